// Characters → glyphs, with kerning and ligatures (HarfBuzz).
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/face.h"

namespace oordeel::text {

/// One glyph of a shaped run. Measures are font units of the run's face.
struct Glyph {
    uint32_t id = 0;
    uint32_t cluster = 0;  ///< index into the shaped text, in code points, of the first character this glyph stands for
    int32_t advance = 0;   ///< with kerning
    int32_t xOffset = 0, yOffset = 0;
    bool safeToBreak = true;  ///< a line may be cut before this glyph's cluster without shaping again
};

/// OpenType features that styles switch. Ligatures and kerning are on unless `noLigatures` (letter-spacing) is set.
struct Features {
    bool liningNumerals = false, oldstyleNumerals = false, tabularNumerals = false, proportionalNumerals = false;
    bool smallCaps = false;
    bool noLigatures = false;
    friend auto operator<=>(const Features&, const Features&) = default;
};

/// Shapes text from left to right. Soft hyphens (U+00AD) and other invisible controls come out with no advance.
/// `language` is a BCP 47 tag such as "nl". Glyph 0 means that the face has no glyph for the character.
std::vector<Glyph> shape(const Face& face, std::u32string_view text, const Features& features,
                         std::string_view language);

/// Whether a character belongs to a script that runs from right to left, or makes text run so.
bool isRightToLeft(char32_t character);

/// What of `features` a face cannot show, for it has no such figures or capitals and its own look different, and what
/// happens instead: "small capitals; small letters stay as they are".
std::vector<std::string> unheeded(const Face& face, const Features& features);

}  // namespace oordeel::text
