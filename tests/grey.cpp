// Nothing is told by colour alone: printed in grey, no two levels of a scale look alike.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "base/file.h"
#include "chart/verdicts.h"
#include "report/make.h"
#include "report/project.h"
#include "report/signs.h"
#include "support/folder.h"

using namespace oordeel;
namespace fs = std::filesystem;

namespace {

using Picture = std::vector<uint8_t>;  // of one page, a byte a pixel

/// A greyscale picture of pdftoppm: "P5", width, height, 255, bytes.
Picture readPgm(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string magic;
    size_t width = 0, height = 0, most = 0;
    file >> magic >> width >> height >> most;
    REQUIRE(magic == "P5");
    file.get();
    Picture picture(width * height);
    file.read(reinterpret_cast<char*>(picture.data()), static_cast<std::streamsize>(picture.size()));
    REQUIRE(file);
    return picture;
}

/// What part of the ink of either is of a grey in the other that the eye tells apart: an eighth of the way from black
/// to white.
double difference(const Picture& one, const Picture& other) {
    REQUIRE(one.size() == other.size());
    size_t ink = 0, differ = 0;
    for (size_t i = 0; i < one.size(); ++i) {
        ink += one[i] < 250 || other[i] < 250;
        differ += std::abs(one[i] - other[i]) >= 32;
    }
    REQUIRE(ink > 0);
    return static_cast<double>(differ) / static_cast<double>(ink);
}

}  // namespace

TEST_CASE("fillings and signs of all levels can be told apart in a grey print") {
    Sources sources;
    Diagnostics diagnostics;
    const report::Project project = report::loadProject(PROJECT_DIR "/data", sources, diagnostics);
    REQUIRE(diagnostics.text() == "");
    const testing::Folder own;
    const fs::path& folder = own.path;
    report::Signs signs(PROJECT_DIR "/templates/tekens", sources, diagnostics);
    for (const auto& dataset : project.datasets) {
        const std::vector<rules::Niveau>& levels = dataset->kader.schaal.niveaus;
        if (levels.empty()) continue;
        std::string body;
        for (const rules::Niveau& level : levels) {
            body += "<div>" + chart::legenda(level) + "</div><div>" +
                    signs.draw(level.teken, {level.vlak, level.lijn, level.tekst}, level.at) + "</div>";
        }
        writeFile(
            folder / "grey.html",
            "<!DOCTYPE html>\n<html lang=\"nl\"><head><title>Grijs</title><style>@page { size: 60pt 60pt; margin: "
            "4pt } body { margin: 0 } div { break-after: page } svg { width: 30pt; height: 30pt }</style>"
            "</head><body>" +
                body + "</body></html>");
        const report::Printed printed =
            report::printFile(folder / "grey.html", report::Output::pdf, sources, diagnostics);
        INFO(diagnostics.text());
        REQUIRE(printed.pages == 2 * levels.size());
        writeFile(folder / "grey.pdf", printed.bytes);
        REQUIRE(std::system(("pdftoppm -gray -r 144 " + (folder / "grey.pdf").string() + " " + (folder / "p").string())
                                .c_str()) == 0);
        std::vector<Picture> pictures;
        for (size_t page = 1; page <= printed.pages; ++page) {
            const std::string digits = std::to_string(page);
            pictures.push_back(readPgm(
                folder / ("p-" + std::string(printed.pages > 9 ? 2 - digits.size() : 0, '0') + digits + ".pgm")));
        }
        for (size_t i = 0; i < levels.size(); ++i) {
            for (size_t j = i + 1; j < levels.size(); ++j) {
                INFO(dataset->kader.id << ": " << levels[i].id << " and " << levels[j].id);
                CHECK(difference(pictures[2 * i], pictures[2 * j]) > 0.1);          // fillings
                CHECK(difference(pictures[2 * i + 1], pictures[2 * j + 1]) > 0.1);  // signs
            }
        }
    }
}
