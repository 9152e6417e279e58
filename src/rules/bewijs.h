// The proof that decision rules decide every state once, and never punish improvement.
#pragma once

#include <string_view>

#include "rules/mogelijk.h"

namespace oordeel::rules {

/// Goes through every state that classes of verwachtingen can have, also with some of them not judged, and reports
/// those that no rule decides and, unless the first decides, those that more than one does. When there are none, it
/// also reports a judgement that gets worse because a verwachting gets better, by a level or by one unit of its value:
/// two conditions that changed places, usually. When the states are too many to go through and the rules only count, it
/// reasons about intervals of counts instead, which is as exact. `wat` names what is judged: "criterium 1.1".
void prove(const Regelset& regels, const std::vector<Klasse>& klassen, const Schaal& schaal,
           const std::vector<Feit>& feiten, std::string_view wat, Diagnostics& diagnostics);

/// The same for the rules that judge a thema, or (`thema` null) the organisation, over every state that its criteria
/// can have together, and every way in which one verwachting within can get better, with what that does to the
/// judgements of its criterium and its thema. Precondition: the rules within were proved.
void proveGeheel(const Toetsingskader& kader, const Thema* thema, Diagnostics& diagnostics);

}  // namespace oordeel::rules
