// toetsingskader + beoordeling → scorecard.
#include "rules/score.h"

#include <algorithm>

namespace oordeel::rules {
namespace {

void telOp(Uitkomst& som, const Uitkomst& deel) {
    for (size_t i = 0; i < som.aantallen.size(); ++i) som.aantallen[i] += deel.aantallen[i];
}

/// The next way to let some verwachtingen of each level rise, at most as many as have it: an odometer with a wheel per
/// level. False after the last one.
bool volgende(std::vector<int>& stijgen, const std::vector<int>& hoogstens) {
    for (size_t i = 0; i < stijgen.size(); ++i) {
        if (stijgen[i] < hoogstens[i]) {
            ++stijgen[i];
            return true;
        }
        stijgen[i] = 0;
    }
    return false;
}

/// Searched rather than computed, because rules may count any level: tries all ways to raise some to the best level.
int nogNodig(const std::vector<Beslisregel>& regels, const Uitkomst& nu, size_t besteNiveau) {
    int besteOordeel = regels.front().oordeel;
    for (const Beslisregel& regel : regels) besteOordeel = std::min(besteOordeel, regel.oordeel);
    std::vector<int> onderBeste = nu.aantallen;
    onderBeste[besteNiveau] = 0;

    int minste = -1;
    std::vector<int> stijgen(nu.aantallen.size());
    do {
        Uitkomst dan = nu;
        int samen = 0;
        for (size_t i = 0; i < stijgen.size(); ++i) {
            dan.aantallen[i] -= stijgen[i];
            dan.aantallen[besteNiveau] += stijgen[i];
            samen += stijgen[i];
        }
        const Beslisregel* regel = beslis(regels, dan);
        if (regel && regel->oordeel == besteOordeel && (minste < 0 || samen < minste)) minste = samen;
    } while (volgende(stijgen, onderBeste));
    return minste;
}

class Teller {
  public:
    Teller(const Toetsingskader& kader, const Beoordeling& beoordeling) : kader_(kader), beoordeling_(beoordeling) {
        kaart_.uitkomst = leeg();
        kaart_.scores = beoordeling.scores;
        kaart_.verbeterpunten = beoordeling.verbeterpunten;
    }

    Scorecard tel() {
        for (const Thema& thema : kader_.themas) {
            kaart_.themas.push_back(telThema(thema));
            telOp(kaart_.uitkomst, kaart_.themas.back().uitkomst);
        }
        return std::move(kaart_);
    }

  private:
    ThemaScore telThema(const Thema& thema) {
        ThemaScore score{&thema, leeg(), {}};
        for (const Criterium& criterium : thema.criteria) {
            score.criteria.push_back(telCriterium(criterium));
            telOp(score.uitkomst, score.criteria.back().uitkomst);
        }
        return score;
    }

    CriteriumScore telCriterium(const Criterium& criterium) {
        CriteriumScore score;
        score.criterium = &criterium;
        score.uitkomst = leeg();
        for (const Verwachting& verwachting : criterium.verwachtingen) {
            const int niveau = niveauVan(verwachting);
            if (niveau < 0) continue;
            ++score.uitkomst.aantallen[static_cast<size_t>(niveau)];
            if (niveau != besteNiveau_ && !isGenoemd(verwachting)) leidAf(verwachting);
        }
        if (score.uitkomst.totaal() == 0) return score;
        score.regel = beslis(criterium.beslisregels, score.uitkomst);
        score.oordeel = score.regel->oordeel;
        score.nogNodig = nogNodig(criterium.beslisregels, score.uitkomst, static_cast<size_t>(besteNiveau_));
        return score;
    }

    int niveauVan(const Verwachting& verwachting) const {
        for (const Score& score : beoordeling_.scores)
            if (score.nummer == verwachting.nummer) return score.niveau;
        return -1;
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
    const int besteNiveau_ = kader_.schaal.vanVerwachtingen().front();
    Scorecard kaart_;
};

}  // namespace

Scorecard score(const Toetsingskader& kader, const Beoordeling& beoordeling) {
    return Teller(kader, beoordeling).tel();
}

}  // namespace oordeel::rules
