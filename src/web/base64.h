// Bytes → the letters in which a data: address holds them.
#pragma once

#include <string>
#include <string_view>

namespace oordeel::web {

/// RFC 4648, section 4: with padding, without line breaks.
std::string base64(std::string_view bytes);

}  // namespace oordeel::web
