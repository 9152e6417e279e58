// Style rules, sorted so that those for an element are found without trying all of them.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "css/css.h"
#include "css/stylesheet.h"

namespace oordeel::css {

/// A selector and what its rule declares.
struct RankedRule {
    const Selector* selector = nullptr;
    const std::vector<Declaration>* declarations = nullptr;
};

/// The numbers of the rules that apply, from the weakest to the strongest, for an element and each of its
/// pseudo-elements.
using Matched = std::array<std::vector<uint32_t>, pseudoElementCount>;

/// All rules of some sheets, which must outlive this. A rule is looked up by the id, the class or the type that its
/// last compound asks for.
class Rules {
  public:
    /// `sheets` from the weakest to the strongest; the first is the built-in one, which yields to the others whatever
    /// the specificity.
    explicit Rules(const std::vector<const StyleSheet*>& sheets);

    const RankedRule& operator[](uint32_t rank) const { return ranked_[rank]; }
    Matched match(const html::Document& document, const TreeFacts& facts, html::NodeId element) const;

  private:
    using Buckets = std::map<std::string, std::vector<uint32_t>, std::less<>>;
    std::vector<RankedRule> ranked_;
    Buckets byId_, byClass_, byType_;
    std::vector<uint32_t> others_;
};

/// Reads sheets, each with the sheets that it imports before it.
void loadSheets(const std::vector<const Source*>& sources, std::string_view medium, const Load& load,
                std::deque<StyleSheet>& sheets, Diagnostics& diagnostics);

}  // namespace oordeel::css
