#include "layout/fragment.h"

#include <utility>

namespace oordeel::layout {

void Fragment::add(const Fragment& other, Point at) {
    for (Piece piece : other.pieces) {
        piece.at = {piece.at.x + at.x, piece.at.y + at.y};
        pieces.push_back(std::move(piece));
    }
    notes.insert(notes.end(), other.notes.begin(), other.notes.end());
}

Piece pieceOf(Mark mark, Point at) {
    return {at, nullptr, std::make_shared<const Mark>(std::move(mark))};
}

Path rectangle(Rect area, css::Color fill) {
    const Point corners[4] = {{area.x, area.y},
                              {area.x + area.width, area.y},
                              {area.x + area.width, area.y + area.height},
                              {area.x, area.y + area.height}};
    Path path;
    path.fill = fill;
    for (const Point corner : corners) {
        const auto kind = path.segments.empty() ? PathSegment::Kind::move : PathSegment::Kind::line;
        path.segments.push_back({kind, {corner, {}, {}}});
    }
    path.segments.push_back({PathSegment::Kind::close, {}});
    return path;
}

Mark moved(Mark mark, Point by) {
    const auto move = [&](Point& p) { p = {p.x + by.x, p.y + by.y}; };
    if (auto* run = std::get_if<TextRun>(&mark.what)) move(run->origin);
    if (auto* path = std::get_if<Path>(&mark.what)) {
        for (PathSegment& segment : path->segments) {
            for (Point& point : segment.points) move(point);
        }
    }
    if (auto* image = std::get_if<Image>(&mark.what)) {
        image->area.x += by.x;
        image->area.y += by.y;
    }
    if (mark.clip.paths) move(mark.clip.at);
    return mark;
}

}  // namespace oordeel::layout
