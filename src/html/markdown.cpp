// Markdown → HTML text, by way of cmark-gfm's tree: raw HTML is shown or passed on, footnotes move to their call.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <mutex>

#include "base/utf8.h"
#include "html/document.h"
#include "html/footnotes.h"
#include "html/losses.h"
#include "html/tokens.h"

namespace oordeel::html {
namespace {

constexpr size_t largest = 8u << 20;
constexpr size_t mostColumns = 256;
// cmark-gfm fills up short rows with empty cells, so a small text can ask for a table without end.
constexpr size_t mostCells = 1u << 19;
// Some levels are left for what a template puts around the text; html::parse allows 256.
constexpr int deepest = 100;

struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Parser = std::unique_ptr<cmark_parser, FreeParser>;
using Iterator = std::unique_ptr<cmark_iter, FreeIterator>;

bool isDelimiterRow(std::string_view line) {
    return line.find_first_not_of("|-:> \t\r") == std::string_view::npos && line.find('-') != std::string_view::npos &&
           line.find('|') != std::string_view::npos;
}

/// Whether the bytes are text and ask for no more than cmark-gfm can do in time.
bool acceptable(const Source& source, Complaints& complaints) {
    const std::string_view text = source.text;
    if (text.size() > largest)
        return complaints.error(0, "this source is larger than " + std::to_string(largest >> 20) + " MiB"), false;
    if (const auto bad = findBadUtf8(text))
        return complaints.error(*bad, "this is not UTF-8; save the file as UTF-8"), false;
    const auto control =
        std::find_if(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20 && !isSpace(c)) || c == 0x7F; });
    if (control != text.end()) {
        return complaints.error(static_cast<size_t>(control - text.begin()),
                                "this control character means nothing in Markdown; leave it out"),
               false;
    }
    size_t columns = 0, cells = 0;
    for (size_t start = 0; start < text.size();) {
        const size_t end = std::min(text.find_first_of("\n\r", start), text.size());
        const std::string_view line = text.substr(start, end - start);
        const auto bars = static_cast<size_t>(std::count(line.begin(), line.end(), '|'));
        if (bars > mostColumns + 1) {
            return complaints.error(start, "this line has " + std::to_string(bars) + " signs |; a table has at most " +
                                               std::to_string(mostColumns) + " columns"),
                   false;
        }
        if (isDelimiterRow(line)) columns = std::max(columns, bars + 1);
        if (isBlank(line)) columns = 0;
        cells += columns;
        if (cells > mostCells)
            return complaints.error(start,
                                    "the tables up to here have more than " + std::to_string(mostCells) + " cells"),
                   false;
        start = end + 1;
    }
    return true;
}

/// cmark-gfm keeps the extensions, and while it parses the characters that matter to them, in variables of its own
/// without a lock, so one text is parsed at a time.
std::mutex& parsing() {
    static std::mutex mutex;
    return mutex;
}

Parser parserWithExtensions() {
    cmark_gfm_core_extensions_ensure_registered();
    Parser parser(cmark_parser_new(CMARK_OPT_FOOTNOTES));
    for (const char* name : {"table", "strikethrough"}) {
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    }
    return parser;
}

bool tooDeep(cmark_node* root, Complaints& complaints, const MarkdownLines& lines) {
    int depth = 0;
    const Iterator iterator(cmark_iter_new(root));
    for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
        cmark_node* node = cmark_iter_get_node(iterator.get());
        if (event == CMARK_EVENT_EXIT) {
            --depth;
        } else if (cmark_node_first_child(node)) {
            ++depth;
        }
        if (depth > deepest) {
            complaints.error(lines.offsetOf(node),
                             "lists, quotations or emphasis are nested more than " + std::to_string(deepest) + " deep");
            return true;
        }
    }
    return false;
}

cmark_node* textNode(const std::string& text) {
    cmark_node* node = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(node, text.c_str());
    return node;
}

