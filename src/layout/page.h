// Finished pages: everything at its place, each mark knowing which node of the document it belongs to.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/length.h"
#include "css/style.h"
#include "html/document.h"
#include "picture/picture.h"
#include "text/shape.h"

namespace oordeel::layout {

/// From the top left corner of the page; y grows downwards.
struct Point {
    Length x, y;
    friend bool operator==(const Point&, const Point&) = default;
};
struct Rect {
    Length x, y, width, height;
};

/// A piece of a line in one face, size and colour. The pen starts at `origin`, on the baseline, and moves by each
/// glyph's advance (in font units × size / unitsPerEm), plus `letterSpacing` after each cluster, plus `wordSpacing`
/// after each U+0020 and U+00A0.
struct TextRun {
    Point origin;
    const text::Face* face = nullptr;
    Length size;
    css::Color color;
    std::u32string text;  ///< the characters; Glyph::cluster points into it
    std::vector<text::Glyph> glyphs;
    Length letterSpacing, wordSpacing;
    Length width;
    bool hyphenated = false;    ///< the last glyph is a hyphen that only the line end made; `text` ends in U+00AD
    std::u32string actualText;  ///< when not empty: what the reader's text should be instead (a dropped trema)
};

/// A path in page coordinates, filled, stroked or both.
struct PathSegment {
    enum class Kind : uint8_t { move, line, curve, close } kind = Kind::move;
    Point points[3];  ///< move, line: [0]; curve: two control points and the end
};
struct Path {
    std::vector<PathSegment> segments;
    css::Color fill{0, 0, 0, 0};
    css::Color stroke{0, 0, 0, 0};
    bool evenOdd = false;
    Length strokeWidth;
    int lineCap = 0, lineJoin = 0;  ///< as in PDF: 0 butt or miter, 1 round, 2 square or bevel
    int64_t miterLimit = 4000;      ///< in thousandths
    std::vector<Length> dashes;
};

/// A picture made of pixels, stretched over an area.
struct Image {
    Rect area;
    std::shared_ptr<const picture::Picture> picture;
};

/// What cuts off a mark: ink is left only inside all of these paths, of which nothing but the shape counts.
struct Clip {
    std::shared_ptr<const std::vector<Path>> paths;  ///< null: nothing is cut off
    Point at;                                        ///< where the paths' own 0 0 is
    friend bool operator==(const Clip&, const Clip&) = default;
};

/// What is on a page, in the order of painting, which within a page is document order. Marks that stand for no node
/// (rules, backgrounds, running heads, repeated table headers) have no owner and become artifacts.
struct Mark {
    html::NodeId owner = html::noNode;
    std::variant<TextRun, Path, Image> what;
    bool pagination = false;  ///< an artifact that belongs to the page: running head, folio, repeated header
    Clip clip{};
};

/// The area of a link on a page; a link broken over lines has one an area.
struct Link {
    html::NodeId node = html::noNode;  ///< the <a>
    Rect area;
    std::string target;  ///< "#id" or an address
};

struct Page {
    Length width, height;
    Length areaTop, areaBottom;           ///< of the page area, between the margins
    std::string name;                     ///< of the page type
    int number = 1;                       ///< as counter(page) counts it
    std::string numberStyle = "decimal";  ///< the counter style that it is printed in
    std::vector<Mark> marks;
    std::vector<Link> links;
};

/// Where an element with an id begins.
struct Anchor {
    std::string id;
    html::NodeId node = html::noNode;
    size_t page = 0;  ///< index
    Point at;
};

/// An entry of the outline: a heading.
struct Bookmark {
    html::NodeId node = html::noNode;
    int level = 1;
    std::string title;
    size_t page = 0;
    Point at;
};

struct Pages {
    std::vector<Page> pages;
    std::vector<Anchor> anchors;      ///< in document order, ids unique
    std::vector<Bookmark> bookmarks;  ///< in document order
};

/// The pages as text, one line a mark, in millimetres: for people and tests (`--dump=pages`).
std::string dump(const Pages& pages, const html::Document& document);

}  // namespace oordeel::layout
