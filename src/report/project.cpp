#include "report/project.h"

#include "base/file.h"

namespace oordeel::report {
namespace fs = std::filesystem;

Project loadProject(const fs::path& path, Sources& sources, Diagnostics& diagnostics) {
    constexpr size_t largestList = size_t{16} << 20;
    const fs::path file = fs::is_directory(path) ? path / "documenten.yaml" : path;
    Project project;
    project.documenten = readDocumenten(sources.add(shown(file), readFile(file, largestList)), sources, diagnostics);
    if (project.documenten.soorten.empty()) return project;
    project.templates = std::make_unique<Templates>(project.documenten.sjablonen, sources, diagnostics);
    for (const Soort& soort : project.documenten.soorten) {
        project.datasets.push_back(loadDataset(soort, sources, diagnostics));
    }
    return project;
}

}  // namespace oordeel::report
