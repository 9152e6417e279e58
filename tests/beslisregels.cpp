// What decision rules may look at besides counts, whom they may judge, and what is left to say when not all is known.
#include <catch2/catch.hpp>

#include "rules/bewijs.h"
#include "rules/intervallen.h"
#include "rules/nodig.h"
#include "rules/score.h"
#include "rules/uitleg.h"
#include "yaml/load.h"

using namespace oordeel;
using namespace oordeel::rules;

namespace {

const std::string levels =
    "schaal:\n"
    "  - {id: goed, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: vink}\n"
    "  - {id: matig, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: uitroep, alleen criterium: true}\n"
    "  - {id: slecht, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: kruis}\n";

/// A kader of thema 1 with criteria 1.1 and 1.2, each of so many verwachtingen.
struct Kader {
    std::string top = "", scale = levels, atThema = "";
    std::string rules = "      goed: geen slecht\n      slecht: 1 of meer slecht\n";
    int verwachtingen = 2;
    std::string extra = "";  ///< fields of verwachting 1.1.1

    std::string text() const {
        std::string out = "id: proef\nnaam: Proef\nversie: 1\nbron: een test\n" + top + scale +
                          "thema's:\n"
                          "  - nummer: 1\n"
                          "    naam: Thema\n"
                          "    norm: Zo moet het.\n" +
                          atThema + "    beslisregels:\n" + rules + "    criteria:\n";
        for (const std::string nummer : {"1.1", "1.2"}) {
            out += "      - nummer: " + nummer + "\n        naam: Criterium\n        norm: Zo moet het hier.\n" +
                   (nummer == "1.2" ? "        beslisregels: {goed: alle goed, slecht: anders}\n" : "") +
                   "        verwachtingen:\n";
            for (int i = 1; i <= verwachtingen; ++i)
                out += "          - {nummer: " + nummer + "." + std::to_string(i) + ", tekst: Iets" +
                       (nummer == "1.1" && i == 1 ? extra : "") + "}\n";
        }
        return out;
    }
};

/// What was read, with the sources that it points into.
struct Reading {
    Sources sources;
    Diagnostics diagnostics;
    Toetsingskader kader;
    Beoordeling beoordeling;
    Scorecard card;

    explicit Reading(const Kader& text, const std::string& assessment = "") {
        kader = readKader(yaml::load(sources.add("kader.yaml", text.text()), diagnostics), diagnostics);
        if (assessment.empty() || diagnostics.hasErrors()) return;
        const std::string head = "organisatie: ergens\nkader: proef\nversie: 1\nperiode: 2015\nbron: een test\n";
        beoordeling =
            readBeoordeling(yaml::load(sources.add("ergens.yaml", head + assessment), diagnostics), kader, diagnostics);
        if (!diagnostics.hasErrors()) card = score(kader, beoordeling);
    }

    /// "goed: geen slecht", or "goed of slecht" when it is not known, or what is wrong with the input.
    std::string inWords(const Oordeel& oordeel) const {
        if (!diagnostics.empty()) return sentences();
        std::string out;
        for (const int niveau : oordeel.mogelijk)
            out += (out.empty() ? "" : " of ") + kader.schaal.niveaus[static_cast<size_t>(niveau)].id;
        return out + (oordeel.regel ? ": " + oordeel.regel->als : "");
    }

    const CriteriumScore& first() const { return card.themas.at(0).criteria.at(0); }

    std::string sentences() const {
        std::string out;
        for (const Diagnostic& d : diagnostics.all()) out += d.message + "\n";
        return out;
    }
};

std::string ofCriterium(const Kader& kader, const std::string& assessment) {
    const Reading reading(kader, assessment);
    if (!reading.diagnostics.empty()) return reading.sentences();
    return reading.inWords(reading.first().oordeel);
}

std::string ofOrganisation(const Kader& kader, const std::string& assessment) {
    const Reading reading(kader, assessment);
    return reading.inWords(reading.card.eind);
}

std::string sentences(const Kader& kader) {
    return Reading(kader).sentences();
}

std::string scores(const std::string& four) {
    std::string out = "scores: {";
    const char* numbers[] = {"1.1.1", "1.1.2", "1.2.1", "1.2.2"};
    for (size_t i = 0; i < 4; ++i) {
        if (four[i] == ' ') continue;
        out += std::string(out.back() == '{' ? "" : ", ") + numbers[i] + ": " + (four[i] == 'g' ? "goed" : "slecht");
    }
    return out + "}\n";
}

const std::string wachtlijst =
    "feiten:\n"
    "  - id: wachtlijst\n"
    "    definitie: onderzoeken waartoe is besloten en die na vijf werkdagen nog niet zijn begonnen\n";

}  // namespace

