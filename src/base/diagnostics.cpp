#include "base/diagnostics.h"

#include <algorithm>
#include <map>

namespace oordeel {
namespace {

constexpr size_t widestLine = 160;  // code points shown of a long line, around the caret

/// The line with the caret below it. Tabs stay tabs in the caret line, so that both lines indent alike.
std::string excerpt(Position at) {
    const std::string_view line = lineAt(at);
    const size_t column = static_cast<size_t>(locate(at).column) - 1;
    std::vector<std::string_view> characters;
    for (size_t i = 0; i < line.size();) {
        size_t next = i + 1;
        while (next < line.size() && (static_cast<unsigned char>(line[next]) & 0xC0) == 0x80) ++next;
        characters.push_back(line.substr(i, next - i));
        i = next;
    }
    const size_t first = column > widestLine / 2 && characters.size() > widestLine ? column - widestLine / 2 : 0;
    const size_t last = std::min(characters.size(), first + widestLine);
    std::string shown, caret;
    for (size_t i = first; i < last; ++i) {
        const bool control = characters[i].size() == 1 && static_cast<unsigned char>(characters[i][0]) < 0x20;
        shown += control && characters[i][0] != '\t' ? "\xEF\xBF\xBD" : std::string(characters[i]);
        if (i < column) caret += characters[i][0] == '\t' ? '\t' : ' ';
    }
    return "    " + shown + "\n    " + caret + "^\n";
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
    return static_cast<size_t>(std::count_if(all_.begin(), all_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

void Diagnostics::append(const Diagnostics& other) {
    all_.insert(all_.end(), other.all_.begin(), other.all_.end());
}

std::string Diagnostics::text() const {
    std::map<std::string, size_t> order;  // by name: one file may have been read twice
    for (const Diagnostic& d : all_) order.emplace(d.at.source ? d.at.source->name : "", order.size());
    std::vector<const Diagnostic*> sorted;
    for (const Diagnostic& d : all_) sorted.push_back(&d);
    const auto key = [&](const Diagnostic* d) {
        return std::pair(order.at(d->at.source ? d->at.source->name : ""), d->at.offset);
    };
    std::stable_sort(sorted.begin(), sorted.end(), [&](auto a, auto b) { return key(a) < key(b); });
    std::vector<std::string> printed;
    for (const Diagnostic* d : sorted) {
        std::string one = format(*d);
        if (printed.empty() || printed.back() != one) printed.push_back(std::move(one));
    }
    std::string out;
    for (const std::string& one : printed) out += one;
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
