// All assessments of a set → the names of a template about all of them together.
#include <algorithm>
#include <utility>

#include "base/dutch.h"
#include "html/document.h"
#include "report/builder.h"
#include "report/context.h"
#include "report/groups.h"
#include "report/landelijk_texts.h"
#include "rules/navraag.h"

namespace oordeel::report {
namespace {

using rules::Deel;
using rules::Lid;
using Eenheid = rules::Voorwaarde::Eenheid;

class LandelijkBuilder : private KaderBuilder {
  public:
    LandelijkBuilder(const Dataset& dataset, const Value& gegevens, const std::filesystem::path& signs,
                     Sources& sources, Diagnostics& diagnostics)
        : KaderBuilder(dataset, gegevens, signs, sources, diagnostics),
          verzameling_(dataset.verzameling()),
          beeld_(leesBeeld(gegevens, dataset.kader, diagnostics)),
          onderbouwing_(leesOnderbouwing(gegevens, dataset.kader, diagnostics)) {
        for (const Lid& lid : verzameling_.leden) goed_.push_back(bestOf(lid));
    }

    Value build() {
        std::vector<Value> themas, criteria, verwachtingen, unjudged;
        for (const rules::Thema& one : dataset_.kader.themas) {
            themas.push_back(thema(one));
            for (const Value& part :
                 one.criteria.empty() ? std::vector<Value>{} : themas.back().find("criteria")->find("lijst")->list) {
                criteria.push_back(part);
                for (const Value& each : part.find("verwachtingen")->find("lijst")->list) verwachtingen.push_back(each);
            }
            for (const rules::Criterium& criterium : one.criteria)
                for (const rules::Verwachting& each : criterium.verwachtingen)
                    if (!each.nietBeoordeeld.empty()) unjudged.push_back(unjudgedOne(each));
        }
        Value context = Value::ofMap();
        context.set("gegevens", gegevens_);
        context.set("kader", kader(std::move(unjudged)));
        context.set("schaal", group(niveaus_));
        context.set("schaalVerwachting", levelsOfVerwachtingen());
        context.set("besteNiveau", levelAt(schaal_.niveaus.empty() ? -1 : 0));
        context.set("laagsteNiveau", levelAt(static_cast<int>(niveaus_.size()) - 1));
        context.set("streep", dash(dataset_.kader.at));
        context.set("themas", group(std::move(themas)));
        addStrengths(context, criteria);
        context.set("criteria", group(std::move(criteria)));
        context.set("verwachtingen", group(std::move(verwachtingen)));
        context.set("beslisregels", beslisregels());
        addOrganisations(context);
        return context;
    }

  private:
    /// How many verwachtingen an organisation has on the best level.
    static int bestOf(const Lid& lid) {
        const auto& counts = lid.kaart->uitkomst.aantallen;
        return counts.empty() ? 0 : counts.front();
    }

    /// The criteria that most organisations have on a good level, most first, and the others, fewest first. From which
    /// percentage on it is most, `gegevens.drempel` says; 50 otherwise.
    void addStrengths(Value& context, const std::vector<Value>& criteria) {
        int64_t threshold = 50;
        if (const Value* own = gegevens_.find("drempel")) {
            const auto number = dutch::parseDecimal(own->text, 0);
            if (!number || *number > 100)
                diagnostics_.error(own->at, "drempel is a whole percentage from 0 to 100, for instance 75");
            else
                threshold = *number;
        }
        std::vector<Value> strong, weak;
        const auto share = [](const Value& one) {
            const auto of = [&](const char* name) { return std::stoll(one.find(name)->find("getal")->text); };
            return std::pair(of("goed"), std::max<int64_t>(of("beoordeeld"), 1));
        };
        for (const Value& one : criteria) {
            const auto [part, whole] = share(one);
            (100 * part >= threshold * whole ? strong : weak).push_back(one);
        }
        const auto more = [&](const Value& a, const Value& b) {
            const auto [x, ofX] = share(a);
            const auto [y, ofY] = share(b);
            return x * ofY > y * ofX;
        };
        std::stable_sort(strong.begin(), strong.end(), more);
        std::stable_sort(weak.begin(), weak.end(), [&](const Value& a, const Value& b) { return more(b, a); });
        context.set("criteriaSterk", group(std::move(strong)));
        context.set("criteriaZwak", group(std::move(weak)));
        context.set("drempel", std::to_string(threshold) + "%");
    }

    /// What there is to say about a criterium in a few words, as HTML; null when nobody did.
    Value inShort(const rules::Criterium& criterium) {
        for (const TekstBij& one : beeld_)
            if (!one.nummers.empty() && one.nummers.front() == criterium.nummer) return markdown("beeld", one);
        return {};
    }

