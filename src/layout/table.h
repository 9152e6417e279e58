// A table → rows, each one box of the flow, with its header repeated on every page it reaches.
#pragma once

#include "layout/flow.h"

namespace oordeel::layout {

/// Sets a table (any element with display: table) into the flow: caption, header rows, body rows, footer rows. Margins
/// of the table itself are the caller's.
void setTable(Flow& flow, html::NodeId table, Insets insets);

/// Least and greatest width of a table.
ContentWidths measureTable(Context& context, html::NodeId table);

}  // namespace oordeel::layout
