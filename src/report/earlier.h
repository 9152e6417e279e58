// The earlier assessments that a kind of document names → assessments to compare with.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "report/documents.h"
#include "rules/vergelijking.h"

namespace oordeel::report {

/// Earlier assessments of the same organisations. Scorecards point into the kader, so this does not move.
struct Vorige {
    std::unique_ptr<rules::Toetsingskader> kader;  ///< what they were made with; null: the kader of the document
    std::vector<rules::Beoordeling> beoordelingen;
    std::vector<rules::Scorecard> scorecards;  ///< parallel to them
    std::optional<rules::Overgang> overgang;
    std::vector<const Source*> files;  ///< kader and overgang
};

/// Reads them; false after an error. `kader` is that of the document.
bool loadVorige(const Soort& soort, const rules::Toetsingskader& kader, Vorige& vorige, Sources& sources,
                Diagnostics& diagnostics);

}  // namespace oordeel::report
