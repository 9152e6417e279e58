// Pictures and drawings on the page, from HTML and files to what stands where, to the tags and to the PDF.
#include <catch2/catch.hpp>

#include <cstdio>

#include "base/file.h"
#include "picture/picture.h"
#include "report/make.h"
#include "support/jpeg.h"
#include "support/pictures.h"
#include "support/project.h"
#include "support/square_font.h"

using namespace oordeel;
using report::Output;
using testing::Jpeg;
using testing::Png;

namespace {

/// A page of 300 × 400 pt with margins of 50, words of 10 pt, and files beside it.
class Example {
  public:
    Example() { write("foto.png", png(400, 200)); }

    /// A PNG in which no two pixels side by side are alike.
    static std::string png(uint32_t columns, uint32_t rows, int colorType = 2) {
        Png png;
        png.columns = columns;
        png.rows = rows;
        png.colorType = colorType;
        png.sample = [](uint32_t x, uint32_t y, int c) {
            return (x * 7 + y * 13 + static_cast<uint32_t>(c) * 91) % 256;
        };
        return png.bytes();
    }

    void write(const std::string& name, const std::string& bytes) const { project_.write(name, bytes); }

    std::string print(const std::string& body, const std::string& css, Output output) {
        write(
            "test.html",
            "<!DOCTYPE html>\n<html lang=\"nl\"><head><title>t</title><style>@page { size: 300pt 400pt; margin: 50pt } "
            "body { margin: 0; font: 10pt/12pt \"PT Sans\" } p, figure { margin: 0 } " +
                css + "</style></head><body>\n" + body + "</body></html>");
        Sources sources;
        Diagnostics diagnostics;
        const report::Printed printed = report::printFile(project_.folder / "test.html", output, sources, diagnostics);
        said = project_.withoutFolder(diagnostics.text());
        return printed.bytes;
    }

    /// The lines of the dump of pages that hold a word.
    std::string places(const std::string& body, const std::string& css = "", const std::string& word = "image") {
        std::istringstream lines(print(body, css, Output::pages));
        std::string out;
        for (std::string line; std::getline(lines, line);) {
            if (line.find(word) == std::string::npos) continue;
            out += (out.empty() ? "" : "\n") + line.substr(line.find_first_not_of(' '));
        }
        return out;
    }

    std::string tags(const std::string& body) { return print(body, "img { width: 96pt }", Output::tags); }

    /// The first line of what is said, or nothing.
    std::string errors(const std::string& body) {
        print(body, "img { width: 96pt }", Output::pages);
        return said.substr(0, said.find('\n'));
    }

    /// What a program says of the PDF; %f stands for it, %d for its folder.
    std::string judged(const std::string& bytes, std::string command) const {
        writeFile(project_.folder / "test.pdf", bytes);
        for (const auto& [sign, path] : {std::pair{"%f", project_.folder / "test.pdf"}, {"%d", project_.folder}}) {
            for (size_t at; (at = command.find(sign)) != std::string::npos;) command.replace(at, 2, path.string());
        }
        FILE* pipe = popen((command + " 2>&1").c_str(), "r");
        REQUIRE(pipe);
        std::string out;
        char buffer[65536];
        for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
        pclose(pipe);
        return out;
    }

    std::string read(const std::string& name) const { return testing::readAll(project_.folder / name); }

    std::string said;

  private:
    testing::Project project_;
};

const std::string small = "<p><img src=\"foto.png\" alt=\"Foto\"></p>";
const std::string svgHead = "<svg xmlns=\"http://www.w3.org/2000/svg\" ";

}  // namespace

