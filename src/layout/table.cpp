#include "layout/table.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "layout/grid.h"
#include "layout/slice.h"

namespace oordeel::layout {
namespace {

using html::NodeId;

Length sum(const std::vector<Length>& lengths, size_t from, size_t count) {
    return std::accumulate(lengths.begin() + static_cast<std::ptrdiff_t>(from),
                           lengths.begin() + static_cast<std::ptrdiff_t>(from + count), Length{});
}

Length edge(const css::Style& style, css::Side side, Length whole) {
    return style.border[side].width + style.padding[side].of(whole);
}

std::vector<const std::vector<GridRow>*> sections(const Grid& grid) {
    return {&grid.header, &grid.body, &grid.footer};
}

/// Shares `total` out in proportion to `weights`, to the last unit.
std::vector<Length> share(Length total, const std::vector<Length>& weights) {
    const Length whole = sum(weights, 0, weights.size());
    std::vector<Length> out(weights.size());
    if (whole.units <= 0) return out;
    Length running, given;
    for (size_t i = 0; i < weights.size(); ++i) {
        running += weights[i];
        const Length upTo = scaled(total, running.units, whole.units);
        out[i] = upTo - given;
        given = upTo;
    }
    return out;
}

/// CSS 2.1, 17.5.2.1: widths of the columns, else of the cells of the first row; what is left goes to the columns
/// without a width evenly, and when all have one, to all in proportion, for a table is as wide as it says.
std::vector<Length> fixedWidths(Context& context, const Grid& grid, Length room) {
    std::vector<css::Size> asked(grid.columns);
    for (size_t c = 0; c < grid.columns; ++c) {
        if (grid.columnNodes[c] != html::noNode) asked[c] = context.style(grid.columnNodes[c]).width;
    }
    for (const auto* rows : sections(grid)) {
        if (rows->empty()) continue;
        for (const GridCell& cell : rows->front().cells) {
            const css::Style& style = context.style(cell.node);
            if (style.width.isAuto()) continue;
            css::Size each = style.width;
            const auto columns = static_cast<int64_t>(cell.columns);
            if (each.kind == css::Size::Kind::length) {
                const Length sides =
                    style.borderBox ? Length{} : edge(style, css::left, room) + edge(style, css::right, room);
                each.length = (each.length + sides) / columns;
            }
            each.thousandths = static_cast<int32_t>(each.thousandths / columns);
            for (size_t c = cell.column; c < cell.column + cell.columns; ++c) {
                if (asked[c].isAuto()) asked[c] = each;
            }
        }
        break;
    }
    std::vector<Length> widths(grid.columns);
    std::vector<Length> rest(grid.columns);
    Length free = room;
    for (size_t c = 0; c < grid.columns; ++c) {
        widths[c] = asked[c].of(room);
        free -= widths[c];
        if (asked[c].isAuto()) rest[c] = {1};
    }
    if (sum(rest, 0, grid.columns).units == 0) rest = widths;
    const std::vector<Length> shared = share(std::max(free, Length{}), rest);
    for (size_t c = 0; c < grid.columns; ++c) widths[c] += shared[c];
    return widths;
}

struct ColumnWidths {
    std::vector<Length> least, most;
};

/// What the cells of each column ask: the longest unhyphenated word, and everything on one line.
ColumnWidths measureColumns(Context& context, const Grid& grid) {
    ColumnWidths out{std::vector<Length>(grid.columns), std::vector<Length>(grid.columns)};
    for (const bool spanning : {false, true}) {
        for (const auto* rows : sections(grid)) {
            for (const GridRow& row : *rows) {
                for (const GridCell& cell : row.cells) {
                    if ((cell.columns > 1) != spanning) continue;
                    const css::Style& style = context.style(cell.node);
                    ContentWidths widths = measureContent(context, cell.node);
                    if (style.width.kind == css::Size::Kind::length)
                        widths.most = std::max(widths.least, style.width.length);
                    if (style.whiteSpace == css::WhiteSpace::nowrap) widths.least = widths.most;
                    const Length sides = edge(style, css::left, {}) + edge(style, css::right, {});
                    const auto raise = [&](std::vector<Length>& columns, Length needed) {
                        const Length missing = needed + sides - sum(columns, cell.column, cell.columns);
                        if (missing.units <= 0) return;
                        // What a spanning cell lacks is shared out over the columns that it spans.
                        const auto count = static_cast<int64_t>(cell.columns);
                        for (int64_t i = 0; i < count; ++i) {
                            columns[cell.column + static_cast<size_t>(i)] +=
                                scaled(missing, i + 1, count) - scaled(missing, i, count);
                        }
                    };
                    raise(out.least, widths.least);
                    raise(out.most, widths.most);
                }
            }
        }
    }
    for (size_t c = 0; c < grid.columns; ++c) {
        const NodeId column = grid.columnNodes[c];
        if (column != html::noNode && context.style(column).width.kind == css::Size::Kind::length) {
            out.most[c] = std::max(out.least[c], context.style(column).width.length);
        }
        out.most[c] = std::max(out.most[c], out.least[c]);
    }
    return out;
}

/// Automatic layout: each column at least its longest word; what room is left goes by how much more a column asks
/// (CSS 2.1, 17.5.2.2, and css-tables-3 for percentages).
std::vector<Length> automaticWidths(Context& context, const Grid& grid, Length room, bool fill) {
    ColumnWidths asked = measureColumns(context, grid);
    for (size_t c = 0; c < grid.columns; ++c) {
        const NodeId column = grid.columnNodes[c];
        if (column == html::noNode || context.style(column).width.kind != css::Size::Kind::percentage) continue;
        asked.most[c] = std::max(asked.least[c], context.style(column).width.of(room));
    }
    const Length least = sum(asked.least, 0, grid.columns), most = sum(asked.most, 0, grid.columns);
    if (room <= least) return asked.least;
    std::vector<Length> widths = asked.least;
    if (room < most) {
        std::vector<Length> wish(grid.columns);
        for (size_t c = 0; c < grid.columns; ++c) wish[c] = asked.most[c] - asked.least[c];
        const std::vector<Length> more = share(room - least, wish);
        for (size_t c = 0; c < grid.columns; ++c) widths[c] += more[c];
        return widths;
    }
    widths = asked.most;
    if (fill) {
        const std::vector<Length> more =
            share(room - most, most.units > 0 ? asked.most : std::vector<Length>(grid.columns, Length{1}));
        for (size_t c = 0; c < grid.columns; ++c) widths[c] += more[c];
    }
    return widths;
}

struct SetCell {
    const GridCell* cell = nullptr;
    const css::Style* style = nullptr;
    Fragment content;
    Length x, width;     // border box
    Length top, bottom;  // border and padding
    Length shift;        // down, for the alignment in the row
    size_t row = 0;
};

class TableSetter {
  public:
    TableSetter(Flow& flow, NodeId table, Insets insets)
        : flow_(flow),
          context_(flow.context()),
          table_(table),
          style_(context_.style(table)),
          insets_(insets),
          grid_(readGrid(context_, table)) {}

