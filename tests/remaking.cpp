// What a second run makes again and what it leaves alone: never anything else than a clean run would give.
#include <catch2/catch.hpp>
#include <random>

#include "support/program.h"

using testing::filesIn;
using testing::Project;
using testing::readAll;
using testing::run;
using testing::Run;
namespace fs = std::filesystem;

namespace {

/// "2 made, 1 as they were" of --stats.
std::string madeOf(const Run& run) {
    const size_t at = run.errors.find(" made, ");
    if (at == std::string::npos) return run.errors;
    const size_t begin = run.errors.rfind('\n', at) + 1;
    return run.errors.substr(begin, run.errors.find(';', at) - begin);
}

}  // namespace

TEST_CASE("what is as it would be made is left alone, and counted") {
    const Project project;
    CHECK(madeOf(run(project, "make --stats")) == "3 made, 0 as they were");
    const auto first = filesIn(project.folder / "out");
    const Run second = run(project, "make --stats");
    CHECK(madeOf(second) == "0 made, 3 as they were");
    CHECK(second.errors.find("3 documents, 3 pages, 0 warnings, ") != std::string::npos);
    CHECK(madeOf(run(project, "make --stats --anew")) == "3 made, 0 as they were");
    CHECK(filesIn(project.folder / "out") == first);
}

TEST_CASE("whatever goes into a document makes it again when it changes, and only then") {
    const Project project;
    const auto after = [&](const std::string& words = "make --stats", const std::string& before = "") {
        return madeOf(run(project, words, before));
    };
    REQUIRE(after() == "3 made, 0 as they were");
    // Of one kind there is another assessment than of the other.
    project.replace("data/beoordelingen/b-zuid.yaml", "goed", "slecht");
    CHECK(after() == "2 made, 1 as they were");
    project.replace("sjablonen/gewoon.css", "10pt", "11pt");
    CHECK(after() == "3 made, 0 as they were");
    project.replace("data/organisaties.yaml", "Veilig Noord", "Veilig Noorden");
    CHECK(after() == "3 made, 0 as they were");
    CHECK(after("make --stats", "SOURCE_DATE_EPOCH=1467331200") == "3 made, 0 as they were");
    CHECK(after("make --stats", "SOURCE_DATE_EPOCH=1467331200") == "0 made, 3 as they were");
    CHECK(after() == "3 made, 0 as they were");
    CHECK(after("make --stats --format pdf html") == "3 made, 0 as they were");
    CHECK(after("make --stats --format pdf html") == "0 made, 3 as they were");
    // The time of a file says nothing.
    fs::last_write_time(project.folder / "data/organisaties.yaml", fs::file_time_type::clock::now());
    CHECK(after("make --stats --format pdf html") == "0 made, 3 as they were");
}

TEST_CASE("a file of texts of one kind does not touch the others") {
    const Project project;
    project.replace("data/documenten.yaml", "gegevens:\n      aanhef: Geachte bestuurder", "gegevens: groet.yaml");
    project.write("data/groet.yaml", "aanhef: Geachte bestuurder\n");
    REQUIRE(madeOf(run(project, "make --stats")) == "3 made, 0 as they were");
    CHECK(madeOf(run(project, "make --stats --only kaart/noord")) == "0 made, 1 as they were");
    project.write("data/groet.yaml", "aanhef: Beste bestuurder\n");
    CHECK(madeOf(run(project, "make --stats")) == "2 made, 1 as they were");
    project.write("data/groet.yaml", "aanhef: [\n");
    CHECK(run(project, "make --only kaart/noord").exit == 0);
    CHECK(run(project, "make --only brief/noord").exit == 1);
}

TEST_CASE("a document that is gone or was changed is made again") {
    const Project project;
    REQUIRE(run(project, "make").exit == 0);
    const auto right = filesIn(project.folder / "out");
    fs::remove(project.folder / "out/brief/noord.pdf");
    project.write("out/kaart/noord.pdf", "geen PDF");
    CHECK(madeOf(run(project, "make --stats")) == "2 made, 1 as they were");
    CHECK(filesIn(project.folder / "out") == right);
}

TEST_CASE("a document with a warning tells it each time") {
    const Project project;
    project.write("sjablonen/brief.md", readAll(project.folder / "sjablonen/brief.md") + "\nNummer 123456782.\n");
    for (int i = 0; i < 2; ++i) {
        const Run made = run(project, "make --stats");
        CHECK(made.exit == 0);
        CHECK(made.errors.find("burgerservicenummer") != std::string::npos);
    }
}

TEST_CASE(
    "a document that the data no longer ask for goes, unless it is to stay or somebody put another in its place") {
    const Project project;
    REQUIRE(run(project, "make").exit == 0);
    project.write("out/brief/eigen.pdf", "van iemand anders");
    fs::remove(project.folder / "data/beoordelingen/b-zuid.yaml");
    CHECK(run(project, "make --keep").exit == 0);
    CHECK(fs::exists(project.folder / "out/brief/zuid.pdf"));
    CHECK(run(project, "make --only kaart/noord").exit == 0);
    CHECK(fs::exists(project.folder / "out/brief/zuid.pdf"));  // nobody looked at the letters
    const Run swept = run(project, "make");
    CHECK(swept.errors.find("out/brief/zuid.pdf: no longer asked for, taken away\n") != std::string::npos);
    CHECK(!fs::exists(project.folder / "out/brief/zuid.pdf"));
    CHECK(fs::exists(project.folder / "out/brief/noord.pdf"));
    CHECK(fs::exists(project.folder / "out/brief/eigen.pdf"));

    const Project other;
    REQUIRE(run(other, "make").exit == 0);
    other.write("out/brief/zuid.pdf", "met een opmerking erbij");
    fs::remove(other.folder / "data/beoordelingen/b-zuid.yaml");
    CHECK(run(other, "make").exit == 0);
    CHECK(readAll(other.folder / "out/brief/zuid.pdf") == "met een opmerking erbij");
}

