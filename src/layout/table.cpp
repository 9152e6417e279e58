#include "layout/table.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "layout/align.h"
#include "layout/collapse.h"
#include "layout/columns.h"
#include "layout/grid.h"

namespace oordeel::layout {
namespace {

using html::NodeId;

constexpr css::Side sidesAround[] = {css::top, css::right, css::bottom, css::left};
constexpr Length unseen{500};  // what nobody sees sticking out

std::string millimetres(Length length) {
    const int64_t tenths = scaled(length, 254, 72'000).units;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " mm";
}

struct SetCell {
    const GridCell* cell = nullptr;
    const css::Style* style = nullptr;
    Fragment content;
    Length x, width;           // border box
    Length top, bottom, left;  // border and padding
    Length shift;              // down, for the alignment in the row
    size_t row = 0;

    Length needed() const {
        const Length around = top + bottom;
        const Length sides = style->borderBox ? Length{} : around;
        return std::max(
            {shift + content.height + around, style->height.of({}) + sides, style->minHeight.of({}) + sides});
    }
};

class TableSetter {
  public:
    TableSetter(Flow& flow, NodeId table, Insets insets)
        : flow_(flow),
          context_(flow.context()),
          table_(table),
          style_(context_.style(table)),
          insets_(insets),
          grid_(readGrid(context_, table)) {
        if (style_.borderCollapse) borders_ = shareBorders(context_, grid_, table);
        signs_ = measureSigns(context_, grid_);
    }

    void set() {
        const Length available = flow_.widthWithin(insets_);
        const auto margin = [&](css::Side side) { return style_.margin[side].of(available); };
        for (const css::Side side : sidesAround) edges_[side] = edge(side, available);
        const Length sides = edges_[css::left] + edges_[css::right];
        spacing_ = borders_ ? Length{} : style_.borderSpacing;
        setWidths(available, available - margin(css::left) - margin(css::right) - sides);
        x_ = insets_.left + margin(css::left);
        if (style_.margin[css::left].isAuto() && width_ < available) {
            x_ = insets_.left + (style_.margin[css::right].isAuto() ? (available - width_) / 2 : available - width_);
        }
        captions(false);
        flow_.open(style_, x_, width_, !borders_);
        space(css::top);
        rows();
        space(css::bottom);
        flow_.close(style_, !borders_);
        captions(true);
    }

  private:
    /// Border and padding of the table itself; where borders are shared, the outer half of those at its edge, at the
    /// left and the right of those of its first row (CSS 2.1, 17.6.2).
    Length edge(css::Side side, Length available) const {
        if (!borders_) return style_.border[side].width + style_.padding[side].of(available);
        if (borders_->rows == 0 || borders_->columns == 0) return {};
        Length width;
        if (side == css::top) width = borders_->widest(0);
        if (side == css::bottom) width = borders_->widest(borders_->rows);
        if (side == css::left) width = borders_->leftOf(0, 0).width;
        if (side == css::right) width = borders_->leftOf(0, borders_->columns).width;
        return side == css::top || side == css::left ? width / 2 : width - width / 2;
    }

    /// `most`: room for the columns and the gaps between them.
    void setWidths(Length available, Length most) {
        const Length sides = edges_[css::left] + edges_[css::right];
        const Length within = style_.borderBox || borders_ ? sides : Length{};
        Length inner = style_.width.isAuto() ? most : style_.width.of(available) - within;
        if (!style_.width.isAuto() && !style_.borderBox && inner > most) inner = most;
        if (!style_.maxWidth.isAuto()) inner = std::min(inner, style_.maxWidth.of(available) - within);
        const Length gaps = spacing_ * static_cast<int64_t>(grid_.columns + 1);
        const Length room = inner - gaps, least = style_.minWidth.of(available) - within - gaps;
        if (style_.tableFixed && !style_.width.isAuto()) {
            widths_ = fixedWidths(context_, grid_, std::max(room, least));
            if (sum(widths_, 0, widths_.size()) - std::max(room, least) > unseen) complain({}, room, gaps);
        } else {
            const std::vector<ColumnWish> wishes = measureColumns(context_, grid_, signs_, spacing_);
            widths_ = automaticWidths(wishes, room, !style_.width.isAuto());
            if (sum(widths_, 0, widths_.size()) < least) widths_ = automaticWidths(wishes, least, true);
            if (sum(widths_, 0, widths_.size()) - std::max(room, least) > unseen) complain(wishes, room, gaps);
        }
        for (const Length width : widths_) lefts_.push_back(lefts_.back() + width + spacing_);
        width_ = lefts_.back() + spacing_ + sides;
    }

    /// Tells that the table sticks out, and what keeps its widest column so wide.
    void complain(const std::vector<ColumnWish>& wishes, Length room, Length gaps) {
        std::string message = "the table is " + millimetres(sum(widths_, 0, widths_.size()) + gaps) +
                              " wide and has room for " + millimetres(std::max(room + gaps, Length{}));
        if (wishes.empty()) return context_.warning(table_, message + "; give its columns smaller widths");
        const auto widest = std::max_element(widths_.begin(), widths_.end());
        const auto column = static_cast<size_t>(widest - widths_.begin());
        message += "; column " + std::to_string(column + 1) + " cannot be narrower than " + millimetres(*widest);
        const NodeId cell = wishes[column].cell;
        if (cell == html::noNode) return context_.warning(table_, message);
        const std::string word = longestWord(cell);
        if (!word.empty()) message += " because of \"" + word + "\"";
        context_.warning(cell, message +
                                   "; let words break (a soft hyphen, hyphens: auto or overflow-wrap: anywhere) or "
                                   "set the table on a wider page");
    }

    /// What is left of a cell when it breaks wherever it can: the widest line.
    std::string longestWord(NodeId cell) {
        const size_t notes = context_.notes.size();
        ++context_.measuring;
        const Fragment content = setBlock(context_, cell, {});
        --context_.measuring;
        context_.notes.resize(notes);
        const Line* widest = nullptr;
        for (const Piece& piece : content.pieces) {
            if (piece.line && (!widest || piece.line->width > widest->width)) widest = piece.line.get();
        }
        std::string word;
        if (!widest) return word;
        for (const LinePiece& piece : widest->pieces) {
            for (const char32_t c : piece.run.text) {
                if (c != 0xAD) appendUtf8(word, c);
            }
        }
        return word;
    }

    /// Those above the table, or those below it: as wide as the table, or as their longest word, or, when there is no
    /// table, as wide as can be.
    void captions(bool below) {
        for (const NodeId caption : grid_.captions) {
            if (context_.style(caption).captionBottom != below) continue;
            const Length width = std::max(width_, measureContent(context_, caption).least);
            const Length right = flow_.widthWithin({x_, {}}) - width;
            const Insets within{x_, grid_.columns == 0 ? insets_.right : std::max(insets_.right, right)};
            if (below) flow_.addPrice(keepPrice);
            flow_.block(caption, within);
            if (!below) flow_.addPrice(keepPrice);
        }
    }

    /// Room for the border and the padding of the table itself, as a box of its own.
    void space(css::Side side) {
        const Length size = edges_[side] + (side == css::top ? spacing_ : Length{});
        if (size.units == 0) return;
        Fragment space;
        space.height = size;
        if (side == css::bottom) flow_.addPrice(inseparablePrice);
        flow_.addBox(std::move(space));
        if (side == css::top) flow_.addPrice(inseparablePrice);
    }

    void rows() {
        area_ = flow_.areaHeight();
        if (borders_) {
            ruling_.lines = lefts_;
            for (Length& x : ruling_.lines) x += rowX();
        } else {
            warnOfBorders();
        }
        openColumns();
        if (!grid_.header.empty()) {
            std::vector<Band> bands;
            for (size_t r = 0; r < grid_.header.size(); r += bands.back().rows.size())
                bands.push_back(setBand(grid_.header, r));
            const int header = repeatedHeader(bands);
            size_t r = 0;
            for (Band& band : bands) r += addBand(grid_.header, r, std::move(band), -1);
            closeGroup();
            flow_.addPrice(keepPrice);
            ruling_.header = header;
        }
        std::vector<GridRow> rest = std::move(grid_.body);
        rest.insert(rest.end(), std::move_iterator(grid_.footer.begin()), std::move_iterator(grid_.footer.end()));
        for (size_t r = 0; r < rest.size();) r += addBand(rest, r, setBand(rest, r), ruling_.header);
        closeGroup();
        closeColumns();
        if (borders_ && !ruling_.rows.empty()) {
            ruling_.borders = std::move(*borders_);
            flow_.addRuling(std::move(ruling_));
        }
    }

    /// The header as it stands above the rows of a further page: an index in the galley, or -1 when it is so high that
    /// repeating it would leave little room for them.
    int repeatedHeader(const std::vector<Band>& bands) {
        Fragment all;
        all.height = borders_ ? edges_[css::top] : spacing_;
        const Length lead = all.height;
        Fragment rows;
        for (const Band& band : bands) {
            for (size_t r = 0; r < band.rows.size(); ++r) ruling_.headerTops.push_back(all.height + band.tops[r]);
            rows.add(partOf(band, {}, band.height(), {}), {{}, all.height});
            all.height += band.height();
        }
        ruling_.headerTops.push_back(all.height);
        const NodeId group = grid_.header.front().group;
        if (all.height * 2 > area_) {
            context_.warning(group == html::noNode ? table_ : group,
                             "the header of this table is higher than half a page, so it is not repeated on the "
                             "pages after its first");
            return -1;
        }
        if (group != html::noNode && context_.style(group).background.visible()) {
            auto panel = std::make_shared<Panel>();
            panel->width = rowWidth();
            panel->height = all.height - lead;
            panel->style = &context_.style(group);
            panel->framed = false;
            all.pieces.push_back({{rowX(), lead}, nullptr, nullptr, html::noNode, std::move(panel)});
        }
        all.add(rows, {});
        std::erase_if(all.pieces, [](const Piece& piece) { return piece.start != html::noNode; });
        return flow_.addHeader(std::move(all));
    }

    /// CSS 2.1, 17.6.1: in a table whose cells have borders of their own, nothing else in it has.
    void warnOfBorders() {
        const auto check = [&](NodeId node) {
            if (node == html::noNode || !isFramed(context_.style(node))) return;
            context_.warning(node,
                             "rows, columns and their groups have borders only where cells share them; write "
                             "border-collapse: collapse for the table, or give the cells borders");
        };
        for (const auto* rows : std::as_const(grid_).sections()) {
            for (const GridRow& row : *rows) check(row.node), check(row.group);
        }
        for (size_t c = 0; c < grid_.columns; ++c) check(grid_.columnNodes[c]), check(grid_.columnGroups[c]);
    }

    static bool isFramed(const css::Style& style) {
        return std::any_of(style.border.begin(), style.border.end(),
                           [](const css::Border& b) { return b.width.units > 0 && b.color.visible(); });
    }

    /// Backgrounds of column groups and of columns, behind all rows.
    void openColumns() {
        for (const auto* nodes : {&grid_.columnGroups, &grid_.columnNodes}) {
            for (size_t c = 0, end = 0; c < nodes->size(); c = end) {
                const NodeId node = (*nodes)[c];
                for (end = c + 1; end < nodes->size() && (*nodes)[end] == node;) ++end;
                if (node == html::noNode) continue;
                flow_.open(context_.style(node), rowX() + lefts_[c], lefts_[end] - lefts_[c] - spacing_, false);
                columns_.push_back(&context_.style(node));
            }
        }
    }

    void closeColumns() {
        for (; !columns_.empty(); columns_.pop_back()) flow_.close(*columns_.back(), false);
    }

    /// Adds a band to the flow, of which the first row is `first` of these; how many rows it has.
    size_t addBand(const std::vector<GridRow>& rows, size_t first, Band band, int header) {
        const bool tall = band.height() * 2 > area_;
        const std::vector<Slice> parts = slices(band, area_ / 2, keepPrice, orphanPrice);
        if (rows[first].group != group_) {
            closeGroup();
            group_ = rows[first].group;
            if (group_ != html::noNode) {
                flow_.begin(group_);
                flow_.open(context_.style(group_), rowX(), rowWidth(), false);
            }
        }
        const size_t count = band.rows.size();
        const std::vector<SlicePlace> places = flow_.addBand(
            std::move(band), parts, [&](const Slice& slice) { prepare(rows, first + slice.row, slice, tall, header); });
        note(parts, places);
        return count;
    }

    void closeGroup() {
        if (group_ != html::noNode) flow_.close(context_.style(group_), false);
        group_ = html::noNode;
    }

    /// What cutting above a slice costs, and what stands on either side of the cut.
    void prepare(const std::vector<GridRow>& rows, size_t r, const Slice& slice, bool tall, int header) {
        const GridRow& row = rows[r];
        const css::Style* style = row.node == html::noNode ? nullptr : &context_.style(row.node);
        if (slice.inRow) {
            flow_.repeatHeader(header);
            flow_.addPrice(slicePrice + slice.price + (style && style->avoidBreakInside ? avoidPrice : 0));
            return;
        }
        if (row.node != html::noNode) flow_.begin(row.node);
        if (r == 0) return;
        flow_.repeatHeader(header);
        const GridRow& before = rows[r - 1];
        const bool tied = slice.top.units > 0;
        if (tied) flow_.addPrice(slice.price + (tall ? tiedPrice : keepPrice));
        if (rows.size() > 2 && (r == 1 || r + 1 == rows.size())) flow_.addPrice(lonePrice);
        if (row.group == before.group && row.group != html::noNode && context_.style(row.group).avoidBreakInside)
            flow_.addPrice(avoidPrice);
        const auto between = [&](NodeId node, css::Break css::Style::*side) {
            if (node == html::noNode) return;
            const css::Break kind = context_.style(node).*side;
            if (kind == css::Break::avoid) flow_.addPrice(keepPrice);
            if (kind != css::Break::avoid && kind != css::Break::automatic) flow_.cutPage();
        };
        between(before.node, &css::Style::breakAfter);
        between(row.node, &css::Style::breakBefore);
        if (row.group != before.group) {
            between(before.group, &css::Style::breakAfter);
            between(row.group, &css::Style::breakBefore);
        }
        const Length shared = borders_ ? borders_->widest(ruling_.rows.size() + slice.row) : Length{};
        flow_.addAtCut(shared - shared / 2, borders_ ? shared / 2 : spacing_);
    }

    /// Remembers at which boxes the rows of a band stand.
    void note(const std::vector<Slice>& slices, const std::vector<SlicePlace>& places) {
        for (size_t s = 0; borders_ && s < slices.size(); ++s) {
            const Length foot = places[s].top + slices[s].bottom - slices[s].top;
            if (!slices[s].inRow) ruling_.rows.push_back({places[s].box, places[s].box, places[s].top, foot});
            ruling_.rows.back().last = places[s].box;
            ruling_.rows.back().below = foot;
        }
    }

    Length rowX() const { return x_ + edges_[css::left] + spacing_; }
    Length rowWidth() const { return lefts_.back() - spacing_; }

    /// A row, with those that its cells tie to it. One band is set at a time: a long table has a hundred thousand
    /// cells.
    Band setBand(const std::vector<GridRow>& rows, size_t first) {
        std::vector<SetCell> cells;
        size_t count = 1;
        for (size_t r = 0; r < count; ++r) {
            for (const GridCell& cell : rows[first + r].cells) {
                cells.push_back(setCell(cell, r));
                count = std::max(count, r + cell.rows);
            }
        }
        Band band;
        band.framed = !borders_;
        band.tops = rowTops(rows.data() + first, count, cells);
        for (size_t r = 0; r < count; ++r) {
            BandRow& row = band.rows.emplace_back();
            row.area = {rowX(), band.tops[r], rowWidth(), band.tops[r + 1] - band.tops[r] - spacing_};
            if (const NodeId node = rows[first + r].node; node != html::noNode) row.style = &context_.style(node);
        }
        for (SetCell& cell : cells) band.cells.push_back(place(cell, band.tops));
        return band;
    }

    SetCell setCell(const GridCell& cell, size_t row) {
        SetCell set;
        set.cell = &cell;
        set.style = &context_.style(cell.node);
        set.row = row;
        set.x = rowX() + lefts_[cell.column];
        set.width = lefts_[cell.column + cell.columns] - lefts_[cell.column] - spacing_;
        set.top = cell.edge(context_, css::top, width_);
        set.bottom = cell.edge(context_, css::bottom, width_);
        set.left = cell.edge(context_, css::left, width_);
        const Length inner = set.width - set.left - cell.edge(context_, css::right, width_);
        set.content = setBlock(context_, cell.node, std::max(inner, Length{}));
        if (const char32_t sign = signOf(context_, cell)) align(set, sign);
        return set;
    }

    /// The figures of a column as a whole stand where text-align says.
    void align(SetCell& set, char32_t sign) {
        const SignRoom& room = signs_.at({set.cell->column, sign});
        const Length free = set.width - room.before - room.after;
        if (free.units < -unseen.units) {
            context_.warning(set.cell->node, "column " + std::to_string(set.cell->column + 1) + " is " +
                                                 millimetres(set.width) + " wide, but its figures need " +
                                                 millimetres(room.before + room.after) +
                                                 " on both sides of their sign; make it wider");
        }
        Length axis = room.before;
        if (set.style->textAlign == css::TextAlign::right) axis += std::max(free, Length{});
        if (set.style->textAlign == css::TextAlign::center) axis += std::max(free, Length{}) / 2;
        alignOnSign(set.content, sign, axis - set.left);
    }

    /// The tops of rows that stand below each other and the foot of the last, with the spacing that follows each, and
    /// how far down each cell's content moves so that baselines agree (CSS 2.1, 17.5.3).
    std::vector<Length> rowTops(const GridRow* rows, size_t count, std::vector<SetCell>& cells) const {
        std::vector<Length> baseline(count), tops(count + 1);
        const auto aligned = [](const SetCell& cell) {
            const css::VerticalAlign align = cell.style->verticalAlign;
            return cell.content.baseline && align != css::VerticalAlign::top && align != css::VerticalAlign::middle &&
                   align != css::VerticalAlign::bottom;
        };
        for (const SetCell& cell : cells) {
            if (aligned(cell)) baseline[cell.row] = std::max(baseline[cell.row], cell.top + *cell.content.baseline);
        }
        std::vector<std::vector<const SetCell*>> ending(count);  // what a spanning cell lacks its last row gets
        for (SetCell& cell : cells) {
            if (aligned(cell)) cell.shift = baseline[cell.row] - cell.top - *cell.content.baseline;
            ending[cell.row + cell.cell->rows - 1].push_back(&cell);
        }
        for (size_t r = 0; r < count; ++r) {
            Length height;
            if (rows[r].node != html::noNode) {
                const css::Style& style = context_.style(rows[r].node);
                height = std::max(style.height.of({}), style.minHeight.of({}));
            }
            for (const SetCell* cell : ending[r])
                height = std::max(height, cell->needed() - (tops[r] - tops[cell->row]));
            tops[r + 1] = tops[r] + height + spacing_;
        }
        for (SetCell& cell : cells) {
            const Length free = tops[cell.row + cell.cell->rows] - spacing_ - tops[cell.row] - cell.top - cell.bottom -
                                cell.content.height;
            if (cell.style->verticalAlign == css::VerticalAlign::bottom) cell.shift = free;
            if (cell.style->verticalAlign == css::VerticalAlign::middle) cell.shift = free / 2;
        }
        return tops;
    }

    BandCell place(SetCell& cell, const std::vector<Length>& tops) const {
        const Length top = tops[cell.row];
        BandCell out;
        out.row = cell.row;
        out.area = {cell.x, top, cell.width, tops[cell.row + cell.cell->rows] - spacing_ - tops[cell.row]};
        out.style = cell.style;
        if (isLandmark(context_, cell.cell->node)) out.start = cell.cell->node;
        out.at = {cell.x + cell.left, top + cell.top + cell.shift};
        out.content = std::move(cell.content);
        return out;
    }

    Flow& flow_;
    Context& context_;
    NodeId table_;
    const css::Style& style_;
    Insets insets_;
    Grid grid_;
    std::optional<SharedBorders> borders_;
    SignRooms signs_;
    std::vector<Length> widths_;         // of the columns
    std::vector<Length> lefts_{{}};      // of the columns, from that of the first; one more for the end
    css::Sides<Length> edges_{};         // border and padding of the table
    Length spacing_, x_, width_, area_;  // area_: height of the page area
    std::vector<const css::Style*> columns_;
    NodeId group_ = html::noNode;  // the row group that is open
    Ruling ruling_;
};

}  // namespace

void setTable(Flow& flow, NodeId table, Insets insets) {
    TableSetter(flow, table, insets).set();
}

ContentWidths measureTable(Context& context, NodeId table) {
    Grid grid = readGrid(context, table);
    const css::Style& style = context.style(table);
    const Length spacing = style.borderCollapse ? Length{} : style.borderSpacing;
    ContentWidths out;
    if (!style.borderCollapse) {
        out.least = spacing * static_cast<int64_t>(grid.columns + 1);
    } else if (!grid.body.empty() || !grid.header.empty() || !grid.footer.empty()) {
        const SharedBorders borders = shareBorders(context, grid, table);
        const Length left = borders.leftOf(0, 0).width, right = borders.leftOf(0, borders.columns).width;
        out.least = left / 2 + right - right / 2;
        for (const css::Side side : {css::left, css::right})  // the caller counts them, but they are not there
            out.least -= style.border[side].width + style.padding[side].of({});
    }
    out.most = out.broken = out.least;
    for (const ColumnWish& wish : measureColumns(context, grid, measureSigns(context, grid), spacing)) {
        out.least += wish.least;
        out.most += wish.most;
        out.broken += wish.broken;
    }
    return out;
}

}  // namespace oordeel::layout
