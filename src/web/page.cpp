#include "web/page.h"

#include <algorithm>
#include <set>

#include "base/escape.h"
#include "html/subset.h"
#include "web/base64.h"

namespace oordeel::web {
namespace {

using html::Node;
using html::NodeId;

/// What the file says of itself, in the language of the document.
struct Words {
    const char *toContent, *notes, *backToText, *note, *table;
};
Words wordsIn(std::string_view language) {
    if (language.starts_with("nl")) return {"Naar de inhoud", "Noten", "Terug naar de tekst", "Noot", "Brede tabel"};
    return {"To the content", "Notes", "Back to the text", "Note", "Wide table"};
}

/// Elements that ARIA 1.2 gives no name, whatever their aria-label says.
bool isNameless(const Node& node) {
    static const std::set<std::string_view> names{"span", "div",     "p",     "strong", "em",  "b",   "i",
                                                  "code", "caption", "small", "sub",    "sup", "pre", "u"};
    return names.contains(node.name) && !html::attribute(node, "role");
}

bool isEmptyHeading(const Node& node) {
    return node.name == "th" && node.children.empty();
}

bool isHeading(const Node& node) {
    return node.name.size() == 2 && node.name[0] == 'h' && node.name[1] >= '1' && node.name[1] <= '6';
}

std::string collapsed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        if (!space) out += c;
        if (space && !out.empty() && out.back() != ' ') out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

class Writer {
  public:
    Writer(const html::Document& document, const css::Styles& styles, const Parts& parts)
        : document_(document), styles_(styles), parts_(parts), words_(wordsIn(document.language)) {
        for (NodeId id = 0; id < static_cast<NodeId>(document.nodes.size()); ++id) {
            const std::string* name = html::attribute(document[id], "id");
            if (name) places_.emplace(*name, id);
            hasMain_ = hasMain_ || document[id].name == "main";
        }
        for (prefix_ = "noot"; anyPlaceBegins(prefix_ + "-");) prefix_ += "-";
    }

    std::string write() {
        out_ = "<!DOCTYPE html>\n<html" + attributesOf(document_[0]) + ">\n";
        head();
        if (document_.body != html::noNode) body();
        return out_ + "</html>\n";
    }

  private:
    bool anyPlaceBegins(const std::string& prefix) const {
        return std::any_of(places_.begin(), places_.end(),
                           [&](const auto& place) { return place.first.starts_with(prefix); });
    }

    void head() {
        out_ += "<head>\n<meta charset=\"utf-8\">\n";
        out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
        out_ += "<title>" + escapedMarkup(parts_.title.empty() ? document_.title : parts_.title) + "</title>\n";
        meta("author", parts_.author);
        meta("description", parts_.description);
        meta("keywords", parts_.keywords);
        meta("dcterms.created", parts_.date);
        style(parts_.fonts);
        for (const std::string_view sheet : parts_.sheets) style(sheet);
        style(parts_.screen);
        out_ += "</head>\n";
    }

    void meta(const char* name, const std::string& content) {
        if (!content.empty())
            out_ += "<meta name=\"" + std::string(name) + "\" content=\"" + escapedMarkup(content) + "\">\n";
    }

    void style(std::string_view sheet) {
        const size_t begin = sheet.find_first_not_of(" \t\r\n");  // an embedded sheet begins with the lines before it
        if (begin == std::string_view::npos) return;
        sheet.remove_prefix(begin);
        out_ += "<style>\n";
        for (size_t at = 0; at < sheet.size();) {  // "</style" would end it, also within a string or a comment
            const size_t end = std::min(sheet.find("</", at), sheet.size());
            out_ += sheet.substr(at, end - at);
            if (end < sheet.size()) out_ += "<\\/";
            at = end + (end < sheet.size() ? 2 : 0);
        }
        out_ += out_.back() == '\n' ? "</style>\n" : "\n</style>\n";
    }

    void body() {
        const Node& body = document_[document_.body];
        out_ += "<body" + attributesOf(body) + ">\n<a class=\"naar-inhoud\" href=\"#" + mainPlace() + "\">" +
                words_.toContent + "</a>\n";
        if (!hasMain_) out_ += "<main id=\"" + mainPlace() + "\">";
        for (const NodeId child : body.children) node(child);
        if (!hasMain_) notes();
        if (!hasMain_) out_ += "</main>\n";
        if (!parts_.script.empty()) out_ += "<script>\n" + std::string(parts_.script) + "</script>\n";
        out_ += "</body>\n";
    }

