// The tags of the PDF as text: what of the document is which element, in which order.
#include "pdf/tags.h"

#include <set>

#include "support/pdf_example.h"

TEST_CASE("Every element of a report gets its tag") {
    Example example(
        "<section><h1>Titel</h1><p>Een <strong>vette</strong> alinea.</p>"
        "<blockquote><p>Zij zeiden <q>nee</q>.</p></blockquote>"
        "<pre><code>code</code></pre><div>los</div></section>");
    CHECK(example.setAll().tags() ==
          "Document\n"
          "  Sect\n"
          "    H1 p1 \"Titel\"\n"
          "    P p1 \"Een vette alinea.\"\n"
          "    BlockQuote\n"
          "      P\n"
          "        p1 \"Zij zeiden \"\n"
          "        Quote p1 \"nee \"\n"
          "        p1 \".\"\n"
          "    P\n"
          "      Code p1 \"code\"\n"
          "    Div\n"
          "      P p1 \"los\"\n");
}

TEST_CASE("Words that stand directly in a section get a paragraph, together with what is in their line") {
    Example example(
        "voor <a href=\"https://x.nl\">een</a> na<p>alinea</p><section>in <em lang=\"en\">the</em></section>");
    example.setAll();
    example.link(example.element("a"), "https://x.nl");
    CHECK(example.tags() ==
          "Document\n"
          "  P\n"
          "    p1 \"voor \"\n"
          "    Link p1 \"een\" p1 -> https://x.nl\n"
          "    p1 \" na\"\n"
          "  P p1 \"alinea\"\n"
          "  Sect\n"
          "    P\n"
          "      p1 \"in \"\n"
          "      Span Lang=en p1 \"the\"\n");
}

TEST_CASE("Lists have labels and bodies") {
    Example example("<ul><li>een</li><li>twee<ol type=\"a\"><li>drie</li></ol></li></ul>");
    for (int i : {0, 1, 2}) {
        const html::NodeId item = example.element("li", i);
        example.set(example.generate(item, "::marker"), i == 2 ? "a." : "•");
        const html::NodeId words = example.document[item].children[1];
        example.set(words, example.document[words].text);
    }
    CHECK(example.tags() ==
          "Document\n"
          "  L ListNumbering=Disc\n"
          "    LI\n"
          "      Lbl p1 \"•\"\n"
          "      LBody p1 \"een\"\n"
          "    LI\n"
          "      Lbl p1 \"•\"\n"
          "      LBody\n"
          "        p1 \"twee\"\n"
          "        L ListNumbering=LowerAlpha\n"
          "          LI\n"
          "            Lbl p1 \"a.\"\n"
          "            LBody p1 \"drie\"\n");
}

TEST_CASE("A list is numbered as its markers are, whatever the element says") {
    const auto numbering = [](const std::vector<std::string>& markers) {
        std::string html = "<ol>";
        for (size_t i = 0; i < markers.size(); ++i) html += "<li>woord</li>";
        Example example(html + "</ol>");
        for (size_t i = 0; i < markers.size(); ++i)
            example.set(example.generate(example.element("li", static_cast<int>(i)), "::marker"), markers[i]);
        const std::string tags = example.tags();
        const size_t at = tags.find("ListNumbering=") + 14;
        return tags.substr(at, tags.find('\n', at) - at);
    };
    CHECK(numbering({"1. ", "2. "}) == "Decimal");
    CHECK(numbering({"◦ "}) == "Circle");
    CHECK(numbering({"▪ "}) == "Square");
    CHECK(numbering({"a. ", "b. ", "c. "}) == "LowerAlpha");
    CHECK(numbering({"C. ", "D. "}) == "UpperAlpha");
    CHECK(numbering({"i. ", "ii. ", "iii. "}) == "LowerRoman");
    CHECK(numbering({"II) ", "III) "}) == "UpperRoman");
    CHECK(numbering({"h. ", "i. ", "j. "}) == "LowerAlpha");
    CHECK(numbering({"– "}) == "Decimal");  // it says nothing of its own, so the element does
}

TEST_CASE("A list without markers says so") {
    CHECK(Example("<ul><li>een</li></ul>").setAll().tags() ==
          "Document\n  L ListNumbering=None\n    LI\n      LBody p1 \"een\"\n");
}

