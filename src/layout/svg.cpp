#include "layout/svg.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "layout/extent.h"
#include "layout/svg_paint.h"
#include "layout/svg_pattern.h"
#include "layout/svg_shape.h"
#include "layout/svg_text.h"

namespace oordeel::layout {
namespace {

using svg::find;
using svg::Matrix;
using svg::Paint;
using svg::Vec;

constexpr double pointsPerUnit = 0.75;  // a CSS pixel

// A twentieth of a point over the edge, such as the corner of a stroke, no press can show: no reason to cut it off.
constexpr Length slack{50};

struct ViewBox {
    double x = 0, y = 0, width = 0, height = 0;
};

std::optional<ViewBox> readViewBox(const html::Node& node, Diagnostics& diagnostics) {
    const html::Attribute* attribute = find(node, "viewBox");
    if (!attribute) return std::nullopt;
    std::vector<double> n;
    const auto fault = svg::readNumbers(attribute->value, n);
    if (fault || n.size() != 4 || n[2] <= 0 || n[3] <= 0) {
        svg::complain(*attribute,
                      "a viewBox is four numbers, of which the last two are above 0; write viewBox=\"0 0 width "
                      "height\"",
                      diagnostics);
        return std::nullopt;
    }
    return ViewBox{n[0], n[1], n[2], n[3]};
}

/// A side in points, or nothing when the attribute does not say.
std::optional<Length> readSide(const html::Node& node, const char* name, Length em, Length whole,
                               Diagnostics& diagnostics) {
    const html::Attribute* attribute = find(node, name);
    if (!attribute || attribute->value == "auto") return std::nullopt;
    const bool isShare = attribute->value.ends_with('%');
    const auto length = svg::readLength(attribute->value, whole.points() / pointsPerUnit, em.points() / pointsPerUnit);
    const bool isWidth = std::string_view(name) == "width";
    if (!length || *length < 0 || (isShare && !isWidth)) {
        svg::complain(*attribute, std::string("the ") + name + " is not understood; write a length such as 40mm or 120",
                      diagnostics);
        return std::nullopt;
    }
    if (isShare && whole.units == 0) return std::nullopt;
    return pt(*length * pointsPerUnit);
}

/// Where an element stands: what it inherits, where its units are, and what is cut off of it.
struct Scene {
    Paint paint;
    Matrix matrix;
    std::shared_ptr<const std::vector<Path>> clip;
};

class Drawer {
  public:
    Drawer(Context& context, html::NodeId svg, PictureSize size)
        : context_(context), svg_(svg), node_(context.document[svg]), style_(context.style(svg)), size_(size) {}

    std::vector<Mark> draw(std::optional<PictureSize> own) {
        Diagnostics told;  // by naturalSize
        viewBox_ = readViewBox(node_, told);
        if (!viewBox_ && own)
            viewBox_ = ViewBox{0, 0, own->width.points() / pointsPerUnit, own->height.points() / pointsPerUnit};
        collectNames(svg_);
        const Scene scene{{}, viewport(), nullptr};
        drawInside(svg_, within(scene, svg_, rootPaint()));
        return std::move(out_);
    }

  private:
    /// A picture of which the words are read out as its name elsewhere, or which is mere ornament.
    bool isDecoration() const {
        const std::string* hidden = html::attribute(node_, "aria-hidden");
        const std::string* role = html::attribute(node_, "role");
        return (hidden && *hidden == "true") || (role && (*role == "presentation" || *role == "none"));
    }

    Paint rootPaint() const {
        Paint paint;
        paint.fontFamily = style_.fontFamily;
        paint.fontSize = style_.fontSize.points() / pointsPerUnit;
        paint.fontWeight = style_.fontWeight;
        paint.italic = style_.italic;
        paint.letterSpacing = style_.letterSpacing.points() / pointsPerUnit;
        return svg::painted(paint, node_, style_, context_.diagnostics);
    }

    /// What an element hands down, painted as the elements around it say.
    Paint paintOf(html::NodeId id) const {
        if (id == svg_) return rootPaint();
        const html::Node& node = context_.document[id];
        return svg::painted(paintOf(node.parent), node, context_.style(id), context_.diagnostics);
    }

    void collectNames(html::NodeId parent) {
        for (html::NodeId child : context_.document[parent].children) {
            const std::string* id = html::attribute(context_.document[child], "id");
            if (id) names_.emplace(*id, child);
            collectNames(child);
        }
    }

    /// The element that url(#…) in an attribute names, or nothing, with an error.
    std::optional<html::NodeId> referred(const html::Attribute& attribute, const std::string& element) {
        const auto name = svg::readReference(attribute.value);
        if (!name) {
            svg::complain(attribute, "the value of " + attribute.name + " is not understood; write url(#name)",
                          context_.diagnostics);
            return std::nullopt;
        }
        const auto found = names_.find(*name);
        if (found == names_.end() || context_.document[found->second].name != element) {
            svg::complain(attribute, "there is no <" + element + " id=\"" + *name + "\"> in this drawing",
                          context_.diagnostics);
            return std::nullopt;
        }
        return found->second;
    }

