// Boxes, lines and words → the text of one SVG drawing, with sizes as lengths so that every coordinate is exact.
#pragma once

#include <string>
#include <string_view>

#include "base/length.h"

namespace oordeel::chart {

/// What figures share with the style sheet of the documents they stand in. SVG text takes attributes only, so the
/// colours are written down a second time here; a document may replace them in documenten.yaml (gegevens.huisstijl).
struct Huisstijl {
    std::string letter = "PT Sans";
    std::string inkt = "#1b232b";
    std::string grijs = "#55606b";
    std::string huis = "#1f3f5e";
    std::string stil = "#d5dce3";  ///< a part of a chart that only gives the others their scale
};

constexpr Length outline{600};  ///< the pen around every fill

struct Box {
    Length left, top, width, height;
    Length right() const { return left + width; }
    Length bottom() const { return top + height; }
    Length middle() const { return left + width / 2; }
};

/// A length in points with at most two decimals, without trailing zeros.
std::string number(Length length);

/// About how wide words are at a size, bold: enough to keep labels apart, since nothing else depends on it. In PT Sans
/// Bold a character is 0.54 of the size on average.
Length estimatedWidth(std::string_view words, Length size);

/// Collects the elements of one drawing.
class Drawing {
  public:
    /// Without a description the drawing is decoration: the words stand beside it.
    Drawing(Length width, Length height, std::string_view klasse, std::string_view omschrijving);

    void rect(const Box& box, std::string_view fill, std::string_view stroke = {});
    void line(Length x1, Length y1, Length x2, Length y2, std::string_view stroke, Length pen);
    void dot(Length x, Length y, Length radius, std::string_view fill);
    /// Strokes at 45 degrees, cut off at the box by arithmetic and drawn as one path: tiled patterns show seams in
    /// print.
    void hatch(const Box& box, std::string_view stroke);
    void text(Length x, Length y, std::string_view words, std::string_view anchor, Length size, bool bold,
              std::string_view fill, const Huisstijl& stijl);
    std::string finish() { return std::move(svg_) + "</svg>"; }

  private:
    std::string svg_;
};

}  // namespace oordeel::chart
