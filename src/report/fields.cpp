#include "report/fields.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/dutch.h"
#include "report/compare.h"

namespace oordeel::report {

using rules::Regelset;
using rules::Schaal;
using rules::Score;
using rules::Toetsingskader;

namespace {

const std::string& naamVan(int niveau, const Schaal& schaal) {
    static const std::string geen = "geen oordeel";
    return niveau < 0 ? geen : schaal.niveaus[static_cast<size_t>(niveau)].naam;
}

/// Collects the fields of one part; an empty one says nothing and is left out.
class Velden {
  public:
    /// Begins a part. One with a name that there is already, such as a second text about a criterium, is numbered.
    void deel(const std::string& naam) {
        const int keer = ++gezien_[naam];
        deel_ = naam + (keer > 1 ? " (" + std::to_string(keer) + ")" : "");
    }
    void zet(const std::string& veld, const std::string& waarde) {
        if (!waarde.empty()) all.push_back({deel_, veld, waarde});
    }
    std::vector<Veld> all;

  private:
    std::string deel_;
    std::map<std::string, int> gezien_;
};

std::string inTekst(const Regelset& regels, const Schaal& schaal) {
    std::string out;
    for (const rules::Beslisregel& regel : regels.regels)
        out += (out.empty() ? "" : "; ") + (regel.oordeel < 0 ? "niet bekend" : naamVan(regel.oordeel, schaal)) +
               " bij " + regel.als;
    if (regels.eersteGeldt) out += " (de eerste die geldt)";
    return out;
}

void zetRegels(Velden& velden, const std::string& veld, const Regelset& regels, const Schaal& schaal) {
    velden.zet(veld, inTekst(regels, schaal));
    velden.zet(veld + ", toelichting", regels.toelichting);
}

void zetSchaal(Velden& velden, const Schaal& schaal) {
    std::string volgorde;
    for (const rules::Niveau& niveau : schaal.niveaus) volgorde += (volgorde.empty() ? "" : ", ") + niveau.id;
    velden.zet("niveaus", volgorde);
    if (schaal.meting) {
        const rules::Meting& m = *schaal.meting;
        velden.zet("meting", m.naam + " van " + dutch::decimal(m.laagste, m.decimalen) + " tot en met " +
                                 dutch::decimal(m.hoogste, m.decimalen) + m.eenheid);
    }
    for (const rules::Niveau& niveau : schaal.niveaus) {
        velden.deel("niveau " + niveau.id);
        velden.zet("naam", niveau.naam);
        velden.zet("omschrijving", niveau.omschrijving);
        if (schaal.meting && !niveau.alleenCriterium)
            velden.zet("vanaf", dutch::decimal(niveau.vanaf, schaal.meting->decimalen));
        velden.zet("uiterlijk", niveau.vlak + " " + niveau.lijn + " " + niveau.tekst + " " + niveau.teken +
                                    (niveau.arcering ? " gearceerd" : ""));
        velden.zet("voldoet", niveau.voldoet ? "ja" : "nee");
        velden.zet("alleen criterium", niveau.alleenCriterium ? "ja" : "nee");
    }
}

void zetVerwachting(Velden& velden, const rules::Verwachting& een, const Schaal& schaal) {
    velden.deel("verwachting " + een.nummer);
    velden.zet("tekst", een.tekst);
    velden.zet("kort", een.kort);
    velden.zet("gevraagd", een.gevraagd);
    velden.zet("niet beoordeeld", een.nietBeoordeeld);
    velden.zet("gewicht", std::to_string(een.gewicht));
    for (const rules::Zin& zin : een.zinnen) velden.zet("zin bij " + naamVan(zin.niveau, schaal), zin.tekst);
}

std::string scoreInTekst(const Score& score, const Schaal& schaal) {
    if (score.soort == Score::Soort::onbekend) return "niet bekend";
    if (score.niveau < 0)
        return (score.soort == Score::Soort::nietVanToepassing ? "niet van toepassing: " : "niet beoordeeld: ") +
               score.reden;
    const std::string waarde = gemeten(&score, schaal);
    return naamVan(score.niveau, schaal) + (waarde.empty() ? "" : " (" + waarde + ")");
}

std::string feitInTekst(const rules::FeitWaarde& waarde, const rules::Feit& feit) {
    if (!waarde.waarde) return "niet bekend: " + waarde.reden;
    const std::string woord = feit.jaNee ? (*waarde.waarde ? "ja" : "nee") : dutch::number(*waarde.waarde);
    return woord + " op " + dutch::longDate(waarde.peildatum);
}

/// "5/12/9": how often each level of the scale occurs.
std::string geteld(const std::vector<int>& aantallen) {
    std::string out;
    for (const int aantal : aantallen) out += (out.empty() ? "" : "/") + std::to_string(aantal);
    return out;
}

}  // namespace

std::vector<Veld> veldenVan(const Toetsingskader& kader) {
    Velden velden;
    velden.deel("kader");
    velden.zet("id", kader.id);
    velden.zet("naam", kader.naam);
    velden.zet("versie", kader.versie);
    velden.zet("bron", kader.bron);
    if (kader.onvolledig)
        velden.zet("onvolledig",
                   std::to_string(kader.onvolledig->verwachtingen) + " verwachtingen: " + kader.onvolledig->reden);
    zetRegels(velden, "eindoordeel", kader.eindoordeel, kader.schaal);
    zetSchaal(velden, kader.schaal);
    for (const rules::Feit& feit : kader.feiten) {
        velden.deel("feit " + feit.id);
        velden.zet("definitie", feit.definitie);
        velden.zet("naam", feit.naam);
        velden.zet("soort", feit.jaNee ? "ja of nee" : "getal");
    }
    for (const rules::Thema& thema : kader.themas) {
        velden.deel("thema " + thema.nummer);
        velden.zet("naam", thema.naam);
        velden.zet("norm", thema.norm);
        zetRegels(velden, "themaoordeel", thema.themaoordeel, kader.schaal);
        for (const rules::Criterium& criterium : thema.criteria) {
            velden.deel("criterium " + criterium.nummer);
            velden.zet("naam", criterium.naam);
            velden.zet("norm", criterium.norm);
            zetRegels(velden, "beslisregels", criterium.beslisregels, kader.schaal);
            for (const rules::Verwachting& een : criterium.verwachtingen) zetVerwachting(velden, een, kader.schaal);
        }
    }
    return std::move(velden.all);
}

std::vector<Veld> veldenVan(const rules::Beoordeling& beoordeling, const Toetsingskader& kader) {
    Velden velden;
    for (const Score& score : beoordeling.scores) {
        if (score.afgeleid) continue;
        velden.deel("score van " + score.nummer);
        velden.zet("", scoreInTekst(score, kader.schaal));
    }
    velden.deel("beoordeling");
    velden.zet("kader", beoordeling.kader + " " + beoordeling.kaderVersie);
    velden.zet("periode", beoordeling.periode);
    velden.zet("bron", beoordeling.bron);
    velden.zet("peildatum", beoordeling.peildatum.empty() ? "" : dutch::longDate(beoordeling.peildatum));
    if (beoordeling.uitslag) velden.zet("uitslag", rules::inWoorden(*beoordeling.uitslag, kader.schaal));
    if (beoordeling.eindoordeel >= 0) velden.zet("eindoordeel", naamVan(beoordeling.eindoordeel, kader.schaal));
    for (size_t i = 0; i < beoordeling.feiten.size(); ++i)
        velden.zet(kader.feiten[i].naam, feitInTekst(beoordeling.feiten[i], kader.feiten[i]));
    for (const rules::Bevinding& bevinding : beoordeling.bevindingen) {
        velden.deel((bevinding.goedVoorbeeld ? "goed voorbeeld bij " : "bevinding bij ") +
                    dutch::enumeration(bevinding.nummers));
        velden.zet("", bevinding.tekst);
    }
    for (const rules::Verbeterpunt& punt : beoordeling.verbeterpunten) {
        velden.deel("verbeterpunt “" + punt.titel + "”");
        velden.zet("verwachtingen",
                   punt.verwachtingen.empty() ? "niet bekend" : dutch::enumeration(punt.verwachtingen));
        velden.zet("gevraagd", punt.gevraagd);
        velden.zet("maatregel", punt.maatregel);
        velden.zet("verantwoordelijke", punt.verantwoordelijke);
        velden.zet("termijn", punt.termijn.empty() ? "" : dutch::longDate(punt.termijn));
        velden.zet("status", punt.status);
    }
    return std::move(velden.all);
}

std::vector<Veld> oordelenVan(const rules::Scorecard& kaart, const Schaal& schaal) {
    Velden velden;
    const auto zet = [&](const rules::Oordeel& oordeel) {
        std::vector<std::string> open;
        for (const int niveau : oordeel.mogelijk) open.push_back(naamVan(niveau, schaal));
        velden.zet("", open.size() > 1 ? "niet bekend: " + dutch::choice(open) : naamVan(oordeel.niveau, schaal));
    };
    for (const rules::ThemaScore& thema : kaart.themas) {
        for (const rules::CriteriumScore& criterium : thema.criteria) {
            velden.deel("criterium " + criterium.criterium->nummer);
            zet(criterium.oordeel);
        }
        if (thema.thema->themaoordeel.leeg()) continue;
        velden.deel("thema " + thema.thema->nummer);
        zet(thema.oordeel);
    }
    velden.deel("het geheel");
    if (kaart.eind.niveau >= 0 || !kaart.eind.mogelijk.empty()) zet(kaart.eind);
    velden.deel("verwachtingen");
    velden.zet("", rules::inWoorden(kaart.uitkomst, schaal));
    return std::move(velden.all);
}

std::vector<Veld> tellingenVan(const Dataset& dataset) {
    const size_t levels = dataset.kader.schaal.niveaus.size();
    std::map<std::string, std::vector<int>> counts;
    const auto tel = [&](const std::string& deel, int niveau) {
        std::vector<int>& own = counts[deel];
        own.resize(levels);
        if (niveau >= 0) ++own[static_cast<size_t>(niveau)];
    };
    for (const rules::Scorecard& kaart : dataset.scorecards) {
        for (const rules::ThemaScore& thema : kaart.themas)
            for (const rules::CriteriumScore& criterium : thema.criteria)
                tel("criterium " + criterium.criterium->nummer, criterium.oordeel.niveau);
        for (const Score& score : kaart.scores) tel("verwachting " + score.nummer, score.niveau);
        if (kaart.eind.niveau >= 0) tel("het geheel", kaart.eind.niveau);
    }
    Velden velden;
    for (const auto& [deel, aantallen] : counts) {
        velden.deel(deel);
        velden.zet("", geteld(aantallen));
    }
    return std::move(velden.all);
}

std::vector<Verschil> verschillen(const std::vector<Veld>& oud, const std::vector<Veld>& nieuw) {
    const auto waardeIn = [](const std::vector<Veld>& velden, const Veld& veld) -> const std::string* {
        const auto found = std::find_if(velden.begin(), velden.end(), [&](const Veld& other) {
            return other.deel == veld.deel && other.veld == veld.veld;
        });
        return found == velden.end() ? nullptr : &found->waarde;
    };
    const auto delenVan = [](const std::vector<Veld>& velden) {
        std::set<std::string> delen;
        for (const Veld& veld : velden) delen.insert(veld.deel);
        return delen;
    };
    const std::set<std::string> toen = delenVan(oud), nu = delenVan(nieuw);
    std::vector<Verschil> out;
    std::set<std::string> told;  // parts that are on one side only
    for (const Veld& veld : nieuw) {
        if (!toen.count(veld.deel)) {
            if (told.insert(veld.deel).second) out.push_back({veld.deel, veld.veld, "", veld.waarde, true, false});
            continue;
        }
        const std::string* before = waardeIn(oud, veld);
        if (!before || *before != veld.waarde)
            out.push_back({veld.deel, veld.veld, before ? *before : "", veld.waarde, false, false});
    }
    for (const Veld& veld : oud) {
        if (!nu.count(veld.deel)) {
            if (told.insert(veld.deel).second) out.push_back({veld.deel, veld.veld, veld.waarde, "", false, true});
        } else if (!waardeIn(nieuw, veld)) {
            out.push_back({veld.deel, veld.veld, veld.waarde, "", false, false});
        }
    }
    return out;
}

}  // namespace oordeel::report
