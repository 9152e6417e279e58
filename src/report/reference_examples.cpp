// What the reference page shows of each property, element, selector and rule; tests/reference.cpp executes all of it.
#include <algorithm>

#include "report/reference.h"

namespace oordeel::report {
namespace {

using Values = std::vector<std::string>;

/// Values for the kinds that rows of the property table name in words.
constexpr std::pair<std::string_view, std::string_view> kinds[] = {
    {"a length", "3mm"},
    {"one length", "3mm"},
    {"a percentage", "50%"},
    {"a number", "1.4"},
    {"a colour", "#1f3f5e"},
    {"a string", "\"– \""},
    {"a whole number from 1 to 6", "2"},
    {"a whole number from 1 to 100", "3"},
};

/// Where the words of the row do not show how a value is written. Names of properties alike have spaces between.
const std::vector<std::pair<std::string_view, Values>>& writtenOut() {
    static const std::vector<std::pair<std::string_view, Values>> all{
        {"font-size", {"9.5pt", "1.2em", "120%", "smaller", "larger", "xx-small", "xx-large"}},
        {"font-family", {"Carlito, \"DejaVu Sans\", sans-serif"}},
        {"font-weight", {"normal", "bold", "bolder", "lighter", "600"}},
        {"font-variant-numeric", {"normal", "tabular-nums", "oldstyle-nums proportional-nums"}},
        {"hyphenate-limit-chars", {"auto", "8", "8 3 3"}},
        {"size", {"A4", "A5 landscape", "85mm 54mm"}},
        {"page", {"auto", "wide"}},
        {"counter-reset counter-increment counter-set", {"none", "chapter", "chapter 4", "chapter 4 note"}},
        {"string-set", {"none", "title content()", "title \"§ \" attr(title)"}},
        {"content",
         {"none", "normal", "\"§ \"", "counter(chapter, upper-roman) \". \"", "counters(list-item, \".\")",
          "string(title)", "string(title, first-except)", "attr(title)", "target-counter(attr(href url), page)",
          "target-text(attr(href url))", "leader(\" . \")", "leader(dotted)"}},
        {"margin", {"1em", "1em auto", "1em 5% 2em", "0 -3mm 1em 5%"}},
        {"padding", {"1em", "1mm 2mm", "1mm 2mm 0", "1mm 5% 0 2mm"}},
        {"border-width", {"1pt", "thin medium", "thick 0 1pt", "1pt 0 0 3pt"}},
        {"border-style", {"solid", "none dashed", "dotted none solid", "solid none none dashed"}},
        {"border-color", {"gray", "#1f3f5e transparent", "red green blue", "red green blue black"}},
        {"border-radius", {"2mm", "2mm 0", "2mm 0 1mm", "2mm 0 0 1mm"}},
        {"border border-top border-right border-bottom border-left", {"none", "1pt solid", ".5pt dashed #1f3f5e"}},
        {"font", {"10pt/1.4 serif", "italic small-caps bold 12pt Carlito, sans-serif"}},
        {"font-variant", {"normal", "small-caps", "small-caps tabular-nums"}},
        {"list-style", {"square", "upper-roman inside", "\"– \" outside"}},
    };
    return all;
}

/// "left, right or a length" → left, right, a length.
Values parts(const std::string& takes) {
    Values found;
    for (size_t begin = 0; begin < takes.size();) {
        const size_t comma = std::min(takes.find(", ", begin), takes.size());
        const size_t word = std::min(takes.find(" or ", begin), takes.size());
        const size_t end = std::min(comma, word);
        if (takes.compare(begin, 3, "or ") == 0) begin += 3;
        found.push_back(takes.substr(begin, end - begin));
        begin = end + (end == comma ? 2 : 4);
    }
    return found;
}

/// Minimal pieces of HTML by the names of the elements they are for; any other element is written around a word.
constexpr std::pair<std::string_view, std::string_view> pieces[] = {
    {"html head title meta link style body",
     "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Letter</title>\n"
     "<link rel=\"stylesheet\" href=\"letter.css\">\n<style>p { orphans: 3 }</style>\n</head>\n"
     "<body><p>Text</p></body>\n</html>"},
    {"ul", "<ul><li>One</li></ul>"},
    {"ol", "<ol start=\"3\" type=\"a\"><li>Three</li></ol>\n<ol reversed><li>Last</li></ol>"},
    {"li", "<ol><li value=\"5\">Five</li></ol>"},
    {"dl dt dd", "<dl><dt>Term</dt><dd>What it means</dd></dl>"},
    {"blockquote", "<blockquote><p>Text</p></blockquote>"},
    {"hr", "<p>One</p><hr><p>Two</p>"},
    {"br", "<p>One line<br>and the next</p>"},
    {"a", "<p>See <a href=\"#here\">below</a></p>\n<p id=\"here\">Text</p>"},
    {"del ins", "<p><del datetime=\"2016-01-31\">Old</del> <ins>new</ins></p>"},
    {"time", "<time datetime=\"2016-01-31\">31 January</time>"},
    {"abbr", "<abbr title=\"for instance\">e.g.</abbr>"},
    {"figure figcaption", "<figure><p>Text</p>\n<figcaption>About it</figcaption></figure>"},
    {"table caption thead tbody tfoot tr th td",
     "<table>\n<caption>Scores</caption>\n<thead><tr><th scope=\"col\">Name</th>\n"
     "<th scope=\"col\">Score</th></tr></thead>\n<tbody><tr><th scope=\"row\">North</th>\n<td>4</td></tr></tbody>\n"
     "<tfoot><tr><td colspan=\"2\">One in all</td></tr></tfoot>\n</table>"},
    {"colgroup col", "<table><colgroup><col span=\"2\"></colgroup>\n<tr><td>1</td><td>2</td></tr></table>"},
    {"img", "<img src=\"seal.png\" alt=\"The seal\" width=\"96\" height=\"96\">"},
    {"meter", "<meter min=\"0\" max=\"24\" value=\"18\">18 of 24</meter>"},
    {"svg g rect circle ellipse line polyline polygon path text tspan",
     "<svg role=\"img\" aria-label=\"Shapes\" width=\"60\" height=\"20\"\nviewBox=\"0 0 60 20\">\n"
     "<g fill=\"gray\" stroke=\"black\">\n<rect width=\"9\" height=\"9\" rx=\"1\"/>\n"
     "<circle cx=\"15\" cy=\"5\" r=\"4\"/>\n<ellipse cx=\"25\" cy=\"5\" rx=\"4\" ry=\"2\"/>\n"
     "<line x1=\"30\" x2=\"39\" y2=\"9\"/>\n<polyline points=\"40,0 45,9 49,0\"/>\n"
     "<polygon points=\"50,0 55,9 59,0\"/>\n<path d=\"M0 12h9v6z\"/></g>\n"
     "<text x=\"12\" y=\"18\" font-size=\"6\">Red\n<tspan font-weight=\"bold\">bar</tspan></text>\n</svg>"},
    {"title desc",
     "<svg width=\"9\" height=\"9\"><title>Bar</title>\n<desc>Half full</desc>\n"
     "<rect width=\"9\" height=\"9\"/></svg>"},
    {"defs pattern clippath",
     "<svg role=\"img\" aria-label=\"Hatched\" width=\"9\" height=\"9\">\n<defs><pattern id=\"hatch\" width=\"2\" "
     "height=\"2\"\npatternUnits=\"userSpaceOnUse\">\n<path d=\"M0 0h1v2h-1z\"/></pattern>\n"
     "<clipPath id=\"cut\"><circle r=\"9\"/></clipPath></defs>\n"
     "<rect width=\"9\" height=\"9\" fill=\"url(#hatch)\"/></svg>"},
};

}  // namespace

std::vector<std::string> exampleValues(const css::Property& property) {
    for (const auto& [names, values] : writtenOut()) {
        if (html::listHolds(names, property.name)) return values;
    }
    Values values = parts(property.takes);
    for (std::string& value : values) {
        const auto kind =
            std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& k) { return k.first == value; });
        if (kind != std::end(kinds)) value = kind->second;
    }
    return values;
}

