// A kader that extends another version, and what may be wrong with that.
#include "rules/uitbreiding.h"

#include <catch2/catch.hpp>

#include "rules/kader.h"
#include "yaml/load.h"

using namespace oordeel;
using namespace oordeel::rules;

namespace {

const std::string basis =
    "id: proef\nnaam: Proef\nversie: 2015\nbron: een test\n"
    "schaal:\n"
    "  - {id: goed, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: vink}\n"
    "  - {id: slecht, vlak: '#000000', lijn: '#000000', tekst: '#ffffff', teken: kruis}\n"
    "thema's:\n"
    "  - nummer: 1\n"
    "    naam: Thema\n"
    "    norm: Zo moet het.\n"
    "    beslisregels: {goed: hoogstens 1 slecht, slecht: 2 of meer slecht}\n"
    "    criteria:\n"
    "      - nummer: 1.1\n"
    "        naam: Een\n"
    "        norm: Zo.\n"
    "        verwachtingen:\n"
    "          - {nummer: 1.1.1, tekst: Een, kort: Kort, gewicht: 2}\n"
    "          - {nummer: 1.1.2, tekst: Twee}\n"
    "          - {nummer: 1.1.10, tekst: Tien}\n"
    "      - nummer: 1.2\n"
    "        naam: Twee\n"
    "        norm: Zo.\n"
    "        verwachtingen: [{nummer: 1.2.1, tekst: Nog een}]\n";

const std::string head = "breidt uit: {bestand: oud.yaml, versie: 2015}\nversie: 2016\n";

struct Uitgebreid {
    Sources sources;
    Diagnostics diagnostics;
    Toetsingskader kader;

    explicit Uitgebreid(const std::string& text) {
        const Value old = yaml::load(sources.add("oud.yaml", basis), diagnostics);
        const Value own = yaml::load(sources.add("nieuw.yaml", text), diagnostics);
        REQUIRE(leesBasis(own, diagnostics).has_value());
        const Value whole = uitgebreid(old, own, diagnostics);
        if (!diagnostics.hasErrors()) kader = readKader(whole, diagnostics);
    }

    /// "1.1.1 Een, 1.1.2 Twee", or what is wrong.
    std::string verwachtingen() const {
        if (!diagnostics.empty()) return sentences();
        std::string out;
        for (const Thema& thema : kader.themas)
            for (const Criterium& criterium : thema.criteria)
                for (const Verwachting& one : criterium.verwachtingen)
                    out += (out.empty() ? "" : ", ") + one.nummer + " " + one.tekst;
        return out;
    }

    std::string sentences() const {
        std::string out;
        for (const Diagnostic& d : diagnostics.all()) out += d.message + "\n";
        return out;
    }
};

}  // namespace

TEST_CASE("Without changes the other version is the same but for its version") {
    const Uitgebreid same(head);
    CHECK(same.verwachtingen() == "1.1.1 Een, 1.1.2 Twee, 1.1.10 Tien, 1.2.1 Nog een");
    CHECK(same.kader.id == "proef");
    CHECK(same.kader.versie == "2016");
    CHECK(same.kader.verwachting("1.1.1")->gewicht == 2);
    CHECK(same.kader.themas[0].criteria[0].beslisregels.regels.size() == 2);
}

