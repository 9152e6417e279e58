// Numbers and words → the way PDF writes them (ISO 32000-1, 7.3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/length.h"

namespace oordeel::pdf {

/// A length in points, exact: "12", "-0.5", "3.125".
std::string number(Length length);

/// A number with at most `decimals` (up to 6) decimals, without trailing zeros. Never an exponent, never a comma.
std::string number(double value, int decimals = 3);

/// Bytes as a literal string: "(a \(b\))".
std::string literal(std::string_view bytes);

/// UTF-8 as a text string: literal when it is plain ASCII, else UTF-16 with its byte order mark in hexadecimals.
std::string textString(std::string_view utf8);
std::string textString(std::u32string_view text);

/// Four hexadecimals: a code of a two-byte font.
std::string hex(uint16_t value);

/// Characters as UTF-16BE, without a byte order mark; as bytes, and those in hexadecimals.
std::string utf16(std::u32string_view text);
std::string utf16Hex(std::u32string_view text);

/// Text between the tags of XML.
std::string xmlEscaped(std::string_view utf8);

/// An address as a URI may be written: bytes outside ASCII and spaces become %XX.
std::string uriEscaped(std::string_view utf8);

}  // namespace oordeel::pdf
