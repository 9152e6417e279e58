#include "pdf/table_headers.h"

#include <algorithm>
#include <map>

namespace oordeel::pdf {

namespace {

/// A heading of the table, and where it is.
struct Heading {
    size_t tag = 0;
    size_t row = 0, rowEnd = 0;        ///< of its group
    size_t column = 0, columnEnd = 0;  ///< of the table
};

bool isNeeded(const TagTree& tree, const std::vector<std::vector<PlacedCell>>& groups) {
    for (const std::vector<PlacedCell>& cells : groups) {
        for (const PlacedCell& cell : cells) {
            const Tag& tag = tree.tags[cell.tag];
            const size_t end = cell.row + static_cast<size_t>(tag.rowSpan);
            const bool headsMore = tag.headsGroup && tag.rowSpan == 1 && cells.back().row >= end;
            if (headsMore || !tag.headers.empty()) return true;
        }
    }
    return false;
}

/// Follows HTML's "forming relationships between data cells and header cells", but a heading of a row group that spans
/// rows heads just those, and another one below it in its column ends it: that is how such tables are meant.
class Assigner {
  public:
    explicit Assigner(TagTree& tree) : tree_(tree) {}

    void group(const std::vector<PlacedCell>& cells) {
        rows_.clear();
        groups_.clear();
        firstRow_ = 0;
        for (const PlacedCell& cell : cells) {
            const Tag& tag = tree_.tags[cell.tag];
            if (tag.role == "TH" && tag.scope == "Row") (tag.headsGroup ? groups_ : rows_).push_back(placed(cell));
        }
        // A heading of columns heads the cells below it, so it is known only once they are reached.
        for (const PlacedCell& cell : cells) {
            assign(placed(cell));
            if (tree_.tags[cell.tag].role == "TH" && tree_.tags[cell.tag].scope == "Column") addColumn(placed(cell));
        }
    }

  private:
    Heading placed(const PlacedCell& cell) const {
        const Tag& tag = tree_.tags[cell.tag];
        return {cell.tag, cell.row, cell.row + static_cast<size_t>(tag.rowSpan), cell.column,
                cell.column + static_cast<size_t>(tag.columnSpan)};
    }

    void addColumn(const Heading& heading) {
        for (size_t c = heading.column; c < heading.columnEnd; ++c) columns_[c].push_back(heading.tag);
    }

    void assign(const Heading& cell) {
        std::vector<size_t>& headers = tree_.tags[cell.tag].headers;
        if (!headers.empty()) return;
        const auto add = [&](size_t tag) {
            if (tag != cell.tag && std::find(headers.begin(), headers.end(), tag) == headers.end()) {
                headers.push_back(tag);
            }
        };
        for (size_t c = cell.column; c < cell.columnEnd; ++c) {
            for (size_t tag : columns_[c]) add(tag);
        }
        for (const Heading& heading : groups_) {
            if (heads(heading, cell)) add(heading.tag);
        }
        // Cells come in order of their rows, so what is past this row can wait.
        while (firstRow_ < rows_.size() && rows_[firstRow_].rowEnd <= cell.row) ++firstRow_;
        for (size_t i = std::min(firstRow_, rows_.size()); i < rows_.size() && rows_[i].row < cell.rowEnd; ++i) {
            if (rows_[i].rowEnd > cell.row && rows_[i].column < cell.column) add(rows_[i].tag);
        }
    }

    /// Whether a heading of the row group heads a cell.
    bool heads(const Heading& heading, const Heading& cell) const {
        if (cell.row < heading.row || cell.column < heading.column) return false;
        if (heading.rowEnd > heading.row + 1) return cell.row < heading.rowEnd;
        return std::none_of(groups_.begin(), groups_.end(), [&](const Heading& other) {
            return other.column == heading.column && other.row > heading.row && other.row <= cell.row;
        });
    }

    TagTree& tree_;
    std::map<size_t, std::vector<size_t>> columns_;  ///< headings above, by column
    std::vector<Heading> rows_, groups_;             ///< of the row group in hand
    size_t firstRow_ = 0;                            ///< in rows_: the first that may still reach the cell in hand
};

}  // namespace

void assignHeaders(TagTree& tree, const std::vector<std::vector<PlacedCell>>& groups) {
    if (!isNeeded(tree, groups)) return;
    Assigner assigner(tree);
    for (const std::vector<PlacedCell>& cells : groups) assigner.group(cells);
}

}  // namespace oordeel::pdf
