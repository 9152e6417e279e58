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
    {"a percentage", "10%"},
    {"a number", "1.4"},
    {"a colour", "#b82a47"},
    {"a string", "\"– \""},
    {"a whole number from 1 to 6", "2"},
    {"a whole number from 1 to 100", "3"},
};

/// Where the words of the row do not show how a value is written. Names of properties alike have spaces between.
const std::vector<std::pair<std::string_view, Values>>& writtenOut() {
    static const std::vector<std::pair<std::string_view, Values>> all{
        {"font-size",
         {"9.5pt", "1.2em", "120%", "smaller", "larger", "xx-small", "x-small", "small", "medium", "large", "x-large",
          "xx-large"}},
        {"font-family", {"serif", "\"PT Mono\", monospace"}},
        {"font-weight", {"normal", "bold", "bolder", "lighter", "600"}},
        {"text-align", {"left", "right", "center", "justify", "start", "end", "\",\"", "\",\" center"}},
        {"font-variant-numeric", {"normal", "lining-nums tabular-nums", "oldstyle-nums proportional-nums"}},
        {"hyphenate-limit-chars", {"auto", "20", "8 4 4"}},
        {"letter-spacing", {"normal", ".5mm"}},
        {"word-spacing", {"normal", "2mm"}},
        {"line-height", {"normal", "1.6", "15pt", "120%"}},
        {"orphans widows", {"1", "3"}},
        {"background", {"none", "#c9dbe8"}},
        {"background-color", {"#c9dbe8"}},
        {"width min-width", {"24mm", "50%", "auto"}},
        {"max-width", {"24mm", "50%", "none"}},
        {"height min-height", {"12mm", "auto"}},
        {"hyphenate-limit-lines", {"no-limit", "1"}},
        {"size", {"A3", "A4", "A5", "letter", "A5 landscape", "portrait", "landscape", "85mm 54mm"}},
        {"page", {"auto", "wide"}},
        {"counter-reset counter-increment counter-set", {"none", "chapter", "chapter 4", "chapter 4 note"}},
        {"string-set", {"none", "title content()", "title \"§ \" attr(title)"}},
        {"content",
         {"none", "normal", "\"§ \"", "counter(chapter, upper-roman) \". \"", "counters(list-item, \".\")",
          "string(title)", "string(title, last)", "attr(title)", "target-counter(attr(href url), page)",
          "target-counter(attr(href url), list-item)", "target-text(attr(href url))", "leader(\" . \")",
          "leader(dotted)", "leader(solid)"}},
        {"margin", {"1em", "auto", "1em 5% 2em", "0 -3mm 1em 5%"}},
        {"padding", {"1em", "1mm 2mm", "1mm 2mm 0", "1mm 5% 0 2mm"}},
        {"border-width", {"thin", "medium", "thick", "1pt 0 0 3pt"}},
        {"border-style", {"none", "solid", "dashed", "dotted", "solid none none dashed"}},
        {"border-color", {"gray", "#b82a47 transparent", "red green blue", "red green blue gray"}},
        {"border-radius", {"2mm", "2mm 0", "2mm 0 1mm", "2mm 0 0 1mm"}},
        {"border border-top border-right border-bottom border-left",
         {"none", "1pt solid", ".5pt dashed #1f3f5e", "dotted"}},
        {"font", {"10pt/1.4 serif", "italic small-caps bold 12pt Vollkorn, \"PT Serif\", serif"}},
        {"font-variant", {"normal", "small-caps", "small-caps tabular-nums"}},
        {"text-decoration text-decoration-line", {"none", "underline", "line-through", "underline line-through"}},
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
     "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
     "<meta name=\"author\" content=\"Inspectorate\">\n<title>Letter</title>\n"
     "<link rel=\"stylesheet\" href=\"letter.css\">\n<style>p { orphans: 3 }</style>\n</head>\n"
     "<body><p>Text</p></body>\n</html>"},
    {"ul", "<ul><li>One</li></ul>"},
    {"ol", "<ol start=\"3\" type=\"a\"><li>Three</li></ol>\n<ol reversed><li>Last</li></ol>"},
    {"li", "<ol><li value=\"5\">Five</li></ol>"},
    {"dl dt dd", "<dl><dt>Term</dt><dd>What it means</dd></dl>"},
    {"blockquote", "<blockquote cite=\"https://example.org/plan\">\n<p>Text</p></blockquote>"},
    {"hr", "<p>One</p><hr><p>Two</p>"},
    {"br", "<p>One line<br>and the next</p>"},
    {"a", "<p>See <a href=\"#here\">below</a></p>\n<p id=\"here\">Text</p>"},
    {"del ins",
     "<p><del cite=\"https://example.org/7\"\ndatetime=\"2016-01-31\">Old</del>\n<ins cite=\"https://example.org/7\"\n"
     "datetime=\"2016-01-31\">new</ins></p>"},
    {"q", "<p>She said: <q cite=\"https://example.org/plan\">Text</q></p>"},
    {"time", "<time datetime=\"2016-01-31\">31 January</time>"},
    {"abbr", "<abbr title=\"for instance\">e.g.</abbr>"},
    {"figure figcaption", "<figure><p>Text</p>\n<figcaption>About it</figcaption></figure>"},
    {"table caption thead tbody tfoot tr th td",
     "<table>\n<caption>Scores</caption>\n<thead><tr><th id=\"name\" scope=\"col\" rowspan=\"2\">Name</th>\n"
     "<th scope=\"colgroup\" colspan=\"2\">Score</th></tr>\n<tr><th id=\"now\" scope=\"col\" abbr=\"2016\">In "
     "2016</th>\n"
     "<th id=\"next\" scope=\"col\">In 2017</th></tr></thead>\n"
     "<tbody><tr><th id=\"north\" headers=\"name\">North</th>\n<td headers=\"now north\">4</td>\n"
     "<td headers=\"next north\" rowspan=\"2\">5</td></tr>\n"
     "<tr><th scope=\"row\">South</th><td>3</td></tr></tbody>\n"
     "<tfoot><tr><td colspan=\"3\">Two in all</td></tr></tfoot>\n</table>"},
    {"colgroup col",
     "<table><colgroup span=\"1\"></colgroup>\n<colgroup><col span=\"2\"></colgroup>\n"
     "<tr><td>1</td><td>2</td><td>3</td></tr></table>"},
    {"section article header footer main nav aside div",
     "<main>\n<header>Header</header>\n<nav>Navigation</nav>\n<section>\n<article>Article</article>\n"
     "<aside>Aside</aside>\n</section>\n<div>Block</div>\n<footer>Footer</footer>\n</main>"},
    {"h1 h2 h3 h4 h5 h6",
     "<h1>First</h1>\n<h2>Second</h2>\n<h3>Third</h3>\n<h4>Fourth</h4>\n<h5>Fifth</h5>\n<h6>Sixth</h6>"},
    {"span strong b em i u s sub sup small cite code",
     "<p><span>Plain</span>, <strong>strong</strong>, <b>bold</b>,\n<em>stressed</em>, <i>italic</i>, "
     "<u>underlined</u>,\n"
     "<s>struck</s>, H<sub>2</sub>O, m<sup>2</sup>,\n<small>small</small>, <cite>a title</cite>, "
     "<code>code</code></p>"},
    {"pre", "<pre>kept   as\nit stands</pre>"},
    {"img", "<img src=\"seal.png\" alt=\"The seal\" width=\"96\" height=\"96\">"},
    {"meter", "<meter min=\"0\" max=\"24\" low=\"8\" high=\"16\"\noptimum=\"24\" value=\"18\">18 of 24</meter>"},
    {"svg g rect circle ellipse line polyline polygon path text tspan",
     "<svg role=\"img\" aria-label=\"Shapes\" width=\"180\" height=\"60\"\nviewBox=\"0 0 60 20\">\n"
     "<g fill=\"gray\" stroke=\"black\">\n<rect width=\"9\" height=\"9\" rx=\"1\"/>\n"
     "<circle cx=\"15\" cy=\"5\" r=\"4\"/>\n<ellipse cx=\"25\" cy=\"5\" rx=\"4\" ry=\"2\"/>\n"
     "<line x1=\"30\" x2=\"39\" y2=\"9\"/>\n<polyline points=\"40,0 45,9 49,0\"/>\n"
     "<polygon points=\"50,0 55,9 59,0\"/>\n<path d=\"M0 12h9v6z\"/></g>\n"
     "<text x=\"12\" y=\"18\" font-size=\"6\">Red\n<tspan font-weight=\"bold\">bar</tspan></text>\n</svg>"},
    {"title desc",
     "<svg width=\"27\" height=\"27\" viewBox=\"0 0 9 9\">\n<title>Bar</title>\n<desc>Half full</desc>\n"
     "<rect width=\"9\" height=\"9\"/></svg>"},
    {"defs pattern clippath",
     "<svg role=\"img\" aria-label=\"Half hatched\" width=\"20\" height=\"20\">\n"
     "<defs><pattern id=\"hatch\" width=\"4\" height=\"4\"\npatternUnits=\"userSpaceOnUse\" "
     "patternTransform=\"rotate(45)\">\n<path d=\"M2 0v4\" stroke=\"black\"/></pattern>\n"
     "<clipPath id=\"half\"><rect width=\"20\" height=\"10\"/></clipPath></defs>\n"
     "<circle cx=\"10\" cy=\"10\" r=\"9\" fill=\"url(#hatch)\"\nclip-path=\"url(#half)\"/></svg>"},
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
        {"mm", "millimetres", "20mm"},
        {"cm", "centimetres", "2cm"},
        {"in", "inches of 25.4mm", "1in"},
        {"pt", "points; 72 in an inch", "72pt"},
        {"px", "pixels of CSS; 96 in an inch", "96px"},
        {"pc", "picas of 12pt", "6pc"},
        {"q", "quarters of a millimetre", "80q"},
        {"em", "font sizes of the element; in font-size, of its parent", "8em"},
        {"rem", "font sizes of <html>", "8rem"},
    };
    return all;
}

