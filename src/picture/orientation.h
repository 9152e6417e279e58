// Exif data of a camera → how it was held.
#pragma once

#include <string_view>

namespace oordeel::picture {

/// The tag Orientation (Exif 2.3, 4.6.4) of an APP1 segment, 1 to 8; 0 when it is not there. Never an error: a picture
/// is upright unless it says otherwise in a way that can be read.
int exifOrientation(std::string_view segment);

}  // namespace oordeel::picture
