#include "layout/box.h"

#include <algorithm>

namespace oordeel::layout {
namespace {

// A quarter circle as a cubic curve: control points at this share of the radius (4/3 · tan(π/8)).
constexpr int64_t kappaMillionths = 552'285;

using Radii = css::Sides<Length>;  // top left, top right, bottom right, bottom left

/// Draws along a rectangle with round corners, clockwise from the top left.
class Outline {
  public:
    Outline(Rect area, const Radii& radii) : area_(area), radii_(radii) {
        const Length limit = std::min(area.width, area.height) / 2;
        for (Length& radius : radii_) radius = std::min(radius, limit);
    }

    std::vector<PathSegment> segments;

    /// To where the side ends that the corner follows.
    void line(size_t corner) { add(PathSegment::Kind::line, beforeCorner(corner)); }
    void begin(size_t corner) { add(PathSegment::Kind::move, afterCorner(corner)); }
    void curve(size_t corner) {
        if (radii_[corner].units == 0) return;
        const Point from = beforeCorner(corner), to = afterCorner(corner), at = this->corner(corner);
        segments.push_back({PathSegment::Kind::curve, {towards(from, at), towards(to, at), to}});
    }
    void close() { segments.push_back({PathSegment::Kind::close, {}}); }

  private:
    void add(PathSegment::Kind kind, Point to) { segments.push_back({kind, {to, {}, {}}}); }

    Point corner(size_t which) const {
        return {which == 1 || which == 2 ? area_.x + area_.width : area_.x,
                which >= 2 ? area_.y + area_.height : area_.y};
    }

    /// The ends of the quarter circle at a corner.
    Point beforeCorner(size_t which) const {
        const Point c = corner(which);
        const Length r = radii_[which];
        return which == 0   ? Point{c.x, c.y + r}
               : which == 1 ? Point{c.x - r, c.y}
               : which == 2 ? Point{c.x, c.y - r}
                            : Point{c.x + r, c.y};
    }
    Point afterCorner(size_t which) const {
        const Point c = corner(which);
        const Length r = radii_[which];
        return which == 0   ? Point{c.x + r, c.y}
               : which == 1 ? Point{c.x, c.y + r}
               : which == 2 ? Point{c.x - r, c.y}
                            : Point{c.x, c.y - r};
    }

    static Point towards(Point from, Point to) {
        const auto part = [](Length length) { return scaled(length, kappaMillionths, 1'000'000); };
        return {from.x + part(to.x - from.x), from.y + part(to.y - from.y)};
    }

