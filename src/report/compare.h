// Two assessments of one organisation → what changed, for a reader or a program.
#pragma once

#include <string>

#include "base/value.h"
#include "rules/vergelijking.h"

namespace oordeel::report {

/// What became of each verwachting, criterium, thema, the whole and each verbeterpunt, with both sides, in words.
Value comparison(const rules::Vergelijking& vergelijking, const rules::Kant& toen, const rules::Kant& nu,
                 const std::string& organisatie);

/// The same as text for a terminal, in Dutch: all that changed, and the numbers of what did not.
std::string comparisonText(const Value& comparison);

/// "beter", "gelijk", "slechter", "niet te vergelijken".
std::string inWoorden(rules::Richting richting);
/// Why two things cannot be compared; empty when they can.
std::string inWoorden(rules::Waarom waarom);
/// "opgelost", "nog open", "niet bekend", "nieuw".
std::string inWoorden(rules::Verloop verloop);

/// A value of a scale that measures, with its unit ("7,5", "83%"); empty when there is none.
std::string gemeten(const rules::Score* score, const rules::Schaal& schaal);

}  // namespace oordeel::report
