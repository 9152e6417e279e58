#include "yaml/explain.h"

#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace oordeel::yaml {
namespace {

namespace Reason = YAML::ErrorMsg;
constexpr auto nowhere = std::string_view::npos;
constexpr std::string_view blanks = " \t";

/// A line of the source with the place in it that matters.
struct Line {
    std::string_view text;
    size_t begin = 0;
    size_t column = 0;

    std::string_view before() const { return text.substr(0, column); }
    std::string_view after() const { return text.substr(column); }
    size_t indent() const { return std::min(text.find_first_not_of(blanks), text.size()); }
};

Line lineOf(const Source& source, size_t offset) {
    const Position at{&source, static_cast<uint32_t>(offset)};
    const std::string_view text = lineAt(at);
    const auto begin = static_cast<size_t>(text.data() - source.text.data());
    return {text, begin, std::min(text.size(), offset - std::min(offset, begin))};
}

/// The nearest line above that says something.
std::optional<Line> lineAbove(const Source& source, const Line& line) {
    for (size_t begin = line.begin; begin > 0;) {
        Line above = lineOf(source, begin - 1);
        above.column = above.indent();
        if (!above.after().empty() && !above.after().starts_with('#')) return above;
        begin = above.begin;
    }
    return std::nullopt;
}

std::string lineNumber(const Source& source, size_t offset) {
    return std::to_string(locate({&source, static_cast<uint32_t>(offset)}).line);
}

std::string_view trimmedRight(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

/// Offset in `text` of a colon that YAML takes for the end of a key, or npos.
size_t keyColon(std::string_view text) {
    for (size_t i = text.find(':'); i != nowhere; i = text.find(':', i + 1)) {
        if (i + 1 == text.size() || blanks.find(text[i + 1]) != nowhere) return i;
    }
    return nowhere;
}

std::string character(const Source& source, size_t offset) {
    return offset < source.text.size() ? source.text.substr(offset, 1) : "the end of the file";
}

/// Words after a text or a list that its quote or bracket has already ended.
std::optional<Explanation> wordsAfterEnd(const Source& source, const Line& line, size_t lastEvent) {
    const std::string_view before = trimmedRight(line.before());
    if (before.empty() || line.after().empty()) return std::nullopt;
    const size_t offset = line.begin + line.column;
    const char end = before.back();
    if (end == '"' || end == '\'') {
        const std::string inside = end == '"' ? "\\\" for a quote" : "'' for a quote";
        const bool longer = lastEvent < line.begin && source.text[lastEvent] == end;
        return Explanation{offset,
                           "the text in quotes" +
                               (longer ? " that began in line " + lineNumber(source, lastEvent) : std::string()) +
                               " has ended before this; write " + inside + " inside it"};
    }
    if (end == ']' || end == '}')
        return Explanation{offset,
                           "the bracket has closed before this; put a text that begins with a bracket in quotes"};
    return std::nullopt;
}

std::optional<Explanation> tabIn(const Line& line) {
    const std::string_view indentation =
        line.text.substr(0, std::min(line.text.find_first_not_of(" \t-"), line.text.size()));
    const size_t tab = indentation.find('\t');
    if (tab == nowhere) return std::nullopt;
    return Explanation{line.begin + tab, std::string(noTab)};
}

/// A colon where no key can end.
Explanation strayColon(const Source& source, size_t offset, size_t lastEvent) {
    const Line line = lineOf(source, offset);
    if (keyColon(line.before()) != nowhere)
        return {offset, "a second colon with a space after it in one line; put the text in quotes"};
    if (line.column > 1024 + line.indent())
        return {line.begin + line.indent(), "a key is longer than 1024 bytes; is it a text that must stand in quotes?"};
    if (const auto words = wordsAfterEnd(source, line, lastEvent)) return *words;
    if (const auto above = lineAbove(source, line)) {
        const std::string number = lineNumber(source, above->begin);
        const bool hasValue = keyColon(above->after()) != nowhere;
        if (hasValue && line.indent() > above->indent())
            return {line.begin + line.indent(),
                    "a key below line " + number + ", which has a value already; indent both lines alike"};
        if (!hasValue)
            return {above->begin + above->column,
                    "a line without a key between keys; write it as key: value, or put a "
                    "text of several lines below a |"};
    }
    return {offset, "a colon that ends no key; put a text with a colon in quotes"};
}

Explanation strayDash(const Source& source, const Stop& stop) {
    if (stop.openBracket != nowhere) return {stop.offset, "a dash inside brackets; separate the items with commas"};
    const Line line = lineOf(source, stop.offset);
    if (trimmedRight(line.before()).ends_with(':'))
        return {stop.offset, "a list on the line of its key; begin it on the next line"};
    if (const auto words = wordsAfterEnd(source, line, stop.lastEvent)) return *words;
    return {stop.offset, "an item of a list cannot begin here; put a text that begins with a dash in quotes"};
}

/// The innermost bracket that is open where yaml-cpp stopped: it may have read brackets without reporting them.
size_t innermostBracket(const Source& source, const Stop& stop) {
    const std::string_view text = std::string_view(source.text).substr(0, stop.offset);
    std::vector<size_t> open;
    for (size_t i = stop.lastEvent; i < text.size(); ++i) {
        if (text[i] == '"') i = std::min(closingQuote(text, i), text.size()) - 1;
        if (text[i] == '[' || text[i] == '{') open.push_back(i);
        if ((text[i] == ']' || text[i] == '}') && !open.empty()) open.pop_back();
    }
    return open.empty() ? stop.openBracket : open.back();
}

Explanation unclosedBracket(const Source& source, const Stop& stop) {
    const size_t open = innermostBracket(source, stop);
    if (open == nowhere) return {stop.offset, "a bracket is not closed before this"};
    if (source.text.compare(open, 2, "{{") == 0 || (open > 0 && source.text.compare(open - 1, 2, "{{") == 0))
        return {open, "{{ begins two maps in each other; put a text that begins with { in quotes"};
    const std::string end = character(source, open) == "{" ? "}" : "]";
    const Line line = lineOf(source, stop.offset);
    const bool sameLine = line.begin <= open && !line.after().empty();
    if (sameLine)
        return {stop.offset,
                "a comma or " + end + " must come before this; put the text in quotes if it holds brackets"};
    return {open, character(source, open) + " is not closed; write " + end +
                      " after its last item, and commas between items"};
}

Explanation strayBracket(const Source& source, const Stop& stop) {
    const std::string bracket = character(source, stop.offset);
    const size_t opening = innermostBracket(source, stop);
    if (opening == nowhere)
        return {stop.offset, bracket + " closes nothing; put a text that begins with " + bracket + " in quotes"};
    const std::string open = character(source, opening);
    return {stop.offset, bracket + " cannot close the " + open + " of line " + lineNumber(source, opening) +
                             "; write " + (open == "{" ? "}" : "]")};
}

/// The first quote after what was read whole that nothing closes.
Explanation unclosedQuote(const Source& source, const Stop& stop) {
    const std::string_view text = source.text;
    for (size_t i = stop.lastEvent; i < text.size();) {
        const bool opens = (text[i] == '"' || text[i] == '\'') &&
                           (i == 0 || std::string_view(" \t\n[{,:").find(text[i - 1]) != nowhere);
        if (!opens) {
            ++i;
            continue;
        }
        const size_t end = closingQuote(text, i);
        if (end >= stop.offset) return {i, std::string(noEnd)};
        i = end;
    }
    return {stop.offset, "a quote is not closed before this"};
}

Explanation badEscape(const Source& source, const Stop& stop) {
    const size_t backslash = stop.offset == 0 ? nowhere : source.text.rfind('\\', stop.offset - 1);
    const size_t offset = backslash == nowhere ? stop.offset : backslash;
    if (stop.reason.starts_with(Reason::INVALID_ESCAPE))
        return {offset, "no such escape; write \\\\ for a backslash, or put the text in single quotes"};
    return {offset, "no such character; \\x, \\u and \\U take 2, 4 and 8 hexadecimal figures"};
}

}  // namespace

size_t closingQuote(std::string_view text, size_t offset) {
    const char quote = text[offset];
    for (size_t i = offset + 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\') {
            ++i;
        } else if (text[i] == quote) {
            if (quote == '"' || text.substr(i + 1, 1) != "'") return i + 1;
            ++i;
        }
    }
    return nowhere;
}

