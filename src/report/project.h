// A documenten.yaml → its templates and all data that its documents draw on.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "report/dataset.h"
#include "report/documents.h"
#include "report/templates.h"

namespace oordeel::report {

struct Project {
    Documenten documenten;
    std::unique_ptr<Templates> templates;
    std::vector<std::unique_ptr<Dataset>> datasets;  ///< parallel to the kinds; null when the data are wrong
    /// Parallel to the kinds: what each was read from.
    std::vector<std::vector<const Source*>> filesOf;
};

/// Reads a documenten.yaml, or the one in a folder. Throws FileError when it cannot be read; `sources` must outlive the
/// project.
///
/// `huisstijl` is a house style to use in place of the one that the file names; empty: that one.
///
/// `kinds` are the only kinds whose data are read, by their ids; empty: all. The datasets of others are null.
Project loadProject(const std::filesystem::path& path, Sources& sources, Diagnostics& diagnostics,
                    const std::string& huisstijl = "", const std::set<std::string>& kinds = {});

}  // namespace oordeel::report
