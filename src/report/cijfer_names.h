// Named figures → the forms in which a Dutch sentence needs them.
#pragma once

#include <vector>

#include "base/value.h"
#include "rules/cijfers.h"

namespace oordeel::report {

/// A map from the name of each figure to its forms, which templates/README.md lists. A form that a figure does not have
/// (the percentage of a number without a whole) is not there, so that a template that asks for it is told.
Value cijferNamen(const std::vector<rules::Cijfer>& cijfers);

/// The forms of one figure.
Value cijferNamen(const rules::Cijfer& cijfer);

}  // namespace oordeel::report
