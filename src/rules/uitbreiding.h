// A kader file that names another version, with what it changes → the kader as if it were written out.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "base/value.h"

namespace oordeel::rules {

/// The kader that another one extends.
struct Basis {
    std::string bestand;  ///< path of its file, from the folder of the file that names it
    std::string versie;   ///< which version it must be: a basis that moves on would change this kader unseen
    Position at;          ///< of `bestand`
    Position versieAt;
};

/// What `breidt uit` says; empty when the file stands by itself, or after an error.
std::optional<Basis> leesBasis(const Value& file, Diagnostics& diagnostics);

/// The file with all that it does not say itself taken from its basis. Thema's, criteria and verwachtingen are named by
/// their numbers: `vervalt` drops them, `wijzigt` replaces the keys it gives (a key with nothing behind it goes),
/// `voegt toe` puts new ones in the order of the numbers. Any other key stands in the place of that of the basis; the
/// version must be its own. Every value keeps the place where it was written, so that messages point there. Reports
/// numbers that the basis lacks or already has, that are named twice, and parts that are changed along with their
/// whole. Precondition: `leesBasis` found one; `basis` is itself written out.
Value uitgebreid(const Value& basis, const Value& file, Diagnostics& diagnostics);

}  // namespace oordeel::rules
