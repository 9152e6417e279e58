#include "css/cursor.h"

namespace oordeel::css {

Cursor::Cursor(std::span<const Token> tokens, Position end) : tokens_(tokens) {
    end_.at = end;
    while (!tokens_.empty() && tokens_.back().kind == Token::Kind::space) tokens_ = tokens_.first(tokens_.size() - 1);
    skipSpace();
}

void Cursor::skipSpace() {
    while (at_ < tokens_.size() && tokens_[at_].kind == Token::Kind::space) ++at_;
}

Token Cursor::next() {
    if (done()) return end_;
    const size_t taken = at_++;
    skipSpace();
    return tokens_[taken];
}

bool Cursor::word(std::string_view name) {
    if (!peek().isIdent(name)) return false;
    next();
    return true;
}

bool Cursor::function(std::string_view name) {
    if (!peek().isFunction(name)) return false;
    next();
    return true;
}

bool Cursor::symbol(char c) {
    if (!peek().is(c)) return false;
    next();
    return true;
}

std::string Cursor::ident() {
    return peek().kind == Token::Kind::ident ? next().text : std::string();
}

std::nullptr_t Cursor::fail(std::string message) {
    if (message_.empty()) {
        message_ = std::move(message);
        failedAt_ = peek().at;
    }
    return nullptr;
}

}  // namespace oordeel::css
