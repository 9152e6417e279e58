// The rows of a table as HTML takes them → rows that all have the same number of columns, as PDF/UA wants them.
#pragma once

#include "pdf/tags.h"

namespace oordeel::pdf {

/// Ends spans where the row group or a cell from above ends them, and fills what is left of short rows with empty
/// cells. A second THead or TFoot becomes a TBody. Where the scopes of headings do not tell which cells they head, each
/// cell gets the list of its headings.
void makeRegular(TagTree& tree, size_t table);

}  // namespace oordeel::pdf
