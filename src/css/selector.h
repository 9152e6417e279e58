// Selectors: what a rule applies to.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "css/cursor.h"
#include "html/document.h"

namespace oordeel::css {

struct Simple;
/// Conditions on one element, all of which must hold.
using Compound = std::vector<Simple>;

struct Simple {
    enum class Kind : uint8_t { any, type, id, className, attribute, root, empty, child, lastChild, negation };
    Kind kind = Kind::any;
    char operation = 0;             ///< attribute: 0 (present), or = ~ ^ $ * |
    std::string name;               ///< type: in lower case
    std::string value;              ///< attribute
    int step = 0, offset = 1;       ///< child: position `step`·n + `offset` for some n ≥ 0
    std::vector<Compound> negated;  ///< negation: none of these holds
};

enum class PseudoElement : uint8_t { none, before, after, marker, footnoteCall, footnoteMarker };
constexpr size_t pseudoElementCount = 6;

/// "::before" and so on; empty for none.
const char* nameOf(PseudoElement pseudo);

struct Selector {
    std::vector<Compound> compounds;  ///< from left to right, at least one
    std::string combinators;          ///< between them: ' ', '>', '+' or '~'
    PseudoElement pseudo = PseudoElement::none;
    uint32_t specificity = 0;  ///< ids, then classes and their like, then types: ten bits each
};

/// A list with commas between. What is wrong is an error, and then nothing comes back: the rule falls as a whole.
std::vector<Selector> parseSelectors(std::span<const Token> tokens, Position end, Diagnostics& diagnostics);

/// What selectors ask of the tree that the tree does not tell at once. Generated nodes added later do not count.
struct TreeFacts {
    explicit TreeFacts(const html::Document& document);

    // By NodeId.
    std::vector<html::NodeId> previous;       ///< element before this one under the same parent, or noNode
    std::vector<int32_t> index;               ///< of an element among those of its parent, from 1
    std::vector<bool> last;                   ///< whether it is the last of them
    std::vector<bool> empty;                  ///< whether it has neither element nor text
    std::vector<const std::string*> id;       ///< the attribute, or null
    std::vector<const std::string*> classes;  ///< the attribute, or null
};

/// Whether an element is the subject of a selector, pseudo-elements aside.
bool matches(const Selector& selector, const html::Document& document, const TreeFacts& facts, html::NodeId element);

}  // namespace oordeel::css
