// HTML → Document. gumbo builds the tree, of which attributes are filled in (skeleton); since it repairs whatever it
// reads, the source is checked before (tokens, nesting) and the tree is compared with the source after: an element or a
// word that HTML moves or drops is an error. gumbo's own list of errors is not part of its interface; this check does
// not need it.
#include <gumbo.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "html/cells.h"
#include "html/document.h"
#include "html/nesting.h"
#include "html/skeleton.h"
#include "html/subset.h"
#include "html/tokens.h"

namespace oordeel::html {
namespace {

constexpr size_t largest = 8u << 20;

/// The tree of nothing: what is left of a source that cannot be read.
Document emptyDocument(const Source& source) {
    Document document;
    document.source = &source;
    document.nodes.resize(2);
    document.nodes[0].name = "html";
    document.nodes[1].name = "body";
    for (Node& node : document.nodes) node.at = {&source, 0};
    document.nodes[0].children = {1};
    document.nodes[1].parent = 0;
    document.body = 1;
    return document;
}

/// Whether the bytes are text at all.
bool readable(const Source& source, Complaints& complaints) {
    const std::string& text = source.text;
    if (text.size() > largest) {
        complaints.error(0, "this source is larger than " + std::to_string(largest >> 20) + " MiB");
        return false;
    }
    if (const auto bad = findBadUtf8(text)) {
        complaints.error(*bad, "this is not UTF-8; save the file as UTF-8");
        return false;
    }
    const auto control =
        std::find_if(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20 && !isSpace(c)) || c == 0x7F; });
    if (control == text.end()) return true;
    complaints.error(static_cast<size_t>(control - text.begin()),
                     "this control character means nothing in HTML; leave it out");
    return false;
}

/// Whether white space directly inside an element means nothing.
bool ignoresSpace(const Node& parent, bool isSvg) {
    const Element* element = findElement(lowerCase(parent.name), isSvg && parent.name != "svg");
    return element && !element->holdsText;
}

class Builder {
  public:
    Builder(const Source& source, const Tokens& tokens, const Nesting& nesting, Complaints& complaints)
        : source_(source), skeleton_(tokens), nesting_(nesting), complaints_(complaints) {}

    Document build() {
        GumboOptions options = kGumboDefaultOptions;
        options.max_errors = 0;
        const std::string_view text = skeleton_.text();
        const auto destroy = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
        const std::unique_ptr<GumboOutput, decltype(destroy)> output(
            gumbo_parse_with_options(&options, text.data(), text.size()), destroy);
        document_.source = &source_;
        found_.assign(nesting_.places.size(), false);
        constexpr size_t added = 32;  // html, head, body and the like, where nobody wrote them
        document_.nodes.reserve(nesting_.places.size() + added);
        addTree(*output->root);
        if (!complaints_.any()) complainAboutLost();
        return std::move(document_);
    }

  private:
    /// One gumbo node to be added below a node of ours.
    struct Pending {
        const GumboNode* from;
        NodeId parent;
        int place;  ///< of the nearest element around it that the source has
        bool svg;   ///< the parent is an element of SVG
    };

    /// In document order, so that parents come before their children.
    void addTree(const GumboNode& root) {
        std::vector<Pending> pending{{&root, noNode, -1, false}};
        while (!pending.empty()) {
            const Pending next = pending.back();
            pending.pop_back();
            if (next.from->type == GUMBO_NODE_TEXT || next.from->type == GUMBO_NODE_WHITESPACE ||
                next.from->type == GUMBO_NODE_CDATA) {
                addText(next);
            } else if (next.from->type == GUMBO_NODE_ELEMENT) {
                const GumboElement& element = next.from->v.element;
                const Pending self = addElement(next);
                for (unsigned i = element.children.length; i-- > 0;) {
                    pending.push_back(
                        {static_cast<const GumboNode*>(element.children.data[i]), self.parent, self.place, self.svg});
                }
            }
        }
    }

    NodeId add(NodeId parent) {
        const NodeId id = static_cast<NodeId>(document_.nodes.size());
        document_.nodes.emplace_back().parent = parent;
        if (parent != noNode) document_[parent].children.push_back(id);
        return id;
    }

