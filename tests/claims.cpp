// Prose that somebody typed, held against the data: what is true, what is not, what nobody bound, and what leads
// nowhere.
#include "report/claims.h"

#include <catch2/catch.hpp>
#include <random>

#include "base/dutch.h"
#include "report/batch.h"
#include "report/prose.h"
#include "support/project.h"

using namespace oordeel;
using Catch::Contains;
using testing::Project;
namespace fs = std::filesystem;

namespace {

/// The example project with one document about both assessments, a figure "slecht" (1 van de 2) and one "goed" (2 van
/// de 2), and a template.
struct Prose : Project {
    explicit Prose(const std::string& markdown, const std::string& more = "") {
        write("data/cijfers.yaml",
              "cijfers:\n  slecht: {tel: organisaties, met: 1.1.2 is slecht}\n"
              "  goed: {tel: organisaties, met: 1.1.1 is goed}\n");
        write("data/documenten.yaml",
              "sjablonen: ../sjablonen\ndocumenten:\n  - soort: proef\n    sjabloon: proef.md\n    stijl: gewoon.css\n"
              "    titel: Proef\n    kader: kader.yaml\n    organisaties: organisaties.yaml\n"
              "    beoordelingen: beoordelingen\n    cijfers: cijfers.yaml\n    herhaal: eenmaal\n" +
                  more);
        fs::copy(PROJECT_DIR "/templates/tekens/streep.svg", folder / "sjablonen/tekens");
        write("sjablonen/proef.md", "# Proef\n\n" + markdown + "\n");
    }

    report::Report run(report::Output output) const {
        report::Request request;
        request.paths = {folder / "data"};
        request.output = output;
        return report::run(request);
    }
    /// What is wrong, without the line and the caret.
    std::string said() const {
        std::string out;
        const std::string all = withoutFolder(run(report::Output::html).messages);
        for (size_t begin = 0; begin < all.size();) {
            const size_t end = std::min(all.find('\n', begin), all.size());
            const std::string line = all.substr(begin, end - begin);
            if (line.find(": error: ") != std::string::npos) out += line.substr(line.find(": error: ") + 9) + "\n";
            begin = end + 1;
        }
        return out;
    }
    std::string listed() const { return withoutFolder(run(report::Output::claims).output); }
};

}  // namespace

TEST_CASE("a bound quantity is true in every form of its figure") {
    const Prose project(
        "Bij [1](cijfer:slecht), [één](cijfer:slecht), [50%](cijfer:slecht), [50 procent](cijfer:slecht), "
        "[1 van de 2](cijfer:slecht) en [de helft](cijfer:slecht). [Alle](cijfer:goed) zijn goed.");
    CHECK(project.said() == "");
    CHECK_THAT(project.listed(), Contains("waar: de helft (slecht)") && Contains("waar: Alle (goed)"));
    // In the document only the words are left.
    const std::string tree = project.run(report::Output::html).output;
    CHECK_THAT(tree, Contains("\"de helft\"") && !Contains("cijfer:"));
}

TEST_CASE("a bound quantity that is not true is an error that gives the figure") {
    CHECK(Prose("Bij [de meeste](cijfer:slecht).").said() ==
          "\"de meeste\" is not true: slecht is 1 van de 2 (50%, de helft); write that, or {{cijfers.slecht.getal}} to "
          "have it written\n");
    CHECK(
        Prose("Bij [60%](cijfer:slecht).").said() ==
        "\"60%\" is not true: slecht is 1 van de 2 (50%, de helft); write that, or {{cijfers.slecht.getal}} to have it "
        "written\n");
    CHECK_THAT(Prose("Bij [2 van de 2](cijfer:slecht).").said(), Contains("\"2 van de 2\" is not true"));
}

TEST_CASE("a figure that does not exist, and words that are no quantity, are errors") {
    CHECK(Prose("[1](cijfer:slechter)").said() == "there is no figure \"slechter\"; did you mean \"slecht\"?\n");
    CHECK(Prose("[veel](cijfer:slecht)").said() ==
          "\"veel\" is no number, percentage or word for a share; bind only those words: [1](cijfer:slecht)\n");
}

TEST_CASE("an exception lets words stand that are not true, and the document says so and why") {
    const std::string data =
        "    uitzonderingen:\n      - {tekst: de meeste, reden: Zo stond het in het eerste bericht.}\n";
    const Prose project("Bij [de meeste](cijfer:slecht).\n\n{{>delen/uitzonderingen.html}}", data);
    project.write("sjablonen/delen/uitzonderingen.html",
                  testing::readAll(PROJECT_DIR "/templates/delen/uitzonderingen.html"));
    CHECK(project.said() == "");
    CHECK_THAT(project.run(report::Output::html).output, Contains("Zo stond het in het eerste bericht."));
    CHECK_THAT(project.listed(), Contains("uitgezonderd: de meeste (slecht)"));

    CHECK(Prose("Bij [de meeste](cijfer:slecht).", data).said() ==
          "the document does not tell that \"de meeste\" is an exception and why; print them with "
          "{{>delen/uitzonderingen.html}}\n");
    const Prose unused("Bij [de helft](cijfer:slecht).\n\n{{>delen/uitzonderingen.html}}", data);
    unused.write("sjablonen/delen/uitzonderingen.html",
                 testing::readAll(PROJECT_DIR "/templates/delen/uitzonderingen.html"));
    CHECK(unused.said() == "the document does not say \"de meeste\"; take the exception out\n");
}

