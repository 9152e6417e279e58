// CSS: tokens, selectors, cascade, values, generated nodes, pages, and what is said of style sheets that are wrong.
#include "css/css.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>
#include <set>

#include "base/file.h"
#include "css/stylesheet.h"
#include "css/values.h"

using namespace oordeel;
using namespace oordeel::css;

namespace {

std::string listed(const Diagnostics& diagnostics) {
    std::string out;
    for (const Diagnostic& d : diagnostics.all()) {
        const LineColumn place = locate(d.at);
        out += std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + d.message + "\n";
    }
    return out;
}

/// A document under a style sheet. Elements are asked for by id.
struct Styled {
    Source html, sheet;
    Diagnostics diagnostics;
    html::Document document;
    Styles styles;

    explicit Styled(std::string css, std::string body = "<p id=p>Tekst</p>", std::string_view medium = "print",
                    const Load& load = {})
        : html{"test.html",
               "<!DOCTYPE html><html lang=nl><head><title>t</title></head><body id=body>" + body + "</body></html>"},
          sheet{"test.css", std::move(css)} {
        Diagnostics ofHtml;
        document = html::parse(html, ofHtml);
        REQUIRE(listed(ofHtml) == "");
        styles = compute(document, {&sheet}, diagnostics, medium, load);
    }

    html::NodeId id(std::string_view name) const {
        for (size_t i = 0; i < document.nodes.size(); ++i) {
            const std::string* value = html::attribute(document.nodes[i], "id");
            if (value && *value == name) return static_cast<html::NodeId>(i);
        }
        FAIL("no element " << name);
        return html::noNode;
    }
    const Style& operator[](std::string_view name) const { return styles[id(name)]; }
    const Style& root() const { return styles[0]; }

    /// The generated nodes and texts below an element, each text in its brackets: `::before[1. ] [Tekst]`.
    std::string inside(std::string_view name) const { return inside(id(name)); }
    std::string inside(html::NodeId parent) const {
        std::string out;
        for (const html::NodeId child : document[parent].children) {
            const html::Node& node = document[child];
            CHECK(node.parent == parent);
            if (!out.empty()) out += " ";
            if (node.kind == html::Node::Kind::generated) {
                out += node.name + "[" + shown(styles[child].content) + "]";
            } else if (node.kind == html::Node::Kind::text) {
                out += "[" + node.text + "]";
            } else {
                out += node.name + "(" + inside(child) + ")";
            }
        }
        return out;
    }

    static std::string shown(const Content& content) {
        std::string out;
        for (const ContentPart& part : content) {
            using Kind = ContentPart::Kind;
            switch (part.kind) {
                case Kind::text:
                    out += part.text;
                    break;
                case Kind::counter:
                    out += "{counter " + part.name + " " + part.variant + "}";
                    break;
                case Kind::namedString:
                    out += "{string " + part.name + " " + part.variant + "}";
                    break;
                case Kind::targetCounter:
                    out += "{" + part.name + " of " + part.text + "}";
                    break;
                case Kind::targetText:
                    out += "{text of " + part.text + "}";
                    break;
                case Kind::leader:
                    out += "{leader " + part.text + "}";
                    break;
                case Kind::elementText:
                    out += "{text}";
                    break;
            }
        }
        return out;
    }
};

/// The style of <p id=p> under these declarations, which must be without error.
Style styleOf(const std::string& declarations) {
    const Styled styled("html { font-size: 10pt } p { font-size: 20pt; " + declarations + " }");
    CHECK(listed(styled.diagnostics) == "");
    return styled["p"];
}

/// What is said of a sheet, each error as "line:column: sentence".
std::string errors(const std::string& sheet) {
    return listed(Styled(sheet).diagnostics);
}

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

std::string tokens(const std::string& text) {
    const Source source{"t.css", text};
    Diagnostics diagnostics;
    std::string out;
    for (const Token& token : tokenize({source.text, {&source, 0}}, diagnostics)) {
        using Kind = Token::Kind;
        const char* const names[] = {"ident",  "function", "at",     "hash",    "string",    "bad-string",
                                     "url",    "bad-url",  "number", "percent", "dimension", "space",
                                     "symbol", "cdo",      "cdc",    "end"};
        if (token.kind == Kind::end) continue;
        out += (out.empty() ? "" : " ") + std::string(names[static_cast<size_t>(token.kind)]);
        if (!token.text.empty()) out += ":" + token.text;
        if (token.kind == Kind::symbol) out += std::string(":") + static_cast<char>(token.symbol);
    }
    return out;
}

bool isOnPath(const std::string& path) {
    return std::filesystem::exists(path);
}

}  // namespace

// ---- Tokens

TEST_CASE("Tokens are those of CSS Syntax 3") {
    CHECK(tokens("a-b --c -d _e é") == "ident:a-b space ident:--c space ident:-d space ident:_e space ident:é");
    CHECK(tokens("1 -1.5e3 +.5 2em 3% 1e3em 1-a 1--a") ==
          "number space number space number space dimension:em space percent space dimension:em space dimension:-a "
          "space dimension:--a");
    CHECK(tokens("#a1 #1a #") == "hash:a1 space hash:1a space symbol:#");
    CHECK(tokens("@page @ f( url(a) url( 'a' )") ==
          "at:page space symbol:@ space function:f space url:a space function:url space string:a space symbol:)");
    CHECK(tokens("<!-- --> - ->") == "cdo space cdc space symbol:- space symbol:- symbol:>");
    CHECK(tokens("a/* b */c/**/ d") == "ident:a space ident:c space ident:d");
    CHECK(tokens(R"("a\"b\
c" '\2003' \41 b)") == "string:a\"bc space string:\u2003 space ident:Ab");
    CHECK(tokens("\\110000 \\0 \\d800") == "ident:\uFFFD\uFFFD\uFFFD");
    CHECK(tokens(std::string("a\0b", 3)) == "ident:a\uFFFDb");
    CHECK(tokens("\"a\nb") == "bad-string:a space ident:b");
    CHECK(tokens("url(a b) c") == "bad-url:a space ident:c");
    CHECK(tokens("\\") == "ident:\uFFFD");
    CHECK(tokens("a\\\nb") == "ident:a symbol:\\ space ident:b");
}

// ---- Errors

TEST_CASE("Every mistake of a style sheet is told at once, at its place and with the way to write it") {
    const std::string folder = PROJECT_DIR "/tests/golden/css/";
    const Source sheet{"fouten.css", readFile(folder + "fouten.css", 1 << 20)};
    const Source html{"test.html",
                      "<!DOCTYPE html><html lang=nl><head><title>t</title></head><body><p>a</p></body></html>"};
    Diagnostics diagnostics;
    html::Document document = html::parse(html, diagnostics);
    compute(document, {&sheet}, diagnostics);
    CHECK(diagnostics.text() == readFile(folder + "fouten.txt", 1 << 20));
}

