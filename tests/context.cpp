// What a template may ask for: names, grammar and figures, on a kader small enough to check by hand and on the real
// one.
#include <catch2/catch.hpp>

#include <filesystem>
#include <memory>

#include "chart/verdicts.h"
#include "css/css.h"
#include "html/document.h"
#include "report/context.h"
#include "report/documents.h"
#include "report/groups.h"
#include "report/make.h"
#include "report/sentences.h"
#include "report/templates.h"
#include "rules/score.h"
#include "template/mustache.h"
#include "yaml/load.h"

using namespace oordeel;
using Catch::Matchers::Contains;

namespace {

const std::filesystem::path signs = PROJECT_DIR "/templates/tekens";

constexpr const char* kader = R"(
id: klein
naam: Klein kader
versie: "1"
bron: de test
schaal:
  - {id: goed, omschrijving: In orde., vlak: "#aaaaaa", lijn: "#111111", tekst: "#000000", teken: vink}
  - {id: fout, omschrijving: Niet in orde., vlak: "#bbbbbb", lijn: "#222222", tekst: "#ffffff", teken: kruis, arcering: true}
thema's:
  - nummer: 1
    naam: Zorg
    norm: De zorg is goed.
    beslisregels: {goed: alle goed, fout: 1 of meer fout}
    criteria:
      - nummer: 1.1
        naam: Bereik
        norm: Er is bereik.
        verwachtingen:
          - {nummer: 1.1.1, kort: Telefoon, tekst: Er is telefoon., gevraagd: Regel telefoon., zinnen: {goed: De telefoon werkt., fout: De telefoon zwijgt.}}
          - {nummer: 1.1.2, kort: Deur, tekst: Er is een deur., gevraagd: Regel een deur., zinnen: {goed: De deur is open., fout: De deur is dicht.}}
      - nummer: 1.2
        naam: Mensen
        norm: Er zijn mensen.
        verwachtingen:
          - {nummer: 1.2.1, kort: Team, tekst: Er is een team., gevraagd: Regel een team., zinnen: {goed: Het team is er., fout: Het team ontbreekt.}}
)";

/// Two organisations: Aa has one shortcoming of three, Bee has none.
struct Example {
    Sources sources;
    Diagnostics diagnostics;
    report::Dataset dataset;
    Value gegevens = Value::ofMap();

    explicit Example(const std::string& extra = "", std::string kaderText = kader) {
        dataset.kader = rules::readKader(read("kader.yaml", std::move(kaderText)), diagnostics);
        dataset.organisaties = {{"aa", "Zorg Aa", "Aa"}, {"bee", "Zorg Bee", "Bee"}};
        dataset.organisatieById = {{"aa", 0}, {"bee", 1}};
        add("aa", "scores: {1.1.1: goed, 1.1.2: fout, 1.2.1: goed}\n" + extra);
        add("bee", "scores: {1.1.1: goed, 1.1.2: goed, 1.2.1: goed}\n");
        INFO(diagnostics.text());
        REQUIRE_FALSE(diagnostics.hasErrors());
        for (const auto& one : dataset.beoordelingen) dataset.scorecards.push_back(rules::score(dataset.kader, one));
        dataset.beeld = report::beeldVan(dataset.kader.schaal, dataset.scorecards);
    }

    Value read(const std::string& name, std::string text) {
        return yaml::load(sources.add(name, std::move(text)), diagnostics);
    }

    void add(const std::string& id, const std::string& rest) {
        const Value file = read(
            id + ".yaml", "organisatie: " + id + "\nkader: klein\nversie: \"1\"\nperiode: in mei\nbron: ons\n" + rest);
        dataset.beoordelingen.push_back(rules::readBeoordeling(file, dataset.kader, diagnostics));
    }

    Value context(size_t beoordeling = 0, const std::filesystem::path& folder = signs) {
        return report::context(dataset, beoordeling, gegevens, folder, sources, diagnostics);
    }

    /// A template filled in for one of the two; fails on any complaint.
    std::string say(const std::string& text, size_t beoordeling = 0) {
        const Value names = context(beoordeling);
        mustache::Options options;
        options.escaping = mustache::Escaping::none;
        const std::string result = mustache::render(sources.add("test", text), names, options, diagnostics);
        INFO(diagnostics.text());
        CHECK(diagnostics.empty());
        return result;
    }
};