TEST_CASE("typed quantities are listed at their place, derived ones, dates and numbers of parts are not") {
    const Prose project(
        "Er zijn drie dingen: {{cijfers.slecht.getal}} op 3 mei 2016, zie 1.1.2.\n\n"
        "1. Ruim twee derde, [de helft](cijfer:slecht), `vier`\n");
    CHECK(project.listed() ==
          "proef/proef.html:11:22: waar: de helft (slecht)\n"
          "sjablonen/proef.md:3:9: niet gebonden: drie\n"
          "sjablonen/proef.md:5:4: niet gebonden: Ruim twee derde\n");
}

TEST_CASE("a quantity that is typed in a part of a template is listed at its place there") {
    const Prose project("Twee.\n\n{{>delen/telling.html}}\n\n{{>delen/telling.html}}\n");
    project.write(
        "sjablonen/delen/telling.html",
        "{{#cijfers}}<p title=\"5\">In drie van de {{slecht.getal}} huizen. {{>delen/groet.html}}</p>{{/cijfers}}\n");
    project.write("sjablonen/delen/groet.html", "<b>vier</b>\n");
    project.write("sjablonen/delen/ongebruikt.html", "<b>acht</b>\n");
    CHECK(project.listed() ==
          "sjablonen/proef.md:3:1: niet gebonden: Twee\n"
          "sjablonen/delen/telling.html:1:29: niet gebonden: drie\n"
          "sjablonen/delen/groet.html:1:4: niet gebonden: vier\n");
}

TEST_CASE("prose keeps its length, so that every place in it is one of the text") {
    const std::string text = "a {{! vijf }} b <b title=\"zes\">c</b> [7](https://a.example/8) `9` {{{tien}}}";
    CHECK(report::proseOf(text).size() == text.size());
    CHECK(report::collapsed(report::proseOf(text)) == "a b c [7");
}

TEST_CASE("references to what is not there are errors") {
    CHECK(Prose("Zie criterium 4.7.").said() == "there is no criterium 4.7 in the kader; it has 1.1\n");
    CHECK(Prose("Verwachting 1.1.9 telt.").said() ==
          "there is no verwachting 1.1.9 in the kader; it has 1.1.1 en 1.1.2\n");
    CHECK(Prose("Zie thema 2 en thema 1.").said() == "there is no thema 2 in the kader; it has 1\n");
    CHECK(Prose("Zie criterium 1.1 en verwachting&nbsp;1.1.2.").said() == "");
    CHECK(Prose("Zie hoofdstuk 2.\n\n## 1 Een\n\nTekst.").said() == "there is no hoofdstuk 2; the document has 1\n");
    CHECK(Prose("Zie bijlage C en bijlage 3.\n\n## A Regels\n\nTekst.\n\n## B Kader\n\nTekst.").said() ==
          "there is no bijlage C; the document has A en B\n");
    CHECK(Prose("Zie hoofdstuk 9 van het rapport en bijlage 2.\n\n## 1 Een\n\nTekst.").said() == "");
}

TEST_CASE("parts that do not add up to their whole are an error") {
    CHECK(Prose("Er zijn 12 goed en 13 slecht van de 26.").said() ==
          "the parts together are 25, not the 26 of which they are said to be parts\n");
    CHECK(Prose("Er zijn 13 goed en 13 slecht van de 26. Het zijn er twee van de 3.").said() == "");
    CHECK(Prose("Er zijn 12 goed van de 26.").said() == "");
}

TEST_CASE("a finding that names another organisation was perhaps pasted") {
    const Project project;
    const auto messages = [&] {
        report::Request request;
        request.paths = {project.folder / "data"};
        request.output = report::Output::html;
        return project.withoutFolder(report::run(request).messages);
    };
    const std::string before = testing::readAll(project.folder / "data/beoordelingen/a-noord.yaml");
    project.write("data/beoordelingen/a-noord.yaml",
                  before + "bevindingen:\n  - bij: 1.1.1\n    tekst: Bij Veilig Zuid is het goed.\n");
    CHECK_THAT(messages(),
               Contains("a-noord.yaml:11:12: warning: this is about Veilig Noord and names Veilig Zuid; was it "
                        "pasted from another report? When it belongs here, say so beside the text: noemt: "
                        "[zuid]"));
    project.write("data/beoordelingen/a-noord.yaml",
                  before + "bevindingen:\n  - bij: 1.1.1\n    noemt: zuid\n    tekst: Bij Veilig Zuid is het goed.\n");
    CHECK(messages() == "");
    // Part of another word is no name.
    project.write("data/beoordelingen/a-noord.yaml",
                  before + "bevindingen:\n  - bij: 1.1.1\n    tekst: In de Zuiderstraat en aan de Noord-Zuidlijn.\n");
    CHECK(messages() == "");
}

TEST_CASE("every way to write a figure is true of it, and of no other") {
    std::mt19937 random(7);
    for (int i = 0; i < 2000; ++i) {
        const int64_t whole = 1 + static_cast<int64_t>(random() % 40),
                      part = static_cast<int64_t>(random()) % (whole + 1);
        rules::Cijfer figure;
        figure.waarde = part;
        figure.totaal = whole;
        std::vector<std::string> forms{dutch::number(part), dutch::percentage(part, whole),
                                       dutch::number(part) + " van de " + dutch::number(whole)};
        for (const dutch::ShareWord* word : dutch::trueShareWords(part, whole)) forms.push_back(word->words);
        for (const std::string& form : forms) {
            INFO(form << " of " << part << "/" << whole);
            const auto read = dutch::readQuantity(form);
            REQUIRE(read);
            CHECK(rules::klopt(*read, figure));
        }
        figure.waarde = part == 0 ? 1 : part - 1;
        CHECK_FALSE(rules::klopt(*dutch::readQuantity(forms[0]), figure));
        CHECK_FALSE(rules::klopt(*dutch::readQuantity(forms[2]), figure));
    }
}
