#include "layout/collapse.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace oordeel::layout {
namespace {

using css::Border;
using css::BorderStyle;
using html::NodeId;

int rank(BorderStyle style) {
    switch (style) {
        case BorderStyle::solid:
            return 3;
        case BorderStyle::dashed:
            return 2;
        case BorderStyle::dotted:
            return 1;
        case BorderStyle::none:
            break;
    }
    return 0;
}

bool isStronger(const Border& a, const Border& b) {
    return std::pair(a.width, rank(a.style)) > std::pair(b.width, rank(b.style));
}

Length firstHalf(const Border& border) {
    return border.width / 2;
}
Length secondHalf(const Border& border) {
    return border.width - border.width / 2;
}

class Resolver {
  public:
    Resolver(const Context& context, Grid& grid, NodeId table) : context_(context), grid_(grid), table_(table) {}

    SharedBorders resolve() {
        for (const auto* rows : std::as_const(grid_).sections()) {
            for (const GridRow& row : *rows) rows_.push_back(&row);
        }
        out_.rows = rows_.size();
        out_.columns = grid_.columns;
        cells_.resize(out_.rows * out_.columns);
        size_t r = 0;
        for (const auto* rows : std::as_const(grid_).sections()) {
            for (const GridRow& row : *rows) {
                for (const GridCell& cell : row.cells) occupy(cell, r);
                ++r;
            }
        }
        for (size_t line = 0; line <= out_.rows; ++line) {
            for (size_t c = 0; c < out_.columns; ++c) out_.across.push_back(kindOf(acrossAt(line, c)));
        }
        for (size_t row = 0; row < out_.rows; ++row) {
            for (size_t line = 0; line <= out_.columns; ++line) out_.down.push_back(kindOf(downAt(row, line)));
        }
        r = 0;
        for (auto* rows : grid_.sections()) {
            for (GridRow& row : *rows) {
                for (GridCell& cell : row.cells) giveHalves(cell, r);
                ++r;
            }
        }
        return std::move(out_);
    }

  private:
    void occupy(const GridCell& cell, size_t row) {
        for (size_t r = row; r < row + cell.rows; ++r) {
            for (size_t c = cell.column; c < cell.column + cell.columns; ++c) cells_[r * out_.columns + c] = cell.node;
        }
    }

    NodeId cellAt(size_t row, size_t column) const { return cells_[row * out_.columns + column]; }
    NodeId groupOf(size_t row) const { return rows_[row]->group; }

    /// Offered in the order of their rights, so that only a stronger border takes the place of one before it.
    void offer(Border& best, NodeId node, css::Side side) const {
        if (node == html::noNode) return;
        const Border& border = context_.style(node).border[side];
        if (border.style != BorderStyle::none && isStronger(border, best)) best = border;
    }

    Border acrossAt(size_t line, size_t column) const {
        const bool first = line == 0, last = line == out_.rows;
        const NodeId above = first ? html::noNode : cellAt(line - 1, column);
        const NodeId below = last ? html::noNode : cellAt(line, column);
        Border best;
        if (above == below && above != html::noNode) return best;  // inside a cell that spans rows
        offer(best, above, css::bottom);
        offer(best, below, css::top);
        if (!first) offer(best, rows_[line - 1]->node, css::bottom);
        if (!last) offer(best, rows_[line]->node, css::top);
        if (!first && (last || groupOf(line - 1) != groupOf(line))) offer(best, groupOf(line - 1), css::bottom);
        if (!last && (first || groupOf(line - 1) != groupOf(line))) offer(best, groupOf(line), css::top);
        if (!first && !last) return best;
        const css::Side side = first ? css::top : css::bottom;
        offer(best, grid_.columnNodes[column], side);
        offer(best, grid_.columnGroups[column], side);
        offer(best, table_, side);
        return best;
    }

    Border downAt(size_t row, size_t line) const {
        const bool first = line == 0, last = line == out_.columns;
        const NodeId before = first ? html::noNode : cellAt(row, line - 1);
        const NodeId after = last ? html::noNode : cellAt(row, line);
        Border best;
        if (before == after && before != html::noNode) return best;
        offer(best, before, css::right);
        offer(best, after, css::left);
        if (first || last) {
            offer(best, rows_[row]->node, first ? css::left : css::right);
            offer(best, groupOf(row), first ? css::left : css::right);
        }
        if (!first) offer(best, grid_.columnNodes[line - 1], css::right);
        if (!last) offer(best, grid_.columnNodes[line], css::left);
        const auto groupAt = [&](size_t column) { return grid_.columnGroups[column]; };
        if (!first && (last || groupAt(line - 1) != groupAt(line))) offer(best, groupAt(line - 1), css::right);
        if (!last && (first || groupAt(line - 1) != groupAt(line))) offer(best, groupAt(line), css::left);
        if (first || last) offer(best, table_, first ? css::left : css::right);
        return best;
    }

    uint16_t kindOf(const Border& border) {
        if (border.width.units == 0) return 0;
        const auto key = std::tuple(border.width, border.style, border.color.red, border.color.green, border.color.blue,
                                    border.color.alpha);
        const auto [found, isNew] = known_.try_emplace(key, static_cast<uint16_t>(out_.kinds.size()));
        if (isNew && out_.kinds.size() == UINT16_MAX) return 0;  // 65 000 kinds of borders in one table
        if (isNew) out_.kinds.push_back(border);
        return found->second;
    }

