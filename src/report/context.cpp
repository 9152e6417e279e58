// Dataset + assessment → the names of templates/README.md.
#include "report/context.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <utility>

#include "base/dutch.h"
#include "html/document.h"
#include "report/figures.h"
#include "report/groups.h"
#include "report/landelijk.h"
#include "report/sentences.h"
#include "report/signs.h"

namespace oordeel::report {
namespace {

using rules::Criterium;
using rules::CriteriumScore;
using rules::Niveau;
using rules::Score;
using rules::Verwachting;

/// A score is remarkable when at most one in this many organisations has it: the report then says so.
constexpr int remarkableShare = 4;

Huisstijl readHuisstijl(const Value& gegevens, Diagnostics& diagnostics) {
    Huisstijl style;
    const Value* own = gegevens.find("huisstijl");
    if (own == nullptr) return style;
    const std::pair<std::string_view, std::string*> fields[] = {{"letter", &style.letter},
                                                                {"inkt", &style.inkt},
                                                                {"grijs", &style.grijs},
                                                                {"huis", &style.huis},
                                                                {"stil", &style.stil}};
    for (const Entry& entry : own->map) {
        const auto field = std::find_if(std::begin(fields), std::end(fields),
                                        [&](const auto& known) { return known.first == entry.key; });
        if (field == std::end(fields)) {
            diagnostics.error(entry.at,
                              "huisstijl has no '" + entry.key + "'; it may have letter, inkt, grijs, huis and stil");
        } else if (entry.value.kind != Value::Kind::text) {
            diagnostics.error(entry.value.at, "'" + entry.key + "' of huisstijl must be a text");
        } else {
            *field->second = entry.value.text;
        }
    }
    return style;
}

/// Builds the context of one assessment. Members are what every part needs; each function makes one kind of map.
class Builder {
  public:
    Builder(const Dataset& dataset, size_t beoordeling, const Value& gegevens, const std::filesystem::path& signs,
            Sources& sources, Diagnostics& diagnostics)
        : dataset_(dataset),
          schaal_(dataset.kader.schaal),
          beoordeling_(dataset.beoordelingen[beoordeling]),
          card_(dataset.scorecards[beoordeling]),
          landelijk_(report::landelijk(dataset, beoordeling)),
          gegevens_(gegevens),
          stijl_(readHuisstijl(gegevens, diagnostics)),
          signs_(signs, sources, diagnostics),
          sources_(sources),
          diagnostics_(diagnostics) {
        for (const Score& score : card_.scores) scores_[score.nummer] = &score;
        for (const Niveau& niveau : schaal_.niveaus) niveaus_.push_back(level(niveau));
    }

    Value build();

  private:
    using Scored = std::vector<const Verwachting*>;

    Value level(const Niveau& niveau);
    Value levelAt(int niveau) const { return niveau < 0 ? Value() : niveaus_[static_cast<size_t>(niveau)]; }
    Value levelsOfVerwachtingen() const;
    Value judgements(const std::vector<Value>& criteria) const;
    int levelOf(const Verwachting& verwachting) const;
    const Score* scoreOf(const Verwachting& verwachting) const;

    Value organisation(size_t beoordeling) const;
    Value kader();
    void addScope(Value& map, const Scored& verwachtingen);
    Value verwachting(const Verwachting& verwachting);
    Value spread(const Verwachting& verwachting);
    Value criterium(const CriteriumScore& score);
    Value thema(const rules::ThemaScore& score);
    Value grounds(const Criterium& criterium);
    Value ground(std::vector<std::string> nummers, const rules::Bevinding* bevinding, const Scored& verwachtingen);
    std::string findingHtml(const rules::Bevinding& bevinding);
    Value verbeterpunten();
    Value verbeterpunt(const rules::Verbeterpunt& punt, size_t nummer);
    Value beslisregels();
    Value national();
    void addLowest(Value& map);
    std::string strip();

