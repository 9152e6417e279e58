// The subset of HTML, what is said of the rest, and Markdown on its way to HTML.
#include "html/document.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <thread>

#include "html/subset.h"

using namespace oordeel;

namespace {

/// The errors of a source, each as "line:column: sentence".
std::string listed(const Diagnostics& diagnostics) {
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) {
        const LineColumn place = locate(d.at);
        out += std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + d.message + "\n";
    }
    return out;
}

std::string errors(const std::string& text) {
    const Source source{"test.html", text};
    Diagnostics diagnostics;
    html::parse(source, diagnostics);
    return listed(diagnostics);
}

/// The tree of a source without errors, the body's children alone.
std::string tree(const std::string& text, bool isSound = true) {
    const Source source{"test.html", text};
    Diagnostics diagnostics;
    const html::Document document = html::parse(source, diagnostics);
    CHECK((listed(diagnostics) == "") == isSound);
    const std::string all = html::dump(document);
    return all.substr(all.find("  <body"));
}

struct Markdown {
    std::string html, errors;
};

Markdown markdown(const std::string& text, html::RawHtml rawHtml = html::RawHtml::refuse) {
    const Source source{"test.md", text};
    Diagnostics diagnostics;
    std::string html = html::fromMarkdown(source, rawHtml, diagnostics);
    return {std::move(html), listed(diagnostics)};
}

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

const std::string sound =
    "<!DOCTYPE html>\n<html lang=\"nl\">\n<head><title> Een\n rapport "
    "</title></head>\n<body><p>Tekst</p></body>\n</html>\n";

}  // namespace

TEST_CASE("A whole document gives its tree, title and language") {
    const Source source{"test.html", sound};
    Diagnostics diagnostics;
    const html::Document document = html::parse(source, diagnostics);
    CHECK(diagnostics.text() == "");
    CHECK(document.title == "Een rapport");
    CHECK(document.language == "nl");
    CHECK(document[document.body].name == "body");
    CHECK(html::dump(document) ==
          "<html lang=\"nl\">\n"
          "  <head>\n"
          "    <title>\n"
          "      \" Een\\n rapport \"\n"
          "  <body>\n"
          "    <p>\n"
          "      \"Tekst\"\n"
          "    \"\\n\\n\"\n");  // HTML counts what follows </body> as its content
}

TEST_CASE("Every node knows its place in the source") {
    const Source source{"test.html", "\xEF\xBB\xBF<p class=\"n\"  id=x>één <b>twee</b></p>"};
    Diagnostics diagnostics;
    const html::Document document = html::parse(source, diagnostics);
    CHECK(diagnostics.text() == "");
    const html::Node& p = document[document[document.body].children.at(0)];
    CHECK(source.text.substr(p.at.offset, 2) == "<p");
    CHECK(source.text.substr(p.attributes.at(0).at.offset, 2) == "n\"");
    CHECK(source.text.substr(p.attributes.at(1).at.offset, 2) == "x>");
    CHECK(source.text.substr(document[p.children.at(0)].at.offset, 5) == "één");
    CHECK(source.text.substr(document[p.children.at(1)].at.offset, 3) == "<b>");
}

TEST_CASE("Parents come before their children and know them") {
    const Source source{"test.html", sound};
    Diagnostics diagnostics;
    const html::Document document = html::parse(source, diagnostics);
    for (html::NodeId id = 1; id < static_cast<html::NodeId>(document.nodes.size()); ++id) {
        const html::NodeId parent = document[id].parent;
        REQUIRE(parent < id);
        const auto& children = document[parent].children;
        CHECK(std::count(children.begin(), children.end(), id) == 1);
    }
}

TEST_CASE("End tags that HTML lets one leave out may be left out") {
    CHECK(tree("<ul><li>een<li><p>twee</ul><table><tr><td>a<th>b<tr><td>c</table><p>x<p>y<div>z</div>") ==
          "  <body>\n"
          "    <ul>\n"
          "      <li>\n"
          "        \"een\"\n"
          "      <li>\n"
          "        <p>\n"
          "          \"twee\"\n"
          "    <table>\n"
          "      <tbody>\n"
          "        <tr>\n"
          "          <td>\n"
          "            \"a\"\n"
          "          <th>\n"
          "            \"b\"\n"
          "        <tr>\n"
          "          <td>\n"
          "            \"c\"\n"
          "    <p>\n"
          "      \"x\"\n"
          "    <p>\n"
          "      \"y\"\n"
          "    <div>\n"
          "      \"z\"\n");
}

