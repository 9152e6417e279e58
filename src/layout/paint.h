// Lines and boxes → marks on a page.
#pragma once

#include "layout/cut.h"
#include "layout/words.h"

namespace oordeel::layout {

/// Draws everything of one page.
Page paintPage(Context& context, const PageFrame& frame, const LateWords& words, size_t index);

}  // namespace oordeel::layout
