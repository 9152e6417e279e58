#include "web/base64.h"

#include <cstdint>

namespace oordeel::web {

std::string base64(std::string_view bytes) {
    constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (size_t i = 0; i < bytes.size(); i += 3) {
        const size_t have = bytes.size() - i;
        uint32_t three = 0;
        for (size_t k = 0; k < 3; ++k) three = three << 8 | (k < have ? static_cast<uint8_t>(bytes[i + k]) : 0u);
        for (size_t k = 0; k < 4; ++k) out += k <= have ? letters[three >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

}  // namespace oordeel::web
