// A list of boxes, glue and penalties → the best places to cut it: into lines of words, or into pages of lines.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/length.h"

namespace oordeel::layout {

/// The breaker's only type (Knuth and Plass, "Breaking Paragraphs into Lines", 1981), with material of its own on
/// either side of a cut.
struct Item {
    enum class Kind : uint8_t { box, glue, penalty };

    Kind kind = Kind::box;
    bool hyphen = false;     ///< penalty: the cut ends a line with a hyphen
    int32_t content = -1;    ///< box: index of what it shows; penalty: index of what `after` shows; else -1
    int64_t cost = 0;        ///< penalty: price of cutting here; `never` and more forbids, `always` and less forces
    Length size;             ///< box, glue
    Length stretch, shrink;  ///< glue
    Length before;           ///< penalty: what a cut adds before it (a hyphen)
    Length after;            ///< penalty: what a cut adds after it (a table's repeated header)
    Length note;             ///< box: height of the footnotes that it brings to its page

    static Item box(Length size);
    static Item glue(Length size, Length stretch = {}, Length shrink = {});
    static Item penalty(int64_t cost);
};

constexpr int64_t never = 1'000'000'000'000;
constexpr int64_t always = -never;

/// What lies between two cuts, as the price function sees it.
struct Candidate {
    size_t index = 0;  ///< which line or page this would be, from 0
    Length size;       ///< natural size, with `before`, `after` and notes
    Length stretch, shrink;
    Length extent;                   ///< room there is
    double ratio = 0;                ///< (extent − size) as a share of what can stretch (or shrink, then below 0)
    const Item* cut = nullptr;       ///< the item at which it ends
    const Item* previous = nullptr;  ///< the item at which the one before ended; null for the first
    bool last = false;
};

/// Items [from, to): `to` is the item cut at; what a cut discards (glue, penalties) is left out at the start.
struct Segment {
    size_t from = 0, to = 0;
    double ratio = 0;
    bool overfull = false;  ///< one box larger than the extent: nothing could be done
};

using Extent = std::function<Length(size_t index)>;
/// Price of one candidate; only sums count. Called only for those that fit.
using Price = std::function<double(const Candidate&)>;

/// Cuts so that the sum of prices is least. The list must end with a forced penalty. Every item lands in a segment or
/// is discarded at a cut; a box larger than the extent gets a segment of its own. `separator` is added once to a
/// segment that has notes. Time is linear in the items for segments of bounded length.
std::vector<Segment> breakOptimally(const std::vector<Item>& items, const Extent& extent, const Price& price,
                                    Length separator = {});

/// Cuts each segment as late as it fits, as browsers do (`text-wrap: auto`).
std::vector<Segment> breakGreedily(const std::vector<Item>& items, const Extent& extent);

}  // namespace oordeel::layout
