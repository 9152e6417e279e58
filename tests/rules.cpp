// Specification of src/rules: how conditions read, which rule sets are refused, what a scorecard says, and that our
// rules give the judgements that the inspectorate published.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "base/file.h"
#include "rules/bewijs.h"
#include "rules/intervallen.h"
#include "rules/score.h"
#include "yaml/load.h"

using namespace oordeel;
using namespace oordeel::rules;

namespace {

/// A kader of one thema; the tests put the rules and the number of verwachtingen in.
std::string smallKader(const std::string& rules, int verwachtingen) {
    std::string text =
        "id: proef\n"
        "naam: Proef\n"
        "versie: 1\n"
        "bron: een test\n"
        "schaal:\n"
        "  - {id: goed, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: vink}\n"
        "  - {id: matig, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: uitroep, alleen criterium: true}\n"
        "  - {id: slecht, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: kruis}\n"
        "thema's:\n"
        "  - nummer: 1\n"
        "    naam: Thema\n"
        "    norm: Zo moet het.\n"
        "    beslisregels:\n" +
        rules +
        "    criteria:\n"
        "      - nummer: 1.1\n"
        "        naam: Criterium\n"
        "        norm: Zo moet het hier.\n"
        "        verwachtingen:\n";
    for (int i = 1; i <= verwachtingen; ++i)
        text += "          - {nummer: 1.1." + std::to_string(i) + ", tekst: Verwachting " + std::to_string(i) +
                ", kort: Punt " + std::to_string(i) + ", gevraagd: Doe " + std::to_string(i) + "}\n";
    return text;
}

const std::string strictRules =
    "      goed: geen slecht\n"
    "      matig: precies 1 slecht\n"
    "      slecht: 2 of meer slecht\n";

/// What was read from texts, with the sources that its positions point into.
struct Reading {
    Sources sources;
    Diagnostics diagnostics;
    Toetsingskader kader;
    Beoordeling beoordeling;

    Reading& readKader(const std::string& text) {
        const Value file = yaml::load(sources.add("kader.yaml", text), diagnostics);
        kader = rules::readKader(file, diagnostics);
        return *this;
    }

