// Glyphs with what they stand for → codes of a two-byte font, and the font in the file with just those glyphs.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pdf/objects.h"
#include "text/face.h"

namespace oordeel::pdf {

/// A face as the file uses it. A code stands for a glyph and the characters it was drawn for, because the same glyph
/// may stand for different ones: a hyphen that only the line end made is no hyphen of the text.
class Font {
  public:
    explicit Font(const text::Face& face) : face_(face) {}

    const text::Face& face() const { return face_; }

    /// The code of a glyph that stands for `characters`. Throws when the file needs more than 65,535.
    uint16_t code(uint32_t glyph, std::u32string_view characters);

    /// How far the pen moves by itself, in thousandths of the size, as the file says it.
    double width(uint16_t code) const { return width(uses_[code].glyph); }

    /// Writes the font under the reference.
    void embed(File& file, Reference reference) const;

  private:
    struct Use {
        uint32_t glyph = 0;
        std::u32string characters;
    };
    double width(uint32_t glyph) const;
    std::string toUnicode() const;

    const text::Face& face_;
    std::vector<Use> uses_{Use{}};                        ///< by code; 0 is .notdef and stays unused
    std::unordered_map<uint64_t, uint16_t> ofCharacter_;  ///< by glyph and its one character, looked up only
    std::map<std::pair<uint32_t, std::u32string>, uint16_t> ofCharacters_;
};

/// The fonts of a file, in the order in which the pages first need them.
class Fonts {
  public:
    size_t indexOf(const text::Face& face);
    Font& operator[](size_t index) { return fonts_[index]; }
    const Font& operator[](size_t index) const { return fonts_[index]; }
    size_t size() const { return fonts_.size(); }

  private:
    std::deque<Font> fonts_;
};

}  // namespace oordeel::pdf
