#include "html/document.h"

namespace oordeel::html {
namespace {

/// Text in quotes on one line, so that white space shows.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (c == '"' || c == '\\')
            out += std::string{'\\', c};
        else
            out += c;
    }
    return out + "\"";
}

void appendText(const Document& document, NodeId id, std::string& out) {
    out += document[id].text;
    for (NodeId child : document[id].children) appendText(document, child, out);
}

void dumpNode(const Document& document, NodeId id, size_t depth, std::string& out) {
    const Node& node = document[id];
    out.append(2 * depth, ' ');
    if (node.kind == Node::Kind::text) {
        out += quoted(node.text);
    } else if (node.kind == Node::Kind::generated) {
        out += node.name;
    } else {
        out += "<" + node.name;
        for (const Attribute& attribute : node.attributes) out += " " + attribute.name + "=" + quoted(attribute.value);
        out += ">";
    }
    out += "\n";
    for (NodeId child : node.children) dumpNode(document, child, depth + 1, out);
}

}  // namespace

const std::string* attribute(const Node& node, std::string_view name) {
    for (const Attribute& attribute : node.attributes) {
        if (attribute.name == name) return &attribute.value;
    }
    return nullptr;
}

std::string textContent(const Document& document, NodeId node) {
    std::string out;
    appendText(document, node, out);
    return out;
}

std::vector<StyleSheetReference> styleSheets(const Document& document) {
    std::vector<StyleSheetReference> sheets;
    for (NodeId id = 0; id < static_cast<NodeId>(document.nodes.size()); ++id) {
        const Node& node = document[id];
        if (node.name == "style") sheets.push_back({"", textContent(document, id), node.at});
        if (node.name != "link") continue;
        const std::string* href = attribute(node, "href");
        if (href && !href->empty()) sheets.push_back({*href, "", node.at});
    }
    return sheets;
}

std::string dump(const Document& document) {
    std::string out;
    if (!document.nodes.empty()) dumpNode(document, 0, 0, out);
    return out;
}

}  // namespace oordeel::html