    Reading& readBeoordeling(const std::string& text) {
        const Value file = yaml::load(sources.add("beoordeling.yaml", text), diagnostics);
        beoordeling = rules::readBeoordeling(file, kader, diagnostics);
        return *this;
    }
};

std::string kaderErrors(const std::string& text) {
    Reading reading;
    reading.readKader(text);
    return reading.diagnostics.text();
}

/// Only the sentences, for tests about many conditions.
std::string kaderSentences(const std::string& text) {
    Reading reading;
    reading.readKader(text);
    std::string out;
    for (const Diagnostic& d : reading.diagnostics.all()) out += d.message + "\n";
    return out;
}

const std::string beoordelingHead =
    "organisatie: ergens\n"
    "kader: proef\n"
    "versie: 1\n"
    "periode: 2015\n"
    "bron: een test\n";

std::string beoordelingErrors(const std::string& rest) {
    Reading reading;
    reading.readKader(smallKader(strictRules, 3)).readBeoordeling(beoordelingHead + rest);
    return reading.diagnostics.text();
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

Niveau niveau(const std::string& id, bool alleenCriterium = false) {
    Niveau out;
    out.id = out.naam = id;
    out.alleenCriterium = alleenCriterium;
    return out;
}

const Schaal twoLevels{{niveau("goed"), niveau("slecht")}, {}};
const Schaal threeLevels{{niveau("goed"), niveau("redelijk"), niveau("slecht")}, {}};

Stand counted(std::vector<int> aantallen) {
    Stand stand;
    stand.verwachtingen.aantallen = std::move(aantallen);
    return stand;
}

/// For which numbers of `slecht` out of `total` a condition holds: "0 1".
std::string holdsAt(const std::string& als, int total) {
    Diagnostics diagnostics;
    Beslisregel regel;
    regel.voorwaarden = readVoorwaarden(als, {}, {twoLevels, {}}, diagnostics);
    REQUIRE(diagnostics.text() == "");
    std::string out;
    for (int slecht = 0; slecht <= total; ++slecht)
        if (regel.geldt(counted({total - slecht, slecht}))) out += (out.empty() ? "" : " ") + std::to_string(slecht);
    return out;
}

/// The complaint about one condition, as if it stood alone in a file.
std::string conditionError(const std::string& als) {
    Sources sources;
    Diagnostics diagnostics;
    const Source& source = sources.add("regels.yaml", "goed: " + als + "\n");
    CHECK(readVoorwaarden(als, {&source, 6}, {twoLevels, {}}, diagnostics).empty());
    return diagnostics.text();
}

std::string proof(const std::vector<std::pair<int, std::string>>& regels, int verwachtingen, const Schaal& schaal) {
    Diagnostics diagnostics;
    Regelset gelezen;
    for (const auto& [oordeel, als] : regels)
        gelezen.regels.push_back({oordeel, als, readVoorwaarden(als, {}, {schaal, {}}, diagnostics), {}});
    Klasse alle = onbekend(schaal, true);
    alle.aantal = verwachtingen;
    prove(gelezen, {alle}, schaal, {}, "criterium 3.1", diagnostics);
    return diagnostics.text();
}

}  // namespace

TEST_CASE("A condition reads aloud and holds for exactly the outcomes it names") {
    CHECK(holdsAt("alle goed", 4) == "0");
    CHECK(holdsAt("geen slecht", 4) == "0");
    CHECK(holdsAt("geen goed", 4) == "4");
    CHECK(holdsAt("precies 2 slecht", 4) == "2");
    CHECK(holdsAt("minstens 3 slecht", 4) == "3 4");
    CHECK(holdsAt("hoogstens 1 slecht", 4) == "0 1");
    CHECK(holdsAt("meer dan 2 slecht", 4) == "3 4");
    CHECK(holdsAt("minder dan 2 slecht", 4) == "0 1");
    CHECK(holdsAt("3 of meer slecht", 4) == "3 4");
    CHECK(holdsAt("1 of minder slecht", 4) == "0 1");
    CHECK(holdsAt("1 of 2 slecht", 4) == "1 2");
    CHECK(holdsAt("1 tot en met 3 slecht", 4) == "1 2 3");
    CHECK(holdsAt("precies 0 slecht", 4) == "0");
    CHECK(holdsAt("minstens 9999 slecht", 4) == "");
    CHECK(holdsAt("  hoogstens\n  1   slecht ", 4) == "0 1");
}

TEST_CASE("En joins conditions that must all hold, also next to tot en met") {
    CHECK(holdsAt("minstens 2 goed en minstens 1 slecht", 4) == "1 2");
    CHECK(holdsAt("1 tot en met 3 slecht en 1 of 2 goed", 4) == "2 3");
    CHECK(holdsAt("alle goed en geen goed", 4) == "");
}

TEST_CASE("A share is of the judged verwachtingen and compared exactly") {
    CHECK(holdsAt("minstens 51% goed", 4) == "0 1");
    CHECK(holdsAt("minstens 50% goed", 4) == "0 1 2");
    CHECK(holdsAt("meer dan 50% goed", 4) == "0 1");
    CHECK(holdsAt("minder dan 50% goed", 4) == "3 4");
    CHECK(holdsAt("hoogstens 25 % slecht", 4) == "0 1");
    CHECK(holdsAt("precies 75% goed", 4) == "1");
    CHECK(holdsAt("25% tot en met 50% slecht", 4) == "1 2");
    CHECK(holdsAt("100% of minder slecht", 4) == "0 1 2 3 4");
    SECTION("a third is more than 33% and less than 34%") {
        CHECK(holdsAt("minstens 33% slecht", 3) == "1 2 3");
        CHECK(holdsAt("minstens 34% slecht", 3) == "2 3");
        CHECK(holdsAt("hoogstens 33% slecht", 3) == "0");
    }
}

TEST_CASE("A level may have a name of several words, and the longest that fits is meant") {
    const Schaal schaal{{niveau("niet"), niveau("niet voldaan"), niveau("niet voldaan en gevaarlijk")}, {}};
    Diagnostics diagnostics;
    const auto een = readVoorwaarden("precies 1 niet voldaan", {}, {schaal, {}}, diagnostics);
    const auto twee = readVoorwaarden("geen niet voldaan en gevaarlijk en alle niet", {}, {schaal, {}}, diagnostics);
    REQUIRE(diagnostics.text() == "");
    REQUIRE(een.size() == 1);
    CHECK(een[0].niveaus == std::vector<bool>{false, true, false});
    REQUIRE(twee.size() == 2);
    CHECK(twee[0].niveaus == std::vector<bool>{false, false, true});
    CHECK(twee[1].niveaus == std::vector<bool>{true, false, false});
}

TEST_CASE("A condition that cannot be read is shown at the word that is wrong, with the forms that can") {
    const std::string forms =
        "a condition is for instance \"alle goed\", \"geen slecht\", \"precies 2 slecht\", \"hoogstens 1 slecht\", "
        "\"3 of meer slecht\", \"1 of 2 slecht\", \"1 tot en met 3 slecht\" or \"minstens 51% goed\", and \"en\" joins "
        "several\n";
    CHECK(conditionError("ongeveer 2 slecht") == "regels.yaml:1:7: error: \"ongeveer\" is not understood here; " +
                                                     forms +
                                                     "    goed: ongeveer 2 slecht\n"
                                                     "          ^\n");
    CHECK(conditionError("hoogstens slecht") == "regels.yaml:1:17: error: \"slecht\" is not understood here; " + forms +
                                                    "    goed: hoogstens slecht\n"
                                                    "                    ^\n");
    CHECK(conditionError("2 slecht") == "regels.yaml:1:9: error: \"slecht\" is not understood here; " + forms +
                                            "    goed: 2 slecht\n"
                                            "            ^\n");
    CHECK(conditionError("hoogstens 1") == "regels.yaml:1:18: error: the condition stops too early; " + forms +
                                               "    goed: hoogstens 1\n"
                                               "                     ^\n");
    CHECK(conditionError("hoogstens 1 slecht of meer") == "regels.yaml:1:26: error: \"of\" is not understood here; " +
                                                              forms +
                                                              "    goed: hoogstens 1 slecht of meer\n"
                                                              "                             ^\n");
    CHECK(conditionError("precies -1 slecht") == "regels.yaml:1:15: error: \"-1\" is not understood here; " + forms +
                                                     "    goed: precies -1 slecht\n"
                                                     "                  ^\n");
    CHECK(conditionError("precies 1 matig") ==
          "regels.yaml:1:17: error: no verwachting is ever \"matig\"; count how many are \"goed\" or \"slecht\"\n"
          "    goed: precies 1 matig\n"
          "                    ^\n");
    CHECK(conditionError("geen slecht en") == "regels.yaml:1:21: error: the condition stops too early; " + forms +
                                                  "    goed: geen slecht en\n"
                                                  "                        ^\n");
    CHECK(conditionError("1 of 3 slecht") ==
          "regels.yaml:1:12: error: \"of\" joins two numbers that follow each other, such as \"1 of 2\"; write a "
          "longer range as \"1 tot en met 3\"\n"
          "    goed: 1 of 3 slecht\n"
          "               ^\n");
    CHECK(conditionError("3 tot en met 1 slecht") ==
          "regels.yaml:1:20: error: a range goes up and does not mix numbers and shares; write it as \"1 tot en met "
          "3\" or \"25% tot en met 50%\"\n"
          "    goed: 3 tot en met 1 slecht\n"
          "                       ^\n");
    CHECK(conditionError("1 tot en met 50% slecht") ==
          "regels.yaml:1:20: error: a range goes up and does not mix numbers and shares; write it as \"1 tot en met "
          "3\" or \"25% tot en met 50%\"\n"
          "    goed: 1 tot en met 50% slecht\n"
          "                       ^\n");
    CHECK(conditionError("minstens 101% goed") ==
          "regels.yaml:1:16: error: a share is at most 100%; write a smaller one\n"
          "    goed: minstens 101% goed\n"
          "                   ^\n");
    CHECK(conditionError("minstens 99999999999999999999 goed") ==
          "regels.yaml:1:16: error: no criterium has that many verwachtingen; write at most 9999\n"
          "    goed: minstens 99999999999999999999 goed\n"
          "                   ^\n");
}

TEST_CASE("The place of a wrong word is found in quotes too, and is the whole text when that spans lines") {
    CHECK(kaderErrors(smallKader("      goed: \"geen schlecht\"\n      slecht: 1 of meer slecht\n", 2)) ==
          "kader.yaml:14:19: error: no verwachting is ever \"schlecht\"; count how many are \"goed\" or \"slecht\"\n"
          "          goed: \"geen schlecht\"\n"
          "                      ^\n");
    CHECK(kaderErrors(
              smallKader("      goed: >-\n        geen\n        schlecht\n      slecht: 1 of meer slecht\n", 2)) ==
          "kader.yaml:14:13: error: no verwachting is ever \"schlecht\"; count how many are \"goed\" or \"slecht\"\n"
          "          goed: >-\n"
          "                ^\n");
}

TEST_CASE("Rules that decide every outcome exactly once are proved without a word") {
    CHECK(proof({{0, "alle goed"}, {1, "1 of meer slecht"}}, 5, twoLevels) == "");
    CHECK(proof({{0, "minstens 51% goed"}, {1, "minstens 50% slecht"}}, 3, twoLevels) == "");
    CHECK(proof({{0, "alle goed"},
                 {1, "hoogstens 1 slecht en minstens 1 redelijk"},
                 {1, "precies 1 slecht en geen redelijk"},
                 {2, "minstens 2 slecht"}},
                4, threeLevels) == "");
}

TEST_CASE("An outcome that no rule decides is named, also one with fewer verwachtingen judged") {
    CHECK(proof({{0, "alle goed"}, {1, "2 of meer slecht"}}, 2, twoLevels) ==
          "error: no rule decides criterium 3.1 at \"1 goed en 1 slecht\" and \"1 slecht\" (1 not judged); widen a "
          "rule or add one\n");
    CHECK(proof({{0, "minstens 2 goed"}, {1, "precies 2 slecht"}}, 3, twoLevels) ==
          "error: no rule decides criterium 3.1 at \"3 slecht\", \"1 goed en 1 slecht\" (1 not judged), \"1 goed\" (2 "
          "not judged) and 1 more; widen a rule or add one\n");
    CHECK(proof({{0, "alle goed"}}, 4, twoLevels) ==
          "error: no rule decides criterium 3.1 at \"3 goed en 1 slecht\", \"2 goed en 2 slecht\", \"1 goed en 3 "
          "slecht\" and 7 more; widen a rule or add one\n");
    CHECK(proof({{0, "alle goed"}, {2, "minstens 1 slecht"}}, 2, threeLevels) ==
          "error: no rule decides criterium 3.1 at \"1 goed en 1 redelijk\", \"2 redelijk\" and \"1 redelijk\" (1 not "
          "judged); widen a rule or add one\n");
    CHECK(proof({}, 1, twoLevels) ==
          "error: no rule decides criterium 3.1 at \"1 goed\" and \"1 slecht\"; widen a rule or add one\n");
}

TEST_CASE("The gap between 50% and 51% is found as soon as a criterium is large enough to fall into it") {
    const std::vector<std::pair<int, std::string>> published{{0, "minstens 51% goed"}, {1, "minstens 50% slecht"}};
    CHECK(proof(published, 100, twoLevels) ==
          "error: no rule decides criterium 3.1 at \"50 goed en 49 slecht\" (1 not judged), \"49 goed en 48 slecht\" "
          "(3 not judged), \"48 goed en 47 slecht\" (5 not judged) and 22 more; widen a rule or add one\n");
    CHECK(proof(published, 199, twoLevels) ==
          "error: no rule decides criterium 3.1 at \"101 goed en 98 slecht\", \"100 goed en 99 slecht\", \"100 goed en "
          "98 slecht\" (1 not judged) and 146 more; widen a rule or add one\n");
}

TEST_CASE("An outcome that two rules decide is named with both rules") {
    CHECK(proof({{0, "hoogstens 2 slecht"}, {1, "2 of meer slecht"}}, 3, twoLevels) ==
          "error: two rules decide criterium 3.1 at \"1 goed en 2 slecht\" and \"2 slecht\" (1 not judged): goed "
          "(\"hoogstens 2 slecht\") and slecht (\"2 of meer slecht\"); narrow one of them\n");
    CHECK(proof({{0, "alle goed"}, {0, "geen slecht"}, {1, "minstens 1 slecht"}}, 1, twoLevels) ==
          "error: two rules decide criterium 3.1 at \"1 goed\": goed (\"alle goed\") and goed (\"geen slecht\"); "
          "narrow one of them\n");
}

TEST_CASE("A gap and an overlap in one rule set are both told") {
    CHECK(proof({{0, "geen slecht"}, {1, "hoogstens 0 slecht"}}, 1, twoLevels) ==
          "error: no rule decides criterium 3.1 at \"1 slecht\"; widen a rule or add one\n"
          "error: two rules decide criterium 3.1 at \"1 goed\": goed (\"geen slecht\") and slecht (\"hoogstens 0 "
          "slecht\"); narrow one of them\n");
}

TEST_CASE("Two conditions that changed places are found, because improvement would be punished") {
    CHECK(proof({{0, "2 of meer slecht"}, {1, "hoogstens 1 slecht"}}, 3, twoLevels) ==
          "error: criterium 3.1 gets worse when a verwachting gets better: \"1 goed en 2 slecht\" gives goed (\"2 of "
          "meer slecht\"), \"2 goed en 1 slecht\" gives slecht (\"hoogstens 1 slecht\"); probably two conditions must "
          "change places\n");
    CHECK(proof({{0, "alle goed"}, {1, "minstens 1 redelijk"}, {2, "geen redelijk en minstens 1 slecht"}}, 2,
                threeLevels) ==
          "error: criterium 3.1 gets worse when a verwachting gets better: \"1 redelijk en 1 slecht\" gives redelijk "
          "(\"minstens 1 redelijk\"), \"1 goed en 1 slecht\" gives slecht (\"geen redelijk en minstens 1 slecht\"); "
          "probably two conditions must change places\n");
}

TEST_CASE("A criterium too large to go through is proved by the intervals between the bounds of its rules") {
    CHECK(proof({{0, "alle goed"}, {1, "1 of meer slecht"}}, 1000, twoLevels) == "");
    CHECK(proof({{0, "alle goed"}, {1, "1 of meer slecht"}}, 9999, twoLevels) == "");
    CHECK(
        proof({{0, "hoogstens 7 slecht"}, {1, "9 of meer slecht"}}, 9999, twoLevels)
            .find("error: no rule decides criterium 3.1 at \"9991 goed en 8 slecht\", \"9990 goed en 8 slecht\" (1 not "
                  "judged)") == 0);
    CHECK(proof({{0, "minstens 50% goed"}, {1, "minstens 50% slecht"}}, 9999, twoLevels)
              .find("error: two rules decide criterium 3.1 at \"4999 goed en 4999 slecht\" (1 not judged)") == 0);
}

TEST_CASE("Improvement that is punished is found in a criterium too large to go through, too") {
    CHECK(
        proof({{0, "1 of meer slecht"}, {1, "geen slecht"}}, 9999, twoLevels) ==
        "error: criterium 3.1 gets worse when a verwachting gets better: \"9998 goed en 1 slecht\" gives goed (\"1 of "
        "meer slecht\"), \"9999 goed\" gives slecht (\"geen slecht\"); probably two conditions must change places\n");
    CHECK(proof({{0, "hoogstens 40% redelijk"}, {2, "meer dan 40% redelijk"}}, 9999, threeLevels)
              .find("error: criterium 3.1 gets worse when a verwachting gets better: ") == 0);
    CHECK(proof({{0, "minstens 40% redelijk of hoger"}, {2, "minder dan 40% redelijk of hoger"}}, 9999, threeLevels) ==
          "");
}

TEST_CASE("Too many outcomes that intervals cannot tell apart are refused rather than believed") {
    const Schaal four{{niveau("a"), niveau("b"), niveau("c"), niveau("d")}, {}};
    CHECK(proof({{0, "geen c of slechter"}, {1, "1 of meer c of slechter en geen d"}, {1, "1 of meer d en geen b"}},
                9999, four) ==
          "error: criterium 3.1 has too many outcomes to prove its rules; divide it into several criteria\n");
}

TEST_CASE("Intervals and going through all outcomes find the same faults") {
    // The same rules on a criterium small enough for the one and, with a second class, for the other way.
    const std::vector<std::string> conditions{
        "alle goed",          "geen goed",         "hoogstens 2 slecht",    "3 of meer slecht",
        "minstens 34% goed",  "meer dan 66% goed", "minder dan 50% slecht", "precies 1 redelijk",
        "1 tot en met 3 goed"};
    for (const std::string& first : conditions) {
        for (const std::string& second : conditions) {
            CAPTURE(first, second);
            Diagnostics diagnostics;
            Regelset regels;
            for (const std::string& als : {first, second})
                regels.regels.push_back({0, als, readVoorwaarden(als, {}, {threeLevels, {}}, diagnostics), {}});
            REQUIRE(diagnostics.text() == "");
            Klasse alle = onbekend(threeLevels, true);
            alle.aantal = 9;
            // Which rules hold somewhere, alone, together or not at all.
            std::set<std::pair<bool, bool>> gone, divided;
            const auto note = [&](std::set<std::pair<bool, bool>>& seen, const Stand& stand) {
                seen.emplace(regels.regels[0].geldt(stand), regels.regels[1].geldt(stand));
            };
            // And between which of these one better verwachting can make the difference.
            std::set<std::pair<std::vector<bool>, std::vector<bool>>> goneSteps, dividedSteps;
            const auto noteStep = [&](auto& seen, const Stand& now, const Stand& better) {
                const auto held = [&](const Stand& s) {
                    return std::vector<bool>{regels.regels[0].geldt(s), regels.regels[1].geldt(s)};
                };
                if (held(now) != held(better)) seen.emplace(held(now), held(better));
            };
            elkeStand({alle}, threeLevels, {}, [&](const Mogelijkheid& m, const PerKlasse& perKlasse, int) {
                note(gone, m.stand);
                elkeVerbetering(m, {alle}, perKlasse, threeLevels, {},
                                [&](const Stap& stap) { noteStep(goneSteps, stap.van.stand, stap.naar.stand); });
            });
            REQUIRE(elkInterval(
                regels, {alle}, threeLevels, [&](const Stand& stand, int) { note(divided, stand); },
                [&](const Stand& now, const Stand& better, int) { noteStep(dividedSteps, now, better); }));
            CHECK(gone == divided);
            CHECK(goneSteps == dividedSteps);
        }
    }
}

TEST_CASE("A kader is read with its rules at the thema, unless a criterium has its own") {
    Reading reading;
    reading.readKader(
        smallKader("      goed: geen slecht\n      slecht: 1 of meer slecht\n      toelichting: Zo.\n", 2) +
        "      - nummer: 1.10\n"
        "        naam: Tweede\n"
        "        norm: Ook zo.\n"
        "        beslisregels: {goed: [alle goed, geen goed], slecht: 1 of meer goed en 1 of meer slecht}\n"
        "        verwachtingen: [{nummer: 1.10.1, tekst: Iets, niet beoordeeld: later}]\n");
    REQUIRE(reading.diagnostics.text() == "");
    const Toetsingskader& kader = reading.kader;
    CHECK(kader.id == "proef");
    CHECK(kader.schaal.keuze() == "\"goed\" or \"slecht\"");
    const Criterium& eerste = *kader.criterium("1.1");
    CHECK_FALSE(eerste.eigenRegels);
    CHECK(eerste.beslisregels.toelichting == "Zo.");
    CHECK(eerste.beslisregels.regels.size() == 2);
    const Criterium& tweede = *kader.criterium("1.10");
    CHECK(tweede.eigenRegels);
    CHECK(tweede.beslisregels.toelichting == "");
    CHECK(tweede.beslisregels.regels[1].als == "geen goed");
    CHECK(kader.verwachting("1.10.1")->nietBeoordeeld == "later");
    CHECK(kader.verwachting("1.10.1")->titel() == "Iets");
    CHECK(kader.verwachting("1.1.2")->titel() == "Punt 2");
    CHECK(kader.verwachting("1.1.3") == nullptr);
    CHECK(kader.criterium("1") == nullptr);
}

TEST_CASE("A verwachting that nobody is judged on is no part of the proof") {
    const std::string rules = "      goed: alle goed\n      slecht: precies 1 slecht\n";
    CHECK(kaderSentences(smallKader(rules, 1)) == "");
    CHECK(kaderSentences(smallKader(rules, 2)) != "");
    CHECK(kaderSentences(smallKader(rules, 1) +
                         "          - {nummer: 1.1.2, tekst: Later, niet beoordeeld: nog niet uitgewerkt}\n") == "");
}

TEST_CASE("All that is wrong with a kader is told at once, each at its place") {
    CHECK(kaderErrors("id: proef\n"
                      "naam: Proef\n"
                      "versie: 1\n"
                      "bron: een test\n"
                      "schaal:\n"
                      "  - {id: goed, vlak: groen, lijn: '#000000', tekst: '#00000g', teken: vink, kleur: rood}\n"
                      "  - {id: goed, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: kruis}\n"
                      "thema's:\n"
                      "  - nummer: 1\n"
                      "    naam: Thema\n"
                      "    norm: Zo moet het.\n"
                      "    criteria:\n"
                      "      - nummer: 2.1\n"
                      "        naam: Criterium\n"
                      "        norm: Zo moet het hier.\n"
                      "        beslisregel: {goed: alle goed}\n"
                      "        verwachtingen: []\n"
                      "  - nummer: 1\n"
                      "    naam: Nog een\n"
                      "    norm: Zo moet het ook.\n"
                      "    beslisregels: {goed: alle goed, prima: geen goed}\n"
                      "    criteria:\n"
                      "      - nummer: 1.1\n"
                      "        naam: Criterium\n"
                      "        norm: Zo moet het hier.\n"
                      "        verwachtingen:\n"
                      "          - {nummer: 1.1.1, tekst: Iets, zinnen: {matig: Het is matig.}}\n"
                      "          - {nummer: 1.1.1a, tekst: Iets}\n") ==
          "kader.yaml:6:22: error: \"groen\" is not a colour; write it as \"#d6ece7\", in quotes\n"
          "      - {id: goed, vlak: groen, lijn: '#000000', tekst: '#00000g', teken: vink, kleur: rood}\n"
          "                         ^\n"
          "kader.yaml:6:53: error: \"#00000g\" is not a colour; write it as \"#d6ece7\", in quotes\n"
          "      - {id: goed, vlak: groen, lijn: '#000000', tekst: '#00000g', teken: vink, kleur: rood}\n"
          "                                                        ^\n"
          "kader.yaml:6:77: error: a level of the scale has no key \"kleur\"; its keys are id, naam, omschrijving, "
          "vlak, lijn, tekst, teken, arcering, alleen criterium, voldoet\n"
          "      - {id: goed, vlak: groen, lijn: '#000000', tekst: '#00000g', teken: vink, kleur: rood}\n"
          "                                                                                ^\n"
          "kader.yaml:7:5: error: the scale has two levels \"goed\"; give each an id of its own\n"
          "      - {id: goed, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: kruis}\n"
          "        ^\n"
          "kader.yaml:13:9: error: nothing says how this criterium is judged; write its rules under `beslisregels`, "
          "here or at its thema\n"
          "          - nummer: 2.1\n"
          "            ^\n"
          "kader.yaml:13:17: error: \"2.1\" is no number for this place; write one such as 1.1\n"
          "          - nummer: 2.1\n"
          "                    ^\n"
          "kader.yaml:16:9: error: a criterium has no key \"beslisregel\"; did you mean \"beslisregels\"?\n"
          "            beslisregel: {goed: alle goed}\n"
          "            ^\n"
          "kader.yaml:17:24: error: `verwachtingen` is an empty list; write at least one item\n"
          "            verwachtingen: []\n"
          "                           ^\n"
          "kader.yaml:18:13: error: the number 1 is used twice; give each its own\n"
          "      - nummer: 1\n"
          "                ^\n"
          "kader.yaml:21:37: error: a set of decision rules has no key \"prima\"; its keys are goed, welke geldt, "
          "toelichting\n"
          "        beslisregels: {goed: alle goed, prima: geen goed}\n"
          "                                        ^\n"
          "kader.yaml:27:51: error: a map of zinnen has no key \"matig\"; its keys are goed\n"
          "              - {nummer: 1.1.1, tekst: Iets, zinnen: {matig: Het is matig.}}\n"
          "                                                      ^\n"
          "kader.yaml:28:22: error: \"1.1.1a\" is no number for this place; write one such as 1.1.1\n"
          "              - {nummer: 1.1.1a, tekst: Iets}\n"
          "                         ^\n");
}

TEST_CASE("A value of the wrong kind gives one complaint, not also the ones that follow from it") {
    const std::string whole = smallKader(strictRules, 1);
    CHECK(kaderSentences(replaced(whole, strictRules, "")) ==
          "a set of decision rules must be a map, not nothing; write each key on a line of its own, as key: value\n");
    CHECK(kaderSentences(whole.substr(0, whole.find("    criteria:")) + "    criteria: geen\n") ==
          "\"criteria\" must be a list, not \"geen\"; write each item on a line of its own that begins with a dash and "
          "a space\n");
    CHECK(kaderSentences(whole.substr(0, whole.find("    criteria:")) + "    criteria:\n") ==
          "\"criteria\" of a thema is empty; write its value after the colon\n");
}

TEST_CASE("A kader that is no map, or has no levels, says so and goes on") {
    CHECK(kaderErrors("- een\n- twee\n") ==
          "kader.yaml:1:1: error: a toetsingskader must be a map, not a list; write each key on a line of its own, as "
          "key: value\n"
          "    - een\n"
          "    ^\n");
    CHECK(kaderSentences("") ==
          "a toetsingskader must be a map, not nothing; write each key on a line of its own, as key: value\n");
    CHECK(kaderSentences(replaced(smallKader(strictRules, 1), "teken: kruis", "teken: kruis, alleen criterium: ja")) ==
          "\"alleen criterium\" must be true or false, not \"ja\"; write one of these two words\n");
    std::string levels;
    for (int i = 0; i < 10; ++i)
        levels +=
            "  - {id: n" + std::to_string(i) + ", vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: x}\n";
    CHECK(kaderSentences("id: a\nnaam: a\nversie: a\nbron: a\nschaal:\n" + levels + "thema's:\n  - {}\n") ==
          "the scale has 10 levels; leave at most 9\n"
          "a thema has no \"nummer\"; add a line that begins with nummer:\n"
          "a thema has no \"naam\"; add a line that begins with naam:\n"
          "a thema has no \"norm\"; add a line that begins with norm:\n"
          "a thema has no \"criteria\"; add a line that begins with criteria:\n");
    CHECK(kaderSentences(
              "id: a\nnaam: a\nversie: a\nbron: a\nthema's: []\nschaal:\n"
              "  - {id: n, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: x, alleen criterium: true}\n") ==
          "the scale has no level for verwachtingen; a level is one unless it says `alleen criterium: true`\n"
          "`thema's` is an empty list; write at least one item\n");
}

TEST_CASE("An assessment is read in the order of the kader, with reasons for what was not judged") {
    Reading reading;
    reading.readKader(smallKader(strictRules, 3))
        .readBeoordeling(beoordelingHead +
                         "scores:\n"
                         "  1.1.3: slecht\n"
                         "  1.1.1: goed\n"
                         "  1.1.2: {niet beoordeeld: Er waren geen zaken.}\n"
                         "goede voorbeelden:\n"
                         "  - {bij: 1.1, tekst: Dit is mooi.}\n"
                         "bevindingen:\n"
                         "  - {bij: [1.1.1, 1.1.3], tekst: Dit zagen wij.}\n"
                         "verbeterpunten:\n"
                         "  - {verwachtingen: 1.1.3, termijn: 2016-03-01, status: in uitvoering}\n"
                         "  - {verwachtingen: [1.1.1, 1.1.3], titel: Doe het samen, verantwoordelijke: het bestuur}\n");
    REQUIRE(reading.diagnostics.text() == "");
    const Beoordeling& beoordeling = reading.beoordeling;
    CHECK(beoordeling.id == "ergens");
    REQUIRE(beoordeling.scores.size() == 3);
    CHECK(beoordeling.scores[0].nummer == "1.1.1");
    CHECK(beoordeling.scores[0].niveau == 0);
    CHECK(beoordeling.scores[1].niveau == -1);
    CHECK(beoordeling.scores[1].reden == "Er waren geen zaken.");
    CHECK(beoordeling.scores[2].niveau == 2);
    REQUIRE(beoordeling.bevindingen.size() == 2);
    CHECK(beoordeling.bevindingen[0].tekst == "Dit zagen wij.");
    CHECK_FALSE(beoordeling.bevindingen[0].goedVoorbeeld);
    CHECK(beoordeling.bevindingen[1].goedVoorbeeld);
    CHECK(beoordeling.bevindingen[1].nummers == std::vector<std::string>{"1.1"});
    REQUIRE(beoordeling.verbeterpunten.size() == 2);
    CHECK(beoordeling.verbeterpunten[0].titel == "Punt 3");
    CHECK(beoordeling.verbeterpunten[0].gevraagd == "Doe 3");
    CHECK(beoordeling.verbeterpunten[0].status == "in uitvoering");
    CHECK(beoordeling.verbeterpunten[1].gevraagd == "");
}

TEST_CASE("All that is wrong with an assessment is told at once, each at its place") {
    CHECK(beoordelingErrors("scores:\n"
                            "  1.1.1: matig\n"
                            "  1.1.2: god\n"
                            "  1.1.4: goed\n"
                            "bevindingen:\n"
                            "  - {bij: 1.2, tekst: Iets.}\n"
                            "  - {bij: [1.1, 1.1.1], tekst: Iets.}\n"
                            "  - {bij: [1.1.1, 1.1.1], tekst: ''}\n"
                            "  - {tekst: Waarbij}\n"
                            "goede voorbeelden:\n"
                            "  - {bij: 1.1.2, tekst: Mooi.}\n"
                            "verbeterpunten:\n"
                            "  - {verwachtingen: [1.1.1, 1.1.2], status: klaar, termijn: 2016-02-30}\n"
                            "  - {verwachtingen: 1.1, titel: Iets, door: mij}\n"
                            "goed voorbeeld: []\n") ==
          "beoordeling.yaml:7:3: error: no score for 1.1.3; write \"goed\" or \"slecht\" for each, or `niet "
          "beoordeeld:` with the reason\n"
          "      1.1.1: matig\n"
          "      ^\n"
          "beoordeling.yaml:7:10: error: \"matig\" is a judgement of a criterium, not of a verwachting; write \"goed\" "
          "or \"slecht\"\n"
          "      1.1.1: matig\n"
          "             ^\n"
          "beoordeling.yaml:8:10: error: \"god\" is no score for 1.1.2; write \"goed\" or \"slecht\", or `niet "
          "beoordeeld:` with the reason\n"
          "      1.1.2: god\n"
          "             ^\n"
          "beoordeling.yaml:9:3: error: the kader has no verwachting 1.1.4; did you mean \"1.1.1\"?\n"
          "      1.1.4: goed\n"
          "      ^\n"
          "beoordeling.yaml:11:11: error: the kader has no criterium or verwachting 1.2; did you mean \"1.1\"?\n"
          "      - {bij: 1.2, tekst: Iets.}\n"
          "              ^\n"
          "beoordeling.yaml:12:11: error: a text stands with one criterium, or with verwachtingen of one; write a text "
          "for each\n"
          "      - {bij: [1.1, 1.1.1], tekst: Iets.}\n"
          "              ^\n"
          "beoordeling.yaml:13:11: error: 1.1.1 is named twice; name it once\n"
          "      - {bij: [1.1.1, 1.1.1], tekst: ''}\n"
          "              ^\n"
          "beoordeling.yaml:13:11: error: 1.1.1 already has a bevinding; put both texts into one\n"
          "      - {bij: [1.1.1, 1.1.1], tekst: ''}\n"
          "              ^\n"
          "beoordeling.yaml:13:34: error: \"tekst\" of a bevinding is empty; write its text after the colon\n"
          "      - {bij: [1.1.1, 1.1.1], tekst: ''}\n"
          "                                     ^\n"
          "beoordeling.yaml:14:5: error: a bevinding has no \"bij\"; add a line that begins with bij:\n"
          "      - {tekst: Waarbij}\n"
          "        ^\n"
          "beoordeling.yaml:16:11: error: the kader has no criterium 1.1.2; write one such as 1.1\n"
          "      - {bij: 1.1.2, tekst: Mooi.}\n"
          "              ^\n"
          "beoordeling.yaml:18:5: error: a verbeterpunt has no \"titel\"; add a line that begins with titel:\n"
          "      - {verwachtingen: [1.1.1, 1.1.2], status: klaar, termijn: 2016-02-30}\n"
          "        ^\n"
          "beoordeling.yaml:18:45: error: \"klaar\" is no status; write \"open\", \"in uitvoering\" or \"afgerond\"\n"
          "      - {verwachtingen: [1.1.1, 1.1.2], status: klaar, termijn: 2016-02-30}\n"
          "                                                ^\n"
          "beoordeling.yaml:18:61: error: \"termijn\" is no day of the calendar: 2016-02-30\n"
          "      - {verwachtingen: [1.1.1, 1.1.2], status: klaar, termijn: 2016-02-30}\n"
          "                                                                ^\n"
          "beoordeling.yaml:19:21: error: the kader has no verwachting 1.1; write one such as 1.1.1\n"
          "      - {verwachtingen: 1.1, titel: Iets, door: mij}\n"
          "                        ^\n"
          "beoordeling.yaml:19:39: error: a verbeterpunt has no key \"door\"; its keys are verwachtingen, titel, "
          "gevraagd, maatregel, verantwoordelijke, termijn, status\n"
          "      - {verwachtingen: 1.1, titel: Iets, door: mij}\n"
          "                                          ^\n"
          "beoordeling.yaml:20:1: error: a beoordeling has no key \"goed voorbeeld\"; did you mean \"goede "
          "voorbeelden\"?\n"
          "    goed voorbeeld: []\n"
          "    ^\n");
    CHECK(beoordelingErrors("scores: goed\n") ==
          "beoordeling.yaml:6:9: error: the scores must be a map, not a text; write a line such as 1.1.1: goed for "
          "each verwachting\n"
          "    scores: goed\n"
          "            ^\n");
    CHECK(beoordelingErrors("scores:\n  1.1.1:\n  1.1.2: [goed]\n  1.1.3: {niet beoordeeld: ''}\n") ==
          "beoordeling.yaml:7:3: error: no score for 1.1.1; write \"goed\" or \"slecht\" for each, or `niet "
          "beoordeeld:` with the reason\n"
          "      1.1.1:\n"
          "      ^\n"
          "beoordeling.yaml:8:10: error: a list is no score for 1.1.2; write \"goed\" or \"slecht\", or `niet "
          "beoordeeld:` with the reason\n"
          "      1.1.2: [goed]\n"
          "             ^\n"
          "beoordeling.yaml:9:28: error: \"niet beoordeeld\" of a score is empty; write its text after the colon\n"
          "      1.1.3: {niet beoordeeld: ''}\n"
          "                               ^\n");
}

TEST_CASE("An assessment made with another kader or version is refused") {
    Reading reading;
    reading.readKader(smallKader(strictRules, 1))
        .readBeoordeling(replaced(replaced(beoordelingHead, "kader: proef", "kader: ander"), "versie: 1", "versie: 2") +
                         "scores: {1.1.1: goed}\n");
    CHECK(reading.diagnostics.text() ==
          "beoordeling.yaml:2:8: error: this names kader \"ander\", but it is read with kader \"proef\"; write that, "
          "or read it with the other kader\n"
          "    kader: ander\n"
          "           ^\n"
          "beoordeling.yaml:3:9: error: this names versie \"2\", but it is read with versie \"1\"; write that, or read "
          "it with the other kader\n"
          "    versie: 2\n"
          "            ^\n");
}

TEST_CASE(
    "A score or text for a verwachting that nobody is judged on is refused, and many missing scores are told shortly") {
    Reading reading;
    reading
        .readKader(smallKader("      goed: geen slecht\n      slecht: 1 of meer slecht\n", 9) +
                   "          - {nummer: 1.1.10, tekst: Later, niet beoordeeld: nog niet uitgewerkt}\n")
        .readBeoordeling(beoordelingHead +
                         "scores: {1.1.10: goed}\n"
                         "bevindingen: [{bij: 1.1.10, tekst: Iets.}, {bij: [], tekst: Nog iets.}]\n");
    CHECK(
        reading.diagnostics.text() ==
        "beoordeling.yaml:6:9: error: no score for 1.1.1, 1.1.2, 1.1.3, 1.1.4, 1.1.5, 1.1.6 and 3 more; write \"goed\" "
        "or \"slecht\" for each, or `niet beoordeeld:` with the reason\n"
        "    scores: {1.1.10: goed}\n"
        "            ^\n"
        "beoordeling.yaml:6:18: error: the kader does not let anyone judge 1.1.10; leave its score out\n"
        "    scores: {1.1.10: goed}\n"
        "                     ^\n"
        "beoordeling.yaml:7:21: error: the kader does not let anyone judge 1.1.10; write the text with its criterium\n"
        "    bevindingen: [{bij: 1.1.10, tekst: Iets.}, {bij: [], tekst: Nog iets.}]\n"
        "                        ^\n"
        "beoordeling.yaml:7:50: error: `bij` is an empty list; write a number such as 1.1\n"
        "    bevindingen: [{bij: 1.1.10, tekst: Iets.}, {bij: [], tekst: Nog iets.}]\n"
        "                                                     ^\n");
}

TEST_CASE("A scorecard tells counts, the judgement with the rule that gave it, and how far it is from the best") {
    Reading reading;
    reading
        .readKader(smallKader(strictRules, 3) +
                   "      - nummer: 1.2\n"
                   "        naam: Tweede\n"
                   "        norm: Ook zo.\n"
                   "        verwachtingen: [{nummer: 1.2.1, tekst: Iets}]\n")
        .readBeoordeling(beoordelingHead +
                         "scores:\n"
                         "  1.1.1: slecht\n"
                         "  1.1.2: slecht\n"
                         "  1.1.3: goed\n"
                         "  1.2.1: {niet beoordeeld: Nog niet.}\n"
                         "verbeterpunten: [{verwachtingen: 1.1.2, titel: Zelf geschreven}]\n");
    REQUIRE(reading.diagnostics.text() == "");
    const Scorecard card = score(reading.kader, reading.beoordeling);
    REQUIRE(card.themas.size() == 1);
    CHECK(inWoorden(card.uitkomst, reading.kader.schaal) == "1 goed en 2 slecht");
    CHECK(inWoorden(card.themas[0].uitkomst, reading.kader.schaal) == "1 goed en 2 slecht");
    const CriteriumScore& eerste = card.themas[0].criteria[0];
    CHECK(eerste.oordeel.niveau == reading.kader.schaal.index("slecht"));
    CHECK(eerste.oordeel.regel->als == "2 of meer slecht");
    CHECK(eerste.nogNodig == 2);
    const CriteriumScore& tweede = card.themas[0].criteria[1];
    CHECK(tweede.oordeel.niveau == -1);
    CHECK(tweede.oordeel.regel == nullptr);
    CHECK(tweede.nogNodig == 0);
    CHECK(inWoorden(tweede.uitkomst, reading.kader.schaal) == "niets beoordeeld");

    SECTION("written verbeterpunten come first, then one for each shortcoming that none of them rests on") {
        REQUIRE(card.verbeterpunten.size() == 2);
        CHECK(card.verbeterpunten[0].titel == "Zelf geschreven");
        CHECK_FALSE(card.verbeterpunten[0].afgeleid);
        CHECK(card.verbeterpunten[1].titel == "Punt 1");
        CHECK(card.verbeterpunten[1].gevraagd == "Doe 1");
        CHECK(card.verbeterpunten[1].verwachtingen == std::vector<std::string>{"1.1.1"});
        CHECK(card.verbeterpunten[1].afgeleid);
    }
}

TEST_CASE("How many must still rise is the fewest, whichever level they come from") {
    const auto nogNodig = [](const std::string& rules, const std::string& scores) {
        Reading reading;
        reading.readKader(replaced(smallKader(rules, 4), ", alleen criterium: true", ""))
            .readBeoordeling(beoordelingHead + "scores: {" + scores + "}\n");
        REQUIRE(reading.diagnostics.text() == "");
        return score(reading.kader, reading.beoordeling).themas[0].criteria[0].nogNodig;
    };
    const std::string weighsWorst =
        "      goed: geen slecht en hoogstens 2 matig\n"
        "      matig: geen slecht en 3 of meer matig\n"
        "      slecht: 1 of meer slecht\n";
    CHECK(nogNodig(weighsWorst, "1.1.1: goed, 1.1.2: matig, 1.1.3: matig, 1.1.4: goed") == 0);
    CHECK(nogNodig(weighsWorst, "1.1.1: matig, 1.1.2: matig, 1.1.3: matig, 1.1.4: goed") == 1);
    CHECK(nogNodig(weighsWorst, "1.1.1: matig, 1.1.2: matig, 1.1.3: matig, 1.1.4: slecht") == 2);
    CHECK(nogNodig(weighsWorst, "1.1.1: slecht, 1.1.2: slecht, 1.1.3: matig, 1.1.4: slecht") == 3);
    SECTION("with too few judged, even all of them at the best level may not be enough") {
        const std::string needsThree = "      goed: minstens 3 goed\n      slecht: hoogstens 2 goed\n";
        CHECK(nogNodig(needsThree, "1.1.1: goed, 1.1.2: slecht, 1.1.3: slecht, 1.1.4: slecht") == 2);
        CHECK(nogNodig(needsThree,
                       "1.1.1: goed, 1.1.2: slecht, 1.1.3: {niet beoordeeld: a}, 1.1.4: {niet beoordeeld: b}") == -1);
    }
}

// The real data.

namespace {

const std::filesystem::path dataFolder = std::filesystem::path(PROJECT_DIR) / "data" / "veilig-thuis";

/// The kader of stap 1 and its assessments in the order of their file names, all of them without a diagnostic.
struct StapEen {
    Sources sources;
    Diagnostics diagnostics;
    Toetsingskader kader;
    std::vector<Beoordeling> beoordelingen;

