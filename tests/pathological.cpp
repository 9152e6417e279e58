// Documents that nobody should write, as a table of shapes: none crashes or hangs, none loses a letter, and what cannot
// be set says so. There are no clocks here: a shape that takes more than linear time makes this test one nobody waits
// for.
#include <catch2/catch.hpp>
#include <functional>
#include <map>

#include "support/sketch.h"

using namespace oordeel;

namespace {

std::string times(int n, const std::string& text) {
    std::string out;
    for (int i = 0; i < n; ++i) out += text;
    return out;
}

/// Like `times`, with every `#` replaced by a number.
std::string numbered(int n, const std::string& text) {
    std::string out;
    for (int i = 0; i < n; ++i) {
        for (const char c : text) out += c == '#' ? std::to_string(i) : std::string(1, c);
    }
    return out;
}

std::string nested(int depth, const std::string& open, const std::string& close, const std::string& core = "kern") {
    return times(depth, open) + core + times(depth, close);
}

struct Shape {
    const char* name;
    std::string body;
    std::string style;
    const char* error = "";  ///< part of what must be said; empty: nothing is wrong
};

bool isLetter(char32_t c) {
    return c > ' ' && c != 0xA0 && c != 0xAD && c != 0x200B;
}

/// The first text of the document that is not on the pages letter by letter; empty when all are.
std::string lost(const test::Laid& laid) {
    std::map<html::NodeId, std::u32string> set;
    for (const layout::Page& page : laid.pages.pages) {
        for (const layout::Mark& mark : page.marks) {
            const auto* run = std::get_if<layout::TextRun>(&mark.what);
            if (!run || mark.owner == html::noNode) continue;
            for (const char32_t c : run->text) {
                if (isLetter(c)) set[mark.owner] += c;
            }
        }
    }
    std::vector<html::NodeId> open{laid.document.body};
    while (!open.empty()) {
        const html::NodeId id = open.back();
        open.pop_back();
        const html::Node& node = laid.document[id];
        if (node.name == "svg") continue;
        open.insert(open.end(), node.children.begin(), node.children.end());
        if (node.kind != html::Node::Kind::text) continue;
        std::u32string written;
        for (const char32_t c : toUtf32(node.text)) {
            if (isLetter(c)) written += c;
        }
        if (written != set[id]) return node.text.substr(0, 60);
    }
    return {};
}

const char* offPaper = "this line runs off the paper";
const char* tooHigh = "does not fit on a page";

std::vector<Shape> shapes() {
    const std::string notes = ".n { float: footnote } .n::footnote-call { line-height: 0 } ";
    std::string laughs = ":root { --a0: 1pt;", chain = laughs;
    for (int i = 1; i < 30; ++i) {
        const std::string name = "--a" + std::to_string(i), last = "var(--a" + std::to_string(i - 1) + ") ";
        laughs += name + ":" + times(8, last) + ";";
        chain += name + ":" + last + ";";
    }
    return {
        // Depth
        {"blocks in blocks", nested(250, "<div>", "</div>"), ""},
        {"inlines in inlines", "<p>" + nested(250, "<span>", "</span>") + "</p>", "span { background: #eee }"},
        {"inline blocks in inline blocks", "<p>" + nested(60, "<span>", "</span>") + "</p>",
         "span { display: inline-block }"},
        {"lists in lists", nested(120, "<ul><li>a", "</li></ul>"), "ul { padding: 0 } li { list-style-type: none }"},
        {"tables in tables", nested(60, "<table><tr><td>a", "</td></tr></table>"), "td, th { padding: 0 }"},
        {"notes in notes", "<p>x" + nested(40, "<span class=n>n", "</span>") + "</p>", notes},
        {"brackets", "<p>x</p>", "p { width: " + nested(500, "calc(", ")", "1pt") + " }",
         "brackets are nested too deeply"},
        {"sizes that double with each level", nested(200, "<div>", "</div>"), "div { font-size: 2em }", offPaper},
        {"sizes that halve with each level", nested(200, "<div>", "</div>"), "div { font-size: .5em }"},
        // Length
        {"a word longer than the page", "<p>voor " + std::string(100'000, 'a') + " na</p>", "", offPaper},
        {"a word longer than the page, broken anywhere", "<p>voor " + std::string(100'000, 'a') + " na</p>",
         "p { overflow-wrap: anywhere }"},
        {"a word longer than the page, with hyphens", "<p>" + times(5'000, "lettergreep") + "</p>",
         "p { hyphens: auto }", offPaper},
        {"words that may not be parted", "<p>" + times(10'000, "woord&nbsp;") + "</p>", "", offPaper},
        {"white space that is kept", "<pre>" + std::string(20'000, ' ') + "x" + std::string(20'000, '\n') + "y</pre>",
         "pre { margin: 0 }", offPaper},
        {"a paragraph of a megabyte", "<p>" + times(38'000, "een alinea van een megabyte ") + "</p>",
         "p { text-align: justify; hyphens: auto }"},
        {"spans", "<p>" + times(50'000, "<span>ab</span> ") + "</p>", "span { background: #eee; padding: 0 1pt }"},
        {"forced lines", "<p>" + times(20'000, "a<br>") + "</p>", ""},
        {"soft hyphens", "<p>" + times(20'000, "a&shy;") + "</p>", ""},
        {"marks on one letter", "<p>a" + times(5'000, "\xCC\x81") + "</p>", "p { font-family: serif }"},
        // Number
        {"list items", "<ol>" + times(20'000, "<li>x</li>") + "</ol>", "ol { padding-left: 70pt }"},
        {"headings", numbered(2'000, "<h2 id=k#>Kop #</h2><p>x</p>"), "h2 { string-set: k content() }"},
        {"headings and nothing else", numbered(2'000, "<h2>Kop #</h2>"), "h2 { break-after: avoid }"},
        {"links", "<p>" + numbered(5'000, "<a href='https://example.org/#'>l#</a> ") + "</p>", ""},
        {"rows",
         "<table><thead><tr><th>k</th></tr></thead><tbody>" + numbered(10'000, "<tr><td>r#</td></tr>") +
             "</tbody></table>",
         ""},
        {"a row taller than the page",
         "<table><tr><td>" + times(300, "<p>aa</p>") + "</td><td>" + times(200, "b ") + "</td></tr></table>",
         "table { table-layout: fixed; width: 100% }"},
        {"footnotes of one line", "<p>x" + numbered(500, "<span class=n>n#</span>") + "</p><p>y</p>",
         notes + ".n::footnote-call { font-size: 0 }"},
        {"footnotes of a cell", "<table><tr><td>" + numbered(500, "x<span class=n>n#</span> ") + "</td></tr></table>",
         notes},
        {"a footnote of many pages", "<p>x<span class=n>" + times(3'000, "noot ") + "</span></p><p>y</p>", notes},
        {"selectors", times(100, "<p class=a>x</p>"), numbered(10'000, ".c# p, .a:not(.b#) > p { color: black } ")},
        {"points of a drawing",
         "<svg width=10 height=10 role=img aria-label=x><polyline points='" + times(50'000, "1,2 3,4 ") + "'/></svg>",
         ""},
        {"page breaks", times(5'000, "<p>x</p>"), "p { break-after: page }"},
        {"page types in turn", times(1'000, "<p>x</p><div>y</div>"), "p { page: a } @page a { margin-top: 90pt }"},
        {"counters", nested(100, "<div><p>x</p>", "</div>"),
         "div { counter-increment: a } p::before { content: counters(a, \".\") }", ""},
        // Exponents
        {"a billion laughs", "<p>x</p>", laughs + "} p { margin: var(--a29) }",
         "the variables of this value hold too much"},
        {"a chain of variables", times(500, "<p style='margin: var(--a29)'>x</p>"), chain + "}"},
        // Sizes
        {"margins of 350 km", "<p>x</p><p>y</p>", "p { margin: 1000000pt }", tooHigh},
        {"margins larger than that", "<p>x</p>", "p { margin: 1e9mm }", "larger than any page"},
        {"margins below zero", times(3'000, "<p>x</p>"), "p { margin: -1000pt }", offPaper},
        {"padding of 350 km", "<p>x</p>", "p { padding: 1000000pt }", tooHigh},
        {"no width", "<p>een twee</p>", "p { width: 0 }", "sticks"},
        {"a page of nothing", "<p>x</p>", "@page { size: 0 0 }", "a page is from 10mm to 5000mm"},
        {"a page smaller than its margins", "<p>x</p>", "@page { margin: 1000mm }", "leave no room for text"},
        {"lines without a height", "<p>" + times(10'000, "woord woord ") + "</p>", "p { line-height: 0 }"},
        {"letters without a size", times(2'000, "<p>een<br>twee</p>"), "p { font-size: 0; line-height: 0 }"},
        {"letters of 10 000 pt", "<p>x</p>", "p { font-size: 10000pt; line-height: 1 }", tooHigh},
        {"letters that go back", "<p>" + times(2'000, "een twee ") + "</p>", "p { letter-spacing: -1000pt }", offPaper},
        {"letters far apart", "<p>" + times(100, "een twee ") + "</p>", "p { letter-spacing: 1000pt }", offPaper},
        {"an indent to the left", "<p>" + times(200, "een twee ") + "</p>", "p { text-indent: -100000pt }", offPaper},
        // Breaking
        {"a chain of blocks that stay together", times(3'000, "<p>x</p>"), "p { break-after: avoid }"},
        {"a block of many pages that may not be cut", "<div>" + times(3'000, "<p>x</p>") + "</div>",
         "div { break-inside: avoid }"},
        {"as many widows as there are lines", "<p>" + times(3'000, "woord ") + "</p>",
         "p { widows: 100; orphans: 100 }"},
    };
}

}  // namespace

TEST_CASE("pathological documents") {
    for (const Shape& shape : shapes()) {
        test::Laid laid;
        test::layOut(laid, shape.body, shape.style, 40, 40);
        const std::string said = laid.diagnostics.text();
        INFO(shape.name << "\n" << said.substr(0, 500));
        CHECK(!laid.pages.pages.empty());
        CHECK(lost(laid) == "");
        if (*shape.error) {
            CHECK((said.find(shape.error) != std::string::npos));
        } else {
            CHECK(laid.diagnostics.empty());
        }
    }
}
