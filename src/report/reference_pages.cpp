// A small document → its pages, drawn: the program sets it, so the picture shows what really happens.
#include <cstdio>
#include <stdexcept>

#include "base/utf8.h"
#include "css/css.h"
#include "layout/dump.h"
#include "layout/layout.h"
#include "report/reference_effects.h"
#include "template/escape.h"

namespace oordeel::report {
namespace {

using layout::PathSegment;

std::string escaped(std::string_view text) {
    std::string out;
    mustache::appendEscaped(out, text, mustache::Escaping::html);
    return out;
}

layout::Pages set(const std::string& css, const std::string& body, text::Fonts& fonts) {
    const Source page{"example.html", "<!DOCTYPE html><html lang=en><head><title>t</title></head><body>" + body};
    const Source sheet{"example.css", css};
    Diagnostics diagnostics;
    html::Document document = html::parse(page, diagnostics);
    const css::Styles styles = css::compute(document, {&sheet}, diagnostics);
    layout::Pages pages = layout::paginate(document, styles, fonts, diagnostics);
    if (!diagnostics.empty()) throw std::logic_error(diagnostics.text() + css + body);
    return pages;
}

std::string number(Length length) {
    return layout::points({(length.units + (length.units < 0 ? -5 : 5)) / 10 * 10});
}

std::string paint(const char* what, css::Color color) {
    if (!color.visible()) return std::string(" ") + what + "=\"none\"";
    char hex[8];
    std::snprintf(hex, sizeof hex, "#%02x%02x%02x", color.red, color.green, color.blue);
    return std::string(" ") + what + "=\"" + hex + "\"";
}

/// Pages side by side; what they say goes into the description.
struct Drawing {
    std::string shapes, said;

    void add(const layout::TextRun& run) {
        const std::string text = toUtf8(run.text);
        if (text.find_first_not_of(' ') == std::string::npos) return;
        said += " " + text;
        shapes += "<text x=\"" + number(run.origin.x) + "\" y=\"" + number(run.origin.y) + "\" font-size=\"" +
                  number(run.size) + "\"" + paint("fill", run.color) + ">" + escaped(text) + "</text>\n";
    }

    void add(const layout::Path& path) {
        std::string d;
        for (const PathSegment& segment : path.segments) {
            constexpr std::pair<char, size_t> kinds[] = {{'M', 1}, {'L', 1}, {'C', 3}, {'Z', 0}};
            const auto [letter, points] = kinds[static_cast<size_t>(segment.kind)];
            d += letter;
            for (size_t i = 0; i < points; ++i) {
                d += (i > 0 ? " " : "") + number(segment.points[i].x) + " " + number(segment.points[i].y);
            }
        }
        shapes += "<path d=\"" + d + "\"" + paint("fill", path.fill) + paint("stroke", path.stroke) +
                  " stroke-width=\"" + number(path.strokeWidth) + "\"/>\n";
    }

    /// Pictures of pixels stand for themselves by their area.
    void add(const layout::Image& image) {
        shapes += "<rect x=\"" + number(image.area.x) + "\" y=\"" + number(image.area.y) + "\" width=\"" +
                  number(image.area.width) + "\" height=\"" + number(image.area.height) + "\" fill=\"#9aa7b2\"/>\n";
    }

    void add(const layout::Page& page, Length left, Length line) {
        shapes += "<g transform=\"translate(" + number(left) + " " + number(line) + ")\">\n<rect width=\"" +
                  number(page.width) + "\" height=\"" + number(page.height) +
                  "\" fill=\"#fff\" stroke=\"#55606b\" stroke-width=\"" + number(line) + "\"/>\n";
        said += (said.empty() ? "Page " : "; page ") + std::to_string(page.number) + ":";
        for (const layout::Mark& mark : page.marks) {
            std::visit([this](const auto& what) { add(what); }, mark.what);
        }
        shapes += "</g>\n";
    }
};

}  // namespace

std::string miniature(const std::string& css, const std::string& body, int scale, text::Fonts& fonts) {
    const Length line = {500 * scale};
    Drawing drawing;
    Length width = line, height;
    for (const layout::Page& page : set(css, body, fonts).pages) {
        drawing.add(page, width, line);
        width += page.width + line * 6;
        height = std::max(height, page.height + line * 2);
    }
    width -= line * 5;
    return "<svg class=\"pages\" role=\"img\" aria-label=\"" + escaped(drawing.said) +
           "\" style=\"width: " + number(width / scale) + "pt; height: " + number(height / scale) +
           "pt\" viewBox=\"0 0 " + number(width) + " " + number(height) + "\">\n" + drawing.shapes + "</svg>";
}

std::string outline(const std::string& css, const std::string& body, text::Fonts& fonts) {
    std::string out;
    for (const layout::Bookmark& bookmark : set(css, body, fonts).bookmarks) {
        out += "<p style=\"margin-left: " + std::to_string(bookmark.level - 1) + "em\">" + escaped(bookmark.title) +
               " (level " + std::to_string(bookmark.level) + ")</p>";
    }
    return out.empty() ? "<p>not in the outline</p>" : out;
}

}  // namespace oordeel::report
