// The reference page: every example on it is executed, nothing of the tables is missing, and the page itself prints.
#include "report/reference.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "base/file.h"
#include "css/css.h"
#include "css/stylesheet.h"
#include "css/values.h"
#include "layout/layout.h"
#include "report/make.h"
#include "report/reference_effects.h"
#include "support/project.h"
#include "template/escape.h"

using namespace oordeel;
using namespace oordeel::report;

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    mustache::appendEscaped(out, text, mustache::Escaping::html);
    return out;
}

/// The first line of what is said of a style sheet when a small document is set with it.
std::string saidOf(const std::string& css) {
    const Source page{"page.html",
                      "<!DOCTYPE html><html lang=en><head><title>t</title></head><body><h1 id=top title=T>Title</h1>"
                      "<p title=t>Text <a href=#top>above</a></p><ul><li>Item</li></ul></body></html>"};
    const Source sheet{"page.css", css};
    const Source other{"base.css", "p { orphans: 3 }"};
    Diagnostics diagnostics;
    html::Document document = html::parse(page, diagnostics);
    css::compute(document, {&sheet}, diagnostics, "print",
                 [&](std::string_view path, const Source&) { return path == "base.css" ? &other : nullptr; });
    const std::string text = diagnostics.text();
    return text.substr(0, text.find('\n'));
}

const css::Property& property(const char* name) {
    const css::Property* found = css::findProperty(name);
    REQUIRE(found);
    return *found;
}

std::vector<css::Selector> parsed(const std::string& selector) {
    const Source source{"page.css", selector + " { orphans: 3 }"};
    Diagnostics diagnostics;
    css::StyleSheet sheet = css::parseStyleSheet(source, "print", diagnostics);
    CHECK(diagnostics.text() == "");
    REQUIRE(sheet.rules.size() == 1);
    return sheet.rules[0].selectors;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// What is said, but for what some examples are there to show: words that stick out of their line, and kinds of letters
/// and figures that a face has not.
std::string saidOfOthers(const Diagnostics& diagnostics) {
    std::string out;
    for (const Diagnostic& each : diagnostics.all()) {
        const bool shown = contains(each.message, "out of its line") ||
                           contains(each.message, "has no small capitals") ||
                           contains(each.message, "its own figures are used");
        if (!shown) out += format(each);
    }
    return out;
}

text::Fonts& fonts() {
    static text::Fonts all;
    return all;
}

/// A piece of the page as it is set with the rules of the page, as text: what stands where, in which colour and shape.
std::string setWith(const std::string& rules, const std::string& html) {
    static const std::string page = reference();
    const size_t begin = page.find("<style>") + 7;
    const std::string head = page.substr(begin, page.find(exampleNames()) - begin) + exampleNames();
    const Source source{"page.html",
                        "<!DOCTYPE html><html lang=en><head><title>t</title></head><body><h1>T</h1><div class=shown>" +
                            html + "</div><p id=content>Text</p></body></html>"};
    const Source sheet{"page.css", head + "\n" + rules};
    Diagnostics diagnostics;
    html::Document document = html::parse(source, diagnostics);
    const css::Styles styles = css::compute(document, {&sheet}, diagnostics);
    const layout::Pages pages = layout::paginate(document, styles, fonts(), diagnostics);
    CHECK(saidOfOthers(diagnostics) == "");
    std::string out = layout::dump(pages, document);
    for (const layout::Mark& mark : pages.pages[0].marks) {
        if (const auto* run = std::get_if<layout::TextRun>(&mark.what)) out += " " + std::to_string(run->color.green);
        if (const auto* path = std::get_if<layout::Path>(&mark.what)) {
            for (const layout::PathSegment& segment : path->segments)
                out += " " + std::to_string(segment.points[0].x.units);
        }
    }
    return out;
}

/// The words in a row of the table that the property takes by themselves. None when it takes any name.
std::vector<std::string> wordsTaken(const css::Property& property) {
    std::vector<std::string> words;
    if (saidOf(exampleNames() + exampleRule(property, "anyname")) == "") return words;
    for (size_t begin = 0; begin < property.takes.size();) {
        const size_t end = std::min(property.takes.find_first_of(" ,()", begin), property.takes.size());
        const std::string word = property.takes.substr(begin, end - begin);
        begin = end + 1;
        if (!word.empty() && word.find_first_of("0123456789") == std::string::npos &&
            saidOf(exampleNames() + exampleRule(property, word)) == "") {
            words.push_back(word);
        }
    }
    return words;
}

bool anyHas(const std::vector<std::string>& values, const std::string& word) {
    return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
        for (size_t i = value.find(word); i != std::string::npos; i = value.find(word, i + 1)) {
            const auto letter = [&](size_t at) {
                return at < value.size() && (std::isalpha(value[at]) || value[at] == '-');
            };
            if (!(i > 0 && letter(i - 1)) && !letter(i + word.size())) return true;
        }
        return false;
    });
}

}  // namespace

