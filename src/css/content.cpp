#include "css/content.h"

#include <algorithm>

#include "base/nearest.h"

namespace oordeel::css {
namespace {

constexpr int largestCounter = 1'000'000;
const std::string parts =
    "strings, counter(), counters(), string(), attr(), target-counter(), target-text(), leader() and content()";

/// Precondition: inside a function. Takes its closing bracket.
bool closes(Cursor& cursor, const char* example) {
    if (cursor.symbol(')')) return true;
    cursor.fail(std::string("this is not understood; write for instance ") + example);
    return false;
}

/// The optional `, style` of a counter function; decimal when left out.
bool parseCounterStyle(Cursor& cursor, ContentPart& part) {
    part.variant = "decimal";
    if (!cursor.symbol(',')) return true;
    const std::string style = lowered(cursor.peek().text);
    if (std::find(counterStyles().begin(), counterStyles().end(), style) == counterStyles().end()) {
        cursor.fail("\"" + std::string(cursor.peek().raw) + "\" is no counter style; write " + orList(counterStyles()));
        return false;
    }
    cursor.next();
    part.variant = style;
    return true;
}

bool parseName(Cursor& cursor, std::string& name, const char* example) {
    if (!isCustomIdent(cursor.peek().text) || cursor.peek().kind != Token::Kind::ident) {
        cursor.fail(std::string("a name is missing here; write for instance ") + example);
        return false;
    }
    name = cursor.ident();
    return true;
}

/// `attr(name)` or `attr(name url)`: the name of the attribute.
bool parseAttribute(Cursor& cursor, std::string& attribute, const char* example) {
    if (!cursor.function("attr")) {
        cursor.fail(std::string("attr() is missing here; write for instance ") + example);
        return false;
    }
    if (!parseName(cursor, attribute, example)) return false;
    attribute = lowered(attribute);
    cursor.word("url");
    return closes(cursor, example);
}

bool parseCounter(Cursor& cursor, ContentPart& part) {
    part.kind = ContentPart::Kind::counter;
    return parseName(cursor, part.name, "counter(page)") && parseCounterStyle(cursor, part) &&
           closes(cursor, "counter(page)");
}

bool parseNestedCounters(Cursor& cursor, ContentPart& part) {
    constexpr const char* example = "counters(list-item, \".\")";
    part.kind = ContentPart::Kind::counter;
    part.nested = true;
    if (!parseName(cursor, part.name, example)) return false;
    if (!cursor.symbol(',') || cursor.peek().kind != Token::Kind::string) {
        cursor.fail(std::string("what stands between the numbers is missing; write for instance ") + example);
        return false;
    }
    part.text = cursor.next().text;
    return parseCounterStyle(cursor, part) && closes(cursor, example);
}

bool parseNamedString(Cursor& cursor, ContentPart& part) {
    constexpr const char* example = "string(title) or string(title, first-except)";
    part.kind = ContentPart::Kind::namedString;
    part.variant = "first";
    if (!parseName(cursor, part.name, example)) return false;
    if (cursor.symbol(',')) {
        const std::string variant = lowered(cursor.peek().text);
        if (variant != "first" && variant != "last" && variant != "start" && variant != "first-except") {
            cursor.fail("string() takes first, last, start or first-except after the comma");
            return false;
        }
        cursor.next();
        part.variant = variant;
    }
    return closes(cursor, example);
}

bool parseTargetCounter(Cursor& cursor, SpecifiedPart& out) {
    constexpr const char* example = "target-counter(attr(href url), page)";
    out.part.kind = ContentPart::Kind::targetCounter;
    if (!parseAttribute(cursor, out.attribute, example)) return false;
    if (!cursor.symbol(',')) {
        cursor.fail(std::string("the name of a counter is missing; write for instance ") + example);
        return false;
    }
    if (!parseName(cursor, out.part.name, example)) return false;
    return parseCounterStyle(cursor, out.part) && closes(cursor, example);
}

bool parseTargetText(Cursor& cursor, SpecifiedPart& out) {
    constexpr const char* example = "target-text(attr(href url))";
    out.part.kind = ContentPart::Kind::targetText;
    if (!parseAttribute(cursor, out.attribute, example)) return false;
    if (cursor.symbol(',') && !cursor.word("content")) {
        cursor.fail("target-text() takes content alone after the comma");
        return false;
    }
    return closes(cursor, example);
}

bool parseLeader(Cursor& cursor, ContentPart& part) {
    part.kind = ContentPart::Kind::leader;
    if (cursor.peek().kind == Token::Kind::string && !cursor.peek().text.empty()) {
        part.text = cursor.next().text;
    } else if (cursor.word("dotted")) {
        part.text = ". ";
    } else if (cursor.word("solid")) {
        part.text = "_";
    } else if (cursor.word("space")) {
        part.text = " ";
    } else {
        cursor.fail("leader() takes a string that is not empty, dotted, solid or space");
        return false;
    }
    return closes(cursor, "leader(\" . \")");
}

bool parseElementText(Cursor& cursor, ContentPart& part) {
    part.kind = ContentPart::Kind::elementText;
    if (!cursor.peek().is(')') && !cursor.word("text")) {
        cursor.fail("content() takes text alone");
        return false;
    }
    return closes(cursor, "content(text)");
}

/// One part; precondition: the cursor is at a string or a function.
std::optional<SpecifiedPart> parsePart(Cursor& cursor) {
    const Token token = cursor.peek();
    SpecifiedPart out;
    const auto known = [&](bool good) { return good ? std::optional(out) : std::nullopt; };
    if (token.kind == Token::Kind::string) {
        out.part.text = cursor.next().text;
        return out;
    }
    if (token.isFunction("attr")) return known(parseAttribute(cursor, out.attribute, "attr(title)"));
    if (cursor.function("counter")) return known(parseCounter(cursor, out.part));
    if (cursor.function("counters")) return known(parseNestedCounters(cursor, out.part));
    if (cursor.function("string")) return known(parseNamedString(cursor, out.part));
    if (cursor.function("target-counter")) return known(parseTargetCounter(cursor, out));
    if (cursor.function("target-text")) return known(parseTargetText(cursor, out));
    if (cursor.function("leader")) return known(parseLeader(cursor, out.part));
    if (cursor.function("content")) return known(parseElementText(cursor, out.part));
    cursor.fail("there is no " + token.text + "() in the subset; content is made of " + parts);
    return {};
}

std::optional<SpecifiedContent> parseParts(Cursor& cursor) {
    SpecifiedContent content;
    while (cursor.peek().kind == Token::Kind::string || cursor.peek().kind == Token::Kind::function) {
        const auto part = parsePart(cursor);
        if (!part) return {};
        content.push_back(*part);
    }
    const std::string word = lowered(cursor.peek().text);
    if (word == "open-quote" || word == "close-quote" || word == "no-open-quote" || word == "no-close-quote") {
        cursor.fail("write the quotation mark itself as a string");
        return {};
    }
    if (content.empty()) return {};
    return content;
}

std::string alphabetic(int value, char first) {
    std::string out;
    for (; value > 0; value = (value - 1) / 26) out.insert(out.begin(), static_cast<char>(first + (value - 1) % 26));
    return out;
}

std::string roman(int value) {
    constexpr std::pair<int, const char*> digits[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                                      {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                                      {5, "v"},    {4, "iv"},   {1, "i"}};
    std::string out;
    for (const auto& [worth, letters] : digits) {
        for (; value >= worth; value -= worth) out += letters;
    }
    return out;
}

std::string raised(std::string text) {
    for (char& c : text) c = static_cast<char>(c - 'a' + 'A');
    return text;
}

}  // namespace

std::optional<SpecifiedContent> parseContent(Cursor& cursor) {
    if (cursor.word("none") || cursor.word("normal")) return SpecifiedContent{};
    return parseParts(cursor);
}

std::optional<std::vector<SpecifiedStringSet>> parseStringSet(Cursor& cursor) {
    std::vector<SpecifiedStringSet> sets;
    if (cursor.word("none")) return sets;
    do {
        SpecifiedStringSet set;
        if (!parseName(cursor, set.name, "string-set: title content()")) return {};
        const auto value = parseParts(cursor);
        if (!value) {
            cursor.fail("what the string holds is missing; write for instance string-set: title content()");
            return {};
        }
        set.value = *value;
        sets.push_back(std::move(set));
    } while (cursor.symbol(','));
    return sets;
}

std::optional<std::vector<CounterChange>> parseCounters(Cursor& cursor, int otherwise) {
    std::vector<CounterChange> changes;
    if (cursor.word("none")) return changes;
    while (cursor.peek().kind == Token::Kind::ident) {
        if (cursor.peek().isIdent("pages")) {
            cursor.fail("the counter pages is counted by the program; choose another name");
            return {};
        }
        CounterChange change{"", otherwise};
        if (!parseName(cursor, change.name, "chapter 1")) return {};
        if (cursor.peek().kind == Token::Kind::number) {
            const auto value = parseInteger(cursor, -largestCounter, largestCounter);
            if (!value) return {};
            change.value = *value;
        }
        changes.push_back(std::move(change));
    }
    if (changes.empty()) return {};
    return changes;
}

Content computed(const SpecifiedContent& content, Context& context) {
    Content out;
    for (const SpecifiedPart& specified : content) {
        out.push_back(specified.part);
        if (specified.part.kind == ContentPart::Kind::counter) context.ownValues = true;
        if (specified.attribute.empty()) continue;
        context.ownValues = true;
        // A page has no element: the part becomes one that margin boxes are known not to hold.
        if (!context.element) out.back().kind = ContentPart::Kind::elementText;
        const std::string* value = context.element ? html::attribute(*context.element, specified.attribute) : nullptr;
        out.back().text = value ? *value : "";
    }
    return out;
}

std::vector<StringSet> computed(const std::vector<SpecifiedStringSet>& sets, Context& context) {
    std::vector<StringSet> out;
    for (const SpecifiedStringSet& set : sets) out.push_back({set.name, computed(set.value, context)});
    return out;
}

const std::vector<std::string>& counterStyles() {
    static const std::vector<std::string> styles{
        "decimal",     "decimal-leading-zero", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin",
        "lower-roman", "upper-roman",          "disc",        "circle",      "square",      "none"};
    return styles;
}

std::string counterText(int value, std::string_view style) {
    constexpr int largestRoman = 3999;
    if (style == "none") return "";
    if (style == "disc") return "\u2022";
    if (style == "circle") return "\u25E6";
    if (style == "square") return "\u25AA";
    if (style == "decimal-leading-zero" && value >= 0 && value < 10) return "0" + std::to_string(value);
    if (value > 0) {
        if (style == "lower-alpha" || style == "lower-latin") return alphabetic(value, 'a');
        if (style == "upper-alpha" || style == "upper-latin") return alphabetic(value, 'A');
        if (style == "lower-roman" && value <= largestRoman) return roman(value);
        if (style == "upper-roman" && value <= largestRoman) return raised(roman(value));
    }
    return std::to_string(value);
}

}  // namespace oordeel::css
