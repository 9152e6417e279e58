#include "report/bewering_names.h"

#include <utility>

#include "base/dutch.h"
#include "report/cijfer_names.h"
#include "report/groups.h"

namespace oordeel::report {
namespace {

using rules::Bewering;
using rules::Cijfer;
using Kind = dutch::Quantity::Kind;
using Uitslag = Bewering::Uitslag;

/// A bound of an interval as a percentage of at most one decimal: "66,7%".
std::string percent(const dutch::Bound& bound) {
    return dutch::decimal((bound.part * 2000 + bound.whole) / (2 * bound.whole), 1) + "%";
}

/// When words for a share are true: "meer dan 66,7% en hoogstens 70,8%".
std::string interval(const dutch::ShareWord& word) {
    const bool none = word.to.part == 0, all = word.from.part == word.from.whole;
    if (none || all) return none ? "0%" : "100%";
    std::string out;
    if (word.from.part > 0) out = (word.from.counts ? "minstens " : "meer dan ") + percent(word.from);
    if (word.to.part < word.to.whole)
        out +=
            (out.empty() ? "" : " en ") + std::string(word.to.counts ? "hoogstens " : "minder dan ") + percent(word.to);
    return out.empty() ? "meer dan 0% en minder dan 100%" : out;
}

/// "één procentpunt", "3,1 procentpunt".
std::string points(int64_t claimed, const Cijfer& cijfer) {
    const int64_t tenths = claimed * 10 - (cijfer.waarde * 2000 + *cijfer.totaal) / (2 * *cijfer.totaal);
    return dutch::decimal(tenths < 0 ? -tenths : tenths, 1) + " procentpunt te " + (tenths < 0 ? "laag" : "hoog");
}

Value bewering(const Bewering& een, size_t volgnummer) {
    Value map = Value::ofMap();
    map.set("volgnummer", std::to_string(volgnummer));
    map.set("plaats", line(een.plaats));
    map.set("Plaats", dutch::capitalised(een.plaats));
    map.set("citaat", Value::ofFlag(!een.tekst.empty()));
    map.set("bij", een.nummers.empty() ? Value() : Value(dutch::enumeration(een.nummers)));
    map.set("tekst", line(een.tekst.empty() ? dutch::enumeration(een.namen) : een.tekst));
    map.set("over", line(een.over));
    map.set("bevonden", line(bevondenInWoorden(een)));
    map.set("verschil", line(verschilInWoorden(een)));
    map.set("toelichting", line(een.toelichting));
    map.set("reden", line(een.reden));
    map.set("vraag", een.cijfer ? line(een.cijfer->vraag) : Value());
    map.set("klopt", Value::ofFlag(een.uitslag == Uitslag::klopt));
    map.set("kloptNiet", Value::ofFlag(een.uitslag == Uitslag::kloptNiet));
    map.set("nietTeToetsen", Value::ofFlag(een.uitslag == Uitslag::nietTeToetsen));
    return map;
}

/// The three groups in which statements end up.
void addGroups(Value& map, const std::vector<Value>& all) {
    for (const char* which : {"klopt", "kloptNiet", "nietTeToetsen"}) {
        std::vector<Value> some;
        for (const Value& item : all)
            if (item.find(which)->flag) some.push_back(item);
        map.set(which, group(std::move(some)));
    }
}

/// Statements that stand together in a document, in its order.
Value places(const std::vector<Value>& all) {
    std::vector<Value> out;
    for (size_t i = 0; i < all.size();) {
        const std::string& place = all[i].find("plaats")->text;
        std::vector<Value> same;
        for (; i < all.size() && all[i].find("plaats")->text == place; ++i) same.push_back(all[i]);
        Value map = Value::ofMap();
        map.set("naam", place);
        map.set("Naam", dutch::capitalised(place));
        map.set("beweringen", group(std::move(same)));
        out.push_back(std::move(map));
    }
    return group(std::move(out));
}

}  // namespace

std::string bevondenInWoorden(const Bewering& bewering) {
    if (!bewering.cijfer) return {};
    const Cijfer& cijfer = *bewering.cijfer;
    if (!bewering.namen.empty()) return dutch::enumeration(cijfer.namen);
    const std::string unit = cijfer.totaal || cijfer.waarde != 1 ? cijfer.meervoud : cijfer.enkelvoud;
    std::string out = dutch::number(cijfer.waarde);
    if (cijfer.totaal) out += " van de " + dutch::number(*cijfer.totaal);
    if (!unit.empty()) out += " " + unit;
    if (cijfer.totaal && *cijfer.totaal > 0) out += ", " + dutch::percentage(cijfer.waarde, *cijfer.totaal);
    return out;
}

std::string verschilInWoorden(const Bewering& bewering) {
    if (bewering.uitslag != Uitslag::kloptNiet || !bewering.cijfer) return {};
    if (!bewering.namen.empty()) {
        std::string out;
        if (!bewering.ontbreken.empty())
            out =
                dutch::enumeration(bewering.ontbreken) + (bewering.ontbreken.size() == 1 ? " ontbreekt" : " ontbreken");
        if (!bewering.teveel.empty())
            out += (out.empty() ? "" : "; ") + dutch::enumeration(bewering.teveel) +
                   (bewering.teveel.size() == 1 ? " hoort er niet bij" : " horen er niet bij");
        return out;
    }
    const Cijfer& cijfer = *bewering.cijfer;
    const dutch::Quantity& claimed = *bewering.beweerd;
    switch (claimed.kind) {
        case Kind::number: {
            const int64_t off = claimed.value - cijfer.waarde;
            return dutch::numberInWords(off < 0 ? -off : off) + (off < 0 ? " te weinig" : " te veel");
        }
        case Kind::partOf:
            return "het zijn er " + bevondenInWoorden(bewering);
        case Kind::percentage:
            return cijfer.totaal ? points(claimed.value, cijfer) : std::string();
        case Kind::share:
            break;
    }
    if (!cijfer.totaal) return {};
    const int64_t exceptions = *cijfer.totaal - cijfer.waarde;
    const bool all = claimed.word->from.part == claimed.word->from.whole;
    if (all && exceptions > 0 && exceptions <= 5)
        return dutch::numberInWords(exceptions) + (exceptions == 1 ? " uitzondering" : " uitzonderingen") +
               (cijfer.andere.empty() ? "" : ": " + dutch::enumeration(cijfer.andere));
    return claimed.word->words + " is " + interval(*claimed.word);
}

Value beweringNamen(const std::vector<rules::Beweringen>& documenten) {
    std::vector<Value> documents, everything;
    for (const rules::Beweringen& document : documenten) {
        std::vector<Value> all;
        for (const Bewering& een : document.beweringen) all.push_back(bewering(een, all.size() + 1));
        everything.insert(everything.end(), all.begin(), all.end());
        Value map = Value::ofMap();
        map.set("id", document.id);
        map.set("naam", line(document.titel));
        map.set("bron", line(document.bron));
        map.set("Bron", dutch::capitalised(line(document.bron).text));
        addGroups(map, all);
        map.set("plaatsen", places(all));
        map.set("beweringen", group(std::move(all)));
        documents.push_back(std::move(map));
    }
    Value out = Value::ofMap();
    addGroups(out, everything);
    out.set("beweringen", group(std::move(everything)));
    out.set("documenten", group(std::move(documents)));
    return out;
}

}  // namespace oordeel::report
