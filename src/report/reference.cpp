#include "report/reference.h"

#include <algorithm>

#include "css/stylesheet.h"
#include "template/escape.h"

namespace oordeel::report {
namespace {

constexpr const char* head = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>HTML and CSS that oordeel sets</title>
<style>
@page {
  size: A4;
  margin: 18mm 16mm 20mm;
  @bottom-left { content: string(part); font-size: 8pt; color: #555; white-space: nowrap }
  @bottom-right { content: counter(page); font-size: 8pt; color: #555 }
}
html { font: 9pt/1.35 sans-serif; hyphens: none }
body { margin: 0 }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 3mm; string-set: part content() }
h2 { font-size: 13pt; margin: 8mm 0 2mm; string-set: part content() }
p { margin: 0 0 2mm; max-width: 150mm }
code, pre { font-family: monospace; font-size: 8pt }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
h2 ~ pre { margin-bottom: 4mm }
table { width: 100%; table-layout: fixed; border-collapse: collapse; margin: 0 0 4mm }
th, td { text-align: left; vertical-align: top; padding: 1mm 2mm 1mm 0; border-bottom: .4pt solid #bbb;
  overflow-wrap: anywhere }
thead th { border-bottom: 1pt solid #1f3f5e; vertical-align: bottom }
tbody th { font-weight: normal }
tr { break-inside: avoid }
.name { font-weight: bold }
</style>
</head>
<body>
<h1>HTML and CSS that oordeel sets</h1>
<p>What stands here can be used; everything else is refused with a message that names its place. This page is made from
the tables in the program, and a test executes every example on it.</p>
)html";

std::string escaped(std::string_view text) {
    std::string out;
    mustache::appendEscaped(out, text, mustache::Escaping::html);
    return out;
}

std::string code(std::string_view text) {
    return "<code>" + escaped(text) + "</code>";
}

std::string listing(std::string_view text) {
    return "<pre>" + escaped(text) + "</pre>";
}

std::string heading(const std::string& title, const std::string& text) {
    return "<h2>" + title + "</h2>\n" + (text.empty() ? "" : "<p>" + text + "</p>\n");
}

struct Column {
    const char *title, *width;
};

std::string tableHead(const std::vector<Column>& columns) {
    std::string out = "<table>\n<thead><tr>";
    for (const Column& column : columns) {
        out += std::string("<th scope=\"col\" style=\"width: ") + column.width + "\">" + column.title + "</th>";
    }
    return out + "</tr></thead>\n<tbody>\n";
}

/// Its cells hold HTML; the first one heads the row.
std::string tableRow(const std::vector<std::string>& cells) {
    std::string out = "<tr><th scope=\"row\">" + cells.front() + "</th>";
    for (size_t i = 1; i < cells.size(); ++i) out += "<td>" + cells[i] + "</td>";
    return out + "</tr>\n";
}

constexpr const char* tableEnd = "</tbody>\n</table>\n";

std::string usages(const char* title, const char* width, const std::vector<Usage>& all) {
    std::string out = tableHead({{title, width}, {"Meaning", "auto"}});
    for (const Usage& usage : all) out += tableRow({code(usage.code), escaped(usage.about)});
    return out + tableEnd;
}

/// Where a property may be written.
std::string places(const css::Property& property) {
    constexpr std::pair<css::Place, const char*> all[] = {{css::onElement, "elements"},
                                                          {css::onPage, "@page"},
                                                          {css::onMarginBox, "margin boxes"},
                                                          {css::onFootnoteArea, "@footnote"}};
    std::string out;
    for (const auto& [place, name] : all) {
        if (property.places & place) out += (out.empty() ? "" : ", ") + std::string(name);
    }
    return out;
}

std::string initial(const css::Property& property) {
    if (!property.isShorthand()) return code(property.initial) + (property.inherited ? "<br>inherited" : "");
    std::string out = "sets ";
    for (const css::Property* longhand : property.longhands) {
        out += (longhand == property.longhands.front() ? "" : ", ") + longhand->name;
    }
    return out;
}

std::string propertySection() {
    std::string out = heading("Properties", "The examples refer to the names that these rules give:");
    out += listing(exampleNames());
    out += tableHead({{"Property", "42mm"}, {"Takes", "40mm"}, {"Initial value", "32mm"}, {"Examples", "auto"}});
    for (const css::Property& property : css::properties()) {
        std::string examples;
        for (const std::string& value : exampleValues(property)) {
            examples += (examples.empty() ? "" : "\n") + property.name + ": " + value;
        }
        out += tableRow({"<code class=\"name\">" + property.name + "</code><br>" + escaped(property.about),
                         escaped(property.takes) + "<br>On " + places(property), initial(property), listing(examples)});
    }
    return out + tableEnd;
}

std::string marginBoxes() {
    std::string out;
    for (const std::string& box : css::marginBoxNames()) {
        if (box != "footnote") out += (out.empty() ? "" : ", ") + code("@" + box);
    }
    return heading("Margin boxes",
                   "Inside @page, each with a block of declarations; one that has content is printed: " +
                       code("@page { @top-left { content: string(title) } }") + ".") +
           "<p>" + out + "</p>\n";
}

/// SVG's own capitals, which the table of elements goes without.
std::string spelled(std::string_view name) {
    constexpr std::pair<std::string_view, std::string_view> capitals[] = {
        {"clippath", "clipPath"},
        {"viewbox", "viewBox"},
        {"preserveaspectratio", "preserveAspectRatio"},
        {"patternunits", "patternUnits"},
        {"patterntransform", "patternTransform"},
    };
    for (const auto& [low, written] : capitals) {
        if (low == name) return std::string(written);
    }
    return std::string(name);
}

/// "rel href" → "rel (required), href (required)".
std::string attributes(const html::Element& element) {
    std::string out;
    const auto add = [&](std::string_view list, bool onlyMissing) {
        for (size_t begin = 0; begin < list.size();) {
            const size_t end = std::min(list.find(' ', begin), list.size());
            const std::string_view name = list.substr(begin, end - begin);
            begin = end + 1;
            if (name.empty() || (onlyMissing && html::listHolds(element.attributes, name))) continue;
            out += (out.empty() ? "" : ", ") + spelled(name);
            if (html::listHolds(element.required, name)) out += " (required)";
        }
    };
    add(element.attributes, false);
    add(element.required, true);
    return out.empty() ? "–" : out;
}

std::string globalNames(bool inSvg) {
    std::string out;
    for (const std::string& name : html::globalAttributes(inSvg)) out += name + ", ";
    return out + "aria-… and data-…";
}

/// An example that several elements in a row share is shown once.
std::string elementSection(bool svg) {
    std::string out = tableHead({{"Element", "24mm"}, {"Attributes", "56mm"}, {"Example", "auto"}});
    std::string before;
    for (const html::Element& element : html::elements()) {
        if (element.svg != svg) continue;
        const std::string example = exampleOf(element);
        out += tableRow({"<code class=\"name\">" + spelled(element.name) + "</code>", attributes(element),
                         example == before ? "see the row above" : listing(example)});
        before = example;
    }
    return out + tableEnd;
}

}  // namespace

std::string reference() {
    return head + propertySection() + heading("Values", "Lengths are numbers with a unit; 0 needs none.") +
           usages("Unit", "24mm", units()) + usages("Declaration", "76mm", valueUsages()) + heading("Selectors", "") +
           usages("Selector", "60mm", selectorUsages()) + heading("Rules that begin with @", "") +
           usages("Rule", "88mm", atRuleUsages()) + marginBoxes() +
           heading("Elements of HTML", "Every element takes " + globalNames(false) + ".") + elementSection(false) +
           heading("Elements of SVG", "Inside svg, every element takes " + globalNames(true) + ".") +
           elementSection(true) + "</body>\n</html>\n";
}

}  // namespace oordeel::report
