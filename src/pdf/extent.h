// A mark → the part of the page it covers.
#pragma once

#include <optional>

#include "layout/page.h"

namespace oordeel::pdf {

/// A text run covers its width from the face's ascender to its descender; a path all its points (for a curve the
/// control points too) and half the width of its stroke around them. Nothing for a path without points.
std::optional<layout::Rect> extent(const layout::Mark& mark);

/// The smallest rectangle around both.
layout::Rect united(const layout::Rect& a, const layout::Rect& b);

}  // namespace oordeel::pdf
