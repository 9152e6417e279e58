// The scale of a toetsingskader: ordered levels, best first, each a word, a sign and a colour.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace oordeel::rules {

struct Niveau {
    std::string id;            ///< as scores and rules write it: "voldoende"
    std::string naam;          ///< as a reader reads it
    std::string omschrijving;  ///< what it means, for the legend
    std::string vlak, lijn, tekst;  ///< colours #rrggbb: fill, outline, text on the fill
    std::string teken;         ///< name of the sign: templates/tekens/<teken>.svg
    bool arcering = false;     ///< fill hatched, so that grey prints tell it apart
    bool alleenCriterium = false;  ///< a judgement of criteria that no verwachting gets ("matig")
    Position at;
};

struct Schaal {
    std::vector<Niveau> niveaus;  ///< best first

    /// Index of the level with this id, or -1.
    int index(std::string_view id) const;
};

}  // namespace oordeel::rules
