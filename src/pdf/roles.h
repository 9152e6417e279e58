// An element of HTML → its role among the structure types of PDF (ISO 32000-1, 14.8.4).
#pragma once

#include <string_view>
#include <vector>

#include "html/document.h"

namespace oordeel::pdf {

/// By node: the structure type of an element, or empty when it has none and its content belongs to its parent (strong,
/// br). An ancestor may have a say: in a table or a list with role="presentation", which only places things, a cell or
/// an item is a Div; in a table of contents, which is whatever has role="doc-toc", lists and their items, and tables
/// and their rows, are TOC and TOCI. Roles that depend on the pages (Link, LBody, Note) are given by tags.h.
std::vector<std::string_view> rolesOf(const html::Document& document);

/// 1 to 6, or 0 when it is no heading.
int headingLevel(std::string_view role);

/// Whether elements of this type only group others, so that words directly in one need a paragraph.
bool isGrouping(std::string_view role);

/// Whether elements of this type hold a text by itself.
bool isParagraph(std::string_view role);

/// Whether elements of this type stand within a line of text.
bool isInline(std::string_view role);

}  // namespace oordeel::pdf
