// A project → the files that its documents are made from, to keep and to make them again from.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "archive/zip.h"
#include "base/source.h"
#include "report/project.h"

namespace oordeel::report {

/// Files below one folder, and where in it `oordeel make` is to be run.
struct Snapshot {
    std::vector<archive::File> files;
    std::string folder;  ///< working directory within, "." for the top
    std::string path;    ///< of the documenten.yaml, or its folder, from there
};

/// Everything that was read for a project, as it was read, and everything in its folder of templates. `sources` are
/// those that the project was loaded with, and `path` is relative to the working directory. Throws FileError.
Snapshot snapshot(const Project& project, const std::filesystem::path& path, const Sources& sources);

}  // namespace oordeel::report
