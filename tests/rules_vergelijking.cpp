// What changed between two assessments of one organisation, and what became of its verbeterpunten.
#include "rules/vergelijking.h"

#include <catch2/catch.hpp>
#include <deque>
#include <set>

#include "yaml/load.h"

using namespace oordeel;
using namespace oordeel::rules;

namespace {

const std::string levels =
    "schaal:\n"
    "  - {id: goed, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: vink}\n"
    "  - {id: matig, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: uitroep}\n"
    "  - {id: slecht, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: kruis}\n";

/// Four verwachtingen in two criteria; `number` is the last part of each number, which differs between kaders.
std::string kaderText(const std::string& id, const std::string& version, const std::string& scale = levels) {
    return "id: " + id + "\nnaam: Proef\nversie: " + version + "\nbron: een test\n" + scale +
           "eindoordeel: {goed: alle criteria goed, slecht: anders}\n"
           "thema's:\n"
           "  - nummer: 1\n    naam: Thema\n    norm: Zo moet het.\n"
           "    beslisregels: {goed: geen slecht, slecht: 1 of meer slecht}\n"
           "    criteria:\n"
           "      - nummer: 1.1\n        naam: Een\n        norm: Zo.\n"
           "        verwachtingen: [{nummer: 1.1.1, tekst: A van " +
           id +
           "}, {nummer: 1.1.2, tekst: B}]\n"
           "      - nummer: 1.2\n        naam: Twee\n        norm: Zo.\n"
           "        verwachtingen: [{nummer: 1.2.1, tekst: C}, {nummer: 1.2.2, tekst: D}]\n";
}

/// Kaders and assessments by their texts, all that they need beside them.
class Wereld {
  public:
    const Toetsingskader& kader(const std::string& text) {
        kaders_.push_back(readKader(yaml::load(sources_.add("kader.yaml", text), diagnostics), diagnostics));
        REQUIRE(diagnostics.text() == "");
        return kaders_.back();
    }

    Kant kant(const Toetsingskader& kader, const std::string& text) {
        const std::string head = "organisatie: ergens\nkader: " + kader.id + "\nversie: " + kader.versie +
                                 "\nperiode: 2015\nbron: een test\n";
        beoordelingen_.push_back(
            readBeoordeling(yaml::load(sources_.add("ergens.yaml", head + text), diagnostics), kader, diagnostics));
        REQUIRE(diagnostics.text() == "");
        kaarten_.push_back(score(kader, beoordelingen_.back()));
        return {&kader, &beoordelingen_.back(), &kaarten_.back()};
    }

    Overgang overgang(const std::string& text) {
        std::vector<const Toetsingskader*> known;
        for (const Toetsingskader& kader : kaders_) known.push_back(&kader);
        return readOvergang(yaml::load(sources_.add("overgang.yaml", text), diagnostics), known, diagnostics);
    }

    Diagnostics diagnostics;

  private:
    Sources sources_;
    std::deque<Toetsingskader> kaders_;
    std::deque<Beoordeling> beoordelingen_;
    std::deque<Scorecard> kaarten_;
};

std::string scores(const std::string& four) {
    std::string out = "scores:\n";
    const char* numbers[] = {"1.1.1", "1.1.2", "1.2.1", "1.2.2"};
    for (size_t i = 0; i < 4; ++i)
        out += std::string("  ") + numbers[i] + ": " +
               (four[i] == 'g'   ? "goed"
                : four[i] == 'm' ? "matig"
                : four[i] == 's' ? "slecht"
                                 : "{niet beoordeeld: Geen zaak.}") +
               "\n";
    return out;
}

/// '+' better, '=' the same, '-' worse, '/' not comparable.
char sign(Richting richting) {
    return "+=-/"[static_cast<size_t>(richting)];
}

std::string signs(const Vergelijking& all) {
    std::string out;
    for (const auto& one : all.verwachtingen) out += sign(one.richting);
    out += " ";
    for (const auto& one : all.criteria) out += sign(one.richting);
    return out + " " + sign(all.eind.richting);
}

std::string mirrored(std::string signs) {
    for (char& c : signs) c = c == '+' ? '-' : c == '-' ? '+' : c;
    return signs;
}

/// "1.1.1: opgelost, status, term, !" for each verbeterpunt; ! when it is late, # when it contradicts the scores.
std::string points(const Vergelijking& all) {
    std::string out;
    for (const VergelekenPunt& one : all.punten) {
        const char* words[] = {"opgelost", "open", "onbekend", "nieuw"};
        for (const std::string& number : one.punt().verwachtingen) out += number + " ";
        out += words[static_cast<size_t>(one.verloop)];
        if (!one.status.empty()) out += ", " + one.status;
        if (!one.termijn.empty()) out += ", " + one.termijn;
        out += std::string(one.teLaat ? "!" : "") + (one.tegenspraak ? "#" : "") + "; ";
    }
    return out;
}

}  // namespace

