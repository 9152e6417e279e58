// The documents of data/, all of them: valid, tagged, the same twice, and no word of the HTML lost on the way.
#include <unistd.h>
#include <catch2/catch.hpp>

#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>

#include "base/file.h"
#include "css/css.h"
#include "layout/layout.h"
#include "report/dataset.h"
#include "report/make.h"
#include "support/words.h"
#include "verify/verify.h"

using namespace oordeel;
using namespace testing;
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

struct Project {
    Sources sources;
    Diagnostics diagnostics;
    report::Documenten documenten;
    std::unique_ptr<report::Templates> templates;
    std::vector<std::unique_ptr<report::Dataset>> datasets;
    text::Fonts fonts;

    Project() {
        const std::string path = PROJECT_DIR "/data/documenten.yaml";
        documenten = report::readDocumenten(sources.add(path, readFile(path, 1 << 20)), sources, diagnostics);
        templates = std::make_unique<report::Templates>(documenten.sjablonen, sources, diagnostics);
        for (const report::Soort& soort : documenten.soorten) {
            datasets.push_back(report::loadDataset(soort, sources, diagnostics));
        }
    }
};

}  // namespace

TEST_CASE(
    "every document of data/ is valid, passes the preflight, is tagged, the same twice, and has every word of its HTML "
    "in order") {
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
            const verify::Verdict verdict = verify::verify(printed.bytes);
            CHECK(verify::text(verdict, id).find("PDF/A-2a and PDF/UA-1: ") != std::string::npos);
            CHECK(verdict.broken.empty());
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
            REQUIRE(letters(words.text).size() > 500);
            CHECK(firstLostWord(words.text, text, 600) == "");
            CHECK(firstLostWord(words.notes, text, text.size()) == "");
            ++count;
        }
    }
    fs::remove_all(folder);
    CHECK(count >= 26);
}

// Chapters that follow on a page left two of these alone at its foot, once they no longer began a page each.
TEST_CASE("the title of a thema stands on the page on which its first criterium begins") {
    Project project;
    size_t seen = 0;
    for (size_t s = 0; s < project.documenten.soorten.size(); ++s) {
        const report::Soort& soort = project.documenten.soorten[s];
        if (soort.id != "instellingsrapport" && soort.id != "landelijk-rapport") continue;
        const report::Dataset& dataset = *project.datasets[s];
        for (size_t i = 0; i < dataset.size(); ++i) {
            INFO(soort.id << "/" << dataset.id(i));
            Sources sources;
            Diagnostics diagnostics;
            const report::Page page = report::fillPage(soort, dataset, i, *project.templates, sources, diagnostics);
            html::Document document = html::parse(*page.html, diagnostics);
            const css::Styles styles = css::compute(document, page.sheets, diagnostics);
            const layout::Pages pages = layout::paginate(document, styles, project.fonts, diagnostics, {});
            std::map<std::string, size_t> pageOf;
            for (const layout::Anchor& anchor : pages.anchors) pageOf[anchor.id] = anchor.page;
            for (const rules::Thema& thema : dataset.kader.themas) {
                INFO("thema " << thema.nummer);
                REQUIRE(pageOf.contains("t" + thema.nummer));
                CHECK(pageOf.at("t" + thema.nummer) == pageOf.at("c" + thema.criteria.front().nummer));
                ++seen;
            }
        }
    }
    CHECK(seen == 27 * 3);
}

TEST_CASE("the test for lost words finds a word that is not there, and one out of its order") {
    CHECK(firstLostWord("een twee drie", letters("een twee drie"), 10) == "");
    CHECK(firstLostWord("een twee drie", letters("een tw\u00ADee drie"), 10) == "");
    CHECK(firstLostWord("een twee drie", letters("een drie"), 10).starts_with("twee"));
    CHECK(firstLostWord("een twee drie", letters("een drie twee"), 10).starts_with("drie"));
}

TEST_CASE("a report of thirteen pages in four faces takes less than 100 KB") {
    Project project;
    const report::Soort& soort = project.documenten.soorten.front();
    const report::Dataset& dataset = *project.datasets.front();
    size_t utrecht = 0;
    while (dataset.beoordelingen.at(utrecht).id != "utrecht") ++utrecht;
    Sources sources;
    Diagnostics diagnostics;
    std::string html = report::fillPage(soort, dataset, utrecht, *project.templates, sources, diagnostics).html->text;
    std::string head =
        "<style>.rij h3, .rij h4 { font-weight: 700; font-style: italic } .norm, td { font-style: italic }</style>";
    for (size_t i = soort.stijl.size(); i-- > 0;) {
        head = "<link rel=\"stylesheet\" href=\"" PROJECT_DIR "/templates/" + soort.stijl[i].path.generic_string() +
               "\">" + head;
    }
    html.insert(html.find("</head>"), head);
    const fs::path file = fs::temp_directory_path() / ("oordeel-small-" + std::to_string(::getpid()));
    writeFile(file.string() + ".html", html);
    const report::Printed printed =
        report::printFile(file.string() + ".html", report::Output::pdf, sources, diagnostics);
    INFO(diagnostics.text());
    CHECK(diagnostics.empty());
    CHECK(printed.pages >= 12);
    CHECK(printed.bytes.size() < 100'000);
    writeFile(file.string() + ".pdf", printed.bytes);
    const std::string faces = run("pdffonts '" + file.string() + ".pdf'");
    for (const char* face : {"+PTSans-Regular", "+PTSans-Bold ", "+PTSans-Italic", "+PTSans-BoldItalic"}) {
        CHECK(faces.find(face) != std::string::npos);
    }
    fs::remove(file.string() + ".html");
    fs::remove(file.string() + ".pdf");
}
