#include "layout/margin.h"

#include <algorithm>
#include <memory>

#include "layout/paragraph.h"

namespace oordeel::layout {
namespace {

/// The area that one margin box may fill, and which side of the page it is on.
struct Slot {
    const css::MarginBox* box = nullptr;
    Length from, extent;  // along the side
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

/// Shares one side out over its three boxes.
std::vector<Slot> slots(Context& context, const PageFrame& frame, const LateWords& words, size_t index, bool horizontal,
                        const char* const (&names)[3], Length start, Length whole) {
    struct Asked {
        const css::MarginBox* box = nullptr;
        Length extent;
        bool fixed = false;
    } asked[3];
    Length fixed, open;
    int openCount = 0;
    for (int i = 0; i < 3; ++i) {
        asked[i].box = find(frame.style, names[i]);
        if (!asked[i].box) continue;
        const css::Style& style = asked[i].box->style;
        const css::Size& size = horizontal ? style.width : style.height;
        if (!size.isAuto()) {
            asked[i].fixed = true;
            const Length sides = size.kind == css::Size::Kind::length && !style.borderBox && horizontal
                                     ? edges(style, css::left, css::right, whole)
                                     : Length{};
            asked[i].extent = size.of(whole) + sides;
            fixed += asked[i].extent;
            continue;
        }
        const Length sides = horizontal ? edges(style, css::left, css::right, whole) : Length{};
        asked[i].extent =
            sides + (horizontal ? widthOf(setText(context, wordsOf(*asked[i].box, words, index), style, html::noNode))
                                : whole / 3);
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
    const Length middle = asked[1].fixed && asked[0].box ? asked[0].extent : (whole - asked[1].extent) / 2;
    if (asked[0].box) out.push_back({asked[0].box, start, asked[0].extent});
    if (asked[1].box)
        out.push_back({asked[1].box, start + std::max(middle, asked[0].box && openCount > 1 ? Length{} : middle),
                       asked[1].extent});
    if (asked[2].box) out.push_back({asked[2].box, start + whole - asked[2].extent, asked[2].extent});
    return out;
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
        out.content.pieces.push_back({{}, nullptr, Mark{html::noNode, std::move(path), true}, html::noNode});
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
        out.content.pieces.push_back({{left, y}, std::make_shared<Line>(line), std::nullopt, html::noNode});
        y += line.height();
    }
    return out;
}

}  // namespace

std::vector<PlacedMarginBox> setMarginBoxes(Context& context, const PageFrame& frame, const LateWords& words,
                                            size_t index) {
    const css::PageStyle& page = frame.style;
    const Length left = page.margin[css::left], right = page.margin[css::right];
    const Length top = page.margin[css::top], bottom = page.margin[css::bottom];
    const Length areaBottom = page.height - bottom, areaRight = page.width - right;
    std::vector<PlacedMarginBox> out;
    const auto row = [&](const char* const(&names)[3], Length y, Length height) {
        for (const Slot& slot : slots(context, frame, words, index, true, names, left, frame.areaWidth())) {
            out.push_back(setBox(context, *slot.box, {slot.from, y, slot.extent, height}, words, index));
        }
    };
    const auto column = [&](const char* const(&names)[3], Length x, Length width) {
        for (const Slot& slot : slots(context, frame, words, index, false, names, top, frame.areaHeight())) {
            out.push_back(setBox(context, *slot.box, {x, slot.from, width, slot.extent}, words, index));
        }
    };
    const auto corner = [&](const char* name, Rect area) {
        if (const css::MarginBox* box = find(page, name)) out.push_back(setBox(context, *box, area, words, index));
    };
    corner("top-left-corner", {{}, {}, left, top});
    row({"top-left", "top-center", "top-right"}, {}, top);
    corner("top-right-corner", {areaRight, {}, right, top});
    column({"left-top", "left-middle", "left-bottom"}, {}, left);
    column({"right-top", "right-middle", "right-bottom"}, areaRight, right);
    corner("bottom-left-corner", {{}, areaBottom, left, bottom});
    row({"bottom-left", "bottom-center", "bottom-right"}, areaBottom, bottom);
    corner("bottom-right-corner", {areaRight, areaBottom, right, bottom});
    return out;
}

}  // namespace oordeel::layout
