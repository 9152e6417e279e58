#include "rules/bewijs.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/dutch.h"
#include "rules/geheel.h"
#include "rules/intervallen.h"

namespace oordeel::rules {
namespace {

/// States times conditions: a criterium of 40 verwachtingen on a scale of four levels, with ten rules, fits.
constexpr int64_t meesteWerk = 2'000'000;
constexpr size_t meesteVoorbeelden = 3;

/// States with the same fault, told by the first few.
struct Voorbeelden {
    std::vector<std::string> eerste;
    size_t aantal = 0;

    std::string tekst() const {
        std::vector<std::string> delen = eerste;
        if (aantal > eerste.size()) delen.push_back(std::to_string(aantal - eerste.size()) + " more");
        std::string out = delen[0];
        for (size_t i = 1; i < delen.size(); ++i) out += (i + 1 < delen.size() ? ", " : " and ") + delen[i];
        return out;
    }
};

/// A state in words, as far as rules ask for it.
class Beschrijver {
  public:
    Beschrijver(const Schaal& schaal, const std::vector<Feit>& feiten, const Gevraagd& gevraagd, bool geheel)
        : schaal_(schaal), feiten_(feiten), gevraagd_(gevraagd), geheel_(geheel) {}

    std::string operator()(const Stand& stand, int niet) const {
        std::vector<std::string> delen;
        if (!geheel_ || stand.verwachtingen.totaal() > 0)
            delen.push_back(inWoorden(stand.verwachtingen, schaal_) + (geheel_ ? " (verwachtingen)" : ""));
        if (stand.criteria.totaal() > 0) delen.push_back(inWoorden(stand.criteria, schaal_) + " (criteria)");
        if (stand.themas.totaal() > 0) delen.push_back(inWoorden(stand.themas, schaal_) + " (thema's)");
        for (const auto& [nummer, niveau] : stand.genoemd)
            delen.push_back(nummer + " " + schaal_.niveaus[static_cast<size_t>(niveau)].naam);
        if (gevraagd_.gewichten) delen.push_back("gewicht " + inWoorden(gewichten(stand), schaal_));
        if (gevraagd_.gemiddelde && stand.verwachtingen.totaal() > 0)
            delen.push_back("gemiddelde " + gemiddelde(stand));
        for (const size_t feit : gevraagd_.feiten) {
            if (feit >= stand.feiten.size() || !stand.feiten[feit]) continue;
            const int waarde = *stand.feiten[feit];
            const std::string woord = feiten_[feit].jaNee ? (waarde ? "ja" : "nee") : std::to_string(waarde);
            delen.push_back(feiten_[feit].id + " " + woord);
        }
        std::string out;
        for (const std::string& deel : delen) out += (out.empty() ? "" : ", ") + deel;
        return "\"" + (out.empty() ? "niets beoordeeld" : out) + "\"" +
               (niet == 0 ? "" : " (" + std::to_string(niet) + " not judged)");
    }

  private:
    static Uitkomst gewichten(const Stand& stand) {
        Uitkomst out;
        for (const int64_t gewicht : stand.gewichten) out.aantallen.push_back(static_cast<int>(gewicht));
        return out;
    }

    /// In two more decimals than the scale has, cut off: to tell it from the bound that it misses.
    std::string gemiddelde(const Stand& stand) const {
        return dutch::decimal(stand.som * 100 / stand.verwachtingen.totaal(), schaal_.meting->decimalen + 2);
    }

    const Schaal& schaal_;
    const std::vector<Feit>& feiten_;
    const Gevraagd& gevraagd_;
    bool geheel_;
};

/// What was found wrong with a rule set, while states pass by.
class Bewijs {
  public:
    Bewijs(const Regelset& set, const Schaal& schaal, const std::vector<Feit>& feiten, std::string wat, bool geheel,
           Diagnostics& diagnostics)
        : set_(set),
          schaal_(schaal),
          wat_(std::move(wat)),
          beschrijf_(schaal, feiten, gevraagd_, geheel),
          diagnostics_(diagnostics) {
        gevraagd_.add(set);
    }

    const Gevraagd& gevraagd() const { return gevraagd_; }

