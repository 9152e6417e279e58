// Tokens → rules and declarations (CSS Syntax Module 3, section 5), with an error for all that is not understood.
#include "css/stylesheet.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/utf8.h"
#include "css/blocks.h"

namespace oordeel::css {
namespace {

constexpr size_t largestSheet = size_t{4} << 20;

/// Why an at-rule that people know is not in the subset.
std::string_view whyNoAtRule(std::string_view name) {
    constexpr std::pair<std::string_view, std::string_view> reasons[] = {
        {"font-face", "fonts are found by the name of their family; install the font and name it in font-family"},
        {"supports", "every property that is accepted is supported; write the declarations alone"},
        {"layer", "rules win by specificity and order alone"},
        {"keyframes", "paper does not move"},
        {"namespace", "names are written without a namespace"},
        {"counter-style", "list-style-type takes a string"},
        {"container", "write a rule for a page type instead"},
    };
    for (const auto& [rule, reason] : reasons) {
        if (rule == name) return reason;
    }
    return {};
}

/// Names of the places, as messages call them.
std::string placeName(Place place) {
    return place == onPage           ? "@page"
           : place == onMarginBox    ? "a margin box"
           : place == onFootnoteArea ? "@footnote"
                                     : "an element";
}

class Parser {
  public:
    Parser(const Snippet& snippet, std::string_view medium, Diagnostics& diagnostics)
        : medium_(medium),
          diagnostics_(diagnostics),
          blocks_(pairBrackets(tokenize(snippet, diagnostics), diagnostics)) {}

    StyleSheet sheet() {
        rules(0, blocks_.end());
        return std::move(sheet_);
    }

    std::vector<Declaration> attribute(std::vector<VariableUse>& uses) {
        auto found = declarations(0, blocks_.end(), onElement, nullptr);
        refuseContent(found);
        uses.insert(uses.end(), sheet_.uses.begin(), sheet_.uses.end());
        return found;
    }

  private:
    const Token& token(size_t i) const { return blocks_.tokens[i]; }
    void error(size_t i, std::string message) { diagnostics_.error(token(i).at, std::move(message)); }
    size_t skipSpace(size_t i, size_t end) const {
        while (i < end && (token(i).kind == Token::Kind::space || token(i).kind == Token::Kind::cdo ||
                           token(i).kind == Token::Kind::cdc))
            ++i;
        return i;
    }
    /// The first of these characters outside of brackets, or `end`.
    size_t find(std::string_view characters, size_t i, size_t end) const {
        while (i < end) {
            for (const char c : characters) {
                if (token(i).is(c)) return i;
            }
            i = blocks_.after(i);
        }
        return end;
    }

    /// A block's inside, from its opening bracket.
    std::pair<size_t, size_t> inside(size_t open, size_t end) const {
        return {open + 1, std::max(open + 1, std::min(blocks_.closer[open], end))};
    }

    // ---- rules

    void rules(size_t i, size_t end) {
        for (i = skipSpace(i, end); i < end; i = skipSpace(i, end)) {
            i = token(i).kind == Token::Kind::atKeyword ? atRule(i, end) : styleRule(i, end);
        }
    }

    size_t styleRule(size_t begin, size_t end) {
        importsOver_ = true;
        const size_t open = find("{;}", begin, end);
        if (open == begin && !token(open).is('{')) {
            if (token(open).is(';')) error(open, "this \";\" ends no declaration; leave it out");
            return open + 1;  // a closing brace was reported when brackets were paired
        }
        if (open == end || !token(open).is('{')) {
            error(begin, "this stands outside of any rule; write a selector and { } around it");
            return std::min(open + 1, end);
        }
        StyleRule rule;
        rule.selectors = parseSelectors(blocks_.range(begin, open), token(open).at, diagnostics_);
        const auto [first, last] = inside(open, end);
        rule.declarations = declarations(first, last, onElement, nullptr);
        const bool styledElement = std::any_of(rule.selectors.begin(), rule.selectors.end(),
                                               [](const Selector& s) { return s.pseudo == PseudoElement::none; });
        if (styledElement) refuseContent(rule.declarations);
        if (!rule.selectors.empty()) sheet_.rules.push_back(std::move(rule));
        return blocks_.after(open);
    }