TEST_CASE("every value that the page shows of a property is accepted") {
    for (const css::Property& each : css::properties()) {
        const auto values = exampleValues(each);
        CHECK(!values.empty());
        for (const std::string& value : values) {
            INFO(exampleRule(each, value));
            CHECK(saidOf(exampleNames() + "\n" + exampleRule(each, value)) == "");
        }
    }
}

TEST_CASE("the values are the words of the table and one of each kind that it names") {
    using Values = std::vector<std::string>;
    CHECK(exampleValues(property("text-align")) ==
          Values{"left", "right", "center", "justify", "start", "end", "\",\"", "\",\" center"});
    CHECK(exampleValues(property("margin-top")) == Values{"3mm", "10%", "auto"});
    CHECK(exampleValues(property("border-top-color")) == Values{"#b82a47"});
    CHECK(exampleValues(property("list-style-type")).back() == "\"– \"");
    CHECK(exampleValues(property("size")).front() == "A3");
    CHECK(exampleRule(property("size"), "A4") == "@page { size: A4 }");
    CHECK(exampleRule(property("orphans"), "3") == "p { orphans: 3 }");
}

TEST_CASE("every word that a property takes, and every function that its row names, is in an example") {
    for (const css::Property& each : css::properties()) {
        const auto values = exampleValues(each);
        for (const std::string& word : wordsTaken(each)) {
            INFO(each.name << ": " << word);
            CHECK(anyHas(values, word));
        }
        for (size_t end = each.takes.find("()"); end != std::string::npos; end = each.takes.find("()", end + 1)) {
            const size_t begin = each.takes.rfind(' ', end) + 1;
            INFO(each.name << ": " << each.takes.substr(begin, end - begin));
            CHECK(anyHas(values, each.takes.substr(begin, end - begin)));
        }
    }
}

TEST_CASE("what is shown of a property is not the same for all of its values") {
    for (const css::Property& each : css::properties()) {
        // They have one value, ask for letters that the page's own face lacks, or refuse what does not fit.
        if (html::listHolds(
                "overflow position box-decoration-break font-variant font-variant-caps font-variant-numeric",
                each.name))
            continue;
        std::vector<std::string> values = exampleValues(each);
        if (!each.isShorthand()) values.push_back(each.initial);
        std::set<std::string> looks;
        for (const std::string& value : values) {
            INFO(each.name << ": " << value);
            const Effect effect = effectOf(each, value, fonts());
            looks.insert(effect.html.starts_with("<svg") ? effect.html : setWith(effect.rules, effect.html));
        }
        INFO(each.name);
        CHECK(looks.size() > 1);
    }
}

TEST_CASE("what a selector chooses is to be seen") {
    for (const Usage& usage : selectorUsages()) {
        INFO(usage.code);
        const Effect effect = effectOfSelector(usage, "here");
        CHECK((usage.code == ":root") == effect.html.empty());
        if (!effect.html.empty()) CHECK(setWith(effect.rules, effect.html) != setWith("", effect.html));
    }
}

