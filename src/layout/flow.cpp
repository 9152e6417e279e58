#include "layout/flow.h"

#include <algorithm>
#include <utility>

#include "layout/box.h"
#include "layout/picture_box.h"
#include "layout/table.h"

namespace oordeel::layout {
namespace {

using css::Break;
using html::NodeId;

constexpr size_t unset = static_cast<size_t>(-1);
constexpr Length unbounded{1'000'000'000};  // 1 000 km of paper: for lines that never break

bool isWhiteSpace(const Context& context, NodeId node) {
    const html::Node& n = context.document[node];
    return n.kind == html::Node::Kind::text && n.text.find_first_not_of(" \t\r\n\f") == std::string::npos;
}

bool isForced(Break kind) {
    return kind == Break::page || kind == Break::left || kind == Break::right;
}

/// Where the author left more white, a cut disturbs less.
int64_t closeness(Length margin) {
    const Length white = std::clamp(margin, Length{}, apart);
    return closePrice - closePrice * white.units / apart.units;
}

Length horizontalEdges(const css::Style& style, Length available) {
    return style.border[css::left].width + style.padding[css::left].of(available) +
           style.padding[css::right].of(available) + style.border[css::right].width;
}

bool endsInHyphen(const Line& line) {
    return std::any_of(line.pieces.begin(), line.pieces.end(), [](const LinePiece& p) { return p.run.hyphenated; });
}

bool isTable(const css::Style& style) {
    return style.display == css::Display::table;
}

/// "25.4 mm"
std::string millimetres(Length length) {
    const int64_t tenths = scaled(length, 254, 72'000).units;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " mm";
}

/// Whose words a line begins with, or else the block that it is in.
NodeId ownerOf(const Line& line, NodeId block) {
    const auto owned = std::find_if(line.pieces.begin(), line.pieces.end(),
                                    [](const LinePiece& piece) { return piece.node != html::noNode; });
    return owned == line.pieces.end() ? block : owned->node;
}

/// Each line that is too long for a block with overflow: hidden is an error.
void checkWidth(Context& context, NodeId block, const Fragment& content) {
    for (const Piece& piece : content.pieces) {
        if (!piece.line || piece.line->width <= piece.line->measure) continue;
        const Line& line = *piece.line;
        context.error(ownerOf(line, block), "this is " + millimetres(line.width - line.measure) + " too long for the " +
                                                millimetres(line.measure) +
                                                " that its block is wide (overflow: hidden)");
    }
}

/// So is the first line that sticks out below it.
void checkHeight(Context& context, NodeId block, const Fragment& content, Length height) {
    if (content.height <= height) return;
    const auto below = std::find_if(content.pieces.begin(), content.pieces.end(), [&](const Piece& piece) {
        return piece.line && piece.at.y + piece.line->height() > height;
    });
    context.error(
        below == content.pieces.end() ? block : ownerOf(*below->line, block),
        "from here on this does not fit in the " + millimetres(height) + " that its block is high (overflow: hidden)");
}

}  // namespace

Flow::Flow(Context& context, Kind kind, Length areaWidth) : context_(context), kind_(kind), areaWidth_(areaWidth) {
    galleys_.emplace_back();
    if (kind == Kind::pages) context_.areaHeight = areaHeight();
}

void Flow::content(NodeId node, Insets insets) {
    const css::Style& own = context_.style(node);
    if (!own.content.empty()) {
        const Length measure = widthWithin(insets);
        const InlineContent generated = collectGenerated(context_, node, measure);
        addLines(setParagraph(context_, generated, own, node, measure), own, insets);
    }
    std::vector<NodeId> line;
    const auto endLine = [&] {
        const bool visible =
            std::any_of(line.begin(), line.end(), [&](NodeId id) { return !isWhiteSpace(context_, id); });
        if (visible) inlineContent(line, node, insets);
        line.clear();
    };
    for (const NodeId child : context_.document[node].children) {
        if (context_.document[child].kind != html::Node::Kind::text &&
            context_.style(child).display == css::Display::none) {
            continue;
        }
        const bool outsideMarker = context_.document[child].name == "::marker" && !context_.style(node).listStyleInside;
        if (outsideMarker) continue;
        if (isBlockLevel(context_, child)) {
            endLine();
            block(child, insets);
        } else if (context_.document[child].kind != html::Node::Kind::text && containsBlock(context_, child)) {
            endLine();
            begin(child);
            content(child, insets);
        } else {
            line.push_back(child);
        }
    }
    endLine();
}

void Flow::block(NodeId node, Insets insets) {
    const css::Style& style = context_.style(node);
    startPageType(style.page);
    const Length available = widthWithin(insets);
    if (isForced(style.breakBefore)) force(style.breakBefore);
    if (style.breakBefore == Break::avoid) addPrice(keepPrice);
    addMargin(style.margin[css::top].of(available));
    begin(node);
    if (style.avoidBreakInside) ++avoiding_;
    if (isPicture(context_, node)) {
        picture(node, insets);
    } else if (isTable(style)) {
        setTable(*this, node, insets);
    } else {
        frame(node, borderBox(style, insets), available);
    }
    if (style.avoidBreakInside) gap_.avoiding = std::min(gap_.avoiding, --avoiding_);
    addMargin(style.margin[css::bottom].of(available));
    if (style.breakAfter == Break::avoid) addPrice(keepPrice);
    if (isForced(style.breakAfter)) force(style.breakAfter);
}

/// Where the border box of a block begins and ends (CSS 2.1, 10.3.3).
Insets Flow::borderBox(const css::Style& style, Insets insets) const {
    const Length available = widthWithin(insets);
    Insets outer{insets.left + style.margin[css::left].of(available),
                 insets.right + style.margin[css::right].of(available)};
    if (style.width.isAuto() && style.maxWidth.isAuto() && style.minWidth.isAuto()) return outer;
    const Length sides = style.borderBox ? Length{} : horizontalEdges(style, available);
    Length width = style.width.of(available, widthWithin(outer) - sides);
    if (!style.maxWidth.isAuto()) width = std::min(width, style.maxWidth.of(available));
    width = std::max(width, style.minWidth.of(available)) + sides;
    const Length free = widthWithin(outer) - width;
    const bool autoLeft = style.margin[css::left].isAuto(), autoRight = style.margin[css::right].isAuto();
    if (autoLeft && free.units > 0) outer.left += autoRight ? free / 2 : free;
    outer.right = areaWidth_ - outer.left - width;
    return outer;
}

/// A block from its top border to its bottom border. `available` is the width of what contains it.
void Flow::frame(NodeId node, Insets outer, Length available) {
    const css::Style& style = context_.style(node);
    const auto& border = style.border;
    const auto edgeOf = [&](css::Side side) { return border[side].width + style.padding[side].of(available); };
    const Insets within{outer.left + edgeOf(css::left), outer.right + edgeOf(css::right)};
    const Length ends = style.borderBox ? edgeOf(css::top) + edgeOf(css::bottom) : Length{};
    open(style, outer.left, widthWithin(outer));
    edge(edgeOf(css::top), true);
    if (style.display == css::Display::listItem) setMarker(node, within);
    if (style.height.kind == css::Size::Kind::length) {
        fixedHeight(node, within, std::max(Length{}, style.height.length - ends));
    } else {
        const size_t galley = galleys_.size(), item = galleys_.back().items.size();
        size_t box = galleys_.back().boxes.size();
        content(node, within);
        for (size_t i = galley - 1; style.mustFit && i < galleys_.size(); ++i, box = 0) {
            const std::vector<Fragment>& boxes = galleys_[i].boxes;
            for (; box < boxes.size(); ++box) checkWidth(context_, node, boxes[box]);
        }
        if (galley == galleys_.size()) fillUp(item, style.minHeight.of({}) - ends);
    }
    edge(edgeOf(css::bottom), false);
    close(style);
    marker_.reset();
}

void Flow::open(const css::Style& style, Length x, Length width, bool framed) {
    if (!isDecorated(style, framed)) return;
    open_.push_back(galleys_.back().decorations.size());
    galleys_.back().decorations.push_back({&style, x, width, unset, unset, true, true, framed});
}

void Flow::close(const css::Style& style, bool framed) {
    if (!isDecorated(style, framed)) return;
    Decoration& decoration = galleys_.back().decorations[open_.back()];
    decoration.last = galleys_.back().boxes.empty() ? unset : galleys_.back().boxes.size() - 1;
    open_.pop_back();
}

/// Border and padding at the top or the bottom of a block: paper that stays with the content.
void Flow::edge(Length size, bool opening) {
    if (size.units == 0) return;
    if (!opening) addPrice(inseparablePrice);
    Fragment space;
    space.height = size;
    addBox(std::move(space));
    if (opening) addPrice(inseparablePrice);
}

void Flow::inlineContent(const std::vector<NodeId>& nodes, NodeId block, Insets insets) {
    const css::Style& style = context_.style(block);
    const Length measure = widthWithin(insets);
    const InlineContent inlined = collectInline(context_, nodes, style, measure);
    if (inlined.empty()) {
        for (const auto& [at, node] : inlined.starts) begin(node);
        for (const auto& [at, note] : inlined.notes)
            context_.error(context_.notes[note], "a footnote has no text to belong to; put it after a word");
        return;
    }
    addLines(setParagraph(context_, inlined, style, block, measure), style, insets);
}

void Flow::addLines(std::vector<Line> lines, const css::Style& style, Insets insets) {
    const auto count = static_cast<int>(lines.size());
    std::shared_ptr<const Line> before;
    for (int i = 0; i < count; ++i) {
        auto line = std::make_shared<const Line>(std::move(lines[static_cast<size_t>(i)]));
        if (i > 0) {
            // Each line that an orphan or a widow lacks counts, so that the breaker prefers the lesser evil.
            const int orphans = std::max(0, std::min(style.orphans, count) - i);
            const int widows = std::max(0, std::min(style.widows, count) - (count - i));
            addPrice(orphanPrice * (orphans + widows));
            if (endsInHyphen(*before)) addPrice(hyphenatedPrice);
        }
        Fragment fragment;
        fragment.width = line->measure;
        fragment.height = line->height();
        fragment.baseline = line->above;
        fragment.notes = line->notes;
        fragment.pieces.push_back({{insets.left, {}}, line});
        addBox(std::move(fragment));
        before = std::move(line);
    }
}

/// A block of a height of its own is one box, whatever sticks out of it: so a side heading takes one line, and the text
/// beside it begins on that line (CSS 2.1, 11.1.1, overflow: visible). With overflow: hidden nothing may stick out.
void Flow::fixedHeight(NodeId node, Insets insets, Length height) {
    Flow inner(context_, Kind::cell, areaWidth_);
    inner.marker_ = std::exchange(marker_, nullptr);
    inner.markerX_ = markerX_;
    inner.content(node, insets);
    Fragment fragment = stack(inner.finish().front(), areaWidth_);
    if (context_.style(node).mustFit) {
        checkWidth(context_, node, fragment);
        checkHeight(context_, node, fragment, height);
    }
    fragment.height = height;
    addBox(std::move(fragment));
}

/// Paper below content that is less high than it must be; `item` is the first of the content.
void Flow::fillUp(size_t item, Length least) {
    const std::vector<Item>& items = galleys_.back().items;
    Fragment space;
    space.height = least - gap_.above - gap_.below;
    for (; item < items.size(); ++item) space.height -= items[item].size;
    if (space.height.units <= 0) return;
    addPrice(inseparablePrice);
    addBox(std::move(space));
}

/// A picture is one box, as wide as it is, so that margins of auto put it aside or in the middle (CSS 2.1, 10.3.4).
void Flow::picture(NodeId node, Insets insets) {
    const css::Style& style = context_.style(node);
    const Length available = widthWithin(insets);
    const auto margin = [&](css::Side side) { return style.margin[side].of(available); };
    const Length free = available - margin(css::left) - margin(css::right);
    Fragment fragment = setPicture(context_, node, available, free);
    const Length spare = std::max(Length{}, free - fragment.width);
    const bool autoLeft = style.margin[css::left].isAuto(), autoRight = style.margin[css::right].isAuto();
    const Length shift = !autoLeft ? Length{} : autoRight ? spare / 2 : spare;
    for (Piece& piece : fragment.pieces) piece.at.x += insets.left + margin(css::left) + shift;
    addBox(std::move(fragment));
}

void Flow::setMarker(NodeId item, Insets insets) {
    for (const NodeId child : context_.document[item].children) {
        if (context_.document[child].name != "::marker" || context_.style(item).listStyleInside) continue;
        const css::Style& style = context_.style(child);
        const InlineContent inlined = collectInline(context_, {child}, style, unbounded);
        if (inlined.empty()) return;
        const std::vector<Line> lines = setParagraph(context_, inlined, style, child, unbounded);
        Line line = lines.front();
        line.align = css::TextAlign::left;
        Length width;  // with the space that ends it
        for (const LinePiece& piece : line.pieces) width += piece.width;
        markerX_ = insets.left - width;
        marker_ = std::make_shared<Line>(std::move(line));
    }
}

Length Flow::areaHeight() const {
    return context_.page(page_, false, false, false).areaHeight();
}

void Flow::addMargin(Length margin) {
    gap_.above = std::max(gap_.above, margin);
    gap_.below = std::min(gap_.below, margin);
}

void Flow::begin(NodeId node) {
    if (isLandmark(context_, node)) starting_.push_back(node);
}

int Flow::addHeader(Fragment header) {
    galleys_.back().headers.push_back(std::move(header));
    return static_cast<int>(galleys_.back().headers.size()) - 1;
}

/// A forced break throws away the margins before it; those after it stay (css-break-3, 5.2).
void Flow::force(Break kind) {
    if (kind_ == Kind::cell) return;
    const bool stricter = gap_.forced == Break::left || gap_.forced == Break::right;
    const Break forced = stricter ? gap_.forced : kind;
    gap_ = {};
    gap_.forced = forced;
}

void Flow::startPageType(const std::string& page) {
    if (kind_ == Kind::cell || page == page_) return;
    page_ = page;
    areaWidth_ = context_.page(page, false, false, false).areaWidth();
    context_.areaHeight = areaHeight();
    force(Break::page);
}

void Flow::openGalley() {
    Galley next;
    next.start = gap_.forced;
    for (size_t& open : open_) {
        Decoration& decoration = galleys_.back().decorations[open];
        decoration.last = galleys_.back().boxes.size() - 1;
        decoration.closes = false;
        Decoration continued = decoration;
        continued.first = continued.last = unset;
        continued.opens = decoration.first == unset;
        continued.closes = true;
        open = next.decorations.size();
        next.decorations.push_back(continued);
    }
    galleys_.push_back(std::move(next));
}

void Flow::closeGap() {
    // They do not come between what is to stay together.
    if (gap_.forced != Break::automatic || (gap_.price < keepPrice && gap_.avoiding == 0)) placeWaitingNotes();
    if (gap_.forced != Break::automatic && !galleys_.back().boxes.empty()) openGalley();
    Galley& galley = galleys_.back();
    galley.page = page_;
    const Length margin = gap_.above + gap_.below;
    if (galley.boxes.empty()) {
        kept_ = {};
        if (margin.units != 0) {  // kept at the top of a page that was begun on purpose
            Item space = Item::box(margin);
            galley.items.push_back(space);
        }
    } else {
        kept_ = gap_.price < keepPrice ? Length{} : kept_ + galley.boxes.back().height + margin;
        Item penalty = Item::penalty(gap_.price + closeness(margin) + (gap_.avoiding > 0 ? avoidPrice : 0));
        if (gap_.cut && kind_ == Kind::pages) penalty.cost = always;
        penalty.before = gap_.foot;
        penalty.after = gap_.top + gap_.gain;
        if (gap_.header >= 0) {
            penalty.content = gap_.header;
            penalty.after = galley.headers[static_cast<size_t>(gap_.header)].height + gap_.gain;
        }
        galley.items.push_back(penalty);
        if (margin.units != 0) galley.items.push_back(Item::glue(margin));
    }
    gap_ = {};
    gap_.avoiding = avoiding_;
}

void Flow::addBox(Fragment fragment) {
    const Length header = gap_.header < 0 ? Length{} : galleys_.back().headers[static_cast<size_t>(gap_.header)].height;
    closeGap();
    Galley& galley = galleys_.back();
    for (const size_t open : open_) {
        if (galley.decorations[open].first == unset) galley.decorations[open].first = galley.boxes.size();
    }
    if (marker_ && fragment.baseline) {
        const Point at{markerX_, *fragment.baseline - marker_->above};
        fragment.pieces.insert(fragment.pieces.begin(), {at, std::exchange(marker_, nullptr)});
    }
    std::vector<Piece> starts;
    for (const NodeId node : std::exchange(starting_, {})) starts.push_back({{}, nullptr, nullptr, node});
    fragment.pieces.insert(fragment.pieces.begin(), starts.begin(), starts.end());
    Item item = Item::box(fragment.height);
    item.content = static_cast<int32_t>(galley.boxes.size());
    if (kind_ == Kind::pages) item.note = takeNotes(fragment, header);
    galley.items.push_back(item);
    galley.boxes.push_back(std::move(fragment));
}

std::vector<SlicePlace> Flow::addBand(Band band, std::vector<Slice> slices,
                                      const std::function<void(const Slice&)>& prepare) {
    std::vector<SlicePlace> places;
    if (kind_ == Kind::cell || slices.size() == 1) {
        // In a cell only those cuts are of use at which no line goes down, since the cell knows nothing of such lines.
        for (size_t i = 0, end = 0; i < slices.size(); i = end) {
            end = i + 1;
            while (end < slices.size() && slices[end].gain.units > 0) ++end;
            prepare(slices[i]);
            Fragment part = partOf(band, slices[i].top, slices[end - 1].bottom, {});
            for (size_t s = i; s < end; ++s)
                part.notes.insert(part.notes.end(), slices[s].notes.begin(), slices[s].notes.end());
            addBox(std::move(part));
            for (size_t s = i; s < end; ++s) places.push_back({lastBox(), slices[s].top - slices[i].top});
        }
        return places;
    }
    for (const Slice& slice : slices) {
        prepare(slice);
        gap_.gain = slice.gain;
        Fragment paper;
        paper.height = slice.bottom - slice.top;
        paper.notes = slice.notes;
        addBox(std::move(paper));
        places.push_back({lastBox(), {}});
    }
    galleys_.back().bands.push_back({std::move(band), std::move(slices), places.front().box});
    return places;
}

std::vector<Galley> Flow::finish() {
    placeWaitingNotes();
    if (!starting_.empty() && !galleys_.back().boxes.empty()) {
        Fragment& last = galleys_.back().boxes.back();
        for (const NodeId node : starting_) last.pieces.push_back({{{}, last.height}, nullptr, nullptr, node});
    }
    if (kind_ == Kind::cell) {  // a cell holds the margin of what is last in it
        galleys_.back().items.push_back(Item::glue(gap_.above + gap_.below));
    }
    for (Galley& galley : galleys_) {
        std::erase_if(galley.decorations,
                      [](const Decoration& d) { return d.first == unset || d.last == unset || d.last < d.first; });
        galley.items.push_back(Item::penalty(always));
    }
    return std::move(galleys_);
}

Fragment setBlock(Context& context, NodeId node, Length width) {
    Flow flow(context, Flow::Kind::cell, width);
    flow.content(node, {});
    return stack(flow.finish().front(), width);
}

Fragment setInlineBlock(Context& context, NodeId node, Length available) {
    const css::Style& style = context.style(node);
    const auto edge = [&](css::Side side) { return style.border[side].width + style.padding[side].of(available); };
    const Length sides = edge(css::left) + edge(css::right);
    const auto inner = [&](const css::Size& size) { return size.of(available) - (style.borderBox ? sides : Length{}); };
    Length width;
    if (style.width.isAuto()) {
        const ContentWidths widths = measureContent(context, node);
        width = std::min(widths.most, std::max(widths.least, available - sides));
    } else {
        width = inner(style.width);
    }
    if (!style.maxWidth.isAuto()) width = std::min(width, inner(style.maxWidth));
    if (!style.minWidth.isAuto()) width = std::max(width, inner(style.minWidth));
    const Fragment content = setBlock(context, node, width);
    const Length ends = style.borderBox ? edge(css::top) + edge(css::bottom) : Length{};
    const Length height = style.height.isAuto() ? std::max(content.height, style.minHeight.of({}) - ends)
                                                : std::max(Length{}, style.height.length - ends);
    if (style.mustFit) {
        checkWidth(context, node, content);
        checkHeight(context, node, content, height);
    }
    Fragment out;
    out.width = width + sides;
    out.height = height + edge(css::top) + edge(css::bottom);
    for (Path& path : paintBox(style, {{}, {}, out.width, out.height})) {
        out.pieces.push_back(pieceOf({html::noNode, std::move(path), false}));
    }
    out.add(content, {edge(css::left), edge(css::top)});
    if (content.baseline) out.baseline = edge(css::top) + *content.baseline;
    return out;
}

ContentWidths measureContent(Context& context, NodeId node) {
    ContentWidths out;
    std::vector<NodeId> line;
    const auto include = [&](ContentWidths widths, Length extra) {
        out.least = std::max(out.least, widths.least + extra);
        out.most = std::max(out.most, widths.most + extra);
        out.broken = std::max(out.broken, widths.broken + extra);
    };
    if (!context.style(node).content.empty()) {
        include(measureParagraph(context, collectGenerated(context, node, {}), context.style(node), node), {});
    }
    const auto endLine = [&] {
        if (line.empty()) return;
        const size_t notes = context.notes.size();
        ++context.measuring;
        const InlineContent inlined = collectInline(context, line, context.style(node), {}, Inline::measured);
        --context.measuring;
        context.notes.resize(notes);  // they are counted when the content is set
        if (!inlined.empty()) include(measureParagraph(context, inlined, context.style(node), node), {});
        line.clear();
    };
    for (const NodeId child : context.document[node].children) {
        const css::Style& style = context.style(child);
        if (!isBlockLevel(context, child)) {
            line.push_back(child);
            continue;
        }
        endLine();
        Length margins, edges;
        for (const css::Side side : {css::left, css::right}) {
            margins += style.margin[side].of({});
            edges += style.padding[side].of({}) + style.border[side].width;
        }
        if (isPicture(context, child)) {
            const Length width = setPicture(context, child, {}, {}).width, least = mayShrink(style) ? edges : width;
            include({least, width, least}, margins);
        } else if (style.width.kind == css::Size::Kind::length) {
            include({style.width.length, style.width.length, style.width.length}, margins + edges);
        } else {
            include(isTable(style) ? measureTable(context, child) : measureContent(context, child), margins + edges);
        }
    }
    endLine();
    return out;
}

ContentWidths measureInlineBlock(Context& context, NodeId node) {
    const css::Style& style = context.style(node);
    const Length sides = horizontalEdges(style, {});
    const auto outer = [&](const css::Size& size) { return size.length + (style.borderBox ? Length{} : sides); };
    const auto isLength = [](const css::Size& size) { return size.kind == css::Size::Kind::length; };
    if (isLength(style.width)) return {outer(style.width), outer(style.width), outer(style.width)};
    ContentWidths widths = measureContent(context, node);
    for (Length* width : {&widths.least, &widths.most, &widths.broken}) {
        *width += sides;
        if (isLength(style.maxWidth)) *width = std::min(*width, outer(style.maxWidth));
        if (isLength(style.minWidth)) *width = std::max(*width, outer(style.minWidth));
    }
    return widths;
}

Length footnoteSeparator(const css::PageStyle& page) {
    const css::Style& area = page.footnoteArea;
    Length height;
    for (const css::Side side : {css::top, css::bottom}) {
        height += area.margin[side].of({}) + area.padding[side].of({}) + area.border[side].width;
    }
    return height;
}

}  // namespace oordeel::layout
