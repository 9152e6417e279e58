// An archive → everything about it that is not as it was put in, file by file.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "archive/manifest.h"

namespace oordeel::archive {

struct Finding {
    std::string path;  ///< in the archive; empty: the archive as a whole
    std::string what;  ///< a sentence
};

struct Audit {
    std::vector<Finding> findings;  ///< damage; none: all is as it was put in
    std::vector<Finding> notes;     ///< what a stopped run left, which the next one clears
    Manifest manifest;
    size_t files = 0;
    uint64_t bytes = 0;
};

struct AuditRequest {
    std::filesystem::path folder;
    unsigned jobs = 1;
    /// Called for each file that is as it was put in, from several threads at once; what it returns become findings.
    std::function<std::vector<std::string>(const Record&, const StoredFile&, const std::string& bytes)> also;
    /// Told after each record how many are done, of how many; by one thread at a time.
    std::function<void(size_t done, size_t all)> progress;
};

/// Holds every file against the manifest, the manifest against its own chain and every file of metadata against its
/// standard, and the metadata of files against the files. Throws ArchiveError when the folder is no archive at all.
/// Writes nothing, so an archive on a medium that cannot be written is audited as any other.
Audit audit(const AuditRequest& request);

}  // namespace oordeel::archive
