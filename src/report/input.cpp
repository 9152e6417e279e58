#include "report/input.h"

#include <algorithm>
#include <optional>

#include "base/file.h"
#include "base/utf8.h"
#include "yaml/load.h"

namespace oordeel::report {
namespace {

constexpr size_t largestFile = size_t{16} << 20;

}  // namespace

std::string shown(const std::filesystem::path& path) {
    return path.lexically_normal().string();
}

bool isFileName(std::string_view id) {
    return !id.empty() && id.front() != '-' && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

const Source* open(const NamedFile& file, Sources& sources, Diagnostics& diagnostics) {
    const std::string name = shown(file.path);
    if (const Source* known = sources.file(name)) {
        sources.open(*known);
        return known;
    }
    try {
        const Source& source = sources.add(name, readFile(file.path.lexically_normal(), largestFile));
        const std::optional<size_t> bad = findBadUtf8(source.text);
        if (!bad) {
            sources.open(source);
            return &source;
        }
        diagnostics.error({&source, static_cast<uint32_t>(*bad)}, "this is not UTF-8; save the file as UTF-8");
    } catch (const FileError& problem) {
        diagnostics.error(file.at, problem.what());
    }
    return nullptr;
}

bool load(const Source& source, Value& value, Diagnostics& diagnostics) {
    Diagnostics found;
    value = yaml::load(source, found);
    diagnostics.append(found);
    return !(found.hasErrors() && value.kind == Value::Kind::null);
}

bool load(const Source& source, Value& value, Sources& sources, Diagnostics& diagnostics) {
    if (const auto known = sources.value(source)) {
        value = *known;
        return true;
    }
    Diagnostics found;
    value = yaml::load(source, found);
    diagnostics.append(found);
    if (found.empty()) sources.keep(source, std::make_shared<const Value>(value));
    return !(found.hasErrors() && value.kind == Value::Kind::null);
}

const Source& embedded(const std::string& text, Position at, Sources& sources) {
    if (!at.source) return sources.add("", text);
    const std::string& all = at.source->text;
    const size_t quote = all.compare(at.offset, 1, "\"") == 0 || all.compare(at.offset, 1, "'") == 0 ? 1 : 0;
    const size_t found = all.find(text, at.offset);
    std::string before = all.substr(0, found == std::string::npos ? at.offset + quote : found);
    for (size_t i = 0; i < before.size();) {
        const size_t start = i;
        const char32_t c = nextCodePoint(before, i);
        if (c == '\n' || c == '\r' || c == '\t') continue;
        // One blank a character, so that columns, which count characters, stay right.
        before.replace(start, i - start, " ");
        i = start + 1;
    }
    return sources.add(at.source->name, before + text);
}

}  // namespace oordeel::report
