// Rules about headings (ISO 14289-1, 7.4).
#include <algorithm>

#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule first{"heading-first", {"", "7.4.2", "14-002"}, "The first heading is H1"};
constexpr Rule gaps{"heading-gaps", {"", "7.4.2", "14-003"}, "No level is skipped on the way down: H3 follows H2"};
constexpr Rule one{"heading-one", {"", "7.4.4", "14-006"}, "No element holds two headings H"};
constexpr Rule mixed{"heading-mixed", {"", "7.4.4", "14-007"}, "Headings are all H, or all H1 to H6"};

void check(Subject& file, Findings& found) {
    const Tree& tree = file.tree;
    int level = 0;  // of the heading before
    size_t plain = noElement, numbered = noElement;
    for (size_t i = 0; i < tree.elements.size(); ++i) {
        const std::string_view type = tree.type(i);
        const auto place = [&] { return Place{0, numberOfObject(tree.elements[i].dictionary), tree.path(i)}; };
        const auto kids = std::count_if(tree.elements[i].contained.begin(), tree.elements[i].contained.end(),
                                        [&](size_t kid) { return tree.type(kid) == "H"; });
        if (kids > 1) found.add(one, place(), "it holds " + std::to_string(kids));
        if (type == "H") plain = i;
        if (type.size() != 2 || type[0] != 'H' || type[1] < '1' || type[1] > '6') continue;
        numbered = i;
        const int own = type[1] - '0';
        if (level == 0 && own != 1) found.add(first, place(), "it is H" + std::to_string(own));
        if (level > 0 && own > level + 1)
            found.add(gaps, place(), "H" + std::to_string(own) + " follows H" + std::to_string(level));
        level = own;
    }
    if (plain != noElement && numbered != noElement)
        found.add(mixed, {0, numberOfObject(tree.elements[plain].dictionary), tree.path(plain)},
                  "H stands beside " + std::string(tree.type(numbered)));
}

}  // namespace

Family headingRules() {
    return {"Headings", {&first, &gaps, &one, &mixed}, check};
}

}  // namespace oordeel::verify