    /// What the inspectors found at a criterium, in groups of verwachtingen.
    Value grounds(const rules::Criterium& criterium) {
        std::vector<Value> found;
        for (const TekstBij& one : onderbouwing_) {
            const auto isOurs = [&](const rules::Verwachting& each) { return each.nummer == one.nummers.front(); };
            if (one.nummers.empty() ||
                std::none_of(criterium.verwachtingen.begin(), criterium.verwachtingen.end(), isOurs))
                continue;
            Value& item = found.emplace_back(Value::ofMap());
            item.set("nummers", dutch::enumeration(one.nummers));
            item.set("tekst", markdown("onderbouwing", one));
        }
        return group(std::move(found));
    }

    /// Each good example once, in the order of the kader: what several organisations do alike stands with the first of
    /// them, which names the others.
    Value examples(const rules::Thema& thema) {
        std::vector<Value> found;
        std::vector<std::pair<std::string, const rules::Bevinding*>> told;  // by whom
        for (const rules::Criterium& criterium : thema.criteria) {
            for (const Lid& lid : verzameling_.leden) {
                for (const rules::Bevinding& one : lid.beoordeling->bevindingen) {
                    if (!one.goedVoorbeeld || one.nummers != std::vector{criterium.nummer} || isTold(one, lid.id, told))
                        continue;
                    told.emplace_back(lid.id, &one);
                    Value& item = found.emplace_back(Value::ofMap());
                    item.set("nummer", criterium.nummer);
                    item.set("naam", line(lid.naam));
                    item.set("tekst", markdown("goed voorbeeld van " + lid.id, {one.nummers, one.tekst, one.at}));
                }
            }
        }
        return group(std::move(found));
    }

    static bool isTold(const rules::Bevinding& one, const std::string& by,
                       const std::vector<std::pair<std::string, const rules::Bevinding*>>& told) {
        const auto names = [](const rules::Bevinding& text, const std::string& id) {
            return std::find(text.noemt.begin(), text.noemt.end(), id) != text.noemt.end();
        };
        return std::any_of(told.begin(), told.end(), [&](const auto& earlier) {
            return earlier.second->nummers == one.nummers && names(*earlier.second, by) && names(one, earlier.first);
        });
    }

    std::string markdown(const std::string& what, const TekstBij& text) {
        const std::string file = text.at.source == nullptr ? "" : " in " + text.at.source->name;
        const Source& source = sources_.add(what + " " + dutch::enumeration(text.nummers) + file, text.tekst);
        return html::fromMarkdown(source, html::RawHtml::refuse, diagnostics_);
    }

    void addOrganisations(Value& context) {
        std::vector<Value> all, ranked;
        std::vector<size_t> order(verzameling_.leden.size());
        for (size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
            all.push_back(Value::shared(organisation(i)));
        }
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return goed_[a] > goed_[b]; });
        int som = 0;
        for (const size_t i : order) {
            ranked.push_back(all[i]);
            som += goed_[i];
        }
        Value map = Value::ofMap();
        if (!order.empty()) {
            const auto number = static_cast<int>(order.size());
            const int tenths = (som * 20 + number) / (2 * number);
            map.set("organisaties", count(number));
            map.set("hoogste", count(goed_[order.front()]));
            map.set("laagste", count(goed_[order.back()]));
            map.set("gemiddelde", std::to_string(tenths / 10) + "," + std::to_string(tenths % 10));
        }
        context.set("landelijk", std::move(map));
        context.set("organisaties", group(std::move(all)));
        context.set("ranglijst", group(std::move(ranked)));
    }

    Value organisation(size_t index) {
        const Lid& lid = verzameling_.leden[index];
        const auto higher = std::count_if(goed_.begin(), goed_.end(), [&](int n) { return n > goed_[index]; });
        std::vector<Value> scores, criteria;
        for (const Deel& deel : rules::delenVan(dataset_.kader, Eenheid::verwachting, ""))
            scores.push_back(judged(deel, lid));
        for (const Deel& deel : rules::delenVan(dataset_.kader, Eenheid::criterium, ""))
            criteria.push_back(judged(deel, lid));
        Value map = Value::ofMap();
        map.set("id", lid.id);
        map.set("naam", line(lid.naam));
        map.set("volledigeNaam", line(dataset_.organisatie(*lid.beoordeling).naam));
        map.set("goed", count(goed_[index]));
        map.set("beoordeeld", count(lid.kaart->uitkomst.totaal()));
        map.set("balk", chart::rangbalk(goed_[index], lid.kaart->uitkomst.totaal(), stijl_));
        map.set("plaats", count(static_cast<int>(higher) + 1));
        map.set("verwachtingen", group(std::move(scores)));
        map.set("criteria", group(std::move(criteria)));
        map.set("eindoordeel", levelAt(lid.kaart->eind.niveau));
        return map;
    }

