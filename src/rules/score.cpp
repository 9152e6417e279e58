// toetsingskader + beoordeling → scorecard.
#include "rules/score.h"

#include <algorithm>
#include <set>

#include "rules/geheel.h"
#include "rules/nodig.h"

namespace oordeel::rules {
namespace {

void telOp(Uitkomst& som, const Uitkomst& deel) {
    for (size_t i = 0; i < som.aantallen.size(); ++i) som.aantallen[i] += deel.aantallen[i];
}

void tel(Uitkomst& uitkomst, int niveau) {
    if (niveau >= 0) ++uitkomst.aantallen[static_cast<size_t>(niveau)];
}

/// The judgement that rules give in all states that what is known leaves open.
class Weger {
  public:
    Weger(const Regelset& regels, const Schaal& schaal) : regels_(regels), niveaus_(schaal.niveaus.size()) {}

    void weeg(const Stand& stand) {
        const Beslisregel* regel = beslis(regels_, stand);
        if (!regel) return;
        if (!gewogen_++) oordeel_.regel = regel;
        if (oordeel_.regel != regel) oordeel_.regel = nullptr;
        if (regel->oordeel >= 0) mogelijk_.insert(regel->oordeel);
        for (size_t i = 0; regel->oordeel < 0 && i < niveaus_; ++i) mogelijk_.insert(static_cast<int>(i));
    }

    Oordeel oordeel() {
        oordeel_.mogelijk.assign(mogelijk_.begin(), mogelijk_.end());
        if (mogelijk_.size() == 1) oordeel_.niveau = *mogelijk_.begin();
        if (mogelijk_.size() != 1) oordeel_.regel = nullptr;
        return oordeel_;
    }

  private:
    const Regelset& regels_;
    size_t niveaus_;
    Oordeel oordeel_;
    std::set<int> mogelijk_;
    size_t gewogen_ = 0;
};

class Teller {
  public:
    Teller(const Toetsingskader& kader, const Beoordeling& beoordeling) : kader_(kader), beoordeling_(beoordeling) {
        kaart_.uitkomst = leeg();
        kaart_.scores = beoordeling.scores;
        kaart_.verbeterpunten = beoordeling.verbeterpunten;
        for (const Score& score : beoordeling.scores) scores_[score.nummer] = &score;
    }

    Scorecard tel() {
        for (const Thema& thema : kader_.themas) {
            kaart_.themas.push_back(telThema(thema));
            telOp(kaart_.uitkomst, kaart_.themas.back().uitkomst);
        }
        if (beoordeling_.uitslag) kaart_.uitkomst = *beoordeling_.uitslag;
        kaart_.eind = weegGeheel(nullptr);
        if (kaart_.eind.niveau < 0 && beoordeling_.eindoordeel >= 0)
            kaart_.eind = {beoordeling_.eindoordeel, nullptr, {beoordeling_.eindoordeel}, true};
        return std::move(kaart_);
    }

  private:
    ThemaScore telThema(const Thema& thema) {
        ThemaScore score{&thema, leeg(), {}, {}};
        for (const Criterium& criterium : thema.criteria) {
            score.criteria.push_back(telCriterium(criterium));
            telOp(score.uitkomst, score.criteria.back().uitkomst);
        }
        score.oordeel = weegGeheel(&thema);
        return score;
    }

    CriteriumScore telCriterium(const Criterium& criterium) {
        CriteriumScore score;
        score.criterium = &criterium;
        score.uitkomst = leeg();
        std::vector<Gescoord> gescoord;
        for (const Verwachting& verwachting : criterium.verwachtingen) {
            const Score* een = scoreVan(verwachting);
            if (!een || een->niveau < 0) continue;
            gescoord.push_back({&verwachting, een->niveau, een->waarde});
            rules::tel(score.uitkomst, een->niveau);
            const bool voldoet = kader_.schaal.niveaus[static_cast<size_t>(een->niveau)].voldoet;
            if (!voldoet && !isGenoemd(verwachting)) leidAf(verwachting);
        }
        const Regelset& regels = criterium.beslisregels;
        if (regels.leeg()) return score;
        if (isBekend(regels, criterium)) {
            if (gescoord.empty()) return score;
            Weger weger(regels, kader_.schaal);
            weger.weeg(standVan(gescoord, beoordeling_.feiten, kader_.schaal));
            score.oordeel = weger.oordeel();
            score.nogNodig = nogNodig(regels, gescoord, beoordeling_.feiten, kader_.schaal);
        } else {
            score.oordeel = weegMogelijke(regels, criterium);
            score.nogNodig = -1;
        }
        return score;
    }