    StapEen() {
        kader = readKader(load("kader-stap-1.yaml"), diagnostics);
        REQUIRE(diagnostics.text() == "");
        std::set<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(dataFolder / "beoordelingen" / "stap-1"))
            files.insert(entry.path());
        for (const auto& file : files)
            beoordelingen.push_back(readBeoordeling(load(file.lexically_relative(dataFolder)), kader, diagnostics));
        REQUIRE(diagnostics.text() == "");
    }

    Value load(const std::filesystem::path& file) {
        return yaml::load(sources.add(file.string(), readFile(dataFolder / file, 1 << 20)), diagnostics);
    }

    /// Organisations by judgement, best first: "2 23 1".
    std::string verdeling(const std::string& criterium) const {
        std::vector<int> aantallen(kader.schaal.niveaus.size());
        for (const Beoordeling& beoordeling : beoordelingen)
            for (const ThemaScore& thema : score(kader, beoordeling).themas)
                for (const CriteriumScore& c : thema.criteria)
                    if (c.criterium->nummer == criterium) ++aantallen[static_cast<size_t>(c.oordeel.niveau)];
        std::string out;
        for (const int aantal : aantallen) out += (out.empty() ? "" : " ") + std::to_string(aantal);
        return out;
    }

    /// How many organisations have a score at the best level.
    int goed(const std::string& verwachting) const {
        int aantal = 0;
        for (const Beoordeling& beoordeling : beoordelingen)
            for (const Score& score : beoordeling.scores) aantal += score.nummer == verwachting && score.niveau == 0;
        return aantal;
    }
};

std::vector<std::string> split(const std::string& line, char separator) {
    std::vector<std::string> parts;
    std::istringstream in(line);
    for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
    return parts;
}

}  // namespace

