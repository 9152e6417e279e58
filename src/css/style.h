// What the style sheets say of one element, computed: absolute lengths, resolved colours, no inheritance left to do.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/length.h"
#include "base/source.h"

namespace oordeel::css {

struct Color {
    uint8_t red = 0, green = 0, blue = 0, alpha = 255;
    friend bool operator==(const Color&, const Color&) = default;
    bool visible() const { return alpha > 0; }
};

/// `auto`, a length, or a percentage of something that only layout knows.
struct Size {
    enum class Kind : uint8_t { automatic, length, percentage };
    Kind kind = Kind::automatic;
    Length length;            ///< length
    int32_t thousandths = 0;  ///< percentage, in 1/1000 of a per cent: 16.667% is 16667

    bool isAuto() const { return kind == Kind::automatic; }
    /// The length, a percentage being taken of `whole`; `automatic` gives `otherwise`.
    Length of(Length whole, Length otherwise = {}) const {
        if (kind == Kind::length) return length;
        return kind == Kind::percentage ? scaled(whole, thousandths, 100'000) : otherwise;
    }
    friend bool operator==(const Size&, const Size&) = default;
};

enum Side { top, right, bottom, left };
template <class T>
using Sides = std::array<T, 4>;  ///< indexed by Side

enum class BorderStyle : uint8_t { none, solid, dashed, dotted };
struct Border {
    Length width;  ///< 0 when the style is none
    BorderStyle style = BorderStyle::none;
    Color color;
    friend bool operator==(const Border&, const Border&) = default;
};

enum class Display : uint8_t {
    none,
    block,
    inlined,
    inlineBlock,
    listItem,
    table,
    tableRowGroup,
    tableHeaderGroup,
    tableFooterGroup,
    tableRow,
    tableCell,
    tableColumn,
    tableColumnGroup,
    tableCaption
};
enum class TextAlign : uint8_t { left, right, center, justify };
enum class VerticalAlign : uint8_t { baseline, top, middle, bottom, super, sub, length };
enum class WhiteSpace : uint8_t { normal, nowrap, pre, preWrap, preLine };
enum class Hyphens : uint8_t { none, manual, automatic };
enum class TextWrap : uint8_t { pretty, balance, greedy };  ///< total fit; with lines of one length; `text-wrap: auto`
enum class Break : uint8_t { automatic, avoid, page, left, right };
enum class TextTransform : uint8_t { none, uppercase, lowercase, capitalize };
enum class FontNumeric : uint8_t { normal = 0, lining = 1, oldstyle = 2, tabular = 4, proportional = 8 };  ///< bits

/// One part of `content`.
struct ContentPart {
    enum class Kind : uint8_t { text, counter, namedString, targetCounter, targetText, leader, elementText };
    Kind kind = Kind::text;
    std::string text;     ///< text: the words; leader: its pattern; target*: the href, attr() resolved
    std::string name;     ///< counter, targetCounter: the counter; namedString: the string
    std::string variant;  ///< namedString: first, last, start, first-except; counter: decimal, lower-alpha, …
    bool nested = false;  ///< counter: counters(), all levels with `text` between; css::compute leaves none of these
    friend bool operator==(const ContentPart&, const ContentPart&) = default;
};
using Content = std::vector<ContentPart>;

struct StringSet {
    std::string name;
    Content value;
    friend bool operator==(const StringSet&, const StringSet&) = default;
};
struct CounterChange {
    std::string name;
    int value = 0;
    friend bool operator==(const CounterChange&, const CounterChange&) = default;
};

/// Computed values of one element or generated node. Initial values are those of CSS but for what the HTML style
/// sheet of css/ua.css sets; lengths are absolute. Members are grouped as they are laid out.
struct Style {
    // Box
    Display display = Display::inlined;
    Sides<Size> margin{Size{Size::Kind::length, {}, 0}, Size{Size::Kind::length, {}, 0},
                       Size{Size::Kind::length, {}, 0}, Size{Size::Kind::length, {}, 0}};
    Sides<Size> padding{margin};
    Sides<Border> border;
    Sides<Length> borderRadius{};  ///< top left, top right, bottom right, bottom left
    Size width, height, minWidth, maxWidth, minHeight;
    bool borderBox = false;  ///< box-sizing
    bool mustFit = false;    ///< overflow: hidden
    Color background{0, 0, 0, 0};
    bool footnote = false;  ///< float: footnote

