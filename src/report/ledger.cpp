#include "report/ledger.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>

#include "archive/sha256.h"
#include "base/file.h"
#include "base/program.h"

namespace oordeel::report {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;
using Texts = std::map<std::string, std::string>;

constexpr const char* ledgerName = ".oordeel.json";
constexpr size_t largest = size_t{256} << 20;

}  // namespace

std::string hashOf(const fs::path& path) {
    try {
        return archive::sha256(readFile(path, largest));
    } catch (const FileError&) {
        return "";
    }
}

Ledger::Ledger(fs::path folder) : folder_(std::move(folder)) {
    if (!fs::exists(folder_ / ledgerName)) return;
    try {
        const Json file = Json::parse(readFile(folder_ / ledgerName, largest));
        for (const auto& [name, one] : file.at("documenten").items()) {
            made_[name] = {one.at("invoer").get<std::string>(), one.at("bestanden").get<Texts>(),
                           one.at("lettertypen").get<Texts>(), one.at("bladzijden").get<size_t>(),
                           one.at("titel").get<std::string>()};
        }
    } catch (const Json::exception&) {
        made_.clear();  // a ledger that is damaged knows nothing, and everything is made again
    } catch (const FileError&) {
        made_.clear();
    }
}

bool Ledger::isCurrent(const std::string& name, const std::string& inputs) const {
    const auto found = made_.find(name);
    if (found == made_.end() || found->second.inputs != inputs || found->second.files.empty()) return false;
    for (const auto& [extension, hash] : found->second.files)
        if (hashOf(folder_ / (name + extension)) != hash) return false;
    return std::all_of(found->second.fonts.begin(), found->second.fonts.end(),
                       [&](const auto& font) { return fontHash(font.first) == font.second; });
}

std::string Ledger::fontHash(const std::string& path) const {
    const std::lock_guard lock(mutex_);
    const auto found = fonts_.find(path);
    return found != fonts_.end() ? found->second : fonts_[path] = hashOf(path);
}

const Made* Ledger::find(const std::string& name) const {
    const auto found = made_.find(name);
    return found == made_.end() ? nullptr : &found->second;
}

void Ledger::note(const std::string& name, Made made) {
    made_[name] = std::move(made);
}

void Ledger::forget(const std::string& name) {
    made_.erase(name);
}

std::vector<std::string> Ledger::sweep(const std::vector<std::string>& names) {
    const std::set<std::string> wanted(names.begin(), names.end());
    std::vector<std::string> gone;
    for (auto it = made_.begin(); it != made_.end();) {
        if (wanted.count(it->first)) {
            ++it;
            continue;
        }
        for (const auto& [extension, hash] : it->second.files) {
            const fs::path path = folder_ / (it->first + extension);
            // What somebody has put in its place is not ours to take away.
            if (hashOf(path) != hash) continue;
            std::error_code error;
            if (fs::remove(path, error)) gone.push_back(path.string());
            fs::remove(path.parent_path(), error);  // only when it is empty
        }
        it = made_.erase(it);
    }
    return gone;
}

void Ledger::save() const {
    Json documents = Json::object();
    for (const auto& [name, made] : made_) {
        documents[name] = {{"invoer", made.inputs},
                           {"bestanden", made.files},
                           {"lettertypen", made.fonts},
                           {"bladzijden", made.pages},
                           {"titel", made.title}};
    }
    // What a crash leaves of it is read with suspicion: each file is held against its hash.
    writeFile(folder_ / ledgerName, Json{{"documenten", documents}}.dump() + "\n", Lasting::never);
}

Inputs::Inputs(const std::vector<Project>& projects, const std::string& request, const std::string& fonts) {
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    const std::string common =
        archive::sha256(programIdentity() + request + "\n" + (epoch ? epoch : "") + "\n" + fonts);
    std::map<const Source*, std::string> known;  // kinds draw on the same files
    const auto hash = [&](const Source* source) -> const std::string& {
        std::string& out = known[source];
        if (out.empty()) out = archive::sha256(source->text);
        return out;
    };
    for (const Project& project : projects) {
        if (!project.templates) continue;
        std::vector<fs::path> paths;
        std::error_code error;  // a folder that cannot be read has been told
        const fs::path& folder = project.templates->folder();
        for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
            if (it->is_regular_file()) paths.push_back(it->path());
        std::sort(paths.begin(), paths.end());
        std::string templates = common;
        for (const fs::path& path : paths) {
            const Source* read = project.templates->find(path.lexically_relative(folder).generic_string());
            templates += path.generic_string() + " " + (read ? hash(read) : hashOf(path)) + "\n";
        }
        templates = archive::sha256(templates);
        for (size_t i = 0; i < project.datasets.size(); ++i) {
            if (!project.datasets[i]) continue;
            std::string all = templates + "\n";
            for (const Source* source : project.filesOf[i]) all += source->name + " " + hash(source) + "\n";
            hashes_[&project.documenten.soorten[i]] = archive::sha256(all);
        }
    }
}

}  // namespace oordeel::report
