// Assessment files, or folders of them, then and now → what changed at each organisation.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace oordeel::report {

struct CompareRequest {
    std::filesystem::path toen, nu;  ///< an assessment file, or a folder of them
    std::filesystem::path data;  ///< the documenten.yaml, or its folder, that knows the kaders and the organisations
    std::filesystem::path
        overgang;           ///< which verwachtingen ask the same in another kader; empty: those that data names
    std::string peildatum;  ///< ISO date at which terms are held; empty: that of the new assessment
    bool json = false;
};

struct CompareAnswer {
    std::string output;    ///< of each organisation of both sides, in the order of its id; JSON is one line each
    std::string messages;  ///< what is wrong with the input
    std::vector<std::string> lone;  ///< sentences about organisations that only one side has
    bool hasErrors = false;         ///< then there is no output
};

/// Pairs the assessments of both sides by organisation and compares them. Each says itself by which kader and version
/// it was made; that must be one that the data folder knows. Throws FileError for a path that cannot be read.
CompareAnswer compareFiles(const CompareRequest& request);

}  // namespace oordeel::report
