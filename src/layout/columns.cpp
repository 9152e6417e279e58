#include "layout/columns.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "layout/flow.h"

namespace oordeel::layout {
namespace {

using css::Size;
using html::NodeId;

Length total(const std::vector<Length>& lengths) {
    return sum(lengths, 0, lengths.size());
}

/// Shares `whole` out in proportion to `weights`, to the last unit.
std::vector<Length> share(Length whole, const std::vector<Length>& weights) {
    const Length all = total(weights);
    std::vector<Length> out(weights.size());
    if (all.units <= 0) return out;
    Length running, given;
    for (size_t i = 0; i < weights.size(); ++i) {
        running += weights[i];
        const Length upTo = scaled(whole, running.units, all.units);
        out[i] = upTo - given;
        given = upTo;
    }
    return out;
}

std::vector<Length> added(std::vector<Length> to, const std::vector<Length>& more) {
    for (size_t i = 0; i < to.size(); ++i) to[i] += more[i];
    return to;
}

/// The width that a column's element is given, or that of its group.
Size widthOf(const Context& context, const Grid& grid, size_t column) {
    for (const NodeId node : {grid.columnNodes[column], grid.columnGroups[column]}) {
        if (node != html::noNode && !context.style(node).width.isAuto()) return context.style(node).width;
    }
    return {};
}

/// What a cell asks, borders and paddings included.
ColumnWish wishOf(Context& context, const GridCell& cell) {
    const css::Style& style = context.style(cell.node);
    const ContentWidths content = measureContent(context, cell.node);
    const Length sides = cell.edge(context, css::left) + cell.edge(context, css::right);
    const auto outer = [&](const Size& size) { return size.length + (style.borderBox ? Length{} : sides); };
    ColumnWish wish;
    wish.cell = cell.node;
    wish.least = content.least + sides;
    wish.most = content.most + sides;
    wish.broken = content.broken + sides;
    if (style.maxWidth.kind == Size::Kind::length) wish.most = std::min(wish.most, outer(style.maxWidth));
    if (style.width.kind == Size::Kind::length) wish.most = outer(style.width), wish.given = true;
    if (style.minWidth.kind == Size::Kind::length) {
        wish.least = std::max(wish.least, outer(style.minWidth));
        wish.broken = std::max(wish.broken, outer(style.minWidth));
    }
    if (style.width.kind == Size::Kind::percentage) wish.thousandths = style.width.thousandths;
    wish.most = std::max(wish.most, wish.least);
    return wish;
}

/// What a cell lacks is shared out evenly over the columns that it spans.
void raise(std::vector<ColumnWish>& columns, size_t from, size_t count, Length ColumnWish::*width, Length needed) {
    for (size_t i = 0; i < count; ++i) needed -= columns[from + i].*width;
    if (needed.units <= 0) return;
    const auto parts = static_cast<int64_t>(count);
    for (int64_t i = 0; i < parts; ++i) {
        columns[from + static_cast<size_t>(i)].*width += scaled(needed, i + 1, parts) - scaled(needed, i, parts);
    }
}

}  // namespace

Length sum(const std::vector<Length>& lengths, size_t from, size_t count) {
    return std::accumulate(lengths.begin() + static_cast<std::ptrdiff_t>(from),
                           lengths.begin() + static_cast<std::ptrdiff_t>(from + count), Length{});
}

std::vector<ColumnWish> measureColumns(Context& context, const Grid& grid, const SignRooms& signs, Length spacing) {
    std::vector<ColumnWish> columns(grid.columns);
    std::map<std::pair<size_t, size_t>, ColumnWish> spanning;  // by number of columns, and the first of them
    for (const auto* rows : grid.sections()) {
        for (const GridRow& row : *rows) {
            for (const GridCell& cell : row.cells) {
                const ColumnWish wish = wishOf(context, cell);
                ColumnWish& column = cell.columns == 1 ? columns[cell.column] : spanning[{cell.columns, cell.column}];
                if (wish.broken > column.broken || column.cell == html::noNode) column.cell = wish.cell;
                column.least = std::max(column.least, wish.least);
                column.most = std::max(column.most, wish.most);
                column.broken = std::max(column.broken, wish.broken);
                column.thousandths = std::max(column.thousandths, wish.thousandths);
                column.given |= wish.given;
            }
        }
    }
    for (const auto& [place, room] : signs) {
        ColumnWish& column = columns[place.first];
        for (Length* width : {&column.least, &column.most, &column.broken})
            *width = std::max(*width, room.before + room.after);
    }
    for (size_t c = 0; c < grid.columns; ++c) {
        const Size width = widthOf(context, grid, c);
        if (width.kind == Size::Kind::length) columns[c].most = width.length, columns[c].given = true;
        if (width.kind == Size::Kind::percentage) columns[c].thousandths = width.thousandths;
    }
    for (const auto& [place, wish] : spanning) {
        const Length gaps = spacing * static_cast<int64_t>(place.first - 1);
        for (const auto width : {&ColumnWish::least, &ColumnWish::most, &ColumnWish::broken})
            raise(columns, place.second, place.first, width, wish.*width - gaps);
        for (size_t c = place.second; c < place.second + place.first; ++c) {
            if (columns[c].cell == html::noNode) columns[c].cell = wish.cell;
        }
    }
    for (ColumnWish& column : columns) {
        column.broken = std::min(column.broken, column.least);
        column.most = std::max(column.most, column.least);
    }
    return columns;
}

std::vector<Length> automaticWidths(const std::vector<ColumnWish>& wishes, Length room, bool fill) {
    // Five tables, each column at least as wide as in the one before; ours lies between two of them.
    std::vector<Length> guesses[5];
    for (const ColumnWish& wish : wishes) {
        const Length part = std::max(wish.least, scaled(room, wish.thousandths, 100'000));
        const bool shares = wish.thousandths > 0;
        guesses[0].push_back(wish.broken);
        guesses[1].push_back(wish.least);
        guesses[2].push_back(shares ? part : wish.least);
        guesses[3].push_back(shares ? part : wish.given ? wish.most : wish.least);
        guesses[4].push_back(shares ? part : wish.most);
    }
    if (room <= total(guesses[0])) return guesses[0];
    for (size_t i = 1; i < std::size(guesses); ++i) {
        if (room > total(guesses[i])) continue;
        std::vector<Length> more;
        for (size_t c = 0; c < wishes.size(); ++c) more.push_back(guesses[i][c] - guesses[i - 1][c]);
        return added(guesses[i - 1], share(room - total(guesses[i - 1]), more));
    }
    const std::vector<Length>& widths = guesses[4];
    if (!fill) return widths;
    std::vector<Length> weights(wishes.size());
    for (size_t c = 0; c < wishes.size(); ++c) {
        if (wishes[c].thousandths == 0 && !wishes[c].given) weights[c] = wishes[c].most;
    }
    if (total(weights).units == 0) weights = widths;
    if (total(weights).units == 0) weights.assign(wishes.size(), Length{1});
    return added(widths, share(room - total(widths), weights));
}

std::vector<Length> fixedWidths(const Context& context, const Grid& grid, Length room) {
    std::vector<Size> asked(grid.columns);
    for (size_t c = 0; c < grid.columns; ++c) asked[c] = widthOf(context, grid, c);
    for (const auto* rows : grid.sections()) {
        if (rows->empty()) continue;
        for (const GridCell& cell : rows->front().cells) {
            const css::Style& style = context.style(cell.node);
            if (style.width.isAuto()) continue;
            Size each = style.width;
            const auto columns = static_cast<int64_t>(cell.columns);
            if (each.kind == Size::Kind::length) {
                const Length sides = style.borderBox
                                         ? Length{}
                                         : cell.edge(context, css::left, room) + cell.edge(context, css::right, room);
                each.length = (each.length + sides) / columns;
            }
            each.thousandths = static_cast<int32_t>(each.thousandths / columns);
            for (size_t c = cell.column; c < cell.column + cell.columns; ++c) {
                if (asked[c].isAuto()) asked[c] = each;
            }
        }
        break;
    }
    std::vector<Length> widths(grid.columns), rest(grid.columns);
    Length free = room;
    for (size_t c = 0; c < grid.columns; ++c) {
        widths[c] = asked[c].of(room);
        free -= widths[c];
        if (asked[c].isAuto()) rest[c] = {1};
    }
    if (total(rest).units == 0) rest = widths;
    return added(widths, share(std::max(free, Length{}), rest));
}

}  // namespace oordeel::layout
