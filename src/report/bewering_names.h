// Statements that were tested → what a template needs to say of each whether it holds, and by how much not.
#pragma once

#include <string>
#include <vector>

#include "base/value.h"
#include "rules/beweringen.h"

namespace oordeel::report {

/// All documents with their statements, as templates/README.md lists.
Value beweringNamen(const std::vector<rules::Beweringen>& documenten);

/// What the data say in one sentence: "18 van de 26 organisaties: 69%."
std::string bevondenInWoorden(const rules::Bewering& bewering);

/// Where and how far a statement that does not hold is off: "Ruim twee derde is meer dan 67%." Empty when it holds, or
/// when what the data say is all there is to tell.
std::string verschilInWoorden(const rules::Bewering& bewering);

}  // namespace oordeel::report
