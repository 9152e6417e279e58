#include "base/utf8.h"

#include <cstdint>
#include <cstring>

namespace oordeel {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Length in bytes of the well-formed sequence at `offset`, or 0.
size_t sequenceLength(std::string_view text, size_t offset) {
    const auto byte = [&](size_t i) {
        return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0u;
    };
    const auto continues = [&](size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return byte(i) >= low && byte(i) <= high;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool second = continues(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
        return second && continues(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool second = continues(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
        return second && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::optional<size_t> findBadUtf8(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
        if (uint64_t eight = 0; i + sizeof eight <= text.size()) {  // Dutch is ASCII almost everywhere
            std::memcpy(&eight, text.data() + i, sizeof eight);
            if ((eight & 0x8080'8080'8080'8080) == 0) {
                i += sizeof eight;
                continue;
            }
        }
        const size_t length = sequenceLength(text, i);
        if (length == 0) return i;
        i += length;
    }
    return std::nullopt;
}

char32_t nextCodePoint(std::string_view text, size_t& offset) {
    const size_t length = sequenceLength(text, offset);
    if (length == 0) return ++offset, replacement;
    char32_t c = static_cast<unsigned char>(text[offset]);
    if (length > 1) c &= 0xFFu >> (length + 1);
    for (size_t i = 1; i < length; ++i) c = c << 6 | (static_cast<unsigned char>(text[offset + i]) & 0x3Fu);
    offset += length;
    return c;
}

void appendUtf8(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) return put(c);
    if (c < 0x800) return put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
    if (c < 0x10000) return put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
}

std::u32string toUtf32(std::string_view text) {
    std::u32string out;
    for (size_t i = 0; i < text.size();) out += nextCodePoint(text, i);
    return out;
}

std::string toUtf8(std::u32string_view text) {
    std::string out;
    for (char32_t c : text) appendUtf8(out, c);
    return out;
}

}  // namespace oordeel
