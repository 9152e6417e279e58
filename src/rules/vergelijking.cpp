#include "rules/vergelijking.h"

#include <algorithm>

namespace oordeel::rules {
namespace {

/// Whether a score of one scale means the same in another: the levels that a verwachting can have, and how they are
/// measured.
bool zelfdeSchaal(const Schaal& een, const Schaal& ander) {
    if (een.meting.has_value() != ander.meting.has_value()) return false;
    if (een.meting && (een.meting->laagste != ander.meting->laagste || een.meting->hoogste != ander.meting->hoogste ||
                       een.meting->decimalen != ander.meting->decimalen))
        return false;
    const std::vector<int> hier = een.vanVerwachtingen(), daar = ander.vanVerwachtingen();
    return std::equal(hier.begin(), hier.end(), daar.begin(), daar.end(), [&](int a, int b) {
        return een.niveaus[static_cast<size_t>(a)].id == ander.niveaus[static_cast<size_t>(b)].id;
    });
}

/// Levels count from the best down.
Richting richtingVan(int64_t toen, int64_t nu) {
    return nu < toen ? Richting::beter : nu > toen ? Richting::slechter : Richting::gelijk;
}

class Vergelijker {
  public:
    Vergelijker(const Kant& toen, const Kant& nu, const Overgang* overgang) : toen_(toen), nu_(nu) {
        zelfde_ = zelfdeKader(*toen.kader, *nu.kader);
        if (!zelfde_ && overgang && overgang->past(*toen.kader, *nu.kader)) overgang_ = overgang;
    }

    Vergelijking vergelijk(const std::string& peildatum) {
        uit_.anderKader = !zelfde_;
        uit_.peildatum = peildatum.empty() ? nu_.beoordeling->peildatum : peildatum;
        vergelijkVerwachtingen();
        vergelijkOordelen();
        vergelijkPunten();
        return std::move(uit_);
    }

  private:
    /// Every one on which somebody is judged.
    template <class Bezoek>
    static void elkeVerwachting(const Toetsingskader& kader, Bezoek bezoek) {
        for (const Thema& thema : kader.themas)
            for (const Criterium& criterium : thema.criteria)
                for (const Verwachting& verwachting : criterium.verwachtingen)
                    if (verwachting.nietBeoordeeld.empty()) bezoek(verwachting);
    }

    static const Score* scoreVan(const Kant& kant, const Verwachting* verwachting) {
        if (!verwachting) return nullptr;
        const auto& scores = kant.kaart->scores;
        const auto found = std::find_if(scores.begin(), scores.end(),
                                        [&](const Score& score) { return score.nummer == verwachting->nummer; });
        return found == scores.end() ? nullptr : &*found;
    }

    const Overgang::Paar* paarNaar(const std::string& nummer) const {
        if (!overgang_) return nullptr;
        const auto found = std::find_if(overgang_->paren.begin(), overgang_->paren.end(),
                                        [&](const auto& paar) { return paar.naar == nummer; });
        return found == overgang_->paren.end() ? nullptr : &*found;
    }

    void vergelijkVerwachtingen() {
        elkeVerwachting(*nu_.kader, [&](const Verwachting& nu) {
            VergelekenVerwachting een;
            een.nu = &nu;
            een.overgang = paarNaar(nu.nummer);
            een.toen = zelfde_        ? toen_.kader->verwachting(nu.nummer)
                       : een.overgang ? toen_.kader->verwachting(een.overgang->van)
                                      : nullptr;
            weeg(een);
        });
        elkeVerwachting(*toen_.kader, [&](const Verwachting& toen) {
            const bool gezien = std::any_of(uit_.verwachtingen.begin(), uit_.verwachtingen.end(),
                                            [&](const auto& een) { return een.toen == &toen; });
            if (gezien) return;
            VergelekenVerwachting een;
            een.toen = &toen;
            weeg(een);
        });
    }

    void weeg(VergelekenVerwachting een) {
        een.scoreToen = scoreVan(toen_, een.toen);
        een.scoreNu = scoreVan(nu_, een.nu);
        const bool judgedThen = een.scoreToen && een.scoreToen->niveau >= 0;
        const bool judgedNow = een.scoreNu && een.scoreNu->niveau >= 0;
        een.waarom = !een.nu                                                ? Waarom::alleenToen
                     : !een.toen                                            ? Waarom::alleenNu
                     : !judgedThen                                          ? Waarom::toenGeenOordeel
                     : !judgedNow                                           ? Waarom::nuGeenOordeel
                     : zelfdeSchaal(toen_.kader->schaal, nu_.kader->schaal) ? Waarom::vergelijkbaar
                                                                            : Waarom::andereSchaal;
        if (een.waarom == Waarom::vergelijkbaar) {
            een.richting = een.scoreToen->waarde && een.scoreNu->waarde
                               ? richtingVan(-*een.scoreToen->waarde, -*een.scoreNu->waarde)
                               : richtingVan(plaats(toen_, *een.scoreToen), plaats(nu_, *een.scoreNu));
        }
        uit_.verwachtingen.push_back(een);
    }

    /// The place of a level among those that verwachtingen can have: the same in two scales, also when only one of them
    /// has levels for criteria alone.
    static int64_t plaats(const Kant& kant, const Score& score) {
        const std::vector<int> niveaus = kant.kader->schaal.vanVerwachtingen();
        return std::find(niveaus.begin(), niveaus.end(), score.niveau) - niveaus.begin();
    }

