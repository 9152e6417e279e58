// Rules about how content and structure tree find each other: MCIDs, the parent tree, references to annotations.
#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule unique{"mcid-unique", {"6.7.3.3", "", "", "14.7.4.2"}, "No MCID is used twice in a stream"};
constexpr Rule inTree{"mcid-in-tree",
                      {"6.7.3.3", "7.1", "", "14.7.4.2"},
                      "Each tagged content belongs to an element of the structure tree"};
constexpr Rule onPage{"mcid-on-page",
                      {"6.7.3.3", "", "", "14.7.4.2"},
                      "Each content that an element refers to is there, and no other claims it"};
constexpr Rule parentTree{"parent-tree",
                          {"6.7.3.3", "", "", "14.7.4.4"},
                          "The parent tree leads from each content and annotation to the element that holds it"};
constexpr Rule forms{"form-tagged-once", {"", "7.20", "30-002"}, "A form that holds tagged content is drawn once"};

std::string named(int mcid) {
    return "MCID " + std::to_string(mcid);
}

/// The page or form that a content stands in.
Object streamOf(Subject& file, const ContentKey& key) {
    return file.qpdf.getObject(key.first);
}

Place placeOf(Subject& file, size_t element, const QPDFObjGen& stream) {
    const Object dictionary = file.tree.elements[element].dictionary;
    return {file.pageOf(file.qpdf.getObject(stream)), numberOfObject(dictionary), file.tree.path(element)};
}

void checkContent(Subject& file, const ContentKey& key, const Place& place, Findings& found) {
    const Tree& tree = file.tree;
    const auto claimed = tree.ofContent.find(key);
    if (claimed == tree.ofContent.end()) {
        found.add(inTree, place, named(key.second) + " does not");
        return;
    }
    const Object number = entry(streamOf(file, key), "/StructParents");
    const auto row = tree.parents.find(integerOf(number, -1));
    if (row == tree.parents.end()) {
        found.add(parentTree, place,
                  isInteger(number) ? "it has no entry " + std::to_string(integerOf(number, -1))
                                    : std::string("there is no StructParents to begin with"));
        return;
    }
    Object elements = row->second;
    const bool has = elements.isArray() && key.second < elements.getArrayNItems();
    const size_t leadsTo = has ? tree.find(elements.getArrayItem(key.second)) : noElement;
    if (leadsTo != claimed->second)
        found.add(parentTree, place,
                  named(key.second) + " leads to " + (leadsTo == noElement ? "no element" : tree.path(leadsTo)) +
                      " and belongs to " + (claimed->second == noElement ? "none" : tree.path(claimed->second)));
}

void checkAnnotation(Subject& file, size_t element, const Object& annotation, Findings& found) {
    const Place place{file.pageOf(entry(annotation, "/P")), numberOfObject(file.tree.elements[element].dictionary),
                      file.tree.path(element)};
    if (!isDictionary(annotation) && !isStream(annotation))
        return found.add(onPage, place, "it refers to an object that is not there");
    const auto row = file.tree.parents.find(integerOf(entry(annotation, "/StructParent"), -1));
    if (row == file.tree.parents.end())
        found.add(parentTree, place, "object " + std::to_string(numberOfObject(annotation)) + " has no entry in it");
    else if (file.tree.find(row->second) != element)
        found.add(parentTree, place,
                  "object " + std::to_string(numberOfObject(annotation)) + " leads to another element");
}

void check(Subject& file, Findings& found) {
    const Tree& tree = file.tree;
    for (const auto& [key, place] : file.content.taggedTwice) found.add(unique, place, named(key.second) + " is");
    for (const auto& [key, place] : file.content.tagged) checkContent(file, key, place, found);
    for (const auto& [key, element] : tree.ofContent) {
        if (element != noElement && !file.content.tagged.contains(key))
            found.add(onPage, placeOf(file, element, key.first), named(key.second) + " is not there");
    }
    for (const auto& [element, key] : tree.claimedTwice) {
        if (element != noElement)
            found.add(onPage, placeOf(file, element, key.first), named(key.second) + " is claimed twice");
    }
    for (size_t i = 0; i < tree.elements.size(); ++i) {
        for (const Kid& kid : tree.elements[i].kids) {
            if (kid.kind == Kid::Kind::object) checkAnnotation(file, i, kid.object, found);
        }
    }
    for (const auto& [form, drawn] : file.content.taggedForms) {
        if (drawn.second > 1)
            found.add(forms, drawn.first.place, "it is drawn " + std::to_string(drawn.second) + " times");
    }
}

}  // namespace

Family contentTagRules() {
    return {"Content and structure", {&unique, &inTree, &onPage, &parentTree, &forms}, check};
}

}  // namespace oordeel::verify