TEST_CASE("Descriptions are a list whose labels are the terms") {
    Example example(
        "<dl><dt>A</dt><dt>B</dt><dd>een</dd><dt>C</dt><dd>twee</dd><dd>drie</dd></dl>"
        "<dl><div><dt>D</dt><dd>vier</dd></div></dl>");
    CHECK(example.setAll().tags() ==
          "Document\n"
          "  L\n"
          "    LI\n"
          "      Lbl p1 \"A\"\n"
          "      Lbl p1 \"B\"\n"
          "      LBody p1 \"een\"\n"
          "    LI\n"
          "      Lbl p1 \"C\"\n"
          "      LBody p1 \"twee\"\n"
          "      LBody p1 \"drie\"\n"
          "  L\n"
          "    LI\n"
          "      Lbl p1 \"D\"\n"
          "      LBody p1 \"vier\"\n");
}

TEST_CASE("Tables keep their empty cells, spans and the scope of their headings") {
    Example example(
        "<table><caption>Oordelen</caption>"
        "<thead><tr><th>Criterium</th><th scope=\"col\">Oordeel</th></tr></thead>"
        "<tbody><tr><th rowspan=\"2\">1.1</th><td></td></tr><tr><td>voldoende</td></tr>"
        "<tr><th colspan=\"2\" scope=\"rowgroup\">alles</th></tr></tbody></table>");
    CHECK(example.setAll().tags() ==
          "Document\n"
          "  Table\n"
          "    Caption p1 \"Oordelen\"\n"
          "    THead\n"
          "      TR\n"
          "        TH Scope=Column p1 \"Criterium\"\n"
          "        TH Scope=Column p1 \"Oordeel\"\n"
          "    TBody\n"
          "      TR\n"
          "        TH Scope=Row RowSpan=2 p1 \"1.1\"\n"
          "        TD\n"
          "      TR\n"
          "        TD p1 \"voldoende\"\n"
          "      TR\n"
          "        TH Scope=Row ColSpan=2 p1 \"alles\"\n");
}

TEST_CASE("A table whose rows differ in length becomes one with rows of one length") {
    Example example(
        "<table><thead><tr><th>a</th><th>b</th><th>c</th></tr></thead><thead><tr><th>d</th></tr></thead>"
        "<tbody><tr><th rowspan=\"9\">e</th><td>f</td></tr><tr><td colspan=\"2\">g</td></tr></tbody>"
        "<tbody><tr><td>h</td><td rowspan=\"2\">i</td></tr><tr><td></td></tr></tbody></table>");
    CHECK(example.setAll().tags() ==
          "Document\n"
          "  Table\n"
          "    THead\n"
          "      TR\n"
          "        TH Scope=Column p1 \"a\"\n"
          "        TH Scope=Column p1 \"b\"\n"
          "        TH Scope=Column p1 \"c\"\n"
          "    TBody\n"
          "      TR\n"
          "        TH Scope=Column p1 \"d\"\n"
          "        TD ColSpan=2\n"
          "    TBody\n"
          "      TR\n"
          "        TH Scope=Row RowSpan=2 p1 \"e\"\n"
          "        TD p1 \"f\"\n"
          "        TD\n"
          "      TR\n"
          "        TD ColSpan=2 p1 \"g\"\n"
          "    TBody\n"
          "      TR\n"
          "        TD p1 \"h\"\n"
          "        TD RowSpan=2 p1 \"i\"\n"
          "        TD\n"
          "      TR\n"
          "        TD\n"
          "        TD\n");
}

TEST_CASE("What is not on paper is not in the tags: an empty paragraph, a table that is not shown") {
    Example example("<p></p><section><table><tr><td>weg</td><td></td></tr></table></section><p>blijft</p>");
    example.set(example.text("blijft"), "blijft");
    CHECK(example.tags() == "Document\n  P p1 \"blijft\"\n");
}

TEST_CASE("A document without any content is still a tagged PDF") {
    const Example example("<p></p>");
    CHECK(example.tags() == "Document\n");
    requireSound(Written(example.write()));
}

