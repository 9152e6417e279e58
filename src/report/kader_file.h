// A kader file and the ones that it extends → one toetsingskader.
#pragma once

#include <vector>

#include "report/input.h"
#include "rules/kader.h"

namespace oordeel::report {

/// Reads a kader with all that it takes from others by `breidt uit`. False, with complaints, when there is anything
/// wrong: also when a basis has another version than was asked for, or when a kader extends itself by a detour.
/// `files` becomes the files that were read, the kader's own first.
bool loadKader(const NamedFile& file, rules::Toetsingskader& kader, std::vector<const Source*>& files, Sources& sources,
               Diagnostics& diagnostics);

}  // namespace oordeel::report
