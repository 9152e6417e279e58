// Layout, seen as pages drawn in letters: every character of the test font is one square of 10 pt.
#include "layout/layout.h"

#include <catch2/catch.hpp>

#include "layout/breaker.h"
#include "support/sketch.h"

using namespace oordeel;
using layout::Item;
using test::sketch;

namespace {

std::vector<Item> words(const std::vector<int>& letters) {
    std::vector<Item> items;
    for (const int count : letters) {
        if (!items.empty()) items.push_back(Item::glue(pt(10), pt(5), pt(3)));
        items.push_back(Item::box(pt(10.0 * count)));
    }
    items.push_back(Item::penalty(layout::always));
    return items;
}

std::string cuts(const std::vector<layout::Segment>& segments) {
    std::string out;
    for (const layout::Segment& segment : segments) {
        out += (out.empty() ? "" : " ") + std::to_string(segment.from) + "-" + std::to_string(segment.to) +
               (segment.overfull ? "!" : "");
    }
    return out;
}

double square(const layout::Candidate& c) {
    const double free = (c.extent - c.size).points();
    return c.last ? 0 : free * free;
}

layout::Extent wide(double points) {
    return [points](size_t) { return pt(points); };
}

}  // namespace

TEST_CASE("total fit gives up a full first line for even lines, greedy does not") {
    // The example that explains the idea: aaa bb cc ddddd in 6 letters.
    const std::vector<Item> items = words({3, 2, 2, 5});
    CHECK(cuts(layout::breakGreedily(items, wide(60))) == "0-3 4-5 6-7");
    CHECK(cuts(layout::breakOptimally(items, wide(60), square)) == "0-1 2-5 6-7");
}

TEST_CASE("a box larger than the extent gets a segment of its own and nothing is lost") {
    const std::vector<Item> items = words({2, 9, 2});
    CHECK(cuts(layout::breakOptimally(items, wide(60), square)) == "0-1 2-3! 4-5");
    CHECK(cuts(layout::breakGreedily(items, wide(60))) == "0-1 2-3! 4-5");
}

TEST_CASE("a header that is repeated after a cut takes room on the next page") {
    std::vector<Item> items;
    for (int row = 0; row < 5; ++row) {
        if (row > 0) {
            Item cut = Item::penalty(0);
            cut.after = pt(10);
            items.push_back(cut);
        }
        items.push_back(Item::box(pt(10)));
    }
    items.push_back(Item::penalty(layout::always));
    CHECK(cuts(layout::breakGreedily(items, wide(30))) == "0-5 6-9");
    items[1].after = items[3].after = items[5].after = items[7].after = pt(20);
    CHECK(cuts(layout::breakGreedily(items, wide(30))) == "0-5 6-7 8-9");
}

TEST_CASE("a footnote is brought to the page of its line, with room for the rule above it") {
    std::vector<Item> items;
    for (int line = 0; line < 4; ++line) {
        if (line > 0) items.push_back(Item::penalty(0));
        items.push_back(Item::box(pt(10)));
    }
    items[4].note = pt(10);
    items.push_back(Item::penalty(layout::always));
    CHECK(cuts(layout::breakOptimally(items, wide(40), square, pt(0))) == "0-5 6-7");
    CHECK(cuts(layout::breakOptimally(items, wide(50), square, pt(0))) == "0-7");
    CHECK(cuts(layout::breakOptimally(items, wide(50), square, pt(1))) == "0-5 6-7");
}

TEST_CASE("a paragraph is set in lines") {
    CHECK(sketch("<p>een twee drie vier</p>", "", 9, 3) == R"(
een.twee.
drie.vier
.........
)");
}

TEST_CASE("white space in the source is one space, also across elements") {
    CHECK(sketch("<p>  een \n <b> twee</b> <i> </i>drie  </p>", "", 14, 2) == R"(
een.twee.drie.
..............
)");
}

TEST_CASE("a no-break space keeps words together") {
    CHECK(sketch("<p>de 24&nbsp;regels</p>", "", 10, 2) == R"(
de........
24.regels.
)");
}

