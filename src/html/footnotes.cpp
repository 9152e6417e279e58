#include "html/footnotes.h"

#include <cmark-gfm.h>

#include <algorithm>
#include <set>

namespace oordeel::html {
namespace {

/// The label of "[^label]" at the start of `text`, or nothing.
std::string_view labelAt(std::string_view text) {
    if (!text.starts_with("[^")) return {};
    const size_t end = text.find_first_of("] \t\r\n[", 2);
    if (end == std::string_view::npos || text[end] != ']') return {};
    return text.substr(2, end - 2);
}

/// Labels that mean the same to us and to cmark-gfm: no sign that could be emphasis, no letter that folds oddly.
bool isPlainLabel(std::string_view label) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
    return label.find_first_not_of(plain) == std::string_view::npos && label.front() != '_' && label.back() != '_' &&
           label.size() <= 100;
}

bool isLineEnd(char c) {
    return c == '\n' || c == '\r';
}

bool isCall(cmark_node* node) {
    return cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE;
}

cmark_node* rawHtml(const char* html) {
    cmark_node* node = cmark_node_new(CMARK_NODE_HTML_INLINE);
    cmark_node_set_literal(node, html);
    return node;
}

void remove(cmark_node* node) {
    cmark_node_unlink(node);
    cmark_node_free(node);
}

/// Which note, from 0, a call calls: cmark-gfm numbers notes by their first call.
size_t numberOf(cmark_node* call) {
    return static_cast<size_t>(std::atoi(cmark_node_get_literal(call))) - 1;
}

}  // namespace

/// A definition that cmark-gfm found, and how often the text itself calls it.
struct Footnotes::Note {
    const Definition* definition = nullptr;
    int calls = 0;
};

MarkdownLines::MarkdownLines(const Source& source) : starts_{0}, end_(source.text.size()) {
    const std::string& text = source.text;
    for (size_t i = 0; i < text.size(); ++i) {
        const bool insideCrlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (isLineEnd(text[i]) && !insideCrlf) starts_.push_back(i + 1);
    }
}

size_t MarkdownLines::offsetOf(cmark_node* node) const {
    const int line = cmark_node_get_start_line(node) - 1 - extraLines;
    if (line < 0) return 0;
    if (static_cast<size_t>(line) >= starts_.size()) return end_;
    const int column = std::max(cmark_node_get_start_column(node) - 1, 0);
    return std::min(starts_[static_cast<size_t>(line)] + static_cast<size_t>(column), end_);
}

size_t MarkdownLines::lineOf(size_t offset) const {
    return static_cast<size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin()) - 1;
}

void MarkdownLines::mark(cmark_node* block, std::vector<bool>& lines) const {
    const int first = std::max(cmark_node_get_start_line(block) - 1 - extraLines, 0);
    const int last = cmark_node_get_end_line(block) - 1 - extraLines;
    if (last >= 0 && static_cast<size_t>(last) >= lines.size()) lines.resize(static_cast<size_t>(last) + 1);
    for (int line = first; line <= last; ++line) lines[static_cast<size_t>(line)] = true;
}

std::vector<cmark_node*> nodesOf(cmark_node* root) {
    std::vector<cmark_node*> nodes;
    cmark_iter* iterator = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
        if (event == CMARK_EVENT_ENTER) nodes.push_back(cmark_iter_get_node(iterator));
    }
    cmark_iter_free(iterator);
    return nodes;
}

Footnotes::Footnotes(const Source& source, Complaints& complaints) : source_(source), complaints_(complaints) {
    std::set<std::string> seen;
    const std::string_view text = source.text;
    size_t lastEnd = 0;
    for (size_t i = text.find("[^"); i != std::string_view::npos; i = text.find("[^", i + 2)) {
        const std::string_view label = labelAt(text.substr(i));
        const size_t after = i + 3 + label.size();
        if (label.empty() || after >= text.size() || text[after] != ':') continue;
        // Within a line a definition follows nothing but the signs of the blocks it stands in, of another note at
        // times.
        const size_t lineEnd = i == 0 ? std::string_view::npos : text.find_last_of("\n\r", i - 1);
        const size_t lineStart = std::max(lastEnd, lineEnd == std::string_view::npos ? 0 : lineEnd + 1);
        if (text.substr(lineStart, i - lineStart).find_first_not_of(" \t>-+*.)0123456789") != std::string_view::npos)
            continue;
        lastEnd = after + 1;
        const bool isNew = isPlainLabel(label) && seen.insert(lowerCase(label)).second;
        (isNew ? definitions_ : lost_).push_back({std::string(label), i});
    }
}

std::string Footnotes::withAllCalled() const {
    std::string text;
    for (const Definition& definition : definitions_) text += "[^" + definition.label + "] ";
    std::string_view source = source_.text;
    if (source.starts_with("\xEF\xBB\xBF")) source.remove_prefix(3);
    return text + "\n\n" + std::string(source);
}

