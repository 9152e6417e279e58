// Kader files that extend each other: found from where they are named, of the version asked for, and never in a circle.
#include <unistd.h>
#include <catch2/catch.hpp>
#include <filesystem>

#include "base/file.h"
#include "report/kader_file.h"

using namespace oordeel;
namespace fs = std::filesystem;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;  // name and text

/// A folder with these files, gone afterwards.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("oordeel-kaders-" + std::to_string(::getpid()));
    Sources sources;
    Diagnostics diagnostics;
    std::vector<const Source*> files;
    rules::Toetsingskader kader;

    explicit Folder(const Files& contents) {
        for (const auto& [name, text] : contents) writeFile(path / name, text);
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    bool load(const std::string& name) {
        return report::loadKader({path / name, {}}, kader, files, sources, diagnostics);
    }
    std::string sentences() const {
        std::string out;
        for (const Diagnostic& d : diagnostics.all()) {
            std::string sentence = d.message;
            for (size_t at; (at = sentence.find(path.string())) != std::string::npos;)
                sentence.replace(at, path.string().size(), "MAP");
            out += sentence + "\n";
        }
        return out;
    }
};

const std::string first = readFile(PROJECT_DIR "/tests/golden/report/data/kader.yaml", 1 << 20);

}  // namespace

TEST_CASE("a version may extend one that extends another, in other folders") {
    Folder folder({{"oud/een.yaml", first},
                   {"oud/twee.yaml",
                    "breidt uit: {bestand: een.yaml, versie: 1}\nversie: 2\n"
                    "voegt toe: [{nummer: 1.1.3, tekst: Drie}]\n"},
                   {"drie.yaml", "breidt uit: {bestand: oud/twee.yaml, versie: 2}\nversie: 3\nvervalt: [1.1.1]\n"}});
    REQUIRE(folder.load("drie.yaml"));
    CHECK(folder.kader.versie == "3");
    CHECK(folder.kader.aantalGenoemd() == 2);
    CHECK(folder.kader.verwachting("1.1.3"));
    REQUIRE(folder.files.size() == 3);
    CHECK(fs::path(folder.files.front()->name).filename() == "drie.yaml");
}

TEST_CASE("a basis that moved on to another version is an error, and so is one that is not there") {
    Folder moved({{"een.yaml", first}, {"twee.yaml", "breidt uit: {bestand: een.yaml, versie: 0}\nversie: 2\n"}});
    CHECK_FALSE(moved.load("twee.yaml"));
    CHECK(moved.sentences() ==
          "MAP/een.yaml is version 1, not 0; look at what changed in it, and then write its version here\n");
    Folder gone(Files{{"twee.yaml", "breidt uit: {bestand: weg.yaml, versie: 1}\nversie: 2\n"}});
    CHECK_FALSE(gone.load("twee.yaml"));
    CHECK(gone.sentences() == "cannot read MAP/weg.yaml: No such file or directory\n");
    Folder bare(Files{{"twee.yaml", "breidt uit: een.yaml\nversie: 2\n"}});
    CHECK_FALSE(bare.load("twee.yaml"));
}

TEST_CASE("kaders that extend each other in a circle are told, not followed") {
    Folder circle({{"a.yaml", "breidt uit: {bestand: b.yaml, versie: 1}\nversie: 2\n"},
                   {"b.yaml", "breidt uit: {bestand: ./a.yaml, versie: 2}\nversie: 1\n"}});
    CHECK_FALSE(circle.load("a.yaml"));
    CHECK(circle.sentences() == "this kader extends itself by way of MAP/a.yaml; one of them must stand by itself\n");
}
