// Figures and the names of a document about all assessments, in templates: on the real data of stap 1.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <memory>

#include "base/file.h"
#include "report/batch.h"
#include "report/cijfer_names.h"
#include "report/documents.h"
#include "report/make.h"

using namespace oordeel;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

/// A project of one document over the real data, with this template.
struct Project {
    fs::path folder;
    std::vector<std::unique_ptr<Sources>> all;
    Diagnostics diagnostics;

    explicit Project(const std::string& name) : folder(fs::temp_directory_path() / ("oordeel-cijfers-" + name)) {
        fs::remove_all(folder);
        fs::create_directories(folder);
        fs::copy(PROJECT_DIR "/templates/tekens", folder / "tekens");
    }
    ~Project() { fs::remove_all(folder); }
    Project(const Project&) = delete;
    Project& operator=(const Project&) = delete;

    void write(const std::string& name, const std::string& text) const { std::ofstream(folder / name) << text; }

    std::string fill(const std::string& sjabloon, const std::string& repeat = "eenmaal") {
        const std::string data = fs::absolute(PROJECT_DIR "/data/veilig-thuis/").string();
        write("proef.html", sjabloon);
        write("stijl.css", "");
        const std::string text =
            "sjablonen: .\ndocumenten:\n  - soort: proef\n    sjabloon: proef.html\n    stijl: stijl.css\n"
            "    titel: Proef\n    kader: " +
            data + "kader-stap-1.yaml\n    organisaties: " + data + "organisaties.yaml\n    beoordelingen: " + data +
            "beoordelingen/stap-1\n    cijfers: " + data + "cijfers.yaml\n    herhaal: " + repeat + "\n";
        Sources& sources = *all.emplace_back(std::make_unique<Sources>());  // a file is read once
        const Source& source = sources.add((folder / "documenten.yaml").string(), text);
        const report::Documenten documenten = report::readDocumenten(source, sources, diagnostics);
        const report::Templates templates(documenten.sjablonen, sources, diagnostics);
        if (diagnostics.hasErrors()) return diagnostics.text();
        const auto dataset = report::loadDataset(documenten.soorten.at(0), sources, diagnostics);
        if (!dataset) return diagnostics.text();
        REQUIRE(dataset->size() == (repeat == "eenmaal" ? 1 : 26));
        const report::Page page =
            report::fillPage(documenten.soorten.at(0), *dataset, 0, templates, sources, diagnostics);
        return diagnostics.hasErrors() ? diagnostics.text() : page.html->text;
    }
};

}  // namespace

TEST_CASE("a figure has the forms that a Dutch sentence needs") {
    Project project("vormen");
    CHECK(project.fill("{{cijfers.zicht_beter.Deel}} ({{cijfers.zicht_beter.percentage}}, {{cijfers.zicht_beter.van}}) "
                       "{{cijfers.zicht_beter.deelZijn}} er niet.") ==
          "Ruim twee derde van de organisaties (69%, 18 van de 26) is er niet.");
    CHECK(project.fill("{{cijfers.buiten_kantoortijd_wel.Woord}} {{cijfers.buiten_kantoortijd_wel.eenheid}}: "
                       "{{cijfers.buiten_kantoortijd_wel.namen}}.") ==
          "Zes organisaties: Amsterdam-Amstelland, IJsselland, Kennemerland, Twente, Utrecht en Zeeland.");
    CHECK(project.fill("{{cijfers.hoogste.getal}}: {{cijfers.hoogste.namen}}; {{cijfers.hertoetsen.woord}}, "
                       "{{cijfers.hertoetsen.bron}}") ==
          "20: Amsterdam-Amstelland, Midden-Brabant en Utrecht; zeven, landelijk rapport over stap 1, hoofdstuk 1, "
          "Vervolg");
    CHECK(project.fill("{{cijfers.voldoet_aan_alles.Deel}} {{cijfers.voldoet_aan_alles.deelZijn}}") ==
          "Geen enkele organisatie is");
}

TEST_CASE("a figure that nobody defined, or that has no such form, is an error in the template") {
    Project project("onbekend");
    CHECK_THAT(project.fill("<p>{{cijfers.zicht_beterr.van}}</p>"), Contains("proef.html:1:4: error"));
    CHECK_THAT(Project("vorm").fill("{{cijfers.hertoetsen.percentage}}"), Contains("percentage"));
}

