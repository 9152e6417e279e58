// On what each property shows itself best: small pieces of HTML, and small documents for what happens to pages.
#include "report/reference_effects.h"

#include <algorithm>

#include "html/subset.h"
#include "template/escape.h"

namespace oordeel::report {
namespace {

/// `@` in the HTML stands where the element takes the declaration.
struct Stage {
    std::string_view names, html;
    std::string_view with = {};  ///< declarations before the example's
};

constexpr std::string_view lines =
    "<p @>The inspectors read twelve files and spoke with nine people who do the work.</p>";
constexpr std::string_view box = "<p class=\"area\" @>Twelve files<br>in 2016</p>";
constexpr std::string_view boxInBox = "<div class=\"around\"><p class=\"area\" @>Twelve files</p></div>";
constexpr std::string_view dutch =
    "<p lang=\"nl\" class=\"narrow\" @>Kinder&shy;bescherming, samenwerkingsafspraken en jeugdgezondheidszorg.</p>";
constexpr std::string_view list = "<ul @><li>Files</li><li>People</li></ul>";
constexpr std::string_view table =
    "<table class=\"cells\" @><caption>Files read</caption><tr><td>2015</td><td>twelve</td></tr>"
    "<tr><td>2016</td><td>a hundred and twenty</td></tr></table>";

/// For tables, for the parts of a table that hold cells, and for cells.
constexpr Stage tables = {"",
                          "<div class=\"around\"><div class=\"area\" @><span class=\"cell\">Files</span></div>"
                          "<div class=\"area\" @><span class=\"cell\">and people</span></div></div>"};
constexpr Stage rows = {"",
                        "<div class=\"around table\"><div class=\"area\" @><span class=\"cell\">Files</span></div>"
                        "<div class=\"area\" @><span class=\"cell\">and people</span></div></div>"};
constexpr Stage cells = {"",
                         "<div class=\"around table\"><span class=\"area\" @>Files</span> <span class=\"area\" "
                         "@>and people</span></div>"};

constexpr Stage stages[] = {
    {"font-size font-weight", "<p>Twelve <span @>files</span></p>"},
    {"line-height", "<p class=\"area\" @>Twelve files<br>in 2016</p>"},
    {"font", "<p @>Twelve files<br>in 2016</p>"},
    {"font-variant font-variant-caps font-variant-numeric", "<p @>Twelve files in 2016</p>",
     "font-family: Vollkorn, 'PT Serif', serif"},
    {"text-align", lines},
    {"text-indent", lines},
    {"text-wrap",
     "<p class=\"measured\" @>It is for the organisation to say in a plan how responsibilities are shared.</p>"},
    {"white-space", "<p class=\"narrow\" @>Files:   12\nPeople:   nine or ten</p>"},
    {"hyphens", dutch},
    {"hyphenate-limit-chars hyphenate-limit-lines", dutch, "hyphens: auto"},
    {"overflow-wrap", "<p class=\"narrow\" @>A verantwoordelijkheidsverdeling</p>"},
    {"list-style list-style-type list-style-position", list},
    {"vertical-align",
     "<table class=\"cells\"><tr><td>two<br>lines</td><td @>cell</td><td>text <small @>here</small></td></tr></table>"},
    {"display",
     "<div class=\"around\"><span class=\"area\" @>Files</span> <span class=\"area\" @>and people</span></div>"},
    {"margin margin-top margin-right margin-bottom margin-left", boxInBox},
    {"width max-width", boxInBox},
    {"min-width", boxInBox, "width: 6mm"},
    {"height min-height", box},
    {"box-sizing", boxInBox, "width: 24mm; padding: 0 4mm"},
    {"padding padding-top padding-right padding-bottom padding-left", box, "display: inline-block"},
    {"border border-top border-right border-bottom "
     "border-left position",
     box},
    {"border-radius border-top-left-radius border-top-right-radius border-bottom-right-radius "
     "border-bottom-left-radius",
     box, "padding: 1mm 2mm"},
    {"background background-color", box},
    {"border-width border-color border-top-width border-right-width border-bottom-width border-left-width "
     "border-top-color border-right-color border-bottom-color border-left-color",
     box, "border-style: solid"},
    {"border-style border-top-style border-right-style border-bottom-style border-left-style", box},
    {"border-collapse border-spacing caption-side", table},
    {"table-layout", table, "width: 100%"},
    {"counter-reset",
     "<div @><p class=\"counted\">Files</p><p class=\"counted\">People</p></div><p class=\"counted\">Work</p>"},
    {"counter-set", "<div class=\"anew\"><p class=\"counted\">Files</p><p class=\"counted\" @>People</p></div>"},
    {"counter-increment",
     "<div class=\"anew\"><p class=\"counting\" @>Files</p><p class=\"counting\" @>People</p></div>"},
};

/// Pages of 38 × 46 mm hold four lines; drawn at a quarter.
constexpr const char* smallPages =
    "@page { size: 38mm 46mm; margin: 6mm } @page wide { size: 60mm 46mm }\n"
    "html { font: 20pt/24pt \"PT Sans\", sans-serif; color: #1b232b } body { margin: 0 } p, h1 { margin: 0 }\n"
    "h1 { font: inherit; color: #b82a47; string-set: title content() } .mark { color: #b82a47 }\n"
    ".block { background: #8c96a1 }\n";

constexpr Stage pageStages[] = {
    {"page", "<p>A</p><p class=\"mark\" @>B</p><p>C</p>"},
    {"break-before", "<p>A</p><p>B</p><p class=\"mark\" @>C</p><p>D</p><p class=\"mark\" @>E</p>"},
    {"break-after", "<p>A</p><p class=\"mark\" @>B</p><p>C</p><p class=\"mark\" @>D</p><p>E</p>"},
    {"break-inside", "<p>A</p><p>B</p><div class=\"block\" @><p>C</p><p>D</p><p>E</p></div>"},
    {"orphans", "<p>A</p><p>B</p><p class=\"block\" @>C<br>D<br>E<br>F<br>G</p>"},
    {"widows", "<p class=\"block\" @>A<br>B<br>C<br>D<br>E<br>F</p>"},
    {"box-decoration-break", "<p>A</p><p>B</p><div @><p>C</p><p>D</p><p>E</p></div>",
     "border: 2pt solid; padding: 0 6pt"},
    {"float", "<p>A<span class=\"mark\" @>Note.</span></p>"},
};

std::string escaped(std::string_view text) {
    std::string out;
    mustache::appendEscaped(out, text, mustache::Escaping::html);
    return out;
}

std::string declared(const css::Property& property, const std::string& value) {
    return property.name + ": " + value;
}

/// The piece with the declarations at each place for them.
std::string filled(const Stage& stage, const std::string& declaration) {
    std::string style = "style=\"";
    if (!stage.with.empty()) style += std::string(stage.with) + "; ";
    style += escaped(declaration) + "\"";
    std::string out;
    for (const char c : stage.html) c == '@' ? out += style : out += c;
    return out;
}

template <size_t n>
const Stage* find(const Stage (&all)[n], const std::string& name) {
    const auto found = std::find_if(std::begin(all), std::end(all),
                                    [&](const Stage& stage) { return html::listHolds(stage.names, name); });
    return found == std::end(all) ? nullptr : found;
}

/// A class of its own for what content is given: a pseudo-element has no place for a style attribute.
Effect ofContent(const css::Property& property, const std::string& value) {
    std::string name = "content";
    for (const char c : value) name += std::isalnum(static_cast<unsigned char>(c)) ? std::string(1, c) : "-";
    return {"<p><a href=\"#content\" title=\"Values\" class=\"" + name + "\">content </a></p>",
            "." + name + "::after { " + declared(property, value) + " }\n", ""};
}

/// The parts of a selector list between the commas outside of brackets.
std::vector<std::string> alternatives(const std::string& selector) {
    std::vector<std::string> all(1);
    int depth = 0;
    for (const char c : selector) {
        if (c == '(' || c == '[') ++depth;
        if (c == ')' || c == ']') --depth;
        if (c == ',' && depth == 0) {
            all.emplace_back();
        } else {
            all.back() += c;
        }
    }
    return all;
}

}  // namespace

Effect effectOf(const css::Property& property, const std::string& value, text::Fonts& fonts) {
    const std::string declaration = declared(property, value);
    if (const Stage* stage = find(pageStages, property.name)) {
        return {miniature(smallPages, filled(*stage, declaration), 4, fonts), "",
                stage->with.empty() ? "" : "with " + std::string(stage->with)};
    }
    if (property.name == "string-set") {
        const std::string css =
            smallPages + std::string("@page { @top-right { content: string(title); font-size: 16pt } }");
        return {miniature(css, filled({"", "<h1 title=\"Two\" @>One</h1><p>A</p>"}, declaration), 4, fonts), "",
                "with @page { @top-right { content: string(title) } }"};
    }
    if (property.name == "bookmark-level") {
        return {outline(smallPages, filled({"", "<p @>Twelve files</p>"}, declaration), fonts), "", ""};
    }
    if (property.name == "size") {
        const std::string css = "@page { margin: 8mm; size: " + value +
                                " } html { font: 48pt/60pt \"PT Sans\", sans-serif } body, p { margin: 0 }";
        return {miniature(css, "<p>Text</p>", 10, fonts), "", ""};
    }
    if (property.name == "content") return ofContent(property, value);
    if (property.name == "display" && value.starts_with("table-")) {
        return {filled(value == "table-cell" ? cells : rows, declaration), "", "inside display: table"};
    }
    const Stage* stage = value == "table" ? &tables : find(stages, property.name);
    return {filled(stage ? *stage : Stage{"", "<p @>Twelve files in 2016</p>"}, declaration), "",
            stage && !stage->with.empty() ? "with " + std::string(stage->with) : ""};
}

Effect effectOfDeclaration(const Usage& usage) {
    return {filled({"", boxInBox}, usage.code), "", ""};
}

Effect effectOfAtRule(const Usage& usage, text::Fonts& fonts) {
    const std::string css =
        "@page { margin: 30mm; @bottom-center { content: counter(page) } font: 40pt/50pt \"PT Sans\", sans-serif }\n"
        "@page wide { margin: 30mm }\n"
        "html { font: 48pt/60pt \"PT Sans\", sans-serif } body, p { margin: 0 }\n";
    return {miniature(css + usage.code, usage.piece, 10, fonts), "", ""};
}

Effect effectOfSelector(const Usage& usage, const std::string& scope) {
    if (usage.piece.empty()) return {};
    const bool adds = usage.code.ends_with("::before") || usage.code.ends_with("::after");
    std::string selectors;
    for (const std::string& each : alternatives(usage.code)) {
        selectors += (selectors.empty() ? "." : ", .") + scope + " " + each.substr(each.find_first_not_of(' '));
    }
    const std::string mark = adds                                         ? "content: \"»\"; color: #b82a47"
                             : usage.code.find("::") != std::string::npos ? "color: #b82a47"
                                                                          : "background: #ffe08a; color: #b82a47";
    return {"<div class=\"" + scope + "\">" + usage.piece + "</div>", selectors + " { " + mark + " }\n", ""};
}

}  // namespace oordeel::report
