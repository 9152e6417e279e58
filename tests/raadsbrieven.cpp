// Letters to councils about an assessment: from one list of addressees, with points that say what they take together.
#include <catch2/catch.hpp>

#include "report/batch.h"
#include "support/project.h"

using namespace oordeel;
using Catch::Contains;
using testing::Project;
namespace fs = std::filesystem;

namespace {

/// The words of a document of data/, with one space between them.
std::string wordsOf(const std::string& name) {
    report::Request request;
    request.paths = {PROJECT_DIR "/data"};
    request.only = {name};
    request.output = report::Output::tags;
    const report::Report report = report::run(request);
    CHECK(report.messages == "");
    std::string out;
    for (const char c : report.output) {
        const bool space = c == ' ' || c == '\n';
        if (!space || (!out.empty() && out.back() != ' ')) out += space ? ' ' : c;
    }
    return out;
}

/// The example project with letters about its assessments.
struct Letters : Project {
    explicit Letters(const std::string& addressee) {
        write("data/documenten.yaml",
              "sjablonen: ../sjablonen\ndocumenten:\n  - soort: brief\n    sjabloon: aan.md\n    stijl: gewoon.css\n"
              "    titel: Brief\n    kader: kader.yaml\n    organisaties: organisaties.yaml\n"
              "    beoordelingen: beoordelingen\n    geadresseerden: aan.yaml\n    herhaal: per geadresseerde\n"
              "    gegevens: teksten.yaml\n");
        write("data/teksten.yaml", "groet: Dag\n");
        write("data/aan.yaml", "geadresseerden:\n  - {id: raad" + addressee + "}\n");
        write("sjablonen/aan.md",
              "# Brief\n\n{{gegevens.groet}} {{geadresseerde.id}}, {{organisatie.naam}} voldoet aan "
              "{{totaal.goed.getal}} van de {{totaal.beoordeeld.getal}}.\n");
    }
    report::Report run() const {
        report::Request request;
        request.paths = {folder / "data"};
        request.output = report::Output::html;
        return report::run(request);
    }
    std::string said() const { return withoutFolder(run().messages); }
};

}  // namespace

TEST_CASE("a letter has the names of the assessment that it is about, and those of its addressee") {
    const Letters letters(", organisatie: noord");
    CHECK(letters.said() == "");
    CHECK_THAT(letters.run().output, Contains("Dag raad, Veilig Noord voldoet aan 1 van de 2."));
}

TEST_CASE("a letter about nobody, or about who was not assessed, is an error where the addressee stands") {
    CHECK_THAT(Letters("").said(),
               Contains("data/aan.yaml:2:5: error: these letters are about an assessment; name its `organisatie`"));
    CHECK_THAT(Letters(", organisatie: noorden").said(),
               Contains("data/aan.yaml:2:29: error: there is no assessment of \"noorden\" to write about; did you mean "
                        "\"noord\"?"));
}

TEST_CASE("a letter may bring a document about the same organisation along, with the texts of that kind") {
    const Letters letters(", organisatie: noord");
    const std::string list = testing::readAll(letters.folder / "data/documenten.yaml");
    const auto with = [&](const std::string& words, const std::string& kader = "kader.yaml") {
        letters.write(
            "data/documenten.yaml",
            list + words +
                "  - soort: kaart\n    sjabloon: kaart.md\n    stijl: gewoon.css\n    titel: Kaart\n    kader: " +
                kader +
                "\n    organisaties: organisaties.yaml\n    beoordelingen: beoordelingen\n"
                "    herhaal: per beoordeling\n    gegevens: {groet: Hallo}\n");
        return letters.said();
    };
    letters.write("sjablonen/kaart.md", "## Kaart\n\n{{gegevens.groet}} *{{organisatie.naam}}*.\n");
    letters.write(
        "sjablonen/pagina.html",
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<title>{{titel}}</title>\n</head>\n<body>\n{{{inhoud}}}\n"
        "{{#bijgevoegd}}<section>{{{inhoud}}}</section>{{/bijgevoegd}}\n</body>\n</html>\n");
    REQUIRE(with("    bijgevoegd: kaart\n") == "");
    const std::string output = letters.run().output;
    CHECK_THAT(output, Contains("Dag raad, Veilig Noord") && Contains("Hallo"));
    CHECK(output.find("Hallo") > output.find("Dag raad"));
    CHECK(with("") == "");
    CHECK_THAT(
        with("    bijgevoegd: kaarten\n"),
        Contains("there is no kind of document \"kaarten\" that is made of each assessment; did you mean \"kaart\"?"));
    CHECK_THAT(with("    bijgevoegd: brief\n"), Contains("there is no kind of document \"brief\" that is made of"));
    CHECK_THAT(with("    bijgevoegd: kaart\n", "ander.yaml"), Contains("\"kaart\" is about another kader"));
}

TEST_CASE("a file of gegevens is told by its own name when it is wrong") {
    const Letters letters(", organisatie: noord");
    letters.write("data/teksten.yaml", "- Dag\n");
    CHECK_THAT(letters.said(), Contains("data/teksten.yaml:1:1: error: gegevens are a map of names that the template "
                                        "may use, or the name of a YAML file "
                                        "that holds one"));
    std::filesystem::remove(letters.folder / "data/teksten.yaml");
    CHECK_THAT(letters.said(), Contains("data/documenten.yaml:12:15: error:"));
}

TEST_CASE("the raadsinformatiebrief says which verwachtingen stand under one point, and which point") {
    const std::string words = wordsOf("raadsinformatiebrief/voorbeeldstad");
    CHECK_THAT(words, Contains("voldoet aan 25 van de 30") && Contains("Bij vijf verwachtingen moet het beter") &&
                          Contains("18 van de 24"));
    CHECK_THAT(words, Contains("De verwachtingen 1.3.2 en 1.3.3 hangen samen en staan daarom bij elkaar onder"));
    CHECK_THAT(words, Contains("Zo blijven er vier punten over"));
    // The number is not typed: it is that of the item that the link leads to.
    CHECK_THAT(words, Contains("punt\u00a01"));
    // The report stands behind it.
    CHECK_THAT(words, Contains("Toezicht op Veilig Thuis, stap 2 · wat bekend is") && Contains("Wat beter moet"));
}

TEST_CASE("the brief aan de raad has a row for each verbeterpunt, with its measure") {
    const std::string words = wordsOf("brief-aan-de-raad/zwijndrecht");
    CHECK_THAT(words, Contains("voldeed toen aan 18 van de 24") && Contains("voldoet aan 26 van de 30"));
    CHECK_THAT(words, Contains("Bij elk van de vier verbeterpunten is een maatregel genomen"));
    CHECK_THAT(words, Contains("Rond onderzoeken sneller af.") && Contains("centrumgemeenten"));
}
