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

/// Of whom or for whom a document is: an organisation, an addressee, or all of a kader.
std::string subjectOf(const Job& job);

/// The judgement of its organisation as a whole; empty when it has none.
std::string judgementOf(const Job& job);

}  // namespace oordeel::report