TEST_CASE("A picture is as large as its pixels, 96 an inch, but no wider than what it stands in") {
    Example page;
    page.write("klein.png", Example::png(80, 40));
    CHECK(page.places("<p><img src=\"klein.png\" alt=\"Foto\"></p>").ends_with(" 60 x 30 of 80 x 40 pixels <img>"));
    CHECK(page.places(small) == "image 50,50 200 x 100 of 400 x 200 pixels <img>");
    CHECK(page.places(small, "p { padding-left: 40pt }") == "image 90,50 160 x 80 of 400 x 200 pixels <img>");
}

TEST_CASE("The style sheet goes before the attributes, and a picture keeps its shape") {
    Example page;
    const auto sized = [&](const std::string& attributes, const std::string& css) {
        const std::string place = page.places("<p><img src=\"foto.png\" alt=\"Foto\" " + attributes + "></p>", css);
        CHECK(page.said == "");
        const size_t from = place.find(' ', 6) + 1;
        return place.substr(from, place.find(" of") - from);
    };
    CHECK(sized("", "img { width: 80pt }") == "80 x 40");
    CHECK(sized("", "img { height: 30pt }") == "60 x 30");
    CHECK(sized("", "img { width: 50% }") == "100 x 50");
    CHECK(sized("", "img { width: 80pt; height: 80pt }") == "80 x 80");
    CHECK(sized("", "img { max-width: 40pt }") == "40 x 20");
    CHECK(sized("", "img { width: 10pt; min-width: 30pt }") == "30 x 15");
    CHECK(sized("width=80", "") == "60 x 30");
    CHECK(sized("width=\"50%\"", "") == "100 x 50");
    CHECK(sized("height=80", "") == "120 x 60");
    CHECK(sized("width=80 height=80", "") == "60 x 60");
    CHECK(sized("width=80 height=80", "img { width: 40pt }") == "40 x 20");
    CHECK(sized("width=800 height=400", "img { max-width: 80pt }") == "80 x 40");
    CHECK(sized("", "img { width: 80pt; padding: 10pt; box-sizing: border-box }") == "60 x 30");
}

TEST_CASE("A picture may be a block, aside or in the middle, with a border and padding") {
    Example page;
    const std::string image = "<img src=\"foto.png\" alt=\"Foto\">";
    const std::string block = "img { display: block; width: 80pt; ";
    CHECK(page.places(image, block + "}") == "image 50,50 80 x 40 of 400 x 200 pixels <img>");
    CHECK(page.places(image, block + "margin: 0 auto }") == "image 110,50 80 x 40 of 400 x 200 pixels <img>");
    CHECK(page.places(image, block + "margin-left: auto }") == "image 170,50 80 x 40 of 400 x 200 pixels <img>");
    CHECK(page.places(image, block + "border: 2pt solid; padding: 3pt }", "0 ") ==
          "page 1 300 x 400\n"
          "path 50,50 90 x 2 fill #000000 <->\n"
          "path 138,50 2 x 50 fill #000000 <->\n"
          "path 50,98 90 x 2 fill #000000 <->\n"
          "path 50,50 2 x 50 fill #000000 <->\n"
          "image 55,55 80 x 40 of 400 x 200 pixels <img>");
    // A drawing as a block is half as wide as the page, not half of that half.
    CHECK(page.places("<svg viewBox=\"0 0 10 5\" aria-label=x><rect width=10 height=5 /></svg>",
                      "svg { display: block; width: 50% }", "path") == "path 50,50 100 x 50 fill #000000 <svg>");
}

TEST_CASE("A picture stands on the line, or where vertical-align puts it") {
    Example page;
    const std::string body = "<p>a <img src=\"foto.png\" alt=\"Foto\"></p>";
    CHECK(page.places(body, "img { width: 40pt }").find(",50 40 x 20 ") != std::string::npos);
    CHECK(page.places(body, "img { width: 40pt; vertical-align: -5pt }", "text").find(",65 ") != std::string::npos);
}