TEST_CASE("Our rules give each criterium the judgements that the published figures of stap 1 count") {
    const StapEen stapEen;
    REQUIRE(stapEen.beoordelingen.size() == 26);
    // voldoende, matig, onvoldoende, as in the figures of chapter 1 of the national report
    CHECK(stapEen.verdeling("1.1") == "2 23 1");
    CHECK(stapEen.verdeling("1.2") == "6 11 9");
    CHECK(stapEen.verdeling("1.3") == "10 4 12");
    CHECK(stapEen.verdeling("2.1") == "8 11 7");
    CHECK(stapEen.verdeling("2.2") == "23 3 0");
    CHECK(stapEen.verdeling("3.1") == "23 0 3");
    CHECK(stapEen.verdeling("3.2") == "23 0 3");
}

TEST_CASE("With the rule that bijlage 3 prints for the whole thema, criterium 1.1 would not match its figure") {
    StapEen stapEen;
    std::vector<Criterium>& criteria = stapEen.kader.themas[0].criteria;
    REQUIRE(criteria[0].eigenRegels);
    REQUIRE_FALSE(criteria[1].eigenRegels);
    criteria[0].beslisregels = criteria[1].beslisregels;
    CHECK(stapEen.verdeling("1.1") == "8 17 1");
}

TEST_CASE("Each verwachting of 1.1 counts as many organisations as its bar in chapter 2") {
    const StapEen stapEen;
    CHECK(stapEen.goed("1.1.1") == 25);
    CHECK(stapEen.goed("1.1.2") == 6);  // the prose beside the bar names five
    CHECK(stapEen.goed("1.1.3") == 23);
    CHECK(stapEen.goed("1.1.4") == 6);
}

