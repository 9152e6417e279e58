#include "report/cijfer_names.h"

#include <utility>

#include "base/dutch.h"
#include "base/share.h"
#include "report/groups.h"

namespace oordeel::report {
namespace {

using rules::Cijfer;

std::string figures(int64_t units, int decimals) {
    return decimals == 0 ? dutch::number(units) : dutch::decimal(units, decimals);
}

void addShare(Value& map, const Cijfer& cijfer) {
    if (!cijfer.totaal || *cijfer.totaal == 0) return;
    const dutch::ShareWord& word = *dutch::findShareWord(cijfer.woorden);
    const std::string part = dutch::withNoun(word, cijfer.enkelvoud, cijfer.meervoud);
    map.set("totaal", figures(*cijfer.totaal, cijfer.decimalen));
    map.set("percentage", dutch::percentage(cijfer.waarde, *cijfer.totaal));
    map.set("van", figures(cijfer.waarde, cijfer.decimalen) + " van de " + figures(*cijfer.totaal, cijfer.decimalen));
    map.set("woorden", word.words);
    map.set("Woorden", dutch::capitalised(word.words));
    if (cijfer.meervoud.empty()) return;
    map.set("deel", part);
    map.set("Deel", dutch::capitalised(part));
    map.set("deelZijn", word.noun == dutch::ShareWord::Noun::all ? "zijn" : "is");
}

void addNames(Value& map, const Cijfer& cijfer) {
    std::vector<Value> items;
    for (const std::string& name : cijfer.namen) {
        Value item = Value::ofMap();
        item.set("naam", name);
        items.push_back(std::move(item));
    }
    const Value names = group(std::move(items));
    map.set("namen", *names.find("namen"));
    map.set("lijst", *names.find("lijst"));
}

}  // namespace

Value cijferNamen(const Cijfer& cijfer) {
    const bool whole = cijfer.decimalen == 0;
    Value map = whole ? count(static_cast<int>(cijfer.waarde)) : Value::ofMap();
    map.set("getal", figures(cijfer.waarde, cijfer.decimalen));
    map.set("aantal", figures(cijfer.waarde, cijfer.decimalen));
    if (!cijfer.meervoud.empty()) map.set("eenheid", whole && cijfer.waarde == 1 ? cijfer.enkelvoud : cijfer.meervoud);
    addShare(map, cijfer);
    if (cijfer.soort == Cijfer::Soort::aantal || cijfer.soort == Cijfer::Soort::uiterste) addNames(map, cijfer);
    if (cijfer.soort == Cijfer::Soort::rang) {
        map.set("rang", dutch::ordinal(cijfer.waarde));
        map.set("gedeeldMet", dutch::enumeration(cijfer.gedeeldMet));
    }
    if (!cijfer.begin.empty()) {
        map.set("begin", dutch::longDate(cijfer.begin));
        map.set("eind", dutch::longDate(cijfer.eind));
    }
    map.set("wat", line(cijfer.wat));
    map.set("bron", line(cijfer.bron));
    map.set("datum", cijfer.datum.empty() ? Value() : Value(dutch::longDate(cijfer.datum)));
    return map;
}

Value cijferNamen(const std::vector<Cijfer>& cijfers) {
    Value map = Value::ofMap();
    for (const Cijfer& cijfer : cijfers) map.set(cijfer.id, cijferNamen(cijfer));
    return map;
}

}  // namespace oordeel::report
