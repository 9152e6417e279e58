// libFuzzer target: any bytes as a YAML file. Whatever yaml::load answers, it must answer, and its messages be UTF-8.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "yaml/load.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const oordeel::Source source{"fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size)};
    oordeel::Diagnostics diagnostics;
    oordeel::yaml::load(source, diagnostics);
    if (oordeel::findBadUtf8(diagnostics.text())) std::abort();
    return 0;
}
