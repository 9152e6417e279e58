// Statements of published documents: what holds, what does not and by how much. On a set of three, and on the real
// data.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "rules/beweringen.h"
#include "yaml/load.h"

using namespace oordeel;
using namespace oordeel::rules;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

/// The real organisations of stap 1 with their scores.
struct Stap1 {
    Sources sources;
    Diagnostics diagnostics;
    Toetsingskader kader;
    std::map<std::string, Beoordeling> beoordelingen;
    std::map<std::string, Scorecard> kaarten;
    Verzameling verzameling;

    Stap1() {
        const fs::path data = PROJECT_DIR "/data/veilig-thuis";
        kader = readKader(read(data / "kader-stap-1.yaml"), diagnostics);
        verzameling.kader = &kader;
        for (const auto& entry : fs::directory_iterator(data / "beoordelingen/stap-1")) {
            const std::string id = entry.path().stem().string();
            beoordelingen.emplace(id, readBeoordeling(read(entry.path()), kader, diagnostics));
        }
        for (const auto& [id, beoordeling] : beoordelingen) {
            kaarten.emplace(id, score(kader, beoordeling));
            verzameling.leden.push_back({id, id, &beoordeling, &kaarten.at(id)});
        }
        REQUIRE_FALSE(diagnostics.hasErrors());
    }

    Value read(const fs::path& file) {
        std::ostringstream text;
        text << std::ifstream(file).rdbuf();
        return yaml::load(sources.add(file.filename().string(), text.str()), diagnostics);
    }

    Beweringen document(const std::string& name) {
        return readBeweringen(read(PROJECT_DIR "/data/veilig-thuis/beweringen/" + name + ".yaml"), verzameling,
                              diagnostics);
    }

    /// "klopt", "klopt niet", "niet te toetsen", or what is wrong with the statement.
    std::string test(const std::string& fields) {
        const std::string text =
            "id: d\ndocument: D\nbron: B\nbeweringen:\n  - {plaats: hier, over: iets, " + fields + "}\n";
        const Beweringen all =
            readBeweringen(yaml::load(sources.add("d.yaml", text), diagnostics), verzameling, diagnostics);
        if (!diagnostics.empty()) return diagnostics.all().front().message;
        const char* words[] = {"klopt", "klopt niet", "niet te toetsen"};
        return words[static_cast<size_t>(all.beweringen.at(0).uitslag)];
    }
};

std::string test(const std::string& fields) {
    return Stap1().test(fields);
}

/// The numbers of verwachtingen with statements that do not hold, with the words of each.
std::string false_(const Beweringen& document) {
    std::string out;
    for (const Bewering& een : document.beweringen)
        if (een.uitslag == Bewering::Uitslag::kloptNiet)
            out += (een.nummers.empty() ? "" : een.nummers[0]) + " " + een.tekst +
                   (een.ontbreken.empty() ? "" : "-" + een.ontbreken[0]) + "\n";
    return out;
}

}  // namespace

TEST_CASE("a statement holds when the data bear it out, in the way its words are meant") {
    const std::string onder = "cijfer: {tel: organisaties, met: 1.1.2 onvoldoende}";  // 20 of 26, 76.9%
    CHECK(test("tekst: 77%, " + onder) == "klopt");
    CHECK(test("tekst: 76%, " + onder) == "klopt");
    CHECK(test("tekst: 78%, " + onder) == "klopt niet");
    CHECK(test("tekst: 80 procent, " + onder) == "klopt niet");
    CHECK(test("tekst: 20, " + onder) == "klopt");
    CHECK(test("tekst: twintig, " + onder) == "klopt");
    CHECK(test("tekst: 20 van de 26, " + onder) == "klopt");
    CHECK(test("tekst: 20 van de 25, " + onder) == "klopt niet");
    CHECK(test("tekst: slechts driekwart, " + onder) == "klopt");
    CHECK(test("tekst: allemaal, beweert: alle, " + onder) == "klopt niet");
    CHECK(test("tekst: veel, niet te toetsen: Veel heeft geen grens.") == "niet te toetsen");
    CHECK(test("namen: [drenthe], cijfer: {tel: organisaties, met: 1.1.1 onvoldoende}") == "klopt");
    CHECK(test("namen: [drenthe, zeeland], cijfer: {tel: organisaties, met: 1.1.1 onvoldoende}") == "klopt niet");
}

