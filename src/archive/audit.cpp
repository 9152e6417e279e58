#include "archive/audit.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "archive/aggregation.h"
#include "archive/schema.h"
#include "archive/sha256.h"
#include "archive/store.h"

namespace oordeel::archive {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view objectSuffix = ".MDTO.xml", fileSuffix = ".bestand.MDTO.xml", diwooSuffix = "-diwoo.xml";

void add(std::vector<Finding>& findings, const std::string& path, const std::vector<std::string>& sentences) {
    for (const std::string& sentence : sentences) findings.push_back({path, sentence});
}

/// What the metadata of a file says of it, against what the manifest says.
std::vector<std::string> againstFile(const std::string& bytes, const Record& record, const std::string& described) {
    const auto file = std::find_if(record.files.begin(), record.files.end(),
                                   [&](const StoredFile& one) { return one.name == described; });
    if (file == record.files.end()) return {"it describes " + described + ", which is not beside it"};
    const Element root = parseXml(bytes);
    const Element* bestand = root.find("bestand");
    const Element* checksum = bestand ? bestand->find("checksum") : nullptr;
    if (!checksum) return {};  // the standard says so already
    std::vector<std::string> wrong;
    if (bestand->textOf("naam") != described) wrong.push_back("it names " + bestand->textOf("naam"));
    if (bestand->textOf("omvang") != std::to_string(file->size))
        wrong.push_back("it says that " + described + " has " + bestand->textOf("omvang") + " bytes");
    if (checksum->textOf("checksumWaarde") != file->sha256) wrong.push_back("its checksum is not that of " + described);
    return wrong;
}

class Auditor {
  public:
    explicit Auditor(const AuditRequest& request) : request_(request) {}

    /// What is found within the folder of one record.
    struct Found {
        std::vector<Finding> findings;
        std::vector<Place> places;  ///< of the informatieobjecten that it has metadata of
        size_t files = 0;
        uint64_t bytes = 0;
    };

    Found record(const Record& record) const {
        Found found;
        std::vector<Finding>& findings = found.findings;
        std::set<std::string> expected{lineName};
        for (const StoredFile& stored : record.files) {
            expected.insert(stored.name);
            const std::string path = record.folder + "/" + stored.name;
            std::string content;
            try {
                content = readFile(request_.folder / path, largestFile);
            } catch (const FileError&) {
                const bool there = fs::exists(request_.folder / path);
                findings.push_back({path, there ? "cannot be read" : "is gone"});
                continue;
            }
            ++found.files;
            found.bytes += content.size();
            if (content.size() != stored.size || sha256(content) != stored.sha256) {
                findings.push_back({path, "is not the file that was put in: " + std::to_string(content.size()) +
                                              " bytes, and " + std::to_string(stored.size) + " then; its SHA-256 was " +
                                              stored.sha256});
                continue;
            }
            metadata(record, stored, content, findings);
            if (stored.name.ends_with(objectSuffix) && !stored.name.ends_with(fileSuffix))
                found.places.push_back(placeOf(path, content));
            if (request_.also) add(findings, path, request_.also(record, stored, content));
        }
        ownLine(record, findings);
        others(record, expected, findings);
        return found;
    }

  private:
    static void metadata(const Record& record, const StoredFile& stored, const std::string& content,
                         std::vector<Finding>& findings) {
        const std::string path = record.folder + "/" + stored.name;
        if (stored.name.ends_with(objectSuffix)) add(findings, path, checkMdto(content));
        if (stored.name.ends_with(diwooSuffix)) add(findings, path, checkDiwoo(content));
        if (stored.name.ends_with(fileSuffix)) {
            add(findings, path,
                againstFile(content, record, stored.name.substr(0, stored.name.size() - fileSuffix.size())));
        }
    }

    void ownLine(const Record& record, std::vector<Finding>& findings) const {
        const std::string path = record.folder + "/" + lineName;
        try {
            if (readFile(request_.folder / path, largestFile) != line(record) + "\n")
                findings.push_back({path, "is not the line of the manifest"});
        } catch (const FileError&) {
            findings.push_back({path, "is gone"});
        }
    }

