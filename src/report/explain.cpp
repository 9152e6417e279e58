#include "report/explain.h"

#include <algorithm>

#include "base/dutch.h"
#include "report/input.h"
#include "rules/uitleg.h"

namespace oordeel::report {

using rules::Oordeel;
using rules::Regelset;

namespace {

/// Where something stands: "kader.yaml:66".
Value place(Position at) {
    if (!at.source) return {};
    return at.source->name + ":" + std::to_string(locate(at).line);
}

class Explainer {
  public:
    Explainer(const Dataset& dataset, size_t index)
        : kader_(dataset.kader),
          schaal_(kader_.schaal),
          beoordeling_(dataset.beoordelingen[index]),
          card_(dataset.scorecards[index]),
          changes_(rules::veranderingen(kader_, beoordeling_)) {
        names_.set("organisatie", dataset.organisatie(beoordeling_).naam);
        names_.set("kader", kader_.naam + ", versie " + kader_.versie);
        names_.set("bron", beoordeling_.bron);
    }

    Value explain(const std::string& nummer) {
        Value parts = Value::ofList();
        for (const rules::ThemaScore& thema : card_.themas) {
            for (const rules::CriteriumScore& one : thema.criteria) {
                if (!nummer.empty() && nummer != one.criterium->nummer) continue;
                Value part = judged("criterium", one.criterium->nummer, one.criterium->naam, one.oordeel,
                                    one.criterium->beslisregels);
                part.set("scores", scores(*one.criterium));
                part.set("uitkomst", rules::inWoorden(one.uitkomst, schaal_));
                if (one.nogNodig >= 0) part.set("nogNodig", std::to_string(one.nogNodig));
                parts.list.push_back(std::move(part));
            }
        }
        for (const rules::ThemaScore& thema : card_.themas) {
            if (thema.thema->themaoordeel.leeg() || (!nummer.empty() && nummer != thema.thema->nummer)) continue;
            Value part =
                judged("thema", thema.thema->nummer, thema.thema->naam, thema.oordeel, thema.thema->themaoordeel);
            part.set("uitkomst", rules::inWoorden(thema.uitkomst, schaal_));
            parts.list.push_back(std::move(part));
        }
        if (nummer.empty() && !kader_.eindoordeel.leeg()) {
            Value part = judged("geheel", "", "", card_.eind, kader_.eindoordeel);
            part.set("uitkomst", rules::inWoorden(card_.uitkomst, schaal_));
            parts.list.push_back(std::move(part));
        }
        names_.set("oordelen", std::move(parts));
        return std::move(names_);
    }

  private:
    const std::string& level(int niveau) const { return schaal_.niveaus[static_cast<size_t>(niveau)].naam; }
    Value levelOrNull(int niveau) const { return niveau < 0 ? Value() : Value(level(niveau)); }

    Value judged(const char* wat, const std::string& nummer, const std::string& naam, const Oordeel& oordeel,
                 const Regelset& regels) {
        Value part = Value::ofMap();
        part.set("wat", wat);
        part.set("nummer", nummer);
        part.set("naam", naam);
        part.set("oordeel", levelOrNull(oordeel.niveau));
        Value possible = Value::ofList();
        for (const int niveau : oordeel.mogelijk) possible.list.push_back(level(niveau));
        part.set("mogelijk", std::move(possible));
        part.set("volgensBron", Value::ofFlag(oordeel.volgensBron));
        part.set("regel", oordeel.regel ? Value(oordeel.regel->als) : Value());
        part.set("plaats", oordeel.regel ? place(oordeel.regel->at) : place(regels.at));
        part.set("toelichting", regels.toelichting.empty() ? Value() : Value(regels.toelichting));
        part.set("trefregel", regels.eersteGeldt ? "de eerste" : "precies één");
        Value all = Value::ofList();
        for (const rules::Beslisregel& regel : regels.regels) {
            Value one = Value::ofMap();
            one.set("oordeel", regel.oordeel < 0 ? Value("niet bekend") : Value(level(regel.oordeel)));
            one.set("als", regel.als);
            all.list.push_back(std::move(one));
        }
        part.set("regels", std::move(all));
        part.set("feiten", facts(regels));
        Value changes = Value::ofList();
        for (const rules::Gelijk& same : rules::samengenomen(changes_, nummer)) {
            Value one = Value::ofMap();
            Value numbers = Value::ofList();
            for (const std::string& each : same.nummers) numbers.list.push_back(each);
            one.set("een van", std::move(numbers));
            one.set("naar", level(same.naar));
            one.set("oordeel", levelOrNull(same.oordeel));
            changes.list.push_back(std::move(one));
        }
        part.set("veranderingen", std::move(changes));
        return part;
    }

    /// The facts that the rules ask for.
    Value facts(const Regelset& regels) const {
        std::vector<size_t> asked;
        for (const rules::Beslisregel& regel : regels.regels)
            for (const rules::Voorwaarde& v : regel.voorwaarden)
                if (v.soort == rules::Voorwaarde::Soort::feit) asked.push_back(v.feit);
        std::sort(asked.begin(), asked.end());
        asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
        Value list = Value::ofList();
        for (const size_t i : asked) {
            const rules::FeitWaarde& feit = beoordeling_.feiten[i];
            Value one = Value::ofMap();
            one.set("feit", kader_.feiten[i].id);
            one.set("waarde", !feit.waarde             ? Value()
                              : kader_.feiten[i].jaNee ? Value(*feit.waarde ? "ja" : "nee")
                                                       : Value(std::to_string(*feit.waarde)));
            one.set("op", feit.peildatum);
            one.set("reden", feit.reden);
            list.list.push_back(std::move(one));
        }
        return list;
    }

