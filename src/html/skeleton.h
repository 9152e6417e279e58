// Tokens → what gumbo needs to see of them to build the tree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/tokens.h"

namespace oordeel::html {

/// The source without comments and without the attributes that gumbo would hand back as they were given, which are two
/// thirds of a report with its drawings; gumbo goes through all of it letter by letter, several times. No attribute of
/// the subset changes where an element goes. `tokens` must outlive it.
class Skeleton {
  public:
    explicit Skeleton(const Tokens& tokens);

    std::string_view text() const { return text_; }
    /// The token that a place in the text is of.
    const Token& tokenAt(const char* place) const;
    /// Where that place is in the source.
    size_t offsetOf(const char* place) const;

    /// Whether the value or the name of an attribute may be other than it is written: the text holds it then.
    static bool holds(const Token& token, const TagAttribute& attribute);

  private:
    struct Part {
        size_t begin;
        const Token* token;
    };
    const Part& partAt(const char* place) const;
    void addStart(const Token& token);

    std::string text_;
    std::vector<Part> parts_;
};

}  // namespace oordeel::html