    /// The id of <main>: its own, or one that nothing else has.
    std::string mainPlace() const {
        for (const Node& node : document_.nodes) {
            const std::string* own = node.name == "main" ? html::attribute(node, "id") : nullptr;
            if (own) return *own;
        }
        return prefix_ + "-inhoud";
    }

    void children(NodeId id) {
        for (const NodeId child : document_[id].children) node(child);
    }

    void node(NodeId id) {
        const Node& node = document_[id];
        if (node.kind == Node::Kind::generated) return;
        if (node.kind == Node::Kind::text) {
            out_ += escapedMarkup(node.text);
        } else if (node.name != "style" && node.name != "link") {
            if (styles_[id].footnote && !inNote_) {
                call(id);
            } else {
                element(id);
            }
        }
    }

    void element(NodeId id) {
        const Node& node = document_[id];
        std::string_view name = node.name;
        // A heading cell without words is an error to those who hear the table.
        if (isEmptyHeading(node)) name = "td";
        const bool wide = name == "table" && columnsOf(id) > 8;
        if (wide) out_ += "<div class=\"breed\" role=\"region\" tabindex=\"0\" aria-label=\"" + tableName(id) + "\">";
        out_ += "<" + std::string(name) + attributesOf(node) + fromTarget(id);
        if (node.name == "main" && !html::attribute(node, "id")) out_ += " id=\"" + mainPlace() + "\"";
        const bool drawn = isDrawing(name);
        if (drawn && node.children.empty()) {
            out_ += "/>";
            return;
        }
        out_ += ">";
        if (html::isVoid(name)) return;
        // Who points at a drawing sees in words what others hear.
        const std::string* label = node.name == "svg" ? html::attribute(node, "aria-label") : nullptr;
        if (label && !label->empty()) out_ += "<title>" + escapedMarkup(*label) + "</title>";
        const std::string* heard = isNameless(node) ? html::attribute(node, "aria-label") : nullptr;
        const std::string shell = node.name == "div" ? "div" : "span";
        if (heard) {
            out_ += "<span class=\"hoorbaar\">" + escapedMarkup(*heard) + "</span><" + shell + " aria-hidden=\"true\">";
        }
        children(id);
        if (heard) out_ += "</" + shell + ">";
        if (node.name == "a") out_ += escapedMarkup(ofTarget(id));
        if (node.name == "main") notes();
        out_ += "</" + std::string(name) + ">";
        if (wide) out_ += "</div>";
    }

    /// An element that is drawn or stands in a drawing: XML, where everything may close itself.
    bool isDrawing(std::string_view name) const {
        static const std::set<std::string_view> names{"path", "rect",     "circle",  "ellipse",
                                                      "line", "polyline", "polygon", "use"};
        return names.contains(name);
    }

    std::string attributesOf(const Node& node) const {
        std::string out;
        for (const html::Attribute& one : node.attributes) {
            if (one.name == "aria-label" && isNameless(node)) continue;
            if (one.name == "scope" && isEmptyHeading(node)) continue;
            const auto picture =
                node.name == "img" && one.name == "src" ? parts_.pictures.find(one.value) : parts_.pictures.end();
            out += " " + one.name + "=\"";
            out += picture == parts_.pictures.end()
                       ? escapedMarkup(one.value)
                       : "data:" + picture->second.mediaType + ";base64," + base64(picture->second.bytes);
            out += "\"";
        }
        return out;
    }

    /// The node of a link's ::before or ::after, or none.
    NodeId generatedOf(NodeId id, std::string_view which) const {
        for (const NodeId child : document_[id].children) {
            if (document_[child].kind == Node::Kind::generated && document_[child].name == which) return child;
        }
        return html::noNode;
    }

    /// The words of `content`; false when they depend on pages.
    bool wordsOf(NodeId generated, std::string& words) const {
        words.clear();
        if (generated == html::noNode) return false;
        for (const css::ContentPart& part : styles_[generated].content) {
            if (part.kind == css::ContentPart::Kind::targetText) {
                words += textOf(part.text);
            } else if (part.kind == css::ContentPart::Kind::text) {
                words += part.text;
            } else {
                return false;
            }
        }
        return true;
    }

