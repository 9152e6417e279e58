// The scale of a toetsingskader: ordered levels, best first, each a word, a sign and a colour.
#pragma once

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
    Position at;
};

struct Schaal {
    std::vector<Niveau> niveaus;  ///< best first

    /// Index of the level with this id, or -1.
    int index(std::string_view id) const;
    /// Indexes of the levels that a verwachting can have, best first.
    std::vector<int> vanVerwachtingen() const;
    /// The ids of those levels as a sentence lists them: `"voldoende" or "onvoldoende"`.
    std::string keuze() const;
};

/// Reads the list `schaal` of a kader. Reports ids that repeat, colours that are none, and a scale without a level for
/// verwachtingen; at most nine levels, so that all outcomes of a criterium can be gone through.
Schaal readSchaal(const std::vector<Value>& niveaus, Position at, Diagnostics& diagnostics);

}  // namespace oordeel::rules
