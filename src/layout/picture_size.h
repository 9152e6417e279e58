// What a picture says of its own size, and what the style sheet says → the size it gets.
#pragma once

#include <optional>

#include "base/length.h"
#include "css/style.h"

namespace oordeel::layout {

/// A side that a picture does not name follows from the other by its shape.
struct NaturalSize {
    std::optional<Length> width, height;
    double ratio = 0;  ///< height ÷ width; 0: it has no shape of its own
};

/// The room for a picture, its border and padding not counted.
struct Room {
    Length whole;   ///< what percentages are taken of; 0: not known yet, then they say nothing
    Length width;   ///< what a width in percentages may not exceed
    Length height;  ///< of the page
};

struct PictureSize {
    Length width, height;
};

/// CSS 2.1, 10.3.2, 10.4 and 10.6.2, with two departures for paper, where nothing scrolls: when max-width or min-width
/// holds, or the page is not high enough, the other side follows, so that a picture keeps its shape unless the style
/// sheet itself gives both sides. Nothing when a side is not known. Lengths of the style are those of the content.
std::optional<PictureSize> pictureSize(const css::Style& style, const NaturalSize& natural, const Room& room);

}  // namespace oordeel::layout
