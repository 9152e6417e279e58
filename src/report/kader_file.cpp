#include "report/kader_file.h"

#include <algorithm>

#include "rules/uitbreiding.h"

namespace oordeel::report {
namespace {

/// The value of a kader file written out; false after an error that leaves nothing to read.
bool loadWhole(const NamedFile& file, std::vector<const Source*>& files, Value& out, Sources& sources,
               Diagnostics& diagnostics) {
    const Source* source = open(file, sources, diagnostics);
    if (!source || !load(*source, out, sources, diagnostics)) return false;
    files.push_back(source);
    if (!out.find("breidt uit")) return true;
    const auto basis = rules::leesBasis(out, diagnostics);
    if (!basis) return false;
    const NamedFile named{file.path.parent_path() / basis->bestand, basis->at};
    const bool again =
        std::any_of(files.begin(), files.end(), [&](const Source* other) { return other->name == shown(named.path); });
    if (again) {
        diagnostics.error(basis->at, "this kader extends itself by way of " + shown(named.path) +
                                         "; one of them must stand by itself");
        return false;
    }
    Value whole;
    if (!loadWhole(named, files, whole, sources, diagnostics)) return false;
    const Value* versie = whole.find("versie");
    if (!versie || versie->text != basis->versie) {
        diagnostics.error(basis->versieAt, shown(named.path) + " is version " + (versie ? versie->text : "unknown") +
                                               ", not " + basis->versie +
                                               "; look at what changed in it, and then write its version here");
        return false;
    }
    out = rules::uitgebreid(whole, out, diagnostics);
    return true;
}

}  // namespace

bool loadKader(const NamedFile& file, rules::Toetsingskader& kader, std::vector<const Source*>& files, Sources& sources,
               Diagnostics& diagnostics) {
    Diagnostics found;
    Value whole;
    if (loadWhole(file, files, whole, sources, found)) kader = rules::readKader(whole, found);
    diagnostics.append(found);
    return !found.hasErrors();
}

}  // namespace oordeel::report