void replace(cmark_node* old, cmark_node* node) {
    cmark_node_replace(old, node);
    cmark_node_free(old);
}

/// A block of HTML as a paragraph that shows its lines as they were written.
cmark_node* shownBlock(std::string literal) {
    while (literal.ends_with('\n')) literal.pop_back();
    cmark_node* paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    for (size_t start = 0; start <= literal.size();) {
        const size_t end = std::min(literal.find('\n', start), literal.size());
        if (start > 0) cmark_node_append_child(paragraph, cmark_node_new(CMARK_NODE_LINEBREAK));
        cmark_node_append_child(paragraph, textNode(literal.substr(start, end - start)));
        start = end + 1;
    }
    return paragraph;
}

/// Addresses that do nothing but lead somewhere.
bool isSafe(std::string_view url) {
    const size_t colon = url.find_first_of(":/?#");
    if (colon == std::string_view::npos || url[colon] != ':') return true;
    const std::string scheme = lowerCase(url.substr(0, colon));
    return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

/// Puts the children of an inline node in its place.
void unwrap(cmark_node* node) {
    while (cmark_node* child = cmark_node_first_child(node)) {
        if (!cmark_node_insert_before(node, child)) return;
    }
    cmark_node_unlink(node);
    cmark_node_free(node);
}

bool isInsideLink(cmark_node* node) {
    for (cmark_node* up = cmark_node_parent(node); up; up = cmark_node_parent(up)) {
        if (cmark_node_get_type(up) == CMARK_NODE_LINK) return true;
    }
    return false;
}

/// HTML has no link in a link; Markdown has, by way of <http://…> or a footnote. The outer one stays.
void flattenLinks(cmark_node* root) {
    for (cmark_node* node : nodesOf(root)) {
        if (cmark_node_get_type(node) == CMARK_NODE_LINK && isInsideLink(node)) unwrap(node);
    }
}

/// What an assessor writes as HTML is shown as it stands, and a link that could run a program becomes its words.
void showRawHtml(cmark_node* root) {
    for (cmark_node* node : nodesOf(root)) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HTML_INLINE) {
            replace(node, textNode(cmark_node_get_literal(node)));
        } else if (type == CMARK_NODE_HTML_BLOCK) {
            replace(node, shownBlock(cmark_node_get_literal(node)));
        } else if ((type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) && !isSafe(cmark_node_get_url(node))) {
            unwrap(node);
        }
    }
}

}  // namespace

std::string fromMarkdown(const Source& source, RawHtml rawHtml, Diagnostics& diagnostics) {
    Complaints complaints(source, diagnostics);
    if (!acceptable(source, complaints)) return {};

    // Alignment as a style, since HTML's align attribute is outside our subset. The tree holds no raw HTML any more
    // but what was to be passed on.
    constexpr int options = CMARK_OPT_UNSAFE | CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES;
    const std::lock_guard lock(parsing());
    const Parser parser = parserWithExtensions();
    Footnotes footnotes(source, complaints);
    const std::string text = footnotes.withAllCalled();
    cmark_parser_feed(parser.get(), text.data(), text.size());
    const std::unique_ptr<cmark_node, void (*)(cmark_node*)> root(cmark_parser_finish(parser.get()), cmark_node_free);
    const MarkdownLines lines(source);
    if (tooDeep(root.get(), complaints, lines)) return {};
    complainAboutSurplusCells(source, root.get(), lines, complaints);
    if (rawHtml == RawHtml::refuse) {
        complainAboutUnusedAddresses(source, root.get(), lines, complaints);
        showRawHtml(root.get());
    }
    footnotes.moveToCalls(root.get(), lines);
    flattenLinks(root.get());
    const std::unique_ptr<char, void (*)(void*)> html(
        cmark_render_html(root.get(), options, cmark_parser_get_syntax_extensions(parser.get())), std::free);
    return html.get();
}

}  // namespace oordeel::html
