#include "layout/inline.h"

#include <algorithm>

#include "base/utf8.h"
#include "layout/box.h"
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

/// What an inline element hands down to those inside it.
struct Around {
    NodeId link = html::noNode;
    Length shift;
    Stroke underline, lineThrough;
};

class Collector {
  public:
    Collector(Context& context, const css::Style& block, Length width, Inline how)
        : context_(context), block_(block), width_(width), how_(how) {}

    void collect(const std::vector<NodeId>& nodes) {
        const Around around = inBlock(nodes.front());
        for (const NodeId node : nodes) visit(node, around);
    }

    void collectGenerated(NodeId id) {
        for (const ContentPart& part : block_.content) addGenerated(id, block_, part, inBlock(id));
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
    /// What a node in the block has around it.
    Around inBlock(NodeId node) const {
        Around around;
        around.link = linkAround(node);
        if (block_.underline) around.underline.style = &block_;
        if (block_.lineThrough) around.lineThrough.style = &block_;
        return around;
    }

    /// The link in which a whole block stands. An inline block in a link is one area, whatever is in it.
    NodeId linkAround(NodeId node) const {
        while ((node = context_.document[node].parent) != html::noNode) {
            const css::Style& style = context_.style(node);
            if (style.footnote || style.display == css::Display::inlineBlock) break;
            if (isLink(node)) return node;
        }
        return html::noNode;
    }

    bool isLink(NodeId id) const {
        const html::Node& node = context_.document[id];
        return node.kind == html::Node::Kind::element && node.name == "a" && html::attribute(node, "href");
    }

    void visit(NodeId id, Around around) {
        const html::Node& node = context_.document[id];
        const css::Style& style = context_.style(id);
        if (style.display == css::Display::none) return;
        if (node.kind == html::Node::Kind::text) {
            const css::Style& own = node.parent == html::noNode ? block_ : context_.style(node.parent);
            return addText(toUtf32(node.text), id, own, around);
        }
        if (style.footnote) {
            out_.notes.push_back({out_.text.empty() ? 0 : out_.text.size() - 1, context_.notes.size()});
            context_.notes.push_back(id);
            return;
        }
        if (isLandmark(context_, id)) out_.starts.push_back({out_.text.size(), id});
        if (isLink(id)) around.link = id;
        if (node.name == "br") return addBreak(id, style, around);
        if (isPicture(context_, id)) return addPicture(id, style, around);
        if (style.display == css::Display::inlineBlock) return addInlineBlock(id, style, around);

        around.shift += shiftOf(id, style);
        if (style.underline && !around.underline.style) around.underline = {&style, around.shift};
        if (style.lineThrough && !around.lineThrough.style) around.lineThrough = {&style, around.shift};
        if (node.name == "::footnote-call") separateCall(node.parent, style, around);
        addEdge(id, style, around, css::left);
        for (const ContentPart& part : style.content) addGenerated(id, style, part, around);
        for (const NodeId child : node.children) visit(child, around);
        addEdge(id, style, around, css::right);
    }

    /// The number of a footnote stays with what is before it; when that is the number of another one, a comma comes
    /// between them, for 1 and 2 are not 12.
    void separateCall(NodeId parent, const css::Style& style, const Around& around) {
        out_.glued.push_back(out_.text.size());
        const bool afterCall = !out_.notes.empty() && out_.notes.back().first + 1 == out_.text.size();
        if (afterCall) addText(U",", parent, style, around);
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

    void addText(std::u32string text, NodeId id, const css::Style& style, const Around& around) {
        const size_t from = out_.text.size();
        const bool collapse = collapses(style.whiteSpace);
        const bool keepsLineEnds = style.whiteSpace == WhiteSpace::pre || style.whiteSpace == WhiteSpace::preWrap ||
                                   style.whiteSpace == WhiteSpace::preLine;
        bool wordStart = atWordStart();
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
        if (out_.text.size() > from) addSpan(from, id, style, around);
    }

    void addSpan(size_t from, NodeId id, const css::Style& style, const Around& around) {
        out_.spans.push_back(
            {from, out_.text.size(), id, around.link, &style, around.shift, around.underline, around.lineThrough});
    }

    bool atWordStart() const {
        const size_t last = out_.text.find_last_not_of(std::u32string{openingSpacer, closingSpacer});
        return last == std::u32string::npos || out_.text[last] == ' ' || out_.text[last] == '\n';
    }

    /// Drops a collapsible space before the end of a line.
    void trimSpace() {
        if (out_.text.empty() || out_.text.back() != ' ' || !endsInCollapsibleSpace_) return;
        out_.text.pop_back();
        if (!out_.spans.empty() && out_.spans.back().to > out_.text.size()) out_.spans.back().to = out_.text.size();
    }

    void addBreak(NodeId id, const css::Style& style, const Around& around) {
        trimSpace();
        out_.text += U'\n';
        addSpan(out_.text.size() - 1, id, style, around);
        endsInCollapsibleSpace_ = true;  // white space after a line end collapses too
    }

    void addGenerated(NodeId id, const css::Style& style, const ContentPart& part, const Around& around) {
        if (part.kind == ContentPart::Kind::text) {
            // A line end that a style sheet writes (\A) ends the line only where white space is kept.
            return addText(toUtf32(part.text), id, style, around);
        }
        LinePiece piece;
        piece.kind = LinePiece::Kind::late;
        piece.node = id;
        piece.link = around.link;
        piece.style = &style;
        piece.shift = around.shift;
        piece.underline = around.underline;
        piece.lineThrough = around.lineThrough;
        piece.part = &part;
        addObject(std::move(piece), objectCharacter, {}, {});
    }

    void addPicture(NodeId id, const css::Style& style, const Around& around) {
        const Length margins = style.margin[css::left].of(width_) + style.margin[css::right].of(width_);
        auto fragment = std::make_shared<Fragment>(setPicture(context_, id, width_, width_ - margins));
        const Length ascent = fragment->height;
        addFragment(id, style, around, std::move(fragment), ascent);
    }

    void addInlineBlock(NodeId id, const css::Style& style, const Around& around) {
        if (how_ == Inline::measured) {
            const ContentWidths widths = measureInlineBlock(context_, id);
            Fragment fragment;
            fragment.width = widths.most;
            addFragment(id, style, around, std::make_shared<Fragment>(std::move(fragment)), {});
            const auto object = std::find_if(out_.objects.rbegin(), out_.objects.rend(), [](const InlineObject& o) {
                return o.piece.kind == LinePiece::Kind::fragment;
            });
            object->give = widths.most - widths.least;
            return;
        }
        auto fragment = std::make_shared<Fragment>(setInlineBlock(context_, id, width_));
        const Length ascent = fragment->baseline.value_or(fragment->height);
        addFragment(id, style, around, std::move(fragment), ascent);
    }

    /// Places a box on the line, its margins around it.
    void addFragment(NodeId id, const css::Style& style, const Around& around, std::shared_ptr<const Fragment> fragment,
                     Length ascent) {
        const Length marginTop = style.margin[css::top].of(width_), marginBottom = style.margin[css::bottom].of(width_);
        Length shift = around.shift + shiftOf(id, style);
        if (style.verticalAlign == css::VerticalAlign::middle) {
            shift += scaled(block_.fontSize, 1, 4) - (ascent - (fragment->height / 2));
        }
        for (const size_t note : fragment->notes) out_.notes.push_back({out_.text.size(), note});
        addGap(id, style.margin[css::left].of(width_), openingSpacer);
        LinePiece piece;
        piece.kind = LinePiece::Kind::fragment;
        piece.node = id;
        piece.link = around.link;
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
    void addEdge(NodeId id, const css::Style& style, const Around& around, css::Side side) {
        const bool opens = side == css::left;
        const Length margin = style.margin[side].of(width_);
        const Length within = style.padding[side].of(width_) + style.border[side].width;
        const char32_t character = opens ? openingSpacer : closingSpacer;
        if (!isDecorated(style)) return addGap(id, margin + within, character);
        if (opens) addGap(id, margin, character);
        LinePiece piece;
        piece.kind = opens ? LinePiece::Kind::open : LinePiece::Kind::close;
        piece.node = id;
        piece.link = around.link;
        piece.style = &style;
        piece.shift = around.shift;
        piece.width = within;
        addSpacer(std::move(piece), character);
        if (!opens) addGap(id, margin, character);
    }

    void addGap(NodeId id, Length width, char32_t character) {
        if (width.units == 0) return;
        LinePiece piece;
        piece.kind = LinePiece::Kind::space;
        piece.node = id;
        piece.width = width;
        addSpacer(std::move(piece), character);
    }

    /// White space collapses across it.
    void addSpacer(LinePiece piece, char32_t character) {
        const bool space = endsInCollapsibleSpace_;
        addObject(std::move(piece), character, {}, {});
        endsInCollapsibleSpace_ = space;
    }

    void addObject(LinePiece piece, char32_t character, Length above, Length below) {
        out_.objects.push_back({out_.text.size(), std::move(piece), above, below, {}});
        out_.text += character;
        endsInCollapsibleSpace_ = false;
    }

    Context& context_;
    const css::Style& block_;
    Length width_;
    Inline how_;
    InlineContent out_;
    bool endsInCollapsibleSpace_ = true;  // at the start of a block white space collapses
};

}  // namespace

InlineContent collectInline(Context& context, const std::vector<NodeId>& nodes, const css::Style& block, Length width,
                            Inline how) {
    Collector collector(context, block, width, how);
    collector.collect(nodes);
    return collector.finish();
}

InlineContent collectGenerated(Context& context, NodeId node, Length width) {
    Collector collector(context, context.style(node), width, Inline::set);
    collector.collectGenerated(node);
    return collector.finish();
}

InlineContent plainInline(std::u32string text, const css::Style& style) {
    InlineContent content;
    content.text = std::move(text);
    if (!content.text.empty())
        content.spans.push_back({0,
                                 content.text.size(),
                                 html::noNode,
                                 html::noNode,
                                 &style,
                                 {},
                                 {style.underline ? &style : nullptr, {}},
                                 {style.lineThrough ? &style : nullptr, {}}});
    return content;
}

}  // namespace oordeel::layout