    /// What an organisation has for a part of the kader; what is not judged or not known has a dash.
    Value judged(const Deel& deel, const Lid& lid) {
        const int niveau = rules::niveauVan(deel, lid).value_or(-1);
        Value map = Value::ofMap();
        map.set("nummer", deel.nummer);
        map.set("oordeel", levelAt(niveau));
        if (niveau < 0) map.set("streep", dash(dataset_.kader.at));
        return map;
    }

    Value thema(const rules::Thema& thema) {
        std::vector<Value> criteria;
        for (const rules::Criterium& one : thema.criteria) {
            Value part = criterium(one);
            part.set("thema", line(thema.naam));
            criteria.push_back(Value::shared(std::move(part)));
        }
        Value map = Value::ofMap();
        map.set("nummer", thema.nummer);
        map.set("naam", line(thema.naam));
        map.set("norm", line(thema.norm));
        map.set("voorbeelden", examples(thema));
        map.set("criteria", group(std::move(criteria)));
        return map;
    }

    Value criterium(const rules::Criterium& criterium) {
        std::vector<Value> verwachtingen;
        for (const rules::Verwachting* one : counting(criterium)) {
            Value map = Value::ofMap();
            map.set("nummer", one->nummer);
            map.set("naam", line(one->titel()));
            map.set("tekst", line(one->tekst));
            addTally(map, {Eenheid::verwachting, one->nummer});
            verwachtingen.push_back(Value::shared(std::move(map)));
        }
        Value map = Value::ofMap();
        map.set("nummer", criterium.nummer);
        map.set("naam", line(criterium.naam));
        map.set("norm", line(criterium.norm));
        addTally(map, {Eenheid::criterium, criterium.nummer});
        map.set("beeld", inShort(criterium));
        map.set("onderbouwing", grounds(criterium));
        map.set("verwachtingen", group(std::move(verwachtingen)));
        return map;
    }

    static Value unjudgedOne(const rules::Verwachting& verwachting) {
        Value map = Value::ofMap();
        map.set("nummer", verwachting.nummer);
        map.set("naam", line(verwachting.titel()));
        map.set("tekst", line(verwachting.tekst));
        map.set("reden", line(verwachting.nietBeoordeeld));
        return map;
    }

    /// Which organisations have which level, and how many were judged.
    void addTally(Value& map, const Deel& deel) {
        std::vector<std::vector<Value>> byLevel(schaal_.niveaus.size());
        std::vector<Value> good, short_;
        int judgedOnes = 0;
        for (const Lid& lid : verzameling_.leden) {
            const int niveau = rules::niveauVan(deel, lid).value_or(-1);
            if (niveau < 0) continue;
            Value one = Value::ofMap();
            one.set("id", lid.id);
            one.set("naam", line(lid.naam));
            const auto index = static_cast<size_t>(niveau);
            (schaal_.niveaus[index].voldoet ? good : short_).push_back(one);
            byLevel[index].push_back(std::move(one));
            ++judgedOnes;
        }
        std::vector<Value> levels;
        std::vector<chart::Deel> parts;
        std::string words;
        for (size_t i = 0; i < byLevel.size(); ++i) {
            if (!byLevel[i].empty()) {
                parts.push_back({static_cast<int>(byLevel[i].size()), &schaal_.niveaus[i]});
                words +=
                    (words.empty() ? "" : ", ") + std::to_string(byLevel[i].size()) + " " + schaal_.niveaus[i].naam;
            }
            if (deel.eenheid == Eenheid::verwachting && schaal_.niveaus[i].alleenCriterium) continue;
            Value level = niveaus_[i];
            const auto number = static_cast<int64_t>(byLevel[i].size());
            level.set("percentage", judgedOnes == 0 ? Value() : Value(dutch::percentage(number, judgedOnes)));
            level.set("organisaties", group(std::move(byLevel[i])));
            levels.push_back(std::move(level));
        }
        map.set("beoordeeld", count(judgedOnes));
        map.set("staaf", parts.empty()
                             ? Value()
                             : Value(chart::staaf(parts, deel.nummer + ": " + words, stijl_, chart::korteStaaf)));
        map.set("deelGoed",
                judgedOnes == 0 ? Value() : Value(dutch::percentage(static_cast<int64_t>(good.size()), judgedOnes)));
        map.set("goed", group(std::move(good)));
        map.set("tekort", group(std::move(short_)));
        map.set("uitslag", group(std::move(levels)));
    }

    const rules::Verzameling verzameling_;
    const std::vector<TekstBij> beeld_, onderbouwing_;
    std::vector<int> goed_;  // parallel to the organisations
};

}  // namespace

Value context(const Dataset& dataset, const Value& gegevens, const std::filesystem::path& signs, Sources& sources,
              Diagnostics& diagnostics) {
    return LandelijkBuilder(dataset, gegevens, signs, sources, diagnostics).build();
}

}  // namespace oordeel::report