TEST_CASE("What is changed, added and dropped is written, in the order of the numbers; the rest is inherited") {
    const Uitgebreid changed(head +
                             "naam: Proef opnieuw\n"
                             "wijzigt:\n"
                             "  - {nummer: 1.1.1, tekst: Eén, kort: }\n"
                             "  - {nummer: 1.2, naam: Andere naam, beslisregels: {goed: geen slecht, slecht: anders}}\n"
                             "voegt toe:\n"
                             "  - {nummer: 1.1.3, tekst: Drie}\n"
                             "  - nummer: 1.3\n"
                             "    naam: Drie\n"
                             "    norm: Zo.\n"
                             "    verwachtingen: [{nummer: 1.3.1, tekst: Nieuw}]\n"
                             "  - {nummer: 1.3.2, tekst: Ook nieuw}\n"
                             "vervalt: [1.1.2]\n");
    CHECK(changed.verwachtingen() == "1.1.1 Eén, 1.1.3 Drie, 1.1.10 Tien, 1.2.1 Nog een, 1.3.1 Nieuw, 1.3.2 Ook nieuw");
    CHECK(changed.kader.naam == "Proef opnieuw");
    CHECK(changed.kader.verwachting("1.1.1")->kort.empty());
    CHECK(changed.kader.verwachting("1.1.1")->gewicht == 2);
    CHECK(changed.kader.criterium("1.2")->naam == "Andere naam");
    CHECK(changed.kader.criterium("1.2")->eigenRegels);
    CHECK_FALSE(changed.kader.criterium("1.3")->eigenRegels);  // those of its thema
}

TEST_CASE("The rules are proved for what comes out, and a fault is told where it was written") {
    const Uitgebreid gap(head +
                         "wijzigt: [{nummer: 1, beslisregels: {goed: geen slecht, slecht: 2 of meer slecht}}]\n");
    CHECK(gap.diagnostics.text().find("nieuw.yaml:3:37: error: no rule decides criterium 1.1 at ") == 0);
    const Uitgebreid inherited(head + "voegt toe: [{nummer: 1.4, naam: Vier, norm: Zo., verwachtingen: []}]\n");
    CHECK(inherited.diagnostics.text().find("nieuw.yaml:3:65: error: `verwachtingen` is an empty list") == 0);
}

TEST_CASE("All that is wrong with changes is told at once") {
    CHECK(Uitgebreid(head + "wijzigt:\n"
                            "  - {nummer: 1.1.4, tekst: Vier}\n"
                            "  - {nummer: 1.1, verwachtingen: []}\n"
                            "  - {tekst: Zonder nummer}\n"
                            "voegt toe:\n"
                            "  - {nummer: 1.1.2, tekst: Twee}\n"
                            "  - {nummer: 2.1.1, tekst: Nergens}\n"
                            "  - {nummer: 1.1.1.1, tekst: Te diep}\n"
                            "vervalt: [1.2.9, 1.2.1, 1.2.1, {a: b}]\n"
                            "thema's: []\n")
              .sentences() ==
          "the kader that this one extends has no 1.2.9; did you mean \"1.2.1\"?\n"
          "1.2.1 is named twice in these changes; name it once\n"
          "under `vervalt` stand numbers, not a map; write for instance [1.1.2]\n"
          "the kader that this one extends has no 1.1.4; did you mean \"1.1.1\"?\n"
          "what stands within 1.1 is changed by its own number; write it under `wijzigt`, `voegt toe` or `vervalt`\n"
          "a change to a kader has no \"nummer\"; add a line that begins with nummer:\n"
          "the kader that this one extends already has a 1.1.2; change it under `wijzigt`, or take another number\n"
          "there is nothing to add 2.1.1 to; add 2.1 first\n"
          "there is nothing to add 1.1.1.1 to; add 1.1.1 first\n"
          "a kader that extends another changes its thema's by number; write them under `wijzigt`, `voegt toe` or "
          "`vervalt`\n");
    CHECK(Uitgebreid("breidt uit: {bestand: oud.yaml, versie: 2015}\n")
              .sentences()
              .find("a kader that extends another has a version of its own") == 0);
    CHECK(Uitgebreid("breidt uit: {bestand: oud.yaml, versie: 2015}\nversie: 2015\n").sentences() ==
          "this is the version of the kader that it extends; give it one of its own\n");
    CHECK(Uitgebreid(head + "namen: Fout\n").sentences().find("a toetsingskader has no key \"namen\"") == 0);
}