TEST_CASE("A verwachting got better, stayed the same or got worse, and so did what is judged by it") {
    Wereld wereld;
    const Toetsingskader& kader = wereld.kader(kaderText("proef", "1"));
    const auto compared = [&](const std::string& toen, const std::string& nu) {
        return signs(vergelijk(wereld.kant(kader, scores(toen)), wereld.kant(kader, scores(nu)), nullptr, ""));
    };
    CHECK(compared("gmsg", "gmsg") == "==== == =");
    CHECK(compared("ssgg", "gmgg") == "++== += +");
    CHECK(compared("gggg", "gmsg") == "=--= =- -");
    CHECK(compared("gg g", "gggg") == "==/= == =");
    CHECK(compared("gggg", "ggg ") == "===/ == =");
    CHECK(compared("gg  ", "gggg") == "==// =/ =");  // of 1.2 nothing was judged then
}

TEST_CASE("Then and now change places: better becomes worse, the rest stays, and an assessment is like itself") {
    Wereld wereld;
    const Toetsingskader& one = wereld.kader(kaderText("proef", "1"));
    const Toetsingskader& other = wereld.kader(kaderText("ander", "1"));
    const Overgang overgang = wereld.overgang(
        "van: {kader: proef, versie: 1}\nnaar: {kader: ander, versie: 1}\nbron: een test\n"
        "verwachtingen: [{van: 1.1.1, naar: 1.2.2, reden: Allebei A.}, {van: 1.2.1, naar: 1.1.1, reden: Allebei "
        "C.}]\n");
    REQUIRE(wereld.diagnostics.text() == "");
    const Overgang terug = omgekeerd(overgang);
    std::vector<Kant> ones, others;
    uint32_t state = 1;
    for (int i = 0; i < 24; ++i) {
        std::string four;
        for (int k = 0; k < 4; ++k) {
            state = state * 1664525 + 1013904223;
            four += "gms "[state >> 30];
        }
        if (four == "    ") four = "gggg";
        ones.push_back(wereld.kant(one, scores(four)));
        others.push_back(wereld.kant(other, scores(four)));
    }
    std::set<std::string> seen;
    for (const Kant& a : ones) {
        const std::string self = signs(vergelijk(a, a, nullptr, ""));
        CHECK(self.find_first_of("+-") == std::string::npos);
        for (const Kant& b : ones) {
            const std::string there = signs(vergelijk(a, b, nullptr, ""));
            CHECK(signs(vergelijk(b, a, nullptr, "")) == mirrored(there));
            seen.insert(there);
        }
        for (const Kant& b : others) {
            const Vergelijking there = vergelijk(a, b, &overgang, ""), back = vergelijk(b, a, &terug, "");
            for (const VergelekenVerwachting& een : there.verwachtingen) {
                const auto same = std::find_if(back.verwachtingen.begin(), back.verwachtingen.end(),
                                               [&](const auto& x) { return x.toen == een.nu && x.nu == een.toen; });
                REQUIRE(same != back.verwachtingen.end());
                CHECK(std::string(1, sign(same->richting)) == mirrored({sign(een.richting)}));
            }
        }
    }
    CHECK(seen.size() > 50);
}