TEST_CASE("every at-rule and page selector has an example, and one that makes pages shows them") {
    std::string all;
    for (const Usage& usage : atRuleUsages()) {
        all += usage.code + "\n";
        INFO(usage.code);
        const bool shown = !usage.piece.empty() && contains(effectOfAtRule(usage, fonts()).html, "<rect");
        const bool forPages = usage.code.starts_with("@page") || usage.code.starts_with("@media");
        CHECK(shown == forPages);
    }
    for (const std::string& name : css::atRuleNames()) CHECK(contains(all, "@" + name));
    for (const std::string which : {":first", ":left", ":right", ":blank"}) CHECK(contains(all, which));
    for (const std::string medium : {"print", "screen"}) CHECK(contains(all, "@media " + medium));
}

TEST_CASE("every attribute of every element of HTML is in its example") {
    for (const html::Element& element : html::elements()) {
        if (element.svg || element.name == "svg") continue;
        std::string example = exampleOf(element);
        for (size_t begin = 0; begin < element.attributes.size();) {
            const size_t end = std::min(element.attributes.find(' ', begin), element.attributes.size());
            const std::string attribute(element.attributes.substr(begin, end - begin));
            begin = end + 1;
            INFO(element.name << " " << attribute);
            // What stands before a name in a tag is a space or a line end.
            std::replace(example.begin(), example.end(), '\n', ' ');
            CHECK((contains(example, " " + attribute + "=") || contains(example, " " + attribute + ">")));
        }
    }
}

TEST_CASE("a property, a value or an element that the page does not show is an error with its place") {
    CHECK(saidOf("p {\n  text-aline: left }") ==
          "page.css:2:3: error: unknown property \"text-aline\"; did you mean \"text-align\"?");
    CHECK(saidOf("p { text-align: middle }") ==
          "page.css:1:17: error: text-align does not take \"middle\"; write left, right, center, justify, start or "
          "end, after a sign in quotes when wished");
    CHECK(saidOf("p { size: A4 }") == "page.css:1:5: error: size is for pages; write it in @page { }");
}

TEST_CASE("every example of a value, a selector and an at-rule is accepted") {
    for (const Usage& usage : valueUsages()) {
        INFO(usage.code);
        CHECK(saidOf("p { " + usage.code + " }") == "");
    }
    for (const Usage& usage : selectorUsages()) {
        INFO(usage.code);
        CHECK(saidOf(usage.code + " { orphans: 3 }") == "");
    }
    for (const Usage& usage : atRuleUsages()) {
        INFO(usage.code);
        CHECK(saidOf(usage.code) == "");
    }
}

TEST_CASE("the units are those that the message on a wrong unit names") {
    std::vector<std::string> names;
    for (const Usage& usage : units()) {
        names.push_back(usage.code);
        CHECK(saidOf("p { margin-left: 1" + usage.code + " }") == "");
    }
    CHECK(saidOf("p { margin-left: 1ell }") ==
          "page.css:1:18: error: margin-left: \"ell\" is no unit of length; write " + css::orList(names));
}

TEST_CASE("the selectors show every kind, every comparison, every combinator and every pseudo-element") {
    std::set<css::Simple::Kind> kinds;
    std::set<css::PseudoElement> pseudos;
    std::string operations, combinators;
    for (const Usage& usage : selectorUsages()) {
        for (const css::Selector& selector : parsed(usage.code)) {
            pseudos.insert(selector.pseudo);
            combinators += selector.combinators;
            for (const css::Compound& compound : selector.compounds) {
                for (const css::Simple& simple : compound) {
                    kinds.insert(simple.kind);
                    if (simple.operation) operations += simple.operation;
                }
            }
        }
    }
    CHECK(kinds.size() == static_cast<size_t>(css::Simple::Kind::negation) + 1);
    CHECK(pseudos.size() == css::pseudoElementCount);
    for (const char c : {'=', '~', '^', '$', '*', '|'}) CHECK(contains(operations, {c}));
    for (const char c : {' ', '>', '+', '~'}) CHECK(contains(combinators, {c}));
}

