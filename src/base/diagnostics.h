// What is wrong with an input, told to the one who wrote it: a sentence, the place, the line itself and a caret.
#pragma once

#include <string>
#include <vector>

#include "base/source.h"

namespace oordeel {

enum class Severity { warning, error };

struct Diagnostic {
    Severity severity = Severity::error;
    Position at;
    std::string message;
};

/// Collects everything that is wrong, so that a user mends a file once and not once an error.
class Diagnostics {
  public:
    /// `message` is a sentence without a full stop that says what is wrong and, after a semicolon, how to write it
    /// right.
    void error(Position at, std::string message);
    void warning(Position at, std::string message);

    bool hasErrors() const;
    bool empty() const { return all_.empty(); }
    size_t count(Severity severity) const;
    const std::vector<Diagnostic>& all() const { return all_; }
    void append(const Diagnostics& other);

    /// All diagnostics as text: the files in the order in which they first complained, within a file by position,
    /// the same one only once. `file:line:column: error: message`, then the line, then a caret. After two hundred
    /// follows only how many more there are.
    std::string text() const;

  private:
    std::vector<Diagnostic> all_;
};

/// One diagnostic as `text()` prints it.
std::string format(const Diagnostic& diagnostic);

}  // namespace oordeel
