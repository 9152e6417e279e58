// Rules about what stands in for what cannot be seen, and about notes and links.
#include <set>

#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule figures{"figure-alternative",
                       {"", "7.3", "13-004", "14.9.3"},
                       "Each Figure has a text that says what it shows: Alt or ActualText"};
constexpr Rule formulas{"formula-alternative", {"", "7.7", "17-002"}, "Each Formula has an Alt or ActualText"};
constexpr Rule boxes{
    "figure-box", {"", "", "", "14.8.5.4.3"}, "Each Figure says which part of the page it takes: BBox", true};
constexpr Rule noteIds{"note-id", {"", "7.9", "19-003"}, "Each Note has an ID"};
constexpr Rule noteUnique{"note-unique", {"", "7.9", "19-004"}, "No two Notes have the same ID"};
constexpr Rule links{
    "link-annotation", {"", "7.18.5", "", "14.8.4.4.2"}, "Each Link element holds the annotation that makes it one"};

bool hasAlternative(const Object& element) {
    return !textOf(entry(element, "/Alt")).empty() || isString(entry(element, "/ActualText"));
}

void check(Subject& file, Findings& found) {
    const Tree& tree = file.tree;
    std::set<std::string> ids;
    std::vector<bool> holdsObject(tree.elements.size());
    // Kids come after their parents.
    for (size_t i = tree.elements.size(); i-- > 0;) {
        for (const Kid& kid : tree.elements[i].kids) {
            if (kid.kind == Kid::Kind::object || (kid.kind == Kid::Kind::element && holdsObject[kid.element]))
                holdsObject[i] = true;
        }
    }
    for (size_t i = 0; i < tree.elements.size(); ++i) {
        const Object element = tree.elements[i].dictionary;
        const std::string_view type = tree.type(i);
        const auto place = [&] { return Place{0, numberOfObject(element), tree.path(i)}; };
        if (type == "Figure" && !hasAlternative(element)) found.add(figures, place(), "it has none");
        if (type == "Formula" && !hasAlternative(element)) found.add(formulas, place(), "it has none");
        if (type == "Figure" && tree.attribute(i, "Layout", "/BBox").isNull()) found.add(boxes, place(), "it does not");
        if (type == "Note") {
            Object id = entry(element, "/ID");
            if (!id.isString() || id.getStringValue().empty())
                found.add(noteIds, place(), "it has none");
            else if (!ids.insert(id.getStringValue()).second)
                found.add(noteUnique, place(), quoted(id.getStringValue()) + " is there twice");
        }
        if (type == "Link" && !holdsObject[i]) found.add(links, place(), "it holds none");
    }
}

}  // namespace

Family alternativeRules() {
    return {"Figures, notes and links", {&figures, &formulas, &boxes, &noteIds, &noteUnique, &links}, check};
}

}  // namespace oordeel::verify
