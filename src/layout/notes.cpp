// Footnotes of a box → what comes to the foot of its page, and parts that may go over to the next.
#include <algorithm>
#include <utility>

#include "layout/band.h"
#include "layout/flow.h"

namespace oordeel::layout {
namespace {

/// A footnote as parts that leave no line of a block alone.
std::vector<Fragment> partsOf(const Fragment& note) {
    static const css::Style plain;
    const Rect area{{}, {}, note.width, note.height};
    Band band{{{area, nullptr}}, {{0, area, &plain, html::noNode, note, {}}}, {{}, note.height}, false};
    std::vector<Fragment> parts;
    for (const Slice& slice : slices(band, {}, orphanPrice, 0)) {
        Fragment part = partOf(band, slice.top, slice.bottom, {});
        part.width = note.width;
        part.notes = slice.notes;
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace

Length Flow::leastAreaHeight() {
    return std::min({context_.page(page_, true, false, false).areaHeight(),
                     context_.page(page_, false, false, false).areaHeight(),
                     context_.page(page_, false, true, false).areaHeight()});
}

/// The height of the footnotes that a box brings to its page, which may repeat a header. When no page has room for the
/// box and all of them, they are cut into parts: the first comes with the box, and the others follow it in the list as
/// boxes without a height that bring a part each. So the page is filled, the rest goes over to the next, and the text
/// goes on below it.
Length Flow::takeNotes(Fragment& box, Length header) {
    if (box.notes.empty()) return {};
    const auto heightOf = [&](const std::vector<size_t>& notes) {
        Length height;
        for (const size_t note : notes) height += context_.setNotes.at(note).height;
        return height;
    };
    const Length room =
        leastAreaHeight() - kept_ - box.height - header - footnoteSeparator(context_.page(page_, false, false, false));
    box.notes = setNotes(box.notes);
    if (waiting_.empty() && heightOf(box.notes) <= room) return heightOf(box.notes);
    std::vector<size_t> parts = cutNotes(std::exchange(box.notes, {}));
    if (waiting_.empty() && heightOf({parts.front()}) <= room) {
        box.notes = {parts.front()};
        parts.erase(parts.begin());
    }
    waiting_.insert(waiting_.end(), parts.begin(), parts.end());
    return heightOf(box.notes);
}

/// Sets footnotes, and those that are called in them.
std::vector<size_t> Flow::setNotes(const std::vector<size_t>& notes) {
    const css::Style& area = context_.page(page_, false, false, false).footnoteArea;
    Length width = areaWidth_;
    for (const css::Side side : {css::left, css::right})
        width -= area.margin[side].of(areaWidth_) + area.padding[side].of(areaWidth_) + area.border[side].width;
    std::vector<size_t> all;
    for (const size_t note : notes) {
        const Fragment& set =
            context_.setNotes.insert_or_assign(note, setBlock(context_, context_.notes[note], width)).first->second;
        all.push_back(note);
        const std::vector<size_t> inner = setNotes(set.notes);
        all.insert(all.end(), inner.begin(), inner.end());
    }
    return all;
}

/// Footnotes as parts that need not stand on one page.
std::vector<size_t> Flow::cutNotes(const std::vector<size_t>& notes) {
    std::vector<size_t> parts;
    for (const size_t note : notes) {
        std::vector<Fragment> cut = partsOf(context_.setNotes.at(note));
        for (size_t i = 0; i < cut.size(); ++i) {
            size_t part = note;
            if (i > 0) {
                part = context_.notes.size();
                context_.notes.push_back(context_.notes[note]);
            }
            context_.setNotes.insert_or_assign(part, std::move(cut[i]));
            parts.push_back(part);
        }
    }
    return parts;
}

void Flow::placeWaitingNotes() {
    Galley& galley = galleys_.back();
    for (const size_t part : std::exchange(waiting_, {})) {
        Item penalty = Item::penalty(0);
        if (gap_.header >= 0) {
            penalty.content = gap_.header;
            penalty.after = galley.headers[static_cast<size_t>(gap_.header)].height;
        }
        galley.items.push_back(penalty);
        Item item = Item::box({});
        item.content = static_cast<int32_t>(galley.boxes.size());
        item.note = context_.setNotes.at(part).height;
        galley.items.push_back(item);
        galley.boxes.emplace_back();
        galley.boxes.back().notes = {part};
    }
}

}  // namespace oordeel::layout
