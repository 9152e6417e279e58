#include "css/rules.h"

#include <algorithm>
#include <tuple>

namespace oordeel::css {
namespace {

constexpr size_t mostSheets = 100;
constexpr size_t deepestImport = 16;

class Loader {
  public:
    Loader(std::string_view medium, const Load& load, std::deque<StyleSheet>& sheets, Diagnostics& diagnostics)
        : medium_(medium), load_(load), sheets_(sheets), diagnostics_(diagnostics) {}

    void add(const Source& source) {
        importing_.push_back(&source);
        StyleSheet sheet = parseStyleSheet(source, medium_, diagnostics_);
        for (const Import& import : sheet.imports) follow(import, source);
        importing_.pop_back();
        sheets_.push_back(std::move(sheet));
    }

  private:
    void follow(const Import& import, const Source& from) {
        const auto refuse = [&](const std::string& why) {
            diagnostics_.error(import.at, "\"" + import.path + "\" " + why);
        };
        if (!load_) return refuse("cannot be imported here; write its rules in this sheet");
        const Source* source = load_(import.path, from);
        if (!source) return refuse("cannot be read; @import takes a file beside this one");
        const auto isSame = [&](const Source* other) { return other->name == source->name; };
        if (std::any_of(importing_.begin(), importing_.end(), isSame))
            return refuse("is imported by itself; leave out one @import");
        if (importing_.size() >= deepestImport || sheets_.size() >= mostSheets)
            return refuse("is one style sheet too many");
        add(*source);
    }

    std::string_view medium_;
    const Load& load_;
    std::deque<StyleSheet>& sheets_;
    Diagnostics& diagnostics_;
    std::vector<const Source*> importing_;
};

/// The simple selector of a compound that most elements do not have.
const Simple* mostSelective(const Compound& compound) {
    for (const Simple::Kind kind : {Simple::Kind::id, Simple::Kind::className, Simple::Kind::type}) {
        for (const Simple& simple : compound) {
            if (simple.kind == kind) return &simple;
        }
    }
    return nullptr;
}

}  // namespace

Rules::Rules(const std::vector<const StyleSheet*>& sheets) {
    using Weight = std::tuple<bool, uint32_t, uint32_t>;  // by the author, specificity, order
    std::vector<std::pair<Weight, RankedRule>> all;
    for (const StyleSheet* sheet : sheets) {
        for (const StyleRule& rule : sheet->rules) {
            for (const Selector& selector : rule.selectors) {
                all.push_back({{sheet != sheets.front(), selector.specificity, static_cast<uint32_t>(all.size())},
                               {&selector, &rule.declarations}});
            }
        }
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [weight, rule] : all) {
        const auto rank = static_cast<uint32_t>(ranked_.size());
        ranked_.push_back(rule);
        const Simple* key = mostSelective(rule.selector->compounds.back());
        if (!key) {
            others_.push_back(rank);
        } else {
            Buckets& buckets = key->kind == Simple::Kind::id          ? byId_
                               : key->kind == Simple::Kind::className ? byClass_
                                                                      : byType_;
            buckets[key->name].push_back(rank);
        }
    }
}

Matched Rules::match(const html::Document& document, const TreeFacts& facts, html::NodeId element) const {
    Matched matched;
    const auto tryAll = [&](const std::vector<uint32_t>& bucket) {
        for (const uint32_t rank : bucket) {
            const Selector& selector = *ranked_[rank].selector;
            if (matches(selector, document, facts, element))
                matched[static_cast<size_t>(selector.pseudo)].push_back(rank);
        }
    };
    const auto tryBucket = [&](const Buckets& buckets, std::string_view key) {
        if (const auto found = buckets.find(key); found != buckets.end()) tryAll(found->second);
    };
    const html::Node& node = document[element];
    tryAll(others_);
    tryBucket(byType_, lowered(node.name));
    if (const std::string* id = facts.id[static_cast<size_t>(element)]) tryBucket(byId_, *id);
    if (const std::string* classes = facts.classes[static_cast<size_t>(element)]) {
        constexpr std::string_view space = " \t\n\r\f";
        for (size_t begin = classes->find_first_not_of(space); begin != classes->npos;) {
            const size_t end = std::min(classes->find_first_of(space, begin), classes->size());
            tryBucket(byClass_, std::string_view(*classes).substr(begin, end - begin));
            begin = classes->find_first_not_of(space, end);
        }
    }
    for (auto& ranks : matched) {
        std::sort(ranks.begin(), ranks.end());
        ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());  // a class written twice
    }
    return matched;
}

void loadSheets(const std::vector<const Source*>& sources, std::string_view medium, const Load& load,
                std::deque<StyleSheet>& sheets, Diagnostics& diagnostics) {
    Loader loader(medium, load, sheets, diagnostics);
    for (const Source* source : sources) loader.add(*source);
}

}  // namespace oordeel::css
