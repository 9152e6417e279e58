#include "report/beeld.h"

#include <algorithm>

namespace oordeel::report {

Beeld beeldVan(const rules::Schaal& schaal, const std::vector<rules::Scorecard>& scorecards) {
    Beeld out;
    const size_t levels = schaal.niveaus.size();
    for (const rules::Scorecard& card : scorecards) {
        const int best = card.uitkomst.aantallen.empty() ? 0 : card.uitkomst.aantallen.front();
        out.goed.push_back(best);
        out.som += best;
        for (const rules::ThemaScore& thema : card.themas) {
            for (const rules::CriteriumScore& one : thema.criteria) {
                std::vector<int>& counts = out.criteria[one.criterium->nummer];
                counts.resize(levels);
                if (one.oordeel.niveau >= 0) ++counts[static_cast<size_t>(one.oordeel.niveau)];
            }
        }
        for (const rules::Score& score : card.scores) {
            Spreiding& spread = out.verwachtingen[score.nummer];
            spread.aantallen.resize(levels);
            if (score.niveau < 0) continue;
            ++spread.aantallen[static_cast<size_t>(score.niveau)];
            ++spread.beoordeeld;
        }
    }
    if (out.goed.empty()) return out;
    out.hoogste = *std::max_element(out.goed.begin(), out.goed.end());
    out.laagste = *std::min_element(out.goed.begin(), out.goed.end());
    out.verdeling.resize(static_cast<size_t>(out.hoogste - out.laagste + 1));
    for (const int number : out.goed) ++out.verdeling[static_cast<size_t>(number - out.laagste)];
    return out;
}

}  // namespace oordeel::report