    void set() {
        const Length available = flow_.widthWithin(insets_);
        const auto margin = [&](css::Side side) { return style_.margin[side].of(available); };
        const Length sides = edge(style_, css::left, available) + edge(style_, css::right, available);
        const Length most = available - margin(css::left) - margin(css::right);
        const bool fixed = style_.tableFixed && !style_.width.isAuto();
        Length inner =
            style_.width.of(available, most) - (style_.borderBox || style_.width.isAuto() ? sides : Length{});
        if (!style_.width.isAuto() && !style_.borderBox && inner + sides > most) inner = most - sides;
        spacing_ = style_.borderCollapse ? Length{} : style_.borderSpacing;
        const Length gaps = spacing_ * static_cast<int64_t>(grid_.columns + 1);
        widths_ = fixed ? fixedWidths(context_, grid_, inner - gaps)
                        : automaticWidths(context_, grid_, inner - gaps, !style_.width.isAuto());
        const Length width = sum(widths_, 0, widths_.size()) + gaps + sides;
        x_ = insets_.left + margin(css::left);
        if (style_.margin[css::left].isAuto() && width < available) {
            x_ = insets_.left + (style_.margin[css::right].isAuto() ? (available - width) / 2 : available - width);
        }
        width_ = width;
        captions(false);
        flow_.open(style_, x_, width_);
        edges(css::top);
        rows();
        edges(css::bottom);
        flow_.close(style_);
        captions(true);
    }

