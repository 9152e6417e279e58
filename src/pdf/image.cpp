#include "pdf/image.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "pdf/syntax.h"

namespace oordeel::pdf {

namespace {

/// Pixels packed, and what an image dictionary says of them.
struct Packed {
    std::string data, entries;
};

uint8_t byteAt(const std::string& data, size_t at) {
    return static_cast<uint8_t>(data[at]);
}

std::string sizes(const picture::Picture& picture) {
    return "/Width " + std::to_string(picture.columns) + "/Height " + std::to_string(picture.rows);
}

/// What a byte is said to be near: one of the five predictors of PNG (ISO/IEC 15948, 9.2), from the bytes to the left,
/// above, and to the left of that.
int predicted(int predictor, int left, int above, int corner) {
    switch (predictor) {
        case 1:
            return left;
        case 2:
            return above;
        case 3:
            return (left + above) / 2;
        case 4: {
            const int guess = left + above - corner;
            const int toLeft = std::abs(guess - left), toAbove = std::abs(guess - above);
            const int toCorner = std::abs(guess - corner);
            return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
        }
        default:
            return 0;
    }
}

/// Rows as differences from what is predicted, each by the predictor that leaves the smallest ones (12.8: the sum of
/// their absolute values tells best).
std::string differences(const std::string& data, size_t rowSize, size_t pixelSize) {
    std::string out, row(rowSize, '\0'), best;
    out.reserve(data.size() + data.size() / rowSize);
    for (size_t start = 0; start < data.size(); start += rowSize) {
        int64_t least = -1;
        char chosen = 0;
        for (int predictor = 0; predictor <= 4; ++predictor) {
            int64_t sum = 0;
            for (size_t i = 0; i < rowSize; ++i) {
                const int left = i >= pixelSize ? byteAt(data, start + i - pixelSize) : 0;
                const int above = start > 0 ? byteAt(data, start + i - rowSize) : 0;
                const int corner = start > 0 && i >= pixelSize ? byteAt(data, start + i - rowSize - pixelSize) : 0;
                const auto difference =
                    static_cast<int8_t>(byteAt(data, start + i) - predicted(predictor, left, above, corner));
                row[i] = static_cast<char>(difference);
                sum += std::abs(difference);
            }
            if (least >= 0 && sum >= least) continue;
            least = sum;
            chosen = static_cast<char>(predictor);
            best = row;
        }
        out += chosen;
        out += best;
    }
    return out;
}

Packed samples(const std::string& data, uint32_t columns, int components) {
    const auto pixelSize = static_cast<size_t>(components);
    // 15: the predictor of PNG that each row names.
    return {differences(data, columns * pixelSize, pixelSize),
            std::string("/ColorSpace/") + (components == 1 ? "DeviceGray" : "DeviceRGB") +
                "/BitsPerComponent 8/DecodeParms<</Predictor 15/Colors " + std::to_string(components) +
                "/BitsPerComponent 8/Columns " + std::to_string(columns) + ">>"};
}

/// Each pixel as a number of 1, 2, 4 or 8 bits into a list of at most 256 colours; nothing when there are more. Greys
/// of more than four bits are themselves such numbers.
std::optional<Packed> palette(const picture::Picture& picture) {
    const size_t most = picture.components == 1 ? 16 : 256;
    const auto pixelSize = static_cast<size_t>(picture.components);
    const size_t count = picture.data.size() / pixelSize;
    std::unordered_map<uint32_t, uint8_t> numbers;
    std::string list, indices(count, '\0');
    for (size_t i = 0; i < count; ++i) {
        uint32_t color = 0;
        for (size_t c = 0; c < 3; ++c)
            color = color << 8 | byteAt(picture.data, i * pixelSize + std::min(c, pixelSize - 1));
        const auto [found, isNew] = numbers.try_emplace(color, static_cast<uint8_t>(numbers.size()));
        if (numbers.size() > most) return std::nullopt;
        if (isNew) list += hex(static_cast<uint16_t>(color >> 8)) + hex(static_cast<uint16_t>(color << 8)).substr(0, 2);
        indices[i] = static_cast<char>(found->second);
    }
    const size_t colors = numbers.size();
    const size_t bits = colors <= 2 ? 1 : colors <= 4 ? 2 : colors <= 16 ? 4 : 8;
    const size_t rowSize = (picture.columns * bits + 7) / 8;
    std::string packed(rowSize * picture.rows, '\0');
    for (size_t i = 0; i < count; ++i) {
        const size_t bit = i % picture.columns * bits;
        char& byte = packed[i / picture.columns * rowSize + bit / 8];
        byte = static_cast<char>(byte | byteAt(indices, i) << (8 - bits - bit % 8));
    }
    return Packed{std::move(packed), "/ColorSpace[/Indexed/DeviceRGB " + std::to_string(colors - 1) + "<" + list +
                                         ">]/BitsPerComponent " + std::to_string(bits)};
}

}  // namespace

Reference addImage(File& file, const picture::Picture& picture) {
    const std::string image = "/Type/XObject/Subtype/Image" + sizes(picture);
    if (picture.jpeg) {
        return file.addStream(picture.data,
                              image + "/ColorSpace/" + (picture.components == 1 ? "DeviceGray" : "DeviceRGB") +
                                  "/BitsPerComponent 8/Filter/DCTDecode",
                              Compression::none);
    }
    std::string mask;
    if (!picture.alpha.empty()) {
        const Packed packed = samples(picture.alpha, picture.columns, 1);
        mask = "/SMask " + syntax(file.addStream(packed.data, image + packed.entries));
    }
    auto packed = palette(picture);
    if (!packed) packed = samples(picture.data, picture.columns, picture.components);
    return file.addStream(packed->data, image + packed->entries + mask);
}

}  // namespace oordeel::pdf