TEST_CASE("A rule may ask how one verwachting was judged") {
    Kader ofOne{.rules =
                    "      goed: 1.1.1 is goed en hoogstens 1 slecht\n"
                    "      slecht: [1.1.1 is niet goed, 1.1.1 is goed en 2 of meer slecht]\n",
                .verwachtingen = 3};
    // With 1.1.1 not judged no rule holds: the proof says so.
    CHECK(sentences(ofOne).find("no rule decides criterium 1.1 at \"2 goed\" (1 not judged)") == 0);
    ofOne.rules =
        "      goed: 1.1.1 is goed en hoogstens 1 slecht\n"
        "      slecht: anders\n";
    const auto given = [&](const std::string& s) {
        return ofCriterium(ofOne, "scores: {1.1.1: " + s + ", 1.2.1: goed, 1.2.2: goed, 1.2.3: goed}\n");
    };
    CHECK(given("goed, 1.1.2: slecht, 1.1.3: goed") == "goed: 1.1.1 is goed en hoogstens 1 slecht");
    CHECK(given("goed, 1.1.2: slecht, 1.1.3: slecht") == "slecht: anders");
    CHECK(given("slecht, 1.1.2: goed, 1.1.3: goed") == "slecht: anders");
    CHECK(given("{niet beoordeeld: Er was geen zaak.}, 1.1.2: goed, 1.1.3: goed") == "slecht: anders");
}

TEST_CASE("A rule that names a verwachting of another criterium is wrong where it stands") {
    Kader kader{.rules = "      goed: 1.2.1 is goed\n      slecht: anders\n"};
    CHECK(Reading(kader).diagnostics.text() ==
          "kader.yaml:14:13: error: criterium 1.1 has no verwachting 1.2.1 that is judged; name one of its own, or "
          "write this rule where it is\n"
          "          goed: 1.2.1 is goed\n"
          "                ^\n");
}

TEST_CASE("The weight of verwachtingen counts where a rule asks for it") {
    const Kader kader{.rules =
                          "      goed: minstens 60% van het gewicht goed\n"
                          "      slecht: minder dan 60% van het gewicht goed\n",
                      .extra = ", gewicht: 3"};
    CHECK(ofCriterium(kader, scores("gsgg")) == "goed: minstens 60% van het gewicht goed");
    CHECK(ofCriterium(kader, scores("sggg")) == "slecht: minder dan 60% van het gewicht goed");
    Kader gap = kader;
    gap.rules = "      goed: minstens 75% van het gewicht goed\n      slecht: minder dan 60% van het gewicht goed\n";
    CHECK(sentences(gap).empty());  // 3 of 4 is 75%, and there is nothing in between
    gap.rules = "      goed: meer dan 75% van het gewicht goed\n      slecht: minder dan 60% van het gewicht goed\n";
    CHECK(sentences(gap).find("no rule decides criterium 1.1 at \"1 goed en 1 slecht, gewicht 3 goed en 1 slecht\"") ==
          0);
    gap.rules = "      goed: minstens 2 van het gewicht goed\n      slecht: anders\n";
    CHECK(sentences(gap) ==
          "the weight is counted in shares; write for instance \"minstens 60% van het gewicht goed\"\n");
}

