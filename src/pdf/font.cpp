#include "pdf/font.h"

#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>

#include "pdf/syntax.h"

namespace oordeel::pdf {

namespace {

template <auto destroy>
struct Destroyer {
    template <class T>
    void operator()(T* object) const {
        destroy(object);
    }
};
using SubsetInput = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>>;
using SubsetPlan = std::unique_ptr<hb_subset_plan_t, Destroyer<hb_subset_plan_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>>;
using HbBlob = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;

// What shaping and encoding needed: a font of codes is drawn by its glyphs alone.
constexpr const char* needlessTables[] = {"GSUB", "GPOS", "GDEF", "name", "OS/2", "cmap", "post", "kern", "DSIG",
                                          "gasp", "STAT", "MATH", "JSTF", "BASE", "hdmx", "VDMX", "LTSH", "FFTM",
                                          "PCLT", "meta", "prop", "vhea", "vmtx", "VORG", "cvt ", "fpgm", "prep"};

struct Subset {
    std::string file;
    std::vector<uint16_t> glyphs;  ///< by code: the glyph's number in the subset
};

/// The font file with only the given glyphs (and the parts of composite ones), renumbered.
Subset subset(const text::Face& face, const std::vector<uint32_t>& glyphs) {
    const SubsetInput input(hb_subset_input_create_or_fail());
    if (!input) throw std::runtime_error("there is not enough memory to embed a font");
    for (uint32_t glyph : glyphs) hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* table : needlessTables) hb_set_add(dropped, hb_tag_from_string(table, 4));
    hb_set_clear(hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));

    const SubsetPlan plan(hb_subset_plan_create_or_fail(face.hbFace.get(), input.get()));
    const HbFace result(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
    if (!result) throw std::runtime_error("the font file " + face.path + " cannot be reduced to the glyphs in use");
    const HbBlob blob(hb_face_reference_blob(result.get()));
    unsigned size = 0;
    const char* data = hb_blob_get_data(blob.get(), &size);

    Subset out{std::string(data, size), {}};
    const hb_map_t* numbers = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (uint32_t glyph : glyphs) {
        const hb_codepoint_t number = hb_map_get(numbers, glyph);
        out.glyphs.push_back(number == HB_MAP_VALUE_INVALID ? 0 : static_cast<uint16_t>(number));
    }
    return out;
}

/// "ABCDEF+PTSans": six letters that differ when the glyphs do (ISO 32000-1, 9.6.4).
std::string subsetName(const text::Face& face, const std::vector<uint32_t>& glyphs) {
    uint64_t hash = 14695981039346656037u;  // FNV-1a
    for (uint32_t glyph : glyphs) hash = (hash ^ glyph) * 1099511628211u;
    std::string name;
    for (int i = 0; i < 6; ++i, hash /= 26) name += static_cast<char>('A' + hash % 26);
    name += '+';
    for (char c : face.postScriptName) {
        const bool regular = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        if (regular) name += c;
    }
    return name;
}

std::string descriptor(const text::Face& face, const std::string& name, Reference fontFile) {
    const auto thousandths = [&](double units) { return number(units * 1000 / face.unitsPerEm, 0); };
    // "Symbolic", since the codes are our own; 1 is fixed pitch, 64 italic (ISO 32000-1, table 123).
    const int flags = 4 + (face.monospace ? 1 : 0) + (face.italic ? 64 : 0);
    std::string box;
    for (int side : face.boundingBox) box += (box.empty() ? "" : " ") + thousandths(side);
    return "/Type/FontDescriptor/FontName/" + name + "/Flags " + std::to_string(flags) + "/FontBBox[" + box +
           "]/ItalicAngle " + number(face.italicAngle) + "/Ascent " + thousandths(face.ascender) + "/Descent " +
           thousandths(face.descender) + "/CapHeight " + thousandths(face.capHeight) + "/XHeight " +
           thousandths(face.xHeight) +
           // No table of a font file tells the width of its stems, and nothing but a substitute font asks.
           "/StemV " + (face.weight >= 600 ? "120" : "80") + "/FontFile2 " + syntax(fontFile);
}

}  // namespace

uint16_t Font::code(uint32_t glyph, std::u32string_view characters) {
    if (uses_.size() > 0xFFFF)
        throw std::runtime_error("the PDF needs more than 65535 codes of the font " + face_.path);
    const auto next = static_cast<uint16_t>(uses_.size());
    const auto [code, isNew] = [&] {
        if (characters.size() == 1) {
            const auto [found, inserted] = ofCharacter_.emplace(uint64_t{glyph} << 32 | characters[0], next);
            return std::pair(found->second, inserted);
        }
        const auto [found, inserted] = ofCharacters_.emplace(std::pair(glyph, std::u32string(characters)), next);
        return std::pair(found->second, inserted);
    }();
    if (isNew) uses_.push_back({glyph, std::u32string(characters)});
    return code;
}

double Font::width(uint32_t glyph) const {
    return std::round(face_.advance(glyph) * 1e6 / face_.unitsPerEm) / 1000;
}

/// Every code and the characters it stands for. With ranges instead of single codes PDF/UA would not take it.
std::string Font::toUnicode() const {
    std::string out =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr size_t linesPerBlock = 100;  // what a CMap allows
    for (size_t first = 1; first < uses_.size(); first += linesPerBlock) {
        const size_t end = std::min(first + linesPerBlock, uses_.size());
        out += std::to_string(end - first) + " beginbfchar\n";
        for (size_t code = first; code < end; ++code) {
            out += "<" + hex(static_cast<uint16_t>(code)) + "> <" + utf16Hex(uses_[code].characters) + ">\n";
        }
        out += "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string Font::widths() const {
    constexpr size_t widthsPerArray = 4096;
    std::string out;
    for (size_t code = 0; code < uses_.size(); ++code) {
        if (code % widthsPerArray == 0)
            out += (code == 0 ? "" : "]") + std::to_string(code) + "[";
        else
            out += " ";
        out += number(width(uses_[code].glyph));
    }
    return out + "]";
}

void Font::embed(File& file, Reference reference) const {
    if (!face_.trueType) {
        throw std::runtime_error("the font " + face_.path +
                                 " has PostScript outlines (CFF), which cannot be embedded; use a TrueType font");
    }
    std::vector<uint32_t> glyphs;
    for (const Use& use : uses_) glyphs.push_back(use.glyph);
    const Subset subset = pdf::subset(face_, glyphs);
    std::string glyphOfCode;
    for (uint16_t glyph : subset.glyphs) glyphOfCode += {static_cast<char>(glyph >> 8), static_cast<char>(glyph)};

    const std::string name = subsetName(face_, glyphs);
    const Reference fontFile = file.addStream(subset.file, "/Length1 " + std::to_string(subset.file.size()));
    const Reference fontDescriptor = file.add(descriptor(face_, name, fontFile));
    const Reference glyphMap = file.addStream(glyphOfCode, "");
    const Reference unicodeMap = file.addStream(toUnicode(), "");
    const Reference descendant =
        file.add("/Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
                 "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 0/W[" + widths() +
                 "]/CIDToGIDMap " + syntax(glyphMap) + "/FontDescriptor " + syntax(fontDescriptor));
    file.set(reference, "/Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" +
                            syntax(descendant) + "]/ToUnicode " + syntax(unicodeMap));
}

size_t Fonts::indexOf(const text::Face& face) {
    for (size_t i = 0; i < fonts_.size(); ++i) {
        if (&fonts_[i].face() == &face) return i;
    }
    fonts_.emplace_back(face);
    return fonts_.size() - 1;
}

}  // namespace oordeel::pdf