  private:
    /// Those above the table, or those below it.
    void captions(bool below) {
        const Insets within{x_, insets_.left + flow_.widthWithin({insets_.left, {}}) - x_ - width_};
        for (const NodeId caption : grid_.captions) {
            if (context_.style(caption).captionBottom != below) continue;
            if (below) flow_.addPrice(keepPrice);
            flow_.block(caption, within);
            if (!below) flow_.addPrice(keepPrice);
        }
    }

    /// Room for the border and the padding of the table itself, as a box of its own.
    void edges(css::Side side) {
        const Length size = edge(style_, side, width_) + (side == css::top ? spacing_ : Length{});
        if (size.units == 0) return;
        Fragment space;
        space.height = size;
        if (side == css::bottom) flow_.addPrice(inseparablePrice);
        flow_.addBox(std::move(space));
        if (side == css::top) flow_.addPrice(inseparablePrice);
    }

    void rows() {
        int header = -1;
        if (!grid_.header.empty()) {
            const std::vector<Fragment> set = setRows(grid_.header);
            Fragment all;
            for (const Fragment& row : set) {
                all.add(row, {{}, all.height});
                all.height += row.height;
            }
            header = flow_.addHeader(all);
            addRows(grid_.header, set, -1);
            flow_.addPrice(keepPrice);
        }
        std::vector<GridRow> rest = grid_.body;
        rest.insert(rest.end(), grid_.footer.begin(), grid_.footer.end());
        addRows(rest, setRows(rest), header);
    }

    void addRows(const std::vector<GridRow>& rows, const std::vector<Fragment>& set, int header) {
        size_t spannedUntil = 0;  // rows before this one belong together with the one before them
        for (size_t r = 0; r < rows.size(); ++r) {
            if (rows[r].group != html::noNode) flow_.begin(rows[r].group);
            if (rows[r].node != html::noNode) flow_.begin(rows[r].node);
            if (r > 0) {
                flow_.repeatHeader(header);
                if (r < spannedUntil) flow_.addPrice(keepPrice);
                if (rows.size() > 2 && (r == 1 || r + 1 == rows.size())) flow_.addPrice(lonePrice);
                if (rows[r].node != html::noNode && context_.style(rows[r].node).breakBefore == css::Break::avoid)
                    flow_.addPrice(keepPrice);
            }
            for (const GridCell& cell : rows[r].cells) spannedUntil = std::max(spannedUntil, r + cell.rows);
            addRow(rows[r], set[r], spannedUntil > r + 1, header);
            if (rows[r].node != html::noNode && context_.style(rows[r].node).breakAfter == css::Break::avoid)
                flow_.addPrice(keepPrice);
        }
    }

    /// A row; one that fills more than half a page in slices, between which the page is cut only when it must be.
    /// Others stay whole, because what is sliced is painted slice by slice and no longer cell by cell.
    void addRow(const GridRow& row, const Fragment& set, bool spans, int header) {
        if (spans || set.height * 2 <= flow_.areaHeight()) return flow_.addBox(set);
        const bool avoid = row.node != html::noNode && context_.style(row.node).avoidBreakInside;
        bool first = true;
        for (Fragment& slice : slices(set)) {
            if (!std::exchange(first, false)) {
                flow_.repeatHeader(header);
                flow_.addPrice(avoid ? slicePrice + avoidPrice : slicePrice);
            }
            flow_.addBox(std::move(slice));
        }
    }

    std::vector<Fragment> setRows(const std::vector<GridRow>& rows) {
        std::vector<SetCell> cells;
        for (size_t r = 0; r < rows.size(); ++r) {
            for (const GridCell& cell : rows[r].cells) cells.push_back(setCell(cell, r));
        }
        const std::vector<Length> heights = rowHeights(rows, cells);
        std::vector<Fragment> out(rows.size());
        for (size_t r = 0; r < rows.size(); ++r) {
            out[r].width = width_;
            out[r].height = heights[r] + spacing_;
            if (rows[r].node != html::noNode)
                background(out[r], context_.style(rows[r].node), {rowX(), {}, rowWidth(), heights[r]});
        }
        for (const SetCell& cell : cells) place(out[cell.row], cell, sum(heights, cell.row, cell.cell->rows));
        return out;
    }

