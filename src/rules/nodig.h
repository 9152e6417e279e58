// How far a judgement is from the best one.
#pragma once

#include <vector>

#include "rules/beoordeling.h"

namespace oordeel::rules {

/// A verwachting with what it scored.
struct Gescoord {
    const Verwachting* verwachting = nullptr;
    int niveau = -1;
    std::optional<int64_t> waarde;
};

/// The state that scores and facts make together.
Stand standVan(const std::vector<Gescoord>& gescoord, const std::vector<FeitWaarde>& feiten, const Schaal& schaal);

/// Fewest of the scores that must rise to the best level (and the highest value) for the best judgement that the rules
/// can give; -1 when all of them would not be enough, or when there are too many ways to try.
int nogNodig(const Regelset& regels, const std::vector<Gescoord>& gescoord, const std::vector<FeitWaarde>& feiten,
             const Schaal& schaal);

}  // namespace oordeel::rules
