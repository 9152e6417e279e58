// The figures of a table column → the room that they take on either side of the sign on which they are aligned.
#pragma once

#include <map>

#include "layout/grid.h"

namespace oordeel::layout {

/// Widest parts of a column's figures before and after the sign, with the borders and paddings of the cells.
struct SignRoom {
    Length before, after;
};
/// By column and sign.
using SignRooms = std::map<std::pair<size_t, char32_t>, SignRoom>;

/// The sign on which a cell is aligned with the others of its column (CSS Text 4, 7.1), or 0. A cell that spans columns
/// has none; nor has one that heads a column or a row, since its words are no figures.
char32_t signOf(const Context& context, const GridCell& cell);

/// What the cells of all columns ask, each of their lines unbroken.
SignRooms measureSigns(Context& context, const Grid& grid);

/// Moves the lines of a cell's content so that their sign stands at `axis`. A line without the sign stands as if the
/// sign followed its last figure, or its last letter when it has no figure; what is raised (the number of a note) does
/// not count.
void alignOnSign(Fragment& content, char32_t sign, Length axis);

}  // namespace oordeel::layout