TEST_CASE("A named fact has a definition, a value and the date on which it was so") {
    const Kader kader{.top = wachtlijst +
                             "eindoordeel:\n"
                             "  goed: hoogstens 1 slecht en wachtlijst is 0\n"
                             "  matig: [hoogstens 1 slecht en wachtlijst meer dan 0,\n"
                             "    2 of meer slecht en wachtlijst is 0]\n"
                             "  slecht: 2 of meer slecht en wachtlijst meer dan 0\n"};
    CHECK(ofOrganisation(kader, scores("ggsg") + "feiten: {wachtlijst: 0 op 2017-05-31}\n") ==
          "goed: hoogstens 1 slecht en wachtlijst is 0");
    CHECK(ofOrganisation(kader, scores("ggsg") + "feiten: {wachtlijst: 44 op 2017-02-23}\n") ==
          "matig: hoogstens 1 slecht en wachtlijst meer dan 0");
    CHECK(ofOrganisation(kader, scores("sgsg") + "feiten: {wachtlijst: 44 op 2017-02-23}\n") ==
          "slecht: 2 of meer slecht en wachtlijst meer dan 0");
    CHECK(ofOrganisation(kader, scores("ggsg") + "feiten: {wachtlijst: {niet bekend: Niemand telde.}}\n") ==
          "goed of matig");
    CHECK(ofOrganisation(kader, scores("ggsg")) ==
          "nothing says what \"wachtlijst\" was; write under `feiten` wachtlijst: 44 op 2017-02-23, or `niet bekend:` "
          "with the reason\n");
    CHECK(ofOrganisation(kader, scores("ggsg") + "feiten: {wachtlijst: 44}\n") ==
          "\"44\" does not say what \"wachtlijst\" was and on which date; write it as wachtlijst: 44 op 2017-02-23, or "
          "`niet bekend:` with the reason\n");
    CHECK(ofOrganisation(kader, scores("ggsg") + "feiten: {wachtlijst: 44 op 2017-02-30}\n").find("\"44 op") == 0);
    CHECK(ofOrganisation(kader, scores("ggsg") + "feiten: {wachtlijst: 0 op 2017-05-31, wachtlist: 3}\n") ==
          "the kader has no fact \"wachtlist\"; did you mean \"wachtlijst\"?\n");
}

TEST_CASE("Rules about a fact must decide every value that it can have") {
    Kader kader{.top = wachtlijst +
                       "eindoordeel:\n"
                       "  goed: wachtlijst hoogstens 10\n"
                       "  slecht: wachtlijst meer dan 12\n"};
    CHECK(sentences(kader) ==
          "no rule decides the organisation at \"wachtlijst 11\" and \"wachtlijst 12\"; widen a rule or add one\n");
    kader.top =
        "feiten:\n  - {id: register, definitie: er is een register, soort: ja of nee}\n"
        "eindoordeel: {goed: register is ja, slecht: register is nee}\n";
    CHECK(sentences(kader).empty());
    kader.top =
        "feiten:\n  - {id: register, definitie: er is een register, soort: ja of nee}\n"
        "eindoordeel: {goed: register meer dan 3, slecht: anders}\n";
    CHECK(sentences(kader) == "\"register\" is either so or not; write \"register is ja\" or \"register is nee\"\n");
}

TEST_CASE("A thema and an organisation are judged by the judgements within them") {
    const Kader kader{.top = "eindoordeel: {goed: alle thema's goed, matig: alle thema's matig, slecht: anders}\n",
                      .atThema =
                          "    themaoordeel:\n"
                          "      goed: alle criteria goed\n"
                          "      matig: precies 1 criterium slecht en hoogstens 1 slecht\n"
                          "      slecht: anders\n"};
    const auto both = [&](const std::string& four) {
        const Reading reading(kader, scores(four));
        return reading.inWords(reading.card.themas.at(0).oordeel) + " | " + reading.inWords(reading.card.eind);
    };
    CHECK(both("gggg") == "goed: alle criteria goed | goed: alle thema's goed");
    CHECK(both("sggg") == "matig: precies 1 criterium slecht en hoogstens 1 slecht | matig: alle thema's matig");
    CHECK(both("ssgg") == "slecht: anders | slecht: anders");
    CHECK(both("sgsg") == "slecht: anders | slecht: anders");
}

TEST_CASE("Only what the parts can be together must be decided for the whole") {
    // One criterium slecht means at least one verwachting slecht: that nothing is slecht then need not be decided.
    Kader kader{.atThema =
                    "    themaoordeel:\n"
                    "      goed: geen slecht\n"
                    "      slecht: 1 of meer slecht en minstens 1 criterium slecht\n"};
    CHECK(sentences(kader).empty());
    kader.atThema =
        "    themaoordeel:\n"
        "      goed: geen slecht\n"
        "      slecht: 1 of meer slecht en precies 1 criterium slecht\n";
    CHECK(
        sentences(kader) ==
        "no rule decides thema 1 at \"2 goed en 2 slecht (verwachtingen), 2 slecht (criteria)\", \"1 goed en 3 slecht "
        "(verwachtingen), 2 slecht (criteria)\", \"4 slecht (verwachtingen), 2 slecht (criteria)\" and 3 more; widen a "
        "rule or add one\n");
    kader.atThema = "";
    kader.rules = "      goed: alle criteria goed\n      slecht: anders\n";
    CHECK(sentences(kader).find("the rules of a criterium count verwachtingen; put rules that count criteria under "
                                "`themaoordeel` or `eindoordeel`") == 0);
}

