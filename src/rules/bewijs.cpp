// The proof that a set of decision rules decides every outcome of a criterium, once, and never punishes improvement.
#include <algorithm>
#include <cstdint>
#include <map>

#include "rules/beslisregels.h"

namespace oordeel::rules {
namespace {

/// Outcomes times conditions: a criterium of 40 verwachtingen on a scale of four levels, with ten rules, fits.
constexpr int64_t meesteWerk = 2'000'000;
constexpr size_t meesteVoorbeelden = 3;

/// How many outcomes there are of 1 to `verwachtingen` judged ones, C(verwachtingen + niveaus, niveaus) - 1; or some
/// number above the limit when it is more.
int64_t aantalUitkomsten(int verwachtingen, size_t niveaus) {
    int64_t aantal = 1;
    for (int64_t i = 1; i <= static_cast<int64_t>(niveaus) && aantal <= meesteWerk; ++i)
        aantal = aantal * (verwachtingen + i) / i;
    return aantal - 1;
}

/// Appends all ways to divide `rest` verwachtingen over the levels from `niveau` on, best first.
void verdeel(int rest, const std::vector<int>& niveaus, size_t niveau, Uitkomst& uitkomst, std::vector<Uitkomst>& out) {
    int& aantal = uitkomst.aantallen[static_cast<size_t>(niveaus[niveau])];
    if (niveau + 1 == niveaus.size()) {
        aantal = rest;
        out.push_back(uitkomst);
    } else {
        for (aantal = rest; aantal >= 0; --aantal) verdeel(rest - aantal, niveaus, niveau + 1, uitkomst, out);
    }
    aantal = 0;
}

/// Those with all verwachtingen judged come first: they are what an author has in mind.
std::vector<Uitkomst> alleUitkomsten(int verwachtingen, const Schaal& schaal) {
    std::vector<Uitkomst> out;
    Uitkomst uitkomst{std::vector<int>(schaal.niveaus.size())};
    for (int beoordeeld = verwachtingen; beoordeeld >= 1; --beoordeeld)
        verdeel(beoordeeld, schaal.vanVerwachtingen(), 0, uitkomst, out);
    return out;
}

/// Outcomes with the same fault, told by the first few.
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

class Bewijs {
  public:
    Bewijs(const std::vector<Beslisregel>& regels, int verwachtingen, const Schaal& schaal, std::string_view criterium,
           Diagnostics& diagnostics)
        : regels_(regels),
          verwachtingen_(verwachtingen),
          schaal_(schaal),
          criterium_("criterium " + std::string(criterium)),
          uitkomsten_(alleUitkomsten(verwachtingen, schaal)),
          diagnostics_(diagnostics) {}

    /// Reports the outcomes that no rule decides, at the rule set, and the ones that two decide, at the second of them.
    bool eenduidig(Position at) {
        Voorbeelden open;
        std::map<std::pair<size_t, size_t>, Voorbeelden> dubbel;
        for (const Uitkomst& uitkomst : uitkomsten_) {
            const size_t eerste = regelVoor(uitkomst, 0);
            const size_t tweede = regelVoor(uitkomst, eerste + 1);
            if (eerste == regels_.size())
                noteer(uitkomst, open);
            else if (tweede < regels_.size())
                noteer(uitkomst, dubbel[{eerste, tweede}]);
        }
        if (open.aantal > 0)
            diagnostics_.error(at,
                               "no rule decides " + criterium_ + " at " + open.tekst() + "; widen a rule or add one");
        for (const auto& [paar, voorbeelden] : dubbel)
            diagnostics_.error(regels_[paar.second].at, "two rules decide " + criterium_ + " at " +
                                                            voorbeelden.tekst() + ": " +
                                                            geciteerd(regels_[paar.first]) + " and " +
                                                            geciteerd(regels_[paar.second]) + "; narrow one of them");
        return open.aantal == 0 && dubbel.empty();
    }

    /// Raises one verwachting by one level, wherever it can, and compares the judgements. The first example is enough:
    /// nearly always two conditions changed places. Precondition: `eenduidig`.
    void beloontVerbetering() {
        const std::vector<int> niveaus = schaal_.vanVerwachtingen();
        for (const Uitkomst& nu : uitkomsten_)
            for (size_t i = 1; i < niveaus.size(); ++i) {
                Uitkomst beter = nu;
                if (beter.aantallen[static_cast<size_t>(niveaus[i])]-- == 0) continue;
                ++beter.aantallen[static_cast<size_t>(niveaus[i - 1])];
                const Beslisregel& regelNu = *beslis(regels_, nu);
                const Beslisregel& regelBeter = *beslis(regels_, beter);
                if (regelBeter.oordeel <= regelNu.oordeel) continue;
                diagnostics_.error(regelBeter.at,
                                   criterium_ + " gets worse when a verwachting gets better: " + inWoorden(nu) +
                                       " gives " + geciteerd(regelNu) + ", " + inWoorden(beter) + " gives " +
                                       geciteerd(regelBeter) + "; probably two conditions must change places");
                return;
            }
    }

  private:
    /// Index of the first rule from `begin` on that holds, or their number.
    size_t regelVoor(const Uitkomst& uitkomst, size_t begin) const {
        while (begin < regels_.size() && !regels_[begin].geldt(uitkomst)) ++begin;
        return begin;
    }

    void noteer(const Uitkomst& uitkomst, Voorbeelden& voorbeelden) const {
        if (++voorbeelden.aantal <= meesteVoorbeelden) voorbeelden.eerste.push_back(inWoorden(uitkomst));
    }

    std::string inWoorden(const Uitkomst& uitkomst) const {
        const int niet = verwachtingen_ - uitkomst.totaal();
        return "\"" + rules::inWoorden(uitkomst, schaal_) + "\"" +
               (niet == 0 ? "" : " (" + std::to_string(niet) + " not judged)");
    }

    std::string geciteerd(const Beslisregel& regel) const {
        return schaal_.niveaus[static_cast<size_t>(regel.oordeel)].id + " (\"" + regel.als + "\")";
    }

    const std::vector<Beslisregel>& regels_;
    int verwachtingen_;
    const Schaal& schaal_;
    std::string criterium_;
    std::vector<Uitkomst> uitkomsten_;
    Diagnostics& diagnostics_;
};

}  // namespace

void prove(const std::vector<Beslisregel>& regels, int verwachtingen, const Schaal& schaal, std::string_view criterium,
           Position at, Diagnostics& diagnostics) {
    int64_t voorwaarden = 1;
    for (const Beslisregel& regel : regels) voorwaarden += static_cast<int64_t>(regel.voorwaarden.size());
    const int64_t uitkomsten = aantalUitkomsten(verwachtingen, schaal.vanVerwachtingen().size());
    if (uitkomsten > meesteWerk || uitkomsten * voorwaarden > meesteWerk) {
        diagnostics.error(at, "criterium " + std::string(criterium) +
                                  " has too many outcomes to prove its rules; divide it into several criteria");
        return;
    }
    Bewijs bewijs(regels, verwachtingen, schaal, criterium, diagnostics);
    if (bewijs.eenduidig(at)) bewijs.beloontVerbetering();
}

}  // namespace oordeel::rules