    void giveHalves(GridCell& cell, size_t row) const {
        cell.border = {};
        const size_t right = cell.column + cell.columns, bottom = row + cell.rows;
        const auto widen = [&](css::Side side, Length half) { cell.border[side] = std::max(cell.border[side], half); };
        for (size_t c = cell.column; c < right; ++c) {
            widen(css::top, secondHalf(out_.above(row, c)));
            widen(css::bottom, firstHalf(out_.above(bottom, c)));
        }
        for (size_t r = row; r < bottom; ++r) {
            widen(css::left, secondHalf(out_.leftOf(r, cell.column)));
            widen(css::right, firstHalf(out_.leftOf(r, right)));
        }
    }

    using Key = std::tuple<Length, BorderStyle, uint8_t, uint8_t, uint8_t, uint8_t>;

    const Context& context_;
    Grid& grid_;
    NodeId table_;
    std::vector<const GridRow*> rows_;
    std::vector<NodeId> cells_;  // by row and column
    std::map<Key, uint16_t> known_;
    SharedBorders out_;
};

/// Draws the grid lines of the rows that are shown.
class Ruler {
  public:
    Ruler(const SharedBorders& borders, const std::vector<Length>& lines, const std::vector<ShownRow>& rows)
        : borders_(borders), lines_(lines), rows_(rows) {
        for (size_t i = 0; i <= rows.size(); ++i) {
            // Row lines: below the row above it, but for the first.
            const bool shown = i == 0 ? rows[0].begins : rows[i - 1].ends;
            rowLines_.push_back(shown ? (i == 0 ? rows[0].row : rows[i - 1].row + 1) : none);
        }
    }

    std::vector<Rule> draw() {
        for (size_t i = 0; i < rowLines_.size(); ++i) drawAcross(i);
        for (size_t c = 0; c <= borders_.columns; ++c) drawDown(c);
        std::stable_sort(rules_.begin(), rules_.end(),
                         [](const Rule& a, const Rule& b) { return isStronger(b.border, a.border); });
        return std::move(rules_);
    }

  private:
    static constexpr size_t none = static_cast<size_t>(-1);

    /// Kind of the stretch of a row line (counted among the shown ones) in a column, 0 outside the table.
    size_t across(size_t line, size_t column) const {
        if (rowLines_[line] == none || column >= borders_.columns) return 0;
        return borders_.across[rowLines_[line] * borders_.columns + column];
    }
    size_t down(size_t shown, size_t line) const {
        if (shown >= rows_.size()) return 0;
        return borders_.down[rows_[shown].row * (borders_.columns + 1) + line];
    }
    const Border& kind(size_t index) const { return borders_.kinds[index]; }

    /// Rules meet in the corners: one runs on over half of the widest that crosses its end, unless that is stronger and
    /// painted over it.
    Length beyond(const Border& own, size_t a, size_t b, bool second) const {
        const Border& wider = kind(a).width > kind(b).width ? kind(a) : kind(b);
        if (isStronger(wider, own)) return {};
        return second ? secondHalf(wider) : firstHalf(wider);
    }

    void drawAcross(size_t line) {
        const Length y = line == 0 ? rows_[0].top : rows_[line - 1].bottom;
        for (size_t c = 0; c < borders_.columns;) {
            const size_t from = c, which = across(line, c);
            while (c < borders_.columns && across(line, c) == which) ++c;
            if (which == 0) continue;
            const Border& border = kind(which);
            const auto crossing = [&](size_t column, bool second) {
                return beyond(border, line > 0 ? down(line - 1, column) : 0, down(line, column), second);
            };
            const Length left = lines_[from] - crossing(from, false), right = lines_[c] + crossing(c, true);
            rules_.push_back({{left, y - firstHalf(border), right - left, border.width}, border, true});
        }
    }

    void drawDown(size_t column) {
        for (size_t r = 0; r < rows_.size();) {
            const size_t from = r, which = down(r, column);
            while (r < rows_.size() && down(r, column) == which) ++r;
            if (which == 0) continue;
            const Border& border = kind(which);
            const auto crossing = [&](size_t line, bool second) {
                return beyond(border, column > 0 ? across(line, column - 1) : 0, across(line, column), second);
            };
            const Length top = rows_[from].top - crossing(from, false),
                         bottom = rows_[r - 1].bottom + crossing(r, true);
            rules_.push_back({{lines_[column] - firstHalf(border), top, border.width, bottom - top}, border, false});
        }
    }

    const SharedBorders& borders_;
    const std::vector<Length>& lines_;
    const std::vector<ShownRow>& rows_;
    std::vector<size_t> rowLines_;
    std::vector<Rule> rules_;
};

}  // namespace

Length SharedBorders::widest(size_t row) const {
    Length width;
    for (size_t c = 0; c < columns; ++c) width = std::max(width, above(row, c).width);
    return width;
}

SharedBorders shareBorders(const Context& context, Grid& grid, NodeId table) {
    return Resolver(context, grid, table).resolve();
}

std::vector<Rule> rulesOf(const SharedBorders& borders, const std::vector<Length>& lines,
                          const std::vector<ShownRow>& rows) {
    if (rows.empty()) return {};
    return Ruler(borders, lines, rows).draw();
}

}  // namespace oordeel::layout
