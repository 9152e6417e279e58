// Reads tags one by one and keeps a stack of the open ones, so that no input is too deep for the machine's own stack.
//
// White space. A tag that is alone on its line takes the line with it. Parents and blocks may stand together on such a
// line. The text of a block loses the indentation of its first line where it is written and gets the indentation of
// the place where it is used; its default text, used where it is written, thereby stays as it is.
#include <algorithm>
#include <optional>
#include <string>

#include "template/tree.h"

namespace oordeel::mustache {
namespace {

constexpr size_t deepestNesting = 256;
constexpr int mostErrors = 1000;  // nobody reads more, and printing each costs a walk through the file

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}

bool isSpace(char c) {
    return isBlank(c) || c == '\n' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
    return text;
}

std::string_view withoutCommonStart(std::string_view text, std::string_view start) {
    const auto differ = std::mismatch(text.begin(), text.end(), start.begin(), start.end());
    return text.substr(static_cast<size_t>(differ.first - text.begin()));
}

/// A dotted name has no empty part; `.` alone is the item itself.
bool isName(std::string_view name) {
    return name == "." || (name.front() != '.' && name.back() != '.' && name.find("..") == std::string_view::npos);
}

struct Tag {
    char sigil = 0;  ///< one of # ^ / > < $ ! = & { or 0 for a plain name
    std::string_view name;
    size_t begin = 0, end = 0;
};

/// What else is on a tag's line.
struct Line {
    size_t blanks = 0;            ///< where the blanks before the tag begin
    std::optional<size_t> begin;  ///< of the line, when there is nothing before the tag but blanks, parents and blocks
    std::optional<size_t> next;   ///< of the next line, when there is nothing after the tag but blanks

    bool first() const { return begin == blanks; }
    bool alone() const { return first() && next; }
};

struct Open {
    Node node;
    std::string_view base;  ///< indentation that lines inside lose
    bool startsLine = false;
};

class Parser {
  public:
    Parser(const Source& source, Diagnostics& diagnostics)
        : source_(source), text_(source.text), diagnostics_(diagnostics), open_(1) {}

    Tree run() {
        while (const std::optional<Tag> tag = nextTag()) {
            read(*tag);
            if (errors_ > mostErrors) return {&source_, {}};
            if (open_.size() > deepestNesting + 1) {
                error(tag->begin, "sections are nested deeper than " + std::to_string(deepestNesting) +
                                      "; move the inner ones to a partial");
                return {&source_, {}};
            }
        }
        addText(position_, text_.size());
        while (open_.size() > 1) closeUnclosed();
        return {&source_, std::move(open_[0].node.children)};
    }

  private:
    void error(size_t at, std::string message) {
        ++errors_;
        diagnostics_.error({&source_, static_cast<uint32_t>(at)}, std::move(message));
    }

    std::string written(std::string_view inside) const { return opening_ + std::string(inside) + closing_; }

    /// The next tag that has an end before another begins; comments and delimiters may hold anything.
    std::optional<Tag> nextTag() {
        constexpr size_t none = std::string_view::npos;
        for (size_t from = position_; from != none;) {
            Tag tag;
            tag.begin = text_.find(opening_, from);
            if (tag.begin == none) return std::nullopt;
            size_t inside = tag.begin + opening_.size();
            if (inside < text_.size() && std::string_view("#^/><$!=&{").find(text_[inside]) != none) {
                tag.sigil = text_[inside++];
            }
            const bool holdsAnything = tag.sigil == '!' || tag.sigil == '=' || opening_ == closing_;
            const size_t another = holdsAnything ? none : text_.find(opening_, inside);
            const std::string closing = (tag.sigil == '{' ? "}" : tag.sigil == '=' ? "=" : "") + closing_;
            const std::string_view content = text_.substr(inside, another == none ? none : another - inside);
            const size_t length = content.find(closing);
            if (length != none) {
                tag.name = trimmed(content.substr(0, length));
                tag.end = inside + length + closing.size();
                return tag;
            }
            error(tag.begin, "this tag is never closed; end it with " + closing);
            from = errors_ > mostErrors ? none : another;
        }
        return std::nullopt;
    }

