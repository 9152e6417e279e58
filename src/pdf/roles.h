// An element of HTML → its role among the structure types of PDF (ISO 32000-1, 14.8.4).
#pragma once

#include <string_view>

#include "html/document.h"

namespace oordeel::pdf {

/// The structure type of an element, or empty when it has none and its content belongs to its parent (strong, br).
/// Roles that depend on more than the element itself (Link, LBody, Note) are given by tags.h.
std::string_view roleOf(const html::Node& element);

/// Whether elements of this type only group others, so that words directly in one need a paragraph.
bool isGrouping(std::string_view role);

/// Whether elements of this type stand within a line of text.
bool isInline(std::string_view role);

}  // namespace oordeel::pdf
