// A style's background and borders + a rectangle → paths.
#pragma once

#include <vector>

#include "layout/fragment.h"

namespace oordeel::layout {

/// Whether a box of this style shows. `framed`: has the borders of its style.
bool isDecorated(const css::Style& style, bool framed = true);

/// The sides of a box that are there: where it is cut, by a page or by the end of a line, it has no border and no round
/// corners (css-break-3, box-decoration-break: slice).
struct Edges {
    bool top = true, right = true, bottom = true, left = true;
};

/// Paths of background and borders of a box, in painting order.
std::vector<Path> paintBox(const css::Style& style, Rect area, Edges edges = {}, bool framed = true);

/// A straight piece of border that fills an area.
Path paintRule(Rect area, const css::Border& border, bool horizontal);

std::vector<Path> paintPanel(const Panel& panel, Point at);

}  // namespace oordeel::layout
