// The program as its users meet it: the real binary, its exit codes, its words, and what it leaves behind.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "support/program.h"

using testing::contains;
using testing::filesIn;
using testing::Project;
using testing::readAll;
using testing::run;
using testing::Run;
namespace fs = std::filesystem;

namespace {

/// The errors without the summary, which holds the seconds.
std::string messagesOf(const Run& run) {
    const size_t last = run.errors.rfind('\n', run.errors.size() - 2);
    return run.errors.substr(0, last == std::string::npos ? 0 : last + 1);
}

/// A project with many documents, so that a run can be killed in the midst.
void addOrganisations(const Project& project, int count) {
    std::string organisations = readAll(project.folder / "data/organisaties.yaml");
    const std::string assessment = readAll(project.folder / "data/beoordelingen/b-zuid.yaml");
    for (int i = 0; i < count; ++i) {
        const std::string id = "x" + std::to_string(i);
        organisations += "  - {id: " + id + ", naam: Organisatie " + id + "}\n";
        project.write("data/beoordelingen/" + id + ".yaml",
                      "organisatie: " + id + assessment.substr(assessment.find('\n')));
    }
    project.write("data/organisaties.yaml", organisations);
}

}  // namespace

TEST_CASE("make writes the documents, says how many, and keeps the standard output empty") {
    const Project project;
    const Run made = run(project, "make");
    CHECK(made.exit == 0);
    CHECK(made.output == "");
    CHECK(made.errors.substr(0, made.errors.find(" seconds") - 3) == "3 documents, 3 pages, 0 warnings, ");
    CHECK(messagesOf(made) == "");
    CHECK(filesIn(project.folder / "out").size() == 3);
}

TEST_CASE("two runs give the same bytes, with one thread or four") {
    const Project project;
    CHECK(run(project, "make data -o een --jobs 1").exit == 0);
    CHECK(run(project, "make data -o twee --jobs 4").exit == 0);
    CHECK(filesIn(project.folder / "een") == filesIn(project.folder / "twee"));
}

TEST_CASE("check writes nothing") {
    const Project project;
    CHECK(run(project, "check").exit == 0);
    CHECK(!fs::exists(project.folder / "out"));
}

TEST_CASE("--only makes the documents named and no others") {
    const Project project;
    CHECK(run(project, "make --only noord").exit == 0);
    CHECK(filesIn(project.folder / "out").size() == 2);
    CHECK(run(project, "make --only kaart -o kaarten").exit == 0);  // a kind
    CHECK(filesIn(project.folder / "kaarten").size() == 1);
    const Run none = run(project, "make --only noort");
    CHECK(none.exit == 2);
    CHECK(messagesOf(none) == "oordeel: no document is called \"noort\"; did you mean \"noord\"?\n");
}

TEST_CASE("--only and a path may stand in any order") {
    const Project project;
    CHECK(run(project, "make --only noord data").exit == 0);
    CHECK(run(project, "make data --only zuid --only noord --jobs 2 -o elders").exit == 0);
    CHECK(filesIn(project.folder / "elders").size() == 3);
}

TEST_CASE("--dump shows one document on the standard output and writes no file") {
    const Project project;
    for (const std::string what : {"html", "list", "pages", "tags"}) {
        const Run dumped = run(project, "make --only brief/noord --dump=" + what);
        INFO(what);
        CHECK(dumped.exit == 0);
        CHECK(contains(dumped.output, "Geachte bestuurder,"));
        CHECK(!contains(dumped.output, "=="));
    }
    CHECK(!fs::exists(project.folder / "out"));
}

TEST_CASE("--dump=source shows the page that is set, with its style sheets in it, as a browser can open it") {
    const Project project;
    const Run dumped = run(project, "check --only brief/noord --dump=source");
    CHECK(dumped.exit == 0);
    CHECK(contains(dumped.output, "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<style>\n"));
    CHECK(contains(dumped.output, "Geachte bestuurder,"));
    CHECK(run(project, "print los/brief.html --dump=source").exit == 2);
}

TEST_CASE("--help shows examples and the exit codes, --version the version") {
    const Project project;
    const Run help = run(project, "--help");
    CHECK(help.exit == 0);
    CHECK(help.errors == "");
    CHECK(contains(help.output, "oordeel make data -o out --only haaglanden\n"));
    CHECK(contains(help.output, "\n  1  the input has errors; what has none was made\n"));
    CHECK(run(project, "make --help").exit == 0);
    const Run version = run(project, "--version");
    CHECK(version.exit == 0);
    CHECK(version.output.substr(0, 8) == "oordeel ");
}

