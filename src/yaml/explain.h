// What yaml-cpp says went wrong → a sentence that tells the author what to write instead.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/source.h"

namespace oordeel::yaml {

/// A mistake that stopped yaml-cpp, and what had been read by then.
struct Stop {
    std::string_view reason;                 ///< the words of yaml-cpp
    size_t offset = 0;                       ///< where it stopped
    size_t lastEvent = 0;                    ///< where the last thing it read whole begins
    size_t openBracket = std::string::npos;  ///< the innermost [ or { that is not closed
};

/// The place where an author must mend a text, and how. That place is often not where the parser stopped.
struct Explanation {
    size_t offset = 0;
    std::string message;
};

Explanation explain(const Source& source, const Stop& stop);

/// What to say of a text where only `key: value` or an item of a list can stand.
Explanation explainStray(const Source& source, size_t offset, size_t lastEvent);

/// Offset just after the quote that closes the one at `offset`, or npos when none does.
size_t closingQuote(std::string_view text, size_t offset);

inline constexpr std::string_view noAlias =
    "* begins an alias, which is not read; put a text that begins with * in quotes, or write it below a |";
inline constexpr std::string_view noAnchor =
    "& begins an anchor, which is not read; put a text that begins with & in quotes";
inline constexpr std::string_view noTag = "! begins a tag, which is not read; put a text that begins with ! in quotes";
inline constexpr std::string_view noEnd = "this quote is not closed; write the same quote at the end of the text";
inline constexpr std::string_view noTab = "a tab in the indentation; indent with spaces";

}  // namespace oordeel::yaml
