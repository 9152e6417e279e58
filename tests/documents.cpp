// The documents of data/, all of them: valid, tagged, the same twice, and no word of the HTML lost on the way.
#include <unistd.h>
#include <catch2/catch.hpp>

#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/file.h"
#include "base/utf8.h"
#include "css/css.h"
#include "report/dataset.h"
#include "report/make.h"

using namespace oordeel;
namespace fs = std::filesystem;

namespace {

/// What a command prints; its exit code must be 0.
std::string run(const std::string& command) {
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe);
    std::string out;
    char buffer[65536];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
    const int status = pclose(pipe);
    INFO(command << "\n" << out);
    CHECK(status == 0);
    return out;
}

bool isSpace(char32_t c) {
    return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

/// Characters without white space and hyphens that only a line end made.
std::u32string letters(std::string_view text) {
    std::u32string out;
    for (size_t i = 0; i < text.size();) {
        const char32_t c = nextCodePoint(text, i);
        if (!isSpace(c) && c != 0xAD) out += c;
    }
    return out;
}

/// Reads the words of a document in the order of the tree; those of footnotes apart, since they stand at the foot.
struct Words {
    const html::Document& document;
    const css::Styles& styles;
    std::string text, notes;

    void read(html::NodeId id, bool inNote) {
        const html::Node& node = document[id];
        std::string& out = inNote ? notes : text;
        if (node.kind == html::Node::Kind::text) {
            out += node.text;
            return;
        }
        const css::Style& style = styles[id];
        if (node.kind == html::Node::Kind::generated || style.display == css::Display::none) return;
        if (node.name == "title" || node.name == "desc") return;
        const bool apart =
            style.display != css::Display::inlined || style.footnote || node.name == "br" || node.name == "text";
        if (apart) (style.footnote ? notes : out) += ' ';
        for (const html::NodeId child : node.children) read(child, inNote || style.footnote);
        if (apart) (style.footnote ? notes : out) += ' ';
    }
};

/// The first word of `words` that `text` does not have after the one before, within the reach of a page's running heads
/// and footnotes; empty when all are there in order.
std::string firstLostWord(const std::string& words, const std::u32string& text, size_t reach) {
    size_t at = 0, i = 0;
    while (i < words.size()) {
        std::string word;
        while (i < words.size()) {
            size_t next = i;
            const char32_t c = nextCodePoint(words, next);
            if (isSpace(c)) {
                i = next;
                if (!word.empty()) break;
                continue;
            }
            word += words.substr(i, next - i);
            i = next;
        }
        const std::u32string wanted = letters(word);
        if (wanted.empty()) continue;
        const size_t found = text.find(wanted, at);
        if (found == std::u32string::npos || found > at + reach)
            return word + " (after \"" + toUtf8(text.substr(at > 40 ? at - 40 : 0, 40)) + "\")";
        at = found + wanted.size();
    }
    return "";
}

struct Project {
    Sources sources;
    Diagnostics diagnostics;
    report::Documenten documenten;
    std::unique_ptr<report::Templates> templates;
    std::vector<std::unique_ptr<report::Dataset>> datasets;
    text::Fonts fonts;

    Project() {
        const std::string path = PROJECT_DIR "/data/documenten.yaml";
        documenten = report::readDocumenten(sources.add(path, readFile(path, 1 << 20)), diagnostics);
        templates = std::make_unique<report::Templates>(documenten.sjablonen, sources, diagnostics);
        for (const report::Soort& soort : documenten.soorten) {
            datasets.push_back(report::loadDataset(soort, sources, diagnostics));
        }
    }
};

}  // namespace

TEST_CASE("every document of data/ is valid, tagged, the same twice, and has every word of its HTML in order") {
    Project project;
    INFO(project.diagnostics.text());
    REQUIRE(project.diagnostics.empty());
    const fs::path folder = fs::temp_directory_path() / ("oordeel-documents-" + std::to_string(::getpid()));
    size_t count = 0;
    for (size_t s = 0; s < project.documenten.soorten.size(); ++s) {
        const report::Soort& soort = project.documenten.soorten[s];
        const report::Dataset& dataset = *project.datasets[s];
        for (size_t i = 0; i < dataset.size(); ++i) {
            const std::string id = dataset.id(i);
            CAPTURE(soort.id, id);
            Sources sources;
            Diagnostics diagnostics;
            const auto make = [&] {
                return report::make(soort, dataset, i, *project.templates, report::Output::pdf, project.fonts, sources,
                                    diagnostics);
            };
            const report::Printed printed = make();
            CHECK(printed.bytes == make().bytes);
            const fs::path file = folder / (id + ".pdf");
            writeFile(file, printed.bytes);
            run("qpdf --check '" + file.string() + "'");
            CHECK(run("pdfinfo '" + file.string() + "'").find("Tagged:          yes") != std::string::npos);

            const report::Page page = report::fillPage(soort, dataset, i, *project.templates, sources, diagnostics);
            html::Document document = html::parse(*page.html, diagnostics);
            const css::Styles styles = css::compute(document, page.sheets, diagnostics);
            INFO(diagnostics.text());
            CHECK(diagnostics.empty());
            Words words{document, styles, "", ""};
            words.read(document.body, false);
            const std::u32string text = letters(run("pdftotext -raw '" + file.string() + "' -"));
            REQUIRE(letters(words.text).size() > 1000);
            CHECK(firstLostWord(words.text, text, 600) == "");
            CHECK(firstLostWord(words.notes, text, text.size()) == "");
            ++count;
        }
    }
    fs::remove_all(folder);
    CHECK(count >= 26);
}

TEST_CASE("the test for lost words finds a word that is not there, and one out of its order") {
    CHECK(firstLostWord("een twee drie", letters("een twee drie"), 10) == "");
    CHECK(firstLostWord("een twee drie", letters("een tw\u00ADee drie"), 10) == "");
    CHECK(firstLostWord("een twee drie", letters("een drie"), 10).starts_with("twee"));
    CHECK(firstLostWord("een twee drie", letters("een drie twee"), 10).starts_with("drie"));
}
