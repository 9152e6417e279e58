// The edition for a browser: what changes on the way from paper to screen, and that nothing else does.
#include "web/page.h"

#include <catch2/catch.hpp>

#include "web/base64.h"

using namespace oordeel;

namespace {

std::string page(const std::string& body, const std::string& sheet = "", web::Parts parts = {}) {
    const Source source{
        "test.html",
        "<!DOCTYPE html>\n<html lang=\"nl\"><head><title>Een & ander</title></head><body>" + body + "</body></html>"};
    const Source styles{"test.css", sheet};
    Diagnostics diagnostics;
    html::Document document = html::parse(source, diagnostics);
    const css::Styles computed = css::compute(document, {&styles}, diagnostics);
    INFO(diagnostics.text());
    REQUIRE_FALSE(diagnostics.hasErrors());
    if (!sheet.empty()) parts.sheets.push_back(styles.text);
    return web::write(document, computed, parts);
}

/// What stands in <main>.
std::string inMain(const std::string& body, const std::string& sheet = "", web::Parts parts = {}) {
    const std::string all = page(body, sheet, std::move(parts));
    const size_t begin = all.find('>', all.find("<main")) + 1;
    return all.substr(begin, all.find("</main>") - begin);
}

}  // namespace

TEST_CASE("a page says its language, title and metadata, and leads past its head") {
    web::Parts parts;
    parts.author = "A \"B\" <C>";
    parts.date = "2016-07-01";
    CHECK(page("<p>Tekst</p>", "", parts) ==
          "<!DOCTYPE html>\n"
          "<html lang=\"nl\">\n"
          "<head>\n"
          "<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<title>Een &amp; ander</title>\n"
          "<meta name=\"author\" content=\"A &quot;B&quot; &lt;C&gt;\">\n"
          "<meta name=\"dcterms.created\" content=\"2016-07-01\">\n"
          "</head>\n"
          "<body>\n"
          "<a class=\"naar-inhoud\" href=\"#noot-inhoud\">Naar de inhoud</a>\n"
          "<main id=\"noot-inhoud\"><p>Tekst</p></main>\n"
          "</body>\n"
          "</html>\n");
}

TEST_CASE("a main of the author's own is the one, with its id") {
    CHECK(
        page("<main id=\"tekst\"><p>x</p></main>")
            .find("<a class=\"naar-inhoud\" href=\"#tekst\">Naar de inhoud</a>\n<main id=\"tekst\"><p>x</p></main>") !=
        std::string::npos);
}

TEST_CASE("text and attributes come back as they were, also the signs of markup") {
    CHECK(inMain("<p title=\"a &quot;b&quot; &amp; c\">1 &lt; 2 &amp; 3 &gt; 2<br>&nbsp;é</p>") ==
          "<p title=\"a &quot;b&quot; &amp; c\">1 &lt; 2 &amp; 3 &gt; 2<br>\u00a0é</p>");
    CHECK(inMain("<svg viewBox=\"0 0 9 9\" role=\"img\" aria-label=\"lijn\"><path d=\"M0 0L9 9\"/></svg>") ==
          "<svg viewBox=\"0 0 9 9\" role=\"img\" aria-label=\"lijn\"><title>lijn</title><path d=\"M0 0L9 9\"/></svg>");
}

TEST_CASE("footnotes stand at the end, with a link there and a link back") {
    CHECK(inMain("<p>Een<span class=\"noot\">met <em>nadruk</em></span> en twee<span class=\"noot\">b</span>.</p>",
                 ".noot { float: footnote }") ==
          "<p>Een<sup class=\"nootverwijzing\"><a id=\"noot-bij-1\" href=\"#noot-1\" role=\"doc-noteref\" "
          "aria-label=\"Noot 1\">1</a></sup> en twee<sup class=\"nootverwijzing\"><a id=\"noot-bij-2\" "
          "href=\"#noot-2\" role=\"doc-noteref\" aria-label=\"Noot 2\">2</a></sup>.</p>\n"
          "<section class=\"noten\" role=\"doc-endnotes\" aria-labelledby=\"noot-kop\">\n"
          "<h2 id=\"noot-kop\">Noten</h2>\n<ol>\n"
          "<li id=\"noot-1\">met <em>nadruk</em> <a href=\"#noot-bij-1\" role=\"doc-backlink\" "
          "aria-label=\"Terug naar de tekst\">↩</a></li>\n"
          "<li id=\"noot-2\">b <a href=\"#noot-bij-2\" role=\"doc-backlink\" "
          "aria-label=\"Terug naar de tekst\">↩</a></li>\n"
          "</ol>\n</section>\n");
}