TEST_CASE("a soft hyphen shows only where a line ends at it") {
    CHECK(sketch("<p>toe&shy;zicht toe&shy;zicht</p>", "", 13, 2) == R"(
toezicht.toe-
zicht........
)");
}

TEST_CASE("Dutch words are hyphenated, and a trema after the hyphen goes") {
    CHECK(sketch("<p>toetsingskader</p>", "p { hyphens: auto }", 10, 2) == R"(
toetsings-
kader.....
)");
    CHECK(sketch("<p>co&shy;ördinatie</p>", "", 9, 2) == R"(
co-......
ordinatie
)");
}

TEST_CASE("a word with the number of a note behind it is hyphenated like any other") {
    CHECK(sketch("<p>toetsingskader.<sup>12</sup></p>",
                 "p { hyphens: auto } sup { font-size: 10pt; vertical-align: -1pt }", 10, 2) == R"(
toetsings-
kader.12..
)");
}

TEST_CASE("justified lines reach the edge, the last one does not") {
    CHECK(sketch("<p>aa bb cc dd ee</p>", "p { text-align: justify; text-wrap: auto }", 9, 2) == R"(
aa.bb..cc
dd.ee....
)");
}

TEST_CASE("balanced lines are about as long as each other, and no more of them") {
    const std::string title = "<p>aaaa bbbb cccc dd?</p>", even = "p { text-wrap: balance }";
    CHECK(sketch(title, "", 15, 2) == R"(
aaaa.bbbb.cccc.
dd?............
)");
    CHECK(sketch(title, even, 15, 2) == R"(
aaaa.bbbb......
cccc.dd?.......
)");
    CHECK(sketch("<p>aa bb cc</p>", even, 15, 1) == R"(
aa.bb.cc.......
)");
    // Not at the price of a hyphen, and a forced end stays where it is.
    CHECK(sketch("<p>aaaa bbbb cccc&shy;dddd ee</p>", even, 19, 2) == R"(
aaaa.bbbb..........
ccccdddd.ee........
)");
    CHECK(sketch("<p>aaaa bbbb<br>cc dd ee ff</p>", even + "p { text-align: right }", 12, 2) == R"(
...aaaa.bbbb
.cc.dd.ee.ff
)");
}

TEST_CASE("text is aligned to the right and in the middle") {
    CHECK(sketch("<p class=r>een</p><p class=c>twee</p>", ".r { text-align: right } .c { text-align: center }", 8, 2) ==
          R"(
.....een
..twee..
)");
}

TEST_CASE("margins collapse, and the larger one counts") {
    CHECK(sketch("<div><p>een</p></div><p>twee</p>",
                 "p { margin-bottom: 10pt } div { margin-bottom: 20pt } p + p, div + p { margin-top: 10pt }", 6,
                 5) == R"(
een...
......
......
twee..
......
)");
}

TEST_CASE("a margin before a page break that nobody forced is not seen, one after a forced break is") {
    CHECK(sketch("<p>een</p><p>twee</p>", "p { margin-top: 10pt }", 5, 3) == R"(
.....
een..
.....
-----
twee.
.....
.....
)");
    CHECK(sketch("<p>een</p><h2>twee</h2>", "h2 { break-before: page; margin-top: 10pt }", 5, 3) == R"(
een..
.....
.....
-----
.....
twee.
.....
)");
}

TEST_CASE("widows and orphans: two lines at least on either page") {
    CHECK(sketch("<p>a</p><p>b</p><p>c c c c</p>", "p { orphans: 2; widows: 2 } p + p + p { width: 10pt }", 3, 5) == R"(
a..
b..
c..
c..
...
---
c..
c..
...
...
...
)");
}

TEST_CASE("a heading keeps with the text it heads") {
    CHECK(sketch("<p>a</p><p>b</p><h2>kop</h2><p>c</p>", "h2 { break-after: avoid }", 4, 3) == R"(
a...
b...
....
----
kop.
c...
....
)");
}

TEST_CASE("a box with break-inside: avoid moves to the next page as a whole") {
    CHECK(sketch("<p>a</p><div><p>b</p><p>c</p></div>", "div { break-inside: avoid }", 2, 2) == R"(
a.
..
--
b.
c.
)");
}

