#include "report/kader_file.h"

#include <algorithm>
#include <memory>

#include "rules/uitbreiding.h"

namespace oordeel::report {
namespace {

/// The value of a kader file written out; null after an error that leaves nothing to read.
std::shared_ptr<const Value> loadWhole(const NamedFile& file, std::vector<const Source*>& files, Sources& sources,
                                       Diagnostics& diagnostics) {
    const auto own = loadOnce(file, sources, diagnostics);
    if (!own) return nullptr;
    files.push_back(own->at.source);
    if (!own->find("breidt uit")) return own;
    const auto basis = rules::leesBasis(*own, diagnostics);
    if (!basis) return nullptr;
    const NamedFile named{file.path.parent_path() / basis->bestand, basis->at};
    const bool again =
        std::any_of(files.begin(), files.end(), [&](const Source* other) { return other->name == shown(named.path); });
    if (again) {
        diagnostics.error(basis->at, "this kader extends itself by way of " + shown(named.path) +
                                         "; one of them must stand by itself");
        return nullptr;
    }
    const auto whole = loadWhole(named, files, sources, diagnostics);
    if (!whole) return nullptr;
    const Value* versie = whole->find("versie");
    if (!versie || versie->text != basis->versie) {
        diagnostics.error(basis->versieAt, shown(named.path) + " is version " + (versie ? versie->text : "unknown") +
                                               ", not " + basis->versie +
                                               "; look at what changed in it, and then write its version here");
        return nullptr;
    }
    return std::make_shared<const Value>(rules::uitgebreid(*whole, *own, diagnostics));
}

}  // namespace

bool loadKader(const NamedFile& file, rules::Toetsingskader& kader, std::vector<const Source*>& files, Sources& sources,
               Diagnostics& diagnostics) {
    Diagnostics found;
    if (const auto whole = loadWhole(file, files, sources, found)) kader = rules::readKader(*whole, found);
    diagnostics.append(found);
    return !found.hasErrors();
}

}  // namespace oordeel::report