TEST_CASE("White space is kept where text may stand and dropped where it may not") {
    CHECK(tree("<ul>\n <li> a <b> </b></li>\n</ul><table>\n<tr>\n<td>\n</td></tr></table>") ==
          "  <body>\n"
          "    <ul>\n"
          "      <li>\n"
          "        \" a \"\n"
          "        <b>\n"
          "          \" \"\n"
          "    <table>\n"
          "      <tbody>\n"
          "        <tr>\n"
          "          <td>\n"
          "            \"\\n\"\n");
}

TEST_CASE("Character references are resolved, comments vanish without parting a text") {
    CHECK(tree("<p title='&quot;'>&euml;<!-- a -- b -->&#235;&#xEB; &amp;amp; AT&T a & b</p>") ==
          "  <body>\n    <p title=\"\\\"\">\n      \"ëëë &amp; AT&T a & b\"\n");
    CHECK(tree("<p><a href=\"?a=1&copy=2&lang=nl\">x</a></p>") ==
          "  <body>\n    <p>\n      <a href=\"?a=1&copy=2&lang=nl\">\n        \"x\"\n");
}

TEST_CASE("An <html> that comes too late still names the language (found by comparing 40 000 made-up sources)") {
    const std::string told = errors("<><html lang=nl>");
    CHECK(told.find("< opens no tag here") != std::string::npos);
    CHECK(told.find("the language of the document is missing") == std::string::npos);
}

TEST_CASE("What a comment parts stays parted") {
    CHECK(tree("<p>a &<!-- -->amp; b &#<!-- -->235; c</p>", false).find("ë") == std::string::npos);
    CHECK(tree("<p>R&<!-- -->amp; D</p>") == "  <body>\n    <p>\n      \"R&amp; D\"\n");
    CHECK(tree("<!-- a --><p><!-- b -->x<!-- c --></p><!-- d -->") == "  <body>\n    <p>\n      \"x\"\n");
}

TEST_CASE("An attribute is called the same and stands in the same order, whoever reads it") {
    // One whose value holds a character reference is read by gumbo, others by ourselves.
    const auto nodeOf = [](const std::string& page) {
        const Source source{"test.html", page};
        Diagnostics diagnostics;
        return html::parse(source, diagnostics).nodes.back();
    };
    for (const html::Element& element : html::elements()) {
        if (element.empty || element.name == "html" || element.name == "head" || element.name == "body") continue;
        std::string names = std::string(element.attributes) + " id class lang xml:lang";
        for (const std::string& name : html::globalAttributes(element.svg)) names += " " + name;
        std::istringstream in(names);
        for (std::string name; in >> name;) {
            const std::string tag(element.name);
            const auto page = [&](const std::string& value) {
                return (element.svg ? "<svg>" : "") +
                       ("<" + tag + " before=b " + name + "=\"" + value + "\" after=c/>");
            };
            INFO(page("1"));
            const html::Node plain = nodeOf(page("1")), read = nodeOf(page("&#49;"));
            REQUIRE(plain.attributes.size() == read.attributes.size());
            for (size_t i = 0; i < plain.attributes.size(); ++i) {
                CHECK(plain.attributes[i].name == read.attributes[i].name);
                CHECK(plain.attributes[i].value == read.attributes[i].value);
            }
        }
    }
    CHECK(tree("<p title=one title='two &amp;' lang=nl>x</p>", false) ==
          "  <body>\n    <p title=\"one\" lang=\"nl\">\n      \"x\"\n");
    CHECK(tree("<p title='&quot;\r\na' class='x \"y\"'>x</p>") ==
          "  <body>\n    <p title=\"\\\"\\na\" class=\"x \\\"y\\\"\">\n      \"x\"\n");
}

TEST_CASE("SVG keeps the capitals of its names, and its elements may close themselves") {
    CHECK(tree("<svg viewbox=\"0 0 1 1\" width=1 height=1>\n<defs><clipPath id=c><rect width=1 /></clipPath></defs>"
               "<text x=0>a <tspan>b</tspan></text><title>t</title></svg>") ==
          "  <body>\n"
          "    <svg viewBox=\"0 0 1 1\" width=\"1\" height=\"1\">\n"
          "      <defs>\n"
          "        <clipPath id=\"c\">\n"
          "          <rect width=\"1\">\n"
          "      <text x=\"0\">\n"
          "        \"a \"\n"
          "        <tspan>\n"
          "          \"b\"\n"
          "      <title>\n"
          "        \"t\"\n");
}

TEST_CASE("An error shows its line and a caret") {
    const Source source{"brief.html", "<p>een\n<blokquote>twee</blokquote>"};
    Diagnostics diagnostics;
    html::parse(source, diagnostics);
    CHECK(diagnostics.text() ==
          "brief.html:2:1: error: <blokquote> is not an element of the subset; did you mean \"blockquote\"?\n"
          "    <blokquote>twee</blokquote>\n"
          "    ^\n");
}

