// documenten.yaml files → all their documents, several at once, with output and messages in the order of the documents.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "report/make.h"
#include "report/stats.h"

namespace oordeel::report {

struct Request {
    std::vector<std::filesystem::path> paths;  ///< documenten.yaml files, or folders that hold one
    std::vector<std::string> only;  ///< ids ("haaglanden") or names ("instellingsrapport/haaglanden"); none: all
    std::filesystem::path out;      ///< documents become out/<soort>/<id>.pdf; empty: nothing is written
    Output output = Output::pdf;
    bool alsoWeb = false;          ///< beside a PDF comes <id>.html
    std::string huisstijl;         ///< a house style in place of the one that the data name; empty: that one
    std::string criterium;         ///< explanations: of this criterium or thema alone; empty: of all
    unsigned jobs = 1;             ///< documents at a time
    size_t shard = 0, shards = 1;  ///< only the documents whose place, counted from 0, leaves `shard` when divided
    bool anew = false;             ///< also documents that are as they would be made
    bool keep = false;             ///< leave documents in `out` that the data no longer ask for
    /// Told after each document how many are done, of how many; by one thread at a time.
    std::function<void(size_t done, size_t all)> progress;
};

struct Report {
    std::string output;                 ///< what was asked for as text
    std::string messages;               ///< what is wrong with the input
    std::vector<std::string> failures;  ///< what the machine could not do
    std::vector<std::string> unknown;   ///< ids in `only` that no document has, with the nearest one that is there
    std::vector<std::string> notMade;   ///< names of the documents with errors
    bool hasErrors = false;
    size_t made = 0, pages = 0, warnings = 0;  ///< also those that were as they would be made
    std::vector<std::string> swept;            ///< files of documents that the data no longer ask for, taken away
    Stats stats;
};

/// Makes the documents; those of `out` that are as they would be made are left alone. One with errors is left out, the
/// others are made. A mistake in the data of a kind leaves out the whole kind, because each of its documents compares
/// itself with the others. Throws FileError for a path that cannot be read.
Report run(const Request& request);

}  // namespace oordeel::report
