// libFuzzer: any bytes as an assessor's Markdown. No crash, no hang; and what comes out without errors is HTML within
// the subset.
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc tests/fuzz/markdown.cpp src/html/*.cpp
//   src/base/*.cpp
//           -lgumbo -lcmark-gfm -lcmark-gfm-extensions -o fuzz_markdown
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "html/document.h"

using namespace oordeel;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const Source source{"fuzz.md", {reinterpret_cast<const char*>(data), size}};
    Diagnostics diagnostics;
    const Source made{"fuzz.html", html::fromMarkdown(source, html::RawHtml::refuse, diagnostics)};
    diagnostics.text();
    if (!diagnostics.empty()) return 0;
    html::parse(made, diagnostics);
    if (diagnostics.empty()) return 0;
    std::fputs((made.text + "\n" + diagnostics.text()).c_str(), stderr);
    std::abort();
}
