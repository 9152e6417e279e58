#include "html/losses.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace oordeel::html {
namespace {

/// The label of "[label]" at the start of `text` in lower case, white space as one space; or nothing.
std::string labelAt(std::string_view text) {
    constexpr size_t longest = 999;  // of CommonMark
    const size_t end = text.substr(0, longest + 2).find_first_of("[]", 1);
    if (!text.starts_with('[') || end == std::string_view::npos || text[end] != ']') return {};
    std::string label;
    for (char c : lowerCase(text.substr(1, end - 1))) {
        if (!isSpace(c))
            label += c;
        else if (!label.empty() && label.back() != ' ')
            label += ' ';
    }
    return label;
}

/// Calls `use(offset, label, isDefinition)` for every "[label]" of a text.
template <class Use>
void forEachLabel(std::string_view text, Use use) {
    for (size_t i = text.find('['); i != std::string_view::npos; i = text.find('[', i + 1)) {
        const std::string label = labelAt(text.substr(i));
        if (label.empty()) continue;
        const size_t end = text.find(']', i);
        use(i, label, end + 1 < text.size() && text[end + 1] == ':');
    }
}

bool startsItsBlock(std::string_view text, size_t offset) {
    const size_t lineEnd = offset == 0 ? std::string_view::npos : text.find_last_of("\n\r", offset - 1);
    const size_t lineStart = lineEnd == std::string_view::npos ? 0 : lineEnd + 1;
    return text.substr(lineStart, offset - lineStart).find_first_not_of(" \t>-+*.)0123456789") ==
           std::string_view::npos;
}

/// How many cells a row has as written: parts between bars that no backslash stands before.
int cellsIn(std::string_view row) {
    while (!row.empty() && isSpace(row.front())) row.remove_prefix(1);
    while (!row.empty() && isSpace(row.back())) row.remove_suffix(1);
    if (row.starts_with('|')) row.remove_prefix(1);
    int bars = 0;
    bool escaped = false, lastIsBar = false;
    for (char c : row) {
        lastIsBar = c == '|' && !escaped;
        bars += lastIsBar;
        escaped = c == '\\' && !escaped;
    }
    return bars + (lastIsBar ? 0 : 1);
}

}  // namespace

void complainAboutUnusedAddresses(const Source& source, cmark_node* root, const MarkdownLines& lines,
                                  Complaints& complaints) {
    struct Definition {
        size_t offset;
        std::string label;
    };
    std::vector<Definition> definitions;
    std::map<std::string, int> uses;
    forEachLabel(source.text, [&](size_t offset, const std::string& label, bool isDefinition) {
        if (label.starts_with('^')) return;  // a footnote
        if (isDefinition && startsItsBlock(source.text, offset))
            definitions.push_back({offset, label});
        else
            ++uses[label];
    });
    if (definitions.empty()) return;

    // What is still in the tree was not dropped.
    std::set<std::string> shown;
    std::vector<bool> isCode;
    for (cmark_node* node : nodesOf(root)) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK) lines.mark(node, isCode);
        const bool isText = type == CMARK_NODE_TEXT || type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_CODE;
        if (!isText) continue;
        forEachLabel(cmark_node_get_literal(node), [&](size_t, const std::string& label, bool isDefinition) {
            if (isDefinition) shown.insert(label);
        });
    }
    for (const Definition& definition : definitions) {
        const size_t line = lines.lineOf(definition.offset);
        const bool dropped = !(line < isCode.size() && isCode[line]) && !shown.contains(definition.label);
        if (!dropped || uses.contains(definition.label)) continue;
        const size_t end = source.text.find(']', definition.offset);
        complaints.error(definition.offset,
                         "Markdown takes this for the address of a link that is not there, and drops it; write \\" +
                             source.text.substr(definition.offset, end - definition.offset) + "]: instead");
    }
}

void complainAboutSurplusCells(const Source& source, cmark_node* root, const MarkdownLines& lines,
                               Complaints& complaints) {
    int columns = 0;
    for (cmark_node* node : nodesOf(root)) {
        if (const int own = cmark_gfm_extensions_get_table_columns(node)) columns = own;
        if (cmark_node_get_type_string(node) != std::string_view("table_row")) continue;
        const size_t start = lines.offsetOf(node);
        const size_t end = std::min(source.text.find_first_of("\n\r", start), source.text.size());
        const int cells = cellsIn(std::string_view(source.text).substr(start, end - start));
        if (cells <= columns) continue;
        complaints.error(start, "this row has " + std::to_string(cells) + " cells and the head of its table " +
                                    std::to_string(columns) + "; Markdown drops the rest");
    }
}

}  // namespace oordeel::html
