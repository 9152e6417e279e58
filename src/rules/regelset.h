// A set of decision rules as YAML writes it → Regelset.
#pragma once

#include <optional>

#include "base/reader.h"
#include "rules/beslisregels.h"

namespace oordeel::rules {

/// A rule set as read: what an author wrote, before anything is proved about it.
struct GelezenRegels {
    Regelset regels;
    bool leesbaar = true;  ///< no condition was in error, so that a proof makes sense
};

/// Reads the rule set under a key of `eigenaar`; nothing when it has none. Each judgement of the scale has a condition
/// or a list of them; `welke geldt` says whether exactly one rule must hold ("precies één", unless said otherwise) or
/// the first in the order of writing decides ("de eerste"). `niet bekend` has the conditions under which nobody knows
/// what the judgement is, where the vocabulary allows that.
std::optional<GelezenRegels> leesRegels(Reader& eigenaar, std::string_view key, const Woordenschat& woordenschat,
                                        Diagnostics& diagnostics);

}  // namespace oordeel::rules
