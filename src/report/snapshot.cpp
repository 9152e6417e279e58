#include "report/snapshot.h"

#include <algorithm>
#include <map>

#include "base/file.h"

namespace oordeel::report {
namespace fs = std::filesystem;
namespace {

constexpr size_t largestFile = size_t{64} << 20;

/// A path from the root of the machine, without detours.
fs::path whole(const fs::path& path) {
    return fs::absolute(path).lexically_normal();
}

/// The folder that holds both.
fs::path common(const fs::path& a, const fs::path& b) {
    fs::path out;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end() && *i == *j; ++i, ++j) out /= *i;
    return out;
}

}  // namespace

Snapshot snapshot(const Project& project, const fs::path& path, const Sources& sources) {
    std::map<fs::path, std::string> files;
    for (const Source& source : sources.all()) {
        // The first source of a name is the file; what stands inside it comes later under the same name.
        if (!source.name.empty() && fs::is_regular_file(source.name)) files.emplace(whole(source.name), source.text);
    }
    const fs::path templates = project.documenten.sjablonen.path.lexically_normal();
    for (const auto& entry : fs::recursive_directory_iterator(templates)) {
        if (!entry.is_regular_file() || files.count(whole(entry.path()))) continue;
        files.emplace(whole(entry.path()), readFile(entry.path(), largestFile));
    }
    const fs::path here = whole(".");
    fs::path root = here.has_filename() ? here : here.parent_path();
    for (const auto& [name, bytes] : files) root = common(root, name.parent_path());
    Snapshot out;
    out.folder = here.lexically_relative(root).generic_string();
    while (out.folder.ends_with('/')) out.folder.pop_back();
    if (out.folder.empty()) out.folder = ".";
    out.path = path.generic_string();
    for (auto& [name, bytes] : files)
        out.files.push_back({name.lexically_relative(root).generic_string(), std::move(bytes)});
    return out;
}

}  // namespace oordeel::report
