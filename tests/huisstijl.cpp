// House styles: every kind of document in each, the same words in another dress.
#include <catch2/catch.hpp>

#include "html/document.h"
#include "report/batch.h"
#include "report/make.h"
#include "report/project.h"
#include "support/project.h"

using namespace oordeel;
using Catch::Contains;
using testing::Project;

namespace {

struct Styled {
    Sources sources;
    Diagnostics diagnostics;
    report::Project project;
    text::Fonts fonts;

    explicit Styled(const std::string& style)
        : project(report::loadProject(PROJECT_DIR "/data", sources, diagnostics, style)) {}

    std::string make(size_t kind, report::Output output) {
        return report::make(project.documenten.soorten[kind], *project.datasets[kind], 0, *project.templates, output,
                            fonts, sources, diagnostics)
            .bytes;
    }
    /// The words that are read, without those that only drawings hold.
    std::string words(size_t kind) {
        const Source& html = sources.add("x.html", make(kind, report::Output::source));
        const html::Document document = html::parse(html, diagnostics);
        return html::textContent(document, document.body);
    }
};

}  // namespace

TEST_CASE("every kind of document can be made in both house styles, with the same words") {
    Styled plain(""), first("zakelijk"), second("redactioneel");
    REQUIRE(plain.project.datasets.size() == second.project.datasets.size());
    for (size_t kind = 0; kind < plain.project.datasets.size(); ++kind) {
        INFO(plain.project.documenten.soorten[kind].id);
        CHECK(first.make(kind, report::Output::pdf).size() > 1000);
        CHECK(second.make(kind, report::Output::pdf).size() > 1000);
        CHECK(second.make(kind, report::Output::pages) != plain.make(kind, report::Output::pages));
        CHECK(second.words(kind) == plain.words(kind));
        CHECK(first.words(kind) == plain.words(kind));
    }
    CHECK(plain.diagnostics.text() == "");
    CHECK(first.diagnostics.text() == "");
    CHECK(second.diagnostics.text() == "");
}

TEST_CASE("zakelijk is how documents look without a house style") {
    Styled plain(""), zakelijk("zakelijk");
    CHECK(plain.make(0, report::Output::pages) == zakelijk.make(0, report::Output::pages));
}

TEST_CASE("drawings take the colours of the house style, but not over those of a document") {
    Styled second("redactioneel");
    const std::string page = second.make(0, report::Output::source);
    CHECK_THAT(page, Contains("<svg class=\"histogram\"") && Contains("fill=\"#24407a\""));
    CHECK_THAT(page.substr(page.find("<body")), !Contains("#1f3f5e"));
}

TEST_CASE("mistakes in a house style are told, and nothing is made") {
    const Project project;
    project.write("sjablonen/huisstijl/eigen/stijl.css", ":root { --huis: #123456 }\n");
    project.write("sjablonen/huisstijl/eigen/stijl.yaml", "naam: Eigen\nkleur: rood\n");
    const auto run = [&](const std::string& style) {
        report::Request request;
        request.paths = {project.folder / "data"};
        request.output = report::Output::html;
        request.huisstijl = style;
        const report::Report report = report::run(request);
        CHECK(report.made == 0);
        return project.withoutFolder(report.messages);
    };
    CHECK_THAT(run("eigenn"), Contains("error: there is no house style \"eigenn\"; did you mean \"eigen\"?"));
    CHECK_THAT(run("eigen"), Contains("sjablonen/huisstijl/eigen/stijl.yaml:2:1: error:") && Contains("kleur"));
    project.replace("data/documenten.yaml", "sjablonen: ../sjablonen\n",
                    "sjablonen: ../sjablonen\nhuisstijl: anders\n");
    CHECK_THAT(run(""),
               Contains("data/documenten.yaml:3:12: error: there is no house style \"anders\"; templates/huisstijl "
                        "has eigen"));
}
