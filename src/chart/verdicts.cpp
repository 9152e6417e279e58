#include "chart/verdicts.h"

#include <algorithm>

#include "base/length.h"

namespace oordeel::chart {
namespace {

constexpr Length inset{300};  // half of it: the outline lies inside the box

/// The fill of a level, hatched when the level says so.
void level(Drawing& drawing, const Box& box, const rules::Niveau& niveau) {
    drawing.rect(box, niveau.vlak, niveau.lijn);
    if (niveau.arcering) drawing.hatch(box, niveau.lijn);
}

/// Where the name of the case that a histogram marks goes; `row` 0 means nowhere.
struct NamePlace {
    int row = 0;
    Length x;
    std::string_view anchor;
};

/// Beside the marked block, on the right or else on the left, where the columns leave room; else above all of them.
NamePlace nameBeside(int lowest, const std::vector<int>& counts, int value, Length width, Length pitch) {
    const int column = value - lowest;
    if (column < 0 || column >= static_cast<int>(counts.size())) return {};
    const int own = counts[static_cast<size_t>(column)];
    if (own == 0) return {};
    const int span = static_cast<int>(width.units / pitch.units) + 1;
    const auto highestOf = [&](int from, int to) {
        int highest = 0;
        for (int i = std::max(from, 0); i < std::min(to, static_cast<int>(counts.size())); ++i) {
            highest = std::max(highest, counts[static_cast<size_t>(i)]);
        }
        return highest;
    };
    constexpr Length gap{3000};
    const Length left = pitch * column;
    if (highestOf(column + 1, column + 1 + span) < own) return {own, left + pitch, "start"};
    const bool roomOnTheLeft = left > width + gap;
    if (roomOnTheLeft && highestOf(column - span, column) < own) return {own, left - gap, "end"};
    if (roomOnTheLeft) return {highestOf(column - span, column + 1) + 1, left + pitch - gap, "end"};
    return {highestOf(column, column + span) + 1, left, "start"};
}

}  // namespace

std::string balk(const std::vector<Blok>& blokken, std::string_view omschrijving, const Huisstijl& stijl) {
    constexpr Length brick{28'000}, pitch{30'000}, height{15'000};
    const auto count = static_cast<int64_t>(blokken.size());
    Drawing drawing(count == 0 ? outline : pitch * count - (pitch - brick - outline), height, "balk", omschrijving);
    Length left = inset;
    for (const Blok& blok : blokken) {
        const Box box{left, inset, brick, height - outline};
        level(drawing, box, *blok.niveau);
        drawing.text(box.middle(), pt(10.6), blok.nummer, "middle", pt(8), blok.nadruk, blok.niveau->tekst, stijl);
        left += pitch;
    }
    return drawing.finish();
}

std::string strook(const std::vector<Groep>& groepen, std::string_view omschrijving, const Huisstijl& stijl) {
    constexpr Length width{481'200}, top{11'550}, height{59'400}, gap{1200}, groupGap{4800}, widest{48'000};
    constexpr Length narrowestNamed{17'000};  // what "1.2.4" needs at 7.5 pt
    int64_t count = 0;
    for (const Groep& groep : groepen) count += static_cast<int64_t>(groep.blokken.size());
    Drawing drawing(width, pt(82.5), "strook", omschrijving);
    if (count == 0) return drawing.finish();

    const Length free = width + gap - groupGap * (static_cast<int64_t>(groepen.size()) - 1);
    const Length pitch = std::min(free / count, widest);
    const Length brick = pitch - gap - outline;
    Length left;
    for (const Groep& groep : groepen) {
        drawing.text(left, pt(7.5), groep.nummer, "start", pt(8.5), true, stijl.huis, stijl);
        for (const Blok& blok : groep.blokken) {
            const Box box{left + inset, top, brick, height};
            level(drawing, box, *blok.niveau);
            if (blok.nadruk && pitch - gap >= narrowestNamed) {
                drawing.text(box.middle(), pt(80.75), blok.nummer, "middle", pt(7.5), false, stijl.inkt, stijl);
            }
            left += pitch;
        }
        left += groupGap;
    }
    return drawing.finish();
}

std::string legenda(const rules::Niveau& niveau) {
    Drawing drawing(pt(57.2), pt(15), "balk", {});
    level(drawing, {inset, inset, pt(55.6), pt(14.4)}, niveau);
    return drawing.finish();
}

std::string staaf(const std::vector<Deel>& delen, std::string_view omschrijving, const Huisstijl& stijl, Length width) {
    constexpr Length height{11'250}, digit{4700};
    int64_t total = 0;
    for (const Deel& deel : delen) total += deel.aantal;
    Drawing drawing(width, height, "balk", omschrijving);
    int64_t before = 0;
    for (const Deel& deel : delen) {
        if (deel.aantal == 0) continue;
        const Length left = scaled(width, before, total);
        before += deel.aantal;
        const Box box{left + inset, inset, scaled(width, before, total) - left - outline, height - outline};
        level(drawing, box, *deel.niveau);
        const std::string words = std::to_string(deel.aantal);
        if (box.width > digit * static_cast<int64_t>(words.size()) + outline) {
            drawing.text(box.middle(), pt(8.62), words, "middle", pt(8.5), true, deel.niveau->tekst, stijl);
        }
    }
    return drawing.finish();
}

std::string rangbalk(int waarde, int geheel, const Huisstijl& stijl) {
    constexpr Length width{216'000}, height{9'000};
    Drawing drawing(width, height, "rangbalk", "");
    const Length inset = outline / 2;
    const Length filled = geheel > 0 ? scaled(width - outline, waarde, geheel) : Length{};
    drawing.rect({inset, inset, width - outline, height - outline}, stijl.stil, stijl.grijs);
    if (waarde > 0) drawing.rect({inset, inset, filled, height - outline}, stijl.huis);
    return drawing.finish();
}

std::string pijl(int toen, int nu, int niveaus, const Huisstijl& stijl) {
    constexpr Length width{48'000}, height{9'000}, margin{4'500}, head{3'000}, pen{1'500}, small{1'000}, large{2'400};
    Drawing drawing(width, height, "pijl", "");
    const Length middle = height / 2;
    const auto at = [&](int niveau) {
        const int last = std::max(niveaus - 1, 1);
        return margin + scaled(width - margin * 2, last - niveau, last);
    };
    drawing.line(at(niveaus - 1), middle, at(0), middle, stijl.grijs, outline);
    for (int niveau = 0; niveau < niveaus; ++niveau) drawing.dot(at(niveau), middle, small, stijl.grijs);
    drawing.dot(at(toen), middle, large, stijl.huis);
    if (toen != nu) {
        const Length back = nu < toen ? at(nu) - head : at(nu) + head;
        drawing.line(at(toen), middle, at(nu), middle, stijl.huis, pen);
        drawing.line(back, middle - head, at(nu), middle, stijl.huis, pen);
        drawing.line(back, middle + head, at(nu), middle, stijl.huis, pen);
    }
    return drawing.finish();
}

std::string histogram(int laagste, const std::vector<int>& aantallen, int eigenWaarde, std::string_view naam,
                      std::string_view omschrijving, const Huisstijl& stijl) {
    constexpr Length width{401'500}, nameWidth{120'000}, gap{3000}, row{11'250}, rowGap{1500}, labels{18'000};
    const auto columns = static_cast<int64_t>(std::max<size_t>(aantallen.size(), 1));
    const Length pitch = std::min((width - nameWidth) / columns, pt(24.7));
    // Beyond so many blocks a column is one bar, and the drawing is no higher.
    constexpr int mostBlocks = 40, barRows = 24;
    const int most = aantallen.empty() ? 0 : *std::max_element(aantallen.begin(), aantallen.end());
    const bool blocks = most <= mostBlocks;
    std::vector<int> rows = aantallen;
    for (int& number : rows)
        if (!blocks && number > 0) number = std::max(1, static_cast<int>(int64_t{number} * barRows / most));
    const NamePlace place = nameBeside(laagste, rows, eigenWaarde, estimatedWidth(naam, pt(8.5)), pitch);
    const int highest = blocks ? most : barRows;
    const Length base = row * std::max(highest, place.row) + rowGap;
    Drawing drawing(width, base + labels, "histogram", omschrijving);
    for (size_t column = 0; column < aantallen.size(); ++column) {
        const int value = laagste + static_cast<int>(column);
        const bool own = value == eigenWaarde;
        Box box{pitch * static_cast<int64_t>(column), base, pitch - gap, row - rowGap};
        if (!blocks && rows[column] > 0) {
            const Box bar{box.left, base - row * rows[column], box.width, row * rows[column] - rowGap};
            drawing.rect(bar, stijl.stil, stijl.grijs);
        }
        for (int i = blocks ? 0 : rows[column] - 1; i < rows[column]; ++i) {
            if (!blocks && !own) continue;
            box.top = base - row * (i + 1);
            // Pale blocks need an outline to be told from the paper (WCAG 2.1, 1.4.11).
            drawing.rect(box, own && i + 1 == rows[column] ? stijl.huis : stijl.stil, stijl.grijs);
        }
        drawing.text(box.middle(), base + pt(11.5), std::to_string(value), "middle", pt(8.5), own,
                     own ? stijl.huis : stijl.grijs, stijl);
    }
    if (place.row > 0) {
        drawing.text(place.x, base - row * place.row + pt(8.25), naam, place.anchor, pt(8.5), true, stijl.huis, stijl);
    }
    return drawing.finish();
}

}  // namespace oordeel::chart
