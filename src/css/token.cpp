// The tokenizer of CSS Syntax Module 3. Works on bytes: every byte above 0x7F may stand in a name, and nothing else in
// the grammar looks at them, so UTF-8 needs no decoding.
#include "css/token.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace oordeel::css {
namespace {

using Kind = Token::Kind;

bool isNewline(char c) {
    return c == '\n' || c == '\r' || c == '\f';
}
bool isSpace(char c) {
    return c == ' ' || c == '\t' || isNewline(c);
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
/// NUL counts: it stands for U+FFFD.
bool isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}
bool isName(char c) {
    return isNameStart(c) || isDigit(c) || c == '-';
}
bool isNonPrintable(char c) {
    return (c > 0 && c <= 8) || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F;
}

class Tokenizer {
  public:
    Tokenizer(const Snippet& snippet, Diagnostics& diagnostics)
        : snippet_(snippet), text_(snippet.text), diagnostics_(diagnostics) {}

    std::vector<Token> run() {
        std::vector<Token> tokens;
        while (offset_ < text_.size()) {
            const size_t begin = offset_;
            Token token = next();
            token.raw = text_.substr(begin, offset_ - begin);
            token.at = snippet_.at(begin);
            const bool joins = token.kind == Kind::space && !tokens.empty() && tokens.back().kind == Kind::space;
            if (!joins) tokens.push_back(std::move(token));
        }
        Token end;
        end.at = snippet_.at(text_.size());
        tokens.push_back(end);
        return tokens;
    }

  private:
    /// The byte `ahead` of the next one; '\n' past the end, which no name or number can hold.
    char peek(size_t ahead = 0) const { return offset_ + ahead < text_.size() ? text_[offset_ + ahead] : '\n'; }
    bool atEnd(size_t ahead = 0) const { return offset_ + ahead >= text_.size(); }
    void error(size_t offset, std::string message) { diagnostics_.error(snippet_.at(offset), std::move(message)); }

    bool isEscape(size_t ahead) const {
        return peek(ahead) == '\\' && (atEnd(ahead + 1) || !isNewline(peek(ahead + 1)));
    }
    bool nulAt(size_t ahead) const { return !atEnd(ahead) && peek(ahead) == '\0'; }
    bool startsName(size_t ahead = 0) const {
        if (isNameStart(peek(ahead)) || nulAt(ahead) || isEscape(ahead)) return true;
        return peek(ahead) == '-' &&
               (isNameStart(peek(ahead + 1)) || nulAt(ahead + 1) || peek(ahead + 1) == '-' || isEscape(ahead + 1));
    }
    bool startsNumber() const {
        const size_t sign = peek() == '+' || peek() == '-' ? 1 : 0;
        return isDigit(peek(sign)) || (peek(sign) == '.' && isDigit(peek(sign + 1)));
    }

    Token next() {
        const char c = peek();
        if (c == '/' && peek(1) == '*' && !atEnd(1)) return comment();
        if (isSpace(c)) return space();
        if (c == '"' || c == '\'') return string();
        if (c == '#' && (isName(peek(1)) || nulAt(1) || isEscape(1))) return hash();
        if (startsNumber()) return numeric();
        if (text_.substr(offset_).starts_with("-->")) return fixed(Kind::cdc, 3);
        if (text_.substr(offset_).starts_with("<!--")) return fixed(Kind::cdo, 4);
        if (startsName()) return identLike();
        if (c == '@' && startsName(1)) {
            ++offset_;
            return named(Kind::atKeyword);
        }
        Token token;
        token.kind = Kind::symbol;
        token.symbol = static_cast<char32_t>(c);  // ASCII: bytes above it start a name
        ++offset_;
        return token;
    }

    Token fixed(Kind kind, size_t length) {
        offset_ += length;
        Token token;
        token.kind = kind;
        return token;
    }

    Token comment() {
        const size_t end = text_.find("*/", offset_ + 2);
        if (end == std::string_view::npos) error(offset_, "this comment does not end; write */ after it");
        offset_ = end == std::string_view::npos ? text_.size() : end + 2;
        return fixed(Kind::space, 0);
    }

    Token space() {
        while (!atEnd() && isSpace(peek())) ++offset_;
        return fixed(Kind::space, 0);
    }

    Token named(Kind kind) {
        Token token;
        token.kind = kind;
        token.text = name();
        return token;
    }

    Token hash() {
        ++offset_;
        const bool isId = startsName();
        Token token = named(Kind::hash);
        token.isId = isId;
        return token;
    }

    std::string name() {
        std::string out;
        while (true) {
            if (nulAt(0)) {
                appendUtf8(out, 0xFFFD);
                ++offset_;
            } else if (!atEnd() && isName(peek())) {
                out += text_[offset_++];
            } else if (isEscape(0)) {
                escape(out);
            } else {
                return out;
            }
        }
    }

