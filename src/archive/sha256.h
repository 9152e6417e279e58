// Bytes → their SHA-256 as 64 hexadecimal digits.
#pragma once

#include <string>
#include <string_view>

namespace oordeel::archive {

/// In small letters, as sha256sum prints it (FIPS 180-4).
std::string sha256(std::string_view bytes);

}  // namespace oordeel::archive
