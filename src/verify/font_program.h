// The bytes of an embedded font → its glyphs and how wide they are. The only file that sees FreeType.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

struct FT_FaceRec_;
struct FT_LibraryRec_;

namespace oordeel::verify {

class FontProgram {
  public:
    /// Reads TrueType, OpenType, CFF and Type 1. `isOpen()` tells whether the bytes are any of these.
    explicit FontProgram(std::string bytes);

    bool isOpen() const { return face_ != nullptr; }
    bool isTrueType() const;
    uint32_t glyphCount() const;

    /// How far the pen moves, in thousandths of the size.
    std::optional<double> width(uint32_t glyph) const;

    /// The glyph of a CID in a font that is keyed by CIDs, or that counts its glyphs as them.
    std::optional<uint32_t> glyphOfCid(uint32_t cid) const;

    /// The glyph of a name; 0 when there is none.
    uint32_t glyphNamed(const std::string& name) const;

    /// The glyph of a character in the Unicode table, which FreeType makes from names where there is none; 0: none.
    uint32_t glyphOfCharacter(char32_t character) const;

    /// The glyph of a code in the font's own encoding; 0: none.
    uint32_t glyphOfCode(uint32_t code) const;

    /// The cmap tables of a TrueType font.
    size_t cmapCount() const;
    bool hasCmap(int platform, int encoding) const;

    /// The glyph of a code by one of those; 0: none.
    uint32_t glyphByCmap(int platform, int encoding, uint32_t code) const;

  private:
    std::string bytes_;  // FreeType reads them in place
    std::shared_ptr<FT_LibraryRec_> library_;
    std::shared_ptr<FT_FaceRec_> face_;
    std::unordered_map<uint32_t, uint32_t> glyphsOfCids_;  // looked up only
    bool isCidKeyed_ = false;
};

}  // namespace oordeel::verify
