// A map of a YAML file → the fields a program expects, with a message for each that is missing, wrong or unknown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/value.h"

namespace oordeel {

/// Reads one map. Each `get` names a known key; `finish()` reports the keys nobody asked for, with the nearest known
/// one. After an error a reader goes on with an empty answer, so that all errors of a file are reported at once. A map
/// whose keys are data (`scores: {1.1.1: voldoende}`) needs no reader: go through `Value::map`.
class Reader {
  public:
    /// `what` names the map in messages, for instance "a verwachting". Complains when `value` is not a map, and then no
    /// more about what is missing from it. The value must outlive the reader.
    Reader(const Value& value, std::string what, Diagnostics& diagnostics);

    bool has(std::string_view key);
    /// The text under a key that must be there and not be empty.
    std::string text(std::string_view key);
    /// The text under a key that may be absent.
    std::string optionalText(std::string_view key, std::string_view otherwise = "");
    /// A whole number from `low` to `high`, in figures only and without a leading zero (`010` is eight in YAML 1.1 and
    /// ten in 1.2). `low` after an error.
    int number(std::string_view key, int low, int high);
    /// `true` or `false`; `otherwise` when absent.
    bool flag(std::string_view key, bool otherwise);
    /// The list under a key; a missing one is an error when `required`, otherwise empty.
    const std::vector<Value>& list(std::string_view key, bool required = true);
    /// A list of texts; a single text counts as a list of one.
    std::vector<std::string> texts(std::string_view key, bool required = true);
    /// Any value, or null when the key is absent.
    const Value* value(std::string_view key, bool required = false);
    /// A date written as 2016-07-01 that exists in the calendar; empty when absent.
    std::string optionalDate(std::string_view key);

    /// Position of a key's value, or of the map when the key is absent.
    Position at(std::string_view key) const;
    void error(std::string_view key, std::string message);
    void finish();

  private:
    const Value* find(std::string_view key);
    const Value* require(std::string_view key);
    std::string textOf(const Value& value, std::string_view key);
    void mustBe(const Value& value, std::string_view key, std::string_view kind, std::string_view remedy);

    const Value& value_;
    std::string what_;
    Diagnostics& diagnostics_;
    std::vector<std::string> known_;
};

/// Whether a text is a date as 2016-07-01 that exists in the calendar.
bool isDate(std::string_view text);

/// What a value is, in the words of a message: "a text", "a list", "a map", "nothing", "true", "false".
std::string kindInWords(const Value& value);

}  // namespace oordeel