    void bekijk(const Stand& stand, int niet) {
        const auto& regels = set_.regels;
        size_t eerste = regelVoor(stand, 0);
        const bool anders = eerste == regels.size() && std::any_of(regels.begin(), regels.end(),
                                                                   [](const Beslisregel& r) { return r.isAnders(); });
        if (eerste == regels.size() && !anders) return noteer(stand, niet, open_);
        if (anders || set_.eersteGeldt) return;
        const size_t tweede = regelVoor(stand, eerste + 1);
        if (tweede < regels.size()) noteer(stand, niet, dubbel_[{eerste, tweede}]);
    }

    /// Compares the judgement of a state with that of one in which a verwachting is better. One example is enough:
    /// nearly always two conditions changed places.
    void vergelijk(const Stand& nu, int niet, const Stand& beter) {
        if (slechter_ || foutGevonden()) return;
        const Beslisregel *regelNu = beslis(set_, nu), *regelBeter = beslis(set_, beter);
        if (!regelNu || !regelBeter || regelNu->oordeel < 0 || regelBeter->oordeel <= regelNu->oordeel) return;
        slechter_ = {regelBeter->at, wat_ + " gets worse when a verwachting gets better: " + beschrijf_(nu, niet) +
                                         " gives " + geciteerd(*regelNu) + ", " + beschrijf_(beter, niet) + " gives " +
                                         geciteerd(*regelBeter) + "; probably two conditions must change places"};
    }

    /// The states that no rule decides are told at the rule set, those that two decide at the second of them.
    void meld() {
        if (open_.aantal > 0)
            diagnostics_.error(set_.at,
                               "no rule decides " + wat_ + " at " + open_.tekst() + "; widen a rule or add one");
        for (const auto& [paar, voorbeelden] : dubbel_)
            diagnostics_.error(set_.regels[paar.second].at, "two rules decide " + wat_ + " at " + voorbeelden.tekst() +
                                                                ": " + geciteerd(set_.regels[paar.first]) + " and " +
                                                                geciteerd(set_.regels[paar.second]) +
                                                                "; narrow one of them");
        if (!foutGevonden() && slechter_) diagnostics_.error(slechter_->first, slechter_->second);
    }

    void teVeel(std::string_view raad) {
        diagnostics_.error(set_.at, wat_ + " has too many outcomes to prove its rules; " + std::string(raad));
    }

  private:
    bool foutGevonden() const { return open_.aantal > 0 || !dubbel_.empty(); }

    /// Index of the first rule from `begin` on that holds, or their number.
    size_t regelVoor(const Stand& stand, size_t begin) const {
        const auto& regels = set_.regels;
        while (begin < regels.size() && (regels[begin].isAnders() || !regels[begin].geldt(stand))) ++begin;
        return begin;
    }

    void noteer(const Stand& stand, int niet, Voorbeelden& voorbeelden) const {
        if (++voorbeelden.aantal <= meesteVoorbeelden) voorbeelden.eerste.push_back(beschrijf_(stand, niet));
    }

    std::string geciteerd(const Beslisregel& regel) const {
        return (regel.oordeel < 0 ? "niet bekend" : schaal_.niveaus[static_cast<size_t>(regel.oordeel)].id) + " (\"" +
               regel.als + "\")";
    }

