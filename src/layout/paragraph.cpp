#include "layout/paragraph.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "layout/breaker.h"
#include "layout/picture_box.h"
#include "layout/runs.h"
#include "text/breaks.h"

namespace oordeel::layout {
namespace {

// Prices of total fit. The form of the price and the hyphen costs are those of Typst (inline/linebreak.rs), which
// departs from Knuth and Plass in the same way; measured on 800 Dutch paragraphs: see the README.
constexpr double hyphenPrice = 135;
constexpr double consecutiveHyphens = 30'000;
constexpr double runtPrice = 500;          // the badness of a last line with next to nothing on it, down to nought
constexpr int64_t runtShare = 3;           // for one that fills this part of the measure, a third
constexpr int64_t raggedShare = 8;         // ragged lines are priced as if an eighth of the measure could stretch
constexpr size_t longestWord = 100;        // characters; a longer "word" is no word and is not hyphenated
constexpr int64_t anywherePrice = 10'000;  // a break inside a word without a hyphen: only when nothing else fits
constexpr Length unseen{500};              // what nobody sees sticking out

bool isBreakableSpace(char32_t c) {
    return c == ' ';
}

/// What stands between words for the hyphenator.
bool separatesWords(char32_t c) {
    return c == ' ' || c == '\n' || c == 0xA0 || c == objectCharacter || c == openingSpacer || c == closingSpacer;
}

bool nowrap(const css::Style& style) {
    return style.whiteSpace == css::WhiteSpace::nowrap || style.whiteSpace == css::WhiteSpace::pre;
}

/// Where a line may end, in characters of the content: spacers do not exist for the rules, and a line ends before an
/// opening spacer and after a closing one.
std::vector<text::BreakOpportunity> opportunities(const InlineContent& content, std::string_view language) {
    std::u32string plain;
    std::vector<size_t> original;  // of each plain character
    for (size_t i = 0; i < content.text.size(); ++i) {
        if (content.text[i] == openingSpacer || content.text[i] == closingSpacer) continue;
        plain += content.text[i];
        original.push_back(i);
    }
    std::vector<text::BreakOpportunity> out = text::lineBreaks(plain, language);
    for (text::BreakOpportunity& opportunity : out) {
        if (opportunity.offset == plain.size()) {
            opportunity.offset = content.text.size();
            continue;
        }
        size_t at = opportunity.offset == 0 ? 0 : original[opportunity.offset - 1] + 1;
        while (at < content.text.size() && content.text[at] == closingSpacer) ++at;
        opportunity.offset = at;
    }
    return out;
}

/// A paragraph as the breaker sees it, and which characters each item stands for.
struct ItemList {
    std::vector<Item> items;
    std::vector<std::pair<size_t, size_t>> characters;

    void add(const Item& item, size_t from, size_t to) {
        items.push_back(item);
        characters.push_back({from, to});
    }
};

class Itemizer {
  public:
    Itemizer(Context& context, const InlineContent& content, const ShapedContent& shaped, const css::Style& block,
             bool justify)
        : context_(context), content_(content), shaped_(shaped), block_(block), justify_(justify) {}

    ItemList itemize() {
        const std::u32string& text = content_.text;
        if (block_.textIndent.units != 0) out_.add(Item::box(block_.textIndent), 0, 0);
        size_t from = 0;
        for (const text::BreakOpportunity& opportunity : opportunities(content_, block_.language)) {
            const size_t to = opportunity.offset;
            if (to <= from) continue;
            const bool mandatory = opportunity.kind == text::LineBreak::mandatory && text[to - 1] == '\n';
            size_t end = mandatory ? to - 1 : to;  // of what is seen
            size_t word = end;
            while (word > from && isBreakableSpace(text[word - 1])) --word;
            addWord(from, word);
            const bool last = to == text.size();
            const bool allowed = !nowrap(styleAt(to - 1)) || (to < text.size() && !nowrap(styleAt(to)));
            if (mandatory) {
                out_.add(Item::penalty(always), word, to);
            } else if (end > word && !last) {
                addSpace(word, end, allowed);
            } else if (!last) {
                addPenalty(to, allowed && !std::binary_search(content_.glued.begin(), content_.glued.end(), to));
            } else if (end > word) {
                out_.add(Item::glue(width(word, end)), word, end);  // kept white space at the very end
            }
            from = to;
        }
        if (out_.items.empty() || out_.items.back().cost > always || out_.characters.back().second < text.size() ||
            out_.items.back().kind != Item::Kind::penalty) {
            out_.add(Item::penalty(always), text.size(), text.size());
        }
        return std::move(out_);
    }

