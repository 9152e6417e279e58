#include "layout/svg_text.h"

#include <cmath>

#include "base/utf8.h"
#include "layout/inline.h"
#include "layout/runs.h"

namespace oordeel::layout::svg {
namespace {

/// A stretch of text in one style. A new x or y begins a chunk, which text-anchor places as a whole.
struct Stretch {
    html::NodeId node = html::noNode;
    Paint paint;
    std::u32string text;
    std::optional<double> x, y;
    Vec move;  ///< dx, dy
};

class TextSetter {
  public:
    TextSetter(Context& context, const Matrix& matrix, Vec viewport)
        : context_(context), matrix_(matrix), viewport_(viewport) {}

    std::vector<TextRun> set(html::NodeId text, const Paint& paint) {
        collect(text, paint);
        while (!stretches_.empty() && trimEnd(stretches_.back())) stretches_.pop_back();
        for (size_t first = 0; first < stretches_.size();) {
            size_t end = first + 1;
            while (end < stretches_.size() && !stretches_[end].x && !stretches_[end].y) ++end;
            setChunk(first, end);
            first = end;
        }
        return std::move(out_);
    }

  private:
    void collect(html::NodeId id, const Paint& paint) {
        const html::Node& node = context_.document[id];
        waiting_.x = coordinate(node, "x", viewport_.x, paint, waiting_.x);
        waiting_.y = coordinate(node, "y", viewport_.y, paint, waiting_.y);
        waiting_.move.x += coordinate(node, "dx", viewport_.x, paint, 0.0).value_or(0);
        waiting_.move.y += coordinate(node, "dy", viewport_.y, paint, 0.0).value_or(0);
        for (html::NodeId child : node.children) {
            const html::Node& inside = context_.document[child];
            if (inside.kind == html::Node::Kind::text) addText(id, paint, inside.text);
            if (inside.name == "tspan")
                collect(child, painted(paint, inside, context_.style(child), context_.diagnostics));
        }
    }

    std::optional<double> coordinate(const html::Node& node, std::string_view name, double whole, const Paint& paint,
                                     std::optional<double> otherwise) {
        for (const html::Attribute& attribute : node.attributes) {
            if (attribute.name != name) continue;
            const std::optional<double> value = readLength(attribute.value, whole, paint.fontSize);
            if (!value)
                context_.diagnostics.error(attribute.at, "the value of " + attribute.name +
                                                             " is not understood; write one length such as 12.5");
            return value ? value : otherwise;
        }
        return otherwise;
    }

    /// White space is collapsed over the whole <text>, as for CSS's `white-space: normal`.
    void addText(html::NodeId node, const Paint& paint, std::string_view text) {
        std::u32string collapsed;
        for (char32_t c : toUtf32(text)) {
            const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (space && afterSpace_) continue;
            collapsed += space ? U' ' : c;
            afterSpace_ = space;
        }
        if (collapsed.empty()) return;
        waiting_.node = node;
        waiting_.paint = paint;
        waiting_.text = std::move(collapsed);
        stretches_.push_back(std::move(waiting_));
        waiting_ = {};
    }

    /// Takes the last space away; true when nothing is left.
    static bool trimEnd(Stretch& stretch) {
        if (stretch.text.ends_with(U' ')) stretch.text.pop_back();
        return stretch.text.empty();
    }

    css::Style styleOf(const Stretch& stretch) const {
        const double scale = matrix_.a;
        css::Style style = context_.style(stretch.node);
        style.fontFamily = stretch.paint.fontFamily;
        style.fontSize = pt(stretch.paint.fontSize * scale);
        style.fontWeight = stretch.paint.fontWeight;
        style.italic = stretch.paint.italic;
        style.letterSpacing = pt(stretch.paint.letterSpacing * scale);
        style.wordSpacing = {};
        style.color = faded(stretch.paint.fill, stretch.paint.fillOpacity);
        return style;
    }

    void setChunk(size_t first, size_t end) {
        std::vector<std::vector<TextRun>> runs;
        Length width;
        for (size_t i = first; i < end; ++i) {
            if (!isNear(stretches_[i]))
                return context_.error(stretches_[i].node, "this lies farther off than any page is wide");
            runs.push_back(shaped(stretches_[i]));
            width += pt(stretches_[i].move.x * matrix_.a);
            for (const TextRun& run : runs.back()) width += run.width;
        }
        const Stretch& leader = stretches_[first];
        if (leader.x) pen_.x = pt(matrix_.apply({*leader.x, 0}).x);
        if (leader.y) pen_.y = pt(matrix_.apply({0, *leader.y}).y);
        if (leader.paint.anchor == Paint::Anchor::middle) pen_.x -= width / 2;
        if (leader.paint.anchor == Paint::Anchor::end) pen_.x -= width;
        for (size_t i = first; i < end; ++i) {
            pen_.x += pt(stretches_[i].move.x * matrix_.a);
            pen_.y += pt(stretches_[i].move.y * matrix_.a);
            for (TextRun& run : runs[i - first]) {
                run.origin = pen_;
                pen_.x += run.width;
                if (stretches_[i].paint.visible && run.color.visible()) out_.push_back(std::move(run));
            }
        }
    }

    bool isNear(const Stretch& stretch) const {
        const Vec at = matrix_.apply({stretch.x.value_or(0), stretch.y.value_or(0)});
        const double moved = (std::abs(stretch.move.x) + std::abs(stretch.move.y)) * matrix_.a;
        const double size = (stretch.paint.fontSize + std::abs(stretch.paint.letterSpacing)) * matrix_.a;
        return std::abs(at.x) <= farthest && std::abs(at.y) <= farthest && moved <= farthest && size <= farthest;
    }

    std::vector<TextRun> shaped(const Stretch& stretch) {
        if (stretch.paint.stroke.visible()) {
            context_.error(stretch.node, "text is filled and not stroked; write stroke=\"none\"");
        }
        const css::Style style = styleOf(stretch);
        const InlineContent content = plainInline(stretch.text, style);
        const ShapedContent shapes = shapeContent(context_, content, stretch.node);
        std::vector<TextRun> runs;
        for (const ShapedRun& run : shapes.runs) runs.push_back(cutRun(run, content, run.from, run.to, false, false));
        return runs;
    }

    Context& context_;
    const Matrix& matrix_;
    Vec viewport_;
    std::vector<Stretch> stretches_;
    Stretch waiting_{html::noNode, {}, {}, 0.0, 0.0, {}};  ///< what its elements say of the text to come
    bool afterSpace_ = true;
    Point pen_;
    std::vector<TextRun> out_;
};

}  // namespace

std::vector<TextRun> setText(Context& context, html::NodeId text, const Paint& paint, const Matrix& matrix,
                             Vec viewport) {
    if (!matrix.keepsShape()) {
        context.error(text, "text is neither turned, slanted nor stretched; take it out of this transformation");
        return {};
    }
    return TextSetter(context, matrix, viewport).set(text, paint);
}

}  // namespace oordeel::layout::svg