    /// Files that nobody put in. Folders of other records may stand inside.
    void others(const Record& record, const std::set<std::string>& expected, std::vector<Finding>& findings) const {
        std::error_code error;
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(request_.folder / record.folder, error)) {
            const std::string name = entry.path().filename().string();
            const bool isFolder = entry.is_directory() && !entry.is_symlink();
            if (!isFolder && !expected.count(name)) names.insert(name);
        }
        for (const std::string& name : names) findings.push_back({record.folder + "/" + name, "was never put in"});
    }

    const AuditRequest& request_;
};

void top(const fs::path& folder, Audit& out) {
    const bool busy = fs::exists(folder / busyName);
    for (const std::string& path : strays(folder, out.manifest)) {
        if (busy) {
            out.notes.push_back({path, "was left by a run that was stopped, and is not in the archive"});
        } else {
            out.findings.push_back({path, "is not in the manifest"});
        }
    }
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool ours = name == manifestName || name == lockName || name == busyName || name.starts_with(".oordeel-");
        if (!ours && (!entry.is_directory() || entry.is_symlink())) names.insert(name);
    }
    for (const std::string& name : names) out.findings.push_back({name, "was never put in"});
}

/// What the records say of each other.
void relations(Audit& out) {
    std::set<std::string> folders;
    std::map<std::string, size_t> replaced;
    for (const Record& record : out.manifest.records) {
        const auto refers = [&](const std::string& to, const std::string& how) {
            if (!to.empty() && !folders.count(to))
                out.findings.push_back({record.folder, how + " " + to + ", which is not before it in the manifest"});
        };
        refers(record.vervangt, "replaces");
        refers(record.making.bronnen, "was made from");
        if (!folders.insert(record.folder).second) out.findings.push_back({record.folder, "is in the manifest twice"});
        if (!record.vervangt.empty() && !replaced.emplace(record.vervangt, record.number).second)
            out.findings.push_back({record.folder, "replaces " + record.vervangt + ", which was replaced already"});
    }
}

/// How the objects are parts of each other. A later version brings new metadata of the one that it replaces, in a file
/// of the same name; the newest count.
void aggregation(const std::vector<Auditor::Found>& found, Audit& out) {
    std::map<std::pair<std::string, std::vector<std::string>>, Place> newest;
    for (const Auditor::Found& one : found) {
        for (const Place& place : one.places) newest[{fs::path(place.path).filename().string(), place.names}] = place;
    }
    std::vector<Place> places;
    for (auto& [key, place] : newest) places.push_back(std::move(place));
    for (const Misplaced& one : misplaced(places)) out.findings.push_back({one.path, one.what});
}

}  // namespace

Audit audit(const AuditRequest& request) {
    Audit out;
    if (!fs::exists(request.folder)) throw ArchiveError("there is no folder " + request.folder.string());
    out.manifest = openArchive(request.folder);
    for (const std::string& sentence : out.manifest.broken) out.findings.push_back({manifestName, sentence});
    relations(out);
    const Auditor auditor(request);
    const std::vector<Record>& records = out.manifest.records;
    std::vector<Auditor::Found> found(records.size());
    std::atomic<size_t> next = 0;
    std::mutex telling;
    size_t done = 0;
    const auto take = [&] {
        for (size_t i = next++; i < records.size(); i = next++) {
            found[i] = auditor.record(records[i]);
            const std::lock_guard lock(telling);
            ++done;
            if (request.progress) request.progress(done, records.size());
        }
    };
    {
        std::vector<std::jthread> threads;
        for (size_t i = 1; i < std::min<size_t>(request.jobs, records.size()); ++i) threads.emplace_back(take);
        take();
    }
    for (const Auditor::Found& one : found) {
        out.findings.insert(out.findings.end(), one.findings.begin(), one.findings.end());
        out.files += one.files;
        out.bytes += one.bytes;
    }
    // What is changed or gone would be told a second time.
    if (out.findings.empty()) aggregation(found, out);
    top(request.folder, out);
    return out;
}

}  // namespace oordeel::archive
