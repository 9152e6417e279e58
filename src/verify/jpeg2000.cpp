#include "verify/jpeg2000.h"

#include <algorithm>
#include <cstdint>

namespace oordeel::verify {

namespace {

uint32_t number(std::string_view bytes, size_t at, size_t length) {
    uint32_t value = 0;
    for (size_t i = 0; i < length; ++i)
        value = value << 8 | (at + i < bytes.size() ? static_cast<uint8_t>(bytes[at + i]) : 0);
    return value;
}

/// Calls `take(type, content)` for each box.
template <class Take>
void eachBox(std::string_view bytes, Take take) {
    while (bytes.size() >= 8) {
        size_t length = number(bytes, 0, 4);
        size_t header = 8;
        if (length == 1) {  // its length follows in eight bytes
            length = number(bytes, 12, 4);
            header = 16;
        }
        if (length == 0) length = bytes.size();
        if (length < header || length > bytes.size()) return;
        take(bytes.substr(4, 4), bytes.substr(header, length - header));
        bytes.remove_prefix(length);
    }
}

}  // namespace

Jpeg2000 readJpeg2000(std::string_view bytes) {
    Jpeg2000 out;
    eachBox(bytes, [&](std::string_view type, std::string_view header) {
        if (type != "jp2h") return;
        eachBox(header, [&](std::string_view inner, std::string_view box) {
            if (inner == "ihdr" && box.size() >= 14) {
                out.valid = true;
                out.channels = static_cast<int>(number(box, 8, 2));
                out.depth = static_cast<int>(number(box, 10, 1) & 0x7F) + 1;
                out.depthsDiffer = out.depthsDiffer || number(box, 10, 1) == 255;
            } else if (inner == "bpcc") {
                out.depthsDiffer = true;
            } else if (inner == "colr" && box.size() >= 3) {
                const bool best = number(box, 2, 1) == 1;
                if (++out.colourSpaces == 1 || best) {
                    out.method = static_cast<int>(number(box, 0, 1));
                    out.enumerated = out.method == 1 ? static_cast<int>(number(box, 3, 4)) : 0;
                }
                out.bestColourSpaces += best ? 1 : 0;
            }
        });
    });
    return out;
}

}  // namespace oordeel::verify
