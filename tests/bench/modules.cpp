// How long each module takes for its part of one report: the data of one organisation, as the program reads and sets
// them.
//
//     cmake --preset release && ninja -C build/release bench_modules && build/release/tests/bench_modules
#include <benchmark/benchmark.h>

#include "archive/sha256.h"
#include "archive/zip.h"
#include "base/file.h"
#include "chart/verdicts.h"
#include "css/css.h"
#include "html/document.h"
#include "layout/faint.h"
#include "layout/layout.h"
#include "pdf/tags.h"
#include "pdf/write.h"
#include "report/context.h"
#include "report/kader_file.h"
#include "report/make.h"
#include "report/pictures.h"
#include "report/project.h"
#include "rules/score.h"
#include "rules/uitleg.h"
#include "text/breaks.h"
#include "text/hyphenate.h"
#include "text/shape.h"
#include "verify/verify.h"
#include "web/page.h"
#include "yaml/load.h"

namespace {

using namespace oordeel;
namespace fs = std::filesystem;

const fs::path data = PROJECT_DIR "/data";
constexpr const char* kind = "instellingsrapport";

/// One report at every stage between its YAML and its PDF. What one benchmark takes, the one before it left here.
struct Report {
    Sources sources;
    Diagnostics diagnostics;
    report::Project project;
    const report::Soort* soort = nullptr;
    const report::Dataset* dataset = nullptr;
    size_t index = 0;
    text::Fonts fonts;
    report::Page page;
    html::Document parsed, document;
    layout::Pictures pictures;
    css::Styles styles;
    layout::Pages pages;
    pdf::Metadata metadata;
    std::string pdf;

    Report() : project(report::loadProject(data, sources, diagnostics, "", {kind})) {
        for (size_t i = 0; i < project.datasets.size(); ++i) {
            if (project.documenten.soorten[i].id != kind) continue;
            soort = &project.documenten.soorten[i];
            dataset = project.datasets[i].get();
        }
        while (dataset->id(index) != "zuid-holland-zuid") ++index;
        page = report::fillPage(*soort, *dataset, index, *project.templates, sources, diagnostics);
        parsed = html::parse(*page.html, diagnostics);
        document = parsed;
        pictures = report::readPictures(document, project.templates->folder(), sources, diagnostics);
        styles = css::compute(document, page.sheets, diagnostics);
        pages = layout::paginate(document, styles, fonts, diagnostics, pictures);
        metadata.title = page.title;
        pdf = pdf::write(pages, document, metadata);
    }
};

Report& one() {
    static Report report;
    return report;
}

std::string read(const fs::path& path) {
    return readFile(path, size_t{1} << 24);
}

void yamlOfAKader(benchmark::State& state) {
    const Source source{"kader.yaml", read(data / "veilig-thuis/kader-stap-1.yaml")};
    Diagnostics diagnostics;
    for (auto run : state) benchmark::DoNotOptimize(yaml::load(source, diagnostics));
    state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * source.text.size()));
}
BENCHMARK(yamlOfAKader)->Unit(benchmark::kMicrosecond);

void rulesProofOfAKader(benchmark::State& state) {
    const Source source{"kader.yaml", read(data / "veilig-thuis/kader-stap-1.yaml")};
    Diagnostics diagnostics;
    const Value file = yaml::load(source, diagnostics);
    for (auto run : state) benchmark::DoNotOptimize(rules::readKader(file, diagnostics));
}
BENCHMARK(rulesProofOfAKader)->Unit(benchmark::kMicrosecond);

void rulesScore(benchmark::State& state) {
    for (auto run : state)
        benchmark::DoNotOptimize(rules::score(one().dataset->kader, one().dataset->beoordelingen[one().index]));
}
BENCHMARK(rulesScore)->Unit(benchmark::kMicrosecond);

void rulesWhatWouldChange(benchmark::State& state) {
    for (auto run : state)
        benchmark::DoNotOptimize(rules::veranderingen(one().dataset->kader, one().dataset->beoordelingen[one().index]));
}
BENCHMARK(rulesWhatWouldChange)->Unit(benchmark::kMicrosecond);

void chartBar(benchmark::State& state) {
    for (auto run : state) benchmark::DoNotOptimize(chart::rangbalk(18, 24, {}));
}
BENCHMARK(chartBar)->Unit(benchmark::kMicrosecond);

void templateFill(benchmark::State& state) {
    for (auto run : state) {
        Sources sources;
        Diagnostics diagnostics;
        benchmark::DoNotOptimize(report::fillPage(*one().soort, *one().dataset, one().index, *one().project.templates,
                                                  sources, diagnostics));
    }
}
BENCHMARK(templateFill)->Unit(benchmark::kMicrosecond);

