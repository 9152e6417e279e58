#include "verify/rule.h"

#include <utility>

namespace oordeel::verify {

const std::vector<Family>& families() {
    // Content is read before the families about what it shows, and after the tree that it is compared with.
    static const std::vector<Family> all{fileRules(),        limitRules(),   metadataRules(),   catalogRules(),
                                         structureRules(),   nestingRules(), tableRules(),      headingRules(),
                                         alternativeRules(), contentRules(), contentTagRules(), fontRules(),
                                         glyphRules(),       colourRules(),  imageRules(),      transparencyRules(),
                                         annotationRules(),  actionRules(),  embeddedRules()};
    return all;
}

const std::vector<PersonalRule>& personalRules() {
    static const std::vector<PersonalRule> all{
        {"7.1", "01", "Nothing that only decorates is tagged"},
        {"7.1", "01", "Nothing that a reader needs is an artifact"},
        {"7.1", "01", "The type of each tag fits what it holds"},
        {"7.1", "02", "Types of its own mean what the standard types they are mapped to mean"},
        {"7.1", "03", "Nothing flickers or flashes"},
        {"7.1", "04", "Nothing is told by colour, shape or place alone"},
        {"7.1", "05", "Sound and moving pictures can be had in another way too"},
        {"7.1", "06", "The title says which document this is"},
        {"7.2", "09", "The tags come in the order in which the document is read"},
        {"7.2", "11", "Each language is the one that the words are in"},
        {"7.3", "13", "Each picture that says something is a Figure"},
        {"7.3", "13", "The alternative of a Figure tells what the Figure tells"},
        {"7.4", "14", "All headings are tagged as such, at the level that they have"},
        {"7.5", "15", "Each header of a row or column is a TH, and what is no table is not tagged as one"},
        {"7.6", "16", "Each list is tagged as one, with the kind of its numbers or bullets"},
        {"7.7", "17", "Each formula is a Formula"},
        {"7.8", "18", "Running headers, footers and page numbers are artifacts"},
        {"7.9", "19", "Each note is a Note, and what points at it a Reference"},
        {"7.17", "27", "A long document has an outline or another way to find one's way"},
        {"7.18", "28", "Annotations come where they are read"},
    };
    return all;
}

void Findings::add(const Rule& rule, Place place, std::string what) {
    OfRule& ofRule = ofRules_[&rule];
    ++ofRule.count;
    for (const size_t kept : ofRule.kept) {
        Finding& same = all_[kept];
        if (same.what != what || same.place.page != place.page || same.place.object != place.object ||
            same.place.path != place.path)
            continue;
        ++same.times;
        return;
    }
    if (ofRule.kept.size() == shownOfRule) return;
    ofRule.kept.push_back(all_.size());
    all_.push_back({&rule, std::move(place), std::move(what)});
}

size_t Findings::count(const Rule& rule) const {
    const auto found = ofRules_.find(&rule);
    return found == ofRules_.end() ? 0 : found->second.count;
}

}  // namespace oordeel::verify
