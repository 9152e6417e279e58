// Decision rules as an inspector reads them aloud ("hoogstens 1 onvoldoende") → conditions on counts, proved complete.
#pragma once

#include <limits>
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
    int hoogste = std::numeric_limits<int>::max();      ///< unless somebody set it
    bool laagsteTeltMee = true, hoogsteTeltMee = true;  ///< "meer dan" and "minder dan" exclude their bound

    bool geldt(const Uitkomst& uitkomst) const;
};

struct Beslisregel {
    int oordeel = 0;                      ///< index in the scale
    std::string als;                      ///< the condition as written
    std::vector<Voorwaarde> voorwaarden;  ///< all must hold
    Position at;

    bool geldt(const Uitkomst& uitkomst) const;
};

/// The first rule that holds, or null. Rules that `prove` passed are never null or ambiguous for a judged outcome.
const Beslisregel* beslis(const std::vector<Beslisregel>& regels, const Uitkomst& uitkomst);

/// Reads one condition: how many, then the id of a level; several are joined by "en". How many is "alle", "geen",
/// "precies 2", "minstens 2", "hoogstens 2", "meer dan 2", "minder dan 2", "2 of meer", "2 of minder", "1 of 2" or
/// "1 tot en met 3"; a number with % is a share of the judged verwachtingen. Empty after an error, which stands at the
/// word that is wrong when the text stands on one line of the source.
std::vector<Voorwaarde> readVoorwaarden(std::string_view als, Position at, const Schaal& schaal,
                                        Diagnostics& diagnostics);

/// Goes through every outcome that a criterium of `verwachtingen` judged verwachtingen can have, also with some of them
/// not judged, and reports the ones that no rule or more than one rule decides. When there are none, it also reports
/// a judgement that gets worse because a verwachting gets better: two conditions that changed places, usually.
void prove(const std::vector<Beslisregel>& regels, int verwachtingen, const Schaal& schaal, std::string_view criterium,
           Position at, Diagnostics& diagnostics);

/// An outcome in words: "2 voldoende en 1 onvoldoende".
std::string inWoorden(const Uitkomst& uitkomst, const Schaal& schaal);

}  // namespace oordeel::rules
