// The flow of text and what interrupts it: inline boxes, strokes, footnotes, faces, and where pages are cut. Pages are
// drawn in letters: every character of the test font is one square of 10 pt.
#include <catch2/catch.hpp>
#include <map>

#include "support/sketch.h"

using namespace oordeel;
using test::Laid;
using test::layOut;
using test::sketch;

namespace {

std::string number(Length length) {
    return std::to_string(length.units / 1000);
}

/// The filled rectangles of a page in the order of painting, from the corner of the page area: "x,y w×h colour".
std::string rectangles(const layout::Page& page) {
    std::string out;
    for (const layout::Mark& mark : page.marks) {
        const auto* path = std::get_if<layout::Path>(&mark.what);
        if (!path) continue;
        const layout::Point low = path->segments[0].points[0], high = path->segments[2].points[0];
        const char* colors[] = {"black", "red", "green", "blue"};
        const css::Color c = path->fill;
        out += number(low.x - Length{test::margin}) + "," + number(low.y - Length{test::margin}) + " " +
               number(high.x - low.x) + "x" + number(high.y - low.y) + " " +
               colors[c.red == 255     ? 1
                      : c.green == 255 ? 2
                      : c.blue == 255  ? 3
                                       : 0] +
               "\n";
    }
    return out;
}

std::string rectangles(const std::string& body, const std::string& style, int columns, int rows) {
    Laid laid;
    layOut(laid, body, style, columns, rows);
    INFO(laid.diagnostics.text());
    CHECK(laid.diagnostics.empty());
    std::string out = "\n";
    for (const layout::Page& page : laid.pages.pages) out += rectangles(page);
    return out;
}

/// What layout says of a document.
std::string said(const std::string& body, const std::string& style, int columns = 20, int rows = 10) {
    Laid laid;
    layOut(laid, body, style, columns, rows);
    return laid.diagnostics.text();
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const std::string note =
    ".noot { float: footnote } .noot::footnote-call { font-size: 10pt; vertical-align: baseline; content: "
    "counter(footnote) } .noot::footnote-marker { content: counter(footnote) ' ' } @page { @footnote { margin-top: 0 } "
    "} ";

}  // namespace

// ---- inline boxes

TEST_CASE("a tint lies behind an inline element, as wide as its padding asks and as high as its face") {
    CHECK(rectangles("<p>een <code>a b</code> c</p>", "code { background: #f00; padding: 0 5pt; font: inherit }", 20,
                     2) == R"(
40,0 40x10 red
)");
    CHECK(sketch("<p>een <code>a b</code> c</p>", "code { background: #f00; padding: 0 10pt; font: inherit }", 20, 1) ==
          R"(
een.#a#b#.c.........
)");
}

TEST_CASE("an inline box that goes over the end of a line is sliced there, and not under the space that hangs") {
    const std::string style = "p { text-wrap: auto } b { background: #f00; padding: 0 10pt; font-weight: 400 }";
    CHECK(sketch("<p>a <b>een twee</b> c</p>", style, 8, 3) == R"(
a.#een..
twee#.c.
........
)");
    CHECK(rectangles("<p>a <b>een twee</b> c</p>", style, 8, 3) == R"(
20,0 40x10 red
0,10 50x10 red
)");
}

TEST_CASE("padding and borders of an inline element do not change the height of its line") {
    CHECK(sketch("<p>x</p><p>a <b>b</b> c</p><p>y</p>",
                 "b { border: 10pt solid #f00; padding: 0; font-weight: 400; background: #0f0 }", 9, 3) == R"(
x.###....
a.#b#.c..
y.###....
)");
}

TEST_CASE("an inner inline box lies on the outer one, and both below all words of the page") {
    Laid laid;
    layOut(laid, "<p>a <b>een <i>twee</i></b> c</p>",
           "b { background: #f00; font: inherit } i { background: #00f; font: inherit }", 20, 1);
    CHECK(rectangles(laid.pages.pages[0]) == "20,0 80x10 red\n60,0 40x10 blue\n");
    // Between two words there is no mark of nobody, so a paragraph is one piece of marked content.
    bool words = false, after = false;
    for (const layout::Mark& mark : laid.pages.pages[0].marks) {
        if (mark.owner != html::noNode) words = true;
        if (words && mark.owner == html::noNode) after = true;
    }
    CHECK(words);
    CHECK_FALSE(after);
}

TEST_CASE("white space and capitals see through the padding of an inline element") {
    CHECK(sketch("<p>een <b>twee</b></p>",
                 "p { text-transform: capitalize } b { background: #f00; font-weight: 400; padding: 0 10pt }", 12,
                 1) == R"(
Een.#Twee#..
)");
}

TEST_CASE("a line under words is one stroke, in the colour and of the size of the element that asked for it") {
    CHECK(rectangles("<p><a href='https://example.org/'>een <b>twee</b> drie</a></p>",
                     "a { color: #f00 } b { color: #00f; font-weight: 400; font-size: 20pt; line-height: 0 }", 25, 1) ==
          "\n" + rectangles("<p><a href='https://example.org/'>een tweetwee drie</a></p>", "a { color: #f00 }", 25, 1)
                     .substr(1));
}

TEST_CASE("a stroke ends with the last word of its line and goes on with the next") {
    const std::string strokes = rectangles("<p>a <u>een twee</u></p>", "u { color: #f00 }", 7, 3);
    CHECK(contains(strokes, "\n20,9 30x"));
    CHECK(contains(strokes, "\n0,19 40x"));
}

// ---- footnotes

TEST_CASE("a footnote in a footnote stands below it") {
    CHECK(sketch("<p>a<span class=noot>een<span class=noot>twee</span></span> b</p>", note, 9, 4) == R"(
a1.b.....
.........
1.een2...
2.twee...
)");
}

TEST_CASE("calls of two footnotes at one word have a comma between them, and none begins a line") {
    CHECK(sketch("<p>een!<span class=noot>x</span><span class=noot>y</span> b</p>", note, 7, 4) == R"(
een!1,2
b......
1.x....
2.y....
)");
    CHECK(sketch("<p>aa bb?<span class=noot>x</span></p>", note, 6, 3) == R"(
aa....
bb?1..
1.x...
)");
}

TEST_CASE("notes for which their page has no room go over to the next, and the text goes on below") {
    // Six notes are called in one line and a page has room for three.
    const std::string calls =
        "<span class=noot>een</span><span class=noot>twee</span><span class=noot>drie</span><span "
        "class=noot>vier</span><span class=noot>vijf</span>";
    CHECK(sketch("<p>a" + calls + "</p><p>b</p>", note, 12, 4) == R"(
a1,2,3,4,5..
1.een.......
2.twee......
3.drie......
------------
b...........
............
4.vier......
5.vijf......
)");
}

TEST_CASE("one note longer than a page is cut between its lines, two of them at least on either page") {
    CHECK(sketch("<p>x</p><p>y<span class=noot>a b c d e f g h</span></p><p>z</p>", note, 3, 5) == R"(
x..
y1.
1.a
b.c
d.e
---
z..
...
...
f.g
h..
)");
}

TEST_CASE("notes that wait for the next page do not come between a heading and its text") {
    const std::string notes =
        "<span class=noot>een</span><span class=noot>twee</span><span class=noot>drie</span><span "
        "class=noot>vier</span>";
    CHECK(sketch("<h2>k" + notes + "</h2><p>b</p><p>c</p>", note + "h2 { break-after: avoid }", 8, 4) == R"(
k1,2,3,4
b.......
1.een...
2.twee..
--------
c.......
........
3.drie..
4.vier..
)");
}

TEST_CASE("the header of a table is there below notes that went over") {
    const std::string notes = "<span class=noot>een</span><span class=noot>twee</span><span class=noot>drie</span>";
    CHECK(sketch("<table><thead><tr><th>kop</th></tr></thead><tbody><tr><td>a" + notes +
                     "</td></tr><tr><td>b</td></tr></tbody></table>",
                 note, 8, 4) == R"(
kop.....
a1,2,3..
1.een...
2.twee..
--------
kop.....
b.......
........
3.drie..
)");
}

TEST_CASE("a footnote of a repeated header stands on the page of the header itself alone") {
    CHECK(sketch("<table><thead><tr><th>k<span class=noot>n</span></th></tr></thead><tbody><tr><td>a</td></tr>"
                 "<tr><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></tbody></table>",
                 note, 4, 4) == R"(
k1..
a...
b...
1.n.
----
k1..
c...
d...
....
)");
}

TEST_CASE("footnotes of a caption, a list item and a heading come to their page; the outline has no notes") {
    Laid laid;
    layOut(laid,
           "<h1>Kop<span class=noot>aa</span></h1><table><caption>t<span class=noot>bb</span></caption><tr><td>c"
           "</td></tr></table><ul><li>d<span class=noot>ee</span></li></ul>",
           note + "ul { list-style-type: none } table { width: 100% } caption { text-align: left }", 6, 8);
    CHECK(laid.diagnostics.text() == "");
    CHECK("\n" + sketch(laid.pages.pages[0]) == R"(
Kop1..
t2....
c.....
d3....
......
1.aa..
2.bb..
3.ee..
)");
    REQUIRE(laid.pages.bookmarks.size() == 1);
    CHECK(laid.pages.bookmarks[0].title == "Kop");
}

// ---- pages

TEST_CASE("counter(pages) is the last number of the run of pages: after a title page, 2 van 2 ends the report") {
    CHECK(
        sketch("<p>a</p><h2>b</h2><h2>c</h2>",
               "@page { margin-bottom: 110pt; @bottom-left { vertical-align: top; content: counter(page, lower-roman) "
               "'/' counter(pages) } } h2 { break-before: page } p + h2 { counter-reset: page 1 }",
               4, 2) == R"(
a...
i/1.
----
b...
i/2.
----
c...
ii/2
)");
}

TEST_CASE("left and right pages have their own height") {
    CHECK(sketch("<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>", "@page :left { margin-bottom: 110pt }", 2, 2) == R"(
a.
b.
--
c.
..
--
d.
e.
)");
}

TEST_CASE("pages of one type that differ in width are a mistake of the style") {
    CHECK(contains(said("<p>a</p>", "@page :first { margin-left: 120pt }"),
                   "the pages are to have text 71 mm wide, and one of them 64 mm; give :first, :left and :right the "
                   "same left and right margin together"));
    CHECK(contains(said("<p>a</p>", "@page { margin: 300pt }"), "the margins of the pages leave no room for text"));
}

TEST_CASE("a document without content has one page") {
    Laid laid;
    layOut(laid, "", "", 4, 2);
    CHECK(laid.diagnostics.empty());
    CHECK(laid.pages.pages.size() == 1);
}

TEST_CASE("the last word of a page is not broken") {
    CHECK(sketch("<p>x</p><p>y</p><p>aaaa toe&shy;zicht bb cc dd</p>", "p { text-wrap: auto }", 9, 3) == R"(
x........
y........
.........
---------
aaaa.toe-
zicht.bb.
cc.dd....
)");
}

TEST_CASE("two headings in a row go with what they head") {
    CHECK(sketch("<p>a</p><p>b</p><h2>k</h2><h2>l</h2><ul><li>c</li><li>d</li></ul>",
                 "h2 { break-after: avoid } ul { list-style-type: none }", 2, 4) == R"(
a.
b.
..
..
--
k.
l.
c.
d.
)");
}

TEST_CASE("what must stay together but is longer than a page is cut where it must be, and nothing is lost") {
    CHECK(sketch("<h2>a</h2><h2>b</h2><h2>c</h2><h2>d</h2><h2>e</h2>", "h2 { break-after: avoid }", 2, 2) == R"(
a.
b.
--
c.
d.
--
e.
..
)");
    CHECK(sketch("<div><p>a</p><p>b</p><p>c</p></div>", "div { break-inside: avoid }", 2, 2) == R"(
a.
b.
--
c.
..
)");
}

TEST_CASE("three widows and orphans are kept when asked for") {
    CHECK(sketch("<p>x</p><p>x</p><p>c c c c c c</p>", "p { orphans: 3; widows: 3 } p + p + p { width: 10pt }", 3, 4) ==
          R"(
x..
x..
...
...
---
c..
c..
c..
...
---
c..
c..
c..
...
)");
}

// ---- faces

TEST_CASE("text from right to left is an error, not garbage") {
    const std::string text = said("<p>een שלום</p>", "");
    CHECK(contains(text, "(U+05E9) belongs to text that runs from right to left, which is not set"));
}

TEST_CASE("an italic or a kind of figures that a face has not is told once, and never imitated") {
    const std::string text = said("<p><em>een</em> <em>twee</em> 12</p><p>34</p>",
                                  "em { font-style: italic } p { font-variant-numeric: oldstyle-nums "
                                  "proportional-nums } p + p { font-variant-numeric: tabular-nums lining-nums }");
    CHECK(contains(text, "Vierkant has no italic on this machine; its upright letters are used"));
    CHECK(contains(text, "Vierkant has no old-style figures; its own figures are used"));
    CHECK(contains(text, "Vierkant has no proportional figures; its own figures are used"));
    CHECK_FALSE(contains(text, "tabular"));
    CHECK_FALSE(contains(text, "lining figures"));
    CHECK(text.find("no italic") == text.rfind("no italic"));
    CHECK(said("<p>een</p>", "p { font-variant-caps: small-caps }") == "");  // it has those
}

// ---- what sticks out

TEST_CASE("a line that sticks out of its column is told, one that runs off the paper is an error") {
    CHECK(contains(said("<p>vierkante</p>", "", 7, 2), "warning: \"vierkante\" sticks 7.1 mm out of its line of"));
    CHECK(contains(said("<p>" + std::string(30, 'a') + "</p>", "", 7, 2), "error: this line runs off the paper"));
    CHECK(said("<p>" + std::string(30, 'a') + "</p>", "p { overflow-wrap: anywhere }", 7, 9) == "");
}