    Line lineOf(const Tag& tag) const {
        Line line{tag.begin, {}, {}};
        while (line.blanks > position_ && isBlank(text_[line.blanks - 1])) --line.blanks;
        if (line.blanks == 0 || text_[line.blanks - 1] == '\n') {
            line.begin = line.blanks;
        } else if (line.blanks == position_) {
            line.begin = tagsOnlySince_;
        }
        size_t after = tag.end;
        while (after < text_.size() && isBlank(text_[after])) ++after;
        if (after + 1 < text_.size() && text_[after] == '\r' && text_[after + 1] == '\n') ++after;
        if (after == text_.size()) line.next = after;
        if (after < text_.size() && text_[after] == '\n') line.next = after + 1;
        return line;
    }

    void read(const Tag& tag) {
        const Line line = lineOf(tag);
        tagsOnlySince_.reset();
        if (tag.sigil == '!') return takeText(tag, line);
        if (tag.sigil == '=') return takeText(tag, line), setDelimiters(tag);
        if (tag.name.empty()) return error(tag.begin, "this tag has no name"), takeText(tag, line);
        switch (tag.sigil) {
            case '#':
                return takeText(tag, line), open(Node::Kind::section, tag);
            case '^':
                return takeText(tag, line), open(Node::Kind::inverted, tag);
            case '$':
                return openBlock(tag, line);
            case '<':
                return openParent(tag, line);
            case '/':
                return close(tag, line);
            case '>':
                return readPartial(tag, line);
            default:
                return readName(tag);
        }
    }

    /// Adds the text before a tag and passes the tag, with its whole line when it is alone on it.
    void takeText(const Tag& tag, const Line& line) {
        addText(position_, line.alone() ? line.blanks : tag.begin);
        position_ = line.alone() ? *line.next : tag.end;
    }

    void addText(size_t from, size_t to) {
        const std::string_view base = open_.back().base;
        while (from < to) {
            const size_t newline = base.empty() ? std::string_view::npos : text_.find('\n', from);
            const size_t end = newline < to ? newline + 1 : to;
            std::string_view piece = text_.substr(from, end - from);
            if (from == 0 || text_[from - 1] == '\n') piece = withoutCommonStart(piece, base);
            if (!piece.empty()) add({Node::Kind::text, static_cast<uint32_t>(from), piece, {}, {}});
            from = end;
        }
    }

    void add(Node node) { open_.back().node.children.push_back(std::move(node)); }

    static Node make(Node::Kind kind, const Tag& tag) {
        return {kind, static_cast<uint32_t>(tag.begin), tag.name, {}, {}};
    }

    void open(Node::Kind kind, const Tag& tag) {
        checkName(tag);
        open_.push_back({make(kind, tag), open_.back().base, false});
    }

    bool checkName(const Tag& tag) {
        if (isName(tag.name)) return true;
        error(tag.begin, "\"" + std::string(tag.name) + "\" is not a name; write one dot between two names");
        return false;
    }

    void readName(const Tag& tag) {
        addText(position_, tag.begin);
        position_ = tag.end;
        if (checkName(tag)) add(make(tag.sigil == 0 ? Node::Kind::escaped : Node::Kind::raw, tag));
    }

    void readPartial(const Tag& tag, const Line& line) {
        takeText(tag, line);
        Node node = make(Node::Kind::partial, tag);
        if (line.alone()) node.indent = indentation(line, tag);
        add(std::move(node));
    }

    /// The blanks before a tag, less what all lines here lose.
    std::string_view indentation(const Line& line, const Tag& tag) const {
        return withoutCommonStart(text_.substr(line.blanks, tag.begin - line.blanks), open_.back().base);
    }

    void openBlock(const Tag& tag, const Line& line) {
        const bool ownLine = line.begin && line.next;
        addText(position_, ownLine ? line.blanks : tag.begin);
        position_ = ownLine ? *line.next : tag.end;
        tagsOnlySince_ = ownLine ? std::nullopt : line.begin;
        Open block{make(Node::Kind::block, tag), open_.back().base, false};
        std::string_view indent;
        if (line.first()) indent = text_.substr(line.blanks, tag.begin - line.blanks);
        if (ownLine) indent = indentOfFirstLine().value_or(indent);
        if (indent.starts_with(block.base)) {
            block.node.indent = indent.substr(block.base.size());
            block.base = indent;
        }
        open_.push_back(std::move(block));
    }

