#include "pdf/extent.h"

#include <algorithm>

namespace oordeel::pdf {

namespace {

layout::Rect extentOf(const layout::TextRun& run) {
    const Length ascent = run.face->at(run.size, run.face->ascender);
    const Length descent = run.face->at(run.size, run.face->descender);
    return {run.origin.x, run.origin.y - ascent, run.width, ascent - descent};
}

std::optional<layout::Rect> extentOf(const layout::Path& path) {
    std::optional<layout::Rect> extent;
    for (const layout::PathSegment& segment : path.segments) {
        using Kind = layout::PathSegment::Kind;
        const int points = segment.kind == Kind::close ? 0 : segment.kind == Kind::curve ? 3 : 1;
        for (int i = 0; i < points; ++i) {
            const layout::Rect point{segment.points[i].x, segment.points[i].y, {}, {}};
            extent = extent ? united(*extent, point) : point;
        }
    }
    if (extent && path.stroke.visible()) {
        const Length margin = path.strokeWidth / 2;
        extent = {extent->x - margin, extent->y - margin, extent->width + margin * 2, extent->height + margin * 2};
    }
    return extent;
}

}  // namespace

std::optional<layout::Rect> extent(const layout::Mark& mark) {
    return std::visit([](const auto& what) -> std::optional<layout::Rect> { return extentOf(what); }, mark.what);
}

layout::Rect united(const layout::Rect& a, const layout::Rect& b) {
    const Length left = std::min(a.x, b.x), top = std::min(a.y, b.y);
    const Length right = std::max(a.x + a.width, b.x + b.width), bottom = std::max(a.y + a.height, b.y + b.height);
    return {left, top, right - left, bottom - top};
}

}  // namespace oordeel::pdf