TEST_CASE("Where the first rule decides, rules may overlap and are read in the order of writing") {
    Kader kader;
    kader.rules =
        "      welke geldt: de eerste\n      slecht: 2 of meer slecht\n      matig: 1 of meer slecht\n      goed: "
        "anders\n";
    CHECK(ofCriterium(kader, scores("ssgg")) == "slecht: 2 of meer slecht");
    CHECK(ofCriterium(kader, scores("sggg")) == "matig: 1 of meer slecht");
    CHECK(ofCriterium(kader, scores("gggg")) == "goed: anders");
    kader.rules = "      welke geldt: de laatste\n      goed: alle goed\n      slecht: anders\n";
    CHECK(sentences(kader) ==
          "\"de laatste\" does not say which rule decides; write \"precies één\" or \"de eerste\"\n");
    kader.rules = "      welke geldt: de eerste\n      slecht: anders\n      goed: alle goed\n";
    CHECK(sentences(kader).find("this rule is never reached, because \"anders\" stands above it; write it above") == 0);
    kader.rules = "      goed: alle goed en anders\n      slecht: 1 of meer slecht\n";
    CHECK(sentences(kader).find("\"anders\" stands alone") == 0);
}

TEST_CASE("A scale may measure, and its levels are bands of values") {
    const std::string marks =
        "meting: {naam: cijfer, laagste: 1, hoogste: 10, decimalen: 1}\n"
        "schaal:\n"
        "  - {id: goed, vanaf: '7,5', vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: vink}\n"
        "  - {id: voldoende, vanaf: '5,5', vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: rondje}\n"
        "  - {id: slecht, vanaf: 1, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: kruis}\n";
    Kader kader{.scale = marks,
                .rules =
                    "      goed: gemiddelde minstens 7,5\n"
                    "      voldoende: gemiddelde minstens 5,5 en gemiddelde minder dan 7,5\n"
                    "      slecht: gemiddelde minder dan 5,5\n"};
    const auto given = [&](const std::string& first, const std::string& second) {
        return ofCriterium(kader, "scores: {1.1.1: " + first + ", 1.1.2: " + second + ", 1.2.1: 8, 1.2.2: 9}\n");
    };
    CHECK(given("'7,4'", "'7,6'") == "goed: gemiddelde minstens 7,5");
    CHECK(given("'7,4'", "7.5") == "voldoende: gemiddelde minstens 5,5 en gemiddelde minder dan 7,5");
    CHECK(given("1", "'9,9'") == "slecht: gemiddelde minder dan 5,5");
    CHECK(given("1", "10") == "voldoende: gemiddelde minstens 5,5 en gemiddelde minder dan 7,5");
    CHECK(
        given("11", "10") ==
        "\"11\" is no cijfer for 1.1.1; write a number from 1 to 10 of at most 1 decimals, or `niet beoordeeld:` with "
        "the reason\n");
    kader.rules = "      goed: gemiddelde minstens 7,5\n      slecht: gemiddelde hoogstens 7,4\n";
    CHECK(sentences(kader).find("no rule decides criterium 1.1 at \"1 goed en 1 voldoende, gemiddelde 7,45\"") == 0);
    kader.rules = "      goed: minstens 50% voldoende of hoger\n      slecht: anders\n";
    CHECK(given("6", "2") == "goed: minstens 50% voldoende of hoger");
    kader.scale.replace(kader.scale.find("'5,5'"), 5, "'8,0'");
    CHECK(sentences(kader).find("\"voldoende\" begins at 8, which leaves no values for it") == 0);
}

TEST_CASE("Bands without values, and averages of a scale that does not measure, are told") {
    Kader kader{.rules = "      goed: gemiddelde minstens 6\n      slecht: anders\n"};
    CHECK(sentences(kader).find("this scale has no values to take an average of") == 0);
    kader.scale = "meting: {naam: score, eenheid: '%', laagste: 0, hoogste: 100}\n" + levels;
    CHECK(sentences(kader).find("a level of the scale has no \"vanaf\"") == 0);
}

TEST_CASE("What does not apply is not judged, with a reason") {
    const Reading reading(Kader{},
                          "scores: {1.1.1: {niet van toepassing: Er is geen keuken.}, 1.1.2: goed, 1.2.1: goed, "
                          "1.2.2: goed}\n");
    REQUIRE(reading.diagnostics.text() == "");
    CHECK(reading.beoordeling.scores[0].soort == Score::Soort::nietVanToepassing);
    CHECK(reading.beoordeling.scores[0].reden == "Er is geen keuken.");
    CHECK(reading.first().uitkomst.totaal() == 1);
}