    Rect area_;
    Radii radii_;
};

std::vector<PathSegment> roundedRectangle(Rect area, const Radii& radii) {
    Outline outline(area, radii);
    outline.begin(0);
    for (size_t corner = 1; corner <= 4; ++corner) {
        outline.line(corner % 4);
        outline.curve(corner % 4);
    }
    outline.close();
    return std::move(outline.segments);
}

/// The sides of a frame that are there, joined by their round corners.
std::vector<PathSegment> roundedFrame(Rect area, const Radii& radii, const bool (&sides)[4]) {
    if (sides[0] && sides[1] && sides[2] && sides[3]) return roundedRectangle(area, radii);
    Outline outline(area, radii);
    size_t start = 0;
    while (sides[start]) ++start;  // after a side that is not there
    bool drawing = false;
    for (size_t i = 1; i < 4; ++i) {
        const size_t side = (start + i) % 4,
                     next = (side + 1) % 4;  // a side ends at the corner of the next one's number
        if (!sides[side]) {
            drawing = false;
            continue;
        }
        if (!drawing) outline.begin(side);
        drawing = true;
        outline.line(next);
        if (sides[next]) outline.curve(next);
    }
    return std::move(outline.segments);
}

/// A dashed or dotted border: a stroke along the middle of its strip.
Path dashedLine(Rect strip, const css::Border& border, bool horizontal) {
    Path path;
    const Point from =
        horizontal ? Point{strip.x, strip.y + strip.height / 2} : Point{strip.x + strip.width / 2, strip.y};
    const Point to = horizontal ? Point{strip.x + strip.width, from.y} : Point{from.x, strip.y + strip.height};
    path.segments = {{PathSegment::Kind::move, {from, {}, {}}}, {PathSegment::Kind::line, {to, {}, {}}}};
    path.stroke = border.color;
    path.strokeWidth = border.width;
    const bool dotted = border.style == css::BorderStyle::dotted;
    path.lineCap = dotted ? 1 : 0;
    path.dashes =
        dotted ? std::vector<Length>{{0}, border.width * 2} : std::vector<Length>{border.width * 3, border.width * 3};
    return path;
}

bool isVisible(const css::Border& border) {
    return border.style != css::BorderStyle::none && border.width.units > 0 && border.color.visible();
}

bool isFrame(const css::Style& style) {
    const auto& b = style.border;
    return std::all_of(b.begin(), b.end(), [&](const css::Border& side) {
        return isVisible(side) && side.style == css::BorderStyle::solid && side.width == b[0].width &&
               side.color == b[0].color;
    });
}

}  // namespace

bool isDecorated(const css::Style& style, bool framed) {
    return style.background.visible() ||
           (framed && std::any_of(style.border.begin(), style.border.end(),
                                  [](const css::Border& b) { return b.width.units > 0; }));
}

Path paintRule(Rect area, const css::Border& border, bool horizontal) {
    return border.style == css::BorderStyle::solid ? rectangle(area, border.color)
                                                   : dashedLine(area, border, horizontal);
}

std::vector<Path> paintPanel(const Panel& panel, Point at) {
    const Rect area{at.x, at.y, panel.width, panel.height};
    if (panel.style) return paintBox(*panel.style, area, {.top = panel.opens, .bottom = panel.closes}, panel.framed);
    return {paintRule(area, panel.rule, panel.width > panel.height)};
}

std::vector<Path> paintBox(const css::Style& style, Rect area, Edges edges, bool framed) {
    std::vector<Path> paths;
    if (area.width.units <= 0 || area.height.units <= 0) return paths;
    const bool sides[4] = {edges.top, edges.right, edges.bottom, edges.left};
    Radii radii = style.borderRadius;
    for (size_t corner = 0; corner < 4; ++corner) {
        if (!sides[corner] || !sides[(corner + 3) % 4]) radii[corner] = {};
    }
    const bool rounded = std::any_of(radii.begin(), radii.end(), [](Length r) { return r.units > 0; });
    if (style.background.visible()) {
        paths.push_back(rectangle(area, style.background));
        if (rounded) paths.back().segments = roundedRectangle(area, radii);
    }
    if (!framed) return paths;
    const Length t = style.border[css::top].width, r = style.border[css::right].width;
    const Length b = style.border[css::bottom].width, l = style.border[css::left].width;
    if (rounded && isFrame(style)) {
        // A side that is not there is drawn from and to the edge of the paper that is.
        const Length half = t / 2, left = edges.left ? half : Length{}, top = edges.top ? half : Length{};
        const Rect middle{area.x + left, area.y + top, area.width - left - (edges.right ? half : Length{}),
                          area.height - top - (edges.bottom ? half : Length{})};
        for (Length& radius : radii) radius = std::max(Length{}, radius - half);
        Path frame;
        frame.segments = roundedFrame(middle, radii, sides);
        frame.fill = {0, 0, 0, 0};
        frame.stroke = style.border[0].color;
        frame.strokeWidth = t;
        paths.push_back(std::move(frame));
        return paths;
    }
    const auto side = [&](css::Side which, Rect strip) {
        const css::Border& border = style.border[which];
        if (!sides[which] || !isVisible(border)) return;
        const bool horizontal = which == css::top || which == css::bottom;
        paths.push_back(paintRule(strip, border, horizontal));
    };
    side(css::top, {area.x, area.y, area.width, t});
    side(css::right, {area.x + area.width - r, area.y, r, area.height});
    side(css::bottom, {area.x, area.y + area.height - b, area.width, b});
    side(css::left, {area.x, area.y, l, area.height});
    return paths;
}

}  // namespace oordeel::layout
