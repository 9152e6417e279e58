// An assessment file + its kader → Beoordeling, proved complete.
#include "rules/beoordeling.h"

#include <algorithm>
#include <set>

#include "base/nearest.h"
#include "base/reader.h"

namespace oordeel::rules {
namespace {

constexpr size_t mostMissingNamed = 6;

class BeoordelingLezer {
  public:
    BeoordelingLezer(const Toetsingskader& kader, Diagnostics& diagnostics) : kader_(kader), diagnostics_(diagnostics) {
        for (const Thema& thema : kader.themas)
            for (const Criterium& criterium : thema.criteria) {
                criteria_.push_back(criterium.nummer);
                for (const Verwachting& verwachting : criterium.verwachtingen)
                    verwachtingen_.push_back(verwachting.nummer);
            }
    }

    Beoordeling lees(const Value& file) {
        Reader reader(file, "a beoordeling", diagnostics_);
        Beoordeling beoordeling;
        beoordeling.at = file.at;
        beoordeling.organisatie = reader.text("organisatie");
        beoordeling.id = beoordeling.organisatie;
        beoordeling.kader = leesGelijk(reader, "kader", kader_.id);
        beoordeling.kaderVersie = leesGelijk(reader, "versie", kader_.versie);
        beoordeling.periode = reader.text("periode");
        beoordeling.bron = reader.text("bron");
        if (const Value* scores = reader.value("scores", true))
            beoordeling.scores = leesScores(*scores, reader.at("scores"));
        for (const bool goedVoorbeeld : {false, true})
            for (const Value& value : reader.list(goedVoorbeeld ? "goede voorbeelden" : "bevindingen", false))
                beoordeling.bevindingen.push_back(leesBevinding(value, goedVoorbeeld));
        for (const Value& value : reader.list("verbeterpunten", false))
            beoordeling.verbeterpunten.push_back(leesVerbeterpunt(value));
        reader.finish();
        return beoordeling;
    }

  private:
    /// A text that must be the kader's own, so that no score is read with another kader's meaning.
    std::string leesGelijk(Reader& reader, std::string_view key, const std::string& vanKader) {
        const std::string text = reader.text(key);
        if (!text.empty() && text != vanKader)
            reader.error(key, "this names " + std::string(key) + " \"" + text + "\", but it is read with " +
                                  std::string(key) + " \"" + vanKader +
                                  "\"; write that, or read it with the other kader");
        return text;
    }

    /// The map from number to level, in the order of the kader whatever the order of the file.
    std::vector<Score> leesScores(const Value& value, Position at) {
        if (value.kind != Value::Kind::map) {
            diagnostics_.error(value.at, "the scores must be a map, not " + kindInWords(value) +
                                             "; write a line such as " + verwachtingen_.front() + ": " +
                                             kader_.schaal.niveaus.front().id + " for each verwachting");
            return {};
        }
        for (const Entry& entry : value.map)
            if (!kader_.verwachting(entry.key))
                diagnostics_.error(entry.at,
                                   "the kader has no verwachting " + entry.key + hint(entry.key, verwachtingen_));
        std::vector<Score> scores;
        std::vector<std::string> ontbreekt;
        for (const std::string& nummer : verwachtingen_) {
            const std::string& reden = kader_.verwachting(nummer)->nietBeoordeeld;
            const Value* score = value.find(nummer);
            const bool ingevuld = score && score->kind != Value::Kind::null;
            if (score && !reden.empty())
                diagnostics_.error(score->at,
                                   "the kader does not let anyone judge " + nummer + "; leave its score out");
            else if (ingevuld)
                scores.push_back(leesScore(nummer, *score));
            else if (reden.empty())
                ontbreekt.push_back(nummer);
        }
        meldOntbrekende(ontbreekt, at);
        return scores;
    }

    /// The id of a level, or `niet beoordeeld: why`.
    Score leesScore(const std::string& nummer, const Value& value) {
        Score score{nummer, -1, {}, value.at};
        if (value.kind == Value::Kind::map) {
            Reader reader(value, "a score", diagnostics_);
            score.reden = reader.text("niet beoordeeld");
            reader.finish();
            return score;
        }
        const std::string gekozen = value.kind == Value::Kind::text ? value.text : "";
        const int niveau = kader_.schaal.index(gekozen);
        if (niveau >= 0 && !kader_.schaal.niveaus[static_cast<size_t>(niveau)].alleenCriterium)
            score.niveau = niveau;
        else if (niveau >= 0)
            diagnostics_.error(value.at, "\"" + gekozen +
                                             "\" is a judgement of a criterium, not of a verwachting; write " +
                                             kader_.schaal.keuze());
        else
            diagnostics_.error(value.at, (gekozen.empty() ? kindInWords(value) : "\"" + gekozen + "\"") +
                                             " is no score for " + nummer + "; write " + kader_.schaal.keuze() +
                                             ", or `niet beoordeeld:` with the reason");
        return score;
    }

    void meldOntbrekende(const std::vector<std::string>& nummers, Position at) {
        if (nummers.empty()) return;
        std::string lijst;
        for (size_t i = 0; i < std::min(nummers.size(), mostMissingNamed); ++i) lijst += (i ? ", " : "") + nummers[i];
        if (nummers.size() > mostMissingNamed)
            lijst += " and " + std::to_string(nummers.size() - mostMissingNamed) + " more";
        diagnostics_.error(at, "no score for " + lijst + "; write " + kader_.schaal.keuze() +
                                   " for each, or `niet beoordeeld:` with the reason");
    }

