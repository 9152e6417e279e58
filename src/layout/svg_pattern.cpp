#include "layout/svg_pattern.h"

#include <algorithm>
#include <cmath>

#include "layout/svg_shape.h"

namespace oordeel::layout::svg {
namespace {

constexpr int64_t mostTiles = 10'000;   // of one shape
constexpr int64_t mostSteps = 200'000;  // of one path

/// A rectangle in the space of the tiles.
struct Span {
    Vec low, high;
};

Span around(const std::vector<Vec>& points) {
    Span out{points.front(), points.front()};
    for (Vec p : points) {
        out.low = {std::min(out.low.x, p.x), std::min(out.low.y, p.y)};
        out.high = {std::max(out.high.x, p.x), std::max(out.high.y, p.y)};
    }
    return out;
}

std::vector<Vec> corners(const Span& s) {
    return {s.low, {s.high.x, s.low.y}, s.high, {s.low.x, s.high.y}};
}

bool meet(const Span& a, const Span& b) {
    return a.low.x <= b.high.x && b.low.x <= a.high.x && a.low.y <= b.high.y && b.low.y <= a.high.y;
}

/// Tiles in columns and rows, by how many tiles they are from the first.
struct Range {
    int64_t left = 0, right = -1, top = 0, bottom = -1;
    bool holds(int64_t i, int64_t j) const { return i >= left && i <= right && j >= top && j <= bottom; }
    int64_t count() const { return std::max<int64_t>(0, right - left + 1) * std::max<int64_t>(0, bottom - top + 1); }
};

class Tiler {
  public:
    Tiler(Context& context, html::NodeId pattern, const PatternUse& use)
        : context_(context), id_(pattern), pattern_(context.document[pattern]), use_(use) {}

    std::vector<Path> run(const Paint& paint) {
        if (readTile(paint)) drawInside(id_, paint, {});
        return std::move(out_);
    }

  private:
    bool readTile(const Paint& paint) {
        const html::Attribute* units = find(pattern_, "patternUnits");
        if (!units) return false;  // that it must be there is told already
        if (units->value != "userSpaceOnUse") {
            context_.error(id_,
                           "a tile is measured in the units of the drawing; write patternUnits=\"userSpaceOnUse\"");
            return false;
        }
        const auto read = [&](const char* name, double whole) {
            return readLength(pattern_, name, whole, paint.fontSize, 0, context_.diagnostics);
        };
        const Vec origin{read("x", use_.viewport.x), read("y", use_.viewport.y)};
        size_ = {read("width", use_.viewport.x), read("height", use_.viewport.y)};
        if (!(size_.x > 0 && size_.y > 0)) {
            context_.error(id_, "a pattern needs a width and a height above 0: those of its tile");
            return false;
        }
        Matrix transform;
        if (const html::Attribute* given = find(pattern_, "patternTransform")) {
            if (const auto fault = readTransform(given->value, transform)) {
                complain(*given, fault->message, context_.diagnostics, fault->offset);
                return false;
            }
        }
        matrix_ = use_.matrix * transform * Matrix{1, 0, 0, 1, origin.x, origin.y};
        const std::optional<Matrix> back = matrix_.inverse();
        if (!back) {
            context_.error(id_, "this pattern is scaled to nothing, or beyond all pages");
            return false;
        }
        const Rect& c = use_.covered;
        target_ = {{c.x.points(), c.y.points()}, {(c.x + c.width).points(), (c.y + c.height).points()}};
        std::vector<Vec> points = corners(target_);
        for (Vec& point : points) point = back->apply(point);
        wanted_ = around(points);
        return true;
    }

    void drawInside(html::NodeId parent, const Paint& paint, const Matrix& matrix) {
        for (html::NodeId child : context_.document[parent].children) {
            const html::Node& node = context_.document[child];
            if (node.kind != html::Node::Kind::element || node.name == "title" || node.name == "desc") continue;
            drawElement(child, node, painted(paint, node, context_.style(child), context_.diagnostics), matrix);
        }
    }

