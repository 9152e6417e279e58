// The national report: every figure in it counted again, by hand as it were, from the published table.
#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "report/batch.h"
#include "report/context.h"
#include "report/landelijk_texts.h"
#include "report/project.h"

using namespace oordeel;

namespace {

struct National {
    Sources sources;
    Diagnostics diagnostics;
    report::Project project = report::loadProject(PROJECT_DIR "/data", sources, diagnostics);
    Value names;

    National() {
        for (size_t i = 0; i < project.datasets.size(); ++i) {
            const report::Soort& soort = project.documenten.soorten[i];
            if (soort.id != "landelijk-rapport") continue;
            names = report::context(*project.datasets[i], soort.gegevens, PROJECT_DIR "/templates/tekens", sources,
                                    diagnostics);
        }
        INFO(diagnostics.text());
        REQUIRE(diagnostics.empty());
    }

    static const std::vector<Value>& list(const Value& of, const char* name) {
        return of.find(name)->find("lijst")->list;
    }
    static const std::string& text(const Value& of, const char* name) { return of.find(name)->text; }
    static int number(const Value& of, const char* name) { return std::stoi(of.find(name)->find("getal")->text); }
};

/// The table of the published report: by organisation, by verwachting, whether it is voldoende (1) or onvoldoende (3).
using Table = std::map<std::string, std::map<std::string, int>>;

/// Empty, with a line that says so, when the facts do not lie beside the checkout.
Table published() {
    std::ifstream file(PROJECT_DIR "/../shared/facts/stap1_scores.csv");
    Table table;
    if (!file) {
        std::cerr << "tests/landelijk.cpp: ../shared/facts is not there; the published table is not compared\n";
        return table;
    }
    std::vector<std::string> header;
    for (std::string line; std::getline(file, line);) {
        std::vector<std::string> cells;
        std::istringstream stream(line);
        for (std::string cell; std::getline(stream, cell, ',');) {
            std::erase_if(cell, [](char c) { return c == '"' || c == '\r'; });
            cells.push_back(cell);
        }
        if (header.empty()) {
            header = cells;
            continue;
        }
        for (size_t i = 1; i < std::min(cells.size(), header.size()); ++i)
            if (cells[i] == "V" || cells[i] == "O") table[cells[0]][header[i]] = cells[i] == "V" ? 1 : 3;
    }
    REQUIRE(table.size() == 26);
    return table;
}

}  // namespace

TEST_CASE("the tallies of the verwachtingen are those of the published table") {
    const Table table = published();
    if (table.empty()) return;
    const National national;
    for (const Value& one : National::list(national.names, "verwachtingen")) {
        const std::string& nummer = National::text(one, "nummer");
        INFO(nummer);
        int good = 0;
        for (const auto& [organisation, scores] : table) good += scores.at(nummer) == 1;
        CHECK(National::number(one, "goed") == good);
        CHECK(National::number(one, "tekort") == 26 - good);
        CHECK(National::text(one, "deelGoed") == std::to_string((200 * good + 26) / 52) + "%");
    }
}

TEST_CASE("the matrix has the published score of every organisation on every verwachting") {
    const Table table = published();
    if (table.empty()) return;
    const National national;
    // By its scores, since names are spelt in more than one way: each row of ours is a row of theirs, and each once.
    std::multiset<std::string> ours, theirs;
    for (const Value& one : National::list(national.names, "ranglijst")) {
        std::string row;
        for (const Value& score : National::list(one, "verwachtingen"))
            row += National::text(score, "nummer") +
                   (National::text(*score.find("oordeel"), "id") == "voldoende" ? "+" : "-");
        ours.insert(row);
    }
    for (const auto& [organisation, scores] : table) {
        std::string row;
        for (const auto& [nummer, score] : scores) row += nummer + (score == 1 ? "+" : "-");
        theirs.insert(row);
    }
    CHECK(ours == theirs);
}

TEST_CASE("the ranking goes down, and equals stand in alphabetical order with one place") {
    const National national;
    const std::vector<Value>& ranking = National::list(national.names, "ranglijst");
    REQUIRE(ranking.size() == 26);
    for (size_t i = 0; i < ranking.size(); ++i) {
        int good = 0;
        for (const Value& score : National::list(ranking[i], "verwachtingen"))
            good += National::text(*score.find("oordeel"), "id") == "voldoende";
        CHECK(National::number(ranking[i], "goed") == good);
        if (i == 0) continue;
        const int before = National::number(ranking[i - 1], "goed");
        CHECK(before >= good);
        const bool tie = before == good;
        CHECK(National::number(ranking[i], "plaats") ==
              (tie ? National::number(ranking[i - 1], "plaats") : static_cast<int>(i) + 1));
        if (tie) CHECK(National::text(ranking[i - 1], "naam") < National::text(ranking[i], "naam"));
    }
}

