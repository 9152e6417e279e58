// The page about all documents: whether it lists what was made, leads to it, and is checked as other documents are.
#include <catch2/catch.hpp>

#include "support/program.h"

using testing::contains;
using testing::Project;
using testing::readAll;
namespace fs = std::filesystem;

namespace {

struct Overview : Project {
    Overview() {
        write("data/documenten.yaml", readAll(folder / "data/documenten.yaml") + R"(
  - soort: overzicht
    sjabloon: overzicht.html
    stijl: gewoon.css
    script: overzicht.js
    titel: Alles
    kader: kader.yaml
    organisaties: organisaties.yaml
    beoordelingen: beoordelingen
    herhaal: overzicht
)");
        write("sjablonen/overzicht.html",
              "<!DOCTYPE html>\n<html "
              "lang=\"nl\">\n<head>\n<title>{{titel}}</title>\n</head>\n<body>\n<h1>{{titel}}</h1>\n"
              "<p>{{landelijk.organisaties.getal}} organisaties</p>\n"
              "{{#documenten.lijst}}<h2>{{Naam}} {{getal}}</h2><ul>{{#lijst}}<li>{{titel}} {{naam}} "
              "{{#oordeel}}{{oordeel}}{{/oordeel}}"
              "{{#pdf}}<a href=\"{{pdf}}\">PDF</a>{{/pdf}}{{#html}}<a "
              "href=\"{{html}}\">web</a>{{/html}}</li>{{/lijst}}</ul>"
              "{{/documenten.lijst}}\n</body>\n</html>\n");
        fs::copy_file(folder / "sjablonen/tekens/kruis.svg", folder / "sjablonen/tekens/streep.svg");
        write("sjablonen/overzicht.js", "var zoek = 1 < 2;\n");
    }
    int run(const std::string& words) const { return testing::run(*this, words).exit; }
    std::string page() const { return readAll(folder / "out/index.html"); }
    std::string errors() const { return readAll(folder / "stderr.txt"); }
};

}  // namespace

TEST_CASE("the overview lists every document that was made, kind by kind, and leads to each") {
    const Overview project;
    REQUIRE(project.run("make") == 0);
    const std::string page = project.page();
    CHECK(contains(page, "<p>2 organisaties</p>"));
    CHECK(contains(page, "<h2>Brief 2</h2>"));
    CHECK(contains(page, "<li>Brief aan Veilig Noord Veilig Noord <a href=\"brief/noord.pdf\">PDF</a></li>"));
    CHECK(contains(page, "<h2>Kaart 1</h2>"));
    CHECK(!contains(page, ">web</a>"));
    CHECK(contains(page, "<script>\nvar zoek = 1 < 2;\n</script>\n</body>"));
    CHECK(contains(project.errors(), "3 documents, 3 pages"));  // it is no document itself
    CHECK(!fs::exists(project.folder / "out/overzicht"));
    CHECK(project.run("make --format pdf html") == 0);
    CHECK(contains(project.page(), "<a href=\"kaart/noord.html\">web</a>"));
}

TEST_CASE("a run of one document leaves the others in the overview, a document with errors is not in it") {
    const Overview project;
    REQUIRE(project.run("make") == 0);
    const std::string whole = project.page();
    CHECK(project.run("make --only kaart/noord") == 0);
    CHECK(project.page() == whole);
    project.replace("sjablonen/kaart.html", "organisatie.kort", "organisatie.kor");
    CHECK(project.run("make") == 1);
    CHECK(contains(project.page(), "Brief 2"));
    CHECK(!contains(project.page(), "Kaart"));
}

TEST_CASE("check looks at the overview, too, and make does not write one with errors") {
    const Overview project;
    project.replace("sjablonen/overzicht.html", "{{Naam}}", "{{Name}}");
    CHECK(project.run("check") == 1);
    CHECK(contains(project.errors(), "sjablonen/overzicht.html:9:"));
    CHECK(project.run("make") == 1);
    CHECK(!fs::exists(project.folder / "out/index.html"));
    CHECK(fs::exists(project.folder / "out/brief/noord.pdf"));
}

TEST_CASE("a script belongs to an overview alone, and must be there") {
    const Overview project;
    project.replace("data/documenten.yaml", "    sjabloon: brief.md",
                    "    sjabloon: brief.md\n    script: overzicht.js");
    CHECK(project.run("check") == 1);
    CHECK(contains(project.errors(), "a script says nothing to a document on paper; only an overzicht has one"));
    const Overview other;
    other.replace("data/documenten.yaml", "script: overzicht.js", "script: niets.js");
    CHECK(other.run("make") == 1);
    CHECK(contains(other.errors(), "niets.js"));
}
