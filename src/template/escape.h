// A value's text → text that a template's own language cannot take for markup.
#pragma once

#include <string>
#include <string_view>

#include "template/mustache.h"

namespace oordeel::mustache {

/// Appends `text` as `escaping` asks.
void appendEscaped(std::string& out, std::string_view text, Escaping escaping);

}  // namespace oordeel::mustache
