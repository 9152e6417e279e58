// Drawings: an <svg> and the marks it becomes, in points from its top left corner.
#include "layout/picture_box.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "base/utf8.h"
#include "layout/dump.h"
#include "layout/svg_path.h"
#include "support/square_font.h"

using namespace oordeel;
using layout::PathSegment;

namespace {

std::string listed(const Diagnostics& diagnostics) {
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) {
        const LineColumn place = locate(d.at);
        out += std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + d.message + "\n";
    }
    return out;
}

std::string name(css::Color color) {
    static const char* digits = "0123456789abcdef";
    std::string out = "#";
    for (int byte : {color.red, color.green, color.blue}) out += {digits[byte >> 4], digits[byte & 15]};
    return color.alpha == 255 ? out : out + "/" + std::to_string(color.alpha);
}

std::string name(layout::Point point) {
    return layout::points(point.x) + " " + layout::points(point.y);
}

std::string trace(const layout::Path& path) {
    std::string out;
    for (const PathSegment& segment : path.segments) {
        if (!out.empty()) out += " ";
        switch (segment.kind) {
            case PathSegment::Kind::move:
                out += "M " + name(segment.points[0]);
                break;
            case PathSegment::Kind::line:
                out += "L " + name(segment.points[0]);
                break;
            case PathSegment::Kind::curve:
                out += "C " + name(segment.points[0]) + " " + name(segment.points[1]) + " " + name(segment.points[2]);
                break;
            case PathSegment::Kind::close:
                out += "Z";
                break;
        }
    }
    if (path.fill.visible()) out += " fill " + name(path.fill) + (path.evenOdd ? " evenodd" : "");
    if (path.stroke.visible()) {
        out += " stroke " + name(path.stroke) + " " + layout::points(path.strokeWidth);
        if (path.lineCap != 0) out += " cap " + std::to_string(path.lineCap);
        if (path.lineJoin != 0) out += " join " + std::to_string(path.lineJoin);
        if (path.miterLimit != 4000) out += " miter " + std::to_string(path.miterLimit);
        for (Length dash : path.dashes) out += " dash " + layout::points(dash);
    }
    return out;
}

std::string trace(const layout::TextRun& run) {
    return "\"" + toUtf8(run.text) + "\" at " + name(run.origin) + " size " + layout::points(run.size) + " wide " +
           layout::points(run.width) + " " + name(run.color);
}

struct Drawn {
    Length width, height;
    std::string marks, errors;
    bool owned = true;
};

std::string trace(const layout::Mark& mark) {
    std::string out;
    if (const auto* run = std::get_if<layout::TextRun>(&mark.what)) out = trace(*run);
    if (const auto* path = std::get_if<layout::Path>(&mark.what)) out = trace(*path);
    if (!mark.clip.paths) return out;
    for (const layout::Path& path : *mark.clip.paths) {
        layout::Path shape;
        shape.segments = path.segments;
        out += " within " + trace(shape) + (path.evenOdd ? " evenodd" : "");
    }
    return out;
}

/// Draws the first <svg> of a fragment, with `css` over it, where there are 300 points of room.
Drawn draw(const std::string& text, const std::string& css = "") {
    const Source source{"test.html", text}, sheet{"test.css", "body { font-family: Vierkant; font-size: 7.5pt }" + css};
    Diagnostics diagnostics;
    html::Document document = html::parse(source, diagnostics);
    const css::Styles styles = css::compute(document, {&sheet}, diagnostics);
    text::Fonts fonts;
    test::addSquareFont(fonts);
    layout::Context context(document, styles, fonts, diagnostics);
    Drawn out;
    for (html::NodeId id = 0; id < static_cast<html::NodeId>(document.nodes.size()); ++id) {
        if (document[id].name != "svg") continue;
        const layout::Fragment box = layout::setPicture(context, id, pt(300), pt(300));
        out.width = box.width;
        out.height = box.height;
        for (const layout::Piece& piece : box.pieces) {
            out.marks += trace(*piece.mark) + "\n";
            out.owned = out.owned && piece.mark->owner == id;
        }
        break;
    }
    out.errors = listed(diagnostics);
    return out;
}

std::string without(std::string text, const std::string& part) {
    for (size_t at; (at = text.find(part)) != std::string::npos;) text.erase(at, part.size());
    return text;
}

/// The marks of what stands in a drawing in which a user unit is a point, with what the edges of the drawing cut off.
std::string marksAndEdges(const std::string& inside) {
    const Drawn drawn = draw("<svg width=\"100pt\" height=\"100pt\" viewBox=\"0 0 100 100\">" + inside + "</svg>");
    CHECK(drawn.errors == "");
    return drawn.marks;
}

