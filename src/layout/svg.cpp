#include "layout/svg.h"

#include <algorithm>
#include <cmath>

#include "layout/context.h"
#include "layout/svg_paint.h"
#include "layout/svg_path.h"
#include "layout/svg_text.h"
#include "layout/svg_values.h"

namespace oordeel::layout {
namespace {

using svg::Matrix;
using svg::Outline;
using svg::Paint;
using svg::Vec;

constexpr double pointsPerUnit = 0.75;  // a CSS pixel

struct ViewBox {
    double x = 0, y = 0, width = 0, height = 0;
};

class Drawer {
  public:
    Drawer(Context& context, html::NodeId svg, Length available)
        : context_(context),
          svg_(svg),
          node_(context.document[svg]),
          style_(context.style(svg)),
          available_(available) {}

    Drawing draw() {
        readViewBox();
        if (!readSize()) return {};
        drawInside(svg_, svg::painted(inherited(), node_, style_, context_.diagnostics), viewport());
        return std::move(out_);
    }

  private:
    const html::Attribute* find(const html::Node& node, std::string_view name) const {
        const auto found = std::find_if(node.attributes.begin(), node.attributes.end(),
                                        [&](const html::Attribute& a) { return a.name == name; });
        return found == node.attributes.end() ? nullptr : &*found;
    }

    void error(const html::Attribute& attribute, std::string message, size_t offset = 0) {
        Position at = attribute.at;
        at.offset += static_cast<uint32_t>(offset);
        context_.diagnostics.error(at, std::move(message));
    }

    /// A picture of which the words are read out as its name elsewhere, or which is mere ornament.
    bool isDecoration() const {
        const std::string* hidden = html::attribute(node_, "aria-hidden");
        const std::string* role = html::attribute(node_, "role");
        return (hidden && *hidden == "true") || (role && (*role == "presentation" || *role == "none"));
    }

    Paint inherited() const {
        Paint paint;
        paint.fontFamily = style_.fontFamily;
        paint.fontSize = style_.fontSize.points() / pointsPerUnit;
        paint.fontWeight = style_.fontWeight;
        paint.italic = style_.italic;
        paint.letterSpacing = style_.letterSpacing.points() / pointsPerUnit;
        return paint;
    }

    void readViewBox() {
        const html::Attribute* attribute = find(node_, "viewBox");
        if (!attribute) return;
        std::vector<double> n;
        const auto fault = svg::readNumbers(attribute->value, n);
        if (fault || n.size() != 4 || n[2] <= 0 || n[3] <= 0) {
            return error(
                *attribute,
                "a viewBox is four numbers, of which the last two are above 0; write viewBox=\"0 0 width height\"");
        }
        viewBox_ = ViewBox{n[0], n[1], n[2], n[3]};
    }

    /// A side in points: CSS before the attribute. Nothing when neither says.
    std::optional<Length> side(const css::Size& size, const char* name, std::optional<Length> whole) {
        if (size.kind == css::Size::Kind::length || (size.kind == css::Size::Kind::percentage && whole)) {
            return size.of(whole.value_or(Length{}));
        }
        const html::Attribute* attribute = find(node_, name);
        if (!attribute || attribute->value == "auto") return std::nullopt;
        const bool isShare = attribute->value.ends_with('%');
        const double units = whole.value_or(Length{}).points() / pointsPerUnit;
        const auto length = svg::readLength(attribute->value, units, style_.fontSize.points() / pointsPerUnit);
        if (!length || *length < 0 || (isShare && !whole)) {
            error(*attribute, std::string("the ") + name + " is not understood; write a length such as 40mm or 120");
            return std::nullopt;
        }
        return pt(*length * pointsPerUnit);
    }

    bool readSize() {
        std::optional<Length> width = side(style_.width, "width", available_);
        std::optional<Length> height = side(style_.height, "height", std::nullopt);
        if (width && !style_.maxWidth.isAuto()) width = std::min(*width, style_.maxWidth.of(available_));
        if (viewBox_) {
            const double ratio = viewBox_->height / viewBox_->width;
            if (!width && !height) width = pt(viewBox_->width * pointsPerUnit);
            if (!width) width = pt(height->points() / ratio);
            if (!height) height = pt(width->points() * ratio);
        }
        const bool sensible = width && height && width->points() <= svg::farthest && height->points() <= svg::farthest;
        if (!sensible) {
            context_.error(svg_, width && height
                                     ? "this drawing is larger than any page"
                                     : "this drawing has no size; give <svg> a width and a height, or a viewBox");
            return false;
        }
        out_.width = *width;
        out_.height = *height;
        return true;
    }

