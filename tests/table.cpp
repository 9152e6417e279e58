// Tables, seen as pages drawn in letters: every character of the test font is one square of 10 pt.
#include <catch2/catch.hpp>

#include "layout/layout.h"
#include "support/sketch.h"

using namespace oordeel;
using test::sketch;

namespace {

/// What is said of a body, and its pages.
std::pair<std::string, std::string> told(const std::string& body, const std::string& style, int columns, int rows) {
    test::Laid laid;
    test::layOut(laid, body, style, columns, rows);
    std::string pages = "\n";
    for (const layout::Page& page : laid.pages.pages) pages += (pages == "\n" ? "" : "--\n") + sketch(page);
    return {laid.diagnostics.text(), pages};
}

/// The words of each page in the order of painting, pages apart.
std::string paintedWords(const test::Laid& laid) {
    std::string out;
    for (const layout::Page& page : laid.pages.pages) {
        out += out.empty() ? "" : "| ";
        for (const layout::Mark& mark : page.marks) {
            const auto* run = std::get_if<layout::TextRun>(&mark.what);
            if (!run || mark.owner == html::noNode) continue;
            const std::string words = toUtf8(run->text);
            out += words.substr(0, words.find_last_not_of(' ') + 1) + " ";
        }
    }
    return out;
}

size_t paths(const layout::Page& page) {
    return static_cast<size_t>(std::count_if(page.marks.begin(), page.marks.end(), [](const layout::Mark& mark) {
        return std::holds_alternative<layout::Path>(mark.what);
    }));
}

/// The rules of the only page, colour by colour: "#ff0000 2x10".
std::string rules(const std::string& body, const std::string& style) {
    test::Laid laid;
    test::layOut(laid, body, "table { border-collapse: collapse } " + style, 20, 20);
    CHECK(laid.diagnostics.text() == "");
    std::string out;
    for (const layout::Mark& mark : laid.pages.pages.at(0).marks) {
        const auto* path = std::get_if<layout::Path>(&mark.what);
        if (!path) continue;
        const css::Color color = path->fill.visible() ? path->fill : path->stroke;
        out += out.empty() ? "" : " ";
        out += color.red ? "red" : color.green ? "green" : color.blue ? "blue" : "black";
        out += path->dashes.empty() ? "" : path->lineCap == 1 ? " dotted" : " dashed";
    }
    return out;
}

constexpr const char* fourCells = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>";

std::string rows(const std::string& letters) {
    std::string out;
    for (const char letter : letters) out += std::string("<tr><td>") + letter + "</td></tr>";
    return out;
}

}  // namespace

TEST_CASE("cells share their borders, half of each in either cell, and a grid is six rules") {
    const std::string style = "table { border-collapse: collapse } td { border: 20pt solid #000 }";
    CHECK(sketch(fourCells, style, 9, 9) == R"(
########.
########.
##a##b##.
########.
########.
##c##d##.
########.
########.
.........
)");
    test::Laid laid;
    test::layOut(laid, fourCells, style, 9, 9);
    CHECK(paths(laid.pages.pages[0]) == 6);
}

TEST_CASE("a shared border does not run through a cell that spans it") {
    CHECK(sketch("<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>d</td></tr></table>",
                 "table { border-collapse: collapse } td { border: 20pt solid #000 }", 8, 8) == R"(
########
########
##a##b##
##.#####
##.#####
##.##d##
########
########
)");
}

TEST_CASE("of two borders the wider is shared, then the solid one, then the cell's, then what is further up or left") {
    const std::string one = "<table><tr class=r><td>a</td></tr></table>";
    CHECK(rules(one, "td { border-top: 1pt solid #f00 } tr { border-top: 2pt solid #00f }") == "blue");
    CHECK(rules(one, "td { border-top: 2pt dashed #f00 } tr { border-top: 2pt solid #00f }") == "blue");
    CHECK(rules(one, "td { border-top: 2pt dotted #f00 } tr { border-top: 2pt dashed #00f }") == "blue dashed");
    CHECK(rules(one, "td { border-top: 2pt solid #f00 } tr { border-top: 2pt solid #00f }") == "red");
    CHECK(rules(one, "tbody { border-top: 2pt solid #f00 } table { border-top: 2pt solid #00f }") == "red");
    CHECK(rules("<table><colgroup><col></colgroup><tr><td>a</td></tr></table>",
                "col { border-right: 2pt solid #f00 } table { border-right: 2pt solid #00f }") == "red");
    CHECK(rules("<table><tr><td class=a>a</td><td class=b>b</td></tr></table>",
                ".a { border-right: 2pt solid #f00 } .b { border-left: 2pt solid #00f }") == "red");
    CHECK(rules("<table><tr><td class=a>a</td></tr><tr><td class=b>b</td></tr></table>",
                ".a { border-bottom: 2pt solid #f00 } .b { border-top: 3pt solid #00f }") == "blue");
}

