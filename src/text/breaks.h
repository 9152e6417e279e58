// A paragraph's characters → the places where a line may end.
#pragma once

#include <cstddef>
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
/// BCP 47 tag. What matters to a caller:
/// - The end is `mandatory` only when the text ends in a line end; LF, CR LF, U+2028 and the like are mandatory.
/// - A break lies after the spaces between words, after a hyphen within a word, after a slash between letters
/// ("en/|of")
///   and after U+00AD. "-medewerkers" keeps its hyphen (LB20a), "24-uurs" too breaks after it.
/// - U+FFFC, which stands for an image, may be broken before and after like a word between spaces (LB20), but keeps a
///   comma, full stop or closing bracket behind it and an opening bracket before it.
/// - Around U+00A0, U+202F, U+2011 and U+2060 there is no break.
std::vector<BreakOpportunity> lineBreaks(std::u32string_view text, std::string_view language);

}  // namespace oordeel::text
