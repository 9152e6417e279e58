// Names → the order in which a Dutch list has them.
#pragma once

#include <string>
#include <vector>

namespace oordeel::text {

/// The indices of the names in alphabetical order: that of the Unicode Collation Algorithm with the rules of CLDR for
/// Dutch, in which capitals and accents only decide between names that are otherwise the same. Equal names stay in the
/// order they came in. Throws std::runtime_error when ICU has no Dutch.
std::vector<size_t> alphabetical(const std::vector<std::string>& names);

}  // namespace oordeel::text
