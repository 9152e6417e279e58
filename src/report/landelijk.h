// All scorecards of a set → how one of them stands among the others, and how common each shortcoming is.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/dataset.h"

namespace oordeel::report {

/// One verwachting over all organisations.
struct Spreiding {
    std::vector<int> aantallen;  ///< organisations by index in the scale
    int beoordeeld = 0;

    int goed() const { return aantallen.empty() ? 0 : aantallen.front(); }
    int tekort() const { return beoordeeld - goed(); }
};

/// One organisation among all, by the number of verwachtingen at the best level. Indices are those of the dataset.
struct Landelijk {
    std::map<std::string, Spreiding, std::less<>> verwachtingen;  ///< by number
    std::vector<int> goed;                                        ///< verwachtingen at the best level, by assessment
    std::vector<size_t> hoger, gelijk,
        lager;  ///< others that have more, as many, fewer; most first, then as in the data
    int hoogste = 0, laagste = 0;
    int som = 0;  ///< of `goed`

    /// How many organisations have each number of verwachtingen at the best level, from `laagste` to `hoogste`.
    std::vector<int> verdeling() const;
};

Landelijk landelijk(const Dataset& dataset, size_t beoordeling);

}  // namespace oordeel::report
