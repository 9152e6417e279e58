#include "rules/uitleg.h"

#include <algorithm>

namespace oordeel::rules {
namespace {

/// The judgements of a scorecard in the order in which consequences are told.
std::vector<Gevolg> oordelen(const Scorecard& kaart) {
    std::vector<Gevolg> out;
    for (const ThemaScore& thema : kaart.themas)
        for (const CriteriumScore& criterium : thema.criteria)
            out.push_back({criterium.criterium->nummer, criterium.oordeel.niveau, -1});
    for (const ThemaScore& thema : kaart.themas) out.push_back({thema.thema->nummer, thema.oordeel.niveau, -1});
    out.push_back({"", kaart.eind.niveau, -1});
    return out;
}

void geef(Score& score, int niveau, const Schaal& schaal) {
    if (score.waarde) {
        const auto index = static_cast<size_t>(niveau);
        score.waarde = niveau < score.niveau ? schaal.niveaus[index].vanaf : schaal.totEnMet(index);
    }
    score.niveau = niveau;
}

}  // namespace

std::vector<Verandering> veranderingen(const Toetsingskader& kader, const Beoordeling& beoordeling) {
    const std::vector<Gevolg> nu = oordelen(score(kader, beoordeling));
    std::vector<Verandering> out;
    for (size_t i = 0; i < beoordeling.scores.size(); ++i) {
        const Score& een = beoordeling.scores[i];
        if (een.niveau < 0 || een.afgeleid) continue;
        for (const int niveau : kader.schaal.vanVerwachtingen()) {
            if (niveau == een.niveau) continue;
            Beoordeling anders = beoordeling;
            geef(anders.scores[i], niveau, kader.schaal);
            if (anders.uitslag) {
                --anders.uitslag->aantallen[static_cast<size_t>(een.niveau)];
                ++anders.uitslag->aantallen[static_cast<size_t>(niveau)];
            }
            const std::vector<Gevolg> dan = oordelen(score(kader, anders));
            Verandering verandering{een.nummer, niveau, {}};
            for (size_t k = 0; k < nu.size(); ++k)
                if (dan[k].van != nu[k].van) verandering.gevolgen.push_back({nu[k].nummer, nu[k].van, dan[k].van});
            if (!verandering.gevolgen.empty()) out.push_back(std::move(verandering));
        }
    }
    return out;
}

std::vector<Gelijk> samengenomen(const std::vector<Verandering>& veranderingen, const std::string& nummer) {
    std::vector<Gelijk> out;
    for (const Verandering& verandering : veranderingen) {
        const auto gevolg = std::find_if(verandering.gevolgen.begin(), verandering.gevolgen.end(),
                                         [&](const Gevolg& g) { return g.nummer == nummer; });
        if (gevolg == verandering.gevolgen.end()) continue;
        const auto same = std::find_if(out.begin(), out.end(), [&](const Gelijk& g) {
            return g.naar == verandering.naar && g.oordeel == gevolg->naar;
        });
        if (same == out.end())
            out.push_back({{verandering.nummer}, verandering.naar, gevolg->naar});
        else
            same->nummers.push_back(verandering.nummer);
    }
    std::stable_sort(out.begin(), out.end(), [](const Gelijk& a, const Gelijk& b) { return a.oordeel < b.oordeel; });
    return out;
}

}  // namespace oordeel::rules
