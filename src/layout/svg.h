// An <svg> element → marks: the one way in which bars, charts and signs are drawn.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "css/css.h"
#include "html/document.h"
#include "layout/page.h"
#include "text/face.h"

namespace oordeel::layout {

struct Drawing {
    Length width, height;
    std::vector<Mark> marks;  ///< relative to the drawing's top left corner, all owned by the <svg> (or by nobody
                              ///< when it has aria-hidden="true" or role="presentation")
};

/// Draws the static subset of SVG 1.1 that the reference page lists. `css` sizes of the style win over the width and
/// height attributes, those over the viewBox; `available` is what a percentage is taken of. What is outside the subset
/// is an error at its place.
Drawing drawSvg(const html::Document& document, html::NodeId svg, const css::Styles& styles, text::Fonts& fonts,
                Length available, Diagnostics& diagnostics);

}  // namespace oordeel::layout
