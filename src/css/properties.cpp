// The property table as a whole, and how a declaration's value is read by it.
#include <algorithm>
#include <map>

#include "base/nearest.h"
#include "css/property.h"

namespace oordeel::css {
namespace {

void append(std::vector<Property>& table, std::vector<Property> rows) {
    table.insert(table.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

Setter parseInitial(const Property& property) {
    Diagnostics none;
    const std::vector<Token> tokens = tokenize({property.initial, {}}, none);
    Cursor cursor(std::span<const Token>(tokens).first(tokens.size() - 1), {});
    return property.parse(cursor);
}

std::vector<Property> makeTable() {
    std::vector<Property> table = textProperties();
    append(table, boxProperties());
    append(table, pageProperties());
    for (Property& property : table) property.setInitial = parseInitial(property);
    table.reserve(table.size() + 64);  // shorthands point at longhands
    const std::vector<Property> rest = shorthands(table);
    table.insert(table.end(), rest.begin(), rest.end());
    for (size_t i = 0; i < table.size(); ++i) table[i].index = i;
    return table;
}

/// What people know from browsers, and what to do instead.
constexpr std::pair<std::string_view, std::string_view> notInSubset[] = {
    {"page-break-before", "write break-before"},
    {"page-break-after", "write break-after"},
    {"page-break-inside", "write break-inside"},
    {"word-wrap", "write overflow-wrap"},
    {"clear", "there are no floats to clear"},
    {"columns", "text stands in one column"},
    {"column-count", "text stands in one column"},
    {"column-gap", "boxes stand side by side in a table, with border-spacing between its cells"},
    {"gap", "boxes stand side by side in a table, with border-spacing between its cells"},
    {"flex", "boxes stand side by side in a table"},
    {"background-image", "draw pictures with <img> or <svg>"},
    {"list-style-image", "write a string as list-style-type"},
    {"transform", "turn drawings inside <svg>"},
    {"opacity", "choose a lighter colour"},
    {"box-shadow", "draw a border"},
    {"outline", "draw a border"},
    {"quotes", "write quotation marks as strings in content"},
    {"visibility", "write display: none"},
    {"z-index", "boxes do not overlap"},
    {"top", "boxes stand where the flow puts them"},
    {"right", "boxes stand where the flow puts them"},
    {"bottom", "boxes stand where the flow puts them"},
    {"left", "boxes stand where the flow puts them"},
    {"max-height", "write height, and overflow: hidden when more is an error"},
    {"direction", "text runs from left to right"},
    {"writing-mode", "text runs from left to right"},
    {"word-break", "write overflow-wrap or hyphens"},
    {"src", "write font-family"},
};

/// Why the cursor stopped, as the whole message.
std::string complaint(const Property& property, const Cursor& cursor, bool empty) {
    if (cursor.failed()) return property.name + ": " + cursor.message();
    if (empty) return property.name + " has no value; write " + property.takes;
    if (cursor.done()) return "the value of " + property.name + " ends too soon; write " + property.takes;
    Cursor ahead = cursor;
    const Token token = ahead.next();
    if (token.kind == Token::Kind::ident && ahead.peek().is(':'))
        return "a \";\" is missing before \"" + std::string(token.raw) + "\"";
    const std::string shown = std::string(token.raw) + (token.kind == Token::Kind::function ? ")" : "");
    return property.name + " does not take " + (token.kind == Token::Kind::string ? shown : "\"" + shown + "\"") +
           "; write " + property.takes;
}

/// The words that every property takes.
std::vector<Setting> parseWide(const Property& property, const std::string& word) {
    const auto setter = [&](const Property* longhand) -> Setter {
        if (word == "initial" || (word == "unset" && !longhand->inherited)) return longhand->setInitial;
        return [longhand](Style& style, Context& context) { longhand->copy(style, *context.parent); };
    };
    if (word != "inherit" && word != "initial" && word != "unset") return {};
    if (!property.isShorthand()) return {{&property, setter(&property)}};
    std::vector<Setting> settings;
    for (const Property* longhand : property.longhands) settings.emplace_back(longhand, setter(longhand));
    return settings;
}

}  // namespace

const std::vector<Property>& properties() {
    static const std::vector<Property> table = makeTable();
    return table;
}

const Property* findProperty(std::string_view name) {
    static const auto byName = [] {
        std::map<std::string_view, const Property*> map;
        for (const Property& property : properties()) map.emplace(property.name, &property);
        return map;
    }();
    const auto found = byName.find(name);
    return found == byName.end() ? nullptr : found->second;
}

const std::vector<std::string>& propertyNames() {
    static const auto names = [] {
        std::vector<std::string> all;
        for (const Property& property : properties()) all.push_back(property.name);
        return all;
    }();
    return names;
}

std::string_view whyNotInSubset(std::string_view name) {
    for (const auto& [property, why] : notInSubset) {
        if (property == name) return why;
    }
    return {};
}

std::vector<Setting> parseValue(const Property& property, std::span<const Token> tokens, Position end,
                                Diagnostics& diagnostics) {
    Cursor cursor(tokens, end);
    const bool empty = cursor.done();
    if (cursor.peek().kind == Token::Kind::ident) {
        Cursor wide = cursor;
        const std::string word = lowered(wide.ident());
        if (wide.done()) {
            if (auto settings = parseWide(property, word); !settings.empty()) return settings;
        }
    }
    std::vector<Setting> settings;
    if (property.isShorthand()) {
        const std::vector<Setter> setters = property.parseAll(cursor);
        for (size_t i = 0; i < setters.size(); ++i) settings.emplace_back(property.longhands[i], setters[i]);
    } else if (Setter setter = property.parse(cursor)) {
        settings.emplace_back(&property, setter);
    }
    if (!settings.empty() && cursor.done()) return settings;
    diagnostics.error(cursor.failed() ? cursor.failedAt() : cursor.peek().at, complaint(property, cursor, empty));
    return {};
}

}  // namespace oordeel::css
