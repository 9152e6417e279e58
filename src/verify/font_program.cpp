#include "verify/font_program.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_CID_H
#include FT_FONT_FORMATS_H

#include <stdexcept>
#include <string_view>

namespace oordeel::verify {

namespace {

std::shared_ptr<FT_LibraryRec_> openLibrary() {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) throw std::runtime_error("FreeType does not start");
    return {library, [](FT_Library one) { FT_Done_FreeType(one); }};
}

/// The characters of the font by one of its tables, or null.
FT_CharMap tableOf(FT_Face face, int platform, int encoding) {
    for (int i = 0; i < face->num_charmaps; ++i) {
        if (face->charmaps[i]->platform_id == platform && face->charmaps[i]->encoding_id == encoding)
            return face->charmaps[i];
    }
    return nullptr;
}

}  // namespace

FontProgram::FontProgram(std::string bytes) : bytes_(std::move(bytes)), library_(openLibrary()) {
    FT_Face face = nullptr;
    if (FT_New_Memory_Face(library_.get(), reinterpret_cast<const FT_Byte*>(bytes_.data()),
                           static_cast<FT_Long>(bytes_.size()), 0, &face) != 0)
        return;
    // The face keeps the library, which must outlive it.
    face_ = {face, [library = library_](FT_Face one) { FT_Done_Face(one); }};
    FT_Bool keyed = 0;
    isCidKeyed_ = FT_Get_CID_Is_Internally_CID_Keyed(face, &keyed) == 0 && keyed;
    if (!isCidKeyed_) return;
    for (FT_UInt glyph = 0; glyph < glyphCount(); ++glyph) {
        FT_UInt cid = 0;
        if (FT_Get_CID_From_Glyph_Index(face, glyph, &cid) == 0) glyphsOfCids_.emplace(cid, glyph);
    }
}

bool FontProgram::isTrueType() const {
    const char* format = face_ ? FT_Get_Font_Format(face_.get()) : nullptr;
    return format && std::string_view(format) == "TrueType";
}

uint32_t FontProgram::glyphCount() const {
    return face_ && face_->num_glyphs > 0 ? static_cast<uint32_t>(face_->num_glyphs) : 0;
}

std::optional<double> FontProgram::width(uint32_t glyph) const {
    FT_Fixed advance = 0;
    if (!face_ || face_->units_per_EM == 0 || FT_Get_Advance(face_.get(), glyph, FT_LOAD_NO_SCALE, &advance) != 0)
        return std::nullopt;
    return static_cast<double>(advance) * 1000 / face_->units_per_EM;
}

std::optional<uint32_t> FontProgram::glyphOfCid(uint32_t cid) const {
    if (!isCidKeyed_) return cid;
    const auto found = glyphsOfCids_.find(cid);
    if (found == glyphsOfCids_.end()) return std::nullopt;
    return found->second;
}

uint32_t FontProgram::glyphNamed(const std::string& name) const {
    if (!face_ || !FT_HAS_GLYPH_NAMES(face_.get())) return 0;
    return FT_Get_Name_Index(face_.get(), name.c_str());
}

uint32_t FontProgram::glyphOfCharacter(char32_t character) const {
    if (!face_ || FT_Select_Charmap(face_.get(), FT_ENCODING_UNICODE) != 0) return 0;
    return FT_Get_Char_Index(face_.get(), character);
}

uint32_t FontProgram::glyphOfCode(uint32_t code) const {
    if (!face_) return 0;
    for (const FT_Encoding encoding : {FT_ENCODING_ADOBE_CUSTOM, FT_ENCODING_ADOBE_STANDARD, FT_ENCODING_ADOBE_EXPERT,
                                       FT_ENCODING_ADOBE_LATIN_1, FT_ENCODING_MS_SYMBOL}) {
        if (FT_Select_Charmap(face_.get(), encoding) == 0) return FT_Get_Char_Index(face_.get(), code);
    }
    return 0;
}

size_t FontProgram::cmapCount() const {
    return face_ && face_->num_charmaps > 0 ? static_cast<size_t>(face_->num_charmaps) : 0;
}

bool FontProgram::hasCmap(int platform, int encoding) const {
    return face_ && tableOf(face_.get(), platform, encoding);
}

uint32_t FontProgram::glyphByCmap(int platform, int encoding, uint32_t code) const {
    if (!hasCmap(platform, encoding)) return 0;
    FT_Set_Charmap(face_.get(), tableOf(face_.get(), platform, encoding));
    return FT_Get_Char_Index(face_.get(), code);
}

}  // namespace oordeel::verify
