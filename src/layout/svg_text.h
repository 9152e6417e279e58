// <text> of SVG → runs of glyphs.
#pragma once

#include <vector>

#include "css/css.h"
#include "html/document.h"
#include "layout/context.h"
#include "layout/page.h"
#include "layout/svg_paint.h"
#include "layout/svg_values.h"

namespace oordeel::layout::svg {

/// Sets one <text> with the <tspan>s in it. `matrix` leads from its user units to points of the drawing; `viewport` is
/// what percentages are taken of.
std::vector<TextRun> setText(Context& context, html::NodeId text, const Paint& paint, const Matrix& matrix,
                             Vec viewport);

}  // namespace oordeel::layout::svg
