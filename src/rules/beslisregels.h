// Decision rules as an inspector reads them aloud ("hoogstens 1 onvoldoende") → the judgement of a criterium, a thema
// or an organisation, with the rule that gave it.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "rules/feiten.h"
#include "rules/schaal.h"
#include "rules/stand.h"

namespace oordeel::rules {

/// One thing that must be so. Bounds are whole numbers; of a share they are per cents, of an average units of
/// Meting::decimalen.
struct Voorwaarde {
    enum class Soort : uint8_t {
        aantal,   ///< so many of `eenheid` have one of `niveaus`; or, with `aandeel`, such a share of the judged ones
        gewicht,  ///< verwachtingen with one of `niveaus` have such a share of the weight of the judged ones
        gemiddelde,  ///< the average of the measured values lies between the bounds
        genoemd,     ///< what has the number `nummer` is judged and has one of `niveaus`
        feit,        ///< the value of the named fact lies between the bounds
        anders,      ///< no other rule holds
    };
    enum class Eenheid : uint8_t { verwachting, criterium, thema };

    Soort soort = Soort::aantal;
    Eenheid eenheid = Eenheid::verwachting;
    std::vector<bool> niveaus;  ///< by index in the scale: which ones count
    bool aandeel = false;
    int64_t laagste = 0;
    int64_t hoogste = std::numeric_limits<int32_t>::max();  ///< unless somebody set it
    bool laagsteTeltMee = true, hoogsteTeltMee = true;      ///< "meer dan" and "minder dan" exclude their bound
    std::string nummer;                                     ///< genoemd; empty: the organisation as a whole
    size_t feit = 0;                                        ///< index in Toetsingskader::feiten
    Position at;                                            ///< genoemd: of the number

    /// Whether it holds. Not for `anders`, which depends on the other rules, nor for a fact that is not known.
    bool geldt(const Stand& stand) const;
};

struct Beslisregel {
    int oordeel = 0;                      ///< index in the scale; -1: nobody knows which it is
    std::string als;                      ///< the condition as written
    std::vector<Voorwaarde> voorwaarden;  ///< all must hold
    Position at;

    bool isAnders() const;
    bool geldt(const Stand& stand) const;
};

/// Rules that judge one thing together.
struct Regelset {
    /// Hit policy: whether the first rule that holds decides, in the order of `regels`, or exactly one must hold.
    bool eersteGeldt = false;
    std::vector<Beslisregel> regels;  ///< in the order of the scale, or of the file when the first decides
    std::string toelichting;          ///< why these rules, for the report
    Position at;

    bool leeg() const { return regels.empty(); }
};

/// The rule that decides, or null. Rules that were proved are never null or ambiguous for what is judged.
const Beslisregel* beslis(const Regelset& regels, const Stand& stand);

/// What a condition may be about, besides the levels of the scale.
struct Woordenschat {
    const Schaal& schaal;
    const std::vector<Feit>& feiten;
    bool delen = false;  ///< criteria and thema's may be counted: these rules judge a thema or an organisation
    bool deels = false;  ///< the rules are known in part: `niet bekend` may say where they give no judgement
    /// Criteria and thema's may also be named: this is no rule, but asks what an organisation got.
    bool genoemdeDelen = false;
    /// Organisations are counted instead, by their level of a verwachting or of a criterium.
    std::optional<Voorwaarde::Eenheid> organisaties = {};
};

/// Reads one condition; several are joined by "en".
/// - How many, what (verwachtingen unless said otherwise) and a level: "hoogstens 1 onvoldoende", "alle criteria
///   voldoende", "minstens 60% van het gewicht voldoende", "precies 2 matig of lager". How many is "alle", "geen",
///   "precies 2", "minstens 2", "hoogstens 2", "meer dan 2", "minder dan 2", "2 of meer", "2 of minder", "1 of 2" or
///   "1 tot en met 3"; a number with % is a share of the judged ones.
/// - A verwachting by its number: "1.1.2 is onvoldoende", "1.1.2 is niet voldoende".
/// - A fact: "wachtlijst is 0", "wachtlijst meer dan 10", "klachtenregeling is ja".
/// - "gemiddelde minstens 5,5", of a scale with values.
/// - "anders", alone: when no other rule holds.
/// Where criteria and thema's may be named, "criterium 2.1 is matig of lager", "thema 2 is voldoende" and "eindoordeel
/// is matig". Where organisations are counted, only how many and a level: "alle organisaties voldoende", "minder dan
/// 50% onvoldoende". After a number "is" may be left out.
/// Empty after an error, which stands at the word that is wrong when the text stands on one line of the source.
std::vector<Voorwaarde> readVoorwaarden(std::string_view als, Position at, const Woordenschat& woordenschat,
                                        Diagnostics& diagnostics);

/// Reads what is counted and a level, "verwachtingen voldoende" or only "voldoende", as a condition without bounds.
std::optional<Voorwaarde> readTelling(std::string_view telling, Position at, Voorwaarde::Eenheid anders,
                                      const Woordenschat& woordenschat, Diagnostics& diagnostics);

/// An outcome in words: "2 voldoende en 1 onvoldoende".
std::string inWoorden(const Uitkomst& uitkomst, const Schaal& schaal);

}  // namespace oordeel::rules
