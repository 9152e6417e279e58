// Blocks → one flat list of boxes, glue and penalties, from which pages are cut.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "layout/band.h"
#include "layout/breaker.h"
#include "layout/collapse.h"
#include "layout/context.h"
#include "layout/fragment.h"
#include "layout/paragraph.h"

namespace oordeel::layout {

/// Background and borders of a block: drawn, once the pages are cut, around the boxes that it covers on each.
struct Decoration {
    const css::Style* style = nullptr;
    Length x, width;
    size_t first = 0, last = 0;        ///< boxes
    bool opens = true, closes = true;  ///< whether the block begins and ends in this galley
    bool framed = true;                ///< false: only the background
};

/// A band, each of whose slices is a box. They are empty paper: what a page shows of the band is known when it is cut.
struct PlacedBand {
    Band band;
    std::vector<Slice> slices;
    size_t first = 0;  ///< box of the first slice
};

/// Where a slice stands: a box, and how far from its top.
struct SlicePlace {
    size_t box = 0;
    Length top;
};

/// The shared borders of a table, drawn once the pages are cut.
struct Ruling {
    SharedBorders borders;
    std::vector<Length> lines;  ///< x of the column lines
    struct Row {
        size_t first = 0, last = 0;  ///< boxes
        Length above, below;         ///< from the top of the first to the top of the row, of the last to its foot
    };
    std::vector<Row> rows;
    int header = -1;                 ///< in Galley::headers
    std::vector<Length> headerTops;  ///< of its rows and the foot of the last, in the header when it is repeated
};

/// Content between two forced breaks, on pages of one type. x counts from the left edge of the page area.
struct Galley {
    std::string page;
    css::Break start = css::Break::page;  ///< page, left or right
    std::vector<Item> items;
    std::vector<Fragment> boxes;    ///< Item::content of a box
    std::vector<Fragment> headers;  ///< Item::content of a penalty
    std::vector<Decoration> decorations;
    std::vector<PlacedBand> bands;
    std::vector<Ruling> rulings;
};

// Prices of cutting a page. Only their order and rough ratio count; an almost empty page costs 2 000 (see cut.cpp).
constexpr int64_t closePrice = 250;  // between boxes without a margin; nothing between boxes that are `apart`
constexpr Length apart{30'000};
constexpr int64_t hyphenatedPrice = 1'000;       // a word that goes on overleaf
constexpr int64_t lonePrice = 1'500;             // one row of a table alone
constexpr int64_t tiedPrice = 500;               // rows that a tall cell spans
constexpr int64_t orphanPrice = 8'000;           // one orphan or widow
constexpr int64_t slicePrice = 250;              // a tall row cut in two: less than most of a page left empty
constexpr int64_t avoidPrice = 40'000;           // break-inside: avoid
constexpr int64_t keepPrice = 200'000;           // a heading without what it heads
constexpr int64_t inseparablePrice = 5'000'000;  // a border without its content

/// Room left free on either side of the page area (or cell).
struct Insets {
    Length left, right;
};

/// Sets blocks one below the other. Margins collapse (CSS 2.1, 8.3.1); between two boxes stands one penalty that sums
/// what cutting there would cost, and one glue for the margin.
class Flow {
  public:
    enum class Kind { pages, cell };

    /// A cell takes no forced breaks and no page types: what is in it goes where the cell goes.
    Flow(Context& context, Kind kind, Length areaWidth);

    /// The content of a block: its children, in lines and blocks.
    void content(html::NodeId node, Insets insets);
    /// One block with its margins, borders and padding.
    void block(html::NodeId node, Insets insets);
    std::vector<Galley> finish();

    // For those who make boxes.
    Length widthWithin(Insets insets) const { return areaWidth_ - insets.left - insets.right; }
    /// Height of the page area, for what may have to be cut; in a cell, that of a page without a name.
    Length areaHeight() const;
    void addBox(Fragment fragment);
    /// Adds rows in slices. Before each, `prepare` says what cutting there costs and repeats.
    std::vector<SlicePlace> addBand(Band band, std::vector<Slice> slices,
                                    const std::function<void(const Slice&)>& prepare);
    void addRuling(Ruling ruling) { galleys_.back().rulings.push_back(std::move(ruling)); }
    void addMargin(Length margin);
    /// Cutting before the next box costs this, too.
    void addPrice(int64_t price) { gap_.price += price; }
    /// Repeats a header (an index from `addHeader`) when the page is cut before the next box; -1: none.
    void repeatHeader(int index) { gap_.header = index; }
    /// When the page is cut before the next box, this much more stands at the foot of the one page and, if no header is
    /// repeated, at the top of the other.
    void addAtCut(Length foot, Length top) { gap_.foot = foot, gap_.top = top; }
    /// Cuts the page before the next box; in a cell, nothing.
    void cutPage() { gap_.cut = true; }
    int addHeader(Fragment header);
    void begin(html::NodeId landmark);
    /// What is added from `open` to `close` has the background and the borders of a style around it, if it has any.
    void open(const css::Style& style, Length x, Length width, bool framed = true);
    void close(const css::Style& style, bool framed = true);
    Context& context() { return context_; }

  private:
    size_t lastBox() const { return galleys_.back().boxes.size() - 1; }

    struct Gap {
        Length above, below;  ///< largest positive and negative margin
        int64_t price = 0;
        int avoiding = 0;  ///< depth of the break-inside: avoid that holds on both sides
        int header = -1;
        Length foot, top;  ///< what a cut adds to either page
        Length gain;       ///< what a cut through a row adds to the second
        bool cut = false;  ///< the page must be cut, inside a table
        css::Break forced = css::Break::automatic;
    };

    void inlineContent(const std::vector<html::NodeId>& nodes, html::NodeId block, Insets insets);
    void addLines(std::vector<Line> lines, const css::Style& style, Insets insets);
    Insets borderBox(const css::Style& style, Insets insets) const;
    void frame(html::NodeId node, Insets outer, Length available);
    void fixedHeight(html::NodeId node, Insets insets, Length height);
    void edge(Length size, bool opening);
    void force(css::Break kind);
    void startPageType(const std::string& page);
    void closeGap();
    void openGalley();
    void fillUp(size_t item, Length least);
    void picture(html::NodeId node, Insets insets);
    void setMarker(html::NodeId item, Insets insets);
    Length takeNotes(Fragment& box, Length header);
    std::vector<size_t> setNotes(const std::vector<size_t>& notes);
    std::vector<size_t> cutNotes(const std::vector<size_t>& notes);
    void placeWaitingNotes();
    Length leastAreaHeight();

    Context& context_;
    Kind kind_;
    Length areaWidth_;
    std::vector<Galley> galleys_;
    std::string page_;  ///< of the next galley
    Gap gap_;
    int avoiding_ = 0;                    ///< depth of break-inside: avoid
    std::vector<size_t> open_;            ///< decorations of the last galley that are open
    std::vector<html::NodeId> starting_;  ///< landmarks that begin with the next box
    std::shared_ptr<const Line> marker_;  ///< of a list item, waiting for its first line
    Length markerX_;
    Length kept_;                  ///< height of the boxes that the next one is to stay with
    std::vector<size_t> waiting_;  ///< parts of footnotes for which the page of their call may have no room
};

/// The rules of a table whose rows stand at some boxes, of which those from `first` on are shown, at `tops`. A row that
/// goes on from above begins at `start`. `header`: whether its header is repeated above them.
std::vector<Rule> rulesOf(const Ruling& ruling, const Galley& galley, size_t first, const std::vector<Length>& tops,
                          Length start, bool header);

/// All boxes of a galley one below the other.
Fragment stack(const Galley& galley, Length width);

/// A block set for itself in a given width: a cell's content, a footnote.
Fragment setBlock(Context& context, html::NodeId node, Length width);

/// An inline block with its padding, borders and background, as wide as its content asks or its style says.
Fragment setInlineBlock(Context& context, html::NodeId node, Length available);

/// Least and greatest width of a block's content, paddings and borders of `node` itself not counted.
ContentWidths measureContent(Context& context, html::NodeId node);

/// The same of an inline block with all that is around its content.
ContentWidths measureInlineBlock(Context& context, html::NodeId node);

/// Height of what separates footnotes from the text, and of their area's padding, on a page.
Length footnoteSeparator(const css::PageStyle& page);

}  // namespace oordeel::layout
