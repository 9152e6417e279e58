// The rows of the property table that style text; most of them are inherited.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "css/rows.h"

namespace oordeel::css {
namespace {

constexpr int64_t million = 1'000'000;

/// Font sizes by name in CSS pixels (CSS Fonts 4, section 2.5, with medium at 16).
constexpr std::pair<const char*, double> fontSizes[] = {
    {"xx-small", 9}, {"x-small", 10}, {"small", 13}, {"medium", 16}, {"large", 18}, {"x-large", 24}, {"xx-large", 32}};

using Compute = std::function<Length(const Style&, Context&)>;

/// Relative sizes look at the parent: the own font size is what is being worked out.
std::optional<Compute> parseFontSize(Cursor& cursor) {
    for (const auto& [name, pixels] : fontSizes) {
        if (cursor.word(name)) return [size = pt(pixels * .75)](const Style&, Context&) { return size; };
    }
    const auto ofParent = [](int numerator, int denominator) {
        return [=](const Style&, Context& c) { return scaled(c.parent->fontSize, numerator, denominator); };
    };
    if (cursor.word("smaller")) return ofParent(5, 6);
    if (cursor.word("larger")) return ofParent(6, 5);
    const auto size = parseSize(cursor, Sign::notNegative, Percent::yes, Auto::no);
    if (!size) return {};
    return [size = *size](const Style&, Context& c) {
        constexpr Length largest = {10'000'000};  // 10 000 pt: every level of the tree may multiply
        const Length parent = c.parent->fontSize;
        return std::clamp(computed(size, parent, c.rootFontSize).of(parent), Length{}, largest);
    };
}

std::optional<std::vector<std::string>> parseFontFamily(Cursor& cursor) {
    std::vector<std::string> families;
    do {
        std::string family;
        if (cursor.peek().kind == Token::Kind::string) {
            family = cursor.next().text;
        } else {
            while (cursor.peek().kind == Token::Kind::ident) family += (family.empty() ? "" : " ") + cursor.ident();
        }
        if (family.empty()) return {};
        families.push_back(std::move(family));
    } while (cursor.symbol(','));
    return families;
}

std::optional<std::function<int(const Style&, Context&)>> parseFontWeight(Cursor& cursor) {
    const auto fixed = [](int weight) { return [=](const Style&, Context&) { return weight; }; };
    if (cursor.word("normal")) return fixed(400);
    if (cursor.word("bold")) return fixed(700);
    // CSS Fonts 4, section 2.2.1.
    if (cursor.word("bolder")) {
        return [](const Style&, Context& c) {
            return c.parent->fontWeight < 350 ? 400 : c.parent->fontWeight < 550 ? 700 : 900;
        };
    }
    if (cursor.word("lighter")) {
        return [](const Style&, Context& c) {
            return c.parent->fontWeight < 550 ? 100 : c.parent->fontWeight < 750 ? 400 : 700;
        };
    }
    const auto weight = parseInteger(cursor, 1, 1000);
    if (!weight) return {};
    return fixed(*weight);
}

std::optional<uint8_t> parseFontNumeric(Cursor& cursor) {
    if (cursor.word("normal")) return uint8_t{0};
    const auto bit = [](FontNumeric value) { return static_cast<uint8_t>(value); };
    uint8_t figure = 0, spacing = 0;
    while (true) {
        if (figure == 0 && cursor.word("lining-nums")) {
            figure = bit(FontNumeric::lining);
        } else if (figure == 0 && cursor.word("oldstyle-nums")) {
            figure = bit(FontNumeric::oldstyle);
        } else if (spacing == 0 && cursor.word("tabular-nums")) {
            spacing = bit(FontNumeric::tabular);
        } else if (spacing == 0 && cursor.word("proportional-nums")) {
            spacing = bit(FontNumeric::proportional);
        } else {
            break;
        }
    }
    if (figure == 0 && spacing == 0) return {};
    return static_cast<uint8_t>(figure | spacing);
}

void setLineHeight(Style& style, bool normal, Length height, int64_t millionths) {
    style.lineHeightNormal = normal;
    style.lineHeight = height;
    style.lineHeightMillionths = millionths;
}

/// A number is inherited as a number, a percentage as the length it made.
Setter parseLineHeight(Cursor& cursor) {
    if (cursor.word("normal")) return [](Style& s, Context&) { setLineHeight(s, true, {}, 0); };
    const Token token = cursor.peek();
    if (token.kind == Token::Kind::number) {
        if (token.number < 0 || token.number > 1000)
            return cursor.fail("a line height is from 0 to 1000 times the font size");
        cursor.next();
        // 0 as a number and as a length are the same height at every size.
        return [number = std::llround(token.number * million)](Style& s, Context&) {
            setLineHeight(s, false, scaled(s.fontSize, number, million), number);
        };
    }
    const auto size = parseSize(cursor, Sign::notNegative, Percent::yes, Auto::no);
    if (!size) return {};
    return [size = *size](Style& s, Context& c) {
        setLineHeight(s, false, std::max(Length{}, computed(size, s.fontSize, c.rootFontSize).of(s.fontSize)), 0);
    };
}

Property lineHeight() {
    Property row;
    row.name = "line-height";
    row.takes = "normal, a number, a length or a percentage";
    row.initial = "normal";
    row.about = "distance between baselines";
    row.inherited = true;
    row.places = inheritedText.places;
    row.parse = parseLineHeight;
    row.copy = [](Style& to, const Style& from) {
        setLineHeight(to, from.lineHeightNormal, from.lineHeight, from.lineHeightMillionths);
    };
    return row;
}

/// CSS Text 4, section 7.1: a sign in quotes, with a keyword for the column as a whole when wished.
Setter parseTextAlign(Cursor& cursor) {
    constexpr std::pair<const char*, TextAlign> words[] = {
        {"left", TextAlign::left},       {"right", TextAlign::right}, {"center", TextAlign::center},
        {"justify", TextAlign::justify}, {"start", TextAlign::left},  {"end", TextAlign::right}};
    std::optional<TextAlign> align;
    std::u32string sign;
    while (!cursor.done()) {
        if (sign.empty() && cursor.peek().kind == Token::Kind::string) {
            sign = toUtf32(cursor.peek().text);
            if (sign.size() != 1) return cursor.fail("figures are aligned on one sign; write \",\"");
            cursor.next();
            continue;
        }
        const auto* word = align ? std::end(words)
                                 : std::find_if(std::begin(words), std::end(words),
                                                [&](const auto& each) { return cursor.word(each.first); });
        if (word == std::end(words)) break;
        align = word->second;
    }
    if (sign.empty() && !align) return {};
    return [align = align.value_or(TextAlign::right), sign = sign.empty() ? U'\0' : sign[0]](Style& s, Context&) {
        s.textAlign = align, s.alignOn = sign;
    };
}

Property textAlign() {
    Property row;
    row.name = "text-align";
    row.takes = "left, right, center, justify, start or end, after a sign in quotes when wished";
    row.initial = "left";
    row.about =
        "where the lines of a block are set; the cells of a table column align on the sign, other blocks and "
        "headers of columns as the word says, to the right when there is none";
    row.inherited = true;
    row.places = inheritedText.places;
    row.parse = parseTextAlign;
    row.copy = [](Style& to, const Style& from) { to.textAlign = from.textAlign, to.alignOn = from.alignOn; };
    return row;
}

Setter parseVerticalAlign(Cursor& cursor) {
    constexpr std::pair<const char*, VerticalAlign> words[] = {
        {"baseline", VerticalAlign::baseline}, {"top", VerticalAlign::top},     {"middle", VerticalAlign::middle},
        {"bottom", VerticalAlign::bottom},     {"super", VerticalAlign::super}, {"sub", VerticalAlign::sub}};
    for (const auto& [word, value] : words) {
        if (cursor.word(word)) return [v = value](Style& s, Context&) { s.verticalAlign = v, s.verticalShift = {}; };
    }
    const auto length = parseLength(cursor);
    if (!length) return {};
    return [length = *length](Style& s, Context& c) {
        s.verticalAlign = VerticalAlign::length;
        s.verticalShift = computed(length, s.fontSize, c.rootFontSize);
    };
}

Property verticalAlign() {
    Property row;
    row.name = "vertical-align";
    row.takes = "baseline, top, middle, bottom, super, sub or a length";
    row.initial = "baseline";
    row.about = "place of an inline on its line, of a cell in its row, of text in a margin box";
    row.places = onElement | onMarginBox;
    row.parse = parseVerticalAlign;
    row.copy = [](Style& to, const Style& from) {
        to.verticalAlign = from.verticalAlign, to.verticalShift = from.verticalShift;
    };
    return row;
}

Setter parseDecoration(Cursor& cursor) {
    bool underline = false, lineThrough = false;
    if (!cursor.word("none")) {
        while (true) {
            if (!underline && cursor.word("underline")) {
                underline = true;
            } else if (!lineThrough && cursor.word("line-through")) {
                lineThrough = true;
            } else {
                break;
            }
        }
        if (!underline && !lineThrough) return {};
    }
    return [=](Style& s, Context&) { s.underline = underline, s.lineThrough = lineThrough; };
}

Property textDecoration() {
    Property row;
    row.name = "text-decoration-line";
    row.takes = "none, underline or line-through";
    row.initial = "none";
    row.about = "a line under or through the text; reaches all inlines inside";
    row.places = onElement | onMarginBox;
    row.parse = parseDecoration;
    row.copy = [](Style& to, const Style& from) { to.underline = from.underline, to.lineThrough = from.lineThrough; };
    return row;
}

std::optional<LengthValue> parseSpacing(Cursor& cursor) {
    if (cursor.word("normal")) return LengthValue{};
    return parseLength(cursor);
}

std::optional<std::array<int, 3>> parseHyphenateLimits(Cursor& cursor) {
    std::array<int, 3> limits{5, 2, 2};  // what auto means: CSS Text 4, section 6.3.1
    size_t count = 0;
    for (; count < 3 && !cursor.done(); ++count) {
        if (cursor.word("auto")) continue;
        const auto limit = parseInteger(cursor, 1, 100);
        if (!limit) return {};
        limits[count] = *limit;
    }
    if (count == 0) return {};
    if (count == 2) limits[2] = limits[1];
    return limits;
}

std::optional<int> parseHyphenateLines(Cursor& cursor) {
    if (cursor.word("no-limit")) return 0;
    return parseInteger(cursor, 1, 100);
}

/// A string keeps its quotes in Style::listStyleType, which tells it from a word.
std::optional<std::string> parseListStyleType(Cursor& cursor) {
    if (cursor.peek().kind == Token::Kind::string) return "\"" + cursor.next().text + "\"";
    const std::string style = lowered(cursor.peek().text);
    if (cursor.peek().kind != Token::Kind::ident) return {};
    if (std::find(counterStyles().begin(), counterStyles().end(), style) == counterStyles().end()) return {};
    cursor.next();
    return style;
}

std::optional<int> parseLines(Cursor& cursor) {
    return parseInteger(cursor, 1, 100);
}

std::optional<LengthValue> parseAnyLength(Cursor& cursor) {
    return parseLength(cursor);
}

}  // namespace

std::vector<Property> textProperties() {
    constexpr Traits text = inheritedText;
    return {
        // First: what em, currentColor and line heights refer to.
        longhand("font-size", "a length, a percentage, smaller, larger or a size from xx-small to xx-large", "medium",
                 text, "size of the type; em and % are of the parent's", &Style::fontSize, parseFontSize),
        longhand("color", "a colour", "#000", text, "colour of text, and of borders that say no other", &Style::color,
                 parseColor),
        lineHeight(),
        longhand("font-family", "names of font families with commas between", "serif", text,
                 "families in order of preference; names with spaces in quotes", &Style::fontFamily, parseFontFamily),
        longhand("font-weight", "normal, bold, bolder, lighter or a whole number from 1 to 1000", "normal", text,
                 "weight of the type", &Style::fontWeight, parseFontWeight),
        keywords<bool>("font-style", {{"normal", false}, {"italic", true}, {"oblique", true}}, "normal", text,
                       "upright or italic; a family without italic is told, not slanted", &Style::italic),
        longhand("font-variant-numeric", "normal, lining-nums or oldstyle-nums, and tabular-nums or proportional-nums",
                 "normal", text, "which figures a face is to use; those it has not are told", &Style::fontNumeric,
                 parseFontNumeric),
        keywords<bool>("font-variant-caps", {{"normal", false}, {"small-caps", true}}, "normal", text,
                       "small capitals where the face has them", &Style::smallCaps),
        textAlign(),
        longhand("text-indent", "a length", "0", text, "indent of a block's first line", &Style::textIndent,
                 parseAnyLength),
        keywords<TextTransform>("text-transform",
                                {{"none", TextTransform::none},
                                 {"uppercase", TextTransform::uppercase},
                                 {"lowercase", TextTransform::lowercase},
                                 {"capitalize", TextTransform::capitalize}},
                                "none", text, "capitals or small letters", &Style::textTransform),
        keywords<TextWrap>(
            "text-wrap", {{"pretty", TextWrap::pretty}, {"balance", TextWrap::balance}, {"auto", TextWrap::greedy}},
            "pretty", text, "lines broken for the paragraph as a whole, all about as long, or one by one",
            &Style::textWrap),
        keywords<WhiteSpace>("white-space",
                             {{"normal", WhiteSpace::normal},
                              {"nowrap", WhiteSpace::nowrap},
                              {"pre", WhiteSpace::pre},
                              {"pre-wrap", WhiteSpace::preWrap},
                              {"pre-line", WhiteSpace::preLine}},
                             "normal", text, "whether white space is kept and lines may break", &Style::whiteSpace),
        longhand("letter-spacing", "normal or a length", "normal", text, "extra space between letters",
                 &Style::letterSpacing, parseSpacing),
        longhand("word-spacing", "normal or a length", "normal", text, "extra space between words", &Style::wordSpacing,
                 parseSpacing),
        keywords<Hyphens>(
            "hyphens", {{"none", Hyphens::none}, {"manual", Hyphens::manual}, {"auto", Hyphens::automatic}}, "manual",
            text, "where words may be broken: nowhere, at soft hyphens, or by the dictionary", &Style::hyphens),
        longhand("hyphenate-limit-chars", "one to three of auto or a whole number from 1 to 100", "auto", text,
                 "fewest letters of a word that is broken, before the hyphen and after it", &Style::hyphenateLimitChars,
                 parseHyphenateLimits),
        longhand("hyphenate-limit-lines", "no-limit or a whole number from 1 to 100", "no-limit", text,
                 "most lines in a row that end in a hyphen", &Style::hyphenateLimitLines, parseHyphenateLines),
        keywords<bool>("overflow-wrap", {{"normal", false}, {"anywhere", true}, {"break-word", true}}, "normal", text,
                       "whether a word wider than its line may be broken anywhere", &Style::breakWords),
        longhand("list-style-type", orList(counterStyles()) + ", or a string", "disc", text,
                 "what stands before a list item", &Style::listStyleType, parseListStyleType),
        keywords<bool>("list-style-position", {{"outside", false}, {"inside", true}}, "outside", text,
                       "marker beside the text or in it", &Style::listStyleInside),
        longhand("orphans", "a whole number from 1 to 100", "2", text, "fewest lines of a block at the foot of a page",
                 &Style::orphans, parseLines),
        longhand("widows", "a whole number from 1 to 100", "2", text, "fewest lines of a block at the top of a page",
                 &Style::widows, parseLines),
        verticalAlign(),
        textDecoration(),
    };
}

}  // namespace oordeel::css