TEST_CASE("a background covers the padding, and is sliced where the page is cut") {
    CHECK(sketch("<div><p>a</p><p>b</p></div>", "div { background: #eee; padding: 10pt }", 4, 3) == R"(
####
#a##
....
----
#b##
####
....
)");
}

TEST_CASE("a fixed table takes its widths from its columns, baselines agree") {
    CHECK(sketch("<table><colgroup><col class=a><col></colgroup><tr><td>1</td><td>een "
                 "twee</td></tr><tr><td>2</td><td>drie</td></tr></table>",
                 "table { table-layout: fixed; width: 100% } .a { width: 30pt }", 8, 4) == R"(
1..een..
...twee.
2..drie.
........
)");
}

TEST_CASE("columns that ask less than their fixed table has share what is left in proportion") {
    CHECK(sketch("<table><colgroup><col class=a><col class=b></colgroup><tr><td>1</td><td>een twee</td></tr></table>",
                 "table { table-layout: fixed; width: 100% } .a { width: 10% } .b { width: 40pt }", 10, 1) == R"(
1.een.twee
)");
}

TEST_CASE("a cell holds the margins of what is in it") {
    CHECK(sketch("<table><tr><td><p>a</p></td></tr><tr><td>b</td></tr></table>", "td p { margin: 10pt 0 }", 1, 4) == R"(
.
a
.
b
)");
}

TEST_CASE("an automatic column is never narrower than its longest word") {
    CHECK(sketch("<table><tr><td>Score</td><td>een lange zin met veel woorden</td></tr></table>",
                 "table { width: 100% } td { padding-right: 10pt }", 16, 4) == R"(
Score.een.lange.
......zin.met...
......veel......
......woorden...
)");
}

TEST_CASE("a table's header is repeated on the next page, as an artifact") {
    const std::string body =
        "<table><thead><tr><th>kop</th></tr></thead><tbody><tr><td>a</td></tr><tr><td>b</td></tr><tr><td>c</td></tr>"
        "<tr><td>d</td></tr></tbody></table>";
    CHECK(sketch(body, "", 3, 3) == R"(
kop
a..
b..
---
kop
c..
d..
)");
    test::Laid laid;
    test::layOut(laid, body, "", 3, 3);
    REQUIRE(laid.pages.pages.size() == 2);
    CHECK(laid.pages.pages[0].marks[0].owner != html::noNode);
    CHECK(laid.pages.pages[1].marks[0].owner == html::noNode);
    CHECK(laid.pages.pages[1].marks[0].pagination);
}

TEST_CASE("no row of a table stands alone on a page when the rest can spare one") {
    const std::string rows = "<tr><td>a</td></tr><tr><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>";
    CHECK(sketch("<p>x</p><table>" + rows + "</table>", "", 2, 4) == R"(
x.
a.
b.
..
--
c.
d.
..
..
)");
}

TEST_CASE("a row is cut in two only when it must be, and its background with it") {
    const std::string body = "<p>x</p><table><tr><td>a b c d e</td><td>f g</td></tr></table>";
    const std::string style = "table { table-layout: fixed; width: 100% } td { background: #eee; width: 10pt }";
    CHECK(sketch(body, style, 2, 6) == R"(
x.
af
bg
c#
d#
e#
)");
    CHECK(sketch(body, style, 2, 4) == R"(
x.
af
bg
c#
--
d#
e#
..
..
)");
}

TEST_CASE("a table has its border on all sides, and its background") {
    CHECK(sketch("<table><tr><td>a</td></tr></table>",
                 "table { border: 10pt solid #000; table-layout: fixed; width: 30pt; box-sizing: border-box }", 4,
                 4) == R"(
###.
#a#.
###.
....
)");
}

TEST_CASE("cells span columns and rows") {
    CHECK(sketch("<table><tr><td rowspan=2>x</td><td colspan=2>een twee</td></tr><tr><td>a</td><td>b</td></tr></table>",
                 "table { table-layout: fixed; width: 100% }", 12, 2) == R"(
x...een.twee
....a...b...
)");
}

