#include "chart/drawing.h"

#include <algorithm>

#include "base/escape.h"

namespace oordeel::chart {
namespace {

constexpr Length hatchStep{3200};  // between strokes, along x
constexpr Length hatchPen{900};

/// On one line: a blank line would end the HTML block in Markdown.
std::string escaped(std::string_view text) {
    std::string out = escapedMarkup(text);
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

}  // namespace

std::string number(Length length) {
    const int64_t hundredths = (std::abs(length.units) + 5) / 10;
    std::string text = length.units < 0 && hundredths > 0 ? "-" : "";
    text += std::to_string(hundredths / 100);
    const int64_t rest = hundredths % 100;
    if (rest == 0) return text;
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
    return text;
}

Length estimatedWidth(std::string_view words, Length size) {
    const auto signs = std::count_if(words.begin(), words.end(), [](char c) { return (c & 0xc0) != 0x80; });
    return scaled(size, 54 * signs, 100);
}

Drawing::Drawing(Length width, Length height, std::string_view klasse, std::string_view omschrijving) {
    svg_ = "<svg class=\"" + std::string(klasse) + "\"";
    svg_ +=
        omschrijving.empty() ? " aria-hidden=\"true\"" : " role=\"img\" aria-label=\"" + escaped(omschrijving) + "\"";
    svg_ += " width=\"" + number(width) + "pt\" height=\"" + number(height) + "pt\" viewBox=\"0 0 " + number(width) +
            " " + number(height) + "\">";
}

void Drawing::rect(const Box& box, std::string_view fill, std::string_view stroke) {
    svg_ += "<rect x=\"" + number(box.left) + "\" y=\"" + number(box.top) + "\" width=\"" + number(box.width) +
            "\" height=\"" + number(box.height) + "\" fill=\"" + std::string(fill) + "\"";
    if (!stroke.empty()) svg_ += " stroke=\"" + std::string(stroke) + "\" stroke-width=\"" + number(outline) + "\"";
    svg_ += "/>";
}

void Drawing::line(Length x1, Length y1, Length x2, Length y2, std::string_view stroke, Length pen) {
    svg_ += "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) +
            "\" stroke=\"" + std::string(stroke) + "\" stroke-width=\"" + number(pen) + "\"/>";
}

void Drawing::dot(Length x, Length y, Length radius, std::string_view fill) {
    svg_ += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(radius) + "\" fill=\"" +
            std::string(fill) + "\"/>";
}

void Drawing::text(Length x, Length y, std::string_view words, std::string_view anchor, Length size, bool bold,
                   std::string_view fill, const Huisstijl& stijl) {
    svg_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-family=\"" + escaped(stijl.letter) +
            "\" font-size=\"" + number(size) + "\" font-weight=\"" + (bold ? "700" : "400") + "\" text-anchor=\"" +
            std::string(anchor) + "\" fill=\"" + std::string(fill) + "\">" + escaped(words) + "</text>";
}

void Drawing::hatch(const Box& box, std::string_view stroke) {
    std::string path;
    for (Length sum = box.left + box.top + hatchStep / 2; sum < box.right() + box.bottom(); sum += hatchStep) {
        const Length x = std::min(sum - box.top, box.right());
        const Length end = std::max(sum - box.bottom(), box.left);
        path += "M" + number(x) + " " + number(sum - x) + "L" + number(end) + " " + number(sum - end);
    }
    svg_ +=
        "<path d=\"" + path + "\" stroke=\"" + std::string(stroke) + "\" stroke-width=\"" + number(hatchPen) + "\"/>";
}

}  // namespace oordeel::chart
