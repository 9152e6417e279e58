// Whether an element is what a selector speaks of.
#include <algorithm>

#include "css/selector.h"

namespace oordeel::css {
namespace {

using html::NodeId;
using html::noNode;

/// Names in SVG have capitals, selectors are in lower case.
bool isNamed(std::string_view name, std::string_view low) {
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    return name.size() == low.size() && std::equal(name.begin(), name.end(), low.begin(), same);
}

struct Matcher {
    const html::Document& document;
    const TreeFacts& facts;

    bool hasWord(std::string_view list, std::string_view word) const {
        constexpr std::string_view space = " \t\n\r\f";
        if (word.empty() || word.find_first_of(space) != word.npos) return false;
        for (size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1)) {
            const size_t end = at + word.size();
            const bool begins = at == 0 || space.find(list[at - 1]) != space.npos;
            const bool ends = end == list.size() || space.find(list[end]) != space.npos;
            if (begins && ends) return true;
        }
        return false;
    }

    bool attributeHolds(const Simple& simple, NodeId element) const {
        const auto& attributes = document[element].attributes;
        const auto found = std::find_if(attributes.begin(), attributes.end(),
                                        [&](const html::Attribute& a) { return isNamed(a.name, simple.name); });
        if (found == attributes.end()) return false;
        const std::string* value = &found->value;
        const std::string& wanted = simple.value;
        switch (simple.operation) {
            case 0:
                return true;
            case '=':
                return *value == wanted;
            case '~':
                return hasWord(*value, wanted);
            case '^':
                return !wanted.empty() && value->starts_with(wanted);
            case '$':
                return !wanted.empty() && value->ends_with(wanted);
            case '*':
                return !wanted.empty() && value->find(wanted) != value->npos;
            default:
                return *value == wanted || value->starts_with(wanted + "-");
        }
    }

    bool holds(const Simple& simple, NodeId element) const {
        const auto at = static_cast<size_t>(element);
        switch (simple.kind) {
            case Simple::Kind::any:
                return true;
            case Simple::Kind::type:
                return isNamed(document[element].name, simple.name);
            case Simple::Kind::id:
                return facts.id[at] && *facts.id[at] == simple.name;
            case Simple::Kind::className:
                return facts.classes[at] && hasWord(*facts.classes[at], simple.name);
            case Simple::Kind::attribute:
                return attributeHolds(simple, element);
            case Simple::Kind::root:
                return element == 0;
            case Simple::Kind::empty:
                return facts.empty[at];
            case Simple::Kind::lastChild:
                return facts.last[at];
            case Simple::Kind::child: {
                const int beyond = facts.index[at] - simple.offset;
                return simple.step == 0 ? beyond == 0 : beyond % simple.step == 0 && beyond / simple.step >= 0;
            }
            case Simple::Kind::negation:
                return std::none_of(simple.negated.begin(), simple.negated.end(),
                                    [&](const Compound& c) { return holds(c, element); });
        }
        return false;
    }

    bool holds(const Compound& compound, NodeId element) const {
        return std::all_of(compound.begin(), compound.end(),
                           [&](const Simple& simple) { return holds(simple, element); });
    }

    /// How a failure bears on the choices made to the right of it. Without this, a selector of many descendant
    /// combinators would try every combination of ancestors; with it, every ancestor is tried once a combinator (as in
    /// WebKit and Servo).
    enum class Result { matched, tryNextSibling, tryNextAncestor, hopeless };

    NodeId before(NodeId element, char combinator) const {
        const bool goesUp = combinator == ' ' || combinator == '>';
        return goesUp ? document[element].parent : facts.previous[static_cast<size_t>(element)];
    }

    /// The compounds up to `last` against an element and what stands before and above it.
    Result match(const Selector& selector, size_t last, NodeId element) const {
        if (!holds(selector.compounds[last], element)) return Result::tryNextSibling;
        if (last == 0) return Result::matched;
        const char combinator = selector.combinators[last - 1];
        const bool goesUp = combinator == ' ' || combinator == '>';
        for (NodeId other = before(element, combinator); other != noNode; other = before(other, combinator)) {
            const Result result = match(selector, last - 1, other);
            if (result == Result::matched || result == Result::hopeless) return result;
            if (combinator == '+') return result;
            if (combinator == '>') return Result::tryNextAncestor;
            if (combinator == '~' && result == Result::tryNextAncestor) return result;
        }
        return goesUp ? Result::hopeless : Result::tryNextAncestor;
    }
};

}  // namespace

TreeFacts::TreeFacts(const html::Document& document)
    : previous(document.nodes.size(), noNode),
      index(document.nodes.size(), 1),
      last(document.nodes.size(), false),
      empty(document.nodes.size(), true),
      id(document.nodes.size(), nullptr),
      classes(document.nodes.size(), nullptr) {
    if (!last.empty()) last[0] = true;
    for (size_t parent = 0; parent < document.nodes.size(); ++parent) {
        id[parent] = html::attribute(document.nodes[parent], "id");
        classes[parent] = html::attribute(document.nodes[parent], "class");
        NodeId before = noNode;
        for (const NodeId child : document.nodes[parent].children) {
            const html::Node& node = document[child];
            const auto at = static_cast<size_t>(child);
            if (node.kind == html::Node::Kind::text && !node.text.empty()) empty[parent] = false;
            if (node.kind != html::Node::Kind::element) continue;
            empty[parent] = false;
            previous[at] = before;
            index[at] = before == noNode ? 1 : index[static_cast<size_t>(before)] + 1;
            before = child;
        }
        if (before != noNode) last[static_cast<size_t>(before)] = true;
    }
}

bool matches(const Selector& selector, const html::Document& document, const TreeFacts& facts, html::NodeId element) {
    return Matcher{document, facts}.match(selector, selector.compounds.size() - 1, element) == Matcher::Result::matched;
}

}  // namespace oordeel::css