std::string inWords(const Value& count) {
    std::string flags;
    for (const char* flag : {"nul", "een", "meer", "iets"}) {
        if (count.find(flag)->flag) flags += std::string(" ") + flag;
    }
    return count.find("getal")->text + " " + count.find("woord")->text + " " + count.find("Woord")->text + " " +
           count.find("zijn")->text + flags;
}

const rules::Niveau goed{"goed", "goed", "", "#aaaaaa", "#111111", "#000000", "vink", false, false, true, 0, {}};
const rules::Niveau fout{"fout", "fout", "", "#bbbbbb", "#222222", "#ffffff", "kruis", true, false, false, 0, {}};
const rules::Schaal schaal{{goed, fout}, {}};

}  // namespace

TEST_CASE("a count brings its grammar") {
    CHECK(inWords(report::count(0)) == "0 nul Nul zijn nul");
    CHECK(inWords(report::count(1)) == "1 één Eén is een iets");
    CHECK(inWords(report::count(2)) == "2 twee Twee zijn meer iets");
    CHECK(inWords(report::count(24)) == "24 24 24 zijn meer iets");
}

TEST_CASE("a group enumerates its items and tells each where it stands") {
    std::vector<Value> items;
    for (const char* number : {"1.1", "1.2", "1.3"}) {
        Value item = Value::ofMap();
        item.set("nummer", number);
        items.push_back(item);
    }
    const Value group = report::group(items);
    CHECK(group.find("getal")->text == "3");
    CHECK(group.find("nummers")->text == "1.1, 1.2 en 1.3");
    CHECK(group.find("namen")->text.empty());
    std::string flags;
    for (const Value& item : group.find("lijst")->list) {
        for (const char* flag : {"eerste", "voorlaatste", "laatste"}) flags += item.find(flag)->flag ? 'x' : '.';
        flags += ' ';
    }
    CHECK(flags == "x.. .x. ..x ");
    CHECK(report::group({}).find("nul")->flag);
}

TEST_CASE("a text becomes one line, so that it cannot end an HTML block, and nothing becomes null") {
    CHECK(report::line("  een \n\n twee\t").text == "een twee");
    CHECK(report::line(" \n ").kind == Value::Kind::null);
}

TEST_CASE("the totals of an organisation and of each part of the kader") {
    Example example;
    CHECK(example.say(
              "{{organisatie.naam}}: {{totaal.goed.getal}} van {{totaal.beoordeeld.getal}}, {{totaal.tekort.nummers}}"
              "{{#totaal.alles}} alles{{/totaal.alles}}") == "Zorg Aa: 2 van 3, 1.1.2");
    CHECK(example.say("{{totaal.goed.getal}}{{#totaal.alles}} alles{{/totaal.alles}} {{totaal.tekort.getal}}", 1) ==
          "3 alles 0");
    CHECK(example.say("{{#criteria.lijst}}{{thema}} {{nummer}} {{goed.getal}}/{{beoordeeld.getal}} {{oordeel.naam}} "
                      "({{uitkomst}}; {{regel}}; nog {{nogNodig.getal}})\n{{/criteria.lijst}}") ==
          "Zorg 1.1 1/2 fout (1 goed en 1 fout; 1 of meer fout; nog 1)\n"
          "Zorg 1.2 1/1 goed (1 goed; alle goed; nog 0)\n");
    CHECK(
        example.say("{{themasTekort.namen}}|{{themasGoed.namen}}|{{criteriaGoed.namen}}|{{criteriaTekort.nummers}}") ==
        "Zorg||Mensen|1.1");
    CHECK(example.say("{{#oordelen.lijst}}{{naam}}: {{criteria.nummers}}. {{/oordelen.lijst}}") ==
          "goed: 1.2. fout: 1.1. ");
}

