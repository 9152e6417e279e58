// A file of metadata → where it breaks DIWOO 0.9.8, as far as our own documents use it.
#include <algorithm>

#include "archive/diwoo.h"
#include "archive/schema.h"

namespace oordeel::archive {
namespace {

/// diwoo-metadata.xsd, type by type; the types of elements that we never write are left out.
const Table& table() {
    static const Table types{
        {"Document", {{{"diwoo:DiWoo", "DiWoo"}}}},
        {"DiWoo",
         {{{"diwoo:identifiers", "identifiers", 0},
           {"diwoo:publisher", "text"},
           {"diwoo:titelcollectie", "titelcollectie"},
           {"diwoo:omschrijvingen", "omschrijvingen", 0},
           {"diwoo:classificatiecollectie", "classificatiecollectie"},
           {"diwoo:creatiedatum", "date", 0},
           {"diwoo:language", "text", 0},
           {"diwoo:format", "text", 0},
           {"diwoo:documenthandelingen", "documenthandelingen"},
           {"diwoo:redenVerwijderingVervanging", "text", 0}},
          true}},
        {"identifiers", {{{"diwoo:identifier", "text", 1, -1}}}},
        {"titelcollectie", {{{"diwoo:officieleTitel", "text"}}, true}},
        {"omschrijvingen", {{{"diwoo:omschrijving", "text", 1, -1}}}},
        {"classificatiecollectie",
         {{{"diwoo:informatiecategorieen", "informatiecategorieen"},
           {"diwoo:documentsoorten", "documentsoorten", 0},
           {"diwoo:trefwoorden", "trefwoorden", 0}},
          true}},
        {"informatiecategorieen", {{{"diwoo:informatiecategorie", "text", 1, -1}}}},
        {"documentsoorten", {{{"diwoo:documentsoort", "text", 1, -1}}}},
        {"trefwoorden", {{{"diwoo:trefwoord", "text", 1, -1}}}},
        {"documenthandelingen", {{{"diwoo:documenthandeling", "documenthandeling", 1, -1}}}},
        {"documenthandeling", {{{"diwoo:soortHandeling", "text"}, {"diwoo:atTime", "dateTime"}}, true}},
    };
    return types;
}

/// A term that a list must have: its address is that of its label.
void checkTerms(const Element& element, std::vector<std::string>& wrong) {
    for (const Element& child : element.children) checkTerms(child, wrong);
    const std::vector<Term>* list = element.name == "diwoo:informatiecategorie"           ? &categorieen()
                                    : element.name == "diwoo:documentsoort"               ? &documentsoorten()
                                    : element.name == "diwoo:redenVerwijderingVervanging" ? &redenen()
                                                                                          : nullptr;
    if (!list) return;
    const std::string uri = term(*list, element.text).uri;
    const auto named = std::find_if(element.attributes.begin(), element.attributes.end(),
                                    [](const auto& one) { return one.first == "resource"; });
    if (uri.empty()) {
        wrong.push_back(element.name + " \"" + element.text + "\" is in no list");
    } else if (named == element.attributes.end() || named->second != uri) {
        wrong.push_back(element.name + " \"" + element.text + "\" does not have its address, " + uri);
    }
}

}  // namespace

std::vector<std::string> checkDiwoo(std::string_view bytes) {
    const Element root = parseXml(bytes);
    if (root.name.empty()) return {root.text};
    if (root.name != "diwoo:Document") return {"its root is " + root.name + ", not diwoo:Document"};
    std::vector<std::string> wrong = against(table(), "Document", root);
    checkTerms(root, wrong);
    return wrong;
}

}  // namespace oordeel::archive