void Footnotes::moveToCalls(cmark_node* root, const MarkdownLines& lines) {
    std::vector<Note> notes = readCalls(root);
    complainAboutLost(root, lines);

    std::vector<cmark_node*> calls, found;
    for (cmark_node* node : nodesOf(root)) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_FOOTNOTE_DEFINITION) found.push_back(node);
        if (type == CMARK_NODE_TEXT) complainAboutUndefined(node, lines);
        if (!isCall(node)) continue;
        const size_t number = numberOf(node);
        if (!found.empty()) {
            complaints_.error(lines.offsetOf(node), "a footnote cannot call a footnote; put it in the text");
        } else if (number < notes.size() && ++notes[number].calls == 1) {
            calls.push_back(node);
        } else {
            complaints_.error(lines.offsetOf(node),
                              "this footnote is called already; give each call a note of its own");
        }
    }
    for (const Note& note : notes) {
        if (note.calls == 0 && note.definition) {
            complaints_.error(note.definition->offset, "no place in the text calls this footnote; write [^" +
                                                           note.definition->label + "] where it belongs");
        }
    }
    for (cmark_node* call : calls) {
        const size_t number = numberOf(call);
        if (number < found.size() && becomesInline(found[number], notes[number]))
            place(call, found[number], lines.offsetOf(found[number]));
    }
    for (cmark_node* definition : found) remove(definition);
}

/// Reads which definitions our own paragraph reached, and takes the paragraph away.
std::vector<Footnotes::Note> Footnotes::readCalls(cmark_node* root) {
    std::vector<Note> notes;
    if (definitions_.empty()) return notes;
    cmark_node* paragraph = cmark_node_first_child(root);
    // Its calls are in the order of the labels; a call that reached nothing has become text.
    size_t next = 0;
    for (cmark_node* node = cmark_node_first_child(paragraph); node; node = cmark_node_next(node)) {
        if (isCall(node)) {
            if (next < definitions_.size()) notes.push_back({&definitions_[next++], 0});
            continue;
        }
        const char* literal = cmark_node_get_literal(node);
        const std::string_view text = literal ? literal : "";
        for (size_t i = text.find("[^"); i != std::string_view::npos; i = text.find("[^", i + 2)) ++next;
    }
    remove(paragraph);
    return notes;
}

/// Of two definitions with one label the second is lost, and one with an odd label may be; unless it is only code.
void Footnotes::complainAboutLost(cmark_node* root, const MarkdownLines& lines) {
    if (lost_.empty()) return;
    std::vector<bool> isCode;
    for (cmark_node* node : nodesOf(root)) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK) lines.mark(node, isCode);
    }
    for (const Definition& definition : lost_) {
        const size_t line = lines.lineOf(definition.offset);
        if (line < isCode.size() && isCode[line]) continue;
        complaints_.error(
            definition.offset,
            isPlainLabel(definition.label)
                ? "footnote [^" + definition.label + "] is defined already; give each note a label of its own"
                : "the label of a footnote is made of letters without accents, figures and hyphens");
    }
}

/// A call that reaches no definition stays in the text as it was written.
void Footnotes::complainAboutUndefined(cmark_node* node, const MarkdownLines& lines) {
    const std::string_view text = cmark_node_get_literal(node);
    size_t from = lines.offsetOf(node);
    for (size_t i = text.find("[^"); i != std::string_view::npos; i = text.find("[^", i + 2)) {
        const std::string label(labelAt(text.substr(i)));
        if (label.empty()) continue;
        // A backslash before the bracket says that no call is meant; only the source still has it.
        const std::string call = "[^" + label + "]";
        from = source_.text.find(call, from);
        if (from == std::string::npos) return;
        if (from == 0 || source_.text[from - 1] != '\\') {
            complaints_.error(from, call + " calls a footnote that is not there; write " + call + ": with its text");
        }
        from += call.size();
    }
}

bool Footnotes::becomesInline(cmark_node* definition, const Note& note) {
    bool fine = cmark_node_first_child(definition) != nullptr;
    for (cmark_node* block = cmark_node_first_child(definition); block; block = cmark_node_next(block)) {
        fine = fine && cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH;
    }
    if (!fine)
        complaints_.error(note.definition->offset,
                          "a footnote holds paragraphs alone; put lists, tables and code in the text");
    return fine;
}

/// Raw HTML is what every parent of a call, a table cell too, may hold.
void Footnotes::place(cmark_node* call, cmark_node* definition, size_t offset) {
    cmark_node_insert_before(call, rawHtml("<span class=\"noot\">"));
    while (cmark_node* paragraph = cmark_node_first_child(definition)) {
        while (cmark_node* child = cmark_node_first_child(paragraph)) {
            // A table cell refuses breaks as such.
            if (cmark_node_get_type(child) == CMARK_NODE_LINEBREAK ||
                cmark_node_get_type(child) == CMARK_NODE_SOFTBREAK) {
                cmark_node_insert_before(call,
                                         rawHtml(cmark_node_get_type(child) == CMARK_NODE_LINEBREAK ? "<br />" : "\n"));
                remove(child);
            } else if (!cmark_node_insert_before(call, child)) {
                complaints_.error(offset, "this footnote holds something that cannot stand where it is called");
                remove(child);
            }
        }
        remove(paragraph);
        if (cmark_node_first_child(definition)) cmark_node_insert_before(call, rawHtml("<br />"));
    }
    cmark_node_insert_before(call, rawHtml("</span>"));
    remove(call);
}

}  // namespace oordeel::html
