// Numbers in the course of time → the SVG of a line or of columns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chart/drawing.h"

namespace oordeel::chart {

/// A number on a day.
struct Punt {
    std::string datum;  ///< ISO date
    int64_t waarde = 0;
};

/// The columns of one colour: a number for each label.
struct Reeks {
    std::string naam;
    std::vector<int64_t> waarden;
};

/// A line through dated points, each at its day. Numbers stand at the points and days under them, the first, the last,
/// the highest and the lowest before the others; what would touch a label that is there already is left to the table.
/// Points are in the order of their days.
std::string lijn(const std::vector<Punt>& punten, std::string_view omschrijving, const Huisstijl& stijl);

/// Columns side by side, for each label one of each series; the second series is hatched, a third one pale. Numbers
/// stand above the columns where all of a drawing fit, labels under them, every second or third where they are many.
/// Names of the series stand above when there are more than one. At most three series.
std::string kolommen(const std::vector<std::string>& labels, const std::vector<Reeks>& reeksen,
                     std::string_view omschrijving, const Huisstijl& stijl);

}  // namespace oordeel::chart
