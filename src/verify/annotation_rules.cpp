// Rules about annotations: links, notes, form fields.
#include <algorithm>
#include <cmath>

#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule kinds{"annotation-kinds",
                     {"6.3.1", "7.18.2", "28-006"},
                     "Annotations are of a type of ISO 32000-1 other than 3D, Sound, Screen, Movie or TrapNet"};
constexpr Rule flags{"annotation-flags", {"6.3.2"}, "Each annotation has flags that print it and hide it nowhere"};
constexpr Rule appearance{
    "annotation-appearance",
    {"6.3.3"},
    "Each annotation with a size, but links and pop-ups, has its looks with it, and only the normal ones"};
constexpr Rule tagged{"annotation-tagged",
                      {"", "7.18.1", "28-002"},
                      "Each annotation but links, form fields and printer's marks stands in an Annot element"};
constexpr Rule description{"annotation-contents",
                           {"", "7.18.1", "28-004", "14.9.3"},
                           "Each annotation but form fields says what it is: Contents, or Alt of its element"};
constexpr Rule linkTagged{"link-tagged", {"", "7.18.5", "28-011"}, "Each link stands in a Link element"};
constexpr Rule linkContents{"link-contents", {"", "7.18.5", "28-012"}, "Each link says where it leads: Contents"};
constexpr Rule tabs{"page-tabs",
                    {"", "7.18.3", "28-008"},
                    "On a page with annotations, the keyboard visits them in the order of the structure: Tabs is S"};
constexpr Rule widgetTagged{"field-tagged", {"", "7.18.4", "28-010"}, "Each form field stands in a Form element"};
constexpr Rule widgetName{"field-name",
                          {"", "7.18.1", "28-005", "14.9.3"},
                          "Each form field says what is to be filled in: TU, or Alt of its element"};
constexpr Rule printerMarks{
    "annotation-printer-marks", {"", "7.18.8", "28-017"}, "Printer's marks are not in the structure tree"};

constexpr std::string_view allowed[] = {"Text",     "Link",           "FreeText", "Line",        "Square",
                                        "Circle",   "Polygon",        "PolyLine", "Highlight",   "Underline",
                                        "Squiggly", "StrikeOut",      "Stamp",    "Caret",       "Ink",
                                        "Popup",    "FileAttachment", "Widget",   "PrinterMark", "Watermark"};

class Checker {
  public:
    Checker(Subject& file, size_t page, const Object& annotation, Findings& found)
        : file_(file), annotation_(annotation), place_(at(page, annotation)), found_(found) {
        kind_ = nameOf(entry(annotation, "/Subtype"));
        const auto row = file.tree.parents.find(integerOf(entry(annotation, "/StructParent"), -1));
        if (row != file.tree.parents.end()) element_ = file.tree.find(row->second);
    }

    void check() {
        if (std::find(std::begin(allowed), std::end(allowed), kind_) == std::end(allowed))
            found_.add(kinds, place_, "this is a " + quoted(kind_));
        checkFlags();
        checkAppearance();
        if (!isHidden()) checkTags();
    }

  private:
    std::string text(const char* key) const { return textOf(entry(annotation_, key)); }
    int flagsOf() const { return integerOf(entry(annotation_, "/F"), 0); }
    bool isHidden() const { return (flagsOf() & 2) != 0; }

    void checkFlags() {
        if (kind_ == "Popup" && !has(annotation_, "/F")) return;
        if (!has(annotation_, "/F")) return found_.add(flags, place_, "it has no F");
        struct Flag {
            int bit;
            bool wanted;
            const char* what;
        };
        constexpr Flag all[] = {{4, true, "is not printed"},
                                {1, false, "is invisible where its type is not known"},
                                {2, false, "is hidden"},
                                {32, false, "is not shown on the screen"},
                                {256, false, "may become hidden"}};
        for (const Flag& flag : all) {
            if (((flagsOf() & flag.bit) != 0) != flag.wanted) found_.add(flags, place_, std::string("it ") + flag.what);
        }
    }

    void checkAppearance() {
        const std::vector<Object> sides = itemsOf(entry(annotation_, "/Rect"));
        const auto side = [&](size_t i) { return i < sides.size() ? numberOf(sides[i]).value_or(0) : 0; };
        const bool hasSize = side(0) != side(2) || side(1) != side(3);
        Object looks = entry(annotation_, "/AP");
        if (!looks.isDictionary()) {
            if (hasSize && kind_ != "Popup" && kind_ != "Link") found_.add(appearance, place_, "it has no AP");
            return;
        }
        for (const std::string& key : looks.getKeys()) {
            if (key != "/N") found_.add(appearance, place_, "its AP has " + quoted(key.substr(1)));
        }
        const bool button = kind_ == "Widget" && nameOf(fieldEntry("/FT")) == "Btn";
        Object normal = entry(looks, "/N");
        if (button ? !normal.isDictionary() : !normal.isStream())
            found_.add(appearance, place_, button ? "its N is no dictionary of states" : "its N is no stream");
    }

    /// A key of a form field may stand at the field above it.
    Object fieldEntry(const char* key) const {
        Object at = annotation_;
        for (int steps = 0; steps < 64 && !has(at, key) && has(at, "/Parent"); ++steps) at = entry(at, "/Parent");
        return entry(at, key);
    }

    void checkTags() {
        const Tree& tree = file_.tree;
        const std::string_view around = tree.type(element_);
        const std::string standsIn =
            element_ == noElement ? "it stands in no element" : "it stands in " + std::string(around);
        const bool hasAlternative =
            element_ != noElement && !textOf(entry(tree.elements[element_].dictionary, "/Alt")).empty();
        if (kind_ == "Widget") {
            if (around != "Form") found_.add(widgetTagged, place_, standsIn);
            if (textOf(fieldEntry("/TU")).empty() && !hasAlternative) found_.add(widgetName, place_, "it does not");
        } else if (kind_ == "Link") {
            if (around != "Link") found_.add(linkTagged, place_, standsIn);
            if (text("/Contents").empty()) found_.add(linkContents, place_, "it does not");
        } else if (kind_ == "PrinterMark") {
            if (element_ != noElement) found_.add(printerMarks, place_, standsIn);
        } else if (kind_ != "Popup") {
            if (around != "Annot") found_.add(tagged, place_, standsIn);
            if (text("/Contents").empty() && !hasAlternative) found_.add(description, place_, "it does not");
        }
    }

    Subject& file_;
    Object annotation_;
    Place place_;
    Findings& found_;
    std::string kind_;
    size_t element_ = noElement;
};

void check(Subject& file, Findings& found) {
    for (size_t i = 0; i < file.pages.size(); ++i) {
        const Object page = file.pages[i].dictionary;
        const std::vector<Object> annotations = itemsOf(entry(page, "/Annots"));
        for (const Object& annotation : annotations) {
            if (isDictionary(annotation)) Checker(file, i + 1, annotation, found).check();
        }
        if (!annotations.empty() && nameOf(entry(page, "/Tabs")) != "S")
            found.add(tabs, at(i + 1, page), has(page, "/Tabs") ? "it is another" : "there is no Tabs");
    }
}

}  // namespace

Family annotationRules() {
    return {"Annotations",
            {&kinds, &flags, &appearance, &tagged, &description, &linkTagged, &linkContents, &tabs, &widgetTagged,
             &widgetName, &printerMarks},
            check};
}

}  // namespace oordeel::verify
