// A scorecard and all others of its set → the names a template may use.
#pragma once

#include <filesystem>

#include "base/diagnostics.h"
#include "base/value.h"
#include "report/dataset.h"

namespace oordeel::report {

/// All that a template about one assessment may ask for; every number in it is derived. Names are listed in
/// templates/README.md. `signs` is the folder of the level signs (templates/tekens); a sign that is missing is an error
/// at the level that names it. `gegevens` is the free part of the document's entry in documenten.yaml.
/// Findings are Markdown and come out as HTML, without raw HTML of their own.
Value context(const Dataset& dataset, size_t beoordeling, const Value& gegevens, const std::filesystem::path& signs,
              Sources& sources, Diagnostics& diagnostics);

/// The same for a template about all assessments together: organisations, and how many have which level of each
/// criterium and verwachting.
Value context(const Dataset& dataset, const Value& gegevens, const std::filesystem::path& signs, Sources& sources,
              Diagnostics& diagnostics);

}  // namespace oordeel::report
