// From documenten.yaml to documents: what is read, what is proved, what is said when it is wrong.
#include <catch2/catch.hpp>

#include "report/batch.h"
#include "support/project.h"

using namespace oordeel;
using report::Output;
using testing::Project;

namespace {

report::Report make(const Project& project, Output output = Output::pdf, unsigned jobs = 1,
                    std::vector<std::string> only = {}) {
    report::Request request;
    request.paths = {project.folder / "data"};
    request.out = project.folder / "out";
    request.output = output;
    request.jobs = jobs;
    request.only = std::move(only);
    return report::run(request);
}

std::string errors(const Project& project) {
    return project.withoutFolder(make(project).messages);
}

std::string errorsAfter(const std::string& file, const std::string& from, const std::string& to) {
    const Project project;
    project.replace(file, from, to);
    return errors(project);
}

const std::string documenten = "data/documenten.yaml";

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("documents are made per kind, within a kind in the order of the organisations") {
    const Project project;
    const report::Report all = make(project, Output::html);
    CHECK(all.messages == "");
    CHECK(all.made == 3);
    const size_t first = all.output.find("== brief/zuid\n"), second = all.output.find("\n== brief/noord\n"),
                 third = all.output.find("\n== kaart/noord\n");
    CHECK(first == 0);
    CHECK(second != std::string::npos);
    CHECK(second < third);
}

TEST_CASE("a document is a PDF at out/<soort>/<id>.pdf, and nothing is left beside it") {
    const Project project;
    CHECK(make(project).messages == "");
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(project.folder / "out")) {
        if (entry.is_regular_file()) files.push_back(entry.path().lexically_relative(project.folder).string());
    }
    std::sort(files.begin(), files.end());
    CHECK(files == std::vector<std::string>{"out/.oordeel.json", "out/brief/noord.pdf", "out/brief/zuid.pdf",
                                            "out/kaart/noord.pdf"});
    CHECK(testing::readAll(project.folder / files[1]).substr(0, 5) == "%PDF-");
}

TEST_CASE("a template finds the title, the date in Dutch, the free part of its entry and what the scores say") {
    const Project project;
    const std::string html = make(project, Output::html, 1, {"brief/noord"}).output;
    for (const std::string part : {"\"Brief aan Veilig Noord\"", "\"1 juli 2016\"", "\"Geachte bestuurder,\"",
                                   "\"Veilig Noord voldoet aan 1 van de 2 verwachtingen.\"", "\"De inspecteur\""}) {
        INFO(part);
        CHECK(contains(html, part));
    }
}

TEST_CASE("a name that is full of markup stays a name, in Markdown, in HTML and in the title") {
    const Project project;
    project.replace("data/organisaties.yaml", "naam: Veilig Noord", "naam: \"# A_B* & <b>C</b> | [d](e)\"");
    const std::string html = make(project, Output::html, 1, {"brief/noord"}).output;
    CHECK(contains(html, "\"# A_B* & <b>C</b> | [d](e) voldoet aan 1 van de 2 verwachtingen.\""));
    CHECK(contains(html, "<title>\n      \"Brief aan # A_B* & <b>C</b> | [d](e)\""));
    CHECK(
        contains(make(project, Output::html, 1, {"kaart/noord"}).output, "<p>\n      \"# A_B* & <b>C</b> | [d](e)\""));
}

TEST_CASE("the same documents come out byte for byte, whatever the number of threads") {
    const Project project;
    make(project);
    const std::string first = testing::readAll(project.folder / "out/brief/noord.pdf");
    make(project, Output::pdf, 4);
    CHECK(first == testing::readAll(project.folder / "out/brief/noord.pdf"));
    for (const Output output : {Output::html, Output::list, Output::pages, Output::tags}) {
        const report::Report one = make(project, output, 1), four = make(project, output, 4);
        CHECK(one.output == four.output);
        CHECK(!one.output.empty());
    }
}

TEST_CASE("--only chooses by id or by kind and id, and knows the nearest when there is none") {
    const Project project;
    CHECK(make(project, Output::pdf, 1, {"noord"}).made == 2);
    CHECK(make(project, Output::pdf, 1, {"kaart/noord"}).made == 1);
    CHECK(make(project, Output::pdf, 1, {"noord", "zuid"}).made == 3);
    const report::Report none = make(project, Output::pdf, 1, {"noort"});
    CHECK(none.made == 0);
    CHECK(none.unknown == std::vector<std::string>{"no document is called \"noort\"; did you mean \"noord\"?"});
}

