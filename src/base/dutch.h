// Numbers, dates and lists as Dutch writes them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace oordeel::dutch {

/// A whole number in words up to twenty ("zes"), in figures above, with a dot between thousands ("1.024").
/// Source: Schrijfwijzer and the Taalunie's advice, numbers up to twenty are written out.
std::string numberInWords(int64_t number);

/// In figures, with a dot between thousands from five digits on ("1024", "12.345").
std::string number(int64_t number);

/// A share as a whole percentage, rounded half up: (18, 24) → "75%". `whole` must be above 0.
std::string percentage(int64_t part, int64_t whole);

/// "2016-07-01" → "1 juli 2016". Precondition: a date that base/reader.h accepted.
std::string longDate(std::string_view isoDate);

/// "a", "a en b", "a, b en c".
std::string enumeration(const std::vector<std::string>& parts);

/// The text with its first letter as a capital; "ijsselland" → "IJsselland".
std::string capitalised(std::string_view text);

}  // namespace oordeel::dutch
