#include "layout/slice.h"

#include <algorithm>
#include <optional>

namespace oordeel::layout {
namespace {

struct Band {
    Length top, bottom;
};

Band bandOf(const Path& path) {
    std::optional<Band> band;
    for (const PathSegment& segment : path.segments) {
        const size_t points = segment.kind == PathSegment::Kind::curve   ? 3
                              : segment.kind == PathSegment::Kind::close ? 0
                                                                         : 1;
        for (size_t i = 0; i < points; ++i) {
            const Length y = segment.points[i].y;
            band = band ? Band{std::min(band->top, y), std::max(band->bottom, y)} : Band{y, y};
        }
    }
    return band.value_or(Band{});
}

/// From top to bottom of a piece, in the row.
Band bandOf(const Piece& piece) {
    if (piece.line) return {piece.at.y, piece.at.y + piece.line->height()};
    Band band;
    if (piece.mark) {
        if (const auto* path = std::get_if<Path>(&piece.mark->what)) band = bandOf(*path);
        if (const auto* run = std::get_if<TextRun>(&piece.mark->what))
            band = {run->origin.y - run->size, run->origin.y};
    }
    return {band.top + piece.at.y, band.bottom + piece.at.y};
}

/// A filled rectangle without an owner is a background or a border, which may be cut through.
bool isBackground(const Piece& piece) {
    if (!piece.mark || piece.mark->owner != html::noNode) return false;
    const auto* path = std::get_if<Path>(&piece.mark->what);
    return path && path->segments.size() == 5 && !path->stroke.visible();
}

/// Heights at which the row may be cut.
std::vector<Length> heights(const Fragment& row) {
    std::vector<Band> solid;
    std::vector<Length> bottoms;
    for (const Piece& piece : row.pieces) {
        if (!piece.line && (!piece.mark || isBackground(piece))) continue;
        solid.push_back(bandOf(piece));
        if (piece.line) bottoms.push_back(solid.back().bottom);
    }
    std::sort(bottoms.begin(), bottoms.end());
    std::vector<Length> out;
    for (const Length y : bottoms) {
        if (!out.empty() && out.back() == y) continue;
        const auto above = std::upper_bound(bottoms.begin(), bottoms.end(), y) - bottoms.begin();
        const auto below = static_cast<std::ptrdiff_t>(bottoms.size()) - above;
        const bool whole =
            std::none_of(solid.begin(), solid.end(), [&](const Band& b) { return b.top < y && y < b.bottom; });
        if (whole && above >= 2 && below >= 2) out.push_back(y);
    }
    return out;
}

/// The part of a rectangle between two heights, moved to the top of its slice.
std::optional<Piece> cutBackground(const Piece& piece, Band slice) {
    const Band band = bandOf(piece);
    const Length top = std::max(band.top, slice.top), bottom = std::min(band.bottom, slice.bottom);
    if (top >= bottom) return std::nullopt;
    Piece out = piece;
    out.at.y = {};
    for (PathSegment& segment : std::get<Path>(out.mark->what).segments) {
        segment.points[0].y = std::clamp(segment.points[0].y + piece.at.y, top, bottom) - slice.top;
    }
    return out;
}

}  // namespace

std::vector<Fragment> slices(const Fragment& row) {
    std::vector<Length> cuts = heights(row);
    if (cuts.empty()) return {row};
    cuts.push_back(row.height);
    std::vector<Fragment> out;
    Length top;
    for (const Length cut : cuts) {
        const bool last = cut == row.height, first = out.empty();
        Fragment slice;
        slice.width = row.width;
        slice.height = cut - top;
        if (first) slice.baseline = row.baseline;
        for (const Piece& piece : row.pieces) {
            if (isBackground(piece)) {
                if (std::optional<Piece> part = cutBackground(piece, {top, cut}))
                    slice.pieces.push_back(std::move(*part));
                continue;
            }
            const Length y = bandOf(piece).top;
            if ((y < top && !first) || (y >= cut && !last)) continue;
            Piece moved = piece;
            moved.at.y -= top;
            if (piece.line) slice.notes.insert(slice.notes.end(), piece.line->notes.begin(), piece.line->notes.end());
            slice.pieces.push_back(std::move(moved));
        }
        out.push_back(std::move(slice));
        top = cut;
    }
    return out;
}

}  // namespace oordeel::layout
