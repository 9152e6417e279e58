#include "layout/breaker.h"

#include <algorithm>
#include <limits>

namespace oordeel::layout {
namespace {

constexpr double hopeless = 1e12;     // price of a segment that overflows, on top of everything else
constexpr size_t mostActive = 1'000;  // no page has as many lines; boxes without a height would make it quadratic

/// Running sums over the list, so that the size between two cuts is a subtraction.
struct Sums {
    std::vector<Length> size, stretch, shrink, note;
    std::vector<size_t> start;  // first item after a cut at i that the cut does not discard

    explicit Sums(const std::vector<Item>& items)
        : size(items.size() + 1),
          stretch(items.size() + 1),
          shrink(items.size() + 1),
          note(items.size() + 1),
          start(items.size() + 1) {
        for (size_t i = 0; i < items.size(); ++i) {
            const Item& item = items[i];
            const bool counts = item.kind != Item::Kind::penalty;
            size[i + 1] = size[i] + (counts ? item.size : Length{});
            stretch[i + 1] = stretch[i] + (counts ? item.stretch : Length{});
            shrink[i + 1] = shrink[i] + (counts ? item.shrink : Length{});
            note[i + 1] = note[i] + item.note;
        }
        start[items.size()] = items.size();
        for (size_t i = items.size(); i-- > 0;) {
            const bool kept =
                items[i].kind == Item::Kind::box || (items[i].kind == Item::Kind::penalty && items[i].cost <= always);
            start[i] = kept ? i : start[i + 1];
        }
    }
};

bool isLegal(const std::vector<Item>& items, size_t i) {
    if (items[i].kind == Item::Kind::penalty) return items[i].cost < never;
    return items[i].kind == Item::Kind::glue && i > 0 && items[i - 1].kind == Item::Kind::box;
}

bool isForced(const Item& item) {
    return item.kind == Item::Kind::penalty && item.cost <= always;
}

double ratioOf(Length free, Length stretch, Length shrink) {
    if (free.units == 0) return 0;
    const Length give = free.units > 0 ? stretch : shrink;
    if (give.units > 0) return static_cast<double>(free.units) / static_cast<double>(give.units);
    return free.units > 0 ? 1e3 : -1e3;  // nothing gives
}

Candidate measure(const std::vector<Item>& items, const Sums& sums, size_t from, size_t cut, const Item* previous,
                  size_t index, const Extent& extent, Length separator) {
    const Length notes = sums.note[cut] - sums.note[from];
    Candidate c;
    c.index = index;
    c.size = sums.size[cut] - sums.size[from] + notes + (notes.units > 0 ? separator : Length{});
    if (items[cut].kind == Item::Kind::penalty) c.size += items[cut].before;
    if (previous && previous->kind == Item::Kind::penalty) c.size += previous->after;
    c.stretch = sums.stretch[cut] - sums.stretch[from];
    c.shrink = sums.shrink[cut] - sums.shrink[from];
    c.extent = extent(index);
    c.ratio = ratioOf(c.extent - c.size, c.stretch, c.shrink);
    c.cut = &items[cut];
    c.previous = previous;
    c.last = cut + 1 == items.size();
    return c;
}

}  // namespace

Item Item::box(Length size) {
    Item item;
    item.size = size;
    return item;
}

Item Item::glue(Length size, Length stretch, Length shrink) {
    Item item;
    item.kind = Kind::glue;
    item.size = size;
    item.stretch = stretch;
    item.shrink = shrink;
    return item;
}

Item Item::penalty(int64_t cost) {
    Item item;
    item.kind = Kind::penalty;
    item.cost = cost;
    return item;
}

// Dynamic programming over the legal cuts from left to right. A node is the best way to have cut at one place; the
// active nodes are the places at which the current segment may have begun. When a segment from an active node has
// become too large, no later cut can make it fit again, so the node is dropped; that keeps the list as short as a
// segment is long. When the last active node would be dropped with nothing to replace it, one box is larger than the
// extent: the cut is made anyway, at a price that makes it the last resort. When boxes have next to no size (a line
// height of 0), nothing is ever dropped: then, above a number that no real page reaches, only the better of the last
// two nodes stays, so that the time remains linear.
std::vector<Segment> breakOptimally(const std::vector<Item>& items, const Extent& extent, const Price& price,
                                    Length separator) {
    struct Node {
        size_t cut = 0;
        size_t index = 0;  // of the segment that begins here
        double total = 0;
        int previous = -1;
        double ratio = 0;
        bool overfull = false;
    };
    const Sums sums(items);
    std::vector<Node> nodes{Node{}};
    std::vector<int> active{0};
    const auto begin = [&](int node) {
        return node == 0 ? sums.start[0] : sums.start[nodes[static_cast<size_t>(node)].cut + 1];
    };
    const auto total = [&](int node) { return nodes[static_cast<size_t>(node)].total; };

    for (size_t cut = 0; cut < items.size(); ++cut) {
        if (!isLegal(items, cut)) continue;
        Node best{cut, 0, std::numeric_limits<double>::infinity(), -1, 0, false};
        Node rescue = best;  // used when the list of active nodes runs empty
        size_t kept = 0;
        for (const int candidateNode : active) {
            const Node node = nodes[static_cast<size_t>(candidateNode)];
            const size_t from = begin(candidateNode);
            if (from > cut) {  // the cut before this one already discarded everything up to here
                active[kept++] = candidateNode;
                continue;
            }
            const Item* previous = candidateNode == 0 ? nullptr : &items[node.cut];
            const Candidate c = measure(items, sums, from, cut, previous, node.index, extent, separator);
            if (c.ratio >= -1) {
                const double sum = node.total + price(c);
                if (sum < best.total) best = {cut, node.index + 1, sum, candidateNode, c.ratio, false};
                if (!isForced(items[cut])) active[kept++] = candidateNode;
            } else {  // the last one begins latest, so it overflows least
                rescue = {cut, node.index + 1, node.total + hopeless, candidateNode, -1, true};
            }
        }
        active.resize(kept);
        if (best.previous < 0 && active.empty()) best = rescue;
        if (best.previous < 0) continue;
        nodes.push_back(best);
        if (active.size() >= mostActive) {
            const int last = active.back();
            active.pop_back();
            if (total(last) < total(active.back())) active.back() = last;
        }
        active.push_back(static_cast<int>(nodes.size()) - 1);
    }

    std::vector<Segment> segments;
    for (int i = static_cast<int>(nodes.size()) - 1; i > 0; i = nodes[static_cast<size_t>(i)].previous) {
        const Node& node = nodes[static_cast<size_t>(i)];
        segments.push_back({begin(node.previous), node.cut, node.ratio, node.overfull});
    }
    std::reverse(segments.begin(), segments.end());
    return segments;
}

std::vector<Segment> breakGreedily(const std::vector<Item>& items, const Extent& extent) {
    const Sums sums(items);
    std::vector<Segment> segments;
    const Item* previous = nullptr;
    size_t from = sums.start[0];
    size_t fitting = items.size();  // the last cut that fits
    for (size_t cut = from; cut < items.size(); ++cut) {
        if (!isLegal(items, cut) || cut < from) continue;
        const Candidate c = measure(items, sums, from, cut, previous, segments.size(), extent, {});
        const bool fits = c.size <= c.extent;
        if (!fits && fitting < items.size()) {
            segments.push_back({from, fitting, 0, false});
            previous = &items[fitting];
            from = sums.start[fitting + 1];
            cut = fitting;  // look again from there
            fitting = items.size();
            continue;
        }
        if (!fits || isForced(items[cut])) {
            segments.push_back({from, cut, c.ratio, !fits});
            previous = &items[cut];
            from = sums.start[cut + 1];
            fitting = items.size();
            continue;
        }
        fitting = cut;
    }
    return segments;
}

}  // namespace oordeel::layout
