// Times of stages and documents → what `--stats` shows.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/stopwatch.h"

namespace oordeel::report {

/// The stages that a document goes through, in order.
enum class Stage : uint8_t { fill, parse, check, style, layout, write, save };
inline constexpr size_t stageCount = 7;

/// What the stages of one document took.
struct Times {
    std::array<int64_t, stageCount> micros{};
    /// The most memory of the whole process up to the end of the stage: what other documents needed is in it.
    std::array<long, stageCount> peaks{};

    /// Books what passed since the last lap on a stage.
    void add(Stage stage, Stopwatch& watch) {
        micros[static_cast<size_t>(stage)] += watch.lap();
        peaks[static_cast<size_t>(stage)] = peakKilobytes();
    }
};

struct Timed {
    std::string name;  ///< of the document
    Times times{};
};

struct Stats {
    int64_t loading = 0, all = 0;  ///< microseconds: of reading the data, and of the whole run
    long peakLoading = 0;          ///< kilobytes, when the data was read
    std::vector<Timed> documents;  ///< that were made
    size_t current = 0;            ///< that were as they would be made
    unsigned jobs = 1;
    long peakKilobytes = 0;
};

/// A line a stage with its time in all, the middle one and the longest of a document, and the most memory so far; the
/// slowest documents.
std::string text(const Stats& stats);

}  // namespace oordeel::report