TEST_CASE("verify accepts what the program makes, and tells what breaks a rule") {
    const Project project;
    REQUIRE(run(project, "make").exit == 0);
    const Run right = run(project, "verify out/brief/noord.pdf out/kaart/noord.pdf");
    CHECK(right.exit == 0);
    CHECK(right.errors == "");
    CHECK(right.output.starts_with("out/brief/noord.pdf: PDF/A-2a and PDF/UA-1: "));
    CHECK(contains(right.output, " rules hold\nout/kaart/noord.pdf: PDF/A-2a and PDF/UA-1: "));

    project.replace("out/kaart/noord.pdf", "%PDF-1.7", "%PDF-2.0");
    const Run wrong = run(project, "verify out/kaart/noord.pdf out/brief/noord.pdf");
    CHECK(wrong.exit == 1);
    CHECK(contains(wrong.output, "out/kaart/noord.pdf: claims PDF/A-2a and PDF/UA-1; of "));
    CHECK(contains(wrong.output, "\n  file-header: "));
    const Run json = run(project, "verify --json out/kaart/noord.pdf out/brief/noord.pdf");
    CHECK(json.exit == 1);
    CHECK(json.output.starts_with("[{\"file\": \"out/kaart/noord.pdf\", \"holds\": false"));
    CHECK(json.output.ends_with("\"broken\": []}]\n"));
    CHECK(contains(run(project, "verify --rules").output, "What only a person can judge"));

    const Run nowhere = run(project, "verify nergens.pdf out/brief/noord.pdf");
    CHECK(nowhere.exit == 3);
    CHECK(nowhere.errors == "oordeel: cannot read nergens.pdf: No such file or directory\n");
    CHECK(contains(nowhere.output, " rules hold\n"));
    project.write("geen.pdf", "geen PDF");
    CHECK(run(project, "verify geen.pdf").exit == 1);
    CHECK(run(project, "verify geen.pdf").output ==
          "geen.pdf: cannot be checked to the end: it is no PDF, or too damaged to read\n");
}

TEST_CASE("a wrong command line is exit code 2, a path that cannot be read 3") {
    const Project project;
    for (const std::string words : {"", "maak", "make --frobnicate", "make --jobs 0", "make --jobs x",
                                    "make --dump=pdf", "print", "make --only", "verify"}) {
        INFO(words);
        const Run wrong = run(project, words);
        CHECK(wrong.exit == 2);
        CHECK(wrong.output == "");
        CHECK(contains(wrong.errors, "Run with --help for more information."));
    }
    const Run nowhere = run(project, "make nergens");
    CHECK(nowhere.exit == 3);
    CHECK(nowhere.errors == "oordeel: cannot read nergens: No such file or directory\n");
    CHECK(run(project, "print nergens.html").exit == 3);
    project.write("vol", "");
    const Run noFolder = run(project, "make data -o vol --only kaart/noord");
    CHECK(noFolder.exit == 3);
    CHECK(contains(noFolder.errors, "oordeel: kaart/noord: cannot "));
}

TEST_CASE("bad YAML is told with file, line, column, the line itself and a caret, and is exit code 1") {
    const Project project;
    project.replace("data/organisaties.yaml", "kort: Zuid", "kort: Zuid, kort: Z");
    const Run wrong = run(project, "make");
    CHECK(wrong.exit == 1);
    CHECK(contains(wrong.errors, "data/organisaties.yaml:2:"));
    CHECK(contains(wrong.errors, "\n      - {id: zuid, naam: Veilig Zuid, kort: Zuid, kort: Z}\n    "));
    CHECK(contains(wrong.errors, " ^\n"));
    CHECK(!fs::exists(project.folder / "out"));
}

TEST_CASE("a document with errors is left out and named, the others are made") {
    const Project project;
    project.replace("sjablonen/kaart.html", "organisatie.kort", "organisatie.kor");
    const Run wrong = run(project, "make");
    CHECK(wrong.exit == 1);
    CHECK(messagesOf(wrong) ==
          "sjablonen/kaart.html:8:4: error: \"organisatie\" has no \"kor\"; did you mean \"kort\"?\n"
          "    <p>{{organisatie.kor}}</p>\n"
          "       ^\n"
          "oordeel: kaart/noord has errors and was not made\n");
    CHECK(filesIn(project.folder / "out").size() == 2);
}