    const Regelset& set_;
    const Schaal& schaal_;
    std::string wat_;
    Gevraagd gevraagd_;
    Beschrijver beschrijf_;
    Diagnostics& diagnostics_;
    Voorbeelden open_;
    std::map<std::pair<size_t, size_t>, Voorbeelden> dubbel_;
    std::optional<std::pair<Position, std::string>> slechter_;
};

/// With most judged first, and then the best: what an author has in mind.
bool meestEerst(const Mogelijkheid& a, const Mogelijkheid& b) {
    const auto most = [](const Mogelijkheid& m) {
        return std::tuple(m.stand.verwachtingen.totaal(), m.stand.criteria.totaal(), m.stand.themas.totaal());
    };
    return std::tuple(most(a), a.stand) > std::tuple(most(b), b.stand);
}

int64_t aantalVoorwaarden(const Regelset& regels) {
    int64_t aantal = 1;
    for (const Beslisregel& regel : regels.regels) aantal += static_cast<int64_t>(regel.voorwaarden.size());
    return aantal;
}

}  // namespace

void prove(const Regelset& regels, const std::vector<Klasse>& klassen, const Schaal& schaal,
           const std::vector<Feit>& feiten, std::string_view wat, Diagnostics& diagnostics) {
    Bewijs bewijs(regels, schaal, feiten, std::string(wat), false, diagnostics);
    const auto elkFeit = elkeFeiten(feiten, {&regels}, {});
    const int64_t werk = aantalVoorwaarden(regels) * static_cast<int64_t>(elkFeit.size());
    if (aantalStanden(klassen, meesteWerk) > meesteWerk / werk) {
        const bool klaar = elkInterval(
            regels, klassen, schaal, [&](const Stand& stand, int niet) { bewijs.bekijk(stand, niet); },
            [&](const Stand& nu, const Stand& beter, int niet) { bewijs.vergelijk(nu, niet, beter); });
        return klaar ? bewijs.meld() : bewijs.teVeel("divide it into several criteria");
    }
    for (const auto& bekend : elkFeit) {
        elkeStand(klassen, schaal, bewijs.gevraagd(), [&](const Mogelijkheid& m, const PerKlasse& perKlasse, int niet) {
            elkGemiddelde(m, regels, [&](Mogelijkheid deel) {
                deel.stand.feiten = bekend;
                bewijs.bekijk(deel.stand, niet);
            });
            elkeVerbetering(m, klassen, perKlasse, schaal, bewijs.gevraagd(), [&](const Stap& alle) {
                elkeStap(alle, regels, [&](Stap stap) {
                    stap.van.stand.feiten = stap.naar.stand.feiten = bekend;
                    bewijs.vergelijk(stap.van.stand, niet, stap.naar.stand);
                });
            });
        });
    }
    bewijs.meld();
}

void proveGeheel(const Toetsingskader& kader, const Thema* thema, Diagnostics& diagnostics) {
    const Regelset& regels = thema ? thema->themaoordeel : kader.eindoordeel;
    Bewijs bewijs(regels, kader.schaal, kader.feiten, thema ? "thema " + thema->nummer : "the organisation", true,
                  diagnostics);
    std::vector<const Regelset*> alle{&regels};
    for (const Thema& one : kader.themas) {
        if (thema && &one != thema) continue;
        alle.push_back(&one.themaoordeel);
        for (const Criterium& criterium : one.criteria) alle.push_back(&criterium.beslisregels);
    }
    const auto alles = [&](const Verwachting&) { return onbekend(kader.schaal, true); };
    std::set<std::pair<Mogelijkheid, std::vector<std::optional<int>>>> gezien;
    for (const auto& bekend : elkeFeiten(kader.feiten, alle, {})) {
        Mogelijkheden samen;
        if (!verzamel(kader, thema, bekend, bewijs.gevraagd(), alles, true, samen))
            return bewijs.teVeel("count criteria instead of verwachtingen, or name fewer of them");
        std::vector<Mogelijkheid> opVolgorde(samen.standen.begin(), samen.standen.end());
        std::stable_sort(opVolgorde.begin(), opVolgorde.end(), meestEerst);
        std::vector<std::optional<int>> gevraagd = bekend;
        for (size_t i = 0; i < bekend.size(); ++i)
            if (!bewijs.gevraagd().feiten.count(i)) gevraagd[i].reset();
        for (const Mogelijkheid& m : opVolgorde) {
            if (!m.ietsBeoordeeld) continue;
            elkGemiddelde(m, regels, [&](Mogelijkheid deel) {
                deel.stand.feiten = gevraagd;
                if (gezien.emplace(deel, gevraagd).second) bewijs.bekijk(deel.stand, 0);
            });
        }
        std::vector<Stap> stappen(samen.stappen.begin(), samen.stappen.end());
        std::stable_sort(stappen.begin(), stappen.end(),
                         [](const Stap& a, const Stap& b) { return meestEerst(a.van, b.van); });
        for (const Stap& een : stappen) {
            elkeStap(een, regels, [&](Stap stap) {
                stap.van.stand.feiten = stap.naar.stand.feiten = gevraagd;
                bewijs.vergelijk(stap.van.stand, 0, stap.naar.stand);
            });
        }
    }
    bewijs.meld();
}

}  // namespace oordeel::rules
