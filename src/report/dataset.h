// The YAML files that a document draws on → kader, organisations, assessments and their scorecards.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "report/input.h"
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

    /// The organisation that an assessment is of.
    const Organisatie& organisatie(const rules::Beoordeling& beoordeling) const;
};

/// Reads the files and proves that they belong together: each assessment is complete, made with this kader, and of an
/// organisation that exists and has no other. Null after any error, because every figure about the whole would be
/// wrong. Warnings may come with an answer. `sources` must outlive it.
std::unique_ptr<Dataset> loadDataset(const NamedFile& kader, const NamedFile& organisaties,
                                     const std::vector<NamedFile>& beoordelingen, Sources& sources,
                                     Diagnostics& diagnostics);

}  // namespace oordeel::report