    void refuseContent(const std::vector<Declaration>& ofElement) {
        for (const Declaration& declaration : ofElement) {
            if (declaration.name != "content") continue;
            diagnostics_.error(
                declaration.at,
                "content is for ::before, ::after and the other pseudo-elements; write it in a rule for one of those");
        }
    }

    size_t atRule(size_t at, size_t end) {
        const std::string name = lowered(token(at).text);
        const size_t stop = find("{;", at + 1, end);
        const bool hasBlock = stop < end && token(stop).is('{');
        const size_t next = stop < end ? blocks_.after(stop) : end;
        if (name == "charset") {
            const auto prelude = trimmed(at + 1, stop);
            if (prelude.size() != 1 || lowered(prelude[0].text) != "utf-8")
                error(at, "style sheets are written in UTF-8; write @charset \"utf-8\" or nothing");
        } else if (name == "import") {
            import(at, stop, hasBlock);
        } else if (name == "media" || name == "page") {
            importsOver_ = true;
            if (!hasBlock) {
                error(at, "@" + name + " has no block; write { } after it");
            } else if (name == "page") {
                page(at, stop, end);
            } else if (mediaApplies(at + 1, stop)) {
                const auto [first, last] = inside(stop, end);
                rules(first, last);  // as deep as brackets may nest
            }
        } else {
            importsOver_ = true;
            unknownAtRule(at, name);
        }
        return next;
    }

    void unknownAtRule(size_t at, const std::string& name) {
        const std::string_view why = whyNoAtRule(name);
        const auto& boxes = marginBoxNames();
        if (!why.empty()) {
            error(at, "@" + name + " is not in the subset; " + std::string(why));
        } else if (std::find(boxes.begin(), boxes.end(), name) != boxes.end()) {
            error(at, "@" + name + " is a part of a page; write it inside @page { }");
        } else {
            error(at, "unknown at-rule @" + name + didYouMean(name, atRuleNames()));
        }
    }

    std::span<const Token> trimmed(size_t begin, size_t end) const {
        begin = skipSpace(begin, end);
        while (end > begin && token(end - 1).kind == Token::Kind::space) --end;
        return blocks_.range(begin, end);
    }

    void import(size_t at, size_t stop, bool hasBlock) {
        if (importsOver_) return error(at, "@import must stand before all rules");
        size_t i = skipSpace(at + 1, stop);
        Import found;
        found.at = token(at).at;
        if (i < stop && (token(i).kind == Token::Kind::string || token(i).kind == Token::Kind::url)) {
            found.path = token(i).text;
        } else if (i < stop && token(i).isFunction("url")) {
            const size_t inner = skipSpace(i + 1, stop);
            if (inner < stop) found.path = token(inner).text;
        }
        if (found.path.empty() || hasBlock)
            return error(at, "@import takes the name of a file; write @import \"name.css\";");
        if (mediaApplies(blocks_.after(i), stop)) sheet_.imports.push_back(std::move(found));
    }

    bool mediaApplies(size_t begin, size_t end) {
        Cursor cursor(blocks_.range(begin, end), token(end).at);
        bool applies = cursor.done();
        while (!cursor.done()) {
            const Token word = cursor.peek();
            const std::string name = lowered(cursor.ident());
            if ((name != "print" && name != "screen" && name != "all") || (!cursor.done() && !cursor.symbol(','))) {
                diagnostics_.error(name == "print" || name == "screen" || name == "all" ? cursor.peek().at : word.at,
                                   "a medium is print, screen or all, with commas between more than one");
                return false;
            }
            applies |= name == "all" || name == medium_;
        }
        return applies;
    }

    // ---- @page

    void page(size_t at, size_t open, size_t end) {
        std::vector<PageRule> selectors = pageSelectors(at + 1, open);
        PageRule body;
        const auto [first, last] = inside(open, end);
        body.declarations = declarations(first, last, onPage, &body.boxes);
        for (PageRule& rule : selectors) {
            rule.declarations = body.declarations;
            rule.boxes = body.boxes;
            sheet_.pages.push_back(std::move(rule));
        }
    }

