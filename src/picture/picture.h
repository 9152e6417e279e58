// Bytes of a PNG or JPEG file → a picture made of pixels, ready for paper. Its colours are taken to be sRGB.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace oordeel::picture {

/// A4 at 300 pixels an inch has 9 million; six times as many fill memory and no eye sees them.
constexpr uint64_t mostPixels = 50'000'000;

struct Picture {
    bool jpeg = false;               ///< `data` is a whole JPEG file; otherwise a byte a component, rows from the top
    uint32_t columns = 0, rows = 0;  ///< pixels as they are stored
    int components = 3;              ///< 1: grey; 3: red, green and blue
    std::string data;
    std::string alpha;    ///< a byte a pixel, 255 being opaque; empty when all of it is. Never of a JPEG
    int orientation = 1;  ///< how a camera was held (Exif 2.3, 4.6.4): 1 upright, 2 to 8 mirrored or turned

    bool isTurned() const { return orientation >= 5; }              ///< a quarter, so that rows are shown as columns
    uint32_t width() const { return isTurned() ? rows : columns; }  ///< pixels as they are shown
    uint32_t height() const { return isTurned() ? columns : rows; }
};

/// A picture, or why there is none.
struct Decoded {
    Picture picture;
    std::string problem;  ///< a sentence of which the file is the subject: "is damaged: …"
    std::string warning;  ///< of a picture that is there all the same: "has a colour profile of its own, …"
};

/// The warning about an ICC profile, or nothing when it is one of sRGB, as its description says.
std::string profileWarning(std::string_view profile);

/// What a file is, as its first bytes say: "PNG", "JPEG", the name of another format that people take for a picture
/// ("GIF", "HEIC", …), or nothing.
std::string_view formatOf(std::string_view bytes);

/// Decodes a PNG of any colour type and depth; 16 bits become 8, a gamma of its own is undone. All rows are read, so
/// that a file that ends too soon is not taken for a picture.
Decoded decodePng(std::string_view bytes);

/// Reads all of a JPEG, baseline or progressive, and writes its coefficients anew: the same pixels, without what a
/// camera adds (the place where it was taken, a thumbnail) and nothing behind the end. CMYK is refused.
Decoded decodeJpeg(std::string_view bytes);

}  // namespace oordeel::picture
