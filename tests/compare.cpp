// `oordeel compare` and the section of a report that says what changed.
#include "report/compare_files.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "base/file.h"
#include "report/make.h"

using namespace oordeel;
namespace fs = std::filesystem;

namespace {

const fs::path kitchen = fs::path(PROJECT_DIR) / "data/voorbeelden/keuken";

report::CompareAnswer compared(const fs::path& toen, const fs::path& nu, bool json = false) {
    return report::compareFiles({toen, nu, fs::path(PROJECT_DIR) / "data", "", "", json});
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("two folders are compared by organisation, and the text tells all that changed") {
    const report::CompareAnswer answer = compared(kitchen / "beoordelingen", kitchen / "hertoets");
    CHECK(answer.messages.empty());
    CHECK(answer.lone.empty());
    CHECK(answer.output == readFile(PROJECT_DIR "/tests/golden/compare/keuken.txt", 1 << 20));
}

TEST_CASE("then and now the other way round tells the opposite") {
    const report::CompareAnswer answer =
        compared(kitchen / "hertoets/de-gouden-lepel.yaml", kitchen / "beoordelingen/de-gouden-lepel.yaml");
    CHECK(contains(answer.output, "  slechter: 1.1.2 Schone apparatuur: goed (8,5) → voldoende (7,5)\n"));
    CHECK(contains(answer.output, "  beter: 1.2.1 Handen wassen: onvoldoende (5) → goed (8)\n"));
    CHECK(contains(answer.output, "Het geheel: slechter, voldoende → onvoldoende\n"));
}

TEST_CASE("JSON is one line an organisation") {
    const std::string out = compared(kitchen / "beoordelingen", kitchen / "hertoets", true).output;
    CHECK(std::count(out.begin(), out.end(), '\n') == 2);
    CHECK(contains(out, R"({"nummer":"1.1.2","toenNummer":"1.1.2","naam":"Schone apparatuur","toen":"voldoende",)"
                        R"("nu":"goed","toenWaarde":"7,5","nuWaarde":"8,5","richting":"beter","reden":null})"));
    CHECK(contains(out, R"("termijn":"2026-03-17","teLaat":true,"tegenspraak":false})"));
}

TEST_CASE("step 1 and step 2 of Haaglanden share one verwachting, by the overgang that the data name") {
    const fs::path folder = fs::path(PROJECT_DIR) / "data/veilig-thuis/beoordelingen";
    const report::CompareAnswer answer = compared(folder / "stap-1/haaglanden.yaml", folder / "stap-2/haaglanden.yaml");
    CHECK(answer.messages.empty());
    CHECK(contains(answer.output,
                   "Verwachtingen: 0 beter, 1 gelijk, 0 slechter, 27 niet te vergelijken\n"
                   "  gelijk: 2.1.2 (toen 1.2.5)\n"));
    CHECK(contains(answer.output,
                   "  niet te vergelijken, want het vorige kader had andere regels: 1.3, 1.5, 2.1 en 4.1\n"));
    CHECK(contains(answer.output, "  nog open: Onderzoek in tien weken (1.2.5)\n"));
}

TEST_CASE("an organisation on one side only is named, and an unknown kader is an error at its place") {
    const report::CompareAnswer lone = compared(kitchen / "beoordelingen", kitchen / "hertoets/het-blauwe-bord.yaml");
    REQUIRE(lone.lone.size() == 1);
    CHECK(contains(lone.lone[0], "\"de-gouden-lepel\" has no assessment in "));
    const fs::path file = fs::temp_directory_path() / "oordeel-compare.yaml";
    writeFile(file, "organisatie: ergens\nkader: keuken\nversie: 2\n");
    const report::CompareAnswer wrong = compared(kitchen / "beoordelingen", file);
    CHECK(wrong.hasErrors);
    CHECK(wrong.output.empty());
    CHECK(contains(wrong.messages, ":2:8: error: no kader \"keuken\" of version 2 is used in "));
    fs::remove(file);
}

TEST_CASE("a report shows what changed when its data name an earlier assessment, and nothing of it when they do not") {
    Sources sources;
    Diagnostics diagnostics;
    const std::string path = PROJECT_DIR "/data/documenten.yaml";
    const report::Documenten documenten =
        report::readDocumenten(sources.add(path, readFile(path, 1 << 20)), sources, diagnostics);
    const report::Templates templates(documenten.sjablonen, sources, diagnostics);
    for (const report::Soort& soort : documenten.soorten) {
        const bool again = soort.id == "hertoets-restaurant";
        if (!again && soort.id != "keuring-restaurant") continue;
        const auto dataset = report::loadDataset(soort, sources, diagnostics);
        REQUIRE(diagnostics.text() == "");
        REQUIRE(dataset->id(0) == "de-gouden-lepel");
        // The report of an institution has the same section as the short one.
        report::Soort asReport = soort;
        asReport.sjabloon.path = "instellingsrapport.md";
        for (const char* key :
             {"aanleiding", "grondslag", "werkwijze", "vervolg", "kenmerk", "versie", "verantwoording", "letter"})
            asReport.gegevens.set(key, "Verzonnen.");
        asReport.gegevens.set("afzenders", Value::ofList());
        for (const report::Soort& one : {soort, asReport}) {
            const std::string html = report::fillPage(one, *dataset, 0, templates, sources, diagnostics).html->text;
            REQUIRE(diagnostics.text() == "");
            CHECK(contains(html, "Wat er veranderd is") == again);
            CHECK(contains(html, "zijn twee verwachtingen beter en één slechter.") == again);
            CHECK(contains(html, "17 maart 2026<br><strong>te laat</strong>") == again);
        }
    }
}
