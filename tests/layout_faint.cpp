// Words and parts of drawings that stand out too little, by WCAG 2.1.
#include "layout/faint.h"

#include <catch2/catch.hpp>

#include "layout/contrast.h"
#include "layout/layout.h"
#include "support/square_font.h"

using namespace oordeel;

namespace {

/// What is said of a body, each as "line:column: sentence". The body begins at column 1 of line 2.
std::string said(const std::string& body, const std::string& sheet = "") {
    const Source source{"test.html", "<!DOCTYPE html><html lang=\"nl\"><head><title>t</title></head><body>\n" + body +
                                         "</body></html>"};
    const Source styles{"test.css",
                        "html { font-family: Vierkant; font-size: 10pt; margin: 0 } @page { size: 400pt "
                        "400pt; margin: 0 }" +
                            sheet};
    Diagnostics diagnostics, found;
    html::Document document = html::parse(source, diagnostics);
    const css::Styles computed = css::compute(document, {&styles}, diagnostics);
    text::Fonts fonts;
    test::addSquareFont(fonts);
    const layout::Pages pages = layout::paginate(document, computed, fonts, diagnostics);
    CHECK(diagnostics.text() == "");
    layout::warnOfFaint(pages, document, computed, found);
    std::string out;
    for (const Diagnostic& one : found.all()) {
        const LineColumn place = locate(one.at);
        out += std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + one.message + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("contrast is that of WCAG 2.1") {
    const css::Color black{0, 0, 0, 255}, white{255, 255, 255, 255}, grey{119, 119, 119, 255};
    CHECK(layout::contrast(black, white) == Approx(21));
    CHECK(layout::contrast(white, black) == Approx(21));
    CHECK(layout::contrast(white, white) == Approx(1));
    CHECK(layout::contrast(grey, white) == Approx(4.48).margin(0.005));  // #777, the well-known near miss
    CHECK(layout::hex(layout::over({0, 0, 0, 128}, white)) == "#7f7f7f");
}

TEST_CASE("a shade that is proposed stands out, on any ground") {
    for (int seed = 0; seed < 400; ++seed) {
        const auto channel = [&](int factor) { return static_cast<uint8_t>(seed * factor % 256); };
        const css::Color color{channel(97), channel(31), channel(211), 255},
            behind{channel(53), channel(113), channel(7), 255};
        const css::Color shade = layout::shadeThatStandsOut(color, behind, 4.5);
        INFO(layout::hex(color) << " on " << layout::hex(behind));
        CHECK(layout::contrast(shade, behind) >= 4.5);
    }
}

TEST_CASE("words that are too faint are told once for each pair of colours") {
    CHECK(said("<p>goed</p>\n<p style=\"color: #767676\">net</p>") == "");
    CHECK(said("<p style=\"color: #777777\">net niet</p>\n<p style=\"color: #777777\">weer</p>") ==
          "2:27: words in #777777 on #ffffff have a contrast of 4.4:1; words need 4.5:1 to be told apart (WCAG 2.1, "
          "1.4.3); #757575 would do\n");
}

TEST_CASE("large words may be fainter") {
    CHECK(said("<p style=\"color: #777777; font-size: 18pt\">groot</p>") == "");
    CHECK(said("<p style=\"color: #777777; font-size: 14pt; font-weight: 700\">vet</p>") == "");
    CHECK(said("<p style=\"color: #777777; font-size: 14pt\">niet vet</p>") != "");
    CHECK(said("<p style=\"color: #999999; font-size: 18pt\">groot</p>").find("large words need 3:1") !=
          std::string::npos);
}

TEST_CASE("what counts is the colour behind the word") {
    CHECK(said("<p style=\"color: #ffffff; background: #1f3f5e\">wit op blauw</p>") == "");
    CHECK(said("<p style=\"color: #ffffff\">wit op wit</p>")
              .find("words in #ffffff on #ffffff have a contrast of 1.0:1") != std::string::npos);
    CHECK(said("<p style=\"color: #1b232b; background: #1f3f5e\">inkt op blauw</p>").find("on #1f3f5e") !=
          std::string::npos);
    // The last that was painted lies on top.
    CHECK(said("<div style=\"background: #000000\"><p style=\"background: #ffffff; color: #000000\">x</p></div>") ==
          "");
    // A word beside a dark shape stands on the paper, though the box around the shape holds it.
    CHECK(
        said("<svg width=\"100\" height=\"100\" viewBox=\"0 0 100 100\" role=\"img\" aria-label=\"x\">"
             "<path d=\"M0 0H100L0 100Z\" fill=\"#000000\"/><text x=\"60\" y=\"90\" font-size=\"10\">x</text></svg>") ==
        "");
}

TEST_CASE("parts of a drawing stand out by filling or outline") {
    const auto drawn = [](const std::string& parts, const std::string& attributes = "role=\"img\" aria-label=\"x\"") {
        return said("<svg width=\"100\" height=\"100\" viewBox=\"0 0 100 100\" " + attributes + ">" + parts + "</svg>");
    };
    CHECK(drawn("<rect width=\"50\" height=\"50\" fill=\"#d5dce3\"/>") ==
          "2:1: a part of a drawing in #d5dce3 on #ffffff has a contrast of 1.3:1; a part that has a meaning needs 3:1 "
          "to be told apart (WCAG 2.1, 1.4.11); #8f9398 would do, or an outline in that colour\n");
    CHECK(drawn("<rect width=\"50\" height=\"50\" fill=\"#d5dce3\" stroke=\"#55606b\"/>") == "");
    CHECK(drawn("<rect width=\"50\" height=\"50\" fill=\"#1f3f5e\"/>") == "");
    CHECK(drawn("<path d=\"M0 10H50\" stroke=\"#c5ccd3\"/>") != "");
    CHECK(drawn("<rect width=\"50\" height=\"50\" fill=\"#d5dce3\"/>", "aria-hidden=\"true\"") == "");
    // Hatching belongs to what it lies on.
    CHECK(drawn("<rect width=\"50\" height=\"50\" fill=\"#b82a47\"/><path d=\"M0 0L50 50\" stroke=\"#650a1e\"/>") ==
          "");
    CHECK(drawn("<rect width=\"50\" height=\"50\" fill=\"#d6ece7\" stroke=\"#0b6b61\"/>"
                "<path d=\"M0 0L50 50M0 9L41 50M0 18L32 50\" stroke=\"#9cc\"/>") == "");
}
