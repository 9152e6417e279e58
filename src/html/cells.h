// The cells of tables → complaints about headings that nobody could follow.
#pragma once

#include "html/document.h"
#include "html/tokens.h"

namespace oordeel::html {

/// Errors: a `scope` that HTML does not know, and `headers` that name no heading cell of the same table. Both would be
/// passed over without a word, and a screen reader would read the cell without its heading.
void checkCells(const Document& document, Complaints& complaints);

}  // namespace oordeel::html