TEST_CASE("The rest of a sheet with mistakes applies") {
    const Styled styled(
        "p { colour: red; color: blue; margin: 1pt 2 } p:hoover { color: red } @unknown { p { color: red } } p { "
        "text-indent: 3pt }");
    CHECK(styled["p"].color == Color{0, 0, 255});
    CHECK(styled["p"].margin[top].length == pt(12));
    CHECK(styled["p"].textIndent == pt(3));
    CHECK(listed(styled.diagnostics) ==
          "1:5: unknown property \"colour\"; did you mean \"color\"?\n"
          "1:43: margin: a length needs a unit; write for instance 2pt\n"
          "1:49: unknown pseudo-class :hoover\n"
          "1:71: unknown at-rule @unknown\n");
}

TEST_CASE("A rule of which one selector is wrong falls as a whole, as in browsers") {
    CHECK(Styled("p, q::foo { color: red }")["p"].color == Color{});
}

TEST_CASE("A variable that nobody declares is an error even where its rule applies to nothing") {
    CHECK(errors(":root { --huis: red } .nergens { color: var(--huiss) }") ==
          "1:41: there is no custom property --huiss; did you mean \"--huis\"?\n");
    CHECK(errors(".nergens { color: var(--huiss, red) }") == "");
}

TEST_CASE("So is a page type, a string and a counter that nobody gives") {
    CHECK(errors("@page omslag { margin: 0 } .nergens { page: omslga }") ==
          "1:39: there is no page type omslga; did you mean \"omslag\"?\n");
    CHECK(errors("p { string-set: kop content() } @page { @top-left { content: string(kopp) } }") ==
          "1:53: there is no string kopp; did you mean \"kop\"?\n");
    CHECK(errors("p { counter-increment: figuur } p::before { content: counter(figur) }") ==
          "1:45: there is no counter figur; did you mean \"figuur\"?\n");
    CHECK(errors("p::before { content: counter(x) counter(page) counters(list-item, '.') counter(footnote) }") ==
          "1:13: there is no counter x; count with counter-reset and counter-increment\n");
    CHECK(errors(":root { --n: figuur } p { counter-increment: var(--n) } p::before { content: counter(figuur) }") ==
          "");
}

TEST_CASE("A variable is told to be missing where it has no value, and only once") {
    const Styled styled(".a { --x: red } p { color: var(--x) }",
                        "<p>a</p><p>b</p><div><p>c</p></div><p class=a id=p>d</p>");
    CHECK(listed(styled.diagnostics) ==
          "1:28: --x has no value on this element; declare it in :root { } or write var(--x, fallback)\n");
    CHECK(styled["p"].color == Color{255, 0, 0});
}

TEST_CASE("Mistakes in style attributes are told at their place in the document") {
    const Styled styled("",
                        "<p id=p style=\"color: rood; text-indent: 2pt\">a</p><p style='quotes: &quot;x&quot;'>b</p>");
    CHECK(styled["p"].textIndent == pt(2));
    REQUIRE(styled.diagnostics.all().size() == 2);
    CHECK(styled.diagnostics.all()[0].message == "color: \"rood\" is no colour");
    CHECK(styled.diagnostics.all()[0].at.offset == styled.html.text.find("rood"));
    CHECK(styled.diagnostics.all()[1].message ==
          "quotes is not in the subset; write quotation marks as strings in content");
    CHECK(styled.diagnostics.all()[1].at.offset == styled.html.text.find("quotes"));
}

TEST_CASE("A sheet that is not UTF-8 is refused at the byte that is wrong") {
    CHECK(errors("p { color: red } \xE9") == "1:18: this is not UTF-8; save the style sheet as UTF-8\n");
    CHECK(errors("\xEF\xBB\xBFp { colr: red }") == "1:5: unknown property \"colr\"; did you mean \"color\"?\n");
}

// ---- Selectors

TEST_CASE("A selector finds the elements that CSS says it does") {
    const std::string body =
        "<div id=d class='een twee' lang=nl-NL title='rood en blauw'>"
        "<p id=a class=x>a</p>tekst<p id=b>b</p><ul id=u><li id=l1>1</li><li id=l2>2</li><li id=l3>3</li></ul><p "
        "id=e></p></div><p id=z>z</p>";
    const auto found = [&](const std::string& selector) {
        const Styled styled(
            selector + " { orphans: 9 } li, p, div, ul { orphans: 1 !important } " + selector + " { widows: 9 } * { }",
            body);
        CHECK(listed(styled.diagnostics) == "");
        std::string out;
        for (size_t i = 1; i < styled.document.nodes.size(); ++i) {
            const html::Node& node = styled.document.nodes[i];
            const std::string* id = html::attribute(node, "id");
            const bool own =
                styled.styles[static_cast<html::NodeId>(i)].widows == 9 && styled.styles[node.parent].widows != 9;
            if (node.kind == html::Node::Kind::element && id && own) out += (out.empty() ? "" : " ") + *id;
        }
        return out;
    };
    CHECK(found("p") == "a b e z");
    CHECK(found("P") == "a b e z");
    CHECK(found("#b") == "b");
    CHECK(found(".twee") == "d");
    CHECK(found(".een.twee") == "d");
    CHECK(found(".Twee") == "");
    CHECK(found("p.x") == "a");
    CHECK(found("[title]") == "d");
    CHECK(found("[title='rood en blauw']") == "d");
    CHECK(found("[title=rood]") == "");
    CHECK(found("[title~=en]") == "d");
    CHECK(found("[title~='']") == "");
    CHECK(found("[title^=rood]") == "d");
    CHECK(found("[title$=blauw]") == "d");
    CHECK(found("[title*='d e']") == "d");
    CHECK(found("div[lang|=nl]") == "d");
    CHECK(found("div p") == "a b e");
    CHECK(found("body > p") == "z");
    CHECK(found("div>ul>li") == "l1 l2 l3");
    CHECK(found("#a + p") == "b");
    CHECK(found("#a ~ p") == "b e");
    CHECK(found("div #a ~ ul li + li") == "l2 l3");
    CHECK(found("li:first-child") == "l1");
    CHECK(found("li:last-child") == "l3");
    CHECK(found("li:nth-child(odd)") == "l1 l3");
    CHECK(found("li:nth-child(even)") == "l2");
    CHECK(found("li:nth-child(2)") == "l2");
    CHECK(found("li:nth-child(n + 2)") == "l2 l3");
    CHECK(found("li:nth-child(-n+2)") == "l1 l2");
    CHECK(found("li:nth-child(3n-1)") == "l2");
    CHECK(found("li:nth-child(0)") == "");
    CHECK(found("p:not(.x, #z)") == "b e");
    CHECK(found("p:empty") == "e");
    CHECK(found("#a, #b") == "a b");
    CHECK(found("ul :not(:first-child)") == "l2 l3");
}

TEST_CASE(":root is <html>") {
    const Styled styled(":root { color: #010203 }");
    CHECK(styled.root().color == Color{1, 2, 3});
    CHECK(styled["p"].color == Color{1, 2, 3});
}

TEST_CASE("A long selector on a deep tree is matched without trying all combinations") {
    const std::string deep = repeated("<div>", 120) + "<p id=p>a</p>" + repeated("</div>", 120);
    CHECK(Styled(repeated("div ", 40) + "em p { color: red }", deep)["p"].color == Color{});
    CHECK(Styled("em " + repeated("div ", 40) + "p { color: red }", deep)["p"].color == Color{});
    CHECK(Styled(repeated("div ", 40) + "> p { color: red }", deep)["p"].color == Color{255, 0, 0});
}

