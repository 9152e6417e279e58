// Decision rules as an inspector reads them aloud ("hoogstens 1 onvoldoende") → conditions on counts, proved complete.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "rules/schaal.h"

namespace oordeel::rules {

/// How many verwachtingen of a criterium have each level of the scale.
struct Uitkomst {
    std::vector<int> aantallen;  ///< by index in the scale
    int totaal() const;
};

/// "Between `laagste` and `hoogste` of the judged verwachtingen have this level": numbers, or shares in per cent.
struct Voorwaarde {
    int niveau = 0;
    bool aandeel = false;  ///< bounds are percentages of the judged verwachtingen
    int laagste = 0;
    int hoogste = 0;       ///< a bound nobody set is a very large number
    bool laagsteTeltMee = true, hoogsteTeltMee = true;  ///< "meer dan" and "minder dan" exclude their bound
};

struct Beslisregel {
    int oordeel = 0;      ///< index in the scale
    std::string als;      ///< the condition as written
    std::vector<Voorwaarde> voorwaarden;  ///< all must hold
    Position at;

    bool geldt(const Uitkomst& uitkomst) const;
};

/// Reads one condition, for instance "hoogstens 1 onvoldoende", "alle voldoende", "precies 2 onvoldoende",
/// "1 of 2 onvoldoende", "3 of meer onvoldoende", "minstens 51% voldoende", "minder dan 50% voldoende", joined by " en ".
std::vector<Voorwaarde> readVoorwaarden(std::string_view als, Position at, const Schaal& schaal, Diagnostics& diagnostics);

/// Goes through every outcome that a criterium of `verwachtingen` judged verwachtingen can have, also with some of them
/// not judged, and reports the ones that no rule or more than one rule decides.
void prove(const std::vector<Beslisregel>& regels, int verwachtingen, const Schaal& schaal, std::string_view criterium,
           Position at, Diagnostics& diagnostics);

/// An outcome in words: "2 voldoende en 1 onvoldoende".
std::string inWoorden(const Uitkomst& uitkomst, const Schaal& schaal);

}  // namespace oordeel::rules
