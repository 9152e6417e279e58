// toetsingskader + beoordeling → scorecard: every judgement with the rule that gave it. A pure function.
#pragma once

#include <string>
#include <vector>

#include "rules/beoordeling.h"
#include "rules/kader.h"

namespace oordeel::rules {

struct CriteriumScore {
    const Criterium* criterium = nullptr;
    Uitkomst uitkomst;                   ///< its inputs: how many verwachtingen have each level
    int oordeel = -1;                    ///< index in the scale; -1 when no verwachting was judged
    const Beslisregel* regel = nullptr;  ///< the one rule that applied; null when nothing was judged
    int nogNodig = 0;  ///< fewest verwachtingen that must rise to the best level for the best judgement;
                       ///< -1 when all of them would not be enough, 0 when nothing was judged
};

struct ThemaScore {
    const Thema* thema = nullptr;
    Uitkomst uitkomst;
    std::vector<CriteriumScore> criteria;
};

/// Pointers lead into the kader, which must outlive the scorecard.
struct Scorecard {
    std::vector<ThemaScore> themas;
    Uitkomst uitkomst;                         ///< of all verwachtingen
    std::vector<Verbeterpunt> verbeterpunten;  ///< the written ones first, then one for each verwachting below the best
                                               ///< level that no written one rests on, in the order of the kader
    std::vector<Score> scores;                 ///< as in the beoordeling
};

/// Precondition: both were read without errors.
Scorecard score(const Toetsingskader& kader, const Beoordeling& beoordeling);

}  // namespace oordeel::rules
