#include "layout/align.h"

#include <algorithm>
#include <memory>

#include "layout/flow.h"

namespace oordeel::layout {
namespace {

constexpr Length unbounded{1'000'000'000};

/// How far from the start of a line its sign stands, or would stand.
Length before(const Line& line, char32_t sign) {
    Length x = line.indent, afterFigure, end;
    bool hasFigure = false;
    for (const LinePiece& piece : line.pieces) {
        if (piece.kind != LinePiece::Kind::text || piece.shift.units != 0) {
            x += piece.width;
            continue;
        }
        const TextRun& run = piece.run;
        Length pen = x;
        for (const text::Glyph& glyph : run.glyphs) {
            const char32_t c = run.text[glyph.cluster];
            if (c == sign) return pen;
            pen += run.face->at(run.size, glyph.advance) + run.letterSpacing;
            if (c == ' ' || c == 0xA0) pen += run.wordSpacing;
            if (c >= '0' && c <= '9') afterFigure = pen, hasFigure = true;
        }
        x += piece.width;
        end = x;
    }
    return hasFigure ? afterFigure : end;
}

}  // namespace

char32_t signOf(const Context& context, const GridCell& cell) {
    return cell.columns > 1 || cell.heads ? U'\0' : context.style(cell.node).alignOn;
}

SignRooms measureSigns(Context& context, const Grid& grid) {
    SignRooms rooms;
    const size_t notes = context.notes.size();
    ++context.measuring;
    for (const auto* rows : grid.sections()) {
        for (const GridRow& row : *rows) {
            for (const GridCell& cell : row.cells) {
                const char32_t sign = signOf(context, cell);
                if (sign == 0) continue;
                SignRoom& room = rooms[{cell.column, sign}];
                const Fragment content = setBlock(context, cell.node, unbounded);
                for (const Piece& piece : content.pieces) {
                    if (!piece.line || piece.line->alignOn != sign) continue;
                    const Length left = before(*piece.line, sign);
                    room.before = std::max(room.before, piece.at.x + left + cell.edge(context, css::left));
                    room.after = std::max(room.after, piece.line->width - left + cell.edge(context, css::right));
                }
            }
        }
    }
    --context.measuring;
    context.notes.resize(notes);
    return rooms;
}

void alignOnSign(Fragment& content, char32_t sign, Length axis) {
    for (Piece& piece : content.pieces) {
        if (!piece.line || piece.line->alignOn != sign) continue;
        auto line = std::make_shared<Line>(*piece.line);
        line->alignOn = 0;  // done: an outer table has no say in it
        line->align = css::TextAlign::left;
        line->wordGap = {};
        const Length shift = axis - piece.at.x - before(*line, sign);
        line->indent += shift, line->width += shift;
        piece.line = std::move(line);
    }
}

}  // namespace oordeel::layout
