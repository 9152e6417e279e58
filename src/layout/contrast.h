// Two colours → how well the one can be told from the other.
#pragma once

#include <string>

#include "css/style.h"

namespace oordeel::layout {

/// The contrast ratio of WCAG 2.1, from 1 (the same) to 21 (black on white). Both colours are opaque.
double contrast(css::Color one, css::Color other);

/// A colour that lets `behind` shine through, as the eye sees it.
css::Color over(css::Color color, css::Color behind);

/// The nearest darker or, on a dark ground, lighter shade of a colour that has at least `ratio` on `behind`.
css::Color shadeThatStandsOut(css::Color color, css::Color behind, double ratio);

/// "#1b232b".
std::string hex(css::Color color);

}  // namespace oordeel::layout
