#include "base/nearest.h"

#include <algorithm>
#include <numeric>

namespace oordeel {
namespace {

size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t{0});
    for (size_t i = 0; i < a.size(); ++i) {
        size_t diagonal = row[0]++;
        for (size_t j = 0; j < b.size(); ++j) {
            const size_t replaced = diagonal + (a[i] != b[j]);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, diagonal + 1, replaced});
        }
    }
    return row.back();
}

}  // namespace

std::string nearest(std::string_view name, const std::vector<std::string>& candidates) {
    constexpr size_t longestName = 200;  // the table is quadratic; no name is longer, and an attack may be
    if (name.size() > longestName) return {};
    size_t best = std::max<size_t>(1, name.size() / 3) + 1;
    std::string found;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longestName) continue;
        const size_t distance = editDistance(name, candidate);
        if (distance < best) best = distance, found = candidate;
    }
    return found;
}

std::string didYouMean(std::string_view name, const std::vector<std::string>& candidates) {
    const std::string found = nearest(name, candidates);
    return found.empty() ? "" : "; did you mean \"" + found + "\"?";
}

}  // namespace oordeel
