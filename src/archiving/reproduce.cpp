#include "archiving/reproduce.h"

#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <system_error>

#include "archive/sha256.h"
#include "archive/store.h"
#include "archive/zip.h"
#include "base/file.h"

extern char** environ;

namespace oordeel::archiving {
namespace fs = std::filesystem;

using archive::Kind;
using archive::Making;
using archive::Record;

namespace {

/// A folder that goes away.
class Workshop {
  public:
    Workshop() {
        std::string pattern = (fs::temp_directory_path() / "oordeel-archief-XXXXXX").string();
        if (!::mkdtemp(pattern.data())) throw FileError("cannot make a folder as " + pattern);
        folder = pattern;
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    ~Workshop() {
        std::error_code error;
        fs::remove_all(folder, error);
    }
    fs::path folder;
};

/// Runs this program in a folder, without its messages. Answers whether it ended by itself.
bool run(const fs::path& folder, std::vector<std::string> words, const std::string& sourceDateEpoch) {
    words.insert(words.begin(), "oordeel");
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::vector<std::string> variables;
    for (char** one = environ; *one; ++one)
        if (std::string(*one).rfind("SOURCE_DATE_EPOCH=", 0) != 0) variables.emplace_back(*one);
    if (!sourceDateEpoch.empty()) variables.push_back("SOURCE_DATE_EPOCH=" + sourceDateEpoch);
    std::vector<char*> environment;
    for (std::string& one : variables) environment.push_back(one.data());
    environment.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", 1, 0);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    pid_t child = 0;
    const int error = posix_spawn(&child, "/proc/self/exe", &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) throw FileError("cannot run this program again: " + std::generic_category().message(error));
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return false;
    return WIFEXITED(status);
}

/// What stands between the tags of a page, and the names of the tags, without style sheets: enough to see whether two
/// versions of the program say the same.
struct Skeleton {
    std::string text, tags;
    friend bool operator==(const Skeleton&, const Skeleton&) = default;
};

Skeleton skeletonOf(const std::string& page) {
    Skeleton out;
    for (size_t i = 0; i < page.size();) {
        if (page[i] != '<') {
            out.text += page[i++];
            continue;
        }
        if (page.compare(i, 7, "<style>") == 0 || page.compare(i, 7, "<style ") == 0)
            i = std::min(page.find("</style", i), page.size() - 1);
        const size_t end = std::min(page.find('>', i), page.size() - 1);
        out.tags += page.substr(i, std::min(page.find_first_of(" >", i), end) - i) + " ";
        i = end + 1;
    }
    return out;
}

class Reproducer {
  public:
    Reproducer(fs::path archive, const archive::Manifest& manifest, std::string version, unsigned jobs)
        : archive_(fs::absolute(archive)), manifest_(manifest), version_(std::move(version)), jobs_(jobs) {}

    Reproduction all() {
        // Publications that are made in the same way from the same sources are made in one run.
        std::map<std::vector<std::string>, std::vector<const Record*>> runs;
        for (const Record& record : manifest_.records) {
            const Making& how = record.making;
            if (record.kind != Kind::publicatie) continue;
            runs[{how.bronnen, how.werkmap, how.pad, how.huisstijl, how.sourceDateEpoch}].push_back(&record);
        }
        for (const auto& [how, records] : runs) {
            constexpr size_t atATime = 256;
            for (size_t from = 0; from < records.size(); from += atATime) {
                make({records.begin() + static_cast<std::ptrdiff_t>(from),
                      records.begin() + static_cast<std::ptrdiff_t>(std::min(records.size(), from + atATime))});
            }
        }
        return std::move(out_);
    }

  private:
    void make(const std::vector<const Record*>& records) {
        const Making& how = records.front()->making;
        const Workshop workshop;
        try {
            for (const archive::File& file :
                 archive::unzip(readFile(archive_ / how.bronnen / "bronnen.zip", archive::largestFile)))
                writeFile(workshop.folder / "bron" / file.name, file.bytes);
        } catch (const std::runtime_error& error) {
            out_.findings.push_back({how.bronnen + "/bronnen.zip", std::string("cannot be unpacked: ") + error.what()});
            return;
        }
        const fs::path folder = workshop.folder / "bron" / how.werkmap, made = workshop.folder / "uit";
        fs::create_directories(folder);
        std::vector<std::string> words{"make", how.pad, "-o",     made.string(),        "--format",
                                       "pdf",  "html",  "--jobs", std::to_string(jobs_)};
        if (!how.huisstijl.empty()) words.insert(words.end(), {"--huisstijl", how.huisstijl});
        for (const Record* record : records) words.insert(words.end(), {"--only", record->id});
        run(folder, words, how.sourceDateEpoch);
        for (const Record* record : records) compare(*record, made);
    }

    void compare(const Record& record, const fs::path& made) {
        const std::string stem = record.folder.substr(record.folder.rfind('/') + 1);
        const std::string path = record.folder + "/" + stem;
        if (!fs::exists(made / (record.id + ".pdf"))) {
            out_.findings.push_back({path + ".pdf", "cannot be made again from its sources"});
            return;
        }
        const bool samePdf = same(path + ".pdf", made / (record.id + ".pdf"));
        const bool sameWeb = same(path + ".html", made / (record.id + ".html"));
        if (samePdf && sameWeb) {
            ++out_.same;
            return;
        }
        if (record.programma == version_) {
            if (!samePdf) out_.findings.push_back({path + ".pdf", "is not what its sources give: other bytes"});
            if (!sameWeb) out_.findings.push_back({path + ".html", "is not what its sources give: other bytes"});
            return;
        }
        const Skeleton then = skeletonOf(readFile(archive_ / (path + ".html"), archive::largestFile));
        const Skeleton now = skeletonOf(readFile(made / (record.id + ".html"), archive::largestFile));
        const std::string who = "was made with " + record.programma + " and differs from what " + version_ + " makes";
        if (then == now) {
            out_.notes.push_back({path + ".pdf", who + " in its bytes; text, judgements and tags are the same"});
        } else if (then.text == now.text) {
            out_.notes.push_back({path + ".pdf", who + " in its tags; text and judgements are the same"});
        } else {
            out_.findings.push_back({path + ".pdf", who + " in its text"});
        }
    }

    bool same(const std::string& stored, const fs::path& made) const {
        return fs::exists(made) &&
               readFile(archive_ / stored, archive::largestFile) == readFile(made, archive::largestFile);
    }

    fs::path archive_;
    const archive::Manifest& manifest_;
    std::string version_;
    unsigned jobs_;
    Reproduction out_;
};

}  // namespace

Reproduction reproduce(const fs::path& archive, const archive::Manifest& manifest, const std::string& version,
                       unsigned jobs) {
    return Reproducer(archive, manifest, version, jobs).all();
}

}  // namespace oordeel::archiving
