// The PDF: what qpdf and poppler make of it, and its tags as text. Pages are laid out by hand here, a text a line.
#include "pdf/write.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "base/file.h"
#include "base/utf8.h"
#include "pdf/compact.h"
#include "pdf/metadata.h"
#include "pdf/objects.h"
#include "pdf/syntax.h"
#include "pdf/tags.h"
#include "text/face.h"
#include "text/shape.h"

using namespace oordeel;
using Catch::Matchers::Contains;

namespace {

text::Fonts& fonts() {
    static text::Fonts fonts;
    return fonts;
}

const text::Face& sans(int weight = 400) {
    const auto found = fonts().find({{"PT Sans"}, weight, false});
    REQUIRE(found.exact);
    return *found.face;
}

layout::TextRun run(const std::u32string& words, layout::Point origin, const text::Face& face = sans(),
                    Length size = pt(10)) {
    layout::TextRun run;
    run.origin = origin;
    run.face = &face;
    run.size = size;
    run.text = words;
    run.glyphs = text::shape(face, words, {}, "nl");
    for (const text::Glyph& glyph : run.glyphs) run.width += face.at(size, glyph.advance);
    run.language = "nl";
    return run;
}

layout::Path rectangle(Length x, Length y, Length width, Length height, css::Color fill) {
    using Kind = layout::PathSegment::Kind;
    layout::Path path;
    path.fill = fill;
    path.segments = {{Kind::move, {{x, y}}},
                     {Kind::line, {{x + width, y}}},
                     {Kind::line, {{x + width, y + height}}},
                     {Kind::line, {{x, y + height}}},
                     {Kind::close, {}}};
    return path;
}

/// A document with pages: every text on a line of its own, 40 lines a page, unless a test sets it otherwise.
class Example {
  public:
    explicit Example(const std::string& body, const std::string& language = "nl")
        : source_{"voorbeeld.html", "<!DOCTYPE html><html lang=\"" + language +
                                        "\"><head><title>Een proef</title></head><body>" + body + "</body></html>"} {
        Diagnostics diagnostics;
        document = html::parse(source_, diagnostics);
        REQUIRE(diagnostics.text() == "");
        addPage();
    }

    /// Puts every text that is not white space on the pages, in document order.
    Example& setAll() {
        for (html::NodeId id = 0; id < static_cast<html::NodeId>(document.nodes.size()); ++id) {
            if (document[id].kind == html::Node::Kind::text && isInBody(id)) set(id, document[id].text);
        }
        return *this;
    }

    void set(html::NodeId owner, const std::string& words) {
        if (words.find_first_not_of(" \n") == std::string::npos) return;
        if (line_ == 40) addPage();
        mark(owner, run(toUtf32(words), {pt(60), pt(60) + pt(18) * line_++}));
    }

    template <class What>
    layout::Mark& mark(html::NodeId owner, What what) {
        pages.pages.back().marks.push_back({owner, std::move(what)});
        return pages.pages.back().marks.back();
    }

    void addPage() {
        layout::Page page;
        page.width = pt(595.276);
        page.height = pt(841.89);
        page.number = static_cast<int>(pages.pages.size()) + 1;
        pages.pages.push_back(page);
        line_ = 0;
    }

    /// The n-th element of a name; ".text" gives a text by its words.
    html::NodeId element(const std::string& name, int n = 0) const {
        return find(
            n, [&](const html::Node& node) { return node.kind == html::Node::Kind::element && node.name == name; });
    }
    html::NodeId text(const std::string& words) const {
        return find(0,
                    [&](const html::Node& node) { return node.kind == html::Node::Kind::text && node.text == words; });
    }

    /// A generated node as css makes it, as the first or another child.
    html::NodeId generate(html::NodeId parent, const std::string& name, size_t place = 0) {
        html::Node node;
        node.kind = html::Node::Kind::generated;
        node.name = name;
        node.parent = parent;
        document.nodes.push_back(node);
        const auto id = static_cast<html::NodeId>(document.nodes.size() - 1);
        auto& children = document[parent].children;
        children.insert(children.begin() + static_cast<ptrdiff_t>(place), id);
        return id;
    }

    void link(html::NodeId node, const std::string& target) {
        pages.pages.back().links.push_back({node, {pt(60), pt(50), pt(100), pt(12)}, target});
    }

    std::string tags() const { return pdf::dumpTags(pages, document); }
    std::string write(const pdf::Metadata& metadata = {}) const { return pdf::write(pages, document, metadata); }

    html::Document document;
    layout::Pages pages;

  private:
    template <class Test>
    html::NodeId find(int n, Test test) const {
        for (size_t id = 0; id < document.nodes.size(); ++id) {
            if (test(document.nodes[id]) && n-- == 0) return static_cast<html::NodeId>(id);
        }
        throw std::runtime_error("the example has no such node");
    }

