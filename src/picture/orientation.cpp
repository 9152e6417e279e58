#include "picture/orientation.h"

#include <cstdint>

namespace oordeel::picture {
namespace {

/// Numbers of TIFF, in the byte order that its first two bytes name. What lies outside reads as 0.
struct Tiff {
    std::string_view data;

    uint32_t byte(size_t at) const { return at < data.size() ? static_cast<unsigned char>(data[at]) : 0; }
    bool isLittle() const { return data.starts_with("II"); }
    uint32_t two(size_t at) const { return isLittle() ? byte(at) | byte(at + 1) << 8 : byte(at) << 8 | byte(at + 1); }
    uint32_t four(size_t at) const { return isLittle() ? two(at) | two(at + 2) << 16 : two(at) << 16 | two(at + 2); }
};

}  // namespace

int exifOrientation(std::string_view segment) {
    constexpr std::string_view name("Exif\0\0", 6);
    constexpr uint32_t orientationTag = 0x0112, shortType = 3;
    constexpr size_t entrySize = 12;
    if (!segment.starts_with(name)) return 0;
    const Tiff tiff{segment.substr(name.size())};
    const size_t directory = tiff.four(4);
    const size_t entries = tiff.two(directory);
    for (size_t i = 0; i < entries; ++i) {
        const size_t entry = directory + 2 + i * entrySize;
        if (tiff.two(entry) != orientationTag || tiff.two(entry + 2) != shortType) continue;
        const uint32_t value = tiff.two(entry + 8);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 0;
    }
    return 0;
}

}  // namespace oordeel::picture