const std::string atEdges = " within M 0 0 L 100 0 L 100 100 L 0 100 Z";

std::string marks(const std::string& inside) {
    return without(marksAndEdges(inside), atEdges);
}

std::string errors(const std::string& inside) {
    return draw("<svg width=\"100pt\" height=\"100pt\" viewBox=\"0 0 100 100\">\n" + inside + "</svg>").errors;
}

std::string size(const std::string& attributes, const std::string& css = "") {
    const Drawn drawn = draw("<svg " + attributes + "></svg>", css);
    CHECK(drawn.errors == "");
    return layout::points(drawn.width) + " x " + layout::points(drawn.height);
}

/// Path data as it was understood, in user units.
std::string path(const std::string& data) {
    layout::svg::Outline outline;
    const auto fault = layout::svg::readPath(data, outline);
    layout::Path out;
    for (const layout::svg::Step& step : outline) {
        PathSegment segment{step.kind, {}};
        for (size_t i = 0; i < 3; ++i) segment.points[i] = {pt(step.points[i].x), pt(step.points[i].y)};
        out.segments.push_back(segment);
    }
    return trace(out) + (fault ? " | " + std::to_string(fault->offset) + ": " + fault->message : "");
}

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("Path data: lines, absolute and relative") {
    CHECK(path("M1 2L3 4") == "M 1 2 L 3 4");
    CHECK(path("m1,2 3,4-1-1.5.5 0Z") == "M 1 2 L 4 6 L 3 4.5 L 3.5 4.5 Z");
    CHECK(path("M1 2 3 4 5 6") == "M 1 2 L 3 4 L 5 6");
    CHECK(path("M0 0H5V6h-1v-1z") == "M 0 0 L 5 0 L 5 6 L 4 6 L 4 5 Z");
    CHECK(path("M 1e1 -2.5E-1 L +.5 6.") == "M 10 -0.25 L 0.5 6");
    CHECK(path("") == "");
    CHECK(path("  ") == "");
}

TEST_CASE("Path data: after a Z the path goes on where the closed part began") {
    CHECK(path("M1 1h5v5zl2 0M9 9zz") == "M 1 1 L 6 1 L 6 6 Z M 1 1 L 3 1 M 9 9 Z");
}

TEST_CASE("Path data: cubic and quadratic curves and their smooth forms") {
    CHECK(path("M0 0C1 1 2 1 3 0S5-1 6 0") == "M 0 0 C 1 1 2 1 3 0 C 4 -1 5 -1 6 0");
    CHECK(path("M0 0c1 1 2 1 3 0s2-1 3 0") == "M 0 0 C 1 1 2 1 3 0 C 4 -1 5 -1 6 0");
    CHECK(path("M0 0S2 1 3 0") == "M 0 0 C 0 0 2 1 3 0");
    CHECK(path("M0 0Q3 3 6 0T12 0") == "M 0 0 C 2 2 4 2 6 0 C 8 -2 10 -2 12 0");
    CHECK(path("M0 0q3 3 6 0t6 0") == "M 0 0 C 2 2 4 2 6 0 C 8 -2 10 -2 12 0");
    CHECK(path("M0 0T6 0") == "M 0 0 C 0 0 2 0 6 0");
}

TEST_CASE("Path data: arcs, with flags that need no space") {
    CHECK(path("M1 0A1 1 0 0 1 0 1") == "M 1 0 C 1 0.552 0.552 1 0 1");
    CHECK(path("M1 0A1 1 0 010 1") == "M 1 0 C 1 0.552 0.552 1 0 1");
    CHECK(path("M1 0a1 1 0 1 0-1 1").starts_with("M 1 0 C 1 "));
    CHECK(path("M0 0A1 1 0 0 1 4 0")
              .starts_with("M 0 0 C 0 -1.105 0.895 -2 2 -2 C 3.105 -2 4 -1.105 4 0"));  // too small: grown
    CHECK(path("M0 0A0 5 0 0 1 4 0") == "M 0 0 L 4 0");
    CHECK(path("M0 0A5 5 0 0 1 0 0") == "M 0 0");
    CHECK(path("M0 0A-2-2 0 0 1 4 0") == path("M0 0A2 2 0 0 1 4 0"));
    CHECK(path("M0 0A1e-300 1e-300 0 0 1 4 0") == "M 0 0 L 4 0");
}

