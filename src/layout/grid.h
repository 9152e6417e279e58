// The elements of a table → rows and columns, spans resolved.
#pragma once

#include <array>
#include <vector>

#include "layout/context.h"

namespace oordeel::layout {

struct GridCell {
    html::NodeId node = html::noNode;
    size_t column = 0;
    size_t columns = 1, rows = 1;  ///< spans, cut off at the edges of the table and of the row group
    bool heads = false;            ///< a <th>, or in the header of the table
    css::Sides<Length> border{};   ///< widths of its own borders, or of its halves of shared ones

    /// Border and padding on one side; percentages are of `whole`.
    Length edge(const Context& context, css::Side side, Length whole = {}) const {
        return border[side] + context.style(node).padding[side].of(whole);
    }
};

struct GridRow {
    html::NodeId node = html::noNode;   ///< noNode for an anonymous row
    html::NodeId group = html::noNode;  ///< the row group, or noNode
    std::vector<GridCell> cells;
};

struct Grid {
    std::vector<html::NodeId> captions;
    std::vector<GridRow> header, body, footer;
    std::vector<html::NodeId> columnNodes;   ///< of each column, or noNode
    std::vector<html::NodeId> columnGroups;  ///< of each column, or noNode
    size_t columns = 0;

    std::array<const std::vector<GridRow>*, 3> sections() const { return {&header, &body, &footer}; }
    std::array<std::vector<GridRow>*, 3> sections() { return {&header, &body, &footer}; }
};

/// Reads the grid of a table. Cells without a row get an anonymous row; other content in a row or table is an error at
/// its place, since it could not be shown. Spans are limited to 1 000 columns and 65 534 rows as HTML does. The first
/// <thead> and <tfoot> are header and footer, further ones count as bodies (CSS 2.1, 17.2).
Grid readGrid(Context& context, html::NodeId table);

}  // namespace oordeel::layout