// ---- Cascade

TEST_CASE("Of declarations that apply the more specific wins, then the later one") {
    const auto color = [](const std::string& sheet, const std::string& style = "") {
        const Styled styled(sheet, "<div class=k><p id=p class='c d' " + style + ">a</p></div>");
        CHECK(listed(styled.diagnostics) == "");
        return styled["p"].color;
    };
    const Color red{255, 0, 0}, blue{0, 0, 255};
    CHECK(color("p { color: red } p { color: blue }") == blue);
    CHECK(color(".c { color: blue } p { color: red }") == blue);
    CHECK(color("#p { color: blue } .c.d { color: red }") == blue);
    CHECK(color("div p { color: blue } p { color: red }") == blue);
    CHECK(color(".c { color: red } .d { color: blue }") == blue);
    CHECK(color("p.c { color: blue } .c { color: red }") == blue);
    CHECK(color("[id] { color: blue } p { color: red }") == blue);
    CHECK(color("p:not(#q) { color: blue } p.c.d { color: red }") == blue);
    CHECK(color("p:not(.q, i) { color: blue } p.c { color: red }") == red);
    CHECK(color("p { color: blue !important } #p { color: red }") == blue);
    CHECK(color("p { color: red } ", "style='color: blue'") == blue);
    CHECK(color("#p { color: red } ", "style='color: blue'") == blue);
    CHECK(color("p { color: red !important } ", "style='color: blue'") == red);
    CHECK(color("p { color: red !important } ", "style='color: blue ! important'") == blue);
    CHECK(color("* { color: blue }") == blue);
    CHECK(color("div.k > p.c.d, p { color: blue } div p.c { color: red }") == blue);
}

TEST_CASE("Later sheets win from earlier ones and every author from the built-in sheet") {
    const Source one{"1.css", "p { color: red; text-indent: 1pt } .x { widows: 3 }"},
        two{"2.css", "p { color: blue } * { display: block }"};
    const Source html{
        "t.html", "<!DOCTYPE html><html lang=nl><head><title>t</title></head><body><p>a <b>b</b></p></body></html>"};
    Diagnostics diagnostics;
    html::Document document = html::parse(html, diagnostics);
    const html::NodeId p = document[document.body].children[0], b = document[p].children[1];
    const Styles styles = compute(document, {&one, &two}, diagnostics);
    CHECK(styles[p].color == Color{0, 0, 255});
    CHECK(styles[p].textIndent == pt(1));
    CHECK(styles[b].display == Display::block);
    CHECK(styles[b].fontWeight == 700);
    CHECK(diagnostics.text() == "");
}

TEST_CASE("inherit, initial and unset work on every property, shorthands included") {
    const Styled styled(
        "div { margin: 3pt; color: red; padding-left: 1pt } #a { margin: inherit; color: initial } #b { color: unset; "
        "margin: 5pt; margin: unset }",
        "<div><p id=a>a</p><p id=b>b</p></div>");
    CHECK(styled["a"].margin[left].length == pt(3));
    CHECK(styled["a"].color == Color{});
    CHECK(styled["b"].color == Color{255, 0, 0});
    CHECK(styled["b"].margin[left].length == pt(0));
    for (const Property& property : properties()) {
        if (!(property.places & onElement)) continue;
        for (const std::string word : {"inherit", "initial", "unset", "INHERIT"}) {
            INFO(property.name << ": " << word);
            CHECK(errors("p::before { " + property.name + ": " + word + " }") == "");
        }
    }
}

TEST_CASE("Elements alike share one style and elements unlike do not") {
    const Styled styled("p { color: red } p + p { color: blue }", "<p id=a>a</p><p id=b>b</p><p id=c>c</p>");
    CHECK(&styled["b"] == &styled["c"]);
    CHECK(&styled["a"] != &styled["b"]);
}

TEST_CASE("The language of an element is that of the nearest lang attribute") {
    const Styled styled("", "<p id=p>a</p><blockquote lang=en><p id=q>b</p></blockquote>");
    CHECK(styled["p"].language == "nl");
    CHECK(styled["q"].language == "en");
    CHECK(styled.styles.page("", false, false, false).style.language == "nl");
}

TEST_CASE("Nothing below an element that is not displayed counts or generates") {
    const Styled styled("p { counter-increment: n } p::before { content: counter(n) }",
                        "<div style=\"display: none\" id=h><p id=i>a</p></div><p id=p>b</p>");
    CHECK(styled["h"].display == Display::none);
    CHECK(styled["i"].display == Display::none);
    CHECK(styled.inside("h") == "p([a])");
    CHECK(styled.inside("p") == "::before[1] [b]");
}

// ---- Variables

TEST_CASE("var() stands for the custom property of the element or the nearest one above") {
    const Styled styled(
        ":root { --c: red; --f: 'PT Sans', serif; --m: 1pt 2pt } .k { --c: blue } p { color: var(--c); font-family: "
        "var(--f); margin: var(--m) 3pt }",
        "<p id=a>a</p><div class=k><p id=b>b</p></div>");
    CHECK(listed(styled.diagnostics) == "");
    CHECK(styled["a"].color == Color{255, 0, 0});
    CHECK(styled["b"].color == Color{0, 0, 255});
    CHECK(styled["a"].fontFamily == std::vector<std::string>{"PT Sans", "serif"});
    CHECK(styled["a"].margin[right].length == pt(2));
    CHECK(styled["a"].margin[bottom].length == pt(3));
}

TEST_CASE("The fallback of var() holds where the variable has no value") {
    CHECK(styleOf("color: var(--nee, blue)").color == Color{0, 0, 255});
    CHECK(styleOf("color: var(--nee, var(--ook-nee, rgb(1, 2, 3)))").color == Color{1, 2, 3});
    CHECK(styleOf("--a: ; text-indent: var(--a) 3pt").textIndent == pt(3));
    CHECK(styleOf("--a: red; --b: var(--a); color: var(--b)").color == Color{255, 0, 0});
    CHECK(styleOf("--a: initial; color: var(--a, blue)").color == Color{0, 0, 255});
}

TEST_CASE("A variable of a child may build on that of its parent only by another name") {
    const Styled styled("div { --a: 1pt } p { --b: var(--a); --a: inherit; text-indent: var(--b) }",
                        "<div><p id=p>a</p></div>");
    CHECK(listed(styled.diagnostics) == "");
    CHECK(styled["p"].textIndent == pt(1));
}

TEST_CASE("Variables in a circle are an error once and have no value") {
    CHECK(errors("p { --a: var(--a); color: var(--a) }") == "1:10: --a refers to itself\n");
    CHECK(errors("p { --a: var(--b); --b: var(--a); color: var(--a, red) }") ==
          "1:25: --a refers to itself by way of --b\n");
}

TEST_CASE("A value that makes no sense once its variables are known is told where they are used") {
    CHECK(errors(":root { --c: 3pt }\np { color: var(--c) }") == "2:12: color does not take \"3pt\"; write a colour\n");
}