    /// The indentation of the first line of a block that has any text.
    std::optional<std::string_view> indentOfFirstLine() const {
        size_t start = position_, end = position_;
        while (end < text_.size() && isSpace(text_[end])) {
            if (text_[end++] == '\n') start = end;
        }
        if (text_.substr(end).starts_with(opening_ + "/")) return std::nullopt;
        return text_.substr(start, end - start);
    }

    void openParent(const Tag& tag, const Line& line) {
        // Whether the parent is alone on its line shows at its end only; until then the blanks before it wait in
        // `indent`.
        addText(position_, line.first() ? line.blanks : tag.begin);
        position_ = tag.end;
        tagsOnlySince_ = line.begin;
        Open parent{make(Node::Kind::parent, tag), open_.back().base, line.first()};
        if (line.first()) parent.node.indent = indentation(line, tag);
        open_.push_back(std::move(parent));
    }

    void close(const Tag& tag, const Line& line) {
        const auto opened = std::find_if(open_.rbegin(), open_.rend() - 1,
                                         [&](const Open& open) { return open.node.text == tag.name; });
        if (opened == open_.rend() - 1) {
            const std::string name(tag.name);
            error(tag.begin, open_.size() == 1 ? written("/" + name) + " closes nothing; no section is open here"
                                               : written("/" + name) + " closes nothing; the section open here is \"" +
                                                     std::string(open_.back().node.text) + "\"");
            return takeText(tag, line);
        }
        const size_t level = static_cast<size_t>(open_.rend() - opened) - 1;
        const Node::Kind kind = open_[level].node.kind;
        if (level + 1 == open_.size()) {
            if (kind == Node::Kind::block) return closeBlock(tag, line);
            if (kind == Node::Kind::parent) return closeParent(tag, line);
        }
        takeText(tag, line);
        while (open_.size() > level + 1) closeUnclosed();
        pop();
    }

    void closeUnclosed() {
        const Node& node = open_.back().node;
        error(node.at, "\"" + std::string(node.text) + "\" is never closed; end it with " +
                           written("/" + std::string(node.text)));
        pop();
    }

    void closeBlock(const Tag& tag, const Line& line) {
        const bool openedBefore = line.begin && open_.back().node.at < *line.begin;
        addText(position_, openedBefore ? line.blanks : tag.begin);
        position_ = openedBefore && line.next ? *line.next : tag.end;
        if (position_ == tag.end) tagsOnlySince_ = line.begin;
        pop();
    }

    void closeParent(const Tag& tag, const Line& line) {
        addText(position_, tag.begin);
        const bool alone = open_.back().startsLine && line.next;
        position_ = alone ? *line.next : tag.end;
        if (!alone) {
            Node before{Node::Kind::text, open_.back().node.at, open_.back().node.indent, {}, {}};
            open_.back().node.indent = {};
            if (!before.text.empty()) open_[open_.size() - 2].node.children.push_back(before);
        }
        pop();
    }

    void pop() {
        Node node = std::move(open_.back().node);
        open_.pop_back();
        add(std::move(node));
    }

    void setDelimiters(const Tag& tag) {
        const size_t gap = std::min(tag.name.find_first_of(" \t\r\n"), tag.name.size());
        const std::string_view first = tag.name.substr(0, gap), second = trimmed(tag.name.substr(gap));
        const bool good = !first.empty() && !second.empty() && tag.name.find('=') == std::string_view::npos &&
                          std::none_of(second.begin(), second.end(), isSpace);
        if (!good) return error(tag.begin, "new delimiters are two words without =; write them as {{=<% %>=}}");
        opening_ = first;
        closing_ = second;
    }

    const Source& source_;
    std::string_view text_;
    Diagnostics& diagnostics_;
    std::string opening_ = "{{", closing_ = "}}";
    int errors_ = 0;
    size_t position_ = 0;                  ///< all before it is in the tree
    std::optional<size_t> tagsOnlySince_;  ///< start of the line when it has only blanks, parents and blocks so far
    std::vector<Open> open_;               ///< the first is the template itself
};

}  // namespace

Tree parse(const Source& source, Diagnostics& diagnostics) {
    return Parser(source, diagnostics).run();
}

}  // namespace oordeel::mustache