TEST_CASE("an error in a template is told once, and the documents it is in are not made") {
    const Project project;
    project.replace("sjablonen/brief.md", "{{gegevens.aanhef}}", "{{gegevens.aanheff}}");
    const report::Report report = make(project, Output::pdf, 4);
    CHECK(project.withoutFolder(report.messages) ==
          "sjablonen/brief.md:5:1: error: \"gegevens\" has no \"aanheff\"; did you mean \"aanhef\"?\n"
          "    {{gegevens.aanheff}},\n"
          "    ^\n");
    CHECK(report.hasErrors);
    CHECK(report.made == 1);
    CHECK(report.notMade == std::vector<std::string>{"brief/zuid", "brief/noord"});
    CHECK(!std::filesystem::exists(project.folder / "out/brief"));
    CHECK(std::filesystem::exists(project.folder / "out/kaart/noord.pdf"));
}

TEST_CASE("an error in the title points into documenten.yaml") {
    CHECK(errorsAfter(documenten, "{{organisatie.naam}}\"", "{{organisatie.nam}}\"") ==
          "data/documenten.yaml:7:23: error: \"organisatie\" has no \"nam\"; did you mean \"naam\"?\n"
          "                Brief aan {{organisatie.nam}}\n"
          "                          ^\n");
}

TEST_CASE("an error in a style sheet is told in the style sheet, also when it stands in HTML") {
    CHECK(contains(errorsAfter("sjablonen/gewoon.css", "font-size", "font-siz"), "sjablonen/gewoon.css:2:32: error: "));
    CHECK(
        contains(errorsAfter("sjablonen/kaart.html", "</title>\n", "</title>\n<style>\np { colour: red }\n</style>\n"),
                 "kaart/noord.html:7:5: error: "));
}

TEST_CASE("an unknown key of documenten.yaml is told with the nearest known one, together with what is missing") {
    CHECK(errorsAfter(documenten, "    sjabloon: brief.md", "    sjabloom: brief.md") ==
          "data/documenten.yaml:4:5: error: a kind of document has no \"sjabloon\"; add a line that begins "
          "with sjabloon:\n"
          "      - soort: brief\n"
          "        ^\n"
          "data/documenten.yaml:5:5: error: a kind of document has no key \"sjabloom\"; did you mean \"sjabloon\"?\n"
          "        sjabloom: brief.md\n"
          "        ^\n");
}

TEST_CASE("a template, page or style sheet that is not there is told where documenten.yaml names it") {
    CHECK(errorsAfter(documenten, "brief.md", "brieff.md") ==
          "data/documenten.yaml:5:15: error: there is no file \"brieff.md\" in sjablonen; did you mean \"brief.md\"?\n"
          "        sjabloon: brieff.md\n"
          "                  ^\n");
    CHECK(errorsAfter(documenten, "[gewoon.css]", "[gewoon.css, mooi.css]") ==
          "data/documenten.yaml:6:25: error: there is no file \"mooi.css\" in sjablonen\n"
          "        stijl: [gewoon.css, mooi.css]\n"
          "                            ^\n");
    CHECK(contains(errorsAfter(documenten, "../sjablonen", "../sjabloon"),
                   "data/documenten.yaml:2:12: error: cannot read"));
}

TEST_CASE("files of data that are not there are told where documenten.yaml names them") {
    CHECK(contains(errorsAfter(documenten, "kader: kader.yaml", "kader: kadr.yaml"),
                   "data/documenten.yaml:9:12: error: cannot read data/kadr.yaml: No such file or directory\n"));
    CHECK(contains(errorsAfter(documenten, "beoordelingen: beoordelingen", "beoordelingen: leeg/*.yaml"),
                   "data/documenten.yaml:11:20: error: there are no YAML files in data/leeg/*.yaml\n"));
}

TEST_CASE("a kind may not leave its folder, be defined twice, or be repeated in a way nobody knows") {
    CHECK(
        contains(errorsAfter(documenten, "soort: brief", "soort: ../brief"),
                 "4:12: error: \"../brief\" cannot name a folder; write it with small letters, digits and hyphens\n"));
    CHECK(contains(errorsAfter(documenten, "soort: kaart", "soort: brief"),
                   "15:12: error: the kind \"brief\" is defined twice; give one another name\n"));
    CHECK(contains(errorsAfter(documenten, "per beoordeling", "per thema"),
                   "12:14: error: \"per thema\" is not a way to repeat a document; write \"per beoordeling\", "
                   "\"per geadresseerde\", \"eenmaal\" or \"overzicht\"\n"));
    CHECK(contains(errorsAfter(documenten, "datum: 2016-07-01", "datum: 2016-02-30"), "8:12: error: "));
}

