// The preflight against a PDF of our own with one thing broken in it: exactly the rules named speak, and no other.
// Every rule of the table has at least one such fault, and what is only unusual is accepted.
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "base/file.h"
#include "report/make.h"
#include "support/mutable_pdf.h"
#include "verify/verify.h"

using namespace oordeel;
using test::MutablePdf;
using Object = QPDFObjectHandle;
using Rules = std::set<std::string>;
namespace fs = std::filesystem;

namespace {

/// One fault: what it is, what it does to the objects, and the rules that it breaks.
struct Fault {
    std::string name;
    Rules breaks;
    std::function<void(MutablePdf&)> mutate;
};

/// A fault in how the file is written.
struct ByteFault {
    std::string name;
    Rules breaks;
    std::function<void(std::string&)> mutate;
};

std::string printed(const fs::path& html) {
    Sources sources;
    Diagnostics diagnostics;
    std::string bytes = report::printFile(html, report::Output::pdf, sources, diagnostics).bytes;
    INFO(html << "\n" << diagnostics.text());
    REQUIRE(!diagnostics.hasErrors());
    return bytes;
}

const std::string& own() {
    static const std::string bytes = printed(PROJECT_DIR "/tests/golden/verify/alles.html");
    return bytes;
}

/// Our own PDF as qpdf writes it, with no object in another.
const std::string& plain() {
    static const std::string bytes = MutablePdf(own()).write();
    return bytes;
}

Rules brokenBy(const std::string& bytes, const std::string& name) {
    const verify::Verdict verdict = verify::verify(bytes);
    if (const char* folder = std::getenv("OORDEEL_KEEP_MUTATIONS")) {
        std::string file = name;
        std::replace_if(
            file.begin(), file.end(), [](char c) { return c == ' ' || c == '/' || c == ':'; }, '-');
        writeFile(fs::path(folder) / (file + ".pdf"), bytes);
    }
    UNSCOPED_INFO(verify::text(verdict, "mutated.pdf"));
    Rules rules;
    for (const verify::Broken& broken : verdict.broken) rules.insert(std::string(broken.rule->id));
    if (!verdict.stopped.empty()) rules.insert("stopped: " + verdict.stopped);
    return rules;
}

/// Replaces the first place of `from` after `after`, by as many bytes.
void overwrite(std::string& bytes, const std::string& from, const std::string& to, const std::string& after = "") {
    const size_t at = bytes.find(from, bytes.find(after));
    REQUIRE(at != std::string::npos);
    REQUIRE(from.size() == to.size());
    bytes.replace(at, to.size(), to);
}

void set(Object dictionary, const std::string& key, const std::string& value) {
    dictionary.replaceKey(key, Object::parse(value));
}

const std::vector<ByteFault> byteFaults{
    {"a header of another version", {"file-header"}, [](std::string& f) { overwrite(f, "%PDF-1.7", "%PDF-2.0"); }},
    {"something before the header", {"file-header"}, [](std::string& f) { f.insert(0, "\n"); }},
    {"no mark that this is no text",
     {"file-binary-mark"},
     [](std::string& f) { overwrite(f, f.substr(9, 5), "%abcd"); }},
    {"no identifier", {"file-id"}, [](std::string& f) { overwrite(f, "/ID [", "/Id ["); }},
    {"something after the end", {"file-end"}, [](std::string& f) { f += "\nmeer"; }},
    {"a lost cross-reference table",
     {"file-damage"},
     [](std::string& f) {
         char& digit = f[f.rfind("startxref") + 10];
         digit = digit == '9' ? '8' : '9';
     }},
    {"a space behind xref", {"file-xref"}, [](std::string& f) { f.insert(f.rfind("\nxref\n") + 5, " "); }},
    {"half a byte in a string",
     {"file-hex-strings"},
     [](std::string& f) { overwrite(f, "/Title <feff0", "/Title <feff "); }},
    {"two spaces in the number of an object",
     {"file-objects"},
     [](std::string& f) { overwrite(f, "\n1 0 obj\n", "\n1 0 obj "); }},
    {"stream without a line end of its own",
     {"file-stream-keywords", "file-damage"},
     [](std::string& f) { overwrite(f, "stream\n", "stream\r"); }},
    {"a wrong length",
     {"file-stream-length", "file-damage"},
     [](std::string& f) {
         const size_t at = f.find("/Length ") + 8;
         f[at] = f[at] == '1' ? '2' : '1';
     }},
};

const std::vector<Fault> faults{
    // --- the file
    {"a stream in another file",
     {"file-external-streams"},
     [](MutablePdf& f) { set(f.content().getDict(), "/F", "(elders)"); }},
    {"an LZW stream",
     {"file-filters"},
     [](MutablePdf& f) {
         set(f.catalog(), "/PieceInfo", "<<>>");
         f.catalog().getKey("/PieceInfo").replaceKey("/Own", f.stream("x", "<</Filter/LZWDecode>>"));
     }},
    {"other permissions", {"file-permissions"}, [](MutablePdf& f) { set(f.catalog(), "/Perms", "<</Own<<>>>>"); }},

    // --- limits
    {"a large integer", {"limit-integers"}, [](MutablePdf& f) { set(f.page(), "/Own", "2147483648"); }},
    {"a large real",
     {"limit-reals"},
     [](MutablePdf& f) { set(f.page(), "/Own", "400000000000000000000000000000000000000.0"); }},
    {"a small real", {"limit-reals"}, [](MutablePdf& f) { set(f.page(), "/Own", "0." + std::string(38, '0') + "1"); }},
    {"a long string",
     {"limit-strings"},
     [](MutablePdf& f) { f.page().replaceKey("/Own", Object::newString(std::string(32768, 'x'))); }},
    {"a long name",
     {"limit-names"},
     [](MutablePdf& f) { f.page().replaceKey("/Own", Object::newName("/" + std::string(128, 'x'))); }},
    {"a tiny page", {"limit-page-size"}, [](MutablePdf& f) { set(f.page(), "/MediaBox", "[0 0 2 2]"); }},
    {"a huge page", {"limit-page-size"}, [](MutablePdf& f) { set(f.page(), "/MediaBox", "[0 0 14401 100]"); }},
    {"a type in no UTF-8",
     {"names-utf8"},
     [](MutablePdf& f) {
         f.structure().replaceKey("/RoleMap", Object::newDictionary());
         f.structure().getKey("/RoleMap").replaceKey("/\xFF", Object::newName("/P"));
         f.element("P").replaceKey("/S", Object::newName("/\xFF"));
     }},

    // --- metadata
    {"no metadata", {"metadata"}, [](MutablePdf& f) { f.catalog().removeKey("/Metadata"); }},
    {"metadata of another kind",
     {"metadata"},
     [](MutablePdf& f) { f.catalog().getKey("/Metadata").getDict().removeKey("/Subtype"); }},
    {"broken XML", {"metadata-xml"}, [](MutablePdf& f) { f.xmp("</rdf:RDF>", "</rdf:RDX>"); }},
    {"XML in no UTF-8", {"metadata-xml"}, [](MutablePdf& f) { f.xmp("<dc:format>", "<dc:format>\xE9"); }},
    {"a packet that says its bytes",
     {"metadata-packet"},
     [](MutablePdf& f) { f.xmp("zkc9d\"", "zkc9d\" bytes=\"100\""); }},
    {"no claim of PDF/A", {"claim-archive"}, [](MutablePdf& f) { f.xmp("<pdfaid:part>2</pdfaid:part>", ""); }},
    {"a claim of PDF/A-1", {"claim-archive"}, [](MutablePdf& f) { f.xmp("<pdfaid:part>2<", "<pdfaid:part>1<"); }},
    {"a claim of level B", {"claim-archive"}, [](MutablePdf& f) { f.xmp("conformance>A<", "conformance>B<"); }},
    {"no claim of PDF/UA", {"claim-access"}, [](MutablePdf& f) { f.xmp("<pdfuaid:part>1</pdfuaid:part>", ""); }},
    {"a claim of PDF/UA-2", {"claim-access"}, [](MutablePdf& f) { f.xmp("<pdfuaid:part>1<", "<pdfuaid:part>2<"); }},
    {"no title", {"metadata-title", "metadata-information"}, [](MutablePdf& f) { f.xmp("Een beetje van alles", ""); }},
    {"a property of no schema",
     {"metadata-properties"},
     [](MutablePdf& f) { f.xmp("<dc:format>", "<xmp:Kleur>rood</xmp:Kleur><dc:format>"); }},
    {"a schema that is not described",
     {"metadata-properties"},
     [](MutablePdf& f) {
         f.xmp("<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<",
               "<pdfaSchema:namespaceURI>http://voorbeeld.nl/<");
     }},
    {"a language that is no Bag",
     {"metadata-types"},
     [](MutablePdf& f) {
         f.xmp("<dc:language><rdf:Bag>", "<dc:language><rdf:Seq>");
         f.xmp("</rdf:Bag></dc:language>", "</rdf:Seq></dc:language>");
     }},
    {"a date that is none",
     {"metadata-types"},
     [](MutablePdf& f) { f.xmp("<dc:format>", "<xmp:CreateDate>gisteren</xmp:CreateDate><dc:format>"); }},
    {"a property without a category",
     {"metadata-extension"},
     [](MutablePdf& f) { f.xmp("<pdfaProperty:category>internal</pdfaProperty:category>", ""); }},
    {"another title in the information dictionary",
     {"metadata-information"},
     [](MutablePdf& f) { set(f.pdf.getTrailer().getKey("/Info"), "/Title", "(Iets anders)"); }},

    // --- the catalog
    {"not marked", {"catalog-marked"}, [](MutablePdf& f) { f.catalog().removeKey("/MarkInfo"); }},
    {"suspect tags",
     {"catalog-suspects"},
     [](MutablePdf& f) { set(f.catalog(), "/MarkInfo", "<</Marked true/Suspects true>>"); }},
    {"the name of the file as title",
     {"catalog-title"},
     [](MutablePdf& f) { f.catalog().removeKey("/ViewerPreferences"); }},
    {"no language", {"catalog-language"}, [](MutablePdf& f) { f.catalog().removeKey("/Lang"); }},
    {"a language that is none", {"language-tags"}, [](MutablePdf& f) { set(f.element("P"), "/Lang", "(nl_NL)"); }},
    {"layers without a name",
     {"catalog-layers"},
     [](MutablePdf& f) { set(f.catalog(), "/OCProperties", "<</OCGs[]/D<<>>>>"); }},
    {"layers out of order",
     {"catalog-layers"},
     [](MutablePdf& f) {
         const std::string group = f.indirect("<</Type/OCG/Name(a)>>").unparse();
         f.catalog().replaceKey("/OCProperties", f.parse("<</OCGs[" + group + "]/D<</Name(alle)/Order[]>>>>"));
     }},
    {"layers that appear by themselves",
     {"catalog-automatic-layers"},
     [](MutablePdf& f) { set(f.catalog(), "/OCProperties", "<</OCGs[]/D<</Name(alle)/AS[]>>>>"); }},
    {"a page that is played", {"catalog-presentations"}, [](MutablePdf& f) { set(f.page(), "/PresSteps", "<<>>"); }},
    {"another presentation",
     {"catalog-presentations"},
     [](MutablePdf& f) { set(f.catalog(), "/Names", "<</AlternatePresentations<</Names[]>>>>"); }},
    {"requirements", {"catalog-requirements"}, [](MutablePdf& f) { set(f.catalog(), "/Requirements", "[]"); }},
    {"an XFA form", {"form-xfa"}, [](MutablePdf& f) { set(f.catalog(), "/AcroForm", "<</Fields[]/XFA[]>>"); }},
    {"rendering first", {"form-xfa"}, [](MutablePdf& f) { set(f.catalog(), "/NeedsRendering", "true"); }},
    {"fields without looks",
     {"form-appearances"},
     [](MutablePdf& f) { set(f.catalog(), "/AcroForm", "<</Fields[]/NeedAppearances true>>"); }},

    // --- the structure tree
    {"no structure tree",
     {"structure-tree", "mcid-in-tree", "link-tagged"},
     [](MutablePdf& f) { f.catalog().removeKey("/StructTreeRoot"); }},
    {"an element in two places",
     {"structure-once"},
     [](MutablePdf& f) { f.element("Document").getKey("/K").appendItem(f.element("H1")); }},
    {"an element in itself",
     {"structure-once"},
     [](MutablePdf& f) { f.element("BlockQuote").getKey("/K").appendItem(f.element("Document")); }},
    {"an element without a type", {"structure-once"}, [](MutablePdf& f) { f.element("BlockQuote").removeKey("/S"); }},
    {"another parent", {"structure-parent"}, [](MutablePdf& f) { f.element("H1").replaceKey("/P", f.element("H2")); }},
    {"a type of its own",
     {"structure-types"},
     [](MutablePdf& f) { f.element("BlockQuote").replaceKey("/S", Object::newName("/Citaat")); }},
    {"a type that means itself",
     {"structure-circles"},
     [](MutablePdf& f) {
         f.element("BlockQuote").replaceKey("/S", Object::newName("/Citaat"));
         set(f.structure(), "/RoleMap", "<</Citaat/Zin/Zin/Citaat>>");
     }},
    {"a standard type that means another",
     {"structure-remapped"},
     [](MutablePdf& f) { set(f.structure(), "/RoleMap", "<</P/H2>>"); }},

    // --- nesting
    {"a row in a section",
     {"nesting-table"},
     [](MutablePdf& f) { f.element("BlockQuote").replaceKey("/S", Object::newName("/TR")); }},
    {"a paragraph in a row",
     {"nesting-table"},
     [](MutablePdf& f) {
         f.element("Table").getKey("/K").appendItem(f.indirect("<</S/P/K[]/P " + f.element("Table").unparse() + ">>"));
     }},
    {"a second head",
     {"nesting-table-parts"},
     [](MutablePdf& f) {
         f.element("Table").getKey("/K").appendItem(
             f.indirect("<</S/THead/K[]/P " + f.element("Table").unparse() + ">>"));
     }},
    {"an item in a section",
     {"nesting-list"},
     [](MutablePdf& f) { f.element("BlockQuote").replaceKey("/S", Object::newName("/LI")); }},
    {"a paragraph in a list",
     {"nesting-list"},
     [](MutablePdf& f) {
         f.element("L").getKey("/K").appendItem(f.indirect("<</S/P/K[]/P " + f.element("L").unparse() + ">>"));
     }},
    {"an item of a contents in a section",
     {"nesting-contents"},
     [](MutablePdf& f) { f.element("BlockQuote").replaceKey("/S", Object::newName("/TOCI")); }},
    {"a base of ruby in a section",
     {"nesting-ruby"},
     [](MutablePdf& f) { f.element("BlockQuote").replaceKey("/S", Object::newName("/RB")); }},

    // --- tables
    {"a short row", {"table-regular"}, [](MutablePdf& f) { f.element("TD", 4).removeKey("/A"); }},
    {"cells over each other, and one that they push out",
     {"table-overlap", "table-regular"},
     [](MutablePdf& f) {
         set(f.element("TD", 1), "/A", "<</O/Table/RowSpan 2>>");
         set(f.element("TD", 2), "/A", "<</O/Table/ColSpan 2>>");
     }},
    {"a cell deeper than its table",
     {"table-spans"},
     [](MutablePdf& f) { set(f.element("TH", 4), "/A", "<</O/Table/Scope/Row/RowSpan 2>>"); }},
    {"a header of nothing", {"table-scope"}, [](MutablePdf& f) { f.element("TH").removeKey("/A"); }},
    {"a header of something else",
     {"table-scope"},
     [](MutablePdf& f) { set(f.element("TH"), "/A", "<</O/Table/Scope/Rij>>"); }},
    {"a header that is not there",
     {"table-headers"},
     [](MutablePdf& f) { set(f.element("TD"), "/A", "<</O/Table/Headers[(kop)]>>"); }},

    // --- headings
    {"no heading of the first level",
     {"heading-first"},
     [](MutablePdf& f) { f.element("H1").replaceKey("/S", Object::newName("/H2")); }},
    {"a level skipped",
     {"heading-gaps"},
     [](MutablePdf& f) { f.element("H3").replaceKey("/S", Object::newName("/H4")); }},
    {"two headings in one",
     {"heading-one", "heading-mixed"},
     [](MutablePdf& f) {
         for (int i = 0; i < 2; ++i)
             f.element("BlockQuote")
                 .getKey("/K")
                 .appendItem(f.indirect("<</S/H/K[]/P " + f.element("BlockQuote").unparse() + ">>"));
     }},
    {"headings with and without level",
     {"heading-mixed"},
     [](MutablePdf& f) { f.element("BlockQuote").replaceKey("/S", Object::newName("/H")); }},

    // --- figures, notes, links
    {"a figure without words", {"figure-alternative"}, [](MutablePdf& f) { f.element("Figure").removeKey("/Alt"); }},
    {"a figure with no word", {"figure-alternative"}, [](MutablePdf& f) { set(f.element("Figure"), "/Alt", "()"); }},
    {"a formula without words",
     {"formula-alternative"},
     [](MutablePdf& f) { f.element("BlockQuote").replaceKey("/S", Object::newName("/Formula")); }},
    {"a figure anywhere", {"figure-box"}, [](MutablePdf& f) { f.element("Figure").removeKey("/A"); }},
    {"a note without a name", {"note-id"}, [](MutablePdf& f) { f.element("Note").removeKey("/ID"); }},
    {"two notes of one name",
     {"note-unique"},
     [](MutablePdf& f) { f.element("Note", 1).replaceKey("/ID", f.element("Note").getKey("/ID")); }},
    {"a link element without a link",
     {"link-annotation"},
     [](MutablePdf& f) { f.element("BlockQuote").replaceKey("/S", Object::newName("/Link")); }},

    // --- content
    {"a string without an end", {"content-readable"}, [](MutablePdf& f) { f.append("(geen einde"); }},
    {"a font that is not there", {"content-readable"}, [](MutablePdf& f) { f.decorate("/Weg 9 Tf"); }},
    {"content that does not unpack",
     {"content-readable", "mcid-on-page"},
     [](MutablePdf& f) {
         f.content().replaceStreamData("geen zlib", Object::newName("/FlateDecode"), Object::newNull());
     }},
    {"an operator of its own", {"content-operators"}, [](MutablePdf& f) { f.append("BX 1 2 eigen EX\n"); }},
    {"a q too many", {"content-balance"}, [](MutablePdf& f) { f.append("q\n"); }},
    {"a Q too many", {"content-balance"}, [](MutablePdf& f) { f.append("Q\n"); }},
    {"an EMC too many", {"content-balance"}, [](MutablePdf& f) { f.append("EMC\n"); }},
    {"a tag without an end", {"content-balance"}, [](MutablePdf& f) { f.append("/Artifact BMC\n"); }},
    {"a text in a text", {"content-balance"}, [](MutablePdf& f) { f.append("BT BT ET\n"); }},
    {"too deep a state",
     {"content-depth"},
     [](MutablePdf& f) {
         for (const char* op : {"q ", "Q "}) {
             for (int i = 0; i < 29; ++i) f.append(op);
         }
     }},
    {"resources of another",
     {"content-resources"},
     [](MutablePdf& f) {
         f.page().getKey("/Parent").replaceKey("/Resources", f.resources());
         f.page().removeKey("/Resources");
     }},
    {"half a byte in content", {"content-hex-strings"}, [](MutablePdf& f) { f.append("/Own <</K <abc>>> DP\n"); }},
    {"a line that is neither tagged nor an artifact",
     {"content-tagged"},
     [](MutablePdf& f) { f.append("0 0 m 9 9 l S\n"); }},
    {"words that are not tagged", {"content-tagged"}, [](MutablePdf& f) { f.append("BT /F0 9 Tf <0001> Tj ET\n"); }},
    {"an artifact in a tag",
     {"content-artifact-inside"},
     [](MutablePdf& f) { f.replaceIn(f.content(), "/H1<</MCID 0>>BDC\n", "/H1<</MCID 0>>BDC\n/Artifact BMC EMC\n"); }},
    {"tags in an artifact",
     {"content-tag-inside"},
     [](MutablePdf& f) {
         MutablePdf::setData(f.content(), "/Artifact BMC\n" + MutablePdf::data(f.content()) + "EMC\n");
     }},
    {"a language in content that is none",
     {"content-language"},
     [](MutablePdf& f) { f.append("/Span <</Lang (n l)>> BDC EMC\n"); }},

    // --- content and structure
    {"a number used twice", {"mcid-unique"}, [](MutablePdf& f) { f.append("/P <</MCID 0>> BDC EMC\n"); }},
    {"content of no element", {"mcid-in-tree"}, [](MutablePdf& f) { f.append("/P <</MCID 9999>> BDC EMC\n"); }},
    {"an element of no content",
     {"mcid-on-page"},
     [](MutablePdf& f) { f.element("H1").getKey("/K").appendItem(Object::newInteger(9999)); }},
    {"two elements of one content",
     {"mcid-on-page"},
     [](MutablePdf& f) { f.element("H1").getKey("/K").appendItem(Object::newInteger(0)); }},
    {"a reference to no annotation",
     {"mcid-on-page"},
     [](MutablePdf& f) { f.element("BlockQuote").getKey("/K").appendItem(f.parse("<</Type/OBJR/Obj null>>")); }},
    {"a parent tree that leads elsewhere",
     {"parent-tree"},
     [](MutablePdf& f) {
         Object first = f.parents().getArrayItem(0);
         f.parents().setArrayItem(0, f.parents().getArrayItem(1));
         f.parents().setArrayItem(1, first);
     }},
    {"a parent tree in which nothing is found",
     {"parent-tree", "link-tagged"},
     [](MutablePdf& f) {
         set(f.structure().getKey("/ParentTree").getKey("/Kids").getArrayItem(0), "/Limits", "[5 6]");
     }},
    {"a page that is not in the parent tree",
     {"parent-tree"},
     [](MutablePdf& f) { f.page().removeKey("/StructParents"); }},
    {"a tagged form drawn twice",
     {"form-tagged-once"},
     [](MutablePdf& f) {
         Object form = f.stream("/P <</MCID 0>> BDC 0 0 9 9 re f EMC",
                                "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>>>");
         f.resource("/XObject", "/Own", form);
         f.append("/Own Do /Own Do\n");
         Object quote = f.element("BlockQuote");
         quote.getKey("/K").appendItem(
             f.parse("<</Type/MCR/Pg " + f.page().unparse() + "/Stm " + form.unparse() + "/MCID 0>>"));
         form.getDict().replaceKey("/StructParents",
                                   Object::newInteger(f.addParent(f.parse("[" + quote.unparse() + "]"))));
     }},

    // --- fonts
    {"a font without a Type", {"font-dictionary"}, [](MutablePdf& f) { f.font().removeKey("/Type"); }},
    {"a font without a name", {"font-dictionary"}, [](MutablePdf& f) { f.font().removeKey("/BaseFont"); }},
    {"a simple font without widths",
     {"font-dictionary", "glyph-widths"},
     [](MutablePdf& f) { f.addSimpleFont().removeKey("/Widths"); }},
    {"a descriptor of another font",
     {"font-names"},
     [](MutablePdf& f) { f.descriptor().replaceKey("/FontName", Object::newName("/Anders")); }},
    {"a font that is not embedded", {"font-embedded"}, [](MutablePdf& f) { f.descriptor().removeKey("/FontFile2"); }},
    {"a font of another kind",
     {"font-kind"},
     [](MutablePdf& f) {
         f.descriptor().replaceKey("/FontFile3", f.descriptor().getKey("/FontFile2"));
         f.descriptor().removeKey("/FontFile2");
     }},
    {"a font that is none",
     {"font-program"},
     [](MutablePdf& f) { MutablePdf::setData(f.descriptor().getKey("/FontFile2"), "geen font"); }},
    {"an encoding of other characters", {"font-system-info"}, [](MutablePdf& f) { f.embedEncoding("", "Japan1"); }},
    {"no glyphs for its CIDs", {"font-cid-to-gid"}, [](MutablePdf& f) { f.cidFont().removeKey("/CIDToGIDMap"); }},
    {"an encoding that nobody has",
     {"font-cmap"},
     [](MutablePdf& f) { f.font().replaceKey("/Encoding", Object::newName("/Eigen-H")); }},
    {"an encoding of another direction", {"font-writing-mode"}, [](MutablePdf& f) { f.embedEncoding("/WMode 1"); }},
    {"an encoding on another", {"font-used-cmap"}, [](MutablePdf& f) { f.embedEncoding("/UseCMap/Eigen-H"); }},
    {"a TrueType font without an encoding",
     {"font-truetype-encoding", "glyph-unicode"},
     [](MutablePdf& f) { f.addSimpleFont().removeKey("/Encoding"); }},
    {"a symbolic font with an encoding",
     {"font-truetype-symbolic"},
     [](MutablePdf& f) { set(f.addSimpleFont().getKey("/FontDescriptor"), "/Flags", "4"); }},

    // --- glyphs
    {"glyphs that are not there",
     {"glyph-there"},
     [](MutablePdf& f) { MutablePdf::setData(f.cidFont().getKey("/CIDToGIDMap"), std::string(2000, '\x7F')); }},
    {"glyphs that stand for nothing",
     {"glyph-notdef"},
     [](MutablePdf& f) { MutablePdf::setData(f.cidFont().getKey("/CIDToGIDMap"), std::string(2000, '\0')); }},
    {"a wider letter",
     {"glyph-widths"},
     [](MutablePdf& f) {
         Object widths = f.cidFont().getKey("/W").getArrayItem(1);
         widths.setArrayItem(1, Object::newReal(widths.getArrayItem(1).getNumericValue() + 2, 3));
     }},
    {"no characters", {"glyph-unicode"}, [](MutablePdf& f) { f.font().removeKey("/ToUnicode"); }},
    {"a code that is nothing",
     {"glyph-unicode-values"},
     [](MutablePdf& f) {
         Object map = f.font().getKey("/ToUnicode");
         std::string text = MutablePdf::data(map);
         text.replace(text.find("<0001> <") + 8, 4, "0000");
         MutablePdf::setData(map, text);
     }},
    {"a byte order mark as a character",
     {"glyph-unicode-values"},
     [](MutablePdf& f) {
         Object map = f.font().getKey("/ToUnicode");
         std::string text = MutablePdf::data(map);
         text.replace(text.find("<0001> <") + 8, 4, "FEFF");
         MutablePdf::setData(map, text);
     }},
    {"a private character",
     {"glyph-private-use"},
     [](MutablePdf& f) {
         Object map = f.font().getKey("/ToUnicode");
         std::string text = MutablePdf::data(map);
         text.replace(text.find("<0001> <") + 8, 4, "E000");
         MutablePdf::setData(map, text);
     }},
    {"a list of too few glyphs",
     {"font-cid-set"},
     [](MutablePdf& f) { f.descriptor().replaceKey("/CIDSet", f.stream(std::string(1, '\x80'))); }},

    // --- colours
    {"no output intent",
     {"colour-device", "blend-space"},
     [](MutablePdf& f) { f.catalog().removeKey("/OutputIntents"); }},
    {"an output intent of a camera",
     {"colour-intent"},
     [](MutablePdf& f) {
         Object intent = f.catalog().getKey("/OutputIntents").getArrayItem(0);
         f.replaceIn(intent.getKey("/DestOutputProfile"), "mntr", "scnr");
     }},
    {"an output intent of four colours",
     {"colour-intent"},
     [](MutablePdf& f) {
         set(f.catalog().getKey("/OutputIntents").getArrayItem(0).getKey("/DestOutputProfile").getDict(), "/N", "4");
     }},
    {"two output intents",
     {"colour-one-intent"},
     [](MutablePdf& f) {
         f.catalog()
             .getKey("/OutputIntents")
             .appendItem(f.parse("<</S/GTS_PDFX/DestOutputProfile " + f.profile("prtr", "RGB ", 3) + ">>"));
     }},
    {"a profile that is none",
     {"colour-profiles"},
     [](MutablePdf& f) { f.addColour("[/ICCBased " + f.stream("geen profiel", "<</N 3>>").unparse() + "]", "0 0 0"); }},
    {"a profile of other colours",
     {"colour-profiles"},
     [](MutablePdf& f) { f.addColour("[/ICCBased " + f.profile("mntr", "GRAY", 3) + "]", "0 0 0"); }},
    {"colours of a printer", {"colour-device"}, [](MutablePdf& f) { f.decorate("0 0 0 1 k 0 0 9 9 re f"); }},
    {"overprinting",
     {"colour-overprint"},
     [](MutablePdf& f) {
         f.addState("/OP true/OPM 1");
         f.addColour("[/ICCBased " + f.profile("prtr", "CMYK", 4) + "]", "0 0 0 1");
         f.decorate("/Own gs /Own cs 0 0 0 1 sc 0 0 9 9 re f");
     }},
    {"one spot colour twice",
     {"colour-spots"},
     [](MutablePdf& f) {
         for (const char* name : {"/Own", "/Other"}) {
             f.resource("/ColorSpace", name,
                        f.parse("[/Separation/Goud/DeviceRGB<</FunctionType 2/Domain[0 1]/N 1/C0[1 1 1]/C1[" +
                                std::string(name == std::string("/Own") ? "0" : "1") + " 0 0]>>]"));
             f.decorate(std::string(name) + " cs 1 sc 0 0 9 9 re f");
         }
     }},
    {"a spot colour that is not described",
     {"colour-spots"},
     [](MutablePdf& f) { f.addColour("[/DeviceN[/Goud]/DeviceRGB<</FunctionType 2/Domain[0 1]/N 1>>]", "1"); }},
    {"a transfer function", {"colour-transfer"}, [](MutablePdf& f) { f.addState("/TR/Identity"); }},
    {"a halftone of type 6", {"colour-transfer"}, [](MutablePdf& f) { f.addState("/HT<</HalftoneType 6>>"); }},
    {"an intent of its own", {"colour-rendering-intents"}, [](MutablePdf& f) { f.decorate("/Mooi ri"); }},

    // --- images and forms
    {"an image with alternates",
     {"image-alternates"},
     [](MutablePdf& f) { f.addImage("/ColorSpace/DeviceRGB/BitsPerComponent 8/Alternates[]"); }},
    {"an image elsewhere",
     {"image-opi"},
     [](MutablePdf& f) { f.addImage("/ColorSpace/DeviceRGB/BitsPerComponent 8/OPI<<>>"); }},
    {"an image to be smoothed",
     {"image-interpolate"},
     [](MutablePdf& f) { f.addImage("/ColorSpace/DeviceRGB/BitsPerComponent 8/Interpolate true"); }},
    {"an inline image to be smoothed",
     {"image-interpolate"},
     [](MutablePdf& f) { f.decorate("BI /W 1 /H 1 /CS /G /BPC 8 /I true ID x EI"); }},
    {"an image of three bits",
     {"image-bits"},
     [](MutablePdf& f) { f.addImage("/ColorSpace/DeviceRGB/BitsPerComponent 3"); }},
    {"a mask of eight bits", {"image-bits"}, [](MutablePdf& f) { f.addImage("/ImageMask true/BitsPerComponent 8"); }},
    {"a JPEG 2000 image of two colours",
     {"image-jpeg2000"},
     [](MutablePdf& f) {
         const std::string header(
             "\0\0\0\x16ihdr\0\0\0\1\0\0\0\1\0\2\7\7\0\0\0\0\0\x0F"
             "colr\1\0\0\0\0\0\x10",
             37);
         f.addImage("/Filter/JPXDecode", std::string("\0\0\0\x2D", 4) + "jp2h" + header);
     }},
    {"an inline image by LZW",
     {"image-inline-filters"},
     [](MutablePdf& f) { f.decorate("BI /W 1 /H 1 /CS /G /BPC 8 /F /LZW ID x EI"); }},
    {"a program in PostScript",
     {"form-postscript"},
     [](MutablePdf& f) {
         f.resource("/XObject", "/Own", f.stream("showpage", "<</Type/XObject/Subtype/PS>>"));
         f.decorate("/Own Do");
     }},
    {"a form in PostScript", {"form-postscript"}, [](MutablePdf& f) { f.addForm("/Subtype2/PS"); }},
    {"a form of another file", {"form-reference"}, [](MutablePdf& f) { f.addForm("/Ref<<>>"); }},

    // --- transparency
    {"a blend mode of its own", {"blend-modes"}, [](MutablePdf& f) { f.addState("/BM/Eigen"); }},

    // --- annotations
    {"a film",
     {"annotation-kinds", "annotation-appearance"},
     [](MutablePdf& f) { f.addAnnotation("/Subtype/Movie/Contents(Een film)", "Annot"); }},
    {"a link without flags", {"annotation-flags"}, [](MutablePdf& f) { f.link().removeKey("/F"); }},
    {"a link that is not printed", {"annotation-flags"}, [](MutablePdf& f) { set(f.link(), "/F", "0"); }},
    {"a link that is not seen", {"annotation-flags"}, [](MutablePdf& f) { set(f.link(), "/F", "36"); }},
    {"a note without looks",
     {"annotation-appearance"},
     [](MutablePdf& f) { f.addAnnotation("/Subtype/Text/Contents(Een opmerking)", "Annot"); }},
    {"a note in a paragraph",
     {"annotation-tagged"},
     [](MutablePdf& f) { f.addAnnotation("/Subtype/Text/Contents(Een opmerking)" + f.looks(), "P"); }},
    {"a note without words",
     {"annotation-contents"},
     [](MutablePdf& f) { f.addAnnotation("/Subtype/Text" + f.looks(), "Annot"); }},
    {"a link in a paragraph",
     {"link-tagged"},
     [](MutablePdf& f) { f.element("Link").replaceKey("/S", Object::newName("/Span")); }},
    {"a link that says nothing", {"link-contents"}, [](MutablePdf& f) { f.link().removeKey("/Contents"); }},
    {"links in the order of the page", {"page-tabs"}, [](MutablePdf& f) { set(f.page(), "/Tabs", "/R"); }},
    {"a field in a paragraph",
     {"field-tagged"},
     [](MutablePdf& f) { f.addAnnotation("/Subtype/Widget/FT/Tx/T(veld)/TU(Naam)" + f.looks(), "P"); }},
    {"a field without words",
     {"field-name"},
     [](MutablePdf& f) { f.addAnnotation("/Subtype/Widget/FT/Tx/T(veld)" + f.looks(), "Form"); }},
    {"a printer's mark in the tree",
     {"annotation-printer-marks"},
     [](MutablePdf& f) { f.addAnnotation("/Subtype/PrinterMark" + f.looks(), "Annot"); }},

    // --- actions
    {"a script on opening",
     {"action-kinds"},
     [](MutablePdf& f) { set(f.catalog(), "/OpenAction", "<</S/JavaScript/JS(app.alert(1))>>"); }},
    {"a script among the names",
     {"action-kinds"},
     [](MutablePdf& f) { set(f.catalog(), "/Names", "<</JavaScript<</Names[(a)<</S/JavaScript/JS()>>]>>>>"); }},
    {"a link that starts a program",
     {"action-kinds"},
     [](MutablePdf& f) { set(f.link(), "/A", "<</S/Launch/F(x)>>"); }},
    {"a link that goes on to a sound",
     {"action-kinds"},
     [](MutablePdf& f) { set(f.link(), "/A", "<</S/URI/URI(https://example.org/)/Next<</S/Sound>>>>"); }},
    {"a bookmark that hides",
     {"action-kinds"},
     [](MutablePdf& f) { set(f.catalog().getKey("/Outlines").getKey("/First"), "/A", "<</S/Hide>>"); }},
    {"a named action", {"action-named"}, [](MutablePdf& f) { set(f.link(), "/A", "<</S/Named/N/Print>>"); }},
    {"an action of the page",
     {"action-additional"},
     [](MutablePdf& f) { set(f.page(), "/AA", "<</O<</S/GoTo/D(a)>>>>"); }},
    {"an action of the document", {"action-additional"}, [](MutablePdf& f) { set(f.catalog(), "/AA", "<<>>"); }},
    {"an action of a field",
     {"action-fields"},
     [](MutablePdf& f) { f.addAnnotation("/Subtype/Widget/FT/Tx/T(veld)/TU(Naam)/AA<<>>" + f.looks(), "Form"); }},

    // --- embedded files
    {"a file of one name", {"embedded-names"}, [](MutablePdf& f) { f.embed(plain()).removeKey("/UF"); }},
    {"a file that is no PDF/A", {"embedded-archive"}, [](MutablePdf& f) { f.embed("Gewone tekst"); }},
    {"a file of no type",
     {"embedded-kind"},
     [](MutablePdf& f) {
         f.asPart3();
         f.embed("Gewone tekst", "");
     }},
    {"a file of no use",
     {"embedded-relationship"},
     [](MutablePdf& f) {
         f.asPart3();
         f.embed("Gewone tekst").removeKey("/AFRelationship");
     }},
    {"a file that belongs to nothing",
     {"embedded-associated"},
     [](MutablePdf& f) {
         f.asPart3();
         f.embed("Gewone tekst");
         f.catalog().removeKey("/AF");
     }},
};

/// What is unusual, and right.
const std::vector<Fault> unusual{
    {"an embedded encoding", {}, [](MutablePdf& f) { f.embedEncoding(); }},
    {"a type of its own that is mapped",
     {},
     [](MutablePdf& f) {
         f.element("BlockQuote").replaceKey("/S", Object::newName("/Citaat"));
         set(f.structure(), "/RoleMap", "<</Citaat/Zin/Zin/BlockQuote>>");
     }},
    {"a simple font", {}, [](MutablePdf& f) { f.addSimpleFont(); }},
    {"an image", {}, [](MutablePdf& f) { f.addImage("/ColorSpace/DeviceRGB/BitsPerComponent 8"); }},
    {"an inline image", {}, [](MutablePdf& f) { f.decorate("BI /W 2 /H 1 /CS /G /BPC 8 ID ab EI"); }},
    {"a form in an artifact", {}, [](MutablePdf& f) { f.addForm(""); }},
    {"a printer's colours, described",
     {},
     [](MutablePdf& f) {
         f.resource("/ColorSpace", "/DefaultCMYK", f.parse("[/ICCBased " + f.profile("prtr", "CMYK", 4) + "]"));
         f.decorate("0 0 0 1 k 0 0 9 9 re f");
     }},
    {"overprinting after colours that may not meet it",
     {},
     [](MutablePdf& f) {
         f.addColour("[/ICCBased " + f.profile("prtr", "CMYK", 4) + "]", "0 0 0 1");
         f.addState("/OP true/OPM 1");
         f.decorate("0 g 0 0 9 9 re f");
     }},
    {"a private character with words",
     {},
     [](MutablePdf& f) {
         set(f.element("Document"), "/ActualText", "(Alles)");
         Object map = f.font().getKey("/ToUnicode");
         std::string text = MutablePdf::data(map);
         text.replace(text.find("<0001> <") + 8, 4, "E000");
         MutablePdf::setData(map, text);
     }},
    {"a note",
     {},
     [](MutablePdf& f) { f.addAnnotation("/Subtype/Text/Contents(Een opmerking)" + f.looks(), "Annot"); }},
    {"a field",
     {},
     [](MutablePdf& f) { f.addAnnotation("/Subtype/Widget/FT/Tx/T(veld)/TU(Naam)" + f.looks(), "Form"); }},
    {"a PDF/A in a PDF/A", {}, [](MutablePdf& f) { f.embed(plain()); }},
    {"any file in a PDF/A-3",
     {},
     [](MutablePdf& f) {
         f.asPart3();
         f.embed("Gewone tekst", "/text#2fplain");
     }},
    {"text that is not drawn", {}, [](MutablePdf& f) { f.decorate("BT 3 Tr /F0 9 Tf <0001> Tj ET"); }},
    {"a div between list and items",
     {},
     [](MutablePdf& f) {
         Object list = f.element("L"), item = list.getKey("/K").getArrayItem(0);
         Object div = f.indirect("<</S/Div/P " + list.unparse() + "/K[" + item.unparse() + "]>>");
         item.replaceKey("/P", div);
         list.getKey("/K").setArrayItem(0, div);
     }},
};

}  // namespace

