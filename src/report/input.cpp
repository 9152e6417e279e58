#include "report/input.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <thread>

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

std::shared_ptr<const Value> loadOnce(const NamedFile& file, Sources& sources, Diagnostics& diagnostics) {
    const Source* source = open(file, sources, diagnostics);
    if (!source) return nullptr;
    if (auto known = sources.value(*source)) return known;
    Diagnostics found;
    Value read;
    const bool isSomething = load(*source, read, found);
    auto value = std::make_shared<const Value>(std::move(read));
    if (found.empty()) sources.keep(*source, value);
    diagnostics.append(found);
    return isSomething ? value : nullptr;
}

void readAhead(const std::vector<NamedFile>& files, Sources& sources) {
    struct Ahead {
        std::string name, text;
        const Source* source = nullptr;
        std::shared_ptr<const Value> value;
    };
    std::vector<Ahead> all;
    for (const NamedFile& file : files) {
        if (const std::string name = shown(file.path); !sources.file(name)) all.push_back({name, "", nullptr, nullptr});
    }
    const auto onAllCores = [&](const auto& work) {
        std::atomic<size_t> next = 0;
        const auto take = [&] {
            for (size_t i = next++; i < all.size(); i = next++) work(all[i]);
        };
        std::vector<std::jthread> threads;
        const size_t cores = std::min<size_t>(std::thread::hardware_concurrency(), all.size());
        for (size_t i = 1; i < cores; ++i) threads.emplace_back(take);
        take();
    };
    onAllCores([](Ahead& one) {
        try {
            one.text = readFile(one.name, largestFile);
            if (findBadUtf8(one.text)) one.text.clear();
        } catch (const FileError&) {
            // open() will say it
        }
    });
    for (Ahead& one : all) {
        if (one.text.empty() || sources.file(one.name)) continue;
        one.source = &sources.add(one.name, std::move(one.text));
        sources.prepare(*one.source);
    }
    onAllCores([](Ahead& one) {
        if (!one.source) return;
        Diagnostics found;
        Value value = yaml::load(*one.source, found);
        if (found.empty()) one.value = std::make_shared<const Value>(std::move(value));
    });
    for (const Ahead& one : all)
        if (one.value) sources.keep(*one.source, one.value);
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
