// What decision rules look at: how many of what they judge have which level, and what else they may ask for by name.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

namespace oordeel::rules {

/// How many verwachtingen, criteria or thema's have each level of the scale.
struct Uitkomst {
    std::vector<int> aantallen;  ///< by index in the scale

    int totaal() const { return std::accumulate(aantallen.begin(), aantallen.end(), 0); }
    auto operator<=>(const Uitkomst&) const = default;
};

/// The state of a criterium, a thema or an organisation. Parts that no rule asks for may be empty.
struct Stand {
    Uitkomst verwachtingen;
    Uitkomst criteria, themas;               ///< their judgements; a criterium has none within
    std::vector<int64_t> gewichten;          ///< by level: the weights of its verwachtingen, added up
    int64_t som = 0;                         ///< of all measured values, in units of Meting::decimalen
    std::map<std::string, int> genoemd;      ///< level of a verwachting by its number; -1 or absent: not judged. In
                                             ///< figures also of criteria and thema's, and under "" of the whole
    std::vector<std::optional<int>> feiten;  ///< by index in Toetsingskader::feiten; empty: not known

    auto operator<=>(const Stand&) const = default;
};

}  // namespace oordeel::rules
