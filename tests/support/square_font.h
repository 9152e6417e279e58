// The font of the layout tests: "Vierkant", regular and bold, every character one em wide, ascent 0.8 and descent 0.2.
#pragma once

#include "text/face.h"

namespace oordeel::test {

/// Makes the family "Vierkant" known, ahead of whatever is installed.
inline void addSquareFont(text::Fonts& fonts) {
    fonts.add(PROJECT_DIR "/tests/support/square.ttf");
    fonts.add(PROJECT_DIR "/tests/support/square-bold.ttf");
}

}  // namespace oordeel::test
