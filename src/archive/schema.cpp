#include "archive/schema.h"

#include <algorithm>
#include <set>

#include "base/reader.h"

namespace oordeel::archive {
namespace {

bool isDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A date, or as much of it as is known: 2016, 2016-07, 2016-07-01.
bool isPartOfDate(std::string_view text) {
    if (text.size() == 4) return isDigits(text);
    if (text.size() == 7) return isDate(std::string(text) + "-01");
    return isDate(text);
}

bool isDuration(std::string_view text) {
    if (text.size() < 3 || text[0] != 'P') return false;
    std::string_view units = "YMD";
    bool digits = false;
    for (const char c : text.substr(1)) {
        if (c >= '0' && c <= '9') {
            digits = true;
            continue;
        }
        const size_t unit = units.find(c);
        if (!digits || unit == std::string_view::npos) return false;
        units.remove_prefix(unit + 1);
        digits = false;
    }
    return !digits;
}

/// Why a text is not of a type; empty when it is.
std::string wrongWith(const std::string& type, const std::string& text) {
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) return "is empty";
    if (type == "whole" && !isDigits(text)) return "is no whole number";
    if (type == "date" && !isDate(text)) return "is no date";
    if (type == "partOfDate" && !isPartOfDate(text)) return "is no date, month or year";
    if (type == "time" && !isPartOfDate(text) && !isDateTime(text)) return "is no date and no time";
    if (type == "dateTime" && !isDateTime(text)) return "is no time as 2016-07-01T09:00:00Z";
    if (type == "duration" && !isDuration(text)) return "is no duration as P10Y";
    if (type == "language" && (text.size() < 2 || text.size() > 8)) return "is no language as nl";
    if (type == "address" && text.find_first_of(" \t\n<>\"{}|\\^`") != std::string::npos) return "is no address";
    return "";
}

void check(const Table& table, const std::string& type, const Element& element, const std::string& path,
           std::vector<std::string>& wrong);

void checkFields(const Table& table, const Content& content, const Element& element, const std::string& path,
                 std::vector<std::string>& wrong) {
    size_t last = 0;
    std::map<std::string, int> seen;
    for (const Element& child : element.children) {
        const std::string name = path + "/" + child.name;
        const auto field = std::find_if(content.fields.begin(), content.fields.end(),
                                        [&](const Field& one) { return one.name == child.name; });
        if (field == content.fields.end()) {
            wrong.push_back(name + " does not belong there");
            continue;
        }
        const auto place = static_cast<size_t>(field - content.fields.begin());
        if (place < last && !content.inAnyOrder) wrong.push_back(name + " stands too late");
        last = std::max(last, place);
        ++seen[child.name];
        check(table, field->type, child, name, wrong);
    }
    if (content.choice && element.children.size() != 1) wrong.push_back(path + " must hold one element");
    for (const Field& field : content.fields) {
        const int count = seen[field.name];
        if (!content.choice && count < field.least) wrong.push_back(path + " has no " + field.name);
        if (field.most >= 0 && count > field.most)
            wrong.push_back(path + " has more than " + std::to_string(field.most) + " " + field.name);
    }
}

void check(const Table& table, const std::string& type, const Element& element, const std::string& path,
           std::vector<std::string>& wrong) {
    const auto content = table.find(type);
    if (content != table.end()) {
        if (element.text.find_first_not_of(" \t\r\n") != std::string::npos)
            wrong.push_back(path + " holds a text where elements belong");
        return checkFields(table, content->second, element, path, wrong);
    }
    if (!element.children.empty()) {
        wrong.push_back(path + " holds elements where a text belongs");
        return;
    }
    if (const std::string reason = wrongWith(type, element.text); !reason.empty()) wrong.push_back(path + " " + reason);
}

}  // namespace

bool isDateTime(std::string_view text) {
    if (text.size() < 19 || text[10] != 'T' || !isDate(text.substr(0, 10))) return false;
    const std::string_view clock = text.substr(11, 8), zone = text.substr(19);
    const auto upTo = [](std::string_view two, int most) {
        return isDigits(two) && (two[0] - '0') * 10 + two[1] - '0' <= most;
    };
    const bool right = clock[2] == ':' && clock[5] == ':' && upTo(clock.substr(0, 2), 23) &&
                       upTo(clock.substr(3, 2), 59) && upTo(clock.substr(6, 2), 59);
    if (!right || zone.empty() || zone == "Z") return right;
    return zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':' && upTo(zone.substr(1, 2), 14) &&
           upTo(zone.substr(4, 2), 59);
}

std::vector<std::string> against(const Table& table, const std::string& type, const Element& element) {
    std::vector<std::string> wrong;
    check(table, type, element, element.name, wrong);
    return wrong;
}

}  // namespace oordeel::archive
