// The PDF as a file: what qpdf and poppler make of its links, its metadata, its size.
#include "pdf/write.h"

#include <set>

#include "pdf/compact.h"
#include "pdf/metadata.h"
#include "pdf/objects.h"
#include "pdf/syntax.h"
#include "pdf/tags.h"
#include "support/pdf_example.h"

TEST_CASE("Numbers are exact and never depend on a locale") {
    CHECK(pdf::number(Length{12000}) == "12");
    CHECK(pdf::number(Length{-500}) == "-0.5");
    CHECK(pdf::number(Length{3125}) == "3.125");
    CHECK(pdf::number(Length{7}) == "0.007");
    CHECK(pdf::number(Length{}) == "0");
    CHECK(pdf::number(-0.04, 1) == "0");
    CHECK(pdf::number(278.32, 1) == "278.3");
    CHECK(pdf::number(1e9, 0) == "1000000000");
}

TEST_CASE("Strings keep their brackets, backslashes and letters outside ASCII") {
    CHECK(pdf::literal("a(b\\c)") == "(a\\(b\\\\c\\))");
    CHECK(pdf::literal("a\rb") == "(a\\rb)");
    CHECK(pdf::textString(std::string_view("Oordeel (1)")) == "(Oordeel \\(1\\))");
    CHECK(pdf::textString(std::string_view("é")) == "<FEFF00E9>");
    CHECK(pdf::textString(std::string_view("𝄞")) == "<FEFFD834DD1E>");
    CHECK(pdf::uriEscaped("https://x.nl/een pagina?é") == "https://x.nl/een%20pagina?%C3%A9");
    CHECK(pdf::xmlEscaped("<a & b>\x01") == "&lt;a &amp; b&gt;");
}

TEST_CASE("Links lead to a place in the document or out of it, and have words") {
    Example example(
        "<p>Zie <a href=\"#doel\">hier</a>, <a href=\"https://voorbeeld.nl/é\" title=\"Naar buiten\">daar</a> of <a "
        "href=\"#nergens\">nergens</a>.</p><p id=\"doel\">Doel</p>");
    example.setAll();
    example.link(example.element("a", 0), "#doel");
    example.link(example.element("a", 0), "#doel");  // broken over two lines
    example.link(example.element("a", 1), "https://voorbeeld.nl/é");
    example.link(example.element("a", 2), "#nergens");
    example.pages.anchors.push_back({"doel", example.element("p", 1), 0, {pt(60), pt(400)}});
    CHECK(example.tags() ==
          "Document\n"
          "  P\n"
          "    p1 \"Zie \"\n"
          "    Link p1 \"hier \" p1 -> #doel p1 -> #doel\n"
          "    p1 \", \"\n"
          "    Link p1 \"daar\" p1 -> https://voorbeeld.nl/é\n"
          "    p1 \" of nergens .\"\n"
          "  P p1 \"Doel\"\n");
    const Written file(example.write());
    requireSound(file);
    std::vector<nlohmann::json> annotations;
    const nlohmann::json objects = file.objects();
    for (const auto& [name, object] : objects.items()) {
        if (isA(object, "/Subtype", "/Link")) {
            annotations.push_back(object["value"]);
        }
    }
    REQUIRE(annotations.size() == 3);
    CHECK(annotations[0]["/Dest"].size() == 5);
    CHECK(annotations[0]["/Dest"][3] == 441.89);
    CHECK(annotations[0]["/Contents"] == "u:hier");
    CHECK(annotations[2]["/A"]["/URI"] == "u:https://voorbeeld.nl/%C3%A9");
    CHECK(annotations[2]["/Contents"] == "u:Naar buiten");
    std::set<int> keys;
    for (const auto& annotation : annotations) keys.insert(annotation["/StructParent"].get<int>());
    CHECK(keys == std::set<int>{1, 2, 3});
}

TEST_CASE("Headings become an outline, nested as their levels say") {
    Example example("<h1>Een</h1><h2>Twee é</h2><h2>Drie</h2><h1>Vier</h1>");
    example.setAll();
    int level[] = {1, 2, 2, 1};
    const char* titles[] = {"Een", "Twee é", "Drie", "Vier"};
    for (int i = 0; i < 4; ++i) {
        example.pages.bookmarks.push_back({html::noNode, level[i], titles[i], 0, {pt(60), pt(100) + pt(20) * i}});
    }
    const Written file(example.write());
    requireSound(file);
    const auto outlines = nlohmann::json::parse(file.run("qpdf --json=2 --json-key=outlines %f").text)["outlines"];
    REQUIRE(outlines.size() == 2);
    CHECK(outlines[0]["title"] == "Een");
    REQUIRE(outlines[0]["kids"].size() == 2);
    CHECK(outlines[0]["kids"][0]["title"] == "Twee é");
    CHECK(outlines[0]["kids"][1]["title"] == "Drie");
    CHECK(outlines[1]["title"] == "Vier");
    CHECK(outlines[1]["destpageposfrom1"] == 1);
}