TEST_CASE("messages come in the same order with one thread and with four") {
    const Project project;
    addOrganisations(project, 20);
    project.replace("sjablonen/brief.md", "{{gegevens.aanhef}}", "{{gegevens.x}} {{y}} {{organisatie.z}}\n\n<blink>");
    const Run one = run(project, "make --jobs 1"), four = run(project, "make --jobs 4");
    CHECK(one.exit == 1);
    CHECK(messagesOf(one) == messagesOf(four));
    CHECK(contains(messagesOf(one), "oordeel: brief/x19 has errors and was not made\n"));
}

TEST_CASE("a run that is killed leaves whole files or none") {
    const Project project;
    addOrganisations(project, 60);
    REQUIRE(run(project, "make -o goed").exit == 0);
    const auto whole = filesIn(project.folder / "goed");
    for (const int milliseconds : {20, 60, 120, 250}) {
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            if (chdir(project.folder.c_str()) == 0 && freopen("/dev/null", "w", stderr)) {
                execl(OORDEEL_PROGRAM, "oordeel", "make", "-o", "half", static_cast<char*>(nullptr));
            }
            _exit(127);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        if (!fs::exists(project.folder / "half")) continue;
        for (const auto& [name, bytes] : filesIn(project.folder / "half")) {
            // What was being written has a name of its own that no reader takes for a document.
            if (name.ends_with(".tmp")) continue;
            INFO(name);
            CHECK(whole.at(name) == bytes);
        }
    }
    CHECK(run(project, "make -o half").exit == 0);
    auto after = filesIn(project.folder / "half");
    std::erase_if(after, [](const auto& file) { return file.first.ends_with(".tmp"); });
    CHECK(after == whole);
}

TEST_CASE("explain says why a judgement is what it is, and what would change it") {
    const Project project;
    const Run text = run(project, "explain data --only noord");
    CHECK(text.exit == 0);
    CHECK(text.errors.empty());
    INFO(text.output);
    CHECK(contains(text.output, "Beslist door  "));
    CHECK(contains(text.output, "data/kader.yaml:"));
    CHECK(contains(text.output, "Anders als    "));
    const Run json = run(project, "explain data --only noord --criterium 1.1 --json");
    CHECK(json.exit == 0);
    CHECK(json.output.find("{\"organisatie\":") == 0);
    CHECK(std::count(json.output.begin(), json.output.end(), '\n') == 1);
    const Run wrong = run(project, "explain data --criterium 1.9");
    CHECK(wrong.exit == 2);
    CHECK(contains(wrong.errors, "no criterium or thema has the number \"1.9\"; did you mean \"1.1\"?"));
}

TEST_CASE("compare and diff tell what changed on the standard output, and what is wrong beside it") {
    const Project project;
    std::string later = readAll(project.folder / "data/beoordelingen/a-noord.yaml");
    later.replace(later.find("slecht"), 6, "goed");
    project.write("later/a-noord.yaml", later);
    const Run compared = run(project, "compare data/beoordelingen later");
    CHECK(compared.exit == 0);
    CHECK(compared.output.find("Veilig Noord\n") == 0);
    CHECK(contains(compared.output, "  beter: 1.1"));
    CHECK(compared.errors == "oordeel: \"zuid\" has no assessment in later\n");
    CHECK(run(project, "compare data/beoordelingen later --peildatum gisteren").exit == 2);
    CHECK(run(project, "compare data/beoordelingen nergens.yaml").exit == 3);

    fs::copy(project.folder / "data", project.folder / "nieuw", fs::copy_options::recursive);
    CHECK(run(project, "diff data nieuw").output == "Niets verandert: geen oordeel, geen aantal en geen document.\n");
    project.write("nieuw/beoordelingen/a-noord.yaml", later);
    const Run changed = run(project, "diff data nieuw");
    CHECK(changed.exit == 0);
    CHECK(changed.errors.empty());
    CHECK(contains(changed.output, "## Documenten\n\n- brief, gewijzigd: noord\n"));
    CHECK(run(project, "diff data nieuw --json").output.find("{\"data\":[") == 0);
    project.write("nieuw/kader.yaml", "id: proef\n");
    CHECK(run(project, "diff data nieuw").exit == 1);
}