TEST_CASE("Of a result known as a count, the named scores say what they can") {
    const Kader kader{.top = "eindoordeel: {goed: hoogstens 1 slecht, slecht: 2 of meer slecht}\n"};
    SECTION("when the counts leave one level, the others follow") {
        const Reading reading(kader, "uitslag: {goed: 3, slecht: 1}\nscores: {1.1.2: slecht}\n");
        REQUIRE(reading.diagnostics.text() == "");
        CHECK(reading.inWords(reading.card.eind) == "goed: hoogstens 1 slecht");
        CHECK(reading.inWords(reading.first().oordeel) == "slecht: 1 of meer slecht");
        CHECK(reading.beoordeling.scores[0].afgeleid);
        CHECK(reading.beoordeling.scores[0].niveau == 0);
        CHECK(reading.inWords(reading.card.themas[0].criteria[1].oordeel) == "goed: alle goed");
    }
    SECTION("when they do not, a criterium is known as far as it can be") {
        const Reading reading(kader, "uitslag: {goed: 2, slecht: 2}\nscores: {1.1.2: slecht}\n");
        REQUIRE(reading.diagnostics.text() == "");
        CHECK(reading.inWords(reading.card.eind) == "slecht: 2 of meer slecht");
        CHECK(reading.inWords(reading.first().oordeel) == "slecht: 1 of meer slecht");  // whatever 1.1.1 is
        CHECK(reading.inWords(reading.card.themas[0].criteria[1].oordeel) == "goed of slecht");
        CHECK(reading.card.themas[0].criteria[1].nogNodig == -1);
    }
    SECTION("counts that cannot be are wrong") {
        CHECK(ofOrganisation(kader, "uitslag: {goed: 3, slecht: 2}\nscores: {1.1.2: slecht}\n") ==
              "the uitslag counts 5 verwachtingen, but the kader has 4; one of the two is wrong\n");
        CHECK(ofOrganisation(kader, "uitslag: {goed: 3, slecht: 1}\nscores: {1.1.1: slecht, 1.1.2: slecht}\n") ==
              "the uitslag counts 1 slecht, but the scores name 2; one of the two is wrong\n");
    }
    SECTION("a judgement that the rules contradict is wrong") {
        CHECK(ofOrganisation(kader, "uitslag: {goed: 3, slecht: 1}\neindoordeel: slecht\n") ==
              "the source says \"slecht\", but the rules of the kader give \"goed\"; one of the two is wrong\n");
        CHECK(ofOrganisation(kader, "uitslag: {goed: 3, slecht: 1}\neindoordeel: goed\n") ==
              "goed: hoogstens 1 slecht");
    }
}

TEST_CASE("A kader known in part says so, and nothing is said of the rest") {
    Kader kader{.top =
                    "onvolledig: {verwachtingen: 30, reden: Alleen de brieven noemen nummers.}\n"
                    "eindoordeel: {goed: hoogstens 6 slecht, slecht: 7 of meer slecht}\n"};
    const Reading reading(kader, "uitslag: {goed: 25, slecht: 5}\nscores: {1.1.1: slecht}\n");
    REQUIRE(reading.diagnostics.text() == "");
    CHECK(reading.kader.aantalVerwachtingen() == 30);
    CHECK(reading.kader.aantalGenoemd() == 4);
    CHECK(reading.card.uitkomst.aantallen == std::vector<int>{25, 0, 5});
    CHECK(reading.inWords(reading.card.eind) == "goed: hoogstens 6 slecht");
    CHECK(ofOrganisation(kader, scores("ssss")) == "goed of slecht");
    kader.top = "onvolledig: {verwachtingen: 3, reden: Zomaar.}\n";
    CHECK(sentences(kader) == "this kader names 4 verwachtingen and says that it has 3; one of the two is wrong\n");
    kader.top =
        "onvolledig: {verwachtingen: 30, reden: Zomaar.}\n"
        "eindoordeel: {goed: hoogstens 6 slecht, slecht: 8 of meer slecht}\n";
    CHECK(sentences(kader).find("no rule decides the organisation at \"23 goed en 7 slecht\"") == 0);
}

