// A JPEG 2000 file (ISO 15444-1, annex I) → what its boxes say of its colours.
#pragma once

#include <string_view>

namespace oordeel::verify {

struct Jpeg2000 {
    bool valid = false;  ///< it has a header box with an image header
    int channels = 0;
    int depth = 0;  ///< bits a colour
    bool depthsDiffer = false;
    int colourSpaces = 0;      ///< colour specifications
    int bestColourSpaces = 0;  ///< those that say they are the best: APPROX 1
    int method = 0;            ///< METH of the one that counts
    int enumerated = 0;        ///< EnumCS of it, when it is of method 1
};

Jpeg2000 readJpeg2000(std::string_view bytes);

}  // namespace oordeel::verify
