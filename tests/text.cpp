// src/text: fonts are found by name, words become glyphs, lines may end where Dutch lets them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <thread>

#include "base/file.h"
#include "base/utf8.h"
#include "support/square_font.h"
#include "text/breaks.h"
#include "text/face.h"
#include "text/hyphenate.h"
#include "text/shape.h"

using namespace oordeel;
using namespace oordeel::text;

namespace {

const std::string squareFont = PROJECT_DIR "/tests/support/square.ttf";

/// The face of a family, or null (and a line of warning) when this machine lacks it.
const Face* installed(Fonts& fonts, const std::string& family, int weight = 400, bool italic = false) {
    const Fonts::Found found = fonts.find({{family}, weight, italic});
    if (found.exact) return found.face;
    WARN(family << " is not installed: the test that needs it is skipped");
    return nullptr;
}

std::vector<Glyph> shaped(const Face& face, std::string_view utf8, const Features& features = {}) {
    return shape(face, toUtf32(utf8), features, "nl");
}

int width(const std::vector<Glyph>& glyphs) {
    return std::accumulate(glyphs.begin(), glyphs.end(), 0, [](int sum, const Glyph& g) { return sum + g.advance; });
}

std::vector<uint32_t> clusters(const std::vector<Glyph>& glyphs) {
    std::vector<uint32_t> all;
    for (const Glyph& g : glyphs) all.push_back(g.cluster);
    return all;
}

std::vector<uint32_t> ids(const std::vector<Glyph>& glyphs) {
    std::vector<uint32_t> all;
    for (const Glyph& g : glyphs) all.push_back(g.id);
    return all;
}

std::string withMarks(std::u32string_view text, const std::vector<std::pair<size_t, char32_t>>& marks) {
    std::u32string out(text);
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) out.insert(mark->first, 1, mark->second);
    return toUtf8(out);
}

/// The text with "|" at every allowed break and "!" at every mandatory one.
std::string broken(std::string_view utf8) {
    std::vector<std::pair<size_t, char32_t>> marks;
    const std::u32string text = toUtf32(utf8);
    for (const BreakOpportunity& b : lineBreaks(text, "nl")) {
        marks.emplace_back(b.offset, b.kind == LineBreak::mandatory ? U'!' : U'|');
    }
    return withMarks(text, marks);
}

/// The word with "|" at every break that is offered.
std::string hyphenated(std::string_view utf8, const HyphenationLimits& limits = {}) {
    const std::shared_ptr<const Hyphenator> dutch = Hyphenator::find("nl");
    REQUIRE(dutch);
    const std::u32string word = toUtf32(utf8);
    std::vector<std::pair<size_t, char32_t>> marks;
    for (size_t at : dutch->hyphenate(word, limits)) marks.emplace_back(at, U'|');
    return withMarks(word, marks);
}

/// The word as two lines would show it when broken before `at`.
std::string asPrinted(std::string_view utf8, size_t at) {
    std::u32string word = toUtf32(utf8);
    word[at] = withoutTrema(word[at]);
    return toUtf8(word.substr(0, at)) + "-" + toUtf8(word.substr(at));
}

}  // namespace

TEST_CASE("a font file tells its measures in font units") {
    const std::unique_ptr<Face> face = openFace(squareFont);
    CHECK(face->family == "Vierkant");
    CHECK(face->postScriptName == "Vierkant-Regular");
    CHECK(face->weight == 400);
    CHECK_FALSE(face->italic);
    CHECK_FALSE(face->monospace);
    CHECK(face->trueType);
    CHECK(face->unitsPerEm == 1000);
    CHECK(std::tuple(face->ascender, face->descender, face->lineGap) == std::tuple(800, -200, 0));
    CHECK(std::tuple(face->capHeight, face->xHeight) == std::tuple(800, 500));
    CHECK(std::tuple(face->underlinePosition, face->underlineThickness) == std::tuple(-100, 50));
    CHECK(std::tuple(face->strikeoutPosition, face->strikeoutThickness) == std::tuple(250, 50));
    CHECK(std::vector<int>(face->boundingBox, face->boundingBox + 4) == std::vector<int>{0, -200, 1000, 800});
    CHECK(face->italicAngle == 0);
    CHECK(face->advance(face->glyph(U'a')) == 1000);
    CHECK(face->at(pt(12), face->ascender) == pt(9.6));
}