TEST_CASE("Rules known in part leave open what nobody knows, and the source then says what it was") {
    Kader kader{.top = "onvolledig: {verwachtingen: 30, reden: Alleen berichten noemen regels.}\n" + wachtlijst +
                       "eindoordeel:\n"
                       "  matig: 7 tot en met 10 slecht en wachtlijst is 0\n"
                       "  slecht: precies 9 slecht en wachtlijst meer dan 0\n"
                       "  niet bekend: anders\n"};
    const std::string nine = "uitslag: {goed: 21, slecht: 9}\n", five = "uitslag: {goed: 25, slecht: 5}\n";
    const std::string none = "feiten: {wachtlijst: 0 op 2017-05-31}\n",
                      some = "feiten: {wachtlijst: 44 op 2017-02-23}\n",
                      unknown = "feiten: {wachtlijst: {niet bekend: Niemand telde.}}\n";
    CHECK(ofOrganisation(kader, nine + none) == "matig: 7 tot en met 10 slecht en wachtlijst is 0");
    CHECK(ofOrganisation(kader, nine + some) == "slecht: precies 9 slecht en wachtlijst meer dan 0");
    CHECK(ofOrganisation(kader, nine + unknown) == "matig of slecht");
    CHECK(ofOrganisation(kader, five + none) == "goed of matig of slecht");
    CHECK(ofOrganisation(kader, five + none + "eindoordeel: goed\n") == "goed");
    CHECK(Reading(kader, five + none + "eindoordeel: goed\n").card.eind.volgensBron);
    CHECK_FALSE(Reading(kader, nine + some + "eindoordeel: slecht\n").card.eind.volgensBron);
    CHECK(
        ofOrganisation(kader, nine + unknown + "eindoordeel: goed\n") ==
        "the source says \"goed\", but the rules of the kader give \"matig\" or \"slecht\"; one of the two is wrong\n");
    kader.top = "eindoordeel: {goed: alle goed, niet bekend: anders}\n";
    CHECK(
        sentences(kader) ==
        "only the `eindoordeel` of a kader that is `onvolledig` may leave a judgement unknown; write a rule for it, or "
        "say what is missing from the kader\n");
}

TEST_CASE("In a kader known in part a verbeterpunt may rest on nobody knows what, but no score may") {
    const Kader kader{.top = "onvolledig: {verwachtingen: 30, reden: Alleen de brieven noemen nummers.}\n"};
    const std::string count = "uitslag: {goed: 26, slecht: 4}\n";
    const Reading reading(kader, count + "verbeterpunten: [{titel: Betere plannen, status: afgerond}]\n");
    REQUIRE(reading.diagnostics.text() == "");
    CHECK(reading.card.verbeterpunten.at(0).verwachtingen.empty());
    CHECK(Reading(kader, count + "verbeterpunten: [{status: afgerond}]\n").sentences() ==
          "a verbeterpunt has no \"titel\"; add a line that begins with titel:\n");
    CHECK(Reading(kader, count + "scores: {2.3.4: slecht}\n").sentences() ==
          "the kader, which is known in part, has no verwachting 2.3.4; leave it out, or add it to the kader when a "
          "source says what "
          "it is\n");
    CHECK(Reading(Kader{}, scores("gggg") + "verbeterpunten: [{titel: Iets}]\n").sentences() ==
          "a verbeterpunt has no \"verwachtingen\"; add a line that begins with verwachtingen:\n");
}

TEST_CASE("How many must rise follows the rules, whatever they look at") {
    const auto needed = [](const Kader& kader, const std::string& assessment) {
        const Reading reading(kader, assessment);
        REQUIRE(reading.diagnostics.text() == "");
        return reading.first().nogNodig;
    };
    const Kader named{.rules = "      goed: 1.1.1 is goed en minstens 50% goed\n      slecht: anders\n"};
    CHECK(needed(named, scores("gsgg")) == 0);
    CHECK(needed(named, scores("sggg")) == 1);
    CHECK(needed(named, scores("ssgg")) == 1);
    const Kader weighed{.rules = "      goed: minstens 60% van het gewicht goed\n      slecht: anders\n",
                        .verwachtingen = 2,
                        .extra = ", gewicht: 3"};
    CHECK(needed(weighed, scores("ssgg")) == 1);  // the heavy one
}