const std::vector<Usage>& valueUsages() {
    static const std::vector<Usage> all{
        {"width: 50%", "a percentage: of the width of the box around it"},
        {"margin-left: calc(2 * (1em + 3mm) - 1pt)", "calc() with +, -, * and / between lengths and numbers"},
        {"color: #15a", "a colour in 3 hexadecimal digits, or 4 with opacity"},
        {"color: #113355dd", "a colour in 6 hexadecimal digits, or 8 with opacity"},
        {"color: rgb(31 63 94 / 80%)", "red, green and blue from 0 to 255, with opacity when wished"},
        {"color: rgba(31, 63, 94, .8)", "the same with commas; rgb and rgba are alike"},
        {"color: navy", "one of the 148 names of CSS colours"},
        {"background: transparent", "no colour"},
        {"border: 1pt solid currentColor", "the colour of the text"},
        {"margin: inherit", "as on the parent; every property takes this"},
        {"margin: initial", "the initial value; every property takes this"},
        {"margin: unset", "inherit when the property is inherited, otherwise initial; every property takes this"},
        {"color: maroon !important", "wins from declarations that are not important"},
        {"--accent: navy; color: var(--accent)", "a custom property and its use; it is inherited"},
        {"color: var(--own, #8a1335)", "with what to use where there is none"},
    };
    return all;
}