TEST_CASE("an assessment of nobody, and a second one of the same organisation, stop the whole kind") {
    CHECK(errorsAfter("data/beoordelingen/a-noord.yaml", "organisatie: noord", "organisatie: noort") ==
          "data/beoordelingen/a-noord.yaml:1:1: error: no organisation has the id \"noort\"; did you mean \"noord\"?\n"
          "    organisatie: noort\n"
          "    ^\n");
    CHECK(errorsAfter("data/beoordelingen/b-zuid.yaml", "organisatie: zuid", "organisatie: noord") ==
          "data/beoordelingen/b-zuid.yaml:1:1: error: \"noord\" already has an assessment, in "
          "data/beoordelingen/a-noord.yaml\n"
          "    organisatie: noord\n"
          "    ^\n");
}

TEST_CASE("an assessment with another kader or version is refused") {
    CHECK(contains(errorsAfter("data/beoordelingen/a-noord.yaml", "versie: 1", "versie: 2"),
                   "data/beoordelingen/a-noord.yaml:3:9: error: "));
    CHECK(contains(errorsAfter("data/beoordelingen/a-noord.yaml", "kader: proef", "kader: prof"),
                   "data/beoordelingen/a-noord.yaml:2:8: error: "));
}

TEST_CASE("organisations have ids that can name a file, each its own") {
    CHECK(contains(errorsAfter("data/organisaties.yaml", "id: noord", "id: Noord"),
                   "3:10: error: \"Noord\" cannot name a file; write it with small letters, digits and hyphens\n"));
    CHECK(contains(errorsAfter("data/organisaties.yaml", "id: noord", "id: zuid"),
                   "3:10: error: the organisation \"zuid\" is already on line 2\n"));
    CHECK(contains(errorsAfter("data/organisaties.yaml", "id: noord", "id: ../noord"),
                   "3:10: error: \"../noord\" cannot"));
}

TEST_CASE("errors in several files are told together, with a broken kader without those that only follow from it") {
    const Project project;
    project.replace("data/organisaties.yaml", "id: noord", "id: Noord");
    project.replace("data/kader.yaml", "naam: Proef", "nam: Proef");
    const std::string all = errors(project);
    CHECK(contains(all, "data/kader.yaml:1:1: error: "));
    CHECK(contains(all, "data/organisaties.yaml:3:10: error: "));
    CHECK(!contains(all, "data/beoordelingen"));
}

TEST_CASE("a file that is not UTF-8 is an error at its first bad byte") {
    const Project project;
    project.write("sjablonen/delen/groet.html", "<p>caf\xe9</p>\n");
    CHECK(contains(errors(project),
                   "sjablonen/delen/groet.html:1:7: error: this is not UTF-8; save the file as UTF-8\n"));
}

TEST_CASE("an unknown partial is told with the nearest file of the folder") {
    CHECK(errorsAfter("sjablonen/brief.md", "delen/groet.html", "delen/groot.html") ==
          "sjablonen/brief.md:9:1: error: no template is called \"delen/groot.html\"; did you mean "
          "\"delen/groet.html\"?\n"
          "    {{>delen/groot.html}}\n"
          "    ^\n");
}

TEST_CASE("two lists that make the same document are an error") {
    const Project project;
    report::Request request;
    request.paths = {project.folder / "data", project.folder / "data/documenten.yaml"};
    request.output = Output::html;
    CHECK(contains(report::run(request).messages,
                   "error: the document \"brief/zuid\" would be made twice; give the kind another name\n"));
}

namespace {

/// The small project with a kind of letter instead of its own kinds.
struct Letters : Project {
    Letters() {
        write("data/documenten.yaml",
              "sjablonen: ../sjablonen\n"
              "documenten:\n"
              "  - soort: post\n"
              "    sjabloon: post.html\n"
              "    stijl: [gewoon.css, \"{{geadresseerde.envelop}}.css\"]\n"
              "    titel: \"Brief aan {{geadresseerde.naam}}\"\n"
              "    geadresseerden: post/*.yaml\n"
              "    herhaal: per geadresseerde\n"
              "    gegevens:\n"
              "      bijlagen: [Rapport, Kaart]\n");
        write("data/post/a.yaml",
              "geadresseerden:\n"
              "  - id: oost\n    naam: Oost & Zn\n    envelop: breed\n"
              "  - id: west\n    naam: West\n    envelop: smal\n    bijlagen: []\n");
        write("data/post/b.yaml", "geadresseerden:\n  - id: midden\n    naam: Midden\n    envelop: breed\n");
        write("sjablonen/post.html",
              "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><title>{{titel}}</title></head>\n"
              "<body><p>Aan {{geadresseerde.naam}}{{#bijlagen.iets}}, met {{bijlagen.woord}} "
              "bijlagen:{{#bijlagen.lijst}} {{naam}}{{/bijlagen.lijst}}{{/bijlagen.iets}}</p></body></html>\n");
        write("sjablonen/breed.css", "p { margin: 0 }\n");
        write("sjablonen/smal.css", "p { margin: 0 9mm }\n");
    }

