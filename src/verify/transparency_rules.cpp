// Rules about what shines through.
#include <algorithm>

#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule modes{"blend-modes", {"6.2.10", "", "", "11.3.5"}, "Blend modes are those of ISO 32000-1"};
constexpr Rule space{"blend-space",
                     {"6.2.10"},
                     "Where something shines through and there is no output intent, the page says in which colours"};

constexpr std::string_view known[] = {"Normal",    "Compatible", "Multiply",   "Screen",    "Overlay",   "Darken",
                                      "Lighten",   "ColorDodge", "ColorBurn",  "HardLight", "SoftLight", "Difference",
                                      "Exclusion", "Hue",        "Saturation", "Color",     "Luminosity"};

void check(Subject& file, Findings& found) {
    for (const Met& met : file.content.states) {
        for (const Object& mode : itemsOf(entry(met.object, "/BM"))) {
            if (std::find(std::begin(known), std::end(known), nameOf(mode)) == std::end(known))
                found.add(modes, met.place, "one is " + quoted(nameOf(mode)));
        }
    }
    if (!file.intendedColours.empty()) return;
    for (const auto& [page, place] : file.content.transparent) {
        if (!has(entry(file.pages[page - 1].dictionary, "/Group"), "/CS")) found.add(space, place, "the page does not");
    }
}

}  // namespace

Family transparencyRules() {
    return {"Transparency", {&modes, &space}, check};
}

}  // namespace oordeel::verify