TEST_CASE("An arc passes through every point of its ellipse") {
    layout::svg::Outline outline;
    CHECK_FALSE(layout::svg::readPath("M5 0A5 3 30 1 1 2 2", outline));
    CHECK(outline.size() > 2);
    CHECK(outline.back().points[2].x == 2);
    CHECK(outline.back().points[2].y == 2);
    layout::svg::Outline circle;
    CHECK_FALSE(layout::svg::readPath("M10 0A10 10 0 1 1 0-10", circle));
    for (size_t i = 1; i < circle.size(); ++i) {
        const layout::svg::Vec a =
            circle[i - 1].kind == PathSegment::Kind::move ? circle[i - 1].points[0] : circle[i - 1].points[2];
        const auto& p = circle[i].points;
        for (double t : {0.25, 0.5, 0.75}) {
            const double u = 1 - t;
            const double x = u * u * u * a.x + 3 * u * u * t * p[0].x + 3 * u * t * t * p[1].x + t * t * t * p[2].x;
            const double y = u * u * u * a.y + 3 * u * u * t * p[0].y + 3 * u * t * t * p[1].y + t * t * t * p[2].y;
            CHECK(std::hypot(x, y) == Approx(10).margin(0.004));
        }
    }
}

TEST_CASE("Path data that is wrong is drawn up to the fault") {
    CHECK(path("L1 1") == " | 0: path data begins with M and a point");
    CHECK(path("M1 2X3") == "M 1 2 | 4: this is no command of path data; it has M, L, H, V, C, S, Q, T, A and Z");
    CHECK(path("M1 2L3") == "M 1 2 | 6: the command L needs a point, that is two numbers here");
    CHECK(path("M1 2C1 2 3 4 5") == "M 1 2 | 14: the command C needs three points, that is six numbers here");
    CHECK(path("M1 2A1 1 0 2 1 3 3") ==
          "M 1 2 | 11: the command A needs two radii, an angle, two flags of 0 or 1 and a point here");
    CHECK(path("M1 2z5") == "M 1 2 Z | 5: this is no command of path data; it has M, L, H, V, C, S, Q, T, A and Z");
    CHECK(path("M1 1e999") == " | 3: the command M needs a point, that is two numbers here");
    CHECK(path("Mnan inf") == " | 1: the command M needs a point, that is two numbers here");
    CHECK(path("M0x10 1") == " | 2: the command M needs a point, that is two numbers here");
}

TEST_CASE("The basic shapes") {
    CHECK(marks("<rect x=1 y=2 width=3 height=4 />") == "M 1 2 L 4 2 L 4 6 L 1 6 Z fill #000000\n");
    CHECK(marks("<rect width=10 height=10 rx=2 />") ==
          "M 2 0 L 8 0 C 9.105 0 10 0.895 10 2 L 10 8 C 10 9.105 9.105 10 8 10 L 2 10 C 0.895 10 0 9.105 0 8 L 0 2 C 0 "
          "0.895 "
          "0.895 0 2 0 Z fill #000000\n");
    CHECK(marks("<rect width=2 height=10 rx=5 />").starts_with("M 1 0 L 1 0 C "));
    CHECK(marks("<circle cx=5 cy=5 r=2 />") ==
          "M 7 5 C 7 6.105 6.105 7 5 7 C 3.895 7 3 6.105 3 5 C 3 3.895 3.895 3 5 3 C 6.105 3 7 3.895 7 5 Z fill "
          "#000000\n");
    CHECK(marks("<ellipse cx=5 cy=5 rx=2 ry=1 />").starts_with("M 7 5 C 7 5.552 6.105 6 5 6 C "));
    CHECK(marks("<line x1=1 y1=2 x2=50% y2=4 stroke=red />") == "M 1 2 L 50 4 stroke #ff0000 1\n");
    CHECK(marks("<polyline points=\"1,2 3,4 5,6\" />") == "M 1 2 L 3 4 L 5 6 fill #000000\n");
    CHECK(marks("<polygon points=\"1,2 3,4 5,6\" />") == "M 1 2 L 3 4 L 5 6 Z fill #000000\n");
    CHECK(marks("<path d=\"M1 2L3 4\" />") == "M 1 2 L 3 4 fill #000000\n");
}

TEST_CASE("What has no extent or no paint leaves no mark") {
    CHECK(marks("<rect width=0 height=4 /><circle r=0 /><ellipse rx=1 /><polygon points=\"\" /><path d=\"\"/>") == "");
    CHECK(marks("<rect width=1 height=1 fill=none /><line x2=5 /><rect width=1 height=1 opacity=0 />") == "");
    CHECK(marks("<g opacity=0><rect width=1 height=1 opacity=1 /></g>") == "");
    CHECK(marks("<title>t</title><desc>d</desc><defs><clipPath id=a><rect width=1 height=1 /></clipPath></defs>") ==
          "");
}

