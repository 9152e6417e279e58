// Tags in order → which stands in which, with complaints about all that does not fit.
#pragma once

#include <string_view>
#include <vector>

#include "html/tokens.h"

namespace oordeel::html {

/// An element or a text (never blank) of the source and the element that its tags put it in.
struct Place {
    size_t offset = 0;      ///< of the start tag, or of the first character that is not white space
    int parent = -1;        ///< index of a place; -1: none
    std::string_view name;  ///< empty for a text
};

struct Nesting {
    std::vector<Place> places;   ///< in order of the source
    bool sound = true;           ///< false: a tree of this would not be what the author meant; do not build one
    bool wholeDocument = false;  ///< has <html> or a declaration, thus is no mere fragment
};

/// `tokens` must outlive the answer.
Nesting nest(const Tokens& tokens, Complaints& complaints);

}  // namespace oordeel::html