    bool isBlank(NodeId id) const { return collapsed(html::textContent(document_, id)).empty(); }

    /// What stands before and after a link, for web.css to show: browsers do not know target-counter(). A link without
    /// words of its own has them inside instead, where they are its name.
    std::string fromTarget(NodeId id) const {
        std::string out, words;
        if (!html::attribute(document_[id], "href")) return out;
        const bool before = wordsOf(generatedOf(id, "::before"), words);
        if (before && !isBlank(id)) out += " data-voor=\"" + escapedMarkup(words) + "\"";
        const bool after = wordsOf(generatedOf(id, "::after"), words);
        if (after && !isBlank(id)) out += " data-na=\"" + escapedMarkup(words) + "\"";
        return (before || after) && isBlank(id) ? " data-vol=\"\"" : out;
    }

    /// The words of a link that has none of its own: what CSS puts there or, when that depends on pages, the heading
    /// that it leads to.
    std::string ofTarget(NodeId id) const {
        const std::string* href = html::attribute(document_[id], "href");
        if (!href || !isBlank(id)) return "";
        std::string before, after;
        const bool given = wordsOf(generatedOf(id, "::before"), before) | wordsOf(generatedOf(id, "::after"), after);
        return given ? before + after : textOf(*href);
    }

    /// The words of the first heading at the place of an address "#place", else all words there.
    std::string textOf(const std::string& href) const {
        const auto place = href.starts_with('#') ? places_.find(href.substr(1)) : places_.end();
        if (place == places_.end()) return "";
        const NodeId heading = firstHeading(place->second);
        return collapsed(html::textContent(document_, heading == html::noNode ? place->second : heading));
    }

    NodeId firstHeading(NodeId id) const {
        if (isHeading(document_[id])) return id;
        for (const NodeId child : document_[id].children) {
            const NodeId found = firstHeading(child);
            if (found != html::noNode) return found;
        }
        return html::noNode;
    }

    size_t columnsOf(NodeId id) const {
        const Node& node = document_[id];
        size_t columns = 0;
        if (node.name == "tr") {
            for (const NodeId child : node.children) {
                columns += document_[child].name == "td" || document_[child].name == "th";
            }
            return columns;
        }
        for (const NodeId child : node.children) columns = std::max(columns, columnsOf(child));
        return columns;
    }

    std::string tableName(NodeId id) const {
        for (const NodeId child : document_[id].children) {
            if (document_[child].name != "caption") continue;
            return escapedMarkup(collapsed(html::textContent(document_, child)));
        }
        return words_.table;
    }

    void call(NodeId id) {
        notes_.push_back(id);
        const std::string number = std::to_string(notes_.size());
        out_ += "<sup class=\"nootverwijzing\"><a id=\"" + prefix_ + "-bij-" + number + "\" href=\"#" + prefix_ + "-" +
                number + "\" role=\"doc-noteref\" aria-label=\"" + words_.note + " " + number + "\">" + number +
                "</a></sup>";
    }

    void notes() {
        if (notes_.empty()) return;
        out_ += "\n<section class=\"noten\" role=\"doc-endnotes\" aria-labelledby=\"" + prefix_ + "-kop\">\n<h2 id=\"" +
                prefix_ + "-kop\">" + words_.notes + "</h2>\n<ol>\n";
        inNote_ = true;
        for (size_t i = 0; i < notes_.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            out_ += "<li id=\"" + prefix_ + "-" + number + "\">";
            children(notes_[i]);
            out_ += " <a href=\"#" + prefix_ + "-bij-" + number + "\" role=\"doc-backlink\" aria-label=\"" +
                    words_.backToText + "\">↩</a></li>\n";
        }
        inNote_ = false;
        out_ += "</ol>\n</section>\n";
        notes_.clear();
    }

    const html::Document& document_;
    const css::Styles& styles_;
    const Parts& parts_;
    const Words words_;
    std::map<std::string, NodeId, std::less<>> places_;  // by id
    std::string prefix_;                                 // of the ids that are added
    bool hasMain_ = false, inNote_ = false;
    std::vector<NodeId> notes_;
    std::string out_;
};

}  // namespace

std::string write(const html::Document& document, const css::Styles& styles, const Parts& parts) {
    return Writer(document, styles, parts).write();
}

}  // namespace oordeel::web