TEST_CASE("Paint is inherited and overridden") {
    CHECK(marks("<g fill=red stroke=#00f stroke-width=2><rect width=1 height=1 /><rect width=1 height=1 fill=none "
                "stroke=inherit /></g>") ==
          "M 0 0 L 1 0 L 1 1 L 0 1 Z fill #ff0000 stroke #0000ff 2\n"
          "M 0 0 L 1 0 L 1 1 L 0 1 Z stroke #0000ff 2\n");
    CHECK(marks("<path d=\"M0 0H1\" fill=\"rgb(1, 2, 3)\" fill-opacity=.5 fill-rule=evenodd />") ==
          "M 0 0 L 1 0 fill #010203/128 evenodd\n");
    CHECK(
        marks(
            "<path d=\"M0 0H1\" fill=none stroke=black stroke-linecap=round stroke-linejoin=bevel stroke-miterlimit=2 "
            "stroke-dasharray=\"2 1,3\" />") ==
        "M 0 0 L 1 0 stroke #000000 1 cap 1 join 2 miter 2000 dash 2 dash 1 dash 3 dash 2 dash 1 dash 3\n");
    CHECK(marks("<line x2=1 stroke=black stroke-dasharray=\"0 0\" /><line x2=1 stroke=black stroke-width=0 />") ==
          "M 0 0 L 1 0 stroke #000000 1\n");
}

TEST_CASE("currentColor is the colour that CSS gives") {
    CHECK(draw("<svg class=a width=1 height=1><rect class=b width=1 height=1 fill=currentColor /></svg>",
               ".a { color: #123456 }")
              .marks == "M 0 0 L 0.75 0 L 0.75 0.75 L 0 0.75 Z fill #123456\n");
}

TEST_CASE("Transformations apply from the outside in") {
    CHECK(marks("<g transform=\"translate(10 20)\"><line x2=1 stroke=red transform=\"scale(2)\"/></g>") ==
          "M 10 20 L 12 20 stroke #ff0000 2\n");
    CHECK(marks("<line x1=1 x2=2 stroke=red transform=\"translate(5), rotate(90)\"/>") ==
          "M 5 1 L 5 2 stroke #ff0000 1\n");
    CHECK(marks("<line x1=1 x2=2 stroke=red transform=\"rotate(180 3 0)\"/>") == "M 5 0 L 4 0 stroke #ff0000 1\n");
    CHECK(marks("<line y1=1 y2=2 stroke=red transform=\"skewX(45)\"/>") == "M 1 1 L 2 2 stroke #ff0000 1\n");
    CHECK(marks("<line x2=2 stroke=red transform=\"matrix(1 0 0 4 1 1)\"/>") == "M 1 1 L 3 1 stroke #ff0000 2\n");
    CHECK(marks("<line x2=10 stroke=red transform=\"rotate(30)\"/>") == "M 0 0 L 8.66 5 stroke #ff0000 1\n");
}

TEST_CASE("The size of a drawing: CSS, then width and height, then the viewBox") {
    CHECK(size("width=120 height=40") == "90 x 30");
    CHECK(size("width=\"40mm\" height=\"1cm\"") == "113.386 x 28.346");
    CHECK(size("viewBox=\"0 0 200 100\"") == "150 x 75");
    CHECK(size("viewBox=\"0 0 200 100\" width=\"50pt\"") == "50 x 25");
    CHECK(size("viewBox=\"0 0 200 100\" height=\"50pt\"") == "100 x 50");
    CHECK(size("viewBox=\"0 0 200 100\" width=\"50%\"") == "150 x 75");
    CHECK(size("viewBox=\"0 0 200 100\" width=1 height=1", "svg { width: 10pt; height: 20pt }") == "10 x 20");
    CHECK(size("viewBox=\"0 0 200 100\"", "svg { width: 50% }") == "150 x 75");
    CHECK(size("viewBox=\"0 0 200 100\" width=\"2000pt\"", "svg { max-width: 100% }") == "300 x 150");
    CHECK(draw("<svg></svg>").errors ==
          "1:1: this drawing has no size; give <svg> a width and a height, or a viewBox\n");
    CHECK(draw("<svg width=\"999999\" height=1></svg>").errors == "1:1: this picture is larger than any page\n");
    CHECK(draw("<svg viewBox=\"0 0 0 1\" width=1 height=1></svg>").errors ==
          "1:15: a viewBox is four numbers, of which the last two are above 0; write viewBox=\"0 0 width height\"\n");
}