TEST_CASE("Every organisation has one assessment, and each has the number of voldoende that bijlage 1 ranks it by") {
    StapEen stapEen;
    const Value file = stapEen.load("organisaties.yaml");
    REQUIRE(stapEen.diagnostics.text() == "");
    const std::vector<Value>& organisaties = file.find("organisaties")->list;
    REQUIRE(organisaties.size() == stapEen.beoordelingen.size());
    std::map<std::string, int> voldoende;
    for (size_t i = 0; i < organisaties.size(); ++i) {
        const Beoordeling& beoordeling = stapEen.beoordelingen[i];
        CHECK(beoordeling.organisatie == organisaties[i].find("id")->text);
        CHECK(beoordeling.scores.size() == 24);
        const Uitkomst uitkomst = score(stapEen.kader, beoordeling).uitkomst;
        CHECK(uitkomst.totaal() == 24);
        voldoende[organisaties[i].find("kort")->text] = uitkomst.aantallen[0];
    }
    CHECK(voldoende == std::map<std::string, int>{{"Amsterdam-Amstelland", 20},
                                                  {"Midden-Brabant", 20},
                                                  {"Utrecht", 20},
                                                  {"Noord en Oost-Gelderland", 19},
                                                  {"Friesland", 18},
                                                  {"Haaglanden", 18},
                                                  {"IJsselland", 18},
                                                  {"Noord-Holland Noord", 18},
                                                  {"Rotterdam-Rijnmond", 18},
                                                  {"Twente", 18},
                                                  {"Zuid-Holland Zuid", 18},
                                                  {"Gelderland Midden", 17},
                                                  {"Noordoost-Brabant", 17},
                                                  {"West-Brabant", 17},
                                                  {"Zaanstreek-Waterland", 17},
                                                  {"Zuid Limburg", 17},
                                                  {"Flevoland", 16},
                                                  {"Noord- en Midden-Limburg", 16},
                                                  {"Zeeland", 16},
                                                  {"Hollands-Midden", 15},
                                                  {"Gooi en Vechtstreek", 14},
                                                  {"Zuidoost-Brabant", 14},
                                                  {"Groningen", 13},
                                                  {"Kennemerland", 12},
                                                  {"Drenthe", 8},
                                                  {"Gelderland Zuid", 8}});
}

