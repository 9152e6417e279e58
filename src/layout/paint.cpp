#include "layout/paint.h"

#include <algorithm>
#include <iterator>

#include "layout/box.h"
#include "layout/margin.h"
#include "layout/runs.h"

namespace oordeel::layout {
namespace {

using html::NodeId;

/// Part of a line of text that has a line under or through it.
struct Struck {
    Stroke stroke;
    bool through = false;
    NodeId node = html::noNode;
    Length from, to;
};

/// An inline element with a background or a border, as far as it is on this line.
struct InlineBox {
    const LinePiece* piece = nullptr;
    Length from, to;
    Edges edges;
};

/// Marks of one part of a page (its header, its content, its notes) are gathered in three layers: what lies below the
/// words, the words, and what lies over them. So a background or an underline in the middle of a paragraph comes before
/// all of its words, and the paragraph stays one piece of marked content.
class Painter {
  public:
    Painter(Context& context, const LateWords& words, size_t index, Page& page)
        : context_(context), words_(words), index_(index), page_(page) {}

    /// What is drawn from here on; `repeats`: it repeats something, and has neither owner nor links.
    void begin(bool repeats) {
        finish();
        artifact_ = repeats;
    }
    void finish() {
        for (std::vector<Mark>* layer : {&below_, &text_, &above_}) {
            std::move(layer->begin(), layer->end(), std::back_inserter(page_.marks));
            layer->clear();
        }
    }

    void fragment(const Fragment& fragment, Point at) {
        for (const Piece& piece : fragment.pieces) {
            const Point place{at.x + piece.at.x, at.y + piece.at.y};
            if (piece.panel) {
                for (Path& path : paintPanel(*piece.panel, place)) add(html::noNode, std::move(path));
            }
            if (piece.mark) put(moved(*piece.mark, place));
            if (piece.line) line(*piece.line, place);
        }
    }

    void line(const Line& given, Point at) {
        const Line line = given.late ? withLateWords(given) : given;
        const Length baseline = at.y + line.above;
        Length x = at.x + line.indent;
        const Length free = line.measure - line.width;
        if (line.align == css::TextAlign::right) x += free;
        if (line.align == css::TextAlign::center) x += free / 2;
        const Length start = x;
        Length low = x;  // of words
        NodeId node = html::noNode;
        const auto lowest = static_cast<std::ptrdiff_t>(below_.size());
        std::vector<InlineBox> boxes;  // outer ones first
        std::vector<size_t> open;
        std::vector<Struck> struck;
        for (const LinePiece& piece : line.pieces) {
            Length width = piece.width;
            const Length y = baseline - piece.shift;
            if (piece.kind == LinePiece::Kind::open) {
                open.push_back(boxes.size());
                boxes.push_back({&piece, x, x, {.left = !piece.continued}});
            }
            if (piece.kind == LinePiece::Kind::text) {
                width = text(piece, line.wordGap, {x, y});
                node = piece.node;
                low = std::min(low, x + width);
                strike(struck, {piece.underline, false, piece.node, x, x + width});
                strike(struck, {piece.lineThrough, true, piece.node, x, x + width});
            }
            if (piece.kind == LinePiece::Kind::fragment) fragment(*piece.fragment, {x, y - piece.ascent});
            if (piece.link != html::noNode) link(piece.link, {x, at.y, width, line.height()});
            x += width;
            if (piece.kind == LinePiece::Kind::close) {
                boxes[open.back()].to = x;
                boxes[open.back()].edges.right = !piece.continued;
                open.pop_back();
            }
        }
        const Length end = std::max(start, x - line.hanging - line.wordGap * line.hangingSpaces);
        if (node != html::noNode && !artifact_) checkPaper(node, {low, baseline}, {end, baseline});
        std::vector<Mark> under;
        for (InlineBox& box : boxes) {
            box.to = std::min(box.to, end);
            inlineBox(box, baseline, line.measure, under);
        }
        below_.insert(below_.begin() + lowest, std::make_move_iterator(under.begin()),
                      std::make_move_iterator(under.end()));
        for (Struck& part : struck) {
            part.to = std::min(part.to, end);
            stroke(part, baseline);
        }
    }