TEST_CASE("stronger rules are painted over weaker ones, and no border is no rule") {
    CHECK(rules(fourCells, "td { border: 1pt solid #f00 } tr:first-child { border-bottom: 3pt solid #00f }") ==
          "red red red red red blue");
    CHECK(rules(fourCells, "td { border: none }") == "");
}

TEST_CASE("a page ends with the border of its last row, and a repeated header has its own below it") {
    CHECK(sketch("<table><thead><tr><th>kop</th></tr></thead><tbody>" + rows("abc") + "</tbody></table>",
                 "table { border-collapse: collapse } td, th { border-bottom: 20pt solid #000 }", 3, 6) == R"(
kop
###
###
a..
###
###
---
kop
###
###
b..
###
###
---
kop
###
###
c..
###
###
)");
}

TEST_CASE("a row that is cut has no border at the cut, and its side borders on both pages") {
    CHECK(sketch("<table><tr><td>a b c d</td></tr></table>",
                 "table { border-collapse: collapse } td { border: 20pt solid #000; width: 10pt }", 5, 4) == R"(
#####
#####
##a##
##b##
-----
##c##
##d##
#####
#####
)");
}

TEST_CASE("borders of rows need shared borders, and that is told") {
    CHECK(told("<table><tr><td>a</td></tr></table>", "tr { border-top: 1pt solid }", 3, 3)
              .first.find("rows, columns and their groups have borders only where cells share them") !=
          std::string::npos);
}

TEST_CASE("backgrounds of columns and row groups lie behind their cells, and behind a repeated header") {
    CHECK(sketch("<table><colgroup><col><col class=k></colgroup><thead><tr><th>x</th><th>y</th></tr></thead><tbody>"
                 "<tr><td>a</td><td></td></tr><tr><td>b</td><td></td></tr></tbody></table>",
                 "table { width: 30pt; table-layout: fixed } col { width: 10pt } .k { background: #eee; width: 20pt }",
                 4, 2) == R"(
xy#.
a##.
----
xy#.
b##.
)");
    CHECK(sketch("<table><tbody><tr><td>a</td><td></td></tr></tbody></table>",
                 "table { width: 30pt } tbody { background: #eee }", 4, 1) == R"(
a##.
)");
}

TEST_CASE("figures of a column stand below one another on the sign, whatever stands behind them") {
    CHECK(sketch("<table><tr><th>kop</th></tr><tr><td>1,5</td></tr><tr><td>12</td></tr><tr><td>1.234,25</td></tr>"
                 "<tr><td>-3,5<sup>1</sup></td></tr><tr><td>15<sup>2</sup></td></tr><tr><td>7%</td></tr>"
                 "<tr><td>–</td></tr></table>",
                 "td, th { text-align: \",\" } sup { font-size: 10pt; vertical-align: -1pt }", 10, 8) == R"(
.....kop..
....1,5...
...12.....
1.234,25..
...-3,51..
...152....
....7%....
....–.....
)");
}

TEST_CASE(
    "a column of figures stands to the right, or as the word after the sign says, and spanning cells do not count") {
    const std::string body =
        "<table><tr><td>1,5</td></tr><tr><td>12,25</td></tr><tr><td colspan=2>een twee drie</td></tr></table>";
    const std::string style = "table { width: 130pt; table-layout: fixed } td[colspan] { text-align: left } td ";
    CHECK(
        sketch("<table><tr><td>1,5</td></tr><tr><td>12,25</td></tr></table>", style + "{ text-align: \",\" }", 13, 2) ==
        R"(
.........1,5.
........12,25
)");
    CHECK(sketch("<table><tr><td>1,5</td></tr><tr><td>12,25</td></tr></table>", style + "{ text-align: \",\" center }",
                 13, 2) == R"(
.....1,5.....
....12,25....
)");
    CHECK(sketch(body, "td { text-align: \",\" left }", 13, 3) == R"(
.1,5.........
12,25........
een.twee.drie
)");
}

TEST_CASE("figures too wide for their column are told") {
    CHECK(told("<table><tr><td>1234,5</td></tr><tr><td>1,2345</td></tr></table>",
               "table { table-layout: fixed; width: 50pt } td { text-align: \",\" }", 10, 2)
              .first.find("column 1 is 17.6 mm wide, but its figures need 31.8 mm on both sides of their sign") !=
          std::string::npos);
}