TEST_CASE("without findings the grounds are the sentences of the kader, a paragraph a level") {
    Example example;
    CHECK(example.say("{{#criteria.lijst}}{{#onderbouwing.lijst}}Ad {{nummer}}: {{#verwachtingen.lijst}}{{zin}} "
                      "{{/verwachtingen.lijst}}\n{{/onderbouwing.lijst}}{{/criteria.lijst}}") ==
          "Ad 1.1.1: De telefoon werkt. \nAd 1.1.2: De deur is dicht. \nAd 1.2.1: Het team is er. \n");
    CHECK(example.say(
              "{{#criteria.lijst}}{{#onderbouwing.lijst}}{{nummer}}; {{/onderbouwing.lijst}}{{/criteria.lijst}}", 1) ==
          "1.1.1 en 1.1.2; 1.2.1; ");
}

TEST_CASE("a finding takes the place of the sentences, as HTML without markup of its own") {
    Example example("bevindingen:\n  - bij: 1.1.2\n    tekst: De deur is *dicht* <b>gevonden</b>.\n");
    CHECK(example.say("{{#criteria.lijst}}{{#onderbouwing.lijst}}{{nummer}} {{#bevinding}}{{{bevinding}}}{{/bevinding}}"
                      "{{^bevinding}}afgeleid\n{{/bevinding}}{{/onderbouwing.lijst}}{{/criteria.lijst}}") ==
          "1.1.1 afgeleid\n1.1.2 <p>De deur is <em>dicht</em> &lt;b&gt;gevonden&lt;/b&gt;.</p>\n1.2.1 afgeleid\n");
}

TEST_CASE("a verbeterpunt follows from a score when nobody wrote one, and says nothing that nobody knows") {
    Example example;
    CHECK(example.say("{{#verbeterpunten.allesAfgeleid}}afgeleid {{/verbeterpunten.allesAfgeleid}}"
                      "{{#verbeterpunten.geenTermijn}}geen termijn {{/verbeterpunten.geenTermijn}}"
                      "{{#verbeterpunten.lijst}}{{nummer}} {{naam}} ({{verwachtingen.nummers}}): {{gevraagd}}"
                      "{{#maatregel}}{{maatregel}}{{/maatregel}}{{#status}}{{status.naam}}{{/status}}{{/"
                      "verbeterpunten.lijst}}") == "afgeleid geen termijn 1 Deur (1.1.2): Regel een deur.");
}

TEST_CASE("a written verbeterpunt shows its term and status") {
    Example example(
        "verbeterpunten:\n  - titel: Open de deur\n    verwachtingen: [1.1.2]\n    gevraagd: Doe open.\n"
        "    maatregel: Een bel.\n    verantwoordelijke: Bestuur\n    termijn: 2016-07-01\n    status: in "
        "uitvoering\n");
    CHECK(
        example.say("{{#verbeterpunten.lijst}}{{naam}}|{{maatregel}}|{{verantwoordelijke}}|{{termijn}}|{{status.naam}}"
                    "{{/verbeterpunten.lijst}}{{#verbeterpunten.allesAfgeleid}}!{{/verbeterpunten.allesAfgeleid}}") ==
        "Open de deur|Een bel.|Bestuur|1 juli 2016|in uitvoering");
}

TEST_CASE("an organisation stands among all others") {
    Example example;
    const char* place =
        "{{landelijk.hoger.namen}}|{{landelijk.gelijk.namen}}|{{landelijk.lager.namen}}|{{landelijk.gemiddelde}}";
    CHECK(example.say(place) == "Bee|||2,5");
    CHECK(example.say(place, 1) == "||Aa|2,5");
    CHECK(example.say("{{#totaal.tekort.lijst}}{{landelijk.goed.getal}} van "
                      "{{landelijk.organisaties.getal}}{{/totaal.tekort.lijst}}") == "1 van 2");
}

TEST_CASE("the lowest ones are as many as the document says") {
    Example example;
    example.gegevens.set("laagste", "1");
    const char* lowest =
        "{{landelijk.laagsteAantal.woord}} {{#landelijk.hoortBijLaagste}}ja{{/landelijk.hoortBijLaagste}}"
        "{{^landelijk.hoortBijLaagste}}nee{{/landelijk.hoortBijLaagste}}";
    CHECK(example.say(lowest) == "één ja");
    CHECK(example.say(lowest, 1) == "één nee");

    example.gegevens.set("laagste", "zeven");
    example.context();
    CHECK_THAT(example.diagnostics.text(),
               Contains("'laagste' must be a whole number of organisations, for instance 7"));
}

