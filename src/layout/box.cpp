// A style's background and borders + a rectangle → paths.

#include <algorithm>

#include "layout/flow.h"

namespace oordeel::layout {
namespace {

// A quarter circle as a cubic curve: control points at this share of the radius (4/3 · tan(π/8)).
constexpr int64_t kappaMillionths = 552'285;

Path roundedRectangle(Rect area, const css::Sides<Length>& radius, css::Color fill) {
    const Length limit = std::min(area.width, area.height) / 2;
    const auto r = [&](size_t corner) { return std::min(radius[corner], limit); };
    const auto k = [](Length length) { return length - scaled(length, kappaMillionths, 1'000'000); };
    const Length l = area.x, t = area.y, rt = area.x + area.width, b = area.y + area.height;
    using Kind = PathSegment::Kind;
    Path path;
    path.fill = fill;
    path.segments = {
        {Kind::move, {{l + r(0), t}, {}, {}}},
        {Kind::line, {{rt - r(1), t}, {}, {}}},
        {Kind::curve, {{rt - k(r(1)), t}, {rt, t + k(r(1))}, {rt, t + r(1)}}},
        {Kind::line, {{rt, b - r(2)}, {}, {}}},
        {Kind::curve, {{rt, b - k(r(2))}, {rt - k(r(2)), b}, {rt - r(2), b}}},
        {Kind::line, {{l + r(3), b}, {}, {}}},
        {Kind::curve, {{l + k(r(3)), b}, {l, b - k(r(3))}, {l, b - r(3)}}},
        {Kind::line, {{l, t + r(0)}, {}, {}}},
        {Kind::curve, {{l, t + k(r(0))}, {l + k(r(0)), t}, {l + r(0), t}}},
        {Kind::close, {}},
    };
    return path;
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

/// A border that is alike on all sides, around rounded corners: one stroke along its middle, open where a page cuts it.
Path frame(const css::Border& border, Rect area, css::Sides<Length> radius, bool opens, bool closes) {
    const Length half = border.width / 2;
    const Length top = opens ? half : Length{}, bottom = closes ? half : Length{};
    for (Length& r : radius) r = std::max(Length{}, r - half);
    Path path = roundedRectangle({area.x + half, area.y + top, area.width - border.width, area.height - top - bottom},
                                 radius, {0, 0, 0, 0});
    path.stroke = border.color;
    path.strokeWidth = border.width;
    // The line along the top is segment 1, that along the bottom segment 5: they begin where what is before them ends.
    const auto lift = [&](size_t line) { path.segments[line].kind = PathSegment::Kind::move; };
    if (!opens) lift(1);
    if (!closes) lift(5);
    if (!opens || !closes) path.segments.pop_back();  // closing it would draw what was lifted
    return path;
}

}  // namespace

std::vector<Path> paintBox(const css::Style& style, Rect area, bool opens, bool closes) {
    std::vector<Path> paths;
    if (area.width.units <= 0 || area.height.units <= 0) return paths;
    css::Sides<Length> radius = style.borderRadius;  // from the top left with the clock; none where a page cuts the box
    if (!opens) radius[0] = radius[1] = {};
    if (!closes) radius[2] = radius[3] = {};
    const bool rounded = std::any_of(radius.begin(), radius.end(), [](Length r) { return r.units > 0; });
    if (style.background.visible()) {
        paths.push_back(rounded ? roundedRectangle(area, radius, style.background) : rectangle(area, style.background));
    }
    if (rounded && isFrame(style)) {
        paths.push_back(frame(style.border[0], area, radius, opens, closes));
        return paths;
    }
    const auto side = [&](css::Side which, Rect strip) {
        const css::Border& border = style.border[which];
        if (!isVisible(border)) return;
        const bool horizontal = which == css::top || which == css::bottom;
        paths.push_back(border.style == css::BorderStyle::solid ? rectangle(strip, border.color)
                                                                : dashedLine(strip, border, horizontal));
    };
    const Length t = style.border[css::top].width, r = style.border[css::right].width;
    const Length b = style.border[css::bottom].width, l = style.border[css::left].width;
    if (opens) side(css::top, {area.x, area.y, area.width, t});
    side(css::right, {area.x + area.width - r, area.y, r, area.height});
    if (closes) side(css::bottom, {area.x, area.y + area.height - b, area.width, b});
    side(css::left, {area.x, area.y, l, area.height});
    return paths;
}

}  // namespace oordeel::layout
