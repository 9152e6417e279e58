// A text run → parts that a reader gets glyph by glyph, and parts that it must be told as a whole.
#pragma once

#include <string>
#include <vector>

#include "layout/page.h"

namespace oordeel::pdf {

/// A piece of a run at its own place. `actualText` is what to read in its place; empty when its glyphs tell.
struct TextPart {
    layout::TextRun run;
    std::u32string actualText;
};

/// Told as a whole are letters made of several glyphs, because a code stands for one glyph, and each word whose letters
/// stand so far apart that readers, which go by gaps, would see a space between any two. Actual text of a run with as
/// many characters as it has (a dropped trema, capitals of the style sheet) needs no telling: the codes are for those.
/// Empty when the run is one part whose glyphs tell, as most are.
std::vector<TextPart> textParts(const layout::TextRun& run);

/// The characters that the glyphs of a run stand for.
const std::u32string& charactersOf(const layout::TextRun& run);

/// Default ignorable characters that carry no words: soft hyphens where the word was not broken, joiners, marks of
/// direction and variation.
bool isInvisible(char32_t c);

}  // namespace oordeel::pdf