  private:
    Length width(size_t from, size_t to) const { return shaped_.position[to] - shaped_.position[from]; }

    const InlineSpan* spanAt(size_t character) const {
        const auto after = std::upper_bound(content_.spans.begin(), content_.spans.end(), character,
                                            [](size_t c, const InlineSpan& span) { return c < span.from; });
        return after == content_.spans.begin() || std::prev(after)->to <= character ? nullptr : &*std::prev(after);
    }

    const css::Style& styleAt(size_t character) const {
        const InlineSpan* span = spanAt(character);
        if (span) return *span->style;
        const auto object = std::lower_bound(content_.objects.begin(), content_.objects.end(), character,
                                             [](const InlineObject& o, size_t c) { return o.at < c; });
        if (object == content_.objects.end() || object->at != character || object->piece.node == html::noNode)
            return block_;
        // What surrounds an object decides whether a line may end beside it, and that is its parent.
        const html::NodeId parent = context_.document[object->piece.node].parent;
        return parent == html::noNode ? block_ : context_.style(parent);
    }

    Length shiftAt(size_t character) const {
        const InlineSpan* span = spanAt(character);
        return span ? span->shift : Length{};
    }

    const ShapedRun* runAt(size_t character) const {
        const auto after = std::upper_bound(shaped_.runs.begin(), shaped_.runs.end(), character,
                                            [](size_t c, const ShapedRun& run) { return c < run.from; });
        return after == shaped_.runs.begin() || std::prev(after)->to <= character ? nullptr : &*std::prev(after);
    }

    void addSpace(size_t from, size_t to, bool allowed) {
        const Length size = std::max(Length{}, width(from, to));
        if (!allowed) out_.add(Item::penalty(never), from, from);
        // The classic proportions of interword glue; ragged lines neither stretch nor shrink.
        out_.add(justify_ ? Item::glue(size, size / 2, size / 3) : Item::glue(size), from, to);
    }

    void addPenalty(size_t at, bool allowed) {
        Item penalty = Item::penalty(allowed ? 0 : never);
        const bool soft = content_.text[at - 1] == 0xAD;
        if (soft) {
            const ShapedRun* run = runAt(at - 1);
            penalty.hyphen = true;
            penalty.before = run ? hyphenWidth(*run) : Length{};
            if (styleAt(at - 1).hyphens == css::Hyphens::none) penalty.cost = never;
        }
        out_.add(penalty, at, at);
    }

    /// Characters without a space at which a line may end: boxes, with hyphens and no-break spaces between them.
    void addWord(size_t from, size_t to) {
        if (from >= to) return;
        const std::vector<size_t> hyphens = hyphensWithin(from, to);
        size_t at = from;
        size_t next = 0;
        for (size_t i = from; i < to; ++i) {
            if (justify_ && content_.text[i] == 0xA0) {
                addBox(at, i);
                out_.add(Item::penalty(never), i, i);
                const Length size = width(i, i + 1);
                out_.add(Item::glue(size, size / 2, size / 3), i, i + 1);
                at = i + 1;
            }
            if (next < hyphens.size() && hyphens[next] == i) {
                ++next;
                if (i == at) continue;
                addBox(at, i);
                Item penalty = Item::penalty(0);
                penalty.hyphen = true;
                penalty.before = hyphenWidth(*runAt(i - 1));
                out_.add(penalty, i, i);
                at = i;
            }
            if (styleAt(i).breakWords && i > at) {
                addBox(at, i);
                out_.add(Item::penalty(anywherePrice), i, i);
                at = i;
            }
        }
        addBox(at, to);
    }

    /// Spacing may make words narrower, but not narrower than nothing: then a line would never be full.
    void addBox(size_t from, size_t to) {
        if (from < to) out_.add(Item::box(std::max(Length{}, width(from, to))), from, to);
    }

    /// Places in [from, to) where a hyphen may be put. The hyphenator judges whole words between spaces, while lines
    /// may also end inside them, at a hyphen or a slash.
    std::vector<size_t> hyphensWithin(size_t from, size_t to) {
        std::vector<size_t> out;
        for (size_t i = from; i < to;) {
            if (separatesWords(content_.text[i])) {
                ++i;
                continue;
            }
            if (i < wordFrom_ || i >= wordTo_) hyphenateWordAt(i);
            for (const size_t hyphen : wordHyphens_) {
                if (hyphen > from && hyphen < to && hyphen > i) out.push_back(hyphen);
            }
            i = std::max(i + 1, wordTo_);
        }
        return out;
    }