    Value scores(const rules::Criterium& criterium) const {
        Value list = Value::ofList();
        for (const rules::Score& score : beoordeling_.scores) {
            const bool own = std::any_of(criterium.verwachtingen.begin(), criterium.verwachtingen.end(),
                                         [&](const rules::Verwachting& v) { return v.nummer == score.nummer; });
            if (!own) continue;
            Value one = Value::ofMap();
            one.set("nummer", score.nummer);
            one.set("niveau", levelOrNull(score.niveau));
            if (score.waarde)
                one.set("waarde", dutch::decimal(*score.waarde, schaal_.meting->decimalen) + schaal_.meting->eenheid);
            one.set("reden", score.soort == rules::Score::Soort::onbekend ? "niet bekend" : score.reden);
            one.set("plaats", place(score.at));
            list.list.push_back(std::move(one));
        }
        return list;
    }

    const rules::Toetsingskader& kader_;
    const rules::Schaal& schaal_;
    const rules::Beoordeling& beoordeling_;
    const rules::Scorecard& card_;
    const std::vector<rules::Verandering> changes_;
    Value names_ = Value::ofMap();
};

/// "1.1.2, 1.1.4 of 1.1.5".
std::string anyOf(const std::vector<Value>& items) {
    std::vector<std::string> words;
    for (const Value& item : items) words.push_back(item.text);
    return dutch::choice(words);
}

const std::string& textOf(const Value& map, std::string_view key) {
    static const std::string none;
    const Value* value = map.find(key);
    return value ? value->text : none;
}

void line(std::string& out, const std::string& label, const std::string& words) {
    constexpr size_t width = 14;
    out += "  " + label + std::string(width - std::min(width, label.size()), ' ') + words + "\n";
}

std::string scoresInText(const std::vector<Value>& scores) {
    std::string out;
    for (const Value& score : scores) {
        const std::string& value = textOf(score, "waarde");
        const std::string& level = textOf(score, "niveau");
        out += (out.empty() ? "" : ", ") + textOf(score, "nummer") + " " +
               (level.empty() ? "– (" + textOf(score, "reden") + ")" : level) +
               (value.empty() ? "" : " (" + value + ")");
    }
    return out;
}

}  // namespace

Value explanation(const Dataset& dataset, size_t index, const std::string& criterium) {
    return Explainer(dataset, index).explain(criterium);
}

std::string inText(const Value& explanation) {
    std::string out = textOf(explanation, "organisatie") + " – " + textOf(explanation, "kader") + "\n";
    out += "Scores: " + textOf(explanation, "bron") + "\n";
    for (const Value& part : explanation.find("oordelen")->list) {
        const std::string& wat = textOf(part, "wat");
        const std::string name =
            wat == "geheel" ? "Het geheel" : dutch::capitalised(wat) + " " + textOf(part, "nummer");
        const std::vector<Value>& possible = part.find("mogelijk")->list;
        std::string judgement = textOf(part, "oordeel");
        if (judgement.empty()) judgement = possible.empty() ? "geen oordeel" : "niet bekend: " + anyOf(possible);
        out += "\n" + name + (textOf(part, "naam").empty() ? "" : " " + textOf(part, "naam")) + ": " + judgement + "\n";
        if (const Value* scores = part.find("scores")) line(out, "Scores", scoresInText(scores->list));
        line(out, "Geteld", textOf(part, "uitkomst"));
        for (const Value& fact : part.find("feiten")->list) {
            const std::string& value = textOf(fact, "waarde");
            line(out, "Feit",
                 textOf(fact, "feit") + ": " +
                     (value.empty() ? "niet bekend (" + textOf(fact, "reden") + ")"
                                    : value + " op " + dutch::longDate(textOf(fact, "op"))));
        }
        if (part.find("volgensBron")->flag) line(out, "Beslist door", "de bron; de regels laten het open");
        if (!textOf(part, "regel").empty()) line(out, "Beslist door", textOf(part, "regel"));
        if (!textOf(part, "plaats").empty()) line(out, "Staat in", textOf(part, "plaats"));
        const bool first = textOf(part, "trefregel") == "de eerste";
        std::string rules;
        for (const Value& regel : part.find("regels")->list)
            rules += (rules.empty() ? "" : "; ") + textOf(regel, "oordeel") + " bij: " + textOf(regel, "als");
        if (rules.empty()) {
            line(out, "Alle regels", "niet bekend");
            continue;
        }
        line(out, "Alle regels", rules + (first ? " (de eerste die geldt, beslist)" : ""));
        if (!textOf(part, "toelichting").empty()) line(out, "Toelichting", textOf(part, "toelichting"));
        const std::string& needed = textOf(part, "nogNodig");
        if (!needed.empty() && needed != "0")
            line(out, "Nog nodig",
                 needed + (needed == "1" ? " verwachting" : " verwachtingen") + " op het beste niveau");
        const std::vector<Value>& changes = part.find("veranderingen")->list;
        for (const Value& change : changes) {
            const std::string& becomes = textOf(change, "oordeel");
            line(out, "Anders als",
                 anyOf(change.find("een van")->list) + " " + textOf(change, "naar") + " was: dan " +
                     (becomes.empty() ? "niet bekend" : becomes));
        }
        if (changes.empty()) line(out, "Anders als", "geen enkele andere score verandert dit oordeel");
    }
    return out;
}

}  // namespace oordeel::report