    /// `name:first:left, :blank`; none when something is wrong. Specificity as in CSS Paged Media 3, section 4.2.
    std::vector<PageRule> pageSelectors(size_t begin, size_t open) {
        constexpr uint32_t name = 1 << 20, pseudo = 1 << 10, side = 1;
        Cursor cursor(blocks_.range(begin, open), token(open).at);
        std::vector<PageRule> rules;
        do {
            PageRule rule;
            rule.name = cursor.ident();
            if (!rule.name.empty()) rule.specificity += name;
            while (cursor.symbol(':')) {
                const Token word = cursor.peek();
                const std::string which = lowered(cursor.ident());
                if (which == "first" || which == "blank") {
                    (which == "first" ? rule.first : rule.blank) = true;
                    rule.specificity += pseudo;
                } else if (which == "left" || which == "right") {
                    rule.side = which == "left" ? PageRule::Side::left : PageRule::Side::right;
                    rule.specificity += side;
                } else {
                    diagnostics_.error(word.at, "unknown page selector :" + std::string(word.raw) +
                                                    "; write :first, :left, :right or :blank");
                    return {};
                }
            }
            rules.push_back(std::move(rule));
        } while (cursor.symbol(','));
        if (!cursor.done()) {
            diagnostics_.error(cursor.peek().at,
                               "an @page takes the name of a page type, :first, :left, :right or :blank");
            return {};
        }
        return rules;
    }

    size_t marginBox(size_t at, size_t end, std::vector<MarginRule>& boxes) {
        const std::string name = lowered(token(at).text);
        const size_t stop = find("{;", at + 1, end);
        const auto& known = marginBoxNames();
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            error(at, "unknown margin box @" + name + didYouMean(name, known));
        } else if (stop == end || !token(stop).is('{')) {
            error(at, "@" + name + " has no block; write { } after it");
        } else {
            if (!trimmed(at + 1, stop).empty())
                error(skipSpace(at + 1, stop), "nothing can stand between @" + name + " and its block");
            const auto [first, last] = inside(stop, end);
            boxes.push_back(
                {name, declarations(first, last, name == "footnote" ? onFootnoteArea : onMarginBox, nullptr)});
        }
        return stop < end ? blocks_.after(stop) : end;
    }

    // ---- declarations

    /// `boxes` receives the margin boxes of a page; elsewhere at-rules have no place.
    std::vector<Declaration> declarations(size_t i, size_t end, Place place, std::vector<MarginRule>* boxes) {
        std::vector<Declaration> found;
        const auto skip = [&] {
            while (i < end && (token(i).kind == Token::Kind::space || token(i).is(';'))) ++i;
            return i < end;
        };
        while (skip()) {
            if (token(i).kind == Token::Kind::atKeyword) {
                if (boxes) {
                    i = marginBox(i, end, *boxes);
                    continue;
                }
                error(i, "@" + token(i).text + " cannot stand here; write it outside of this block");
                const size_t stop = find("{;", i, end);
                i = stop < end ? blocks_.after(stop) : end;
                continue;
            }
            const size_t stop = find(token(i).text.starts_with("--") ? ";" : ";{", i, end);
            if (stop < end && token(stop).is('{')) {
                error(i,
                      "rules cannot be nested; is a \"}\" missing before this, or write the whole selector after this "
                      "block");
                i = blocks_.after(stop);
                continue;
            }
            declaration(i, stop, place, found);
            i = stop;
        }
        return found;
    }

    void declaration(size_t begin, size_t end, Place place, std::vector<Declaration>& found) {
        if (token(begin).kind != Token::Kind::ident) {
            return error(begin, "\"" + std::string(token(begin).raw) + "\" is no property; write name: value;");
        }
        Declaration out;
        out.at = token(begin).at;
        const std::string& written = token(begin).text;
        const bool custom = written.starts_with("--");
        out.name = custom ? written : lowered(written);
        const size_t colon = skipSpace(begin + 1, end);
        if (colon >= end || !token(colon).is(':')) return error(begin, "a \":\" is missing after \"" + written + "\"");
        auto value = takeImportant(trimmed(colon + 1, end), out.important);
        out.end = token(end).at;
        if (!checkVariables(value)) return;
        if (custom) {
            if (place != onElement)
                return error(begin,
                             "a custom property has no meaning in " + placeName(place) + "; write it in :root { }");
            out.tokens.assign(value.begin(), value.end());
            found.push_back(std::move(out));
            return;
        }
        out.property = findProperty(out.name);
        if (!out.property) return unknownProperty(begin, out.name);
        if (!(out.property->places & place)) return error(begin, wrongPlace(*out.property, place));
        const bool hasVariables =
            std::any_of(value.begin(), value.end(), [](const Token& t) { return t.isFunction("var"); });
        if (hasVariables) {
            out.tokens.assign(value.begin(), value.end());
        } else {
            out.settings = parseValue(*out.property, value, out.end, diagnostics_);
            if (out.settings.empty()) return;
        }
        found.push_back(std::move(out));
    }

