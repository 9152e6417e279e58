// The reference page: every example on it is executed, nothing of the tables is missing, and the page itself prints.
#include "report/reference.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "base/file.h"
#include "css/css.h"
#include "css/stylesheet.h"
#include "css/values.h"
#include "report/make.h"
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
    CHECK(exampleValues(property("text-align")) == Values{"left", "right", "center", "justify", "start", "end"});
    CHECK(exampleValues(property("margin-top")) == Values{"3mm", "50%", "auto"});
    CHECK(exampleValues(property("background-color")) == Values{"#1f3f5e"});
    CHECK(exampleValues(property("list-style-type")).back() == "\"– \"");
    CHECK(exampleValues(property("size")).front() == "A4");
    CHECK(exampleRule(property("size"), "A4") == "@page { size: A4 }");
    CHECK(exampleRule(property("orphans"), "3") == "p { orphans: 3 }");
}

TEST_CASE("a property, a value or an element that the page does not show is an error with its place") {
    CHECK(saidOf("p {\n  text-aline: left }") ==
          "page.css:2:3: error: unknown property \"text-aline\"; did you mean \"text-align\"?");
    CHECK(saidOf("p { text-align: middle }") ==
          "page.css:1:17: error: text-align does not take \"middle\"; write left, right, center, justify, start or "
          "end");
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

TEST_CASE("the page names every property, margin box, pseudo-element and element, with all examples") {
    const std::string page = reference();
    for (const css::Property& each : css::properties()) {
        INFO(each.name);
        CHECK(contains(page, "<code class=\"name\">" + each.name + "</code><br>" + escaped(each.about)));
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

TEST_CASE("the page prints without a word, and the command writes the same page") {
    const testing::Project project;
    const auto file = project.folder / "reference.html";
    REQUIRE(std::system(("'" OORDEEL_PROGRAM "' reference >'" + file.string() + "'").c_str()) == 0);
    CHECK(testing::readAll(file) == reference());
    Sources sources;
    Diagnostics diagnostics;
    const Printed printed = printFile(file, Output::pdf, sources, diagnostics);
    CHECK(diagnostics.text() == "");
    CHECK(printed.pages > 5);
    CHECK(printed.bytes.substr(0, 8) == "%PDF-1.7");
}
