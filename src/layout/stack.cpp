// A galley → one fragment; boxes on a page or in a fragment → the rules of a table.
#include <algorithm>

#include "layout/flow.h"

namespace oordeel::layout {

std::vector<Rule> rulesOf(const Ruling& ruling, const Galley& galley, size_t first, const std::vector<Length>& tops,
                          Length start, bool header) {
    std::vector<ShownRow> rows;
    for (size_t r = 0; header && r + 1 < ruling.headerTops.size(); ++r)
        rows.push_back({r, ruling.headerTops[r], ruling.headerTops[r + 1], true, true});
    const size_t last = first + tops.size() - 1;
    const auto from = std::partition_point(ruling.rows.begin(), ruling.rows.end(),
                                           [&](const Ruling::Row& row) { return row.last < first; });
    for (auto row = from; row != ruling.rows.end() && row->first <= last; ++row) {
        const bool begins = row->first >= first, ends = row->last <= last;
        const Length foot = ends ? tops[row->last - first] + row->below : tops.back() + galley.boxes[last].height;
        rows.push_back({static_cast<size_t>(row - ruling.rows.begin()),
                        begins ? tops[row->first - first] + row->above : start, foot, begins, ends});
    }
    return rulesOf(ruling.borders, ruling.lines, rows);
}

Fragment stack(const Galley& galley, Length width) {
    Fragment out;
    out.width = width;
    std::vector<Length> tops, bottoms;
    Fragment content;
    for (size_t i = 0; i < galley.items.size(); ++i) {
        const Item& item = galley.items[i];
        if (item.kind == Item::Kind::penalty) {
            const bool white = i + 1 < galley.items.size() && galley.items[i + 1].kind == Item::Kind::glue;
            const Length below = out.height + (white ? galley.items[i + 1].size : Length{});
            if (item.cost > always) out.cuts.push_back({out.height, below, item.cost, content.pieces.size()});
            continue;
        }
        if (item.kind == Item::Kind::box && item.content >= 0) {
            const Fragment& box = galley.boxes[static_cast<size_t>(item.content)];
            content.add(box, {{}, out.height});
            if (!out.baseline && box.baseline) out.baseline = out.height + *box.baseline;
            tops.push_back(out.height);
            bottoms.push_back(out.height + item.size);
        }
        out.height += item.size;
    }
    for (const Decoration& decoration : galley.decorations) {
        const Length top = tops[decoration.first];
        auto panel = std::make_shared<Panel>();
        panel->width = decoration.width;
        panel->height = bottoms[decoration.last] - top;
        panel->style = decoration.style;
        panel->framed = decoration.framed;
        out.pieces.push_back({{decoration.x, top}, nullptr, nullptr, html::noNode, std::move(panel)});
    }
    for (Cut& cut : out.cuts) cut.piece += out.pieces.size();
    if (!bottoms.empty()) out.cuts.push_back({bottoms.back(), out.height, 0, Cut::noPiece});
    out.add(content, {});
    for (const Ruling& ruling : galley.rulings) {
        for (const Rule& rule : rulesOf(ruling, galley, 0, tops, {}, false)) {
            auto panel = std::make_shared<Panel>();
            panel->width = rule.area.width;
            panel->height = rule.area.height;
            panel->rule = rule.border;
            out.pieces.push_back({{rule.area.x, rule.area.y}, nullptr, nullptr, html::noNode, std::move(panel)});
        }
    }
    return out;
}

}  // namespace oordeel::layout
