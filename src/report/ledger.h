// What an earlier run made, of what → which documents need not be made again, and which nobody asks for any more.
//
// Kept as .oordeel.json in the folder of the documents. A document is left alone when everything that it is made from
// has the SHA-256 of then, and so have the files that came of it. Nothing goes by the time of a file.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/source.h"
#include "report/jobs.h"

namespace oordeel::report {

/// One document that was made.
struct Made {
    std::string inputs;                        ///< hash of all that went into it
    std::map<std::string, std::string> files;  ///< extension → SHA-256
    std::map<std::string, std::string> fonts;  ///< path → SHA-256
    size_t pages = 0;
    std::string title;
};

class Ledger {
  public:
    /// Reads the ledger of a folder; one that is not there or cannot be read knows nothing.
    explicit Ledger(std::filesystem::path folder);

    /// Whether a document is as it would be made: `inputs` are those of now, and its files and fonts are as they were.
    /// Threads may ask at once.
    bool isCurrent(const std::string& name, const std::string& inputs) const;
    /// SHA-256 of a font, worked out once a run. Threads may ask at once.
    std::string fontHash(const std::string& path) const;
    /// What was made of a name, or null.
    const Made* find(const std::string& name) const;

    /// Notes what was made. One at a time.
    void note(const std::string& name, Made made);
    /// Forgets a document that was not made as it should.
    void forget(const std::string& name);
    /// Takes away the documents that are not among `names`, as far as their files are still those that were made;
    /// answers with the files.
    std::vector<std::string> sweep(const std::vector<std::string>& names);
    /// Writes it. Throws FileError.
    void save() const;

  private:
    std::filesystem::path folder_;
    std::map<std::string, Made> made_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, std::string> fonts_;
};

/// Works out the hashes of what goes into documents: the program, the request, the templates, the fonts there are, and
/// of each kind of document its files.
class Inputs {
  public:
    /// `request` says what else the result hangs on: form, house style. `fonts` is text::fontsIdentity().
    Inputs(const std::vector<Project>& projects, const std::string& request, const std::string& fonts);
    const std::string& of(const Job& job) const { return hashes_.at(job.soort); }

  private:
    std::map<const Soort*, std::string> hashes_;
};

/// SHA-256 of a file; empty when it cannot be read.
std::string hashOf(const std::filesystem::path& path);

}  // namespace oordeel::report
