// Blocks → one flat list of boxes, glue and penalties, from which pages are cut.
#pragma once

#include <string>
#include <vector>

#include "layout/breaker.h"
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
};

/// Content between two forced breaks, on pages of one type. x counts from the left edge of the page area.
struct Galley {
    std::string page;
    css::Break start = css::Break::page;  ///< page, left or right
    std::vector<Item> items;
    std::vector<Fragment> boxes;    ///< Item::content of a box
    std::vector<Fragment> headers;  ///< Item::content of a penalty
    std::vector<Decoration> decorations;
};

// Prices of cutting a page. Only their order and rough ratio count; an almost empty page costs 2 000 (see cut.cpp).
constexpr int64_t closePrice = 250;  // between boxes without a margin; nothing between boxes that are `apart`
constexpr Length apart{30'000};
constexpr int64_t hyphenatedPrice = 1'000;       // a word that goes on overleaf
constexpr int64_t lonePrice = 1'500;             // one row of a table alone
constexpr int64_t orphanPrice = 8'000;           // one orphan or widow
constexpr int64_t slicePrice = 20'000;           // a row cut in two
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
    /// Height of the page area, for what may have to be cut; in a cell, which is never cut, unbounded.
    Length areaHeight() const;
    void addBox(Fragment fragment);
    void addMargin(Length margin);
    /// Cutting before the next box costs this, too.
    void addPrice(int64_t price) { gap_.price += price; }
    /// Repeats a header (an index from `addHeader`) when the page is cut before the next box; -1: none.
    void repeatHeader(int index) { gap_.header = index; }
    int addHeader(Fragment header);
    void begin(html::NodeId landmark);
    /// What is added from `open` to `close` has the background and the borders of a style around it, if it has any.
    void open(const css::Style& style, Length x, Length width);
    void close(const css::Style& style);
    Context& context() { return context_; }

  private:
    struct Gap {
        Length above, below;  ///< largest positive and negative margin
        int64_t price = 0;
        int avoiding = 0;  ///< depth of the break-inside: avoid that holds on both sides
        int header = -1;
        css::Break forced = css::Break::automatic;
    };

    void inlineContent(const std::vector<html::NodeId>& nodes, html::NodeId block, Insets insets);
    void addLines(const std::vector<Line>& lines, const css::Style& style, Insets insets);
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

/// Whether a style paints anything around its content: a background or a border.
bool isDecorated(const css::Style& style);

/// The sides of a box that are there: where it is cut, by a page or by the end of a line, it has no border and no round
/// corners (css-break-3, box-decoration-break: slice).
struct Edges {
    bool top = true, right = true, bottom = true, left = true;
};

/// Paths of background and borders of a box, in painting order.
std::vector<Path> paintBox(const css::Style& style, Rect area, Edges edges = {});

}  // namespace oordeel::layout
