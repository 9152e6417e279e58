// The specimen document: it prints without a word, and there is nothing in the subset that it does not show.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "base/file.h"
#include "css/selector.h"
#include "css/stylesheet.h"
#include "html/subset.h"
#include "report/make.h"

using namespace oordeel;

namespace {

const std::filesystem::path folder = PROJECT_DIR "/templates";

/// What the document and its sheets are made of.
struct Specimen {
    Sources sources;
    Diagnostics diagnostics;
    html::Document document;
    std::vector<css::StyleSheet> sheets;

    Specimen() {
        document = html::parse(add("specimen.html"), diagnostics);
        for (const html::StyleSheetReference& sheet : html::styleSheets(document)) {
            const Source& source =
                sheet.href.empty() ? report::embedded(sheet.text, sheet.at, sources) : add(sheet.href);
            sheets.push_back(css::parseStyleSheet(source, "print", diagnostics));
        }
    }

    std::set<std::string> elements() const {
        std::set<std::string> names;
        // The tree has SVG's own capitals, and the table has not.
        for (const html::Node& node : document.nodes) names.insert(node.name == "clipPath" ? "clippath" : node.name);
        return names;
    }

    /// With the longhands of each shorthand.
    std::set<std::string> properties() const {
        std::set<std::string> names;
        const auto take = [&](const std::vector<css::Declaration>& declarations) {
            for (const css::Declaration& declaration : declarations) {
                if (!declaration.property) continue;
                names.insert(declaration.name);
                for (const css::Property* longhand : declaration.property->longhands) names.insert(longhand->name);
            }
        };
        for (const css::StyleSheet& sheet : sheets) {
            for (const css::StyleRule& rule : sheet.rules) take(rule.declarations);
            for (const css::PageRule& page : sheet.pages) {
                take(page.declarations);
                for (const css::MarginRule& box : page.boxes) take(box.declarations);
            }
        }
        return names;
    }

  private:
    const Source& add(const std::string& name) { return sources.add(name, readFile(folder / name, 1 << 20)); }
};

}  // namespace

TEST_CASE("the specimen prints without a word, on upright and landscape pages") {
    Sources sources;
    Diagnostics diagnostics;
    const report::Printed printed =
        report::printFile(folder / "specimen.html", report::Output::pages, sources, diagnostics);
    CHECK(diagnostics.text() == "");
    CHECK(printed.pages > 10);
    CHECK(printed.bytes.find("595.276 x 841.89") != std::string::npos);
    CHECK(printed.bytes.find("841.89 x 595.276") != std::string::npos);
}

TEST_CASE("the specimen shows every element of the subset") {
    const Specimen specimen;
    CHECK(specimen.diagnostics.text() == "");
    const std::set<std::string> shown = specimen.elements();
    for (const html::Element& element : html::elements()) {
        INFO(element.name);
        // What a head says becomes members of the document.
        if (html::listHolds("head title meta link style", element.name)) continue;
        CHECK(shown.count(std::string(element.name)) == 1);
    }
}

TEST_CASE("the specimen uses every property that has something to show") {
    const std::set<std::string> used = Specimen().properties();
    constexpr std::string_view nothingToShow =
        "position box-decoration-break "   // have one value
        "counter-set "                     // counts lists that are cut in two, of which a report has none
        "font-variant-caps font-variant";  // PT Sans has no small capitals
    for (const css::Property& property : css::properties()) {
        if (property.isShorthand() || html::listHolds(nothingToShow, property.name)) continue;
        INFO(property.name);
        CHECK(used.count(property.name) == 1);
    }
}

TEST_CASE(
    "the specimen shows what no list of properties tells: merged borders, aligned figures, a photo, a drawing from a "
    "file") {
    const Specimen specimen;
    const std::string sheet = readFile(folder / "specimen.css", 1 << 20);
    CHECK(sheet.find("border-collapse: collapse") != std::string::npos);
    CHECK(sheet.find("text-align: \",\"") != std::string::npos);
    std::set<std::string> kinds;
    for (const html::Node& node : specimen.document.nodes) {
        const std::string* file = html::attribute(node, "src");
        if (file) kinds.insert(std::filesystem::path(*file).extension());
    }
    CHECK(kinds == std::set<std::string>{".jpg", ".svg"});
}

TEST_CASE("the specimen uses every kind of selector and pseudo-element") {
    const Specimen specimen;
    std::set<css::PseudoElement> pseudos;
    std::set<css::Simple::Kind> kinds;
    std::string combinators;
    for (const css::StyleSheet& sheet : specimen.sheets) {
        for (const css::StyleRule& rule : sheet.rules) {
            for (const css::Selector& selector : rule.selectors) {
                pseudos.insert(selector.pseudo);
                combinators += selector.combinators;
                for (const css::Compound& compound : selector.compounds) {
                    for (const css::Simple& simple : compound) kinds.insert(simple.kind);
                }
            }
        }
    }
    CHECK(pseudos.size() == css::pseudoElementCount);
    CHECK(kinds.size() == static_cast<size_t>(css::Simple::Kind::negation) + 1);
    for (const char c : {' ', '>', '+', '~'}) CHECK(combinators.find(c) != std::string::npos);
}
