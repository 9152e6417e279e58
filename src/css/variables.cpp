#include "css/variables.h"

#include <algorithm>
#include <functional>
#include <set>

#include "base/nearest.h"

namespace oordeel::css {
namespace {

constexpr size_t mostTokens = 1'000;  // variables that hold variables grow like powers of two
constexpr int longestChain = 64;

/// The tokens of a variable, or null when it has no value.
using Lookup = std::function<const std::vector<Token>*(const Token& use, const std::string& name)>;

/// The index after the bracket that closes the one before `i`.
size_t afterBracket(std::span<const Token> tokens, size_t i) {
    for (int depth = 1; i < tokens.size(); ++i) {
        depth += tokens[i].opens() ? 1 : tokens[i].closes() ? -1 : 0;
        if (depth == 0) return i + 1;
    }
    return tokens.size();
}

/// Copies tokens with every var() replaced. False, and an error, when a variable without fallback has no value or the
/// text grows too long. Recurses into fallbacks, which nest no deeper than brackets may.
bool substitute(std::span<const Token> tokens, const Lookup& lookup, const Variables& variables,
                std::vector<Token>& out, Diagnostics& diagnostics) {
    for (size_t i = 0; i < tokens.size();) {
        if (out.size() > mostTokens) {
            diagnostics.error(tokens[i].at, "the variables of this value hold too much text");
            return false;
        }
        if (!tokens[i].isFunction("var")) {
            out.push_back(tokens[i++]);
            continue;
        }
        const Token& use = tokens[i];
        const size_t end = afterBracket(tokens, i + 1);
        Cursor cursor(tokens.subspan(i + 1, end - i - 1), use.at);
        const std::string name = cursor.ident();
        const bool hasFallback = cursor.peek().is(',');
        if (const std::vector<Token>* value = lookup(use, name)) {
            for (Token token : *value) {
                token.at = use.at;  // a mistake in the value is the user's of the variable to see
                out.push_back(std::move(token));
            }
        } else if (hasFallback) {
            size_t comma = i + 1;
            while (!tokens[comma].is(',')) ++comma;
            const size_t last = tokens[end - 1].is(')') ? end - 1 : end;
            if (!substitute(tokens.subspan(comma + 1, last - comma - 1), lookup, variables, out, diagnostics))
                return false;
        } else {
            if (!variables.broken.contains(name)) {
                diagnostics.error(use.at, name +
                                              " has no value on this element; declare it in :root { } or write var(" +
                                              name + ", fallback)");
            }
            return false;
        }
        i = end;
    }
    return true;
}

/// Works out the variables that an element declares, each after those it refers to.
class Resolver {
  public:
    Resolver(Variables& variables, const std::map<std::string_view, const Declaration*>& own, Diagnostics& diagnostics)
        : variables_(variables), own_(own), diagnostics_(diagnostics) {}

    void run() {
        for (const auto& [name, declaration] : own_) inherited_.try_emplace(std::string(name), take(name));
        for (const auto& [name, declaration] : own_) resolve(name, *declaration);
    }

  private:
    /// Removes the inherited value: it shows only where the own one says `inherit`.
    Variables::Value take(std::string_view name) {
        if (const auto broken = variables_.broken.find(name); broken != variables_.broken.end())
            variables_.broken.erase(broken);
        const auto found = variables_.values.find(name);
        if (found == variables_.values.end()) return nullptr;
        auto value = std::move(found->second);
        variables_.values.erase(found);
        return value;
    }

    void resolve(std::string_view name, const Declaration& declaration) {
        if (done_.contains(name)) return;
        if (busy_.size() >= longestChain) {
            diagnostics_.error(declaration.at, "variables refer to each other in too long a chain");
            return;
        }
        busy_.push_back(name);
        const std::vector<Token>& tokens = declaration.tokens;
        std::vector<Token> value;
        if (tokens.size() == 1 && (tokens[0].isIdent("inherit") || tokens[0].isIdent("unset"))) {
            if (const auto& from = inherited_[std::string(name)]) variables_.values.emplace(name, from);
        } else if (tokens.size() == 1 && tokens[0].isIdent("initial")) {
            // no value
        } else if (substitute(
                       tokens, [&](const Token& use, const std::string& other) { return find(use, other); }, variables_,
                       value, diagnostics_)) {
            variables_.values.emplace(name, std::make_shared<const std::vector<Token>>(std::move(value)));
        } else {
            variables_.broken.emplace(name);
        }
        busy_.pop_back();
        done_.insert(name);
    }

    const std::vector<Token>* find(const Token& use, const std::string& name) {
        if (std::find(busy_.begin(), busy_.end(), name) != busy_.end()) {
            diagnostics_.error(use.at, name == busy_.back()
                                           ? name + " refers to itself"
                                           : name + " refers to itself by way of " + std::string(busy_.back()));
            variables_.broken.insert(name);
            return nullptr;
        }
        const auto own = own_.find(name);
        if (own != own_.end()) resolve(own->first, *own->second);
        const auto found = variables_.values.find(name);
        return found == variables_.values.end() ? nullptr : found->second.get();
    }

    Variables& variables_;
    const std::map<std::string_view, const Declaration*>& own_;
    Diagnostics& diagnostics_;
    std::map<std::string, Variables::Value> inherited_;
    std::vector<std::string_view> busy_;
    std::set<std::string_view> done_;
};

}  // namespace

SharedVariables extend(const SharedVariables& inherited, const std::map<std::string_view, const Declaration*>& own,
                       Diagnostics& diagnostics) {
    if (own.empty()) return inherited;
    std::vector<const Declaration*> key;
    for (const auto& [name, declaration] : own) key.push_back(declaration);
    const auto [known, isNew] = inherited->extended.try_emplace(std::move(key));
    if (!isNew) return known->second;
    auto variables = std::make_shared<Variables>();
    variables->values = inherited->values;
    variables->broken = inherited->broken;
    Resolver(*variables, own, diagnostics).run();
    known->second = variables;
    return variables;
}

const std::vector<Setting>& settingsOf(const Declaration& declaration, const Variables& variables,
                                       Diagnostics& diagnostics) {
    if (!declaration.hasVariables()) return declaration.settings;
    const auto [entry, isNew] = variables.resolved.try_emplace(&declaration);
    if (!isNew) return entry->second;
    const Lookup lookup = [&](const Token&, const std::string& name) -> const std::vector<Token>* {
        const auto found = variables.values.find(name);
        return found == variables.values.end() ? nullptr : found->second.get();
    };
    std::vector<Token> value;
    if (substitute(declaration.tokens, lookup, variables, value, diagnostics)) {
        entry->second = parseValue(*declaration.property, value, declaration.end, diagnostics);
    }
    return entry->second;
}

}  // namespace oordeel::css