TEST_CASE("A picture is a figure with a description; without one it has its words, or it only decorates") {
    Example example(
        "<p>a</p><svg role=\"img\" aria-label=\"Drie van vier\" width=\"10\" height=\"10\"><rect width=\"9\" "
        "height=\"9\"/></svg>"
        "<svg width=\"10\" height=\"10\"><text>woord</text></svg>"
        "<svg width=\"10\" height=\"10\"><rect width=\"9\" height=\"9\"/></svg>");
    example.set(example.text("a"), "a");
    for (int i : {0, 1, 2}) {
        example.mark(example.element("svg", i), rectangle(pt(100), pt(200), pt(50), pt(20), {200, 0, 0}));
    }
    CHECK(example.tags() ==
          "Document\n"
          "  P p1 \"a\"\n"
          "  Figure Alt=\"Drie van vier\" p1 \"\"\n"
          "  Figure Alt=\"woord\" p1 \"\"\n");
    const Written file(example.write());
    requireSound(file);
    CHECK_THAT(file.content(1), Contains("/Artifact<</Type/Layout>>BDC\n100 641.89 m"));
    CHECK(file.objects().dump().find("\"/BBox\":[100,621.89,150,641.89]") != std::string::npos);
}

TEST_CASE("Words here and there in a picture do not run together") {
    Example example("<svg aria-label=\"Punten\" width=\"10\" height=\"10\"><text>1.1</text></svg>");
    const html::NodeId picture = example.element("svg");
    example.mark(picture, run(U"1.1", {pt(60), pt(100)}));
    example.mark(picture, run(U"1.2", {pt(90), pt(100)}));
    CHECK(example.tags() == "Document\n  Figure Alt=\"Punten\" p1 \"1.1 1.2\"\n");
}

TEST_CASE("A footnote is a note with its number, at the place of its call") {
    Example example("<p>Tekst<span class=\"noot\">De noot.</span> gaat door.</p>");
    const html::NodeId paragraph = example.element("p"), note = example.element("span");
    const html::NodeId call = example.generate(paragraph, "::footnote-call", 1);
    const html::NodeId marker = example.generate(note, "::footnote-marker");
    example.set(example.text("Tekst"), "Tekst");
    example.set(call, "1");
    example.set(example.text(" gaat door."), " gaat door.");
    example.set(marker, "1 ");
    example.set(example.text("De noot."), "De noot.");
    CHECK(example.tags() ==
          "Document\n"
          "  P\n"
          "    p1 \"Tekst \"\n"
          "    Reference p1 \"1\"\n"
          "    Note\n"
          "      Lbl p1 \"1 \"\n"
          "      p1 \"De noot.\"\n"
          "    p1 \" gaat door.\"\n");
    const Written file(example.write());
    requireSound(file);
    CHECK(file.objects().dump().find("\"/ID\":\"u:e0000000") != std::string::npos);
}

TEST_CASE("An element that goes on over the page is one element") {
    Example example("<p>op twee pagina's</p>");
    const html::NodeId words = example.text("op twee pagina's");
    example.set(words, "op twee ");
    example.addPage();
    example.set(words, "pagina's");
    CHECK(example.tags() == "Document\n  P p1 \"op twee \" p2 \"pagina's\"\n");
    const Written file(example.write());
    requireSound(file);
    CHECK_THAT(file.structure(), Contains("\"op twee pagina's\"") || Contains("\"op twee \""));
}

TEST_CASE("Another language than the document's is told where it begins") {
    Example example(
        "<p>De <em lang=\"en\">report</em> is <span lang=\"nl\">goed</span>.</p><p lang=\"de\">Gut "
        "<span lang=\"nl\">gedaan</span></p>");
    CHECK(example.setAll().tags() ==
          "Document\n"
          "  P\n"
          "    p1 \"De \"\n"
          "    Span Lang=en p1 \"report\"\n"
          "    p1 \" is goed .\"\n"
          "  P Lang=de\n"
          "    p1 \"Gut \"\n"
          "    Span Lang=nl-NL p1 \"gedaan\"\n");
}

TEST_CASE("An abbreviation tells what it is short for") {
    CHECK(Example("<p><abbr title=\"Veilig Thuis\">VT</abbr></p>").setAll().tags() ==
          "Document\n  P\n    Span E=\"Veilig Thuis\" p1 \"VT\"\n");
}