Explanation explainStray(const Source& source, size_t offset, size_t lastEvent) {
    const Line line = lineOf(source, offset);
    const std::string_view after = line.after();
    if (const auto words = wordsAfterEnd(source, line, lastEvent)) return *words;
    if (after == "-" || after.starts_with("- "))
        return {offset, "an item of a list among keys; write a list below its key, and indent it more than the key"};
    if (keyColon(after) != nowhere)
        return {offset,
                "the indentation of this line fits no line above it; give what belongs together the same number "
                "of spaces"};
    if (const size_t colon = after.find(':'); colon != nowhere)
        return {offset + colon, "no space after the colon; write key: value"};
    return {offset,
            "neither a key nor an item of a list; write key: value, or indent the line if it belongs to the text "
            "above it"};
}

Explanation explain(const Source& source, const Stop& stop) {
    const auto is = [&](std::initializer_list<const char*> reasons) {
        return std::any_of(reasons.begin(), reasons.end(), [&](const char* r) { return stop.reason.starts_with(r); });
    };
    const std::string here = character(source, stop.offset);
    if (is({Reason::EOF_IN_SCALAR, Reason::DOC_IN_SCALAR})) return unclosedQuote(source, stop);
    if (is({Reason::INVALID_ESCAPE, Reason::INVALID_HEX, Reason::INVALID_UNICODE})) return badEscape(source, stop);
    if (is({Reason::END_OF_SEQ_FLOW, Reason::END_OF_MAP_FLOW})) return unclosedBracket(source, stop);
    if (is({Reason::FLOW_END})) return strayBracket(source, stop);
    if (is({Reason::TAB_IN_INDENTATION})) return {stop.offset, std::string(noTab)};
    if (stop.openBracket == nowhere) {
        if (const auto tab = tabIn(lineOf(source, stop.offset))) return *tab;
    }
    if (is({Reason::MAP_VALUE})) return strayColon(source, stop.offset, stop.lastEvent);
    if (is({Reason::END_OF_MAP, Reason::END_OF_SEQ})) return explainStray(source, stop.offset, stop.lastEvent);
    if (is({Reason::BLOCK_ENTRY})) return strayDash(source, stop);
    if (is({Reason::UNKNOWN_TOKEN, Reason::MAP_KEY}))
        return {stop.offset, "a text cannot begin with " + here + "; put it in quotes"};
    if (is({Reason::CHAR_IN_BLOCK}))
        return {stop.offset,
                "words after | or >; begin the text on the next line, or put a text that begins with one of "
                "them in quotes"};
    if (is({Reason::UNKNOWN_ANCHOR, Reason::ALIAS_NOT_FOUND, Reason::CHAR_IN_ALIAS, Reason::ALIAS_CONTENT}))
        return {stop.offset, std::string(noAlias)};
    if (is({Reason::ANCHOR_NOT_FOUND, Reason::CHAR_IN_ANCHOR, Reason::MULTIPLE_ANCHORS}))
        return {stop.offset, std::string(noAnchor)};
    if (is({Reason::CHAR_IN_TAG_HANDLE, Reason::TAG_WITH_NO_SUFFIX, Reason::END_OF_VERBATIM_TAG,
            Reason::MULTIPLE_TAGS}))
        return {stop.offset, std::string(noTag)};
    return {stop.offset, "no YAML: " + std::string(stop.reason)};
}

}  // namespace oordeel::yaml