TEST_CASE("A picture higher than the page is scaled down to it, with the caption that goes with it") {
    Example page;
    page.write("toren.png", Example::png(200, 2000));
    CHECK(page.places("<img src=\"toren.png\" alt=\"Toren\">", "img { display: block }") ==
          "image 50,50 30 x 300 of 200 x 2000 pixels <img>");
    const std::string figure =
        "<p>een</p><figure><img src=\"toren.png\" alt=\"Toren\"><figcaption>De toren</figcaption></figure>";
    const std::string placed = page.places(figure, "img { display: block }", " ");
    CHECK(placed.find("image 50,50 28.8 x 288 of") != std::string::npos);
    CHECK(placed.find("page 2") < placed.find("image"));
    CHECK(placed.find("De toren") != std::string::npos);
    CHECK(placed.find("page 3") == std::string::npos);
    CHECK(page.places(figure, "", "page 3") == "");
    // Also in a cell of a table, which has no height of its own.
    page.places("<table><tr><td><img src=\"toren.png\" alt=\"Toren\"></td></tr></table>");
    CHECK(page.said.find("error") == std::string::npos);
}

TEST_CASE("A caption stays with its figure, above or below it") {
    Example page;
    const std::string image = "<img src=\"foto.png\" alt=\"Foto\">", caption = "<figcaption>Bijschrift</figcaption>";
    const std::string css = "img { display: block; width: 100pt } .v { height: ";
    for (int height = 200; height <= 300; height += 5) {
        for (const std::string& figure : {image + caption, caption + image}) {
            INFO(height << " " << figure);
            const std::string placed = page.places("<p class=v>voor</p><figure>" + figure + "</figure>",
                                                   css + std::to_string(height) + "pt }", " ");
            const size_t cut = placed.find("page 2");
            CHECK((placed.find("image") < cut) == (placed.find("Bijschrift") < cut));
        }
    }
}

TEST_CASE("A picture is a figure with its alt, a caption is one, and an empty alt makes it decoration") {
    Example page;
    CHECK(page.tags("<figure><img src=\"foto.png\" alt=\"De hal\n van het kantoor\">"
                    "<figcaption>Figuur 1</figcaption></figure>") ==
          "Document\n"
          "  Div\n"
          "    Figure Alt=\"De hal van het kantoor\" p1 \"\"\n"
          "    Caption p1 \"Figuur 1\"\n");
    CHECK(page.tags("<p>a <img src=\"foto.png\" alt=\"\"> b</p>") == "Document\n  P p1 \"a  b\"\n");
    CHECK(page.places("<p><img src=\"foto.png\" alt=\"\"></p>", "img { width: 96pt }").ends_with("<->"));
    CHECK(page.errors("<p><img src=\"foto.png\"></p>") ==
          "test.html:3:4: error: <img> needs alt=\"…\"; say in it what the picture shows, or leave the quotes empty "
          "when it only decorates");
}

TEST_CASE("A picture that cannot be had is an error at its name") {
    Example page;
    page.write("stuk.png", Example::png(40, 20).substr(0, 60));
    page.write("oud.gif", "GIF89a");
    page.write("tekst.png", "geen plaatje");
    page.write("leeg.jpg", "");
    const auto error = [&](const std::string& name) {
        const std::string said = page.errors("<p><img src=\"" + name + "\" alt=\"Foto\"></p>");
        CHECK(said.starts_with("test.html:3:14: error: "));
        return said.substr(std::min(said.size(), std::string("test.html:3:14: error: ").size()));
    };
    CHECK(error("geen.png").find("geen.png: No such file or directory") != std::string::npos);
    CHECK(error("stuk.png").starts_with("stuk.png is damaged: "));
    CHECK(error("oud.gif") == "oud.gif is a GIF file; save it as PNG, JPEG or SVG");
    CHECK(error("tekst.png") == "tekst.png is no picture; save it as PNG, JPEG or SVG");
    CHECK(error("leeg.jpg") == "leeg.jpg is no picture; save it as PNG, JPEG or SVG");
    for (const char* elsewhere :
         {"https://voorbeeld.nl/foto.png", "//voorbeeld.nl/foto.png", "data:image/png;base64,"}) {
        CHECK(error(elsewhere) ==
              "a picture is a file beside the document, so that it is the same tomorrow; save it there and write its "
              "name");
    }
    CHECK(error("") == "the name of the picture is missing; write src=\"….png\"");
    CHECK(page.errors("<p><img src=\"foto.png\" width=\"2cm\" alt=\"Foto\"></p>").empty());  // the style sheet says it
    page.print("<p><img src=\"foto.png\" width=\"2cm\" alt=\"Foto\"></p>", "", Output::pages);
    CHECK(
        page.said.find("test.html:3:31: error: the width of a picture is a number of pixels, such as 240; other units "
                       "are for the style sheet") != std::string::npos);
}