TEST_CASE("A table that only places things is no table to who hears it, nor is such a list") {
    Example example(
        "<table "
        "role=\"presentation\"><tbody><tr><td>links</td><td><p>rechts</p><table><tr><td>echt</td></tr></table></td>"
        "<td></td></tr></tbody></table><ul role=\"none\"><li>los</li></ul>");
    CHECK(example.setAll().tags() ==
          "Document\n"
          "  Div\n"
          "    P p1 \"links\"\n"
          "  Div\n"
          "    P p1 \"rechts\"\n"
          "    Table\n"
          "      TBody\n"
          "        TR\n"
          "          TD p1 \"echt\"\n"
          "  Div\n"
          "    P p1 \"los\"\n");
}

TEST_CASE("A table of contents has entries that refer, from a list or from a table") {
    Example example(
        "<nav role=\"doc-toc\"><h1>Inhoud</h1><ul><li><span>1</span> <a href=\"#een\">Een</a>"
        "<ol><li><a href=\"#twee\">Twee</a></li></ol></li></ul>"
        "<table><tr><td>2</td><td><a href=\"#twee\">Drie</a></td></tr></table></nav>"
        "<h2 id=\"een\">Een</h2><h2 id=\"twee\">Twee</h2>");
    for (const char* id : {"een", "twee"}) example.pages.anchors.push_back({id, html::noNode, 0, {}});
    example.setAll();
    example.link(example.element("a", 0), "#een");
    example.link(example.element("a", 1), "#twee");
    example.link(example.element("a", 2), "#twee");
    CHECK(example.tags() ==
          "Document\n"
          "  Sect\n"
          "    H1 p1 \"Inhoud\"\n"
          "    TOC\n"
          "      TOCI\n"
          "        Reference\n"
          "          p1 \"1 \"\n"
          "          Link p1 \"Een\" p1 -> #een\n"
          "        TOC\n"
          "          TOCI\n"
          "            Reference\n"
          "              Link p1 \"Twee\" p1 -> #twee\n"
          "    TOC\n"
          "      TOCI\n"
          "        Reference\n"
          "          p1 \"2 \"\n"
          "          Link p1 \"Drie\" p1 -> #twee\n"
          "  H2 p1 \"Een\"\n"
          "  H2 p1 \"Twee\"\n");
    requireSound(Written(example.write()));
}

TEST_CASE("A heading that skips a level comes up, so that there is nothing to complain about") {
    Example example("<h2>Een</h2><h4>Twee</h4><h4>Drie</h4><h3>Vier</h3><h1>Vijf</h1><h2>Zes</h2>");
    example.setAll();
    CHECK(example.tags() ==
          "Document\n"
          "  H1 p1 \"Een\"\n"
          "  H2 p1 \"Twee\"\n"
          "  H2 p1 \"Drie\"\n"
          "  H2 p1 \"Vier\"\n"
          "  H1 p1 \"Vijf\"\n"
          "  H2 p1 \"Zes\"\n");
}

TEST_CASE("An empty heading of a table is an empty cell: nothing would be read out at every cell below") {
    CHECK(Example("<table><thead><tr><th></th><th>a</th></tr></thead><tr><th>b</th><td>c</td></tr></table>")
              .setAll()
              .tags() ==
          "Document\n"
          "  Table\n"
          "    THead\n"
          "      TR\n"
          "        TD\n"
          "        TH Scope=Column p1 \"a\"\n"
          "    TBody\n"
          "      TR\n"
          "        TH Scope=Row p1 \"b\"\n"
          "        TD p1 \"c\"\n");
}