TEST_CASE("a bold italic knows that it is one") {
    Fonts fonts;
    if (const Face* face = installed(fonts, "PT Sans", 700, true)) {
        CHECK(face->weight == 700);
        CHECK(face->italic);
        CHECK(face->italicAngle == -12);
        CHECK(face->postScriptName == "PTSans-BoldItalic");
    }
    if (const Face* face = installed(fonts, "DejaVu Sans Mono")) CHECK(face->monospace);
}

TEST_CASE("what is no font file is refused with a sentence") {
    CHECK_THROWS_WITH(openFace("/no/such/font.ttf"), "the font file /no/such/font.ttf cannot be read");
    CHECK_THROWS_AS(openFace(PROJECT_DIR), FileError);
    CHECK_THROWS_WITH(openFace(PROJECT_DIR "/CMakeLists.txt"),
                      Catch::EndsWith("CMakeLists.txt is not a TrueType or OpenType font, or has no face 0"));
    CHECK_THROWS_AS(openFace(squareFont, 1), FileError);
    CHECK_THROWS_AS(openFace(squareFont, -1), FileError);
}

TEST_CASE("a font that a PDF may not hold, or cannot, says why") {
    // fsType stands 8 bytes into the table OS/2; the outlines of CFF2 are of a kind that PDF does not know.
    const auto changed = [](int fsType, const std::string& outlines) {
        std::string bytes = readFile(squareFont, 1 << 20);
        const size_t entry = bytes.find("OS/2");
        const auto byte = [&](size_t i) { return static_cast<size_t>(static_cast<uint8_t>(bytes[entry + i])); };
        const size_t table = byte(8) << 24 | byte(9) << 16 | byte(10) << 8 | byte(11);
        bytes[table + 8] = static_cast<char>(fsType >> 8);
        bytes[table + 9] = static_cast<char>(fsType & 0xFF);
        bytes.replace(bytes.find("glyf"), 4, outlines);
        const std::filesystem::path path = std::filesystem::temp_directory_path() / "oordeel-test-refused.ttf";
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    };
    const auto refusal = [&](int fsType, const std::string& outlines = "glyf") {
        return openFace(changed(fsType, outlines))->refusal;
    };
    CHECK(refusal(0) == "");
    CHECK(refusal(0x8) == "");
    CHECK(refusal(0x6) == "");  // of several permissions the most generous counts
    CHECK(refusal(0x2) == "its maker forbids that it is embedded in a document");
    CHECK(refusal(0x104) == "its maker forbids that only the letters in use are embedded");
    CHECK(refusal(0x200) == "its maker allows only bitmaps of it in a document");
    CHECK(refusal(0, "CFF2") ==
          "its outlines are of a kind that PDF does not know (CFF2); install its static or TrueType edition");
    CHECK(refusal(0, "none") == "it has no outlines");

    Fonts fonts;
    const std::filesystem::path path = changed(0x2, "glyf");
    CHECK_THROWS_WITH(fonts.add(path), "the font " + path.string() +
                                           " cannot be in a PDF: its maker forbids that it is embedded in a document");
    std::filesystem::remove(path);
}

