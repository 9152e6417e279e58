// Numbers, dates and lists as Dutch writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oordeel::dutch {

/// A whole number in words up to twenty ("nul", "één", "twaalf", "twintig"), otherwise as `number()` writes it.
/// Source: the Taalunie's advice for running text, in which numbers up to twenty are written out.
std::string numberInWords(int64_t number);

/// A place in a row: "eerste", "twaalfde", "twintigste", and beyond that "21e".
std::string ordinal(int64_t number);

/// In figures, with dots between thousands from 10 000 on: "1024", "12.345", "1.234.567".
std::string number(int64_t number);

/// A number of so many decimals, given in units of the last one: (75, 1) → "7,5", (80, 1) → "8".
std::string decimal(int64_t units, int decimals);

/// What `decimal` writes, back in units; a comma before the decimals, fewer of them than there may be, no sign. Empty
/// when the text is no such number or has more than fifteen figures.
std::optional<int64_t> parseDecimal(std::string_view text, int decimals);

/// A share as a whole percentage, rounded half up: (18, 24) → "75%". `part` may not be negative, `whole` must be above
/// 0.
std::string percentage(int64_t part, int64_t whole);

/// "2016-07-01" → "1 juli 2016". Precondition: a date that base/reader.h accepted.
std::string longDate(std::string_view isoDate);

/// "a", "a en b", "a, b en c".
std::string enumeration(const std::vector<std::string>& parts);

/// "a", "a of b", "a, b of c".
std::string choice(const std::vector<std::string>& parts);

/// The text as the beginning of a sentence: "ijsselland" → "IJsselland", "één" → "Eén", "'s avonds" → "'s Avonds". A
/// text that begins with a figure or another sign stays as it is.
std::string capitalised(std::string_view text);

}  // namespace oordeel::dutch
