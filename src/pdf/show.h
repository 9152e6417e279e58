// A text run → the operators that show its glyphs.
#pragma once

#include <string>

#include "layout/page.h"
#include "pdf/font.h"

namespace oordeel::pdf {

/// Operators for within BT … ET, with the font and size set and the pen at the run's origin. Every glyph comes where
/// the run says; kerning and the spaces of justified lines become numbers in TJ, because Tw does not know the spaces
/// of a two-byte font. `spaceAfter` adds a space that shows nothing, for readers of the text.
std::string showText(const layout::TextRun& run, Font& font, bool spaceAfter);

}  // namespace oordeel::pdf
