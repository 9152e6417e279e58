// All scorecards of a set → the place of one among them.
#include "report/landelijk.h"

#include <algorithm>

namespace oordeel::report {

Landelijk landelijk(const Dataset& dataset, size_t beoordeling) {
    Landelijk result{dataset.beeld};
    const std::vector<int>& goed = dataset.beeld.goed;
    if (goed.empty()) return result;
    const int own = goed[beoordeling];
    const std::vector<int>& verdeling = dataset.beeld.verdeling;
    for (size_t i = 0; i < verdeling.size(); ++i) {
        const int number = dataset.beeld.laagste + static_cast<int>(i);
        (number > own ? result.aantalHoger : number < own ? result.aantalLager : result.aantalGelijk) += verdeling[i];
    }
    --result.aantalGelijk;  // itself
    if (goed.size() > mostNamed) return result;
    for (size_t other = 0; other < goed.size(); ++other) {
        if (other == beoordeling) continue;
        (goed[other] > own ? result.hoger : goed[other] < own ? result.lager : result.gelijk).push_back(other);
    }
    const auto mostFirst = [&](size_t a, size_t b) { return goed[a] > goed[b]; };
    std::stable_sort(result.hoger.begin(), result.hoger.end(), mostFirst);
    std::stable_sort(result.lager.begin(), result.lager.end(), mostFirst);
    return result;
}

}  // namespace oordeel::report
