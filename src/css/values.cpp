// Lengths, sizes, integers and calc().
#include "css/values.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace oordeel::css {
namespace {

/// Beyond any sheet of paper, and far from the edge of what Length and Size can hold.
constexpr double largest = 1e6;
constexpr int deepestCalc = 32;

constexpr std::pair<std::string_view, double> absoluteUnits[] = {
    {"pt", 1}, {"mm", 72 / 25.4}, {"cm", 720 / 25.4}, {"in", 72}, {"px", .75}, {"pc", 12}, {"q", 18 / 25.4},
};

/// What calc() works with: a number, or a sum of lengths and percentages.
struct Term {
    bool isNumber = false;
    double number = 0;
    LengthValue length;
    double percent = 0;
    bool hasLength = false, hasPercent = false;
};

std::optional<Term> parseUnit(Cursor& cursor) {
    const Token& token = cursor.peek();
    const std::string unit = lowered(token.text);
    Term term;
    term.hasLength = true;
    if (unit == "em" || unit == "rem") {
        (unit == "em" ? term.length.em : term.length.rem) = token.number;
    } else {
        const auto known = std::find_if(std::begin(absoluteUnits), std::end(absoluteUnits),
                                        [&](const auto& u) { return u.first == unit; });
        if (known == std::end(absoluteUnits)) {
            cursor.fail("\"" + token.text + "\" is no unit of length; write mm, cm, in, pt, px, pc, q, em or rem");
            return {};
        }
        term.length.points = token.number * known->second;
    }
    cursor.next();
    return term;
}

std::optional<Term> parseSum(Cursor& cursor, int depth);

std::optional<Term> parseOperand(Cursor& cursor, int depth) {
    const Token& token = cursor.peek();
    if (token.kind == Token::Kind::dimension) return parseUnit(cursor);
    if (token.kind == Token::Kind::number || token.kind == Token::Kind::percentage) {
        Term term;
        term.isNumber = token.kind == Token::Kind::number;
        term.hasPercent = !term.isNumber;
        (term.isNumber ? term.number : term.percent) = token.number;
        cursor.next();
        return term;
    }
    if (!token.is('(') && !token.isFunction("calc")) {
        cursor.fail("calc() takes lengths, percentages and numbers with +, -, * and / between them");
        return {};
    }
    if (depth >= deepestCalc) {
        cursor.fail("calc() is nested too deeply");
        return {};
    }
    cursor.next();
    const auto inner = parseSum(cursor, depth + 1);
    if (inner && !cursor.symbol(')')) {
        cursor.fail("calc() takes lengths, percentages and numbers with +, -, * and / between them");
        return {};
    }
    return inner;
}

Term times(const Term& term, double factor) {
    Term out = term;
    out.number *= factor, out.percent *= factor;
    out.length.points *= factor, out.length.em *= factor, out.length.rem *= factor;
    return out;
}

std::optional<Term> parseProduct(Cursor& cursor, int depth) {
    auto left = parseOperand(cursor, depth);
    while (left && (cursor.peek().is('*') || cursor.peek().is('/'))) {
        const bool divides = cursor.next().is('/');
        const auto right = parseOperand(cursor, depth);
        if (!right) return {};
        if (divides && (!right->isNumber || right->number == 0)) {
            cursor.fail("calc() divides by a number other than 0 only");
            return {};
        }
        if (!left->isNumber && !right->isNumber) {
            cursor.fail("calc() cannot multiply two lengths");
            return {};
        }
        left = divides           ? times(*left, 1 / right->number)
               : right->isNumber ? times(*left, right->number)
                                 : times(*right, left->number);
    }
    return left;
}

std::optional<Term> parseSum(Cursor& cursor, int depth) {
    auto left = parseProduct(cursor, depth);
    while (left && (cursor.peek().is('+') || cursor.peek().is('-'))) {
        const bool minus = cursor.next().is('-');
        auto right = parseProduct(cursor, depth);
        if (!right) return {};
        if (left->isNumber != right->isNumber) {
            cursor.fail("calc() cannot add a number to a length; give the number a unit");
            return {};
        }
        if (minus) right = times(*right, -1);
        left->number += right->number, left->percent += right->percent;
        left->length.points += right->length.points;
        left->length.em += right->length.em;
        left->length.rem += right->length.rem;
        left->hasLength |= right->hasLength, left->hasPercent |= right->hasPercent;
    }
    return left;
}

std::optional<Term> parseTerm(Cursor& cursor) {
    const Token& token = cursor.peek();
    if (token.kind == Token::Kind::dimension) return parseUnit(cursor);
    if (token.kind == Token::Kind::percentage || token.isFunction("calc")) return parseOperand(cursor, 0);
    if (token.kind != Token::Kind::number) return {};
    if (token.number != 0) {
        cursor.fail("a length needs a unit; write for instance " + std::string(token.raw) + "pt");
        return {};
    }
    cursor.next();
    Term zero;
    zero.hasLength = true;
    return zero;
}

/// At most one factor below zero makes a length negative whatever the font size.
bool isNegative(const Term& term) {
    return std::max({term.length.points, term.length.em, term.length.rem, term.percent}) <= 0 &&
           std::min({term.length.points, term.length.em, term.length.rem, term.percent}) < 0;
}

bool isTooLarge(const Term& term) {
    const double parts[] = {term.length.points, term.length.em, term.length.rem, term.percent, term.number};
    return std::any_of(std::begin(parts), std::end(parts), [](double x) { return !(std::abs(x) <= largest); });
}

std::optional<Term> parseChecked(Cursor& cursor, Sign sign) {
    const size_t begin = cursor.mark();
    const auto term = parseTerm(cursor);
    if (!term) return {};
    const auto refuse = [&](const char* message) {
        cursor.rewind(begin);
        cursor.fail(message);
        return std::nullopt;
    };
    if (isTooLarge(*term)) return refuse("this is larger than any page; write at most 1000000pt");
    if (term->isNumber) return refuse("a length needs a unit; write for instance 3pt");
    if (sign == Sign::notNegative && isNegative(*term)) return refuse("this cannot be negative");
    return term;
}

/// Lengths grow with the font size, which may grow with every level of the tree: stay where sums cannot overflow.
Length clamped(double points) {
    return pt(std::clamp(points, -1e9, 1e9));
}

}  // namespace

