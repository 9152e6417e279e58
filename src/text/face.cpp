// A font file → a Face: its measures, read through HarfBuzz.
#include "text/face.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "text/shape.h"

namespace oordeel::text {
namespace {

/// A table of the font; its numbers read as 0 where it is absent or too short.
class Table {
  public:
    Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {
        bytes_ = reinterpret_cast<const uint8_t*>(hb_blob_get_data(blob_, &size_));
    }
    ~Table() { hb_blob_destroy(blob_); }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    bool empty() const { return size_ == 0; }
    int16_t int16(unsigned offset) const { return static_cast<int16_t>(byte(offset) << 8 | byte(offset + 1)); }
    int32_t int32(unsigned offset) const {
        return static_cast<int32_t>(static_cast<uint32_t>(byte(offset)) << 24 | byte(offset + 1) << 16 |
                                    byte(offset + 2) << 8 | byte(offset + 3));
    }

  private:
    uint8_t byte(unsigned offset) const { return offset < size_ ? bytes_[offset] : 0; }
    hb_blob_t* blob_;
    const uint8_t* bytes_;
    unsigned size_ = 0;
};

std::string name(hb_face_t* face, hb_ot_name_id_t id) {
    char buffer[256];
    unsigned size = sizeof buffer;
    hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, buffer);
    return std::string(buffer, size);
}

int metric(hb_font_t* font, hb_ot_metrics_tag_t tag) {
    hb_position_t position = 0;
    hb_ot_metrics_get_position_with_fallback(font, tag, &position);
    return position;
}

void readNames(Face& face) {
    hb_face_t* hbFace = face.hbFace.get();
    face.family = name(hbFace, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
    if (face.family.empty()) face.family = name(hbFace, HB_OT_NAME_ID_FONT_FAMILY);
    face.postScriptName = name(hbFace, HB_OT_NAME_ID_POSTSCRIPT_NAME);
}

void readMeasures(Face& face) {
    hb_font_t* font = face.hbFont.get();
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font, &extents);
    face.ascender = extents.ascender;
    face.descender = extents.descender;
    face.lineGap = extents.line_gap;
    face.capHeight = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
    face.xHeight = metric(font, HB_OT_METRICS_TAG_X_HEIGHT);
    face.underlinePosition = metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET);
    face.underlineThickness = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE);
    face.strikeoutPosition = metric(font, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET);
    face.strikeoutThickness = metric(font, HB_OT_METRICS_TAG_STRIKEOUT_SIZE);
    const Table head(face.hbFace.get(), HB_TAG('h', 'e', 'a', 'd'));
    for (unsigned i = 0; i < 4; ++i) face.boundingBox[i] = head.int16(36 + 2 * i);
}

bool hasTable(const Face& face, hb_tag_t tag) {
    return !Table(face.hbFace.get(), tag).empty();
}

void readStyle(Face& face) {
    face.weight = static_cast<int>(std::lround(hb_style_get_value(face.hbFont.get(), HB_STYLE_TAG_WEIGHT)));
    const Table post(face.hbFace.get(), HB_TAG('p', 'o', 's', 't'));
    face.italicAngle = post.int32(4) / 65536.0;
    face.monospace = post.int32(12) != 0;
    face.italic = hb_style_get_value(face.hbFont.get(), HB_STYLE_TAG_ITALIC) > 0 || face.italicAngle != 0;
    face.trueType = hasTable(face, HB_TAG('g', 'l', 'y', 'f'));
}

/// What the maker allows stands in fsType (OpenType 1.9, OS/2); what PDF can hold in ISO 32000-1, table 126.
std::string refusalOf(const Face& face) {
    if (!face.trueType && !hasTable(face, HB_TAG('C', 'F', 'F', ' '))) {
        return hasTable(face, HB_TAG('C', 'F', 'F', '2'))
                   ? "its outlines are of a kind that PDF does not know (CFF2); install its static or TrueType edition"
                   : "it has no outlines";
    }
    const int fsType = Table(face.hbFace.get(), HB_TAG('O', 'S', '/', '2')).int16(8);
    // Of the lower bits the most generous counts, so "restricted" must stand alone.
    if ((fsType & 0xF) == 0x2) return "its maker forbids that it is embedded in a document";
    if (fsType & 0x100) return "its maker forbids that only the letters in use are embedded";
    if (fsType & 0x200) return "its maker allows only bitmaps of it in a document";
    return "";
}

std::shared_ptr<hb_face_t> readFace(const std::string& path, int index) {
    const std::shared_ptr<hb_blob_t> blob(hb_blob_create_from_file_or_fail(path.c_str()), hb_blob_destroy);
    if (!blob) throw FileError("the font file " + path + " cannot be read");
    if (index < 0 || static_cast<unsigned>(index & 0xFFFF) >= hb_face_count(blob.get())) {
        throw FileError(path + " is not a TrueType or OpenType font, or has no face " + std::to_string(index));
    }
    std::shared_ptr<hb_face_t> face(hb_face_create(blob.get(), static_cast<unsigned>(index & 0xFFFF)), hb_face_destroy);
    if (hb_face_get_glyph_count(face.get()) == 0) throw FileError("the font " + path + " has no glyphs");
    hb_face_make_immutable(face.get());
    return face;
}

}  // namespace

std::unique_ptr<Face> openFace(const std::string& path, int index) {
    auto face = std::make_unique<Face>();
    face->path = path;
    face->index = index;
    face->hbFace = readFace(path, index);
    face->unitsPerEm = static_cast<int>(hb_face_get_upem(face->hbFace.get()));
    face->hbFont.reset(hb_font_create(face->hbFace.get()), hb_font_destroy);
    hb_ot_font_set_funcs(face->hbFont.get());
    hb_font_set_scale(face->hbFont.get(), face->unitsPerEm, face->unitsPerEm);
    if (face->instance() > 0) {
        const auto instance = static_cast<unsigned>(face->instance());
        if (instance > hb_ot_var_get_named_instance_count(face->hbFace.get())) {
            throw FileError("the font " + path + " has no named instance " + std::to_string(instance));
        }
        hb_font_set_var_named_instance(face->hbFont.get(), instance - 1);
    }
    hb_font_make_immutable(face->hbFont.get());
    readNames(*face);
    readMeasures(*face);
    readStyle(*face);
    face->refusal = refusalOf(*face);
    return face;
}

uint32_t Face::glyph(char32_t codePoint) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(hbFont.get(), codePoint, &glyph) ? glyph : 0;
}

bool Face::covers(char32_t codePoint) const {
    if (glyph(codePoint) != 0) return true;
    const std::vector<Glyph> glyphs = shape(*this, std::u32string_view(&codePoint, 1), {}, {});
    return std::none_of(glyphs.begin(), glyphs.end(), [](const Glyph& g) { return g.id == 0; });
}

int Face::advance(uint32_t glyph) const {
    return hb_font_get_glyph_h_advance(hbFont.get(), glyph);
}

}  // namespace oordeel::text
