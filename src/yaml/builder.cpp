#include "yaml/builder.h"

#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "yaml/characters.h"
#include "yaml/explain.h"

namespace oordeel::yaml {
namespace {

constexpr size_t deepest = 64;
constexpr size_t mostValues = 1'000'000;
constexpr size_t mostErrors = 100;
constexpr std::string_view blanks = " \t";

/// Words that are true or false for some programs and texts for others.
constexpr std::array<std::string_view, 16> ambiguous{"yes", "Yes", "YES", "no",  "No",   "NO",   "on",    "On",
                                                     "ON",  "off", "Off", "OFF", "True", "TRUE", "False", "FALSE"};

bool hasLeadingZero(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    return text.size() > 1 && text[0] == '0' && text.find_first_not_of("0123456789_") == std::string_view::npos;
}

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The end of what follows a document's last line of content: `...` means that the author ended it.
bool endsDocument(std::string_view before) {
    const size_t last = before.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) return false;
    before = before.substr(0, last + 1);
    return before.ends_with("\n...") || before == "...";
}

}  // namespace

size_t offsetOf(const YAML::Mark& mark, std::string_view text) {
    // yaml-cpp counts the bytes it handed to its scanner, which a byte order mark is not among; at the end of the file
    // it goes on counting.
    const size_t skipped = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    return mark.pos < 0 ? text.size() : std::min(text.size(), static_cast<size_t>(mark.pos) + skipped);
}

size_t Builder::openBracket() const {
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
        const char c = at(frame->value.at.offset);
        if (frame->flow && (c == '[' || c == '{')) return frame->value.at.offset;
    }
    return std::string::npos;
}

void Builder::error(size_t offset, std::string message) {
    if (++errors_ > mostErrors) throw Refusal{offset, "a hundred mistakes so far; the rest of the file was not read"};
    diagnostics_.error(position(offset), std::move(message));
}

size_t Builder::advance(const YAML::Mark& mark) {
    progress_.offset = offsetOf(mark, source_.text);
    if (++progress_.events > mostValues) throw Refusal{progress_.offset, "more than a million values in one file"};
    return progress_.offset;
}

void Builder::OnDocumentStart(const YAML::Mark& mark) {
    const size_t offset = offsetOf(mark, source_.text);
    if (!std::exchange(started_, true)) return;
    const std::string_view text = source_.text;
    if (text.substr(offset).starts_with("---") || endsDocument(text.substr(0, offset)))
        throw Refusal{offset, "a second document begins here; write it in a file of its own"};
    // Without a line that separates documents, yaml-cpp begins one where the first simply cannot go on.
    throw YAML::ParserException(mark, YAML::ErrorMsg::END_OF_MAP);
}

// ---- values ---------------------------------------------------------------------------------------------------------

void Builder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
    const size_t offset = advance(mark);
    if (at(offset) == '!') refuseTag(offset);
    if (anchor != 0) refuseAnchor(offset);
    if (expectsKey()) {
        return refuseKey(offset, writesNull(offset) ? "a key cannot be empty; if it is a text, put it in quotes"
                                                    : "a key is missing; write it before the colon");
    }
    Value nothing;
    if (!frames_.empty() && frames_.back().hasKey) {
        nothing.at = frames_.back().keyAt;
        refuseKeyAlone();
    } else {
        // An item without a text is marked at what follows it; its dash or comma is what its author sees.
        const size_t last = source_.text.find_last_not_of(" \t\r\n", offset == 0 ? 0 : offset - 1);
        nothing.at = position(writesNull(offset) || last == std::string::npos ? offset : last);
    }
    put(std::move(nothing));
}

void Builder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
    const size_t offset = advance(mark);
    if (expectsKey()) return refuseKey(offset, std::string(noAlias));
    error(offset, std::string(noAlias));
    Value nothing;
    nothing.at = position(offset);
    put(std::move(nothing));
}

void Builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& text) {
    const size_t offset = advance(mark);
    const bool isPlain = tag == "?";
    if (at(offset) == '!' || (!isPlain && tag != "!")) refuseTag(offset);
    if (anchor != 0) refuseAnchor(offset);
    refuseTab(offset);
    if (!isPlain && findBadCharacter(text))
        error(offset, "an escape in this text stands for a character that it cannot hold; write the character itself");
    // yaml-cpp takes the end of a file for the end of a text in quotes.
    const bool opens = at(offset) == '"' || at(offset) == '\'';
    if (opens && closingQuote(source_.text, offset) == std::string::npos) throw Refusal{offset, std::string(noEnd)};
    if (expectsKey()) return key(text, offset, isPlain);

    refuseRemark(scalarEnd(offset, text));
    Value value = isPlain ? plain(text, offset) : Value(text);
    value.quoted = !isPlain;
    value.at = position(offset);
    put(std::move(value));
}

/// What a word without quotes means: mostly itself.
Value Builder::plain(const std::string& text, size_t offset) {
    if (text == "true" || text == "false") return Value::ofFlag(text == "true");
    if (std::find(ambiguous.begin(), ambiguous.end(), text) != ambiguous.end())
        error(offset, text +
                          " is a text to some programs and true or false to others; write true or false, or put it "
                          "in quotes if it is a text: \"" +
                          text + "\"");
    if (hasLeadingZero(text))
        error(offset,
              "a number with a leading zero is octal to some programs; write it without the zero, or in quotes "
              "if it is a text");
    return Value(text);
}

// ---- lists and maps -------------------------------------------------------------------------------------------------

void Builder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                              YAML::EmitterStyle::value style) {
    open(Value::Kind::list, mark, tag, style);
    if (anchor != 0) refuseAnchor(progress_.offset);
}

void Builder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) {
    open(Value::Kind::map, mark, tag, style);
    if (anchor != 0) refuseAnchor(progress_.offset);
}

void Builder::OnSequenceEnd() {
    close();
}

void Builder::OnMapEnd() {
    refuseDuplicates(frames_.back().value);
    close();
}

void Builder::open(Value::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::EmitterStyle::value style) {
    const size_t offset = advance(mark);
    if (frames_.size() == deepest) throw Refusal{offset, "lists and maps lie more than 64 deep in each other"};
    if (tag != "?") refuseTag(offset);
    Frame frame;
    frame.value.kind = kind;
    frame.value.at = position(offset);
    frame.flow = style == YAML::EmitterStyle::Flow;
    frame.isKey = expectsKey();
    if (frame.flow) {
        refuseTab(offset);
        refuseRemark(offset + 1);
    }
    frames_.push_back(std::move(frame));
}

void Builder::close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    if (!frame.isKey) return put(std::move(frame.value));
    // Said here and not at its beginning: before an unclosed bracket yaml-cpp supposes a key that is none.
    const size_t offset = frame.value.at.offset;
    const std::string bracket(1, at(offset));
    refuseKey(offset, "a key must be a text" +
                          (frame.flow ? "; put a text that begins with " + bracket + " in quotes" : std::string()));
}

bool Builder::expectsKey() const {
    return !frames_.empty() && frames_.back().value.kind == Value::Kind::map && !frames_.back().hasKey;
}

void Builder::put(Value value) {
    if (frames_.empty()) {
        root_ = std::move(value);
        return;
    }
    Frame& frame = frames_.back();
    if (frame.value.kind == Value::Kind::list) {
        frame.value.list.push_back(std::move(value));
        return;
    }
    frame.hasKey = false;
    if (!std::exchange(frame.badKey, false))
        frame.value.map.push_back({std::move(frame.key), std::move(value), frame.keyAt});
}