TEST_CASE("a font file cut off anywhere is refused or opens without its missing tables") {
    const std::string whole = readFile(squareFont, 1 << 20);
    const std::filesystem::path cut = std::filesystem::temp_directory_path() / "oordeel-test-cut.ttf";
    for (size_t size = 0; size < whole.size(); size += 97) {
        std::ofstream(cut, std::ios::binary) << whole.substr(0, size);
        try {
            const std::unique_ptr<Face> face = openFace(cut);
            CHECK(face->unitsPerEm > 0);
            CHECK(shaped(*face, "fiets").size() == 5);
        } catch (const FileError&) {
            SUCCEED("refused");
        }
    }
    std::filesystem::remove(cut);
}

TEST_CASE("a family of the project's own is found by name in each of its weights") {
    Fonts fonts;
    CHECK_FALSE(fonts.find({{"Vierkant"}}).exact);
    test::addSquareFont(fonts);
    CHECK(fonts.find({{"Vierkant"}}).face->postScriptName == "Vierkant-Regular");
    CHECK(fonts.find({{"vierkant"}, 700}).face->postScriptName == "Vierkant-Bold");
    CHECK(fonts.find({{"Vierkant"}, 500}).face->postScriptName == "Vierkant-Regular");
    CHECK(fonts.find({{"Vierkant"}, 600}).face->postScriptName == "Vierkant-Bold");
    CHECK(fonts.find({{"Vierkant"}, 300}).face->postScriptName == "Vierkant-Regular");
    CHECK(fonts.find({{"Vierkant"}, 700, true}).face->postScriptName == "Vierkant-Bold");
    CHECK(fonts.find({{"Geen Zo", "Vierkant", "serif"}}).face->family == "Vierkant");
    CHECK(fonts.find({{"Geen Zo", "Vierkant", "serif"}}).exact);
    CHECK_THROWS_AS(fonts.add("/no/such/font.ttf"), FileError);
}

TEST_CASE("a family is found whatever its capitals, and never by half its name") {
    Fonts fonts;
    const Face* face = installed(fonts, "PT Sans");
    if (!face) return;
    CHECK(fonts.find({{"pt sans"}}).face == face);
    CHECK_FALSE(fonts.find({{"PT San"}}).exact);
    CHECK_FALSE(fonts.find({{"PTSans"}}).exact);
    CHECK(fonts.find({{"PT Sans"}, 900}).face->weight == 700);
    CHECK(fonts.find({{"PT Sans"}, 400, true}).face->italic);
}

TEST_CASE("condensed faces are taken only when they are named") {
    Fonts fonts;
    if (!installed(fonts, "DejaVu Sans") || !installed(fonts, "DejaVu Sans Condensed")) return;
    CHECK(fonts.find({{"DejaVu Sans"}}).face->postScriptName == "DejaVuSans");
    CHECK(fonts.find({{"DejaVu Sans"}, 700, true}).face->postScriptName == "DejaVuSans-BoldOblique");
    CHECK(fonts.find({{"DejaVu Sans Condensed"}, 700}).face->postScriptName == "DejaVuSansCondensed-Bold");
}

TEST_CASE("generic families always give a face, and a missing family says so") {
    Fonts fonts;
    for (const char* generic : {"serif", "sans-serif", "monospace", "system-ui"}) {
        CHECK(fonts.find({{generic}}).face);
        CHECK(fonts.find({{generic}}).exact);
    }
    CHECK(fonts.find({}).face == fonts.find({{"sans-serif"}}).face);
    CHECK(fonts.find({}).exact);
    const Fonts::Found missing = fonts.find({{"Geen Zo", "serif"}});
    CHECK_FALSE(missing.exact);
    CHECK(missing.face == fonts.find({{"serif"}}).face);
    if (installed(fonts, "DejaVu Sans Mono")) CHECK(fonts.find({{"monospace"}}).face->monospace);
}

