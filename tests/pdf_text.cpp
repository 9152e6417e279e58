// The words of the PDF come back as they were: what poppler makes of fonts, ligatures, hyphens and spaces.
#include <algorithm>

#include "pdf/cff.h"
#include "support/pdf_example.h"

TEST_CASE("Words of one title set apart get a space between them, words that touch do not") {
    Example example("<h1><span>1.1</span><span>Toe</span><span>gang</span><span>2</span></h1>");
    const auto place = [&](const char* words, layout::Point at) {
        example.mark(example.text(words), run(toUtf32(words), at));
    };
    place("1.1", {pt(60), pt(100)});
    place("Toe", {pt(100), pt(100)});
    place("gang", {pt(100) + run(U"Toe", {}).width, pt(100)});
    place("2", {pt(100) + run(U"Toegang", {}).width, pt(97)});  // a superior figure
    CHECK(example.tags() == "Document\n  H1 p1 \"1.1 Toegang2\"\n");
    const Written file(example.write());
    requireSound(file);
    CHECK_THAT(file.structure(), Contains("\"1.1 Toegang2\""));
}

TEST_CASE("A word broken at a line end is whole for those who read the text") {
    Example example("<p>samenwerking</p>");
    const html::NodeId owner = example.text("samenwerking");
    layout::TextRun first = run(U"een samen", {pt(60), pt(100)});
    first.text += U'\u00AD';
    first.glyphs.push_back({sans().glyph(U'-'), 9, sans().advance(sans().glyph(U'-'))});
    first.hyphenated = true;
    example.mark(owner, first);
    example.mark(owner, run(U"werking met u", {pt(60), pt(115)}));
    CHECK(example.tags() == "Document\n  P p1 \"een samenwerking met u\"\n");
    const Written file(example.write());
    requireSound(file);
    CHECK_THAT(file.text(), Contains("een samen\u00AD\nwerking met u"));  // as ISO 32000-1, 14.8.2.2.3 asks
    CHECK_THAT(file.structure(), Contains("\"een samenwerking met u\""));
}

TEST_CASE("Lines that the author ended are heard as words apart, a word cut at a slash as one") {
    Example example("<pre>een\ntwee www.voorbeeld/pad</pre>");
    const html::NodeId owner = example.text("een\ntwee www.voorbeeld/pad");
    example.mark(owner, run(U"een", {pt(60), pt(100)}));
    example.mark(owner, run(U"twee www.voorbeeld/", {pt(60), pt(115)}));
    example.mark(owner, run(U"pad", {pt(60), pt(130)}));
    const Written file(example.write());
    requireSound(file);
    CHECK_THAT(file.structure(), Contains("een twee www.voorbeeld/pad"));
}

TEST_CASE("A soft hyphen at which no line ends leaves no trace") {
    Example example("<p>samen</p>");
    example.set(example.text("samen"), "samen\u00ADwerking");
    const Written file(example.write());
    CHECK_THAT(file.text(), Contains("samenwerking"));
}

TEST_CASE("A trema dropped after a hyphen is there for those who read the text") {
    Example example("<p>x</p>");
    layout::TextRun run = ::run(U"ordinatie", {pt(60), pt(100)});
    run.actualText = U"ördinatie";
    example.mark(example.text("x"), run);
    CHECK(example.tags() == "Document\n  P p1 \"ördinatie\"\n");
    const Written file(example.write());
    requireSound(file);
    CHECK_THAT(file.text(), Contains("ördinatie"));
}

TEST_CASE("Ligatures and letters made of several glyphs keep their characters") {
    const auto found = fonts().find({{"DejaVu Sans"}, 400, false});
    REQUIRE(found.exact);
    Example example("<p>x</p>");
    // DejaVu Sans has an ffi ligature, and no letter for m with a tilde above and a dot below.
    const layout::TextRun ligature = run(U"officieel m\u0323\u0303a", {pt(60), pt(100)}, *found.face);
    REQUIRE(ligature.glyphs.size() < ligature.text.size());
    example.mark(example.text("x"), ligature);
    const Written file(example.write());
    requireSound(file);
    CHECK_THAT(file.text(), Contains("officieel m\u0323\u0303a"));
    CHECK_THAT(file.content(1), Contains("EMC\n/Span<</MCID 1/ActualText<FEFF006D03230303>>>BDC"));
    CHECK_THAT(file.structure(), Contains("officieel"));
    CHECK_THAT(file.structure(), Contains("\"a\""));  // poppler loses what follows content within content
}

