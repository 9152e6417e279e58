// What a run made → the names under `documenten` of the page about all of it.
#pragma once

#include <vector>

#include "base/value.h"
#include "report/jobs.h"
#include "report/ledger.h"

namespace oordeel::report {

/// A group of kinds, in their order: `soort` (its id), `Naam` (the id as a heading), `onderwerp`, and `lijst` with, of
/// each document, `titel`, `naam` (of whom or for whom it is), `oordeel` (as a whole, when there is one; else null),
/// `pdf` and `html` (where it is; null when it was not made in that form). Without a ledger nothing has been made, and
/// all are listed.
Value documentsMade(const std::vector<Job>& jobs, const Ledger* ledger);

}  // namespace oordeel::report
