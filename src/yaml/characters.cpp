#include "yaml/characters.h"

#include "base/utf8.h"

namespace oordeel::yaml {
namespace {

std::string hexadecimal(char32_t number, int figures) {
    std::string out;
    for (int shift = 4 * (figures - 1); shift >= 0; shift -= 4) out += "0123456789ABCDEF"[number >> shift & 0xF];
    return out;
}

/// Controls, and the two code points that Unicode keeps free of meaning. YAML calls them not printable.
bool isUnprintable(char32_t c) {
    const bool control = (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') || (c >= 0x7F && c < 0xA0 && c != 0x85);
    return control || c == 0xFFFE || c == 0xFFFF;
}

}  // namespace

std::optional<BadCharacter> findBadCharacter(std::string_view text) {
    if (const auto bad = findBadUtf8(text)) {
        const auto byte = static_cast<unsigned char>(text[*bad]);
        return BadCharacter{*bad, "byte " + hexadecimal(byte, 2) + " is not UTF-8; save the file as UTF-8"};
    }
    constexpr char32_t byteOrderMark = 0xFEFF;
    for (size_t i = 0; i < text.size();) {
        if (text[i] >= ' ' && text[i] <= '~') {  // most are, and all of these can be held
            ++i;
            continue;
        }
        const size_t offset = i;
        const char32_t c = nextCodePoint(text, i);
        if (c == U'\r' && text.substr(i, 1) != "\n")
            return BadCharacter{offset, "a carriage return without a line feed; save the file with ordinary line ends"};
        if (isUnprintable(c) || (c == byteOrderMark && offset > 0))
            return BadCharacter{offset, "a text cannot hold the character U+" + hexadecimal(c, 4) + "; remove it"};
    }
    return std::nullopt;
}

}  // namespace oordeel::yaml
