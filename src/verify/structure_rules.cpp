// Rules about the structure tree as such: that it is there, hangs together, and speaks of standard types.
#include <set>

#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule present{
    "structure-tree", {"6.7.3.3", "7.1", "", "14.7.2"}, "The catalog has a structure tree with at least one element"};
constexpr Rule whole{"structure-once",
                     {"6.7.3.3", "", "", "14.7.2"},
                     "Each element hangs in one place of the tree, and is a dictionary with a type"};
constexpr Rule parent{
    "structure-parent", {"", "7.1", "", "14.7.2"}, "The parent of each element, P, is the one it hangs below"};
constexpr Rule types{
    "structure-types", {"6.7.3.4", "7.1", "02-001", "14.8.4"}, "Each type is a standard one or is mapped to one"};
constexpr Rule circles{"structure-circles", {"6.7.3.4", "7.1", "02-003"}, "No type is mapped to itself in a circle"};
constexpr Rule remapped{"structure-remapped", {"6.7.3.4", "7.1", "02-004"}, "No standard type is mapped to another"};

void checkRoles(const Tree& tree, Findings& found) {
    Object map = entry(tree.root, "/RoleMap");
    if (!map.isDictionary()) return;
    for (const std::string& key : map.getKeys()) {
        const std::string type = key.substr(1), mapped = nameOf(entry(map, key));
        if (isStandardType(type) && type != mapped)
            found.add(remapped, at(map), quoted(type) + " is mapped to " + quoted(mapped));
        else if (!isStandardType(type) && roleOf(type, map).circular)
            found.add(circles, at(map), quoted(type) + " is");
    }
}

void check(Subject& file, Findings& found) {
    Object root = entry(file.catalog, "/StructTreeRoot");
    if (!root.isDictionary()) return found.add(present, at(file.catalog), "there is no structure tree");
    file.tree = readTree(root);
    const Tree& tree = file.tree;
    if (tree.elements.empty()) found.add(present, at(root), "it has no element");
    checkRoles(tree, found);
    for (const auto& [element, dictionary] : tree.twice)
        found.add(whole, {0, numberOfObject(dictionary), tree.path(element)},
                  "an element below it hangs elsewhere too");
    for (size_t i = 0; i < tree.elements.size(); ++i) {
        const Element& element = tree.elements[i];
        const auto place = [&] { return Place{0, numberOfObject(element.dictionary), tree.path(i)}; };
        if (element.type.empty())
            found.add(whole, place(), "it has no type");
        else if (element.standard.empty() && !roleOf(element.type, entry(root, "/RoleMap")).circular)
            found.add(types, place(), quoted(element.type) + " is not");
        for (const Kid& kid : element.kids) {
            if (kid.kind == Kid::Kind::damaged) found.add(whole, place(), "one of its kids is no dictionary");
        }
        const Object above = element.parent == noElement ? root : tree.elements[element.parent].dictionary;
        const Object named = entry(element.dictionary, "/P");
        if (isNull(named))
            found.add(parent, place(), "it has no P");
        else if (named.isIndirect() && above.isIndirect() && named.getObjGen() != above.getObjGen())
            found.add(parent, place(), "P is object " + std::to_string(numberOfObject(named)));
    }
}

}  // namespace

Family structureRules() {
    return {"Structure tree", {&present, &whole, &parent, &types, &circles, &remapped}, check};
}

}  // namespace oordeel::verify