TEST_CASE("a statement that cannot be read is told with how to write it") {
    CHECK_THAT(test("tekst: nogal wat, cijfer: {tel: organisaties, met: 1.1.2 onvoldoende}"),
               Contains("\"nogal wat\" is no number, percentage or word for a share"));
    CHECK_THAT(test("tekst: alle"), Contains("either a `cijfer`"));
    CHECK_THAT(test("tekst: alle, niet te toetsen: Zo., cijfer: {tel: organisaties, met: 1.1.2 onvoldoende}"),
               Contains("either a `cijfer`"));
    CHECK_THAT(test("cijfer: {tel: organisaties, met: 1.1.2 onvoldoende}"), Contains("nothing says what is stated"));
    CHECK_THAT(test("namen: [drente], cijfer: {tel: organisaties, met: 1.1.1 onvoldoende}"),
               Contains("did you mean \"drenthe\"?"));
    CHECK_THAT(test("tekst: alle, cijfer: {tel: organisaties, met: 1.9.9 onvoldoende}"),
               Contains("no verwachting 1.9.9"));
}

TEST_CASE("the national report on stap 1: what was known to be wrong in it is found from the data") {
    Stap1 stap1;
    const Beweringen report = stap1.document("landelijk-rapport-stap-1");
    CHECK(stap1.diagnostics.text() == "");
    CHECK(false_(report) ==
          "2.2.1 alle\n"
          "3.1 vrijwel alle\n"
          "1.1.1 allemaal\n"
          "1.1 2\n"
          "1.1 23\n"
          "1.1 2\n"
          "1.1 23\n"
          "1.1.2 5\n"
          "1.1.2 21\n"
          "1.1.1 alle\n"
          "1.1.2 80 procent\n"
          "1.1.2 -kennemerland\n"
          "1.2.1 alle\n"
          "1.2.2 vrijwel alle\n"
          "1.3.1 ruim tweederde\n"
          "2.2.1 alle\n"
          "2.2.2 Veilig Thuis\n"
          "3.1.3 Veilig Thuis organisaties\n");
}

TEST_CASE("the other documents: sums within each, and what the scores of stap 1 can say") {
    Stap1 stap1;
    for (const char* name : {"raadsinformatiebrief-haaglanden", "brief-aan-de-raad-zuid-holland-zuid",
                             "voortgangsbijlage-hollands-midden", "rapportage-basis-op-orde"}) {
        INFO(name);
        CHECK(false_(stap1.document(name)) == "");
    }
    CHECK(stap1.diagnostics.text() == "");
}

TEST_CASE("each statement of the five documents says where it stands and what it is about") {
    Stap1 stap1;
    size_t all = 0;
    for (const auto& entry : fs::directory_iterator(PROJECT_DIR "/data/veilig-thuis/beweringen")) {
        const Beweringen document = stap1.document(entry.path().stem().string());
        CHECK(document.id == entry.path().stem().string());
        for (const Bewering& een : document.beweringen) {
            ++all;
            INFO(een.plaats << ": " << een.tekst);
            CHECK_FALSE(een.plaats.empty());
            CHECK_FALSE(een.over.empty());
            CHECK((een.uitslag == Bewering::Uitslag::nietTeToetsen) != een.cijfer.has_value());
            for (const std::string& nummer : een.nummers)
                CHECK((stap1.kader.verwachting(nummer) != nullptr || stap1.kader.criterium(nummer) != nullptr));
        }
    }
    CHECK(all > 190);
}
