// An archive → its documents made again from their sources by this program, and held against what was put in.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "archive/audit.h"

namespace oordeel::archiving {

struct Reproduction {
    size_t same = 0;  ///< to the byte
    std::vector<archive::Finding> findings, notes;
};

/// Unpacks the sources of each publication aside and runs this program there. A publication that this version of the
/// program made must come out to the byte. Of one that another version made, text and tags are compared, and a note
/// says so. Throws FileError.
Reproduction reproduce(const std::filesystem::path& archive, const archive::Manifest& manifest,
                       const std::string& version, unsigned jobs);

}  // namespace oordeel::archiving
