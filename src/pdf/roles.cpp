#include "pdf/roles.h"

#include <algorithm>
#include <iterator>

namespace oordeel::pdf {

namespace {

constexpr struct {
    std::string_view element, role;
} roles[] = {
    {"body", "Document"}, {"section", "Sect"},
    {"article", "Sect"},  {"aside", "Sect"},
    {"nav", "Sect"},      {"main", "Div"},
    {"header", "Div"},    {"footer", "Div"},
    {"div", "Div"},       {"address", "Div"},
    {"figure", "Div"},    {"p", "P"},
    {"pre", "P"},         {"figcaption", "Caption"},
    {"h1", "H1"},         {"h2", "H2"},
    {"h3", "H3"},         {"h4", "H4"},
    {"h5", "H5"},         {"h6", "H6"},
    {"ul", "L"},          {"ol", "L"},
    {"dl", "L"},          {"li", "LI"},
    {"table", "Table"},   {"thead", "THead"},
    {"tbody", "TBody"},   {"tfoot", "TFoot"},
    {"tr", "TR"},         {"th", "TH"},
    {"td", "TD"},         {"caption", "Caption"},
    {"q", "Quote"},       {"blockquote", "BlockQuote"},
    {"code", "Code"},     {"svg", "Figure"},
    {"img", "Figure"},    {"meter", "Figure"},
};

template <size_t n>
bool contains(const std::string_view (&list)[n], std::string_view item) {
    return std::find(std::begin(list), std::end(list), item) != std::end(list);
}

/// What an element stands in that changes its role.
enum class Within : uint8_t { nothing, presentation, contents };

std::string_view roleOf(std::string_view name, Within within) {
    static constexpr std::string_view lists[] = {"table", "ul", "ol"}, items[] = {"tr", "li"},
                                      groups[] = {"thead", "tbody", "tfoot"}, cells[] = {"td", "th"},
                                      placed[] = {"td", "th", "li", "dt", "dd"};
    if (within == Within::contents) {
        if (contains(lists, name)) return "TOC";
        if (contains(items, name)) return "TOCI";
        if (contains(groups, name) || contains(cells, name)) return "";
    }
    if (within == Within::presentation) {
        if (contains(placed, name)) return "Div";
        if (name == "caption") return "P";
        if (contains(lists, name) || contains(groups, name) || name == "tr" || name == "dl") return "";
    }
    for (const auto& [element, role] : roles) {
        if (element == name) return role;
    }
    return "";
}

}  // namespace

std::vector<std::string_view> rolesOf(const html::Document& document) {
    std::vector<std::string_view> out(document.nodes.size());
    std::vector<Within> within(document.nodes.size());  // parents come before their children
    for (size_t i = 0; i < out.size(); ++i) {
        const html::Node& node = document.nodes[i];
        within[i] = node.parent == html::noNode ? Within::nothing : within[static_cast<size_t>(node.parent)];
        if (node.kind != html::Node::Kind::element) continue;
        const std::string* role = html::attribute(node, "role");
        static constexpr std::string_view containers[] = {"table", "ul", "ol", "dl"};
        if (role && *role == "doc-toc") {
            within[i] = Within::contents;
        } else if (contains(containers, node.name) && within[i] != Within::contents) {
            within[i] = role && (*role == "presentation" || *role == "none") ? Within::presentation : Within::nothing;
        }
        out[i] = roleOf(node.name, within[i]);
    }
    return out;
}

int headingLevel(std::string_view role) {
    return role.size() == 2 && role[0] == 'H' && role[1] >= '1' && role[1] <= '6' ? role[1] - '0' : 0;
}

bool isGrouping(std::string_view role) {
    static constexpr std::string_view grouping[] = {"Document", "Sect", "Div", "BlockQuote"};
    return contains(grouping, role);
}

bool isParagraph(std::string_view role) {
    static constexpr std::string_view paragraphs[] = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "TD", "TH", "Caption"};
    return contains(paragraphs, role);
}

bool isInline(std::string_view role) {
    static constexpr std::string_view inlined[] = {"Span", "Link", "Quote", "Code", "Reference", "Note", "Figure"};
    return contains(inlined, role);
}

}  // namespace oordeel::pdf
