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

}  // namespace

std::string_view roleOf(const html::Node& element) {
    for (const auto& [name, role] : roles) {
        if (name == element.name) return role;
    }
    return {};
}

bool isGrouping(std::string_view role) {
    static constexpr std::string_view grouping[] = {"Document", "Sect", "Div", "BlockQuote"};
    return contains(grouping, role);
}

bool isInline(std::string_view role) {
    static constexpr std::string_view inlined[] = {"Span", "Link", "Quote", "Code", "Reference", "Note", "Figure"};
    return contains(inlined, role);
}

}  // namespace oordeel::pdf
