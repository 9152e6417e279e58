// The cells of a table with their places → for each cell its headings.
#pragma once

#include <vector>

#include "pdf/tags.h"

namespace oordeel::pdf {

/// A cell, and the row of its group and the column that it begins in.
struct PlacedCell {
    size_t tag = 0;
    size_t row = 0, column = 0;
};

/// Gives every cell the list of its headings, when the table has one that heads the rest of its row group (HTML's
/// scope="rowgroup"), which PDF's scopes cannot say, or when some cells name theirs themselves. What a cell names
/// itself stays. `groups` are the row groups in order.
void assignHeaders(TagTree& tree, const std::vector<std::vector<PlacedCell>>& groups);

}  // namespace oordeel::pdf
