// A text and the places in it: bytes → line and column, worked out only when someone has to read them.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace oordeel {

struct Value;

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

    // Many kinds of document draw on the same files: each is read once.
    /// A file that was opened under this name, or null.
    const Source* file(const std::string& name) const;
    /// Makes a file known that nobody has asked for yet.
    void prepare(const Source& source);
    /// Notes that somebody wants a file: the first time and each time again.
    void open(const Source& source);
    /// The files that were opened, in order, as often as they were.
    const std::vector<const Source*>& opened() const { return opened_; }
    /// What a file says, once somebody has read it without a mistake; or null.
    std::shared_ptr<const Value> value(const Source& source) const;
    void keep(const Source& source, std::shared_ptr<const Value> value);

  private:
    std::deque<Source> sources_;
    std::map<std::string, const Source*> files_;
    std::vector<const Source*> opened_;
    std::map<const Source*, std::shared_ptr<const Value>> values_;
};

}  // namespace oordeel
