#include "report/earlier.h"

#include <map>

#include "report/kader_file.h"

namespace oordeel::report {
bool loadVorige(const Soort& soort, const rules::Toetsingskader& kader, Vorige& vorige, Sources& sources,
                Diagnostics& diagnostics) {
    Diagnostics found;
    if (!soort.vorigKader.path.empty()) {
        vorige.kader = std::make_unique<rules::Toetsingskader>();
        if (!loadKader(soort.vorigKader, *vorige.kader, vorige.files, sources, found)) {
            diagnostics.append(found);
            return false;
        }
    }
    const rules::Toetsingskader& toen = vorige.kader ? *vorige.kader : kader;
    std::map<std::string, Position> seen;
    for (const NamedFile& named : soort.vorigeBeoordelingen) {
        const auto file = loadOnce(named, sources, found);
        if (!file) continue;
        vorige.beoordelingen.push_back(rules::readBeoordeling(*file, toen, found));
        const std::string& id = vorige.beoordelingen.back().organisatie;
        const auto [first, isNew] = seen.emplace(id, file->at);
        if (!isNew && !id.empty())
            found.error(file->at, "\"" + id + "\" already has an earlier assessment, in " + first->second.source->name);
    }
    const auto overgang = soort.overgang.path.empty() ? nullptr : loadOnce(soort.overgang, sources, found);
    if (overgang) {
        vorige.files.push_back(overgang->at.source);
        vorige.overgang = rules::readOvergang(*overgang, {&toen, &kader}, found);
        if (!found.hasErrors() && !vorige.overgang->past(toen, kader))
            found.error(soort.overgang.at,
                        "this overgang does not go from the kader of the earlier assessments to that "
                        "of the document; name one that does");
    }
    diagnostics.append(found);
    if (found.hasErrors()) return false;
    for (const rules::Beoordeling& een : vorige.beoordelingen) vorige.scorecards.push_back(rules::score(toen, een));
    return true;
}

}  // namespace oordeel::report
