// An <svg> element → marks: the one way in which bars, charts, logos and signs are drawn.
#pragma once

#include <vector>

#include "layout/context.h"
#include "layout/page.h"
#include "layout/picture_size.h"

namespace oordeel::layout {

/// The size that an <svg> gives itself: its width and height, percentages being of `whole` (0: they say nothing), and
/// the shape of its viewBox; without width and height, a unit of the viewBox is a CSS pixel. A side that is not
/// understood is an error at its place.
NaturalSize naturalSize(Context& context, html::NodeId svg, Length whole);

/// Draws the static subset of SVG 1.1 that the reference page lists, as marks from the drawing's top left corner, all
/// owned by the <svg>, or by nobody when it has aria-hidden="true" or role="presentation". Shapes are cut off at the
/// edge of the drawing; words that reach over it are whole, with a warning. What is outside the subset is an error at
/// its place. Its units are those of the viewBox; without one they are CSS pixels, or, when it is `own` large, scaled
/// so that it fills `size`.
std::vector<Mark> drawSvg(Context& context, html::NodeId svg, PictureSize size, std::optional<PictureSize> own = {});

}  // namespace oordeel::layout
