// Paper and screen are made of one tree: every document of data/ in both, word for word.
#include <catch2/catch.hpp>
#include <map>
#include <sstream>

#include "html/document.h"
#include "report/make.h"
#include "report/project.h"

using namespace oordeel;

namespace {

using Words = std::map<std::string, int>;

Words wordsOf(const std::string& text) {
    Words words;
    std::istringstream stream(text);
    for (std::string word; stream >> word;) ++words[word];
    return words;
}

/// The texts below a node, each apart from the next.
std::string textsOf(const html::Document& document, html::NodeId id) {
    std::string out = document[id].text + " ";
    for (const html::NodeId child : document[id].children) out += textsOf(document, child);
    return out;
}

/// The texts of a page: what stands between its tags. Only a tag holds a bare "<".
std::string textOf(const std::string& page) {
    std::string out;
    for (size_t i = page.find("<body"); i < page.size(); ++i) {
        if (page[i] != '<') {
            out += page[i];
            continue;
        }
        const size_t end = page.find('>', i);
        REQUIRE(end != std::string::npos);
        out += ' ';
        i = end;
    }
    for (const auto& [sign, letter] :
         std::map<std::string, std::string>{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}})
        for (size_t at = 0; (at = out.find(sign, at)) != std::string::npos; at += letter.size())
            out.replace(at, sign.size(), letter);
    return out;
}

}  // namespace

TEST_CASE("no document loses a word on its way to the web, and none needs a file beside it") {
    Sources sources;
    Diagnostics diagnostics;
    const report::Project project = report::loadProject(PROJECT_DIR "/data", sources, diagnostics);
    INFO(diagnostics.text());
    REQUIRE_FALSE(diagnostics.hasErrors());
    text::Fonts fonts;
    for (size_t kind = 0; kind < project.datasets.size(); ++kind) {
        const report::Soort& soort = project.documenten.soorten[kind];
        const report::Dataset& dataset = *project.datasets[kind];
        for (size_t index = 0; index < std::min<size_t>(dataset.size(), 3); ++index) {
            INFO(soort.id << "/" << dataset.id(index));
            const auto in = [&](report::Output output) {
                return make(soort, dataset, index, *project.templates, output, fonts, sources, diagnostics).bytes;
            };
            const Source& paper = sources.add("paper.html", in(report::Output::source));
            const html::Document document = html::parse(paper, diagnostics);
            const std::string page = in(report::Output::web);
            const Words screen = wordsOf(textOf(page));
            std::string lost;
            for (const auto& [word, times] : wordsOf(textsOf(document, document.body))) {
                const auto found = screen.find(word);
                if (found == screen.end() || found->second < times) lost += word + " ";
            }
            CHECK(lost == "");
            CHECK((page.find("<script") == std::string::npos || soort.herhaal == report::Herhaal::overzicht));
            CHECK(page.find("<link") == std::string::npos);
            CHECK(page.find("@font-face") != std::string::npos);
            for (size_t at = 0; (at = page.find("url(", at)) != std::string::npos; ++at)
                CHECK(page.substr(at + 4, 5) == "data:");
            CHECK(page.find("@import") == std::string::npos);
            for (size_t at = 0; (at = page.find(" src=\"", at)) != std::string::npos; ++at)
                CHECK(page.substr(at + 6, 5) == "data:");
        }
    }
    CHECK(diagnostics.text() == "");
}