TEST_CASE("words are hyphenated only when the table does not fit, and the longest gives way most") {
    const std::string body = "<table><tr><td>toetsingskader</td><td>inspectie</td></tr></table>";
    CHECK(sketch(body, "table { hyphens: auto }", 23, 2) == R"(
toetsingskaderinspectie
.......................
)");
    CHECK(sketch(body, "table { hyphens: auto }", 16, 3) == R"(
toet-...inspec-.
singska-tie.....
der.............
)");
}

TEST_CASE("a table that is too wide names its width, the room, and the word in its way") {
    const auto [text, pages] =
        told("<table><tr><td>x</td><td>kindermishandeling</td></tr></table>", "table { hyphens: none }", 10, 2);
    CHECK(text.find("warning: the table is 67.0 mm wide and has room for 35.3 mm; column 2 cannot be "
                    "narrower than 63.5 mm because of \"kindermishandeling\"") != std::string::npos);
}

TEST_CASE("a word wider than its line is told, with how far it sticks out") {
    const auto [text, pages] = told("<p>de kindermishandeling</p>", "", 10, 3);
    CHECK(text.find("warning: \"kindermishandeling\" sticks 28.2 mm out of its line of 35.3 mm") != std::string::npos);
    CHECK(
        told("<table><tr><td>kindermishandeling</td></tr></table>", "table { table-layout: fixed; width: 50pt }", 20, 3)
            .first.find("\"kindermishandeling\" sticks 45.9 mm out of its line of 17.6 mm") != std::string::npos);
    CHECK(told("<p>kindermishandeling</p>", "p { overflow-wrap: anywhere }", 10, 3) ==
          std::pair<std::string, std::string>("", "\nkindermish\nandeling..\n..........\n"));
}

TEST_CASE("a cell's share of an automatic table holds, and what is left goes to the columns without a width") {
    CHECK(sketch("<table><tr><td class=a>a</td><td class=b>b</td><td>c</td></tr></table>",
                 "table { width: 100% } .a { width: 50% } .b { width: 20pt }", 10, 1) == R"(
a....b.c..
)");
}

TEST_CASE("a tall row is cut where most fits: a line that the cut would run through goes down, cell by cell") {
    const std::string body = "<table><tr><td>a b c d e f g h</td><td class=b>P Q R</td></tr></table>";
    const std::string style = "td { width: 10pt } .b { line-height: 20pt }";
    CHECK(sketch(body, style, 2, 5) == R"(
aP
b.
cQ
d.
e.
--
fR
g.
h.
..
..
)");
    test::Laid laid;
    test::layOut(laid, body, style, 2, 5);
    CHECK(paintedWords(laid) == "a b c d e P Q | f g h R ");
}

TEST_CASE("a row of more than two pages, a list beside a paragraph, keeps every word and every edge") {
    CHECK(sketch(
              "<table><tr><td>a b c d e f g</td><td><ul><li>P</li><li>Q</li></ul></td></tr></table>",
              "td { width: 10pt; background: #eee; padding-bottom: 10pt } li { list-style: none; margin-bottom: 10pt }",
              2, 3) == R"(
aP
b#
cQ
--
d#
e#
f#
--
g#
##
..
)");
}