TEST_CASE("PDFs of our own are accepted, whatever stands in them") {
    size_t count = 0;
    for (const auto& file : fs::directory_iterator(PROJECT_DIR "/tests/golden/verify")) {
        if (file.path().extension() != ".html") continue;
        const std::string bytes = printed(file.path());
        CHECK(brokenBy(bytes, file.path().stem().string()) == Rules{});
        CHECK(verify::verify(bytes).claim.isArchive());
        ++count;
    }
    CHECK(count >= 3);
    CHECK(brokenBy(plain(), "plain") == Rules{});
}

TEST_CASE("what is unusual but right is accepted") {
    for (const Fault& one : unusual) {
        INFO(one.name);
        MutablePdf file(plain());
        one.mutate(file);
        CHECK(brokenBy(file.write(), "right: " + one.name) == Rules{});
    }
}

TEST_CASE("one fault in the objects of a PDF breaks the rules it should, and no other") {
    for (const Fault& fault : faults) {
        INFO(fault.name);
        MutablePdf file(plain());
        fault.mutate(file);
        CHECK(brokenBy(file.write(), fault.name) == fault.breaks);
    }
}

TEST_CASE("one fault in the bytes of a PDF breaks the rules it should, and no other") {
    for (const ByteFault& fault : byteFaults) {
        INFO(fault.name);
        std::string bytes = plain();
        fault.mutate(bytes);
        CHECK(brokenBy(bytes, fault.name) == fault.breaks);
    }
    CHECK(brokenBy(MutablePdf(plain()).write(true), "encrypted") == Rules{"file-encryption"});
}

