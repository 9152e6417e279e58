// Named figures: what each query gives on a set small enough to count by hand, and what is wrong with a bad one.
#include <catch2/catch.hpp>

#include <deque>

#include "rules/cijfers.h"
#include "yaml/load.h"

using namespace oordeel;
using namespace oordeel::rules;
using Catch::Matchers::Contains;

namespace {

constexpr const char* kaderText = R"(
id: proef
naam: Proef
versie: 1
bron: een test
schaal:
  - {id: goed, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: vink}
  - {id: matig, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: uitroep, alleen criterium: true}
  - {id: slecht, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: kruis}
feiten:
  - {id: wachtlijst, definitie: Zaken die wachten.}
thema's:
  - nummer: 1
    naam: Thema
    norm: Zo moet het.
    beslisregels: {goed: geen slecht, matig: 1 slecht, slecht: 2 of meer slecht}
    criteria:
      - nummer: 1.1
        naam: Een
        norm: Zo.
        verwachtingen: [{nummer: 1.1.1, tekst: Iets}, {nummer: 1.1.2, tekst: Iets}]
      - nummer: 1.2
        naam: Twee
        norm: Zo.
        verwachtingen: [{nummer: 1.2.1, tekst: Iets}, {nummer: 1.2.2, tekst: Iets, niet beoordeeld: Later.}]
)";

/// Four organisations. By 1.1.1, 1.1.2 and 1.2.1: Aa goed goed goed, Bee goed slecht goed, Cee slecht slecht goed, Dee
/// goed slecht and not judged.
struct Set {
    Sources sources;
    Diagnostics diagnostics;
    Toetsingskader kader;
    std::deque<Beoordeling> beoordelingen;
    std::deque<Scorecard> kaarten;
    Verzameling verzameling;

    Set() {
        kader = readKader(
            yaml::load(sources.add("kader.yaml", std::string(kaderText).replace(std::string(kaderText).find("1 slecht"),
                                                                                8, "precies 1 slecht")),
                       diagnostics),
            diagnostics);
        verzameling.kader = &kader;
        add("Aa", "scores: {1.1.1: goed, 1.1.2: goed, 1.2.1: goed}", "wachtlijst: 0 op 2017-01-01");
        add("Bee", "scores: {1.1.1: goed, 1.1.2: slecht, 1.2.1: goed}", "wachtlijst: 44 op 2017-02-23");
        add("Cee", "scores: {1.1.1: slecht, 1.1.2: slecht, 1.2.1: goed}", "wachtlijst: {niet bekend: Weg.}");
        add("Dee", "scores: {1.1.1: goed, 1.1.2: slecht, 1.2.1: {niet beoordeeld: Geen zaken.}}",
            "wachtlijst: 3 op 2017-01-01");
        INFO(diagnostics.text());
        REQUIRE_FALSE(diagnostics.hasErrors());
    }

    void add(const std::string& naam, const std::string& scores, const std::string& feit) {
        std::string id = naam;
        id[0] = static_cast<char>(id[0] + 0x20);
        const std::string text = "organisatie: " + id + "\nkader: proef\nversie: 1\nperiode: 2015\nbron: een test\n" +
                                 scores + "\nfeiten: {" + feit + "}\n";
        beoordelingen.push_back(
            readBeoordeling(yaml::load(sources.add(id + ".yaml", text), diagnostics), kader, diagnostics));
        if (diagnostics.hasErrors()) return;
        kaarten.push_back(score(kader, beoordelingen.back()));
        verzameling.leden.push_back({id, naam, &beoordelingen.back(), &kaarten.back()});
    }

    std::vector<Cijfer> read(const std::string& text) {
        return readCijfers(yaml::load(sources.add("cijfers.yaml", text), diagnostics), verzameling, diagnostics);
    }
};

/// "3/4 Bee, Cee, Dee; driekwart", or what is wrong.
std::string answer(const std::string& definition, Set&& set = Set()) {
    const std::vector<Cijfer> all = set.read("cijfers:\n  x: {" + definition + "}\n");
    if (!set.diagnostics.empty()) {
        std::string out;
        for (const Diagnostic& one : set.diagnostics.all()) out += one.message + "\n";
        return out;
    }
    const Cijfer& x = all.at(0);
    std::string out = std::to_string(x.waarde) + (x.totaal ? "/" + std::to_string(*x.totaal) : "");
    for (size_t i = 0; i < x.namen.size(); ++i) out += (i > 0 ? ", " : " ") + x.namen[i];
    return out + (x.woorden.empty() ? "" : "; " + x.woorden);
}

}  // namespace

