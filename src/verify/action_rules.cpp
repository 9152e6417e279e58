// Rules about what a file may make a reader do.
#include <algorithm>
#include <set>

#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule kinds{"action-kinds",
                     {"6.5.1"},
                     "Actions lead somewhere or send a form; none starts a program, a script, a sound or a film"};
constexpr Rule named{"action-named", {"6.5.1"}, "Named actions are NextPage, PrevPage, FirstPage or LastPage"};
constexpr Rule additional{
    "action-additional", {"6.5.2", "", "", "12.6.3"}, "The catalog and the pages have no additional actions"};
constexpr Rule fields{"action-fields", {"6.4.1"}, "Form fields have no actions"};

class Checker {
  public:
    explicit Checker(Findings& found) : found_(found) {}

    /// An action and those that follow it.
    void check(const Object& action, const Place& place) {
        std::vector<Object> open{action};
        while (!open.empty()) {
            const Object next = open.back();
            open.pop_back();
            if (!isDictionary(next)) continue;  // a destination
            if (next.isIndirect() && !seen_.insert(next.getObjGen()).second) continue;
            checkOne(next, place);
            const std::vector<Object> following = itemsOf(entry(next, "/Next"));
            open.insert(open.end(), following.begin(), following.end());
        }
    }

    /// The actions of a dictionary of additional actions.
    void checkAll(Object dictionary, const Place& place) {
        if (!dictionary.isDictionary()) return;
        for (const std::string& key : dictionary.getKeys()) check(entry(dictionary, key), place);
    }

  private:
    void checkOne(const Object& action, Place place) {
        constexpr std::string_view allowed[] = {"GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"};
        constexpr std::string_view names[] = {"NextPage", "PrevPage", "FirstPage", "LastPage"};
        const std::string kind = nameOf(entry(action, "/S")), name = nameOf(entry(action, "/N"));
        if (action.isIndirect()) place.object = numberOfObject(action);
        if (std::find(std::begin(allowed), std::end(allowed), kind) == std::end(allowed))
            found_.add(kinds, place, "one is of type " + quoted(kind));
        if (kind == "Named" && std::find(std::begin(names), std::end(names), name) == std::end(names))
            found_.add(named, place, "one is " + quoted(name));
    }

    Findings& found_;
    std::set<QPDFObjGen> seen_;
};

void checkOutline(const Object& root, Checker& checker) {
    std::vector<Object> open{entry(root, "/First")};
    std::set<QPDFObjGen> seen;
    while (!open.empty()) {
        const Object item = open.back();
        open.pop_back();
        if (!isDictionary(item) || !seen.insert(item.getObjGen()).second) continue;
        checker.check(entry(item, "/A"), at(item));
        open.push_back(entry(item, "/Next"));
        open.push_back(entry(item, "/First"));
    }
}

void check(Subject& file, Findings& found) {
    Checker checker(found);
    checker.check(entry(file.catalog, "/OpenAction"), at(file.catalog));
    checker.checkAll(entry(file.catalog, "/AA"), at(file.catalog));
    if (has(file.catalog, "/AA")) found.add(additional, at(file.catalog), "the catalog has AA");
    for (const auto& [name, script] : treeEntries(entry(entry(file.catalog, "/Names"), "/JavaScript"), "/Names"))
        checker.check(script, at(script));
    checkOutline(entry(file.catalog, "/Outlines"), checker);
    for (size_t i = 0; i < file.pages.size(); ++i) {
        const Object page = file.pages[i].dictionary;
        if (has(page, "/AA")) found.add(additional, at(i + 1, page), "the page has AA");
        checker.checkAll(entry(page, "/AA"), at(i + 1, page));
        for (const Object& annotation : itemsOf(entry(page, "/Annots"))) {
            const Place place = at(i + 1, annotation);
            checker.check(entry(annotation, "/A"), place);
            checker.checkAll(entry(annotation, "/AA"), place);
            if (nameOf(entry(annotation, "/Subtype")) == "Widget" && (has(annotation, "/A") || has(annotation, "/AA")))
                found.add(fields, place, "the field has A or AA");
        }
    }
    std::vector<Object> open = itemsOf(entry(entry(file.catalog, "/AcroForm"), "/Fields"));
    std::set<QPDFObjGen> seen;
    while (!open.empty()) {
        const Object field = open.back();
        open.pop_back();
        if (!isDictionary(field) || (field.isIndirect() && !seen.insert(field.getObjGen()).second)) continue;
        if (has(field, "/AA") && nameOf(entry(field, "/Subtype")) != "Widget")
            found.add(fields, at(field), "the field has AA");
        const std::vector<Object> kids = itemsOf(entry(field, "/Kids"));
        open.insert(open.end(), kids.begin(), kids.end());
    }
}

}  // namespace

Family actionRules() {
    return {"Actions", {&kinds, &named, &additional, &fields}, check};
}

}  // namespace oordeel::verify
