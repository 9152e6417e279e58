// Document + pages → the tags of the PDF: which part of which page belongs to which element, in the order of reading.
#pragma once

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"
#include "layout/page.h"

namespace oordeel::pdf {

constexpr size_t noTag = std::numeric_limits<size_t>::max();

/// Neighbouring marks of a page that belong to the same element: what one BDC … EMC encloses, or several when a part
/// has text of its own.
struct Sequence {
    size_t begin = 0, end = 0;  ///< marks of the page
    size_t tag = noTag;         ///< none: an artifact
    std::string_view artifact;  ///< what kind of artifact it is, in PDF syntax
    int mcid = 0, mcids = 1;    ///< the first of its numbers on the page, and how many it has; set by content.h
};

/// What an element consists of, in the order of reading.
struct Kid {
    enum class Kind : uint8_t { tag, content, link } kind = Kind::tag;
    size_t index = 0;  ///< tag: in TagTree::tags; content: in TagTree::sequences[page]; link: in the page's links
    size_t page = 0;
};

/// What few elements have.
struct Particulars {
    std::string language;                    ///< where it differs from the surrounding one
    std::optional<std::string> alternative;  ///< Figure: what it shows
    std::string expansion;                   ///< of an abbreviation
    std::string title;                       ///< what a part is called, where it says so
    std::optional<layout::Rect> box;         ///< Figure: what its marks cover, on the first page it is on
    size_t boxPage = 0;
};

/// An element of the structure tree. A table has tens of thousands, so it is kept small.
struct Tag {
    std::string_view role;  ///< "P"
    html::NodeId node = html::noNode;
    size_t parent = noTag;
    std::vector<Kid> kids;

    std::string_view listNumbering;           ///< L: "Decimal"
    std::string_view scope;                   ///< TH: "Row" or "Column"
    bool headsGroup = false;                  ///< TH: of the rest of its row group too
    int columnSpan = 1, rowSpan = 1;          ///< TH, TD
    std::vector<size_t> headers;              ///< TH, TD: the headings of the cell, where scopes do not tell them
    std::unique_ptr<Particulars> particular;  ///< null: none

    const Particulars& particulars() const;
    /// The particulars, to be changed.
    Particulars& withParticulars();
};

struct TagTree {
    std::vector<Tag> tags;                         ///< [0] is Document; parents come before their kids
    std::vector<std::vector<Sequence>> sequences;  ///< a page
    const html::Document* document = nullptr;      ///< that it is of
};

/// The tag tree. Elements without content are left out, save for empty cells of a table that is there. No element has
/// more kids than a PDF array may hold.
TagTree tagTree(const layout::Pages& pages, const html::Document& document);

/// Where the links within the document lead, by id.
using Destinations = std::map<std::string_view, const layout::Anchor*>;
Destinations destinations(const layout::Pages& pages);

/// Whether a link becomes one in the PDF: it belongs to an element, and when it leads to "#id", something has that id.
bool isLive(const layout::Link& link, const Destinations& destinations);

/// "nl" → "nl-NL", which is how screen readers name the voice; other tags as they are; none: "und".
std::string fullLanguage(const std::string& language);

}  // namespace oordeel::pdf
