// What Markdown drops without a word → complaints.
#pragma once

#include "html/footnotes.h"
#include "html/tokens.h"

struct cmark_node;

namespace oordeel::html {

/// Lines like "[oordeel]: goed", which are the address of a link named "oordeel" and show nothing when there is none.
/// To be called before the tree is changed.
void complainAboutUnusedAddresses(const Source& source, cmark_node* root, const MarkdownLines& lines,
                                  Complaints& complaints);

/// Cells of a row beyond the columns of its table.
void complainAboutSurplusCells(const Source& source, cmark_node* root, const MarkdownLines& lines,
                               Complaints& complaints);

}  // namespace oordeel::html
