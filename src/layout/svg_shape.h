// The basic shapes of SVG as elements → outlines, and outlines → paths on paper.
#pragma once

#include <optional>

#include "base/diagnostics.h"
#include "html/document.h"
#include "layout/page.h"
#include "layout/svg_paint.h"
#include "layout/svg_path.h"
#include "layout/svg_values.h"

namespace oordeel::layout::svg {

/// The outline of a <path>, <rect>, <circle>, <ellipse>, <line>, <polyline> or <polygon> in user units; empty when it
/// has no extent. `viewport` is what percentages are taken of, `em` the font size.
Outline outlineOf(const html::Node& shape, double em, Vec viewport, Diagnostics& diagnostics);

/// An attribute that is a length, or `otherwise` when it is not there or, with an error, not understood.
double readLength(const html::Node& node, std::string_view name, double whole, double em, double otherwise,
                  Diagnostics& diagnostics);

Outline transformed(Outline outline, const Matrix& matrix);

/// The outline at its place, painted; `matrix` leads from its user units to points of the drawing. Nothing when no ink
/// comes of it, or, with an error, when it lies beyond all pages.
std::optional<Path> pathOf(const Outline& outline, const html::Node& shape, const Paint& paint, const Matrix& matrix,
                           Diagnostics& diagnostics);

/// An error at a place inside the value of an attribute.
void complain(const html::Attribute& attribute, std::string message, Diagnostics& diagnostics, size_t offset = 0);

}  // namespace oordeel::layout::svg
