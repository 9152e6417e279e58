#include "archive/store.h"

#include <algorithm>
#include <map>
#include <set>

#include "archive/sha256.h"

namespace oordeel::archive {
namespace fs = std::filesystem;
namespace {

bool isEmptyFolder(const fs::path& folder) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        // What a run leaves that was stopped before the first manifest.
        const std::string name = entry.path().filename().string();
        if (name != lockName && name != busyName && !name.starts_with(".oordeel-")) return false;
    }
    return !error;
}

void erase(const fs::path& path) {
    std::error_code error;
    fs::remove_all(path, error);
    if (error) throw FileError("cannot remove " + path.string() + ": " + error.message());
}

}  // namespace

Manifest openArchive(const fs::path& folder) {
    if (!fs::exists(folder)) return readManifest("");
    if (!fs::is_directory(folder)) throw ArchiveError(folder.string() + " is no folder");
    if (fs::exists(folder / manifestName)) return readManifest(readFile(folder / manifestName, largestFile));
    // A stopped first run has folders and no manifest, and says that it was busy.
    if (isEmptyFolder(folder) || fs::exists(folder / busyName)) return readManifest("");
    throw ArchiveError(folder.string() + " is no archive: it has no " + manifestName +
                       "; name an archive, or a folder that is empty or not there yet");
}

Index::Index(const Manifest& manifest) {
    for (const Record& record : manifest.records) add(record);
}

void Index::add(const Record& record) {
    if (record.kind == Kind::publicatie) newest_[record.id] = record.number;
    if (!record.vervangt.empty()) successors_[record.vervangt] = record.number;
    folders_[record.folder] = record.number;
}

std::vector<std::string> strays(const fs::path& folder, const Manifest& manifest) {
    std::set<std::string> named;
    for (const Record& record : manifest.records) named.insert(record.folder);
    std::set<std::string> found;
    if (!fs::exists(folder)) return {};
    for (auto it = fs::recursive_directory_iterator(folder); it != fs::recursive_directory_iterator(); ++it) {
        if (!it->is_directory() || it->is_symlink()) continue;
        const std::string path = it->path().lexically_relative(folder).generic_string();
        if (named.count(path)) continue;
        // A folder on the way to others is no stray: only what holds files, or nothing at all.
        bool holdsFiles = false, holdsFolders = false;
        for (const auto& entry : fs::directory_iterator(it->path()))
            (entry.is_directory() && !entry.is_symlink() ? holdsFolders : holdsFiles) = true;
        if (holdsFiles || !holdsFolders) found.insert(path);
    }
    return {found.begin(), found.end()};
}

size_t restore(const fs::path& folder) {
    if (!fs::is_directory(folder)) throw ArchiveError("there is no folder " + folder.string());
    const FileLock lock(folder / lockName);
    if (fs::exists(folder / manifestName))
        throw ArchiveError(folder.string() + " has a manifest; move it away first if it is the one that is damaged");
    std::map<size_t, std::string> lines;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.path().filename() != lineName) continue;
        std::string text = readFile(entry.path(), largestFile);
        const std::string_view one = std::string_view(text).substr(0, text.find('\n'));
        try {
            lines[readLine(one).number] = std::move(text);
        } catch (const ArchiveError& error) {
            throw ArchiveError(entry.path().string() + ": " + error.what());
        }
    }
    std::string manifest;
    for (const auto& [number, text] : lines) manifest += text;
    const Manifest found = readManifest(manifest);
    if (lines.empty()) throw ArchiveError("no folder in " + folder.string() + " keeps a line of a manifest");
    if (!found.broken.empty())
        throw ArchiveError("the lines that the folders keep do not make a whole manifest: " + found.broken.front());
    writeFile(folder / manifestName, manifest);
    return lines.size();
}

Writer::Writer(fs::path folder) : folder_(std::move(folder)) {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) throw FileError("cannot make folder " + folder_.string() + ": " + error.message());
    openArchive(folder_);  // before the lock makes a file in a folder that is none
    lock_ = std::make_unique<FileLock>(folder_ / lockName);
    manifest_ = openArchive(folder_);
    if (!manifest_.broken.empty())
        throw ArchiveError(folder_.string() + " is damaged, and nothing is added to it: " + manifest_.broken.front());
    if (fs::exists(folder_ / busyName)) clear();
    for (const Record& record : manifest_.records) lines_ += line(record) + "\n";
    committed_ = manifest_.records.size();
    index_ = Index(manifest_);
}

Writer::~Writer() {
    try {
        if (!busy_) return;
        manifest_.records.resize(committed_);
        clear();
    } catch (const std::exception&) {
        // `.bezig` is still there, and the next run clears what could not be cleared now.
    }
}

void Writer::put(Record record, const std::vector<File>& files) {
    if (!busy_) {
        writeFile(folder_ / busyName, "Er komt nu iets bij in dit archief, of een run is afgebroken.\n");
        busy_ = true;
    }
    record.number = manifest_.records.size() + 1;
    record.previous = manifest_.head;
    record.files.clear();
    for (const File& file : files) record.files.push_back({file.name, sha256(file.bytes), file.bytes.size()});
    std::sort(record.files.begin(), record.files.end(),
              [](const StoredFile& a, const StoredFile& b) { return a.name < b.name; });
    const std::string own = line(record);
    std::vector<std::pair<std::string, std::string_view>> all;
    for (const File& file : files) all.emplace_back(file.name, file.bytes);
    const std::string ownLine = own + "\n";
    all.emplace_back(lineName, ownLine);
    writeNewFolder(folder_ / record.folder, all);
    manifest_.head = sha256(own);
    index_.add(record);
    manifest_.records.push_back(std::move(record));
    lines_ += ownLine;
}

void Writer::commit() {
    if (!busy_) return;
    try {
        writeFile(folder_ / manifestName, lines_);
    } catch (const FileError&) {
        // It may have failed after the manifest was in its place: then what it names must stay.
        if (fs::exists(folder_ / manifestName) && readFile(folder_ / manifestName, largestFile) == lines_)
            committed_ = manifest_.records.size();
        throw;
    }
    committed_ = manifest_.records.size();
    endBusy();
}

void Writer::clear() {
    for (const std::string& path : strays(folder_, manifest_)) erase(folder_ / path);
    for (const auto& entry : fs::directory_iterator(folder_))
        if (entry.path().filename().string().starts_with(".oordeel-")) erase(entry.path());
    endBusy();
}

void Writer::endBusy() {
    erase(folder_ / busyName);
    syncFolder(folder_);
    busy_ = false;
}

}  // namespace oordeel::archive
