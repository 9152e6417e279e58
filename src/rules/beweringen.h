// What a published document states + all assessments of a set → which statements hold, which do not, and which cannot
// be tested. A pure function.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/quantity.h"
#include "rules/cijfers.h"

namespace oordeel::rules {

/// One statement, as somebody wrote it.
struct Bewering {
    enum class Uitslag : uint8_t { klopt, kloptNiet, nietTeToetsen };

    std::string plaats;                          ///< where it stands: "hoofdstuk 1, Wat moet beter?"
    std::vector<std::string> nummers;            ///< of the criteria and verwachtingen that it is about; may be none
    std::string tekst;                           ///< the quantity as written, and no other words of the document
    std::string over;                            ///< what it says of whom, in words of our own
    std::string toelichting;                     ///< what the reader should know of the test; may be empty
    std::string reden;                           ///< nietTeToetsen: why
    std::optional<dutch::Quantity> beweerd;      ///< what `tekst` says; empty when names are what is claimed
    std::vector<std::string> namen;              ///< that it says these are, and no others
    std::optional<Cijfer> cijfer;                ///< what the data say
    std::vector<std::string> ontbreken, teveel;  ///< names that the data have besides, and names that they have not
    Uitslag uitslag = Uitslag::nietTeToetsen;
    Position at;
};

/// The statements of one document, in its order.
struct Beweringen {
    std::string id, titel, bron;
    std::vector<Cijfer> cijfers;  ///< numbers that the document itself gives, for its sums
    std::vector<Bewering> beweringen;
};

/// Reads the statements of a document and tests each. Keys of a statement: `plaats`, `bij` (a number or a list),
/// `tekst` (and `beweert`, where its words are no quantity by themselves) or `namen` (ids of organisations), `over`,
/// and either `cijfer` (a definition as readCijfer takes it) or `niet te toetsen` with the reason; perhaps
/// `toelichting`. A statement that does not hold is no error: what it finds is what the file is for. Words that state
/// no quantity are.
Beweringen readBeweringen(const Value& file, const Verzameling& verzameling, Diagnostics& diagnostics);

/// Whether the data bear a stated quantity out. A word for a share is tested by its interval; a percentage may be less
/// than one point off, for it was rounded; numbers must be the same.
bool klopt(const dutch::Quantity& beweerd, const Cijfer& cijfer);

}  // namespace oordeel::rules
