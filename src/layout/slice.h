// A row that is too tall for a page → pieces between which the page may be cut.
#pragma once

#include <vector>

#include "layout/fragment.h"

namespace oordeel::layout {

/// Slices a row at every height at which no line and no drawing of any of its cells would be cut through, with at least
/// two lines on either side; backgrounds are cut along. One slice, the row itself, when there is no such height.
/// Together the slices show exactly what the row shows.
std::vector<Fragment> slices(const Fragment& row);

}  // namespace oordeel::layout
