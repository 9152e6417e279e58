// The scale of a toetsingskader: ordered levels, best first, each a word, a sign and a colour.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/value.h"

namespace oordeel::rules {

struct Niveau {
    std::string id;                 ///< as scores and rules write it: "voldoende"
    std::string naam;               ///< as a reader reads it
    std::string omschrijving;       ///< what it means, for the legend
    std::string vlak, lijn, tekst;  ///< colours #rrggbb: fill, outline, text on the fill
    std::string teken;              ///< name of the sign: templates/tekens/<teken>.svg
    bool arcering = false;          ///< fill hatched, so that grey prints tell it apart
    bool alleenCriterium = false;   ///< a judgement of criteria that no verwachting gets ("matig")
    bool voldoet = false;           ///< a verwachting with it needs no verbeterpunt; always so for the best level
    int64_t vanaf = 0;              ///< with a meting: the lowest value of the level, in units of its decimals
    Position at;
};

/// How verwachtingen are measured when their scores are numbers: each level of the scale is then a band of values.
struct Meting {
    std::string naam;     ///< "cijfer"
    std::string eenheid;  ///< stands behind the number: "%", or empty
    int64_t laagste = 0;  ///< both in units of the last decimal
    int64_t hoogste = 0;
    int decimalen = 0;
};

struct Schaal {
    std::vector<Niveau> niveaus;  ///< best first
    std::optional<Meting> meting;

    /// Index of the level with this id, or -1.
    int index(std::string_view id) const;
    /// Indexes of the levels that a verwachting can have, best first.
    std::vector<int> vanVerwachtingen() const;
    /// The ids of those levels as a sentence lists them: `"voldoende" or "onvoldoende"`.
    std::string keuze() const;
    /// The ids of all levels, which criteria and thema's may have.
    std::string keuzeVanOordelen() const;
    /// The level of a measured value, by the bands. Precondition: there is a meting and the value lies within it.
    int niveauVan(int64_t waarde) const;
    /// The highest value of a level's band.
    int64_t totEnMet(size_t niveau) const;
};

/// Reads the list `schaal` of a kader. Reports ids that repeat, colours that are none, and a scale without a level for
/// verwachtingen; at most nine levels, so that all outcomes of a criterium can be gone through. `meting` is null when
/// scores are levels; otherwise each level for verwachtingen says from which value on it is given, and the bands cover
/// all values.
Schaal readSchaal(const std::vector<Value>& niveaus, Position at, const Value* meting, Diagnostics& diagnostics);

}  // namespace oordeel::rules
