#include "layout/dump.h"

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"

namespace oordeel::layout {
namespace {

void appendWords(const Fragment& fragment, std::string& out) {
    for (const Piece& piece : fragment.pieces) {
        if (!piece.line) continue;
        if (!out.empty()) out += " | ";
        for (const LinePiece& part : piece.line->pieces) {
            out += toUtf8(part.run.text);
            if (part.kind == LinePiece::Kind::late) out += "…";
            if (part.kind == LinePiece::Kind::fragment) out += "▢";
        }
    }
}

std::string describe(const html::Document& document, html::NodeId owner) {
    if (owner == html::noNode) return "-";
    while (document[owner].kind == html::Node::Kind::text && document[owner].parent != html::noNode)
        owner = document[owner].parent;
    const html::Node& node = document[owner];
    if (node.kind == html::Node::Kind::generated && node.parent != html::noNode)
        return document[node.parent].name + node.name;
    return node.name;
}

std::string hex(css::Color color) {
    static const char* digits = "0123456789abcdef";
    std::string out = "#";
    for (const uint8_t part : {color.red, color.green, color.blue}) {
        out += digits[part >> 4];
        out += digits[part & 15];
    }
    return out;
}

Rect bounds(const Path& path) {
    bool first = true;
    Point low, high;
    for (const PathSegment& segment : path.segments) {
        if (segment.kind == PathSegment::Kind::close) continue;
        const Point end = segment.points[segment.kind == PathSegment::Kind::curve ? 2 : 0];
        if (first) low = high = end;
        first = false;
        low = {std::min(low.x, end.x), std::min(low.y, end.y)};
        high = {std::max(high.x, end.x), std::max(high.y, end.y)};
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

/// "12,30 100 x 50"
std::string corners(Rect area) {
    return points(area.x) + "," + points(area.y) + " " + points(area.width) + " x " + points(area.height);
}

/// What is left of a mark, when something is cut off.
std::string clip(const Clip& clip) {
    std::string out;
    if (!clip.paths) return out;
    for (const Path& path : *clip.paths) {
        Rect window = bounds(path);
        window.x += clip.at.x;
        window.y += clip.at.y;
        out += " within " + corners(window);
    }
    return out;
}

}  // namespace

std::string points(Length length) {
    const int64_t units = std::llabs(length.units);
    std::string out = (length.units < 0 ? "-" : "") + std::to_string(units / 1000);
    if (units % 1000 == 0) return out;
    std::string decimals = std::to_string(1000 + units % 1000).substr(1);
    while (decimals.back() == '0') decimals.pop_back();
    return out + "." + decimals;
}

std::string dump(const Galley& galley) {
    std::string out = "galley" + (galley.page.empty() ? "" : " " + galley.page) + "\n";
    for (const Item& item : galley.items) {
        switch (item.kind) {
            case Item::Kind::box: {
                std::string words;
                if (item.content >= 0) appendWords(galley.boxes[static_cast<size_t>(item.content)], words);
                out += "  box " + points(item.size);
                if (item.note.units > 0) out += " note " + points(item.note);
                if (!words.empty()) out += " \"" + words + "\"";
                break;
            }
            case Item::Kind::glue:
                out += "  glue " + points(item.size);
                break;
            case Item::Kind::penalty:
                if (item.cost <= always) {
                    out += "  end";
                    break;
                }
                out += "  cut " + std::to_string(item.cost);
                if (item.after.units > 0) out += " after " + points(item.after);
                break;
        }
        out += "\n";
    }
    return out;
}

std::string dump(const Pages& pages, const html::Document& document) {
    std::string out;
    for (const Page& page : pages.pages) {
        out += "page " + std::to_string(page.number) + (page.name.empty() ? "" : " " + page.name) + " " +
               points(page.width) + " x " + points(page.height) + "\n";
        for (const Mark& mark : page.marks) {
            const std::string owner = " <" + describe(document, mark.owner) + ">";
            if (const auto* run = std::get_if<TextRun>(&mark.what)) {
                std::string words = toUtf8(run->text);
                if (run->hyphenated) words.replace(words.size() - 2, 2, "-");
                out += "  text " + points(run->origin.x) + "," + points(run->origin.y) + " w " + points(run->width) +
                       " " + (run->face ? run->face->postScriptName : "") + " " + points(run->size) + owner + " \"" +
                       words + "\"" + clip(mark.clip) + "\n";
            } else if (const auto* path = std::get_if<Path>(&mark.what)) {
                out += "  path " + corners(bounds(*path)) + (path->fill.visible() ? " fill " + hex(path->fill) : "") +
                       (path->stroke.visible() ? " stroke " + hex(path->stroke) : "") + owner + clip(mark.clip) + "\n";
            } else if (const auto* image = std::get_if<Image>(&mark.what)) {
                out += "  image " + corners(image->area) + " of " + std::to_string(image->picture->width()) + " x " +
                       std::to_string(image->picture->height()) + " pixels" + owner + clip(mark.clip) + "\n";
            }
        }
        for (const Link& link : page.links) {
            out += "  link " + corners(link.area) + " " + link.target + "\n";
        }
    }
    return out;
}

}  // namespace oordeel::layout
