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
        if (c.cut->kind == Item::Kind::penalty && c.cut->cost > always) price += static_cast<double>(c.cut->cost);
    }
    return price;
}

html::NodeId firstNode(const Context& context, const Fragment& fragment) {
    for (const Piece& piece : fragment.pieces) {
        if (piece.start != html::noNode) return piece.start;
        if (piece.mark && piece.mark->owner != html::noNode) return piece.mark->owner;
        if (!piece.line) continue;
        for (const LinePiece& part : piece.line->pieces) {
            if (part.node != html::noNode) return part.node;
        }
    }
    return fragment.notes.empty() ? html::noNode : context.notes[fragment.notes.front()];
}

class Cutter {
  public:
    explicit Cutter(Context& context) : context_(context) {}

    void cut(const Galley& galley) {
        if (galley.boxes.empty()) return;
        const bool newRun = frames_.empty() || frames_.back().name != galley.page;
        skipToSide(galley);
        const bool first = galley.page.empty() ? frames_.empty() : newRun;
        const size_t before = frames_.size();
        const css::PageStyle& opening = context_.page(galley.page, first, isLeft(before), false);
        const css::PageStyle* const others[] = {&context_.page(galley.page, false, false, false),
                                                &context_.page(galley.page, false, true, false)};
        const auto styleOf = [&](size_t index) -> const css::PageStyle& {
            return index == 0 ? opening : *others[isLeft(before + index)];
        };
        const auto extent = [&](size_t index) { return styleOf(index).areaHeight(); };
        const Length separator = footnoteSeparator(styleOf(1));
        const std::vector<Segment> segments = breakOptimally(galley.items, extent, priceOfPage, separator);
        const Item* previous = nullptr;
        for (size_t i = 0; i < segments.size(); ++i) {
            PageFrame frame;
            frame.style = &styleOf(i);
            frame.galley = &galley;
            frame.name = galley.page;
            checkArea(frame);
            fill(frame, galley, segments[i], previous);
            previous = &galley.items[segments[i].to];
            frames_.push_back(std::move(frame));
        }
    }

    /// A document without content has one page: its letterhead.
    std::vector<PageFrame> finish() {
        if (frames_.empty()) {
            frames_.emplace_back();
            frames_.back().style = &context_.page("", true, false, false);
        }
        return std::move(frames_);
    }

  private:
    /// A galley that must begin on a left or right page may need a blank one before it.
    void skipToSide(const Galley& galley) {
        const bool nextIsLeft = isLeft(frames_.size());
        const bool wrong =
            (galley.start == css::Break::left && !nextIsLeft) || (galley.start == css::Break::right && nextIsLeft);
        if (!wrong) return;
        PageFrame blank;
        blank.style = &context_.page(galley.page, false, nextIsLeft, true);
        blank.name = galley.page;
        frames_.push_back(std::move(blank));
    }

    /// The first page is a right one.
    static bool isLeft(size_t index) { return index % 2 == 1; }

    /// Lines are set once, for all pages of a type; what is set too wide or has no room at all is the style's mistake.
    void checkArea(const PageFrame& frame) {
        const std::string type = frame.name.empty() ? "the pages" : "the pages of type " + frame.name;
        if (frame.areaWidth().units <= 0 || frame.areaHeight().units <= 0) {
            return context_.error(frame.style->at,
                                  "the margins of " + type + " leave no room for text; make them smaller");
        }
        const Length width = context_.page(frame.name, false, false, false).areaWidth();
        if (frame.areaWidth() == width) return;
        context_.error(frame.style->at,
                       type + " are to have text " + millimetres(width) + " mm wide, and one of them " +
                           millimetres(frame.areaWidth()) +
                           " mm; give :first, :left and :right the same left and right margin together");
    }

    void fill(PageFrame& frame, const Galley& galley, const Segment& segment, const Item* previous) {
        Length y;
        if (previous && previous->kind == Item::Kind::penalty) {
            if (previous->content >= 0) frame.header = &galley.headers[static_cast<size_t>(previous->content)];
            y += previous->after;
        }
        for (size_t i = segment.from; i < segment.to; ++i) {
            const Item& item = galley.items[i];
            if (item.kind == Item::Kind::penalty) continue;
            if (item.kind == Item::Kind::box && item.content >= 0) {
                const auto box = static_cast<size_t>(item.content);
                frame.boxes.push_back({box, y, {}, nullptr});
                const auto& notes = galley.boxes[box].notes;
                frame.notes.insert(frame.notes.end(), notes.begin(), notes.end());
            }
            y += item.size;
        }
        std::sort(frame.notes.begin(), frame.notes.end());  // a sliced row brings them line by line
        fillBands(frame, galley);
        if (segment.overfull && !frame.boxes.empty()) {
            const PlacedBox& first = frame.boxes.front();
            const html::NodeId node = first.part ? firstNode(context_, *first.part) : nodeOf(galley, first.box);
            context_.error(node, "this does not fit on a page of " + millimetres(frame.areaHeight()) + " mm; it is " +
                                     millimetres(y) + " mm high and cannot be broken");
        }
    }

    /// The node that a box shows, or, for paper without one, such as padding, the next box.
    html::NodeId nodeOf(const Galley& galley, size_t box) const {
        html::NodeId node = html::noNode;
        for (; box < galley.boxes.size() && node == html::noNode; ++box) node = firstNode(context_, galley.boxes[box]);
        return node;
    }

    /// What the page shows of each band that reaches it.
    static void fillBands(PageFrame& frame, const Galley& galley) {
        if (frame.boxes.empty()) return;
        const size_t firstHere = frame.boxes.front().box, lastHere = frame.boxes.back().box;
        auto placed = std::partition_point(galley.bands.begin(), galley.bands.end(),
                                           [&](const PlacedBand& b) { return b.first + b.slices.size() <= firstHere; });
        for (; placed != galley.bands.end() && placed->first <= lastHere; ++placed) {
            const size_t first = std::max(placed->first, firstHere);
            const Slice& from = placed->slices[first - placed->first];
            const Slice& to = placed->slices[std::min(placed->slices.size() - 1, lastHere - placed->first)];
            PlacedBox& box = frame.boxes[first - firstHere];
            if (first > placed->first) box.gain = from.gain;
            box.part = std::make_shared<Fragment>(partOf(placed->band, from.top, to.bottom, box.gain));
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