    void hyphenateWordAt(size_t character) {
        const std::u32string& text = content_.text;
        wordFrom_ = wordTo_ = character;
        const Length shift = shiftAt(character);  // the number of a note is no part of the word before it
        const auto belongs = [&](size_t i) { return !separatesWords(text[i]) && shiftAt(i) == shift; };
        while (wordFrom_ > 0 && belongs(wordFrom_ - 1)) --wordFrom_;
        while (wordTo_ < text.size() && belongs(wordTo_)) ++wordTo_;
        wordHyphens_.clear();
        const css::Style& style = styleAt(character);
        const size_t length = wordTo_ - wordFrom_;
        if (style.hyphens != css::Hyphens::automatic || nowrap(style) || length > longestWord) return;
        const text::Hyphenator* hyphenator = context_.hyphenator(style.language);
        if (!hyphenator) {
            return context_.warning(spanAt(character) ? spanAt(character)->node : html::noNode,
                                    "no hyphenation patterns are installed for the language \"" + style.language +
                                        "\"; its words are not hyphenated");
        }
        const text::HyphenationLimits limits{style.hyphenateLimitChars[0], style.hyphenateLimitChars[1],
                                             style.hyphenateLimitChars[2]};
        for (const size_t offset : hyphenator->hyphenate(std::u32string_view(text).substr(wordFrom_, length), limits)) {
            if (runAt(wordFrom_ + offset - 1)) wordHyphens_.push_back(wordFrom_ + offset);
        }
    }

