// The national report: every figure in it counted again, by hand as it were, from the published table.
#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "report/batch.h"
#include "report/context.h"
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