TEST_CASE("print sets any HTML file with the style sheets it names and holds") {
    const Project project;
    project.write("los/brief.html",
                  "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<title>Los</title>\n"
                  "<link rel=\"stylesheet\" href=\"stijl.css\">\n<style>\np { font-weight: bold }\n</style>\n</head>\n"
                  "<body>\n<p>Een zin.</p>\n</body>\n</html>\n");
    project.write("los/stijl.css", "html { font-family: \"PT Sans\" }\n");
    const Run printed = run(project, "print los/brief.html");
    CHECK(messagesOf(printed) == "");
    CHECK(printed.exit == 0);
    CHECK(readAll(project.folder / "los/brief.pdf").substr(0, 5) == "%PDF-");
    CHECK(run(project, "print los/brief.html -o elders/b.pdf").exit == 0);
    CHECK(readAll(project.folder / "elders/b.pdf") == readAll(project.folder / "los/brief.pdf"));
    const Run pages = run(project, "print los/brief.html --dump=pages");
    CHECK(contains(pages.output, "PTSans-Bold"));
    CHECK(contains(pages.output, "\"Een zin.\""));

    project.write("los/stijl.css", "html {\n  colour: red\n}\n");
    const Run wrong = run(project, "print los/brief.html -o fout.pdf");
    CHECK(wrong.exit == 1);
    CHECK(contains(wrong.errors, "los/stijl.css:2:3: error: "));
    CHECK(!fs::exists(project.folder / "fout.pdf"));
    fs::remove(project.folder / "los/stijl.css");
    CHECK(contains(run(project, "print los/brief.html").errors,
                   "los/brief.html:6:1: error: cannot read los/stijl.css: No such file or directory\n"));
}

TEST_CASE("a document of more than 600 pages with 5,000 links and 2,000 footnotes keeps them all") {
    const Project project;
    std::string page =
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<title>Groot</title>\n<style>\n@page { size: 105mm 148mm; "
        "margin: 15mm }\n"
        "html { font-family: \"PT Sans\"; line-height: 15pt }\n.noot { float: footnote }\n</style>\n</head>\n<body>\n";
    for (int i = 1; i <= 5'000; ++i) {
        const std::string number = std::to_string(i);
        page += "<p id=\"p" + number + "\">Alinea " + number + " verwijst <a href=\"#p" + std::to_string(5'001 - i) +
                "\">terug of vooruit</a>" +
                (i % 5 < 2 ? "<span class=\"noot\">Noot bij alinea " + number + ".</span>" : "") +
                " en gaat dan nog een paar woorden door, tot de volgende regel vol is.</p>\n";
    }
    project.write("groot.html", page + "</body>\n</html>\n");
    REQUIRE(messagesOf(run(project, "print groot.html")) == "");
    CHECK(run(project, "verify groot.pdf").exit == 0);
    const auto shell = [&](const std::string& words) {
        const std::string file = (project.folder / "antwoord.txt").string();
        const std::string command = "cd '" + project.folder.string() + "' && { " + words + "; } > '" + file + "'";
        const int status = std::system(command.c_str());
        return std::to_string(status) + " " + readAll(file);
    };
    CHECK(shell("qpdf --check groot.pdf >gezegd.txt") == "0 ");
    CHECK(shell("qpdf --qdf groot.pdf uit.pdf && grep -ac '/S /Link' uit.pdf") == "0 5000\n");
    CHECK(shell("grep -ac '/S /Note' uit.pdf") == "0 2000\n");
    CHECK(shell("test $(pdfinfo groot.pdf | sed -n 's/^Pages: *//p') -gt 600 && echo meer") == "0 meer\n");
}

TEST_CASE("a program without the one beside it says which is missing, and does all that it can alone") {
    const Project project;
    const fs::path alone = project.folder / "oordeel";
    fs::copy_file(OORDEEL_PROGRAM, alone);
    const auto exitOf = [&](const std::string& words) {
        const std::string command = "cd '" + project.folder.string() + "' && ./oordeel " + words + " >/dev/null 2>said";
        return WEXITSTATUS(std::system(command.c_str()));
    };
    CHECK(exitOf("make --only brief/noord") == 0);
    for (const std::string words : {"verify out/a.pdf", "archive --to archief", "list archief"}) {
        INFO(words);
        CHECK(exitOf(words) == 3);
        CHECK(contains(readAll(project.folder / "said"), "oordeel-archive: No such file or directory; it checks PDFs"));
    }
}
