// Path data and basic shapes of SVG → outlines: points joined by lines and cubic curves, in user units.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "layout/page.h"
#include "layout/svg_values.h"

namespace oordeel::layout::svg {

struct Step {
    PathSegment::Kind kind = PathSegment::Kind::move;
    Vec points[3];  ///< move, line: [0]; curve: two control points and the end
};
using Outline = std::vector<Step>;

/// The `d` of a <path> (SVG 1.1, 8.3): what can be drawn up to the first fault, as the specification asks.
std::optional<Fault> readPath(std::string_view data, Outline& outline);

/// A rectangle with elliptic corners; radii larger than half a side are taken as half.
Outline rectangle(double x, double y, double width, double height, double rx, double ry);
Outline ellipse(Vec centre, double rx, double ry);
/// Through x y pairs; an odd last number is left out.
Outline polyline(const std::vector<double>& numbers, bool closed);

}  // namespace oordeel::layout::svg