TEST_CASE("criteria with the same rules share a row") {
    Example example;
    CHECK(example.say("{{#beslisregels.lijst}}{{nummer}}: {{#oordelen.lijst}}{{naam}} bij {{als}}. "
                      "{{/oordelen.lijst}}{{/beslisregels.lijst}}") ==
          "1.1 en 1.2: goed bij alle goed. fout bij 1 of meer fout. ");
}

TEST_CASE("a level whose sign does not exist is told where the kader names it") {
    std::string text = kader;
    text.replace(text.find("teken: kruis"), 12, "teken: kroos");
    Example example("", text);
    example.context();
    CHECK_THAT(example.diagnostics.text(), Contains("kader.yaml:8:") && Contains("there is no sign 'kroos'") &&
                                               Contains("kruis, rondje, streep, uitroep, vink, vol-rondje"));
    CHECK(example.diagnostics.count(Severity::error) == 1);
}

TEST_CASE("an unknown key of huisstijl is told") {
    Example example;
    Value style = Value::ofMap();
    style.set("leter", "Lato");
    example.gegevens.set("huisstijl", style);
    example.context();
    CHECK_THAT(example.diagnostics.text(),
               Contains("huisstijl has no 'leter'; it may have letter, inkt, grijs, huis and stil"));
}

TEST_CASE("a bar is a row of bricks with their numbers, hatched where the level says so") {
    CHECK(chart::balk({{"1.1.1", &goed, false}}, "A & B", {}) ==
          "<svg class=\"balk\" role=\"img\" aria-label=\"A &amp; B\" width=\"28.6pt\" height=\"15pt\" viewBox=\"0 0 "
          "28.6 15\">"
          "<rect x=\"0.3\" y=\"0.3\" width=\"28\" height=\"14.4\" fill=\"#aaaaaa\" stroke=\"#111111\" "
          "stroke-width=\"0.6\"/>"
          "<text x=\"14.3\" y=\"10.6\" font-family=\"PT Sans\" font-size=\"8\" font-weight=\"400\" "
          "text-anchor=\"middle\" "
          "fill=\"#000000\">1.1.1</text></svg>");
    CHECK_THAT(
        chart::balk({{"1", &fout, true}}, "", {}),
        Contains("aria-hidden=\"true\"") &&
            Contains("<path d=\"M1.9 0.3L0.3 1.9M5.1 0.3L0.3 5.1M8.3 0.3L0.3 8.3M11.5 0.3L0.3 11.5M14.7 0.3L0.3 14.7"
                     "M17.9 0.3L3.5 14.7M21.1 0.3L6.7 14.7M24.3 0.3L9.9 14.7M27.5 0.3L13.1 14.7M28.3 2.7L16.3 14.7"
                     "M28.3 5.9L19.5 14.7M28.3 9.1L22.7 14.7M28.3 12.3L25.9 14.7\" stroke=\"#222222\""));
}

TEST_CASE("a strip is as wide as the page for twenty-four bricks in seven groups") {
    std::vector<chart::Groep> groepen;
    for (const int size : {4, 5, 4, 3, 3, 3, 2}) {
        groepen.push_back({"1.1", std::vector<chart::Blok>(static_cast<size_t>(size), {"1.1.1", &goed, false})});
    }
    const std::string svg = chart::strook(groepen, "", {});
    CHECK_THAT(svg, Contains("<rect x=\"0.3\" y=\"11.55\" width=\"17.1\"") &&
                        Contains("<rect x=\"463.8\" y=\"11.55\" width=\"17.1\""));
    CHECK(chart::strook({}, "", {}) ==
          "<svg class=\"strook\" aria-hidden=\"true\" width=\"481.2pt\" height=\"82.5pt\" viewBox=\"0 0 481.2 "
          "82.5\"></svg>");
}

