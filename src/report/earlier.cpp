#include "report/earlier.h"

#include <map>

#include "report/kader_file.h"

namespace oordeel::report {
namespace {

bool loadFile(const NamedFile& file, Value& value, Sources& sources, Diagnostics& diagnostics) {
    const Source* source = open(file, sources, diagnostics);
    return source && load(*source, value, sources, diagnostics);
}

}  // namespace

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
    Value file;
    for (const NamedFile& named : soort.vorigeBeoordelingen) {
        if (!loadFile(named, file, sources, found)) continue;
        vorige.beoordelingen.push_back(rules::readBeoordeling(file, toen, found));
        const std::string& id = vorige.beoordelingen.back().organisatie;
        const auto [first, isNew] = seen.emplace(id, file.at);
        if (!isNew && !id.empty())
            found.error(file.at, "\"" + id + "\" already has an earlier assessment, in " + first->second.source->name);
    }
    if (!soort.overgang.path.empty() && loadFile(soort.overgang, file, sources, found)) {
        vorige.files.push_back(file.at.source);
        vorige.overgang = rules::readOvergang(file, {&toen, &kader}, found);
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