    Oordeel weegMogelijke(const Regelset& regels, const Criterium& criterium) const {
        constexpr int64_t most = 1'000'000;
        Weger weger(regels, kader_.schaal);
        Gevraagd gevraagd;
        gevraagd.add(regels);
        const std::vector<Klasse> parts = klassen(criterium, gevraagd, bekend());
        if (aantalStanden(parts, most) > most) return {};
        for (const auto& feiten : elkeFeiten(kader_.feiten, {&regels}, beoordeling_.feiten)) {
            elkeStand(parts, kader_.schaal, gevraagd, [&](const Mogelijkheid& m, const PerKlasse&, int) {
                elkGemiddelde(m, regels, [&](Mogelijkheid deel) {
                    deel.stand.feiten = feiten;
                    weger.weeg(deel.stand);
                });
            });
        }
        return weger.oordeel();
    }

    /// The judgement of a thema, or (null) of the organisation, over all that its parts may be.
    Oordeel weegGeheel(const Thema* thema) const {
        const Regelset& regels = thema ? thema->themaoordeel : kader_.eindoordeel;
        if (regels.leeg()) return {};
        Weger weger(regels, kader_.schaal);
        Gevraagd gevraagd;
        gevraagd.add(regels);
        std::vector<const Regelset*> alle{&regels};
        for (const Thema& een : kader_.themas) {
            alle.push_back(&een.themaoordeel);
            for (const Criterium& criterium : een.criteria) alle.push_back(&criterium.beslisregels);
        }
        for (const auto& feiten : elkeFeiten(kader_.feiten, alle, beoordeling_.feiten)) {
            Mogelijkheden samen;
            const bool alleenTellen = !thema && beoordeling_.uitslag && !gevraagd.criteria && !gevraagd.themas &&
                                      gevraagd.genoemd.empty() && !gevraagd.gewichten && !gevraagd.gemiddelde;
            if (alleenTellen) {
                Mogelijkheid geteld;
                geteld.stand.verwachtingen = *beoordeling_.uitslag;
                geteld.ietsBeoordeeld = true;
                samen.standen.insert(std::move(geteld));
            } else if (!verzamel(kader_, thema, feiten, gevraagd, bekend(), false, samen)) {
                return {};
            }
            for (const Mogelijkheid& m : samen.standen) {
                if (!m.ietsBeoordeeld) continue;
                if (!thema && beoordeling_.uitslag && gevraagd.verwachtingen &&
                    m.stand.verwachtingen != *beoordeling_.uitslag)
                    continue;
                elkGemiddelde(m, regels, [&](Mogelijkheid deel) {
                    deel.stand.feiten = feiten;
                    weger.weeg(deel.stand);
                });
            }
        }
        return weger.oordeel();
    }

    /// Whether all that the rules of a criterium look at is known.
    bool isBekend(const Regelset& regels, const Criterium& criterium) const {
        Gevraagd gevraagd;
        gevraagd.add(regels);
        const bool feiten = std::all_of(gevraagd.feiten.begin(), gevraagd.feiten.end(),
                                        [&](size_t feit) { return beoordeling_.feiten[feit].waarde.has_value(); });
        return feiten && std::none_of(criterium.verwachtingen.begin(), criterium.verwachtingen.end(),
                                      [&](const Verwachting& verwachting) {
                                          const Score* een = scoreVan(verwachting);
                                          return een && een->soort == Score::Soort::onbekend;
                                      });
    }

    Bekend bekend() const {
        return [this](const Verwachting& verwachting) -> Klasse {
            const Score* een = scoreVan(verwachting);
            if (!een || een->soort == Score::Soort::onbekend) return onbekend(kader_.schaal, false);
            Klasse klasse;
            klasse.aantal = een->niveau < 0 ? 0 : 1;
            klasse.niveaus = {een->niveau};
            klasse.waarde = een->waarde;
            return klasse;
        };
    }

    const Score* scoreVan(const Verwachting& verwachting) const {
        const auto found = scores_.find(verwachting.nummer);
        return found == scores_.end() ? nullptr : found->second;
    }

    bool isGenoemd(const Verwachting& verwachting) const {
        return std::any_of(
            beoordeling_.verbeterpunten.begin(), beoordeling_.verbeterpunten.end(), [&](const auto& punt) {
                return std::find(punt.verwachtingen.begin(), punt.verwachtingen.end(), verwachting.nummer) !=
                       punt.verwachtingen.end();
            });
    }

    void leidAf(const Verwachting& verwachting) {
        Verbeterpunt punt;
        punt.titel = verwachting.titel();
        punt.verwachtingen = {verwachting.nummer};
        punt.gevraagd = verwachting.gevraagd;
        punt.afgeleid = true;
        punt.at = verwachting.at;
        kaart_.verbeterpunten.push_back(std::move(punt));
    }

    Uitkomst leeg() const { return {std::vector<int>(kader_.schaal.niveaus.size())}; }

    const Toetsingskader& kader_;
    const Beoordeling& beoordeling_;
    std::map<std::string_view, const Score*> scores_;
    Scorecard kaart_;
};

}  // namespace

Scorecard score(const Toetsingskader& kader, const Beoordeling& beoordeling) {
    return Teller(kader, beoordeling).tel();
}

}  // namespace oordeel::rules
