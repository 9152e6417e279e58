// What a YAML file says and what a template may ask for: one tree of plain values that knows where each came from.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.h"

namespace oordeel {

struct Entry;

/// Null, yes or no, a text, a list or a map in the order of writing. Numbers are texts: what counts is how they
/// were written, and whoever needs a number reads it with base/reader.h, which can say what is wrong with it.
struct Value {
    enum class Kind { null, boolean, text, list, map };

    Kind kind = Kind::null;
    bool flag = false;        ///< boolean
    bool quoted = false;      ///< text that stood in quotes, so `"010"` is a text and `010` an error
    std::string text;         ///< text; for a boolean as written
    std::vector<Value> list;  ///< list
    std::vector<Entry> map;   ///< map: what it says itself
    /// map: where it looks for what it does not say itself, so that a thing that stands in many lists, with a word or
    /// two of its own in each, is in memory once. Null in all that is read: only there is `map` all of it.
    std::shared_ptr<const Value> base;
    Position at;

    // Defined where Entry is known: clang, as the standard lets it, needs to know it for the vector's destructor.
    Value();
    Value(std::string words);
    Value(const char* words);
    static Value ofFlag(bool flag);
    static Value ofList();
    static Value ofList(std::vector<Value> items);
    static Value ofMap();
    /// A map that says what the given one says, and costs next to nothing to copy.
    static Value shared(Value map);

    /// The value under a key of a map, or null when this is no map or has no such key.
    const Value* find(std::string_view key) const;
    /// Adds or replaces a key; makes a null value a map. Returns the stored value.
    Value& set(std::string_view key, Value value);
    /// All that a map says, in the order of writing: first what its base says, or what it says itself under that key.
    std::vector<const Entry*> entries() const;
};

struct Entry {
    std::string key;
    Value value;
    Position at;  ///< of the key
};

}  // namespace oordeel
