// Inline content → runs of one face each, shaped as a whole, with the place of every character on one long line.
#pragma once

#include <vector>

#include "layout/inline.h"
#include "text/shape.h"

namespace oordeel::layout {

/// Characters [from, to) of one span in one face.
struct ShapedRun {
    size_t from = 0, to = 0;
    const InlineSpan* span = nullptr;
    const text::Face* face = nullptr;
    text::Features features;
    std::vector<text::Glyph> glyphs;  ///< clusters count from `from`
};

struct ShapedContent {
    std::vector<ShapedRun> runs;   ///< in order
    std::vector<Length> position;  ///< pen before each character; one more for the end
};

/// Chooses faces (with fallback a character), shapes, and adds up. The content must outlive the result.
ShapedContent shapeContent(Context& context, const InlineContent& content, html::NodeId blockNode);

/// Characters [from, to) of a run as a line shows them: shaped again where the cut is not between independent glyphs,
/// with a hyphen at the end when asked, and without the trema that a hyphen before it makes superfluous.
TextRun cutRun(const ShapedRun& run, const InlineContent& content, size_t from, size_t to, bool hyphenAtEnd,
               bool afterHyphen);

/// Width of the hyphen that would follow in a run.
Length hyphenWidth(const ShapedRun& run);

/// Ascent and descent (both upwards from and downwards to positive) of a style's text in a face, with half the leading
/// on either side (CSS 2.1, 10.8.1).
struct Extents {
    Length above, below;
};
Extents lineExtents(const text::Face& face, const css::Style& style);

/// The face of a style, with a warning when the family is not installed.
const text::Face* faceOf(Context& context, const css::Style& style, html::NodeId node);

}  // namespace oordeel::layout