TEST_CASE("every margin box takes what the page says of it") {
    for (const std::string& box : css::marginBoxNames()) {
        if (box == "footnote") continue;
        INFO(box);
        CHECK(saidOf(exampleNames() + "@page { @" + box + " { content: string(title) } }") == "");
    }
}

TEST_CASE("every example of an element is accepted and holds the element") {
    for (const html::Element& element : html::elements()) {
        const Source source{"example.html", exampleOf(element)};
        INFO(source.text);
        Diagnostics diagnostics;
        const html::Document document = html::parse(source, diagnostics);
        CHECK(diagnostics.text() == "");
        INFO(element.name);
        // The tree has SVG's own capitals, and the table has not.
        const auto isIt = [&](const html::Node& node) {
            return node.name == element.name || (element.name == "clippath" && node.name == "clipPath");
        };
        // The tree holds no <head>: what it says becomes members of the document.
        const bool ofHead = html::listHolds("head title meta link style", element.name) && !element.svg;
        CHECK((ofHead || std::any_of(document.nodes.begin(), document.nodes.end(), isIt)));
    }
}

TEST_CASE("every example of a drawing is drawn without a word") {
    const testing::Project project;
    for (const html::Element& element : html::elements()) {
        if (!element.svg && element.name != "svg") continue;
        INFO(exampleOf(element));
        project.write("example.html", "<!DOCTYPE html><html lang=en><head><title>t</title></head><body>" +
                                          exampleOf(element) + "</body></html>");
        Sources sources;
        Diagnostics diagnostics;
        const Printed printed = printFile(project.folder / "example.html", Output::pages, sources, diagnostics);
        CHECK(diagnostics.text() == "");
        CHECK(contains(printed.bytes, "  path "));
    }
}

TEST_CASE("the page names every property, margin box, pseudo-element and element, with all examples") {
    const std::string page = reference();
    for (const css::Property& each : css::properties()) {
        INFO(each.name);
        CHECK(contains(page, "<code id=\"" + each.name + "\">" + each.name + "</code>"));
        CHECK(contains(page, "<a href=\"#" + each.name + "\">"));
        CHECK(contains(page, escaped(each.about)));
        CHECK(contains(page, escaped(each.takes)));
        for (const std::string& value : exampleValues(each)) CHECK(contains(page, escaped(each.name + ": " + value)));
    }
    for (const std::string& box : css::marginBoxNames()) CHECK(contains(page, "@" + box));
    for (const html::Element& element : html::elements()) {
        INFO(element.name);
        CHECK(contains(page, escaped(exampleOf(element))));
        for (size_t i = 0, end; i < element.attributes.size() && !element.svg && element.name != "svg"; i = end + 1) {
            end = std::min(element.attributes.find(' ', i), element.attributes.size());
            CHECK(contains(page, std::string(element.attributes.substr(i, end - i))));
        }
    }
}

TEST_CASE("the page prints without a word but of what its examples show, and the command writes the same page") {
    const testing::Project project;
    const auto file = project.folder / "reference.html";
    REQUIRE(std::system(("'" OORDEEL_PROGRAM "' reference >'" + file.string() + "'").c_str()) == 0);
    CHECK(testing::readAll(file) == reference());
    Sources sources;
    Diagnostics diagnostics;
    const Printed printed = printFile(file, Output::pdf, sources, diagnostics);
    CHECK(saidOfOthers(diagnostics) == "");
    CHECK(printed.pages > 5);
    CHECK(printed.bytes.substr(0, 8) == "%PDF-1.7");
}
