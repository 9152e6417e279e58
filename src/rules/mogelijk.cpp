// Classes of verwachtingen → the states they can make together.
#include "rules/mogelijk.h"

#include <algorithm>

namespace oordeel::rules {
namespace {

/// Goes through the ways in which classes divide over the levels, class by class.
class Verdeler {
  public:
    using Bezoek = std::function<void(const Mogelijkheid&, const PerKlasse&, int niet)>;

    Verdeler(const std::vector<Klasse>& klassen, const Schaal& schaal, const Gevraagd& gevraagd, const Bezoek& bezoek)
        : klassen_(klassen), schaal_(schaal), gevraagd_(gevraagd), bezoek_(bezoek) {
        nu_.ietsBeoordeeld = true;
        perKlasse_.assign(klassen.size(), std::vector<int>(schaal.niveaus.size()));
        nu_.stand.verwachtingen.aantallen.assign(schaal.niveaus.size(), 0);
        if (gevraagd.gewichten) nu_.stand.gewichten.assign(schaal.niveaus.size(), 0);
    }

    void verdeel() {
        int all = 0, notAtAll = 0;
        for (const Klasse& klasse : klassen_) {
            all += klasse.aantal;
            if (klasse.ookNiet) notAtAll += klasse.aantal;
        }
        for (int niet = 0; niet <= notAtAll && niet < all; ++niet) {
            niet_ = niet;
            klasse(0, niet);
        }
    }

  private:
    /// The classes from `k` on, of which `niet` verwachtingen stay unjudged.
    void klasse(size_t k, int niet) {
        if (k == klassen_.size()) {
            if (niet == 0) bezoek_(nu_, perKlasse_, niet_);
            return;
        }
        const Klasse& klasse = klassen_[k];
        const int most = klasse.ookNiet ? std::min(niet, klasse.aantal) : 0;
        for (int own = 0; own <= most; ++own) niveau(k, 0, klasse.aantal - own, niet - own);
    }

    /// `over` verwachtingen of class `k` over its levels from `l` on.
    void niveau(size_t k, size_t l, int over, int niet) {
        const Klasse& klasse = klassen_[k];
        const bool last = l + 1 >= klasse.niveaus.size();
        for (int aantal = over; aantal >= (last ? over : 0); --aantal) {
            tel(klasse, klasse.niveaus[l], aantal, k);
            last ? this->klasse(k + 1, niet) : niveau(k, l + 1, over - aantal, niet);
            tel(klasse, klasse.niveaus[l], -aantal, k);
        }
    }

    void tel(const Klasse& klasse, int level, int aantal, size_t k) {
        const auto index = static_cast<size_t>(level);
        perKlasse_[k][index] += aantal;
        nu_.stand.verwachtingen.aantallen[index] += aantal;
        if (gevraagd_.gewichten) nu_.stand.gewichten[index] += int64_t{aantal} * klasse.gewicht;
        if (gevraagd_.gemiddelde) {
            nu_.stand.som += aantal * klasse.waarde.value_or(schaal_.niveaus[index].vanaf);
            nu_.somTotEnMet += aantal * (klasse.waarde ? *klasse.waarde : schaal_.totEnMet(index));
        }
        if (klasse.nummer.empty() || aantal == 0) return;
        if (aantal > 0)
            nu_.stand.genoemd[klasse.nummer] = level;
        else
            nu_.stand.genoemd.erase(klasse.nummer);
    }

