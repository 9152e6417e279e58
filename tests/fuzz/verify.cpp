// libFuzzer: any bytes as a PDF. No crash, no hang; and every verdict can be told, the same twice.
// PDFs of our own make a good start: oordeel make data -o corpus
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "verify/verify.h"

using namespace oordeel;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const verify::Verdict verdict = verify::verify(bytes);
    const std::string text = verify::text(verdict, "fuzz.pdf");
    if (findBadUtf8(text) || findBadUtf8(verify::json(verdict, "fuzz.pdf"))) std::abort();
    if (verify::text(verify::verify(bytes), "fuzz.pdf") != text) std::abort();
    return 0;
}