    /// Precondition: at a backslash that does not precede a newline.
    void escape(std::string& out) {
        ++offset_;
        if (atEnd()) return appendUtf8(out, 0xFFFD);
        if (!isHex(peek())) {
            if (peek() == '\0') {
                ++offset_;
                return appendUtf8(out, 0xFFFD);
            }
            return appendUtf8(out, nextCodePoint(text_, offset_));
        }
        char32_t value = 0;
        for (int digits = 0; digits < 6 && !atEnd() && isHex(peek()); ++digits, ++offset_) {
            const char c = peek();
            value = value * 16 + static_cast<char32_t>(isDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        if (!atEnd() && isSpace(peek())) offset_ += peek() == '\r' && peek(1) == '\n' && !atEnd(1) ? 2 : 1;
        appendUtf8(out, value == 0 ? 0xFFFD : value);
    }

    Token string() {
        const size_t begin = offset_;
        const char quote = text_[offset_++];
        Token token;
        token.kind = Kind::string;
        while (true) {
            if (atEnd() || isNewline(peek())) {
                error(begin, std::string("this string does not end on its line; write ") + quote + " after it");
                if (!atEnd()) token.kind = Kind::badString;
                return token;
            }
            const char c = peek();
            if (c == quote) {
                ++offset_;
                return token;
            }
            if (c == '\\' && atEnd(1)) {
                ++offset_;
            } else if (c == '\\' && isNewline(peek(1))) {
                offset_ += peek(1) == '\r' && peek(2) == '\n' && !atEnd(2) ? 3 : 2;
            } else if (c == '\\') {
                escape(token.text);
            } else if (c == '\0') {
                appendUtf8(token.text, 0xFFFD);
                ++offset_;
            } else {
                token.text += c;
                ++offset_;
            }
        }
    }

    Token numeric() {
        const size_t begin = offset_;
        Token token;
        token.integer = true;
        if (peek() == '+' || peek() == '-') ++offset_;
        while (isDigit(peek())) ++offset_;
        if (peek() == '.' && isDigit(peek(1))) {
            token.integer = false;
            ++offset_;
            while (isDigit(peek())) ++offset_;
        }
        const size_t sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
        if ((peek() == 'e' || peek() == 'E') && isDigit(peek(sign))) {
            token.integer = false;
            offset_ += sign;
            while (isDigit(peek())) ++offset_;
        }
        token.number = toNumber(text_.substr(begin, offset_ - begin));
        token.kind = Kind::number;
        if (startsName()) {
            token.kind = Kind::dimension;
            token.text = name();
        } else if (peek() == '%') {
            token.kind = Kind::percentage;
            ++offset_;
        }
        return token;
    }

    /// What is beyond a double becomes the largest or the smallest one: whoever reads it refuses it for its size.
    static double toNumber(std::string_view digits) {
        if (digits.starts_with('+')) digits.remove_prefix(1);
        double value = 0;
        const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (result.ec == std::errc::result_out_of_range) {
            const bool tiny = digits.find("e-") != digits.npos || digits.find("E-") != digits.npos ||
                              digits.find_first_of("123456789") > digits.find('.');
            value = tiny ? 0 : digits.starts_with('-') ? -1e308 : 1e308;
        }
        return value;
    }

    Token identLike() {
        Token token = named(Kind::ident);
        if (peek() != '(') return token;
        ++offset_;
        token.kind = Kind::function;
        if (lowered(token.text) != "url") return token;
        size_t ahead = 0;
        while (!atEnd(ahead) && isSpace(peek(ahead))) ++ahead;
        if (!atEnd(ahead) && (peek(ahead) == '"' || peek(ahead) == '\'')) return token;
        offset_ += ahead;
        return url();
    }

    Token url() {
        Token token;
        token.kind = Kind::url;
        while (true) {
            if (atEnd()) {
                error(offset_, "this url() does not end; write ) after it");
                return token;
            }
            const char c = peek();
            if (c == ')') {
                ++offset_;
                return token;
            }
            if (isSpace(c)) {
                while (!atEnd() && isSpace(peek())) ++offset_;
                if (!atEnd() && peek() != ')') return badUrl(token);
            } else if (c == '"' || c == '\'' || c == '(' || isNonPrintable(c) || (c == '\\' && !isEscape(0))) {
                return badUrl(token);
            } else if (c == '\\') {
                escape(token.text);
            } else if (c == '\0') {
                appendUtf8(token.text, 0xFFFD);
                ++offset_;
            } else {
                token.text += c;
                ++offset_;
            }
        }
    }

    Token badUrl(Token token) {
        error(offset_, "an address in url() cannot hold this character; put quotes around the address");
        token.kind = Kind::badUrl;
        std::string dropped;
        while (!atEnd()) {
            if (peek() == ')') {
                ++offset_;
                break;
            }
            if (isEscape(0)) {
                escape(dropped);
            } else {
                ++offset_;
            }
        }
        return token;
    }

    const Snippet& snippet_;
    std::string_view text_;
    Diagnostics& diagnostics_;
    size_t offset_ = 0;
};

}  // namespace

bool Token::isIdent(std::string_view name) const {
    return kind == Kind::ident && lowered(text) == name;
}

bool Token::isFunction(std::string_view name) const {
    return kind == Kind::function && lowered(text) == name;
}

std::vector<Token> tokenize(const Snippet& snippet, Diagnostics& diagnostics) {
    return Tokenizer(snippet, diagnostics).run();
}

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

}  // namespace oordeel::css
