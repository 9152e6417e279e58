#include "pdf/content.h"

#include <algorithm>
#include <optional>

#include "pdf/show.h"
#include "pdf/syntax.h"
#include "pdf/text_parts.h"
#include "pdf/words.h"

namespace oordeel::pdf {

namespace {

/// What the page's operators have said last; nothing where PDF's initial value is no good to start from.
struct State {
    std::optional<std::pair<size_t, Length>> font;
    std::optional<std::string> fill, stroke;
    std::optional<Length> strokeWidth, miterLimit;
    std::optional<int> lineCap = 0, lineJoin = 0;
    std::optional<std::string> dashes = "";
    uint8_t fillOpacity = 255, strokeOpacity = 255;
};

class PageWriter {
  public:
    PageWriter(const layout::Page& page, Resources& resources) : page_(page), resources_(resources) {}

    std::string write(std::vector<Sequence>& sequences, const TagTree& tree) {
        const std::vector<bool> spaces = spacesAfter(page_, sequences, tree);
        for (Sequence& sequence : sequences) {
            const bool isTagged = sequence.tag != noTag;
            role_ = isTagged ? tree.tags[sequence.tag].role : "Artifact";
            artifact_ = sequence.artifact;
            sequence.mcid = mcid_;
            begin(isTagged);
            for (size_t m = sequence.begin; m < sequence.end; ++m) {
                const layout::Mark& mark = page_.marks[m];
                cutOff(mark.clip);
                if (const auto* run = std::get_if<layout::TextRun>(&mark.what)) writeRun(*run, spaces[m], isTagged);
                if (const auto* path = std::get_if<layout::Path>(&mark.what)) write(*path);
                if (const auto* image = std::get_if<layout::Image>(&mark.what)) write(*image);
            }
            cutOff({});
            end(isTagged && mcid_ - sequence.mcid > 1);
            sequence.mcids = mcid_ - sequence.mcid;
        }
        return std::move(out_);
    }

  private:
    void begin(bool isTagged, std::u32string_view actualText = {}) {
        beginning_ = out_.size();
        // Of actual text poppler takes notice only in a Span, which is a good name for it.
        out_ += "/" + (actualText.empty() ? std::string(role_) : "Span") + "<<";
        out_ += isTagged ? "/MCID " + std::to_string(mcid_++) : std::string(artifact_);
        if (!actualText.empty()) out_ += "/ActualText" + textString(actualText);
        out_ += ">>BDC\n";
        contentBegin_ = out_.size();
    }

    /// Ends the content in hand, or takes back its beginning when there is none and it may be left out.
    void end(bool mayLeaveOut) {
        endText();
        if (mayLeaveOut && out_.size() == contentBegin_) {
            out_.resize(beginning_);
            --mcid_;
        } else {
            out_ += "EMC\n";
        }
    }

    /// Parts with text of their own are content of their own. One within the other would do too, but readers such as
    /// poppler lose what follows the inner one.
    void writeRun(const layout::TextRun& run, bool spaceAfter, bool isTagged) {
        std::vector<TextPart> parts;
        if (isTagged) parts = textParts(run);
        if (parts.empty()) return write(run, spaceAfter);
        for (size_t i = 0; i < parts.size(); ++i) {
            TextPart& part = parts[i];
            const bool addsSpace = spaceAfter && i + 1 == parts.size();
            if (part.actualText.empty()) {
                write(part.run, addsSpace);
                continue;
            }
            end(true);
            if (addsSpace) part.actualText += U' ';
            begin(true, part.actualText);
            write(part.run, false);
            end(false);
            begin(true);
        }
    }

