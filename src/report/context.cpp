// Dataset + assessment → the names of templates/README.md.
#include "report/context.h"

#include <algorithm>
#include <utility>

#include "base/dutch.h"
#include "report/builder.h"
#include "report/grafieken.h"
#include "report/groups.h"
#include "report/sentences.h"

namespace oordeel::report {

using rules::Criterium;
using rules::CriteriumScore;
using rules::Verwachting;

namespace {

/// The criteria from which others can learn something of this organisation.
std::vector<Value> withExample(const std::vector<Value>& criteria) {
    std::vector<Value> found;
    for (const Value& one : criteria) {
        const std::vector<Value>& grounds = one.find("onderbouwing")->find("lijst")->list;
        if (std::any_of(grounds.begin(), grounds.end(),
                        [](const Value& ground) { return ground.find("goedVoorbeeld")->flag; }))
            found.push_back(one);
    }
    return found;
}

}  // namespace

KaderBuilder::KaderBuilder(const Dataset& dataset, const Value& gegevens, const std::filesystem::path& signs,
                           Sources& sources, Diagnostics& diagnostics)
    : dataset_(dataset),
      schaal_(dataset.kader.schaal),
      gegevens_(gegevens),
      stijl_(readHuisstijl(gegevens, diagnostics)),
      signs_(signs, sources, diagnostics),
      sources_(sources),
      diagnostics_(diagnostics) {
    for (const rules::Niveau& niveau : schaal_.niveaus) niveaus_.push_back(Value::shared(level(niveau)));
}

/// `unjudged` are the verwachtingen on which nobody is judged yet.
Value KaderBuilder::kader(std::vector<Value> unjudged) const {
    const int total = dataset_.kader.aantalVerwachtingen();
    Value map = Value::ofMap();
    map.set("id", dataset_.kader.id);
    map.set("naam", line(dataset_.kader.naam));
    map.set("versie", line(dataset_.kader.versie));
    map.set("bron", line(dataset_.kader.bron));
    map.set("meting", schaal_.meting ? Value(dutch::capitalised(schaal_.meting->naam)) : Value());
    map.set("onvolledig", dataset_.kader.onvolledig ? line(dataset_.kader.onvolledig->reden) : Value());
    map.set("verwachtingen", count(total));
    map.set("genoemd", count(dataset_.kader.aantalGenoemd()));
    map.set("alleVerwachtingen", count(total + static_cast<int>(unjudged.size())));
    map.set("nietBeoordeeld", group(std::move(unjudged)));
    return map;
}

Builder::Builder(const Dataset& dataset, size_t beoordeling, const Value& gegevens, const std::filesystem::path& signs,
                 Sources& sources, Diagnostics& diagnostics)
    : KaderBuilder(dataset, gegevens, signs, sources, diagnostics),
      beoordeling_(dataset.beoordelingen[beoordeling]),
      card_(dataset.scorecards[beoordeling]),
      landelijk_(report::landelijk(dataset, beoordeling)),
      veranderingen_(rules::veranderingen(dataset.kader, dataset.beoordelingen[beoordeling])) {
    for (const rules::Score& score : card_.scores) scores_[score.nummer] = &score;
}

std::string Builder::strip() {
    std::vector<Groep> groepen;
    NummersPerNiveau numbers(schaal_.niveaus.size());
    for (const rules::ThemaScore& thema : card_.themas) {
        for (const CriteriumScore& criterium : thema.criteria) {
            Groep groep{criterium.criterium->nummer, {}};
            for (const Verwachting* one : counting(*criterium.criterium)) {
                const int level = levelOf(*one);
                if (level < 0) continue;
                const auto index = static_cast<size_t>(level);
                groep.blokken.push_back({one->nummer, &schaal_.niveaus[index], level > 0});
                numbers[index].push_back(one->nummer);
            }
            groepen.push_back(std::move(groep));
        }
    }
    return chart::strook(groepen, beschrijfVerwachtingen(numbers, schaal_), stijl_);
}

Value Builder::kader() {
    std::vector<Value> unjudged;
    for (const rules::Thema& thema : dataset_.kader.themas) {
        for (const Criterium& criterium : thema.criteria) {
            for (const Verwachting& one : criterium.verwachtingen) {
                if (!one.nietBeoordeeld.empty()) unjudged.push_back(verwachting(one));
            }
        }
    }
    return KaderBuilder::kader(std::move(unjudged));
}

Value Builder::build() {
    const Organisatie& self = dataset_.organisatie(beoordeling_);
    Value organisatie = Value::ofMap();
    organisatie.set("id", self.id);
    organisatie.set("naam", line(self.naam));
    organisatie.set("kort", line(self.kort));
    Value beoordeling = Value::ofMap();
    beoordeling.set("periode", line(beoordeling_.periode));
    beoordeling.set("bron", line(beoordeling_.bron));

    std::vector<Value> themas, criteria, wholeThemas, shortThemas;
    Scored all;
    for (const rules::ThemaScore& score : card_.themas) {
        const Value one = Value::shared(thema(score));
        (one.find("tekort")->find("iets")->flag ? shortThemas : wholeThemas).push_back(one);
        for (const Value& item : one.find("criteria")->find("lijst")->list) criteria.push_back(item);
        for (const CriteriumScore& part : score.criteria) {
            for (const Verwachting* judged : counting(*part.criterium)) all.push_back(judged);
        }
        themas.push_back(one);
    }
    Value totaal = Value::ofMap();
    addScope(totaal, all);
    Value outcome = uitslag(card_, schaal_);
    if (dataset_.kader.onvolledig) {  // what is named is not all there is
        totaal.set("alles", Value::ofFlag(outcome.find("tekort")->find("nul")->flag));
        totaal.set("niets", Value::ofFlag(outcome.find("goed")->find("nul")->flag));
    }
    totaal.set("strook", strip());
    Value common = group(withNational(totaal, "tekort", "meestalTekort"));
    common.set("alle", Value::ofFlag(common.find("getal")->text == totaal.find("tekort")->find("getal")->text));
    totaal.set("vaakTekort", std::move(common));
    totaal.set("zeldzaamGoed", group(withNational(totaal, "goed", "zeldzaamGoed")));
    totaal.set("zeldzaamTekort", group(withNational(totaal, "tekort", "zeldzaamTekort")));

    Value context = Value::ofMap();
    context.set("organisatie", std::move(organisatie));
    context.set("beoordeling", std::move(beoordeling));
    context.set("gegevens", gegevens_);
    context.set("kader", kader());
    context.set("schaal", group(niveaus_));
    context.set("besteNiveau", levelAt(schaal_.niveaus.empty() ? -1 : 0));
    context.set("totaal", std::move(totaal));
    context.set("uitslag", std::move(outcome));
    context.set("themas", group(std::move(themas)));
    context.set("themasGoed", group(std::move(wholeThemas)));
    context.set("themasTekort", group(std::move(shortThemas)));
    context.set("schaalVerwachting", levelsOfVerwachtingen());
    context.set("oordelen", judgements(criteria));
    context.set("criteriaGoed", group(withLevel(criteria, "isBeste", true)));
    context.set("criteriaTekort", group(withLevel(criteria, "isBeste", false)));
    context.set("criteriaVoorbeeld", group(withExample(criteria)));
    context.set("criteria", group(std::move(criteria)));
    context.set("verbeterpunten", verbeterpunten());
    context.set("beslisregels", beslisregels());
    const bool judged = card_.eind.niveau >= 0 || !dataset_.kader.eindoordeel.leeg();
    Value whole = judged ? judgement(card_.eind) : Value();
    if (judged) whole.set("veranderingen", changes(""));
    context.set("eindoordeel", std::move(whole));
    context.set("feiten", feiten());
    context.set("vergelijking", vergelijking());
    context.set("landelijk", national());
    return context;
}

Value context(const Dataset& dataset, size_t beoordeling, const Value& gegevens, const std::filesystem::path& signs,
              Sources& sources, Diagnostics& diagnostics) {
    return Builder(dataset, beoordeling, gegevens, signs, sources, diagnostics).build();
}

}  // namespace oordeel::report
