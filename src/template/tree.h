// A template's text → a tree of tags, with the white space rules of the specification already applied.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace oordeel::mustache {

/// One tag with what it encloses, or a piece of text. All views lead into the source.
struct Node {
    enum class Kind : uint8_t { text, escaped, raw, section, inverted, partial, parent, block };

    Kind kind = Kind::text;
    uint32_t at = 0;             ///< offset of the tag
    std::string_view text;       ///< the text itself, or the name in the tag
    std::string_view indent;     ///< added to each line of what a partial, a parent or a block brings in
    std::vector<Node> children;  ///< of a section, a block or a parent
};

struct Tree {
    const Source* source = nullptr;
    std::vector<Node> nodes;
};

/// Reads a template. Unclosed tags and sections, closing tags without an opening one, delimiters that are none and
/// sections nested deeper than 256 are errors at their place; what can be read is in the tree all the same.
Tree parse(const Source& source, Diagnostics& diagnostics);

}  // namespace oordeel::mustache
