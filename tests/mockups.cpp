// The mock-ups of the house styles, set by hand in real HTML and CSS: each prints without a complaint, and has on every page
// what its PDF has on that page, which another engine made. They lie beside the checkout; without them one line says so.
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "base/file.h"
#include "base/utf8.h"
#include "report/make.h"

using namespace oordeel;
namespace fs = std::filesystem;

namespace {

/// The characters of each page, sorted, without white space, hyphens and leaders: what is there, wherever it stands.
std::vector<std::u32string> pages(const fs::path& pdf) {
    FILE* pipe = popen(("pdftotext -raw '" + pdf.string() + "' -").c_str(), "r");
    REQUIRE(pipe);
    std::string text;
    char buffer[65536];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, n);
    REQUIRE(pclose(pipe) == 0);
    std::vector<std::u32string> out(1);
    for (size_t i = 0; i < text.size();) {
        const char32_t c = nextCodePoint(text, i);
        if (c == '\f') {
            out.emplace_back();
        } else if (c > ' ' && c != '-' && c != '.' && c != 0xA0 && c != 0xAD && !(c >= 0x2000 && c <= 0x2011)) {
            out.back() += c;
        }
    }
    out.pop_back();  // after the last form feed there is nothing
    for (std::u32string& page : out) std::sort(page.begin(), page.end());
    return out;
}

}  // namespace

TEST_CASE("the mock-ups print page by page like their PDFs, without a complaint") {
    const fs::path design = PROJECT_DIR "/../shared/design";
    if (!fs::exists(design / "mockup")) {
        WARN("the mock-ups were not found beside the checkout; this test did nothing");
        return;
    }
    const fs::path out = fs::temp_directory_path() / ("oordeel-mockup-" + std::to_string(::getpid()) + ".pdf");
    for (const std::string folder : {"mockup", "mockup-editorial"}) {
        for (const std::string name : {"report", "letter", "national"}) {
            CAPTURE(folder, name);
            Sources sources;
            Diagnostics diagnostics;
            const fs::path html = design / folder / (name + ".html");
            writeFile(out, report::printFile(html, report::Output::pdf, sources, diagnostics).bytes);
            INFO(diagnostics.text());
            CHECK(diagnostics.empty());
            const std::vector<std::u32string> ours = pages(out), theirs = pages(design / folder / (name + ".pdf"));
            REQUIRE(ours.size() == theirs.size());
            for (size_t i = 0; i < ours.size(); ++i) {
                CAPTURE(i + 1);
                CHECK(toUtf8(ours[i]) == toUtf8(theirs[i]));
            }
        }
    }
    fs::remove(out);
}