    /// From user units to points of the drawing.
    Matrix viewport() {
        const double width = out_.width.points(), height = out_.height.points();
        if (!viewBox_) {
            viewportSize_ = {width / pointsPerUnit, height / pointsPerUnit};
            return {pointsPerUnit, 0, 0, pointsPerUnit, 0, 0};
        }
        viewportSize_ = {viewBox_->width, viewBox_->height};
        double sx = width / viewBox_->width, sy = height / viewBox_->height;
        Vec align{0.5, 0.5};
        if (!readAlignment(align)) {
            sx = sy = std::min(sx, sy);
        }
        const double spareX = width - sx * viewBox_->width, spareY = height - sy * viewBox_->height;
        return {sx, 0, 0, sy, spareX * align.x - sx * viewBox_->x, spareY * align.y - sy * viewBox_->y};
    }

    /// preserveAspectRatio; true for "none", that is: stretch.
    bool readAlignment(Vec& align) {
        const html::Attribute* attribute = find(node_, "preserveAspectRatio");
        if (!attribute) return false;
        std::string value = attribute->value;
        if (value == "none") return true;
        if (value.ends_with(" meet")) value.resize(value.size() - 5);
        const auto share = [](std::string_view word) {
            return word == "Min" ? 0.0 : word == "Mid" ? 0.5 : word == "Max" ? 1.0 : -1.0;
        };
        const std::string_view view = value;
        const bool formed = view.size() == 8 && view[0] == 'x' && view[4] == 'Y';
        const Vec read = formed ? Vec{share(view.substr(1, 3)), share(view.substr(5, 3))} : Vec{-1, -1};
        if (read.x < 0 || read.y < 0) {
            error(*attribute,
                  "the value of preserveAspectRatio is not understood; write none, or xMidYMid with Min, Mid or Max "
                  "for each");
            return false;
        }
        align = read;
        return false;
    }

    void drawInside(html::NodeId parent, const Paint& paint, const Matrix& matrix) {
        for (html::NodeId child : context_.document[parent].children) {
            const html::Node& node = context_.document[child];
            if (node.kind == html::Node::Kind::element) drawElement(child, node, paint, matrix);
        }
    }

    void drawElement(html::NodeId id, const html::Node& node, const Paint& outer, Matrix matrix) {
        // Told, not drawn; definitions are drawn where they are used, and what uses them is outside the subset.
        if (node.name == "title" || node.name == "desc" || node.name == "defs") return;
        if (node.name == "pattern" || node.name == "clipPath") {
            return context_.error(id, "<" + node.name + "> is not drawn; draw the result as a <path>");
        }
        const Paint paint = svg::painted(outer, node, context_.style(id), context_.diagnostics);
        if (const html::Attribute* transform = find(node, "transform")) {
            if (const auto fault = svg::readTransform(transform->value, matrix))
                error(*transform, fault->message, fault->offset);
        }
        if (node.name == "g") return drawInside(id, paint, matrix);
        if (node.name == "text") {
            for (TextRun& run : svg::setText(context_, id, paint, matrix, viewportSize_)) add(std::move(run));
            return;
        }
        addPath(outlineOf(node, paint), node, paint, matrix);
    }

    Outline outlineOf(const html::Node& node, const Paint& paint) {
        const auto across = [&](const char* name, double otherwise = 0) {
            return length(node, name, viewportSize_.x, paint, otherwise);
        };
        const auto down = [&](const char* name, double otherwise = 0) {
            return length(node, name, viewportSize_.y, paint, otherwise);
        };
        if (node.name == "path") return pathOf(node);
        if (node.name == "polyline" || node.name == "polygon") return polylineOf(node);
        if (node.name == "line") {
            return {{PathSegment::Kind::move, {{across("x1"), down("y1")}}},
                    {PathSegment::Kind::line, {{across("x2"), down("y2")}}}};
        }
        if (node.name == "circle") {
            const double radius = notNegative(node, "r", across("r"));
            return radius > 0 ? svg::ellipse({across("cx"), down("cy")}, radius, radius) : Outline{};
        }
        if (node.name == "ellipse") {
            const double rx = notNegative(node, "rx", across("rx")), ry = notNegative(node, "ry", down("ry"));
            return rx > 0 && ry > 0 ? svg::ellipse({across("cx"), down("cy")}, rx, ry) : Outline{};
        }
        const double width = notNegative(node, "width", across("width")),
                     height = notNegative(node, "height", down("height"));
        // Of two radii one may be left out; it is then as large as the other.
        double rx = notNegative(node, "rx", across("rx")), ry = notNegative(node, "ry", down("ry"));
        if (!find(node, "rx")) rx = ry;
        if (!find(node, "ry")) ry = rx;
        return width > 0 && height > 0 ? svg::rectangle(across("x"), down("y"), width, height, rx, ry) : Outline{};
    }

