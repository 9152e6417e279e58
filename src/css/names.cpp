#include "css/names.h"

#include <set>
#include <string>

#include "base/nearest.h"

namespace oordeel::css {
namespace {

struct Use {
    std::string name;
    Position at;
};

/// All names of one kind.
struct Names {
    std::set<std::string> given;
    std::vector<Use> used;
    bool unsure = false;  ///< a var() may give any name

    void check(const std::string& what, const std::string& how, Diagnostics& diagnostics) const {
        if (unsure) return;
        const std::vector<std::string> candidates(given.begin(), given.end());
        for (const Use& use : used) {
            if (given.contains(use.name)) continue;
            const std::string near = didYouMean(use.name, candidates);
            diagnostics.error(use.at, "there is no " + what + " " + use.name + (near.empty() ? "; " + how : near));
        }
    }
};

class Checker {
  public:
    void add(const Declarations& declarations) {
        for (const Declaration& declaration : declarations) add(declaration);
    }

    void add(const PageRule& rule) {
        if (!rule.name.empty()) pages_.given.insert(rule.name);
        add(rule.declarations);
        for (const MarginRule& box : rule.boxes) add(box.declarations);
    }

    void add(const std::vector<VariableUse>& uses) {
        for (const VariableUse& use : uses) {
            if (!use.hasFallback) variables_.used.push_back({use.name, use.at});
        }
    }

    void tell(Diagnostics& diagnostics) {
        for (const char* counted : {"page", "pages", "list-item", "footnote"}) counters_.given.insert(counted);
        variables_.check("custom property", "declare it in :root { }", diagnostics);
        pages_.check("page type", "write @page and its name", diagnostics);
        strings_.check("string", "give it with string-set on an element", diagnostics);
        counters_.check("counter", "count with counter-reset and counter-increment", diagnostics);
    }

  private:
    void add(const Declaration& declaration) {
        const std::string& name = declaration.name;
        if (!declaration.property) {
            variables_.given.insert(name);
            return;
        }
        if (declaration.hasVariables()) {
            strings_.unsure |= name == "string-set";
            counters_.unsure |= name.starts_with("counter-");
            return;
        }
        if (name != "page" && name != "string-set" && name != "content" && !name.starts_with("counter-")) return;
        const Style parent;
        Style style;
        Context context{&parent, parent.fontSize, nullptr, nullptr, false};
        for (const auto& [property, set] : declaration.settings) set(style, context);
        if (!style.page.empty()) pages_.used.push_back({style.page, declaration.at});
        add(style.content, declaration.at);
        for (const StringSet& set : style.stringSet) {
            strings_.given.insert(set.name);
            add(set.value, declaration.at);
        }
        for (const auto* changes : {&style.counterReset, &style.counterIncrement, &style.counterSet}) {
            for (const CounterChange& change : *changes) counters_.given.insert(change.name);
        }
    }

    void add(const Content& content, Position at) {
        for (const ContentPart& part : content) {
            if (part.kind == ContentPart::Kind::namedString) strings_.used.push_back({part.name, at});
            if (part.kind == ContentPart::Kind::counter || part.kind == ContentPart::Kind::targetCounter)
                counters_.used.push_back({part.name, at});
        }
    }

    Names variables_, pages_, strings_, counters_;
};

}  // namespace

void checkNames(const std::deque<StyleSheet>& sheets, const AttributeDeclarations& attributes,
                const std::vector<VariableUse>& uses, Diagnostics& diagnostics) {
    Checker checker;
    for (const StyleSheet& sheet : sheets) {
        for (const StyleRule& rule : sheet.rules) checker.add(rule.declarations);
        for (const PageRule& rule : sheet.pages) checker.add(rule);
        checker.add(sheet.uses);
    }
    for (const auto& [node, declarations] : attributes) checker.add(declarations);
    checker.add(uses);
    checker.tell(diagnostics);
}

}  // namespace oordeel::css