TEST_CASE("spans with display: table-cell stand side by side") {
    CHECK(
        sketch(
            "<h2><span class=n>1</span><span class=t>Titel van twee regels</span></h2>",
            "h2 { display: table; table-layout: fixed; width: 100% } .n, .t { display: table-cell } .n { width: 20pt }",
            12, 3) == R"(
1.Titel.....
..van.twee..
..regels....
)");
}

TEST_CASE("a block of fixed height lets the next one begin beside it") {
    CHECK(sketch("<h2>Ad 1</h2><p>tekst</p>",
                 "h2 { width: 40pt; height: 10pt; margin-bottom: -10pt } p { margin-left: 50pt }", 11, 2) == R"(
Ad.1.tekst.
...........
)");
}

TEST_CASE("a block is as high and as wide as it must be at least") {
    CHECK(sketch("<div>a</div><p>b</p>", "div { min-height: 30pt; background: #eee; max-width: 10pt; min-width: 20pt }",
                 3, 5) == R"(
a#.
##.
##.
b..
...
)");
}

TEST_CASE("with overflow: hidden, what does not fit in the height of a block is an error where it begins") {
    const std::string body = "<div>een<br>twee <b>drie</b></div>";
    CHECK(sketch(body, "div { height: 20pt; overflow: hidden }", 9, 3) == R"(
een......
twee.drie
.........
)");
    test::Laid laid;
    test::layOut(laid, body, "div { width: 40pt; height: 20pt; overflow: hidden }", 9, 4);
    const size_t column = laid.document.source->text.find("drie") + 1;
    CHECK(laid.diagnostics.text().starts_with(
        "test.html:1:" + std::to_string(column) +
        ": error: from here on this does not fit in the 7.1 mm that its block is high (overflow: hidden)\n"));
}

TEST_CASE("with overflow: hidden, a word that is longer than its block is wide is an error; nothing is cut off") {
    test::Laid laid;
    test::layOut(laid, "<div>een<br>veertien</div>", "div { width: 50pt; height: 20pt; overflow: hidden }", 9, 2);
    CHECK(laid.diagnostics.text().find("error: this is 10.6 mm too long for the 17.6 mm that its block is wide "
                                       "(overflow: hidden)\n") != std::string::npos);
    CHECK(sketch(laid.pages.pages[0]) == "een......\nveertien.\n");
    for (const std::string style : {"div { width: 50pt; overflow: hidden }",
                                    "span { display: inline-block; width: 50pt; height: 20pt; overflow: hidden }"}) {
        CAPTURE(style);
        test::Laid other;
        test::layOut(other, "<div><span>een<br>veertien</span></div>", style, 9, 2);
        CHECK(other.diagnostics.text().find("error: this is 10.6 mm too long") != std::string::npos);
    }
}

TEST_CASE("with overflow: hidden, an inline block that is too low is an error too") {
    test::Laid laid;
    test::layOut(laid, "<p><span>een<br>twee</span></p>",
                 "span { display: inline-block; height: 10pt; overflow: hidden }", 9, 2);
    CHECK(laid.diagnostics.text().find("error: from here on this does not fit in the 3.5 mm") != std::string::npos);
}

TEST_CASE("list items have their marker in the margin") {
    CHECK(sketch("<ol><li>een</li><li>twee drie</li></ol>", "ol { margin-left: 30pt }", 9, 3) == R"(
1..een...
2..twee..
...drie..
)");
}

TEST_CASE("a footnote stands at the foot of the page of its call") {
    CHECK(sketch("<p>a<span class=noot>noot</span></p><p>b</p>",
                 ".noot { float: footnote } .noot::footnote-call { font-size: 10pt; "
                 "vertical-align: baseline; content: counter(footnote) } .noot::footnote-marker { content: "
                 "counter(footnote) ' ' }",
                 8, 5) == R"(
a1......
b.......
........
........
1.noot..
)");
}

