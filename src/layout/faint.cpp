#include "layout/faint.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>
#include <tuple>

#include "layout/contrast.h"

namespace oordeel::layout {
namespace {

constexpr css::Color paper{255, 255, 255, 255};

/// The box around a path, its outline not counted.
struct Box {
    Length left{INT64_MAX}, top{INT64_MAX}, right{INT64_MIN}, bottom{INT64_MIN};

    void add(Point p) {
        left = std::min(left, p.x), right = std::max(right, p.x);
        top = std::min(top, p.y), bottom = std::max(bottom, p.y);
    }
    bool holds(Point p) const { return left <= p.x && p.x <= right && top <= p.y && p.y <= bottom; }
};

/// The corners of a path, one list a ring; a curve becomes eight straight lines.
std::vector<std::vector<Point>> ringsOf(const Path& path) {
    std::vector<std::vector<Point>> rings;
    for (const PathSegment& segment : path.segments) {
        using Kind = PathSegment::Kind;
        if (segment.kind == Kind::move || rings.empty()) rings.emplace_back();
        if (segment.kind == Kind::move || segment.kind == Kind::line) rings.back().push_back(segment.points[0]);
        if (segment.kind != Kind::curve || rings.back().empty()) continue;
        const Point from = rings.back().back();
        for (int64_t t = 1; t <= 8; ++t) {
            const int64_t u = 8 - t;
            const auto along = [&](Length a, Length b, Length c, Length d) {
                return (a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t)) / 512;
            };
            rings.back().push_back({along(from.x, segment.points[0].x, segment.points[1].x, segment.points[2].x),
                                    along(from.y, segment.points[0].y, segment.points[1].y, segment.points[2].y)});
        }
    }
    return rings;
}

/// Whether a point lies inside the rings, taken together by the even-odd rule.
bool isInside(const std::vector<std::vector<Point>>& rings, Point p) {
    bool inside = false;
    for (const std::vector<Point>& ring : rings) {
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const Point a = ring[i], b = ring[j];
            if ((a.y > p.y) == (b.y > p.y)) continue;
            const Length x = a.x + scaled(b.x - a.x, (p.y - a.y).units, (b.y - a.y).units);
            inside = inside != (p.x < x);
        }
    }
    return inside;
}

/// What has been painted so far on a page, by strips of its height, so that only what is near is asked.
class Ground {
  public:
    explicit Ground(Length height) : strips_(static_cast<size_t>(std::max<int64_t>(height.units / strip, 0)) + 1) {}

    void paint(const Path& path, const Box& box) { add(box, {box, ringsOf(path), path.fill}); }
    void paint(const Image& image) {
        const Box box{image.area.x, image.area.y, image.area.x + image.area.width, image.area.y + image.area.height};
        add(box, {box, {}, std::nullopt});
    }

    /// The colour at a point; none on a photograph.
    std::optional<css::Color> at(Point p) const {
        css::Color color = paper;
        bool known = true;
        for (const size_t area : strips_[stripOf(p.y)]) {
            const Area& one = areas_[area];
            if (!one.box.holds(p) || (one.color && !isInside(one.rings, p))) continue;
            if (!one.color) known = false;
            if (one.color && one.color->alpha == 255) known = true;
            if (one.color) color = over(*one.color, color);
        }
        return known ? std::optional(color) : std::nullopt;
    }

  private:
    static constexpr int64_t strip = 16'000;
    struct Area {
        Box box;
        std::vector<std::vector<Point>> rings;
        std::optional<css::Color> color;
    };

    size_t stripOf(Length y) const {
        return static_cast<size_t>(std::clamp<int64_t>(y.units / strip, 0, static_cast<int64_t>(strips_.size()) - 1));
    }
    void add(const Box& box, Area area) {
        for (size_t i = stripOf(box.top); i <= stripOf(box.bottom); ++i) strips_[i].push_back(areas_.size());
        areas_.push_back(std::move(area));
    }

    std::vector<Area> areas_;
    std::vector<std::vector<size_t>> strips_;  // of each, the areas that reach into it
};

class Search {
  public:
    Search(const html::Document& document, const css::Styles& styles, Diagnostics& diagnostics)
        : document_(document), styles_(styles), diagnostics_(diagnostics), drawing_(document.nodes.size(), false) {
        for (size_t i = 0; i < drawing_.size(); ++i) {
            const html::Node& node = document.nodes[i];
            const std::string* hidden = html::attribute(node, "aria-hidden");
            const bool isHidden = hidden && *hidden == "true";
            const bool inDrawing = node.parent != html::noNode && drawing_[static_cast<size_t>(node.parent)];
            drawing_[i] = !isHidden && (node.name == "svg" || inDrawing);
        }
    }

    void search(const Page& page) {
        Ground ground(page.height);
        for (const Mark& mark : page.marks) {
            if (const auto* run = std::get_if<TextRun>(&mark.what)) {
                look(*run, mark.owner, ground);
            } else if (const auto* image = std::get_if<Image>(&mark.what)) {
                ground.paint(*image);
            } else {
                look(std::get<Path>(mark.what), mark, ground);
            }
        }
    }