    /// Adds the element and says how its children are to be added.
    Pending addElement(const Pending& pending) {
        const GumboElement& element = pending.from->v.element;
        const NodeId id = add(pending.parent);
        const bool svg = element.tag_namespace == GUMBO_NAMESPACE_SVG;
        Node& node = document_[id];
        node.name = nameOf(element);
        node.at = pending.parent == noNode ? complaints_.at(0) : document_[pending.parent].at;
        int place = pending.place;
        if (element.original_tag.length > 0) {
            node.at = complaints_.at(skeleton_.offsetOf(element.original_tag.data));
            place = meet(node.at.offset, pending.place);
            addAttributes(node, element);
        } else {
            for (unsigned i = 0; i < element.attributes.length; ++i) {
                const auto& late = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
                node.attributes.push_back({late.name, late.value, node.at});
            }
        }
        if (node.name == "body" && document_.body == noNode) document_.body = id;
        return {nullptr, id, place, svg};
    }

    static std::string nameOf(const GumboElement& element) {
        if (element.tag != GUMBO_TAG_UNKNOWN && element.tag_namespace == GUMBO_NAMESPACE_HTML) {
            return gumbo_normalized_tagname(element.tag);
        }
        GumboStringPiece name = element.original_tag;
        gumbo_tag_from_original_text(&name);
        const char* withCapitals = gumbo_normalize_svg_tagname(&name);
        return withCapitals ? withCapitals : lowerCase({name.data, name.length});
    }

    /// As they are written, but for those that gumbo was asked to read.
    void addAttributes(Node& node, const GumboElement& element) const {
        const Token& token = skeleton_.tokenAt(element.original_tag.data);
        node.attributes.reserve(token.attributes.size());
        unsigned read = 0;
        for (const TagAttribute& one : token.attributes) {
            if (earlierOf(token, one)) continue;
            const Position at = complaints_.at(one.valueOffset);
            if (!Skeleton::holds(token, one)) {
                node.attributes.push_back({one.name, std::string(one.value), at});
            } else if (read < element.attributes.length) {
                const auto& from = *static_cast<const GumboAttribute*>(element.attributes.data[read++]);
                node.attributes.push_back({from.name, from.value, at});
            }
        }
    }

    void addText(const Pending& pending) {
        const GumboText& text = pending.from->v.text;
        const std::string_view written(text.original_text.data, text.original_text.length);
        const size_t begin = skeleton_.offsetOf(written.data());
        const size_t end = written.empty() ? begin : skeleton_.offsetOf(&written.back()) + 1;
        meetTexts(begin, end, pending.place);
        if (isBlank(text.text) && ignoresSpace(document_[pending.parent], pending.svg)) return;
        // A comment between two texts does not part them.
        const std::vector<NodeId>& siblings = document_[pending.parent].children;
        if (!siblings.empty() && document_[siblings.back()].kind == Node::Kind::text) {
            document_[siblings.back()].text += text.text;
            return;
        }
        Node& node = document_[add(pending.parent)];
        node.kind = Node::Kind::text;
        node.text = text.text;
        node.at = complaints_.at(begin);
    }

    /// Notes that the tree has the element at `offset`, below the element of `parent`.
    int meet(size_t offset, int parent) {
        const auto place = firstPlaceFrom(offset);
        if (place == nesting_.places.end() || place->offset != offset) return parent;
        const auto index = static_cast<size_t>(place - nesting_.places.begin());
        if (place->parent == parent && !found_[index]) found_[index] = true;
        return static_cast<int>(index);
    }

    void meetTexts(size_t begin, size_t end, int parent) {
        for (auto place = firstPlaceFrom(begin); place != nesting_.places.end() && place->offset < end; ++place) {
            if (place->name.empty() && place->parent == parent)
                found_[static_cast<size_t>(place - nesting_.places.begin())] = true;
        }
    }

    std::vector<Place>::const_iterator firstPlaceFrom(size_t offset) const {
        return std::lower_bound(nesting_.places.begin(), nesting_.places.end(), offset,
                                [](const Place& place, size_t value) { return place.offset < value; });
    }

    /// What the tree has elsewhere than the source, or not at all. Of one element only the first, since the rest
    /// follows.
    void complainAboutLost() {
        std::vector<bool> told(nesting_.places.size() + 1, false);
        for (size_t i = 0; i < nesting_.places.size(); ++i) {
            const Place& place = nesting_.places[i];
            const auto parent = static_cast<size_t>(place.parent + 1);
            if (found_[i] || told[parent]) continue;
            told[parent] = told[i + 1] = true;
            const std::string what = place.name.empty() ? "text" : "<" + std::string(place.name) + ">";
            const std::string where = place.parent < 0
                                          ? "here"
                                          : "inside the <" + std::string(nesting_.places[parent - 1].name) + "> of " +
                                                complaints_.line(nesting_.places[parent - 1].offset);
            complaints_.error(place.offset, what + " cannot stand " + where + "; HTML would move it or leave it out");
        }
    }

