#include "pdf/font.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "pdf/font_program.h"
#include "pdf/syntax.h"

namespace oordeel::pdf {

namespace {

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

/// `fontFile` is the entry for the font program.
std::string descriptor(const text::Face& face, const std::string& name, const std::string& fontFile) {
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
           "/StemV " + (face.weight >= 600 ? "120" : "80") + fontFile;
}

// Codes and what they stand for are our own in every font.
constexpr const char* systemInfo = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>";
constexpr const char* cmapBegin = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n";
constexpr const char* cmapCodes = "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
constexpr const char* cmapEnd = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

/// A line for each code from 1, in the blocks that a CMap allows, each between `begin<kind>` and `end<kind>`.
template <class Line>
std::string cmapLines(size_t end, const std::string& kind, Line line) {
    constexpr size_t linesPerBlock = 100;
    std::string out;
    for (size_t first = 1; first < end; first += linesPerBlock) {
        const size_t last = std::min(first + linesPerBlock, end);
        out += std::to_string(last - first) + " begin" + kind + "\n";
        for (size_t code = first; code < last; ++code) {
            out += "<" + hex(static_cast<uint16_t>(code)) + "> " + line(code) + "\n";
        }
        out += "end" + kind + "\n";
    }
    return out;
}

/// Writes which CID each code stands for.
Reference writeEncoding(File& file, const std::vector<uint16_t>& cids) {
    return file.addStream(
        std::string(cmapBegin) +
            "/CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n/Ordering (Identity) def\n"
            "/Supplement 0 def\nend def\n/CMapName /Oordeel-H def\n/CMapType 1 def\n/WMode 0 def\n" +
            cmapCodes + cmapLines(cids.size(), "cidchar", [&](size_t code) { return std::to_string(cids[code]); }) +
            cmapEnd,
        std::string("/Type/CMap/CMapName/Oordeel-H/WMode 0/CIDSystemInfo") + systemInfo);
}

/// The widths of CIDs, in their order: "1[500 250]7[300]".
std::string widthArray(const std::map<uint16_t, double>& widths) {
    constexpr size_t widthsPerArray = 4096;
    std::string out;
    size_t next = 0, inArray = 0;
    for (const auto& [cid, width] : widths) {
        const bool goesOn = !out.empty() && cid == next && inArray < widthsPerArray;
        out += goesOn ? " " : (out.empty() ? "" : "]") + std::to_string(cid) + "[";
        out += number(width);
        inArray = goesOn ? inArray + 1 : 1;
        next = size_t{cid} + 1;
    }
    return out.empty() ? out : out + "]";
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
    return std::string(cmapBegin) +
           "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
           "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
           cmapCodes +
           cmapLines(uses_.size(), "bfchar",
                     [&](size_t code) { return "<" + utf16Hex(uses_[code].characters) + ">"; }) +
           cmapEnd;
}

/// In a TrueType font the CIDs are the codes, and a map leads from them to the glyphs. PDF has no such map for
/// PostScript outlines: there a glyph has one CID (ISO 32000-1, 9.7.4.2), and it is the encoding that leads several
/// codes to it.
void Font::embed(File& file, Reference reference) const {
    std::vector<uint32_t> glyphs;
    for (const Use& use : uses_) glyphs.push_back(use.glyph);
    const FontProgram program = fontProgram(face_, glyphs);
    const std::string name = subsetName(face_, glyphs);
    std::map<uint16_t, double> widths;
    for (size_t code = 0; code < uses_.size(); ++code) {
        widths[face_.trueType ? static_cast<uint16_t>(code) : program.numbers[code]] = width(uses_[code].glyph);
    }

    std::string kind, encoding, fontFile;
    if (face_.trueType) {
        std::string glyphOfCode;
        for (uint16_t glyph : program.numbers) glyphOfCode += {static_cast<char>(glyph >> 8), static_cast<char>(glyph)};
        kind = "/CIDFontType2/CIDToGIDMap " + syntax(file.addStream(glyphOfCode, ""));
        encoding = "/Identity-H";
        fontFile =
            "/FontFile2 " + syntax(file.addStream(program.bytes, "/Length1 " + std::to_string(program.bytes.size())));
    } else {
        kind = "/CIDFontType0";
        encoding = " " + syntax(writeEncoding(file, program.numbers));
        fontFile = "/FontFile3 " + syntax(file.addStream(program.bytes, "/Subtype/CIDFontType0C"));
    }
    const Reference descendant =
        file.add("/Type/Font/Subtype" + kind + "/BaseFont/" + name + "/CIDSystemInfo" + systemInfo + "/DW 0/W[" +
                 widthArray(widths) + "]/FontDescriptor " + syntax(file.add(descriptor(face_, name, fontFile))));
    file.set(reference, "/Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding" + encoding + "/DescendantFonts[" +
                            syntax(descendant) + "]/ToUnicode " + syntax(file.addStream(toUnicode(), "")));
}

size_t Fonts::indexOf(const text::Face& face) {
    for (size_t i = 0; i < fonts_.size(); ++i) {
        if (&fonts_[i].face() == &face) return i;
    }
    fonts_.emplace_back(face);
    return fonts_.size() - 1;
}

}  // namespace oordeel::pdf
