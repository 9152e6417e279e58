// Named facts that decision rules may ask for: what each means, and what it was at an organisation on a date.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/value.h"

namespace oordeel::rules {

/// A fact as the kader defines it.
struct Feit {
    std::string id;         ///< as rules and assessments write it: "wachtlijst"
    std::string naam;       ///< as a reader reads it
    std::string definitie;  ///< what is counted, so that two people count the same
    bool jaNee = false;     ///< yes or no instead of a number
    Position at;
};

/// What a fact was.
struct FeitWaarde {
    std::optional<int> waarde;  ///< a number; of a yes or no 1 or 0; empty: not known
    std::string peildatum;      ///< ISO date on which it was so; empty when not known
    std::string reden;          ///< why it is not known
    Position at;
};

/// Reads the list `feiten` of a kader.
std::vector<Feit> readFeiten(const std::vector<Value>& list, Diagnostics& diagnostics);

/// Reads the map `feiten` of an assessment: `wachtlijst: 44 op 2017-02-23`, or `niet bekend: why`. One value for each
/// fact of the kader, in its order; a fact without one is an error at `at`.
std::vector<FeitWaarde> readFeitWaarden(const Value* map, const std::vector<Feit>& feiten, Position at,
                                        Diagnostics& diagnostics);

}  // namespace oordeel::rules
