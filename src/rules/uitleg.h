// toetsingskader + beoordeling → what any one other score would change: how much hangs on each.
#pragma once

#include <string>
#include <vector>

#include "rules/score.h"

namespace oordeel::rules {

/// A judgement that would be another one.
struct Gevolg {
    std::string nummer;       ///< of the criterium ("1.1") or thema ("1"); empty: the organisation as a whole
    int van = -1, naar = -1;  ///< indexes in the scale; -1: not known
};

/// Another score for one verwachting, all others staying as they are.
struct Verandering {
    std::string nummer;
    int naar = -1;                 ///< index in the scale
    std::vector<Gevolg> gevolgen;  ///< criterium first, then thema, then the whole; never empty
};

/// Every single other score that changes a judgement, in the order of the kader and of the scale. Of a scale that
/// measures, the other value is the one nearest to the present one in the other level. Scores that are not known, or
/// that only follow from an uitslag, are not changed: what they are is the source's to say.
std::vector<Verandering> veranderingen(const Toetsingskader& kader, const Beoordeling& beoordeling);

/// Changes to the same level with the same consequence for one criterium, thema or the whole, taken together.
struct Gelijk {
    std::vector<std::string> nummers;
    int naar = -1, oordeel = -1;
};
std::vector<Gelijk> samengenomen(const std::vector<Verandering>& veranderingen, const std::string& nummer);

}  // namespace oordeel::rules
