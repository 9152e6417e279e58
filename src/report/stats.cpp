#include "report/stats.h"

#include <algorithm>
#include <numeric>

namespace oordeel::report {
namespace {

constexpr std::array<const char*, stageCount> names{"fill: data and template to a page",
                                                    "parse: page to tree",
                                                    "check: prose, names, contrast",
                                                    "style: tree and sheets to styles",
                                                    "layout: styles to pages",
                                                    "write: pages to PDF or web page",
                                                    "save: bytes to disk"};

/// Microseconds as milliseconds, right-aligned.
std::string milliseconds(int64_t micros) {
    const std::string whole = std::to_string(micros / 1000), tenth = std::to_string(micros / 100 % 10);
    const std::string number = whole + "." + tenth;
    return std::string(9 - std::min<size_t>(9, number.size()), ' ') + number;
}

/// Kilobytes as megabytes, right-aligned.
std::string megabytes(long kilobytes) {
    const std::string number = std::to_string((kilobytes + 512) / 1024);
    return std::string(9 - std::min<size_t>(9, number.size()), ' ') + number;
}

std::string padded(std::string name) {
    name.resize(std::max<size_t>(name.size(), 36), ' ');
    return name;
}

int64_t total(const Timed& one) {
    return std::accumulate(one.times.micros.begin(), one.times.micros.end(), int64_t{0});
}

}  // namespace

std::string text(const Stats& stats) {
    std::string out = padded("milliseconds") + "   in all   middle  longest   MB yet\n";
    out += padded("load: YAML, proof of rules, scores") + milliseconds(stats.loading) + std::string(18, ' ') +
           megabytes(stats.peakLoading) + "\n";
    for (size_t stage = 0; stage < stageCount; ++stage) {
        std::vector<int64_t> times;
        long peak = 0;
        for (const Timed& one : stats.documents) {
            times.push_back(one.times.micros[stage]);
            peak = std::max(peak, one.times.peaks[stage]);
        }
        std::sort(times.begin(), times.end());
        const int64_t sum = std::accumulate(times.begin(), times.end(), int64_t{0});
        out += padded(names[stage]) + milliseconds(sum);
        if (!times.empty()) out += milliseconds(times[times.size() / 2]) + milliseconds(times.back()) + megabytes(peak);
        out += "\n";
    }
    std::vector<const Timed*> slowest;
    for (const Timed& one : stats.documents) slowest.push_back(&one);
    std::stable_sort(slowest.begin(), slowest.end(),
                     [](const Timed* a, const Timed* b) { return total(*a) > total(*b); });
    slowest.resize(std::min<size_t>(slowest.size(), 5));
    for (const Timed* one : slowest) out += padded("  " + one->name) + milliseconds(total(*one)) + "\n";
    out += padded("the run, with " + std::to_string(stats.jobs) + " at a time") + milliseconds(stats.all) + "\n";
    out += std::to_string(stats.documents.size()) + " made, " + std::to_string(stats.current) +
           " as they were; at most " + std::to_string((stats.peakKilobytes + 512) / 1024) + " MB of memory\n";
    return out;
}

}  // namespace oordeel::report