    /// From user units to points of the drawing.
    Matrix viewport() {
        const double width = size_.width.points(), height = size_.height.points();
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
            svg::complain(*attribute,
                          "the value of preserveAspectRatio is not understood; write none, or xMidYMid with Min, Mid "
                          "or Max for each",
                          context_.diagnostics);
            return false;
        }
        align = read;
        return false;
    }

    void drawInside(html::NodeId parent, const Scene& scene) {
        for (html::NodeId child : context_.document[parent].children) {
            const html::Node& node = context_.document[child];
            if (node.kind == html::Node::Kind::element) drawElement(child, node, scene);
        }
    }

    void drawElement(html::NodeId id, const html::Node& node, const Scene& outer) {
        // Told, not drawn; or drawn where something refers to it.
        for (const char* other : {"title", "desc", "defs", "pattern", "clipPath"}) {
            if (node.name == other) return;
        }
        const Scene scene =
            within(outer, id, svg::painted(outer.paint, node, context_.style(id), context_.diagnostics));
        if (node.name == "g") return drawInside(id, scene);
        if (node.name == "text") return drawText(id, scene);
        drawShape(node, scene);
    }

    /// The scene inside an element, with its own transformation and clip.
    Scene within(const Scene& outer, html::NodeId id, Paint paint) {
        const html::Node& node = context_.document[id];
        Scene scene{std::move(paint), outer.matrix, outer.clip};
        readTransform(node, "transform", scene.matrix);
        const html::Attribute* clip = find(node, "clip-path");
        if (clip && clip->value != "none") scene.clip = clipped(*clip, scene);
        return scene;
    }

    void readTransform(const html::Node& node, const char* name, Matrix& matrix) {
        const html::Attribute* transform = find(node, name);
        if (!transform) return;
        if (const auto fault = svg::readTransform(transform->value, matrix))
            svg::complain(*transform, fault->message, context_.diagnostics, fault->offset);
    }

    /// What was cut off already and what the <clipPath> cuts off.
    std::shared_ptr<const std::vector<Path>> clipped(const html::Attribute& attribute, const Scene& scene) {
        const auto id = referred(attribute, "clipPath");
        const auto path = id ? clipPath(*id, scene.matrix) : std::nullopt;
        if (!path) return scene.clip;
        auto paths =
            scene.clip ? std::make_shared<std::vector<Path>>(*scene.clip) : std::make_shared<std::vector<Path>>();
        paths->push_back(*path);
        return paths;
    }

    /// The shape of a <clipPath>, in the units of what refers to it.
    std::optional<Path> clipPath(html::NodeId id, Matrix matrix) {
        const html::Node& node = context_.document[id];
        const html::Attribute* units = find(node, "clipPathUnits");
        if (units && units->value != "userSpaceOnUse") {
            svg::complain(*units, "a clip is measured in the units of the drawing; write userSpaceOnUse",
                          context_.diagnostics);
        }
        readTransform(node, "transform", matrix);
        const html::Node* shape = nullptr;
        for (html::NodeId child : node.children) {
            const html::Node& inside = context_.document[child];
            if (inside.name == "title" || inside.name == "desc") continue;
            if (shape) {
                context_.diagnostics.error(inside.at, "a <clipPath> holds one shape; join them in one <path>");
                return std::nullopt;
            }
            shape = &inside;
        }
        if (!shape) {
            context_.error(id, "this <clipPath> holds no shape, so it would cut off everything");
            return std::nullopt;
        }
        if (const html::Attribute* clip = find(*shape, "clip-path"); clip && clip->value != "none")
            svg::complain(*clip, "a clip is not cut off itself; draw the result as a <path>", context_.diagnostics);
        readTransform(*shape, "transform", matrix);
        Paint paint;
        paint.evenOdd = clipRule(*shape);
        const svg::Outline outline = svg::outlineOf(*shape, paintOf(id).fontSize, viewportSize_, context_.diagnostics);
        if (outline.empty()) context_.diagnostics.error(shape->at, "this shape is empty, so it cuts off everything");
        return svg::pathOf(outline, *shape, paint, matrix, context_.diagnostics);
    }

    /// True for evenodd.
    bool clipRule(const html::Node& shape) {
        const html::Attribute* rule = find(shape, "clip-rule");
        if (!rule || rule->value == "nonzero") return false;
        if (rule->value != "evenodd")
            svg::complain(*rule, "the value of clip-rule is not understood; write nonzero or evenodd",
                          context_.diagnostics);
        return true;
    }

