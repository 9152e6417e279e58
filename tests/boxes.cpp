// Boxes: their size, their borders where a page cuts them, their captions, and what a style sheet puts in boxes of its
// own.
#include <catch2/catch.hpp>

#include "support/sketch.h"

using namespace oordeel;
using test::sketch;

TEST_CASE(
    "what a style sheet puts before a block can be a box of its own: the number of a heading hangs in its margin") {
    CHECK(sketch("<h2>een twee</h2>",
                 "h2::before { content: counter(page); display: inline-block; width: 20pt } "
                 "h2 { padding-left: 20pt; text-indent: -20pt } h2::before { text-indent: 0 }",
                 6, 3) == R"(
1.een.
..twee
......
)");
    CHECK(sketch("<p>een</p>", "p::before { content: 'nu'; display: block } p::after { content: 'en'; display: block }",
                 4, 3) == R"(
nu..
een.
en..
)");
}

TEST_CASE(
    "an inline block is as wide and high as it must be at least, and takes in its padding when box-sizing says so") {
    const auto width = [](const std::string& css) {
        test::Laid laid;
        test::layOut(laid, "<p><span class=m>a</span>b</p><p>c</p>", ".m { display: inline-block; " + css + " }", 20,
                     8);
        const auto& marks = laid.pages.pages[0].marks;
        const auto& b = std::get<layout::TextRun>(marks[1].what);
        const auto& c = std::get<layout::TextRun>(marks[2].what);
        return std::pair(b.origin.x.points() - c.origin.x.points(), c.origin.y.points() - b.origin.y.points());
    };
    CHECK(width("") == std::pair(10.0, 10.0));
    CHECK(width("min-width: 30pt; min-height: 25pt").first == 30);
    CHECK(width("min-width: 30pt; padding: 0 5pt").first == 40);
    CHECK(width("min-width: 30pt; padding: 0 5pt; box-sizing: border-box").first == 30);
    CHECK(width("width: 50pt; max-width: 20pt").first == 20);
    CHECK(width("min-height: 25pt").second == 25);
    CHECK(width("height: 25pt; padding: 5pt 0; box-sizing: border-box").second == 20);
}

TEST_CASE("the height of a block takes in its padding when box-sizing says so") {
    const std::string block = ".b { padding: 10pt 0; box-sizing: border-box; ";
    CHECK(sketch("<p class=b>a</p><p>b</p>", block + "height: 40pt }", 2, 5) == R"(
..
a.
..
..
b.
)");
    CHECK(sketch("<p class=b>a</p><p>b</p>", block + "min-height: 40pt }", 2, 5) == R"(
..
a.
..
..
b.
)");
}

TEST_CASE("a caption stands on the side that it or its table says") {
    const std::string table = "<table><caption>kop</caption><tr><td>a</td></tr></table>";
    const std::string plain = "table { border-spacing: 0; width: 30pt } td { padding: 0 } caption { text-align: left }";
    CHECK(sketch(table, plain, 3, 2) == "\nkop\na..\n");
    CHECK(sketch(table, plain + "table { caption-side: bottom }", 3, 2) == "\na..\nkop\n");
    CHECK(sketch(table, plain + "caption { caption-side: bottom }", 3, 2) == "\na..\nkop\n");
}

TEST_CASE("a box that a page cuts keeps its round corners where it begins and ends, and is open at the cut") {
    test::Laid laid;
    test::layOut(laid, "<div>a<br>b<br>c<br>d</div>", "div { border: 2pt solid; border-radius: 5pt }", 3, 3);
    REQUIRE(laid.pages.pages.size() == 2);
    const auto corners = [&](size_t page) {
        const auto& path = std::get<layout::Path>(laid.pages.pages[page].marks[0].what);
        std::string out;
        for (const layout::PathSegment& segment : path.segments) {
            const bool curve = segment.kind == layout::PathSegment::Kind::curve;
            if (curve && !(segment.points[0] == segment.points[2])) {
                out += segment.points[2].y < pt(115) ? "top " : "bottom ";
            }
            if (segment.kind == layout::PathSegment::Kind::close) out += "closed";
        }
        return out;
    };
    CHECK(corners(0) == "top top ");
    CHECK(corners(1) == "bottom bottom ");
}