    const Dataset& dataset_;
    const rules::Schaal& schaal_;
    const rules::Beoordeling& beoordeling_;
    const rules::Scorecard& card_;
    const Landelijk landelijk_;
    const Value& gegevens_;
    const Huisstijl stijl_;
    Signs signs_;
    Sources& sources_;
    Diagnostics& diagnostics_;
    std::map<std::string_view, const Score*> scores_;
    std::vector<Value> niveaus_;  // parallel to the scale
};

/// The verwachtingen of a criterium on which organisations are judged.
std::vector<const Verwachting*> counting(const Criterium& criterium) {
    std::vector<const Verwachting*> result;
    for (const Verwachting& verwachting : criterium.verwachtingen) {
        if (verwachting.nietBeoordeeld.empty()) result.push_back(&verwachting);
    }
    return result;
}

bool contains(const std::vector<std::string>& numbers, const std::string& number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

/// Items of a group whose `oordeel` is, or is not, the best level.
std::vector<Value> withBest(const std::vector<Value>& items, bool best) {
    std::vector<Value> result;
    for (const Value& item : items) {
        const Value* oordeel = item.find("oordeel");
        if (oordeel == nullptr || oordeel->kind != Value::Kind::map) continue;
        if (oordeel->find("isBeste")->flag == best) result.push_back(item);
    }
    return result;
}

/// The verwachtingen of a group of which a flag under `landelijk` is set.
std::vector<Value> withNational(const Value& map, std::string_view name, std::string_view flag) {
    std::vector<Value> result;
    for (const Value& item : map.find(name)->find("lijst")->list) {
        const Value* set = item.find("landelijk")->find(flag);
        if (set != nullptr && set->flag) result.push_back(item);
    }
    return result;
}

Value Builder::level(const Niveau& niveau) {
    Value map = Value::ofMap();
    map.set("id", niveau.id);
    map.set("naam", line(niveau.naam));
    map.set("Naam", dutch::capitalised(niveau.naam));
    map.set("omschrijving", line(niveau.omschrijving));
    map.set("teken", signs_.draw(niveau.teken, {niveau.vlak, niveau.lijn, niveau.tekst}, niveau.at));
    map.set("legenda", legenda(niveau));
    map.set("isBeste", Value::ofFlag(&niveau == &schaal_.niveaus.front()));
    map.set("arcering", Value::ofFlag(niveau.arcering));
    map.set("alleenCriterium", Value::ofFlag(niveau.alleenCriterium));
    return map;
}

/// The levels that a verwachting may have: those that are not kept for criteria.
Value Builder::levelsOfVerwachtingen() const {
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
    map.set("aantal", count(landelijk_.goed[beoordeling]));
    return map;
}

/// How many verwachtingen of a part of the kader were judged, and which of them reach the best level and which do not.
void Builder::addScope(Value& map, const Scored& verwachtingen) {
    std::vector<Value> judged;
    for (const Verwachting* one : verwachtingen) {
        if (levelOf(*one) >= 0) judged.push_back(verwachting(*one));
    }
    std::vector<Value> goed = withBest(judged, true), tekort = withBest(judged, false);
    map.set("beoordeeld", count(static_cast<int>(judged.size())));
    map.set("alles", Value::ofFlag(tekort.empty() && !judged.empty()));
    map.set("niets", Value::ofFlag(goed.empty()));
    map.set("goed", group(std::move(goed)));
    map.set("tekort", group(std::move(tekort)));
}

Value Builder::spread(const Verwachting& verwachting) {
    const auto found = landelijk_.verwachtingen.find(verwachting.nummer);
    if (found == landelijk_.verwachtingen.end() || found->second.beoordeeld == 0) return {};
    const Spreiding& spread = found->second;
    std::vector<Deel> delen;
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
    map.set("staaf", staaf(delen, beschrijfSpreiding(verwachting.nummer, spread, schaal_), stijl_));
    return map;
}

Value Builder::verwachting(const Verwachting& verwachting) {
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
    if (level < 0) {
        map.set("streep", signs_.draw("streep", {stijl_.grijs, stijl_.grijs, stijl_.grijs}, verwachting.at));
    }
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

Value Builder::criterium(const CriteriumScore& score) {
    const Criterium& criterium = *score.criterium;
    Value map = Value::ofMap();
    map.set("nummer", criterium.nummer);
    map.set("naam", line(criterium.naam));
    map.set("norm", line(criterium.norm));
    map.set("oordeel", levelAt(score.oordeel));
    addScope(map, counting(criterium));

    std::vector<Value> all;
    for (const Verwachting& one : criterium.verwachtingen) all.push_back(verwachting(one));
    map.set("verwachtingen", group(std::move(all)));

    NummersPerNiveau numbers;
    const auto blokken = bricks(
        counting(criterium), schaal_, [&](const Verwachting& v) { return levelOf(v); }, numbers);
    map.set("balk", blokken.empty() ? Value() : Value(balk(blokken, beschrijfVerwachtingen(numbers, schaal_), stijl_)));
    map.set("uitkomst", rules::inWoorden(score.uitkomst, schaal_));
    map.set("regel", score.regel == nullptr ? Value() : line(score.regel->als));
    map.set("nogNodig", count(score.nogNodig));
    map.set("onderbouwing", grounds(criterium));
    return map;
}

Value Builder::thema(const rules::ThemaScore& score) {
    Value map = Value::ofMap();
    map.set("nummer", score.thema->nummer);
    map.set("naam", line(score.thema->naam));
    map.set("norm", line(score.thema->norm));
    std::vector<Value> criteria;
    Scored verwachtingen;
    for (const CriteriumScore& one : score.criteria) {
        criteria.push_back(criterium(one));
        criteria.back().set("thema", line(score.thema->naam));
        for (const Verwachting* judged : counting(*one.criterium)) verwachtingen.push_back(judged);
    }
    addScope(map, verwachtingen);
    map.set("criteria", group(std::move(criteria)));
    return map;
}

Value Builder::verbeterpunt(const rules::Verbeterpunt& punt, size_t nummer) {
    std::vector<Value> basis;
    for (const std::string& number : punt.verwachtingen) {
        if (const Verwachting* one = dataset_.kader.verwachting(number)) basis.push_back(verwachting(*one));
    }
    Value map = Value::ofMap();
    map.set("nummer", std::to_string(nummer));
    map.set("naam", line(punt.titel));
    map.set("verwachtingen", group(std::move(basis)));
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
    for (const rules::Verbeterpunt& punt : points) items.push_back(verbeterpunt(punt, items.size() + 1));
    Value result = group(std::move(items));
    const auto none = [&](auto field) { return Value::ofFlag(std::none_of(points.begin(), points.end(), field)); };
    result.set("geenTermijn", none([](const auto& punt) { return !punt.termijn.empty(); }));
    result.set("geenMaatregel", none([](const auto& punt) { return !punt.maatregel.empty(); }));
    result.set("allesAfgeleid", none([](const auto& punt) { return !punt.afgeleid; }));
    return result;
}

/// One row for all criteria that share the same rules, with a condition for each level of the scale.
Value Builder::beslisregels() {
    struct Row {
        std::vector<std::string> conditions, numbers;
        std::string note;
    };
    std::vector<Row> rows;
    for (const rules::Thema& thema : dataset_.kader.themas) {
        for (const Criterium& criterium : thema.criteria) {
            Row row{std::vector<std::string>(schaal_.niveaus.size()), {criterium.nummer}, criterium.regelToelichting};
            for (const rules::Beslisregel& regel : criterium.beslisregels) {
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
    map.set("hoortBijLaagste",
            Value::ofFlag(static_cast<int>(landelijk_.lager.size() + landelijk_.gelijk.size()) + 1 <= number));
}

Value Builder::national() {
    const auto others = [&](const std::vector<size_t>& indices) {
        std::vector<Value> items;
        for (const size_t index : indices) items.push_back(organisation(index));
        return group(std::move(items));
    };
    const int own = landelijk_.goed[static_cast<size_t>(&card_ - dataset_.scorecards.data())];
    const auto organisations = static_cast<int64_t>(landelijk_.goed.size());
    const int64_t tenths = (int64_t{landelijk_.som} * 20 + organisations) / (2 * organisations);
    const Organisatie& self = dataset_.organisatie(beoordeling_);

    Value map = Value::ofMap();
    map.set("organisaties", count(static_cast<int>(organisations)));
    map.set("hoogste", count(landelijk_.hoogste));
    map.set("laagste", count(landelijk_.laagste));
    map.set("gemiddelde", std::to_string(tenths / 10) + "," + std::to_string(tenths % 10));
    map.set("hoger", others(landelijk_.hoger));
    map.set("gelijk", others(landelijk_.gelijk));
    map.set("lager", others(landelijk_.lager));
    map.set("histogram", histogram(landelijk_.laagste, landelijk_.verdeling(), own, self.kort,
                                   beschrijfVerdeling(landelijk_, own, self.kort, schaal_), stijl_));
    addLowest(map);
    return map;
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
    return strook(groepen, beschrijfVerwachtingen(numbers, schaal_), stijl_);
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
    int total = 0;
    for (const Score& score : card_.scores) total += score.nummer.empty() ? 0 : 1;
    Value map = Value::ofMap();
    map.set("id", dataset_.kader.id);
    map.set("naam", line(dataset_.kader.naam));
    map.set("versie", line(dataset_.kader.versie));
    map.set("bron", line(dataset_.kader.bron));
    map.set("verwachtingen", count(total));
    map.set("alleVerwachtingen", count(total + static_cast<int>(unjudged.size())));
    map.set("nietBeoordeeld", group(std::move(unjudged)));
    return map;
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
        Value one = thema(score);
        (one.find("tekort")->find("iets")->flag ? shortThemas : wholeThemas).push_back(one);
        for (const Value& item : one.find("criteria")->find("lijst")->list) criteria.push_back(item);
        for (const CriteriumScore& part : score.criteria) {
            for (const Verwachting* judged : counting(*part.criterium)) all.push_back(judged);
        }
        themas.push_back(std::move(one));
    }
    Value totaal = Value::ofMap();
    addScope(totaal, all);
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
    context.set("themas", group(std::move(themas)));
    context.set("themasGoed", group(std::move(wholeThemas)));
    context.set("themasTekort", group(std::move(shortThemas)));
    context.set("schaalVerwachting", levelsOfVerwachtingen());
    context.set("oordelen", judgements(criteria));
    context.set("criteriaGoed", group(withBest(criteria, true)));
    context.set("criteriaTekort", group(withBest(criteria, false)));
    context.set("criteria", group(std::move(criteria)));
    context.set("verbeterpunten", verbeterpunten());
    context.set("beslisregels", beslisregels());
    context.set("landelijk", national());
    return context;
}

}  // namespace

Value context(const Dataset& dataset, size_t beoordeling, const Value& gegevens, const std::filesystem::path& signs,
              Sources& sources, Diagnostics& diagnostics) {
    return Builder(dataset, beoordeling, gegevens, signs, sources, diagnostics).build();
}

}  // namespace oordeel::report
