// Two data folders, before and after a change → what the change does to kaders, assessments, judgements, counts and
// documents.
#pragma once

#include <filesystem>
#include <string>

#include "base/value.h"

namespace oordeel::report {

struct DiffAnswer {
    Value verschil;        ///< in the order of the documents of the new side; null after errors
    std::string messages;  ///< what is wrong with the input of either side
    bool hasErrors = false;
};

/// Reads both folders, each with its templates, and fills in every document on both sides: one that comes out alike is
/// not changed, whatever was written differently. Throws FileError for a path that cannot be read.
DiffAnswer diff(const std::filesystem::path& oud, const std::filesystem::path& nieuw);

/// The same in Markdown, for a pull request.
std::string diffText(const Value& verschil);

}  // namespace oordeel::report
