// A font file: its glyphs, its measures, and what HarfBuzz and the PDF need of it.
#pragma once

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
    int index = 0;             ///< in a collection
    std::string family;        ///< as fontconfig names it
    std::string postScriptName;
    int weight = 400;
    bool italic = false;
    bool monospace = false;
    int unitsPerEm = 1000;
    // In font units, y upwards.
    int ascender = 0, descender = 0, lineGap = 0;  ///< as HarfBuzz gives hb_font_get_h_extents; descender below 0
    int capHeight = 0, xHeight = 0;
    int underlinePosition = 0, underlineThickness = 0;
    int strikeoutPosition = 0, strikeoutThickness = 0;
    int boundingBox[4] = {0, 0, 0, 0};  ///< xMin, yMin, xMax, yMax
    double italicAngle = 0;
    bool trueType = true;  ///< glyf outlines; false: CFF
    std::shared_ptr<hb_face_t> hbFace;
    std::shared_ptr<hb_font_t> hbFont;  ///< scaled to unitsPerEm

    /// A measure in font units at a size: size × units / unitsPerEm.
    Length at(Length size, int64_t units) const { return scaled(size, units, unitsPerEm); }
    /// The glyph of a code point, or 0 when the face has none.
    uint32_t glyph(char32_t codePoint) const;
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

/// Finds faces through fontconfig and keeps them open. Threads may share one; answers depend on the installed fonts
/// and the request alone, never on the order of asking.
class Fonts {
  public:
    Fonts();
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    struct Found {
        const Face* face = nullptr;  ///< never null unless the machine has no font at all
        bool exact = true;           ///< false when a family by name was asked for and no listed family is installed
    };
    Found find(const FontRequest& request);

    /// A face of the request's families, or else any installed face, that has a glyph for `codePoint`;
    /// null when no font has it.
    const Face* fallback(const FontRequest& request, char32_t codePoint);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Opens a font file directly (tests bring their own). Throws FileError.
std::unique_ptr<Face> openFace(const std::string& path, int index = 0);

}  // namespace oordeel::text