TEST_CASE("every rule has a fault that breaks it") {
    // Eight million objects are too many for a test.
    Rules broken{"limit-objects", "file-encryption"};
    for (const Fault& fault : faults) broken.insert(fault.breaks.begin(), fault.breaks.end());
    for (const ByteFault& fault : byteFaults) broken.insert(fault.breaks.begin(), fault.breaks.end());
    Rules all;
    for (const verify::Family& family : verify::families()) {
        for (const verify::Rule* rule : family.rules) {
            CHECK(all.insert(std::string(rule->id)).second);
            CHECK(!rule->says.empty());
            CHECK(rule->clause.archive.size() + rule->clause.access.size() + rule->clause.base.size() > 0);
        }
    }
    CHECK(broken == all);
}

TEST_CASE("any part of a file, and any byte changed, ends in a verdict") {
    const std::string& whole = own();
    for (size_t size = 0; size < whole.size(); size += 1 + whole.size() / 40) {
        CHECK(!verify::verify(std::string_view(whole).substr(0, size)).holds());
    }
    unsigned random = 1;
    for (int round = 0; round < 60; ++round) {
        std::string bytes = round % 2 ? whole : plain();
        for (int i = 0; i < 20; ++i) {
            random = random * 1664525 + 1013904223;
            bytes[random / 256 % bytes.size()] = static_cast<char>(random >> 24);
        }
        const verify::Verdict verdict = verify::verify(bytes);
        CHECK(verify::text(verdict, "x").starts_with("x: "));
    }
}