    void unknownProperty(size_t at, const std::string& name) {
        const std::string_view why = whyNotInSubset(name);
        error(at, why.empty() ? "unknown property \"" + name + "\"" + didYouMean(name, propertyNames())
                              : name + " is not in the subset; " + std::string(why));
    }

    std::string wrongPlace(const Property& property, Place place) {
        if (property.name == "size") return "size is for pages; write it in @page { }";
        std::string accepted;
        for (const Property& other : properties()) {
            const bool oneSide = other.name.starts_with("margin-") || other.name.starts_with("border-") ||
                                 other.name.starts_with("padding-");
            if ((other.places & place) && !other.inherited && !oneSide) accepted += other.name + ", ";
        }
        return property.name + " has no meaning in " + placeName(place) + "; it takes " + accepted +
               "and what text inherits";
    }

    std::span<const Token> takeImportant(std::span<const Token> value, bool& important) {
        size_t end = value.size();
        if (end == 0 || !value[end - 1].isIdent("important")) return value;
        --end;
        while (end > 0 && value[end - 1].kind == Token::Kind::space) --end;
        if (end == 0 || !value[end - 1].is('!')) return value;
        important = true;
        --end;
        while (end > 0 && value[end - 1].kind == Token::Kind::space) --end;
        return value.first(end);
    }

    /// Notes every var() of a value; an ill-formed one is an error.
    bool checkVariables(std::span<const Token> value) {
        for (size_t i = 0; i < value.size(); ++i) {
            if (!value[i].isFunction("var")) continue;
            Cursor cursor(value.subspan(i + 1), value[i].at);
            const std::string name = cursor.ident();
            const bool hasFallback = cursor.peek().is(',');
            if (name.size() < 3 || !name.starts_with("--") || (!hasFallback && !cursor.peek().is(')'))) {
                diagnostics_.error(value[i].at,
                                   "var() takes the name of a custom property; write for instance var(--accent) or "
                                   "var(--accent, #1f3f5e)");
                return false;
            }
            sheet_.uses.push_back({name, hasFallback, value[i].at});
        }
        return true;
    }

    std::string_view medium_;
    Diagnostics& diagnostics_;
    Blocks blocks_;
    StyleSheet sheet_;
    bool importsOver_ = false;
};

}  // namespace

const std::vector<std::string>& atRuleNames() {
    static const std::vector<std::string> names{"page", "media", "import", "charset", "footnote"};
    return names;
}

StyleSheet parseStyleSheet(const Source& source, std::string_view medium, Diagnostics& diagnostics) {
    if (source.text.size() > largestSheet) {
        diagnostics.error({&source, 0}, "this style sheet is larger than 4 MiB");
        return {};
    }
    if (const auto bad = findBadUtf8(source.text)) {
        diagnostics.error({&source, static_cast<uint32_t>(*bad)}, "this is not UTF-8; save the style sheet as UTF-8");
        return {};
    }
    size_t mark = source.text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const Snippet snippet{std::string_view(source.text).substr(mark), {&source, static_cast<uint32_t>(mark)}};
    return Parser(snippet, medium, diagnostics).sheet();
}

std::vector<Declaration> parseStyleAttribute(const Snippet& snippet, std::vector<VariableUse>& uses,
                                             Diagnostics& diagnostics) {
    return Parser(snippet, "print", diagnostics).attribute(uses);
}

const std::vector<std::string>& marginBoxNames() {
    static const std::vector<std::string> names{
        "top-left-corner",    "top-left",     "top-center",          "top-right",    "top-right-corner", "right-top",
        "right-middle",       "right-bottom", "bottom-right-corner", "bottom-right", "bottom-center",    "bottom-left",
        "bottom-left-corner", "left-bottom",  "left-middle",         "left-top",     "footnote"};
    return names;
}

}  // namespace oordeel::css
