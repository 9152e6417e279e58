// PDFs and archives → what is wrong with them, in words or as JSON.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "archive/audit.h"
#include "archiving/archiving.h"
#include "archiving/reproduce.h"
#include "base/file.h"
#include "command/tell.h"
#include "verify/verify.h"

namespace oordeel::archiving {

namespace fs = std::filesystem;
using namespace command;
namespace {

/// A file of a few kilobytes can unpack to all the memory there is: then it is refused, not the machine stopped.
void limitMemory() {
    constexpr rlim_t most = rlim_t{4} << 30;
    size_t pages = 0;  // what is mapped already; a sanitizer maps terabytes
    std::ifstream("/proc/self/statm") >> pages;
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0) return;
    const rlim_t wanted = static_cast<rlim_t>(pages) * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + most;
    if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur < wanted) return;
    limit.rlim_cur = wanted;
    setrlimit(RLIMIT_AS, &limit);
}

int verifyArchive(const VerifyCommand& command, const std::string& folder) {
    archive::AuditRequest request;
    request.folder = folder;
    request.jobs = command.jobs;
    request.progress = tellProgress;
    request.also = [](const archive::Record& record, const archive::StoredFile& file, const std::string& bytes) {
        std::vector<std::string> wrong;
        if (record.kind != archive::Kind::publicatie || !file.name.ends_with(".pdf")) return wrong;
        for (const verify::Broken& one : verify::verify(bytes).broken)
            wrong.push_back("breaks a rule of PDF/A-2a or PDF/UA-1: " + std::string(one.rule->id));
        return wrong;
    };
    archive::Audit found = archive::audit(request);
    endProgress();
    size_t again = 0;
    if (command.reproduce && found.findings.empty()) {
        const Reproduction made = reproduce(folder, found.manifest, command.version, command.jobs);
        again = made.same;
        found.findings.insert(found.findings.end(), made.findings.begin(), made.findings.end());
        found.notes.insert(found.notes.end(), made.notes.begin(), made.notes.end());
    }
    std::string out;
    for (const archive::Finding& one : found.notes) out += "  note: " + one.path + " " + one.what + "\n";
    for (const archive::Finding& one : found.findings) out += "  " + one.path + ": " + one.what + "\n";
    const auto publications =
        static_cast<size_t>(std::count_if(found.manifest.records.begin(), found.manifest.records.end(),
                                          [](const auto& one) { return one.kind == archive::Kind::publicatie; }));
    const bool whole = found.findings.empty();
    std::string head =
        folder + ": " + counted(publications, "publication", "publications") + ", " +
        counted(found.files, "file", "files") +
        (whole ? ", all as they were put in" : ", damaged in " + counted(found.findings.size(), "place", "places"));
    if (command.reproduce && whole) head += "; " + std::to_string(again) + " made again, to the byte";
    if (command.reproduce && !whole && again == 0) head += "; nothing was made again";
    show(head + "; the manifest ends with " + found.manifest.head + "\n" + out);
    return whole ? ok : wrongInput;
}

/// One PDF, or one archive when it is a folder; 0 when all is well with it. Throws FileError and ArchiveError.
int verifyOne(const VerifyCommand& command, const std::string& path, bool first) {
    if (fs::is_directory(path)) return verifyArchive(command, folderName(path));
    constexpr size_t largest = size_t{1} << 30;
    const verify::Verdict verdict = verify::verify(readFile(path, largest));
    show(command.json ? (first ? "[" : ",\n") + verify::json(verdict, path) : verify::text(verdict, path));
    return verdict.holds() ? ok : wrongInput;
}

}  // namespace

int verifyFiles(const VerifyCommand& command) {
    if (command.rules) return show(verify::ruleList()), ok;
    const bool anyArchive = std::any_of(command.files.begin(), command.files.end(),
                                        [](const std::string& one) { return fs::is_directory(one); });
    if (command.json && anyArchive) {
        complain("--json is for PDFs; what is wrong with an archive is told as text");
        return wrongCommand;
    }
    limitMemory();
    int exitCode = ok;
    bool first = true;
    for (const std::string& path : command.files) {
        try {
            exitCode = std::max(exitCode, verifyOne(command, path, first));
            first = false;
        } catch (const archive::ArchiveError& failure) {
            complain(failure.what());
            exitCode = std::max(exitCode, wrongInput);
        } catch (const FileError& failure) {
            complain(failure.what());
            exitCode = machineFailed;
        }
    }
    if (command.json) show(first ? "[]\n" : "]\n");
    return exitCode;
}

}  // namespace oordeel::archiving