TEST_CASE("Running heads and backgrounds are artifacts, of the page or of the layout") {
    Example example("<p>tekst</p>");
    example.mark(html::noNode, rectangle(pt(0), pt(0), pt(595), pt(50), {230, 240, 250}));
    example.mark(html::noNode, run(U"Kopregel", {pt(60), pt(30)})).pagination = true;
    example.set(example.text("tekst"), "tekst");
    example.mark(html::noNode, run(U"Kop van een tabel", {pt(60), pt(300)})).pagination = true;
    example.mark(html::noNode, run(U"12", {pt(60), pt(820)})).pagination = true;
    CHECK(example.tags() == "Document\n  P p1 \"tekst\"\n");
    const std::string content = Written(example.write()).content(1);
    CHECK_THAT(content, Contains("/Artifact<</Type/Layout>>BDC\n0.902 0.941 0.98 rg\n0 841.89 m"));
    CHECK_THAT(content, Contains("EMC\n/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\nBT\n"));
    CHECK_THAT(content, Contains("EMC\n/Artifact<</Type/Pagination>>BDC\nBT\n"));
    CHECK_THAT(content, Contains("EMC\n/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\nBT\n"));
    CHECK_THAT(content, Contains("/P<</MCID 0>>BDC\nBT\n"));
}

TEST_CASE("Fills and strokes may be translucent, dashed and even-odd") {
    Example example("<p>tekst</p>");
    layout::Path path = rectangle(pt(10), pt(10), pt(20), pt(20), {255, 0, 0, 128});
    path.evenOdd = true;
    path.stroke = {0, 0, 0, 51};
    path.strokeWidth = pt(0.5);
    path.dashes = {pt(3), pt(1)};
    path.lineCap = 1;
    example.mark(html::noNode, path);
    layout::Path hidden = rectangle(pt(10), pt(10), pt(20), pt(20), {0, 0, 0, 0});
    example.mark(html::noNode, hidden);
    example.set(example.text("tekst"), "tekst");
    const Written file(example.write());
    requireSound(file);
    CHECK(file.content(1).substr(0, 163) ==
          "/Artifact<</Type/Layout>>BDC\n1 0 0 rg\n0 0 0 RG\n0.5 w\n1 J\n4 M\n[3 1]0 d\n/A0 gs\n"
          "10 831.89 m\n30 831.89 l\n30 811.89 l\n10 811.89 l\nh\nB*\nEMC\n/P<</MCID 0>>BDC\nBT\n/F0 10 Tf");
    CHECK_THAT(file.content(1), Contains("/A1 gs\n"));
    CHECK(file.objects().dump().find("{\"/CA\":0.2,\"/Type\":\"/ExtGState\",\"/ca\":0.502}") != std::string::npos);
}

TEST_CASE("The file says who made it, when and in what language, twice the same") {
    pdf::Metadata metadata;
    metadata.title = "Rapport <Drenthe> é";
    metadata.author = "Inspectie";
    metadata.subject = "Toezicht";
    metadata.keywords = {"a", "b"};
    metadata.date = "2016-07-01";
    Example example("<p>tekst</p>");
    const Written file(example.setAll().write(metadata));
    requireSound(file);
    const nlohmann::json objects = file.objects();
    const nlohmann::json info = Written::value(objects, objects["trailer"]["value"]["/Info"]);
    CHECK(info["/Title"] == "u:Rapport <Drenthe> é");
    CHECK(info["/Keywords"] == "u:a, b");
    CHECK(info["/CreationDate"] == "u:D:20160701");
    CHECK(info["/Producer"] == "u:" + pdf::File::producer());
    const nlohmann::json catalog = file.catalog();
    CHECK(catalog["/Lang"] == "u:nl-NL");
    CHECK(catalog["/MarkInfo"]["/Marked"] == true);
    CHECK(catalog["/ViewerPreferences"]["/DisplayDocTitle"] == true);
    const std::string packet = file.run("pdfinfo -meta %f").text;
    CHECK_THAT(packet, Contains("Rapport &lt;Drenthe&gt; é"));
    CHECK_THAT(packet, Contains("<xmp:CreateDate>2016-07-01</xmp:CreateDate>"));
    CHECK_THAT(packet, Contains("<pdfaid:part>2</pdfaid:part>"));
    CHECK_THAT(packet, Contains("<pdfuaid:part>1</pdfuaid:part>"));
    CHECK_THAT(file.run("pdfinfo %f").text, Contains("Tagged:          yes"));
}