TEST_CASE("Numbers of another kader or version mean something else, unless an overgang says otherwise") {
    Wereld wereld;
    const Toetsingskader& een = wereld.kader(kaderText("proef", "1"));
    const Toetsingskader& twee = wereld.kader(kaderText("proef", "2"));
    const Kant toen = wereld.kant(een, scores("sggg")), nu = wereld.kant(twee, scores("gggs"));
    const Vergelijking apart = vergelijk(toen, nu, nullptr, "");
    CHECK(apart.anderKader);
    CHECK(signs(apart) == "//////// // /");  // four of now, four of then
    CHECK(apart.verwachtingen[0].waarom == Waarom::alleenNu);
    CHECK(apart.verwachtingen[4].waarom == Waarom::alleenToen);
    CHECK(apart.criteria[0].waarom == Waarom::anderKader);

    const std::string head = "van: {kader: proef, versie: 1}\nnaar: {kader: proef, versie: 2}\nbron: een test\n";
    const Overgang een_paar =
        wereld.overgang(head + "verwachtingen: [{van: 1.1.1, naar: 1.2.2, reden: Om te zien.}]\n");
    CHECK(signs(vergelijk(toen, nu, &een_paar, "")) == "///=/// // /");
    const Overgang gelijk = wereld.overgang(head + "gelijk gebleven: De tekst is dezelfde.\n");
    CHECK(signs(vergelijk(toen, nu, &gelijk, "")) == "+==- // /");
    CHECK(signs(vergelijk(nu, toen, &gelijk, "")) == "//////// // /");  // it goes the other way
    REQUIRE(wereld.diagnostics.text() == "");
}

TEST_CASE("Levels of different scales are not compared, not even by an overgang") {
    Wereld wereld;
    std::string scale = levels;
    scale.replace(scale.find("matig"), 5, "kan beter");
    const Toetsingskader& een = wereld.kader(kaderText("proef", "1"));
    const Toetsingskader& twee = wereld.kader(kaderText("proef", "2", scale));
    const Overgang gelijk = wereld.overgang(
        "van: {kader: proef, versie: 1}\nnaar: {kader: proef, versie: 2}\nbron: een test\ngelijk gebleven: Zelfde "
        "tekst.\n");
    const Vergelijking all =
        vergelijk(wereld.kant(een, scores("gggg")), wereld.kant(twee, scores("gggg")), &gelijk, "");
    CHECK(signs(all) == "//// // /");
    CHECK(all.verwachtingen[0].waarom == Waarom::andereSchaal);
}

TEST_CASE("On a scale that measures, a higher value in the same level is better") {
    Wereld wereld;
    const Toetsingskader& kader = wereld.kader(
        kaderText("proef", "1",
                  "meting: {naam: cijfer, laagste: 1, hoogste: 10}\n"
                  "schaal:\n"
                  "  - {id: goed, vanaf: 6, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: vink}\n"
                  "  - {id: slecht, vanaf: 1, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: kruis}\n"));
    CHECK(signs(vergelijk(wereld.kant(kader, "scores: {1.1.1: 6, 1.1.2: 6, 1.2.1: 9, 1.2.2: 5}\n"),
                          wereld.kant(kader, "scores: {1.1.1: 7, 1.1.2: 6, 1.2.1: 8, 1.2.2: 6}\n"), nullptr, "")) ==
          "+=-+ =+ +");
}

