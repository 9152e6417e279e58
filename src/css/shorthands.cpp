// The shorthands: one declaration → a value for each of several longhands.
#include <algorithm>
#include <array>

#include "css/rows.h"

namespace oordeel::css {
namespace {

using Longhands = std::vector<const Property*>;
using ParseAll = std::function<std::vector<Setter>(Cursor&)>;

constexpr std::array<const char*, 4> sideNames{"top", "right", "bottom", "left"};

Property shorthand(std::string name, std::string takes, std::string about, Longhands longhands, ParseAll parseAll) {
    Property row;
    row.name = std::move(name);
    row.takes = std::move(takes);
    row.about = std::move(about);
    row.inherited = longhands.front()->inherited;
    row.places = longhands.front()->places;
    row.longhands = std::move(longhands);
    row.parseAll = std::move(parseAll);
    return row;
}

/// One to four values for top, right, bottom and left (or the corners), the missing ones as opposite or as the first.
ParseAll fourSides(const Longhands& sides) {
    return [sides](Cursor& cursor) -> std::vector<Setter> {
        std::vector<size_t> begins;
        while (begins.size() < 4 && !cursor.done()) {
            begins.push_back(cursor.mark());
            if (!sides[0]->parse(cursor)) return {};
        }
        if (begins.empty()) return {};
        const size_t end = cursor.mark();
        constexpr size_t which[4][4] = {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
        std::vector<Setter> setters;
        for (size_t side = 0; side < 4; ++side) {
            cursor.rewind(begins[which[begins.size() - 1][side]]);
            setters.push_back(sides[side]->parse(cursor));
        }
        cursor.rewind(end);
        return setters;
    };
}

/// Values in any order, each longhand at most once; the missing ones become initial.
std::vector<Setter> parseAnyOrder(Cursor& cursor, const Longhands& longhands) {
    std::vector<Setter> setters(longhands.size());
    bool any = false;
    const auto takeOne = [&] {
        for (size_t i = 0; i < longhands.size(); ++i) {
            if (setters[i]) continue;
            const size_t begin = cursor.mark();
            if ((setters[i] = longhands[i]->parse(cursor))) return true;
            cursor.rewind(begin);
            // What one longhand says of a word is beside the point when another might have taken it.
            if (cursor.peek().kind == Token::Kind::ident) cursor.forget();
        }
        return false;
    };
    while (!cursor.done() && takeOne()) any = true, cursor.forget();
    if (!any) return {};
    for (size_t i = 0; i < longhands.size(); ++i) {
        if (!setters[i]) setters[i] = longhands[i]->setInitial;
    }
    return setters;
}

/// The same three values for each of several sides; `longhands` holds width, style and colour side by side.
ParseAll borders(const Longhands& longhands) {
    return [longhands](Cursor& cursor) -> std::vector<Setter> {
        const size_t begin = cursor.mark();
        std::vector<Setter> all;
        for (size_t i = 0; i < longhands.size(); i += 3) {
            cursor.rewind(begin);
            const auto side = parseAnyOrder(cursor, {longhands[i], longhands[i + 1], longhands[i + 2]});
            if (side.empty()) return {};
            all.insert(all.end(), side.begin(), side.end());
        }
        return all;
    };
}

/// style, caps and weight in any order, then size, perhaps / line-height, then families.
std::vector<Setter> parseFont(Cursor& cursor, const Longhands& longhands) {
    enum { style, caps, weight, size, height, family, numeric };
    std::vector<Setter> setters;
    for (const Property* longhand : longhands) setters.push_back(longhand->setInitial);
    const auto take = [&](int which) {
        const size_t begin = cursor.mark();
        if (Setter setter = longhands[static_cast<size_t>(which)]->parse(cursor))
            return setters[static_cast<size_t>(which)] = setter, true;
        cursor.rewind(begin);
        return false;
    };
    for (int i = 0; i < 3; ++i) {
        if (cursor.word("normal") || take(style) || take(caps)) continue;
        const bool isWeight = cursor.peek().kind == Token::Kind::number || cursor.peek().kind == Token::Kind::ident;
        if (!isWeight || !take(weight)) break;
    }
    cursor.forget();
    if (!take(size)) return {};
    if (cursor.symbol('/') && !take(height)) return {};
    if (!take(family)) return {};
    return setters;
}

std::vector<Setter> parseFontVariant(Cursor& cursor, const Longhands& longhands) {
    if (cursor.word("normal")) return {longhands[0]->setInitial, longhands[1]->setInitial};
    return parseAnyOrder(cursor, longhands);
}

/// `none` as well as a colour.
std::vector<Setter> parseBackground(Cursor& cursor, const Longhands& longhands) {
    if (cursor.peek().kind == Token::Kind::url || cursor.peek().isFunction("url") ||
        cursor.peek().isFunction("linear-gradient")) {
        cursor.fail("a background is a colour; draw pictures with <img> or <svg>");
        return {};
    }
    if (cursor.word("none")) return {longhands[0]->setInitial};
    if (Setter setter = longhands[0]->parse(cursor)) return {setter};
    return {};
}

}  // namespace

std::vector<Property> shorthands(const std::vector<Property>& longhands) {
    const auto find = [&](const std::string& name) -> const Property* {
        return &*std::find_if(longhands.begin(), longhands.end(), [&](const Property& p) { return p.name == name; });
    };
    const auto sides = [&](const std::string& before, const std::string& after) {
        Longhands found;
        for (const char* side : sideNames) found.push_back(find(before + side + after));
        return found;
    };
    const auto group = [&](const std::vector<std::string>& names) {
        Longhands found;
        for (const std::string& name : names) found.push_back(find(name));
        return found;
    };
    const auto any = [](const Longhands& all) { return [all](Cursor& cursor) { return parseAnyOrder(cursor, all); }; };

    std::vector<Property> rows;
    const auto addSides = [&](const std::string& name, const std::string& takes, const std::string& about,
                              const Longhands& four) {
        rows.push_back(shorthand(name, takes, about, four, fourSides(four)));
    };
    addSides("margin", "one to four lengths, percentages or auto", "the four margins", sides("margin-", ""));
    addSides("padding", "one to four lengths or percentages", "the four paddings", sides("padding-", ""));
    addSides("border-width", "one to four lengths, thin, medium or thick", "the four border widths",
             sides("border-", "-width"));
    addSides("border-style", "one to four of none, solid, dashed or dotted", "the four border styles",
             sides("border-", "-style"));
    addSides("border-color", "one to four colours", "the four border colours", sides("border-", "-color"));
    addSides("border-radius", "one to four lengths", "the four corners, from top left with the clock",
             group({"border-top-left-radius", "border-top-right-radius", "border-bottom-right-radius",
                    "border-bottom-left-radius"}));

    const std::string takesBorder = "a width, none, solid, dashed or dotted, and a colour";
    Longhands allBorders;
    for (const std::string side : sideNames) {
        const Longhands three =
            group({"border-" + side + "-width", "border-" + side + "-style", "border-" + side + "-color"});
        allBorders.insert(allBorders.end(), three.begin(), three.end());
        rows.push_back(shorthand("border-" + side, takesBorder, "one border", three, borders(three)));
    }
    rows.push_back(shorthand("border", takesBorder, "the four borders alike", allBorders, borders(allBorders)));

    const Longhands font = group({"font-style", "font-variant-caps", "font-weight", "font-size", "line-height",
                                  "font-family", "font-variant-numeric"});
    rows.push_back(shorthand("font", "style, weight and small-caps when wished, then size[/line-height] and families",
                             "the type in one line", font, [font](Cursor& cursor) { return parseFont(cursor, font); }));
    const Longhands variant = group({"font-variant-caps", "font-variant-numeric"});
    rows.push_back(shorthand("font-variant", "normal, small-caps or figures as in font-variant-numeric",
                             "small capitals and figures", variant,
                             [variant](Cursor& cursor) { return parseFontVariant(cursor, variant); }));
    const Longhands list = group({"list-style-type", "list-style-position"});
    rows.push_back(
        shorthand("list-style", "a type and inside or outside", "the marker of list items", list, any(list)));
    const Longhands background = group({"background-color"});
    rows.push_back(shorthand("background", "none or a colour", "colour behind the content and padding", background,
                             [background](Cursor& cursor) { return parseBackground(cursor, background); }));
    const Longhands decoration = group({"text-decoration-line"});
    rows.push_back(shorthand("text-decoration", "none, underline or line-through", "a line under or through the text",
                             decoration, any(decoration)));
    return rows;
}

}  // namespace oordeel::css