    void write(const layout::TextRun& run, bool spaceAfter) {
        if (run.glyphs.empty()) return;
        if (!inText_) out_ += "BT\n";
        if (!inText_) lineStart_ = {{}, page_.height};  // what is 0 0 for Td
        inText_ = true;

        const size_t font = resources_.fonts.indexOf(*run.face);
        change(state_.font, std::pair(font, run.size),
               [&] { out_ += "/F" + std::to_string(font) + " " + number(run.size) + " Tf\n"; });
        fillWith(run.color);
        setOpacity(run.color.alpha, state_.strokeOpacity);
        const layout::Point move{run.origin.x - lineStart_.x, lineStart_.y - run.origin.y};
        out_ += number(move.x) + " " + number(move.y) + " Td\n";
        lineStart_ = run.origin;
        out_ += showText(run, resources_.fonts[font], spaceAfter);
    }

    void write(const layout::Path& path) {
        const bool filled = path.fill.visible();
        const bool stroked = path.stroke.visible() && path.strokeWidth > Length{};
        if (path.segments.empty() || (!filled && !stroked)) return;
        endText();
        if (filled) fillWith(path.fill);
        if (stroked) setStroke(path);
        setOpacity(filled ? path.fill.alpha : state_.fillOpacity, stroked ? path.stroke.alpha : state_.strokeOpacity);
        for (const layout::PathSegment& segment : path.segments) write(segment);
        out_ += filled && stroked ? "B" : filled ? "f" : "S";
        out_ += filled && path.evenOdd ? "*\n" : "\n";
    }

    void write(const layout::Image& image) {
        if (image.area.width <= Length{} || image.area.height <= Length{}) return;
        endText();
        setOpacity(255, state_.strokeOpacity);
        out_ += "q\n" + placement(image) + " cm\n/I" + std::to_string(resources_.indexOf(image.picture)) + " Do\nQ\n";
    }

    /// The matrix that leads from PDF's unit square, on which the rows of a picture stand from top to bottom, to its
    /// area, as the camera was held.
    std::string placement(const layout::Image& image) const {
        // Where on the area, from its left and its top, the stored columns (s) and rows (t) go: x = a·s + b·t + c.
        struct Share {
            int64_t a, b, c;
        };
        constexpr struct {
            Share x, y;
        } turns[8] = {{{1, 0, 0}, {0, 1, 0}},   {{-1, 0, 1}, {0, 1, 0}}, {{-1, 0, 1}, {0, -1, 1}},
                      {{1, 0, 0}, {0, -1, 1}},  {{0, 1, 0}, {1, 0, 0}},  {{0, -1, 1}, {1, 0, 0}},
                      {{0, -1, 1}, {-1, 0, 1}}, {{0, 1, 0}, {-1, 0, 1}}};
        const auto& [x, y] = turns[image.picture->orientation - 1];
        const layout::Rect& area = image.area;
        const Length foot = page_.height - area.y - area.height;
        const Length numbers[6] = {area.width * x.a,
                                   area.height * -y.a,
                                   area.width * -x.b,
                                   area.height * y.b,
                                   area.x + area.width * (x.b + x.c),
                                   foot + area.height * (1 - y.b - y.c)};
        std::string out;
        for (const Length length : numbers) out += (out.empty() ? "" : " ") + number(length);
        return out;
    }

    void write(const layout::PathSegment& segment) {
        using Kind = layout::PathSegment::Kind;
        switch (segment.kind) {
            case Kind::move:
                out_ += point(segment.points[0]) + " m\n";
                break;
            case Kind::line:
                out_ += point(segment.points[0]) + " l\n";
                break;
            case Kind::curve:
                out_ +=
                    point(segment.points[0]) + " " + point(segment.points[1]) + " " + point(segment.points[2]) + " c\n";
                break;
            case Kind::close:
                out_ += "h\n";
                break;
        }
    }

    /// PDF counts from the foot of the page.
    std::string point(layout::Point at) const { return number(at.x) + " " + number(page_.height - at.y); }

    void endText() {
        if (inText_) out_ += "ET\n";
        inText_ = false;
    }

    // --- graphics state, written only where it changes; only a clip, which can but shrink, is saved and restored

