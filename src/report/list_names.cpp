// One assessment among the others → its verbeterpunten, the decision rules and its place in the country, as maps.
#include "report/builder.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/dutch.h"
#include "report/groups.h"
#include "report/sentences.h"

namespace oordeel::report {

using rules::Criterium;
using rules::Verwachting;

Value Builder::verbeterpunt(const rules::Verbeterpunt& punt, size_t nummer) {
    std::vector<Value> basis;
    for (const std::string& number : punt.verwachtingen) {
        if (const Verwachting* one = dataset_.kader.verwachting(number)) basis.push_back(verwachting(*one));
    }
    Value map = Value::ofMap();
    map.set("nummer", std::to_string(nummer));
    map.set("naam", line(punt.titel));
    map.set("verwachtingen", group(std::move(basis)));
    std::vector<Value> findings;
    for (const rules::Bevinding& one : beoordeling_.bevindingen) {
        const bool about =
            !one.goedVoorbeeld && std::any_of(one.nummers.begin(), one.nummers.end(), [&](const auto& n) {
                return std::find(punt.verwachtingen.begin(), punt.verwachtingen.end(), n) != punt.verwachtingen.end();
            });
        if (!about) continue;
        Value& item = findings.emplace_back(Value::ofMap());
        item.set("nummer", dutch::enumeration(one.nummers));
        item.set("bevinding", findingHtml(one));
    }
    map.set("bevindingen", group(std::move(findings)));
    map.set("gevraagd", line(punt.gevraagd));
    map.set("maatregel", line(punt.maatregel));
    map.set("verantwoordelijke", line(punt.verantwoordelijke));
    map.set("termijn", punt.termijn.empty() ? Value() : Value(dutch::longDate(punt.termijn)));
    map.set("afgeleid", Value::ofFlag(punt.afgeleid));
    map.set("status", Value());
    if (!punt.status.empty()) {
        const std::string signs[] = {"rondje", "half-rondje", "vol-rondje"};
        const auto found = std::find(rules::statussen.begin(), rules::statussen.end(), punt.status);
        const auto index = std::min<std::ptrdiff_t>(found - rules::statussen.begin(), 2);
        Value status = Value::ofMap();
        status.set("naam", punt.status);
        status.set("teken", signs_.draw(signs[index], {"#ffffff", stijl_.huis, stijl_.huis}, punt.at));
        map.set("status", std::move(status));
    }
    return map;
}

Value Builder::verbeterpunten() {
    const auto& points = card_.verbeterpunten;
    std::vector<Value> items;
    for (const rules::Verbeterpunt& punt : points) items.push_back(Value::shared(verbeterpunt(punt, items.size() + 1)));
    std::vector<Value> merged;
    for (size_t i = 0; i < points.size(); ++i)
        if (points[i].verwachtingen.size() > 1) merged.push_back(items[i]);
    Value result = group(std::move(items));
    result.set("samengevoegd", group(std::move(merged)));
    const auto none = [&](auto field) { return Value::ofFlag(std::none_of(points.begin(), points.end(), field)); };
    result.set("geenTermijn", none([](const auto& punt) { return !punt.termijn.empty(); }));
    result.set("geenMaatregel", none([](const auto& punt) { return !punt.maatregel.empty(); }));
    result.set("allesAfgeleid", none([](const auto& punt) { return !punt.afgeleid; }));
    return result;
}

Value uitslag(const rules::Scorecard& card, const rules::Schaal& schaal) {
    int good = 0, bad = 0, named = 0;
    for (size_t i = 0; i < schaal.niveaus.size(); ++i)
        (schaal.niveaus[i].voldoet ? good : bad) += card.uitkomst.aantallen[i];
    for (const rules::Score& score : card.scores)
        named += score.niveau >= 0 && !schaal.niveaus[static_cast<size_t>(score.niveau)].voldoet;
    Value map = Value::ofMap();
    map.set("beoordeeld", count(good + bad));
    map.set("goed", count(good));
    map.set("tekort", count(bad));
    map.set("tekortGenoemd", Value::ofFlag(named == bad));
    return map;
}

Value Builder::feiten() const {
    std::vector<Value> items;
    for (size_t i = 0; i < dataset_.kader.feiten.size(); ++i) {
        const rules::Feit& feit = dataset_.kader.feiten[i];
        const rules::FeitWaarde& waarde = beoordeling_.feiten[i];
        Value map = Value::ofMap();
        map.set("id", feit.id);
        map.set("naam", line(feit.naam));
        map.set("definitie", line(feit.definitie));
        map.set("waarde", !waarde.waarde ? Value()
                          : feit.jaNee   ? Value(*waarde.waarde ? "ja" : "nee")
                                         : Value(dutch::number(*waarde.waarde)));
        map.set("peildatum", waarde.peildatum.empty() ? Value() : Value(dutch::longDate(waarde.peildatum)));
        map.set("reden", line(waarde.reden));
        items.push_back(std::move(map));
    }
    return group(std::move(items));
}

/// One row for all criteria that share the same rules, with a condition for each level of the scale.
Value KaderBuilder::beslisregels() {
    struct Row {
        std::vector<std::string> conditions, numbers;
        std::string note;
    };
    std::vector<Row> rows;
    for (const rules::Thema& thema : dataset_.kader.themas) {
        for (const Criterium& criterium : thema.criteria) {
            Row row{std::vector<std::string>(schaal_.niveaus.size()),
                    {criterium.nummer},
                    criterium.beslisregels.toelichting};
            for (const rules::Beslisregel& regel : criterium.beslisregels.regels) {
                std::string& condition = row.conditions[static_cast<size_t>(regel.oordeel)];
                condition += (condition.empty() ? "" : " of ") + regel.als;
            }
            const auto same = std::find_if(rows.begin(), rows.end(), [&](const Row& other) {
                return other.conditions == row.conditions && other.note == row.note;
            });
            if (same == rows.end()) {
                rows.push_back(std::move(row));
            } else {
                same->numbers.push_back(criterium.nummer);
            }
        }
    }
    std::vector<Value> items;
    for (const Row& row : rows) {
        std::vector<Value> levels;
        for (size_t i = 0; i < niveaus_.size(); ++i) {
            Value level = niveaus_[i];
            level.set("als", line(row.conditions[i]));
            levels.push_back(std::move(level));
        }
        Value item = Value::ofMap();
        item.set("nummer", dutch::enumeration(row.numbers));
        item.set("oordelen", group(std::move(levels)));
        item.set("toelichting", line(row.note));
        items.push_back(std::move(item));
    }
    return group(std::move(items));
}

/// Whether this organisation is one of the lowest N, where `gegevens.laagste` gives N. Equal ones count together.
void Builder::addLowest(Value& map) {
    const Value* lowest = gegevens_.find("laagste");
    if (lowest == nullptr) return;
    int number = 0;
    const char* end = lowest->text.data() + lowest->text.size();
    const auto [rest, error] = std::from_chars(lowest->text.data(), end, number);
    if (error != std::errc() || rest != end || number < 1) {
        diagnostics_.error(lowest->at, "'laagste' must be a whole number of organisations, for instance 7");
        return;
    }
    map.set("laagsteAantal", count(number));
    map.set("hoortBijLaagste", Value::ofFlag(landelijk_.aantalLager + landelijk_.aantalGelijk + 1 <= number));
}

Value Builder::national() {
    const auto others = [&](const std::vector<size_t>& indices, int number) {
        if (static_cast<int>(indices.size()) != number) return count(number);  // too many to name
        std::vector<Value> items;
        for (const size_t index : indices) items.push_back(organisation(index));
        return group(std::move(items));
    };
    const int own = landelijk_.beeld.goed[static_cast<size_t>(&card_ - dataset_.scorecards.data())];
    const auto organisations = static_cast<int64_t>(landelijk_.beeld.goed.size());
    const int64_t tenths = (int64_t{landelijk_.beeld.som} * 20 + organisations) / (2 * organisations);
    const Organisatie& self = dataset_.organisatie(beoordeling_);

    Value map = Value::ofMap();
    map.set("organisaties", count(static_cast<int>(organisations)));
    map.set("hoogste", count(landelijk_.beeld.hoogste));
    map.set("laagste", count(landelijk_.beeld.laagste));
    map.set("gemiddelde", std::to_string(tenths / 10) + "," + std::to_string(tenths % 10));
    map.set("plaats", dutch::ordinal(int64_t{landelijk_.aantalHoger} + 1));
    map.set("hoger", others(landelijk_.hoger, landelijk_.aantalHoger));
    map.set("gelijk", others(landelijk_.gelijk, landelijk_.aantalGelijk));
    map.set("lager", others(landelijk_.lager, landelijk_.aantalLager));
    map.set("histogram", chart::histogram(landelijk_.beeld.laagste, landelijk_.beeld.verdeling, own, self.kort,
                                          beschrijfVerdeling(landelijk_, own, self.kort, schaal_), stijl_));
    addLowest(map);
    return map;
}

}  // namespace oordeel::report
