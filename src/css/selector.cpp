// Tokens → selectors.
#include "css/selector.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/nearest.h"

namespace oordeel::css {
namespace {

constexpr size_t longestSelector = 64;  // compounds; matching recurses over them

const std::vector<std::string> pseudoClasses{"root", "first-child", "last-child", "nth-child", "not", "empty"};
const std::vector<std::string> pseudoElements{"before", "after", "marker", "footnote-call", "footnote-marker"};

/// Pseudo-classes of what a pointer or a reader does.
bool needsScreen(const std::string& name) {
    const char* const names[] = {"hover", "focus", "focus-visible", "focus-within", "active", "visited", "target"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class Parser {
  public:
    Parser(std::span<const Token> tokens, Position end, Diagnostics& diagnostics)
        : tokens_(tokens), diagnostics_(diagnostics) {
        end_.at = end;
    }

    std::vector<Selector> list() {
        std::vector<Selector> selectors;
        do {
            auto selector = complex();
            if (!selector) return {};
            selectors.push_back(std::move(*selector));
        } while (take(','));
        return selectors;
    }

  private:
    // White space is a combinator here, so the parser walks over the tokens themselves.
    const Token& peek(size_t ahead = 0) const { return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : end_; }
    Token next() { return at_ < tokens_.size() ? tokens_[at_++] : end_; }
    bool take(char c) {
        if (!peek().is(c)) return false;
        ++at_;
        return true;
    }
    bool takeSpace() {
        if (peek().kind != Token::Kind::space) return false;
        ++at_;
        return true;
    }
    bool error(const Token& token, std::string message) {
        diagnostics_.error(token.at, std::move(message));
        return false;
    }
    bool unexpected() {
        const Token& token = peek();
        if (token.kind == Token::Kind::end || token.is(',')) return error(token, "a selector is missing here");
        if (token.is('&')) return error(token, "rules cannot be nested; write the whole selector");
        if (token.is('|')) return error(token, "namespaces are not in the subset; write the name alone");
        return error(token,
                     "\"" + std::string(token.raw) +
                         "\" is no part of a selector; write names, .classes, #ids, [attributes] and :pseudo-classes");
    }

    std::optional<Selector> complex() {
        Selector selector;
        takeSpace();
        while (true) {
            Compound compound;
            if (!parseCompound(compound, selector.pseudo)) return {};
            addSpecificity(compound, selector.specificity);
            selector.compounds.push_back(std::move(compound));
            const bool space = takeSpace();
            if (peek().kind == Token::Kind::end || peek().is(',')) break;
            if (selector.pseudo != PseudoElement::none) {
                error(peek(), std::string("nothing can follow ") + nameOf(selector.pseudo));
                return {};
            }
            if (selector.compounds.size() >= longestSelector) {
                error(peek(), "this selector is too long; write at most " + std::to_string(longestSelector) + " parts");
                return {};
            }
            char combinator = ' ';
            if (peek().is('>') || peek().is('+') || peek().is('~')) {
                combinator = static_cast<char>(next().symbol);
                takeSpace();
            } else if (!space) {
                unexpected();
                return {};
            }
            selector.combinators += combinator;
        }
        if (selector.pseudo != PseudoElement::none) add(selector.specificity, 1);
        return selector;
    }

    bool parseCompound(Compound& compound, PseudoElement& pseudo) {
        const size_t begin = at_;
        if (take('*')) {
            compound.push_back({});
        } else if (peek().kind == Token::Kind::ident) {
            Simple simple;
            simple.kind = Simple::Kind::type;
            simple.name = lowered(next().text);
            compound.push_back(std::move(simple));
        }
        while (true) {
            if (pseudo != PseudoElement::none &&
                (peek().is('.') || peek().is('[') || peek().is(':') || peek().kind == Token::Kind::hash)) {
                return error(peek(), std::string("nothing can follow ") + nameOf(pseudo));
            }
            if (peek().kind == Token::Kind::hash) {
                if (!parseId(compound)) return false;
            } else if (peek().is('.')) {
                if (!parseClass(compound)) return false;
            } else if (peek().is('[')) {
                if (!parseAttribute(compound)) return false;
            } else if (peek().is(':')) {
                if (!parsePseudo(compound, pseudo)) return false;
            } else {
                break;
            }
        }
        return at_ > begin || unexpected();
    }

    bool parseId(Compound& compound) {
        if (!peek().isId) return error(peek(), "an id cannot begin with a figure; write [id=\"" + peek().text + "\"]");
        Simple simple;
        simple.kind = Simple::Kind::id;
        simple.name = next().text;
        compound.push_back(std::move(simple));
        return true;
    }

    bool parseClass(Compound& compound) {
        next();
        if (peek().kind != Token::Kind::ident) return error(peek(), "the name of a class is missing after the dot");
        Simple simple;
        simple.kind = Simple::Kind::className;
        simple.name = next().text;
        compound.push_back(std::move(simple));
        return true;
    }

    bool parseAttribute(Compound& compound) {
        const Token open = next();
        const auto wrong = [&] {
            return error(open,
                         "this is not understood; write [name], or [name=\"value\"] with =, ~=, ^=, $=, *= or |=");
        };
        takeSpace();
        if (peek().kind != Token::Kind::ident) return wrong();
        Simple simple;
        simple.kind = Simple::Kind::attribute;
        simple.name = lowered(next().text);
        takeSpace();
        if (!take(']')) {
            simple.operation = '=';
            for (const char c : {'~', '^', '$', '*', '|'}) {
                if (take(c)) simple.operation = c;
            }
            if (!take('=')) return wrong();
            takeSpace();
            if (peek().kind != Token::Kind::ident && peek().kind != Token::Kind::string) return wrong();
            simple.value = next().text;
            takeSpace();
            if (!take(']')) return wrong();
        }
        compound.push_back(std::move(simple));
        return true;
    }

    bool parsePseudo(Compound& compound, PseudoElement& pseudo) {
        const Token colon = next();
        const bool isElement = take(':');
        const Token name = next();
        const std::string word = lowered(name.text);
        if (name.kind != Token::Kind::ident && name.kind != Token::Kind::function)
            return error(colon, "a name is missing after the colon");
        // CSS 2 wrote these two with one colon.
        if (isElement || word == "before" || word == "after") return parsePseudoElement(name, word, pseudo);
        Simple simple;
        if (name.kind == Token::Kind::function) {
            if (word == "nth-child") return parseNthChild(compound);
            if (word == "not") return parseNot(compound);
            return unknownPseudoClass(name, word);
        }
        if (word == "root") {
            simple.kind = Simple::Kind::root;
        } else if (word == "empty") {
            simple.kind = Simple::Kind::empty;
        } else if (word == "first-child") {
            simple.kind = Simple::Kind::child;
        } else if (word == "last-child") {
            simple.kind = Simple::Kind::lastChild;
        } else {
            return unknownPseudoClass(name, word);
        }
        compound.push_back(std::move(simple));
        return true;
    }

    bool unknownPseudoClass(const Token& name, const std::string& word) {
        if (needsScreen(word))
            return error(name, ":" + word + " has no meaning on paper; put the rule in @media screen");
        if (std::find(pseudoElements.begin(), pseudoElements.end(), word) != pseudoElements.end()) {
            return error(name, ":" + word + " needs two colons; write ::" + word);
        }
        if (std::find(pseudoClasses.begin(), pseudoClasses.end(), word) != pseudoClasses.end()) {
            const bool takes = word == "not" || word == "nth-child";
            return error(name, ":" + word + (takes ? " needs brackets with what it is about" : " takes no brackets"));
        }
        return error(name, "unknown pseudo-class :" + word + didYouMean(word, pseudoClasses));
    }

    bool parsePseudoElement(const Token& name, const std::string& word, PseudoElement& pseudo) {
        const auto found = std::find(pseudoElements.begin(), pseudoElements.end(), word);
        if (found == pseudoElements.end() || name.kind == Token::Kind::function) {
            return error(name, "unknown pseudo-element ::" + word + didYouMean(word, pseudoElements));
        }
        if (inNot_) return error(name, ":not() cannot hold a pseudo-element");
        pseudo = static_cast<PseudoElement>(found - pseudoElements.begin() + 1);
        return true;
    }

    bool parseNot(Compound& compound) {
        if (inNot_) return error(peek(), ":not() cannot stand in another :not()");
        inNot_ = true;
        Simple simple;
        simple.kind = Simple::Kind::negation;
        PseudoElement none = PseudoElement::none;
        do {
            takeSpace();
            Compound inner;
            if (!parseCompound(inner, none)) return false;
            simple.negated.push_back(std::move(inner));
            takeSpace();
        } while (take(','));
        inNot_ = false;
        if (!take(')'))
            return error(
                peek(),
                ":not() takes one element's names, .classes and [attributes], with commas between alternatives");
        compound.push_back(std::move(simple));
        return true;
    }

    /// The an+b notation is spread over tokens in many ways (`2n+1` is a dimension and a number), so it is read as
    /// text.
    bool parseNthChild(Compound& compound) {
        const Token begin = peek();
        std::string text;
        while (peek().kind != Token::Kind::end && !peek().is(')')) {
            const Token token = next();
            if (token.kind != Token::Kind::space) text += lowered(token.raw);
        }
        Simple simple;
        simple.kind = Simple::Kind::child;
        if (!take(')') || !readNth(text, simple)) {
            return error(begin, ":nth-child() takes odd, even, a whole number, or a step and an offset such as 3n+1");
        }
        compound.push_back(std::move(simple));
        return true;
    }

    static bool readNth(std::string_view text, Simple& simple) {
        const auto number = [](std::string_view digits, int& out) {
            if (digits.starts_with('+')) digits.remove_prefix(1);
            if (digits.starts_with('+')) return false;
            const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), out);
            return result.ec == std::errc() && result.ptr == digits.data() + digits.size() && out > -1'000'000 &&
                   out < 1'000'000;
        };
        if (text == "odd") text = "2n+1";
        if (text == "even") text = "2n";
        const size_t n = text.find('n');
        if (n == text.npos) return number(text, simple.offset);
        const std::string_view step = text.substr(0, n), offset = text.substr(n + 1);
        simple.offset = 0;
        if (step.empty() || step == "+") {
            simple.step = 1;
        } else if (step == "-") {
            simple.step = -1;
        } else if (!number(step, simple.step)) {
            return false;
        }
        return offset.empty() || ((offset[0] == '+' || offset[0] == '-') && number(offset, simple.offset));
    }

    static void add(uint32_t& specificity, uint32_t unit) {
        constexpr uint32_t mask = 1023;
        if (((specificity / unit) & mask) < mask) specificity += unit;
    }

    static void addSpecificity(const Compound& compound, uint32_t& specificity) {
        constexpr uint32_t type = 1, classLike = 1 << 10, id = 1 << 20;
        for (const Simple& simple : compound) {
            switch (simple.kind) {
                case Simple::Kind::any:
                    break;
                case Simple::Kind::type:
                    add(specificity, type);
                    break;
                case Simple::Kind::id:
                    add(specificity, id);
                    break;
                case Simple::Kind::negation: {
                    uint32_t highest = 0;
                    for (const Compound& inner : simple.negated) {
                        uint32_t one = 0;
                        addSpecificity(inner, one);
                        highest = std::max(highest, one);
                    }
                    for (const uint32_t unit : {type, classLike, id}) {
                        for (uint32_t i = 0; i < ((highest / unit) & 1023); ++i) add(specificity, unit);
                    }
                    break;
                }
                default:
                    add(specificity, classLike);
            }
        }
    }

    std::span<const Token> tokens_;
    Diagnostics& diagnostics_;
    size_t at_ = 0;
    Token end_;
    bool inNot_ = false;
};

}  // namespace

const char* nameOf(PseudoElement pseudo) {
    switch (pseudo) {
        case PseudoElement::before:
            return "::before";
        case PseudoElement::after:
            return "::after";
        case PseudoElement::marker:
            return "::marker";
        case PseudoElement::footnoteCall:
            return "::footnote-call";
        case PseudoElement::footnoteMarker:
            return "::footnote-marker";
        case PseudoElement::none:
            break;
    }
    return "";
}

std::vector<Selector> parseSelectors(std::span<const Token> tokens, Position end, Diagnostics& diagnostics) {
    return Parser(tokens, end, diagnostics).list();
}

}  // namespace oordeel::css
