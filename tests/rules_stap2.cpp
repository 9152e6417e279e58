// The data of stap 2: what the sources say, what follows from it, and that nothing else is claimed.
#include <catch2/catch.hpp>

#include <filesystem>

#include "base/file.h"
#include "rules/score.h"
#include "yaml/load.h"

using namespace oordeel;
using namespace oordeel::rules;

namespace {

struct Stap2 {
    Sources sources;
    Diagnostics diagnostics;
    Toetsingskader kader;

    Stap2() { kader = readKader(load("kader-stap-2.yaml"), diagnostics); }

    Value load(const std::string& name) {
        const std::string path = PROJECT_DIR "/data/veilig-thuis/" + name;
        return yaml::load(sources.add(name, readFile(path, 1 << 20)), diagnostics);
    }
    Beoordeling read(const std::string& id) {
        const Value file = load("beoordelingen/stap-2/" + id + ".yaml");
        return readBeoordeling(file, kader, diagnostics);
    }
};

/// "25 of 30: voldoende, says the source".
std::string inWords(const Toetsingskader& kader, const Scorecard& card) {
    std::string out = std::to_string(card.uitkomst.aantallen.front()) + " of " + std::to_string(card.uitkomst.totaal());
    std::string levels;
    for (const int niveau : card.eind.mogelijk)
        levels += (levels.empty() ? "" : " or ") + kader.schaal.niveaus[static_cast<size_t>(niveau)].id;
    return out + ": " + levels + (card.eind.volgensBron ? ", says the source" : card.eind.regel ? ", by a rule" : "");
}

}  // namespace

TEST_CASE(
    "Every outcome of stap 2 that a source gives is in the data, with the judgement that the source or a rule gives") {
    Stap2 stap2;
    const std::pair<const char*, const char*> known[] = {
        {"haaglanden", "25 of 30: voldoende, says the source"},
        {"zuid-holland-zuid", "26 of 30: voldoende, says the source"},
        {"zuidoost-brabant", "28 of 30: voldoende, says the source"},
        {"drenthe", "27 of 30: voldoende, says the source"},
        {"gelderland-zuid", "29 of 30: voldoende, says the source"},
        {"hollands-midden", "21 of 30: onvoldoende, by a rule"},
        {"rotterdam-rijnmond", "21 of 30: onvoldoende, says the source"}};
    size_t files = 0;
    for ([[maybe_unused]] const auto& file :
         std::filesystem::directory_iterator(PROJECT_DIR "/data/veilig-thuis/beoordelingen/stap-2"))
        ++files;
    CHECK(files == std::size(known));
    for (const auto& [id, outcome] : known) {
        const Beoordeling beoordeling = stap2.read(id);
        REQUIRE(stap2.diagnostics.text() == "");
        CHECK(inWords(stap2.kader, score(stap2.kader, beoordeling)) == outcome);
    }
}

TEST_CASE("Of Haaglanden the five that fall short are the five that the kader of stap 2 names") {
    Stap2 stap2;
    const Beoordeling beoordeling = stap2.read("haaglanden");
    const Scorecard card = score(stap2.kader, beoordeling);
    REQUIRE(stap2.diagnostics.text() == "");
    CHECK(stap2.kader.aantalVerwachtingen() == 30);
    CHECK(stap2.kader.aantalGenoemd() == 5);
    std::vector<std::string> numbers;
    for (const Score& one : card.scores) {
        CHECK(stap2.kader.schaal.niveaus.at(static_cast<size_t>(one.niveau)).id == "onvoldoende");
        numbers.push_back(one.nummer);
    }
    CHECK(numbers == std::vector<std::string>{"1.3.2", "1.3.3", "1.5.4", "2.1.2", "4.1.3"});
    CHECK(card.verbeterpunten.size() == 4);      // the letter takes two of the five together
    for (const ThemaScore& thema : card.themas)  // nothing is known of how criteria and thema's are judged
        for (const CriteriumScore& criterium : thema.criteria) CHECK(criterium.oordeel.mogelijk.empty());
}

TEST_CASE("A sixth shortfall at Haaglanden, or a number that no source names, is refused") {
    Stap2 stap2;
    std::string text = readFile(PROJECT_DIR "/data/veilig-thuis/beoordelingen/stap-2/haaglanden.yaml", 1 << 20);
    const auto complaints = [&](const std::string& from, const std::string& to) {
        std::string changed = text;
        changed.replace(changed.find(from), from.size(), to);
        Diagnostics diagnostics;
        readBeoordeling(yaml::load(stap2.sources.add("haaglanden.yaml", changed), diagnostics), stap2.kader,
                        diagnostics);
        std::string out;
        for (const Diagnostic& one : diagnostics.all()) out += one.message + "\n";
        return out;
    };
    CHECK(complaints("voldoende: 25, onvoldoende: 5", "voldoende: 26, onvoldoende: 4") ==
          "the uitslag counts 4 onvoldoende, but the scores name 5; one of the two is wrong\n");
    CHECK(complaints("voldoende: 25", "voldoende: 24") ==
          "the uitslag counts 29 verwachtingen, but the kader has 30; one of the two is wrong\n");
    CHECK(complaints("  4.1.3: onvoldoende\n", "  4.1.2: onvoldoende\n") ==
          "the kader, which is known in part, has no verwachting 4.1.2; leave it out, or add it to the kader when a "
          "source says what it is\n");
}
