#include "report/tellingen.h"

#include "base/dutch.h"
#include "base/reader.h"
#include "report/groups.h"

namespace oordeel::report {
namespace {

/// A whole number below a thousand million, or 0 with an error at its place.
int readCount(Reader& reader, const char* key, Diagnostics& diagnostics) {
    const std::string text = reader.text(key);
    const auto number = dutch::parseDecimal(text, 0);
    if (number && *number < 1'000'000'000) return static_cast<int>(*number);
    if (!text.empty())
        diagnostics.error(reader.at(key), "\"" + text + "\" is no whole number; write figures alone: 26");
    return 0;
}

Value telling(const Value& value, Diagnostics& diagnostics) {
    Reader reader(value, "a count of categories", diagnostics);
    const int whole = readCount(reader, "totaal", diagnostics);
    int64_t sum = 0;
    std::vector<Value> parts;
    for (const Value& item : reader.list("delen")) {
        Reader fields(item, "a category", diagnostics);
        const int number = readCount(fields, "aantal", diagnostics);
        sum += number;
        Value& part = parts.emplace_back(Value::ofMap());
        part.set("naam", line(fields.text("naam")));
        part.set("aantal", count(number));
        part.set("percentage", whole > 0 && number <= whole ? Value(dutch::percentage(number, whole)) : Value());
        part.set("toelichting", line(fields.optionalText("toelichting")));
        fields.finish();
    }
    if (sum != whole)
        diagnostics.error(reader.at("totaal"), "the categories together are " + std::to_string(sum) + ", not " +
                                                   std::to_string(whole) + "; count again, or name what is missing");
    reader.finish();
    Value map = Value::ofMap();
    map.set("totaal", count(whole));
    map.set("delen", group(std::move(parts)));
    return map;
}

}  // namespace

Value tellingen(const Value& gegevens, Diagnostics& diagnostics) {
    Value out = Value::ofMap();
    const Value* asked = gegevens.find("tellingen");
    if (!asked) return out;
    if (asked->kind != Value::Kind::map)
        diagnostics.error(asked->at, "tellingen is a map from a name to categories with their total");
    for (const Entry& entry : asked->map) out.set(entry.key, telling(entry.value, diagnostics));
    return out;
}

}  // namespace oordeel::report
