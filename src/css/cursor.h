// A walk over the tokens of one value that remembers why it could not go on.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "css/token.h"

namespace oordeel::css {

/// Reads tokens from left to right; white space is passed over. A parser that cannot go on leaves the cursor at the
/// token that stopped it, or calls `fail` when it can say more than that.
class Cursor {
  public:
    /// `end` is the place right after the value.
    Cursor(std::span<const Token> tokens, Position end);

    /// The next token that is not white space; one of kind `end` when there is none.
    const Token& peek() const { return at_ < tokens_.size() ? tokens_[at_] : end_; }
    Token next();
    bool done() const { return at_ >= tokens_.size(); }

    /// Takes the next token if it is this identifier, function or character.
    bool word(std::string_view name);
    bool function(std::string_view name);
    bool symbol(char c);
    /// Takes any identifier; empty when there is none.
    std::string ident();

    size_t mark() const { return at_; }
    void rewind(size_t mark) { at_ = mark; }

    /// Keeps the first explanation given since the last `forget`, for the place of the next token. Returns null, so
    /// that a parser may return it.
    std::nullptr_t fail(std::string message);
    bool failed() const { return !message_.empty(); }
    void forget() { message_.clear(); }
    const std::string& message() const { return message_; }
    Position failedAt() const { return failedAt_; }

  private:
    void skipSpace();
    std::span<const Token> tokens_;
    size_t at_ = 0;
    Token end_;
    std::string message_;
    Position failedAt_;
};

}  // namespace oordeel::css
