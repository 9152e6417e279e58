// Any bytes as a template, which may include itself: no crash, no hang, and a template without tags comes out as it is.
#include <cstdint>
#include <string>

#include "template/mustache.h"

using namespace oordeel;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    if (size == 0) return 0;
    const Source source{"fuzz.html", std::string(reinterpret_cast<const char*>(data + 1), size - 1)};
    Value item = Value::ofMap();
    item.set("a", "<x>");
    Value context = Value::ofMap();
    context.set("a", "*y*\n");
    context.set("b", Value::ofList({item, "z"}));
    mustache::Options options;
    options.strict = (data[0] & 1) != 0;
    options.escaping = (data[0] & 2) != 0 ? mustache::Escaping::markdown : mustache::Escaping::html;
    options.partial = [&](std::string_view name) { return name == "p" ? &source : nullptr; };
    Diagnostics diagnostics;
    const std::string out = mustache::render(source, context, options, diagnostics);
    diagnostics.text();
    if (diagnostics.empty() && source.text.find("{{") == std::string::npos && out != source.text) __builtin_trap();
    return 0;
}
