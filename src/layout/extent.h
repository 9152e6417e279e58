// A mark → the part of the page it covers.
#pragma once

#include <optional>

#include "layout/page.h"

namespace oordeel::layout {

/// A text run covers its width from the face's ascender to its descender; a path all its points (for a curve the
/// control points too) and half the width of its stroke around them; an image its area. What the mark's clip cuts off
/// does not count. Nothing for a path without points, or when nothing is left of it.
std::optional<Rect> extent(const Mark& mark);
std::optional<Rect> extent(const Path& path);

/// The smallest rectangle around both.
Rect united(const Rect& a, const Rect& b);

}  // namespace oordeel::layout
