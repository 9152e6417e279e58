// A condition asked of one organisation, or of one part of the kader over all organisations → what is known of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/cijfers.h"

namespace oordeel::rules {

enum class Antwoord {
    ja,
    nee,
    buiten,    ///< something that the conditions name was not judged here: the question does not apply
    onbekend,  ///< it was judged, but the source does not say how
};

/// Whether all conditions hold for an organisation; `ja` when there are none. Those that count only look within the
/// thema or criterium `binnen`, or at everything when it is empty.
Antwoord antwoord(const std::vector<Voorwaarde>& voorwaarden, const Lid& lid, const Toetsingskader& kader,
                  std::string_view binnen);

/// How many parts of one kind have the levels of a counting condition; empty when that is not known.
std::optional<int64_t> geteld(const Voorwaarde& telling, const Lid& lid, const Toetsingskader& kader);

/// A verwachting that counts, or a criterium.
struct Deel {
    Voorwaarde::Eenheid eenheid = Voorwaarde::Eenheid::verwachting;
    std::string nummer;
};

/// The parts of one kind within the thema or criterium of that number, or in the whole kader when it is empty.
std::vector<Deel> delenVan(const Toetsingskader& kader, Voorwaarde::Eenheid eenheid, std::string_view binnen);

/// Whether organisations are judged on the part of that kind and number.
bool wordtBeoordeeld(const Toetsingskader& kader, Voorwaarde::Eenheid eenheid, std::string_view nummer);

/// "verwachting", "criterium" or "thema".
std::string naamVan(Voorwaarde::Eenheid eenheid);

/// Where a state keeps the counts of parts of a kind.
Uitkomst& uitkomstIn(Stand& stand, Voorwaarde::Eenheid eenheid);

/// The level of a part at an organisation: -1 when it was not judged there, empty when it is not known.
std::optional<int> niveauVan(const Deel& deel, const Lid& lid);

/// How many organisations have each level of a part; empty when it is not known of all.
std::optional<Uitkomst> uitkomstOver(const Deel& deel, const Verzameling& verzameling);

}  // namespace oordeel::rules