TEST_CASE("Where a heading heads the rest of its group, every cell has the list of its headings") {
    Example example(
        "<table><thead><tr><th>nr</th><th>tekst</th></tr></thead>"
        "<tbody><tr><th scope=\"rowgroup\" colspan=\"2\">Veiligheid</th></tr>"
        "<tr><th>1</th><td>een</td></tr><tr><th scope=\"rowgroup\" colspan=\"2\">Organisatie</th></tr>"
        "<tr><th>2</th><td>twee</td></tr></tbody><tbody><tr><th>3</th><td>drie</td></tr></tbody></table>");
    CHECK(example.setAll().tags() ==
          "Document\n"
          "  Table\n"
          "    THead\n"
          "      TR\n"
          "        TH Scope=Column p1 \"nr\"\n"
          "        TH Scope=Column p1 \"tekst\"\n"
          "    TBody\n"
          "      TR\n"
          "        TH Scope=Row ColSpan=2 Headers=\"nr, tekst\" p1 \"Veiligheid\"\n"
          "      TR\n"
          "        TH Scope=Row Headers=\"nr, Veiligheid\" p1 \"1\"\n"
          "        TD Headers=\"tekst, Veiligheid, 1\" p1 \"een\"\n"
          "      TR\n"
          "        TH Scope=Row ColSpan=2 Headers=\"nr, tekst\" p1 \"Organisatie\"\n"
          "      TR\n"
          "        TH Scope=Row Headers=\"nr, Organisatie\" p1 \"2\"\n"
          "        TD Headers=\"tekst, Organisatie, 2\" p1 \"twee\"\n"
          "    TBody\n"
          "      TR\n"
          "        TH Scope=Row Headers=\"nr\" p1 \"3\"\n"
          "        TD Headers=\"tekst, 3\" p1 \"drie\"\n");
    const Written file(example.write());
    requireSound(file);
    // Every heading that is named has an identifier, and the tree of identifiers leads to it.
    const nlohmann::json objects = file.objects();
    std::set<std::string> named, known;
    for (const auto& [name, object] : objects.items()) {
        if (!object.contains("value") || !object["value"].is_object()) continue;
        if (object["value"].contains("/ID") && object["value"].contains("/S")) known.insert(object["value"]["/ID"]);
        if (object["value"].contains("/A") && object["value"]["/A"].contains("/Headers")) {
            for (const auto& id : object["value"]["/A"]["/Headers"]) named.insert(id);
        }
    }
    CHECK(named == known);
    CHECK(named.size() == 7);
}

TEST_CASE("A cell may name its headings itself; a heading that spans rows heads just those") {
    CHECK(Example("<table><thead><tr><th id=\"a\">a</th><th>b</th></tr></thead>"
                  "<tr><th scope=\"rowgroup\" rowspan=\"2\">c</th><td headers=\"a\">d</td></tr><tr><td>e</td></tr>"
                  "<tr><td>f</td><td>g</td></tr></table>")
              .setAll()
              .tags() ==
          "Document\n"
          "  Table\n"
          "    THead\n"
          "      TR\n"
          "        TH Scope=Column p1 \"a\"\n"
          "        TH Scope=Column p1 \"b\"\n"
          "    TBody\n"
          "      TR\n"
          "        TH Scope=Row RowSpan=2 Headers=\"a\" p1 \"c\"\n"
          "        TD Headers=\"a\" p1 \"d\"\n"
          "      TR\n"
          "        TD Headers=\"b, c\" p1 \"e\"\n"
          "      TR\n"
          "        TD Headers=\"a\" p1 \"f\"\n"
          "        TD Headers=\"b\" p1 \"g\"\n");
}

TEST_CASE("A label is heard in the place of words, names a section, and describes a link") {
    Example example(
        "<section aria-label=\"Samenvatting\"><p>Klaar <span aria-label=\"voldoende\">ok</span></p>"
        "<table><tr><td aria-label=\"niet beoordeeld\">-</td></tr></table>"
        "<a href=\"https://x.nl\" aria-label=\"Naar x\">x</a></section>");
    example.setAll();
    example.link(example.element("a"), "https://x.nl");
    CHECK(example.tags() ==
          "Document\n"
          "  Sect T=\"Samenvatting\"\n"
          "    P\n"
          "      p1 \"Klaar \"\n"
          "      Span Alt=\"voldoende\" p1 \"ok\"\n"
          "    Table\n"
          "      TBody\n"
          "        TR\n"
          "          TD\n"
          "            Span Alt=\"niet beoordeeld\" p1 \"-\"\n"
          "    P\n"
          "      Link p1 \"x\" p1 -> https://x.nl\n");
    const Written file(example.write());
    requireSound(file);
    CHECK(file.objects().dump().find("\"/Contents\":\"u:Naar x\"") != std::string::npos);
}
