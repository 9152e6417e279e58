// A text → the same text where HTML or XML is read.
#pragma once

#include <string>
#include <string_view>

namespace oordeel {

/// A text so that it is text anywhere: between tags and within double quotes.
std::string escapedMarkup(std::string_view text);

}  // namespace oordeel