TEST_CASE("the same request finds the same file in whatever order questions come") {
    std::vector<FontRequest> requests;
    for (const char* family : {"PT Serif", "PT Sans", "serif", "Geen Zo", "DejaVu Sans"}) {
        for (int weight : {100, 400, 500, 900}) {
            for (bool italic : {false, true}) requests.push_back({{family}, weight, italic});
        }
    }
    Fonts forwards, backwards;
    std::vector<std::string> first, second;
    for (const FontRequest& request : requests) {
        first.push_back(forwards.find(request).face->path);
        const Face* fallback = forwards.fallback(request, U'☑');
        first.push_back(fallback ? fallback->path : "none");
    }
    for (auto request = requests.rbegin(); request != requests.rend(); ++request) {
        const Face* fallback = backwards.fallback(*request, U'☑');
        second.push_back(fallback ? fallback->path : "none");
        second.push_back(backwards.find(*request).face->path);
    }
    std::reverse(second.begin(), second.end());
    CHECK(first == second);
}

TEST_CASE("a character that the family lacks comes from another font") {
    Fonts fonts;
    test::addSquareFont(fonts);
    const Face* square = fonts.find({{"Vierkant"}}).face;
    CHECK_FALSE(square->covers(U'☑'));
    CHECK(fonts.fallback({{"Vierkant"}}, U'é') == square);
    CHECK(fonts.fallback({{"Vierkant"}}, U'\U0010FFFD') == nullptr);
    const Face* other = fonts.fallback({{"Vierkant"}, 700}, U'☑');
    if (other) {
        CHECK(other->glyph(U'☑') != 0);
        CHECK(other == fonts.fallback({{"Vierkant"}, 700}, U'☑'));
    } else {
        WARN("no installed font has U+2611: the fallback to an installed font is not tested");
    }
}

TEST_CASE("a face covers what needs no glyph of its own") {
    const std::unique_ptr<Face> face = openFace(squareFont);
    for (char32_t c : {U'a', U'\u00AD', U'\u200B', U'\u2060', U'\uFE0F', U'\u00A0', U'\u202F', U'\u2009'}) {
        CAPTURE(static_cast<uint32_t>(c));
        CHECK(face->covers(c));
    }
    for (char32_t c : {U'☑', U'中', U'\n', U'\u0308', U'\U0010FFFF', static_cast<char32_t>(0xD800)}) {
        CAPTURE(static_cast<uint32_t>(c));
        CHECK_FALSE(face->covers(c));
    }
}

TEST_CASE("every character of the square font is one em, accents and spaces too") {
    const std::unique_ptr<Face> face = openFace(squareFont);
    const std::vector<Glyph> glyphs = shaped(*face, "Zó, één • ï–ë€\u00A0~");
    CHECK(glyphs.size() == 16);
    CHECK(width(glyphs) == 16'000);
    CHECK(std::all_of(glyphs.begin(), glyphs.end(), [](const Glyph& g) { return g.id != 0 && g.safeToBreak; }));
}

TEST_CASE("no text gives no glyphs") {
    CHECK(shaped(*openFace(squareFont), "").empty());
}

TEST_CASE("a character that the face lacks is glyph 0") {
    const std::vector<Glyph> glyphs = shaped(*openFace(squareFont), "a☑b");
    CHECK(glyphs.at(0).id != 0);
    CHECK(glyphs.at(1).id == 0);
    CHECK(glyphs.at(1).cluster == 1);
}

TEST_CASE("invisible controls come out with no advance and keep their place") {
    const std::vector<Glyph> glyphs = shaped(*openFace(squareFont), "a\u00ADb\u200Bc\u2060d");
    CHECK(width(glyphs) == 4000);
    CHECK(clusters(glyphs) == std::vector<uint32_t>{0, 1, 2, 3, 4, 5, 6});
}

TEST_CASE("kerning draws T and a, A and V together, and a cut between them needs shaping again") {
    Fonts fonts;
    const Face* face = installed(fonts, "PT Sans");
    if (!face) return;
    for (const char* pair : {"Ta", "AV"}) {
        const std::vector<Glyph> glyphs = shaped(*face, pair);
        REQUIRE(glyphs.size() == 2);
        CHECK(width(glyphs) < face->advance(glyphs[0].id) + face->advance(glyphs[1].id));
        CHECK(glyphs[0].safeToBreak);
        CHECK_FALSE(glyphs[1].safeToBreak);
    }
    CHECK(width(shaped(*face, "T\u00ADa")) == width(shaped(*face, "Ta")));
}

TEST_CASE("a ligature is one glyph with the cluster of its first letter") {
    Fonts fonts;
    const Face* face = installed(fonts, "DejaVu Sans");
    if (!face) return;
    CHECK(clusters(shaped(*face, "officieel")) == std::vector<uint32_t>{0, 1, 4, 5, 6, 7, 8});
    CHECK(clusters(shaped(*face, "offici\u00EBle")) == std::vector<uint32_t>{0, 1, 4, 5, 6, 7, 8});
    CHECK(clusters(shaped(*face, "officieel", {.noLigatures = true})) ==
          std::vector<uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8});
    // A soft hyphen does not keep the letters apart: it joins the cluster, without width, behind the ligature.
    CHECK(clusters(shaped(*face, "of\u00ADficieel")) == std::vector<uint32_t>{0, 1, 1, 5, 6, 7, 8, 9});
    CHECK(width(shaped(*face, "of\u00ADficieel")) == width(shaped(*face, "officieel")));
}

