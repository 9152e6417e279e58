#include "pdf/table.h"

#include <algorithm>

#include "pdf/table_headers.h"

namespace oordeel::pdf {

namespace {

std::vector<size_t> kidsWithRole(const TagTree& tree, size_t parent, std::initializer_list<std::string_view> roles) {
    std::vector<size_t> out;
    for (const Kid& kid : tree.tags[parent].kids) {
        if (kid.kind != Kid::Kind::tag) continue;
        if (std::find(roles.begin(), roles.end(), tree.tags[kid.index].role) != roles.end()) out.push_back(kid.index);
    }
    return out;
}

/// Places the cells of a row group in a grid, each in the first free column, as HTML does.
class Group {
  public:
    Group(TagTree& tree, std::vector<size_t> rows) : tree_(tree), rows_(std::move(rows)) {}

    void placeCells() {
        std::vector<size_t> takenUntil;  // by column: the first row that a cell from above leaves free
        for (size_t row = 0; row < rows_.size(); ++row) {
            size_t column = 0;
            const auto isTaken = [&](size_t c) { return c < takenUntil.size() && takenUntil[c] > row; };
            for (size_t cell : kidsWithRole(tree_, rows_[row], {"TD", "TH"})) {
                while (isTaken(column)) ++column;
                Tag& tag = tree_.tags[cell];
                places_.push_back({cell, row, column});
                const size_t rowsLeft = rows_.size() - row;
                tag.rowSpan = static_cast<int>(std::min(static_cast<size_t>(tag.rowSpan), rowsLeft));
                int span = 1;
                while (span < tag.columnSpan && !isTaken(column + static_cast<size_t>(span))) ++span;
                tag.columnSpan = span;
                const size_t end = column + static_cast<size_t>(span);
                takenUntil.resize(std::max(takenUntil.size(), end));
                for (; column < end; ++column) takenUntil[column] = row + static_cast<size_t>(tag.rowSpan);
            }
            taken_.emplace_back();
            for (size_t c = 0; c < takenUntil.size(); ++c) taken_.back().push_back(isTaken(c));
        }
    }

    const std::vector<PlacedCell>& places() const { return places_; }

    size_t columns() const { return taken_.empty() ? 0 : taken_.back().size(); }

    /// An empty cell for every stretch of columns that a row leaves free.
    void fill(size_t columns) {
        for (size_t row = 0; row < rows_.size(); ++row) {
            std::vector<bool>& taken = taken_[row];
            taken.resize(columns);
            for (auto begin = std::find(taken.begin(), taken.end(), false); begin != taken.end();) {
                const auto end = std::find(begin, taken.end(), true);
                addEmptyCell(rows_[row], static_cast<int>(end - begin));
                begin = std::find(end, taken.end(), false);
            }
        }
    }

  private:
    void addEmptyCell(size_t row, int columnSpan) {
        Tag cell;
        cell.role = "TD";
        cell.node = tree_.tags[row].node;
        cell.parent = row;
        cell.columnSpan = columnSpan;
        tree_.tags[row].kids.push_back({Kid::Kind::tag, tree_.tags.size(), 0});
        tree_.tags.push_back(std::move(cell));
    }

    TagTree& tree_;
    std::vector<size_t> rows_;
    std::vector<std::vector<bool>> taken_;  ///< by row, by column
    std::vector<PlacedCell> places_;
};

void keepFirstOnly(TagTree& tree, size_t table, std::string_view role) {
    const std::vector<size_t> groups = kidsWithRole(tree, table, {role});
    for (size_t i = 1; i < groups.size(); ++i) tree.tags[groups[i]].role = "TBody";
}

}  // namespace

void makeRegular(TagTree& tree, size_t table) {
    keepFirstOnly(tree, table, "THead");
    keepFirstOnly(tree, table, "TFoot");
    std::vector<Group> groups{Group(tree, kidsWithRole(tree, table, {"TR"}))};
    for (size_t group : kidsWithRole(tree, table, {"THead", "TBody", "TFoot"})) {
        groups.emplace_back(tree, kidsWithRole(tree, group, {"TR"}));
    }
    size_t columns = 0;
    for (Group& group : groups) {
        group.placeCells();
        columns = std::max(columns, group.columns());
    }
    for (Group& group : groups) group.fill(columns);
    std::vector<std::vector<PlacedCell>> places;
    for (const Group& group : groups) places.push_back(group.places());
    assignHeaders(tree, places);
}

}  // namespace oordeel::pdf
