#include "pdf/words.h"

#include <cstdlib>

#include "base/utf8.h"
#include "pdf/roles.h"

namespace oordeel::pdf {

namespace {

bool isSpace(char32_t c) {
    return c == U' ' || c == U'\u00A0' || c == U'\t' || c == U'\n' || (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
}

const std::u32string& readable(const layout::TextRun& run) {
    return run.actualText.empty() ? run.text : run.actualText;
}

/// The element that is a paragraph of its own, in which this one stands.
size_t blockOf(const TagTree& tree, size_t tag) {
    while (isInline(tree.tags[tag].role) && tree.tags[tag].parent != noTag) tag = tree.tags[tag].parent;
    return tag;
}

/// Whether the second run goes on where the first ends: on its line, or as a superior or inferior to it.
bool continues(const layout::TextRun& first, const layout::TextRun& second) {
    const int64_t gap = (second.origin.x - (first.origin.x + first.width)).units;
    const int64_t rise = (second.origin.y - first.origin.y).units;
    return std::abs(gap) <= first.size.units / 20 && std::abs(rise) < first.size.units;
}

bool endsInSpace(const layout::TextRun& run) {
    return !readable(run).empty() && isSpace(readable(run).back());
}

bool beginsWithSpace(const layout::TextRun& run) {
    return !readable(run).empty() && isSpace(readable(run).front());
}

/// Whether a line of the author's own ends between two runs of one text: a new line in <pre>, of which layout keeps
/// nothing. A word that is cut where it may be, after a slash or a hyphen, stands together in the text.
bool partsLines(const html::Document& document, html::NodeId owner, const layout::TextRun& first,
                const layout::TextRun& second) {
    const std::string& text = document[owner].text;
    if (text.find('\n') == std::string::npos) return false;
    constexpr size_t enough = 12;
    const std::u32string& end = first.text;
    const std::u32string around = end.substr(end.size() - std::min(end.size(), enough)) + second.text.substr(0, enough);
    return text.find(toUtf8(around)) == std::string::npos;
}

}  // namespace

std::vector<bool> spacesAfter(const layout::Page& page, const std::vector<Sequence>& sequences, const TagTree& tree) {
    std::vector<bool> out(page.marks.size());
    size_t last = page.marks.size();  // the text before, if there is one in the same block
    size_t lastBlock = noTag;
    for (const Sequence& sequence : sequences) {
        if (sequence.tag == noTag) continue;
        const size_t block = blockOf(tree, sequence.tag);
        for (size_t m = sequence.begin; m < sequence.end; ++m) {
            const auto* run = std::get_if<layout::TextRun>(&page.marks[m].what);
            if (!run || run->glyphs.empty()) continue;
            const bool isDrawn = tree.tags[sequence.tag].role == "Figure";  // one owner for all its words
            if (block == lastBlock) {
                const auto& before = std::get<layout::TextRun>(page.marks[last].what);
                const bool mayPart =
                    !before.hyphenated && !continues(before, *run) && !endsInSpace(before) && !beginsWithSpace(*run);
                const bool isOther = isDrawn || page.marks[last].owner != page.marks[m].owner;
                out[last] =
                    mayPart &&
                    (isOther || (tree.document && partsLines(*tree.document, page.marks[m].owner, before, *run)));
            }
            last = m;
            lastBlock = block;
        }
    }
    return out;
}

std::u32string readableText(const layout::Page& page, const Sequence& sequence, const std::vector<bool>& spacesAfter) {
    std::u32string out;
    for (size_t m = sequence.begin; m < sequence.end; ++m) {
        const auto* run = std::get_if<layout::TextRun>(&page.marks[m].what);
        if (!run) continue;
        out += readable(*run);
        if (run->hyphenated && !out.empty() && out.back() == U'\u00AD') out.pop_back();
        if (spacesAfter[m]) out += U' ';
    }
    return out;
}

std::string collapsed(std::string_view text) {
    std::string out;
    for (char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace oordeel::pdf
