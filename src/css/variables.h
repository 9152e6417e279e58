// Custom properties and var().
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "css/stylesheet.h"

namespace oordeel::css {

/// The custom properties of an element, own and inherited, free of var().
struct Variables {
    using Value = std::shared_ptr<const std::vector<Token>>;
    std::map<std::string, Value, std::less<>> values;
    std::set<std::string, std::less<>> broken;  ///< without a value, and the error has been told

    /// Declarations with var() as they come out here: elements that share their variables share these.
    mutable std::map<const Declaration*, std::vector<Setting>> resolved;
    /// What comes of these with the same declarations on top: elements alike share that, too.
    mutable std::map<std::vector<const Declaration*>, std::shared_ptr<const Variables>> extended;
};
using SharedVariables = std::shared_ptr<const Variables>;

/// The variables of an element: its parent's, and on top of them the declarations that won on the element itself. A
/// variable that refers to itself, however far around, is an error and is not there.
SharedVariables extend(const SharedVariables& inherited, const std::map<std::string_view, const Declaration*>& own,
                       Diagnostics& diagnostics);

/// What a declaration sets under these variables; nothing, and an error, when a variable is missing or the value makes
/// no sense.
const std::vector<Setting>& settingsOf(const Declaration& declaration, const Variables& variables,
                                       Diagnostics& diagnostics);

}  // namespace oordeel::css
