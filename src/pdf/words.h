// Text runs of a page → where a space must be put between them, so that readers do not run words together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pdf/tags.h"

namespace oordeel::pdf {

/// By mark: whether a space follows its text. Layout keeps the spaces of a paragraph, also at line ends; but a title
/// set in blocks ("1.1" beside "Toegang"), or a line ended by <br>, has none between its parts, and a reader of the
/// tags sees no geometry.
std::vector<bool> spacesAfter(const layout::Page& page, const std::vector<Sequence>& sequences, const TagTree& tree);

/// What a reader of the tags gets for a sequence: the characters of its runs, their ActualText where they have one,
/// words joined where a line end broke them.
std::u32string readableText(const layout::Page& page, const Sequence& sequence, const std::vector<bool>& spacesAfter);

/// White space collapsed and trimmed.
std::string collapsed(std::string_view text);

}  // namespace oordeel::pdf
