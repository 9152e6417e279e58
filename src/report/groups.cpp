// Numbers and lists → values for templates.
#include "report/groups.h"

#include <utility>

#include "base/dutch.h"

namespace oordeel::report {

Value count(int number) {
    const std::string words = dutch::numberInWords(number);
    Value result = Value::ofMap();
    result.set("getal", dutch::number(number));
    result.set("woord", words);
    result.set("Woord", dutch::capitalised(words));
    result.set("nul", Value::ofFlag(number == 0));
    result.set("een", Value::ofFlag(number == 1));
    result.set("meer", Value::ofFlag(number > 1));
    result.set("iets", Value::ofFlag(number > 0));
    result.set("zijn", number == 1 ? "is" : "zijn");
    return result;
}

Value group(std::vector<Value> items) {
    Value result = count(static_cast<int>(items.size()));
    std::vector<std::string> numbers, names;
    for (size_t i = 0; i < items.size(); ++i) {
        items[i].set("eerste", Value::ofFlag(i == 0));
        items[i].set("voorlaatste", Value::ofFlag(i + 2 == items.size()));
        items[i].set("laatste", Value::ofFlag(i + 1 == items.size()));
        if (const Value* number = items[i].find("nummer")) numbers.push_back(number->text);
        if (const Value* name = items[i].find("naam")) names.push_back(name->text);
    }
    result.set("nummers", dutch::enumeration(numbers));
    result.set("namen", dutch::enumeration(names));
    result.set("lijst", Value::ofList(std::move(items)));
    return result;
}

Value line(std::string_view text) {
    std::string folded;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!space) {
            folded += c;
        } else if (!folded.empty() && folded.back() != ' ') {
            folded += ' ';
        }
    }
    if (!folded.empty() && folded.back() == ' ') folded.pop_back();
    return folded.empty() ? Value() : Value(std::move(folded));
}

}  // namespace oordeel::report