TEST_CASE("ids that are added never meet an id of the author's") {
    const std::string out = inMain("<p id=\"noot-1\">a<span class=\"n\">b</span></p>", ".n { float: footnote }");
    CHECK(out.find("<p id=\"noot-1\">") != std::string::npos);
    CHECK(out.find("<li id=\"noot--1\">") != std::string::npos);
}

TEST_CASE("a link that shows only the number of a page shows the heading that it leads to") {
    const std::string sheet = "a::after { content: \"bladzijde \" target-counter(attr(href url), page) }";
    CHECK(inMain("<p>Zie <a href=\"#x\"></a>.</p><section id=\"x\"><h2>Wat  <em>nodig</em>\nis</h2></section>", sheet)
              .find("<p>Zie <a href=\"#x\">Wat nodig is</a>.</p>") != std::string::npos);
    // One that has words of its own keeps those.
    CHECK(inMain("<p>Zie <a href=\"#x\">hier</a>.</p><h2 id=\"x\">Kop</h2>", sheet).find(">hier</a>") !=
          std::string::npos);
}

TEST_CASE("words that CSS puts around a link are there for the browser, which may not know how to find them") {
    CHECK(inMain("<p><a href=\"#x\">x</a></p><p id=\"x\">y</p>", "a::before { content: \"punt \" \"3 \" }")
              .find("<a href=\"#x\" data-voor=\"punt 3 \">x</a>") != std::string::npos);
}

TEST_CASE("a link that has only the words of CSS has them inside, so that it has a name") {
    CHECK(inMain("<p>Zie <a href=\"#b\"></a>.</p><ol><li>a</li><li id=\"b\">b</li></ol>",
                 "a::before { content: \"punt \" } a::after { content: target-counter(attr(href url), list-item) }")
              .find("<p>Zie <a href=\"#b\" data-vol=\"\">punt 2</a>.</p>") != std::string::npos);
}

TEST_CASE("a name that ARIA does not allow becomes words that are heard") {
    CHECK(inMain("<p><span aria-label=\"geen oordeel\">–</span></p>") ==
          "<p><span><span class=\"hoorbaar\">geen oordeel</span><span aria-hidden=\"true\">–</span></span></p>");
    CHECK(inMain("<table aria-label=\"Scores\"><tbody><tr><td>1</td></tr></tbody></table>")
              .starts_with("<table aria-label=\"Scores\">"));
}

TEST_CASE("a heading cell without words is no heading") {
    CHECK(inMain("<table><thead><tr><th scope=\"col\">A</th><th scope=\"col\"></th></tr></thead></table>") ==
          "<table><thead><tr><th scope=\"col\">A</th><td></td></tr></thead></table>");
}

TEST_CASE("a table of many columns scrolls in a frame that has its name") {
    std::string cells;
    for (int i = 0; i < 9; ++i) cells += "<td>1</td>";
    const std::string rows = "<tbody><tr>" + cells + "</tr></tbody>";
    CHECK(inMain("<table><caption>Alle scores</caption>" + rows + "</table>")
              .starts_with("<div class=\"breed\" role=\"region\" tabindex=\"0\" aria-label=\"Alle scores\"><table>"));
    CHECK(inMain("<table><tbody><tr><td>1</td></tr></tbody></table>").starts_with("<table>"));
}

TEST_CASE("pictures are inside, and style sheets cannot end early") {
    web::Parts parts;
    parts.pictures["p.png"] = {"image/png", "\x89PNG"};
    CHECK(inMain("<p><img src=\"p.png\" alt=\"beeld\"></p>", "", parts) ==
          "<p><img src=\"data:image/png;base64,iVBORw==\" alt=\"beeld\"></p>");
    CHECK(page("<p>x</p>", "p::after { content: \"</style>\" }").find("content: \"<\\/style>\"") != std::string::npos);
}

TEST_CASE("base64 is that of RFC 4648, section 10") {
    CHECK(web::base64("") == "");
    CHECK(web::base64("f") == "Zg==");
    CHECK(web::base64("fo") == "Zm8=");
    CHECK(web::base64("foo") == "Zm9v");
    CHECK(web::base64("foob") == "Zm9vYg==");
    CHECK(web::base64("fooba") == "Zm9vYmE=");
    CHECK(web::base64("foobar") == "Zm9vYmFy");
    CHECK(web::base64(std::string("\0\xff", 2)) == "AP8=");
}