    /// A good example stands with a criterium, a finding with a criterium or with verwachtingen of one.
    Bevinding leesBevinding(const Value& value, bool goedVoorbeeld) {
        Reader reader(value, goedVoorbeeld ? "a goed voorbeeld" : "a bevinding", diagnostics_);
        Bevinding bevinding;
        bevinding.goedVoorbeeld = goedVoorbeeld;
        bevinding.nummers = goedVoorbeeld
                                ? leesNummers(reader, "bij", "criterium", criteria_)
                                : leesNummers(reader, "bij", "criterium or verwachting", criteriaEnVerwachtingen());
        bevinding.tekst = reader.text("tekst");
        bevinding.at = reader.at("tekst");
        reader.finish();
        if (bevinding.nummers.size() > 1 && !uitEenCriterium(bevinding.nummers))
            reader.error("bij",
                         "a text stands with one criterium, or with verwachtingen of one; write a text for each");
        for (const std::string& nummer : bevinding.nummers)
            if (const Verwachting* verwachting = kader_.verwachting(nummer)) controleerPlaats(*verwachting, reader);
        return bevinding;
    }

    /// A report has one place for a text about a verwachting, and none when nobody is judged on it.
    void controleerPlaats(const Verwachting& verwachting, Reader& reader) {
        if (!verwachting.nietBeoordeeld.empty())
            reader.error("bij", "the kader does not let anyone judge " + verwachting.nummer +
                                    "; write the text with its criterium");
        else if (!beschreven_.insert(verwachting.nummer).second)
            reader.error("bij", verwachting.nummer + " already has a bevinding; put both texts into one");
    }

    Verbeterpunt leesVerbeterpunt(const Value& value) {
        Reader reader(value, "a verbeterpunt", diagnostics_);
        Verbeterpunt punt;
        punt.at = value.at;
        punt.verwachtingen = leesNummers(reader, "verwachtingen", "verwachting", verwachtingen_);
        const Verwachting* enige = punt.verwachtingen.size() == 1 ? kader_.verwachting(punt.verwachtingen[0]) : nullptr;
        punt.titel = enige ? reader.optionalText("titel", enige->titel()) : reader.text("titel");
        punt.gevraagd = reader.optionalText("gevraagd", enige ? enige->gevraagd : "");
        punt.maatregel = reader.optionalText("maatregel");
        punt.verantwoordelijke = reader.optionalText("verantwoordelijke");
        punt.termijn = reader.optionalDate("termijn");
        punt.status = reader.optionalText("status");
        if (!punt.status.empty() && std::find(statussen.begin(), statussen.end(), punt.status) == statussen.end())
            reader.error("status",
                         "\"" + punt.status + "\" is no status; write \"open\", \"in uitvoering\" or \"afgerond\"");
        reader.finish();
        return punt;
    }

    /// Numbers out of `bekend`, each once. Drops the others after an error.
    std::vector<std::string> leesNummers(Reader& reader, std::string_view key, const std::string& soort,
                                         const std::vector<std::string>& bekend) {
        std::vector<std::string> nummers;
        const Value* value = reader.value(key);
        if (value && value->kind == Value::Kind::list && value->list.empty())
            reader.error(key, "`" + std::string(key) + "` is an empty list; write a number such as " + bekend.front());
        for (const std::string& nummer : reader.texts(key)) {
            if (std::find(bekend.begin(), bekend.end(), nummer) == bekend.end())
                reader.error(key, "the kader has no " + soort + " " + nummer + hint(nummer, bekend));
            else if (std::find(nummers.begin(), nummers.end(), nummer) != nummers.end())
                reader.error(key, nummer + " is named twice; name it once");
            else
                nummers.push_back(nummer);
        }
        return nummers;
    }

    static std::string hint(const std::string& nummer, const std::vector<std::string>& bekend) {
        const std::string near = didYouMean(nummer, bekend);
        return near.empty() ? "; write one such as " + bekend.front() : near;
    }

    bool uitEenCriterium(const std::vector<std::string>& nummers) const {
        const auto criteriumVan = [](const std::string& nummer) { return nummer.substr(0, nummer.rfind('.')); };
        return std::all_of(nummers.begin(), nummers.end(), [&](const std::string& nummer) {
            return kader_.verwachting(nummer) && criteriumVan(nummer) == criteriumVan(nummers[0]);
        });
    }

    std::vector<std::string> criteriaEnVerwachtingen() const {
        std::vector<std::string> out = criteria_;
        out.insert(out.end(), verwachtingen_.begin(), verwachtingen_.end());
        return out;
    }

    const Toetsingskader& kader_;
    Diagnostics& diagnostics_;
    std::vector<std::string> criteria_, verwachtingen_;  ///< their numbers, in the order of the kader
    std::set<std::string> beschreven_;                   ///< verwachtingen that a bevinding was read for
};

}  // namespace

Beoordeling readBeoordeling(const Value& file, const Toetsingskader& kader, Diagnostics& diagnostics) {
    return BeoordelingLezer(kader, diagnostics).lees(file);
}

}  // namespace oordeel::rules
