// Rules that only count, and too many states to go through → one state for each way in which the counts can lie between
// the bounds of the rules.
#pragma once

#include <functional>

#include "rules/mogelijk.h"

namespace oordeel::rules {

/// Between two bounds of the rules no condition changes, so that of all counts in there one speaks for all. For each
/// number of judged verwachtingen the levels are divided at the bounds, and each combination of intervals that can add
/// up to that number is visited once, by its state with the most at the best levels. `stap` is told of every pair of
/// combinations between which one verwachting that gets better by a level can go, also by a state of each. False, and
/// nothing visited, when the verwachtingen are not alike, when rules look at more than counts, or when a condition
/// takes several levels together that another one takes apart.
bool elkInterval(const Regelset& regels, const std::vector<Klasse>& klassen, const Schaal& schaal,
                 const std::function<void(const Stand&, int niet)>& bezoek,
                 const std::function<void(const Stand& nu, const Stand& beter, int niet)>& stap);

}  // namespace oordeel::rules