std::string exampleRule(const css::Property& property, const std::string& value) {
    const std::string subject = !(property.places & css::onElement) ? "@page"
                                : property.name == "content"        ? "a::after"
                                                                    : "p";
    return subject + " { " + property.name + ": " + value + " }";
}

const std::string& exampleNames() {
    static const std::string rules =
        "@page wide { size: A4 landscape }\n"
        "h1 { string-set: title content(); counter-increment: chapter }";
    return rules;
}

std::string exampleOf(const html::Element& element) {
    // HTML and SVG both have a <title>.
    const bool ofSvg = element.svg;
    for (const auto& [names, piece] : pieces) {
        if (html::listHolds(names, element.name) && (!ofSvg || piece.starts_with("<svg"))) return std::string(piece);
    }
    const std::string name(element.name);
    return "<" + name + ">Text</" + name + ">";
}

const std::vector<Usage>& units() {
    static const std::vector<Usage> all{
        {"mm", "millimetres"},
        {"cm", "centimetres"},
        {"in", "inches of 25.4mm"},
        {"pt", "points; 72 in an inch"},
        {"px", "pixels of CSS; 96 in an inch"},
        {"pc", "picas of 12pt"},
        {"q", "quarters of a millimetre"},
        {"em", "font sizes of the element; in font-size, of its parent"},
        {"rem", "font sizes of <html>"},
    };
    return all;
}

