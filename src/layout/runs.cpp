#include "layout/runs.h"

#include <algorithm>

#include "base/utf8.h"

namespace oordeel::layout {
namespace {

text::Features featuresOf(const css::Style& style) {
    const auto has = [&](css::FontNumeric bit) { return (style.fontNumeric & static_cast<uint8_t>(bit)) != 0; };
    text::Features features;
    features.liningNumerals = has(css::FontNumeric::lining);
    features.oldstyleNumerals = has(css::FontNumeric::oldstyle);
    features.tabularNumerals = has(css::FontNumeric::tabular);
    features.proportionalNumerals = has(css::FontNumeric::proportional);
    features.smallCaps = style.smallCaps;
    features.noLigatures = style.letterSpacing.units != 0;
    return features;
}

text::FontRequest requestOf(const css::Style& style) {
    return {style.fontFamily, style.fontWeight, style.italic};
}

/// Characters of the layout itself, which are never seen.
bool isInternal(char32_t c) {
    return c == objectCharacter || c == openingSpacer || c == closingSpacer;
}

std::string codePointName(char32_t c) {
    static const char* digits = "0123456789ABCDEF";
    std::string hex;
    for (int shift = c > 0xFFFFF ? 20 : c > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4) hex += digits[c >> shift & 15];
    std::string shown;
    appendUtf8(shown, c);
    return "\"" + shown + "\" (U+" + hex + ")";
}

/// The bullets of CSS are shapes, which stand in any face; nobody wrote them as characters.
bool isBullet(const Context& context, html::NodeId node, char32_t c) {
    constexpr std::u32string_view bullets = U"\u2022\u25E6\u25AA";  // disc, circle, square
    return bullets.find(c) != std::u32string_view::npos && node != html::noNode &&
           context.document[node].name == "::marker";
}

const text::Face* faceFor(Context& context, const InlineSpan& span, const text::Face* own, char32_t c,
                          html::NodeId node) {
    if (text::isRightToLeft(c)) {
        context.error(node, "the character " + codePointName(c) +
                                " belongs to text that runs from right to left, which is not set; text of Hebrew, "
                                "Arabic and their like is outside the subset");
        return own;
    }
    if (isInternal(c) || own->covers(c)) return own;
    if (const text::Face* other = context.fonts.fallback(requestOf(*span.style), c)) {
        if (isBullet(context, node, c)) return other;
        context.warning(node, "the character " + codePointName(c) + " is not in " + own->family + " and is set in " +
                                  other->family + " instead; choose a family that has it, or another character");
        return other;
    }
    context.error(node, "no installed font has the character " + codePointName(c) +
                            "; install a font that has it, or write another character");
    return own;
}

/// What a style asks of a face that it does not have is told, not imitated: no slanted romans, no smeared bold.
void checkFace(Context& context, const text::Face& face, const css::Style& style, std::u32string_view text,
               html::NodeId node) {
    constexpr int bold = 600;
    const bool visible = std::any_of(text.begin(), text.end(), [](char32_t c) { return c > ' ' && !isInternal(c); });
    const auto complain = [&](const std::string& what) {
        // About another family than the one that was asked for there is one complaint already.
        if (context.fonts.find(requestOf(style)).exact) context.warning(node, face.family + " has no " + what);
    };
    if (visible && style.italic && !face.italic) complain("italic on this machine; its upright letters are used");
    if (visible && style.fontWeight >= bold && face.weight < bold)
        complain("bold on this machine; its regular letters are used");

    const text::Features features = featuresOf(style);
    if (style.fontNumeric == 0 && !features.smallCaps) return;
    const bool concerned = std::any_of(text.begin(), text.end(), [&](char32_t c) {
        return features.smallCaps ? c >= 'a' && c <= 'z' : c >= '0' && c <= '9';
    });
    if (!concerned) return;
    for (const std::string& what : context.unheeded(face, features)) complain(what);
}

TextRun asTextRun(const ShapedRun& run, const css::Style& style) {
    TextRun out;
    out.face = run.face;
    out.size = style.fontSize;
    out.color = style.color;
    out.letterSpacing = style.letterSpacing;
    out.wordSpacing = style.wordSpacing;
    return out;
}

bool isWordSpace(char32_t c) {
    return c == ' ' || c == 0xA0;
}

Length widthOfRun(const TextRun& run) {
    int64_t units = 0;
    Length extra;
    for (size_t i = 0; i < run.glyphs.size(); ++i) {
        const text::Glyph& glyph = run.glyphs[i];
        units += glyph.advance;
        if (i + 1 < run.glyphs.size() && run.glyphs[i + 1].cluster == glyph.cluster) continue;
        extra += run.letterSpacing;
        if (glyph.cluster < run.text.size() && isWordSpace(run.text[glyph.cluster])) extra += run.wordSpacing;
    }
    return run.face->at(run.size, units) + extra;
}

}  // namespace

const text::Face* faceOf(Context& context, const css::Style& style, html::NodeId node) {
    const text::Fonts::Found found = context.fonts.find(requestOf(style));
    if (!found.exact && !style.fontFamily.empty()) {
        const std::string name = "\"" + style.fontFamily.front() + "\"";
        context.warning(node,
                        (found.refusal.empty() ? "no font family " + name + " is installed"
                                               : "the font family " + name + " cannot be in a PDF: " + found.refusal) +
                            "; " + (found.face ? found.face->family : "nothing") + " is used instead");
    }
    return found.face;
}

ShapedContent shapeContent(Context& context, const InlineContent& content, html::NodeId blockNode) {
    ShapedContent out;
    const std::u32string& text = content.text;
    std::vector<Length> advance(text.size());  // of each character
    for (const InlineSpan& span : content.spans) {
        const html::NodeId node = span.node == html::noNode ? blockNode : span.node;
        const text::Face* own = faceOf(context, *span.style, node);
        if (!own) {
            context.error(blockNode, "no font is installed on this machine; install one, for instance fonts-paratype");
            continue;
        }
        checkFace(context, *own, *span.style, std::u32string_view(text).substr(span.from, span.to - span.from), node);
        for (size_t from = span.from; from < span.to;) {
            if (text[from] == '\n') {
                ++from;
                continue;
            }
            ShapedRun run;
            run.from = from;
            run.span = &span;
            run.face = faceFor(context, span, own, text[from], node);
            run.features = featuresOf(*span.style);
            size_t to = from + 1;
            while (to < span.to && text[to] != '\n' && faceFor(context, span, own, text[to], node) == run.face) ++to;
            run.to = to;
            run.glyphs = context.shape(*run.face, std::u32string_view(text).substr(from, to - from), run.features,
                                       span.style->language);
            // A cluster's width is shared out over its characters, so that a place inside a ligature has a position.
            for (size_t i = 0; i < run.glyphs.size();) {
                const uint32_t cluster = run.glyphs[i].cluster;
                int64_t units = 0;
                size_t j = i;
                for (; j < run.glyphs.size() && run.glyphs[j].cluster == cluster; ++j) units += run.glyphs[j].advance;
                const size_t end = j < run.glyphs.size() ? run.glyphs[j].cluster : to - from;
                const auto count = static_cast<int64_t>(std::max<size_t>(1, end - cluster));
                const Length width = run.face->at(span.style->fontSize, units) + span.style->letterSpacing;
                for (size_t k = cluster; k < end; ++k) {
                    const auto nth = static_cast<int64_t>(k - cluster);
                    advance[from + k] = count == 1 ? width : scaled(width, nth + 1, count) - scaled(width, nth, count);
                    if (isWordSpace(text[from + k])) advance[from + k] += span.style->wordSpacing;
                }
                i = j;
            }
            out.runs.push_back(std::move(run));
            from = to;
        }
    }
    for (const InlineObject& object : content.objects) advance[object.at] = object.piece.width;
    out.position.resize(text.size() + 1);
    for (size_t i = 0; i < text.size(); ++i) out.position[i + 1] = out.position[i] + advance[i];
    return out;
}

namespace {

/// What the reader's text is in the place of transformed characters: a change of capitals is a matter of looks
/// (CSS Text 3, 2.1). Empty when none of [from, to) was transformed.
std::u32string asWritten(const InlineContent& content, size_t from, size_t to) {
    auto change = std::lower_bound(content.asWritten.begin(), content.asWritten.end(), std::pair(from, char32_t{}));
    if (change == content.asWritten.end() || change->first >= to) return {};
    std::u32string out = content.text.substr(from, to - from);
    for (; change != content.asWritten.end() && change->first < to; ++change)
        out[change->first - from] = change->second;
    return out;
}

}  // namespace

TextRun cutRun(const ShapedRun& run, const InlineContent& content, size_t from, size_t to, bool hyphenAtEnd,
               bool afterHyphen) {
    TextRun out = asTextRun(run, *run.span->style);
    out.text = content.text.substr(from, to - from);
    out.actualText = asWritten(content, from, to);
    const bool isDutch = run.span->style->language.starts_with("nl");
    const bool dropsTrema =
        afterHyphen && isDutch && !out.text.empty() && text::withoutTrema(out.text[0]) != out.text[0];

    // Clusters ascend, so the glyphs of a stretch of characters are found by halving.
    const auto glyphAt = [&](size_t at) {
        return std::lower_bound(run.glyphs.begin(), run.glyphs.end(), at - run.from,
                                [](const text::Glyph& glyph, size_t cluster) { return glyph.cluster < cluster; });
    };
    const auto isSafe = [&](size_t at) {
        if (at == run.from || at == run.to) return true;
        const auto found = glyphAt(at);
        return found != run.glyphs.end() && found->cluster == at - run.from && found->safeToBreak;
    };
    if (!hyphenAtEnd && !dropsTrema && isSafe(from) && isSafe(to)) {
        out.glyphs.assign(glyphAt(from), glyphAt(to));
        for (text::Glyph& glyph : out.glyphs) glyph.cluster -= static_cast<uint32_t>(from - run.from);
    } else {
        std::u32string shown = out.text;
        if (dropsTrema) {
            if (out.actualText.empty()) out.actualText = out.text;
            shown[0] = text::withoutTrema(shown[0]);
            out.text = shown;
        }
        if (hyphenAtEnd) {
            if (!shown.empty() && shown.back() == 0xAD) shown.pop_back(), out.text.pop_back();
            if (!out.actualText.empty() && out.actualText.back() == 0xAD) out.actualText.pop_back();
            shown += run.face->glyph(0x2010) ? char32_t{0x2010} : U'-';
            out.text += char32_t{0xAD};
            if (!out.actualText.empty()) out.actualText += char32_t{0xAD};
            out.hyphenated = true;
        }
        out.glyphs = text::shape(*run.face, shown, run.features, run.span->style->language);
    }
    out.width = widthOfRun(out);
    return out;
}

Length hyphenWidth(const ShapedRun& run) {
    const uint32_t hyphen = run.face->glyph(0x2010) ? run.face->glyph(0x2010) : run.face->glyph('-');
    return run.face->at(run.span->style->fontSize, run.face->advance(hyphen));
}

Extents lineExtents(const text::Face& face, const css::Style& style) {
    const Length ascent = face.at(style.fontSize, face.ascender), descent = face.at(style.fontSize, -face.descender);
    const Length natural = ascent + descent;
    const Length height = style.lineHeightNormal ? natural + face.at(style.fontSize, face.lineGap) : style.lineHeight;
    const Length above = ascent + (height - natural) / 2;
    return {above, height - above};
}

}  // namespace oordeel::layout
