// An <img> or <svg> element → a box: the picture with its padding, border and background.
#pragma once

#include "layout/context.h"
#include "layout/fragment.h"

namespace oordeel::layout {

/// Percentages of its style are of `whole` (0: not known yet, they say nothing); `free` is the width that there is for
/// it. A picture higher than a page is scaled down until it fits, inside a <figure> together with the caption.
Fragment setPicture(Context& context, html::NodeId node, Length whole, Length free);

/// Whether a picture becomes narrower with what it stands in, so that a column of a table need not be as wide as it is
/// (css-sizing-3, 5.2.2).
inline bool mayShrink(const css::Style& style) {
    return style.maxWidth.kind == css::Size::Kind::percentage || style.width.kind == css::Size::Kind::percentage;
}

}  // namespace oordeel::layout