    const Source& source_;
    const Skeleton skeleton_;
    const Nesting& nesting_;
    Complaints& complaints_;
    std::vector<bool> found_;  ///< parallel to the places: the tree has it where the source has it
    Document document_;
};

/// Title and language, which a PDF cannot do without.
void readHead(Document& document, bool required, Complaints& complaints) {
    const std::string* language = attribute(document[0], "lang");
    if (language) document.language = *language;
    if (required && document.language.empty()) {
        complaints.error(document[0].at.offset, "the language of the document is missing; write <html lang=\"nl\">");
    }
    for (const Node& node : document.nodes) {
        if (node.name != "title" || node.parent == noNode || document[node.parent].name != "head") continue;
        if (!document.title.empty()) complaints.error(node.at.offset, "a document has one <title>");
        for (char c : textContent(document, static_cast<NodeId>(&node - document.nodes.data()))) {
            if (!isSpace(c)) {
                document.title += c;
            } else if (!document.title.empty() && document.title.back() != ' ') {
                document.title += ' ';
            }
        }
        while (document.title.ends_with(' ')) document.title.pop_back();
    }
    if (required && document.title.empty()) {
        const NodeId head = document[0].children.empty() ? 0 : document[0].children[0];
        complaints.error(document[head].at.offset,
                         "the title of the document is missing; write <title>…</title> in the <head>");
    }
}

/// Where the XML declaration, the document type and the comments before the <svg> of a file end.
size_t endOfProlog(std::string_view text) {
    size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (;;) {
        while (at < text.size() && isSpace(text[at])) ++at;
        const std::string_view rest = text.substr(at);
        const bool declares = rest.starts_with("<?xml") || lowerCase(rest.substr(0, 9)) == "<!doctype";
        const std::string_view close = rest.starts_with("<!--") ? "-->" : ">";
        const size_t end = declares || close.size() > 1 ? text.find(close, at) : std::string_view::npos;
        if (end == std::string_view::npos) return at;
        at = end + close.size();
    }
}

/// An SVG file holds one <svg>, which names its language as browsers ask it to.
void checkDrawing(const Document& document, Complaints& complaints) {
    constexpr std::string_view space = "http://www.w3.org/2000/svg";
    const NodeId svg = drawingOf(document);
    for (const NodeId child : document[document.body].children) {
        const Node& node = document[child];
        if (child != svg && !(node.kind == Node::Kind::text && isBlank(node.text)))
            complaints.error(node.at.offset, "an SVG file holds one <svg> and nothing beside it");
    }
    if (svg == noNode) return complaints.error(0, "there is no <svg> in this file");
    const std::string* given = attribute(document[svg], "xmlns");
    if (!given || *given != space) {
        complaints.error(document[svg].at.offset,
                         "a browser shows an SVG file only when it says what it is; write <svg xmlns=\"" +
                             std::string(space) + "\">");
    }
}

Document parse(const Source& source, bool isDrawing, Diagnostics& diagnostics) {
    Complaints complaints(source, diagnostics);
    if (!readable(source, complaints)) return emptyDocument(source);
    const Tokens tokens = tokenize(source, complaints, isDrawing ? endOfProlog(source.text) : 0);
    const Nesting nesting = nest(tokens, complaints);
    if (!nesting.sound) return emptyDocument(source);
    Document document = Builder(source, tokens, nesting, complaints).build();
    if (isDrawing) {
        checkDrawing(document, complaints);
    } else {
        readHead(document, nesting.wholeDocument, complaints);
        checkCells(document, complaints);
    }
    return document;
}

}  // namespace

Document parse(const Source& source, Diagnostics& diagnostics) {
    return parse(source, false, diagnostics);
}

Document parseDrawing(const Source& source, Diagnostics& diagnostics) {
    return parse(source, true, diagnostics);
}

NodeId drawingOf(const Document& document) {
    for (const NodeId child : document[document.body].children) {
        if (document[child].name == "svg") return child;
    }
    return noNode;
}

}  // namespace oordeel::html