TEST_CASE("documents about one assessment may use the figures too") {
    CHECK(Project("beoordeling").fill("{{organisatie.kort}}: {{cijfers.zicht_beter.getal}}", "per beoordeling") ==
          "Amsterdam-Amstelland: 18");
}

TEST_CASE("a document that is made once knows all organisations and how each part of the kader came out") {
    Project project("alle");
    CHECK(project.fill("{{organisaties.getal}} {{#organisaties.lijst}}{{#eerste}}{{volledigeNaam}} {{goed.getal}} "
                       "{{verwachtingen.getal}} {{criteria.getal}}{{/eerste}}{{/organisaties.lijst}}") ==
          "26 Veilig Thuis Amsterdam-Amstelland 20 24 7");
    CHECK(project.fill("{{#criteria.lijst}}{{#eerste}}{{nummer}}:{{#uitslag.lijst}} {{organisaties.getal}} {{naam}}"
                       "{{/uitslag.lijst}}{{/eerste}}{{/criteria.lijst}}") ==
          "1.1: 2 voldoende 23 matig 1 onvoldoende");
    CHECK(project.fill(
              "{{#verwachtingen.lijst}}{{#eerste}}{{nummer}} {{goed.getal}} {{tekort.namen}}:"
              "{{#uitslag.lijst}} {{percentage}} {{naam}}{{/uitslag.lijst}}{{/eerste}}{{/verwachtingen.lijst}}") ==
          "1.1.1 25 Drenthe: 96% voldoende 4% onvoldoende");
    CHECK(project.fill("{{#ranglijst.lijst}}{{#laatste}}{{plaats.getal}} {{naam}}{{/laatste}}{{/ranglijst.lijst}}") ==
          "25 Gelderland Zuid");
    CHECK(project.fill("{{kader.verwachtingen.getal}} {{kader.nietBeoordeeld.nummers}} {{landelijk.gemiddelde}}") ==
          "24 3.1.1 16,2");
}

TEST_CASE("the ranking is that of the national report, with equal ones in alphabetical order") {
    CHECK(
        Project("rang").fill(
            "{{#ranglijst.lijst}}{{naam}} {{goed.getal}}{{^laatste}}, {{/laatste}}{{/ranglijst.lijst}}") ==
        "Amsterdam-Amstelland 20, Midden-Brabant 20, Utrecht 20, Noord en Oost-Gelderland 19, Friesland 18, Haaglanden "
        "18, IJsselland 18, Noord-Holland Noord 18, Rotterdam-Rijnmond 18, Twente 18, Zuid-Holland Zuid 18, Gelderland "
        "Midden 17, Noordoost-Brabant 17, West-Brabant 17, Zaanstreek-Waterland 17, Zuid Limburg 17, Flevoland 16, "
        "Noord- en Midden-Limburg 16, Zeeland 16, Hollands-Midden 15, Gooi en Vechtstreek 14, Zuidoost-Brabant 14, "
        "Groningen 13, Kennemerland 12, Drenthe 8, Gelderland Zuid 8");
}

TEST_CASE("an explanation is of each assessment, also where only one document is made of them all") {
    Project project("uitleg");
    project.fill("<p>x</p>");
    const std::string data = fs::absolute(PROJECT_DIR "/data/veilig-thuis/").string();
    project.write(
        "documenten.yaml",
        "sjablonen: .\ndocumenten:\n  - {soort: proef, sjabloon: proef.html, stijl: stijl.css, titel: Proef, kader: " +
            data + "kader-stap-1.yaml, organisaties: " + data + "organisaties.yaml, beoordelingen: " + data +
            "beoordelingen/stap-1, herhaal: eenmaal}\n");
    report::Request request;
    request.paths = {project.folder};
    request.output = report::Output::explanation;
    request.only = {"drenthe"};
    request.criterium = "1.1";
    const report::Report report = report::run(request);
    CHECK(report.unknown.empty());
    CHECK_THAT(report.output, Contains("Veilig Thuis Drenthe") && Contains("Criterium 1.1"));
    request.only = {};
    CHECK(report::run(request).made == 26);
    request.output = report::Output::source;
    request.criterium = {};
    CHECK(report::run(request).made == 1);
}

TEST_CASE("a document that is made once needs a kader whose id can name a file, and no addressees") {
    Project project("fout");
    CHECK_THAT(project.fill("<p>x</p>", "drie keer"), Contains("\"eenmaal\""));
}
