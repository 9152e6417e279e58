// Rules that apply, in their order → a computed style.
#pragma once

#include <vector>

#include "css/variables.h"

namespace oordeel::css {

using Declarations = std::vector<Declaration>;

/// Declarations from the weakest to the strongest, important ones aside: those win from all others.
using Layers = std::vector<const Declarations*>;

/// The custom properties that `layers` give on top of those inherited.
SharedVariables cascadeVariables(const Layers& layers, const SharedVariables& inherited, Diagnostics& diagnostics);

/// The style that `layers` give to a child of `context.parent`.
Style cascade(const Layers& layers, const Variables& variables, Context& context, Diagnostics& diagnostics);

}  // namespace oordeel::css
