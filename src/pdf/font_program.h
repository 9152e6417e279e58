// A font file and the glyphs in use → the part of it that the PDF holds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/face.h"

namespace oordeel::pdf {

/// A font program with a few glyphs of a face (and the parts of composite ones).
struct FontProgram {
    std::string bytes;              ///< a TrueType file, or the bare CFF of PostScript outlines
    std::vector<uint16_t> numbers;  ///< parallel to the glyphs asked for: TrueType's glyph number, or CFF's CID
};

/// The same glyphs in the same order give the same bytes. Throws std::runtime_error when HarfBuzz cannot cut the font.
FontProgram fontProgram(const text::Face& face, const std::vector<uint32_t>& glyphs);

}  // namespace oordeel::pdf