TEST_CASE("Each verbeterpunt is solved, open, unknown or new, and late when its term has passed") {
    Wereld wereld;
    const Toetsingskader& kader = wereld.kader(kaderText("proef", "1"));
    const std::string point = "verbeterpunten: [{verwachtingen: [1.1.1, 1.1.2], titel: Samen, termijn: 2016-03-01";
    const Kant toen = wereld.kant(kader, scores("ssgs") + point + "}]\n");
    const auto now = [&](const std::string& four, const std::string& more, const std::string& date) {
        return points(vergelijk(toen, wereld.kant(kader, scores(four) + more), nullptr, date));
    };
    CHECK(now("gggg", "", "2016-04-01") == "1.1.1 1.1.2 opgelost, 2016-03-01; 1.2.2 opgelost; ");
    CHECK(now("gsgg", "", "2016-04-01") == "1.1.1 1.1.2 open, 2016-03-01!; 1.2.2 opgelost; ");
    CHECK(now("gsgg", "", "2016-03-01") == "1.1.1 1.1.2 open, 2016-03-01; 1.2.2 opgelost; ");  // its last day
    CHECK(now("gsgg", "", "") == "1.1.1 1.1.2 open, 2016-03-01; 1.2.2 opgelost; ");  // nobody said which day it is
    CHECK(now("gsgg", "peildatum: 2016-04-01\n", "") == "1.1.1 1.1.2 open, 2016-03-01!; 1.2.2 opgelost; ");
    CHECK(now("gsgg", "peildatum: 2016-04-01\n", "2016-02-01") == "1.1.1 1.1.2 open, 2016-03-01; 1.2.2 opgelost; ");
    CHECK(now("g gs", "", "2016-02-01") == "1.1.1 1.1.2 onbekend, 2016-03-01; 1.2.2 open; ");
    CHECK(now("ggsg", "", "2016-02-01") == "1.1.1 1.1.2 opgelost, 2016-03-01; 1.2.2 opgelost; 1.2.1 nieuw; ");
    SECTION("what is stated now goes for what was stated then") {
        CHECK(now("gsgg", "verbeterpunten: [{verwachtingen: 1.1.2, termijn: 2016-06-01, status: in uitvoering}]\n",
                  "2016-04-01") == "1.1.1 1.1.2 open, in uitvoering, 2016-06-01; 1.2.2 opgelost; ");
        CHECK(now("gsgg", "verbeterpunten: [{verwachtingen: 1.1.2, status: afgerond}]\n", "2016-04-01") ==
              "1.1.1 1.1.2 open, afgerond, 2016-03-01!#; 1.2.2 opgelost; ");
    }
}

TEST_CASE("All that is wrong with an overgang is told at once") {
    Wereld wereld;
    wereld.kader(kaderText("proef", "1"));
    wereld.kader(kaderText("ander", "1"));
    wereld.overgang(
        "van: {kader: proef, versie: 1}\nnaar: {kader: ander, versie: 1}\nbron: een test\n"
        "verwachtingen:\n"
        "  - {van: 1.1.1, naar: 1.1.9, reden: Zomaar.}\n"
        "  - {van: 1.1.1, naar: 1.2.2}\n");
    wereld.overgang(
        "van: {kader: proef, versie: 3}\nnaar: {kader: proef, versie: 1}\nbron: een test\n"
        "gelijk gebleven: Ja.\n");
    wereld.overgang(
        "van: {kader: proef, versie: 1}\nnaar: {kader: proef, versie: 1}\nbron: een test\n"
        "gelijk gebleven: Ja.\n");
    std::string sentences;
    for (const Diagnostic& one : wereld.diagnostics.all()) sentences += one.message + "\n";
    CHECK(sentences ==
          "kader ander has no verwachting 1.1.9; did you mean \"1.1.1\"?\n"
          "1.1.1 is in this overgang twice; what two verwachtingen ask together cannot be compared\n"
          "a pair of verwachtingen has no \"reden\"; add a line that begins with reden:\n"
          "nobody here knows a kader \"proef\" of version 3; known are proef 1, ander 1\n"
          "an overgang goes from one kader or version to another; these are the same\n");
}
