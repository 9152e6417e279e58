#include "layout/grid.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace oordeel::layout {
namespace {

using css::Display;
using html::NodeId;

size_t spanOf(const Context& context, NodeId node, std::string_view name, size_t most) {
    const std::string* value = html::attribute(context.document[node], name);
    size_t span = 1;
    if (value) std::from_chars(value->data(), value->data() + value->size(), span);
    return std::clamp<size_t>(span, 1, most);
}

class Reader {
  public:
    Reader(Context& context, NodeId table) : context_(context), table_(table) {}

    Grid read() {
        readRows(table_, grid_.body);
        for (auto* rows : {&grid_.header, &grid_.body, &grid_.footer}) place(*rows);
        grid_.columnNodes.resize(std::max(grid_.columns, grid_.columnNodes.size()), html::noNode);
        grid_.columns = grid_.columnNodes.size();
        return std::move(grid_);
    }

  private:
    Display displayOf(NodeId node) const {
        return context_.document[node].kind == html::Node::Kind::text ? Display::inlined : context_.style(node).display;
    }

    bool isBlank(NodeId node) const {
        const html::Node& n = context_.document[node];
        return n.kind == html::Node::Kind::text && n.text.find_first_not_of(" \t\r\n\f") == std::string::npos;
    }

    /// The rows in a table or a row group; loose cells make an anonymous row.
    void readRows(NodeId parent, std::vector<GridRow>& rows) {
        bool loose = false;
        NodeId group = parent == table_ ? html::noNode : parent;
        for (const NodeId child : context_.document[parent].children) {
            if (isBlank(child)) continue;
            const Display display = displayOf(child);
            const bool wasLoose = std::exchange(loose, display == Display::tableCell);
            switch (display) {
                case Display::none:
                    break;
                case Display::tableRow:
                    addRow(child, std::exchange(group, html::noNode), rows);
                    break;
                case Display::tableCell:
                    if (!wasLoose) rows.push_back({html::noNode, std::exchange(group, html::noNode), {}});
                    addCell(child, rows.back());
                    break;
                case Display::tableHeaderGroup:
                    readRows(child, grid_.header);
                    break;
                case Display::tableFooterGroup:
                    readRows(child, grid_.footer);
                    break;
                case Display::tableRowGroup:
                    readRows(child, grid_.body);
                    break;
                case Display::tableCaption:
                    grid_.captions.push_back(child);
                    break;
                case Display::tableColumn:
                    addColumn(child);
                    break;
                case Display::tableColumnGroup:
                    readColumns(child);
                    break;
                default:
                    refuse(child);
            }
        }
    }

    void readColumns(NodeId group) {
        bool any = false;
        for (const NodeId child : context_.document[group].children) {
            if (displayOf(child) != Display::tableColumn) continue;
            addColumn(child);
            any = true;
        }
        if (!any) addColumn(group);
    }

    void addColumn(NodeId node) {
        const size_t span = spanOf(context_, node, "span", 1000);
        for (size_t i = 0; i < span; ++i) grid_.columnNodes.push_back(node);
    }

    void addRow(NodeId node, NodeId group, std::vector<GridRow>& rows) {
        rows.push_back({node, group, {}});
        for (const NodeId child : context_.document[node].children) {
            if (isBlank(child) || displayOf(child) == Display::none) continue;
            if (displayOf(child) == Display::tableCell) {
                addCell(child, rows.back());
            } else {
                refuse(child);
            }
        }
    }

    void addCell(NodeId node, GridRow& row) {
        row.cells.push_back(
            {node, 0, spanOf(context_, node, "colspan", 1000), spanOf(context_, node, "rowspan", 65534)});
    }

    void refuse(NodeId node) {
        const bool generated = context_.document[node].kind == html::Node::Kind::generated;
        context_.error(
            generated ? context_.document[node].parent : node,
            "content of a table must stand in a cell; put it in a <td>, or in an element with display: table-cell");
    }

    /// Gives each cell its column: the first that no cell from a row above still occupies.
    void place(std::vector<GridRow>& rows) {
        std::vector<size_t> occupied;  // for how many more rows each column is taken
        for (size_t r = 0; r < rows.size(); ++r) {
            size_t column = 0;
            for (GridCell& cell : rows[r].cells) {
                while (column < occupied.size() && occupied[column] > 0) ++column;
                cell.column = column;
                cell.rows = std::min(cell.rows, rows.size() - r);
                occupied.resize(std::max(occupied.size(), column + cell.columns));
                for (size_t c = column; c < column + cell.columns; ++c) occupied[c] = cell.rows;
                column += cell.columns;
                grid_.columns = std::max(grid_.columns, column);
            }
            for (size_t& rest : occupied) rest -= rest > 0;
        }
    }

    Context& context_;
    NodeId table_;
    Grid grid_;
};

}  // namespace

Grid readGrid(Context& context, NodeId table) {
    return Reader(context, table).read();
}

}  // namespace oordeel::layout
