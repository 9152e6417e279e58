// libFuzzer target: any bytes as a YAML file. Whatever yaml::load answers, it must answer, say it in UTF-8, and when it
// has nothing to complain of, every letter of the file must be in what it read.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "yaml/load.h"

using namespace oordeel;

static ptrdiff_t letters(std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
}

static ptrdiff_t lettersIn(const Value& value) {
    ptrdiff_t count = letters(value.text);
    for (const Value& item : value.list) count += lettersIn(item);
    for (const Entry& entry : value.map) count += letters(entry.key) + lettersIn(entry.value);
    return count;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const Source source{"fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size)};
    Diagnostics diagnostics;
    const Value value = yaml::load(source, diagnostics);
    if (findBadUtf8(diagnostics.text())) std::abort();
    // Letters that rightly go: those of remarks, of escapes and of null.
    const bool maySkip = source.text.find_first_of("#\\") != std::string::npos ||
                         source.text.find("ull") != std::string::npos || source.text.find("NULL") != std::string::npos;
    if (diagnostics.empty() && !maySkip && lettersIn(value) != letters(source.text)) std::abort();
    return 0;
}
