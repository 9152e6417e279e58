#include "verify/font.h"

#include <algorithm>

#include "base/utf8.h"
#include "verify/subject.h"

namespace oordeel::verify {

namespace {

// Codes 0x80 to 0xFF where they differ from Latin-1, as UTF-8: ISO 32000-1, annex D. Spaces stand for codes not in use.
constexpr std::string_view winAnsi = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ";
constexpr std::string_view macRoman =
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨ ÆØ ±  ¥µ     ªº æø"
    "¿¡¬ ƒ  «»… ÀÃÕŒœ–—“”‘’÷ ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// The character of a code in an encoding of a simple font, or 0.
char32_t characterOf(const std::string& encoding, uint32_t code) {
    if (encoding.empty() || code < 0x20 || code == 0x7F || code > 0xFF) return 0;
    if (code < 0x80) return code;
    if (encoding == "WinAnsiEncoding") {
        if (code >= 0xA0) return code;
        return toUtf32(winAnsi)[code - 0x80];
    }
    if (encoding == "MacRomanEncoding") {
        const std::u32string all = toUtf32(macRoman);
        const char32_t c = code - 0x80 < all.size() ? all[code - 0x80] : 0;
        return c == ' ' ? 0 : c;
    }
    return 0;
}

std::string utf16(char32_t c) {
    return {static_cast<char>(c >> 8), static_cast<char>(c)};
}

/// The character that a glyph's name tells by its number ("uni00E9", "u1F600"), or by being one letter; or 0.
char32_t characterNamed(const std::string& name) {
    if (name.size() == 1) return static_cast<unsigned char>(name[0]);
    const size_t digits = name.starts_with("uni") ? 3 : name.starts_with("u") ? 1 : name.size();
    if (name.size() - digits < 4 || name.size() - digits > 6) return 0;
    char32_t value = 0;
    for (char c : name.substr(digits)) {
        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'))) return 0;
        value = 16 * value + static_cast<char32_t>(c <= '9' ? c - '0' : c - 'A' + 10);
    }
    return value;
}

/// /W of a CIDFont: "c [w1 w2 …]" and "first last w".
void readCompositeWidths(Subject& subject, Font& font) {
    font.defaultWidth = numberOf(entry(font.descendant, "/DW")).value_or(1000);
    const std::vector<Object> items = itemsOf(entry(font.descendant, "/W"));
    constexpr int mostCids = 65536;
    for (size_t i = 0; i + 1 < items.size();) {
        const int first = integerOf(items[i], -1);
        if (first < 0 || first >= mostCids) {
            ++i;
            continue;
        }
        if (Object(items[i + 1]).isArray()) {
            auto cid = static_cast<uint32_t>(first);
            const std::vector<Object> widths = itemsOf(items[i + 1]);
            subject.spend(widths.size());
            for (const Object& width : widths) font.widths[cid++] = numberOf(width).value_or(0);
            i += 2;
        } else if (i + 2 < items.size()) {
            const int last = std::min(integerOf(items[i + 1], -1), mostCids - 1);
            const double width = numberOf(items[i + 2]).value_or(0);
            subject.spend(static_cast<size_t>(std::max(0, last - first)));
            for (int cid = first; cid <= last; ++cid) font.widths[static_cast<uint32_t>(cid)] = width;
            i += 3;
        } else {
            break;
        }
    }
}

void readSimpleWidths(Font& font) {
    const int first = integerOf(entry(font.descendant, "/FirstChar"), 0);
    const std::vector<Object> widths = itemsOf(entry(font.descendant, "/Widths"));
    for (size_t i = 0; i < widths.size() && i < 256 && first >= 0; ++i)
        font.widths[static_cast<uint32_t>(first) + static_cast<uint32_t>(i)] = numberOf(widths[i]).value_or(0);
    font.defaultWidth = numberOf(entry(font.descriptor, "/MissingWidth")).value_or(0);
}

void readDifferences(Font& font) {
    uint32_t code = 0;
    for (const Object& item : itemsOf(entry(entry(font.descendant, "/Encoding"), "/Differences"))) {
        if (isInteger(item))
            code = static_cast<uint32_t>(integerOf(item, 0));
        else
            font.differences[code++] = nameOf(item);
    }
}

}  // namespace

Font readFont(Subject& subject, const FontUse& use) {
    Font font;
    font.use = &use;
    font.name = nameOf(entry(use.font, "/BaseFont"));
    font.descendant = use.font;
    if (use.composite) {
        const std::vector<Object> descendants = itemsOf(entry(use.font, "/DescendantFonts"));
        font.descendant = descendants.empty() ? Object::newNull() : descendants.front();
    }
    font.subtype = nameOf(entry(font.descendant, "/Subtype"));
    font.descriptor = entry(font.descendant, "/FontDescriptor");
    for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"}) {
        if (!isStream(entry(font.descriptor, key))) continue;
        font.file = entry(font.descriptor, key);
        font.fileKey = key;
    }
    if (const auto bytes = subject.data(font.file)) font.program = std::make_shared<FontProgram>(*bytes);
    if (const auto bytes = subject.data(entry(use.font, "/ToUnicode"))) font.toUnicode = CMap::parse(*bytes);
    if (use.composite) {
        font.cidToGid = subject.data(entry(font.descendant, "/CIDToGIDMap")).value_or("");
        readCompositeWidths(subject, font);
    } else {
        readSimpleWidths(font);
        readDifferences(font);
    }
    return font;
}

