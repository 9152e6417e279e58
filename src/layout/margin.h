// Margin boxes of a page → what stands in them: running heads, folios.
#pragma once

#include <vector>

#include "layout/cut.h"
#include "layout/words.h"

namespace oordeel::layout {

struct PlacedMarginBox {
    Fragment content;
    Point at;  ///< from the corner of the page
};

/// Sets the margin boxes that have content on this page (css-page-3, 5.3: widths as given; boxes without one share what
/// is left by what they ask; the middle box stays in the middle when it can).
std::vector<PlacedMarginBox> setMarginBoxes(Context& context, const PageFrame& frame, const LateWords& words,
                                            size_t index);

}  // namespace oordeel::layout
