// One assessment → why each judgement is what it is, and what would change it, for a reader or a program.
#pragma once

#include <string>

#include "report/dataset.h"

namespace oordeel::report {

/// Of each criterium, of each thema that is judged and of the whole: the judgement, the scores, counts and facts that
/// went in, the rule that decided with its place and the note of its author, the other rules, how many verwachtingen
/// must still rise for the best judgement, and every single other score that would make it another one.
/// `criterium` limits it to one criterium or thema by its number; empty: all. The index is that of an assessment.
Value explanation(const Dataset& dataset, size_t index, const std::string& criterium);

/// The same as text for a terminal, in Dutch.
std::string inText(const Value& explanation);

}  // namespace oordeel::report
