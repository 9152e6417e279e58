// Sign files → SVG in the colours of a level.
#include "report/signs.h"

#include <algorithm>
#include <vector>

#include "base/file.h"
#include "base/value.h"
#include "template/mustache.h"

namespace oordeel::report {
namespace {

constexpr size_t largestSign = 64 * 1024;

std::string availableSigns(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".svg") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    std::string result;
    for (const std::string& name : names) result += (result.empty() ? "" : ", ") + name;
    return result.empty() ? "none" : result;
}

}  // namespace

const Source* Signs::source(const std::string& name, Position at) {
    const auto known = read_.find(name);
    if (known != read_.end()) return known->second;
    const Source*& result = read_[name];
    const std::filesystem::path path = folder_ / (name + ".svg");
    std::error_code error;
    if (name.find('/') != std::string::npos || !std::filesystem::is_regular_file(path, error)) {
        diagnostics_.error(at, "there is no sign '" + name + "' (" + path.string() +
                                   "); the signs there are: " + availableSigns(folder_));
        return result = nullptr;
    }
    return result = &sources_.add(path.string(), readFile(path, largestSign));
}

std::string Signs::draw(const std::string& name, const SignColours& colours, Position at) {
    const Source* sign = source(name, at);
    if (sign == nullptr) return {};
    Value context = Value::ofMap();
    context.set("vlak", colours.vlak);
    context.set("lijn", colours.lijn);
    context.set("tekst", colours.tekst);
    mustache::Options options;
    std::string svg = mustache::render(*sign, context, options, diagnostics_);
    while (!svg.empty() && svg.back() == '\n') svg.pop_back();
    return svg;
}

}  // namespace oordeel::report