    VergelekenOordeel oordeel(const std::string& nummer, const std::string& naam, const Oordeel* toen,
                              const Oordeel& nu) const {
        VergelekenOordeel een{nummer, naam, toen ? toen->niveau : -1, nu.niveau};
        een.waarom = !zelfde_       ? Waarom::anderKader
                     : een.toen < 0 ? Waarom::toenGeenOordeel
                     : een.nu < 0   ? Waarom::nuGeenOordeel
                                    : Waarom::vergelijkbaar;
        if (een.waarom == Waarom::vergelijkbaar) een.richting = richtingVan(een.toen, een.nu);
        return een;
    }

    void vergelijkOordelen() {
        // In the same kader the scorecards have the same shape.
        for (size_t t = 0; t < nu_.kaart->themas.size(); ++t) {
            const ThemaScore& nu = nu_.kaart->themas[t];
            const ThemaScore* toen = zelfde_ ? &toen_.kaart->themas[t] : nullptr;
            if (!nu.thema->themaoordeel.leeg())
                uit_.themas.push_back(
                    oordeel(nu.thema->nummer, nu.thema->naam, toen ? &toen->oordeel : nullptr, nu.oordeel));
            for (size_t c = 0; c < nu.criteria.size(); ++c)
                uit_.criteria.push_back(oordeel(nu.criteria[c].criterium->nummer, nu.criteria[c].criterium->naam,
                                                toen ? &toen->criteria[c].oordeel : nullptr, nu.criteria[c].oordeel));
        }
        uit_.eind = oordeel("", "", &toen_.kaart->eind, nu_.kaart->eind);
    }

    /// The verwachting of now that asks what a number of then asked, or null.
    const VergelekenVerwachting* vervolg(const std::string& nummer) const {
        const auto found = std::find_if(uit_.verwachtingen.begin(), uit_.verwachtingen.end(), [&](const auto& een) {
            return een.toen && een.toen->nummer == nummer && een.nu;
        });
        return found == uit_.verwachtingen.end() ? nullptr : &*found;
    }

    /// Two points about the same: of then and of now.
    bool zelfdePunt(const Verbeterpunt& toen, const Verbeterpunt& nu) const {
        if (toen.verwachtingen.empty() && nu.verwachtingen.empty()) return zelfde_ && toen.titel == nu.titel;
        return std::any_of(toen.verwachtingen.begin(), toen.verwachtingen.end(), [&](const std::string& nummer) {
            const VergelekenVerwachting* een = vervolg(nummer);
            return een && std::find(nu.verwachtingen.begin(), nu.verwachtingen.end(), een->nu->nummer) !=
                              nu.verwachtingen.end();
        });
    }

    Verloop verloopVan(const Verbeterpunt& toen) const {
        bool known = !toen.verwachtingen.empty();
        for (const std::string& nummer : toen.verwachtingen) {
            const VergelekenVerwachting* een = vervolg(nummer);
            const bool judged = een && een->scoreNu && een->scoreNu->niveau >= 0;
            if (judged && !nu_.kader->schaal.niveaus[static_cast<size_t>(een->scoreNu->niveau)].voldoet)
                return Verloop::open;
            known = known && judged;
        }
        return known ? Verloop::opgelost : Verloop::onbekend;
    }

    void vergelijkPunten() {
        std::vector<const Verbeterpunt*> matched;
        for (const Verbeterpunt& toen : toen_.kaart->verbeterpunten) {
            VergelekenPunt een;
            een.toen = &toen;
            een.verloop = verloopVan(toen);
            for (const Verbeterpunt& nu : nu_.kaart->verbeterpunten) {
                if (!zelfdePunt(toen, nu)) continue;
                if (!een.nu) een.nu = &nu;
                matched.push_back(&nu);
            }
            voltooi(een);
        }
        for (const Verbeterpunt& nu : nu_.kaart->verbeterpunten) {
            if (std::find(matched.begin(), matched.end(), &nu) != matched.end()) continue;
            VergelekenPunt een;
            een.nu = &nu;
            een.verloop = Verloop::nieuw;
            voltooi(een);
        }
    }

    void voltooi(VergelekenPunt een) {
        for (const Verbeterpunt* punt : {een.nu, een.toen}) {
            if (punt && een.status.empty()) een.status = punt->status;
            if (punt && een.termijn.empty()) een.termijn = punt->termijn;
        }
        const bool done = een.status == "afgerond";
        een.tegenspraak = done && een.verloop == Verloop::open;
        // ISO dates sort as texts.
        een.teLaat = !uit_.peildatum.empty() && !een.termijn.empty() && een.termijn < uit_.peildatum &&
                     een.verloop != Verloop::opgelost && (!done || een.tegenspraak);
        uit_.punten.push_back(std::move(een));
    }

    const Kant& toen_;
    const Kant& nu_;
    bool zelfde_ = false;
    const Overgang* overgang_ = nullptr;
    Vergelijking uit_;
};

}  // namespace

size_t Vergelijking::aantal(Richting richting) const {
    return static_cast<size_t>(std::count_if(verwachtingen.begin(), verwachtingen.end(),
                                             [&](const auto& een) { return een.richting == richting; }));
}

Vergelijking vergelijk(const Kant& toen, const Kant& nu, const Overgang* overgang, const std::string& peildatum) {
    return Vergelijker(toen, nu, overgang).vergelijk(peildatum);
}

}  // namespace oordeel::rules
