// Rules about content streams: their operators, and that every mark is tagged or an artifact.
#include <algorithm>
#include <utility>

#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule legible{"content-readable", {"6.2.2", "", "", "7.8.2"}, "Content streams can be unpacked and read"};
constexpr Rule operators{
    "content-operators", {"6.2.2", "", "", "A.2"}, "Content streams use the operators of ISO 32000-1"};
constexpr Rule balance{"content-balance",
                       {"6.2.2", "", "", "8.4.2"},
                       "q and Q, BT and ET, BMC or BDC and EMC come in pairs within a stream"};
constexpr Rule depth{"content-depth", {"6.1.13"}, "No q stands within 28 others"};
constexpr Rule resources{"content-resources",
                         {"6.2.2", "", "", "7.8.3"},
                         "A stream that uses resources has a dictionary of its own for them"};
constexpr Rule hexStrings{
    "content-hex-strings", {"6.1.6", "", "", "7.3.4.3"}, "Hexadecimal strings in content hold whole bytes"};
constexpr Rule unmarked{"content-tagged",
                        {"6.7.3.3", "7.1", "01-005", "14.8.2.2"},
                        "All that is painted is tagged as content or marked as an artifact"};
constexpr Rule artifactInside{"content-artifact-inside", {"", "7.1", "01-003"}, "No artifact stands in tagged content"};
constexpr Rule tagInside{"content-tag-inside", {"", "7.1", "01-004"}, "No tagged content stands in an artifact"};
constexpr Rule language{
    "content-language", {"6.7.4", "7.2", "", "14.9.2"}, "Each Lang in content is a language tag such as nl or nl-NL"};

constexpr std::pair<Fault::Kind, const Rule*> rules[] = {
    {Fault::Kind::syntax, &legible},
    {Fault::Kind::unreadable, &legible},
    {Fault::Kind::unknownOperator, &operators},
    {Fault::Kind::unbalanced, &balance},
    {Fault::Kind::deep, &depth},
    {Fault::Kind::noResources, &resources},
    {Fault::Kind::oddHex, &hexStrings},
    {Fault::Kind::unmarked, &unmarked},
    {Fault::Kind::artifactInside, &artifactInside},
    {Fault::Kind::tagInside, &tagInside},
    {Fault::Kind::language, &language},
};

void check(Subject& file, Findings& found) {
    file.content = readContent(file);
    for (const Fault& fault : file.content.faults) {
        const auto rule =
            std::find_if(std::begin(rules), std::end(rules), [&](const auto& row) { return row.first == fault.kind; });
        found.add(*rule->second, fault.place, fault.what);
    }
}

}  // namespace

Family contentRules() {
    return {"Content",
            {&legible, &operators, &balance, &depth, &resources, &hexStrings, &unmarked, &artifactInside, &tagInside,
             &language},
            check};
}

}  // namespace oordeel::verify