    void drawShape(const html::Node& node, const Scene& scene) {
        const svg::Outline outline = svg::outlineOf(node, scene.paint.fontSize, viewportSize_, context_.diagnostics);
        if (scene.paint.pattern && node.name != "line") fillWithPattern(outline, node, scene);
        if (auto path = svg::pathOf(outline, node, scene.paint, scene.matrix, context_.diagnostics))
            add(*std::move(path), scene.clip);
    }

    void fillWithPattern(const svg::Outline& outline, const html::Node& node, const Scene& scene) {
        const html::Attribute& fill = *scene.paint.pattern;
        const auto pattern = referred(fill, "pattern");
        Paint plain = scene.paint;
        plain.fill = {0, 0, 0, 255};
        plain.stroke = {0, 0, 0, 0};
        const auto shape = svg::pathOf(outline, node, plain, scene.matrix, context_.diagnostics);
        const auto covered = shape ? extent(*shape) : std::nullopt;
        if (!pattern || !covered) return;
        auto clip =
            scene.clip ? std::make_shared<std::vector<Path>>(*scene.clip) : std::make_shared<std::vector<Path>>();
        clip->push_back(*shape);
        const svg::PatternUse use{fill, scene.matrix, *covered, viewportSize_, scene.paint.fillOpacity};
        const Paint inherited = paintOf(context_.document[*pattern].parent);
        for (Path& path : svg::patternPaths(context_, *pattern, inherited, use)) add(std::move(path), clip);
    }

    void drawText(html::NodeId id, const Scene& scene) {
        if (scene.paint.pattern)
            svg::complain(*scene.paint.pattern, "words are filled with a colour, not with a pattern",
                          context_.diagnostics);
        for (TextRun& run : svg::setText(context_, id, scene.paint, scene.matrix, viewportSize_)) {
            const Length give = run.size / 10;  // side bearings
            const bool fits = run.origin.x >= -give && run.origin.x + run.width <= size_.width + give &&
                              run.origin.y >= run.size / 2 && run.origin.y <= size_.height + give;
            if (!fits) {
                context_.warning(id,
                                 "these words stick out of the drawing, where a browser cuts them off; move them or "
                                 "make the drawing larger");
            }
            out_.push_back({owner(), std::move(run), false, {scene.clip, {}}});
        }
    }

    /// Adds what is left of a path inside the edges of the drawing.
    void add(Path path, const std::shared_ptr<const std::vector<Path>>& clip) {
        Mark mark{owner(), std::move(path), false, {clip, {}}};
        const auto covered = extent(mark);
        if (!covered) return;
        const bool sticksOut = covered->x < -slack || covered->y < -slack ||
                               covered->x + covered->width > size_.width + slack ||
                               covered->y + covered->height > size_.height + slack;
        if (sticksOut) mark.clip.paths = atEdges(clip);
        if (extent(mark)) out_.push_back(std::move(mark));
    }

    /// A clip with the edges of the drawing added to it. Marks that share one keep doing so.
    const std::shared_ptr<const std::vector<Path>>& atEdges(const std::shared_ptr<const std::vector<Path>>& clip) {
        auto& found = atEdges_[clip];
        if (!found) {
            auto paths = clip ? std::make_shared<std::vector<Path>>(*clip) : std::make_shared<std::vector<Path>>();
            paths->push_back(rectangle({{}, {}, size_.width, size_.height}, {}));
            found = std::move(paths);
        }
        return found;
    }

    html::NodeId owner() const { return isDecoration() ? html::noNode : svg_; }

    Context& context_;
    html::NodeId svg_;
    const html::Node& node_;
    const css::Style& style_;
    PictureSize size_;
    std::optional<ViewBox> viewBox_;
    Vec viewportSize_;
    std::map<std::string_view, html::NodeId> names_;
    std::map<std::shared_ptr<const std::vector<Path>>, std::shared_ptr<const std::vector<Path>>> atEdges_;
    std::vector<Mark> out_;
};

}  // namespace

NaturalSize naturalSize(Context& context, html::NodeId svg, Length whole) {
    const html::Node& node = context.document[svg];
    const Length em = context.style(svg).fontSize;
    NaturalSize out;
    out.width = readSide(node, "width", em, whole, context.diagnostics);
    out.height = readSide(node, "height", em, whole, context.diagnostics);
    if (const auto viewBox = readViewBox(node, context.diagnostics)) {
        out.ratio = viewBox->height / viewBox->width;
        if (!out.width && !out.height) out.width = pt(viewBox->width * pointsPerUnit);
    }
    return out;
}

std::vector<Mark> drawSvg(Context& context, html::NodeId svg, PictureSize size, std::optional<PictureSize> own) {
    return Drawer(context, svg, size).draw(own);
}

}  // namespace oordeel::layout
