#include "html/cells.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/nearest.h"

namespace oordeel::html {
namespace {

/// The table that a node stands in, or noNode.
NodeId tableOf(const Document& document, NodeId node) {
    while (node != noNode && document[node].name != "table") node = document[node].parent;
    return node;
}

Position valueOf(const Node& node, std::string_view name) {
    const auto found = std::find_if(node.attributes.begin(), node.attributes.end(),
                                    [&](const Attribute& one) { return one.name == name; });
    return found == node.attributes.end() ? node.at : found->at;
}

}  // namespace

void checkCells(const Document& document, Complaints& complaints) {
    static const std::vector<std::string> scopes{"col", "row", "colgroup", "rowgroup"};
    std::map<std::string, NodeId> headings;
    for (size_t i = 0; i < document.nodes.size(); ++i) {
        const Node& node = document.nodes[i];
        const std::string* id = attribute(node, "id");
        if (node.name == "th" && id) headings[*id] = tableOf(document, static_cast<NodeId>(i));
        const std::string* scope = attribute(node, "scope");
        if (node.name != "th" || !scope || std::find(scopes.begin(), scopes.end(), *scope) != scopes.end()) continue;
        complaints.error(valueOf(node, "scope").offset, "a heading cannot have the scope \"" + *scope + "\"" +
                                                            "; write col, row, colgroup or rowgroup");
    }
    for (size_t i = 0; i < document.nodes.size(); ++i) {
        const Node& node = document.nodes[i];
        const std::string* ids = node.name == "td" || node.name == "th" ? attribute(node, "headers") : nullptr;
        if (!ids) continue;
        const NodeId table = tableOf(document, static_cast<NodeId>(i));
        std::vector<std::string> known;
        for (const auto& [id, of] : headings)
            if (of == table) known.push_back(id);
        for (size_t begin = ids->find_first_not_of(" \t\r\n"); begin != std::string::npos;) {
            const size_t end = std::min(ids->find_first_of(" \t\r\n", begin), ids->size());
            const std::string id = ids->substr(begin, end - begin);
            begin = ids->find_first_not_of(" \t\r\n", end);
            if (std::find(known.begin(), known.end(), id) != known.end()) continue;
            complaints.error(valueOf(node, "headers").offset,
                             "no <th> of this table has the id \"" + id + "\"" + didYouMean(id, known));
        }
    }
}

}  // namespace oordeel::html
