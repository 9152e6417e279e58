// The kader with the scores of one assessment → levels, verwachtingen, criteria and themas as maps.
#include "report/builder.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "base/dutch.h"
#include "html/document.h"
#include "report/groups.h"
#include "report/sentences.h"

namespace oordeel::report {

using rules::Criterium;
using rules::CriteriumScore;
using rules::Niveau;
using rules::Score;
using rules::Verwachting;

namespace {

/// A score is remarkable when at most one in this many organisations has it: the report then says so.
constexpr int remarkableShare = 4;

bool contains(const std::vector<std::string>& numbers, const std::string& number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

/// Bricks of the judged verwachtingen in the order of the scale, best first.
std::vector<Blok> bricks(const std::vector<const Verwachting*>& verwachtingen, const rules::Schaal& schaal,
                         const std::function<int(const Verwachting&)>& levelOf, NummersPerNiveau& numbers) {
    std::vector<Blok> result;
    numbers.assign(schaal.niveaus.size(), {});
    for (size_t level = 0; level < schaal.niveaus.size(); ++level) {
        for (const Verwachting* one : verwachtingen) {
            if (levelOf(*one) != static_cast<int>(level)) continue;
            result.push_back({one->nummer, &schaal.niveaus[level], level > 0});
            numbers[level].push_back(one->nummer);
        }
    }
    return result;
}

}  // namespace

std::vector<const Verwachting*> counting(const Criterium& criterium) {
    std::vector<const Verwachting*> result;
    for (const Verwachting& verwachting : criterium.verwachtingen) {
        if (verwachting.nietBeoordeeld.empty()) result.push_back(&verwachting);
    }
    return result;
}

std::vector<Value> withLevel(const std::vector<Value>& items, std::string_view flag, bool set) {
    std::vector<Value> result;
    for (const Value& item : items) {
        const Value* oordeel = item.find("oordeel");
        if (oordeel == nullptr || oordeel->kind != Value::Kind::map) continue;
        if (oordeel->find(flag)->flag == set) result.push_back(item);
    }
    return result;
}

std::vector<Value> withNational(const Value& map, std::string_view name, std::string_view flag) {
    std::vector<Value> result;
    for (const Value& item : map.find(name)->find("lijst")->list) {
        const Value* set = item.find("landelijk")->find(flag);
        if (set != nullptr && set->flag) result.push_back(item);
    }
    return result;
}

Value KaderBuilder::level(const Niveau& niveau) {
    Value map = Value::ofMap();
    map.set("id", niveau.id);
    map.set("naam", line(niveau.naam));
    map.set("Naam", dutch::capitalised(niveau.naam));
    map.set("omschrijving", line(niveau.omschrijving));
    map.set("teken", signs_.draw(niveau.teken, {niveau.vlak, niveau.lijn, niveau.tekst}, niveau.at));
    map.set("legenda", chart::legenda(niveau));
    map.set("isBeste", Value::ofFlag(&niveau == &schaal_.niveaus.front()));
    map.set("voldoet", Value::ofFlag(niveau.voldoet));
    map.set("arcering", Value::ofFlag(niveau.arcering));
    map.set("alleenCriterium", Value::ofFlag(niveau.alleenCriterium));
    return map;
}

/// The levels that a verwachting may have: those that are not kept for criteria.
Value KaderBuilder::levelsOfVerwachtingen() const {
    std::vector<Value> levels;
    for (size_t i = 0; i < niveaus_.size(); ++i) {
        if (!schaal_.niveaus[i].alleenCriterium) levels.push_back(niveaus_[i]);
    }
    return group(std::move(levels));
}

/// Every level with the criteria that were judged so.
Value Builder::judgements(const std::vector<Value>& criteria) const {
    std::vector<Value> levels;
    for (const Value& niveau : niveaus_) {
        std::vector<Value> judgedSo;
        for (const Value& criterium : criteria) {
            const Value* id = criterium.find("oordeel")->find("id");
            if (id != nullptr && id->text == niveau.find("id")->text) judgedSo.push_back(criterium);
        }
        Value level = niveau;
        level.set("criteria", group(std::move(judgedSo)));
        levels.push_back(std::move(level));
    }
    return group(std::move(levels));
}

const Score* Builder::scoreOf(const Verwachting& verwachting) const {
    const auto found = scores_.find(verwachting.nummer);
    return found == scores_.end() ? nullptr : found->second;
}

int Builder::levelOf(const Verwachting& verwachting) const {
    const Score* score = scoreOf(verwachting);
    return score == nullptr ? -1 : score->niveau;
}

Value Builder::organisation(size_t beoordeling) const {
    const Organisatie& organisatie = dataset_.organisatie(dataset_.beoordelingen[beoordeling]);
    Value map = Value::ofMap();
    map.set("id", organisatie.id);
    map.set("naam", line(organisatie.kort));
    map.set("aantal", count(landelijk_.beeld.goed[beoordeling]));
    return map;
}

/// How many verwachtingen of a part of the kader were judged, and which of them are good enough and which fall short.
void Builder::addScope(Value& map, const Scored& verwachtingen) {
    std::vector<Value> judged;
    for (const Verwachting* one : verwachtingen) {
        if (levelOf(*one) >= 0) judged.push_back(verwachting(*one));
    }
    std::vector<Value> goed = withLevel(judged, "voldoet", true), tekort = withLevel(judged, "voldoet", false);
    map.set("beoordeeld", count(static_cast<int>(judged.size())));
    const bool known = std::none_of(verwachtingen.begin(), verwachtingen.end(), [&](const Verwachting* one) {
        const Score* score = scoreOf(*one);
        return score != nullptr && score->soort == Score::Soort::onbekend;
    });
    map.set("alles", Value::ofFlag(known && tekort.empty() && !judged.empty()));
    map.set("niets", Value::ofFlag(known && goed.empty()));
    map.set("goed", group(std::move(goed)));
    map.set("tekort", group(std::move(tekort)));
}

Value Builder::spread(const Verwachting& verwachting) {
    const auto found = landelijk_.beeld.verwachtingen.find(verwachting.nummer);
    if (found == landelijk_.beeld.verwachtingen.end() || found->second.beoordeeld == 0) return {};
    const Spreiding& spread = found->second;
    std::vector<chart::Deel> delen;
    for (size_t i = 0; i < schaal_.niveaus.size(); ++i) delen.push_back({spread.aantallen[i], &schaal_.niveaus[i]});

    const int level = levelOf(verwachting);
    const int same = level < 0 ? 0 : level == 0 ? spread.goed() : spread.tekort();
    const bool remarkable = level >= 0 && same * remarkableShare <= spread.beoordeeld;
    Value map = Value::ofMap();
    map.set("organisaties", count(spread.beoordeeld));
    map.set("goed", count(spread.goed()));
    map.set("tekort", count(spread.tekort()));
    map.set("zeldzaamGoed", Value::ofFlag(remarkable && level == 0));
    map.set("zeldzaamTekort", Value::ofFlag(remarkable && level > 0));
    map.set("meestalTekort", Value::ofFlag(spread.tekort() * 2 > spread.beoordeeld));
    map.set("staaf", chart::staaf(delen, beschrijfSpreiding(verwachting.nummer, spread, schaal_), stijl_));
    return map;
}

/// "7,5" or "83%".
std::string Builder::measured(int64_t waarde) const {
    return dutch::decimal(waarde, schaal_.meting->decimalen) + schaal_.meting->eenheid;
}

/// The sign of what is not judged.
std::string KaderBuilder::dash(Position at) {
    return signs_.draw("streep", {stijl_.grijs, stijl_.grijs, stijl_.grijs}, at);
}

/// A judgement as a map of its level (empty when it is not known or nothing judges), its rule, and what it may be.
Value Builder::judgement(const rules::Oordeel& oordeel) const {
    std::vector<Value> possible;
    for (const int niveau : oordeel.mogelijk) possible.push_back(levelAt(niveau));
    Value map = Value::ofMap();
    map.set("oordeel", levelAt(oordeel.niveau));
    map.set("regel", oordeel.regel == nullptr ? Value() : line(oordeel.regel->als));
    map.set("mogelijk", oordeel.mogelijk.size() > 1 ? group(std::move(possible)) : Value());
    map.set("volgensBron", Value::ofFlag(oordeel.volgensBron));
    return map;
}

/// The single other scores that would change the judgement of a criterium, a thema or (empty) the whole.
Value Builder::changes(const std::string& nummer) const {
    std::vector<Value> items;
    for (const rules::Gelijk& same : rules::samengenomen(veranderingen_, nummer)) {
        Value map = Value::ofMap();
        map.set("eenVan", dutch::choice(same.nummers));
        map.set("naar", levelAt(same.naar));
        map.set("oordeel", levelAt(same.oordeel));
        items.push_back(std::move(map));
    }
    return group(std::move(items));
}

const Value& Builder::verwachting(const Verwachting& verwachting) {
    const auto [found, isNew] = verwachtingen_.try_emplace(verwachting.nummer);
    if (isNew) found->second = Value::shared(makeVerwachting(verwachting));
    return found->second;
}

Value Builder::makeVerwachting(const Verwachting& verwachting) {
    const int level = levelOf(verwachting);
    const Score* score = scoreOf(verwachting);
    Value map = Value::ofMap();
    map.set("nummer", verwachting.nummer);
    map.set("naam", line(verwachting.kort.empty() ? verwachting.tekst : verwachting.kort));
    map.set("tekst", line(verwachting.tekst));
    map.set("gevraagd", line(verwachting.gevraagd));
    map.set("oordeel", levelAt(level));
    map.set("reden", line(score == nullptr ? verwachting.nietBeoordeeld : score->reden));
    map.set("zin", Value());
    for (const rules::Zin& zin : verwachting.zinnen) {
        if (zin.niveau == level) map.set("zin", line(zin.tekst));
    }
    map.set("landelijk", spread(verwachting));
    map.set("waarde", score == nullptr || !score->waarde ? Value() : Value(measured(*score->waarde)));
    map.set("gewicht", count(verwachting.gewicht));
    map.set("nietVanToepassing",
            Value::ofFlag(score != nullptr && score->soort == rules::Score::Soort::nietVanToepassing));
    if (level < 0) map.set("streep", dash(verwachting.at));
    return map;
}

std::string Builder::findingHtml(const rules::Bevinding& bevinding) {
    const std::string file = bevinding.at.source == nullptr ? "" : " in " + bevinding.at.source->name;
    const Source& source = sources_.add("bevinding " + dutch::enumeration(bevinding.nummers) + file, bevinding.tekst);
    return html::fromMarkdown(source, html::RawHtml::refuse, diagnostics_);
}

/// One paragraph of the grounds: what the inspector found or, without `bevinding`, what follows from the scores.
Value Builder::ground(std::vector<std::string> nummers, const rules::Bevinding* bevinding,
                      const Scored& verwachtingen) {
    std::vector<Value> items;
    for (const Verwachting* one : verwachtingen) items.push_back(verwachting(*one));
    Value map = Value::ofMap();
    map.set("nummer", dutch::enumeration(nummers));
    map.set("goedVoorbeeld", Value::ofFlag(bevinding != nullptr && bevinding->goedVoorbeeld));
    map.set("bevinding", bevinding == nullptr ? Value() : Value(findingHtml(*bevinding)));
    map.set("verwachtingen", group(std::move(items)));
    map.set("zeldzaamGoed", group(withNational(map, "verwachtingen", "zeldzaamGoed")));
    map.set("zeldzaamTekort", group(withNational(map, "verwachtingen", "zeldzaamTekort")));
    return map;
}

/// In the order of the kader: findings where the inspector wrote them, for the other verwachtingen the sentences of the
/// kader, one paragraph a level; last what was found about the criterium as a whole.
Value Builder::grounds(const Criterium& criterium) {
    std::vector<Value> result;
    std::vector<const rules::Bevinding*> written;
    std::vector<int> levels;
    for (const Verwachting* one : counting(criterium)) {
        const auto finding =
            std::find_if(beoordeling_.bevindingen.begin(), beoordeling_.bevindingen.end(),
                         [&](const auto& bevinding) { return contains(bevinding.nummers, one->nummer); });
        if (finding != beoordeling_.bevindingen.end()) {
            if (std::find(written.begin(), written.end(), &*finding) != written.end()) continue;
            written.push_back(&*finding);
            result.push_back(ground(finding->nummers, &*finding, {}));
            continue;
        }
        const int level = levelOf(*one);
        if (level < 0 || std::find(levels.begin(), levels.end(), level) != levels.end()) continue;
        levels.push_back(level);
        Scored same;
        std::vector<std::string> numbers;
        for (const Verwachting* other : counting(criterium)) {
            const bool found = std::any_of(beoordeling_.bevindingen.begin(), beoordeling_.bevindingen.end(),
                                           [&](const auto& b) { return contains(b.nummers, other->nummer); });
            const bool hasSentence = std::any_of(other->zinnen.begin(), other->zinnen.end(),
                                                 [&](const rules::Zin& zin) { return zin.niveau == level; });
            if (found || !hasSentence || levelOf(*other) != level) continue;
            same.push_back(other);
            numbers.push_back(other->nummer);
        }
        if (!same.empty()) result.push_back(ground(std::move(numbers), nullptr, same));
    }
    for (const rules::Bevinding& finding : beoordeling_.bevindingen) {
        if (contains(finding.nummers, criterium.nummer)) result.push_back(ground(finding.nummers, &finding, {}));
    }
    return group(std::move(result));
}

/// How many organisations have which judgement of a criterium: a bar, and how many have the best.
Value Builder::nationalOf(const Criterium& criterium) const {
    const auto found = landelijk_.beeld.criteria.find(criterium.nummer);
    if (found == landelijk_.beeld.criteria.end()) return {};
    const std::vector<int>& counts = found->second;
    const int judged = std::accumulate(counts.begin(), counts.end(), 0);
    if (judged == 0) return {};
    std::vector<chart::Deel> parts;
    std::string words;
    for (size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) continue;
        parts.push_back({counts[i], &schaal_.niveaus[i]});
        words += (words.empty() ? "" : ", ") + std::to_string(counts[i]) + " " + schaal_.niveaus[i].naam;
    }
    Value map = Value::ofMap();
    map.set("staaf",
            chart::staaf(parts, "Landelijk bij " + criterium.nummer + ": " + words, stijl_, chart::korteStaaf));
    map.set("goed", count(counts.front()));
    map.set("beoordeeld", count(judged));
    return map;
}

Value Builder::criterium(const CriteriumScore& score) {
    const Criterium& criterium = *score.criterium;
    Value map = Value::ofMap();
    map.set("nummer", criterium.nummer);
    map.set("naam", line(criterium.naam));
    map.set("norm", line(criterium.norm));
    map.set("oordeel", levelAt(score.oordeel.niveau));
    if (score.oordeel.niveau < 0) map.set("streep", dash(criterium.at));
    addScope(map, counting(criterium));

    std::vector<Value> all;
    for (const Verwachting& one : criterium.verwachtingen) all.push_back(verwachting(one));
    map.set("verwachtingen", group(std::move(all)));

    NummersPerNiveau numbers;
    const auto blokken = bricks(
        counting(criterium), schaal_, [&](const Verwachting& v) { return levelOf(v); }, numbers);
    map.set("balk",
            blokken.empty() ? Value() : Value(chart::balk(blokken, beschrijfVerwachtingen(numbers, schaal_), stijl_)));
    map.set("naast", nationalOf(criterium));
    map.set("uitkomst", rules::inWoorden(score.uitkomst, schaal_));
    map.set("regel", score.oordeel.regel == nullptr ? Value() : line(score.oordeel.regel->als));
    map.set("nogNodig", count(score.nogNodig));
    map.set("veranderingen", changes(criterium.nummer));
    map.set("onderbouwing", grounds(criterium));
    return map;
}

Value Builder::thema(const rules::ThemaScore& score) {
    Value map = Value::ofMap();
    map.set("nummer", score.thema->nummer);
    map.set("naam", line(score.thema->naam));
    map.set("norm", line(score.thema->norm));
    Value whole = score.thema->themaoordeel.leeg() ? Value() : judgement(score.oordeel);
    if (whole.kind == Value::Kind::map) whole.set("veranderingen", changes(score.thema->nummer));
    map.set("geheel", std::move(whole));
    std::vector<Value> criteria;
    Scored verwachtingen;
    for (const CriteriumScore& one : score.criteria) {
        Value part = criterium(one);
        part.set("thema", line(score.thema->naam));
        criteria.push_back(Value::shared(std::move(part)));
        for (const Verwachting* judged : counting(*one.criterium)) verwachtingen.push_back(judged);
    }
    addScope(map, verwachtingen);
    map.set("criteria", group(std::move(criteria)));
    return map;
}

}  // namespace oordeel::report
