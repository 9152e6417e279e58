// Times of stages and documents → what `--stats` shows.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace oordeel::report {

/// The stages that a document goes through, in order.
enum class Stage : uint8_t { fill, parse, check, style, layout, write, save };
inline constexpr size_t stageCount = 7;

/// Microseconds by stage.
using Times = std::array<int64_t, stageCount>;

struct Timed {
    std::string name;  ///< of the document
    Times times{};
};

struct Stats {
    int64_t loading = 0, all = 0;  ///< microseconds: of reading the data, and of the whole run
    std::vector<Timed> documents;  ///< that were made
    size_t current = 0;            ///< that were as they would be made
    unsigned jobs = 1;
    long peakKilobytes = 0;
};

/// A line a stage with its time in all, the middle one and the longest of a document; the slowest documents; memory.
std::string text(const Stats& stats);

}  // namespace oordeel::report
