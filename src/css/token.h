// Text of a style sheet → tokens (CSS Syntax Module 3, section 4).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace oordeel::css {

/// A piece of CSS and where it stands. The value of a style attribute may have lost its place to entities; then every
/// position in it is that of the attribute.
struct Snippet {
    std::string_view text;
    Position start;
    bool exact = true;

    Position at(size_t offset) const {
        return {start.source, start.offset + (exact ? static_cast<uint32_t>(offset) : 0)};
    }
};

struct Token {
    enum class Kind : uint8_t {
        ident,
        function,
        atKeyword,
        hash,
        string,
        badString,
        url,
        badUrl,
        number,
        percentage,
        dimension,
        space,   ///< white space and comments that stand together
        symbol,  ///< any single character: delimiters, colon, semicolon, comma and brackets
        cdo,
        cdc,
        end
    };

    Kind kind = Kind::end;
    bool integer = false;  ///< numeric: written without point or exponent
    bool isId = false;     ///< hash: would do as the name of an id
    char32_t symbol = 0;   ///< symbol
    double number = 0;     ///< numeric; percentage: 50 for 50%
    std::string text;      ///< name, string or unit, escapes resolved
    std::string_view raw;  ///< as written
    Position at;

    bool is(char c) const { return kind == Kind::symbol && symbol == static_cast<char32_t>(c); }
    bool isIdent(std::string_view name) const;     ///< ASCII case does not count
    bool isFunction(std::string_view name) const;  ///< ASCII case does not count
    bool opens() const { return kind == Kind::function || is('(') || is('[') || is('{'); }
    bool closes() const { return is(')') || is(']') || is('}'); }
};

/// All tokens and a last one of kind `end`. Comments and strings that do not end are errors.
std::vector<Token> tokenize(const Snippet& snippet, Diagnostics& diagnostics);

/// The text in lower case, ASCII letters alone.
std::string lowered(std::string_view text);

}  // namespace oordeel::css
