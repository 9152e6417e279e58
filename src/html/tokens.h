// HTML source → its tags and texts in order, as written: no tree yet, nothing repaired.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace oordeel::html {

/// Errors of one source, with a ceiling: past it the file is not what its author thinks it is, and more would bury the
/// first.
class Complaints {
  public:
    Complaints(const Source& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

    void error(size_t offset, std::string message);
    bool any() const { return count_ > 0; }
    bool tooMany() const { return count_ > most; }
    /// "line 12": how one message refers to another place.
    std::string line(size_t offset) const;
    Position at(size_t offset) const { return {&source_, static_cast<uint32_t>(offset)}; }

  private:
    static constexpr int most = 100;
    const Source& source_;
    Diagnostics& diagnostics_;
    int count_ = 0;
};

struct TagAttribute {
    std::string name;  ///< lower case
    size_t nameOffset = 0;
    std::string_view value;  ///< as written, without quotes; entities not resolved
    size_t valueOffset = 0;  ///< of its first character, or of the name when there is no value
};

struct Token {
    enum class Kind : uint8_t { startTag, endTag, text, doctype };
    Kind kind = Kind::text;
    bool selfClosing = false;
    uint32_t offset = 0;  ///< a source has at most 8 MiB
    std::string name;     ///< of a tag, lower case
    std::vector<TagAttribute> attributes;
    std::string_view text;  ///< of a text, as written
};

/// The attribute of the same name that stands before one in its tag, or null; HTML reads the first and drops the
/// second.
const TagAttribute* earlierOf(const Token& token, const TagAttribute& attribute);

struct Tokens {
    std::vector<Token> all;
    bool complete = true;  ///< false: a comment, tag or quote is broken, so that the rest cannot be told apart
};

/// Follows the tokenizer of the HTML standard, but calls an error what the standard quietly repairs. Begins at a byte
/// past what stands before an <svg> in a file of its own.
Tokens tokenize(const Source& source, Complaints& complaints, size_t begin = 0);

bool isSpace(char c);
bool isBlank(std::string_view text);
std::string lowerCase(std::string_view text);

/// Complains about every character reference in `text` (at `offset`) that HTML does not know or would read in part.
void checkReferences(std::string_view text, size_t offset, bool inAttribute, Complaints& complaints);

}  // namespace oordeel::html
