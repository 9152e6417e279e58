// What looks like personal data in a text, and what only seems to.
#include <catch2/catch.hpp>

#include "report/personal.h"

using namespace oordeel;
using report::Personal;
using report::personalIn;

namespace {

/// "what: words" of each finding, in order.
std::vector<std::string> found(const std::string& text) {
    std::vector<std::string> out;
    for (const Personal& one : personalIn(text)) {
        CHECK(text.substr(one.offset, one.words.size()) == one.words);
        out.push_back(one.what.substr(one.what.find(' ') + 1) + ": " + one.words);
    }
    return out;
}

using All = std::vector<std::string>;
const std::string bsn = "burgerservicenummer (it passes the 11-proef): ";

}  // namespace

TEST_CASE("nine digits are a burgerservicenummer when they pass the 11-proef") {
    CHECK(found("nummer 123456782.") == All{bsn + "123456782"});
    CHECK(found("nummer 1234.56.782") == All{bsn + "1234.56.782"});
    CHECK(found("nummer 123 456 782 en") == All{bsn + "123 456 782"});
    CHECK(found("nummer 123456783") == All{});
    CHECK(found("nummer 1234567821") == All{});
    CHECK(found("kenmerk A123456782, 000000000") == All{});
}

TEST_CASE("telephone numbers, addresses and births are found by their form") {
    CHECK(found("Bel 06-12345678 of (070) 123 45 67, +31 70 123 4567.") == All{"telephone number: 06-12345678",
                                                                               "telephone number: (070) 123 45 67",
                                                                               "telephone number: +31 70 123 4567"});
    CHECK(found("mail naar j.jansen@voorbeeld.nl.") == All{"e-mail address: j.jansen@voorbeeld.nl"});
    CHECK(found("Dorpsstraat 1, 2511 AB Den Haag") == All{"postcode of an address: 2511 AB"});
    CHECK(found("zij is geboren op 3 maart 1980") == All{"date of birth: geboren op 3 maart 1980"});
}

TEST_CASE("names are found after a form of address or initials") {
    CHECK(found("volgens mevrouw De Vries en de heer Van den Berg") ==
          All{"name of a person: mevrouw De Vries", "name of a person: de heer Van den Berg"});
    CHECK(found("J.P. de Boer tekende") == All{"name of a person: J.P. de Boer"});
    CHECK(found("Voorbeeld B.V. Utrecht") == All{});
}

TEST_CASE("what inspectors write every day is none of it") {
    CHECK(found("In 2016 waren 26 organisaties op 1 januari 2015 (69%), 18 van de 26, bijlage 1.1.2; "
                "stap 1, 2015-07-01, 1.234.567 euro, de heer en mevrouw, artikel 4a, 12,5 en 1000 en meer.") == All{});
    CHECK(found("") == All{});
    CHECK(found("@ a@ @b (0") == All{});
}

TEST_CASE("officials and what a letter needs may be named") {
    Sources sources;
    Diagnostics diagnostics;
    const Source& page =
        sources.add("a.html",
                    "<!DOCTYPE html><html lang=\"nl\"><head><title>x</title></head><body><p>A.B. Jansen en "
                    "C.D. Pietersen, 2511 AB Den Haag</p></body></html>");
    const html::Document document = html::parse(page, diagnostics);
    Value data = Value::ofMap();
    data.set("adres", Value::ofList({Value("2511 AB Den Haag")}));
    report::warnOfPersonal(document, {"Brief van E.F. Klaassen"}, {"A.B. Jansen"}, {&data}, diagnostics);
    REQUIRE(diagnostics.all().size() == 2);
    CHECK(diagnostics.all()[0].message.find("\"C.D. Pietersen\"") != std::string::npos);
    CHECK(diagnostics.all()[1].message.find("in the metadata: \"E.F. Klaassen\"") != std::string::npos);
    CHECK(report::hasPersonal(diagnostics));
}