TEST_CASE("a divided bar leaves out what is nil, and a number that does not fit") {
    CHECK_THAT(chart::staaf({{6, &goed}, {20, &fout}}, "", {}), Contains("width=\"54.83\"") && Contains(">6</text>") &&
                                                                    Contains("<rect x=\"55.73\"") &&
                                                                    Contains(">20</text>"));
    CHECK_THAT(chart::staaf({{26, &goed}, {0, &fout}}, "", {}), !Contains(fout.vlak));
    CHECK_THAT(chart::staaf({{1, &goed}, {999, &fout}}, "", {}), !Contains(">1</text>"));
}

TEST_CASE("a histogram puts the name beside its block where there is room") {
    CHECK_THAT(chart::histogram(8, {2, 0, 0, 1}, 8, "Aa", "", {}),
               Contains("x=\"24.7\" y=\"9.75\"") && Contains("\"start\""));
    CHECK_THAT(chart::histogram(8, {0, 0, 1, 2}, 10, "Aa", "", {}),
               Contains("text-anchor=\"end\" fill=\"#1f3f5e\">Aa"));
    CHECK_THAT(chart::histogram(8, {3, 2, 3}, 9, "Aa", "", {}),
               Contains("<text x=\"46.4\" y=\"9.75\"") && Contains("\"end\" fill=\"#1f3f5e\">Aa"));
    CHECK_THAT(chart::histogram(8, {}, 8, "Aa", "", {}), !Contains("Aa"));
}

TEST_CASE("figures in words count in correct Dutch") {
    const auto words = [](const report::NummersPerNiveau& numbers) {
        return report::beschrijfVerwachtingen(numbers, schaal);
    };
    CHECK(words({{"1", "2", "3"}, {"4"}}) == "3 van de 4 verwachtingen zijn goed. Fout is 4.");
    CHECK(words({{"1"}, {"2", "3"}}) == "1 van de 3 verwachtingen is goed. Fout zijn 2 en 3.");
    CHECK(words({{"1", "2"}, {}}) == "Alle 2 verwachtingen zijn goed.");
    CHECK(words({{"1"}, {}}) == "De enige verwachting is goed.");
    CHECK(words({{}, {"1"}}) == "De enige verwachting is niet goed. Fout is 1.");
    CHECK(words({{}, {"1", "2"}}) == "Geen van de 2 verwachtingen is goed. Fout zijn 1 en 2.");
    CHECK(words({{}, {}}) == "Geen enkele verwachting is beoordeeld.");
    CHECK(report::beschrijfSpreiding("1.1", {{6, 20}, 26}, schaal) == "1.1: 6 goed en 20 fout.");

    report::Beeld beeld;
    beeld.laagste = 8;
    beeld.hoogste = 20;
    const report::Landelijk national{beeld, 1, 2, 0};
    CHECK(report::beschrijfVerdeling(national, 18, "Aa", schaal) ==
          "Aantal organisaties per aantal verwachtingen dat goed is, van 8 tot en met 20. Aa heeft er 18, net als twee "
          "andere. Eén organisatie heeft er meer. Geen organisatie heeft er minder.");
}

TEST_CASE("every organisation's report is made without a complaint") {
    Sources sources;
    Diagnostics diagnostics;
    const Source* file = report::open({PROJECT_DIR "/data/documenten.yaml", {}}, sources, diagnostics);
    REQUIRE(file);
    const report::Documenten documents = report::readDocumenten(*file, sources, diagnostics);
    const report::Templates templates(documents.sjablonen, sources, diagnostics);
    INFO(diagnostics.text());
    REQUIRE_FALSE(documents.soorten.empty());
    const report::Soort& kind = documents.soorten.front();
    const auto dataset = report::loadDataset(kind, sources, diagnostics);
    REQUIRE(dataset);
    REQUIRE(dataset->beoordelingen.size() == 26);

    text::Fonts fonts;
    for (size_t i = 0; i < dataset->beoordelingen.size(); ++i) {
        const report::Printed html =
            report::make(kind, *dataset, i, templates, report::Output::html, fonts, sources, diagnostics);
        INFO(dataset->beoordelingen[i].id << "\n" << diagnostics.text());
        CHECK(diagnostics.empty());
        CHECK_THAT(html.bytes, Contains(dataset->organisatie(dataset->beoordelingen[i]).naam));
    }
}
