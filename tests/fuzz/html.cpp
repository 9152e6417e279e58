// libFuzzer: any bytes as HTML. No crash, no hang; and a source without errors keeps every word, in order.
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc tests/fuzz/html.cpp src/html/*.cpp
//   src/base/*.cpp
//           -lgumbo -lcmark-gfm -lcmark-gfm-extensions -o fuzz_html
#include <cstdint>
#include <cstdlib>

#include "html/document.h"
#include "html/tokens.h"

using namespace oordeel;

namespace {

std::string withoutSpace(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (!html::isSpace(c)) out += c;
    }
    return out;
}

/// The words of the source, as the tokenizer tells them apart. Character references are left out of the comparison.
std::string wordsOf(const Source& source) {
    Diagnostics unused;
    html::Complaints complaints(source, unused);
    std::string out;
    for (const html::Token& token : html::tokenize(source, complaints).all) out += withoutSpace(token.text);
    return out;
}

void require(bool condition) {
    if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const Source source{"fuzz.html", {reinterpret_cast<const char*>(data), size}};
    Diagnostics diagnostics;
    const html::Document document = html::parse(source, diagnostics);
    require(document.nodes.size() >= 2 && document.body > 0);
    for (html::NodeId id = 1; id < static_cast<html::NodeId>(document.nodes.size()); ++id) {
        require(document[id].parent >= 0 && document[id].parent < id);
        require(document[id].at.offset <= size);
    }
    if (diagnostics.empty() && source.text.find('&') == std::string::npos) {
        require(wordsOf(source) == withoutSpace(html::textContent(document, 0)));
    }
    html::dump(document);
    html::styleSheets(document);
    diagnostics.text();
    return 0;
}
