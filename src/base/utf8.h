// UTF-8 ↔ code points.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace oordeel {

/// Byte offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), if there is one.
std::optional<size_t> findBadUtf8(std::string_view text);

/// Reads one code point at `offset`, which lies before the end, and moves `offset` past it. A malformed byte reads as
/// U+FFFD.
char32_t nextCodePoint(std::string_view text, size_t& offset);

/// Appends a code point. Surrogates and numbers above U+10FFFF are written as U+FFFD.
void appendUtf8(std::string& out, char32_t c);

std::u32string toUtf32(std::string_view text);
std::string toUtf8(std::u32string_view text);

}  // namespace oordeel