TEST_CASE("Tags that do not match are errors that name both") {
    CHECK(errors("<div>\n<b>x</div>") == "2:1: <b> is not closed before </div>; write </b>\n");
    CHECK(errors("<div>x") == "1:1: <div> is not closed before the end of the file; write </div>\n");
    CHECK(errors("x</b>") == "1:2: </b> closes nothing that is open; leave it out or write <b> before it\n");
    CHECK(errors("<p>\n<div>x</div>\n</p>") ==
          "3:1: </p> comes too late: <div> on line 2 already ended the <p> of line 1\n");
    CHECK(errors("<br></br>") == "1:5: <br> has no content, so it has no end tag; leave out </br>\n");
    CHECK(errors("<div/>") == "1:1: <div/> is not closed by its slash in HTML; write <div></div>\n");
    CHECK(errors("<b><i>x</b></i>") ==
          "1:4: <i> is not closed before </b>; write </i>\n"
          "1:12: </i> closes nothing that is open; leave it out or write <i> before it\n");
    CHECK(errors("<b><p>x</b>") == "1:4: <p> is not closed before </b>; write </p>\n");
    CHECK(errors("<svg><g></svg>") == "1:6: <g> is not closed before </svg>; write </g>\n");
    CHECK(errors("<p>x</p class=y>") == "1:5: an end tag holds its name alone; write </p>\n");
}

TEST_CASE("Broken tags, quotes and comments are errors where they begin") {
    CHECK(errors("<p>x <b") == "1:6: <b is never closed; end the tag with >\n");
    CHECK(errors("<p class=\"a>x</p>") == "1:10: the value of class is never closed; end it with \"\n");
    CHECK(errors("<p class=\"a\"id=b>x") == "1:13: a space is missing before this attribute\n");
    CHECK(errors("<p class=a\"b>x") == "1:10: the value of class stands without quotes; write class=\"…\"\n");
    CHECK(errors("<p class= >x") == "1:11: the value of class stands without quotes; write class=\"…\"\n");
    CHECK(errors("<p ="
                 "a>x") == "1:4: the name of an attribute is missing before this =\n");
    CHECK(errors("<p <b>x") ==
          "1:4: a tag cannot hold < here; a quote or the > of the tag is probably missing before it\n");
    CHECK(errors("<p / class=a>x") == "1:4: this / stands alone inside a tag; write it just before the >\n");
    CHECK(errors("a <!-- b") == "1:3: this comment is never closed; end it with -->\n");
    CHECK(errors("<!--> b -->") == "1:1: this comment ends before it begins; write <!-- … -->\n");
    CHECK(errors("<!-- a --!> b -->") == "1:1: this comment holds --!>, which ends it in a browser; end it with -->\n");
    CHECK(errors("<?xml?>") == "1:1: <? begins nothing in HTML; write a comment as <!-- … -->\n");
    CHECK(errors("<![CDATA[x]]>") == "1:1: HTML has no CDATA sections; write the text itself, with &lt; and &amp;\n");
    CHECK(errors("</ p>") == "1:1: </ is not followed by a name; write &lt;/ for the signs themselves\n");
    CHECK(errors("<p>1 < 2</p>") == "1:6: < opens no tag here; write &lt; for the sign itself\n");
    CHECK(errors("<!DOCTYPE html PUBLIC \"x\"><p>x")
              .starts_with("1:1: this is not the declaration of HTML; write <!DOCTYPE html>\n"));
}

TEST_CASE("Character references that HTML does not know, or knows too well, are errors") {
    CHECK(errors("<p>&eumll;") == "1:4: &eumll; is not a name that HTML knows; write &amp; for the sign itself\n");
    CHECK(errors("<p>&notit;") == "1:4: &notit; is not a name that HTML knows; write &amp; for the sign itself\n");
    CHECK(errors("<p>de &section") == "1:7: &section would be read as §ion; write &amp; for the sign itself\n");
    CHECK(errors("<p>&#;") ==
          "1:4: this character reference is not complete; write &#235; or write &amp; for the sign itself\n");
    CHECK(errors("<p>&#xD800;") == "1:4: &#xD800; is the number of no character\n");
    CHECK(errors("<p>&#0; &#150; &#99999999999;") ==
          "1:4: &#0; is the number of no character\n"
          "1:9: &#150; is the number of no character\n"
          "1:16: &#99999999999; is the number of no character\n");
    CHECK(errors("<p title=\"&foo;\">x") ==
          "1:11: &foo; is not a name that HTML knows; write &amp; for the sign itself\n");
    CHECK(errors("<p title=\"a&copy\">x") == "1:12: &copy would be read as ©; write &amp; for the sign itself\n");
    CHECK(errors("<p>&semi; &amp; &lt; &bne; &CounterClockwiseContourIntegral;") == "");
}

