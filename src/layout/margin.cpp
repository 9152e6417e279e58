#include "layout/margin.h"

#include <algorithm>
#include <memory>

#include "layout/box.h"
#include "layout/paragraph.h"

namespace oordeel::layout {
namespace {

/// A stretch along a side of the page, or across its margin.
struct Stretch {
    Length from, extent;
};

struct Slot {
    const css::MarginBox* box = nullptr;
    Stretch along;  // of the border box
};

std::u32string wordsOf(const css::MarginBox& box, const LateWords& words, size_t index) {
    std::u32string text;
    for (const css::ContentPart& part : box.style.content) text += words.words(part, index);
    return text;
}

Length edges(const css::Style& style, css::Side a, css::Side b, Length whole) {
    return style.padding[a].of(whole) + style.padding[b].of(whole) + style.border[a].width + style.border[b].width;
}

const css::MarginBox* find(const css::PageStyle& page, std::string_view name) {
    const auto found = std::find_if(page.marginBoxes.begin(), page.marginBoxes.end(), [&](const css::MarginBox& box) {
        return box.name == name && !box.style.content.empty();
    });
    return found == page.marginBoxes.end() ? nullptr : &*found;
}

/// Shares one side out over its three boxes; the one in the middle stands in the middle (css-page-3, 5.3).
std::vector<Slot> slots(Context& context, const PageFrame& frame, const LateWords& words, size_t index, bool horizontal,
                        const char* const (&names)[3], Length start, Length whole) {
    const css::Side before = horizontal ? css::left : css::top, after = horizontal ? css::right : css::bottom;
    const auto margins = [&](const css::Style& style) {
        return style.margin[before].of(whole) + style.margin[after].of(whole);
    };
    struct Asked {
        const css::MarginBox* box = nullptr;
        Length extent;  // of the margin box
        bool fixed = false;
    } asked[3];
    Length fixed, open;
    int openCount = 0;
    for (int i = 0; i < 3; ++i) {
        asked[i].box = find(*frame.style, names[i]);
        if (!asked[i].box) continue;
        const css::Style& style = asked[i].box->style;
        const css::Size& size = horizontal ? style.width : style.height;
        if (!size.isAuto()) {
            asked[i].fixed = true;
            const bool addsEdges = size.kind == css::Size::Kind::length && !style.borderBox;
            asked[i].extent =
                size.of(whole) + margins(style) + (addsEdges ? edges(style, before, after, whole) : Length{});
            fixed += asked[i].extent;
            continue;
        }
        asked[i].extent = whole / 3;
        if (horizontal) {
            asked[i].extent = widthOf(setText(context, wordsOf(*asked[i].box, words, index), style, html::noNode)) +
                              margins(style) + edges(style, before, after, whole);
        }
        open += asked[i].extent;
        ++openCount;
    }
    const bool centred = asked[1].box && !asked[1].fixed;
    const Length room = whole - fixed;
    for (Asked& one : asked) {
        if (!one.box || one.fixed) continue;
        if (openCount == 1 && !centred)
            one.extent = room;  // alone: all that is left
        else if (open > room && open.units > 0)
            one.extent = scaled(room, one.extent.units, open.units);
    }
    std::vector<Slot> out;
    for (int i = 0; i < 3; ++i) {
        if (!asked[i].box) continue;
        const css::Style& style = asked[i].box->style;
        const Length from = start + (whole - asked[i].extent) * i / 2;
        out.push_back({asked[i].box,
                       {from + style.margin[before].of(whole), std::max(Length{}, asked[i].extent - margins(style))}});
    }
    return out;
}

/// Where the border box lies across the margin of the page. When its size and both margins of its own are given, the
/// one at the edge of the paper gives way (css-page-3, 5.3.2).
Stretch across(const css::Style& style, Length whole, bool horizontal, bool first) {
    const css::Side before = horizontal ? css::left : css::top, after = horizontal ? css::right : css::bottom;
    const css::Size &size = horizontal ? style.width : style.height, &low = style.margin[before],
                    &high = style.margin[after];
    if (size.isAuto()) return {low.of(whole), std::max(Length{}, whole - low.of(whole) - high.of(whole))};
    const Length extent = size.of(whole) + (style.borderBox ? Length{} : edges(style, before, after, whole));
    const Length free = whole - extent;
    if (low.isAuto() && high.isAuto()) return {free / 2, extent};
    if (low.isAuto() || (first && !high.isAuto())) return {free - high.of(whole), extent};
    return {low.of(whole), extent};
}

PlacedMarginBox setBox(Context& context, const css::MarginBox& box, Rect area, const LateWords& words, size_t index) {
    const css::Style& style = box.style;
    const Length left = style.border[css::left].width + style.padding[css::left].of(area.width);
    const Length right = style.border[css::right].width + style.padding[css::right].of(area.width);
    const Length top = style.border[css::top].width + style.padding[css::top].of(area.width);
    const Length bottom = style.border[css::bottom].width + style.padding[css::bottom].of(area.width);
    PlacedMarginBox out;
    out.at = {area.x, area.y};
    for (Path& path : paintBox(style, {{}, {}, area.width, area.height})) {
        out.content.pieces.push_back(pieceOf({html::noNode, std::move(path), true}));
    }
    const InlineContent content = plainInline(wordsOf(box, words, index), style);
    if (content.empty()) return out;
    const std::vector<Line> lines = setParagraph(context, content, style, html::noNode, area.width - left - right);
    Length height;
    for (const Line& line : lines) height += line.height();
    const Length free = area.height - top - bottom - height;
    Length y = top;
    if (style.verticalAlign == css::VerticalAlign::middle) y += free / 2;
    if (style.verticalAlign == css::VerticalAlign::bottom) y += free;
    for (const Line& line : lines) {
        out.content.pieces.push_back({{left, y}, std::make_shared<Line>(line)});
        y += line.height();
    }
    return out;
}

}  // namespace

std::vector<PlacedMarginBox> setMarginBoxes(Context& context, const PageFrame& frame, const LateWords& words,
                                            size_t index) {
    const css::PageStyle& page = *frame.style;
    const Length left = page.margin[css::left], right = page.margin[css::right];
    const Length top = page.margin[css::top], bottom = page.margin[css::bottom];
    const Length areaBottom = page.height - bottom, areaRight = page.width - right;
    std::vector<PlacedMarginBox> out;
    const auto row = [&](const char* const(&names)[3], bool atTop, Length y, Length height) {
        for (const auto& [box, along] : slots(context, frame, words, index, true, names, left, frame.areaWidth())) {
            const Stretch deep = across(box->style, height, false, atTop);
            out.push_back(setBox(context, *box, {along.from, y + deep.from, along.extent, deep.extent}, words, index));
        }
    };
    const auto column = [&](const char* const(&names)[3], bool atLeft, Length x, Length width) {
        for (const auto& [box, along] : slots(context, frame, words, index, false, names, top, frame.areaHeight())) {
            const Stretch deep = across(box->style, width, true, atLeft);
            out.push_back(setBox(context, *box, {x + deep.from, along.from, deep.extent, along.extent}, words, index));
        }
    };
    const auto corner = [&](const char* name, bool atTop, bool atLeft, Rect area) {
        const css::MarginBox* box = find(page, name);
        if (!box) return;
        const Stretch x = across(box->style, area.width, true, atLeft);
        const Stretch y = across(box->style, area.height, false, atTop);
        out.push_back(setBox(context, *box, {area.x + x.from, area.y + y.from, x.extent, y.extent}, words, index));
    };
    corner("top-left-corner", true, true, {{}, {}, left, top});
    row({"top-left", "top-center", "top-right"}, true, {}, top);
    corner("top-right-corner", true, false, {areaRight, {}, right, top});
    column({"left-top", "left-middle", "left-bottom"}, true, {}, left);
    column({"right-top", "right-middle", "right-bottom"}, false, areaRight, right);
    corner("bottom-left-corner", false, true, {{}, areaBottom, left, bottom});
    row({"bottom-left", "bottom-center", "bottom-right"}, false, areaBottom, bottom);
    corner("bottom-right-corner", false, false, {areaRight, areaBottom, right, bottom});
    return out;
}

}  // namespace oordeel::layout