    void drawElement(html::NodeId id, const html::Node& node, Paint paint, Matrix matrix) {
        if (const html::Attribute* transform = find(node, "transform")) {
            if (const auto fault = readTransform(transform->value, matrix))
                complain(*transform, fault->message, context_.diagnostics, fault->offset);
        }
        if (const html::Attribute* clip = find(node, "clip-path"); clip && clip->value != "none")
            complain(*clip, "inside a tile nothing is cut off; draw the result as a <path>", context_.diagnostics);
        if (paint.pattern)
            complain(*paint.pattern, "a tile is filled with colours, not with a pattern", context_.diagnostics);
        if (node.name == "g") return drawInside(id, paint, matrix);
        if (node.name == "text") return context_.error(id, "a tile holds shapes alone; draw the letters as a <path>");
        const Outline outline =
            transformed(outlineOf(node, paint.fontSize, use_.viewport, context_.diagnostics), matrix);
        const double scale = matrix.scale();
        paint.strokeWidth *= scale;
        for (double& dash : paint.dashes) dash *= scale;
        paint.fillOpacity *= use_.opacity;
        paint.strokeOpacity *= use_.opacity;
        const Outline all = copies(outline, node, paint);
        if (all.empty()) return;
        if (const auto path = pathOf(all, node, paint, matrix_, context_.diagnostics)) out_.push_back(*path);
    }

    // --- copies of one shape

    Outline copies(const Outline& outline, const html::Node& node, const Paint& paint) {
        Outline all;
        if (outline.empty()) return all;
        checkEdges(outline, node, paint);
        std::vector<Vec> points;
        for (const Step& step : outline) {
            const int count = step.kind == PathSegment::Kind::close ? 0 : step.kind == PathSegment::Kind::curve ? 3 : 1;
            points.insert(points.end(), step.points, step.points + count);
        }
        const double reach =
            halfStroke(paint) * (isOfLines(outline) ? (paint.lineCap == 2 ? 1.5 : 1) : joinReach(paint));
        const Span span = grown(around(points), reach);
        // Written so that what is no number any more is not near.
        const auto isNear = [](Vec p) { return std::abs(p.x) <= farthest && std::abs(p.y) <= farthest; };
        if (!(reach <= farthest) || !std::all_of(points.begin(), points.end(), isNear)) {
            context_.diagnostics.error(node.at, "this lies farther off than any page is wide");
            return all;
        }
        const Range range = tilesBetween(span);
        if (range.count() > mostTiles || range.count() * static_cast<int64_t>(outline.size()) > mostSteps) {
            complain(use_.fill,
                     "this takes " + std::to_string(range.count()) + " tiles of its pattern; make the tile larger",
                     context_.diagnostics);
            return all;
        }
        for (size_t begin = 0; begin < outline.size();) {
            size_t end = begin + 1;
            while (end < outline.size() && outline[end].kind != PathSegment::Kind::move) ++end;
            const Outline part(outline.begin() + static_cast<long>(begin), outline.begin() + static_cast<long>(end));
            const bool isLine = part.size() == 2 && part[1].kind == PathSegment::Kind::line && paint.dashes.empty();
            if (!isLine || !addChains(part[0].points[0], part[1].points[0], reach, range, all))
                addCopies(part, span, range, all);
            begin = end;
        }
        return all;
    }

    /// Tiles whose copy of what spans this much, in the first of them, meets what is to be filled.
    Range tilesBetween(const Span& span) const {
        constexpr double slack = 1e-9;  // what only touches leaves no ink
        const auto after = [](double tiles) { return static_cast<int64_t>(std::clamp(tiles, -1e9, 1e9)) + 1; };
        const auto before = [](double tiles) { return static_cast<int64_t>(std::clamp(tiles, -1e9, 1e9)) - 1; };
        return {after(std::floor((wanted_.low.x - span.high.x) / size_.x + slack)),
                before(std::ceil((wanted_.high.x - span.low.x) / size_.x - slack)),
                after(std::floor((wanted_.low.y - span.high.y) / size_.y + slack)),
                before(std::ceil((wanted_.high.y - span.low.y) / size_.y - slack))};
    }

    bool meetsTarget(const Span& span) const {
        std::vector<Vec> points = corners(span);
        for (Vec& point : points) point = matrix_.apply(point);
        return meet(around(points), target_);
    }

    static Span grown(const Span& span, double by) {
        return {{span.low.x - by, span.low.y - by}, {span.high.x + by, span.high.y + by}};
    }

