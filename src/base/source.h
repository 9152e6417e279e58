// A text and the places in it: bytes → line and column, worked out only when someone has to read them.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace oordeel {

/// A text that was read or made, under the name by which messages speak of it (a path as the user wrote it).
struct Source {
    std::string name;
    std::string text;
};

/// A place in a source: a byte offset, so that it costs nothing to carry. Without a source it is nowhere.
struct Position {
    const Source* source = nullptr;
    uint32_t offset = 0;
};

/// What a person counts: lines and columns from 1, a column being one code point.
struct LineColumn {
    int line = 1;
    int column = 1;
};

/// Line and column of a position; an offset past the end counts as the end. A byte order mark counts for no column.
LineColumn locate(Position at);

/// The line of text that holds a position, without its line end and without a byte order mark.
std::string_view lineAt(Position at);

/// Owns sources for as long as positions into them are needed; their addresses do not change.
class Sources {
  public:
    const Source& add(std::string name, std::string text);
    /// In the order in which they were added.
    const std::deque<Source>& all() const { return sources_; }

  private:
    std::deque<Source> sources_;
};

}  // namespace oordeel
