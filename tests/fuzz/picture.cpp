// libFuzzer target: any bytes as a PNG and as a JPEG. What is said to be a picture must be one: as many samples as its
// size says, and of a JPEG a file that can be read anew.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "picture/picture.h"

using namespace oordeel::picture;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    // A few bytes can name a size that takes seconds to fill; that it is refused above a limit is a test's business.
    if (size > 24 && formatOf(bytes) == "PNG" && (data[16] | data[17] | data[20] | data[21])) return 0;
    for (const Decoded& decoded : {decodePng(bytes), decodeJpeg(bytes)}) {
        if (!decoded.problem.empty()) continue;
        const Picture& picture = decoded.picture;
        const size_t pixels = static_cast<size_t>(picture.columns) * picture.rows;
        if (pixels == 0 || pixels > mostPixels || picture.orientation < 1 || picture.orientation > 8) std::abort();
        if (picture.components != 1 && picture.components != 3) std::abort();
        if (picture.jpeg) {
            const Decoded again = decodeJpeg(picture.data);
            if (!again.problem.empty() || again.picture.columns != picture.columns) std::abort();
        } else {
            if (picture.data.size() != pixels * static_cast<size_t>(picture.components)) std::abort();
            if (!picture.alpha.empty() && picture.alpha.size() != pixels) std::abort();
        }
    }
    return 0;
}
