// Markdown or HTML with tags of a template → the words that somebody typed, each at its place.
#pragma once

#include <string>
#include <string_view>

namespace oordeel::report {

/// The text with spaces for all that is no typed prose: {{tags}} and the names in them, HTML tags and comments, code,
/// addresses of links, words that are bound to a figure, fenced blocks and the numbers before list items. As long as
/// the text, so that an offset in the one is an offset in the other.
std::string proseOf(std::string_view sjabloon);

/// White space collapsed, that at the ends taken away; a no-break space is white space too.
std::string collapsed(std::string_view text);

}  // namespace oordeel::report
