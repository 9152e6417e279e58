#include "base/reader.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include "base/nearest.h"

namespace oordeel {
namespace {

std::string inQuotes(std::string_view words) {
    return "\"" + std::string(words) + "\"";
}

/// A text as a message repeats it: whole when it is short and on one line.
std::string shown(const std::string& text) {
    constexpr size_t longest = 60;
    return text.size() > longest || text.find('\n') != std::string::npos ? "a long text" : inQuotes(text);
}

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool isFigures(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The number that figures without a leading zero write, when an int holds it.
std::optional<int> parseNumber(std::string_view text) {
    if (!isFigures(text) || (text.size() > 1 && text[0] == '0')) return std::nullopt;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

bool isDateForm(std::string_view text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-' && isFigures(text.substr(0, 4)) &&
           isFigures(text.substr(5, 2)) && isFigures(text.substr(8, 2));
}

bool isInCalendar(std::string_view isoDate) {
    const auto figures = [&](size_t from, size_t count) {
        int number = 0;
        std::from_chars(isoDate.data() + from, isoDate.data() + from + count, number);
        return number;
    };
    return std::chrono::year_month_day(std::chrono::year(figures(0, 4)),
                                       std::chrono::month(static_cast<unsigned>(figures(5, 2))),
                                       std::chrono::day(static_cast<unsigned>(figures(8, 2))))
        .ok();
}

}  // namespace

Reader::Reader(const Value& value, std::string what, Diagnostics& diagnostics)
    : value_(value), what_(std::move(what)), diagnostics_(diagnostics) {
    if (value.kind != Value::Kind::map)
        diagnostics.error(value.at, what_ + " must be a map, not " + kindInWords(value) +
                                        "; write each key on a line of its own, as key: value");
}

const Value* Reader::find(std::string_view key) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
    return value_.find(key);
}

/// The value under a key that must be there and say something.
const Value* Reader::require(std::string_view key) {
    const Value* found = find(key);
    if (!found && value_.kind == Value::Kind::map)
        error(key, what_ + " has no " + inQuotes(key) + "; add a line that begins with " + std::string(key) + ":");
    if (found && found->kind == Value::Kind::null) {
        error(key, inQuotes(key) + " of " + what_ + " is empty; write its value after the colon");
        return nullptr;
    }
    return found;
}

void Reader::mustBe(const Value& value, std::string_view key, std::string_view kind, std::string_view remedy) {
    const std::string found = value.kind == Value::Kind::text ? shown(value.text) : kindInWords(value);
    diagnostics_.error(value.at,
                       inQuotes(key) + " must be " + std::string(kind) + ", not " + found + "; " + std::string(remedy));
}

std::string Reader::textOf(const Value& value, std::string_view key) {
    if (value.kind == Value::Kind::text) return value.text;
    if (value.kind == Value::Kind::boolean)
        mustBe(value, key, "a text", "put it in quotes: " + inQuotes(value.text));
    else
        mustBe(value, key, "a text", "write it after the colon");
    return {};
}

bool Reader::has(std::string_view key) {
    return find(key) != nullptr;
}

std::string Reader::text(std::string_view key) {
    const Value* found = require(key);
    if (!found) return {};
    if (found->kind == Value::Kind::text && isBlank(found->text)) {
        error(key, inQuotes(key) + " of " + what_ + " is empty; write its text after the colon");
        return {};
    }
    return textOf(*found, key);
}

std::string Reader::optionalText(std::string_view key, std::string_view otherwise) {
    const Value* found = find(key);
    if (!found || found->kind == Value::Kind::null) return std::string(otherwise);
    return textOf(*found, key);
}

int Reader::number(std::string_view key, int low, int high) {
    const Value* found = require(key);
    if (!found) return low;
    const std::string range = "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
    const bool isText = found->kind == Value::Kind::text;
    const std::optional<int> number = isText ? parseNumber(found->text) : std::nullopt;
    if (number && !found->quoted && low <= *number && *number <= high) return *number;

    if (number && found->quoted)
        mustBe(*found, key, range, "write it without quotes: " + found->text);
    else if (isText && isFigures(found->text) && found->text[0] == '0' && found->text.size() > 1)
        mustBe(*found, key, range, "write it without a leading zero");
    else
        mustBe(*found, key, range, "write it in figures only, for instance " + std::to_string(low));
    return low;
}

bool Reader::flag(std::string_view key, bool otherwise) {
    const Value* found = find(key);
    if (!found || found->kind == Value::Kind::null) return otherwise;
    if (found->kind == Value::Kind::boolean) return found->flag;
    const bool quoted = found->quoted && (found->text == "true" || found->text == "false");
    mustBe(*found, key, "true or false", quoted ? "write it without quotes" : "write one of these two words");
    return otherwise;
}

const std::vector<Value>& Reader::list(std::string_view key, bool required) {
    static const std::vector<Value> empty;
    const Value* found = required ? require(key) : find(key);
    if (!found || found->kind == Value::Kind::null) return empty;
    if (found->kind == Value::Kind::list) return found->list;
    mustBe(*found, key, "a list", "write each item on a line of its own that begins with a dash and a space");
    return empty;
}

std::vector<std::string> Reader::texts(std::string_view key, bool required) {
    const Value* found = find(key);
    if (found && found->kind == Value::Kind::text) return {required ? text(key) : found->text};
    std::vector<std::string> out;
    for (const Value& item : list(key, required)) {
        const bool empty = item.kind == Value::Kind::null || (item.kind == Value::Kind::text && isBlank(item.text));
        if (empty)
            diagnostics_.error(item.at, "an item of " + inQuotes(key) + " is empty; write its text after the dash");
        else
            out.push_back(textOf(item, key));
    }
    return out;
}

const Value* Reader::value(std::string_view key, bool required) {
    return required ? require(key) : find(key);
}

std::string Reader::optionalDate(std::string_view key) {
    const std::string date = optionalText(key);
    if (date.empty() || isDate(date)) return date;
    const bool form = isDateForm(date);
    error(key, inQuotes(key) + (form ? " is no day of the calendar: " + date
                                     : " must be a date, not " + shown(date) + "; write it as 2016-07-01"));
    return {};
}

Position Reader::at(std::string_view key) const {
    const Value* found = value_.find(key);
    return found ? found->at : value_.at;
}

void Reader::error(std::string_view key, std::string message) {
    diagnostics_.error(at(key), std::move(message));
}

void Reader::finish() {
    for (const Entry& entry : value_.map) {
        if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
        std::string remedy = didYouMean(entry.key, known_);
        if (remedy.empty()) {
            for (const std::string& key : known_) remedy += (remedy.empty() ? "; its keys are " : ", ") + key;
        }
        diagnostics_.error(entry.at, what_ + " has no key " + inQuotes(entry.key) + remedy);
    }
}

bool isDate(std::string_view text) {
    return isDateForm(text) && isInCalendar(text);
}

std::string kindInWords(const Value& value) {
    switch (value.kind) {
        case Value::Kind::null:
            return "nothing";
        case Value::Kind::boolean:
            return value.flag ? "true" : "false";
        case Value::Kind::text:
            return "a text";
        case Value::Kind::list:
            return "a list";
        case Value::Kind::map:
            return "a map";
    }
    return "nothing";
}

}  // namespace oordeel