TEST_CASE("Only what falls short becomes a verbeterpunt, which need not be all below the best level") {
    Kader kader{
        .scale =
            "schaal:\n"
            "  - {id: goed, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: vink}\n"
            "  - {id: redelijk, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: rondje, voldoet: true}\n"
            "  - {id: slecht, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: kruis}\n"};
    const Reading reading(kader, "scores: {1.1.1: redelijk, 1.1.2: slecht, 1.2.1: goed, 1.2.2: goed}\n");
    REQUIRE(reading.diagnostics.text() == "");
    REQUIRE(reading.card.verbeterpunten.size() == 1);
    CHECK(reading.card.verbeterpunten[0].verwachtingen == std::vector<std::string>{"1.1.2"});
    kader.scale.replace(kader.scale.find("id: slecht"), 10, "voldoet: true, id: slecht");
    kader.scale.replace(kader.scale.find(", voldoet: true}"), 15, "");
    CHECK(
        sentences(kader).find("\"slecht\" is good enough (`voldoet`), but a better level is not; say it of all levels "
                              "above, too") == 0);
}

namespace {

/// Every assessment of the four verwachtingen of a kader with these values, one of which may mean not judged.
std::vector<std::vector<std::string>> allOf(const std::vector<std::string>& values) {
    std::vector<std::vector<std::string>> out{{}};
    for (int i = 0; i < 4; ++i) {
        std::vector<std::vector<std::string>> more;
        for (const auto& begun : out) {
            for (const std::string& value : values) {
                more.push_back(begun);
                more.back().push_back(value);
            }
        }
        out = std::move(more);
    }
    return out;
}

/// The judgements of thema 1 and of the whole, whatever was complained of the kader.
std::pair<int, int> judged(const Reading& reading, const std::vector<std::string>& values) {
    const char* numbers[] = {"1.1.1", "1.1.2", "1.2.1", "1.2.2"};
    std::string text = "organisatie: ergens\nkader: proef\nversie: 1\nperiode: 2015\nbron: een test\nscores:\n";
    for (size_t i = 0; i < 4; ++i) text += std::string("  ") + numbers[i] + ": " + values[i] + "\n";
    Sources sources;
    Diagnostics diagnostics;
    const Beoordeling read =
        readBeoordeling(yaml::load(sources.add("ergens.yaml", text), diagnostics), reading.kader, diagnostics);
    REQUIRE(diagnostics.text() == "");
    const Scorecard card = score(reading.kader, read);
    return {card.themas.at(0).oordeel.niveau, card.eind.niveau};
}

/// Whether raising one value to the next better one makes some judgement worse. `values` are from best to worst.
bool punishes(const Reading& reading, const std::vector<std::string>& values, bool ofThema) {
    std::map<std::vector<std::string>, int> known;
    const auto judgement = [&](const std::vector<std::string>& all) {
        const auto [place, isNew] = known.emplace(all, 0);
        if (isNew) place->second = ofThema ? judged(reading, all).first : judged(reading, all).second;
        return place->second;
    };
    for (std::vector<std::string> all : allOf(values)) {
        const int now = judgement(all);
        for (std::string& one : all) {
            const auto place = std::find(values.begin(), values.end(), one);
            if (place == values.begin() || one.front() == '{') continue;
            const std::string before = one;
            one = *(place - 1);
            if (judgement(all) > now) return true;
            one = before;
        }
    }
    return false;
}

}  // namespace

TEST_CASE("Rules of a thema or the whole punish improvement just when it can be acted out") {
    // Each judges a thema by counts, by its criteria, by a name or by weight; some are the wrong way round.
    const std::vector<std::string> goods{"hoogstens 1 slecht",
                                         "1 of 2 slecht",
                                         "alle criteria goed",
                                         "precies 1 criterium goed",
                                         "1.1.2 is goed",
                                         "1.2.1 is slecht",
                                         "geen slecht en minstens 1 criterium goed",
                                         "minstens 60% van het gewicht goed",
                                         "precies 3 goed en alle criteria goed",
                                         "hoogstens 50% goed"};
    size_t refused = 0;
    for (const std::string& good : goods) {
        for (const bool ofThema : {true, false}) {
            CAPTURE(good, ofThema);
            const std::string rules = "{goed: " + good + ", slecht: anders}\n";
            Kader kader;
            if (ofThema)
                kader.atThema = "    themaoordeel: " + rules;
            else
                kader.top = "eindoordeel: " + rules;
            kader.extra = ", gewicht: 3";
            const Reading reading(kader);
            const bool complaint =
                reading.sentences().find("gets worse when a verwachting gets better") != std::string::npos;
            CHECK(complaint == !reading.diagnostics.empty());
            CHECK(complaint == punishes(reading, {"goed", "slecht", "{niet beoordeeld: Geen zaak.}"}, ofThema));
            refused += complaint;
        }
    }
    CHECK(refused > 4);
    CHECK(refused < 16);
}