    // Text; inherited
    std::vector<std::string> fontFamily{"serif"};
    Length fontSize{12'000};
    int fontWeight = 400;
    bool italic = false;
    uint8_t fontNumeric = 0;  ///< FontNumeric bits
    bool smallCaps = false;
    Length lineHeight;             ///< used value, when not normal
    bool lineHeightNormal = true;  ///< the face's own line height
    int64_t lineHeightMillionths =
        0;  ///< when not 0: lineHeight was a number, inherited as this share of the font size
    Color color{0, 0, 0, 255};
    TextAlign textAlign = TextAlign::left;
    char32_t alignOn = 0;  ///< text-align: ",": the figures of a column stand below one another on this sign
    Length textIndent;
    TextTransform textTransform = TextTransform::none;
    TextWrap textWrap = TextWrap::pretty;
    WhiteSpace whiteSpace = WhiteSpace::normal;
    Length letterSpacing, wordSpacing;
    Hyphens hyphens = Hyphens::manual;
    std::array<int, 3> hyphenateLimitChars{5, 2, 2};  ///< word, before, after
    int hyphenateLimitLines = 0;                      ///< consecutive hyphenated lines; 0: no limit
    bool breakWords = false;                          ///< overflow-wrap: anywhere or break-word
    std::string language;                             ///< of the nearest lang attribute
    std::string listStyleType = "disc";  ///< disc, circle, square, decimal, lower-alpha, …, none, or "text"
    bool listStyleInside = false;
    bool borderCollapse = false;
    Length borderSpacing;
    bool captionBottom = false;
    int widows = 2, orphans = 2;

    // Inline
    VerticalAlign verticalAlign = VerticalAlign::baseline;
    Length verticalShift;                         ///< vertical-align: length, upwards
    bool underline = false, lineThrough = false;  ///< own or passed on by the elements around it

    // Table
    bool tableFixed = false;

    // Pages
    Break breakBefore = Break::automatic, breakAfter = Break::automatic;
    bool avoidBreakInside = false;
    std::string page;  ///< name of the page type, inherited as `page: auto` says; empty: the nameless one
    std::vector<StringSet> stringSet;
    std::vector<CounterChange> counterReset, counterIncrement, counterSet;
    int bookmarkLevel = 0;  ///< 0: none; h1 … h6 have 1 … 6

    // Generated nodes
    Content content;

    friend bool operator==(const Style&, const Style&) = default;
};

/// One of the sixteen boxes in the margins of a page.
struct MarginBox {
    std::string name;  ///< "top-left", …, "bottom-right-corner"
    Style style;       ///< `content` empty means the box is not made
};

/// What @page says of one page.
struct PageStyle {
    Length width{595'276}, height{841'890};  ///< A4
    Sides<Length> margin{pt(56.693), pt(56.693), pt(56.693), pt(56.693)};
    Style style;  ///< fonts and colours that margin boxes inherit
    std::vector<MarginBox> marginBoxes;
    Style footnoteArea;  ///< @footnote: margin, padding, border
    std::vector<CounterChange> counterReset, counterIncrement;
    Position at;  ///< of the last declaration of the author's that says how large it or its margins are

    /// What is left within the margins.
    Length areaWidth() const { return width - margin[left] - margin[right]; }
    Length areaHeight() const { return height - margin[top] - margin[bottom]; }
};

}  // namespace oordeel::css
