// A <pattern> and a shape that it fills → the tile's shapes, once for each tile that meets the shape.
#pragma once

#include <vector>

#include "layout/context.h"
#include "layout/page.h"
#include "layout/svg_paint.h"
#include "layout/svg_values.h"

namespace oordeel::layout::svg {

/// What a pattern is to fill.
struct PatternUse {
    const html::Attribute& fill;  ///< that names the pattern
    Matrix matrix;                ///< from the shape's user units to points of the drawing
    Rect covered;                 ///< by the shape, in the drawing
    Vec viewport;                 ///< what percentages are taken of
    double opacity = 1;
};

/// One path for each shape in the tile, with all its copies; the shape that is filled has still to cut them off. Drawn
/// as geometry, because tiles that a reader of the PDF puts side by side show seams in print. A line from one edge of
/// the tile to the other goes on through its neighbours as one. What crosses an edge is drawn whole; a stroke along an
/// edge, of which a browser shows half, is an error. `paint` is what the pattern inherits from where it stands.
std::vector<Path> patternPaths(Context& context, html::NodeId pattern, const Paint& paint, const PatternUse& use);

}  // namespace oordeel::layout::svg
