#include "layout/band.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "layout/box.h"

namespace oordeel::layout {
namespace {

Length foot(const Rect& area) {
    return area.y + area.height;
}

/// Where a cell is parted by a cut: at one of its cuts, or above all of it.
Cut cutOf(const BandCell& cell, Length y) {
    const Fragment& content = cell.content;
    if (content.cuts.empty()) return {{}, {}, 0, Cut::noPiece};
    const auto after = std::upper_bound(content.cuts.begin(), content.cuts.end(), y - cell.at.y,
                                        [](Length height, const Cut& cut) { return height < cut.above; });
    if (after != content.cuts.begin()) return *std::prev(after);
    return {};
}

bool crosses(const BandCell& cell, Length y) {
    return cell.area.y < y && y < foot(cell.area);
}

/// What the cut at a height costs and adds.
void weigh(Slice& slice, const std::vector<const BandCell*>& cells, int64_t pushPrice) {
    for (const BandCell* cell : cells) {
        if (!crosses(*cell, slice.top)) continue;
        const Cut cut = cutOf(*cell, slice.top);
        if (cut.piece == Cut::noPiece || cell->at.y >= slice.top) continue;
        slice.gain = std::max(slice.gain, slice.top - (cell->at.y + cut.above));
        slice.price = std::max(slice.price, cut.piece == 0 ? pushPrice : cut.price);
    }
}

/// Line ends of cells inside a row, with something below them.
std::vector<Length> lineEnds(const std::vector<const BandCell*>& cells, Length top, Length bottom) {
    std::vector<Length> ends;
    Length last = top;
    for (const BandCell* cell : cells) {
        for (const Cut& cut : cell->content.cuts) {
            const Length y = cell->at.y + cut.above;
            if (top < y && y < bottom) ends.push_back(y);
        }
        if (!cell->content.cuts.empty()) last = std::max(last, cell->at.y + cell->content.cuts.back().above);
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    std::erase_if(ends, [&](Length y) { return y >= last; });
    return ends;
}

/// Footnotes called in the pieces [from, to).
std::vector<size_t> notesOf(const Fragment& content, size_t from, size_t to) {
    std::vector<size_t> notes;
    for (size_t i = from; i < to; ++i) {
        if (!content.pieces[i].line) continue;
        const std::vector<size_t>& more = content.pieces[i].line->notes;
        notes.insert(notes.end(), more.begin(), more.end());
    }
    return notes;
}

/// A footnote comes with the slice in which the part of the cell that calls it ends.
void placeNotes(const BandCell& cell, std::vector<Slice>& slices) {
    if (cell.content.notes.empty()) return;
    size_t from = 0;
    const auto place = [&](size_t to, Length end) {
        auto slice = std::partition_point(slices.begin(), slices.end(), [&](const Slice& s) { return s.bottom < end; });
        if (slice == slices.end()) --slice;
        const std::vector<size_t> notes = notesOf(cell.content, from, to);
        slice->notes.insert(slice->notes.end(), notes.begin(), notes.end());
        from = to;
    };
    for (const Cut& cut : cell.content.cuts)
        place(std::min(cut.piece, cell.content.pieces.size()), cell.at.y + cut.above);
}

void addPanel(Fragment& out, const css::Style& style, bool framed, Rect area, bool opens, bool closes) {
    if (!isDecorated(style, framed)) return;
    auto panel = std::make_shared<Panel>(Panel{area.width, area.height, &style, framed, opens, closes, {}});
    out.pieces.push_back({{area.x, area.y}, nullptr, nullptr, html::noNode, std::move(panel)});
}

/// The part of a panel in the band between two heights.
std::optional<Piece> clipped(const Piece& piece, Length top, Length bottom) {
    const Length begins = std::max(piece.at.y, top), ends = std::min(piece.at.y + piece.panel->height, bottom);
    if (begins >= ends) return std::nullopt;
    Panel panel = *piece.panel;
    panel.opens &= begins == piece.at.y;
    panel.closes &= ends == piece.at.y + panel.height;
    panel.height = ends - begins;
    Piece out = piece;
    out.at.y = begins;
    out.panel = std::make_shared<Panel>(panel);
    return out;
}

/// A window on a band: what stands between two heights, the first at `gain` from its top.
class Window {
  public:
    Window(const Band& band, Length top, Length bottom, Length gain)
        : band_(band), top_(top), bottom_(bottom), gain_(gain) {
        out_.height = bottom - top + gain;
    }

    Fragment show() {
        for (const BandRow& row : band_.rows) {
            if (row.style && isSeen(row.area)) addPanel(out_, *row.style, false, shown(row.area), true, true);
        }
        for (const BandCell& cell : band_.cells) {
            if (isSeen(cell.area)) show(cell);
        }
        return std::move(out_);
    }

  private:
    bool begins(const Rect& area) const { return area.y >= top_; }
    bool isLast() const { return bottom_ == band_.height(); }
    bool isSeen(const Rect& area) const {
        if (area.y < top_) return foot(area) > top_;
        return area.y < bottom_ || isLast();
    }
    bool ends(const Rect& area) const { return foot(area) <= bottom_; }

    Rect shown(const Rect& area) const {
        const Length from = begins(area) ? area.y - top_ + gain_ : Length{};
        const Length to = std::min(foot(area), bottom_) - top_ + gain_;
        return {area.x, from, area.width, to - from};
    }

    void show(const BandCell& cell) {
        addPanel(out_, *cell.style, band_.framed, shown(cell.area), begins(cell.area), ends(cell.area));
        if (begins(cell.area) && cell.start != html::noNode)
            out_.pieces.push_back({{cell.area.x, shown(cell.area).y}, nullptr, nullptr, cell.start, nullptr});
        const Fragment& content = cell.content;
        const Cut from = begins(cell.area) ? Cut{} : cutOf(cell, top_);
        const Cut to = ends(cell.area) ? Cut{{}, {}, 0, Cut::noPiece} : cutOf(cell, bottom_);
        // What is left of a cell that the cut parts moves up to where the page begins.
        const Point at{cell.at.x, cell.at.y >= top_ ? cell.at.y - top_ + gain_ : -from.below};
        constexpr Length far{1'000'000'000'000};
        const Length upper = begins(cell.area) ? -far : from.below, lower = ends(cell.area) ? far : to.above;
        for (size_t i = 0; i < content.pieces.size(); ++i) {
            const Piece& piece = content.pieces[i];
            const bool isPanel = piece.panel != nullptr;
            if (!isPanel && (i < from.piece || i >= to.piece)) continue;
            std::optional<Piece> seen = isPanel ? clipped(piece, upper, lower) : piece;
            if (!seen) continue;
            seen->at = {seen->at.x + at.x, seen->at.y + at.y};
            out_.pieces.push_back(std::move(*seen));
        }
        if (!out_.baseline && content.baseline && cell.row == 0 && begins(cell.area))
            out_.baseline = at.y + *content.baseline;
    }

    const Band& band_;
    Length top_, bottom_, gain_;
    Fragment out_;
};

}  // namespace

std::vector<Slice> slices(Band& band, Length tall, int64_t forbidden, int64_t pushPrice) {
    for (BandCell& cell : band.cells)
        std::erase_if(cell.content.cuts, [&](const Cut& cut) { return cut.price >= forbidden; });
    std::vector<Slice> out;
    std::vector<const BandCell*> open;  // cells in the row at hand
    size_t next = 0;
    for (size_t r = 0; r < band.rows.size(); ++r) {
        const Length top = band.tops[r], bottom = band.tops[r + 1];
        std::erase_if(open, [&](const BandCell* cell) { return foot(cell->area) <= top; });
        for (; next < band.cells.size() && band.cells[next].row == r; ++next) open.push_back(&band.cells[next]);
        std::vector<Length> cuts;
        if (bottom - top > tall) cuts = lineEnds(open, top, bottom);
        cuts.insert(cuts.begin(), top);
        for (size_t i = 0; i < cuts.size(); ++i) {
            Slice slice;
            slice.top = cuts[i];
            slice.bottom = i + 1 < cuts.size() ? cuts[i + 1] : bottom;
            slice.row = r;
            slice.inRow = i > 0;
            if (!out.empty()) weigh(slice, open, pushPrice);
            out.push_back(std::move(slice));
        }
    }
    for (const BandCell& cell : band.cells) placeNotes(cell, out);
    return out;
}

Fragment partOf(const Band& band, Length top, Length bottom, Length gain) {
    return Window(band, top, bottom, gain).show();
}

}  // namespace oordeel::layout
