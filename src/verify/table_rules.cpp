// Rules about tables as grids: rows of equal length, cells that do not overlap, headers that can be found.
#include <algorithm>
#include <map>
#include <set>

#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule regular{
    "table-regular", {"", "7.2", "09-004"}, "All rows of a table have the same number of columns, with spans counted"};
constexpr Rule overlap{"table-overlap", {"", "7.2", "09-004"}, "No two cells of a table cover the same place"};
constexpr Rule spans{"table-spans", {"", "7.2", "09-004"}, "No cell spans more rows than follow it in its table"};
constexpr Rule scope{"table-scope",
                     {"", "7.5", "15-003"},
                     "Each TH says which cells it is the header of, by its Scope, unless the cells name their Headers"};
constexpr Rule headers{
    "table-headers", {"", "7.5", "", "14.8.5.7"}, "The Headers that a cell names are IDs of cells of its table"};

constexpr int widest = 10'000;

struct Grid {
    std::vector<std::vector<size_t>> rows;  ///< of cells
};

Grid gridOf(const Tree& tree, size_t table) {
    Grid grid;
    const auto addRow = [&](size_t row) {
        std::vector<size_t>& cells = grid.rows.emplace_back();
        for (size_t cell : tree.elements[row].contained) {
            if (tree.type(cell) == "TH" || tree.type(cell) == "TD") cells.push_back(cell);
        }
    };
    for (size_t part : tree.elements[table].contained) {
        if (tree.type(part) == "TR") addRow(part);
        if (tree.type(part) != "THead" && tree.type(part) != "TBody" && tree.type(part) != "TFoot") continue;
        for (size_t row : tree.elements[part].contained) {
            if (tree.type(row) == "TR") addRow(row);
        }
    }
    return grid;
}

class Checker {
  public:
    Checker(const Tree& tree, size_t table, Findings& found)
        : tree_(tree), table_(table), grid_(gridOf(tree, table)), found_(found) {}

    void check() {
        checkSpans();
        checkHeaders();
    }

  private:
    Place place(size_t element) const {
        return {0, numberOfObject(tree_.elements[element].dictionary), tree_.path(element)};
    }

    int span(size_t cell, const char* key) const {
        return std::clamp(integerOf(tree_.attribute(cell, "Table", key), 1), 1, widest);
    }

    void checkSpans() {
        std::map<int, size_t> covered;  // columns that cells from above reach, and up to which row
        std::map<size_t, size_t> widths;
        std::vector<size_t> width(grid_.rows.size());
        for (size_t row = 0; row < grid_.rows.size(); ++row) {
            std::erase_if(covered, [&](const auto& one) { return one.second <= row; });
            std::set<int> taken;
            for (const auto& [column, until] : covered) taken.insert(column);
            int column = 0;
            for (size_t cell : grid_.rows[row]) {
                while (taken.contains(column)) ++column;
                const int columns = span(cell, "/ColSpan");
                const auto rows = static_cast<size_t>(span(cell, "/RowSpan"));
                for (int i = 0; i < columns; ++i, ++column) {
                    if (!taken.insert(column).second) {
                        found_.add(overlap, place(cell), "it covers column " + std::to_string(column + 1) + " again");
                        break;
                    }
                    if (rows > 1) covered[column] = row + rows;
                }
                if (row + rows > grid_.rows.size())
                    found_.add(spans, place(cell), "it spans " + std::to_string(rows) + " rows");
            }
            width[row] = taken.empty() ? 0 : static_cast<size_t>(*taken.rbegin()) + 1;
            // A gap in a row is as wrong as a short row.
            if (taken.size() != width[row]) width[row] = taken.size();
            ++widths[width[row]];
        }
        if (widths.size() < 2) return;
        const size_t usual = std::max_element(widths.begin(), widths.end(), [](const auto& a, const auto& b) {
                                 return a.second < b.second;
                             })->first;
        for (size_t row = 0; row < width.size(); ++row) {
            if (width[row] == usual) continue;
            found_.add(regular, place(table_),
                       "row " + std::to_string(row + 1) + " has " + std::to_string(width[row]) +
                           " columns, most have " + std::to_string(usual));
        }
    }

    void checkHeaders() {
        std::set<std::string> identifiers, named;
        bool allNamed = true;  // whether every TD says what its headers are
        for (const auto& row : grid_.rows) {
            for (size_t cell : row) {
                Object id = entry(tree_.elements[cell].dictionary, "/ID");
                if (id.isString()) identifiers.insert(id.getStringValue());
            }
        }
        for (const auto& row : grid_.rows) {
            for (size_t cell : row) {
                const std::vector<Object> list = itemsOf(tree_.attribute(cell, "Table", "/Headers"));
                for (Object one : list) {
                    const std::string name = one.isString() ? one.getStringValue() : "";
                    named.insert(name);
                    if (!identifiers.contains(name))
                        found_.add(headers, place(cell), "no cell of the table is " + quoted(name));
                }
                if (tree_.type(cell) == "TD" && list.empty()) allNamed = false;
            }
        }
        if (allNamed) return;
        for (const auto& row : grid_.rows) {
            for (size_t cell : row) {
                if (tree_.type(cell) != "TH") continue;
                const std::string says = nameOf(tree_.attribute(cell, "Table", "/Scope"));
                if (says == "Row" || says == "Column" || says == "Both") continue;
                found_.add(scope, place(cell), says.empty() ? "it has no Scope" : "its Scope is " + quoted(says));
            }
        }
    }

    const Tree& tree_;
    size_t table_;
    Grid grid_;
    Findings& found_;
};

void check(Subject& file, Findings& found) {
    for (size_t i = 0; i < file.tree.elements.size(); ++i) {
        if (file.tree.type(i) == "Table") Checker(file.tree, i, found).check();
    }
}

}  // namespace

Family tableRules() {
    return {"Tables", {&regular, &overlap, &spans, &scope, &headers}, check};
}

}  // namespace oordeel::verify
