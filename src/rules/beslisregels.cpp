// A state + decision rules → the rule that decides.
#include "rules/beslisregels.h"

#include <algorithm>

#include "base/dutch.h"

namespace oordeel::rules {
namespace {

constexpr int64_t percent = 100;

/// Whether a number, measured in `unit`s (a share is compared without dividing: n of t is at least p% when 100·n ≥
/// p·t), lies between the bounds.
bool liesWithin(const Voorwaarde& v, int64_t number, int64_t unit) {
    const int64_t least = v.laagste * unit, most = v.hoogste * unit;
    return (v.laagsteTeltMee ? number >= least : number > least) && (v.hoogsteTeltMee ? number <= most : number < most);
}

template <class T>
int64_t sumOf(const std::vector<T>& byLevel, const std::vector<bool>& levels) {
    int64_t sum = 0;
    for (size_t i = 0; i < byLevel.size(); ++i) sum += levels[i] ? byLevel[i] : 0;
    return sum;
}

const Uitkomst& counted(const Voorwaarde& v, const Stand& stand) {
    return v.eenheid == Voorwaarde::Eenheid::criterium ? stand.criteria
           : v.eenheid == Voorwaarde::Eenheid::thema   ? stand.themas
                                                       : stand.verwachtingen;
}

}  // namespace

bool Voorwaarde::geldt(const Stand& stand) const {
    switch (soort) {
        case Soort::aantal: {
            const Uitkomst& uitkomst = counted(*this, stand);
            return aandeel ? liesWithin(*this, percent * sumOf(uitkomst.aantallen, niveaus), uitkomst.totaal())
                           : liesWithin(*this, sumOf(uitkomst.aantallen, niveaus), 1);
        }
        case Soort::gewicht:
            return liesWithin(*this, percent * sumOf(stand.gewichten, niveaus),
                              std::accumulate(stand.gewichten.begin(), stand.gewichten.end(), int64_t{}));
        case Soort::gemiddelde:
            return liesWithin(*this, stand.som, stand.verwachtingen.totaal());
        case Soort::genoemd: {
            const auto found = stand.genoemd.find(nummer);
            return found != stand.genoemd.end() && found->second >= 0 && niveaus[static_cast<size_t>(found->second)];
        }
        case Soort::feit:
            return feit < stand.feiten.size() && stand.feiten[feit] && liesWithin(*this, *stand.feiten[feit], 1);
        case Soort::anders:
            return false;
    }
    return false;
}

bool Beslisregel::isAnders() const {
    return voorwaarden.size() == 1 && voorwaarden[0].soort == Voorwaarde::Soort::anders;
}

bool Beslisregel::geldt(const Stand& stand) const {
    return std::all_of(voorwaarden.begin(), voorwaarden.end(),
                       [&](const Voorwaarde& voorwaarde) { return voorwaarde.geldt(stand); });
}

const Beslisregel* beslis(const Regelset& regels, const Stand& stand) {
    const Beslisregel* otherwise = nullptr;
    for (const Beslisregel& regel : regels.regels) {
        if (regel.isAnders()) {
            otherwise = &regel;
        } else if (regel.geldt(stand)) {
            return &regel;
        }
    }
    return otherwise;
}

std::string inWoorden(const Uitkomst& uitkomst, const Schaal& schaal) {
    std::vector<std::string> delen;
    for (size_t i = 0; i < uitkomst.aantallen.size(); ++i)
        if (uitkomst.aantallen[i] > 0)
            delen.push_back(std::to_string(uitkomst.aantallen[i]) + " " + schaal.niveaus[i].naam);
    return delen.empty() ? "niets beoordeeld" : dutch::enumeration(delen);
}

}  // namespace oordeel::rules
