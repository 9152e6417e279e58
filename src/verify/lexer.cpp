#include "verify/lexer.h"

#include <algorithm>
#include <charconv>

namespace oordeel::verify {

namespace {

bool isDelimiter(char c) {
    return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool isNumber(std::string_view raw) {
    if (!raw.empty() && (raw[0] == '+' || raw[0] == '-')) raw.remove_prefix(1);
    bool digits = false, dot = false;
    for (char c : raw) {
        if (c >= '0' && c <= '9')
            digits = true;
        else if (c == '.' && !dot)
            dot = true;
        else
            return false;
    }
    return digits;
}

std::string literalValue(std::string_view raw) {
    std::string out;
    for (size_t i = 1; i + 1 < raw.size(); ++i) {
        if (raw[i] == '\r') {  // any line end in a string is a line feed
            if (raw[i + 1] == '\n') ++i;
            out += '\n';
            continue;
        }
        if (raw[i] != '\\') {
            out += raw[i];
            continue;
        }
        const char c = raw[++i];
        constexpr std::string_view letters = "nrtbf", meanings = "\n\r\t\b\f";
        if (const size_t letter = letters.find(c); letter != std::string_view::npos) {
            out += meanings[letter];
        } else if (c >= '0' && c <= '7') {
            int value = 0;
            size_t digits = 0;
            for (; digits < 3 && raw[i + digits] >= '0' && raw[i + digits] <= '7'; ++digits)
                value = 8 * value + raw[i + digits] - '0';
            i += digits - 1;
            out += static_cast<char>(value);
        } else if (c == '\r') {
            if (raw[i + 1] == '\n') ++i;
        } else if (c != '\n') {
            out += c;
        }
    }
    return out;
}

std::string hexValue(std::string_view raw) {
    std::string out;
    int high = -1;
    for (char c : raw) {
        const int digit = hexDigit(c);
        if (digit < 0) continue;
        if (high < 0) {
            high = digit;
        } else {
            out += static_cast<char>(16 * high + digit);
            high = -1;
        }
    }
    if (high >= 0) out += static_cast<char>(16 * high);
    return out;
}

}  // namespace

bool isPdfSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool isRegular(char c) {
    return !isPdfSpace(c) && !isDelimiter(c);
}

void Lexer::skipSpace() {
    while (at_ < bytes_.size()) {
        if (isPdfSpace(bytes_[at_])) {
            ++at_;
        } else if (bytes_[at_] == '%') {
            at_ = std::min(bytes_.find_first_of("\r\n", at_), bytes_.size());
        } else {
            return;
        }
    }
}

Token Lexer::take(Token::Kind kind, size_t end) {
    const Token token{kind, bytes_.substr(at_, end - at_), at_};
    at_ = end;
    return token;
}

Token Lexer::literal() {
    size_t depth = 0;
    for (size_t i = at_; i < bytes_.size(); ++i) {
        if (bytes_[i] == '\\')
            ++i;
        else if (bytes_[i] == '(')
            ++depth;
        else if (bytes_[i] == ')' && --depth == 0)
            return take(Token::Kind::string, i + 1);
    }
    return take(Token::Kind::damaged, bytes_.size());
}

Token Lexer::angle() {
    if (bytes_.substr(at_, 2) == "<<") return take(Token::Kind::dictBegin, at_ + 2);
    const size_t end = bytes_.find('>', at_);
    if (end == std::string_view::npos) return take(Token::Kind::damaged, bytes_.size());
    return take(Token::Kind::hexString, end + 1);
}

Token Lexer::next() {
    skipSpace();
    if (at_ >= bytes_.size()) return {Token::Kind::end, {}, bytes_.size()};
    const char c = bytes_[at_];
    if (c == '(') return literal();
    if (c == '<') return angle();
    if (c == '>' && bytes_.substr(at_, 2) == ">>") return take(Token::Kind::dictEnd, at_ + 2);
    if (c == '[') return take(Token::Kind::arrayBegin, at_ + 1);
    if (c == ']') return take(Token::Kind::arrayEnd, at_ + 1);
    // Braces hold the programs of functions, which this does not read.
    if (c == '{' || c == '}') return take(Token::Kind::keyword, at_ + 1);
    if (c == ')' || c == '>') return take(Token::Kind::damaged, at_ + 1);
    size_t end = at_ + 1;
    while (end < bytes_.size() && isRegular(bytes_[end])) ++end;
    if (c == '/') return take(Token::Kind::name, end);
    return take(isNumber(bytes_.substr(at_, end - at_)) ? Token::Kind::number : Token::Kind::keyword, end);
}

std::string stringValue(const Token& token) {
    return token.kind == Token::Kind::hexString ? hexValue(token.raw) : literalValue(token.raw);
}

std::string nameValue(const Token& token) {
    std::string out;
    for (size_t i = 1; i < token.raw.size(); ++i) {
        const bool escaped = token.raw[i] == '#' && i + 2 < token.raw.size() && hexDigit(token.raw[i + 1]) >= 0 &&
                             hexDigit(token.raw[i + 2]) >= 0;
        out += escaped ? static_cast<char>(16 * hexDigit(token.raw[i + 1]) + hexDigit(token.raw[i + 2])) : token.raw[i];
        if (escaped) i += 2;
    }
    return out;
}

double numberValue(const Token& token) {
    std::string_view raw = token.raw;
    if (raw.starts_with('+')) raw.remove_prefix(1);
    double value = 0;
    std::from_chars(raw.data(), raw.data() + raw.size(), value);
    return value;
}

int integerValue(const Token& token) {
    std::string_view raw = token.raw;
    if (raw.starts_with('+')) raw.remove_prefix(1);
    int value = -1;
    std::from_chars(raw.data(), raw.data() + raw.size(), value);
    return value;
}

bool isWholeHex(const Token& token) {
    size_t digits = 0;
    for (char c : token.raw.substr(1, token.raw.size() - 2)) {
        if (isPdfSpace(c)) continue;
        if (hexDigit(c) < 0) return false;
        ++digits;
    }
    return digits % 2 == 0;
}

}  // namespace oordeel::verify
