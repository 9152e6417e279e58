// All scorecards of a set → how common each score is: worked out once, however many documents say something of it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rules/score.h"

namespace oordeel::report {

/// One verwachting over all organisations.
struct Spreiding {
    std::vector<int> aantallen;  ///< organisations by index in the scale
    int beoordeeld = 0;

    int goed() const { return aantallen.empty() ? 0 : aantallen.front(); }
    int tekort() const { return beoordeeld - goed(); }
};

struct Beeld {
    std::map<std::string, Spreiding, std::less<>> verwachtingen;    ///< by number
    std::map<std::string, std::vector<int>, std::less<>> criteria;  ///< by number: organisations by index in the scale
    std::vector<int> goed;                                          ///< verwachtingen at the best level, by scorecard
    int hoogste = 0, laagste = 0;
    int som = 0;                 ///< of `goed`
    std::vector<int> verdeling;  ///< how many organisations have each number of `goed`, from `laagste` to `hoogste`
};

Beeld beeldVan(const rules::Schaal& schaal, const std::vector<rules::Scorecard>& scorecards);

}  // namespace oordeel::report
