// Colours: #hex, rgb() and the names of CSS Color 4.
#include <algorithm>
#include <cmath>
#include <string>

#include "base/nearest.h"
#include "css/values.h"

namespace oordeel::css {
namespace {

struct NamedColor {
    std::string_view name;
    uint32_t rgb;
};

/// Sorted by name. Source: CSS Color Module 4, section 6.1.
constexpr NamedColor names[] = {
    {"aliceblue", 0xf0f8ff},
    {"antiquewhite", 0xfaebd7},
    {"aqua", 0x00ffff},
    {"aquamarine", 0x7fffd4},
    {"azure", 0xf0ffff},
    {"beige", 0xf5f5dc},
    {"bisque", 0xffe4c4},
    {"black", 0x000000},
    {"blanchedalmond", 0xffebcd},
    {"blue", 0x0000ff},
    {"blueviolet", 0x8a2be2},
    {"brown", 0xa52a2a},
    {"burlywood", 0xdeb887},
    {"cadetblue", 0x5f9ea0},
    {"chartreuse", 0x7fff00},
    {"chocolate", 0xd2691e},
    {"coral", 0xff7f50},
    {"cornflowerblue", 0x6495ed},
    {"cornsilk", 0xfff8dc},
    {"crimson", 0xdc143c},
    {"cyan", 0x00ffff},
    {"darkblue", 0x00008b},
    {"darkcyan", 0x008b8b},
    {"darkgoldenrod", 0xb8860b},
    {"darkgray", 0xa9a9a9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xa9a9a9},
    {"darkkhaki", 0xbdb76b},
    {"darkmagenta", 0x8b008b},
    {"darkolivegreen", 0x556b2f},
    {"darkorange", 0xff8c00},
    {"darkorchid", 0x9932cc},
    {"darkred", 0x8b0000},
    {"darksalmon", 0xe9967a},
    {"darkseagreen", 0x8fbc8f},
    {"darkslateblue", 0x483d8b},
    {"darkslategray", 0x2f4f4f},
    {"darkslategrey", 0x2f4f4f},
    {"darkturquoise", 0x00ced1},
    {"darkviolet", 0x9400d3},
    {"deeppink", 0xff1493},
    {"deepskyblue", 0x00bfff},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1e90ff},
    {"firebrick", 0xb22222},
    {"floralwhite", 0xfffaf0},
    {"forestgreen", 0x228b22},
    {"fuchsia", 0xff00ff},
    {"gainsboro", 0xdcdcdc},
    {"ghostwhite", 0xf8f8ff},
    {"gold", 0xffd700},
    {"goldenrod", 0xdaa520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xadff2f},
    {"grey", 0x808080},
    {"honeydew", 0xf0fff0},
    {"hotpink", 0xff69b4},
    {"indianred", 0xcd5c5c},
    {"indigo", 0x4b0082},
    {"ivory", 0xfffff0},
    {"khaki", 0xf0e68c},
    {"lavender", 0xe6e6fa},
    {"lavenderblush", 0xfff0f5},
    {"lawngreen", 0x7cfc00},
    {"lemonchiffon", 0xfffacd},
    {"lightblue", 0xadd8e6},
    {"lightcoral", 0xf08080},
    {"lightcyan", 0xe0ffff},
    {"lightgoldenrodyellow", 0xfafad2},
    {"lightgray", 0xd3d3d3},
    {"lightgreen", 0x90ee90},
    {"lightgrey", 0xd3d3d3},
    {"lightpink", 0xffb6c1},
    {"lightsalmon", 0xffa07a},
    {"lightseagreen", 0x20b2aa},
    {"lightskyblue", 0x87cefa},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xb0c4de},
    {"lightyellow", 0xffffe0},
    {"lime", 0x00ff00},
    {"limegreen", 0x32cd32},
    {"linen", 0xfaf0e6},
    {"magenta", 0xff00ff},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66cdaa},
    {"mediumblue", 0x0000cd},
    {"mediumorchid", 0xba55d3},
    {"mediumpurple", 0x9370db},
    {"mediumseagreen", 0x3cb371},
    {"mediumslateblue", 0x7b68ee},
    {"mediumspringgreen", 0x00fa9a},
    {"mediumturquoise", 0x48d1cc},
    {"mediumvioletred", 0xc71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xf5fffa},
    {"mistyrose", 0xffe4e1},
    {"moccasin", 0xffe4b5},
    {"navajowhite", 0xffdead},
    {"navy", 0x000080},
    {"oldlace", 0xfdf5e6},
    {"olive", 0x808000},
    {"olivedrab", 0x6b8e23},
    {"orange", 0xffa500},
    {"orangered", 0xff4500},
    {"orchid", 0xda70d6},
    {"palegoldenrod", 0xeee8aa},
    {"palegreen", 0x98fb98},
    {"paleturquoise", 0xafeeee},
    {"palevioletred", 0xdb7093},
    {"papayawhip", 0xffefd5},
    {"peachpuff", 0xffdab9},
    {"peru", 0xcd853f},
    {"pink", 0xffc0cb},
    {"plum", 0xdda0dd},
    {"powderblue", 0xb0e0e6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xff0000},
    {"rosybrown", 0xbc8f8f},
    {"royalblue", 0x4169e1},
    {"saddlebrown", 0x8b4513},
    {"salmon", 0xfa8072},
    {"sandybrown", 0xf4a460},
    {"seagreen", 0x2e8b57},
    {"seashell", 0xfff5ee},
    {"sienna", 0xa0522d},
    {"silver", 0xc0c0c0},
    {"skyblue", 0x87ceeb},
    {"slateblue", 0x6a5acd},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xfffafa},
    {"springgreen", 0x00ff7f},
    {"steelblue", 0x4682b4},
    {"tan", 0xd2b48c},
    {"teal", 0x008080},
    {"thistle", 0xd8bfd8},
    {"tomato", 0xff6347},
    {"turquoise", 0x40e0d0},
    {"violet", 0xee82ee},
    {"wheat", 0xf5deb3},
    {"white", 0xffffff},
    {"whitesmoke", 0xf5f5f5},
    {"yellow", 0xffff00},
    {"yellowgreen", 0x9acd32},
};

