// Content that is set but not yet on a page: lines, and boxes made of lines, at places relative to their own corner.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "css/style.h"
#include "html/document.h"
#include "layout/page.h"

namespace oordeel::layout {

struct Fragment;

/// A line under or through words, as the element wants it that asked for it: in its colour and of its size.
struct Stroke {
    const css::Style* style = nullptr;  ///< null: none
    Length shift;                       ///< raised above the baseline
};

/// A part of a line, from left to right.
struct LinePiece {
    enum class Kind : uint8_t {
        text,
        fragment,  ///< a drawing or an inline block
        late,      ///< words known only when pages are cut: a page number, a running string, a leader
        space,     ///< margin or padding of an inline element
        open,      ///< border and padding where an inline element begins that has a background or a border
        close,     ///< the same where it ends
    };
    Kind kind = Kind::text;
    html::NodeId node = html::noNode;  ///< owner of the marks
    html::NodeId link = html::noNode;  ///< the <a href> around it
    const css::Style* style = nullptr;
    Length width;
    Length shift;                              ///< raised above the baseline
    bool continued = false;                    ///< open, close: the line begins or ends within the element
    Stroke underline, lineThrough;             ///< text, late
    TextRun run;                               ///< text: with its origin unset
    std::shared_ptr<const Fragment> fragment;  ///< fragment: its top is `ascent` above the baseline, before the shift
    Length ascent;
    const css::ContentPart* part = nullptr;  ///< late
};

struct Line {
    std::vector<LinePiece> pieces;
    Length above, below;  ///< the baseline; together the height of the line
    Length measure;       ///< room from left to right
    Length indent;
    Length width;    ///< natural, without the white space that hangs at its end
    Length hanging;  ///< that white space
    int64_t hangingSpaces = 0;
    Length wordGap;  ///< justification: extra width of each word space
    css::TextAlign align = css::TextAlign::left;
    char32_t alignOn = 0;              ///< the sign on which a table column may align it
    bool late = false;                 ///< has late pieces: placed again when their words are known
    std::vector<html::NodeId> starts;  ///< elements with an id or a string-set that begin in it
    std::vector<size_t> notes;         ///< footnotes called in it

    Length height() const { return above + below; }
};

/// A background with its borders, or a rule: what a cut of the page runs through.
struct Panel {
    Length width, height;
    const css::Style* style = nullptr;  ///< of the background and the borders; null: a rule
    bool framed = true;                 ///< has the borders of its style
    bool opens = true, closes = true;   ///< not cut off above or below
    css::Border rule;                   ///< along the longer side
};

/// Something at a place: a line, a finished mark, a panel, or the fact that an element begins here.
struct Piece {
    Point at;
    std::shared_ptr<const Line> line;
    std::shared_ptr<const Mark> mark = nullptr;
    html::NodeId start = html::noNode;
    std::shared_ptr<const Panel> panel = nullptr;
};

/// A height at which a fragment may be cut. White at the cut, between `above` and `below`, goes.
struct Cut {
    Length above, below;
    int64_t price = 0;
    size_t piece = 0;  ///< the first piece below, panels aside; `noPiece` when it is the end
    static constexpr size_t noPiece = static_cast<size_t>(-1);
};

/// A box of pieces. Heights may be exceeded by pieces: `height` is what counts for the page.
struct Fragment {
    Length width, height;
    std::vector<Piece> pieces;
    std::vector<size_t> notes;       ///< footnotes called in it
    std::optional<Length> baseline;  ///< of its first line, from the top
    std::vector<Cut> cuts;           ///< from top to bottom; the last is the end, without the margin below

    /// Adds the pieces and notes of another fragment, moved.
    void add(const Fragment& other, Point at);
};

/// A finished mark as a piece.
Piece pieceOf(Mark mark, Point at = {});

/// A rectangle as a closed path.
Path rectangle(Rect area, css::Color fill);

/// A mark moved.
Mark moved(Mark mark, Point by);

}  // namespace oordeel::layout