TEST_CASE("running strings, page numbers and the number of pages are known after the pages are cut") {
    CHECK(sketch("<h2>een</h2><p>a</p><p>b</p><h2>twee</h2>",
                 "@page { margin-bottom: 110pt; @bottom-left { vertical-align: top; content: string(kop) ' ' "
                 "counter(page) '/' counter(pages) } }"
                 " h2 { string-set: kop content(); break-before: page }",
                 9, 3) == R"(
een......
a........
een.1/3..
---------
b........
.........
een.2/3..
---------
twee.....
.........
twee.3/3.
)");
}

TEST_CASE("page numbers begin anew where an element says so") {
    CHECK(sketch("<p>a</p><h2>b</h2><h2>c</h2>",
                 "@page { margin-bottom: 110pt; @bottom-left { vertical-align: top; content: counter(page) } }"
                 " h2 { break-before: page } p + h2 { counter-reset: page 1 }",
                 2, 2) == R"(
a.
1.
--
b.
1.
--
c.
2.
)");
}

TEST_CASE("page numbers begin anew, and count in steps, where a rule for pages says so") {
    const std::string folio =
        "@page { margin-bottom: 110pt; @bottom-left { vertical-align: top; content: counter(page) } }"
        " h2 { break-before: page } ";
    CHECK(sketch("<p>a</p><h2>b</h2><h2>c</h2>", folio + "@page deel:first { counter-reset: page 7 } h2 { page: deel }",
                 2, 2) == R"(
a.
1.
--
b.
7.
--
c.
8.
)");
    CHECK(sketch("<p>a</p><h2>b</h2>", folio + "@page { counter-increment: page 2 }", 2, 2) == R"(
a.
2.
--
b.
4.
)");
}

TEST_CASE("what goes on overleaf fills its page; white stands under what has ended") {
    CHECK(sketch("<p>a<br>b<br>c<br>d<br>e<br>f<br>g</p><div>A<br>B<br>C<br>D<br>E</div>",
                 "div { break-inside: avoid; margin-top: 30pt }", 1,
                 5) == "\na\nb\nc\nd\ne\n-\nf\ng\n.\n.\n.\n-\nA\nB\nC\nD\nE\n");
}

TEST_CASE("a bullet that the face of a list lacks is nothing to complain about") {
    test::Laid laid;
    test::layOut(laid, "<ul class=c><li>a</li></ul><ul class=s><li>b</li></ul>",
                 ".c { list-style: circle } .s { list-style: square } ul { margin-left: 30pt }", 9, 3);
    CHECK(laid.pages.pages[0].marks.size() == 6);  // each bullet, the space after it, the word
}

TEST_CASE("page numbers are counted in the style that is asked for, on their page and in references") {
    CHECK(
        sketch("<p><a href='#x'>a</a></p><p id=x>b</p>",
               "@page { margin-bottom: 110pt; @bottom-left { vertical-align: top; content: counter(page, lower-roman) "
               "' ' counter(pages, lower-alpha) } } p + p { break-before: page } "
               "a { text-decoration: none } a::after { content: ' ' target-counter(attr(href), page, upper-alpha) }",
               5, 2) == R"(
a.B..
i.b..
-----
b....
ii.b.
)");
}

TEST_CASE("a contents entry has a leader and the page number of its target") {
    CHECK(sketch("<p><a href='#x'>Deel</a></p><h2 id=x>Deel</h2>",
                 "a { text-decoration: none } a::after { content: leader('_') ' ' target-counter(attr(href), page) } "
                 "h2 { break-before: page }",
                 12, 1) == R"(
Deel______.2
------------
Deel........
)");
}

TEST_CASE("a contents entry is one link, from its first letter to its page number") {
    test::Laid laid;
    test::layOut(laid, "<p><a href='#x'>Deel</a></p><h2 id=x>Deel</h2>",
                 "a::after { content: leader('_') ' ' target-counter(attr(href), page) }", 12, 5);
    REQUIRE(laid.pages.pages[0].links.size() == 1);
    CHECK(laid.pages.pages[0].links[0].area.width == pt(120));
}

