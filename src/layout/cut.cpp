#include "layout/cut.h"

#include <algorithm>

namespace oordeel::layout {
namespace {

// An empty page costs as much as cutting off a lone table row and some more; half a page a quarter of that. A page more
// is not free, and a last page with next to nothing on it is worth some white on the pages before it.
constexpr double emptyPagePrice = 2'000;
constexpr double pagePrice = 300;
constexpr double runtPagePrice = 1'500;
constexpr double runtShare = 0.3;  // a last page filled less than this looks like an accident

double priceOfPage(const Candidate& c) {
    const double free =
        static_cast<double>((c.extent - c.size).units) / static_cast<double>(std::max<int64_t>(1, c.extent.units));
    double price = pagePrice;
    if (c.last) {
        const double lack = std::max(0.0, 1 - (1 - free) / runtShare);
        if (c.index > 0) price += runtPagePrice * lack * lack;
    } else {
        // White under what goes on overleaf looks like a mistake; under the end of something it looks meant.
        const double goesOn = c.cut->kind == Item::Kind::penalty
                                  ? std::clamp(static_cast<double>(c.cut->cost) / closePrice, 0.0, 1.0)
                                  : 0.0;
        price += emptyPagePrice * free * (free + goesOn);
        if (c.cut->kind == Item::Kind::penalty) price += static_cast<double>(c.cut->cost);
    }
    return price;
}

html::NodeId firstNode(const Fragment& fragment) {
    for (const Piece& piece : fragment.pieces) {
        if (piece.start != html::noNode) return piece.start;
        if (piece.mark && piece.mark->owner != html::noNode) return piece.mark->owner;
        if (!piece.line) continue;
        for (const LinePiece& part : piece.line->pieces) {
            if (part.node != html::noNode) return part.node;
        }
    }
    return html::noNode;
}

class Cutter {
  public:
    explicit Cutter(Context& context) : context_(context) {}

    void cut(const Galley& galley) {
        if (galley.boxes.empty()) return;
        const bool newRun = frames_.empty() || frames_.back().name != galley.page;
        skipToSide(galley);
        const bool first = galley.page.empty() ? frames_.empty() : newRun;
        const auto styleOf = [&](size_t index) {
            const int number = static_cast<int>(frames_.size() + index) + 1;
            return context_.styles.page(galley.page, first && index == 0, number % 2 == 0, false);
        };
        std::vector<Length> heights;  // of the first pages; later ones are as high as the third (left and right alike)
        for (size_t i = 0; i < 3; ++i) {
            const css::PageStyle style = styleOf(i);
            heights.push_back(style.height - style.margin[css::top] - style.margin[css::bottom]);
        }
        const auto extent = [&](size_t index) { return heights[std::min<size_t>(index, heights.size() - 1)]; };
        const Length separator = footnoteSeparator(styleOf(1));
        const std::vector<Segment> segments = breakOptimally(galley.items, extent, priceOfPage, separator);
        const Item* previous = nullptr;
        for (const Segment& segment : segments) {
            PageFrame frame;
            frame.style = styleOf(0);
            if (previous) frame.style = context_.styles.page(galley.page, false, (frames_.size() + 1) % 2 == 0, false);
            frame.galley = &galley;
            frame.name = galley.page;
            fill(frame, galley, segment, previous);
            previous = &galley.items[segment.to];
            frames_.push_back(std::move(frame));
        }
    }

    std::vector<PageFrame> finish() { return std::move(frames_); }

  private:
    /// A galley that must begin on a left or right page may need a blank one before it.
    void skipToSide(const Galley& galley) {
        const bool nextIsLeft = (frames_.size() + 1) % 2 == 0;
        const bool wrong =
            (galley.start == css::Break::left && !nextIsLeft) || (galley.start == css::Break::right && nextIsLeft);
        if (!wrong) return;
        PageFrame blank;
        blank.style = context_.styles.page(galley.page, false, nextIsLeft, true);
        blank.name = galley.page;
        frames_.push_back(std::move(blank));
    }

    void fill(PageFrame& frame, const Galley& galley, const Segment& segment, const Item* previous) {
        Length y;
        if (previous && previous->kind == Item::Kind::penalty && previous->content >= 0) {
            frame.header = &galley.headers[static_cast<size_t>(previous->content)];
            y += frame.header->height;
        }
        for (size_t i = segment.from; i < segment.to; ++i) {
            const Item& item = galley.items[i];
            if (item.kind == Item::Kind::penalty) continue;
            if (item.kind == Item::Kind::box && item.content >= 0) {
                const auto box = static_cast<size_t>(item.content);
                frame.boxes.push_back({box, y});
                const auto& notes = galley.boxes[box].notes;
                frame.notes.insert(frame.notes.end(), notes.begin(), notes.end());
            }
            y += item.size;
        }
        if (segment.overfull && !frame.boxes.empty()) {
            const Fragment& box = galley.boxes[frame.boxes.front().box];
            context_.error(firstNode(box), "this does not fit on a page of " + millimetres(frame.areaHeight()) +
                                               " mm; it is " + millimetres(y) + " mm high and cannot be broken");
        }
    }

    static std::string millimetres(Length length) { return std::to_string(scaled(length, 254, 720'000).units); }

    Context& context_;
    std::vector<PageFrame> frames_;
};

}  // namespace

std::vector<PageFrame> cutPages(Context& context, const std::vector<Galley>& galleys) {
    Cutter cutter(context);
    for (const Galley& galley : galleys) cutter.cut(galley);
    return cutter.finish();
}

}  // namespace oordeel::layout
