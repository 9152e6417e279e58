// Rules about the catalog: what the document as a whole says to a reader, and what it may not ask of one.
#include <set>

#include "verify/marks.h"
#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule marked{
    "catalog-marked", {"6.7.2.2", "6.2", "", "14.7.1"}, "The catalog says that the document is tagged: Marked is true"};
constexpr Rule suspects{"catalog-suspects", {"", "7.1", "01-007", "14.7.1"}, "Suspects is not true"};
constexpr Rule showTitle{"catalog-title",
                         {"", "7.1", "07-001", "12.2"},
                         "A reader is asked to show the title of the document: DisplayDocTitle is true"};
constexpr Rule language{
    "catalog-language", {"6.7.4", "7.2", "11-001", "14.9.2"}, "The catalog says the language of the document"};
constexpr Rule languageTags{
    "language-tags", {"6.7.4", "7.2", "", "14.9.2"}, "Each Lang is a language tag such as nl or nl-NL"};
constexpr Rule layers{"catalog-layers",
                      {"6.9", "7.10", "20-001"},
                      "Each configuration of layers has a name, its own, and orders all of them"};
constexpr Rule automaticLayers{
    "catalog-automatic-layers", {"6.9", "7.10", "20-003"}, "No layers appear by themselves: there is no AS"};
constexpr Rule presentations{
    "catalog-presentations", {"6.10"}, "There are no alternate presentations, and pages have no PresSteps"};
constexpr Rule requirements{"catalog-requirements", {"6.11"}, "The catalog asks nothing special of a reader"};
constexpr Rule xfa{"form-xfa", {"6.4.2", "7.15", "25-001"}, "There is no XFA form, and nothing needs rendering first"};
constexpr Rule appearances{
    "form-appearances", {"6.4.1"}, "A form does not ask a reader to draw its fields: NeedAppearances is not true"};

void checkLanguage(Subject& file, Findings& found) {
    const Object tag = entry(file.catalog, "/Lang");
    if (textOf(tag).empty()) found.add(language, at(file.catalog), isNull(tag) ? "there is no Lang" : "Lang is empty");
    for (const Object& object : file.objects) {
        // Lang stands in the catalog and in elements; properties in content are checked with the content.
        const Object value = entry(object, "/Lang");
        if (!isString(value) || textOf(value).empty()) continue;
        if (!isLanguageTag(textOf(value))) found.add(languageTags, at(object), quoted(textOf(value)));
    }
}

void checkLayers(Subject& file, Findings& found) {
    const Object properties = entry(file.catalog, "/OCProperties");
    std::vector<Object> configurations = itemsOf(entry(properties, "/Configs"));
    if (has(properties, "/D")) configurations.insert(configurations.begin(), entry(properties, "/D"));
    std::set<std::string> names;
    for (const Object& configuration : configurations) {
        const std::string name = textOf(entry(configuration, "/Name"));
        if (name.empty())
            found.add(layers, at(configuration), "one has no name");
        else if (!names.insert(name).second)
            found.add(layers, at(configuration), "two are named " + quoted(name));
        if (has(configuration, "/AS")) found.add(automaticLayers, at(configuration), "there is an AS");
        if (!has(configuration, "/Order")) continue;
        std::set<QPDFObjGen> ordered;
        std::vector<Object> open{entry(configuration, "/Order")};
        while (!open.empty()) {
            const Object object = open.back();
            open.pop_back();
            if (object.isIndirect() && !ordered.insert(object.getObjGen()).second) continue;
            if (!isArray(object)) continue;
            const std::vector<Object> items = itemsOf(object);
            open.insert(open.end(), items.begin(), items.end());
        }
        for (const Object& group : itemsOf(entry(properties, "/OCGs"))) {
            if (!ordered.contains(group.getObjGen()))
                found.add(layers, at(group), quoted(textOf(entry(group, "/Name"))) + " is not in its Order");
        }
    }
}

void check(Subject& file, Findings& found) {
    const Object catalog = file.catalog;
    const Object mark = entry(catalog, "/MarkInfo");
    if (!isTrue(entry(mark, "/Marked"))) found.add(marked, at(catalog), "it does not");
    if (isTrue(entry(mark, "/Suspects"))) found.add(suspects, at(catalog), "it is");
    if (!isTrue(entry(entry(catalog, "/ViewerPreferences"), "/DisplayDocTitle")))
        found.add(showTitle, at(catalog), "it is not");
    checkLanguage(file, found);
    checkLayers(file, found);
    if (has(entry(catalog, "/Names"), "/AlternatePresentations"))
        found.add(presentations, at(catalog), "the names list AlternatePresentations");
    for (size_t i = 0; i < file.pages.size(); ++i) {
        if (has(file.pages[i].dictionary, "/PresSteps"))
            found.add(presentations, at(i + 1, file.pages[i].dictionary), "it has PresSteps");
    }
    if (has(catalog, "/Requirements")) found.add(requirements, at(catalog), "it has Requirements");
    const Object form = entry(catalog, "/AcroForm");
    if (has(form, "/XFA")) found.add(xfa, at(form), "the form has XFA");
    if (isTrue(entry(catalog, "/NeedsRendering"))) found.add(xfa, at(catalog), "NeedsRendering is true");
    if (isTrue(entry(form, "/NeedAppearances"))) found.add(appearances, at(form), "it is");
}

}  // namespace

Family catalogRules() {
    return {"Catalog",
            {&marked, &suspects, &showTitle, &language, &languageTags, &layers, &automaticLayers, &presentations,
             &requirements, &xfa, &appearances},
            check};
}

}  // namespace oordeel::verify
