// Tokens with their brackets paired: the skeleton on which rules and declarations are read without recursion.
#pragma once

#include <span>
#include <vector>

#include "css/token.h"

namespace oordeel::css {

/// `tokens` ends in one of kind `end`.
struct Blocks {
    std::vector<Token> tokens;
    std::vector<size_t> closer;  ///< for an opening bracket: the index of the one that closes it, or of the end

    /// The token after this one and, when it is an opening bracket, after all it holds.
    size_t after(size_t index) const {
        return tokens[index].opens() ? std::min(closer[index] + 1, tokens.size() - 1) : index + 1;
    }
    std::span<const Token> range(size_t begin, size_t end) const {
        return std::span(tokens).subspan(begin, end - begin);
    }
    size_t end() const { return tokens.size() - 1; }
};

/// Pairs brackets. One that is not closed ends with the block around it, and is an error; so is one that closes
/// nothing. Nothing comes back when they are nested too deeply.
Blocks pairBrackets(std::vector<Token> tokens, Diagnostics& diagnostics);

}  // namespace oordeel::css