  private:
    /// Words that are not on the paper are lost, which is an error; what only sticks out of its line was told when that
    /// was set.
    void checkPaper(NodeId node, Point from, Point to) {
        if (from.x < Length{} || from.y < Length{} || to.x > page_.width || to.y > page_.height)
            context_.error(node,
                           "this line runs off the paper; let its words be broken (hyphens: auto, overflow-wrap: "
                           "anywhere) or give it more room");
    }

    Length text(const LinePiece& piece, Length wordGap, Point at) {
        TextRun run = piece.run;
        run.origin = at;
        run.wordSpacing += wordGap;
        const auto spaces =
            std::count_if(run.text.begin(), run.text.end(), [](char32_t c) { return c == ' ' || c == 0xA0; });
        run.width += wordGap * static_cast<int64_t>(spaces);
        const Length width = run.width;
        add(piece.node, std::move(run));
        return width;
    }

    /// What touches the part before it and is struck alike is one stroke.
    static void strike(std::vector<Struck>& struck, const Struck& part) {
        if (!part.stroke.style) return;
        for (auto other = struck.rbegin(); other != struck.rend() && other - struck.rbegin() < 2; ++other) {
            if (other->stroke.style != part.stroke.style || other->through != part.through) continue;
            if (other->stroke.shift != part.stroke.shift || other->to != part.from) continue;
            other->to = part.to;
            return;
        }
        struck.push_back(part);
    }

    void stroke(const Struck& part, Length baseline) {
        const css::Style& style = *part.stroke.style;
        const text::Face* face = faceOf(context_, style, part.node);
        if (!face || part.to <= part.from) return;
        const Length size = style.fontSize;
        const Length height = face->at(size, part.through ? face->strikeoutThickness : face->underlineThickness);
        const Length top = baseline - part.stroke.shift -
                           face->at(size, part.through ? face->strikeoutPosition : face->underlinePosition);
        (part.through ? above_ : below_)
            .push_back(
                {html::noNode, rectangle({part.from, top, part.to - part.from, height}, style.color), artifact_});
    }

    /// As high as its face and its padding, whatever the height of the line (CSS 2.1, 10.6.1).
    void inlineBox(const InlineBox& box, Length baseline, Length measure, std::vector<Mark>& out) {
        const css::Style& style = *box.piece->style;
        const text::Face* face = faceOf(context_, style, box.piece->node);
        if (!face) return;
        const Length above = face->at(style.fontSize, face->ascender) + style.padding[css::top].of(measure) +
                             style.border[css::top].width;
        const Length below = face->at(style.fontSize, -face->descender) + style.padding[css::bottom].of(measure) +
                             style.border[css::bottom].width;
        const Rect area{box.from, baseline - box.piece->shift - above, box.to - box.from, above + below};
        for (Path& path : paintBox(style, area, box.edges)) out.push_back({html::noNode, std::move(path), artifact_});
    }

    /// The line with the words that are known now; a leader fills what room they leave.
    Line withLateWords(const Line& given) {
        Line line = given;
        std::vector<LinePiece> pieces;
        Length width = line.indent;
        for (const LinePiece& piece : given.pieces) {
            if (piece.kind != LinePiece::Kind::late || piece.part->kind == css::ContentPart::Kind::leader) {
                pieces.push_back(piece);
                if (piece.kind != LinePiece::Kind::late) width += piece.width;
                continue;
            }
            for (LinePiece& set : setWords(piece, words_.words(*piece.part, index_))) {
                width += set.width;
                pieces.push_back(std::move(set));
            }
        }
        line.pieces.clear();
        const auto leaders = std::count_if(pieces.begin(), pieces.end(),
                                           [](const LinePiece& p) { return p.kind == LinePiece::Kind::late; });
        for (LinePiece& piece : pieces) {
            if (piece.kind != LinePiece::Kind::late) {
                line.pieces.push_back(std::move(piece));
                continue;
            }
            const Length room = (line.measure - width) / leaders;
            for (LinePiece& set : setLeader(piece, room)) line.pieces.push_back(std::move(set));
            width += leaders == 1 ? room : Length{};
        }
        line.width = {};
        for (const LinePiece& piece : line.pieces) line.width += piece.width;
        line.width += line.indent;
        line.late = false;
        return line;
    }