TEST_CASE("A thema that suffers from a better criterium is told with the states before and after") {
    const Kader kader{.atThema = "    themaoordeel: {goed: precies 1 criterium slecht, slecht: anders}\n"};
    CHECK(
        sentences(kader) ==
        "thema 1 gets worse when a verwachting gets better: \"1 goed en 1 slecht (criteria)\" gives goed (\"precies 1 "
        "criterium slecht\"), \"2 goed (criteria)\" gives slecht (\"anders\"); probably two conditions must change "
        "places\n");
}

TEST_CASE("Averages punish a better value just when it can be acted out") {
    const std::string marks =
        "meting: {naam: cijfer, laagste: 1, hoogste: 5, decimalen: 0}\n"
        "schaal:\n"
        "  - {id: goed, vanaf: 4, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: vink}\n"
        "  - {id: slecht, vanaf: 1, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: kruis}\n";
    const std::vector<std::string> goods{"gemiddelde minstens 3",
                                         "gemiddelde hoogstens 3",
                                         "gemiddelde minstens 3 en geen goed",
                                         "gemiddelde minstens 4 en geen slecht",
                                         "gemiddelde meer dan 3 en hoogstens 3 goed",
                                         "gemiddelde minstens 2 en 1 of meer goed",
                                         "gemiddelde minstens 3 en alle criteria goed"};
    size_t refused = 0;
    for (const std::string& good : goods) {
        CAPTURE(good);
        const Kader kader{.top = "eindoordeel: {goed: " + good + ", slecht: anders}\n",
                          .scale = marks,
                          .rules = "      goed: gemiddelde minstens 3\n      slecht: anders\n"};
        const Reading reading(kader);
        const bool complaint =
            reading.sentences().find("gets worse when a verwachting gets better") != std::string::npos;
        CHECK(complaint == !reading.diagnostics.empty());
        CHECK(complaint == punishes(reading, {"5", "4", "3", "2", "1"}, false));
        refused += complaint;
    }
    CHECK(refused == 3);
    const Kader ofOne{.scale = marks,
                      .rules = "      goed: gemiddelde minstens 3 en geen goed\n      slecht: anders\n"};
    CHECK(sentences(ofOne) ==
          "criterium 1.1 gets worse when a verwachting gets better: \"2 slecht, gemiddelde 3\" gives goed "
          "(\"gemiddelde minstens 3 en geen goed\"), \"1 goed en 1 slecht, gemiddelde 3,5\" gives slecht "
          "(\"anders\"); probably two conditions must change places\n");
}

TEST_CASE("What another score would change is true when it is acted out") {
    const std::string four[] = {"gggg", "sggg", "ssgg", "gsgs", "ssss", "gsss"};
    const Kader kader{.top = "eindoordeel: {goed: hoogstens 1 slecht, slecht: 2 of meer slecht}\n",
                      .atThema =
                          "    themaoordeel:\n"
                          "      goed: alle criteria goed\n"
                          "      matig: precies 1 criterium slecht\n"
                          "      slecht: anders\n",
                      .rules = "      goed: hoogstens 1 slecht\n      slecht: 2 of meer slecht\n"};
    size_t told = 0;
    for (const std::string& now : four) {
        const Reading reading(kader, scores(now));
        const std::vector<Verandering> changes = veranderingen(reading.kader, reading.beoordeling);
        for (size_t i = 0; i < 4; ++i) {
            std::string then = now;
            then[i] = now[i] == 'g' ? 's' : 'g';
            CAPTURE(now, then);
            const Reading acted(kader, scores(then));
            const auto change = std::find_if(changes.begin(), changes.end(), [&](const Verandering& v) {
                return v.nummer == reading.beoordeling.scores[i].nummer;
            });
            const auto judgement = [](const Reading& r, const std::string& nummer) {
                for (const ThemaScore& thema : r.card.themas) {
                    if (thema.thema->nummer == nummer) return thema.oordeel.niveau;
                    for (const CriteriumScore& c : thema.criteria)
                        if (c.criterium->nummer == nummer) return c.oordeel.niveau;
                }
                return r.card.eind.niveau;
            };
            for (const std::string nummer : {"1.1", "1.2", "1", ""}) {
                CAPTURE(nummer);
                const int before = judgement(reading, nummer), after = judgement(acted, nummer);
                int foretold = before;
                if (change != changes.end()) {
                    for (const Gevolg& gevolg : change->gevolgen)
                        if (gevolg.nummer == nummer) foretold = gevolg.naar;
                }
                CHECK(foretold == after);
                told += before != after;
            }
        }
    }
    CHECK(told > 20);  // much does change
}
