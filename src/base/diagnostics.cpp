#include "base/diagnostics.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"

namespace oordeel {
namespace {

constexpr size_t before = 80, after = 80;  // code points shown of a long line, on either side of the caret
constexpr size_t mostShown = 200;          // nobody mends more in one go, and finding line numbers takes time

bool isContinuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Text as a terminal may show it: malformed bytes and control characters as U+FFFD.
std::string printable(std::string_view text) {
    std::string out;
    for (size_t i = 0; i < text.size();) {
        const char32_t c = nextCodePoint(text, i);
        const bool control = (c < 0x20 && c != U'\t') || (c >= 0x7F && c < 0xA0);
        appendUtf8(out, control ? 0xFFFD : c);
    }
    return out;
}

/// The line with the caret below it. Tabs stay tabs in the caret line, so that both lines indent alike.
std::string excerpt(Position at) {
    const std::string_view line = lineAt(at);
    const auto lineBegin = static_cast<size_t>(line.data() - at.source->text.data());
    const size_t caret = std::clamp<size_t>(at.offset, lineBegin, lineBegin + line.size()) - lineBegin;

    size_t first = caret, last = caret;
    for (size_t n = 0; n < before && first > 0; ++n) {
        do --first;
        while (first > 0 && isContinuation(line[first]));
    }
    for (size_t n = 0; n < after && last < line.size(); ++n) {
        do ++last;
        while (last < line.size() && isContinuation(line[last]));
    }
    std::string under;
    for (const char byte : printable(line.substr(first, caret - first))) {
        if (!isContinuation(byte)) under += byte == '\t' ? '\t' : ' ';
    }
    return "    " + printable(line.substr(first, last - first)) + "\n    " + under + "^\n";
}

}  // namespace

void Diagnostics::error(Position at, std::string message) {
    all_.push_back({Severity::error, at, std::move(message)});
}

void Diagnostics::warning(Position at, std::string message) {
    all_.push_back({Severity::warning, at, std::move(message)});
}

bool Diagnostics::hasErrors() const {
    return count(Severity::error) > 0;
}

size_t Diagnostics::count(Severity severity) const {
    return static_cast<size_t>(
        std::count_if(all_.begin(), all_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

void Diagnostics::append(const Diagnostics& other) {
    all_.insert(all_.end(), other.all_.begin(), other.all_.end());
}

std::string Diagnostics::text() const {
    const auto name = [](const Diagnostic* d) { return d->at.source ? std::string_view(d->at.source->name) : ""; };
    std::map<std::string_view, size_t> order;  // by name: one file may have been read twice
    std::vector<const Diagnostic*> sorted;
    for (const Diagnostic& d : all_) {
        order.emplace(name(&d), order.size());
        sorted.push_back(&d);
    }
    const auto place = [&](const Diagnostic* d) { return std::pair(order.at(name(d)), d->at.offset); };
    std::stable_sort(sorted.begin(), sorted.end(), [&](auto a, auto b) { return place(a) < place(b); });

    std::string out;
    size_t shown = 0;
    std::set<std::string> here;  // what was said of the present place
    for (size_t i = 0; i < sorted.size(); ++i) {
        if (i > 0 && place(sorted[i - 1]) != place(sorted[i])) here.clear();
        if (shown == mostShown) return out + "and " + std::to_string(sorted.size() - i) + " more\n";
        std::string one = format(*sorted[i]);
        if (!here.insert(one).second) continue;
        out += one;
        ++shown;
    }
    return out;
}

std::string format(const Diagnostic& d) {
    const std::string what = (d.severity == Severity::error ? "error: " : "warning: ") + d.message + "\n";
    if (!d.at.source) return what;
    const LineColumn place = locate(d.at);
    return d.at.source->name + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + what +
           excerpt(d.at);
}

}  // namespace oordeel
