// Lists and pages → text that a person can read and a test can compare.
#pragma once

#include <string>

#include "layout/flow.h"

namespace oordeel::layout {

/// A galley, one item a line, sizes in points: `box 15 "words of the line"`, `glue 7.5`, `cut 40000 after 22.5`.
std::string dump(const Galley& galley);

/// A length in points with at most three decimals, without a locale.
std::string points(Length length);

}  // namespace oordeel::layout