TEST_CASE("A viewBox of another shape is scaled alike both ways and put in the middle, or where it is told") {
    const auto uncut = [](const std::string& text) {
        return without(draw(text).marks, " within M 0 0 L 40 0 L 40 20 L 0 20 Z");
    };
    const std::string line = "<line x2=10 y2=10 stroke=red /></svg>";
    const std::string svg = "<svg width=\"40pt\" height=\"20pt\" viewBox=\"0 0 10 10\" preserveAspectRatio=";
    CHECK(uncut(svg + "xMidYMid>" + line) == "M 10 0 L 30 20 stroke #ff0000 2\n");
    CHECK(uncut(svg + "\"xMinYMax meet\">" + line) == "M 0 0 L 20 20 stroke #ff0000 2\n");
    CHECK(uncut(svg + "xMaxYMin>" + line) == "M 20 0 L 40 20 stroke #ff0000 2\n");
    CHECK(uncut(svg + "none>" + line) == "M 0 0 L 40 20 stroke #ff0000 2.828\n");
    CHECK(
        draw("<svg width=\"10pt\" height=\"10pt\" viewBox=\"5 5 10 10\"><line x1=5 y1=6 x2=15 y2=6 stroke=red /></svg>")
            .marks == "M 0 1 L 10 1 stroke #ff0000 1\n");
    CHECK(draw(svg + "xMidYMid\n slice>" + line).errors != "");
}

TEST_CASE("Text is set in runs with their baseline at x and y") {
    CHECK(marks("<text x=10 y=20 font-family=Vierkant font-size=5 fill=blue> een \n twee </text>") ==
          "\"een twee\" at 10 20 size 5 wide 40 #0000ff\n");
    CHECK(marks("<text x=10 y=20 font-family=Vierkant>a</text>") ==
          "\"a\" at 10 20 size 10 wide 10 #000000\n");  // 7.5 pt is 10 units
    CHECK(marks("<g transform=\"translate(1 1) scale(2)\"><text x=10 y=20 font-family=\"Nergens, 'Vierkant'\" "
                "font-size=5 font-weight=bold>a</text></g>") == "\"a\" at 21 41 size 10 wide 10 #000000\n");
}

TEST_CASE("text-anchor places a chunk as a whole, however many tspans it has") {
    const std::string font = " font-family=Vierkant font-size=5 ";
    CHECK(marks("<text x=50 y=20 text-anchor=middle" + font + ">abcd</text>") ==
          "\"abcd\" at 40 20 size 5 wide 20 #000000\n");
    CHECK(marks("<text x=50 y=20 text-anchor=end" + font + ">ab<tspan fill=red font-size=10>c</tspan>d</text>") ==
          "\"ab\" at 25 20 size 5 wide 10 #000000\n"
          "\"c\" at 35 20 size 10 wide 10 #ff0000\n"
          "\"d\" at 45 20 size 5 wide 5 #000000\n");
    CHECK(marks("<text x=50 y=20" + font + ">ab <tspan x=5 y=30>c</tspan> <tspan dx=2 dy=3>d</tspan></text>") ==
          "\"ab \" at 50 20 size 5 wide 15 #000000\n"
          "\"c\" at 5 30 size 5 wide 5 #000000\n"
          "\" \" at 10 30 size 5 wide 5 #000000\n"
          "\"d\" at 17 33 size 5 wide 5 #000000\n");
    CHECK(marks("<text x=10 y=10 letter-spacing=1" + font + ">ab</text>") ==
          "\"ab\" at 10 10 size 5 wide 12 #000000\n");
}

TEST_CASE("Text that cannot be set as asked is an error") {
    CHECK(errors("<text transform=\"rotate(90)\">a</text>") ==
          "2:1: text is neither turned, slanted nor stretched; take it out of this transformation\n");
    CHECK(errors("<text y=20 stroke=red font-family=Vierkant>a</text>") ==
          "2:1: text is filled and not stroked; write stroke=\"none\"\n");
    CHECK(errors("<text x=\"1 2 3\" y=20 font-family=Vierkant>abc</text>") ==
          "2:10: the value of x is not understood; write one length such as 12.5\n");
    CHECK(errors("<text x=900000 font-family=Vierkant>abc</text>") ==
          "2:1: this lies farther off than any page is wide\n");
    CHECK(errors("<text font-family=Vierkant font-size=900000>abc</text>") ==
          "2:1: this lies farther off than any page is wide\n");
}

TEST_CASE("Marks belong to the drawing, and to nobody when it is decoration") {
    CHECK(draw("<svg role=img aria-label=x width=1 height=1><rect width=1 height=1 /></svg>").owned);
    for (const char* hidden : {"aria-hidden=true", "role=presentation", "role=none"}) {
        const Drawn drawn = draw(std::string("<svg width=1 height=1 ") + hidden + "><rect width=1 height=1 /></svg>");
        CHECK(drawn.marks != "");
        CHECK(!drawn.owned);
    }
}

