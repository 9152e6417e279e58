// Rows that belong together, or one that is tall → slices between which pages are cut, and what a page shows of them.
#pragma once

#include <vector>

#include "layout/fragment.h"

namespace oordeel::layout {

struct BandRow {
    Rect area;
    const css::Style* style = nullptr;  ///< of its background; null for an anonymous row
};

struct BandCell {
    size_t row = 0;                     ///< in which it begins
    Rect area;                          ///< its border box
    const css::Style* style = nullptr;  ///< of its background and borders
    html::NodeId start = html::noNode;  ///< when it is a landmark
    Fragment content;
    Point at;  ///< of the content
};

/// One or more rows, with places from the corner of the first.
struct Band {
    std::vector<BandRow> rows;
    std::vector<BandCell> cells;  ///< in document order
    std::vector<Length> tops;     ///< of the rows, and the foot of the last
    bool framed = true;           ///< cells have borders of their own

    Length height() const { return tops.back(); }
};

/// What stands between two heights at which a page may be cut.
struct Slice {
    Length top, bottom;
    size_t row = 0;
    int64_t price = 0;          ///< of a cut above it, for what the cells lose by it
    bool inRow = false;         ///< the cut above it runs through a row
    Length gain;                ///< after that cut the rest is so much higher: lines that it would run through go down
    std::vector<size_t> notes;  ///< footnotes that it brings
};

/// Slices a band between its rows, and a row that is higher than `tall` at every line end of its cells. At a cut each
/// cell is parted at its own last line end above it; no cell is parted where that costs `forbidden` or more.
std::vector<Slice> slices(Band& band, Length tall, int64_t forbidden, int64_t pushPrice);

/// What is shown of a band between the tops of two slices: cell by cell, with what a cut pushed down at the top, and
/// backgrounds and borders as far as they reach. `gain` is that of the cut above.
Fragment partOf(const Band& band, Length top, Length bottom, Length gain);

}  // namespace oordeel::layout