    double length(const html::Node& node, const char* name, double whole, const Paint& paint, double otherwise) {
        const html::Attribute* attribute = find(node, name);
        if (!attribute) return otherwise;
        const auto value = svg::readLength(attribute->value, whole, paint.fontSize);
        if (!value)
            error(*attribute, "the value of " + attribute->name + " is not understood; write a length such as 12.5");
        return value.value_or(otherwise);
    }

    double notNegative(const html::Node& node, const char* name, double value) {
        if (value >= 0) return value;
        error(*find(node, name), std::string(name) + " cannot be below 0");
        return 0;
    }

    Outline pathOf(const html::Node& node) {
        Outline outline;
        const html::Attribute* data = find(node, "d");
        if (!data) return outline;
        if (const auto fault = svg::readPath(data->value, outline)) error(*data, fault->message, fault->offset);
        return outline;
    }

    Outline polylineOf(const html::Node& node) {
        const html::Attribute* points = find(node, "points");
        if (!points) return {};
        std::vector<double> numbers;
        if (const auto fault = svg::readNumbers(points->value, numbers)) {
            error(*points, fault->message, fault->offset);
        } else if (numbers.size() % 2 == 1) {
            error(*points, "the last point has an x without a y");
        }
        return svg::polyline(numbers, node.name == "polygon");
    }

    void addPath(const Outline& outline, const html::Node& node, const Paint& paint, const Matrix& matrix) {
        Path path;
        if (node.name != "line") path.fill = svg::faded(paint.fill, paint.fillOpacity);
        if (paint.strokeWidth > 0) path.stroke = svg::faded(paint.stroke, paint.strokeOpacity);
        for (const svg::Step& step : outline) {
            PathSegment segment{step.kind, {}};
            for (size_t i = 0; i < 3; ++i) {
                const Vec p = matrix.apply(step.points[i]);
                if (step.kind != PathSegment::Kind::close &&
                    !(std::abs(p.x) <= svg::farthest && std::abs(p.y) <= svg::farthest))
                    return beyond(node);
                if (step.kind != PathSegment::Kind::close) segment.points[i] = {pt(p.x), pt(p.y)};
                if (step.kind != PathSegment::Kind::curve) break;
            }
            path.segments.push_back(segment);
        }
        const double scale = matrix.scale();
        if (!(paint.strokeWidth * scale <= svg::farthest)) return beyond(node);
        path.evenOdd = paint.evenOdd;
        path.strokeWidth = pt(paint.strokeWidth * scale);
        path.lineCap = paint.lineCap;
        path.lineJoin = paint.lineJoin;
        path.miterLimit = std::llround(paint.miterLimit * 1000);
        for (double dash : paint.dashes) {
            if (!(dash * scale <= svg::farthest)) return beyond(node);
            path.dashes.push_back(pt(dash * scale));
        }
        // Dashes too small to tell apart are a line; PDF has no dashes of length 0 alone.
        if (std::all_of(path.dashes.begin(), path.dashes.end(), [](Length dash) { return dash == Length{}; }))
            path.dashes.clear();
        if (path.segments.empty() || !paint.visible || !(path.fill.visible() || path.stroke.visible())) return;
        add(std::move(path));
    }

    void beyond(const html::Node& node) {
        context_.diagnostics.error(node.at, "this lies farther off than any page is wide");
    }

    template <class What>
    void add(What what) {
        out_.marks.push_back({isDecoration() ? html::noNode : svg_, std::move(what), false});
    }

    Context& context_;
    html::NodeId svg_;
    const html::Node& node_;
    const css::Style& style_;
    Length available_;
    std::optional<ViewBox> viewBox_;
    Vec viewportSize_;
    Drawing out_;
};

}  // namespace

Drawing drawSvg(const html::Document& document, html::NodeId svg, const css::Styles& styles, text::Fonts& fonts,
                Length available, Diagnostics& diagnostics) {
    Context context(document, styles, fonts, diagnostics);
    return Drawer(context, svg, available).draw();
}

}  // namespace oordeel::layout