TEST_CASE("A value that is not understood is an error at its place") {
    CHECK(errors("<rect width=1x height=1 />") ==
          "2:13: the value of width is not understood; write a length such as 12.5\n");
    CHECK(errors("<rect width=-1 height=1 />") == "2:13: width cannot be below 0\n");
    CHECK(errors("<rect width=1 height=1 fill=rood />") ==
          "2:29: the value of fill is not understood; write none, currentColor, a name, #rgb, #rrggbb or rgb(…)\n");
    CHECK(errors("<line x2=1 stroke=\"url(#a)\" />") ==
          "2:20: a stroke is painted in one colour; a pattern fills shapes\n");
    CHECK(errors("<rect width=1 height=1 opacity=.5 />") ==
          "2:32: the value of opacity is not understood; write 0 or 1, and use fill-opacity and stroke-opacity for "
          "between\n");
    CHECK(errors("<line x2=1 stroke-linecap=rond />") ==
          "2:27: the value of stroke-linecap is not understood; write butt, round or square\n");
    CHECK(errors("<line x2=1 stroke-dasharray=\"1 -1\" />") ==
          "2:30: the value of stroke-dasharray is not understood; write none or lengths such as \"2 1\"\n");
    CHECK(errors("<path d=\"M1 1\nL1\"/>") == "3:3: the command L needs a point, that is two numbers here\n");
    CHECK(errors("<polyline points=\"1 2 3\"/>") == "2:19: the last point has an x without a y\n");
    CHECK(errors("<g transform=\"scale(2) turn(3)\"></g>") ==
          "2:24: this is no transformation; write translate(x y), scale(s), rotate(degrees), skewX(degrees), "
          "skewY(degrees) or matrix(a b c d e f)\n");
}

TEST_CASE("A shape is cut off at the edge of the drawing only where it sticks out") {
    CHECK(marksAndEdges("<rect x=90 y=5 width=20 height=9 /><rect x=90 y=5 width=10 height=9 />") ==
          "M 90 5 L 110 5 L 110 14 L 90 14 Z fill #000000 within M 0 0 L 100 0 L 100 100 L 0 100 Z\n"
          "M 90 5 L 100 5 L 100 14 L 90 14 Z fill #000000\n");
    CHECK(marksAndEdges("<line x1=50 x2=50 y2=9 stroke=red />") == "M 50 0 L 50 9 stroke #ff0000 1\n");
    CHECK(marksAndEdges("<line y1=0 x2=50 stroke=red stroke-width=4 />").find("within") != std::string::npos);
    CHECK(marksAndEdges("<rect x=200 width=20 height=9 />") == "");
}

TEST_CASE("Words that reach over the edge of the drawing are whole, with a warning") {
    const Drawn drawn = draw(
        "<svg width=\"100pt\" height=\"100pt\" viewBox=\"0 0 100 100\">\n<text x=95 y=20 font-family=Vierkant "
        "font-size=10>abc</text></svg>");
    CHECK(drawn.marks == "\"abc\" at 95 20 size 10 wide 30 #000000\n");
    CHECK(drawn.errors ==
          "2:1: these words stick out of the drawing, where a browser cuts them off; move them or make the drawing "
          "larger\n");
}

TEST_CASE("A clip leaves what is inside its shape, and one in another what is inside both") {
    const std::string clips =
        "<defs><clipPath id=a><rect width=10 height=10 /></clipPath><clipPath id=b transform=\"translate(5 0)\"><path "
        "d=\"M0 0h9v9z\" clip-rule=evenodd /></clipPath></defs>";
    CHECK(marks(clips + "<rect width=20 height=20 clip-path=\"url(#a)\" />") ==
          "M 0 0 L 20 0 L 20 20 L 0 20 Z fill #000000 within M 0 0 L 10 0 L 10 10 L 0 10 Z\n");
    CHECK(marks(clips + "<g clip-path=\"url(#a)\"><line x2=20 y2=20 stroke=red clip-path='url(\"#b\")'/></g>") ==
          "M 0 0 L 20 20 stroke #ff0000 1 within M 0 0 L 10 0 L 10 10 L 0 10 Z within M 5 0 L 14 0 L 14 9 Z evenodd\n");
    // The shape of a clip is in the units of what it cuts off.
    CHECK(marks(clips + "<rect width=9 height=9 transform=\"scale(2)\" clip-path=\"url(#a)\" />") ==
          "M 0 0 L 18 0 L 18 18 L 0 18 Z fill #000000 within M 0 0 L 20 0 L 20 20 L 0 20 Z\n");
    CHECK(marks(clips + "<text y=9 font-size=5 font-family=Vierkant clip-path=\"url(#a)\">abc</text>") ==
          "\"abc\" at 0 9 size 5 wide 15 #000000 within M 0 0 L 10 0 L 10 10 L 0 10 Z\n");
    CHECK(marks(clips + "<rect width=20 height=20 clip-path=none />") ==
          "M 0 0 L 20 0 L 20 20 L 0 20 Z fill #000000\n");
}