TEST_CASE("An element outside the subset is refused with a reason or the nearest name") {
    CHECK(errors("<script>if (a < b) {}</script>") ==
          "1:1: <script> is outside the subset: a document runs no programs; leave it out, or draw what it makes as "
          "<svg>\n");
    CHECK(errors("<form><input name=a></form>") ==
          "1:1: <form> is outside the subset: a printed page has nothing to fill in; write the text itself, and lines "
          "to write on as a table\n"
          "1:7: <input> is outside the subset: a printed page has nothing to fill in; write the text itself, and lines "
          "to write on as a table\n");
    CHECK(errors("<center>x</center>") ==
          "1:1: <center> is outside the subset: how things look is said in the style sheet; use <span class=\"…\">\n");
    CHECK(errors("<kbd>x</kbd>") == "1:1: <kbd> is outside the subset: use <code>\n");
    CHECK(errors("<rect>x</rect>").starts_with("1:1: <rect> belongs inside <svg>\n"));
    CHECK(errors("<svg><p>x</p></svg>")
              .starts_with("1:6: <p> does not belong in <svg>; close the drawing with </svg> first\n"));
    CHECK(errors("<svg><linearGradient/></svg>") ==
          "1:6: <lineargradient> is outside the subset: gradients are not drawn; fill with one colour\n");
    CHECK(errors("<qqq>x</qqq>") == "1:1: <qqq> is not an element of the subset\n");
}

TEST_CASE("An attribute outside the subset is refused with a reason or the nearest name") {
    CHECK(errors("<p clas=x>") == "1:4: clas is not an attribute of <p>; did you mean \"class\"?\n");
    CHECK(errors("<p onclick=x>") ==
          "1:4: onclick is not an attribute of <p>: a document runs no programs; leave it out\n");
    CHECK(errors("<table border=1></table>") ==
          "1:8: border is not an attribute of <table>: how things look is said in the style sheet; use class=\"…\"\n");
    CHECK(errors("<svg><rect style=\"fill:red\"/></svg>") ==
          "1:12: style is not an attribute of <rect>; write fill=\"…\" and the like as attributes\n");
    CHECK(errors("<p class=a\nclass=b>") == "2:1: class is given twice to one <p>; the first is on line 1\n");
    CHECK(errors("<p aria-label=a data-x=b role=note lang=en>x") == "");
    CHECK(errors("<img src=x>") ==
          "1:1: <img> needs alt=\"…\"; say in it what the picture shows, or leave the quotes empty when it only "
          "decorates\n");
    CHECK(errors("<img alt=x>") == "1:1: <img> needs src=\"…\"\n");
    CHECK(errors("<link rel=icon href=x>") ==
          "1:11: a document links to style sheets alone; write rel=\"stylesheet\"\n");
    CHECK(errors("<link rel=stylesheet href=\"\">") ==
          "1:28: the name of the style sheet is missing; write href=\"….css\"\n");
}

TEST_CASE("A scope that HTML does not know and a heading that is not there are errors") {
    const std::string table = "<table><thead><tr><th id=a scope=col>A</th></tr></thead><tbody><tr>";
    const auto wrong = [&](const std::string& cell) {
        const std::string all = errors(table + cell + "</tr></tbody></table>");
        return all.substr(std::min(all.find(": ") + 2, all.size()));
    };
    CHECK(wrong("<td headers=a>1</td>") == "");
    CHECK(wrong("<th scope=rows>1</th>") ==
          "a heading cannot have the scope \"rows\"; write col, row, colgroup or rowgroup\n");
    CHECK(wrong("<td headers=\"a ab\">1</td>") == "no <th> of this table has the id \"ab\"; did you mean \"a\"?\n");
    CHECK(wrong("<td>1</td></tr></tbody></table><table><tbody><tr><td headers=a>1</td>") ==
          "no <th> of this table has the id \"a\"\n");
}

TEST_CASE("An id is one word and given once") {
    CHECK(errors("<p id=a>x</p>\n\n<p id=a>y</p>") ==
          "3:7: id \"a\" is given already on line 1; each id is given once\n");
    CHECK(errors("<p id=\"a b\">x</p>") == "1:8: an id is one word; write it without spaces\n");
}

