// Rules about every code that the content shows: its glyph, its width and its characters.
#include <algorithm>
#include <cmath>

#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule there{
    "glyph-there", {"6.2.11.4.1", "7.21.4.1", "31-011"}, "Each glyph that is drawn is in the program of its font"};
constexpr Rule notdef{
    "glyph-notdef", {"6.2.11.8", "7.21.8", "31-030"}, "No text shows the glyph .notdef, which stands for nothing"};
constexpr Rule widths{"glyph-widths",
                      {"6.2.11.5", "7.21.5", "31-016"},
                      "The widths in the file are those of the font programs, within a thousandth of the size"};
constexpr Rule mapped{"glyph-unicode",
                      {"6.2.11.7.2", "7.21.7", "31-027", "9.10"},
                      "Each code that is shown has its characters: ToUnicode, or an encoding that tells them"};
constexpr Rule values{"glyph-unicode-values",
                      {"6.2.11.7.2", "7.21.7", "31-028", "9.10.3"},
                      "No code stands for U+0000, U+FEFF or U+FFFE"};
constexpr Rule privateUse{"glyph-private-use",
                          {"6.2.11.7.3"},
                          "What stands for a character of private use has an ActualText that tells what it means"};
constexpr Rule cidSet{"font-cid-set",
                      {"6.2.11.4.2", "7.21.4.2", "31-014"},
                      "A CIDSet, where there is one, lists all CIDs that are shown"};

class Checker {
  public:
    Checker(const Font& font, const std::string& set, Findings& found) : font_(font), set_(set), found_(found) {}

    void check() {
        std::vector<uint32_t> codes;
        for (const auto& [code, use] : font_.use->codes) codes.push_back(code);
        std::sort(codes.begin(), codes.end());
        for (const uint32_t code : codes) {
            code_ = code;
            use_ = &font_.use->codes.at(code);
            checkCharacters();
            if (font_.subtype == "Type3") continue;
            checkGlyph();
            checkCidSet();
        }
    }

  private:
    void add(const Rule& rule, const std::string& what) {
        Place place = font_.use->place;
        place.page = use_->page;
        found_.add(rule, place, "code " + std::to_string(code_) + " of " + quoted(font_.name) + " " + what);
    }

    void checkGlyph() {
        const auto glyph = font_.glyph(code_);
        if (!glyph) return;
        if (*glyph == 0) return add(notdef, "does");
        if (!use_->drawn) return;
        if (*glyph >= font_.program->glyphCount())
            return add(there,
                       "is glyph " + std::to_string(*glyph) + " of " + std::to_string(font_.program->glyphCount()));
        const auto real = font_.program->width(*glyph), said = font_.dictionaryWidth(code_);
        // Widths are often rounded to whole thousandths, and a profile may round once more.
        constexpr double tolerance = 1.0001;
        if (real && said && std::abs(*real - *said) > tolerance)
            add(widths, "is " + rounded(*said) + " wide in the file and " + rounded(*real) + " in the program");
    }

    void checkCharacters() {
        const auto characters = font_.characters(code_);
        if (!characters) return add(mapped, "has none");
        if (!font_.toUnicode) return;
        bool isPrivate = false;
        for (size_t i = 0; i + 1 < characters->size(); i += 2) {
            const int unit = static_cast<uint8_t>((*characters)[i]) << 8 | static_cast<uint8_t>((*characters)[i + 1]);
            if (unit == 0 || unit == 0xFEFF || unit == 0xFFFE) add(values, "stands for one of them");
            // Planes 15 and 16 begin with these surrogates.
            isPrivate = isPrivate || (unit >= 0xE000 && unit <= 0xF8FF) || (unit >= 0xDB80 && unit <= 0xDBFF);
        }
        if (isPrivate && use_->withoutActualText) add(privateUse, "has none");
    }

    void checkCidSet() {
        if (set_.empty() || !font_.use->composite) return;
        const auto cid = font_.cid(code_);
        if (!cid) return;
        const size_t byte = *cid / 8;
        const bool listed = byte < set_.size() && (static_cast<uint8_t>(set_[byte]) & (0x80 >> *cid % 8)) != 0;
        if (!listed) add(cidSet, "is not listed");
    }

    /// "512" or "512.3".
    static std::string rounded(double width) {
        const auto tenths = std::lround(std::clamp(width, -1e6, 1e6) * 10);
        const std::string whole = std::to_string(tenths / 10);
        return tenths % 10 == 0 ? whole : whole + "." + std::to_string(std::abs(tenths % 10));
    }

    const Font& font_;
    const std::string& set_;
    Findings& found_;
    uint32_t code_ = 0;
    const CodeUse* use_ = nullptr;
};

void check(Subject& file, Findings& found) {
    for (const Font& font : file.fonts) {
        const std::string set = file.data(entry(font.descriptor, "/CIDSet")).value_or("");
        Checker(font, set, found).check();
    }
}

}  // namespace

Family glyphRules() {
    return {"Glyphs", {&there, &notdef, &widths, &mapped, &values, &privateUse, &cidSet}, check};
}

}  // namespace oordeel::verify
