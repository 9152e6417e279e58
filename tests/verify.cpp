// The parts of the preflight: tokens, CMaps, XMP, pictures, roles, and what a verdict looks like. What it finds in
// whole files is in tests/mutations.cpp.
#include "verify/verify.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>

#include "verify/cmap.h"
#include "verify/jpeg2000.h"
#include "verify/lexer.h"
#include "verify/marks.h"
#include "verify/operators.h"
#include "verify/schemas.h"
#include "verify/tree.h"
#include "verify/xmp.h"

using namespace oordeel;
using namespace oordeel::verify;

namespace {

/// The tokens of a text, each in brackets.
std::string tokens(std::string_view text) {
    Lexer lexer(text);
    std::string out;
    for (Token token = lexer.next(); token.kind != Token::Kind::end; token = lexer.next())
        out += (token.kind == Token::Kind::damaged ? "!" : "[") + std::string(token.raw) + "]";
    return out;
}

Token only(std::string_view text) {
    return Lexer(text).next();
}

/// A PDF of these objects, the first of which is the catalog.
std::string pdfOf(const std::vector<std::string>& objects) {
    std::string out = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", table;
    for (size_t i = 0; i < objects.size(); ++i) {
        std::string offset = std::to_string(out.size());
        table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string size = std::to_string(objects.size() + 1), start = std::to_string(out.size());
    return out + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " + size +
           "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string streamOf(const std::string& data, const std::string& entries = "") {
    return "<</Length " + std::to_string(data.size()) + entries + ">>\nstream\n" + data + "\nendstream";
}

Verdict checked(const std::string& bytes) {
    return oordeel::verify::verify(bytes);
}

bool breaks(const Verdict& verdict, std::string_view rule) {
    for (const Broken& broken : verdict.broken) {
        if (broken.rule->id == rule) return true;
    }
    return false;
}

constexpr const char* pageTree = "<</Type/Pages/Kids[3 0 R]/Count 1>>";

}  // namespace

TEST_CASE("bytes are cut into tokens as PDF says") {
    CHECK(tokens("1 -.5/Name(a(b)\\)c)<61 62>[]<</K true>>") ==
          "[1][-.5][/Name][(a(b)\\)c)][<61 62>][[][]][<<][/K][true][>>]");
    CHECK(tokens("q % a comment\nQ T* ' \"") == "[q][Q][T*]['][\"]");
    CHECK(tokens("(no end") == "!(no end]");
    CHECK(tokens("<61") == "!<61]");
    CHECK(tokens(") >") == "!)]!>]");
    CHECK(tokens(std::string_view("\0a\0", 3)) == "[a]");
    CHECK(stringValue(only("(a\\n\\(\\101\\5\\\nb\r\nc)")) == "a\n(A\5b\nc");
    CHECK(stringValue(only("<616>")) == "a`");
    CHECK(nameValue(only("/A#20B#zz")) == "A B#zz");
    CHECK(integerValue(only("+12")) == 12);
    CHECK(isWholeHex(only("<61 6\n2>")));
    CHECK(!isWholeHex(only("<616>")));
    CHECK(!isWholeHex(only("<6x>")));
}

TEST_CASE("the table of operators knows those of annex A and no other") {
    CHECK(actOf("BDC") == Act::beginMarkedWithProperties);
    CHECK(actOf("re") == Act::other);
    CHECK(actOf("f*") == Act::fill);
    CHECK(actOf("xyz") == Act::unknown);
    CHECK(actOf("") == Act::unknown);
}

TEST_CASE("the properties of marked content are read where they stand") {
    const auto read = [](std::string_view text) {
        Lexer lexer(text);
        std::vector<Token> all;
        for (Token token = lexer.next(); token.kind != Token::Kind::end; token = lexer.next()) all.push_back(token);
        return propertiesOf(std::span<const Token>(all));
    };
    CHECK(read("<</MCID 7/Lang(nl)>>").mcid == 7);
    CHECK(read("<</MCID 7/Lang(nl)>>").language == "nl");
    CHECK(read("<</Other<</MCID 3>>/MCID 4>>").mcid == 4);
    CHECK(read("<</Other[/MCID 3]>>").mcid == -1);
    CHECK(read("<</ActualText<FEFF0041>>>").hasActualText);
}

TEST_CASE("an inline image ends at the EI that stands alone and is followed by text") {
    const std::string text = "ID xEI\1 EI\2\3 y EI Q";
    CHECK(endOfInlineImage(text, 2) == text.size() - 2);
    CHECK(endOfInlineImage("no end", 0) == 6);
}

TEST_CASE("a language tag is letters, then letters and figures, with hyphens between") {
    for (const char* tag : {"nl", "nl-NL", "zh-Hant-TW", "de-1996", "x-eigen"}) CHECK(isLanguageTag(tag));
    for (const char* tag : {"", "nl_NL", "nl-", "-nl", "nederlandse", "n l", "1nl", "nl--NL"})
        CHECK(!isLanguageTag(tag));
}

TEST_CASE("a CMap tells the codes in a string and what they stand for") {
    const CMap map = CMap::parse(
        "/WMode 1 def 2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange "
        "1 begincidrange <8000> <80FF> 100 endcidrange 1 begincidchar <41> 5 endcidchar "
        "2 beginbfchar <41> <0041> <42> <00660066> endbfchar "
        "2 beginbfrange <8000> <8002> <0061> <8010> <8011> [<0078> <0079>] endbfrange");
    CHECK(map.writingMode == 1);
    const std::string text = "A\x80\x01";
    CHECK(map.codeAt(text, 0).length == 1);
    CHECK(map.codeAt(text, 1).value == 0x8001);
    CHECK(map.codeAt(text, 1).length == 2);
    CHECK(map.cid(0x8001) == 101u);
    CHECK(map.cid(0x41) == 5u);
    CHECK(!map.cid(0x42));
    using namespace std::string_literals;
    CHECK(map.characters(0x42) == "\0f\0f"s);
    CHECK(map.characters(0x8002) == "\0c"s);
    CHECK(map.characters(0x8011) == "\0y"s);
    CHECK(!map.characters(0x8012));
    CHECK(CMap::identity().cid(0xFFFF) == 0xFFFFu);
    CHECK(CMap::parse("/Other usecmap").usedCMap == "Other");
}

TEST_CASE("XMP may be written in any of RDF's ways") {
    const std::string begin =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:id='http://www.aiim.org/pdfa/ns/id/'>";
    const std::string end = "</rdf:RDF></x:xmpmeta>";
    const Xmp xmp = parseXmp("<?xpacket begin='' id='W5' bytes='9'?>" + begin +
                             "<rdf:Description rdf:about='' id:part='2'><dc:title><rdf:Alt>"
                             "<rdf:li xml:lang='en'>Title</rdf:li><rdf:li xml:lang='x-default'>Titel</rdf:li></rdf:Alt>"
                             "</dc:title></rdf:Description><rdf:Description rdf:about=''><dc:creator><rdf:Seq>"
                             "<rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator></rdf:Description>" +
                             end);
    CHECK(xmp.error == "");
    CHECK(xmp.packetAttributes.find("bytes=") != std::string::npos);
    REQUIRE(xmp.find(xmlns::pdfaid, "part"));
    CHECK(xmp.find(xmlns::pdfaid, "part")->text == "2");
    CHECK(xmp.find(xmlns::pdfaid, "part")->prefix == "id");
    CHECK(wordsOf(*xmp.find(xmlns::dc, "title")) == "Titel");
    CHECK(wordsOf(*xmp.find(xmlns::dc, "creator")) == "A, B");
    CHECK(isPredefined(*xmp.find(xmlns::dc, "creator")));
    CHECK(wrongType(*xmp.find(xmlns::dc, "creator")) == "");
    CHECK(parseXmp(begin + "<a>" + end).error != "");
    CHECK(parseXmp("").error != "");
    std::string deep;
    for (int i = 0; i < 1000; ++i) deep += "<a>";
    CHECK(parseXmp(deep).error == "it has more elements than can be true");
    CHECK(parseXmp("<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>").error == "");
}

TEST_CASE("a role leads over others to a standard type, or in a circle") {
    const Object map = Object::parse("<</Citaat/Zin/Zin/P/Een/Twee/Twee/Een/Los/Weg>>");
    CHECK(roleOf("Table", map).standard == "Table");
    CHECK(roleOf("Citaat", map).standard == "P");
    CHECK(roleOf("Een", map).circular);
    CHECK(roleOf("Los", map).standard == "");
    CHECK(roleOf("", map).standard == "");
}

TEST_CASE("bytes that are no PDF are told so, and bytes of a bare one are held to everything") {
    CHECK(checked("").stopped == "it is no PDF, or too damaged to read");
    CHECK(checked("%PDF-1.7").stopped == "it is no PDF, or too damaged to read");
    const Verdict bare =
        checked(pdfOf({"<</Type/Catalog/Pages 2 0 R>>", pageTree,
                       "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>", streamOf("0 0 9 9 re f")}));
    CHECK(bare.stopped == "");
    CHECK(!bare.holds());
    CHECK(breaks(bare, "metadata"));
    CHECK(breaks(bare, "structure-tree"));
    CHECK(breaks(bare, "content-tagged"));
    CHECK(breaks(bare, "colour-device"));
    CHECK(!breaks(bare, "file-damage"));
}

TEST_CASE("trees that bite their tail and forms that draw themselves come to an end") {
    const Verdict verdict = checked(
        pdfOf({"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 5 0 R/Outlines 7 0 R/Names<</JavaScript 8 0 R>>>>",
               "<</Type/Pages/Kids[3 0 R 2 0 R]/Count 1>>",
               "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</X 9 0 R>>>>>>",
               streamOf("/X Do"), "<</Type/StructTreeRoot/K 6 0 R/ParentTree 8 0 R>>",
               "<</S/P/P 5 0 R/K[6 0 R 5 0 R]>>", "<</First 7 0 R/Next 7 0 R>>", "<</Kids[8 0 R]>>",
               streamOf("/X Do", "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 9 0 R>>>>")}));
    CHECK(breaks(verdict, "file-damage"));
    CHECK(breaks(verdict, "structure-once"));
}

TEST_CASE("a stream that unpacks to more than anyone needs is refused") {
    std::string packed;
    Pl_String sink("packed", nullptr, packed);
    Pl_Flate pack("pack", &sink, Pl_Flate::a_deflate);
    const std::string zeros(1 << 20, '\0');
    for (int i = 0; i < 257; ++i) pack.write(reinterpret_cast<const unsigned char*>(zeros.data()), zeros.size());
    pack.finish();
    const Verdict verdict = checked(pdfOf({"<</Type/Catalog/Pages 2 0 R>>", pageTree,
                                           "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>",
                                           streamOf(packed, "/Filter/FlateDecode")}));
    CHECK(verdict.stopped == "its streams unpack to more than 256 MB");
    CHECK(!verdict.holds());
}

TEST_CASE("a verdict is text for people and JSON for machines") {
    const std::string bare = pdfOf({"<</Type/Catalog/Pages 2 0 R/Lang(nl)>>", pageTree,
                                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<<>>>>",
                                    streamOf("0 0 m 9 9 l S 0 0 m 9 9 l S")});
    const Verdict verdict = checked(bare);
    const std::string told = text(verdict, "kaal.pdf");
    CHECK(told.starts_with("kaal.pdf: claims neither PDF/A nor PDF/UA; of PDF/A-2a and PDF/UA-1 it breaks "));
    CHECK(told.find("\n  content-tagged: All that is painted is tagged as content or marked as an artifact\n"
                    "    [ISO 19005-2, 6.7.3.3; ISO 14289-1, 7.1 (Matterhorn 01-005); ISO 32000-1, 14.8.2.2]\n"
                    "    - page 1, object 3: a stroked path (2 times)\n") != std::string::npos);
    const nlohmann::json parsed = nlohmann::json::parse(json(verdict, "ka\"al.pdf"));
    CHECK(parsed["file"] == "ka\"al.pdf");
    CHECK(parsed["holds"] == false);
    CHECK(parsed["broken"].size() == verdict.broken.size());
    CHECK(parsed["broken"].back()["findings"][0]["page"] == 1);
    CHECK(text(checked(bare), "kaal.pdf") == told);
}

TEST_CASE("the list of rules has the clause of each, and what only a person can judge") {
    const std::string list = ruleList();
    CHECK(
        list.find("\n  glyph-widths\n      The widths in the file are those of the font programs, within a thousandth "
                  "of the size\n      [ISO 19005-2, 6.2.11.5; ISO 14289-1, 7.21.5 (Matterhorn 31-016)]\n") !=
        std::string::npos);
    CHECK(list.find("\nWhat only a person can judge\n") != std::string::npos);
}

TEST_CASE("a JPEG 2000 image tells its colours in its boxes") {
    CHECK(!readJpeg2000("").valid);
    CHECK(!readJpeg2000(std::string("\0\0\0\1jp2h", 8)).valid);
}
