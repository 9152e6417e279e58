// A font file: its glyphs, its measures, and what HarfBuzz and the PDF need of it.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/length.h"

struct hb_face_t;
struct hb_font_t;

namespace oordeel::text {

/// One face of a font file. Immutable once opened, so threads may share it.
struct Face {
    std::string path;
    int index = 0;       ///< in a collection; the upper half of the number is instance()
    std::string family;  ///< in English, without the style: "PT Sans" of PT Sans Bold
    std::string postScriptName;
    int weight = 400;
    bool italic = false;
    bool monospace = false;
    int unitsPerEm = 1000;
    // In font units, y upwards.
    int ascender = 0, descender = 0, lineGap = 0;  ///< as HarfBuzz gives hb_font_get_h_extents; descender below 0
    int capHeight = 0, xHeight = 0;
    int underlinePosition = 0, underlineThickness = 0;  ///< position: of the upper edge, below 0
    int strikeoutPosition = 0, strikeoutThickness = 0;  ///< position: of the upper edge
    int boundingBox[4] = {0, 0, 0, 0};                  ///< xMin, yMin, xMax, yMax
    double italicAngle = 0;
    bool trueType = true;  ///< glyf outlines; false: PostScript outlines (CFF)
    std::string refusal;   ///< why a PDF may not hold the face, as a clause; empty when it may
    std::shared_ptr<hb_face_t> hbFace;
    std::shared_ptr<hb_font_t> hbFont;  ///< scaled to unitsPerEm

    /// The named instance of a variable font, from 1; 0 is its default.
    int instance() const { return index >> 16; }
    /// A measure in font units at a size: size × units / unitsPerEm.
    Length at(Length size, int64_t units) const { return scaled(size, units, unitsPerEm); }
    /// The glyph of a code point, or 0 when the face has none.
    uint32_t glyph(char32_t codePoint) const;
    /// Whether text can be set in this face without another one for `codePoint`: there is a glyph, or HarfBuzz makes
    /// do without (invisible controls, spaces of other widths, the no-break hyphen).
    bool covers(char32_t codePoint) const;
    /// Unkerned advance of a glyph in font units.
    int advance(uint32_t glyph) const;
};

/// What a style asks of a font.
struct FontRequest {
    std::vector<std::string> families;  ///< in order of preference; generic names allowed
    int weight = 400;
    bool italic = false;
    friend bool operator==(const FontRequest&, const FontRequest&) = default;
    friend auto operator<=>(const FontRequest&, const FontRequest&) = default;
};

/// Finds faces that a PDF can hold through fontconfig and keeps them open as long as it lives. Threads may share one;
/// answers depend on the installed fonts, their configuration and the request alone, never on the order of asking or
/// the user's locale.
class Fonts {
  public:
    Fonts();
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    /// Adds a font file of the project's own, which its family name finds before any installed font. Add before
    /// asking. Throws FileError.
    void add(const std::string& path);

    struct Found {
        const Face* face = nullptr;  ///< never null unless the machine has no font at all
        bool exact = true;           ///< false when families were named (generic ones apart) and none can be used
        std::string refusal;         ///< why the first family named cannot, when it is installed
    };
    /// The first family of the request that is there, in the style nearest to what is asked (CSS Fonts 4, 5.2).
    Found find(const FontRequest& request);

    /// A face of the request's families, or else any installed face, that covers `codePoint`; null when none does.
    const Face* fallback(const FontRequest& request, char32_t codePoint);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A text that is another one as soon as another set of fonts is installed: the names and sizes of all files in the
/// folders that fontconfig looks in, and of its configuration.
std::string fontsIdentity();

/// Opens a font file directly (tests bring their own). Throws FileError when it is no TrueType or OpenType font.
std::unique_ptr<Face> openFace(const std::string& path, int index = 0);

}  // namespace oordeel::text
