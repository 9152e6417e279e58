// How long parts of a run take and how much memory it came to, for whoever asks with --stats; nothing in a document
// depends on it.
#pragma once

#include <sys/resource.h>

#include <chrono>
#include <cstdint>

namespace oordeel {

/// The most memory that the process has had so far, in kilobytes.
inline long peakKilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/// Measures from one call to the next.
class Stopwatch {
  public:
    /// Microseconds since the last call, or since it was made.
    int64_t lap() {
        const auto now = std::chrono::steady_clock::now();
        const auto passed = std::chrono::duration_cast<std::chrono::microseconds>(now - last_).count();
        last_ = now;
        return passed;
    }

  private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace oordeel
