#include "layout/svg_paint.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "css/values.h"
#include "layout/svg_values.h"

namespace oordeel::layout::svg {
namespace {

std::string trimmed(std::string_view text) {
    const size_t first = text.find_first_not_of(" \t\r\n\f");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n\f") - first + 1));
}

class Reader {
  public:
    Reader(Paint& paint, const css::Style& style, Diagnostics& diagnostics)
        : paint_(paint), style_(style), diagnostics_(diagnostics) {}

    void read(const html::Attribute& attribute) {
        using Read = void (Reader::*)(const html::Attribute&);
        static const std::map<std::string_view, Read> readers = {
            {"fill", &Reader::fill},
            {"fill-opacity", &Reader::fillOpacity},
            {"fill-rule", &Reader::fillRule},
            {"stroke", &Reader::stroke},
            {"stroke-opacity", &Reader::strokeOpacity},
            {"stroke-width", &Reader::strokeWidth},
            {"stroke-linecap", &Reader::lineCap},
            {"stroke-linejoin", &Reader::lineJoin},
            {"stroke-miterlimit", &Reader::miterLimit},
            {"stroke-dasharray", &Reader::dashes},
            {"opacity", &Reader::opacity},
            {"font-family", &Reader::fontFamily},
            {"font-weight", &Reader::fontWeight},
            {"font-style", &Reader::fontStyle},
            {"text-anchor", &Reader::anchor},
            {"letter-spacing", &Reader::letterSpacing},
        };
        const auto found = readers.find(attribute.name);
        if (found != readers.end() && trimmed(attribute.value) != "inherit") (this->*found->second)(attribute);
    }

    /// Read before the others, since their em is of it.
    void fontSize(const html::Attribute& a) {
        const std::optional<double> size = readLength(a.value, paint_.fontSize, paint_.fontSize);
        if (!size || *size < 0) return wrong(a, "a length such as 9 or 9pt");
        paint_.fontSize = *size;
    }

  private:
    void wrong(const html::Attribute& a, const std::string& expected) {
        diagnostics_.error(a.at, "the value of " + a.name + " is not understood; write " + expected);
    }

    std::optional<css::Color> color(const html::Attribute& a) {
        const std::string value = trimmed(a.value);
        if (value == "none") return css::Color{0, 0, 0, 0};
        if (value.starts_with("url(")) {
            diagnostics_.error(a.at, "a stroke is painted in one colour; a pattern fills shapes");
            return std::nullopt;
        }
        Diagnostics unused;
        const std::vector<css::Token> tokens = css::tokenize({value, a.at, false}, unused);
        css::Cursor cursor(std::span<const css::Token>(tokens).first(tokens.size() - 1), a.at);
        const std::optional<css::ColorValue> read = css::parseColor(cursor);
        if (!read || !cursor.done()) {
            wrong(a, "none, currentColor, a name, #rgb, #rrggbb or rgb(…)");
            return std::nullopt;
        }
        return read->current ? style_.color : read->color;
    }

    std::optional<double> number(const html::Attribute& a, double low, double high) {
        Numbers in(a.value);
        const std::optional<double> value = in.number();
        if (!value || !in.done() || *value < low || *value > high) return std::nullopt;
        return value;
    }

    std::optional<int> choice(const html::Attribute& a, std::initializer_list<const char*> words) {
        const std::string value = trimmed(a.value);
        std::string expected;
        int index = 0;
        for (const char* word : words) {
            if (value == word) return index;
            const auto left = static_cast<int>(words.size()) - index++;
            expected += std::string(word) + (left > 2 ? ", " : left == 2 ? " or " : "");
        }
        wrong(a, expected);
        return std::nullopt;
    }

