// The free texts of a national report, each with the parts of the kader that it is about → texts that have a place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/value.h"
#include "rules/kader.h"

namespace oordeel::report {

/// A text in Markdown about one criterium, or about verwachtingen of one.
struct TekstBij {
    std::vector<std::string> nummers;
    std::string tekst;
    Position at;  ///< of the text
};

/// `gegevens.beeld`: a text about a criterium in a few words, at most one for each.
std::vector<TekstBij> leesBeeld(const Value& gegevens, const rules::Toetsingskader& kader, Diagnostics& diagnostics);

/// `gegevens.onderbouwing`: what was found, each about judged verwachtingen of one criterium and no verwachting twice.
/// A text that has no place in the report is an error, so that none is lost.
std::vector<TekstBij> leesOnderbouwing(const Value& gegevens, const rules::Toetsingskader& kader,
                                       Diagnostics& diagnostics);

}  // namespace oordeel::report
