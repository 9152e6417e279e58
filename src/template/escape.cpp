// Numeric references rather than backslashes in Markdown: a template in Markdown may hold HTML, inside which Markdown
// leaves backslashes standing; both read a reference as the character it names and never as markup.
#include "template/escape.h"

#include <algorithm>

#include "base/escape.h"

namespace oordeel::mustache {
namespace {

bool isAsciiPunctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

void appendReference(std::string& out, char c) {
    out += "&#" + std::to_string(static_cast<int>(c)) + ";";
}

/// As all markup, and the apostrophe, since a template may quote an attribute with it.
void appendHtml(std::string& out, std::string_view text) {
    for (size_t at = 0;;) {
        const size_t end = std::min(text.find('\'', at), text.size());
        out += escapedMarkup(text.substr(at, end - at));
        if (end == text.size()) return;
        out += "&#39;";
        at = end + 1;
    }
}

void appendMarkdown(std::string& out, std::string_view text) {
    for (size_t i = 0; i < text.size(); ++i) {
        const bool atEdge = i == 0 || i + 1 == text.size();
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        const char c = text[i] == '\n' || text[i] == '\r' ? ' ' : text[i];
        // Blanks at an edge could start a code block or break a line.
        if (isAsciiPunctuation(c) || (atEdge && (c == ' ' || c == '\t'))) {
            appendReference(out, c);
        } else {
            out += c;
        }
    }
}

}  // namespace

void appendEscaped(std::string& out, std::string_view text, Escaping escaping) {
    switch (escaping) {
        case Escaping::none:
            out += text;
            return;
        case Escaping::html:
            return appendHtml(out, text);
        case Escaping::markdown:
            return appendMarkdown(out, text);
    }
}

Escaping escapingFor(std::string_view fileName) {
    if (fileName.ends_with(".html") || fileName.ends_with(".svg")) return Escaping::html;
    if (fileName.ends_with(".md")) return Escaping::markdown;
    return Escaping::none;
}

}  // namespace oordeel::mustache
