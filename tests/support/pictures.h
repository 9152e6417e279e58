// Picture files made in the tests, byte by byte as their formats say.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace testing {

inline std::string bigEndian(uint32_t number, int bytes = 4) {
    std::string out;
    for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(number >> (8 * i));
    return out;
}

/// Length, name, data, and the checksum of the last two (ISO/IEC 15948, 5.3).
inline std::string chunk(const std::string& name, const std::string& data) {
    const std::string body = name + data;
    const auto checksum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return bigEndian(static_cast<uint32_t>(data.size())) + body + bigEndian(static_cast<uint32_t>(checksum));
}

struct Png {
    uint32_t columns = 1, rows = 1;
    int depth = 8;
    int colorType = 2;  ///< 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
    bool interlaced = false;
    std::string palette, transparency;  ///< what PLTE and tRNS hold
    /// The sample of a channel of a pixel, in `depth` bits.
    std::function<uint32_t(uint32_t x, uint32_t y, int channel)> sample = [](auto, auto, auto) { return 0u; };

    int channels() const { return colorType == 2 ? 3 : colorType == 4 ? 2 : colorType == 6 ? 4 : 1; }

    /// The rows of every `dx`-th pixel from x, y on, none of them filtered.
    std::string pass(uint32_t x0, uint32_t y0, uint32_t dx, uint32_t dy) const {
        std::string out;
        for (uint32_t y = y0; y < rows && x0 < columns; y += dy) {
            out += '\0';
            uint32_t bits = 0;
            int count = 0;
            for (uint32_t x = x0; x < columns; x += dx) {
                for (int c = 0; c < channels(); ++c) {
                    if (depth == 16) {
                        out += bigEndian(sample(x, y, c), 2);
                        continue;
                    }
                    bits = bits << depth | sample(x, y, c);
                    count += depth;
                    if (count < 8) continue;
                    out += static_cast<char>(bits);
                    bits = 0, count = 0;
                }
            }
            if (count > 0) out += static_cast<char>(bits << (8 - count));
        }
        return out;
    }

    std::string bytes() const {
        std::string lines;
        if (interlaced) {  // Adam7 (8.2)
            constexpr uint32_t passes[7][4] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                                               {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
            for (const auto& [x, y, dx, dy] : passes) lines += pass(x, y, dx, dy);
        } else {
            lines = pass(0, 0, 1, 1);
        }
        uLongf size = compressBound(static_cast<uLong>(lines.size()));
        std::string packed(size, '\0');
        compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(lines.data()),
                 static_cast<uLong>(lines.size()));
        packed.resize(size);
        const std::string header = bigEndian(columns) + bigEndian(rows) + static_cast<char>(depth) +
                                   static_cast<char>(colorType) + std::string(2, '\0') + static_cast<char>(interlaced);
        return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + (palette.empty() ? "" : chunk("PLTE", palette)) +
               (transparency.empty() ? "" : chunk("tRNS", transparency)) + chunk("IDAT", packed) + chunk("IEND", "");
    }
};

}  // namespace testing