TEST_CASE("letters written with combining marks look like the composed ones, one cluster a letter") {
    Fonts fonts;
    const Face* face = installed(fonts, "PT Sans");
    if (!face) return;
    const std::vector<Glyph> composed = shaped(*face, "coördinatie"), decomposed = shaped(*face, "coo\u0308rdinatie");
    CHECK(ids(decomposed) == ids(composed));
    CHECK(width(decomposed) == width(composed));
    CHECK(clusters(composed) == std::vector<uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    CHECK(clusters(decomposed) == std::vector<uint32_t>{0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11});
    // No font has q with a trema: two glyphs, but still one cluster.
    CHECK(clusters(shaped(*face, "q\u0308x")) == std::vector<uint32_t>{0, 0, 2});
}

TEST_CASE("the features that a style asks for reach the font") {
    const std::unique_ptr<Face> face = openFace(squareFont);
    const auto letter = [&](std::string_view text, const Features& features) {
        return ids(shaped(*face, text, features));
    };
    const auto glyph = [&](char32_t c) { return std::vector<uint32_t>{face->glyph(c)}; };
    CHECK(letter("0", {}) == glyph(U'0'));
    CHECK(letter("0", {.liningNumerals = true}) == glyph(U'L'));
    CHECK(letter("0", {.oldstyleNumerals = true}) == glyph(U'O'));
    CHECK(letter("0", {.tabularNumerals = true}) == glyph(U'T'));
    CHECK(letter("0", {.proportionalNumerals = true}) == glyph(U'P'));
    CHECK(letter("a", {.smallCaps = true}) == glyph(U'A'));
}

TEST_CASE("the same figures are set in a number and beside letters") {
    Fonts fonts;
    const Face* face = installed(fonts, "PT Serif");
    if (!face) return;
    CHECK(ids(shaped(*face, "12 %")).at(0) == ids(shaped(*face, "12a")).at(0));
    CHECK(width(shaped(*face, "1111")) == width(shaped(*face, "8888")));
}

TEST_CASE("text that is not Unicode is shaped as what it is not") {
    const std::u32string bad{U'a', static_cast<char32_t>(0xD800), static_cast<char32_t>(0x110000), U'b'};
    const std::vector<Glyph> glyphs = shape(*openFace(squareFont), bad, {}, "nl");
    CHECK(clusters(glyphs) == std::vector<uint32_t>{0, 1, 2, 3});
    CHECK(glyphs[1].id == 0);
    CHECK(glyphs[2].id == 0);
    CHECK(lineBreaks(bad, "nl").back().offset == 4);
    CHECK(Hyphenator::find("nl")->hyphenate(bad, {}).empty());
}

TEST_CASE("eight threads shape, break and hyphenate as one does") {
    Fonts fonts;
    const std::string sentence = "De coördinatie van verbeterpunten is officieel geïnspecteerd.";
    struct Result {
        std::vector<uint32_t> glyphs;
        int width = 0;
        std::string lines, words;
        const Face* fallback = nullptr;
        bool operator==(const Result&) const = default;
    };
    const auto work = [&](const std::string& family) {
        Result result;
        const Face* face = fonts.find({{family}}).face;
        const std::u32string text = toUtf32(sentence);
        const std::vector<Glyph> glyphs = shape(*face, text, {}, "nl");
        result.glyphs = ids(glyphs);
        result.width = width(glyphs);
        for (const BreakOpportunity& b : lineBreaks(text, "nl")) result.lines += std::to_string(b.offset) + " ";
        for (size_t at : Hyphenator::find("nl")->hyphenate(U"geïnspecteerd", {}))
            result.words += std::to_string(at) + " ";
        result.fallback = fonts.fallback({{family}}, U'☑');
        return result;
    };
    const std::vector<std::string> families{"serif", "PT Sans", "monospace", "DejaVu Sans"};
    std::vector<std::vector<Result>> results(8);
    std::vector<std::thread> threads;
    for (std::vector<Result>& mine : results) {
        threads.emplace_back([&] {
            for (int round = 0; round < 20; ++round) mine.push_back(work(families[static_cast<size_t>(round) % 4]));
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (size_t i = 0; i < 20; ++i) {
        const Result expected = work(families[i % 4]);
        for (const std::vector<Result>& mine : results) CHECK(mine[i] == expected);
    }
}

TEST_CASE("a line may end after a space, a hyphen, a slash and a soft hyphen") {
    CHECK(broken("De inspectie ziet toe.") == "De |inspectie |ziet |toe.|");
    CHECK(broken("zorg- en e-mail 24-uurs") == "zorg- |en |e-|mail |24-|uurs|");
    CHECK(broken("en/of") == "en/|of|");
    CHECK(broken("toet\u00ADsing") == "toet\u00AD|sing|");
    CHECK(broken("'s-Gravenhage") == "'s-|Gravenhage|");
    CHECK(broken("a  b ") == "a  |b |");
}

TEST_CASE("a line does not end inside figures, abbreviations, or next to glue") {
    CHECK(broken("2014-2016 1.024,50 1/2 01-07-2016 50%") == "2014-2016 |1.024,50 |1/2 |01-07-2016 |50%|");
    CHECK(broken("J.A. d.w.z. (deel)gemeenten") == "J.A. |d.w.z. |(deel)gemeenten|");
    CHECK(broken("“woord” ‘x’!") == "“woord” |‘x’!|");
    CHECK(broken("artikel\u00A01 blz.\u202F3 niet\u2011x a\u2060b") ==
          "artikel\u00A01 |blz.\u202F3 |niet\u2011x |a\u2060b|");
}

TEST_CASE("a hyphen that begins a word stays with it") {
    CHECK(broken("cliënten en -medewerkers") == "cliënten |en |-medewerkers|");
    CHECK(broken("-medewerkers") == "-medewerkers|");
    CHECK(broken("en\u00A0-medewerkers") == "en\u00A0-medewerkers|");
    CHECK(broken("zorg -en -1") == "zorg |-en |-1|");
}

TEST_CASE("a line must end at a line end") {
    CHECK(broken("a\nb\r\nc\u2028d\u0085e") == "a\n!b\r\n!c\u2028!d\u0085!e|");
    CHECK(broken("a\n") == "a\n!");
    CHECK(broken("\n\n") == "\n!\n!");
    CHECK(broken("").empty());
}

TEST_CASE("an inline image may be parted from words but not from the punctuation that closes on it") {
    CHECK(broken("x\uFFFCy") == "x|\uFFFC|y|");
    CHECK(broken("x \uFFFC, (\uFFFC) \uFFFC.") == "x |\uFFFC, |(\uFFFC) |\uFFFC.|");
    CHECK(broken("\uFFFC\uFFFC") == "\uFFFC|\uFFFC|");
}

TEST_CASE("breaks are counted in code points, beyond the first plane too") {
    CHECK(broken("😀 a\U00020000") == "😀 |a|\U00020000|");
    CHECK(broken("coo\u0308rdinatie na") == "coo\u0308rdinatie |na|");
}

TEST_CASE("an unknown language breaks lines as any other") {
    for (const char* language : {"", "xx", "no such tag", "nl-NL", "und", "\xFF"}) {
        CHECK(lineBreaks(U"een twee", language).size() == 2);
    }
}

TEST_CASE("Dutch words are hyphenated by the dictionary") {
    CHECK(hyphenated("toetsingskader") == "toet|sings|ka|der");
    CHECK(hyphenated("verbeterpunten") == "ver|be|ter|pun|ten");
    CHECK(hyphenated("vertrouwensarts") == "ver|trou|wens|arts");
    CHECK(hyphenated("geïnspecteerd") == "ge|ïn|spec|teerd");
    CHECK(hyphenated("coördinatie") == "co|ör|di|na|tie");
    CHECK(hyphenated("financiële") == "fi|nan|ci|ë|le");
    CHECK(hyphenated("categorieën") == "ca|te|go|rie|ën");
    CHECK(hyphenated("Inspectie") == "In|spec|tie");
    CHECK(hyphenated("huisarts") == "huis|arts");
    CHECK(hyphenated("kwaliteitsverbetering") == "kwa|li|teits|ver|be|te|ring");
}

TEST_CASE("the trema of a vowel that begins a line is dropped, and no other character changes") {
    CHECK(asPrinted("geïnspecteerd", 2) == "ge-inspecteerd");
    CHECK(asPrinted("coördinatie", 2) == "co-ordinatie");
    CHECK(asPrinted("categorieën", 9) == "categorie-en");
    CHECK(asPrinted("financiële", 7) == "financi-ele");
    CHECK(asPrinted("toetsingskader", 4) == "toet-singskader");
    CHECK(toUtf8(std::u32string{withoutTrema(U'ä'), withoutTrema(U'ü'), withoutTrema(U'Ë'), withoutTrema(U'é')}) ==
          "auEé");
}

TEST_CASE("a diminutive whose noun is spelled otherwise is not broken before -tje") {
    // auto-tje, café-tje, oma-tje, paraplu-tje, taxi-tje would be right; autoo-tje would not.
    CHECK(hyphenated("autootje") == "au|tootje");
    CHECK(hyphenated("fotootjes") == "fo|tootjes");
    CHECK(hyphenated("cafeetje") == "ca|feetje");
    CHECK(hyphenated("programmaatje") == "pro|gram|maatje");
    CHECK(hyphenated("parapluutje") == "pa|ra|pluutje");
    CHECK(hyphenated("salamietje") == "sa|la|mietje");  // the dictionary offers salamie-tje
    CHECK(hyphenated("dossiertje") == "dos|sier|tje");
    CHECK(hyphenated("straatje") == "straat|je");
}

TEST_CASE("the parts of a word between hyphens, apostrophes and brackets are words") {
    CHECK(hyphenated("advies-") == "ad|vies-");
    CHECK(hyphenated("'s-Gravenhage") == "'s-Gra|ven|ha|ge");
    CHECK(hyphenated("24-uursdienst") == "24-uurs|dienst");
    CHECK(hyphenated("VTH-medewerkers") == "VTH-me|de|wer|kers");
    CHECK(hyphenated("diploma's") == "di|plo|ma's");
    CHECK(hyphenated("diploma’s") == "di|plo|ma’s");
    CHECK(hyphenated("baby'tje") == "baby'tje");
    CHECK(hyphenated("verwachting(en)") == "ver|wach|ting(en)");
    CHECK(hyphenated("(deel)gemeenten") == "(deel)ge|meen|ten");
    CHECK(hyphenated("zorg\u2011coördinatie") == "zorg\u2011co|ör|di|na|tie");
    CHECK(hyphenated("‘toetsingskader’,") == "‘toet|sings|ka|der’,");
}

TEST_CASE("figures, abbreviations and addresses are never hyphenated") {
    for (const char* whole : {"24-uurs",
                              "A4'tje",
                              "covid19",
                              "INSPECTIE",
                              "GGD'en",
                              "www.inspectie.nl",
                              "begeleid/beschermd",
                              "meldpunt@veiligthuis.nl",
                              "veilig_thuis",
                              "R&D",
                              "d.w.z.",
                              "toet\u00ADsingskader",
                              "",
                              "-",
                              "...",
                              "–",
                              "'",
                              "123",
                              "a",
                              "ge",
                              "huis\uFB01ets",
                              "Москва",
                              "verlo\u0301\u0301ren"}) {
        CAPTURE(whole);
        CHECK(hyphenated(whole) == whole);
    }
}

TEST_CASE("limits count the letters of the word, before and after the hyphen") {
    CHECK(hyphenated("aardappel") == "aard|ap|pel");
    CHECK(hyphenated("aardappel", {.word = 10}) == "aardappel");
    CHECK(hyphenated("aardappel", {.before = 5}) == "aardap|pel");
    CHECK(hyphenated("aardappel", {.after = 4}) == "aard|appel");
    CHECK(hyphenated("financiële", {.word = 1, .before = 3, .after = 3}) == "finan|ci|ële");
    CHECK(hyphenated("aardappel", {.word = -1, .before = -1, .after = -1}) == "aard|ap|pel");
    CHECK(hyphenated("aardappel", {.word = 0, .before = 1'000'000, .after = 0}) == "aardappel");
}

TEST_CASE("combining marks count with their letter, and a trema that cannot be dropped is not broken before") {
    CHECK(hyphenated("prive\u0301gegevens", {.before = 6}) == "prive\u0301ge|ge|vens");
    CHECK(hyphenated("gei\u0308nspecteerd") == "gei\u0308n|spec|teerd");
    CHECK(hyphenated("ree\u0308el") == "ree\u0308el");
    CHECK(hyphenated("ve\u0301rantwoordelijk").find("woor|de|lijk") != std::string::npos);
}

TEST_CASE("a word of a thousand letters, or a hundred thousand, is hyphenated like any other") {
    std::string word;
    while (word.size() < 100'000) word += "toetsingskader";
    const std::string marked = hyphenated(word);
    CHECK(marked.substr(0, 40) == "toet|sings|ka|der|toet|sings|ka|der|toet");
    CHECK(std::count(marked.begin(), marked.end(), '|') > 20'000);
    CHECK(hyphenated(std::string(5000, 'x')) == std::string(5000, 'x'));
    CHECK(hyphenated(std::string(5000, '\'')) == std::string(5000, '\''));
}

TEST_CASE("a language finds its dictionary by tag, or none") {
    const std::shared_ptr<const Hyphenator> dutch = Hyphenator::find("nl");
    REQUIRE(dutch);
    CHECK(Hyphenator::find("nl") == dutch);
    for (const char* tag : {"nl-NL", "nl-BE", "NL", "nl-Latn-NL"}) {
        const std::shared_ptr<const Hyphenator> same = Hyphenator::find(tag);
        REQUIRE(same);
        CHECK(same->hyphenate(U"autootje", {}) == std::vector<size_t>{2});
    }
    for (const char* tag : {"", "xx", "../nl", "nl_NL", "-nl", "hyph"}) CHECK_FALSE(Hyphenator::find(tag));
}