void Builder::key(std::string text, size_t offset, bool plain) {
    if (plain && text == "<<") return refuseKey(offset, "merge keys are not read; write the keys out");
    Frame& frame = frames_.back();
    frame.hasKey = true;
    frame.key = std::move(text);
    frame.keyAt = position(offset);
}

void Builder::refuseKey(size_t offset, std::string message) {
    Frame& frame = frames_.back();
    frame.hasKey = frame.badKey = true;
    frame.key.clear();
    frame.keyAt = position(offset);
    error(offset, std::move(message));
}

// ---- what people misread --------------------------------------------------------------------------------------------

void Builder::refuseTag(size_t offset) {
    error(offset, std::string(noTag));
}

void Builder::refuseAnchor(size_t offset) {
    error(offset, std::string(noAnchor));
}

void Builder::refuseTab(size_t offset) {
    if (!frames_.empty() && frames_.back().flow) return;
    const std::string_view before = std::string_view(source_.text).substr(0, offset);
    const size_t last = before.find_last_not_of(blanks);
    if (last != std::string_view::npos && before[last] != '\n') return;
    const size_t tab = before.find('\t', last == std::string_view::npos ? 0 : last + 1);
    if (tab != std::string_view::npos) error(tab, std::string(noTab));
}

/// `Team #3` and `kleur: #ff0000` lose a word to a remark; people write a space after the # of a remark.
void Builder::refuseRemark(size_t from) {
    const size_t sign = source_.text.find_first_not_of(" \t,]}", from);
    if (at(sign) != '#' || at(sign + 1) == '#' || at(sign + 1) == '\0' || isSpace(at(sign + 1))) return;
    error(sign,
          "# begins a remark, so the rest of this line would be lost; put the text in quotes, or write a space "
          "after the # of a remark");
}

/// yaml-cpp takes a last line without a colon for a key without a value.
void Builder::refuseKeyAlone() {
    const Frame& frame = frames_.back();
    if (frame.badKey) return;
    const size_t offset = frame.keyAt.offset;
    const size_t colon = source_.text.find_first_not_of(" \t\r\n", scalarEnd(offset, frame.key));
    if (at(colon) == ':') return refuseRemark(colon + 1);
    if (frame.flow && colon == std::string::npos) return;  // a bracket is not closed, which will be said
    if (frame.flow) return error(offset, "a key without a colon; write {key: value, key: value}");
    Explanation stray = explainStray(source_, offset, offset);
    error(stray.offset, std::move(stray.message));
}

void Builder::refuseDuplicates(const Value& map) {
    std::vector<size_t> order(map.map.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return map.map[a].key < map.map[b].key; });
    size_t first = 0;
    for (size_t i = 1; i < order.size(); ++i) {
        const Entry& earlier = map.map[order[first]];
        const Entry& entry = map.map[order[i]];
        if (entry.key != earlier.key)
            first = i;
        else
            error(entry.at.offset, "the key \"" + entry.key + "\" stands twice in one map, first in line " +
                                       std::to_string(locate(earlier.at).line) + "; remove one of them");
    }
}

/// Whether nothing is written out at a place, as ~ or null.
bool Builder::writesNull(size_t offset) const {
    const std::string_view word = std::string_view(source_.text).substr(offset, 4);
    return word.starts_with('~') || word == "null" || word == "Null" || word == "NULL";
}

/// Where a scalar that begins at `offset` and reads `text` ends in the source. Of a text in a block (| or >) only the
/// sign is passed over, since nothing can follow it on its last line.
size_t Builder::scalarEnd(size_t offset, const std::string& text) const {
    const char first = at(offset);
    if (first == '|' || first == '>') return offset + 1;
    if (first == '"' || first == '\'') return std::min(closingQuote(source_.text, offset), source_.text.size());
    size_t end = offset;  // folding changed only the white space of a plain text
    for (const char c : text) {
        if (isSpace(c)) continue;
        while (isSpace(at(end))) ++end;
        ++end;
    }
    return end;
}

}  // namespace oordeel::yaml
