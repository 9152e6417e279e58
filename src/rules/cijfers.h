// Named figures as authors define them ("tel organisaties met 1.1.2 onvoldoende") + all assessments of a set → numbers,
// shares and names, so that no document has to type one. A pure function.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/value.h"
#include "rules/score.h"

namespace oordeel::rules {

/// One organisation of a set.
struct Lid {
    std::string id, naam;
    const Beoordeling* beoordeling = nullptr;
    const Scorecard* kaart = nullptr;
};

/// What figures are drawn from. Everything outlives it.
struct Verzameling {
    const Toetsingskader* kader = nullptr;
    std::vector<Lid> leden;  ///< in the order in which lists name them
};

/// A figure and where it comes from.
struct Cijfer {
    enum class Soort : uint8_t {
        aantal,    ///< so many of a whole, and which
        uiterste,  ///< the highest or lowest that an organisation has, and which have it
        rang,      ///< the place of an organisation among all: 1 is the first
        dagen,     ///< days between two dates
        getal,     ///< what no query gives, or a sum of others
    };

    std::string id;
    std::string wat;  ///< what is counted, in words of the author; may be empty
    Soort soort = Soort::getal;
    int64_t waarde = 0;  ///< in units of the last of `decimalen`
    int decimalen = 0;
    std::optional<int64_t> totaal;        ///< of which it is a part, in the same units
    std::string enkelvoud, meervoud;      ///< of what is counted: "organisatie", "organisaties"; may be empty
    std::vector<std::string> namen;       ///< what was counted: names of organisations, or numbers
    std::vector<std::string> andere;      ///< aantal: the organisations of the whole that were not counted
    std::vector<std::string> gedeeldMet;  ///< rang: others in the same place
    std::string woorden;                  ///< for the share: those the author chose, or else the first that are true
    std::string bron, datum;              ///< where a number comes from, and when it was so (ISO date); may be empty
    std::string begin, eind;              ///< dagen: ISO dates
    std::string vraag;                    ///< the query in one sentence, for whoever checks it
    Position at;
};

/// Reads and works out one figure. Its keys, one kind a figure:
/// - `tel: organisaties`, `met:` a condition of the kind that decision rules have, also about criteria and thema's by
///   number; `onder:` a condition that limits the whole; `binnen:` the thema or criterium in which `met` counts.
/// - `tel: verwachtingen`, `criteria` or `thema's`, `met:` a condition over the organisations ("minder dan 50%
/// voldoende"), or
///   with `bij:` the id of one organisation a level; `binnen:` a thema or criterium.
/// - `hoogste:` or `laagste: verwachtingen voldoende`.
/// - `rang:` the id of an organisation, by `op: verwachtingen voldoende`, most first.
/// - `feit:` the id of a fact, `bij:` an organisation.
/// - `dagen: {van: 2017-02-23, tot: 2017-05-31}`.
/// - `som:` or `verschil:` a list of figures defined above.
/// - `getal:` and `bron:`, perhaps `datum:`.
/// Of every kind `wat:` and, where there is a whole, `in woorden:`; of a sum and a number also `van:` (the whole) and
/// `eenheid:` ("uur", or "zaak/zaken"). What is not known of an organisation that the answer hangs on is an error,
/// never a guess; an organisation to which a condition does not apply is not in the whole.
std::optional<Cijfer> readCijfer(const Value& definitie, const Verzameling& verzameling,
                                 const std::vector<Cijfer>& eerdere, Diagnostics& diagnostics);

/// Reads a file of figures: `cijfers:`, a map from name to definition. A name has small letters, digits and
/// underscores, so that a template can use it.
std::vector<Cijfer> readCijfers(const Value& file, const Verzameling& verzameling, Diagnostics& diagnostics);

}  // namespace oordeel::rules