TEST_CASE("What stands where HTML does not allow it is an error, never moved") {
    CHECK(errors("<table><tr>woord<td>x</td></tr></table>") ==
          "1:12: text cannot stand directly inside <tr>; put it in a <td>\n");
    CHECK(errors("<table><p>x</p></table>") ==
          "1:8: <p> cannot stand directly inside <table>, which holds <caption>, <colgroup>, <col>, <thead>, <tbody>, "
          "<tfoot> and <tr>\n");
    CHECK(errors("<ul>woord</ul>") == "1:5: text cannot stand directly inside <ul>; put it in an <li>\n");
    CHECK(errors("<div><li>x</li></div>") == "1:6: <li> cannot stand inside <div>; put it in <ul> or <ol>\n");
    CHECK(errors("<td>x</td>") == "1:1: <td> cannot stand alone; put it in <tr>\n");
    CHECK(errors("<svg>woord</svg>") == "1:6: text cannot stand directly inside <svg>; put it in a <text>\n");
    CHECK(
        errors("<svg><title><tspan>x</tspan></title></svg>").starts_with("1:13: <tspan> cannot stand inside <title>"));
    CHECK(errors("<p><b><div>x</div></b></p>") ==
          "1:7: <div> cannot stand inside the <b> of line 1; HTML would move it or leave it out\n");
    CHECK(errors("<a href=x>een <a href=y>twee</a></a>") ==
          "1:15: <a> cannot stand inside the <a> of line 1; HTML would move it or leave it out\n");
    CHECK(errors("<h1>een <h2>twee</h2></h1>") ==
          "1:9: <h2> cannot stand inside the <h1> of line 1; HTML would move it or leave it out\n");
    CHECK(errors(sound + "woord") == "7:1: text cannot stand here; HTML would move it or leave it out\n");
}

TEST_CASE("A whole document without language or title is an error, a fragment needs neither") {
    CHECK(errors("<!DOCTYPE html><html><head></head><body>x</body></html>") ==
          "1:16: the language of the document is missing; write <html lang=\"nl\">\n"
          "1:22: the title of the document is missing; write <title>…</title> in the <head>\n");
    CHECK(errors("<html lang=nl><head><title> </title></head><body>x</body></html>") ==
          "1:15: the title of the document is missing; write <title>…</title> in the <head>\n");
    CHECK(errors("<html lang=nl><head><title>a</title><title>b</title></head><body>x</body></html>") ==
          "1:37: a document has one <title>\n");
    CHECK(errors("<p>x</p>") == "");
    CHECK(errors("") == "");
}

TEST_CASE("What is no text is refused whole") {
    CHECK(errors("<p>a\xFF</p>") == "1:5: this is not UTF-8; save the file as UTF-8\n");
    CHECK(errors(std::string("<p>a\0b", 6)) == "1:5: this control character means nothing in HTML; leave it out\n");
    CHECK(errors(std::string((8u << 20) + 1, 'x')) == "1:1: this source is larger than 8 MiB\n");
    CHECK(errors(std::string(8u << 20, 'x')) == "");
}

