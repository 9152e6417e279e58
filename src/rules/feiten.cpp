// Definitions and values of named facts, out of YAML.
#include "rules/feiten.h"

#include <algorithm>
#include <charconv>

#include "base/nearest.h"
#include "base/reader.h"

namespace oordeel::rules {
namespace {

constexpr size_t mostFigures = 9;  // what an int holds whatever they are

/// What separates the value from the date in "44 op 2017-02-23".
constexpr std::string_view between = " op ";

std::string example(const Feit& feit) {
    return feit.id + ": " + (feit.jaNee ? "ja" : "44") + " op 2017-02-23";
}

std::optional<int> readWaarde(std::string_view text, const Feit& feit) {
    if (feit.jaNee) return text == "ja" ? std::optional(1) : text == "nee" ? std::optional(0) : std::nullopt;
    const bool figures = !text.empty() && text.size() <= mostFigures &&
                         text.find_first_not_of("0123456789") == std::string_view::npos &&
                         (text.size() == 1 || text[0] != '0');
    if (!figures) return std::nullopt;
    int number = 0;
    std::from_chars(text.begin(), text.end(), number);
    return number;
}

FeitWaarde readFeitWaarde(const Value& value, const Feit& feit, Diagnostics& diagnostics) {
    FeitWaarde out;
    out.at = value.at;
    if (value.kind == Value::Kind::map) {
        Reader reader(value, "a fact", diagnostics);
        out.reden = reader.text("niet bekend");
        reader.finish();
        return out;
    }
    const std::string_view text = value.text;
    const size_t op = text.find(between);
    if (value.kind == Value::Kind::text && op != std::string_view::npos) {
        out.waarde = readWaarde(text.substr(0, op), feit);
        out.peildatum = text.substr(op + between.size());
        if (out.waarde && isDate(out.peildatum)) return out;
    }
    diagnostics.error(value.at, (value.kind == Value::Kind::text ? "\"" + value.text + "\"" : kindInWords(value)) +
                                    " does not say what \"" + feit.id + "\" was and on which date; write it as " +
                                    example(feit) + (feit.jaNee ? " (ja or nee)" : "") +
                                    ", or `niet bekend:` with the reason");
    return {};
}

}  // namespace

std::vector<Feit> readFeiten(const std::vector<Value>& list, Diagnostics& diagnostics) {
    std::vector<Feit> feiten;
    for (const Value& value : list) {
        Reader reader(value, "a fact", diagnostics);
        Feit feit;
        feit.at = value.at;
        feit.id = reader.text("id");
        feit.naam = reader.optionalText("naam", feit.id);
        feit.definitie = reader.text("definitie");
        const std::string soort = reader.optionalText("soort", "getal");
        feit.jaNee = soort == "ja of nee";
        if (!feit.jaNee && soort != "getal")
            reader.error("soort", "\"" + soort + "\" is no kind of fact; write \"getal\" or \"ja of nee\"");
        reader.finish();
        const bool twice = std::any_of(feiten.begin(), feiten.end(), [&](const Feit& f) { return f.id == feit.id; });
        if (twice)
            reader.error("id", "the fact \"" + feit.id + "\" is defined twice; give each an id of its own");
        else if (!feit.id.empty())
            feiten.push_back(std::move(feit));
    }
    return feiten;
}

std::vector<FeitWaarde> readFeitWaarden(const Value* map, const std::vector<Feit>& feiten, Position at,
                                        Diagnostics& diagnostics) {
    std::vector<FeitWaarde> waarden(feiten.size());
    std::vector<std::string> known;
    for (const Feit& feit : feiten) known.push_back(feit.id);
    if (map && map->kind != Value::Kind::map && map->kind != Value::Kind::null) {
        diagnostics.error(map->at, "the facts must be a map, not " + kindInWords(*map) + "; write a line such as " +
                                       (feiten.empty() ? "wachtlijst: 44 op 2017-02-23" : example(feiten.front())));
        return waarden;
    }
    if (map) {
        for (const Entry& entry : map->map) {
            if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
            diagnostics.error(entry.at, "the kader has no fact \"" + entry.key + "\"" + didYouMean(entry.key, known));
        }
    }
    for (size_t i = 0; i < feiten.size(); ++i) {
        const Value* value = map ? map->find(feiten[i].id) : nullptr;
        if (value && value->kind != Value::Kind::null) {
            waarden[i] = readFeitWaarde(*value, feiten[i], diagnostics);
        } else {
            diagnostics.error(map ? map->at : at, "nothing says what \"" + feiten[i].id +
                                                      "\" was; write under `feiten` " + example(feiten[i]) +
                                                      ", or `niet bekend:` with the reason");
        }
    }
    return waarden;
}

}  // namespace oordeel::rules