TEST_CASE("Every score is the one in the table of bijlage 1") {
    const std::filesystem::path table = std::filesystem::path(PROJECT_DIR) / "../shared/facts/stap1_scores.csv";
    if (!std::filesystem::exists(table)) {
        std::cout << "../shared/facts/stap1_scores.csv is not there: scores not compared with the published table\n";
        return;
    }
    StapEen stapEen;
    const Value file = stapEen.load("organisaties.yaml");
    std::map<std::string, const Beoordeling*> perNaam;
    for (size_t i = 0; i < stapEen.beoordelingen.size(); ++i)
        perNaam[file.find("organisaties")->list[i].find("kort")->text] = &stapEen.beoordelingen[i];

    std::ifstream in(table);
    std::string line;
    std::getline(in, line);
    const std::vector<std::string> kop = split(line, ',');
    REQUIRE(kop.size() == 26);
    size_t regels = 0;
    for (; std::getline(in, line); ++regels) {
        const std::vector<std::string> cellen = split(line, ',');
        REQUIRE(perNaam.count(cellen[0]) == 1);
        const std::vector<Score>& scores = perNaam[cellen[0]]->scores;
        for (size_t i = 0; i < scores.size(); ++i) {
            CAPTURE(cellen[0], kop[i + 1]);
            CHECK(scores[i].nummer == kop[i + 1]);
            CHECK(stapEen.kader.schaal.niveaus[static_cast<size_t>(scores[i].niveau)].id ==
                  (cellen[i + 1] == "V" ? "voldoende" : "onvoldoende"));
        }
    }
    CHECK(regels == 26);
}

