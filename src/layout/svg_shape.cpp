#include "layout/svg_shape.h"

#include <algorithm>
#include <cmath>

namespace oordeel::layout::svg {
namespace {

bool isNear(Vec point) {
    return std::abs(point.x) <= farthest && std::abs(point.y) <= farthest;
}

class Reader {
  public:
    Reader(const html::Node& shape, double em, Vec viewport, Diagnostics& diagnostics)
        : shape_(shape), em_(em), viewport_(viewport), diagnostics_(diagnostics) {}

    Outline read() {
        if (shape_.name == "path") return path();
        if (shape_.name == "polyline" || shape_.name == "polygon") return points();
        if (shape_.name == "line") {
            return {{PathSegment::Kind::move, {{across("x1"), down("y1")}}},
                    {PathSegment::Kind::line, {{across("x2"), down("y2")}}}};
        }
        if (shape_.name == "circle") {
            const double radius = notNegative("r", across("r"));
            return radius > 0 ? ellipse({across("cx"), down("cy")}, radius, radius) : Outline{};
        }
        if (shape_.name == "ellipse") {
            const double rx = notNegative("rx", across("rx")), ry = notNegative("ry", down("ry"));
            return rx > 0 && ry > 0 ? ellipse({across("cx"), down("cy")}, rx, ry) : Outline{};
        }
        const double width = notNegative("width", across("width")), height = notNegative("height", down("height"));
        // Of two radii one may be left out; it is then as large as the other.
        double rx = notNegative("rx", across("rx")), ry = notNegative("ry", down("ry"));
        if (!find(shape_, "rx")) rx = ry;
        if (!find(shape_, "ry")) ry = rx;
        return width > 0 && height > 0 ? rectangle(across("x"), down("y"), width, height, rx, ry) : Outline{};
    }

  private:
    double across(const char* name) { return readLength(shape_, name, viewport_.x, em_, 0, diagnostics_); }
    double down(const char* name) { return readLength(shape_, name, viewport_.y, em_, 0, diagnostics_); }

    double notNegative(const char* name, double value) {
        if (value >= 0) return value;
        complain(*find(shape_, name), std::string(name) + " cannot be below 0", diagnostics_);
        return 0;
    }

    Outline path() {
        Outline outline;
        const html::Attribute* data = find(shape_, "d");
        if (!data) return outline;
        if (const auto fault = readPath(data->value, outline))
            complain(*data, fault->message, diagnostics_, fault->offset);
        return outline;
    }

    Outline points() {
        const html::Attribute* points = find(shape_, "points");
        if (!points) return {};
        std::vector<double> numbers;
        if (const auto fault = readNumbers(points->value, numbers)) {
            complain(*points, fault->message, diagnostics_, fault->offset);
        } else if (numbers.size() % 2 == 1) {
            complain(*points, "the last point has an x without a y", diagnostics_);
        }
        return polyline(numbers, shape_.name == "polygon");
    }

    const html::Node& shape_;
    double em_;
    Vec viewport_;
    Diagnostics& diagnostics_;
};

}  // namespace

void complain(const html::Attribute& attribute, std::string message, Diagnostics& diagnostics, size_t offset) {
    Position at = attribute.at;
    at.offset += static_cast<uint32_t>(offset);
    diagnostics.error(at, std::move(message));
}

double readLength(const html::Node& node, std::string_view name, double whole, double em, double otherwise,
                  Diagnostics& diagnostics) {
    const html::Attribute* attribute = find(node, name);
    if (!attribute) return otherwise;
    const auto value = readLength(attribute->value, whole, em);
    if (!value) {
        complain(*attribute, "the value of " + attribute->name + " is not understood; write a length such as 12.5",
                 diagnostics);
    }
    return value.value_or(otherwise);
}

Outline outlineOf(const html::Node& shape, double em, Vec viewport, Diagnostics& diagnostics) {
    return Reader(shape, em, viewport, diagnostics).read();
}

Outline transformed(Outline outline, const Matrix& matrix) {
    for (Step& step : outline) {
        for (Vec& point : step.points) point = matrix.apply(point);
    }
    return outline;
}

std::optional<Path> pathOf(const Outline& outline, const html::Node& shape, const Paint& paint, const Matrix& matrix,
                           Diagnostics& diagnostics) {
    const auto beyond = [&] {
        diagnostics.error(shape.at, "this lies farther off than any page is wide");
        return std::nullopt;
    };
    Path path;
    if (shape.name != "line") path.fill = faded(paint.fill, paint.fillOpacity);
    if (paint.strokeWidth > 0) path.stroke = faded(paint.stroke, paint.strokeOpacity);
    for (const Step& step : outline) {
        PathSegment segment{step.kind, {}};
        const int points = step.kind == PathSegment::Kind::close ? 0 : step.kind == PathSegment::Kind::curve ? 3 : 1;
        for (int i = 0; i < points; ++i) {
            const Vec p = matrix.apply(step.points[i]);
            if (!isNear(p)) return beyond();
            segment.points[i] = {pt(p.x), pt(p.y)};
        }
        path.segments.push_back(segment);
    }
    const double scale = matrix.scale();
    if (!(paint.strokeWidth * scale <= farthest)) return beyond();
    path.evenOdd = paint.evenOdd;
    path.strokeWidth = pt(paint.strokeWidth * scale);
    path.lineCap = paint.lineCap;
    path.lineJoin = paint.lineJoin;
    path.miterLimit = std::llround(paint.miterLimit * 1000);
    for (double dash : paint.dashes) {
        if (!(dash * scale <= farthest)) return beyond();
        path.dashes.push_back(pt(dash * scale));
    }
    // Dashes too small to tell apart are a line; PDF has no dashes of length 0 alone.
    if (std::all_of(path.dashes.begin(), path.dashes.end(), [](Length dash) { return dash == Length{}; }))
        path.dashes.clear();
    if (path.segments.empty() || !paint.visible || !(path.fill.visible() || path.stroke.visible())) return std::nullopt;
    return path;
}

}  // namespace oordeel::layout::svg
