// The YAML files that a document draws on → kader, organisations, assessments and their scorecards.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "base/value.h"
#include "rules/score.h"

namespace oordeel::report {

struct Organisatie {
    std::string id, naam, kort;
};

/// Everything assessed with one kader. Scorecards point into `kader`, so a dataset does not move.
struct Dataset {
    rules::Toetsingskader kader;
    std::vector<Organisatie> organisaties;
    std::vector<rules::Beoordeling> beoordelingen;  ///< in the order of the organisations
    std::vector<rules::Scorecard> scorecards;       ///< parallel to beoordelingen

    Dataset() = default;
    Dataset(const Dataset&) = delete;
    Dataset& operator=(const Dataset&) = delete;

    const Organisatie& organisatie(const rules::Beoordeling& beoordeling) const;
};

}  // namespace oordeel::report
