#include "pdf/show.h"

#include <algorithm>
#include <cmath>

#include "pdf/syntax.h"
#include "pdf/text_parts.h"

namespace oordeel::pdf {

namespace {

class Shower {
  public:
    Shower(const layout::TextRun& run, Font& font) : run_(run), text_(charactersOf(run)), font_(font) {}

    std::string show(bool spaceAfter) {
        const size_t hyphen = run_.hyphenated ? run_.glyphs.size() - 1 : run_.glyphs.size();
        for (size_t i = 0; i < hyphen;) {
            const size_t end = clusterEnd(i, hyphen);
            showCluster(i, end, characters(i, end));
            i = end;
        }
        if (hyphen < run_.glyphs.size()) showCluster(hyphen, hyphen + 1, U"\u00AD");
        if (spaceAfter) showGlyph(font_.code(font_.face().glyph(U' '), U" "));
        closeArray();
        return std::move(out_);
    }

  private:
    size_t clusterEnd(size_t begin, size_t limit) const {
        size_t end = begin + 1;
        while (end < limit && run_.glyphs[end].cluster == run_.glyphs[begin].cluster) ++end;
        return end;
    }

    /// What the glyphs of a cluster stand for.
    std::u32string characters(size_t begin, size_t end) const {
        const size_t first = std::min<size_t>(run_.glyphs[begin].cluster, text_.size());
        size_t last = text_.size();
        if (end < run_.glyphs.size()) last = std::clamp<size_t>(run_.glyphs[end].cluster, first, last);
        std::u32string out = text_.substr(first, last - first);
        std::replace_if(
            out.begin(), out.end(), [](char32_t c) { return c < U' '; }, U' ');  // tab, line end
        return out.empty() ? U"\uFFFD" : out;
    }

    void showCluster(size_t begin, size_t end, const std::u32string& characters) {
        const bool isHyphen = run_.hyphenated && end == run_.glyphs.size();
        if (!isHyphen && std::all_of(characters.begin(), characters.end(), isInvisible)) return;

        // A code stands for one glyph: of several that make up a letter, the first has its characters.
        for (size_t i = begin; i < end; ++i) {
            const text::Glyph& glyph = run_.glyphs[i];
            riseTo(glyph.yOffset);
            moveTo(target_ + thousandths(glyph.xOffset));
            showGlyph(font_.code(glyph.id, i == begin ? std::u32string_view(characters) : U"\u200B"));
            target_ += thousandths(glyph.advance);
        }
        riseTo(0);

        target_ += thousandths(run_.letterSpacing);
        if (characters == U" " || characters == U"\u00A0") target_ += thousandths(run_.wordSpacing);
    }

    double thousandths(int32_t units) const { return units * 1000.0 / font_.face().unitsPerEm; }
    double thousandths(Length length) const {
        return run_.size.units == 0 ? 0
                                    : static_cast<double>(length.units) * 1000.0 / static_cast<double>(run_.size.units);
    }

    /// The difference is taken to where the pen really is, so rounding never adds up along a line.
    void moveTo(double place) {
        const double back = std::round((pen_ - place) * 10) / 10;
        if (back == 0) return;
        closeHex();
        array_ += number(back, 1);
        pen_ -= back;
    }

    void showGlyph(uint16_t code) {
        if (!inHex_) array_ += '<';
        inHex_ = true;
        array_ += hex(code);
        pen_ += font_.width(code);
    }

    void riseTo(int32_t units) {
        if (units == rise_) return;
        closeArray();
        rise_ = units;
        out_ += number(font_.face().at(run_.size, units)) + " Ts\n";
    }

    void closeHex() {
        if (inHex_) array_ += '>';
        inHex_ = false;
    }

    void closeArray() {
        closeHex();
        if (!array_.empty()) out_ += "[" + array_ + "]TJ\n";
        array_.clear();
    }

    const layout::TextRun& run_;
    const std::u32string& text_;
    Font& font_;
    std::string out_;
    std::string array_;   ///< of the TJ in the making
    bool inHex_ = false;  ///< inside < > in it
    double pen_ = 0;      ///< where the pen stands, in thousandths of the size from the origin
    double target_ = 0;   ///< where the run wants the next glyph
    int32_t rise_ = 0;
};

}  // namespace

std::string showText(const layout::TextRun& run, Font& font, bool spaceAfter) {
    return Shower(run, font).show(spaceAfter);
}

}  // namespace oordeel::pdf