    const std::vector<Klasse>& klassen_;
    const Schaal& schaal_;
    const Gevraagd& gevraagd_;
    const Bezoek& bezoek_;
    Mogelijkheid nu_;
    PerKlasse perKlasse_;
    int niet_ = 0;
};

/// Where, among the sums of a state, a condition on the average begins or ceases to hold; its first sum too.
std::set<int64_t> begins(const Mogelijkheid& alle, const Regelset& regels) {
    const int64_t judged = alle.stand.verwachtingen.totaal();
    std::set<int64_t> out{alle.stand.som};
    for (const Beslisregel& regel : regels.regels) {
        for (const Voorwaarde& v : regel.voorwaarden) {
            if (v.soort != Voorwaarde::Soort::gemiddelde) continue;
            for (const int64_t bound : {v.laagste, v.hoogste}) {
                for (const int64_t begin : {bound * judged, bound * judged + 1}) {
                    if (begin > alle.stand.som && begin <= alle.somTotEnMet) out.insert(begin);
                }
            }
        }
    }
    return out;
}

/// The parts of a state that begin at these sums.
void elkDeel(const Mogelijkheid& alle, const std::set<int64_t>& begins,
             const std::function<void(const Mogelijkheid&)>& bezoek) {
    for (auto begin = begins.begin(); begin != begins.end(); ++begin) {
        Mogelijkheid part = alle;
        part.stand.som = *begin;
        if (std::next(begin) != begins.end()) part.somTotEnMet = *std::next(begin) - 1;
        bezoek(part);
    }
}

}  // namespace

Klasse onbekend(const Schaal& schaal, bool ookNiet) {
    Klasse out;
    out.niveaus = schaal.vanVerwachtingen();
    out.ookNiet = ookNiet;
    return out;
}

void Gevraagd::add(const Regelset& regels) {
    for (const Beslisregel& regel : regels.regels) {
        for (const Voorwaarde& v : regel.voorwaarden) {
            using Soort = Voorwaarde::Soort;
            using Eenheid = Voorwaarde::Eenheid;
            if (v.soort == Soort::aantal) {
                (v.eenheid == Eenheid::criterium ? criteria
                 : v.eenheid == Eenheid::thema   ? themas
                                                 : verwachtingen) = true;
            }
            if (v.soort == Soort::gewicht) gewichten = true;
            if (v.soort == Soort::gemiddelde) gemiddelde = true;
            if (v.soort == Soort::genoemd) genoemd.insert(v.nummer);
            if (v.soort == Soort::feit) feiten.insert(v.feit);
        }
    }
}

int64_t aantalStanden(const std::vector<Klasse>& klassen, int64_t most) {
    int64_t all = 1;
    for (const Klasse& klasse : klassen) {
        // Ways to divide n over l levels, one more when some may stay unjudged: C(n + l − 1, l − 1).
        const auto choices = static_cast<int64_t>(klasse.niveaus.size()) - (klasse.ookNiet ? 0 : 1);
        int64_t ways = 1;
        for (int64_t i = 1; i <= choices && ways <= most; ++i) ways = ways * (klasse.aantal + i) / i;
        if (ways > most || all > most / std::max<int64_t>(ways, 1)) return most + 1;
        all *= ways;
    }
    return all;
}

void elkeStand(const std::vector<Klasse>& klassen, const Schaal& schaal, const Gevraagd& gevraagd,
               const std::function<void(const Mogelijkheid&, const PerKlasse&, int)>& bezoek) {
    Verdeler(klassen, schaal, gevraagd, bezoek).verdeel();
}

void elkGemiddelde(const Mogelijkheid& alle, const Regelset& regels,
                   const std::function<void(const Mogelijkheid&)>& bezoek) {
    elkDeel(alle, begins(alle, regels), bezoek);
}

void elkeVerbetering(const Mogelijkheid& nu, const std::vector<Klasse>& klassen, const PerKlasse& perKlasse,
                     const Schaal& schaal, const Gevraagd& gevraagd, const std::function<void(const Stap&)>& bezoek) {
    if (gevraagd.gemiddelde && nu.stand.som < nu.somTotEnMet) {
        Stap binnen{nu, nu};
        --binnen.van.somTotEnMet;
        ++binnen.naar.stand.som;
        bezoek(binnen);
    }
    for (size_t k = 0; k < klassen.size(); ++k) {
        const std::vector<int>& niveaus = klassen[k].niveaus;
        for (size_t i = 1; i < niveaus.size(); ++i) {
            const auto van = static_cast<size_t>(niveaus[i]), naar = static_cast<size_t>(niveaus[i - 1]);
            if (perKlasse[k][van] == 0) continue;
            Stap stap{nu, nu};
            Stand& beter = stap.naar.stand;
            --beter.verwachtingen.aantallen[van];
            ++beter.verwachtingen.aantallen[naar];
            if (!beter.gewichten.empty()) {
                beter.gewichten[van] -= klassen[k].gewicht;
                beter.gewichten[naar] += klassen[k].gewicht;
            }
            if (!klassen[k].nummer.empty()) beter.genoemd[klassen[k].nummer] = niveaus[i - 1];
            if (gevraagd.gemiddelde) {  // from the highest value of its band to the lowest of the next
                stap.van.stand.som += schaal.totEnMet(van) - schaal.niveaus[van].vanaf;
                beter.som = stap.van.stand.som + 1;
                ++stap.naar.somTotEnMet;
            }
            bezoek(stap);
        }
    }
}

void elkeStap(const Stap& alle, const Regelset& regels, const std::function<void(const Stap&)>& bezoek) {
    const int64_t stijging = alle.naar.stand.som - alle.van.stand.som;
    std::set<int64_t> both = begins(alle.van, regels);
    for (const int64_t begin : begins(alle.naar, regels)) both.insert(begin - stijging);
    elkDeel(alle.van, both, [&](const Mogelijkheid& van) {
        Stap deel{van, alle.naar};
        deel.naar.stand.som = van.stand.som + stijging;
        deel.naar.somTotEnMet = van.somTotEnMet + stijging;
        bezoek(deel);
    });
}

std::vector<std::vector<std::optional<int>>> elkeFeiten(const std::vector<Feit>& feiten,
                                                        const std::vector<const Regelset*>& regels,
                                                        const std::vector<FeitWaarde>& bekend) {
    std::vector<std::set<int>> values(feiten.size());
    for (const Regelset* set : regels) {
        for (const Beslisregel& regel : set->regels) {
            for (const Voorwaarde& v : regel.voorwaarden) {
                if (v.soort != Voorwaarde::Soort::feit) continue;
                std::set<int>& own = values[v.feit];
                own.insert(0);
                for (const int64_t bound : {v.laagste, v.hoogste}) {
                    if (bound >= std::numeric_limits<int32_t>::max()) continue;
                    if (bound > 0) own.insert(static_cast<int>(bound - 1));
                    own.insert(static_cast<int>(bound));
                    if (!feiten[v.feit].jaNee || bound == 0) own.insert(static_cast<int>(bound + 1));
                }
            }
        }
    }
    std::vector<std::vector<std::optional<int>>> out{std::vector<std::optional<int>>(feiten.size())};
    for (size_t i = 0; i < feiten.size(); ++i) {
        if (i < bekend.size() && bekend[i].waarde) values[i] = {*bekend[i].waarde};
        if (values[i].empty()) continue;
        std::vector<std::vector<std::optional<int>>> more;
        for (const auto& known : out) {
            for (const int value : values[i]) {
                more.push_back(known);
                more.back()[i] = value;
            }
        }
        out = std::move(more);
    }
    return out;
}

std::vector<Klasse> klassen(const Criterium& criterium, const Gevraagd& gevraagd, const Bekend& bekend) {
    std::vector<Klasse> out;
    for (const Verwachting& verwachting : criterium.verwachtingen) {
        if (!verwachting.nietBeoordeeld.empty()) continue;
        Klasse one = bekend(verwachting);
        if (one.aantal == 0) continue;
        one.gewicht = gevraagd.gewichten ? verwachting.gewicht : 1;
        if (!gevraagd.gemiddelde) one.waarde.reset();
        if (gevraagd.genoemd.count(verwachting.nummer)) one.nummer = verwachting.nummer;
        const auto alike = std::find_if(out.begin(), out.end(), [&](const Klasse& other) {
            return other.nummer.empty() && one.nummer.empty() && other.gewicht == one.gewicht &&
                   other.niveaus == one.niveaus && other.ookNiet == one.ookNiet && other.waarde == one.waarde;
        });
        if (alike == out.end())
            out.push_back(std::move(one));
        else
            alike->aantal += one.aantal;
    }
    return out;
}

}  // namespace oordeel::rules