TEST_CASE("organisations are counted by the conditions of decision rules") {
    CHECK(answer("tel: organisaties, met: 1.1.2 slecht") == "3/4 Bee, Cee, Dee; driekwart");
    CHECK(answer("tel: organisaties, met: 1.1.2 is slecht") == "3/4 Bee, Cee, Dee; driekwart");
    CHECK(answer("tel: organisaties, met: 1.1.1 is niet goed") == "1/4 Cee; een kwart");
    CHECK(answer("tel: organisaties, met: 1.1.1 goed en 1.1.2 slecht") == "2/4 Bee, Dee; de helft");
    CHECK(answer("tel: organisaties, met: criterium 1.1 matig of lager") == "3/4 Bee, Cee, Dee; driekwart");
    CHECK(answer("tel: organisaties, met: criterium 1.1 is niet goed") == "3/4 Bee, Cee, Dee; driekwart");
    CHECK(answer("tel: organisaties, met: hoogstens 1 slecht") == "3/4 Aa, Bee, Dee; driekwart");
    CHECK(answer("tel: organisaties, met: alle criteria goed") == "1/4 Aa; een kwart");
    CHECK(answer("tel: organisaties, met: geen goed") == "0/4; geen enkele");
    CHECK(answer("tel: organisaties, binnen: 1.1, met: precies 1 slecht") == "2/4 Bee, Dee; de helft");
    CHECK(answer("tel: organisaties, binnen: 1.2, met: alle goed") == "3/3 Aa, Bee, Cee; alle");
}

TEST_CASE("an organisation to which the question does not apply is not in the whole") {
    CHECK(answer("tel: organisaties, met: 1.2.1 goed") == "3/3 Aa, Bee, Cee; alle");
    CHECK(answer("tel: organisaties, onder: 1.1.2 slecht, met: 1.1.1 goed") == "2/3 Bee, Dee; twee derde");
}

TEST_CASE("what is not counted of the whole is known by name, for whoever says that there are no exceptions") {
    Set set;
    const auto exceptions = [&](const std::string& definition) {
        return set.read("cijfers:\n  x: {" + definition + "}\n").at(0).andere;
    };
    CHECK(exceptions("tel: organisaties, met: 1.1.2 slecht") == std::vector<std::string>{"Aa"});
    CHECK(exceptions("tel: organisaties, onder: 1.1.2 slecht, met: 1.1.1 goed") == std::vector<std::string>{"Cee"});
    CHECK(exceptions("tel: organisaties, met: 1.2.1 goed").empty());
}

TEST_CASE("verwachtingen and criteria are counted over the organisations, or at one of them") {
    CHECK(answer("tel: verwachtingen, met: alle organisaties goed") == "1/3 1.2.1; een derde");
    CHECK(answer("tel: verwachtingen, met: minder dan 50% goed") == "1/3 1.1.2; een derde");
    CHECK(answer("tel: verwachtingen, binnen: 1.1, met: minstens 3 organisaties goed") == "1/2 1.1.1; de helft");
    CHECK(answer("tel: criteria, met: 1 of 2 organisaties matig") == "1/2 1.1; de helft");
    CHECK(answer("tel: verwachtingen, bij: bee, met: goed") == "2/3 1.1.1, 1.2.1; twee derde");
    CHECK(answer("tel: criteria, bij: cee, met: matig of lager") == "1/2 1.1; de helft");
}

TEST_CASE("places and extremes tell who shares them") {
    CHECK(answer("hoogste: verwachtingen goed") == "3 Aa");
    CHECK(answer("laagste: verwachtingen goed") == "1 Cee, Dee");
    CHECK(answer("hoogste: criteria matig") == "1 Bee, Dee");
    Set set;
    const Cijfer dee = set.read("cijfers:\n  dee: {rang: dee, op: verwachtingen goed}\n").at(0);
    CHECK(dee.waarde == 3);
    CHECK(dee.gedeeldMet == std::vector<std::string>{"Cee"});
}

TEST_CASE("sums, differences, days, facts and plain numbers") {
    Set set;
    const std::vector<Cijfer> all = set.read(
        "cijfers:\n"
        "  kort: {getal: 25, bron: een brief, eenheid: zaak/zaken}\n"
        "  lang: {getal: 19, bron: een brief}\n"
        "  samen: {som: [kort, lang]}\n"
        "  meer: {verschil: [kort, lang]}\n"
        "  deel: {som: [kort], van: samen}\n"
        "  tijd: {dagen: {van: 2017-02-23, tot: 2017-05-31}}\n"
        "  uur: {getal: '2,5', bron: een brief}\n"
        "  bij_bee: {feit: wachtlijst, bij: bee}\n");
    CHECK_THAT(set.diagnostics.text(), Contains("write it in figures without quotes"));
    REQUIRE(all.size() == 7);
    CHECK(all[0].meervoud == "zaken");
    CHECK(all[2].waarde == 44);
    CHECK(all[2].vraag == "kort + lang");
    CHECK(all[3].waarde == 6);
    CHECK(all[4].totaal == 44);
    CHECK(all[4].woorden == "meer dan de helft");
    CHECK(all[5].waarde == 97);  // 5 of February, 31 of March, 30 of April, 31 of May
    CHECK(all[6].waarde == 44);
    CHECK(all[6].datum == "2017-02-23");
}

