#include "pdf/text_parts.h"

#include <algorithm>

namespace oordeel::pdf {

namespace {

bool isSpace(char32_t c) {
    return c == U' ' || c == U'\u00A0';
}

bool isSetApart(const layout::TextRun& run) {
    return run.letterSpacing * 12 > run.size;
}

class Cutter {
  public:
    explicit Cutter(const layout::TextRun& run) : run_(run), text_(charactersOf(run)) {}

    std::vector<TextPart> cut() {
        size_t begin = 0;
        for (size_t i = 0; i < run_.glyphs.size();) {
            if (i > begin && isWhole(i) != isWhole(begin)) {
                add(begin, i);
                begin = i;
            }
            i = clusterEnd(i);
        }
        if (begin < run_.glyphs.size()) add(begin, run_.glyphs.size());
        return std::move(parts_);
    }

    /// Whether the cluster of a glyph belongs to a part that is told as a whole.
    bool isWhole(size_t glyph) const {
        const size_t cluster = run_.glyphs[glyph].cluster;
        if (isSetApart(run_)) return cluster >= text_.size() || !isSpace(text_[cluster]);
        return clusterEnd(glyph) - glyph > 1;
    }

    size_t clusterEnd(size_t begin) const {
        size_t end = begin + 1;
        while (end < run_.glyphs.size() && run_.glyphs[end].cluster == run_.glyphs[begin].cluster) ++end;
        return end;
    }

  private:
    /// The glyphs from `begin` up to `end`, where the pen stands when it comes to them.
    void add(size_t begin, size_t end) {
        const bool isLast = end == run_.glyphs.size();
        const size_t from = std::min<size_t>(run_.glyphs[begin].cluster, text_.size());
        const size_t to = isLast ? text_.size() : std::clamp<size_t>(run_.glyphs[end].cluster, from, text_.size());
        TextPart part{run_, {}};
        part.run.origin.x = run_.origin.x + pen_;
        part.run.text = text_.substr(from, to - from);
        part.run.actualText.clear();
        part.run.glyphs.assign(run_.glyphs.begin() + static_cast<ptrdiff_t>(begin),
                               run_.glyphs.begin() + static_cast<ptrdiff_t>(end));
        part.run.hyphenated = run_.hyphenated && isLast;
        int64_t units = 0;
        Length extra;
        for (text::Glyph& glyph : part.run.glyphs) {
            units += glyph.advance;
            glyph.cluster -= static_cast<uint32_t>(from);
        }
        for (size_t i = begin; i < end; i = clusterEnd(i)) {
            extra += run_.letterSpacing;
            const size_t cluster = run_.glyphs[i].cluster;
            if (cluster < text_.size() && isSpace(text_[cluster])) extra += run_.wordSpacing;
        }
        part.run.width = run_.face->at(run_.size, units) + extra;
        pen_ += part.run.width;
        if (isWhole(begin)) {
            for (size_t i = 0; i < part.run.text.size(); ++i) {
                const bool isHyphen = part.run.hyphenated && i + 1 == part.run.text.size();
                if (isHyphen || !isInvisible(part.run.text[i])) part.actualText += part.run.text[i];
            }
        }
        parts_.push_back(std::move(part));
    }

    const layout::TextRun& run_;
    const std::u32string& text_;
    Length pen_;
    std::vector<TextPart> parts_;
};

}  // namespace

std::vector<TextPart> textParts(const layout::TextRun& run) {
    if (!run.actualText.empty() && run.actualText.size() != run.text.size()) return {{run, run.actualText}};
    Cutter cutter(run);
    for (size_t i = 0; i < run.glyphs.size(); i = cutter.clusterEnd(i)) {
        if (cutter.isWhole(i)) return cutter.cut();
    }
    return {};
}

const std::u32string& charactersOf(const layout::TextRun& run) {
    return run.actualText.size() == run.text.size() ? run.actualText : run.text;
}

bool isInvisible(char32_t c) {
    return c == 0x00AD || c == 0x061C || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0xFE00 && c <= 0xFE0F);
}

}  // namespace oordeel::pdf
