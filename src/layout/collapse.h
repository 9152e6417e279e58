// The borders of a table's cells, rows, columns and groups → the ones that neighbours share, and the rules that show
// them.
#pragma once

#include <vector>

#include "layout/grid.h"

namespace oordeel::layout {

/// One border for every stretch of a grid line between two others; rows of header, body and footer count through.
struct SharedBorders {
    size_t rows = 0, columns = 0;
    std::vector<css::Border> kinds{css::Border{}};  ///< those that occur; the first is none
    std::vector<uint16_t> across;                   ///< by row line, then column: an index in `kinds`
    std::vector<uint16_t> down;                     ///< by row, then column line

    const css::Border& above(size_t row, size_t column) const { return kinds[across[row * columns + column]]; }
    const css::Border& leftOf(size_t row, size_t column) const { return kinds[down[row * (columns + 1) + column]]; }
    /// Width of the widest border in a row line.
    Length widest(size_t row) const;
};

/// Resolves the conflicts between borders (CSS 2.1, 17.6.2.1): the wider wins, then the style solid, dashed, dotted,
/// then cell, row, row group, column, column group, table, then what is further up and to the left.
/// Gives every cell its halves: of an odd width, the one below or to the right of the line is larger by a unit.
SharedBorders shareBorders(const Context& context, Grid& grid, html::NodeId table);

/// A part of a border: the area it covers, which is longer than it is wide.
struct Rule {
    Rect area;
    css::Border border;
    bool across = true;  ///< from left to right
};

/// A row, or the part of one, that is shown.
struct ShownRow {
    size_t row = 0;
    Length top, bottom;
    bool begins = true, ends = true;  ///< false where a cut runs through it: there is no border
};

/// The rules of the rows that stand one below the other on a page, as few as show them, weaker ones first. `lines` has
/// the place of every column line. Below the last row of a page stands its own border to the next row, and the same
/// one above the first row of a page; below a repeated header stands the header's.
std::vector<Rule> rulesOf(const SharedBorders& borders, const std::vector<Length>& lines,
                          const std::vector<ShownRow>& rows);

}  // namespace oordeel::layout
