// Keys and values → a number tree or a name tree (ISO 32000-1, 7.9.6 and 7.9.7), in which readers find a key fast.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pdf/objects.h"

namespace oordeel::pdf {

/// Keys in their order, with what they lead to, both in PDF syntax.
using SearchEntries = std::vector<std::pair<std::string, std::string>>;

/// Writes the leaves and gives the entries of the root. `kind` is "Nums" or "Names".
std::string searchTree(File& file, const std::string& kind, const SearchEntries& entries);

/// A name tree of texts in UTF-8, in any order, with what they lead to in PDF syntax. Readers compare a name that has
/// other letters than those of ASCII only when it is written as a text string, in UTF-16.
std::string nameTree(File& file, const SearchEntries& texts);

}  // namespace oordeel::pdf
