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
        for (auto* rows : grid_.sections()) {
            for (size_t begin = 0; begin < rows->size();) {  // no cell spans out of its row group
                size_t end = begin + 1;
                while (end < rows->size() && (*rows)[end].group == (*rows)[begin].group) ++end;
                place(*rows, begin, end);
                begin = end;
            }
        }
        for (GridRow& row : grid_.header) {
            for (GridCell& cell : row.cells) cell.heads = true;
        }
        grid_.columns = std::max(grid_.columns, grid_.columnNodes.size());
        grid_.columnNodes.resize(grid_.columns, html::noNode);
        grid_.columnGroups.resize(grid_.columns, html::noNode);
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
        const NodeId group = parent == table_ ? html::noNode : parent;
        for (const NodeId child : context_.document[parent].children) {
            if (isBlank(child)) continue;
            const Display display = displayOf(child);
            const bool wasLoose = std::exchange(loose, display == Display::tableCell);
            switch (display) {
                case Display::none:
                    break;
                case Display::tableRow:
                    addRow(child, group, rows);
                    break;
                case Display::tableCell:
                    if (!wasLoose) rows.push_back({html::noNode, group, {}});
                    addCell(child, rows.back());
                    break;
                case Display::tableHeaderGroup:
                    readRows(child, grid_.header.empty() ? grid_.header : grid_.body);
                    break;
                case Display::tableFooterGroup:
                    readRows(child, grid_.footer.empty() ? grid_.footer : grid_.body);
                    break;
                case Display::tableRowGroup:
                    readRows(child, grid_.body);
                    break;
                case Display::tableCaption:
                    grid_.captions.push_back(child);
                    break;
                case Display::tableColumn:
                    addColumn(child, child, html::noNode);
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
            addColumn(child, child, group);
            any = true;
        }
        if (!any) addColumn(group, html::noNode, group);
    }

    void addColumn(NodeId spanning, NodeId column, NodeId group) {
        const size_t span = spanOf(context_, spanning, "span", 1000);
        grid_.columnNodes.insert(grid_.columnNodes.end(), span, column);
        grid_.columnGroups.insert(grid_.columnGroups.end(), span, group);
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
        GridCell cell;
        cell.node = node;
        cell.columns = spanOf(context_, node, "colspan", 1000);
        cell.rows = spanOf(context_, node, "rowspan", 65534);
        cell.heads = context_.document[node].name == "th";
        for (const css::Side side : {css::top, css::right, css::bottom, css::left})
            cell.border[side] = context_.style(node).border[side].width;
        row.cells.push_back(cell);
    }

    void refuse(NodeId node) {
        const bool generated = context_.document[node].kind == html::Node::Kind::generated;
        context_.error(
            generated ? context_.document[node].parent : node,
            "content of a table must stand in a cell; put it in a <td>, or in an element with display: table-cell");
    }

    /// Gives each cell its column: the first that no cell from a row above still occupies. A cell that would overlap
    /// one spans less.
    void place(std::vector<GridRow>& rows, size_t begin, size_t end) {
        std::vector<size_t> freeFrom;  // the first row in which each column is free
        for (size_t r = begin; r < end; ++r) {
            const auto isTaken = [&](size_t c) { return c < freeFrom.size() && freeFrom[c] > r; };
            size_t column = 0;
            for (GridCell& cell : rows[r].cells) {
                while (isTaken(column)) ++column;
                cell.column = column;
                cell.rows = std::min(cell.rows, end - r);
                size_t span = 1;
                while (span < cell.columns && !isTaken(column + span)) ++span;
                cell.columns = span;
                freeFrom.resize(std::max(freeFrom.size(), column + span));
                for (; span > 0; --span) freeFrom[column++] = r + cell.rows;
                grid_.columns = std::max(grid_.columns, column);
            }
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