    void fill(const html::Attribute& a) {
        if (trimmed(a.value).starts_with("url(")) {
            paint_.pattern = &a;
            paint_.fill = {0, 0, 0, 0};
        } else if (const auto value = color(a)) {
            paint_.pattern = nullptr;
            paint_.fill = *value;
        }
    }
    void stroke(const html::Attribute& a) {
        if (const auto value = color(a)) paint_.stroke = *value;
    }
    void fillOpacity(const html::Attribute& a) {
        if (const auto value = number(a, 0, 1))
            paint_.fillOpacity = *value;
        else
            wrong(a, "a number from 0 to 1");
    }
    void strokeOpacity(const html::Attribute& a) {
        if (const auto value = number(a, 0, 1))
            paint_.strokeOpacity = *value;
        else
            wrong(a, "a number from 0 to 1");
    }
    /// Of a group it would mean to paint the whole first and then let it shine through, which no colour can say.
    void opacity(const html::Attribute& a) {
        const auto value = number(a, 0, 1);
        if (!value || (*value != 0 && *value != 1))
            return wrong(a, "0 or 1, and use fill-opacity and stroke-opacity for between");
        paint_.visible = paint_.visible && *value == 1;
    }
    void fillRule(const html::Attribute& a) {
        if (const auto value = choice(a, {"nonzero", "evenodd"})) paint_.evenOdd = *value == 1;
    }
    void strokeWidth(const html::Attribute& a) {
        const std::optional<double> width = readLength(a.value, 0, paint_.fontSize);
        if (!width || *width < 0 || a.value.ends_with('%')) return wrong(a, "a length such as 0.5 or 0.5pt");
        paint_.strokeWidth = *width;
    }
    void lineCap(const html::Attribute& a) {
        if (const auto value = choice(a, {"butt", "round", "square"})) paint_.lineCap = *value;
    }
    void lineJoin(const html::Attribute& a) {
        if (const auto value = choice(a, {"miter", "round", "bevel"})) paint_.lineJoin = *value;
    }
    void miterLimit(const html::Attribute& a) {
        if (const auto value = number(a, 1, 1000))
            paint_.miterLimit = *value;
        else
            wrong(a, "a number from 1 to 1000");
    }
    void dashes(const html::Attribute& a) {
        paint_.dashes.clear();
        if (trimmed(a.value) == "none") return;
        std::vector<double> lengths;
        double sum = 0;
        const auto fault = readNumbers(a.value, lengths);
        const bool negative = std::any_of(lengths.begin(), lengths.end(), [](double length) { return length < 0; });
        if (fault || negative || lengths.empty()) return wrong(a, "none or lengths such as \"2 1\"");
        for (double length : lengths) sum += length;
        if (sum == 0) return;  // a solid line, says the specification
        paint_.dashes = lengths;
        if (lengths.size() % 2 == 1) paint_.dashes.insert(paint_.dashes.end(), lengths.begin(), lengths.end());
    }
    void fontFamily(const html::Attribute& a) {
        std::vector<std::string> families;
        for (std::string_view rest = a.value; !rest.empty();) {
            const size_t comma = std::min(rest.find(','), rest.size());
            std::string name = trimmed(rest.substr(0, comma));
            if (name.size() > 1 && (name[0] == '"' || name[0] == '\'') && name.back() == name[0])
                name = name.substr(1, name.size() - 2);
            if (!name.empty()) families.push_back(std::move(name));
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
        if (families.empty()) return wrong(a, "the name of a font family");
        paint_.fontFamily = std::move(families);
    }
    void fontWeight(const html::Attribute& a) {
        const std::string value = trimmed(a.value);
        const std::optional<double> weight = value == "normal" ? 400.0 : value == "bold" ? 700.0 : number(a, 1, 1000);
        if (!weight || *weight != std::floor(*weight)) return wrong(a, "normal, bold or a whole number from 1 to 1000");
        paint_.fontWeight = static_cast<int>(*weight);
    }
    void fontStyle(const html::Attribute& a) {
        if (const auto value = choice(a, {"normal", "italic"})) paint_.italic = *value == 1;
    }
    void anchor(const html::Attribute& a) {
        if (const auto value = choice(a, {"start", "middle", "end"}))
            paint_.anchor = static_cast<Paint::Anchor>(*value);
    }
    void letterSpacing(const html::Attribute& a) {
        if (trimmed(a.value) == "normal") return void(paint_.letterSpacing = 0);
        const std::optional<double> space = readLength(a.value, 0, paint_.fontSize);
        if (!space || a.value.ends_with('%')) return wrong(a, "normal or a length such as 0.2");
        paint_.letterSpacing = *space;
    }

    Paint& paint_;
    const css::Style& style_;
    Diagnostics& diagnostics_;
};

}  // namespace

Paint painted(Paint paint, const html::Node& node, const css::Style& style, Diagnostics& diagnostics) {
    Reader reader(paint, style, diagnostics);
    for (const html::Attribute& attribute : node.attributes) {
        if (attribute.name == "font-size") reader.fontSize(attribute);
    }
    for (const html::Attribute& attribute : node.attributes) reader.read(attribute);
    return paint;
}

const html::Attribute* find(const html::Node& node, std::string_view name) {
    const auto found = std::find_if(node.attributes.begin(), node.attributes.end(),
                                    [&](const html::Attribute& a) { return a.name == name; });
    return found == node.attributes.end() ? nullptr : &*found;
}

std::optional<std::string> readReference(std::string_view value) {
    std::string name = trimmed(value);
    if (!name.starts_with("url(") || !name.ends_with(')')) return std::nullopt;
    name = trimmed(std::string_view(name).substr(4, name.size() - 5));
    const bool quoted = name.size() >= 2 && (name[0] == '"' || name[0] == '\'') && name.back() == name[0];
    if (quoted) name = name.substr(1, name.size() - 2);
    if (name.size() < 2 || name[0] != '#') return std::nullopt;
    return name.substr(1);
}

css::Color faded(css::Color color, double opacity) {
    color.alpha = static_cast<uint8_t>(std::lround(color.alpha * opacity));
    return color;
}

}  // namespace oordeel::layout::svg
