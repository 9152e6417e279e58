// Rules about which element may stand in which (ISO 32000-1, tables 333 and 336 to 338).
#include <algorithm>

#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule tables{
    "nesting-table",
    {"", "7.2", "09-004", "14.8.4.3.4"},
    "Tables hold a caption, head, bodies, foot and rows, which hold cells, and those stand nowhere else"};
constexpr Rule tableParts{"nesting-table-parts",
                          {"", "7.2", "09-004", "14.8.4.3.4"},
                          "A table has at most one head, foot and caption; one with a head or a foot has a body"};
constexpr Rule lists{"nesting-list",
                     {"", "7.2", "09-005", "14.8.4.3.3"},
                     "Lists hold items, which hold labels and bodies, and those stand nowhere else"};
constexpr Rule contents{"nesting-contents",
                        {"", "7.2", "09-006", "14.8.4.2"},
                        "Tables of contents hold their items, which stand nowhere else"};
constexpr Rule ruby{
    "nesting-ruby", {"", "7.2", "09-007", "14.8.4.4.3"}, "Parts of Ruby and Warichu stand in those and nowhere else"};

/// What an element may stand in and may hold, each name between spaces. Empty: anything.
struct Nesting {
    std::string_view type, in, holds;
    const Rule* rule;
};

constexpr Nesting nestings[] = {
    {"Table", "", " TR THead TBody TFoot Caption ", &tables},
    {"THead", " Table ", " TR ", &tables},
    {"TBody", " Table ", " TR ", &tables},
    {"TFoot", " Table ", " TR ", &tables},
    {"TR", " Table THead TBody TFoot ", " TH TD ", &tables},
    {"TH", " TR ", "", &tables},
    {"TD", " TR ", "", &tables},
    {"L", "", " L LI Caption ", &lists},
    {"LI", " L ", " Lbl LBody ", &lists},
    {"LBody", " LI ", "", &lists},
    {"TOC", "", " TOC TOCI Caption ", &contents},
    {"TOCI", " TOC ", " Lbl Reference NonStruct P TOC Link ", &contents},
    {"Ruby", "", " RB RT RP ", &ruby},
    {"RB", " Ruby ", "", &ruby},
    {"RT", " Ruby ", "", &ruby},
    {"RP", " Ruby ", "", &ruby},
    {"Warichu", "", " WT WP ", &ruby},
    {"WT", " Warichu ", "", &ruby},
    {"WP", " Warichu ", "", &ruby},
};

bool allows(std::string_view list, std::string_view type) {
    return list.empty() || (!type.empty() && list.find(" " + std::string(type) + " ") != std::string_view::npos);
}

void checkElement(const Tree& tree, size_t index, const Nesting& nesting, Findings& found) {
    const Element& element = tree.elements[index];
    const auto place = [&](size_t at) { return Place{0, numberOfObject(tree.elements[at].dictionary), tree.path(at)}; };
    if (!allows(nesting.in, tree.type(element.container))) {
        const std::string_view around = tree.type(element.container);
        found.add(*nesting.rule, place(index),
                  std::string(nesting.type) + " stands in " + (around.empty() ? "nothing" : std::string(around)));
    }
    for (size_t kid : element.contained) {
        // Types of its own that come to no standard one have a rule of their own; a kid that may only stand elsewhere
        // says so itself.
        const std::string_view type = tree.type(kid);
        if (type.empty() || allows(nesting.holds, type)) continue;
        const auto own = std::find_if(std::begin(nestings), std::end(nestings),
                                      [&](const Nesting& one) { return one.type == type; });
        if (own != std::end(nestings) && !allows(own->in, nesting.type)) continue;
        found.add(*nesting.rule, place(kid), std::string(nesting.type) + " holds " + std::string(type));
    }
}

/// How often a type stands in an element, and whether a caption stands where it may.
void checkParts(const Tree& tree, size_t index, Findings& found) {
    const Element& element = tree.elements[index];
    const auto count = [&](std::string_view type) {
        return std::count_if(element.contained.begin(), element.contained.end(),
                             [&](size_t kid) { return tree.type(kid) == type; });
    };
    const bool isTable = element.standard == "Table";
    const Rule& rule = isTable ? tableParts : element.standard == "L" ? lists : contents;
    const Place place{0, numberOfObject(element.dictionary), tree.path(index)};
    if (isTable) {
        for (const char* part : {"THead", "TFoot", "Caption"}) {
            if (count(part) > 1) found.add(rule, place, "it has " + std::to_string(count(part)) + " " + part);
        }
        if (count("THead") + count("TFoot") > 0 && count("TBody") == 0)
            found.add(rule, place, "it has a head or foot and no TBody");
    }
    for (size_t i = 0; i < element.contained.size(); ++i) {
        if (tree.type(element.contained[i]) != "Caption") continue;
        const bool atEdge = i == 0 || (isTable && i + 1 == element.contained.size());
        if (!atEdge) found.add(rule, place, "its caption is not the first in it");
    }
}

void check(Subject& file, Findings& found) {
    const Tree& tree = file.tree;
    for (size_t i = 0; i < tree.elements.size(); ++i) {
        const std::string_view type = tree.type(i);
        const auto nesting = std::find_if(std::begin(nestings), std::end(nestings),
                                          [&](const Nesting& one) { return one.type == type; });
        if (nesting != std::end(nestings)) checkElement(tree, i, *nesting, found);
        if (type == "Table" || type == "L" || type == "TOC") checkParts(tree, i, found);
    }
}

}  // namespace

Family nestingRules() {
    return {"Nesting of elements", {&tables, &tableParts, &lists, &contents, &ruby}, check};
}

}  // namespace oordeel::verify
