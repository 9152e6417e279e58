// All scorecards of a set → how one of them stands among the others, and how common each shortcoming is.
#pragma once

#include <vector>

#include "report/beeld.h"
#include "report/dataset.h"

namespace oordeel::report {

/// So many others have names at most: what a report of 26 organisations lists, one of 26,000 counts.
inline constexpr size_t mostNamed = 200;

/// One organisation among all, by the number of verwachtingen at the best level. Indices are those of the dataset.
struct Landelijk {
    const Beeld& beeld;
    int aantalHoger = 0, aantalGelijk = 0, aantalLager = 0;  ///< others that have more, as many, fewer
    /// Who they are, most first, then as in the data; empty when there are more than `mostNamed` organisations.
    std::vector<size_t> hoger{}, gelijk{}, lager{};
};

Landelijk landelijk(const Dataset& dataset, size_t beoordeling);

}  // namespace oordeel::report