TEST_CASE("nothing is taken away when the data cannot be read") {
    const Project project;
    REQUIRE(run(project, "make").exit == 0);
    const auto before = filesIn(project.folder / "out");
    project.replace("data/organisaties.yaml", "organisaties:", "organisatie:");
    CHECK(run(project, "make").exit == 1);
    CHECK(filesIn(project.folder / "out") == before);
}

TEST_CASE("a ledger that is damaged knows nothing") {
    const Project project;
    REQUIRE(run(project, "make").exit == 0);
    for (const char* text : {"", "geen JSON: [", "{\"documenten\":{\"brief/noord\":{\"invoer\":\"x\"}}}", "[]"}) {
        project.write("out/.oordeel.json", text);
        CHECK(madeOf(run(project, "make --stats")) == "3 made, 0 as they were");
    }
}

TEST_CASE("after any change the folder is that of a clean run") {
    const Project project;
    std::mt19937 random(20261126);  // the same each time
    const auto any = [&](size_t count) { return random() % count; };
    const std::vector<std::string> levels{"goed", "slecht"};
    std::string organisations = readAll(project.folder / "data/organisaties.yaml");
    const std::string assessment = readAll(project.folder / "data/beoordelingen/b-zuid.yaml");
    std::vector<std::string> extra;
    for (int step = 0; step < 25; ++step) {
        const size_t what = any(5);
        if (what == 0) {
            const std::string id = "x" + std::to_string(step);
            extra.push_back(id);
            project.write("data/organisaties.yaml", readAll(project.folder / "data/organisaties.yaml") +
                                                        "  - {id: " + id + ", naam: Organisatie " + id + "}\n");
            project.write("data/beoordelingen/" + id + ".yaml",
                          "organisatie: " + id + assessment.substr(assessment.find('\n')));
        } else if (what == 1 && !extra.empty()) {
            const size_t which = any(extra.size());
            fs::remove(project.folder / ("data/beoordelingen/" + extra[which] + ".yaml"));
            extra.erase(extra.begin() + static_cast<std::ptrdiff_t>(which));
        } else if (what == 2) {
            const std::string file = extra.empty() || any(2) ? "b-zuid" : extra[any(extra.size())];
            std::string text = readAll(project.folder / ("data/beoordelingen/" + file + ".yaml"));
            const std::string from = levels[any(2)], to = levels[any(2)];
            if (const size_t at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
            project.write("data/beoordelingen/" + file + ".yaml", text);
        } else if (what == 3) {
            std::string text = readAll(project.folder / "sjablonen/brief.md");
            project.write("sjablonen/brief.md", text + "\nNog een zin, de " + std::to_string(step) + "e.\n");
        } else {
            project.write("sjablonen/gewoon.css", readAll(project.folder / "sjablonen/gewoon.css") +
                                                      "p { margin-top: " + std::to_string(1 + any(9)) + "pt }\n");
        }
        CHECK(run(project, "make -o out --jobs 2").exit == 0);
        fs::remove_all(project.folder / "schoon");
        CHECK(run(project, "make -o schoon").exit == 0);
        INFO("after step " << step);
        REQUIRE(filesIn(project.folder / "out") == filesIn(project.folder / "schoon"));
    }
}

TEST_CASE("the parts of a run, made one by one in any order, are the whole") {
    const Project project;
    REQUIRE(run(project, "make -o geheel").exit == 0);
    CHECK(madeOf(run(project, "make -o delen --shard 2/2 --stats")) == "1 made, 0 as they were");
    CHECK(madeOf(run(project, "make -o delen --shard 1/2 --stats")) == "2 made, 0 as they were");
    CHECK(filesIn(project.folder / "delen") == filesIn(project.folder / "geheel"));
    CHECK(madeOf(run(project, "make -o delen --stats")) == "0 made, 3 as they were");
    CHECK(run(project, "make -o leeg --shard 7/9").exit == 0);
    for (const char* wrong : {"0/2", "3/2", "2", "a/b", "1/", "/2", "1/0", "-1/2", "99999999/99999999"}) {
        INFO(wrong);
        CHECK(run(project, std::string("make --shard=") + wrong).exit == 2);
    }
}

TEST_CASE("--stats says what each stage took, which documents were slowest, and the memory") {
    const Project project;
    const Run told = run(project, "make --stats --jobs 2");
    for (const char* part : {"MB yet\n", "load: YAML, proof of rules, scores", "layout: styles to pages",
                             "  brief/noord", "the run, with 2 at a time", " MB of memory\n"}) {
        INFO(part);
        CHECK(told.errors.find(part) != std::string::npos);
    }
}