TEST_CASE("what goes well and what must get better are chosen by share, and together they are all criteria") {
    const National national;
    const auto share = [](const Value& one) {
        return static_cast<double>(National::number(one, "goed")) / National::number(one, "beoordeeld");
    };
    const std::vector<Value>&strong = National::list(national.names, "criteriaSterk"),
          &weak = National::list(national.names, "criteriaZwak");
    CHECK(strong.size() + weak.size() == National::list(national.names, "criteria").size());
    for (size_t i = 0; i < strong.size(); ++i) {
        CHECK(share(strong[i]) >= 0.75);
        if (i > 0) CHECK(share(strong[i - 1]) >= share(strong[i]));
    }
    for (size_t i = 0; i < weak.size(); ++i) {
        CHECK(share(weak[i]) < 0.75);
        if (i > 0) CHECK(share(weak[i - 1]) <= share(weak[i]));
    }
    CHECK(national.names.find("criteriaSterk")->find("nummers")->text ==
          "2.2, 3.1 en 3.2");  // as the report chose them
}

TEST_CASE("the tallies of the criteria are what the rules of the appendix make of the published table") {
    const Table table = published();
    if (table.empty()) return;
    const National national;
    for (const Value& criterium : National::list(national.names, "criteria")) {
        const std::string& nummer = National::text(criterium, "nummer");
        INFO(nummer);
        std::map<std::string, int> expected;
        for (const auto& [organisation, scores] : table) {
            int total = 0, bad = 0;
            for (const auto& [which, score] : scores)
                if (which.rfind(nummer + ".", 0) == 0) ++total, bad += score == 3;
            // Thema 1: 0 or 1, 2, more; 1.1 as the figures of the report have it. Thema 2: 0, 1, more. Thema 3: halves.
            const int good = nummer == "1.1" || nummer[0] == '2' ? 0 : 1, fair = nummer[0] == '2' ? 1 : 2;
            const bool half = 2 * bad >= total;
            ++expected[nummer[0] == '3' ? (half ? "onvoldoende" : "voldoende")
                       : bad <= good    ? "voldoende"
                       : bad <= fair    ? "matig"
                                        : "onvoldoende"];
        }
        for (const Value& level : National::list(criterium, "uitslag"))
            CHECK(National::number(level, "organisaties") == expected[National::text(level, "id")]);
    }
}

TEST_CASE("every text of a national report has its place, or is an error") {
    const National national;
    const report::Soort* soort = nullptr;
    for (const report::Soort& one : national.project.documenten.soorten)
        if (one.id == "landelijk-rapport") soort = &one;
    REQUIRE(soort != nullptr);
    size_t told = 0, inShort = 0;
    for (const Value& criterium : National::list(national.names, "criteria")) {
        told += National::list(criterium, "onderbouwing").size();
        inShort += criterium.find("beeld")->kind == Value::Kind::text;
    }
    CHECK(told == soort->gegevens.find("onderbouwing")->list.size());
    CHECK(inShort == soort->gegevens.find("beeld")->list.size());
}

TEST_CASE("a text about something that the kader lacks, or about two criteria, is not silently left out") {
    National national;
    const rules::Toetsingskader* kader = nullptr;
    for (const auto& dataset : national.project.datasets)
        if (dataset->kader.id == "veilig-thuis-stap-1") kader = &dataset->kader;
    REQUIRE(kader != nullptr);
    const auto textAbout = [](std::vector<Value> numbers) {
        Value text = Value::ofMap();
        text.set("bij", Value::ofList(std::move(numbers)));
        text.set("tekst", "Een tekst.");
        return text;
    };
    const auto complaint = [&](std::vector<Value> texts) {
        Value data = Value::ofMap();
        data.set("onderbouwing", Value::ofList(std::move(texts)));
        Diagnostics diagnostics;
        report::leesOnderbouwing(data, *kader, diagnostics);
        return diagnostics.text();
    };
    CHECK(complaint({textAbout({"1.1.1", "1.1.2"})}).empty());
    CHECK_THAT(complaint({textAbout({"1.1.9"})}),
               Catch::Contains("has no verwachting that is judged with number 1.1.9"));
    CHECK_THAT(complaint({textAbout({"3.1.1"})}),
               Catch::Contains("3.1.1"));  // in the kader, but nobody is judged on it
    CHECK_THAT(complaint({textAbout({"1.1.1", "1.2.1"})}), Catch::Contains("write one for 1.1 and another for 1.2"));
    CHECK_THAT(complaint({textAbout({"1.1.1"}), textAbout({"1.1.1"})}), Catch::Contains("put both into one"));
    CHECK_THAT(complaint({"Een tekst."}), Catch::Contains("a text of onderbouwing"));
    Value noList = Value::ofMap();
    noList.set("onderbouwing", "Een tekst.");
    Diagnostics diagnostics;
    CHECK(report::leesOnderbouwing(noList, *kader, diagnostics).empty());
    CHECK_THAT(diagnostics.text(), Catch::Contains("write a list, each item with `bij` and `tekst`"));
}

TEST_CASE("a good example that several organisations share is told once, and every example is told") {
    const National national;
    size_t told = 0;
    for (const Value& thema : National::list(national.names, "themas"))
        told += National::list(thema, "voorbeelden").size();
    size_t written = 0, shared = 0;
    for (const auto& dataset : national.project.datasets) {
        if (!dataset->eenmaal || dataset->cijfers.empty()) continue;
        for (const rules::Beoordeling& one : dataset->beoordelingen)
            for (const rules::Bevinding& text : one.bevindingen) {
                written += text.goedVoorbeeld;
                shared += text.goedVoorbeeld && !text.noemt.empty();
            }
        break;
    }
    CHECK(told < written);
    CHECK(told + shared >= written);
}
