#include "layout/extent.h"

#include <algorithm>
#include <cmath>

namespace oordeel::layout {

namespace {

Rect extentOf(const TextRun& run) {
    const Length ascent = run.face->at(run.size, run.face->ascender);
    const Length descent = run.face->at(run.size, run.face->descender);
    return {run.origin.x, run.origin.y - ascent, run.width, ascent - descent};
}

Rect extentOf(const Image& image) {
    return image.area;
}

/// Lines that end flat and meet no other, such as those of a grid: half the stroke lies beside them, none beyond.
bool isOfFlatLines(const Path& path) {
    for (size_t i = 0; i < path.segments.size(); ++i) {
        const auto expected = i % 2 == 0 ? PathSegment::Kind::move : PathSegment::Kind::line;
        if (path.segments[i].kind != expected) return false;
    }
    return path.lineCap == 0 && path.segments.size() % 2 == 0;
}

Rect aroundLine(Point from, Point to, Length half) {
    const double dx = (to.x - from.x).points(), dy = (to.y - from.y).points(), length = std::hypot(dx, dy);
    const Length across = length > 0 ? pt(half.points() * std::abs(dy) / length) : half;
    const Length down = length > 0 ? pt(half.points() * std::abs(dx) / length) : half;
    return {std::min(from.x, to.x) - across, std::min(from.y, to.y) - down, pt(std::abs(dx)) + across * 2,
            pt(std::abs(dy)) + down * 2};
}

std::optional<Rect> extentOf(const Path& path) {
    std::optional<Rect> extent;
    if (path.stroke.visible() && isOfFlatLines(path)) {
        for (size_t i = 0; i < path.segments.size(); i += 2) {
            const Rect line =
                aroundLine(path.segments[i].points[0], path.segments[i + 1].points[0], path.strokeWidth / 2);
            extent = extent ? united(*extent, line) : line;
        }
        return extent;
    }
    for (const PathSegment& segment : path.segments) {
        using Kind = PathSegment::Kind;
        const int points = segment.kind == Kind::close ? 0 : segment.kind == Kind::curve ? 3 : 1;
        for (int i = 0; i < points; ++i) {
            const Rect point{segment.points[i].x, segment.points[i].y, {}, {}};
            extent = extent ? united(*extent, point) : point;
        }
    }
    if (extent && path.stroke.visible()) {
        const Length margin = path.strokeWidth / 2;
        extent = {extent->x - margin, extent->y - margin, extent->width + margin * 2, extent->height + margin * 2};
    }
    return extent;
}

/// Nothing when they do not meet.
std::optional<Rect> common(const Rect& a, const Rect& b) {
    const Length left = std::max(a.x, b.x), top = std::max(a.y, b.y);
    const Length right = std::min(a.x + a.width, b.x + b.width), bottom = std::min(a.y + a.height, b.y + b.height);
    if (right < left || bottom < top) return std::nullopt;
    return Rect{left, top, right - left, bottom - top};
}

}  // namespace

std::optional<Rect> extent(const Path& path) {
    return extentOf(path);
}

std::optional<Rect> extent(const Mark& mark) {
    auto covered = std::visit([](const auto& what) -> std::optional<Rect> { return extentOf(what); }, mark.what);
    if (!mark.clip.paths) return covered;
    for (const Path& path : *mark.clip.paths) {
        const auto window = extentOf(path);
        if (!window || !covered) return std::nullopt;
        covered =
            common(*covered, {window->x + mark.clip.at.x, window->y + mark.clip.at.y, window->width, window->height});
    }
    return covered;
}

Rect united(const Rect& a, const Rect& b) {
    const Length left = std::min(a.x, b.x), top = std::min(a.y, b.y);
    const Length right = std::max(a.x + a.width, b.x + b.width), bottom = std::max(a.y + a.height, b.y + b.height);
    return {left, top, right - left, bottom - top};
}

}  // namespace oordeel::layout
