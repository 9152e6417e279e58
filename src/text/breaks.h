// A paragraph's characters → the places where a line may end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace oordeel::text {

enum class LineBreak : uint8_t { allowed, mandatory };

/// A place between characters: before `text[offset]` (offset may be the length of the text).
struct BreakOpportunity {
    size_t offset = 0;
    LineBreak kind = LineBreak::allowed;
};

/// Line break opportunities by UAX #14 (ICU), in order, without the start and with the end of the text. `language` is a
/// BCP 47 tag. A break after a slash or between figures and a unit follows ICU's rules; a break after U+00AD is listed.
std::vector<BreakOpportunity> lineBreaks(std::u32string_view text, std::string_view language);

}  // namespace oordeel::text