const std::vector<Usage>& valueUsages() {
    static const std::vector<Usage> all{
        {"width: 50%", "a percentage: of the width of the box around it"},
        {"margin-left: calc(2 * (1em + 3mm) - 1pt)", "calc() with +, -, * and / between lengths and numbers"},
        {"color: #15a", "a colour in 3 hexadecimal digits, or 4 with opacity"},
        {"color: #1155aa80", "a colour in 6 hexadecimal digits, or 8 with opacity"},
        {"color: rgb(31 63 94 / 50%)", "red, green and blue from 0 to 255, with opacity when wished"},
        {"color: rgb(31, 63, 94, .5)", "the same with commas"},
        {"color: teal", "one of the 148 names of CSS colours"},
        {"background: transparent", "no colour"},
        {"border-color: currentColor", "the colour of the text"},
        {"margin: inherit", "as on the parent; every property takes this"},
        {"margin: initial", "the initial value; every property takes this"},
        {"margin: unset", "inherit when the property is inherited, otherwise initial; every property takes this"},
        {"color: red !important", "wins from declarations without !important"},
        {"--accent: teal; color: var(--accent)", "a custom property and its use; it is inherited"},
        {"color: var(--own, #333)", "with what to use where there is none"},
    };
    return all;
}

const std::vector<Usage>& selectorUsages() {
    static const std::vector<Usage> all{
        {"*", "every element"},
        {"p", "elements by their name"},
        {".note", "by a word of their class attribute"},
        {"#summary", "by their id"},
        {"[lang]", "that have the attribute"},
        {"[lang=\"nl\"]", "whose attribute is this"},
        {"[class~=\"note\"]", "whose attribute holds this word"},
        {"[href^=\"http\"]", "whose attribute begins so"},
        {"[src$=\".png\"]", "whose attribute ends so"},
        {"[title*=\"score\"]", "whose attribute holds this"},
        {"[lang|=\"nl\"]", "whose attribute is this, or begins with this and a hyphen"},
        {"td.number[colspan]", "all conditions on one element"},
        {"table p", "p anywhere inside table"},
        {"li > p", "p directly inside li"},
        {"h1 + p", "p right after h1"},
        {"h1 ~ p", "p somewhere after h1 under the same parent"},
        {"h1, h2", "either"},
        {":root", "<html>"},
        {"p:empty", "without elements and text inside"},
        {"p:first-child", "the first element of its parent"},
        {"p:last-child", "the last element of its parent"},
        {"tr:nth-child(2n + 1)", "by place among its parent's elements; also odd, even and a number"},
        {"p:not(.note, :first-child)", "elements for which none of these holds"},
        {"p::before", "what content puts before the content of an element"},
        {"p::after", "what content puts after it"},
        {"li::marker", "the bullet or number of a list item"},
        {"span::footnote-call", "the reference in the text to a footnote"},
        {"span::footnote-marker", "the number at the footnote"},
    };
    return all;
}

const std::vector<Usage>& atRuleUsages() {
    static const std::vector<Usage> all{
        {"@charset \"utf-8\";", "the only encoding; may be left out"},
        {"@import \"base.css\";", "another style sheet, found from this one; stands before all rules"},
        {"@media print { p { color: black } }", "rules for print, screen or all; documents are set for print"},
        {"@page { size: A4; margin: 20mm }", "every page"},
        {"@page :first { margin-top: 50mm }", "the first page"},
        {"@page :left { margin-left: 30mm }", "pages with an even number"},
        {"@page :right { margin-right: 30mm }", "pages with an odd number"},
        {"@page :blank { margin: 0 }", "pages left empty by break-before: left or right"},
        {"@page wide { size: A4 landscape }", "a type of page, for elements with page: wide"},
        {"@page wide:first { counter-reset: page 1 }", "the first of a run of that type"},
        {"@page { @footnote { border-top: .5pt solid } }", "the footnotes of a page"},
    };
    return all;
}

}  // namespace oordeel::report