TEST_CASE("A name may be written as an address writes it, and a file is known by what it holds") {
    Example page;
    page.write("map/foto 1.jpg", Example::png(400, 200));
    CHECK(page.places("<p><img src=\"map/foto%201.jpg\" alt=\"Foto\"></p>") ==
          "image 50,50 200 x 100 of 400 x 200 pixels <img>");
}

TEST_CASE("A picture that will look coarse in print is told, with what would do") {
    Example page;
    page.places(small, "img { width: 192pt }");
    CHECK(page.said == "");  // 150 pixels an inch
    page.places(small, "img { width: 200pt }");
    CHECK(
        page.said.starts_with("test.html:3:4: warning: \"foto.png\" has 144 pixels an inch here and will look coarse "
                              "in print; show it at most "
                              "67mm wide, or take a picture of at least 417 pixels across\n"));
}

TEST_CASE("The pixels of a picture wider than any screen are counted rightly") {
    Example page;
    page.write("strook.png", Example::png(59'700, 1, 0));  // more thousandths of an inch than 32 bits hold
    page.places("<p><img src=\"strook.png\" alt=\"Strook\"></p>", "img { width: 100pt }");
    CHECK(page.said == "");
}

TEST_CASE("A photo of a camera that was held upright stands upright") {
    Example page;
    Jpeg jpeg;
    jpeg.columns = 400, jpeg.rows = 200;
    jpeg.exif = std::string("Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0", 32);
    page.write("foto.jpg", jpeg.bytes());
    const std::string body = "<p><img src=\"foto.jpg\" alt=\"Foto\"></p>", css = "img { height: 150pt }";
    CHECK(page.places(body, css) == "image 50,50 75 x 150 of 200 x 400 pixels <img>");
    // Red grows along the stored rows, which run from the top of the page to its foot now.
    const std::string pdf = page.print(body, css, Output::pdf);
    page.judged(pdf, "pdftoppm -r 72 -png -singlefile %f %d/blad");
    const auto seen = picture::decodePng(page.read("blad.png"));
    REQUIRE(seen.problem == "");
    const auto red = [&](size_t x, size_t y) {
        return static_cast<int>(static_cast<uint8_t>(seen.picture.data[(y * 300 + x) * 3]));
    };
    CHECK(red(87, 60) < 40);
    CHECK(red(87, 190) > 215);
    CHECK(std::abs(red(55, 120) - red(120, 120)) < 12);
    // And green, which grows along the stored columns, from right to left.
    const auto green = [&](size_t x, size_t y) {
        return static_cast<int>(static_cast<uint8_t>(seen.picture.data[(y * 300 + x) * 3 + 1]));
    };
    CHECK(green(120, 120) < 40);
    CHECK(green(55, 120) > 215);
}

TEST_CASE("Every pixel of a PNG is in the PDF as it was, and its opacity is") {
    Example page;
    for (const int type : {0, 2, 3, 4, 6}) {
        for (const uint32_t columns : {301u, 8u}) {  // many colours, and few enough for a palette
            INFO("type " << type << ", " << columns << " columns");
            Png png;
            png.columns = columns;
            png.rows = 9;
            png.colorType = type;
            if (type == 3) png.palette = std::string("\1\2\3\4\5\6\7\10\11\12\13\14", 12);
            const uint32_t most = type == 3 ? 4 : columns == 8 ? 3 : 256;
            png.sample = [most](uint32_t x, uint32_t y, int c) {
                return (x * 5 + y * 11 + static_cast<uint32_t>(c) * 3) % most;
            };
            page.write("proef.png", png.bytes());
            const picture::Decoded given = picture::decodePng(png.bytes());
            REQUIRE(given.problem == "");
            const std::string pdf =
                page.print("<p><img src=\"proef.png\" alt=\"Proef\"></p>", "img { width: 20pt }", Output::pdf);
            CHECK(page.said.find("error") == std::string::npos);
            CHECK(page.judged(pdf, "qpdf --check %f").find("No syntax or stream encoding errors") != std::string::npos);
            page.judged(pdf, "pdfimages -png %f %d/uit");
            const picture::Decoded found = picture::decodePng(page.read("uit-000.png"));
            REQUIRE(found.problem == "");
            CHECK(found.picture.columns == columns);
            CHECK(found.picture.data == given.picture.data);
            if (given.picture.alpha.empty()) continue;
            CHECK(picture::decodePng(page.read("uit-001.png")).picture.data == given.picture.alpha);
        }
    }
}

TEST_CASE("A JPEG is in the PDF as a JPEG, and a picture that is shown twice is there once") {
    Example page;
    page.write("foto.jpg", Jpeg{}.bytes());
    const std::string image = "<p><img src=\"foto.jpg\" alt=\"Foto\"> <img src=\"./foto.jpg\" alt=\"Nog eens\"></p>";
    const std::string pdf = page.print(image + image, "img { width: 7pt }", Output::pdf);
    const std::string list = page.judged(pdf, "pdfimages -list %f");
    CHECK(list.find("jpeg") != std::string::npos);
    const std::string objects =
        page.judged(pdf, "qpdf --qdf --object-streams=disable %f - | grep -a -c '/Subtype /Image'");
    CHECK(objects == "1\n");
    CHECK(pdf == page.print(image + image, "img { width: 7pt }", Output::pdf));
    page.judged(pdf, "pdfimages -j %f %d/uit");
    CHECK(testing::samplesOf(page.read("uit-000.jpg")) == testing::samplesOf(Jpeg{}.bytes()));
}

TEST_CASE("A drawing in a file is drawn like the same drawing in the page") {
    Example page;
    const std::string attributes = "width=\"60pt\" height=\"40pt\" viewBox=\"0 0 60 40\"";
    const std::string inside =
        "<g fill=\"#1f3f5e\" stroke=\"black\"><rect x=\"5\" y=\"5\" width=\"20\" height=\"10\" rx=\"2\"/>"
        "<circle cx=\"50\" cy=\"20\" r=\"30\"/></g>"
        "<text x=\"5\" y=\"30\" font-family=\"PT Sans\" font-size=\"8\">Hier</text></svg>";
    page.write("figuur.svg",
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- een logo -->\n<!DOCTYPE svg PUBLIC "
               "\"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n" +
                   svgHead + attributes + ">\n" + inside + "\n");
    const std::string within =
        page.places("<p><svg role=\"img\" aria-label=\"Figuur\" " + attributes + ">" + inside + "</p>", "", "<svg>");
    CHECK(page.said == "");
    std::string beside = page.places("<p><img src=\"figuur.svg\" alt=\"Figuur\"></p>", "", "<img>");
    CHECK(page.said == "");
    for (size_t at; (at = beside.find("<img>")) != std::string::npos;) beside.replace(at, 5, "<svg>");
    CHECK(within == beside);
    CHECK(std::count(within.begin(), within.end(), '\n') == 2);
    CHECK(page.places("<p><img src=\"figuur.svg\" alt=\"Figuur\"></p>", "img { width: 30pt }", "path")
              .find("path 52.5,52.5 10 x 5 fill #1f3f5e stroke #000000 <img>") == 0);
    CHECK(page.tags("<p><img src=\"figuur.svg\" alt=\"Logo\"></p>") ==
          "Document\n  P\n    Figure Alt=\"Logo\" p1 \"Hier\"\n");
}

TEST_CASE("A drawing in a file without a viewBox is scaled all the same, as browsers do") {
    Example page;
    page.write("figuur.svg", svgHead + "width=\"80\" height=\"40\"><rect width=\"40\" height=\"40\"/></svg>");
    CHECK(page.places("<p><img src=\"figuur.svg\" alt=\"Figuur\"></p>", "img { width: 30pt }", "path") ==
          "path 50,50 15 x 15 fill #000000 <img>");
}

TEST_CASE("A mistake in a drawing's file is told at its place in the file") {
    Example page;
    const auto said = [&](const std::string& file) {
        page.write("figuur.svg", file);
        page.print("<p><img src=\"figuur.svg\" alt=\"Figuur\"></p>", "", Output::pages);
        return page.said.substr(0, page.said.find('\n'));
    };
    CHECK(said(svgHead + "width=\"9\" height=\"9\">\n<rect width=\"1x\" height=\"1\"/></svg>") ==
          "figuur.svg:2:14: error: the value of width is not understood; write a length such as 12.5");
    CHECK(said(svgHead + "width=\"9\" height=\"9\">\n<image/></svg>") ==
          "figuur.svg:2:1: error: <image> is outside the subset: pictures do not stand inside <svg>; use <img>");
    CHECK(said("<svg width=\"9\" height=\"9\"></svg>") ==
          "figuur.svg:1:1: error: a browser shows an SVG file only when it says what it is; write <svg "
          "xmlns=\"http://www.w3.org/2000/svg\">");
    CHECK(said(svgHead + "width=\"9\" height=\"9\"></svg><p>Tekst</p>") ==
          "figuur.svg:1:68: error: an SVG file holds one <svg> and nothing beside it");
    CHECK(said(svgHead + "></svg>") ==
          "figuur.svg:1:1: error: this drawing has no size; give <svg> a width and a height, or a viewBox");
    CHECK(said("<p>geen <svg</p>") != "");
}

TEST_CASE("What is cut off is cut off in the PDF, inside its tag, and once for marks that share it") {
    Example page;
    const std::string pdf = page.print(
        "<svg role=\"img\" aria-label=\"Cirkels\" width=\"60pt\" height=\"40pt\" viewBox=\"0 0 60 40\">"
        "<rect width=\"5\" height=\"5\" fill=\"red\"/><circle cx=\"0\" cy=\"20\" r=\"10\"/><circle cx=\"60\" cy=\"20\" "
        "r=\"10\"/><rect y=\"5\" width=\"5\" height=\"5\" fill=\"red\"/></svg>",
        "svg { display: block }", Output::pdf);
    CHECK(page.said == "");
    std::string content =
        page.judged(pdf, "qpdf --qdf --object-streams=disable %f - | grep -a -A60 'BDC$' | grep -a -E -v ' [lc]$'");
    content.resize(std::min(content.size(), content.find("endstream")));
    CHECK(content ==
          "/Figure<</MCID 0>>BDC\n"
          "1 0 0 rg\n50 350 m\nh\nf\n"
          "q\n50 350 m\nh\nW n\n"
          "0 0 0 rg\n60 330 m\nh\nf\n"
          "120 330 m\nh\nf\n"
          "Q\n"
          "50 345 m\nh\nf\n"
          "EMC\n");
    CHECK(page.judged(pdf, "qpdf --check %f").find("No syntax or stream encoding errors") != std::string::npos);
}
