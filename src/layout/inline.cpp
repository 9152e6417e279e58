#include "layout/inline.h"

#include <algorithm>

#include "base/utf8.h"
#include "layout/flow.h"
#include "layout/picture_box.h"

namespace oordeel::layout {
namespace {

using css::ContentPart;
using css::WhiteSpace;
using html::NodeId;

bool collapses(WhiteSpace mode) {
    return mode == WhiteSpace::normal || mode == WhiteSpace::nowrap || mode == WhiteSpace::preLine;
}

bool isSpace(char32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// Upper and lower case of the letters Dutch uses: ASCII and Latin-1. Others stay as they are.
char32_t upper(char32_t c) {
    if (c >= 'a' && c <= 'z') return c - 32;
    return (c >= 0xE0 && c <= 0xFE && c != 0xF7) ? c - 32 : c;
}

char32_t lower(char32_t c) {
    if (c >= 'A' && c <= 'Z') return c + 32;
    return (c >= 0xC0 && c <= 0xDE && c != 0xD7) ? c + 32 : c;
}

class Collector {
  public:
    Collector(Context& context, const css::Style& block, Length width)
        : context_(context), block_(block), width_(width) {}

    void collect(const std::vector<NodeId>& nodes) {
        for (const NodeId node : nodes) visit(node, html::noNode, {});
    }

    void collectGenerated(NodeId id) {
        for (const ContentPart& part : block_.content) addGenerated(id, block_, part, html::noNode, {});
    }

    InlineContent finish() {
        // White space at the end of the block hangs from nothing.
        while (!out_.text.empty() && out_.text.back() == ' ' && endsInCollapsibleSpace_) {
            out_.text.pop_back();
            if (!out_.spans.empty() && out_.spans.back().to > out_.text.size()) out_.spans.back().to = out_.text.size();
            endsInCollapsibleSpace_ = !out_.text.empty() && out_.text.back() == ' ';
        }
        std::erase_if(out_.spans, [](const InlineSpan& span) { return span.from >= span.to; });
        return std::move(out_);
    }

  private:
    void visit(NodeId id, NodeId link, Length shift) {
        const html::Node& node = context_.document[id];
        const css::Style& style = context_.style(id);
        if (style.display == css::Display::none) return;
        if (node.kind == html::Node::Kind::text) {
            const css::Style& own = node.parent == html::noNode ? block_ : context_.style(node.parent);
            return addText(toUtf32(node.text), id, own, link, shift);
        }
        if (style.footnote) {
            out_.notes.push_back({out_.text.empty() ? 0 : out_.text.size() - 1, context_.notes.size()});
            context_.notes.push_back(id);
            return;
        }
        if (isLandmark(context_, id)) out_.starts.push_back({out_.text.size(), id});
        if (node.kind == html::Node::Kind::element && node.name == "a" && html::attribute(node, "href")) link = id;
        if (node.name == "br") return addBreak(id, style, link, shift);
        if (isPicture(context_, id)) return addPicture(id, style, link, shift);
        if (style.display == css::Display::inlineBlock) return addInlineBlock(id, style, link, shift);

        shift += shiftOf(id, style);
        addSpacer(id, style, css::left);
        for (const ContentPart& part : style.content) addGenerated(id, style, part, link, shift);
        for (const NodeId child : node.children) visit(child, link, shift);
        addSpacer(id, style, css::right);
    }

    /// vertical-align of an inline element, relative to its parent's baseline. Fractions of the size as browsers use.
    Length shiftOf(NodeId id, const css::Style& style) const {
        const NodeId parent = context_.document[id].parent;
        const Length size = parent == html::noNode ? block_.fontSize : context_.style(parent).fontSize;
        switch (style.verticalAlign) {
            case css::VerticalAlign::super:
                return scaled(size, 1, 3);
            case css::VerticalAlign::sub:
                return -scaled(size, 1, 5);
            case css::VerticalAlign::length:
                return style.verticalShift;
            default:
                return {};
        }
    }

    void addText(std::u32string text, NodeId id, const css::Style& style, NodeId link, Length shift) {
        const size_t from = out_.text.size();
        const bool collapse = collapses(style.whiteSpace);
        const bool keepsLineEnds = style.whiteSpace == WhiteSpace::pre || style.whiteSpace == WhiteSpace::preWrap ||
                                   style.whiteSpace == WhiteSpace::preLine;
        bool wordStart = out_.text.empty() || out_.text.back() == ' ';
        for (char32_t c : text) {
            if (c == '\r') continue;
            if (c == '\n' && keepsLineEnds) {
                trimSpace();
                out_.text += U'\n';
                endsInCollapsibleSpace_ = collapse;
                continue;
            }
            if (isSpace(c)) {
                if (collapse && (out_.text.empty() || endsInCollapsibleSpace_)) continue;
                out_.text += U' ';
                endsInCollapsibleSpace_ = collapse;
                wordStart = true;
                continue;
            }
            const char32_t written = c;
            if (style.textTransform == css::TextTransform::uppercase) c = upper(c);
            if (style.textTransform == css::TextTransform::lowercase) c = lower(c);
            if (style.textTransform == css::TextTransform::capitalize && wordStart) c = upper(c);
            if (c != written) out_.asWritten.emplace_back(out_.text.size(), written);
            wordStart = false;
            out_.text += c;
            endsInCollapsibleSpace_ = false;
        }
        if (out_.text.size() > from) out_.spans.push_back({from, out_.text.size(), id, link, &style, shift});
    }

    /// Drops a collapsible space before the end of a line.
    void trimSpace() {
        if (out_.text.empty() || out_.text.back() != ' ' || !endsInCollapsibleSpace_) return;
        out_.text.pop_back();
        if (!out_.spans.empty() && out_.spans.back().to > out_.text.size()) out_.spans.back().to = out_.text.size();
    }

    void addBreak(NodeId id, const css::Style& style, NodeId link, Length shift) {
        trimSpace();
        out_.text += U'\n';
        out_.spans.push_back({out_.text.size() - 1, out_.text.size(), id, link, &style, shift});
        endsInCollapsibleSpace_ = true;  // white space after a line end collapses too
    }

    void addGenerated(NodeId id, const css::Style& style, const ContentPart& part, NodeId link, Length shift) {
        if (part.kind == ContentPart::Kind::text) {
            // A line end that a style sheet writes (\A) ends the line only where white space is kept.
            return addText(toUtf32(part.text), id, style, link, shift);
        }
        LinePiece piece;
        piece.kind = LinePiece::Kind::late;
        piece.node = id;
        piece.link = link;
        piece.style = &style;
        piece.shift = shift;
        piece.part = &part;
        addObject(std::move(piece), objectCharacter, {}, {});
    }

    void addPicture(NodeId id, const css::Style& style, NodeId link, Length shift) {
        const Length margins = style.margin[css::left].of(width_) + style.margin[css::right].of(width_);
        auto fragment = std::make_shared<Fragment>(setPicture(context_, id, width_, width_ - margins));
        const Length ascent = fragment->height;
        addFragment(id, style, link, shift, std::move(fragment), ascent);
    }

    void addInlineBlock(NodeId id, const css::Style& style, NodeId link, Length shift) {
        auto fragment = std::make_shared<Fragment>(setInlineBlock(context_, id, width_));
        const Length ascent = fragment->baseline.value_or(fragment->height);
        addFragment(id, style, link, shift, std::move(fragment), ascent);
    }

    /// Places a box on the line, its margins around it.
    void addFragment(NodeId id, const css::Style& style, NodeId link, Length shift,
                     std::shared_ptr<const Fragment> fragment, Length ascent) {
        const Length marginTop = style.margin[css::top].of(width_), marginBottom = style.margin[css::bottom].of(width_);
        shift += shiftOf(id, style);
        if (style.verticalAlign == css::VerticalAlign::middle) {
            shift += scaled(block_.fontSize, 1, 4) - (ascent - (fragment->height / 2));
        }
        for (const size_t note : fragment->notes) out_.notes.push_back({out_.text.size(), note});
        addGap(id, style.margin[css::left].of(width_), openingSpacer);
        LinePiece piece;
        piece.kind = LinePiece::Kind::fragment;
        piece.node = id;
        piece.link = link;
        piece.style = &style;
        piece.width = fragment->width;
        piece.shift = shift;
        piece.ascent = ascent;
        const Length above = ascent + marginTop + shift, below = fragment->height - ascent + marginBottom - shift;
        piece.fragment = std::move(fragment);
        addObject(std::move(piece), objectCharacter, above, below);
        addGap(id, style.margin[css::right].of(width_), closingSpacer);
    }

    /// Margin, border and padding of an inline element on one side.
    void addSpacer(NodeId id, const css::Style& style, css::Side side) {
        addGap(id, style.margin[side].of(width_) + style.padding[side].of(width_) + style.border[side].width,
               side == css::left ? openingSpacer : closingSpacer);
    }

    void addGap(NodeId id, Length width, char32_t character) {
        if (width.units == 0) return;
        LinePiece piece;
        piece.kind = LinePiece::Kind::space;
        piece.node = id;
        piece.width = width;
        const bool space = endsInCollapsibleSpace_;
        addObject(std::move(piece), character, {}, {});
        endsInCollapsibleSpace_ = space;
    }

    void addObject(LinePiece piece, char32_t character, Length above, Length below) {
        out_.objects.push_back({out_.text.size(), std::move(piece), above, below});
        out_.text += character;
        endsInCollapsibleSpace_ = false;
    }

    Context& context_;
    const css::Style& block_;
    Length width_;
    InlineContent out_;
    bool endsInCollapsibleSpace_ = true;  // at the start of a block white space collapses
};

}  // namespace

InlineContent collectInline(Context& context, const std::vector<NodeId>& nodes, const css::Style& block, Length width) {
    Collector collector(context, block, width);
    collector.collect(nodes);
    return collector.finish();
}

InlineContent collectGenerated(Context& context, NodeId node, Length width) {
    Collector collector(context, context.style(node), width);
    collector.collectGenerated(node);
    return collector.finish();
}

InlineContent plainInline(std::u32string text, const css::Style& style) {
    InlineContent content;
    content.text = std::move(text);
    if (!content.text.empty())
        content.spans.push_back({0, content.text.size(), html::noNode, html::noNode, &style, {}});
    return content;
}

}  // namespace oordeel::layout