    bool isInBody(html::NodeId id) const {
        while (id != html::noNode && id != document.body) id = document[id].parent;
        return id != html::noNode;
    }

    Source source_;
    int line_ = 0;
};

/// A file for other programs to judge, gone when the test is over. OORDEEL_KEEP names a folder to keep it in.
class Written {
  public:
    explicit Written(const std::string& bytes) {
        static int count = 0;
        const std::string name = "oordeel-pdf-" + std::to_string(getpid()) + "-" + std::to_string(++count) + ".pdf";
        const char* keep = std::getenv("OORDEEL_KEEP");
        kept_ = keep != nullptr;
        path_ = (kept_ ? std::filesystem::path(keep) : std::filesystem::temp_directory_path()) / name;
        writeFile(path_, bytes);
    }
    ~Written() {
        std::error_code ignored;
        if (!kept_) std::filesystem::remove(path_, ignored);
    }

    struct Answer {
        int status;
        std::string text;
    };
    /// Runs a program on the file; %f stands for the file.
    Answer run(std::string command) const {
        command.replace(command.find("%f"), 2, "'" + path_.string() + "'");
        FILE* pipe = popen((command + " 2>&1").c_str(), "r");
        REQUIRE(pipe != nullptr);
        std::string text;
        std::array<char, 4096> buffer;
        while (const size_t size = fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), size);
        return {WEXITSTATUS(pclose(pipe)), text};
    }

    std::string text() const { return run("pdftotext -enc UTF-8 %f -").text; }
    std::string structure() const { return run("pdfinfo -struct-text %f").text; }

    /// All objects, by "obj:5 0 R".
    nlohmann::json objects() const {
        return nlohmann::json::parse(run("qpdf --json=2 --json-key=qpdf %f").text)["qpdf"][1];
    }
    nlohmann::json catalog() const {
        const nlohmann::json all = objects();
        return value(all, all["trailer"]["value"]["/Root"]);
    }
    static nlohmann::json value(const nlohmann::json& objects, const nlohmann::json& reference) {
        const nlohmann::json& object = objects["obj:" + reference.get<std::string>()];
        return object.contains("value") ? object["value"] : object["stream"]["dict"];
    }
    std::string content(int page) const {
        const auto pages = nlohmann::json::parse(run("qpdf --json=2 --json-key=pages %f").text)["pages"];
        std::string object = pages[static_cast<size_t>(page - 1)]["contents"][0];
        object.resize(object.find(' '));
        return run("qpdf --show-object=" + object + " --filtered-stream-data %f").text;
    }

  private:
    std::filesystem::path path_;
    bool kept_ = false;
};

/// Whether an object is a dictionary with this name under this key.
bool isA(const nlohmann::json& object, const std::string& key, const std::string& name) {
    if (!object.contains("value") || !object["value"].is_object()) return false;
    return object["value"].contains(key) && object["value"][key] == name;
}

void requireSound(const Written& file) {
    const auto answer = file.run("qpdf --check %f");
    INFO(answer.text);
    REQUIRE(answer.status == 0);
    REQUIRE_THAT(answer.text, Contains("No syntax or stream encoding errors found"));
}

}  // namespace

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
    CHECK(file.objects().dump().find("\"/ID\":\"u:note0000000") != std::string::npos);
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
    CHECK_THAT(file.content(1), Contains("/Span<</ActualText<FEFF006D03230303>>>BDC"));
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
    CHECK(example.tags() == "Document\n  P p1 \"tekst\"\n");
    const std::string content = Written(example.write()).content(1);
    CHECK_THAT(content, Contains("/Artifact<</Type/Layout>>BDC\n0.902 0.941 0.98 rg\n0 841.89 m"));
    CHECK_THAT(content, Contains("EMC\n/Artifact<</Type/Pagination>>BDC\nBT\n"));
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

TEST_CASE("A section of 40,000 paragraphs is more than an array holds, and still a sound file") {
    std::string html = "<section>";
    for (int i = 0; i < 40'000; ++i) html += "<p>a</p>";
    Example example(html + "</section>");
    example.setAll();
    size_t paragraphs = 0, longest = 0;
    for (const pdf::Tag& tag : pdf::tagTree(example.pages, example.document).tags) {
        if (tag.role == "P") ++paragraphs;
        longest = std::max(longest, tag.kids.size());
    }
    CHECK(paragraphs == 40'000);
    CHECK(longest <= 8191);
    const Written file(example.write());
    requireSound(file);
    CHECK_THAT(file.run("pdfinfo %f").text, Contains("Pages:           1000"));
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