    std::vector<LinePiece> setWords(const LinePiece& late, const std::u32string& words) {
        std::vector<LinePiece> out;
        for (TextRun& run : setText(context_, words, *late.style, late.node)) {
            LinePiece piece = late;
            piece.kind = LinePiece::Kind::text;
            piece.width = run.width;
            piece.run = std::move(run);
            out.push_back(std::move(piece));
        }
        return out;
    }

    /// As many patterns as fit, set against the right end, so that the dots of several entries stand below one another
    /// (css-content-3, 2.5.3).
    std::vector<LinePiece> setLeader(const LinePiece& late, Length room) {
        css::ContentPart pattern = *late.part;
        pattern.kind = css::ContentPart::Kind::text;
        const std::u32string once = words_.words(pattern, index_);
        const std::u32string ten = once + once + once + once + once + once + once + once + once + once;
        const Length width = widthOf(setText(context_, ten, *late.style, late.node)) / 10;
        std::vector<LinePiece> out;
        LinePiece gap;
        gap.kind = LinePiece::Kind::space;
        gap.width = room;
        gap.link = late.link;
        std::u32string dots;
        for (int64_t n = width.units > 0 ? room.units / width.units : 0; n > 0; --n) dots += once;
        std::vector<LinePiece> set = setWords(late, dots);
        for (LinePiece& piece : set) {
            piece.node = html::noNode;  // dots are no words
            gap.width -= piece.width;
        }
        out.push_back(gap);
        for (LinePiece& piece : set) out.push_back(std::move(piece));
        return out;
    }

    void link(NodeId node, Rect area) {
        if (artifact_) return;
        if (!page_.links.empty()) {  // pieces of one link side by side are one area
            Link& last = page_.links.back();
            const bool touches = last.area.y == area.y && last.area.x + last.area.width == area.x;
            if (last.node == node && touches) {
                last.area.width += area.width;
                return;
            }
        }
        if (area.width.units <= 0) return;
        page_.links.push_back({node, area, *html::attribute(context_.document[node], "href")});
    }

    template <class What>
    void add(NodeId owner, What&& what) {
        put({owner, std::forward<What>(what)});
    }

    /// A mark belongs to its node, unless an ancestor says that it is decoration.
    void put(Mark mark) {
        for (NodeId node = mark.owner; node != html::noNode; node = context_.document[node].parent) {
            const std::string* hidden = html::attribute(context_.document[node], "aria-hidden");
            if (hidden && *hidden == "true") mark.owner = html::noNode;
        }
        if (artifact_) mark.owner = html::noNode;
        mark.pagination = artifact_;
        const bool isText = std::holds_alternative<TextRun>(mark.what);  // a leader's dots keep their place, too
        (mark.owner == html::noNode && !isText ? below_ : text_).push_back(std::move(mark));
    }

