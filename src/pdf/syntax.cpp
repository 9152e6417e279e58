#include "pdf/syntax.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace oordeel::pdf {

namespace {

constexpr char hexDigits[] = "0123456789ABCDEF";

/// `units` / 10^decimals as a decimal fraction.
std::string fraction(int64_t units, int decimals) {
    const bool negative = units < 0;
    std::string digits = std::to_string(negative ? -units : units);
    if (digits.size() <= static_cast<size_t>(decimals)) digits.insert(0, decimals + 1 - digits.size(), '0');
    if (decimals > 0) {
        digits.insert(digits.size() - decimals, 1, '.');
        while (digits.back() == '0') digits.pop_back();
        if (digits.back() == '.') digits.pop_back();
    }
    return negative ? "-" + digits : digits;
}

bool isPlainAscii(std::u32string_view text) {
    return std::all_of(text.begin(), text.end(), [](char32_t c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

std::string number(Length length) {
    return fraction(length.units, 3);
}

std::string number(double value, int decimals) {
    constexpr double powers[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
    return fraction(std::llround(value * powers[decimals]), decimals);
}

std::string literal(std::string_view bytes) {
    std::string out = "(";
    for (char c : bytes) {
        if (c == '(' || c == ')' || c == '\\') out += '\\';
        if (c == '\r')
            out += "\\r";  // a bare one would be read as a line feed
        else
            out += c;
    }
    return out + ")";
}

std::string textString(std::u32string_view text) {
    return isPlainAscii(text) ? literal(toUtf8(text)) : "<FEFF" + utf16Hex(text) + ">";
}

std::string textString(std::string_view utf8) {
    return textString(toUtf32(utf8));
}

std::string hex(uint16_t value) {
    return {hexDigits[value >> 12], hexDigits[value >> 8 & 15], hexDigits[value >> 4 & 15], hexDigits[value & 15]};
}

std::string utf16(std::u32string_view text) {
    std::string out;
    const auto add = [&](char32_t unit) { out += {static_cast<char>(unit >> 8), static_cast<char>(unit)}; };
    for (char32_t c : text) {
        if (c < 0x10000) {
            add(c);
        } else {
            add(0xD800 + ((c - 0x10000) >> 10));
            add(0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }
    return out;
}

std::string utf16Hex(std::u32string_view text) {
    const std::string bytes = utf16(text);
    std::string out;
    for (size_t i = 0; i < bytes.size(); i += 2) {
        out += hex(static_cast<uint16_t>(static_cast<uint8_t>(bytes[i]) << 8 | static_cast<uint8_t>(bytes[i + 1])));
    }
    return out;
}

std::string xmlEscaped(std::string_view utf8) {
    std::string out;
    for (char c : utf8) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            default:
                // XML 1.0 has no way at all to write the other control characters.
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') out += c;
        }
    }
    return out;
}

std::string uriEscaped(std::string_view utf8) {
    std::string out;
    for (char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F) {
            out += c;
        } else {
            out += {'%', hexDigits[byte >> 4], hexDigits[byte & 15]};
        }
    }
    return out;
}

}  // namespace oordeel::pdf