const std::vector<Usage>& selectorUsages() {
    static const std::string three = "<p>One</p><p>Two</p><p>Three</p>";
    static const std::string headed = "<h3>Title</h3><p>One</p><p>Two</p>";
    static const std::string note = "<p>Text<span class=\"foot\">Note.</span></p>";
    static const std::vector<Usage> all{
        {"*", "every element", "<p>Text</p>"},
        {"p", "elements by their name", "<p>Text</p><div>Other</div>"},
        {".note", "by a word of their class attribute", "<p>Text</p><p class=\"small note\">Note</p>"},
        {"#summary", "by their id", "<p>Text</p><p id=\"summary\">Summary</p>"},
        {"[lang]", "that have the attribute", "<p lang=\"nl\">Tekst</p><p>Text</p>"},
        {"[lang=\"nl\"]", "whose attribute is this", "<p lang=\"nl\">Tekst</p><p lang=\"fr\">Texte</p>"},
        {"[class~=\"note\"]", "whose attribute holds this word", "<p>Text</p><p class=\"small note\">Note</p>"},
        {"[href^=\"http\"]", "whose attribute begins so",
         "<p><a href=\"https://example.org\">site</a> <a href=\"#content\">page</a></p>"},
        {"[href$=\".pdf\"]", "whose attribute ends so",
         "<p><a href=\"https://example.org/a.pdf\">PDF</a> <a href=\"#content\">page</a></p>"},
        {"[title*=\"score\"]", "whose attribute holds this", "<p title=\"The scores\">Scores</p><p>Text</p>"},
        {"[lang|=\"nl\"]", "whose attribute is this, or begins with this and a hyphen",
         "<p lang=\"nl-BE\">Tekst</p><p lang=\"fr\">Texte</p>"},
        {"td.number[colspan]", "all conditions on one element",
         "<table><tr><td>4</td><td>5</td></tr><tr><td class=\"number\" colspan=\"2\">9</td></tr></table>"},
        {"table p", "p anywhere inside table", "<p>One</p><table><tr><td><p>Two</p></td></tr></table>"},
        {"li > p", "p directly inside li", "<ul><li><p>One</p><div><p>Two</p></div></li></ul>"},
        {"h3 + p", "p right after h3", headed},
        {"h3 ~ p", "p somewhere after h3 under the same parent", headed},
        {"h3, p", "either", "<h3>Title</h3><p>One</p><div>Two</div>"},
        {":root", "<html>"},
        {"p:empty", "without elements and text inside; here it gets 3mm of height", "<p>One</p><p></p>"},
        {"p:first-child", "the first element of its parent", three},
        {"p:last-child", "the last element of its parent", three},
        {"p:nth-child(2n + 1)", "by place among its parent's elements; also odd, even and a number", three},
        {"p:not(.note, :first-child)", "elements for which none of these holds",
         "<p>One</p><p class=\"note\">Two</p><p>Three</p>"},
        {"p::before", "what content puts before the content of an element", "<p>Text</p>"},
        {"p::after", "what content puts after it", "<p>Text</p>"},
        {"li::marker", "the bullet or number of a list item", "<ul><li>One</li><li>Two</li></ul>"},
        {"span::footnote-call", "the reference in the text to a footnote", note},
        {"span::footnote-marker", "the number at the footnote", note},
    };
    return all;
}

