// Categories that an author counts in free data → the names `tellingen.<name>`, if they add up to their whole.
#pragma once

#include "base/diagnostics.h"
#include "base/value.h"

namespace oordeel::report {

/// `gegevens.tellingen` is a map from a name to `{totaal: 26, delen: [{naam:, aantal:, toelichting:}]}`. Parts that
/// together are not the whole are an error at `totaal` that gives the sum. A template finds `totaal` and `delen`, each
/// with `naam`, `aantal`, `percentage` and `toelichting`.
Value tellingen(const Value& gegevens, Diagnostics& diagnostics);

}  // namespace oordeel::report