TEST_CASE("every word of a tall row is on a page once and whole, whatever the height of the page") {
    const std::string body =
        "<table><thead><tr><th>K</th><th>L</th><th>M</th></tr></thead><tr><td>a b c d e f g h i j</td>"
        "<td class=b>k l m n o p</td><td><p>q r</p><p class=b>s t</p><ul><li>u</li><li>v</li></ul></td></tr>"
        "<tr><td rowspan=2>w x y z 1 2 3</td><td>4</td><td>5</td></tr><tr><td>6</td><td>7 8 9</td></tr></table>";
    const std::string style =
        "td { width: 10pt; padding: 3pt 0 } .b { line-height: 17pt } p { margin: 5pt 0 } li { list-style: none }"
        "td p { orphans: 2; widows: 2 }";
    for (int height = 4; height < 40; ++height) {
        CAPTURE(height);
        test::Laid laid;
        test::layOut(laid, body, style, 5, height);
        CHECK(laid.diagnostics.text() == "");
        std::string words = paintedWords(laid);
        std::sort(words.begin(), words.end());
        words.erase(0, words.find_first_not_of(" |"));
        words.erase(std::remove(words.begin(), words.end(), '|'), words.end());
        CHECK(words == "123456789KLMabcdefghijklmnopqrstuvwxyz");
        for (const layout::Page& page : laid.pages.pages) {
            for (const layout::Mark& mark : page.marks) {
                const auto* run = std::get_if<layout::TextRun>(&mark.what);
                if (!run) continue;
                CHECK(run->origin.y.units - 8'000 >= 100'000);
                CHECK(run->origin.y.units + 2'000 <= 100'000 + height * 10'000);
            }
        }
    }
}

TEST_CASE("a drawing beside text is not cut through") {
    test::Laid laid;
    test::layOut(laid,
                 "<table><tr><td>a b c d e f</td><td><svg width=\"40\" height=\"40\" role=\"img\" aria-label=\"x\">"
                 "<rect width=\"40\" height=\"40\"/></svg></td></tr></table>",
                 "td { width: 10pt; vertical-align: top }", 5, 4);
    REQUIRE(laid.diagnostics.text() == "");
    REQUIRE(laid.pages.pages.size() == 2);
    CHECK(sketch(laid.pages.pages[0]) == "a###.\nb###.\nc###.\nd....\n");
}

TEST_CASE("a cell that spans rows goes on over the page, and so does its background") {
    CHECK(sketch("<table><tr><td rowspan=4 class=k>x y z</td><td>a</td></tr><tr><td>b</td></tr><tr><td>c</td></tr>"
                 "<tr><td>d</td></tr></table>",
                 "td { width: 10pt } .k { background: #eee }", 3, 2) == R"(
xa.
yb.
---
zc.
#d.
)");
}

TEST_CASE("a header higher than half a page is not repeated, and that is told") {
    const auto [text, pages] =
        told("<table><thead><tr><th>a b</th></tr></thead><tbody>" + rows("cde") + "</tbody></table>",
             "th { width: 10pt }", 2, 3);
    CHECK(text.find("the header of this table is higher than half a page") != std::string::npos);
    CHECK(pages == "\na.\nb.\nc.\n--\nd.\ne.\n..\n");
}

TEST_CASE("the page is cut where a row says so, and not inside a row group that forbids it") {
    CHECK(sketch("<table><thead><tr><th>k</th></tr></thead><tr><td>a</td></tr><tr class=n><td>b</td></tr></table>",
                 ".n { break-before: page }", 2, 3) == R"(
k.
a.
..
--
k.
b.
..
)");
    CHECK(sketch("<table><tbody>" + rows("ab") + "</tbody><tbody class=n>" + rows("cd") + "</tbody></table>",
                 ".n { break-inside: avoid }", 2, 3) == R"(
a.
b.
..
--
c.
d.
..
)");
}

TEST_CASE("a second header or footer is a body, and a cell does not span out of its row group") {
    CHECK(sketch("<table><tfoot><tr><td>f</td></tr></tfoot><thead><tr><th>k</th></tr></thead><tbody><tr>"
                 "<td rowspan=3>a</td></tr></tbody><thead><tr><th>l</th></tr></thead></table>",
                 "", 2, 4) == R"(
k.
a.
l.
f.
)");
}

TEST_CASE("tables without rows or cells are nothing, and a caption is still shown") {
    for (const std::string style : {"", "table { border-collapse: collapse; border: 1pt solid }"}) {
        CHECK(sketch("<table></table><table><tr></tr></table><table><tbody></tbody></table><p>a</p>", style, 2, 2)
                  .find("a") != std::string::npos);
    }
    CHECK(sketch("<table><caption>b</caption></table><p>a</p>", "caption { text-align: left }", 2, 2) == "\nb.\na.\n");
}

TEST_CASE("a table in a cell has rules and a header of its own") {
    CHECK(sketch("<table><tr><td><table class=i><thead><tr><th>k</th></tr></thead><tr><td>a</td></tr></table></td>"
                 "<td>x</td></tr></table>",
                 ".i { border-collapse: collapse } .i th { border-bottom: 20pt solid #000 }", 3, 5) == R"(
kx.
#..
#..
a..
...
)");
}

TEST_CASE("the footnote of a tall row stands on the page of its line") {
    CHECK(sketch("<table><tr><td>a b c d e<span class=noot>n</span></td></tr></table>",
                 "td { width: 20pt } .noot { float: footnote } .noot::footnote-call { font-size: 10pt; vertical-align: "
                 "baseline; content: '1' } .noot::footnote-marker { content: '' }",
                 3, 4) == R"(
a..
b..
c..
d..
---
e1.
...
...
n..
)");
}
