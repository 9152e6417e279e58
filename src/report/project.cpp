#include "report/project.h"

#include "base/file.h"
#include "report/huisstijl.h"

namespace oordeel::report {
namespace fs = std::filesystem;

Project loadProject(const fs::path& path, Sources& sources, Diagnostics& diagnostics, const std::string& huisstijl,
                    const std::set<std::string>& kinds) {
    constexpr size_t largestList = size_t{16} << 20;
    const fs::path file = fs::is_directory(path) ? path / "documenten.yaml" : path;
    Project project;
    const size_t first = sources.opened().size();
    const Source& list = sources.add(shown(file), readFile(file, largestList));
    sources.open(list);
    project.documenten = readDocumenten(list, sources, diagnostics, kinds);
    if (project.documenten.soorten.empty()) return project;
    project.templates = std::make_unique<Templates>(project.documenten.sjablonen, sources, diagnostics);
    if (!huisstijl.empty()) project.documenten.huisstijl = {huisstijl, {}};
    const bool styled = addHuisstijl(project.documenten, *project.templates, sources, diagnostics);
    const auto since = [&](size_t count) {
        const auto& opened = sources.opened();
        return std::vector<const Source*>(opened.begin() + static_cast<std::ptrdiff_t>(count), opened.end());
    };
    const std::vector<const Source*> common = since(first);
    std::set<std::string> texts;  // what one kind says does not touch the others
    for (const Soort& soort : project.documenten.soorten) texts.insert(soort.gegevensUit);
    for (const Soort& soort : project.documenten.soorten) {
        const size_t before = sources.opened().size();
        const bool wanted = kinds.empty() || kinds.count(soort.id) > 0;
        project.datasets.push_back(styled && wanted ? loadDataset(soort, sources, diagnostics) : nullptr);
        std::vector<const Source*>& files = project.filesOf.emplace_back(common);
        const std::string along = soort.bijgevoegd ? soort.bijgevoegd->gegevensUit : "";
        std::erase_if(files, [&](const Source* one) {
            return texts.count(one->name) && one->name != soort.gegevensUit && one->name != along;
        });
        const std::vector<const Source*> own = since(before);
        files.insert(files.end(), own.begin(), own.end());
    }
    return project;
}

}  // namespace oordeel::report