    Context& context_;
    const InlineContent& content_;
    const ShapedContent& shaped_;
    const css::Style& block_;
    bool justify_;
    size_t wordFrom_ = 0, wordTo_ = 0;  // the word that was hyphenated last
    std::vector<size_t> wordHyphens_;
    ItemList out_;
};

double cubed(double x) {
    return x * x * x;
}

/// Price of a line under total fit.
Price priceOfLines(const css::Style& block, Length measure) {
    const bool justify = block.textAlign == css::TextAlign::justify;
    const int limit = block.hyphenateLimitLines;
    return [=](const Candidate& c) {
        const bool forced = c.cut->kind == Item::Kind::penalty && c.cut->cost <= always;
        double badness = 0;
        if (justify && !forced) {
            badness = 100 * cubed(std::abs(c.ratio));
        } else if (!forced) {
            const double ratio = static_cast<double>((c.extent - c.size).units) * raggedShare /
                                 static_cast<double>(std::max<int64_t>(1, measure.units));
            badness = 100 * ratio * ratio;
        } else if (c.last && c.index > 0 && c.size * runtShare < measure) {
            badness = runtPrice -
                      runtPrice * runtShare * static_cast<double>(c.size.units) / static_cast<double>(measure.units);
        }
        badness = std::min(badness, 1e6);
        double penalty = c.cut->kind == Item::Kind::penalty && !forced ? static_cast<double>(c.cut->cost) : 0;
        if (c.cut->hyphen) penalty += hyphenPrice;
        const bool twice = c.cut->hyphen && c.previous && c.previous->hyphen;
        const double price = (1 + badness + penalty) * (1 + badness + penalty);
        return price + (twice ? consecutiveHyphens * (limit == 1 ? 1000 : 1) : 0);
    };
}

/// Lines about as long as each other, no more of them and with no more hyphens than `pretty` has: broken in the
/// narrowest measure that does it (CSS Text 4, text-wrap: balance). For titles; of more than ten lines nobody sees it.
std::vector<Segment> balanced(const ItemList& list, const css::Style& block, Length measure,
                              std::vector<Segment> pretty) {
    constexpr size_t mostLines = 10;
    constexpr Length point{1000};
    const auto hyphens = [&](const std::vector<Segment>& lines) {
        return std::count_if(lines.begin(), lines.end(), [&](const Segment& one) { return list.items[one.to].hyphen; });
    };
    const auto isAsGood = [&](const std::vector<Segment>& lines) {
        return lines.size() <= pretty.size() && hyphens(lines) <= hyphens(pretty) &&
               std::none_of(lines.begin(), lines.end(), [](const Segment& one) { return one.overfull; });
    };
    if (pretty.size() < 2 || pretty.size() > mostLines || !isAsGood(pretty)) return pretty;
    std::vector<Segment> best = pretty;
    Length enough = measure, tooNarrow;
    while (enough - tooNarrow > point) {
        const Length middle = (enough + tooNarrow) / 2;
        std::vector<Segment> lines = breakOptimally(
            list.items, [middle](size_t) { return middle; }, priceOfLines(block, middle));
        const bool fits = isAsGood(lines);
        (fits ? enough : tooNarrow) = middle;
        if (fits) best = std::move(lines);
    }
    return best;
}

/// What begins in [from, to) of places in ascending order.
template <class What>
std::vector<What> within(const std::vector<std::pair<size_t, What>>& places, size_t from, size_t to) {
    auto at = std::partition_point(places.begin(), places.end(), [&](const auto& place) { return place.first < from; });
    std::vector<What> out;
    for (; at != places.end() && at->first < to; ++at) out.push_back(at->second);
    return out;
}

std::string millimetres(Length length) {
    const int64_t tenths = scaled(length, 254, 72'000).units;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " mm";
}

/// Tells that nothing could make a line fit: which word sticks out, and how far.
void complainOfWidth(Context& context, const InlineContent& content, const ItemList& list, const Segment& segment,
                     Length measure) {
    Length line, word, widest;
    size_t from = 0, to = 0, begin = segment.from;
    for (size_t i = segment.from; i < segment.to; ++i) {
        const Item& item = list.items[i];
        if (item.kind != Item::Kind::penalty) line += item.size - item.shrink;
        const bool cuts = item.kind == Item::Kind::penalty ? item.cost < never
                                                           : item.kind == Item::Kind::glue && i > segment.from &&
                                                                 list.items[i - 1].kind == Item::Kind::box;
        if (cuts) {
            word = {}, begin = i + 1;
        } else if (item.kind != Item::Kind::penalty) {
            word += item.size;
            if (word > widest) widest = word, from = list.characters[begin].first, to = list.characters[i].second;
        }
    }
    if (line - measure <= unseen) return;
    html::NodeId node = html::noNode;  // none when it is a drawing, or when the words are those of a margin box
    std::u32string text;
    for (const InlineSpan& span : content.spans) {
        if (span.to <= from || span.from >= to) continue;
        if (node == html::noNode) node = span.node;
        const size_t first = std::max(from, span.from);
        text += content.text.substr(first, std::min(to, span.to) - first);
    }
    if (node == html::noNode) return;
    std::erase(text, U'\u00AD');
    constexpr size_t enough = 60;
    if (text.size() > enough) text = text.substr(0, enough) + U"…";
    context.warning(node, "\"" + toUtf8(text) + "\" sticks " + millimetres(line - measure) + " out of its line of " +
                              millimetres(std::max(measure, Length{})) +
                              "; make room for it, or let it break: a soft hyphen, hyphens: auto, or overflow-wrap: "
                              "anywhere");
}

/// Puts the pieces of the characters between two cuts on a line.
class LineSetter {
  public:
    LineSetter(Context& context, const InlineContent& content, const ShapedContent& shaped, const css::Style& block,
               html::NodeId blockNode, Length measure)
        : content_(content), shaped_(shaped), block_(block), measure_(measure) {
        const text::Face* face = faceOf(context, block, blockNode);
        strut_ = face ? lineExtents(*face, block) : Extents{block.lineHeight, {}};
    }

    /// Characters [from, to) are seen; white space [to, end) hangs at the end of the line.
    /// Lines are to be set in order.
    Line set(size_t from, size_t to, size_t end, bool hyphen, bool afterHyphen, bool lastOfBlock, bool forced) {
        Line line;
        line.measure = measure_;
        line.align = block_.textAlign;
        line.alignOn = block_.alignOn;
        line.above = strut_.above;
        line.below = strut_.below;
        if (from == 0) line.indent = block_.textIndent;
        for (const LinePiece* open : open_) addContinued(line, *open);
        auto run = static_cast<size_t>(std::partition_point(shaped_.runs.begin(), shaped_.runs.end(),
                                                            [&](const ShapedRun& r) { return r.to <= from; }) -
                                       shaped_.runs.begin());
        auto object = static_cast<size_t>(std::partition_point(content_.objects.begin(), content_.objects.end(),
                                                               [&](const InlineObject& o) { return o.at < from; }) -
                                          content_.objects.begin());
        for (size_t at = from; at < end;) {
            if (object < content_.objects.size() && content_.objects[object].at == at) {
                addObject(line, content_.objects[object++]);
                ++at;
            } else if (run < shaped_.runs.size() && shaped_.runs[run].from <= at && at < shaped_.runs[run].to) {
                const ShapedRun& shapedRun = shaped_.runs[run++];
                const size_t stop = std::min(shapedRun.to, end);
                addText(line, shapedRun, at, stop, hyphen && stop == end, afterHyphen && at == from);
                at = stop;
            } else {
                ++at;  // a line end
            }
            while (run < shaped_.runs.size() && shaped_.runs[run].to <= at) ++run;
        }
        line.hanging = shaped_.position[end] - shaped_.position[to];
        line.hangingSpaces = static_cast<int64_t>(end - to);
        for (const LinePiece& piece : line.pieces) line.width += piece.width;
        line.width += line.indent - line.hanging;
        for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
            addContinued(line, **open);
            line.pieces.back().kind = LinePiece::Kind::close;
        }
        line.starts = within(content_.starts, from, lastOfBlock ? content_.text.size() + 1 : end);
        line.notes = within(content_.notes, from, lastOfBlock ? content_.text.size() + 1 : end);
        if (line.align == css::TextAlign::justify && !forced && !line.late) justify(line, from, to);
        return line;
    }

  private:
    /// An element that goes on over the end of a line, as it begins or ends on each.
    static void addContinued(Line& line, const LinePiece& open) {
        line.pieces.push_back(open);
        line.pieces.back().width = {};
        line.pieces.back().continued = true;
    }

    void addObject(Line& line, const InlineObject& object) {
        line.pieces.push_back(object.piece);
        if (object.piece.kind == LinePiece::Kind::late) line.late = true;
        if (object.piece.kind == LinePiece::Kind::open) open_.push_back(&object.piece);
        if (object.piece.kind == LinePiece::Kind::close) open_.pop_back();
        if (object.piece.kind != LinePiece::Kind::fragment) return;
        line.above = std::max(line.above, object.above);
        line.below = std::max(line.below, object.below);
    }

    void addText(Line& line, const ShapedRun& run, size_t from, size_t to, bool hyphen, bool afterHyphen) const {
        LinePiece piece;
        piece.node = run.span->node;
        piece.link = run.span->link;
        piece.style = run.span->style;
        piece.shift = run.span->shift;
        piece.underline = run.span->underline;
        piece.lineThrough = run.span->lineThrough;
        piece.run = cutRun(run, content_, from, to, hyphen, afterHyphen);
        piece.width = piece.run.width;
        const Extents extents = lineExtents(*run.face, *run.span->style);
        line.above = std::max(line.above, extents.above + piece.shift);
        line.below = std::max(line.below, extents.below - piece.shift);
        line.pieces.push_back(std::move(piece));
    }

    /// Shares what is left of the measure out over the word spaces; too little room (a line that could not be broken
    /// better) takes at most a third of a space away.
    void justify(Line& line, size_t from, size_t to) const {
        int64_t spaces = 0;
        Length natural;
        for (size_t i = from; i < to; ++i) {
            if (content_.text[i] != ' ' && content_.text[i] != 0xA0) continue;
            ++spaces;
            natural += shaped_.position[i + 1] - shaped_.position[i];
        }
        if (spaces == 0) return;
        const Length free = line.measure - line.width;
        line.wordGap = std::max(free / spaces, -(natural / spaces / 3));
    }

    const InlineContent& content_;
    const ShapedContent& shaped_;
    const css::Style& block_;
    Length measure_;
    Extents strut_;
    std::vector<const LinePiece*> open_;  // elements with a background or a border that have begun
};

/// Late words get the room of what they probably become, so that they hardly ever change where lines end.
void reserveLateWidths(Context& context, InlineContent& content) {
    for (InlineObject& object : content.objects) {
        if (object.piece.kind != LinePiece::Kind::late) continue;
        const css::ContentPart& part = *object.piece.part;
        const bool isNumber =
            part.kind == css::ContentPart::Kind::targetCounter || part.kind == css::ContentPart::Kind::counter;
        const std::u32string likely = isNumber ? U"00" : toUtf32(part.text);
        object.piece.width = widthOf(setText(context, likely, *object.piece.style, object.piece.node));
    }
}

}  // namespace

std::vector<Line> setParagraph(Context& context, const InlineContent& given, const css::Style& block,
                               html::NodeId blockNode, Length measure) {
    InlineContent content = given;
    reserveLateWidths(context, content);
    const ShapedContent shaped = shapeContent(context, content, blockNode);
    const bool justify = block.textAlign == css::TextAlign::justify;
    const ItemList list = Itemizer(context, content, shaped, block, justify).itemize();
    const Extent extent = [measure](size_t) { return measure; };
    std::vector<Segment> segments = block.textWrap == css::TextWrap::greedy
                                        ? breakGreedily(list.items, extent)
                                        : breakOptimally(list.items, extent, priceOfLines(block, measure));
    if (block.textWrap == css::TextWrap::balance) segments = balanced(list, block, measure, std::move(segments));
    LineSetter setter(context, content, shaped, block, blockNode, measure);
    std::vector<Line> lines;
    bool afterHyphen = false;
    for (size_t i = 0; i < segments.size(); ++i) {
        const Segment& segment = segments[i];
        const Item& cut = list.items[segment.to];
        const bool forced = cut.kind == Item::Kind::penalty && cut.cost <= always;
        if (segment.overfull) complainOfWidth(context, content, list, segment, measure);
        // The white space at the cut stays on this line, whence the next line begins after it.
        const size_t from = i == 0 ? 0 : list.characters[segment.from].first;
        const size_t to = list.characters[segment.to].first;
        const size_t end = cut.kind == Item::Kind::glue ? list.characters[segment.to].second : to;
        lines.push_back(setter.set(from, to, end, cut.hyphen, afterHyphen, i + 1 == segments.size(), forced));
        afterHyphen = cut.hyphen;
    }
    return lines;
}

namespace {

ContentWidths measureLines(Context& context, const InlineContent& content, const css::Style& block,
                           html::NodeId blockNode) {
    const ShapedContent shaped = shapeContent(context, content, blockNode);
    const ItemList list = Itemizer(context, content, shaped, block, false).itemize();
    ContentWidths widths;
    Length line, word, part;
    auto object = content.objects.begin();
    for (size_t i = 0; i < list.items.size(); ++i) {
        const Item& item = list.items[i];
        const bool penalty = item.kind == Item::Kind::penalty;
        const bool ends = penalty && item.cost <= always;
        const bool cuts = penalty ? item.cost < never
                                  : item.kind == Item::Kind::glue && i > 0 && list.items[i - 1].kind == Item::Kind::box;
        if (cuts) widths.broken = std::max(widths.broken, part + item.before), part = {};
        if (cuts && !item.hyphen && item.cost != anywherePrice) widths.least = std::max(widths.least, word), word = {};
        if (!penalty) line += item.size;
        if (!penalty && !cuts) word += item.size, part += item.size;
        for (; object != content.objects.end() && object->at < list.characters[i].second; ++object)
            word -= object->give, part -= object->give;
        if (ends) widths.most = std::max(widths.most, line), line = {};
    }
    return widths;
}

}  // namespace

ContentWidths measureParagraph(Context& context, const InlineContent& given, const css::Style& block,
                               html::NodeId blockNode) {
    InlineContent content = given;
    reserveLateWidths(context, content);
    ContentWidths widths = measureLines(context, content, block, blockNode);
    bool anyShrinks = false;
    for (InlineObject& object : content.objects) {
        if (!isPicture(context, object.piece.node) || !mayShrink(*object.piece.style)) continue;
        object.piece.width = {};
        anyShrinks = true;
    }
    if (!anyShrinks) return widths;
    const ContentWidths narrow = measureLines(context, content, block, blockNode);
    return {narrow.least, widths.most, narrow.broken};
}

std::vector<TextRun> setText(Context& context, std::u32string_view text, const css::Style& style, html::NodeId node) {
    const InlineContent content = plainInline(std::u32string(text), style);
    const ShapedContent shaped = shapeContent(context, content, node);
    std::vector<TextRun> runs;
    for (const ShapedRun& run : shaped.runs) runs.push_back(cutRun(run, content, run.from, run.to, false, false));
    return runs;
}

Length widthOf(const std::vector<TextRun>& runs) {
    Length width;
    for (const TextRun& run : runs) width += run.width;
    return width;
}

}  // namespace oordeel::layout
