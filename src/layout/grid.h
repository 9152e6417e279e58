// The elements of a table → rows and columns, spans resolved.
#pragma once

#include <vector>

#include "layout/context.h"

namespace oordeel::layout {

struct GridCell {
    html::NodeId node = html::noNode;
    size_t column = 0;
    size_t columns = 1, rows = 1;  ///< spans, cut off at the edges of the table and of the row group
};

struct GridRow {
    html::NodeId node = html::noNode;   ///< noNode for an anonymous row
    html::NodeId group = html::noNode;  ///< the row group, when this is its first row
    std::vector<GridCell> cells;
};

struct Grid {
    std::vector<html::NodeId> captions;
    std::vector<GridRow> header, body, footer;
    std::vector<html::NodeId> columnNodes;  ///< of each column, or noNode
    size_t columns = 0;
};

/// Reads the grid of a table. Cells without a row get an anonymous row; other content in a row or table is an error at
/// its place, since it could not be shown. Spans are limited to 1 000 columns and 65 534 rows as HTML does.
Grid readGrid(Context& context, html::NodeId table);

}  // namespace oordeel::layout