TEST_CASE("Variables that grow like powers of two are cut short") {
    std::string sheet = ":root { --v0: a a a a a a a a;";
    for (int i = 1; i <= 40; ++i) {
        const std::string before = "var(--v" + std::to_string(i - 1) + ") ";
        sheet += "--v" + std::to_string(i) + ": " + before + before + ";";
    }
    const std::string said = errors(sheet + "} p { font-family: var(--v40) }");
    CHECK(said.ends_with("the variables of this value hold too much text\n"));
    CHECK(std::count(said.begin(), said.end(), '\n') == 1);
}

// ---- Values

TEST_CASE("Lengths become points") {
    const std::pair<const char*, double> table[] = {{"72pt", 72},
                                                    {"1in", 72},
                                                    {"25.4mm", 72},
                                                    {"2.54cm", 72},
                                                    {"96px", 72},
                                                    {"6pc", 72},
                                                    {"101.6q", 72},
                                                    {"2em", 40},
                                                    {"3rem", 30},
                                                    {"-1pt", -1},
                                                    {"0", 0},
                                                    {".5pt", .5},
                                                    {"1E1PT", 10},
                                                    {"calc(1em + 2 * (3pt - 1pt) / 4)", 21},
                                                    {"calc(2 * 3mm)", 17.008}};
    for (const auto& [written, points] : table) {
        INFO(written);
        CHECK(styleOf(std::string("text-indent: ") + written).textIndent == pt(points));
    }
}

TEST_CASE("Percentages stay percentages, to a thousandth") {
    CHECK(styleOf("width: 16.667%").width == Size{Size::Kind::percentage, {}, 16667});
    CHECK(styleOf("margin-left: -50%").margin[left] == Size{Size::Kind::percentage, {}, -50000});
    CHECK(styleOf("width: calc(100% / 8)").width == Size{Size::Kind::percentage, {}, 12500});
    CHECK(styleOf("width: auto").width.isAuto());
}

TEST_CASE("Font sizes in em and % are of the parent, and sizes by name of 12 points") {
    const auto size = [](const std::string& value) {
        return Styled("body { font-size: 20pt } p { font-size: " + value + " }")["p"].fontSize;
    };
    CHECK(size("2em") == pt(40));
    CHECK(size("50%") == pt(10));
    CHECK(size("2rem") == pt(24));
    CHECK(size("medium") == pt(12));
    CHECK(size("smaller") == pt(16.667));
    CHECK(size("larger") == pt(24));
    CHECK(Styled("html { font-size: 2rem }").root().fontSize == pt(24));
}

