// Inline content → lines.
#pragma once

#include <vector>

#include "layout/inline.h"

namespace oordeel::layout {

/// Sets content in lines of `measure`. The block's style gives alignment, indent, hyphenation and the least height of
/// a line. Characters without a glyph in any font are errors; they are set as a missing glyph.
std::vector<Line> setParagraph(Context& context, const InlineContent& content, const css::Style& block,
                               html::NodeId blockNode, Length measure);

/// Widths of content set with every line end it allows but hyphens, without one but the forced ones, and with hyphens
/// and breaks inside words too, where the style has them.
struct ContentWidths {
    Length least, most, broken;
};
ContentWidths measureParagraph(Context& context, const InlineContent& content, const css::Style& block,
                               html::NodeId blockNode);

/// Sets one text in one style as pieces from left to right, for words that are known late.
std::vector<TextRun> setText(Context& context, std::u32string_view text, const css::Style& style, html::NodeId node);

/// Natural width of runs.
Length widthOf(const std::vector<TextRun>& runs);

}  // namespace oordeel::layout