TEST_CASE("Without a date and a title the file has no date, and the title of the document") {
    const std::string packet = pdf::xmp({}, "nl-NL");
    CHECK_THAT(packet, !Contains("CreateDate"));
    CHECK_THAT(Written(Example("<p>a</p>").setAll().write()).run("pdfinfo %f").text,
               Contains("Title:           Een proef"));
}

TEST_CASE("The same document gives the same bytes, another one another identifier") {
    const std::string html = "<h1>Titel</h1><p>Een <a href=\"https://x.nl\">link</a>.</p>";
    const std::string first = Example(html).setAll().write(), second = Example(html).setAll().write();
    CHECK(first == second);
    const auto id = [](const std::string& bytes) {
        const nlohmann::json objects = Written(bytes).objects();
        return objects["trailer"]["value"]["/ID"];
    };
    CHECK(id(first)[0] == id(first)[1]);
    CHECK(id(first) != id(Example("<h1>Titels</h1>").setAll().write()));
}

TEST_CASE("A section of 100,000 paragraphs is more than an array holds, and still a sound file") {
    std::string html = "<section>";
    for (int i = 0; i < 100'000; ++i) html += "<p>a</p>";
    Example example(html + "</section>");
    example.setAll();
    size_t paragraphs = 0, longest = 0;
    for (const pdf::Tag& tag : pdf::tagTree(example.pages, example.document).tags) {
        if (tag.role == "P") ++paragraphs;
        longest = std::max(longest, tag.kids.size());
    }
    CHECK(paragraphs == 100'000);
    CHECK(longest <= 8191);
    const Written file(example.write());
    requireSound(file);
    CHECK_THAT(file.run("pdfinfo %f").text, Contains("Pages:           2500"));
}

TEST_CASE("A table with more rows than an array holds gets several bodies") {
    std::string html = "<table>";
    for (int i = 0; i < 9'000; ++i) html += "<tr><td>a</td></tr>";
    Example example(html + "</table>");
    const std::string tags = example.setAll().tags();
    size_t bodies = 0, rows = 0;
    for (size_t at = 0; (at = tags.find("\n    TBody", at)) != std::string::npos; ++at) ++bodies;
    for (size_t at = 0; (at = tags.find("\n      TR", at)) != std::string::npos; ++at) ++rows;
    CHECK(bodies == 3);
    CHECK(rows == 9'000);
}

TEST_CASE("Landscape pages keep their size") {
    Example example("<p>a</p>");
    example.pages.pages[0].width = pt(841.89);
    example.pages.pages[0].height = pt(595.276);
    CHECK_THAT(Written(example.setAll().write()).run("pdfinfo %f").text, Contains("841.89 x 595.276 pts"));
}

TEST_CASE("What libharu refuses is said in a sentence") {
    Example example("<p>a</p>");
    example.pages.pages[0].width = pt(20'000);
    CHECK_THROWS_WITH(example.write(), "a page must be between 3 and 14400 pt wide and high (libharu error 0x1054)");
}

TEST_CASE("More links on a page than an array holds are refused, not lost") {
    Example example("<p><a href=\"https://x.nl\">a</a></p>");
    example.setAll();
    for (int i = 0; i < 33'000; ++i) example.link(example.element("a"), "https://x.nl");
    CHECK_THROWS_WITH(example.write(), "the PDF needs an array of more than 32767 items (libharu error 0x1001)");
}

TEST_CASE("Objects are packed, streams and their lengths are not") {
    std::vector<pdf::StoredObject> objects;
    objects.push_back({1, "<</Type/Catalog/Pages 2 0 R>>", true});
    objects.push_back({2, "<</Type/Pages/Count 1/Kids[3 0 R]>>", true});
    objects.push_back({3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>", true});
    objects.push_back({4, "<</Length 5 0 R>>\nstream\nq Q\nendstream", false});
    objects.push_back({5, "3", false});
    objects.push_back({6, "<<>>", true});
    const Written file(pdf::compactFile(objects, 1, 6, "[<00><00>]"));
    requireSound(file);
    CHECK(file.content(1) == "q Q");
    const std::string where = file.run("qpdf --show-xref %f").text;
    CHECK_THAT(where, Contains("1/0: compressed; stream = 7, index = 0"));
    CHECK_THAT(where, Contains("4/0: uncompressed"));
    CHECK_THAT(where, Contains("5/0: uncompressed"));
}

TEST_CASE("Every id is a named destination, in the order that a name tree must have") {
    Example example("<p id=\"b\">b</p><p id=\"a10\">a</p><p id=\"é\">c</p>");
    example.setAll();
    for (const char* id : {"b", "é", "a10", "a(1"}) {
        example.pages.anchors.push_back({id, example.element("p"), 0, {pt(60), pt(100)}});
    }
    const Written file(example.write());
    requireSound(file);
    CHECK(file.run("pdfinfo -dests %f").text ==
          "Page  Destination                 Name\n"
          "   1 [ XYZ    0  742 null      ] \"a(1\"\n"
          "   1 [ XYZ    0  742 null      ] \"a10\"\n"
          "   1 [ XYZ    0  742 null      ] \"b\"\n"
          "   1 [ XYZ    0  742 null      ] \"é\"\n");
}

TEST_CASE("Readers show the numbers that are printed on the pages") {
    Example example("<p>a</p>");
    for (int i = 0; i < 6; ++i) example.addPage();
    auto& pages = example.pages.pages;
    const auto label = [&](size_t page, int number, const char* style) {
        pages[page].number = number;
        pages[page].numberStyle = style;
    };
    label(0, 1, "lower-roman");
    label(1, 2, "lower-roman");
    label(2, 1, "decimal");
    label(3, 2, "decimal");
    label(4, 7, "decimal");
    label(5, 1, "upper-alpha");
    label(6, 2, "upper-alpha");
    const Written file(example.write());
    requireSound(file);
    const auto labels = nlohmann::json::parse(file.run("qpdf --json=2 --json-key=pagelabels %f").text)["pagelabels"];
    CHECK(
        labels.dump() ==
        R"([{"index":0,"label":{"/S":"/r","/St":1}},{"index":2,"label":{"/S":"/D","/St":1}},)"
        R"({"index":4,"label":{"/S":"/D","/St":7}},{"index":5,"label":{"/P":"u:A","/St":1}},{"index":6,"label":{"/P":"u:B","/St":1}}])");
}

TEST_CASE("Pages that are numbered from 1 need no labels") {
    Example example("<p>a</p>");
    example.addPage();
    CHECK(!Written(example.write()).catalog().contains("/PageLabels"));
}

TEST_CASE("Attached data come back byte for byte, and make the file a PDF/A-3a") {
    pdf::Metadata metadata;
    metadata.date = "2016-07-01T08:30:00Z";
    const std::string scores = "scores: {1.1: voldoende}\r\n# é\n", kader(100'000, 'k');
    using Relationship = pdf::Attachment::Relationship;
    metadata.attachments = {{"scores.yaml", "application/yaml", "De scores", Relationship::source, scores},
                            {"kader.yaml", "application/yaml", "Het kader", Relationship::data, kader}};
    Example example("<p>tekst</p>");
    const Written file(example.setAll().write(metadata));
    requireSound(file);
    CHECK(file.run("qpdf --show-attachment=scores.yaml %f").text == scores);
    CHECK(file.run("qpdf --show-attachment=kader.yaml %f").text == kader);
    CHECK_THAT(file.run("pdfinfo -meta %f").text,
               Contains("<pdfaid:part>3</pdfaid:part>") && Contains("<pdfaid:conformance>A</pdfaid:conformance>") &&
                   Contains("<xmp:CreateDate>2016-07-01T08:30:00Z</xmp:CreateDate>"));
    const auto attachments =
        nlohmann::json::parse(file.run("qpdf --json=2 --json-key=attachments %f").text)["attachments"];
    const nlohmann::json& one = attachments["scores.yaml"];
    CHECK(one["description"] == "De scores");
    const nlohmann::json stream = one["streams"]["/UF"];
    CHECK(stream["mimetype"] == "application/yaml");
    CHECK(stream["checksum"] == "5150117caa66ea7bb1950b269b1fb9ce");
    const nlohmann::json objects = file.objects();
    CHECK(objects.dump().find("\"/ModDate\":\"u:D:20160701083000Z\"") != std::string::npos);
    const nlohmann::json associated = file.catalog()["/AF"];
    REQUIRE(associated.size() == 2);
    CHECK(file.value(objects, associated[0])["/AFRelationship"] == "/Source");
    CHECK(file.value(objects, associated[1])["/AFRelationship"] == "/Data");
}

TEST_CASE("Without attachments nothing is said of any") {
    const nlohmann::json catalog = Written(Example("<p>a</p>").setAll().write()).catalog();
    CHECK(!catalog.contains("/AF"));
    CHECK(!catalog.contains("/Names"));
}

TEST_CASE("A second is written as PDF and XMP write it") {
    CHECK(pdf::pdfDate("2016-07-01") == "D:20160701");
    CHECK(pdf::pdfDate("2016-07-01T08:30:00Z") == "D:20160701083000Z");
}

TEST_CASE("A missing colour profile says what to install") {
    pdf::File file;
    CHECK_THROWS_WITH(pdf::outputIntents(file, "/no/such/profile.icc"),
                      Contains("/no/such/profile.icc") && Contains("install Debian's package icc-profiles-free"));
}