bool Font::isSymbolic() const {
    return (integerOf(entry(descriptor, "/Flags"), 0) & 4) != 0;
}

std::string Font::encodingName() const {
    const Object encoding = entry(descendant, "/Encoding");
    return isName(encoding) ? nameOf(encoding) : nameOf(entry(encoding, "/BaseEncoding"));
}

std::optional<std::string> Font::differenceName(uint32_t code) const {
    const auto found = differences.find(code);
    if (found == differences.end()) return std::nullopt;
    return found->second;
}

std::optional<uint32_t> Font::cid(uint32_t code) const {
    return use->encoding.cid(code);
}

std::optional<uint32_t> Font::glyph(uint32_t code) const {
    if (!program || !program->isOpen()) return std::nullopt;
    if (use->composite) {
        const auto own = cid(code);
        if (!own) return 0;  // what the encoding does not know is .notdef
        if (subtype != "CIDFontType2") return program->glyphOfCid(*own).value_or(program->glyphCount());
        const Object map = entry(descendant, "/CIDToGIDMap");
        if (nameOf(map) == "Identity") return own;
        if (!isStream(map)) return std::nullopt;
        const size_t at = 2 * static_cast<size_t>(*own);
        if (at + 1 >= cidToGid.size()) return 0;
        return static_cast<uint8_t>(cidToGid[at]) << 8 | static_cast<uint8_t>(cidToGid[at + 1]);
    }
    const auto known = [](uint32_t glyph) { return glyph ? std::optional(glyph) : std::nullopt; };
    if (const auto difference = differenceName(code)) {
        if (*difference == ".notdef") return 0;
        if (const uint32_t glyph = program->glyphNamed(*difference)) return glyph;
        const char32_t character = characterNamed(*difference);
        return character ? known(program->glyphOfCharacter(character)) : std::nullopt;
    }
    const std::string encoding = encodingName();
    if (subtype == "TrueType" && (isSymbolic() || encoding.empty())) {
        for (const uint32_t base : {0xF000u, 0u}) {
            if (const uint32_t glyph = program->glyphByCmap(3, 0, base + code)) return glyph;
        }
        return known(program->glyphByCmap(1, 0, code));
    }
    if (!encoding.empty()) {
        const char32_t character = characterOf(encoding, code);
        return character ? known(program->glyphOfCharacter(character)) : std::nullopt;
    }
    return known(program->glyphOfCode(code));
}

std::optional<double> Font::dictionaryWidth(uint32_t code) const {
    const auto key = use->composite ? cid(code) : std::optional(code);
    if (!key) return std::nullopt;
    const auto found = widths.find(*key);
    return found == widths.end() ? defaultWidth : found->second;
}

std::optional<std::string> Font::characters(uint32_t code) const {
    if (toUnicode) {
        // Where it says nothing, the other ways below are open still.
        if (const auto found = toUnicode->characters(code); found && !found->empty()) return found;
    }
    if (use->composite) {
        const std::string ordering = textOf(entry(entry(descendant, "/CIDSystemInfo"), "/Ordering"));
        const bool known = ordering == "GB1" || ordering == "CNS1" || ordering == "Japan1" || ordering == "Korea1";
        return known ? std::optional(utf16(0xFFFD)) : std::nullopt;  // some character, which the reader's tables know
    }
    if (const auto difference = differenceName(code)) {
        const char32_t character = characterNamed(*difference);
        // Names of the Adobe Glyph List are words; what only numbers a glyph ("g12", "cid7") is none of them.
        const bool isWord = difference->size() > 1 && difference->find_first_of("0123456789.") == std::string::npos;
        if (character || isWord) return utf16(character ? character : 0xFFFD);
        return std::nullopt;
    }
    if (const char32_t character = characterOf(encodingName(), code)) return utf16(character);
    const bool standard = encodingName().empty() && subtype == "Type1" && code >= 0x20 && code < 0x7F;
    return standard ? std::optional(utf16(code)) : std::nullopt;
}

}  // namespace oordeel::verify
