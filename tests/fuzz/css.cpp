// libFuzzer target: any bytes as a style sheet, and as a style attribute, of a document that has a bit of everything.
// Every page must have a style, generated nodes must hang where they say, and what is said of the sheet must be UTF-8.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "css/css.h"

using namespace oordeel;

static const char* const page =
    "<!DOCTYPE html><html lang=nl><head><title>t</title></head><body><h1 id=a class='b c'>a</h1><ol "
    "start=3><li>b<ul><li>c</li></ul></li></ol>"
    "<p class=b>d <a href='#a'>e</a><span class=n>f</span></p><table><tr><td>g</td><td "
    "lang=en>h</td></tr></table></body></html>";

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const Source html{"fuzz.html", page};
    const Source sheet{"fuzz.css", std::string(reinterpret_cast<const char*>(data), size)};
    Diagnostics diagnostics;
    html::Document document = html::parse(html, diagnostics);
    if (!diagnostics.empty()) std::abort();
    const size_t given = document.nodes.size();
    // Past a byte that is not UTF-8 nothing is read of a sheet; an attribute is always UTF-8.
    if (!findBadUtf8(sheet.text))
        document[document.body].attributes.push_back({"style", sheet.text, document[document.body].at});
    const css::Styles styles = css::compute(document, {&sheet}, diagnostics);
    for (size_t i = given; i < document.nodes.size(); ++i) {
        const auto& siblings = document[document.nodes[i].parent].children;
        if (std::count(siblings.begin(), siblings.end(), static_cast<html::NodeId>(i)) != 1) std::abort();
        if (styles[static_cast<html::NodeId>(i)].content.empty()) std::abort();
    }
    for (size_t i = 0; i < given; ++i) {
        const css::Style& style = styles[static_cast<html::NodeId>(i)];
        if (style.fontSize < Length{} || style.lineHeight < Length{} || style.padding[0].length < Length{})
            std::abort();
    }
    for (const std::string_view name : {"", "a"}) {
        const css::PageStyle one = styles.page(name, true, false, false);
        if (one.width < mm(9) || one.height < mm(9)) std::abort();
    }
    if (findBadUtf8(diagnostics.text())) std::abort();
    return 0;
}
