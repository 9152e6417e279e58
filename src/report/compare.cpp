#include "report/compare.h"

#include "base/dutch.h"

namespace oordeel::report {

using rules::Kant;
using rules::Richting;
using rules::Verloop;
using rules::Waarom;

namespace {

Value textOrNull(const std::string& text) {
    return text.empty() ? Value() : Value(text);
}

Value level(int niveau, const Kant& kant) {
    return niveau < 0 ? Value() : Value(kant.kader->schaal.niveaus[static_cast<size_t>(niveau)].naam);
}

Value numbers(const std::vector<std::string>& items) {
    Value list = Value::ofList();
    for (const std::string& item : items) list.list.push_back(item);
    return list;
}

Value side(const Kant& kant) {
    Value map = Value::ofMap();
    map.set("kader", kant.kader->naam);
    map.set("versie", kant.kader->versie);
    map.set("periode", kant.beoordeling->periode);
    map.set("bron", kant.beoordeling->bron);
    return map;
}

Value judged(const rules::VergelekenOordeel& een, const Kant& toen, const Kant& nu) {
    Value map = Value::ofMap();
    map.set("nummer", textOrNull(een.nummer));
    map.set("naam", textOrNull(een.naam));
    map.set("toen", level(een.toen, toen));
    map.set("nu", level(een.nu, nu));
    map.set("richting", inWoorden(een.richting));
    map.set("reden", textOrNull(inWoorden(een.waarom)));
    return map;
}

Value scored(const rules::VergelekenVerwachting& een, const Kant& toen, const Kant& nu) {
    const rules::Verwachting& own = een.nu ? *een.nu : *een.toen;
    Value map = Value::ofMap();
    map.set("nummer", een.nu ? Value(een.nu->nummer) : Value());
    map.set("toenNummer", een.toen ? Value(een.toen->nummer) : Value());
    map.set("naam", own.titel());
    map.set("toen", een.scoreToen ? level(een.scoreToen->niveau, toen) : Value());
    map.set("nu", een.scoreNu ? level(een.scoreNu->niveau, nu) : Value());
    map.set("toenWaarde", textOrNull(gemeten(een.scoreToen, toen.kader->schaal)));
    map.set("nuWaarde", textOrNull(gemeten(een.scoreNu, nu.kader->schaal)));
    map.set("richting", inWoorden(een.richting));
    map.set("reden", textOrNull(een.overgang ? een.overgang->reden : inWoorden(een.waarom)));
    return map;
}

Value point(const rules::VergelekenPunt& een) {
    Value map = Value::ofMap();
    map.set("naam", een.punt().titel);
    map.set("verwachtingen", numbers(een.punt().verwachtingen));
    map.set("verloop", inWoorden(een.verloop));
    map.set("status", textOrNull(een.status));
    map.set("termijn", textOrNull(een.termijn));
    map.set("teLaat", Value::ofFlag(een.teLaat));
    map.set("tegenspraak", Value::ofFlag(een.tegenspraak));
    return map;
}

const std::string& textOf(const Value& map, std::string_view key) {
    static const std::string none;
    const Value* value = map.find(key);
    return value ? value->text : none;
}

/// "onvoldoende (2)", "geen oordeel".
std::string sideInText(const Value& item, const char* key, const char* valueKey) {
    const std::string& word = textOf(item, key);
    if (word.empty()) return "geen oordeel";
    const std::string& value = textOf(item, valueKey);
    return value.empty() ? word : word + " (" + value + ")";
}

std::string numberInText(const Value& item) {
    const std::string &now = textOf(item, "nummer"), &then = textOf(item, "toenNummer");
    return now.empty() ? then : then.empty() || then == now ? now : now + " (toen " + then + ")";
}

/// One line for each thing that changed; then the numbers of those that did not, and of those that cannot be compared
/// by reason.
void linesOf(const std::vector<Value>& items, std::string& out) {
    std::vector<std::string> same;
    std::vector<std::pair<std::string, std::vector<std::string>>> apart;
    for (const Value& item : items) {
        const std::string& richting = textOf(item, "richting");
        if (richting == inWoorden(Richting::gelijk)) {
            same.push_back(numberInText(item));
        } else if (richting == inWoorden(Richting::onvergelijkbaar)) {
            const std::string& why = textOf(item, "reden");
            if (apart.empty() || apart.back().first != why) apart.push_back({why, {}});
            apart.back().second.push_back(numberInText(item));
        } else {
            out += "  " + richting + ": " + numberInText(item) + " " + textOf(item, "naam") + ": " +
                   sideInText(item, "toen", "toenWaarde") + " → " + sideInText(item, "nu", "nuWaarde") + "\n";
        }
    }
    if (!same.empty()) out += "  gelijk: " + dutch::enumeration(same) + "\n";
    for (const auto& [why, which] : apart)
        out += "  niet te vergelijken, want " + why + ": " + dutch::enumeration(which) + "\n";
}

}  // namespace

std::string inWoorden(Richting richting) {
    switch (richting) {
        case Richting::beter:
            return "beter";
        case Richting::gelijk:
            return "gelijk";
        case Richting::slechter:
            return "slechter";
        case Richting::onvergelijkbaar:
            break;
    }
    return "niet te vergelijken";
}

std::string inWoorden(Waarom waarom) {
    switch (waarom) {
        case Waarom::vergelijkbaar:
            return "";
        case Waarom::alleenToen:
            return "alleen het vorige kader vroeg dit";
        case Waarom::alleenNu:
            return "alleen dit kader vraagt dit";
        case Waarom::andereSchaal:
            return "de schalen verschillen";
        case Waarom::anderKader:
            return "het vorige kader had andere regels";
        case Waarom::toenGeenOordeel:
            return "toen was er geen oordeel";
        case Waarom::nuGeenOordeel:
            return "nu is er geen oordeel";
    }
    return "";
}

std::string inWoorden(Verloop verloop) {
    switch (verloop) {
        case Verloop::opgelost:
            return "opgelost";
        case Verloop::open:
            return "nog open";
        case Verloop::nieuw:
            return "nieuw";
        case Verloop::onbekend:
            break;
    }
    return "niet bekend";
}

std::string gemeten(const rules::Score* score, const rules::Schaal& schaal) {
    if (!score || !score->waarde || !schaal.meting) return "";
    return dutch::decimal(*score->waarde, schaal.meting->decimalen) + schaal.meting->eenheid;
}

Value comparison(const rules::Vergelijking& vergelijking, const Kant& toen, const Kant& nu,
                 const std::string& organisatie) {
    Value map = Value::ofMap();
    map.set("organisatie", organisatie);
    map.set("toen", side(toen));
    map.set("nu", side(nu));
    map.set("peildatum", textOrNull(vergelijking.peildatum));
    Value counts = Value::ofMap();
    for (const Richting richting : {Richting::beter, Richting::gelijk, Richting::slechter, Richting::onvergelijkbaar})
        counts.set(inWoorden(richting), std::to_string(vergelijking.aantal(richting)));
    map.set("aantallen", std::move(counts));
    Value scores = Value::ofList(), criteria = Value::ofList(), themas = Value::ofList(), points = Value::ofList();
    for (const auto& een : vergelijking.verwachtingen) scores.list.push_back(scored(een, toen, nu));
    for (const auto& een : vergelijking.criteria) criteria.list.push_back(judged(een, toen, nu));
    for (const auto& een : vergelijking.themas) themas.list.push_back(judged(een, toen, nu));
    for (const auto& een : vergelijking.punten) points.list.push_back(point(een));
    map.set("verwachtingen", std::move(scores));
    map.set("criteria", std::move(criteria));
    map.set("themas", std::move(themas));
    map.set("geheel", judged(vergelijking.eind, toen, nu));
    map.set("verbeterpunten", std::move(points));
    return map;
}

std::string comparisonText(const Value& comparison) {
    std::string out = textOf(comparison, "organisatie") + "\n";
    for (const char* key : {"toen", "nu"}) {
        const Value& own = *comparison.find(key);
        out += std::string(key) + ": " + textOf(own, "periode") + ", " + textOf(own, "kader") + ", versie " +
               textOf(own, "versie") + " (" + textOf(own, "bron") + ")\n";
    }
    std::string counts;
    for (const Entry& entry : comparison.find("aantallen")->map)
        counts += (counts.empty() ? "" : ", ") + entry.value.text + " " + entry.key;
    out += "\nVerwachtingen: " + counts + "\n";
    linesOf(comparison.find("verwachtingen")->list, out);
    out += "\nCriteria\n";
    linesOf(comparison.find("criteria")->list, out);
    if (!comparison.find("themas")->list.empty()) {
        out += "\nThema’s\n";
        linesOf(comparison.find("themas")->list, out);
    }
    const Value& whole = *comparison.find("geheel");
    if (!textOf(whole, "toen").empty() || !textOf(whole, "nu").empty()) {
        out += "\nHet geheel: " + textOf(whole, "richting") + ", " + sideInText(whole, "toen", "") + " → " +
               sideInText(whole, "nu", "") + "\n";
    }
    const std::vector<Value>& points = comparison.find("verbeterpunten")->list;
    const std::string& date = textOf(comparison, "peildatum");
    if (!points.empty()) out += "\nVerbeterpunten" + (date.empty() ? "" : " op " + dutch::longDate(date)) + "\n";
    for (const Value& item : points) {
        std::vector<std::string> which;
        for (const Value& number : item.find("verwachtingen")->list) which.push_back(number.text);
        out += "  " + textOf(item, "verloop") + ": " + textOf(item, "naam") +
               (which.empty() ? "" : " (" + dutch::enumeration(which) + ")");
        if (!textOf(item, "status").empty()) out += "; status " + textOf(item, "status");
        if (!textOf(item, "termijn").empty()) out += "; klaar voor " + dutch::longDate(textOf(item, "termijn"));
        if (item.find("teLaat")->flag) out += ", te laat";
        if (item.find("tegenspraak")->flag) out += ", en toch schiet een verwachting nog tekort";
        out += "\n";
    }
    return out;
}

}  // namespace oordeel::report