    /// Whether no segment is joined to another, so that there are no miters.
    static bool isOfLines(const Outline& outline) {
        for (size_t i = 0; i < outline.size(); ++i) {
            const auto expected = i % 2 == 0 ? PathSegment::Kind::move : PathSegment::Kind::line;
            if (outline[i].kind != expected) return false;
        }
        return true;
    }

    /// How many half strokes the ink of a corner reaches: the point of a miter, or the corner of a square end.
    static double joinReach(const Paint& paint) { return paint.lineJoin == 0 ? std::max(1.5, paint.miterLimit) : 1.5; }

    double halfStroke(const Paint& paint) const { return paint.stroke.visible() ? paint.strokeWidth / 2 : 0; }

    void checkEdges(const Outline& outline, const html::Node& node, const Paint& paint) {
        const double half = halfStroke(paint) * (1 - 1e-6);
        const auto alongEdge = [&](double from, double to, double size) {
            return std::abs(from - to) < 1e-9 && (std::abs(from) < half || std::abs(from - size) < half);
        };
        Vec start, here;
        for (const Step& step : outline) {
            const Vec to = step.kind == PathSegment::Kind::close   ? start
                           : step.kind == PathSegment::Kind::curve ? step.points[2]
                                                                   : step.points[0];
            if (step.kind == PathSegment::Kind::move) start = to;
            const bool straight = step.kind == PathSegment::Kind::line || step.kind == PathSegment::Kind::close;
            const bool moves = here.x != to.x || here.y != to.y;
            if (straight && moves && (alongEdge(here.x, to.x, size_.x) || alongEdge(here.y, to.y, size_.y))) {
                return context_.diagnostics.error(
                    node.at,
                    "a browser shows only the half of this stroke that lies inside the tile; move it away from the "
                    "edge of the tile by half its width");
            }
            here = to;
        }
    }

    /// A line that leaves its tile where that of a neighbour comes in: drawn once for each row of tiles that it passes.
    /// False when it is no such line.
    bool addChains(Vec from, Vec to, double reach, const Range& range, Outline& all) const {
        const auto tiles = [](double way, double size) -> std::optional<int> {
            const double count = std::round(way / size);
            if (std::abs(count) > 1 || std::abs(way - count * size) > 1e-6 * size) return std::nullopt;
            return static_cast<int>(count);
        };
        const auto right = tiles(to.x - from.x, size_.x), down = tiles(to.y - from.y, size_.y);
        if (!right || !down || (*right == 0 && *down == 0)) return false;
        for (int64_t j = range.top; j <= range.bottom; ++j) {
            for (int64_t i = range.left; i <= range.right; ++i) {
                if (range.holds(i - *right, j - *down)) continue;
                int64_t length = 1;
                while (range.holds(i + *right * length, j + *down * length)) ++length;
                const Vec begin = shifted(from, i, j);
                const Vec end = shifted(from, i + *right * length, j + *down * length);
                if (!meetsTarget(grown(around({begin, end}), reach))) continue;
                all.push_back({PathSegment::Kind::move, {begin}});
                all.push_back({PathSegment::Kind::line, {end}});
            }
        }
        return true;
    }

    void addCopies(const Outline& part, const Span& span, const Range& range, Outline& all) const {
        for (int64_t j = range.top; j <= range.bottom; ++j) {
            for (int64_t i = range.left; i <= range.right; ++i) {
                if (!meetsTarget({shifted(span.low, i, j), shifted(span.high, i, j)})) continue;
                for (Step step : part) {
                    for (Vec& point : step.points) point = shifted(point, i, j);
                    all.push_back(step);
                }
            }
        }
    }

    Vec shifted(Vec point, int64_t i, int64_t j) const {
        return {point.x + static_cast<double>(i) * size_.x, point.y + static_cast<double>(j) * size_.y};
    }

    Context& context_;
    html::NodeId id_;
    const html::Node& pattern_;
    const PatternUse& use_;
    Matrix matrix_;  ///< from the first tile to points of the drawing
    Vec size_;       ///< of a tile
    Span target_;    ///< what is to be filled, in points
    Span wanted_;    ///< the same in the space of the tiles
    std::vector<Path> out_;
};

}  // namespace

std::vector<Path> patternPaths(Context& context, html::NodeId pattern, const Paint& paint, const PatternUse& use) {
    return Tiler(context, pattern, use).run(paint);
}

}  // namespace oordeel::layout::svg
