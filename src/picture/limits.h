// What a picture may be at most.
#pragma once

#include <optional>
#include <string>

#include "picture/picture.h"

namespace oordeel::picture {

/// Why a picture of this size is refused, as the end of a sentence about it.
inline std::optional<std::string> whyTooLarge(uint64_t columns, uint64_t rows) {
    if (columns * rows <= mostPixels) return std::nullopt;
    return "has " + std::to_string(columns) + " × " + std::to_string(rows) +
           " pixels; scale it down, a page at 300 pixels an inch has 2480 × 3508";
}

}  // namespace oordeel::picture
