// A page drawn in letters: with the square test font at 10 pt on lines of 10 pt, every character fills one cell.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "css/css.h"
#include "html/document.h"
#include "layout/layout.h"
#include "support/square_font.h"

namespace oordeel::test {

/// Everything that `layout` makes of an HTML body and a style sheet; diagnostics fail the test unless it asks for them.
struct Laid {
    Sources sources;
    html::Document document;
    text::Fonts fonts;
    layout::Pages pages;
    Diagnostics diagnostics;
};

/// Width of the margins on all sides of the area that is drawn.
constexpr int64_t margin = 100'000;

/// `columns` and `rows`: width and height of the page area in characters.
inline void layOut(Laid& laid, const std::string& body, const std::string& style, int columns, int rows) {
    addSquareFont(laid.fonts);
    const std::string base =
        "@page { size: " + std::to_string(columns * 10 + 200) + "pt " + std::to_string(rows * 10 + 200) +
        "pt; margin: 100pt } html { font: 10pt/10pt Vierkant; hyphens: manual; orphans: 1; widows: 1 }"
        " table { border-spacing: 0 } td, th { vertical-align: top; text-align: left } body, p, h1, h2, ul, ol, li, "
        "dl, dd, table, td, th { margin: 0; padding: 0; font-size: 10pt; font-weight: 400;"
        " line-height: 10pt } ";
    const Source& html =
        laid.sources.add("test.html",
                         "<!DOCTYPE html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>t</title>"
                         "</head><body>" +
                             body + "</body></html>");
    const Source& css = laid.sources.add("test.css", base + style);
    laid.document = html::parse(html, laid.diagnostics);
    const css::Styles styles = css::compute(laid.document, {&css}, laid.diagnostics);
    laid.pages = layout::paginate(laid.document, styles, laid.fonts, laid.diagnostics);
}

/// The page area: a character where its glyph stands, `#` where ink fills a cell, `.` where there is nothing.
inline std::string sketch(const layout::Page& page) {
    const auto columns = static_cast<size_t>((page.width.units - 2 * margin) / 10'000);
    const auto rows = static_cast<size_t>((page.height.units - 2 * margin) / 10'000);
    std::vector<std::u32string> cells(rows, std::u32string(columns, U'.'));
    const auto put = [&](int64_t x, int64_t y, char32_t c, bool force) {
        x -= margin / 10'000, y -= margin / 10'000;
        if (x < 0 || y < 0 || x >= static_cast<int64_t>(columns) || y >= static_cast<int64_t>(rows)) return;
        char32_t& cell = cells[static_cast<size_t>(y)][static_cast<size_t>(x)];
        if (force || cell == U'.') cell = c;
    };
    for (const layout::Mark& mark : page.marks) {
        if (const auto* run = std::get_if<layout::TextRun>(&mark.what)) {
            Length x = run->origin.x;
            for (const text::Glyph& glyph : run->glyphs) {
                const char32_t c = run->text[glyph.cluster];
                if (c != ' ' && c != 0xA0)
                    put(x.units / 10'000, (run->origin.y.units - 8'000) / 10'000, c == 0xAD ? U'-' : c, true);
                x += run->face->at(run->size, glyph.advance) + run->letterSpacing +
                     (c == ' ' ? run->wordSpacing : Length{});
            }
        } else if (const auto* path = std::get_if<layout::Path>(&mark.what)) {
            const layout::Point low = path->segments[0].points[0], high = path->segments[2].points[0];
            for (int64_t y = low.y.units / 10'000; y * 10'000 + 5'000 < high.y.units; ++y) {
                for (int64_t x = low.x.units / 10'000; x * 10'000 + 5'000 < high.x.units; ++x) put(x, y, U'#', false);
            }
        }
    }
    std::string out;
    for (const std::u32string& row : cells) out += toUtf8(row) + "\n";
    return out;
}

/// All pages of a body, one below the other with a line between them. Fails the test on any diagnostic.
inline std::string sketch(const std::string& body, const std::string& style, int columns, int rows) {
    Laid laid;
    layOut(laid, body, style, columns, rows);
    INFO(laid.diagnostics.text());
    CHECK(laid.diagnostics.empty());
    std::string out = "\n";
    for (size_t i = 0; i < laid.pages.pages.size(); ++i) {
        if (i > 0) out += std::string(static_cast<size_t>(columns), '-') + "\n";
        out += sketch(laid.pages.pages[i]);
    }
    return out;
}

}  // namespace oordeel::test