TEST_CASE("Font sizes that multiply with depth stay within bounds") {
    const Styled styled("div { font-size: 1000em; text-indent: 1000000em }",
                        repeated("<div>", 100) + "<p id=p>a</p>" + repeated("</div>", 100));
    CHECK(styled["p"].fontSize == pt(10'000));
    CHECK(styled["p"].textIndent == pt(1e9));
}

TEST_CASE("A line height as a number is inherited as a number, else as a length") {
    const auto height = [](const std::string& value) {
        const Styled styled("body { font-size: 20pt; line-height: " + value + " } p { font-size: 10pt }");
        CHECK_FALSE(styled["p"].lineHeightNormal);
        return styled["p"].lineHeight;
    };
    CHECK(height("1.5") == pt(15));
    CHECK(height("1.33333") == pt(13.333));
    CHECK(height("1.5em") == pt(30));
    CHECK(height("150%") == pt(30));
    CHECK(height("18pt") == pt(18));
    CHECK(height("0") == pt(0));
    CHECK(Styled("p { line-height: normal }")["p"].lineHeightNormal);
}

TEST_CASE("Colours are read in every notation") {
    const std::pair<const char*, Color> table[] = {
        {"#abc", {170, 187, 204}},          {"#abcd", {170, 187, 204, 221}},      {"#1F3f5e", {31, 63, 94}},
        {"#1f3f5e80", {31, 63, 94, 128}},   {"rgb(1, 2, 3)", {1, 2, 3}},          {"rgb(100% 0% 50%)", {255, 0, 128}},
        {"rgba(1,2,3,.5)", {1, 2, 3, 128}}, {"rgb(1 2 3 / 50%)", {1, 2, 3, 128}}, {"rgb(300 -5 3)", {255, 0, 3}},
        {"RebeccaPurple", {102, 51, 153}},  {"aliceblue", {240, 248, 255}},       {"yellowgreen", {154, 205, 50}},
        {"transparent", {0, 0, 0, 0}}};
    for (const auto& [written, color] : table) {
        INFO(written);
        CHECK(styleOf(std::string("background: ") + written).background == color);
    }
    CHECK(styleOf("color: red; background: currentColor").background == Color{255, 0, 0});
}

TEST_CASE("A border takes the colour of the text unless it has its own, and has no width without a style") {
    const Style style = styleOf("border: 1pt solid; color: red; border-left: dotted blue; border-right-style: none");
    CHECK(style.border[top] == Border{pt(1), BorderStyle::solid, {255, 0, 0}});
    CHECK(style.border[left] == Border{pt(2.25), BorderStyle::dotted, {0, 0, 255}});
    CHECK(style.border[right].width == pt(0));
    CHECK(styleOf("border-top: 1pt solid; border-top: 0").border[top].width == pt(0));
    CHECK(styleOf("border-top-width: 3pt").border[top].width == pt(0));
}

TEST_CASE("Shorthands set all their longhands") {
    const auto sides = [](const std::string& value) {
        std::vector<double> out;
        for (const Size& side : styleOf("margin: " + value).margin) out.push_back(side.length.points());
        return out;
    };
    CHECK(sides("1pt") == std::vector<double>{1, 1, 1, 1});
    CHECK(sides("1pt 2pt") == std::vector<double>{1, 2, 1, 2});
    CHECK(sides("1pt 2pt 3pt") == std::vector<double>{1, 2, 3, 2});
    CHECK(sides("1pt 2pt 3pt 4pt") == std::vector<double>{1, 2, 3, 4});

    const Style font = styleOf(
        "font-variant-numeric: tabular-nums; font: italic small-caps bold 10pt/1.5 'PT Sans', Noto Sans, serif");
    CHECK(font.italic);
    CHECK(font.smallCaps);
    CHECK(font.fontWeight == 700);
    CHECK(font.fontSize == pt(10));
    CHECK(font.lineHeight == pt(15));
    CHECK(font.fontFamily == std::vector<std::string>{"PT Sans", "Noto Sans", "serif"});
    CHECK(font.fontNumeric == 0);
    CHECK(styleOf("font-weight: bold; font: 10pt serif").fontWeight == 400);

    CHECK(styleOf("list-style: inside lower-roman").listStyleType == "lower-roman");
    CHECK(styleOf("list-style: inside lower-roman").listStyleInside);
    CHECK(styleOf("list-style: none").listStyleType == "none");
    CHECK(styleOf("list-style: '– '").listStyleType == "\"– \"");
    CHECK(styleOf("border-radius: 1pt 2pt").borderRadius == Sides<Length>{pt(1), pt(2), pt(1), pt(2)});
    CHECK(styleOf("border-color: red blue; border-style: solid").border[right].color == Color{0, 0, 255});
    CHECK(styleOf("font-variant: small-caps lining-nums").fontNumeric == 1);
    CHECK(styleOf("background: red; background: none").background == Color{0, 0, 0, 0});
}

TEST_CASE("Underlining reaches the inlines inside, but not a box that stands on its own") {
    const Styled styled(
        "p { text-decoration: underline } b { display: inline-block } i { text-decoration: line-through }",
        "<p>a <i id=i>b <em id=e>c</em></i> <b id=b>d</b></p><p id=p>e</p>");
    CHECK(styled["e"].underline);
    CHECK(styled["e"].lineThrough);
    CHECK_FALSE(styled["b"].underline);
    CHECK_FALSE(styled["p"].lineThrough);
}

TEST_CASE("page is inherited through auto") {
    const Styled styled("@page liggend { size: A4 landscape } .l { page: liggend } .s { page: auto }",
                        "<div class=l><p class=s id=p>a</p></div><p id=q>b</p>");
    CHECK(styled["p"].page == "liggend");
    CHECK(styled["q"].page == "");
}

TEST_CASE("Every value that a property accepts is accepted, and a wrong one names those") {
    const std::map<std::string, std::vector<std::string>> accepted{
        {"font-size",
         {"10pt", "120%", "smaller", "larger", "xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large",
          "0"}},
        {"color", {"red", "#abc", "currentColor"}},
        {"line-height", {"normal", "1.2", "15pt", "120%", "0"}},
        {"font-family", {"serif", "'PT Sans', sans-serif", "Noto Sans Mono, monospace"}},
        {"font-weight", {"normal", "bold", "bolder", "lighter", "1", "650", "1000"}},
        {"font-style", {"normal", "italic", "oblique"}},
        {"font-variant-numeric",
         {"normal", "lining-nums", "oldstyle-nums tabular-nums", "proportional-nums lining-nums"}},
        {"font-variant-caps", {"normal", "small-caps"}},
        {"text-align", {"left", "right", "center", "justify", "start", "end"}},
        {"text-indent", {"3mm", "-3mm"}},
        {"text-transform", {"none", "uppercase", "lowercase", "capitalize"}},
        {"text-wrap", {"pretty", "balance", "auto"}},
        {"white-space", {"normal", "nowrap", "pre", "pre-wrap", "pre-line"}},
        {"letter-spacing", {"normal", "-4pt", ".1em"}},
        {"word-spacing", {"normal", "1pt"}},
        {"hyphens", {"none", "manual", "auto"}},
        {"hyphenate-limit-chars", {"auto", "8", "8 3", "8 3 3", "auto 3"}},
        {"hyphenate-limit-lines", {"no-limit", "2"}},
        {"overflow-wrap", {"normal", "anywhere", "break-word"}},
        {"list-style-type",
         {"disc", "circle", "square", "decimal", "decimal-leading-zero", "lower-alpha", "upper-latin", "upper-roman",
          "none", "'– '"}},
        {"list-style-position", {"inside", "outside"}},
        {"orphans", {"1", "100"}},
        {"widows", {"3"}},
        {"vertical-align", {"baseline", "top", "middle", "bottom", "super", "sub", "-1.1pt", ".2em"}},
        {"text-decoration-line", {"none", "underline", "line-through", "underline line-through"}},
        {"display",
         {"none", "block", "inline", "inline-block", "list-item", "table", "table-row-group", "table-header-group",
          "table-footer-group", "table-row", "table-cell", "table-column", "table-column-group", "table-caption"}},
        {"margin-top", {"auto", "-3mm", "5%", "0"}},
        {"padding-top", {"3mm", "5%"}},
        {"border-top-width", {"thin", "medium", "thick", ".5pt"}},
        {"border-top-style", {"none", "solid", "dashed", "dotted"}},
        {"border-top-color", {"red", "currentcolor"}},
        {"border-top-left-radius", {"2pt"}},
        {"width", {"auto", "3mm", "50%"}},
        {"min-width", {"auto", "3mm", "50%"}},
        {"max-width", {"none", "3mm", "50%"}},
        {"height", {"auto", "3mm"}},
        {"min-height", {"auto", "3mm"}},
        {"box-sizing", {"content-box", "border-box"}},
        {"overflow", {"visible", "hidden"}},
        {"background-color", {"transparent", "#fff"}},
        {"table-layout", {"auto", "fixed"}},
        {"border-collapse", {"separate", "collapse"}},
        {"border-spacing", {"0", "3pt"}},
        {"caption-side", {"top", "bottom"}},
        {"size", {"A3", "A4", "a5", "letter", "A4 landscape", "portrait letter", "landscape", "100mm", "100mm 200mm"}},
        {"page", {"auto", "omslag"}},
        {"break-before", {"auto", "avoid", "avoid-page", "page", "always", "left", "right", "recto", "verso"}},
        {"break-after", {"auto", "avoid", "page"}},
        {"break-inside", {"auto", "avoid", "avoid-page"}},
        {"float", {"none", "footnote"}},
        {"position", {"static"}},
        {"box-decoration-break", {"slice"}},
        {"bookmark-level", {"none", "1", "6"}},
        {"counter-reset", {"none", "a", "a 3", "a b -2 page 1"}},
        {"counter-increment", {"none", "a", "a 2 b"}},
        {"counter-set", {"none", "a 5"}},
        {"string-set", {"none", "kop content()", "kop content(text), nr counter(n) ' ' attr(title)", "a 'x' 'y'"}},
        {"content",
         {"none",
          "normal",
          "''",
          "'a' 'b'",
          "counter(page)",
          "counter(n, upper-roman)",
          "counters(n, '.')",
          "counters(n, '.', lower-alpha)",
          "string(kop)",
          "string(kop, first-except)",
          "string(kop, last)",
          "string(kop, start)",
          "attr(title)",
          "target-counter(attr(href), page)",
          "target-counter(attr(href url), page, lower-roman)",
          "target-counter(attr(href), n, upper-roman)",
          "target-text(attr(href url))",
          "target-text(attr(href), content)",
          "leader('. ')",
          "leader(dotted)",
          "leader(solid)",
          "leader(space)"}},
        {"margin", {"0", "auto", "1pt -2% 3mm auto"}},
        {"padding", {"0", "1pt 2%"}},
        {"border-width", {"thin", "1pt 2pt"}},
        {"border-style", {"solid", "none solid dashed dotted"}},
        {"border-color", {"red", "red blue #abc currentColor"}},
        {"border-radius", {"1pt", "1pt 2pt 3pt 4pt"}},
        {"border-top", {"1pt solid red", "red 1pt", "solid", "0", "none"}},
        {"border", {"1pt solid red", "none"}},
        {"font", {"10pt serif", "bold 10pt/15pt 'PT Sans'", "italic bold 1em/1.2 a, b", "normal 10pt a"}},
        {"font-variant", {"normal", "small-caps", "tabular-nums", "small-caps lining-nums tabular-nums"}},
        {"list-style", {"none", "disc", "inside", "lower-alpha outside", "'x' inside"}},
        {"background", {"none", "red", "transparent"}},
        {"text-decoration", {"none", "underline", "line-through underline"}},
    };
    const auto sheet = [](const Property& property, const std::string& value) {
        const std::string names = "@page omslag { } p { string-set: kop 'x'; counter-reset: n } ";
        return names + (property.places & onElement ? "p::before { " : "@page { ") + property.name + ": " + value +
               " }";
    };
    for (const Property& property : properties()) {
        std::string name = property.name;
        for (const std::string side : {"-right", "-bottom", "-left"}) {
            const size_t at = name.find(side);
            if (at != name.npos && name.starts_with("border-")) name.replace(at, side.size(), "-top");
            if (at != name.npos && (name.starts_with("margin") || name.starts_with("padding")))
                name.replace(at, side.size(), "-top");
        }
        if (name.ends_with("-radius") && name != "border-radius") name = "border-top-left-radius";
        INFO("property " << property.name);
        REQUIRE(accepted.contains(name));
        for (const std::string& value : accepted.at(name)) {
            INFO(value);
            CHECK(errors(sheet(property, value)) == "");
        }
        const std::string refused = "a-word-that-is-none 3zz";
        if (property.name == "font-family" || property.name == "page" || property.name.starts_with("counter-"))
            continue;
        INFO(errors(sheet(property, refused)));
        CHECK(std::count_if(refused.begin(), refused.end(), [](char c) { return c == ' '; }) == 1);
        CHECK(errors(sheet(property, refused)) != "");
        CHECK_FALSE(property.takes.empty());
        CHECK_FALSE(property.about.empty());
    }
}

TEST_CASE("A style of which nothing is said has the initial values of the property table") {
    const Style parent;
    for (const Property& property : properties()) {
        if (property.isShorthand()) {
            CHECK(property.initial.empty());
            continue;
        }
        INFO(property.name << ": " << property.initial);
        REQUIRE(property.setInitial);
        Style style;
        PageStyle page;
        Context context{&parent, parent.fontSize, nullptr, &page, false};
        property.setInitial(style, context);
        for (Border& border : style.border) border.width = {};  // medium, but 0 as long as there is no style
        CHECK(style == Style{});
    }
}

TEST_CASE("The built-in sheet is without error") {
    Diagnostics diagnostics;
    parseStyleSheet(builtInSource(), "print", diagnostics);
    CHECK(diagnostics.text() == "");
}

// ---- Generated nodes and counters

TEST_CASE("::before and ::after become first and last child, and ids of other nodes stay") {
    const Styled styled(
        "p::before { content: '<' attr(id) ' '; color: red } p::after { content: '>' } em::before { content: none }",
        "<p id=p>a <em>b</em></p>");
    CHECK(styled.inside("p") == "::before[<p ] [a ] em([b]) ::after[>]");
    const html::NodeId before = styled.document[styled.id("p")].children[0];
    CHECK(styled.styles[before].color == Color{255, 0, 0});
    CHECK(styled.styles[before].display == Display::inlined);
    const html::Document plain = [&] {
        Diagnostics diagnostics;
        return html::parse(styled.html, diagnostics);
    }();
    for (size_t i = 0; i < plain.nodes.size(); ++i) CHECK(plain.nodes[i].name == styled.document.nodes[i].name);
}

TEST_CASE("Content keeps what only pages can tell") {
    const Styled styled(
        "a::after { content: leader(' .') ' ' target-counter(attr(href url), page, lower-roman) "
        "target-text(attr(href)) counter(page) }",
        "<p id=p><a href='#x'>a</a></p>");
    CHECK(styled.inside("p") == "a([a] ::after[{leader  .} {page of #x}{text of #x}{counter page decimal}])");
}

TEST_CASE("Headings are numbered by counters") {
    const Styled styled(
        "body { counter-reset: h } h2 { counter-increment: h; counter-reset: s; string-set: nr counter(h) ' ' "
        "content() }"
        "h2::before { content: counter(h) '. ' } h3 { counter-increment: s } h3::before { content: counter(h) '.' "
        "counter(s, lower-alpha) ' ' }",
        "<h2>A</h2><h3>a</h3><h3>b</h3><h2 id=h>B</h2><h3>c</h3>");
    CHECK(styled.inside("body") ==
          "h2(::before[1. ] [A]) h3(::before[1.a ] [a]) h3(::before[1.b ] [b]) h2(::before[2. ] [B]) h3(::before[2.a ] "
          "[c])");
    REQUIRE(styled["h"].stringSet.size() == 1);
    CHECK(styled["h"].stringSet[0].name == "nr");
    CHECK(Styled::shown(styled["h"].stringSet[0].value) == "2 {text}");
}

TEST_CASE("Counters nest as deep as the elements that reset them") {
    const Styled styled(
        "ol { counter-reset: n } li { counter-increment: n; list-style: none } li::before { content: counters(n, '.') "
        "}",
        "<ol id=o><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ol><ol id=q><li>e</li></ol>");
    CHECK(styled.inside("o") ==
          "li(::before[1] [a] ol(li(::before[1.1] [b]) li(::before[1.2] [c]))) li(::before[2] [d])");
    CHECK(styled.inside("q") == "li(::before[1] [e])");
}

TEST_CASE("counter-set changes a counter where it is, page counters are left to the pages") {
    const Styled styled(
        "body { counter-reset: n page 3 } i { counter-set: n 7 } b { counter-increment: n 2 } b::after { content: "
        "counter(n) }",
        "<p id=p><i>a</i><b>b</b></p>");
    CHECK(styled.inside("p") == "i([a]) b([b] ::after[9])");
    CHECK(styled["body"].counterReset == std::vector<CounterChange>{{"n", 0}, {"page", 3}});
}

TEST_CASE("List items get a marker with their bullet or number") {
    const auto list = [](const std::string& html, const std::string& css = "") {
        return Styled(css, html).inside("l");
    };
    CHECK(list("<ul id=l><li>a</li></ul>") == "li(::marker[• ] [a])");
    CHECK(list("<ol id=l><li>a</li><li>b</li></ol>") == "li(::marker[1. ] [a]) li(::marker[2. ] [b])");
    CHECK(list("<ol id=l start=9 type=a><li>a</li><li value=27>b</li><li>c</li></ol>") ==
          "li(::marker[i. ] [a]) li(::marker[aa. ] [b]) li(::marker[ab. ] [c])");
    CHECK(list("<ol id=l reversed><li>a</li><li>b</li></ol>") == "li(::marker[2. ] [a]) li(::marker[1. ] [b])");
    CHECK(list("<ol id=l reversed start=9><li>a</li><li>b</li></ol>") == "li(::marker[9. ] [a]) li(::marker[8. ] [b])");
    CHECK(list("<ol id=l type=I start=1999><li>a</li></ol>") == "li(::marker[MCMXCIX. ] [a])");
    CHECK(list("<ul id=l><li>a<ul><li>b</li></ul></li></ul>") == "li(::marker[• ] [a] ul(li(::marker[◦ ] [b])))");
    CHECK(list("<ul id=l><li>a</li></ul>", "ul { list-style-type: '– ' }") == "li(::marker[– ] [a])");
    CHECK(list("<ul id=l><li>a</li></ul>", "ul { list-style: none }") == "li([a])");
    CHECK(list("<ol id=l><li>a</li></ol>", "li::marker { content: '(' counter(list-item) ') ' }") ==
          "li(::marker[(1) ] [a])");
    CHECK(list("<ol id=l><li>a</li></ol>", "li::before { content: 'x' }") == "li(::marker[1. ] ::before[x] [a])");
    CHECK(list("<ol id=l><li>a</li></ol>", "ol { list-style-type: decimal-leading-zero }") == "li(::marker[01. ] [a])");
    CHECK(list("<ol id=l start=0><li>a</li></ol>", "ol { list-style-type: upper-alpha }") == "li(::marker[0. ] [a])");
}

TEST_CASE("A footnote gets a call before it and a marker in it, numbered through the document") {
    const Styled styled(".n { float: footnote; font-size: 8pt; color: red } p { font-size: 20pt }",
                        "<p id=p>a<span class=n id=n>noot</span> b<span class=n>twee</span></p><div><p id=q>c<span "
                        "class=n>drie</span></p></div>");
    CHECK(styled.inside("p") ==
          "[a] ::footnote-call[1] span(::footnote-marker[1. ] [noot]) [ b] ::footnote-call[2] "
          "span(::footnote-marker[2. ] [twee])");
    CHECK(styled.inside("q") == "[c] ::footnote-call[3] span(::footnote-marker[3. ] [drie])");
    const Style& call = styled.styles[styled.document[styled.id("p")].children[1]];
    CHECK(call.fontSize == pt(13));
    CHECK(call.verticalAlign == VerticalAlign::super);
    CHECK(call.lineHeight == pt(0));
    CHECK(call.color == Color{});
    CHECK(styled["n"].footnote);
    CHECK(Styled(".n { float: footnote } .n::footnote-call { content: '*' }", "<p id=p>a<i class=n>b</i></p>")
              .inside("p") == "[a] ::footnote-call[*] i(::footnote-marker[1. ] [b])");
}

TEST_CASE("Counter styles write numbers as they should") {
    const auto text = [](int value, const std::string& style) {
        return Styled("p { counter-reset: n " + std::to_string(value) + " } p::before { content: counter(n, " + style +
                      ") }")
            .inside("p");
    };
    CHECK(text(26, "lower-alpha") == "::before[z] [Tekst]");
    CHECK(text(702, "upper-latin") == "::before[ZZ] [Tekst]");
    CHECK(text(703, "lower-latin") == "::before[aaa] [Tekst]");
    CHECK(text(3999, "lower-roman") == "::before[mmmcmxcix] [Tekst]");
    CHECK(text(4000, "lower-roman") == "::before[4000] [Tekst]");
    CHECK(text(-3, "upper-roman") == "::before[-3] [Tekst]");
    CHECK(text(5, "square") == "::before[▪] [Tekst]");
}

// ---- Pages

TEST_CASE("@page rules apply by name and place, the more specific ones stronger") {
    const Styled styled(
        "@page brief:first { margin-top: 1pt } @page :first { margin-top: 2pt } @page brief { margin-top: 3pt; size: "
        "A4 landscape }"
        "@page { margin: 4pt } @page :left { margin-left: 5pt } @page :blank { margin-right: 6pt }");
    CHECK(listed(styled.diagnostics) == "");
    const auto page = [&](std::string_view name, bool first, bool left_, bool blank) {
        return styled.styles.page(name, first, left_, blank);
    };
    CHECK(page("", false, false, false).margin == Sides<Length>{pt(4), pt(4), pt(4), pt(4)});
    CHECK(page("", true, false, false).margin[top] == pt(2));
    CHECK(page("brief", false, false, false).margin[top] == pt(3));
    CHECK(page("brief", true, false, false).margin[top] == pt(1));
    CHECK(page("anders", true, true, true).margin == Sides<Length>{pt(2), pt(6), pt(4), pt(5)});
    CHECK(page("brief", false, false, false).width == mm(297));
    CHECK(page("", false, false, false).width == mm(210));
}

TEST_CASE("A page without rules is A4 with margins of 20 mm") {
    const PageStyle page = Styled("").styles.page("", true, false, false);
    CHECK(page.width == mm(210));
    CHECK(page.height == mm(297));
    CHECK(page.margin == Sides<Length>{mm(20), mm(20), mm(20), mm(20)});
    CHECK(page.marginBoxes.empty());
}

TEST_CASE("Page sizes") {
    const auto size = [](const std::string& value) {
        const PageStyle page =
            Styled("@page { size: " + value + "; margin: 10% }").styles.page("", false, false, false);
        CHECK(page.margin[left] == scaled(page.width, 1, 10));
        CHECK(page.margin[top] == scaled(page.height, 1, 10));
        return std::pair(page.width, page.height);
    };
    CHECK(size("A4") == std::pair(mm(210), mm(297)));
    CHECK(size("a5 landscape") == std::pair(mm(210), mm(148)));
    CHECK(size("landscape A3") == std::pair(mm(420), mm(297)));
    CHECK(size("letter portrait") == std::pair(pt(612), pt(792)));
    CHECK(size("landscape") == std::pair(mm(297), mm(210)));
    CHECK(size("10cm") == std::pair(mm(100), mm(100)));
    CHECK(size("10cm 20cm") == std::pair(mm(100), mm(200)));
}

TEST_CASE("Margin boxes inherit from the page, the page from the root, and var() is that of the root") {
    const Styled styled(
        ":root { --grijs: #555555; string-set: kop content(); font-family: 'PT Sans'; line-height: 15pt }"
        "@page { font-size: 8pt; color: var(--grijs);"
        "  @bottom-left { content: counter(page) ' van ' counter(pages); width: 16.667%; padding-top: 1em; "
        "vertical-align: top }"
        "  @top-right { content: string(kop, first-except) }  @top-left { content: '' }  @top-center { content: none } "
        "}"
        "@page omslag { @bottom-left { content: none } @top-right { color: red } }");
    CHECK(listed(styled.diagnostics) == "");
    const PageStyle page = styled.styles.page("", false, false, false);
    REQUIRE(page.marginBoxes.size() == 3);
    CHECK(page.marginBoxes[0].name == "top-left");
    CHECK(page.marginBoxes[0].style.content == Content{ContentPart{}});
    CHECK(page.marginBoxes[1].name == "top-right");
    CHECK(page.marginBoxes[1].style.textAlign == TextAlign::right);
    CHECK(Styled::shown(page.marginBoxes[1].style.content) == "{string kop first-except}");
    const Style& folio = page.marginBoxes[2].style;
    CHECK(Styled::shown(folio.content) == "{counter page decimal} van {counter pages decimal}");
    CHECK(folio.fontSize == pt(8));
    CHECK(folio.padding[top].length == pt(8));
    CHECK(folio.color == Color{85, 85, 85});
    CHECK(folio.lineHeight == pt(15));
    CHECK(folio.fontFamily == std::vector<std::string>{"PT Sans"});
    CHECK(folio.width == Size{Size::Kind::percentage, {}, 16667});
    CHECK(folio.verticalAlign == VerticalAlign::top);
    const PageStyle cover = styled.styles.page("omslag", false, false, false);
    REQUIRE(cover.marginBoxes.size() == 2);
    CHECK(cover.marginBoxes[1].style.color == Color{255, 0, 0});
}

TEST_CASE("@footnote styles the area for footnotes, and pages may count") {
    const Styled styled(
        "@page { counter-increment: page 2; @footnote { margin: 0 3mm; padding-top: 3pt; border-top: .5pt solid red } "
        "}");
    const PageStyle page = styled.styles.page("", false, false, false);
    CHECK(page.footnoteArea.border[top] == Border{pt(.5), BorderStyle::solid, {255, 0, 0}});
    CHECK(page.footnoteArea.margin[top].length == pt(0));
    CHECK(page.footnoteArea.padding[top].length == pt(3));
    CHECK(page.counterIncrement == std::vector<CounterChange>{{"page", 2}});
}

// ---- Media and imports

TEST_CASE("@media chooses by medium, and what is for another one is not read") {
    const std::string sheet =
        "@media print { p { color: red } } @media screen { p { color: blue } a:hover { unknown: x } } @media print, "
        "screen { p { widows: 4 } }";
    const Styled print(sheet);
    CHECK(listed(print.diagnostics) == "");
    CHECK(print["p"].color == Color{255, 0, 0});
    CHECK(print["p"].widows == 4);
    const Styled screen("@media print { p { color: red } } @media screen { p { color: blue } }", "<p id=p>a</p>",
                        "screen");
    CHECK(screen["p"].color == Color{0, 0, 255});
}

TEST_CASE("An imported sheet stands before the one that imports it") {
    Sources sources;
    const Source& base = sources.add("basis.css", "@import url(diep.css); p { color: red; widows: 3 }");
    const Source& deep = sources.add("diep.css", "p { color: green; orphans: 4 }");
    const Load load = [&](std::string_view path, const Source& from) -> const Source* {
        if (path == "basis.css") return from.name == "test.css" ? &base : nullptr;
        return path == "diep.css" ? &deep : nullptr;
    };
    const Styled styled("@charset \"utf-8\"; @import \"basis.css\" print; @import 'niet.css' screen; p { color: blue }",
                        "<p id=p>a</p>", "print", load);
    CHECK(listed(styled.diagnostics) == "");
    CHECK(styled["p"].color == Color{0, 0, 255});
    CHECK(styled["p"].widows == 3);
    CHECK(styled["p"].orphans == 4);
}

TEST_CASE("An import that cannot be followed is an error at its place") {
    Sources sources;
    const Source& self = sources.add("zelf.css", "@import 'zelf.css';");
    const Load load = [&](std::string_view path, const Source&) { return path == "zelf.css" ? &self : nullptr; };
    CHECK(errors("@import 'x.css';") == "1:1: \"x.css\" cannot be imported here; write its rules in this sheet\n");
    CHECK(listed(Styled("@import 'x.css';", "", "print", load).diagnostics) ==
          "1:1: \"x.css\" cannot be read; @import takes a file beside this one\n");
    CHECK(listed(Styled("@import 'zelf.css';", "", "print", load).diagnostics) ==
          "1:1: \"zelf.css\" is imported by itself; leave out one @import\n");
    CHECK(errors("p { widows: 3 } @import 'x.css';") == "1:17: @import must stand before all rules\n");
}

// ---- Hostile input

TEST_CASE("Nesting without end is refused, in one message") {
    CHECK(errors("p { color: " + repeated("(", 100'000)) ==
          "1:75: brackets are nested too deeply; at most 64 levels are read\n");
    CHECK(errors(repeated("@media print {", 100)) ==
          "1:910: brackets are nested too deeply; at most 64 levels are read\n");
    CHECK(errors("p { text-indent: calc" + repeated("(", 50) + "1pt" + repeated(")", 50) + " }") ==
          "1:54: text-indent: calc() is nested too deeply\n");
    CHECK(errors(repeated("p ", 100) + "{ }") == "1:129: this selector is too long; write at most 64 parts\n");
}

TEST_CASE("No beginning of a style sheet and no byte missing from it does harm") {
    const std::string sheet = readFile(PROJECT_DIR "/tests/golden/css/fouten.css", 1 << 20);
    for (size_t length = 0; length < sheet.size(); length += 7) {
        errors(sheet.substr(0, length));
        std::string without = sheet;
        errors(without.erase(length, 1));
    }
    SUCCEED();
}

// ---- Our own documents

TEST_CASE("The mock-ups use no CSS outside the subset") {
    const std::string design = PROJECT_DIR "/../shared/design/";
    if (!isOnPath(design)) {
        std::cout << "css: the mock-ups in ../shared/design were not found; skipped\n";
        return;
    }
    for (const std::string folder : {"mockup", "mockup-editorial"}) {
        for (const std::string file : {"report", "national", "letter"}) {
            const std::string path = design + folder + "/" + file + ".html";
            INFO(path);
            const Source html{path, readFile(path, 8 << 20)},
                sheet{"style.css", readFile(design + folder + "/style.css", 8 << 20)};
            Diagnostics diagnostics;
            html::Document document = html::parse(html, diagnostics);
            const size_t before = document.nodes.size();
            compute(document, {&sheet}, diagnostics);
            CHECK(diagnostics.text() == "");
            CHECK((document.nodes.size() > before) == (file != "letter"));
        }
    }
}

TEST_CASE("target-counter() finds a counter where its link leads, also further on") {
    const Source html{
        "t.html",
        "<!DOCTYPE html><html lang=nl><head><title>t</title></head><body><p><a href=\"#b\">x</a></p>"
        "<ol><li id=a>een</li><li id=b>twee</li></ol><h2 id=c>drie</h2><p><a href=\"#c\">x</a></p></body></html>"};
    const Source sheet{
        "t.css",
        "h2 { counter-increment: kop 4 } [href=\"#b\"]::before { content: \"punt \" target-counter(attr(href), "
        "list-item) } [href=\"#c\"]::after { content: target-counter(attr(href url), kop, upper-roman) }"};
    Diagnostics diagnostics;
    html::Document document = html::parse(html, diagnostics);
    const Styles styles = compute(document, {&sheet}, diagnostics);
    CHECK(diagnostics.text() == "");
    std::string found;
    for (html::NodeId id = 0; id < static_cast<html::NodeId>(document.nodes.size()); ++id) {
        const html::Node& node = document[id];
        if (node.kind != html::Node::Kind::generated || node.name == "::marker") continue;
        for (const ContentPart& part : styles[id].content) {
            CHECK(part.kind == ContentPart::Kind::text);
            found += part.text + "|";
        }
    }
    CHECK(found == "punt |2|IV|");
}

TEST_CASE("The style sheets of our templates are without error") {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(PROJECT_DIR "/templates")) {
        if (entry.path().extension() != ".css" || entry.path().filename() == "web.css") continue;  // for browsers alone
        const Source source{entry.path().string(), readFile(entry.path(), 8 << 20)};
        for (const std::string_view medium : {"print", "screen"}) {
            Diagnostics diagnostics;
            parseStyleSheet(source, medium, diagnostics);
            CHECK(diagnostics.text() == "");
        }
    }
}
