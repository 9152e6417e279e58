// What a Dutch text states in numbers and words for shares.
#include <catch2/catch.hpp>

#include "base/quantity.h"

using namespace oordeel::dutch;

namespace {

/// "69% | alle | 18 van 24": all quantities in a text, in a form of their own.
std::string found(const std::string& text) {
    std::string out;
    for (const Quantity& q : quantities(text)) {
        out += out.empty() ? "" : " | ";
        if (q.kind == Quantity::Kind::share)
            out += q.word->words;
        else
            out += std::to_string(q.value);
        if (q.kind == Quantity::Kind::percentage) out += "%";
        if (q.kind == Quantity::Kind::partOf) out += " van " + std::to_string(q.whole);
    }
    return out;
}

}  // namespace

TEST_CASE("numbers, percentages, parts of a whole and words for shares are found in running text") {
    CHECK(found("Ruim tweederde (69%) van de 26 organisaties") == "ruim twee derde | 69% | 26");
    CHECK(found("Bij 80 procent lukt het niet.") == "80%");
    CHECK(found("Dit was bij 18 van de 24 verwachtingen het geval, bij 5 van 7 niet") == "18 van 24 | 5 van 7");
    CHECK(found("één of meer; zeven; Twaalf, 1.358 zaken en 44") == "1 | 7 | 12 | 1358 | 44");
    CHECK(found("Vrijwel alle medewerkers, alle kinderen en geen enkele ouder") == "vrijwel alle | alle | geen enkele");
    CHECK(found("minder dan een kwart") == "minder dan een kwart");
    CHECK(found("een derde tot de helft") == "een derde | de helft");
}

TEST_CASE("dates, numbers of parts and numbers in words are no quantities") {
    CHECK(found("Sinds 1 januari 2015, in 2016 en op 23 februari 2017") == "");
    CHECK(found("24/7 bereikbaar, 1.1.2 en 1.1.4, criterium 2.1, artikel 4, stap 2, hoofdstuk 3") == "");
    CHECK(found("een huis, tweeledig, 3e kwartaal, A4, 10-wekentermijn") == "");
    CHECK(found("alle, derde en helft") == "alle");
    CHECK(found("") == "");
}

TEST_CASE("where a quantity stands is told in bytes") {
    const std::string text = "Eén – ruim  twee derde (69%).";
    const std::vector<Quantity> all = quantities(text);
    REQUIRE(all.size() == 3);
    CHECK(text.substr(all[1].begin, all[1].end - all[1].begin) == "ruim  twee derde");
    CHECK(text.substr(all[2].begin, all[2].end - all[2].begin) == "69%");
}

TEST_CASE("a text that is one quantity may stress it, and nothing else") {
    CHECK(readQuantity("slechts een derde")->word->words == "een derde");
    CHECK(readQuantity("80 procent")->value == 80);
    CHECK(readQuantity("alle 26").has_value() == false);
    CHECK(readQuantity("veel").has_value() == false);
    CHECK(readQuantity("44 onderzoeken").has_value() == false);
}
