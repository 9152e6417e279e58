// Charts and counts in free data: what a template finds, what is said of mistakes; and the documents that use them.
#include "report/grafieken.h"

#include <catch2/catch.hpp>

#include "report/batch.h"
#include "report/tellingen.h"
#include "yaml/load.h"

using namespace oordeel;
using Catch::Contains;

namespace {

struct Read {
    Value value;
    std::string errors;
};

template <class Reading>
Read read(const std::string& text, Reading reading) {
    static Sources sources;
    const Source& source = sources.add("x.yaml", text);
    Diagnostics diagnostics;
    const Value data = yaml::load(source, diagnostics);
    Read out{reading(data, diagnostics), ""};
    for (const Diagnostic& one : diagnostics.all()) {
        const LineColumn place = locate(one.at);
        out.errors += std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + one.message + "\n";
    }
    return out;
}

Read chartsOf(const std::string& text) {
    return read(text,
                [](const Value& data, Diagnostics& diagnostics) { return report::grafieken(data, {}, diagnostics); });
}
Read countsOf(const std::string& text) {
    return read(text, [](const Value& data, Diagnostics& diagnostics) { return report::tellingen(data, diagnostics); });
}

std::string tagsOf(const std::string& name) {
    report::Request request;
    request.paths = {PROJECT_DIR "/data"};
    request.only = {name};
    request.output = report::Output::tags;
    const report::Report report = report::run(request);
    CHECK(report.messages == "");
    return report.output;
}

}  // namespace

TEST_CASE("a chart has a title, a drawing that says its numbers, and the same numbers as rows") {
    const Read line = chartsOf(
        "grafieken:\n  lijst: {soort: lijn, titel: Korter, eenheid: zaken, punten: [{datum: 2017-02-23, waarde: 44}, "
        "{datum: 2017-05-31, waarde: 0}]}\n");
    CHECK(line.errors == "");
    const Value& chart = *line.value.find("lijst");
    CHECK_THAT(chart.find("figuur")->text, Contains("aria-label=\"zaken: 23 februari 2017 44, 31 mei 2017 0.\""));
    CHECK(chart.find("rijen")->find("getal")->text == "2");
    CHECK(chart.find("rijen")->find("lijst")->list[0].find("waarden")->list[0].text == "44");

    const Read columns = chartsOf(
        "grafieken:\n  k: {soort: kolommen, titel: Meer, eenheid: stuks, labels: [kw 1, kw 2], reeksen: [{naam: "
        "meldingen, "
        "waarden: [5, 7]}, {naam: adviezen, waarden: [1, 2]}]}\n");
    CHECK(columns.errors == "");
    CHECK_THAT(columns.value.find("k")->find("figuur")->text,
               Contains("aria-label=\"meldingen: kw 1 5, kw 2 7. adviezen: kw 1 1, kw 2 2.\""));
}

TEST_CASE("mistakes in a chart are told at their place") {
    CHECK(chartsOf("grafieken:\n  a: {soort: taart, titel: T, eenheid: e}\n").errors ==
          "2:14: \"taart\" is no chart; write lijn or kolommen\n");
    CHECK(
        chartsOf(
            "grafieken:\n  a:\n    soort: lijn\n    titel: T\n    eenheid: e\n    punten:\n      - {datum: 2017-05-01, "
            "waarde: 1}\n      - {datum: 2017-04-01, waarde: veel}\n")
            .errors ==
        "8:37: \"veel\" is no whole number; write figures alone: 44\n"
        "8:9: this point is not after the one above it; put them in the order of time\n");
    CHECK_THAT(chartsOf("grafieken:\n  a: {soort: kolommen, titel: T, eenheid: e, labels: [x, y], reeksen: [{naam: n, "
                        "waarden: [1]}]}\n")
                   .errors,
               Contains("there are 2 labels and 1 numbers; give each label one"));
}

TEST_CASE("categories that do not add up to their total are an error that gives the sum") {
    const Read good =
        countsOf("tellingen:\n  stand: {totaal: 26, delen: [{naam: A, aantal: 7}, {naam: B, aantal: 19}]}\n");
    CHECK(good.errors == "");
    CHECK(good.value.find("stand")->find("delen")->find("lijst")->list[0].find("percentage")->text == "27%");
    CHECK(countsOf("tellingen:\n  stand:\n    totaal: 26\n    delen: [{naam: A, aantal: 7}, {naam: B, aantal: 18}]\n")
              .errors == "3:13: the categories together are 25, not 26; count again, or name what is missing\n");
    CHECK(countsOf("tellingen:\n  stand:\n    totaal: 5\n    delen: [{naam: A, aantal: vijf}]\n").errors ==
          "4:31: \"vijf\" is no whole number; write figures alone: 26\n"
          "3:13: the categories together are 0, not 5; count again, or name what is missing\n");
}

TEST_CASE("the voortgangsbijlage refers to its own points by numbers that are looked up") {
    const std::string tags = tagsOf("voortgangsbijlage/hollands-midden");
    CHECK_THAT(tags, Contains("zie") && Contains("punt\u00a03"));  // zicht op veiligheid tijdens het wachten
    CHECK_THAT(tags, Contains("\"maatregelen a\""));               // one link for each, and one word for both
    CHECK_THAT(tags, Contains("\" en b\""));
    CHECK_THAT(tags, Contains("\"maatregel c\""));
    CHECK_THAT(tags, Contains("\"knelpunten 1\""));
    CHECK_THAT(tags, Contains("\" en 7\""));
    CHECK_THAT(tags, Contains("23 februari 2017 44, 1 mei 2017 66, 31 mei 2017 0"));
}

TEST_CASE("the rapportage derives what it can: the rest of the categories and the list in September") {
    const std::string tags = tagsOf("rapportage/veilig-thuis-stap-1");
    CHECK_THAT(tags, Contains("267, bij 8 organisaties"));  // 455 - 188
    CHECK_THAT(tags, Contains("455, bij 14 organisaties") && Contains("hoofdstuk\u00a03"));
}
