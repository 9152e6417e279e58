// The fonts in a page for a browser: those that its words need, as far as they may be sent, and no more.
#include "web/fonts.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/folder.h"

using namespace oordeel;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

web::FontFaces faces(const std::string& body, const std::string& sheet, text::Fonts& fonts) {
    const Source source{"test.html", "<!DOCTYPE html>\n<html lang=\"nl\"><head><title>T</title></head><body>" + body +
                                         "</body></html>"};
    const Source styles{"test.css", sheet};
    Diagnostics diagnostics;
    html::Document document = html::parse(source, diagnostics);
    const css::Styles computed = css::compute(document, {&styles}, diagnostics);
    REQUIRE(diagnostics.text() == "");
    return web::fontFaces(document, computed, fonts);
}

size_t count(const std::string& text, const std::string& part) {
    size_t found = 0;
    for (size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) ++found;
    return found;
}

/// A copy of the tests' own font that says under which licence it may be embedded (OS/2 fsType).
fs::path fontWith(int type, const fs::path& folder) {
    std::ostringstream bytes;
    bytes << std::ifstream(PROJECT_DIR "/tests/support/square.ttf", std::ios::binary).rdbuf();
    std::string font = bytes.str();
    const size_t entry = font.find("OS/2");
    size_t table = 0;
    for (size_t i = 0; i < 4; ++i) table = table << 8 | static_cast<unsigned char>(font[entry + 8 + i]);
    font[table + 8] = static_cast<char>(type >> 8);
    font[table + 9] = static_cast<char>(type & 0xFF);
    const fs::path path = folder / ("square-" + std::to_string(type) + ".ttf");
    std::ofstream(path, std::ios::binary) << font;
    return path;
}

}  // namespace

TEST_CASE("each face that sets a word is there once, and the same twice") {
    text::Fonts fonts;
    const std::string body = "<p>Tekst <b>vet</b> en nog een <b>woord</b></p><p>Meer</p>";
    const web::FontFaces found = faces(body, "html { font-family: \"PT Sans\", sans-serif }", fonts);
    CHECK(count(found.rules, "@font-face { font-family: \"PT Sans\"; ") == 2);
    CHECK(count(found.rules, "font-weight: 700; font-style: normal") == 1);
    CHECK(count(found.rules, "url(data:font/ttf;base64,AAEAAA") == 2);  // the version of TrueType
    CHECK(found.files.size() == 2);
    CHECK(faces(body, "html { font-family: \"PT Sans\", sans-serif }", fonts).rules == found.rules);
    // Cut down: the whole font has 400 kB. What is not shown needs no font, and another character takes more room.
    CHECK(found.rules.size() < 50'000);
    CHECK(faces("<p>a<i>b</i></p>", "html { font-family: \"PT Sans\" } i { display: none }", fonts).files.size() == 1);
    // Words that a style sheet adds are set in a font, too.
    CHECK(faces("<p>a</p>", "html { font-family: \"PT Sans\" } p::before { content: \"·\"; font-weight: 700 }", fonts)
              .files.size() == 2);
    CHECK(faces("<p>aéèêëïöüàçñ€“”’–…½</p>", "html { font-family: \"PT Sans\" }", fonts).rules.size() >
          faces("<p>a</p>", "html { font-family: \"PT Sans\" }", fonts).rules.size());
}

TEST_CASE("a face that stands in for another is not sent under a name that is not its own") {
    text::Fonts fonts;
    CHECK(faces("<p>a</p>", "html { font-family: sans-serif }", fonts).rules.empty());
    CHECK(faces("<p>a</p>", "html { font-family: \"Bestaat Niet\", sans-serif }", fonts).rules.empty());
    CHECK(faces("<p>a</p>", "html { font-family: \"pt sans\" }", fonts).files.size() == 1);  // capitals say nothing
}

TEST_CASE("a font goes along only when it says that anybody may have it, also in part") {
    const testing::Folder folder;
    for (const auto& [type, sent] : {std::pair(0, true), {4, false}, {8, false}, {0x100, false}, {0x200, true}}) {
        text::Fonts fonts;
        const fs::path path = fontWith(type, folder.path);
        const std::unique_ptr<text::Face> face = text::openFace(path.string());
        if (!face->refusal.empty()) continue;  // then it is in no document at all
        fonts.add(path.string());
        INFO("fsType " << type);
        CHECK(faces("<p>a</p>", "html { font-family: \"" + face->family + "\" }", fonts).files.size() ==
              (sent ? 1 : 0));
    }
}