TEST_CASE("Kerning and the spaces of a justified line place every glyph without drift") {
    Example example("<p>x</p>");
    layout::TextRun line = run(U"AVAVAV een twee drie", {pt(60), pt(100)});
    line.wordSpacing = Length{1234};
    line.letterSpacing = Length{101};
    Length width = line.width;
    width += line.wordSpacing * 3 + line.letterSpacing * static_cast<int64_t>(line.text.size());
    example.mark(example.text("x"), line);
    example.mark(example.text("x"), run(U"|", {pt(60) + width, pt(100)}));
    const std::string boxes = Written(example.write()).run("pdftotext -bbox %f -").text;
    CHECK_THAT(boxes, Contains("yMax"));
    // The bar stands exactly where the line ends, so poppler sees one word "drie|".
    CHECK_THAT(boxes, Contains(">drie|</word>"));
}

TEST_CASE("A font with PostScript outlines gives back its words, also where one glyph stands for two") {
    const auto found = fonts().find({{"GFS Neohellenic"}, 400, false});
    REQUIRE(found.exact);
    REQUIRE(!found.face->trueType);
    Example example("<p>x</p>");
    const html::NodeId owner = example.text("x");
    layout::TextRun first = run(U"Officiële co-re samen", {pt(60), pt(100)}, *found.face);
    first.text += U'\u00AD';
    first.glyphs.push_back({found.face->glyph(U'-'), 21, found.face->advance(found.face->glyph(U'-'))});
    first.hyphenated = true;
    example.mark(owner, first);
    example.mark(owner, run(U"werking Ωμέγα", {pt(60), pt(115)}, *found.face));
    example.mark(owner, run(U"PT Sans ernaast", {pt(60), pt(130)}));
    const Written file(example.write());
    requireSound(file);
    CHECK_THAT(file.text(), Contains("Officiële co-re samen\u00AD\nwerking Ωμέγα"));
    CHECK_THAT(file.structure(), Contains("Officiële co-re samenwerking Ωμέγα"));
    // name, type, encoding, emb, sub, uni
    CHECK_THAT(file.run("pdffonts %f").text,
               Contains("CID Type 0C") && Contains("yes yes yes") && Contains("+GFSNeohellenic"));
    // What poppler measures in the font program is what the file says: the words stand where they were set.
    const layout::TextRun line = run(U"Officiële", {pt(60), pt(100)}, *found.face);
    const Written one(Example("<p>x</p>").addLine(line).write());
    const std::string boxes = one.run("pdftotext -bbox %f -").text;
    CHECK_THAT(boxes, Contains("xMin=\"60.000000\"") &&
                          Contains("xMax=\"" + std::to_string((line.origin.x + line.width).points()).substr(0, 5)));
}

TEST_CASE("Glyphs of a font with PostScript outlines go by their number, or by their CID when they have one") {
    using namespace std::string_literals;
    const std::string header = "\1\0\4\1"s, names = "\0\1\1\1\2A"s;
    // A Top DICT with the operators ROS (SIDs 0 0, supplement 0), charset at 40 and CharStrings at 60.
    const std::string top = "\x8B\x8B\x8B\x0C\x1E\xB3\x0F\xC7\x11"s;
    std::string cff = header + names + "\0\1\1\1"s + static_cast<char>(1 + top.size()) + top;
    cff.resize(40);
    cff += "\2\0\7\0\1\1\0\0\0"s;  // format 2: 7 and 1 more, 256 and 0 more
    cff.resize(60);
    cff += "\0\4\1\1\1\1\1\1"s;  // four charstrings
    CHECK(pdf::cffCids(cff) == std::vector<uint16_t>{0, 7, 8, 256});
    std::string named = cff;
    named.replace(named.find("\x8B\x8B\x8B\x0C\x1E"), 5, "\x8B\x00\x8B\x8B\x8B"s);  // no ROS
    CHECK(pdf::cffCids(named).empty());
    for (size_t size = 0; size < cff.size(); ++size) CHECK(pdf::cffCids(cff.substr(0, size)).size() <= 4);
}

TEST_CASE("A named instance of a variable font is drawn as heavy as it is named, and its axes are gone") {
    const auto dark = [](int instance) {
        const auto face = text::openFace(PROJECT_DIR "/tests/support/square-variable.ttf", instance << 16);
        layout::TextRun line = run(U"a", {pt(60), pt(200)}, *face, pt(100));
        const Written file(Example("<p>x</p>").addLine(line).write());
        requireSound(file);
        CHECK_THAT(file.text(), Contains("a"));
        const std::string image = file.run("pdftoppm -r 72 -gray -singlefile %f").text;
        const size_t pixels = std::count_if(image.begin() + 20, image.end(), [](char c) { return c >= 0 && c < 64; });
        return std::pair(face->weight, (pixels + 250) / 500 * 500);
    };
    CHECK(dark(0) == std::pair(400, size_t{6000}));
    CHECK(dark(1) == std::pair(400, size_t{6000}));
    CHECK(dark(2) == std::pair(500, size_t{7500}));
    CHECK(dark(3) == std::pair(700, size_t{10000}));
    CHECK_THROWS_WITH(dark(4), Contains("square-variable.ttf has no named instance 4"));
}
