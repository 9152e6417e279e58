// The operators of content streams (ISO 32000-1, annex A), and what each does as far as the rules care.
#pragma once

#include <cstdint>
#include <string_view>

namespace oordeel::verify {

enum class Act : uint8_t {
    unknown,
    other,  ///< a path, a position, a clip …: marks nothing
    save,
    restore,
    beginText,
    endText,
    font,
    renderingMode,
    showString,
    showNext,  ///< ' and ", whose string is the last operand
    fill,
    stroke,
    fillAndStroke,
    shading,
    drawObject,
    inlineImage,
    graphicsState,
    renderingIntent,
    fillSpace,
    strokeSpace,
    fillColour,    ///< sc, scn
    strokeColour,  ///< SC, SCN
    fillGray,
    strokeGray,
    fillRgb,
    strokeRgb,
    fillCmyk,
    strokeCmyk,
    beginMarked,
    beginMarkedWithProperties,
    endMarked,
};

Act actOf(std::string_view op);

}  // namespace oordeel::verify