TEST_CASE("What a clip does not do is an error at its place") {
    const auto said = [](const std::string& clip, const std::string& name = "a") {
        return errors("<clipPath id=a " + clip + "</clipPath>\n<rect width=1 height=1 clip-path=\"url(#" + name +
                      ")\" />");
    };
    CHECK(said("><rect width=1 height=1 />") == "");
    CHECK(said("><rect width=1 height=1 />", "b") == "3:35: there is no <clipPath id=\"b\"> in this drawing\n");
    CHECK(said(">") == "2:1: this <clipPath> holds no shape, so it would cut off everything\n");
    CHECK(said("><rect width=1 height=1 /><circle r=1 />") ==
          "2:42: a <clipPath> holds one shape; join them in one <path>\n");
    CHECK(said("clipPathUnits=objectBoundingBox><rect width=1 height=1 />") ==
          "2:30: a clip is measured in the units of the drawing; write userSpaceOnUse\n");
    CHECK(errors("<rect width=1 height=1 clip-path=circle() />") ==
          "2:34: the value of clip-path is not understood; write url(#name)\n");
    CHECK(said("><text>a</text>") ==
          "2:17: <text> cannot stand directly inside <clippath>, which holds <rect>, <circle>, <ellipse>, <polygon>, "
          "<polyline>, <path>, <title> and <desc>\n");
}

namespace {

const std::string pattern = "<pattern id=p width=4 height=4 patternUnits=userSpaceOnUse ";

/// The marks of a square of 8 by 8 that is filled with a pattern, without what cuts them off.
std::string filled(const std::string& tile, const std::string& square = "") {
    const std::string drawn =
        marks(pattern + tile + "</pattern><rect width=8 height=8 fill=\"url(#p)\" " + square + " />");
    const std::string out = without(drawn, " within M 0 0 L 8 0 L 8 8 L 0 8 Z");
    CHECK(out.size() < drawn.size());
    return out;
}

}  // namespace

TEST_CASE("A pattern is drawn as its shapes, one path for all tiles, cut off by what it fills") {
    CHECK(marks(pattern + "><rect x=1 y=1 width=2 height=2 fill=red /></pattern>"
                          "<rect x=2 y=2 width=4 height=1 fill=\"url(#p)\" stroke=blue />") ==
          "M 1 1 L 3 1 L 3 3 L 1 3 Z M 5 1 L 7 1 L 7 3 L 5 3 Z fill #ff0000 within M 2 2 L 6 2 L 6 3 L 2 3 Z\n"
          "M 2 2 L 6 2 L 6 3 L 2 3 Z stroke #0000ff 1\n");
    CHECK(filled("x=1 y=1><circle cx=2 cy=2 r=1 />").starts_with("M 4 3 C "));
    CHECK(filled("><rect x=1 y=1 width=2 height=2 />", "fill-opacity=.5").ends_with("fill #000000/128\n"));
    CHECK(filled("><g fill=red transform=\"translate(1 1)\"><rect width=1 height=1 /></g>").starts_with("M 1 1 L 2 1"));
}

TEST_CASE("A line from edge to edge of the tile goes on through all tiles, straight, across or as a cross") {
    CHECK(filled("><path d=\"M2 0V4\" stroke=black />") ==
          "M 2 -4 L 2 12 M 6 -4 L 6 12 fill #000000 stroke #000000 1\n");
    CHECK(filled("><path d=\"M2 0V4M0 2H4\" stroke=black fill=none />") ==
          "M 2 -4 L 2 12 M 6 -4 L 6 12 M -4 2 L 12 2 M -4 6 L 12 6 stroke #000000 1\n");
    // The usual way to write a hatch that leans: the corners are there twice, and lie on one another.
    const std::string hatch = filled("><path d=\"M-1 1l2-2M0 4l4-4M3 5l2-2\" stroke=black fill=none />");
    CHECK(hatch.find("M -4 12 L 12 -4") != std::string::npos);
    // Turned, each line is one still.
    CHECK(filled("patternTransform=\"rotate(90)\"><path d=\"M2 0V4\" stroke=black fill=none />") ==
          "M 12 2 L -4 2 M 12 6 L -4 6 stroke #000000 1\n");
}