    /// What is drawn from here on is cut off so; for marks that share a clip it is written once.
    void cutOff(const layout::Clip& clip) {
        if (clip == clip_) return;
        endText();
        if (clip_.paths) {
            out_ += "Q\n";
            state_ = outside_;
        }
        clip_ = clip;
        if (!clip.paths) return;
        outside_ = state_;
        out_ += "q\n";
        for (layout::Path path : *clip.paths) {
            for (layout::PathSegment& segment : path.segments) {
                for (layout::Point& at : segment.points) at = {at.x + clip.at.x, at.y + clip.at.y};
                write(segment);
            }
            out_ += path.evenOdd ? "W* n\n" : "W n\n";
        }
    }

    template <class T, class Write>
    void change(std::optional<T>& current, const T& wanted, Write write) {
        if (current == wanted) return;
        current = wanted;
        write();
    }

    static std::string color(css::Color color) {
        return number(color.red / 255.0) + " " + number(color.green / 255.0) + " " + number(color.blue / 255.0);
    }

    void fillWith(css::Color wanted) {
        change(state_.fill, color(wanted), [&] { out_ += *state_.fill + " rg\n"; });
    }

    void setStroke(const layout::Path& path) {
        change(state_.stroke, color(path.stroke), [&] { out_ += *state_.stroke + " RG\n"; });
        change(state_.strokeWidth, path.strokeWidth, [&] { out_ += number(path.strokeWidth) + " w\n"; });
        change(state_.lineCap, path.lineCap, [&] { out_ += std::to_string(path.lineCap) + " J\n"; });
        change(state_.lineJoin, path.lineJoin, [&] { out_ += std::to_string(path.lineJoin) + " j\n"; });
        const Length miterLimit{std::max<int64_t>(path.miterLimit, 1000)};
        change(state_.miterLimit, miterLimit, [&] { out_ += number(miterLimit) + " M\n"; });
        std::string dashes;
        if (std::any_of(path.dashes.begin(), path.dashes.end(), [](Length dash) { return dash > Length{}; })) {
            for (Length dash : path.dashes) dashes += (dashes.empty() ? "" : " ") + number(dash);
        }
        change(state_.dashes, dashes, [&] { out_ += "[" + dashes + "]0 d\n"; });
    }

    void setOpacity(uint8_t fill, uint8_t stroke) {
        if (fill == state_.fillOpacity && stroke == state_.strokeOpacity) return;
        state_.fillOpacity = fill;
        state_.strokeOpacity = stroke;
        out_ += "/A" + std::to_string(resources_.opacity(fill, stroke)) + " gs\n";
    }

    const layout::Page& page_;
    Resources& resources_;
    std::string out_;

    std::string_view role_;                    ///< of the sequence in hand
    std::string_view artifact_;                ///< what kind of artifact it is, if it is one
    int mcid_ = 0;                             ///< the next one
    size_t beginning_ = 0, contentBegin_ = 0;  ///< in out_: of the content in hand, without and after its BDC

    bool inText_ = false;
    layout::Point lineStart_;
    State state_, outside_;  ///< now, and what a Q brings back
    layout::Clip clip_;
};

}  // namespace

size_t Resources::opacity(uint8_t fill, uint8_t stroke) {
    const auto found = std::find(opacities.begin(), opacities.end(), std::pair(fill, stroke));
    if (found != opacities.end()) return static_cast<size_t>(found - opacities.begin());
    opacities.emplace_back(fill, stroke);
    return opacities.size() - 1;
}

size_t Resources::indexOf(const std::shared_ptr<const picture::Picture>& picture) {
    const auto found = std::find(pictures.begin(), pictures.end(), picture);
    if (found != pictures.end()) return static_cast<size_t>(found - pictures.begin());
    pictures.push_back(picture);
    return pictures.size() - 1;
}

std::string pageContent(const layout::Page& page, std::vector<Sequence>& sequences, const TagTree& tree,
                        Resources& resources) {
    return PageWriter(page, resources).write(sequences, tree);
}

}  // namespace oordeel::pdf
