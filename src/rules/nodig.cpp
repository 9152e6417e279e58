#include "rules/nodig.h"

#include <algorithm>

#include "rules/mogelijk.h"

namespace oordeel::rules {
namespace {

/// Scores that may rise in each other's place, the lowest values first.
struct Gelijken {
    std::vector<Gescoord> leden;
    size_t stijgt = 0;  ///< how many of them rise in this try
};

constexpr int64_t meestePogingen = 200'000;

std::vector<Gelijken> gelijken(const std::vector<Gescoord>& gescoord, const Gevraagd& gevraagd, int beste) {
    std::vector<Gelijken> out;
    for (const Gescoord& een : gescoord) {
        if (een.niveau == beste && !gevraagd.gemiddelde) continue;
        const bool genoemd = gevraagd.genoemd.count(een.verwachting->nummer) > 0;
        const auto same = std::find_if(out.begin(), out.end(), [&](const Gelijken& g) {
            const Gescoord& ander = g.leden.front();
            return !genoemd && !gevraagd.genoemd.count(ander.verwachting->nummer) && ander.niveau == een.niveau &&
                   (!gevraagd.gewichten || ander.verwachting->gewicht == een.verwachting->gewicht);
        });
        if (same == out.end())
            out.push_back({{een}, 0});
        else
            same->leden.push_back(een);
    }
    for (Gelijken& g : out)
        std::stable_sort(g.leden.begin(), g.leden.end(),
                         [](const Gescoord& a, const Gescoord& b) { return a.waarde < b.waarde; });
    return out;
}

/// The next try: an odometer with a wheel for each group. False after the last one.
bool volgende(std::vector<Gelijken>& groepen) {
    for (Gelijken& groep : groepen) {
        if (groep.stijgt < groep.leden.size()) {
            ++groep.stijgt;
            return true;
        }
        groep.stijgt = 0;
    }
    return false;
}

void verhoog(Stand& stand, const Gescoord& een, int beste, const Schaal& schaal) {
    const auto van = static_cast<size_t>(een.niveau), naar = static_cast<size_t>(beste);
    --stand.verwachtingen.aantallen[van];
    ++stand.verwachtingen.aantallen[naar];
    stand.gewichten[van] -= een.verwachting->gewicht;
    stand.gewichten[naar] += een.verwachting->gewicht;
    if (een.waarde) stand.som += schaal.meting->hoogste - *een.waarde;
    stand.genoemd[een.verwachting->nummer] = beste;
}

}  // namespace

Stand standVan(const std::vector<Gescoord>& gescoord, const std::vector<FeitWaarde>& feiten, const Schaal& schaal) {
    Stand stand;
    stand.verwachtingen.aantallen.resize(schaal.niveaus.size());
    stand.gewichten.resize(schaal.niveaus.size());
    for (const Gescoord& een : gescoord) {
        ++stand.verwachtingen.aantallen[static_cast<size_t>(een.niveau)];
        stand.gewichten[static_cast<size_t>(een.niveau)] += een.verwachting->gewicht;
        stand.som += een.waarde.value_or(0);
        stand.genoemd[een.verwachting->nummer] = een.niveau;
    }
    for (const FeitWaarde& feit : feiten) stand.feiten.push_back(feit.waarde);
    return stand;
}

int nogNodig(const Regelset& regels, const std::vector<Gescoord>& gescoord, const std::vector<FeitWaarde>& feiten,
             const Schaal& schaal) {
    if (regels.leeg() || gescoord.empty()) return 0;
    int besteOordeel = regels.regels.front().oordeel;
    for (const Beslisregel& regel : regels.regels) besteOordeel = std::min(besteOordeel, regel.oordeel);
    const int beste = schaal.vanVerwachtingen().front();
    Gevraagd gevraagd;
    gevraagd.add(regels);
    std::vector<Gelijken> groepen = gelijken(gescoord, gevraagd, beste);
    int64_t pogingen = 1;
    for (const Gelijken& groep : groepen) {
        pogingen *= static_cast<int64_t>(groep.leden.size()) + 1;
        if (pogingen > meestePogingen) return -1;
    }
    const Stand nu = standVan(gescoord, feiten, schaal);
    int minste = -1;
    do {
        Stand dan = nu;
        int samen = 0;
        for (const Gelijken& groep : groepen) {
            for (size_t i = 0; i < groep.stijgt; ++i) verhoog(dan, groep.leden[i], beste, schaal);
            samen += static_cast<int>(groep.stijgt);
        }
        const Beslisregel* regel = beslis(regels, dan);
        if (regel && regel->oordeel == besteOordeel && (minste < 0 || samen < minste)) minste = samen;
    } while (volgende(groepen));
    return minste;
}

}  // namespace oordeel::rules