  private:
    using Pair = std::tuple<bool, std::string, std::string>;

    void look(const TextRun& run, html::NodeId owner, const Ground& ground) {
        if (run.text.find_first_not_of(U" \u00a0\u00ad") == std::u32string::npos) return;
        const Point middle{run.origin.x + run.width / 2, run.origin.y - run.size / 4};
        const std::optional<css::Color> behind = ground.at(middle);
        if (!behind) return;
        const int weight = owner == html::noNode ? (run.face ? run.face->weight : 400) : styles_[owner].fontWeight;
        const bool large = run.size >= pt(18) || (run.size >= pt(14) && weight >= 700);
        const double asked = large ? 3 : 4.5;
        const css::Color ink = over(run.color, *behind);
        if (contrast(ink, *behind) < asked)
            warn(owner, true, ink, *behind, asked, "words in " + hex(ink) + " on " + hex(*behind),
                 large ? "large words" : "words");
    }

    void look(const Path& path, const Mark& mark, Ground& ground) {
        Box box;
        for (const PathSegment& segment : path.segments) {
            using Kind = PathSegment::Kind;
            if (segment.kind != Kind::close) box.add(segment.points[segment.kind == Kind::curve ? 2 : 0]);
        }
        if (path.segments.empty()) return;
        const bool isPart = mark.owner != html::noNode && drawing_[static_cast<size_t>(mark.owner)];
        if (isPart && !isHatching(path)) lookAtPart(path, mark, box, ground);
        // What is thinner than a stroke of a letter is a rule, which no word stands on.
        const bool isArea = box.right - box.left > pt(2) && box.bottom - box.top > pt(2);
        if (path.fill.visible() && isArea) ground.paint(path, box);
    }

    static bool isHatching(const Path& path) {
        const auto moves = std::count_if(path.segments.begin(), path.segments.end(),
                                         [](const PathSegment& s) { return s.kind == PathSegment::Kind::move; });
        return !path.fill.visible() && moves >= 3;
    }

    void lookAtPart(const Path& path, const Mark& mark, const Box& box, const Ground& ground) {
        const bool isLine = box.left == box.right || box.top == box.bottom;
        const bool hasFilling = path.fill.visible() && !isLine;
        const bool hasOutline = path.stroke.visible() && path.strokeWidth > Length{};
        if (!hasFilling && !hasOutline) return;
        // A line is asked where it begins: its middle may be elsewhere.
        const Point middle{(box.left + box.right) / 2, (box.top + box.bottom) / 2};
        const std::optional<css::Color> behind = ground.at(hasFilling ? middle : path.segments.front().points[0]);
        if (!behind) return;
        const css::Color filling = over(path.fill, *behind), outline = over(path.stroke, *behind);
        constexpr double asked = 3;
        if (hasFilling && contrast(filling, *behind) >= asked) return;
        if (hasOutline && contrast(outline, *behind) >= asked) return;
        // On a part that stands out by itself a stroke or a pattern is its hatching, and what has its colour a piece of
        // it.
        const bool onPart = contrast(*behind, paper) >= asked;
        if (onPart && (!hasFilling || mark.clip.paths || filling == *behind)) return;
        const css::Color faint = hasFilling ? filling : outline;
        warn(mark.owner, false, faint, *behind, asked, "a part of a drawing in " + hex(faint) + " on " + hex(*behind),
             "a part that has a meaning");
    }

    void warn(html::NodeId owner, bool words, css::Color ink, css::Color behind, double asked, const std::string& what,
              const std::string& which) {
        if (!told_.insert(Pair{words, hex(ink), hex(behind)}).second) return;
        char ratios[64];
        // Cut off, not rounded: 4.49 must not read as the 4.5 that is asked.
        const int tenths = static_cast<int>(contrast(ink, behind) * 10);
        std::snprintf(ratios, sizeof ratios, "%d.%d:1", tenths / 10, tenths % 10);
        const std::string wanted = asked == 3 ? "3:1" : "4.5:1";
        const std::string rule = words ? "1.4.3" : "1.4.11";
        diagnostics_.warning(at(owner), what + (words ? " have" : " has") + " a contrast of " + ratios + "; " + which +
                                            (words ? " need " : " needs ") + wanted + " to be told apart (WCAG 2.1, " +
                                            rule + "); " + hex(shadeThatStandsOut(ink, behind, asked)) + " would do" +
                                            (words ? "" : ", or an outline in that colour"));
    }

    Position at(html::NodeId node) const { return document_[node == html::noNode ? document_.body : node].at; }

    const html::Document& document_;
    const css::Styles& styles_;
    Diagnostics& diagnostics_;
    std::vector<bool> drawing_;  // of each node, whether it is a part of a drawing that has a meaning
    std::set<Pair> told_;
};

}  // namespace

void warnOfFaint(const Pages& pages, const html::Document& document, const css::Styles& styles,
                 Diagnostics& diagnostics) {
    Search search(document, styles, diagnostics);
    for (const Page& page : pages.pages) search.search(page);
}

}  // namespace oordeel::layout
