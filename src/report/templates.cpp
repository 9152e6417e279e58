#include "report/templates.h"

#include <algorithm>

namespace oordeel::report {
namespace fs = std::filesystem;

Templates::Templates(const NamedFile& folder, Sources& sources, Diagnostics& diagnostics) : folder_(folder.path) {
    std::error_code error;
    std::vector<fs::path> paths;
    for (fs::recursive_directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
        const std::string extension = entry->path().extension().string();
        if (extension == ".md" || extension == ".html" || extension == ".svg" || extension == ".css") {
            paths.push_back(entry->path());
        }
    }
    if (error) diagnostics.error(folder.at, "cannot read the folder " + shown(folder_) + ": " + error.message());
    std::sort(paths.begin(), paths.end());
    for (const fs::path& path : paths) {
        const Source* source = open({path, folder.at}, sources, diagnostics);
        if (source) files_.emplace(path.lexically_relative(folder_).generic_string(), source);
    }
}

const Source* Templates::find(std::string_view name) const {
    const auto found = files_.find(name);
    return found == files_.end() ? nullptr : found->second;
}

std::vector<std::string> Templates::names() const {
    std::vector<std::string> names;
    for (const auto& [name, source] : files_) names.push_back(name);
    return names;
}

}  // namespace oordeel::report
