// Labels, levels and counts → the SVG of bars, strips and charts. Pure: the same input gives the same text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chart/drawing.h"
#include "rules/schaal.h"

namespace oordeel::chart {

/// One verwachting in a bar: its number on the fill of its level.
struct Blok {
    std::string nummer;
    const rules::Niveau* niveau = nullptr;
    bool nadruk = false;  ///< below the best level: bold, and named in a strip
};

/// The blocks of one criterium in a strip.
struct Groep {
    std::string nummer;
    std::vector<Blok> blokken;
};

/// A part of a bar of fixed length.
struct Deel {
    int aantal = 0;
    const rules::Niveau* niveau = nullptr;
};

/// Row of bricks, one a verwachting, each with its number.
std::string balk(const std::vector<Blok>& blokken, std::string_view omschrijving, const Huisstijl& stijl);

/// All bricks of a document on one line as wide as the page, a gap between groups, numbers under those with emphasis.
std::string strook(const std::vector<Groep>& groepen, std::string_view omschrijving, const Huisstijl& stijl);

/// A bar of a ranking: so much of a whole, in the colour of the house on a pale ground with an outline. The number
/// stands beside it in the table, so the drawing is decoration.
std::string rangbalk(int waarde, int geheel, const Huisstijl& stijl);

/// From one level to another on a scale of so many, as an arrow: level 0, the best, is on the right, so what got better
/// points to the right. A dot when nothing changed. The levels stand beside it in words, so the drawing is decoration.
std::string pijl(int toen, int nu, int niveaus, const Huisstijl& stijl);

/// The fill of a level, for a legend that names it in words beside it.
std::string legenda(const rules::Niveau& niveau);

/// How wide a divided bar is: that of three columns of the page, and one that leaves room for a text beside it. Each is
/// drawn at the size at which it stands, so that its numbers are as large as the text around it.
constexpr Length langeStaaf{240'200}, korteStaaf{184'000};

/// One bar divided in proportion, each part with its number inside where it fits.
std::string staaf(const std::vector<Deel>& delen, std::string_view omschrijving, const Huisstijl& stijl,
                  Length width = langeStaaf);

/// How many cases have each value from `laagste` on, one block a case; the case of which the document speaks stands on
/// top of its column in the colour of the house, with its name beside it.
std::string histogram(int laagste, const std::vector<int>& aantallen, int eigenWaarde, std::string_view naam,
                      std::string_view omschrijving, const Huisstijl& stijl);

}  // namespace oordeel::chart