    Context& context_;
    const LateWords& words_;
    size_t index_;
    Page& page_;
    bool artifact_ = false;
    std::vector<Mark> below_, text_, above_;
};

/// Backgrounds and borders of the blocks that reach onto this page, outer ones first.
void paintDecorations(const PageFrame& frame, Point origin, Page& page) {
    if (frame.boxes.empty()) return;
    const Galley& galley = *frame.galley;
    const size_t firstHere = frame.boxes.front().box, lastHere = frame.boxes.back().box;
    for (const Decoration& decoration : galley.decorations) {
        if (decoration.last < firstHere || decoration.first > lastHere) continue;
        const size_t first = std::max(decoration.first, firstHere), last = std::min(decoration.last, lastHere);
        // What goes on from the page before begins at the top of this one, above a header that is repeated.
        const Length top = first == decoration.first ? frame.boxes[first - firstHere].top : Length{};
        const Length bottom = frame.boxes[last - firstHere].top + galley.boxes[last].height;
        const Rect area{origin.x + decoration.x, origin.y + top, decoration.width, bottom - top};
        const Edges edges{.top = decoration.opens && first == decoration.first,
                          .bottom = decoration.closes && last == decoration.last};
        for (Path& path : paintBox(*decoration.style, area, edges, decoration.framed)) {
            page.marks.push_back({html::noNode, std::move(path), false});
        }
    }
}

/// The counter style in which a page prints its number; decimal when it does not print any.
std::string numberStyle(const css::PageStyle& page) {
    for (const css::MarginBox& box : page.marginBoxes) {
        for (const css::ContentPart& part : box.style.content) {
            if (part.kind == css::ContentPart::Kind::counter && part.name == "page") return part.variant;
        }
    }
    return "decimal";
}

/// The shared borders of the tables on this page, over the backgrounds of their cells.
void paintRulings(const PageFrame& frame, Point origin, Page& page) {
    if (frame.boxes.empty()) return;
    const Galley& galley = *frame.galley;
    const PlacedBox& firstHere = frame.boxes.front();
    std::vector<Length> tops;
    for (const PlacedBox& placed : frame.boxes) tops.push_back(placed.top);
    for (const Ruling& ruling : galley.rulings) {
        if (ruling.rows.back().last < firstHere.box || ruling.rows.front().first > frame.boxes.back().box) continue;
        const bool header = ruling.header >= 0 && frame.header == &galley.headers[static_cast<size_t>(ruling.header)];
        for (const Rule& rule : rulesOf(ruling, galley, firstHere.box, tops, tops[0] - firstHere.gain, header)) {
            const Rect area{origin.x + rule.area.x, origin.y + rule.area.y, rule.area.width, rule.area.height};
            page.marks.push_back({html::noNode, paintRule(area, rule.border, rule.across), false});
        }
    }
}

}  // namespace

Page paintPage(Context& context, const PageFrame& frame, const LateWords& words, size_t index) {
    Page page;
    page.width = frame.style->width;
    page.height = frame.style->height;
    page.areaTop = frame.style->margin[css::top];
    page.areaBottom = page.height - frame.style->margin[css::bottom];
    page.name = frame.name;
    page.number = words.number(index);
    page.numberStyle = numberStyle(*frame.style);
    const Point origin{frame.style->margin[css::left], frame.style->margin[css::top]};
    Painter painter(context, words, index, page);
    paintDecorations(frame, origin, page);
    if (frame.header) {
        painter.begin(true);
        painter.fragment(*frame.header, origin);
    }
    painter.begin(false);
    for (const PlacedBox& placed : frame.boxes) {
        painter.fragment(frame.galley->boxes[placed.box], {origin.x, origin.y + placed.top});
        if (placed.part) painter.fragment(*placed.part, {origin.x, origin.y + placed.top - placed.gain});
    }
    painter.finish();
    paintRulings(frame, origin, page);
    if (!frame.notes.empty()) {
        const css::Style& area = frame.style->footnoteArea;
        const Length width = frame.areaWidth();
        Length height = footnoteSeparator(*frame.style);
        for (const size_t note : frame.notes) height += context.setNotes.at(note).height;
        const auto side = [&](css::Side s) { return area.margin[s].of(width); };
        const Length top = origin.y + frame.areaHeight() - height + side(css::top);
        const Rect box{origin.x + side(css::left), top, width - side(css::left) - side(css::right),
                       height - side(css::top) - side(css::bottom)};
        for (Path& path : paintBox(area, box)) page.marks.push_back({html::noNode, std::move(path), false});
        Point at{box.x + area.padding[css::left].of(width),
                 top + area.border[css::top].width + area.padding[css::top].of(width)};
        for (const size_t note : frame.notes) {
            const Fragment& set = context.setNotes.at(note);
            painter.fragment(set, at);
            at.y += set.height;
        }
    }
    painter.begin(true);
    for (const PlacedMarginBox& box : setMarginBoxes(context, frame, words, index))
        painter.fragment(box.content, box.at);
    painter.finish();
    return page;
}

}  // namespace oordeel::layout
