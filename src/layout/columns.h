// What the cells of a table ask → the widths of its columns.
#pragma once

#include "layout/align.h"
#include "layout/grid.h"

namespace oordeel::layout {

/// What a column asks, with the borders and paddings of its cells.
struct ColumnWish {
    Length least;                      ///< the longest word of its cells, unhyphenated
    Length most;                       ///< everything on one line, or the width that it or a cell is given
    Length broken;                     ///< the longest part of a word when words may break
    int32_t thousandths = 0;           ///< share of the table, in 1/1000 of a per cent; 0: none asked
    bool given = false;                ///< `most` is a width that a style sheet gives
    html::NodeId cell = html::noNode;  ///< the one that asks `broken`
};

/// `spacing`: between columns.
std::vector<ColumnWish> measureColumns(Context& context, const Grid& grid, const SignRooms& signs, Length spacing);

/// Automatic layout (css-tables-3, 3.9): every column at least its longest word. Room beyond that goes first to columns
/// that ask a share, then to those that are given a width, then to the others by how much more they ask; when all have
/// what they ask, columns without a width share what is left if the table must be filled. When there is no room for
/// the longest words, columns give way as far as their words can be broken, and no further: the sum may exceed `room`.
std::vector<Length> automaticWidths(const std::vector<ColumnWish>& wishes, Length room, bool fill);

/// CSS 2.1, 17.5.2.1: widths of the columns, else of the cells of the first row; what is left goes to the columns
/// without a width evenly, and when all have one, to all in proportion, for a table is as wide as it says.
std::vector<Length> fixedWidths(const Context& context, const Grid& grid, Length room);

/// Sum of `count` lengths from `from` on.
Length sum(const std::vector<Length>& lengths, size_t from, size_t count);

}  // namespace oordeel::layout
