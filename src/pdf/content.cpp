#include "pdf/content.h"

#include <algorithm>
#include <optional>

#include "pdf/show.h"
#include "pdf/syntax.h"
#include "pdf/words.h"

namespace oordeel::pdf {

namespace {

class PageWriter {
  public:
    PageWriter(const layout::Page& page, Resources& resources) : page_(page), resources_(resources) {}

    std::string write(const std::vector<Sequence>& sequences, const TagTree& tree) {
        const std::vector<bool> spaces = spacesAfter(page_, sequences, tree);
        for (const Sequence& sequence : sequences) {
            begin(sequence, tree);
            for (size_t m = sequence.begin; m < sequence.end; ++m) {
                if (const auto* run = std::get_if<layout::TextRun>(&page_.marks[m].what))
                    write(*run, spaces[m]);
                else
                    write(std::get<layout::Path>(page_.marks[m].what));
            }
            endText();
            out_ += "EMC\n";
        }
        return std::move(out_);
    }

  private:
    void begin(const Sequence& sequence, const TagTree& tree) {
        if (sequence.tag == noTag) {
            out_ += sequence.pagination ? "/Artifact<</Type/Pagination>>BDC\n" : "/Artifact<</Type/Layout>>BDC\n";
        } else {
            out_ += "/";
            out_ += tree.tags[sequence.tag].role;
            out_ += "<</MCID " + std::to_string(sequence.mcid) + ">>BDC\n";
        }
    }

    void write(const layout::TextRun& run, bool spaceAfter) {
        if (run.glyphs.empty()) return;
        if (!inText_) out_ += "BT\n";
        if (!inText_) lineStart_ = {{}, page_.height};  // what is 0 0 for Td
        inText_ = true;

        const size_t font = resources_.fonts.indexOf(*run.face);
        change(font_, std::pair(font, run.size),
               [&] { out_ += "/F" + std::to_string(font) + " " + number(run.size) + " Tf\n"; });
        fillWith(run.color);
        setOpacity(run.color.alpha, strokeOpacity_);
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
        setOpacity(filled ? path.fill.alpha : fillOpacity_, stroked ? path.stroke.alpha : strokeOpacity_);
        for (const layout::PathSegment& segment : path.segments) write(segment);
        out_ += filled && stroked ? "B" : filled ? "f" : "S";
        out_ += filled && path.evenOdd ? "*\n" : "\n";
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

    // --- graphics state, written only where it changes; nothing saves or restores it

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
        change(fill_, color(wanted), [&] { out_ += *fill_ + " rg\n"; });
    }

    void setStroke(const layout::Path& path) {
        change(stroke_, color(path.stroke), [&] { out_ += *stroke_ + " RG\n"; });
        change(strokeWidth_, path.strokeWidth, [&] { out_ += number(path.strokeWidth) + " w\n"; });
        change(lineCap_, path.lineCap, [&] { out_ += std::to_string(path.lineCap) + " J\n"; });
        change(lineJoin_, path.lineJoin, [&] { out_ += std::to_string(path.lineJoin) + " j\n"; });
        const Length miterLimit{std::max<int64_t>(path.miterLimit, 1000)};
        change(miterLimit_, miterLimit, [&] { out_ += number(miterLimit) + " M\n"; });
        std::string dashes;
        if (std::any_of(path.dashes.begin(), path.dashes.end(), [](Length dash) { return dash > Length{}; })) {
            for (Length dash : path.dashes) dashes += (dashes.empty() ? "" : " ") + number(dash);
        }
        change(dashes_, dashes, [&] { out_ += "[" + dashes + "]0 d\n"; });
    }

    void setOpacity(uint8_t fill, uint8_t stroke) {
        if (fill == fillOpacity_ && stroke == strokeOpacity_) return;
        fillOpacity_ = fill;
        strokeOpacity_ = stroke;
        out_ += "/A" + std::to_string(resources_.opacity(fill, stroke)) + " gs\n";
    }

    const layout::Page& page_;
    Resources& resources_;
    std::string out_;

    bool inText_ = false;
    layout::Point lineStart_;
    std::optional<std::pair<size_t, Length>> font_;
    std::optional<std::string> fill_, stroke_;
    std::optional<Length> strokeWidth_, miterLimit_;
    std::optional<int> lineCap_ = 0, lineJoin_ = 0;  // PDF's initial values
    std::optional<std::string> dashes_ = "";
    uint8_t fillOpacity_ = 255, strokeOpacity_ = 255;
};

}  // namespace

size_t Resources::opacity(uint8_t fill, uint8_t stroke) {
    const auto found = std::find(opacities.begin(), opacities.end(), std::pair(fill, stroke));
    if (found != opacities.end()) return static_cast<size_t>(found - opacities.begin());
    opacities.emplace_back(fill, stroke);
    return opacities.size() - 1;
}

std::string pageContent(const layout::Page& page, const std::vector<Sequence>& sequences, const TagTree& tree,
                        Resources& resources) {
    return PageWriter(page, resources).write(sequences, tree);
}

}  // namespace oordeel::pdf
