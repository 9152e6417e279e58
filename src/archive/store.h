// An archive on disk: folders that never change, and the manifest that names them.
//
//   manifest.jsonl                       a line for every folder below
//   <serie>/                             metadata of the whole, and a text for whoever finds it
//   <serie>/<dossier>/                   metadata of one organisation, addressee or kader
//   <serie>/<dossier>/<document>-v1/     one version: PDF, web edition, account, metadata, regel.json (its own line)
//   <serie>/bronnen/<sha256>/            the files that documents were made from, as one ZIP
//
// A folder counts when the manifest names it. It is written first, in full and synced; then the manifest is replaced at
// once. While that goes on there is a file `.bezig`, so that a folder without a line is known for what a stopped run
// left, and the next run clears it.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "archive/manifest.h"
#include "archive/zip.h"
#include "base/file.h"

namespace oordeel::archive {

inline constexpr const char* manifestName = "manifest.jsonl";
inline constexpr const char* lineName = "regel.json";
inline constexpr const char* busyName = ".bezig";
inline constexpr const char* lockName = ".slot";

/// Largest file that an archive holds.
inline constexpr size_t largestFile = size_t{1} << 30;

/// The manifest of an archive; empty when the folder is not there or is empty. Throws ArchiveError when the folder is
/// something else, and FileError.
Manifest openArchive(const std::filesystem::path& folder);

/// Finds records without going through all of them each time.
class Index {
  public:
    Index() = default;
    explicit Index(const Manifest& manifest);
    void add(const Record& record);
    /// The number of the newest publication of a document, of the record that replaces or withdraws the one in a
    /// folder, and of the record in a folder; 0 when there is none. A version that was withdrawn still is the newest.
    size_t newest(const std::string& id) const { return find(newest_, id); }
    size_t successor(const std::string& folder) const { return find(successors_, folder); }
    size_t inFolder(const std::string& folder) const { return find(folders_, folder); }

  private:
    using Numbers = std::map<std::string, size_t, std::less<>>;
    static size_t find(const Numbers& numbers, const std::string& key) {
        const auto found = numbers.find(key);
        return found == numbers.end() ? 0 : found->second;
    }
    Numbers newest_, successors_, folders_;
};

/// Puts things in. One at a time holds an archive; another waits.
class Writer {
  public:
    /// Makes the archive when it is not there, and clears what a stopped run left. Throws ArchiveError when the
    /// manifest is damaged: nothing is added to what cannot be trusted.
    explicit Writer(std::filesystem::path folder);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    /// What was not committed goes.
    ~Writer();

    /// With what was put in but not committed.
    const Manifest& manifest() const { return manifest_; }
    const Index& index() const { return index_; }
    /// The record with a number from 1.
    const Record& record(size_t number) const { return manifest_.records[number - 1]; }

    /// Writes the folder of a record. Its number, its files and the chain are filled in here.
    void put(Record record, const std::vector<File>& files);
    /// From here on everything that was put in is in the archive.
    void commit();

  private:
    void clear();
    void endBusy();

    std::filesystem::path folder_;
    std::unique_ptr<FileLock> lock_;
    Manifest manifest_;
    Index index_;
    std::string lines_;
    size_t committed_ = 0;
    bool busy_ = false;
};

/// Makes a manifest that is lost again from the lines that every folder keeps of itself; answers with how many there
/// are. Throws ArchiveError when there is a manifest, or when the lines do not make a whole chain: then folders are
/// gone, too.
size_t restore(const std::filesystem::path& folder);

/// The folders below an archive that hold files and that its manifest does not name, as paths in it, sorted.
std::vector<std::string> strays(const std::filesystem::path& folder, const Manifest& manifest);

}  // namespace oordeel::archive