void htmlParse(benchmark::State& state) {
    for (auto run : state) {
        Diagnostics diagnostics;
        benchmark::DoNotOptimize(html::parse(*one().page.html, diagnostics));
    }
    state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * one().page.html->text.size()));
}
BENCHMARK(htmlParse)->Unit(benchmark::kMicrosecond);

void cssStyles(benchmark::State& state) {
    for (auto run : state) {
        html::Document document = one().parsed;
        Diagnostics diagnostics;
        benchmark::DoNotOptimize(css::compute(document, one().page.sheets, diagnostics));
    }
}
BENCHMARK(cssStyles)->Unit(benchmark::kMicrosecond);

void textShapeAParagraph(benchmark::State& state) {
    const text::Face* face = one().fonts.find({{"PT Sans"}}).face;
    const std::u32string words(
        U"Veilig Thuis is dag en nacht telefonisch bereikbaar, en een medewerker is beschikbaar.");
    for (auto run : state) benchmark::DoNotOptimize(text::shape(*face, words, {}, "nl"));
    state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * words.size()));
}
BENCHMARK(textShapeAParagraph)->Unit(benchmark::kMicrosecond);

void textHyphenateAWord(benchmark::State& state) {
    const auto dutch = text::Hyphenator::find("nl");
    for (auto run : state) benchmark::DoNotOptimize(dutch->hyphenate(U"verantwoordelijkheid", {}));
}
BENCHMARK(textHyphenateAWord)->Unit(benchmark::kMicrosecond);

void textLineBreaks(benchmark::State& state) {
    const std::u32string words(
        U"Veilig Thuis is dag en nacht telefonisch bereikbaar, en een medewerker is beschikbaar.");
    for (auto run : state) benchmark::DoNotOptimize(text::lineBreaks(words, "nl"));
}
BENCHMARK(textLineBreaks)->Unit(benchmark::kMicrosecond);

void textFindAKnownFace(benchmark::State& state) {
    const text::FontRequest request{{"PT Sans"}};
    for (auto run : state) benchmark::DoNotOptimize(one().fonts.find(request));
}
BENCHMARK(textFindAKnownFace)->Unit(benchmark::kMicrosecond);

void layoutPages(benchmark::State& state) {
    for (auto run : state) {
        Diagnostics diagnostics;
        benchmark::DoNotOptimize(
            layout::paginate(one().document, one().styles, one().fonts, diagnostics, one().pictures));
    }
    state.counters["pages"] = static_cast<double>(one().pages.pages.size());
}
BENCHMARK(layoutPages)->Unit(benchmark::kMicrosecond);

void layoutContrast(benchmark::State& state) {
    for (auto run : state) {
        Diagnostics diagnostics;
        layout::warnOfFaint(one().pages, one().document, one().styles, diagnostics);
    }
}
BENCHMARK(layoutContrast)->Unit(benchmark::kMicrosecond);

void pdfTags(benchmark::State& state) {
    for (auto run : state) benchmark::DoNotOptimize(pdf::tagTree(one().pages, one().document));
}
BENCHMARK(pdfTags)->Unit(benchmark::kMicrosecond);

void pdfWrite(benchmark::State& state) {
    for (auto run : state) benchmark::DoNotOptimize(pdf::write(one().pages, one().document, one().metadata));
    state.counters["bytes"] = static_cast<double>(one().pdf.size());
}
BENCHMARK(pdfWrite)->Unit(benchmark::kMicrosecond);

void webWrite(benchmark::State& state) {
    web::Parts parts;
    parts.title = one().page.title;
    for (const Source* sheet : one().page.sheets) parts.sheets.push_back(sheet->text);
    for (auto run : state) benchmark::DoNotOptimize(web::write(one().document, one().styles, parts));
}
BENCHMARK(webWrite)->Unit(benchmark::kMicrosecond);

void verifyAPdf(benchmark::State& state) {
    for (auto run : state) benchmark::DoNotOptimize(verify::verify(one().pdf));
}
BENCHMARK(verifyAPdf)->Unit(benchmark::kMicrosecond);

void archiveSha256(benchmark::State& state) {
    for (auto run : state) benchmark::DoNotOptimize(archive::sha256(one().pdf));
    state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * one().pdf.size()));
}
BENCHMARK(archiveSha256)->Unit(benchmark::kMicrosecond);

void archiveZip(benchmark::State& state) {
    for (auto run : state)
        benchmark::DoNotOptimize(archive::zip({{"rapport.pdf", one().pdf}, {"rapport.html", one().page.html->text}}));
}
BENCHMARK(archiveZip)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
