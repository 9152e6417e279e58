// What the rows of the property table are written with.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "css/content.h"
#include "css/property.h"
#include "css/values.h"

namespace oordeel::css {

struct Traits {
    bool inherited;
    uint8_t places;
};
constexpr Traits inheritedText{true, onElement | onPage | onMarginBox | onFootnoteArea};
constexpr Traits anyBox{false, onElement | onMarginBox | onFootnoteArea};
constexpr Traits elementsOnly{false, onElement};

// A value as parsed → as the style holds it. What is callable works it out from the style and its context.
inline Length compute(const LengthValue& v, const Style& s, Context& c) {
    return computed(v, s.fontSize, c.rootFontSize);
}
inline Size compute(const SizeValue& v, const Style& s, Context& c) {
    return computed(v, s.fontSize, c.rootFontSize);
}
inline Color compute(const ColorValue& v, const Style& s, Context&) {
    return v.current ? s.color : v.color;
}
inline Content compute(const SpecifiedContent& v, const Style&, Context& c) {
    return computed(v, c);
}
inline std::vector<StringSet> compute(const std::vector<SpecifiedStringSet>& v, const Style&, Context& c) {
    return computed(v, c);
}
template <class T>
auto compute(const T& v, const Style& s, Context& c) {
    if constexpr (std::is_invocable_v<const T&, const Style&, Context&>) {
        return v(s, c);
    } else {
        return v;
    }
}

/// A longhand that fills one member. `get` is a pointer to it or a function from a style, const or not, to it; `parse`
/// takes a Cursor and returns an optional value.
template <class Get, class Parse>
Property longhand(std::string name, std::string takes, std::string initial, Traits traits, std::string about, Get get,
                  Parse parse) {
    Property row;
    row.name = std::move(name);
    row.takes = std::move(takes);
    row.initial = std::move(initial);
    row.about = std::move(about);
    row.inherited = traits.inherited;
    row.places = traits.places;
    row.parse = [get, parse](Cursor& cursor) -> Setter {
        auto value = parse(cursor);
        if (!value) return {};
        return [get, v = std::move(*value)](Style& style, Context& context) {
            std::invoke(get, style) = compute(v, style, context);
        };
    };
    row.copy = [get](Style& to, const Style& from) { std::invoke(get, to) = std::invoke(get, from); };
    return row;
}

/// A longhand whose values are words. A word in `refused` is one people try; its sentence says what to do instead.
template <class T, class Get>
Property keywords(std::string name, std::vector<std::pair<std::string, T>> words, std::string initial, Traits traits,
                  std::string about, Get get, std::vector<std::pair<std::string, std::string>> refused = {}) {
    std::vector<std::string> names;
    for (const auto& word : words) names.push_back(word.first);
    const auto parse = [words = std::move(words), refused = std::move(refused)](Cursor& cursor) -> std::optional<T> {
        for (const auto& [word, value] : words) {
            if (cursor.word(word)) return value;
        }
        for (const auto& [word, sentence] : refused) {
            if (cursor.peek().isIdent(word)) cursor.fail("\"" + word + "\" is not in the subset; " + sentence);
        }
        return {};
    };
    return longhand(std::move(name), orList(names), std::move(initial), traits, std::move(about), get, parse);
}

}  // namespace oordeel::css
