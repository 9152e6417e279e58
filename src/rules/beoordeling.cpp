// An assessment file + its kader → Beoordeling, proved complete.
#include "rules/beoordeling.h"

#include <algorithm>
#include <set>

#include "base/dutch.h"
#include "base/nearest.h"
#include "base/reader.h"
#include "rules/score.h"

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
        beoordeling.peildatum = reader.optionalDate("peildatum");
        if (reader.has("uitslag")) beoordeling.uitslag = leesUitslag(reader);
        const Value* scores = reader.value("scores", !beoordeling.uitslag);
        if (scores || beoordeling.uitslag)
            beoordeling.scores =
                leesScores(scores ? *scores : Value::ofMap(), reader.at("scores"), beoordeling.uitslag);
        if (beoordeling.uitslag && !diagnostics_.hasErrors()) vergelijk(beoordeling, reader);
        beoordeling.feiten = readFeitWaarden(reader.value("feiten"), kader_.feiten, reader.at("feiten"), diagnostics_);
        beoordeling.eindoordeel = leesEindoordeel(reader);
        for (const bool goedVoorbeeld : {false, true})
            for (const Value& value : reader.list(goedVoorbeeld ? "goede voorbeelden" : "bevindingen", false))
                beoordeling.bevindingen.push_back(leesBevinding(value, goedVoorbeeld));
        for (const Value& value : reader.list("verbeterpunten", false))
            beoordeling.verbeterpunten.push_back(leesVerbeterpunt(value));
        reader.finish();
        if (!diagnostics_.hasErrors()) controleerEindoordeel(beoordeling, reader);
        return beoordeling;
    }

  private:
    /// How many verwachtingen have which level: a number under the id of each level that occurs.
    std::optional<Uitkomst> leesUitslag(Reader& eigenaar) {
        const Value& value = *eigenaar.value("uitslag");
        constexpr int most = 9999;
        Reader reader(value, "an uitslag", diagnostics_);
        Uitkomst uitslag{std::vector<int>(kader_.schaal.niveaus.size())};
        for (const int niveau : kader_.schaal.vanVerwachtingen()) {
            const std::string& id = kader_.schaal.niveaus[static_cast<size_t>(niveau)].id;
            if (reader.has(id)) uitslag.aantallen[static_cast<size_t>(niveau)] = reader.number(id, 0, most);
        }
        reader.finish();
        return uitslag;
    }

    /// What the counts and the named scores say of each other.
    void vergelijk(Beoordeling& beoordeling, Reader& reader) {
        const std::vector<int>& geteld = beoordeling.uitslag->aantallen;
        std::vector<int> genoemd(geteld.size());
        int niet = 0;
        for (const Score& score : beoordeling.scores) {
            if (score.niveau >= 0)
                ++genoemd[static_cast<size_t>(score.niveau)];
            else if (score.soort != Score::Soort::onbekend)
                ++niet;
        }
        const int alle = kader_.aantalVerwachtingen(), som = beoordeling.uitslag->totaal();
        if (som + niet != alle) {
            reader.error("uitslag", "the uitslag counts " + std::to_string(som) + " verwachtingen" +
                                        (niet ? " beside " + std::to_string(niet) + " that were not judged" : "") +
                                        ", but the kader has " + std::to_string(alle) + "; one of the two is wrong");
            return;
        }
        std::vector<size_t> open;  // levels that have more than the named ones
        for (size_t i = 0; i < geteld.size(); ++i) {
            if (genoemd[i] > geteld[i])
                reader.error("uitslag", "the uitslag counts " + std::to_string(geteld[i]) + " " +
                                            kader_.schaal.niveaus[i].id + ", but the scores name " +
                                            std::to_string(genoemd[i]) + "; one of the two is wrong");
            if (genoemd[i] < geteld[i]) open.push_back(i);
        }
        if (open.size() != 1) return;
        for (Score& score : beoordeling.scores) {
            if (score.soort != Score::Soort::onbekend || kader_.schaal.meting) continue;
            score.soort = Score::Soort::beoordeeld;
            score.niveau = static_cast<int>(open[0]);
            score.afgeleid = true;
        }
    }

    int leesEindoordeel(Reader& reader) {
        const std::string id = reader.optionalText("eindoordeel");
        const int niveau = kader_.schaal.index(id);
        if (!id.empty() && niveau < 0)
            reader.error("eindoordeel", "\"" + id + "\" is no judgement; write " + kader_.schaal.keuzeVanOordelen());
        return niveau;
    }

    void controleerEindoordeel(const Beoordeling& beoordeling, Reader& reader) {
        if (beoordeling.eindoordeel < 0 || kader_.eindoordeel.leeg()) return;
        Beoordeling zonder = beoordeling;
        zonder.eindoordeel = -1;
        const std::vector<int> mogelijk = score(kader_, zonder).eind.mogelijk;
        if (mogelijk.empty() || std::find(mogelijk.begin(), mogelijk.end(), beoordeling.eindoordeel) != mogelijk.end())
            return;
        const auto id = [&](int niveau) { return "\"" + kader_.schaal.niveaus[static_cast<size_t>(niveau)].id + "\""; };
        std::string gegeven;
        for (const int niveau : mogelijk) gegeven += (gegeven.empty() ? "" : " or ") + id(niveau);
        reader.error("eindoordeel", "the source says " + id(beoordeling.eindoordeel) +
                                        ", but the rules of the kader give " + gegeven + "; one of the two is wrong");
    }

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
    std::vector<Score> leesScores(const Value& value, Position at, const std::optional<Uitkomst>& uitslag) {
        if (value.kind != Value::Kind::map) {
            diagnostics_.error(value.at, "the scores must be a map, not " + kindInWords(value) +
                                             "; write a line such as " + verwachtingen_.front() + ": " +
                                             kader_.schaal.niveaus.front().id + " for each verwachting");
            return {};
        }
        for (const Entry& entry : value.map)
            if (!kader_.verwachting(entry.key))
                diagnostics_.error(entry.at, "the kader" + deels() + " has no verwachting " + entry.key +
                                                 hint(entry.key, verwachtingen_));
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
            else if (uitslag && reden.empty())
                scores.push_back(
                    {.nummer = nummer, .soort = Score::Soort::onbekend, .waarde = {}, .reden = {}, .at = at});
            else if (reden.empty())
                ontbreekt.push_back(nummer);
        }
        meldOntbrekende(ontbreekt, at);
        return scores;
    }

    /// The id of a level or a measured value, or `niet beoordeeld:` or `niet van toepassing:` with the reason.
    Score leesScore(const std::string& nummer, const Value& value) {
        Score score{.nummer = nummer, .waarde = {}, .reden = {}, .at = value.at};
        if (value.kind == Value::Kind::map) {
            Reader reader(value, "a score", diagnostics_);
            const bool past = !reader.has("niet van toepassing");
            score.soort = past ? Score::Soort::nietBeoordeeld : Score::Soort::nietVanToepassing;
            score.reden = reader.text(past ? "niet beoordeeld" : "niet van toepassing");
            reader.finish();
            return score;
        }
        const std::string gekozen = value.kind == Value::Kind::text ? value.text : "";
        if (kader_.schaal.meting) return leesWaarde(std::move(score), gekozen, value);
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

    Score leesWaarde(Score score, std::string gekozen, const Value& value) {
        const Meting& meting = *kader_.schaal.meting;
        if (!meting.eenheid.empty() && gekozen.ends_with(meting.eenheid))
            gekozen.resize(gekozen.find_last_not_of(' ', gekozen.size() - meting.eenheid.size() - 1) + 1);
        std::replace(gekozen.begin(), gekozen.end(), '.', ',');
        score.waarde = dutch::parseDecimal(gekozen, meting.decimalen);
        if (score.waarde && *score.waarde >= meting.laagste && *score.waarde <= meting.hoogste) {
            score.niveau = kader_.schaal.niveauVan(*score.waarde);
            return score;
        }
        diagnostics_.error(
            value.at,
            (gekozen.empty() ? kindInWords(value) : "\"" + gekozen + "\"") + " is no " + meting.naam + " for " +
                score.nummer + "; write a number from " + dutch::decimal(meting.laagste, meting.decimalen) + " to " +
                dutch::decimal(meting.hoogste, meting.decimalen) +
                (meting.decimalen > 0 ? " of at most " + std::to_string(meting.decimalen) + " decimals" : "") +
                ", or `niet beoordeeld:` with the reason");
        score.waarde.reset();
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
        bevinding.noemt = reader.texts("noemt", false);
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
        // In a kader known in part, nobody may know which verwachting it is.
        if (!kader_.onvolledig || reader.has("verwachtingen"))
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
                reader.error(key, "the kader" + deels() + " has no " + soort + " " + nummer + hint(nummer, bekend));
            else if (std::find(nummers.begin(), nummers.end(), nummer) != nummers.end())
                reader.error(key, nummer + " is named twice; name it once");
            else
                nummers.push_back(nummer);
        }
        return nummers;
    }

    /// What is not in a kader known in part may exist all the same: the remedy is then another.
    std::string deels() const { return kader_.onvolledig ? ", which is known in part," : ""; }

    std::string hint(const std::string& nummer, const std::vector<std::string>& bekend) const {
        if (kader_.onvolledig) return "; leave it out, or add it to the kader when a source says what it is";
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
