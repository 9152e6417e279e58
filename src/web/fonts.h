// Document + styles → the faces that its words are set in, cut down to its characters, as rules for a style sheet.
#pragma once

#include <string>
#include <vector>

#include "css/css.h"
#include "html/document.h"
#include "text/face.h"

namespace oordeel::web {

struct FontFaces {
    std::string rules;               ///< "@font-face { … }", a line each
    std::vector<std::string> files;  ///< that the faces come from, sorted
};

/// Rules with each font inside, without hinting: the page looks the same where the fonts are not installed. WOFF 2
/// would be 4 KB a face smaller, but its library writes to stderr. Left out, and so only named by the style sheet, are
/// faces that stand in for another family, those of which the font says that not everybody may have them (OS/2 fsType),
/// and variable ones. A browser makes some text by itself (numbers of lists and chapters), so every face has the signs
/// of ASCII. The same input gives the same bytes.
FontFaces fontFaces(const html::Document& document, const css::Styles& styles, text::Fonts& fonts);

}  // namespace oordeel::web