TEST_CASE("256 elements may be open at once, one more is refused before the tree is built") {
    CHECK(errors(repeated("<div>", 256) + "x" + repeated("</div>", 256)) == "");
    CHECK(errors(repeated("<div>", 257)) ==
          "1:1281: this element is the 257th inside another; at most 256 may be open at once\n");
    CHECK(errors(repeated("<div>", 400'000)) ==
          "1:1281: this element is the 257th inside another; at most 256 may be open at once\n");
    CHECK(errors("<svg>" + repeated("<g>", 300'000)) ==
          "1:771: this element is the 257th inside another; at most 256 may be open at once\n");
}

TEST_CASE("A hundred errors are told, then the file is left alone") {
    const std::string all = errors(repeated("<p klass=x>\n", 100'000));
    CHECK(std::count(all.begin(), all.end(), '\n') == 100);
    CHECK(all.ends_with("100:4: here is error number 100; the rest of the file was not read\n"));
    const std::string references = errors("<p>" + repeated("&x;", 100'000));
    CHECK(std::count(references.begin(), references.end(), '\n') == 100);
}

TEST_CASE("Inputs made to be slow are read or refused") {
    std::string attributes = "<p";
    for (int i = 0; i < 200'000; ++i) attributes += " data-a" + std::to_string(i);
    CHECK(errors(attributes + ">") == "1:1: <p> has more than 64 attributes\n");
    CHECK(errors(repeated("<b>", 100) + repeated("<p>x</p>", 100'000) + repeated("</b>", 100)) == "");
    CHECK(errors(repeated("<!-- -", 300'000)) == "1:1: this comment is never closed; end it with -->\n");
    CHECK(errors("<title>" + repeated("</titl", 300'000))
              .starts_with("1:1: <title> is not closed before the end of the file"));
    CHECK(errors(repeated("</p>", 300'000)).starts_with("1:1: </p> closes nothing that is open"));
    CHECK(errors(repeated("<table><tr><td>", 80)).find("1:1: <table> is not closed") != std::string::npos);
}

TEST_CASE("The style sheets of a document come in order") {
    const Source source{
        "test.html",
        "<html lang=nl><head><title>x</title><link rel=stylesheet href=\"a.css\">"
        "<style>p > b { color: red }</style><link rel=StyleSheet href=b.css></head><body>x</body></html>"};
    Diagnostics diagnostics;
    const auto sheets = html::styleSheets(html::parse(source, diagnostics));
    CHECK(diagnostics.text() == "");
    REQUIRE(sheets.size() == 3);
    CHECK(sheets[0].href == "a.css");
    CHECK(sheets[1].href == "");
    CHECK(sheets[1].text == "p > b { color: red }");
    CHECK(locate(sheets[1].at).column == 71);
    CHECK(sheets[2].href == "b.css");
}

TEST_CASE("textContent gives all words below a node, attribute its value or nothing") {
    const Source source{"test.html", "<p id=x>een <b>twee</b> drie</p>"};
    Diagnostics diagnostics;
    const html::Document document = html::parse(source, diagnostics);
    const html::NodeId p = document[document.body].children.at(0);
    CHECK(html::textContent(document, p) == "een twee drie");
    REQUIRE(html::attribute(document[p], "id"));
    CHECK(*html::attribute(document[p], "id") == "x");
    CHECK_FALSE(html::attribute(document[p], "class"));
}

TEST_CASE("Every element of the subset parses where the table says it may stand") {
    for (const html::Element& element : html::elements()) {
        if (element.inside == "-") continue;
        INFO(element.name);
        const auto open = [](std::string_view name) { return "<" + std::string(name) + ">"; };
        // Around it the parents that the table names first, up to one that may stand anywhere.
        std::string before, after, inside(element.inside);
        bool svg = element.svg;
        if (svg && inside.empty()) inside = "svg";
        while (!inside.empty() && inside != "-") {
            const std::string parent = inside.substr(0, inside.find(' '));
            before = open(parent) + before;
            after += "</" + parent + ">";
            if (parent == "svg") svg = false;
            const html::Element* next = html::findElement(parent, svg);
            REQUIRE(next);
            inside = next->inside;
        }
        std::string attributes;
        for (std::string_view required = element.required; !required.empty();) {
            const size_t end = std::min(required.find(' '), required.size());
            const std::string name(required.substr(0, end));
            attributes += " " + name + "=\"" + (name == "rel" ? "stylesheet" : "x") + "\"";
            required.remove_prefix(std::min(end + 1, required.size()));
        }
        std::string text = before + "<" + std::string(element.name) + attributes + ">";
        if (!element.empty) text += "</" + std::string(element.name) + ">";
        const std::string complaints = errors(text + after);  // of <html> without a title at most
        CHECK(complaints.find(" stand ") == std::string::npos);
        CHECK(complaints.find("subset") == std::string::npos);
        CHECK(complaints.find("closed") == std::string::npos);
    }
}

TEST_CASE("The mock-ups of the house style are within the subset") {
    int found = 0;
    for (const char* folder : {"mockup", "mockup-editorial"}) {
        const std::filesystem::path path = std::filesystem::path(PROJECT_DIR "/../shared/design") / folder;
        if (!std::filesystem::exists(path)) continue;
        for (const auto& file : std::filesystem::directory_iterator(path)) {
            if (file.path().extension() != ".html") continue;
            std::ifstream in(file.path(), std::ios::binary);
            INFO(file.path());
            CHECK(errors({std::istreambuf_iterator<char>(in), {}}) == "");
            ++found;
        }
    }
    if (found == 0) std::cout << "html: no mock-ups beside the project, so none were read\n";
}

TEST_CASE("Markdown becomes HTML within the subset") {
    const Markdown made = markdown(
        "# Kop\n\nEen *twee* **drie** ~~vier~~ `vijf`.\n\n3. a\n4. b\n\n|a|b|\n|-|-:|\n|1|2|\n\n```x\n<y>\n```\n");
    CHECK(made.errors == "");
    CHECK(made.html ==
          "<h1>Kop</h1>\n"
          "<p>Een <em>twee</em> <strong>drie</strong> <del>vier</del> <code>vijf</code>.</p>\n"
          "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"
          "<table>\n<thead>\n<tr>\n<th>a</th>\n<th style=\"text-align: right\">b</th>\n</tr>\n</thead>\n"
          "<tbody>\n<tr>\n<td>1</td>\n<td style=\"text-align: right\">2</td>\n</tr>\n</tbody>\n</table>\n"
          "<pre><code class=\"language-x\">&lt;y&gt;\n</code></pre>\n");
    CHECK(errors(made.html) == "");
}

TEST_CASE("Markdown leaves quotes, dashes and bare addresses as they are") {
    CHECK(markdown("\"a\" -- 'b' ... www.voorbeeld.nl").html == "<p>&quot;a&quot; -- 'b' ... www.voorbeeld.nl</p>\n");
}

TEST_CASE("HTML in an assessor's text is shown as written, and loses no word") {
    CHECK(markdown("a <b class=\"x\">c</b> & <!-- d -->").html ==
          "<p>a &lt;b class=&quot;x&quot;&gt;c&lt;/b&gt; &amp; &lt;!-- d --&gt;</p>\n");
    CHECK(markdown("<div>\nx *y*\n</div>\n\nz").html ==
          "<p>&lt;div&gt;<br />\nx *y*<br />\n&lt;/div&gt;</p>\n<p>z</p>\n");
    CHECK(markdown("- <script>alert()</script>").html ==
          "<ul>\n<li>&lt;script&gt;alert()&lt;/script&gt;</li>\n</ul>\n");
}

TEST_CASE("HTML in a template's Markdown is passed on") {
    const Markdown made = markdown("<div class=\"x\">\n\n*y* <b>z</b>\n\n</div>", html::RawHtml::pass);
    CHECK(made.html == "<div class=\"x\">\n<p><em>y</em> <b>z</b></p>\n</div>\n");
}

TEST_CASE("A link that could run a program becomes its words") {
    CHECK(markdown("[klik *hier*](javascript:alert(1)) [a](JAVASCRIPT:b) [c](data:text/html,x)").html ==
          "<p>klik <em>hier</em> a c</p>\n");
    CHECK(markdown("[a](https://voorbeeld.nl/?x=1:2) [b](#c) [d](e.html) [f](mailto:g@h.nl)").html ==
          "<p><a href=\"https://voorbeeld.nl/?x=1:2\">a</a> <a href=\"#c\">b</a> <a href=\"e.html\">d</a> "
          "<a href=\"mailto:g@h.nl\">f</a></p>\n");
}

TEST_CASE("A link in a link, which Markdown allows and HTML does not, becomes its words (found by fuzzing)") {
    CHECK(markdown("[a <http://b> c](d)").html == "<p><a href=\"d\">a http://b c</a></p>\n");
    CHECK(markdown("[a[^x]](d)\n\n[^x]: zie [b](c)").html ==
          "<p><a href=\"d\">a<span class=\"noot\">zie b</span></a></p>\n");
}

TEST_CASE("A footnote stands where it is called") {
    CHECK(markdown("Een[^a] twee[^1].\n\n[^1]: Noot *een*.\n[^a]: Noot twee\n    gaat door.\n\n    Tweede alinea.\n")
              .html ==
          "<p>Een<span class=\"noot\">Noot twee\ngaat door.<br />Tweede alinea.</span> twee<span class=\"noot\">Noot "
          "<em>een</em>.</span>.</p>\n");
    CHECK(markdown("|a|\n|-|\n|b[^a]|\n\n[^a]: noot  \n    tweede regel")
              .html.find("<td>b<span class=\"noot\">noot<br />tweede regel</span></td>") != std::string::npos);
    CHECK(markdown("**a[^x]**\n\n[^x]: noot").html == "<p><strong>a<span class=\"noot\">noot</span></strong></p>\n");
}

TEST_CASE("A footnote that is called twice, never, from a footnote or not there is an error") {
    CHECK(markdown("a[^x]\nb[^x]\n\n[^x]: noot").errors ==
          "2:2: this footnote is called already; give each call a note of its own\n");
    CHECK(markdown("a\n\n[^x]: noot").errors ==
          "3:1: no place in the text calls this footnote; write [^x] where it belongs\n");
    CHECK(markdown("a[^x]\n\n[^x]: noot[^y]\n[^y]: z").errors ==
          "3:11: a footnote cannot call a footnote; put it in the text\n"
          "4:1: no place in the text calls this footnote; write [^y] where it belongs\n");
    CHECK(markdown("a[^x]\n\n[^x]: noot\n[^X]: nog een").errors ==
          "4:1: footnote [^X] is defined already; give each note a label of its own\n");
    CHECK(markdown("een\na[^x] `[^y]` \\[^z]").errors ==
          "2:2: [^x] calls a footnote that is not there; write [^x]: with its text\n");
    CHECK(markdown("a[^x]\n\n[^x]: - lijst").errors ==
          "3:1: a footnote holds paragraphs alone; put lists, tables and code in the text\n");
    CHECK(markdown("a[^x]\n\n[^x]: [^y]: noot").errors.find("no place in the text calls this footnote; write [^y]") !=
          std::string::npos);
    CHECK(markdown("a[^x]\n\n[^x]:").errors ==
          "3:1: a footnote holds paragraphs alone; put lists, tables and code in the text\n");
    CHECK(markdown("a[^é]\n\n[^é]: x")
              .errors.starts_with(
                  "3:1: the label of a footnote is made of letters without accents, figures and hyphens\n"));
}

TEST_CASE("A line that Markdown takes for the address of a link, and that no link uses, is an error") {
    CHECK(markdown("een\n\n> [Oordeel]: onvoldoende").errors ==
          "3:3: Markdown takes this for the address of a link that is not there, and drops it; write \\[Oordeel]: "
          "instead\n");
    CHECK(markdown("[a]: b\n[c]:\nd").errors ==
          "1:1: Markdown takes this for the address of a link that is not there, and drops it; write \\[a]: instead\n"
          "2:1: Markdown takes this for the address of a link that is not there, and drops it; write \\[c]: instead\n");
    CHECK(markdown("zie [Bijlage]\n\n[bijlage]: https://voorbeeld.nl").errors == "");
    CHECK(markdown("[oordeel]: twee woorden\n\n```\n[x]: y\n```\n\n\\[z]: q").errors == "");
    CHECK(markdown("[//]: # (opmerking)\n", html::RawHtml::pass).errors == "");
}

TEST_CASE("A cell beyond the last column, which Markdown drops, is an error") {
    CHECK(markdown("|a|b|\n|-|-|\n|1|2|3|\n|4|5|\n|6|\n").errors ==
          "3:1: this row has 3 cells and the head of its table 2; Markdown drops the rest\n");
    CHECK(markdown("- a | b\n  -- | --\n  1 | 2 | `3` | 4\n").errors ==
          "3:3: this row has 4 cells and the head of its table 2; Markdown drops the rest\n");
    CHECK(markdown("> a | b\n> -- | --\n> 1 | 2 | 3\n").errors ==
          "3:3: this row has 3 cells and the head of its table 2; Markdown drops the rest\n");
    CHECK(markdown("|a|b|\n|-|-|\n|1\\|2|`x\\|y`|\n").errors == "");
}

TEST_CASE("What looks like a footnote in code is code") {
    const Markdown made = markdown("```\n[^a]: een\n[^a]: twee\n[^`]: drie\n```");
    CHECK(made.errors == "");
    CHECK(made.html == "<pre><code>[^a]: een\n[^a]: twee\n[^`]: drie\n</code></pre>\n");
}

TEST_CASE("Markdown that is no text, too large or made to be slow is refused") {
    CHECK(markdown("a\xC3").errors == "1:2: this is not UTF-8; save the file as UTF-8\n");
    CHECK(markdown(std::string("a\0", 2)).errors ==
          "1:2: this control character means nothing in Markdown; leave it out\n");
    CHECK(markdown(std::string((8u << 20) + 1, 'x')).errors == "1:1: this source is larger than 8 MiB\n");
    CHECK(markdown("a\n" + repeated("|a", 300) + "|\n" + repeated("|-", 300) + "|").errors ==
          "2:1: this line has 301 signs |; a table has at most 256 columns\n");
    CHECK(markdown(repeated("|a", 200) + "|\n" + repeated("|-", 200) + "|\n" + repeated("|\n", 100'000))
              .errors.find("the tables up to here have more than 524288 cells") != std::string::npos);
    CHECK(markdown(repeated("> ", 300) + "a").errors ==
          "1:199: lists, quotations or emphasis are nested more than 100 deep\n");
    CHECK(markdown(repeated("*a **b ", 20'000)).errors == "");
    CHECK(markdown(repeated("[a](", 50'000)).errors == "");
    CHECK(markdown(repeated("[^a]", 50'000)).errors.starts_with("1:1: [^a] calls a footnote that is not there"));
}

TEST_CASE("Threads that read Markdown at once get the same answers") {
    const std::string text = repeated("Een ~~twee~~ *drie*[^a]\n\n| a | ~~b~~ |\n|---|---|\n\n", 20);
    const std::string expected = markdown(text).html;
    std::vector<std::string> got(8);
    std::vector<std::thread> threads;
    for (std::string& one : got) {
        threads.emplace_back([&] {
            const Source source{"test.md", text};
            Diagnostics diagnostics;
            for (int i = 0; i < 20; ++i) one = html::fromMarkdown(source, html::RawHtml::refuse, diagnostics);
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& one : got) CHECK(one == expected);
}