    Length rowX() const { return x_ + edge(style_, css::left, width_) + spacing_; }
    Length rowWidth() const {
        return sum(widths_, 0, widths_.size()) + spacing_ * (static_cast<int64_t>(widths_.size()) - 1);
    }

    SetCell setCell(const GridCell& cell, size_t row) {
        SetCell set;
        set.cell = &cell;
        set.style = &context_.style(cell.node);
        set.row = row;
        set.x = rowX() + sum(widths_, 0, cell.column) + spacing_ * static_cast<int64_t>(cell.column);
        set.width = sum(widths_, cell.column, cell.columns) + spacing_ * (static_cast<int64_t>(cell.columns) - 1);
        set.top = edge(*set.style, css::top, width_);
        set.bottom = edge(*set.style, css::bottom, width_);
        const Length inner = set.width - edge(*set.style, css::left, width_) - edge(*set.style, css::right, width_);
        set.content = setBlock(context_, cell.node, std::max(inner, Length{}));
        return set;
    }

    /// Heights of the rows, and how far down each cell's content moves so that baselines agree (CSS 2.1, 17.5.3).
    std::vector<Length> rowHeights(const std::vector<GridRow>& rows, std::vector<SetCell>& cells) {
        std::vector<Length> baseline(rows.size()), heights(rows.size());
        const auto aligned = [](const SetCell& cell) {
            return cell.style->verticalAlign == css::VerticalAlign::baseline && cell.content.baseline;
        };
        for (const SetCell& cell : cells) {
            if (aligned(cell)) baseline[cell.row] = std::max(baseline[cell.row], cell.top + *cell.content.baseline);
        }
        for (SetCell& cell : cells) {
            if (aligned(cell)) cell.shift = baseline[cell.row] - cell.top - *cell.content.baseline;
            if (cell.cell->rows == 1) heights[cell.row] = std::max(heights[cell.row], needed(cell));
        }
        for (size_t r = 0; r < rows.size(); ++r) {
            if (rows[r].node != html::noNode)
                heights[r] = std::max(heights[r], context_.style(rows[r].node).height.of({}));
        }
        for (const SetCell& cell : cells) {  // what a spanning cell lacks goes to the last row that it spans
            const Length missing = needed(cell) - sum(heights, cell.row, cell.cell->rows);
            if (missing.units > 0) heights[cell.row + cell.cell->rows - 1] += missing;
        }
        for (SetCell& cell : cells) {
            const Length free = sum(heights, cell.row, cell.cell->rows) - needed(cell);
            if (cell.style->verticalAlign == css::VerticalAlign::bottom) cell.shift = free;
            if (cell.style->verticalAlign == css::VerticalAlign::middle) cell.shift = free / 2;
        }
        return heights;
    }

    static Length needed(const SetCell& cell) {
        const Length content = cell.shift + cell.top + cell.content.height + cell.bottom;
        return cell.style->height.isAuto() ? content
                                           : std::max(content, cell.top + cell.style->height.of({}) + cell.bottom);
    }

    void place(Fragment& row, const SetCell& cell, Length height) {
        background(row, *cell.style, {cell.x, {}, cell.width, height});
        if (isLandmark(context_, cell.cell->node)) row.pieces.push_back({{}, nullptr, std::nullopt, cell.cell->node});
        row.add(cell.content, {cell.x + edge(*cell.style, css::left, width_), cell.top + cell.shift});
        if (cell.content.baseline && !row.baseline) row.baseline = cell.top + cell.shift + *cell.content.baseline;
    }

    static void background(Fragment& row, const css::Style& style, Rect area) {
        for (Path& path : paintBox(style, area)) {
            row.pieces.push_back({{}, nullptr, Mark{html::noNode, std::move(path), false}, html::noNode});
        }
    }

    Flow& flow_;
    Context& context_;
    NodeId table_;
    const css::Style& style_;
    Insets insets_;
    Grid grid_;
    std::vector<Length> widths_;
    Length spacing_, x_, width_;
};

}  // namespace

void setTable(Flow& flow, NodeId table, Insets insets) {
    TableSetter(flow, table, insets).set();
}

ContentWidths measureTable(Context& context, NodeId table) {
    const Grid grid = readGrid(context, table);
    const ColumnWidths columns = measureColumns(context, grid);
    return {sum(columns.least, 0, grid.columns), sum(columns.most, 0, grid.columns)};
}

}  // namespace oordeel::layout
