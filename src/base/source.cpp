#include "base/source.h"

#include <algorithm>

namespace oordeel {
namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// Where the first line begins: a byte order mark, which nobody sees in an editor, counts for no column.
size_t textStart(std::string_view text) {
    return text.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
}

size_t clampedOffset(Position at) {
    const std::string_view text = at.source->text;
    return std::clamp<size_t>(at.offset, textStart(text), text.size());
}

size_t lineStart(std::string_view text, size_t offset) {
    const size_t newline = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    return newline == std::string_view::npos ? textStart(text) : newline + 1;
}

}  // namespace

LineColumn locate(Position at) {
    if (!at.source) return {};
    const std::string_view text = at.source->text;
    const size_t offset = clampedOffset(at);
    const size_t start = lineStart(text, offset);
    const auto isCodePointStart = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return {1 + static_cast<int>(std::count(text.begin(), text.begin() + start, '\n')),
            1 + static_cast<int>(std::count_if(text.begin() + start, text.begin() + offset, isCodePointStart))};
}

std::string_view lineAt(Position at) {
    if (!at.source) return {};
    const std::string_view text = at.source->text;
    const size_t start = lineStart(text, clampedOffset(at));
    std::string_view line = text.substr(start, text.find('\n', start) - start);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

const Source& Sources::add(std::string name, std::string text) {
    return sources_.emplace_back(Source{std::move(name), std::move(text)});
}

const Source* Sources::file(const std::string& name) const {
    const auto found = files_.find(name);
    return found == files_.end() ? nullptr : found->second;
}

void Sources::prepare(const Source& source) {
    files_.emplace(source.name, &source);
}

void Sources::open(const Source& source) {
    prepare(source);
    opened_.push_back(&source);
}

std::shared_ptr<const Value> Sources::value(const Source& source) const {
    const auto found = values_.find(&source);
    return found == values_.end() ? nullptr : found->second;
}

void Sources::keep(const Source& source, std::shared_ptr<const Value> value) {
    values_[&source] = std::move(value);
}

}  // namespace oordeel
