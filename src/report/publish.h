// Documents → publications in an archive, each with its web edition, its account and its metadata.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace oordeel::report {

struct PublishRequest {
    std::vector<std::filesystem::path> paths;  ///< documenten.yaml files, or folders that hold one
    std::vector<std::string> only;             ///< as in a Request
    std::filesystem::path archive;
    std::string huisstijl;
    std::string tijd;       ///< at which they are put in; empty: what the data say, or SOURCE_DATE_EPOCH
    std::string aard;       ///< correctie, hertoets, privacy or procedure: of a document that is in the archive already
    std::string reden;      ///< why, in words
    std::string ondanks;    ///< why to put in what has open warnings about personal data
    std::string programma;  ///< oordeel 0.1.0
    unsigned jobs = 1;
    std::function<void(size_t done, size_t all)> progress;
};

struct Published {
    std::string messages;               ///< what is wrong with the input
    std::vector<std::string> failures;  ///< what the machine could not do
    std::vector<std::string> unknown;   ///< ids in `only` that no document has
    std::vector<std::string> refused;   ///< documents that were not put in, and why
    bool hasErrors = false;
    size_t added = 0, replaced = 0, unchanged = 0;
    size_t withdrawn = 0;  ///< left out, because they were withdrawn and not asked for by name
    std::string head;      ///< SHA-256 of the last line of the manifest
};

/// Makes the documents and puts them in. One that is in the archive as it is made now is left alone; one that differs
/// needs a reason, and becomes a next version that says what it replaces; one that was withdrawn comes back only when
/// `only` has its whole name. Throws FileError and archive::ArchiveError.
Published publish(const PublishRequest& request);

struct WithdrawRequest {
    std::filesystem::path archive;
    std::vector<std::string> ids;  ///< instellingsrapport/haaglanden: its newest version
    std::string tijd, aard, reden;
};

/// Puts in, for each, that its newest version is no longer valid, and why. The version itself stays: an archive that
/// loses things proves nothing. Throws FileError and archive::ArchiveError, also for an id that is not there.
Published withdraw(const WithdrawRequest& request);

}  // namespace oordeel::report
