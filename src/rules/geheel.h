// What each criterium can be → every state that a thema or an organisation can have, and every way in which it can get
// better.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "rules/mogelijk.h"

namespace oordeel::rules {

struct Mogelijkheden {
    std::set<Mogelijkheid> standen;
    std::set<Stap> stappen;  ///< those after which something is not what it was
};

/// Every state that a thema, or the organisation as a whole (`thema` null), can have under these facts, as far as
/// `gevraagd` asks; with `ookStappen` also every step from one of them to another. False when there are too many, or
/// when rules within do not decide everything.
bool verzamel(const Toetsingskader& kader, const Thema* thema, const std::vector<std::optional<int>>& feiten,
              const Gevraagd& gevraagd, const Bekend& bekend, bool ookStappen, Mogelijkheden& out);

}  // namespace oordeel::rules
