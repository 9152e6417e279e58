// Names that style sheets give in one place and use in another: custom properties, page types, strings and counters.
#pragma once

#include <deque>
#include <map>
#include <vector>

#include "css/cascade.h"

namespace oordeel::css {

/// The style attributes of a document, by element.
using AttributeDeclarations = std::map<html::NodeId, Declarations>;

/// A name that is used and nowhere given is an error, even in a rule that applies to nothing: whatever it was meant to
/// show would be missing without a word. `uses` are the var()s of the attributes.
void checkNames(const std::deque<StyleSheet>& sheets, const AttributeDeclarations& attributes,
                const std::vector<VariableUse>& uses, Diagnostics& diagnostics);

}  // namespace oordeel::css