    std::string errorsAfter(const std::string& file, const std::string& from, const std::string& to) const {
        replace(file, from, to);
        return errors(*this);
    }
};

}  // namespace

TEST_CASE("a letter is made for every addressee, in the order of the files, with what stands there") {
    const Letters project;
    const report::Report all = make(project, Output::html);
    CHECK(all.messages == "");
    CHECK(all.made == 3);
    const size_t first = all.output.find("== post/oost\n"), second = all.output.find("\n== post/west\n"),
                 third = all.output.find("\n== post/midden\n");
    CHECK(first == 0);
    CHECK(second < third);
    CHECK(third != std::string::npos);
    CHECK(contains(all.output, "\"Aan Oost & Zn, met twee bijlagen: Rapport Kaart\""));
    CHECK(contains(all.output, "\"Brief aan Oost & Zn\""));
    CHECK(contains(all.output, "\"Aan West\""));
    CHECK(make(project).messages == "");
    CHECK(std::filesystem::exists(project.folder / "out/post/midden.pdf"));
}

TEST_CASE("a style sheet may be chosen for each addressee; one that is not there is told where it is asked for") {
    CHECK(Letters().errorsAfter("data/post/b.yaml", "envelop: breed", "envelop: breet") ==
          "data/documenten.yaml:5:25: error: there is no file \"breet.css\" in sjablonen; did you mean \"breed.css\"?\n"
          "        stijl: [gewoon.css, \"{{geadresseerde.envelop}}.css\"]\n"
          "                            ^\n");
    CHECK(contains(Letters().errorsAfter("data/post/b.yaml", "envelop: breed", "enveloppe: breed"),
                   "data/documenten.yaml:5:26: error: \"geadresseerde\" has no \"envelop\"; did you mean "
                   "\"enveloppe\"?\n"));
}

TEST_CASE("addressees have ids that can name a file, each its own, also across files") {
    CHECK(
        contains(Letters().errorsAfter("data/post/b.yaml", "id: midden", "id: Midden"),
                 "data/post/b.yaml:2:9: error: \"Midden\" cannot name a file; write it with small letters, digits and "
                 "hyphens\n"));
    CHECK(contains(Letters().errorsAfter("data/post/a.yaml", "id: west", "id: oost"),
                   "data/post/a.yaml:5:9: error: the addressee \"oost\" is already on line 2\n"));
    const Letters project;
    const std::string twice = project.errorsAfter("data/post/b.yaml", "id: midden", "id: oost");
    CHECK(contains(twice, "data/post/b.yaml:2:9: error: the addressee \"oost\" is already in "));
    CHECK(contains(twice, "a.yaml on line 2\n"));
    CHECK(contains(Letters().errorsAfter("data/post/b.yaml", "  - id: midden\n    naam", "  - naam"),
                   "error: an addressee has no \"id\"; add a line that begins with id:\n"));
}

TEST_CASE("a letter without an address, or with one that cannot be delivered, is not made") {
    const std::string tooShort =
        "data/post/b.yaml:3:12: error: an address has at least three lines: who it is, a street or a postbus, and the "
        "postcode with the town\n";
    CHECK(contains(Letters().errorsAfter("data/post/b.yaml", "    naam", "    adres: []\n    naam"), tooShort));
    CHECK(contains(Letters().errorsAfter("data/post/b.yaml", "    naam", "    adres: Postbus 1\n    naam"), tooShort));
    CHECK(Letters().errorsAfter("data/post/b.yaml", "    naam", "    adres: [A, Postbus 1, 0000 AA  B]\n    naam") ==
          "");
    CHECK(contains(Letters().errorsAfter("sjablonen/post.html", "{{geadresseerde.naam}}", "{{geadresseerde.adres}}"),
                   "\"geadresseerde\" has no \"adres\""));
}

TEST_CASE("what says nothing to a document that is repeated in its way is refused") {
    CHECK(
        contains(Letters().errorsAfter(documenten, "    gegevens:", "    organisaties: kader.yaml\n    gegevens:"),
                 "error: organisaties says nothing to a document per geadresseerde without a `kader`; leave it out\n"));
    CHECK(
        contains(errorsAfter(documenten, "    kader: kader.yaml", "    geadresseerden: x.yaml\n    kader: kader.yaml"),
                 "error: geadresseerden says nothing to a document per beoordeling; leave it out\n"));
    CHECK(contains(Letters().errorsAfter(documenten, "    geadresseerden: post/*.yaml\n", ""),
                   "error: a kind of document has no \"geadresseerden\""));
    CHECK(contains(Letters().errorsAfter(documenten, "post/*.yaml", "post/c.yaml"),
                   "data/documenten.yaml:7:21: error: cannot read data/post/c.yaml: No such file or directory\n"));
}