const std::vector<Usage>& atRuleUsages() {
    static const std::string text = "<p>One</p><p>Two</p><p>Three</p>";
    static const std::string pages =
        "<p>One</p><p style=\"break-before: page\">Two</p><p style=\"break-before: page\">Three</p>";
    static const std::vector<Usage> all{
        {"@charset \"utf-8\";", "the only encoding; may be left out"},
        {"@import \"base.css\";", "another style sheet, found from this one; stands before all rules"},
        {"@media print { p { color: teal } }", "rules for print, screen or all; documents are set for print", text},
        {"@media screen { p { color: teal } }", "rules for the web edition alone", text},
        {"@page { size: A5; margin: 20mm }", "every page", pages},
        {"@page :first { margin-top: 90mm }", "the first page", pages},
        {"@page :left { margin-left: 50mm; margin-right: 10mm }", "pages with an even number", pages},
        {"@page :right { margin-left: 50mm; margin-right: 10mm }", "pages with an odd number", pages},
        {"@page :blank { @top-center { content: \"blank\" } }", "pages left empty by break-before: left or right",
         "<p>One</p><p style=\"break-before: right\">Two</p>"},
        {"@page wide { size: A4 landscape }", "a type of page, for elements with page: wide",
         "<p>One</p><p style=\"page: wide\">Two</p>"},
        {"@page wide:first { counter-reset: page 1 }", "the first of a run of that type",
         "<p>One</p><p>Two</p><p style=\"page: wide\">Three</p>"},
        {"@page { @footnote { border-top: 2mm solid } }", "the footnotes of a page",
         "<p>One<span style=\"float: footnote\">Note</span></p>"},
    };
    return all;
}

}  // namespace oordeel::report
