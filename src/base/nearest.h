// A name nobody knows → the known name its author probably meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace oordeel {

/// The candidate with the smallest edit distance (Levenshtein, in bytes) to `name`, when that is at most a third of
/// its length and at least one; empty when none is near. The first of equals wins.
std::string nearest(std::string_view name, const std::vector<std::string>& candidates);

/// `; did you mean "X"?` for the nearest candidate, or an empty string: the tail of a message about an unknown name.
std::string didYouMean(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace oordeel