TEST_CASE("The kader of stap 1 has 25 verwachtingen with words for every level, and 3.1.1 says why it does not count") {
    const StapEen stapEen;
    size_t aantal = 0;
    std::set<std::string> zinnen;
    for (const Thema& thema : stapEen.kader.themas)
        for (const Criterium& criterium : thema.criteria)
            for (const Verwachting& verwachting : criterium.verwachtingen) {
                CAPTURE(verwachting.nummer);
                ++aantal;
                CHECK(verwachting.kort != "");
                if (verwachting.nummer == "3.1.1") continue;
                CHECK(verwachting.nietBeoordeeld == "");
                CHECK(verwachting.gevraagd.compare(0, 5, "Zorg ") == 0);
                CHECK(verwachting.zinnen.size() == 2);
                for (const Zin& zin : verwachting.zinnen) {
                    CHECK(zin.tekst.back() == '.');
                    CHECK(zinnen.insert(zin.tekst).second);
                }
            }
    CHECK(aantal == 25);
    CHECK(stapEen.kader.verwachting("3.1.1")->nietBeoordeeld != "");
}

TEST_CASE("Random rule sets are proved total just when one rule holds for every outcome") {
    // A plain generator, so that the same sets are tried everywhere.
    uint32_t seed = 1;
    const auto random = [&](uint32_t below) { return (seed = seed * 1664525u + 1013904223u) / 65536u % below; };
    const std::vector<std::string> how{"precies 1",    "hoogstens 1",    "2 of meer", "geen",        "alle",
                                       "minstens 50%", "minder dan 50%", "1 of 2",    "meer dan 66%"};
    const std::vector<std::string> which{"goed", "redelijk", "slecht"};
    size_t total = 0;
    for (int round = 0; round < 3000; ++round) {
        Diagnostics reading, proving;
        Regelset regels;
        const uint32_t count = 1 + random(3);
        for (uint32_t r = 0; r < count; ++r) {
            const std::string als = how[random(9)] + " " + which[random(3)];
            regels.regels.push_back({0, als, readVoorwaarden(als, {}, {threeLevels, {}}, reading), {}});
        }
        Klasse alle = onbekend(threeLevels, true);
        alle.aantal = 1 + static_cast<int>(random(5));
        prove(regels, {alle}, threeLevels, {}, "criterium 1.1", proving);
        bool oneHolds = true;
        for (int a = 0; a <= alle.aantal; ++a)
            for (int b = 0; a + b <= alle.aantal; ++b)
                for (int c = 0; a + b + c <= alle.aantal; ++c) {
                    if (a + b + c == 0) continue;
                    const auto holds =
                        std::count_if(regels.regels.begin(), regels.regels.end(), [&](const auto& regel) {
                            return regel.geldt(counted({a, b, c}));
                        });
                    oneHolds = oneHolds && holds == 1;
                }
        CHECK(proving.empty() == oneHolds);
        total += oneHolds;
    }
    CHECK(total > 20);  // the rounds are not all of one kind
}