TEST_CASE("words that an author chose are kept when they are true, and refused when they are not") {
    CHECK(answer("tel: organisaties, met: 1.1.2 slecht, in woorden: het merendeel") ==
          "3/4 Bee, Cee, Dee; het merendeel");
    CHECK(answer("tel: organisaties, met: 1.1.2 slecht, in woorden: vrijwel alle") ==
          "\"vrijwel alle\" is not true of 3 van de 4 (75%); it is said boven 9/10 tot 100%. True are \"driekwart\", "
          "\"ongeveer driekwart\", \"een grote meerderheid\", \"het merendeel\", \"de meeste\", \"een meerderheid\", "
          "\"een groot "
          "deel\", "
          "\"een deel\", \"niet alle\", \"meer dan een kwart\", \"meer dan een derde\", \"meer dan de helft\" en "
          "\"meer dan "
          "twee derde\"\n");
    CHECK_THAT(answer("tel: organisaties, met: 1.1.2 slecht, in woorden: aardig wat"), Contains("has no interval"));
    CHECK_THAT(answer("hoogste: verwachtingen goed, in woorden: alle"), Contains("no share of a whole"));
}

TEST_CASE("what is not known is never guessed") {
    CHECK(answer("tel: organisaties, met: wachtlijst minstens 3") ==
          "of Cee it is not known whether this is so; limit the figure with `onder` to what is\n");
    CHECK(answer("tel: organisaties, onder: 1.1.1 goed, met: wachtlijst minstens 3") == "2/3 Bee, Dee; twee derde");
    CHECK(answer("feit: wachtlijst, bij: cee") == "\"wachtlijst\" is not known of Cee: Weg.\n");
}

TEST_CASE("each mistake in a figure is told with how to write it right") {
    CHECK(answer("tel: organisaties, met: 9.9.9 slecht") ==
          "the kader has no verwachting 9.9.9 that is judged; write a number that it has\n");
    CHECK_THAT(answer("tel: organisaties, met: 1.2.2 goed"), Contains("has no verwachting 1.2.2 that is judged"));
    CHECK_THAT(answer("tel: organisaties, met: criterium 3.1 goed"), Contains("no criterium 3.1"));
    CHECK_THAT(answer("tel: organisaties, met: anders"), Contains("\"anders\" says nothing here"));
    CHECK_THAT(answer("tel: organisaties"), Contains("a figure has no \"met\""));
    CHECK_THAT(answer("tel: mensen"), Contains("\"mensen\" cannot be counted"));
    CHECK_THAT(answer("tel: verwachtingen, met: goed, bij: beee"), Contains("did you mean \"bee\"?"));
    CHECK_THAT(answer("tel: verwachtingen, met: alle goed, binnen: 7"), Contains("no thema or criterium \"7\""));
    CHECK_THAT(answer("som: [a]"), Contains("no figure above this one is called \"a\""));
    CHECK_THAT(answer("getal: 35"), Contains("a figure has no \"bron\""));
    CHECK_THAT(answer("getal: veel, bron: een brief"), Contains("\"veel\" is no number here"));
    CHECK_THAT(answer("getal: 5, bron: een brief, van: 3"), Contains("the whole is smaller than its part"));
    CHECK_THAT(answer("dagen: {van: 2017-02-23, tot: 2017-02-22}"), Contains("lies before the first"));
    CHECK_THAT(answer("dagen: {van: 2017-02-30, tot: 2017-05-31}"), Contains("no day of the calendar"));
    CHECK_THAT(answer("wat: iets"), Contains("nothing says what this figure is"));
    CHECK_THAT(answer("tel: organisaties, met: 1.1.2 slecht, wordt: 3"), Contains("has no key \"wordt\""));
    Set set;
    set.read("cijfers:\n  Naam-fout: {getal: 3, bron: b}\n  lijst: [1]\n");
    CHECK_THAT(set.diagnostics.text(),
               Contains("cijfers.yaml:2:3: error: \"Naam-fout\" cannot be a name in a template"));
    CHECK_THAT(set.diagnostics.text(), Contains("a figure must be a map, not a list"));
}
