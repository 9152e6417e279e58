// Bytes in the syntax of PDF (ISO 32000-1, 7.2 and 7.3) → tokens: of files, content streams and CMaps.
// qpdf reads content streams too, but makes an object of every operand: a report of 16 pages took it 36 ms, this 3 ms;
// and it does not tell how a string was written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace oordeel::verify {

struct Token {
    enum class Kind : uint8_t {
        end,
        number,
        name,
        string,     ///< "(a)"
        hexString,  ///< "<61>"
        keyword,    ///< an operator, true, obj …
        arrayBegin,
        arrayEnd,
        dictBegin,
        dictEnd,
        damaged,  ///< what is no token: a lone ")", a string without its end
    };
    Kind kind = Kind::end;
    std::string_view raw;  ///< as it is written
    size_t offset = 0;

    bool is(std::string_view keyword) const { return kind == Kind::keyword && raw == keyword; }
    bool isString() const { return kind == Kind::string || kind == Kind::hexString; }
};

class Lexer {
  public:
    explicit Lexer(std::string_view bytes, size_t at = 0) : bytes_(bytes), at_(at) {}

    /// The next token, comments and white space skipped.
    Token next();

    size_t position() const { return at_; }
    void moveTo(size_t position) { at_ = position; }

  private:
    void skipSpace();
    Token take(Token::Kind kind, size_t end);
    Token literal();
    Token angle();

    std::string_view bytes_;
    size_t at_;
};

bool isPdfSpace(char c);
bool isRegular(char c);  ///< neither white space nor a delimiter

/// The bytes that a string token stands for.
std::string stringValue(const Token& token);

/// A name without its slash, #XX resolved.
std::string nameValue(const Token& token);

/// The value of a number token.
double numberValue(const Token& token);
int integerValue(const Token& token);

/// Whether a hexadecimal string holds an even number of digits and nothing else.
bool isWholeHex(const Token& token);

}  // namespace oordeel::verify