std::optional<LengthValue> parseLength(Cursor& cursor, Sign sign) {
    const auto size = parseSize(cursor, sign, Percent::no, Auto::no);
    if (!size) return {};
    return size->length;
}

std::optional<SizeValue> parseSize(Cursor& cursor, Sign sign, Percent percent, Auto automatic) {
    if (automatic == Auto::yes && cursor.word("auto")) return SizeValue{};
    const size_t begin = cursor.mark();
    const auto term = parseChecked(cursor, sign);
    if (!term) return {};
    const auto refuse = [&](const char* message) {
        cursor.rewind(begin);
        cursor.fail(message);
        return std::nullopt;
    };
    if (term->hasPercent && percent == Percent::no) return refuse("a percentage has no meaning here; write a length");
    if (term->hasPercent && term->hasLength) return refuse("calc() cannot mix percentages and lengths here");
    return SizeValue{term->hasPercent ? Size::Kind::percentage : Size::Kind::length, term->length, term->percent};
}

std::optional<int> parseInteger(Cursor& cursor, int low, int high) {
    const Token& token = cursor.peek();
    if (token.kind != Token::Kind::number) return {};
    if (!token.integer || token.number < low || token.number > high) {
        cursor.fail("this must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
        return {};
    }
    return static_cast<int>(cursor.next().number);
}

Length computed(const LengthValue& value, Length fontSize, Length rootFontSize) {
    return clamped(value.points + value.em * fontSize.points() + value.rem * rootFontSize.points());
}

Size computed(const SizeValue& value, Length fontSize, Length rootFontSize) {
    if (value.kind == Size::Kind::percentage) {
        return {value.kind, {}, static_cast<int32_t>(std::lround(value.percent * 1000))};
    }
    return {value.kind, value.kind == Size::Kind::length ? computed(value.length, fontSize, rootFontSize) : Length{},
            0};
}

bool isCustomIdent(std::string_view name) {
    const std::string low = lowered(name);
    return !low.empty() && low != "inherit" && low != "initial" && low != "unset" && low != "default" &&
           low != "revert";
}

std::string orList(const std::vector<std::string>& words) {
    std::string out;
    for (size_t i = 0; i < words.size(); ++i) {
        out += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    }
    return out;
}

}  // namespace oordeel::css
