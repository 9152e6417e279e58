// All scorecards of a set → the place of one among them.
#include "report/landelijk.h"

#include <algorithm>

namespace oordeel::report {

std::vector<int> Landelijk::verdeling() const {
    std::vector<int> result(static_cast<size_t>(hoogste - laagste + 1));
    for (const int number : goed) ++result[static_cast<size_t>(number - laagste)];
    return result;
}

Landelijk landelijk(const Dataset& dataset, size_t beoordeling) {
    Landelijk result;
    const size_t levels = dataset.kader.schaal.niveaus.size();
    for (const rules::Scorecard& card : dataset.scorecards) {
        const int best = card.uitkomst.aantallen.empty() ? 0 : card.uitkomst.aantallen.front();
        result.goed.push_back(best);
        result.som += best;
        for (const rules::Score& score : card.scores) {
            Spreiding& spread = result.verwachtingen[score.nummer];
            spread.aantallen.resize(levels);
            if (score.niveau < 0) continue;
            ++spread.aantallen[static_cast<size_t>(score.niveau)];
            ++spread.beoordeeld;
        }
    }
    if (result.goed.empty()) return result;
    result.hoogste = *std::max_element(result.goed.begin(), result.goed.end());
    result.laagste = *std::min_element(result.goed.begin(), result.goed.end());

    const int own = result.goed[beoordeling];
    for (size_t other = 0; other < result.goed.size(); ++other) {
        if (other == beoordeling) continue;
        const int number = result.goed[other];
        (number > own ? result.hoger : number < own ? result.lager : result.gelijk).push_back(other);
    }
    const auto mostFirst = [&](size_t a, size_t b) { return result.goed[a] > result.goed[b]; };
    std::stable_sort(result.hoger.begin(), result.hoger.end(), mostFirst);
    std::stable_sort(result.lager.begin(), result.lager.end(), mostFirst);
    return result;
}

}  // namespace oordeel::report