TEST_CASE("page types have their own size, and change by a forced break") {
    test::Laid laid;
    test::layOut(laid, "<p>a</p><section><p>b</p></section><p>c</p>",
                 "@page breed { size: 400pt 300pt } section { page: breed }", 10, 10);
    REQUIRE(laid.diagnostics.empty());
    REQUIRE(laid.pages.pages.size() == 3);
    CHECK(laid.pages.pages[0].width == pt(300));
    CHECK(laid.pages.pages[1].width == pt(400));
    CHECK(laid.pages.pages[1].name == "breed");
    CHECK(laid.pages.pages[2].width == pt(300));
}

TEST_CASE("what is wrong with a document is told at its place") {
    test::Laid laid;
    test::layOut(laid, "<p><a href='#nergens'>x</a></p>", "", 10, 10);
    CHECK(laid.diagnostics.hasErrors());
    CHECK(laid.diagnostics.text().find("the link goes to \"#nergens\", but no element that is shown has that id") !=
          std::string::npos);
}

TEST_CASE("a box higher than its page is an error, and its words are still there") {
    test::Laid laid;
    test::layOut(laid, "<p>a</p><div>hoog</div>", "div { height: 100pt }", 6, 4);
    CHECK(laid.diagnostics.text().find("this does not fit on a page") != std::string::npos);
    REQUIRE(laid.pages.pages.size() == 2);
    CHECK(sketch(laid.pages.pages[1]).find("hoog") != std::string::npos);
}

TEST_CASE("links cover their words, one area a line") {
    test::Laid laid;
    test::layOut(laid, "<p><a href='https://example.org/'>een <b>twee</b> drie</a></p>", "", 9, 3);
    REQUIRE(laid.pages.pages[0].links.size() == 2);
    CHECK(laid.pages.pages[0].links[0].area.width == pt(90));
    CHECK(laid.pages.pages[0].links[1].area.y == pt(110));
}

TEST_CASE("margin boxes have a size and margins of their own, across the margin of the page too") {
    // The page area is 100 pt high, from 100 to 200; all margins of the page are 100 pt.
    const auto rectangles = [](const std::string& boxes) {
        test::Laid laid;
        test::layOut(laid, "<p>a</p>", "@page { " + boxes + " }", 10, 10);
        CHECK(laid.diagnostics.empty());
        std::string out;
        for (const layout::Mark& mark : laid.pages.pages[0].marks) {
            const auto* path = std::get_if<layout::Path>(&mark.what);
            if (!path) continue;
            CHECK(mark.pagination);
            const layout::Point low = path->segments[0].points[0], high = path->segments[2].points[0];
            for (const Length x : {low.x, low.y, high.x, high.y}) out += std::to_string(x.units / 1000) + " ";
        }
        return out;
    };
    const std::string grey = "content: ''; background: #eee; ";
    CHECK(rectangles("@left-top { " + grey + "width: 20pt; margin-left: 10pt; margin-right: auto; height: 30pt }") ==
          "10 100 30 130 ");
    // Both margins given: the one at the edge of the paper gives way.
    CHECK(rectangles("@left-bottom { " + grey + "width: 20pt; margin: 0 5pt 0 0; height: 30pt }") == "75 170 95 200 ");
    CHECK(rectangles("@right-bottom { " + grey + "width: 20pt; margin: 0 5pt 10pt 7pt; height: 30pt }") ==
          "207 160 227 190 ");
    // The box in the middle stands in the middle, whatever stands before it; its margins count.
    CHECK(rectangles("@left-top { " + grey + "height: 20pt } @left-middle { " + grey +
                     "height: 10pt; margin-top: 20pt }") == "0 100 100 120 0 155 100 165 ");
    CHECK(rectangles("@top-left { " + grey + "height: 10pt; margin: auto 0 auto 10pt }") == "110 45 200 55 ");
    CHECK(rectangles("@top-left-corner { " + grey + "width: 10pt; height: 20pt }") == "90 80 100 100 ");
    CHECK(rectangles("@bottom-center { " + grey + "width: 50pt; height: 5pt; padding: 1pt; border-top: 2pt solid }") ==
          "124 200 176 209 124 200 176 202 ");
}