TEST_CASE("What a pattern does not do is an error at its place") {
    const auto said = [](const std::string& text, const std::string& name = "p") {
        return errors(text + "\n<rect width=8 height=8 fill=\"url(#" + name + ")\" />");
    };
    CHECK(said("", "q") == "3:30: there is no <pattern id=\"q\"> in this drawing\n");
    CHECK(said("<pattern id=p width=4 height=4></pattern>") == "2:1: <pattern> needs patternunits=\"…\"\n");
    CHECK(said("<pattern id=p width=4 height=4 patternUnits=objectBoundingBox></pattern>") ==
          "2:1: a tile is measured in the units of the drawing; write patternUnits=\"userSpaceOnUse\"\n");
    CHECK(said("<pattern id=p width=4 height=0 patternUnits=userSpaceOnUse></pattern>") ==
          "2:1: a pattern needs a width and a height above 0: those of its tile\n");
    CHECK(said(pattern + "patternTransform=\"scale(0)\"></pattern>") ==
          "2:1: this pattern is scaled to nothing, or beyond all pages\n");
    CHECK(said(pattern + "patternTransform=\"" + repeated("scale(1000000)", 60) + "\"></pattern>") ==
          "2:1: this pattern is scaled to nothing, or beyond all pages\n");
    CHECK(said(pattern + ">\n<rect width=1 height=1 transform=\"" + repeated("scale(1000000)", 60) +
               "\"/></pattern>") == "3:1: this lies farther off than any page is wide\n");
    CHECK(said(pattern + ">\n<path d=\"M1 1L2 3\" stroke=black stroke-width=900000 /></pattern>") ==
          "3:1: this lies farther off than any page is wide\n");
    CHECK(said(pattern + ">\n<path d=\"M0 0V4\" stroke=black /></pattern>") ==
          "3:1: a browser shows only the half of this stroke that lies inside the tile; move it away from the edge of "
          "the tile by half its width\n");
    CHECK(said(pattern + ">\n<rect width=1 height=1 fill=\"url(#p)\" /></pattern>") ==
          "3:30: a tile is filled with colours, not with a pattern\n");
    CHECK(
        said(
            "<pattern id=p width=.04 height=.04 patternUnits=userSpaceOnUse><rect width=.01 height=.01 /></pattern>") ==
        "3:30: this takes 40000 tiles of its pattern; make the tile larger\n");
    CHECK(errors(pattern + "></pattern>\n<text y=9 font-size=5 font-family=Vierkant fill=\"url(#p)\">a</text>") ==
          "3:50: words are filled with a colour, not with a pattern\n");
}

TEST_CASE("Numbers beyond all pages are errors, never overflow") {
    CHECK(errors("<rect x=999999 width=1 height=1 />") == "2:1: this lies farther off than any page is wide\n");
    CHECK(errors(repeated("<g transform=\"scale(1000000)\">", 200) + "<rect width=1 height=1 />" +
                 repeated("</g>", 200)) == "2:6001: this lies farther off than any page is wide\n");
    CHECK(errors(repeated("<g transform=\"scale(1000000)\">", 200) + "<text x=1>a</text>" + repeated("</g>", 200)) !=
          "");
    CHECK(errors("<rect width=1 height=1 stroke=red stroke-width=900000 />") ==
          "2:1: this lies farther off than any page is wide\n");
    CHECK(marks(repeated("<g transform=\"scale(.001)\">", 200) + "<line x2=1 stroke=red stroke-dasharray=\"1\" />" +
                repeated("</g>", 200)) == "M 0 0 L 0 0 stroke #ff0000 0\n");
}

TEST_CASE("Every drawing of the mock-ups is drawn without a complaint") {
    int found = 0;
    text::Fonts fonts;
    for (const char* folder : {"mockup", "mockup-editorial"}) {
        const std::filesystem::path path = std::filesystem::path(PROJECT_DIR "/../shared/design") / folder;
        if (!std::filesystem::exists(path)) continue;
        for (const auto& file : std::filesystem::directory_iterator(path)) {
            if (file.path().extension() != ".html") continue;
            INFO(file.path());
            const auto read = [](const std::filesystem::path& name) {
                std::ifstream in(name, std::ios::binary);
                return std::string(std::istreambuf_iterator<char>(in), {});
            };
            const Source source{file.path().filename().string(), read(file.path())};
            const Source sheet{"style.css", read(path / "style.css")};
            Diagnostics diagnostics;
            html::Document document = html::parse(source, diagnostics);
            const css::Styles styles = css::compute(document, {&sheet}, diagnostics);
            CHECK(diagnostics.text() == "");
            Diagnostics ofDrawings;
            layout::Context context(document, styles, fonts, ofDrawings);
            for (html::NodeId id = 0; id < static_cast<html::NodeId>(document.nodes.size()); ++id) {
                if (document[id].name != "svg") continue;
                const layout::Fragment drawing = layout::setPicture(context, id, mm(160), mm(160));
                CHECK(drawing.width > Length{});
                CHECK_FALSE(drawing.pieces.empty());
                ++found;
            }
            CHECK(ofDrawings.text() == "");
        }
    }
    if (found == 0) std::cout << "svg: no mock-ups beside the project, so none were drawn\n";
}
