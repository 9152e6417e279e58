// toetsingskader + beoordeling → scorecard: every judgement with the rule that gave it. A pure function.
#pragma once

#include <string>
#include <vector>

#include "rules/beoordeling.h"
#include "rules/kader.h"

namespace oordeel::rules {

/// A judgement and where it comes from.
struct Oordeel {
    int niveau = -1;  ///< index in the scale; -1: nothing is judged, no rule judges, or it is not known
    const Beslisregel* regel =
        nullptr;                ///< the rule that decided; null also when several would, with the same judgement
    std::vector<int> mogelijk;  ///< the judgements that what is known leaves open, best first; one when it is known
    bool volgensBron = false;   ///< the source states it, and no rule decides
};

struct CriteriumScore {
    const Criterium* criterium = nullptr;
    Uitkomst uitkomst;  ///< its inputs: how many verwachtingen have each level, as far as known
    Oordeel oordeel;
    int nogNodig = 0;  ///< fewest verwachtingen that must rise to the best level for the best judgement; -1 when all of
                       ///< them would not be enough or it is not known; 0 when nothing was judged
};

struct ThemaScore {
    const Thema* thema = nullptr;
    Uitkomst uitkomst;
    Oordeel oordeel;  ///< of the thema as a whole, when the kader has rules for it
    std::vector<CriteriumScore> criteria;
};

/// Pointers lead into the kader, which must outlive the scorecard.
struct Scorecard {
    std::vector<ThemaScore> themas;
    Uitkomst uitkomst;  ///< of all verwachtingen: counted, or as the uitslag of the assessment says
    Oordeel eind;       ///< of the organisation: by the rules of the kader or, where they decide nothing, by the source
    std::vector<Verbeterpunt> verbeterpunten;  ///< the written ones first, then one for each verwachting that falls
                                               ///< short and that no written one rests on, in the order of the kader
    std::vector<Score> scores;                 ///< as in the beoordeling
};

/// Precondition: both were read without errors.
Scorecard score(const Toetsingskader& kader, const Beoordeling& beoordeling);

}  // namespace oordeel::rules