Color fromRgb(uint32_t rgb) {
    return {static_cast<uint8_t>(rgb >> 16), static_cast<uint8_t>(rgb >> 8), static_cast<uint8_t>(rgb), 255};
}

uint8_t hexDigit(char c) {
    return static_cast<uint8_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

std::optional<Color> fromHex(std::string_view digits) {
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if (!std::all_of(digits.begin(), digits.end(), isHex)) return {};
    const size_t count = digits.size();
    if (count != 3 && count != 4 && count != 6 && count != 8) return {};
    const size_t width = count < 6 ? 1 : 2;
    uint8_t parts[4] = {0, 0, 0, 255};
    for (size_t i = 0; i * width < count; ++i) {
        const uint8_t high = hexDigit(digits[i * width]);
        parts[i] = static_cast<uint8_t>(high * 16 + (width == 1 ? high : hexDigit(digits[i * width + 1])));
    }
    return Color{parts[0], parts[1], parts[2], parts[3]};
}

/// A number from 0 to `whole`, or a percentage of it, as a byte.
std::optional<uint8_t> parseChannel(Cursor& cursor, double whole) {
    const Token& token = cursor.peek();
    const bool isPercentage = token.kind == Token::Kind::percentage;
    if (!isPercentage && token.kind != Token::Kind::number) return {};
    const double share = cursor.next().number / (isPercentage ? 100 : whole);
    return static_cast<uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
}

/// Precondition: past `rgb(`. Both spellings: rgb(1, 2, 3, .5) and rgb(1 2 3 / 50%).
std::optional<Color> parseRgb(Cursor& cursor) {
    uint8_t parts[4] = {0, 0, 0, 255};
    bool commas = false;
    for (int i = 0; i < 3; ++i) {
        if (i == 1) commas = cursor.peek().is(',');
        if (i > 0 && commas && !cursor.symbol(',')) return {};
        const auto channel = parseChannel(cursor, 255);
        if (!channel) return {};
        parts[i] = *channel;
    }
    if (cursor.symbol(commas ? ',' : '/')) {
        const auto alpha = parseChannel(cursor, 1);
        if (!alpha) return {};
        parts[3] = *alpha;
    }
    if (!cursor.symbol(')')) return {};
    return Color{parts[0], parts[1], parts[2], parts[3]};
}

std::vector<std::string> allNames() {
    std::vector<std::string> all{"transparent", "currentColor"};
    for (const NamedColor& color : names) all.emplace_back(color.name);
    return all;
}

}  // namespace

std::optional<Color> namedColor(std::string_view name) {
    const std::string low = lowered(name);
    if (low == "transparent") return Color{0, 0, 0, 0};
    const auto found =
        std::lower_bound(std::begin(names), std::end(names), low,
                         [](const NamedColor& color, const std::string& key) { return color.name < key; });
    if (found == std::end(names) || found->name != low) return {};
    return fromRgb(found->rgb);
}

std::optional<ColorValue> parseColor(Cursor& cursor) {
    const Token token = cursor.peek();
    if (cursor.word("currentcolor")) return ColorValue{true, {}};
    if (token.kind == Token::Kind::ident) {
        const auto color = namedColor(token.text);
        if (!color) {
            cursor.fail("\"" + token.text + "\" is no colour" + didYouMean(token.text, allNames()));
            return {};
        }
        cursor.next();
        return ColorValue{false, *color};
    }
    if (token.kind == Token::Kind::hash) {
        const auto color = fromHex(token.text);
        if (!color) {
            cursor.fail("#" + token.text + " is no colour; write # and 3, 4, 6 or 8 hexadecimal digits");
            return {};
        }
        cursor.next();
        return ColorValue{false, *color};
    }
    if (token.isFunction("rgb") || token.isFunction("rgba")) {
        const size_t begin = cursor.mark();
        cursor.next();
        const auto color = parseRgb(cursor);
        if (!color) {
            cursor.rewind(begin);
            cursor.fail("rgb() takes red, green and blue from 0 to 255; write for instance rgb(31 63 94)");
            return {};
        }
        return ColorValue{false, *color};
    }
    if (token.kind == Token::Kind::function) {
        cursor.fail(token.text + "() is not in the subset; write a colour as #1f3f5e, rgb(31 63 94) or by its name");
    }
    return {};
}

}  // namespace oordeel::css
