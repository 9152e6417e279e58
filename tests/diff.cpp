// `oordeel diff`: what a change in a data folder does, as a reviewer reads it.
#include "report/diff.h"

#include <unistd.h>
#include <catch2/catch.hpp>
#include <filesystem>

#include "base/file.h"
#include "report/fields.h"
#include "report/json.h"

using namespace oordeel;
namespace fs = std::filesystem;

namespace {

/// A copy of a data folder with its templates, to be changed; gone afterwards.
struct Copy {
    fs::path root = fs::temp_directory_path() / ("oordeel-diff-" + std::to_string(::getpid()));
    fs::path original, data;

    Copy(const fs::path& from, const std::string& dataFolder, const std::string& templateFolder)
        : original(from / dataFolder), data(root / dataFolder) {
        fs::create_directories(root);
        fs::copy(from / dataFolder, data, fs::copy_options::recursive);
        fs::copy(from / templateFolder, root / templateFolder, fs::copy_options::recursive);
    }
    ~Copy() { fs::remove_all(root); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    void change(const fs::path& file, const std::string& from, const std::string& to) const {
        std::string text = readFile(root / file, 1 << 20);
        REQUIRE(text.find(from) != std::string::npos);
        writeFile(root / file, text.replace(text.find(from), from.size(), to));
    }
    std::string text() const { return report::diffText(report::diff(original, data).verschil); }
};

const fs::path smallProject = fs::path(PROJECT_DIR) / "tests/golden/report";

}  // namespace

TEST_CASE("one other score is told with the judgement, the national tally and the documents that it changes") {
    const Copy copy(PROJECT_DIR, "data", "templates");
    copy.change("data/veilig-thuis/beoordelingen/stap-1/kennemerland.yaml", "1.2.4: onvoldoende", "1.2.4: voldoende");
    CHECK(copy.text() == readFile(PROJECT_DIR "/tests/golden/diff/kennemerland.md", 1 << 20));
}

TEST_CASE("without a change, or with one that only looks different, nothing is told") {
    const Copy copy(smallProject, "data", "sjablonen");
    const std::string nothing = "Niets verandert: geen oordeel, geen aantal en geen document.\n";
    CHECK(copy.text() == nothing);
    copy.change("data/kader.yaml", "id: proef\n", "# Een opmerking.\nid: 'proef'\n");
    CHECK(copy.text() == nothing);
}

TEST_CASE("changes in a kader are told by part, with what they do") {
    const Copy copy(smallProject, "data", "sjablonen");
    copy.change("data/kader.yaml", "goed: geen slecht", "goed: hoogstens 1 slecht");
    copy.change("data/kader.yaml", "slecht: 1 of meer slecht", "slecht: 2 of meer slecht");
    copy.change("data/kader.yaml", "tekst: Nog een verwachting.", "tekst: Een *andere* verwachting.");
    CHECK(copy.text() == readFile(PROJECT_DIR "/tests/golden/diff/kader.md", 1 << 20));
}

TEST_CASE("an organisation that is gone, and a template that changed, show in the documents") {
    const Copy copy(smallProject, "data", "sjablonen");
    fs::remove(copy.data / "beoordelingen/b-zuid.yaml");
    copy.change("sjablonen/kaart.html", "</body>", "<p>Nieuw.</p></body>");
    const std::string text = copy.text();
    CHECK(text.find("- Zuid is weg\n") != std::string::npos);
    CHECK(text.find("- brief, weg: zuid\n") != std::string::npos);
    CHECK(text.find("- kaart, gewijzigd: noord\n") != std::string::npos);
}

TEST_CASE("what is wrong on either side is told, and then nothing is compared") {
    const Copy copy(smallProject, "data", "sjablonen");
    copy.change("data/kader.yaml", "goed: geen slecht", "goed: geen prima");
    const report::DiffAnswer answer = report::diff(copy.original, copy.data);
    CHECK(answer.hasErrors);
    CHECK(answer.messages.find("data/kader.yaml:") != std::string::npos);
    CHECK(answer.verschil.kind == Value::Kind::null);
    CHECK_THROWS_AS(report::diff(copy.data / "nergens", copy.data), FileError);
}

TEST_CASE("JSON has the same in lists") {
    const Copy copy(smallProject, "data", "sjablonen");
    copy.change("data/kader.yaml", "norm: Zo moet het.", "norm: Zo hoort het.");
    const std::string json = report::json(report::diff(copy.original, copy.data).verschil);
    CHECK(json.find(R"("inKader":[{"deel":"thema 1","veld":"norm","oud":"Zo moet het.","nieuw":"Zo hoort het.",)"
                    R"("soort":"gewijzigd"}])") != std::string::npos);
}

TEST_CASE("of two lists of fields the order does not matter, and a part on one side only is one difference") {
    using report::Veld;
    const std::vector<Veld> oud{{"a", "x", "1"}, {"a", "y", "2"}, {"b", "x", "3"}, {"b", "y", "4"}};
    const std::vector<Veld> nieuw{{"c", "x", "5"}, {"c", "y", "6"}, {"a", "y", "2"}, {"a", "z", "7"}};
    std::string told;
    for (const report::Verschil& een : report::verschillen(oud, nieuw))
        told += een.deel + een.veld + ":" + een.oud + ">" + een.nieuw +
                (een.isNieuw ? "+"
                 : een.isWeg ? "-"
                             : "") +
                " ";
    CHECK(told == "cx:>5+ az:>7 ax:1> bx:3>- ");
}
