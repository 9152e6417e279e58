#include "report/project.h"

#include "base/file.h"
#include "report/huisstijl.h"

namespace oordeel::report {
namespace fs = std::filesystem;

Project loadProject(const fs::path& path, Sources& sources, Diagnostics& diagnostics, const std::string& huisstijl) {
    constexpr size_t largestList = size_t{16} << 20;
    const fs::path file = fs::is_directory(path) ? path / "documenten.yaml" : path;
    Project project;
    project.documenten = readDocumenten(sources.add(shown(file), readFile(file, largestList)), sources, diagnostics);
    if (project.documenten.soorten.empty()) return project;
    project.templates = std::make_unique<Templates>(project.documenten.sjablonen, sources, diagnostics);
    if (!huisstijl.empty()) project.documenten.huisstijl = {huisstijl, {}};
    const bool styled = addHuisstijl(project.documenten, *project.templates, sources, diagnostics);
    for (const Soort& soort : project.documenten.soorten) {
        project.datasets.push_back(styled ? loadDataset(soort, sources, diagnostics) : nullptr);
    }
    return project;
}

}  // namespace oordeel::report
