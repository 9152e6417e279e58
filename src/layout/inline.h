// The inline content of a block → one string with styles over it: what a paragraph is made of.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "layout/context.h"
#include "layout/fragment.h"

namespace oordeel::layout {

/// Stands in the text where something that is not text takes its place.
constexpr char32_t objectCharacter = 0xFFFC;
/// Stand for margin, border and padding at the start and the end of an inline element. They are noncharacters, so no
/// text has them; for the question where a line may end they do not exist.
constexpr char32_t openingSpacer = 0xFDD0, closingSpacer = 0xFDD1;

/// Characters [from, to) of one node in one style.
struct InlineSpan {
    size_t from = 0, to = 0;
    html::NodeId node = html::noNode;
    html::NodeId link = html::noNode;
    const css::Style* style = nullptr;
    Length shift;  ///< raised above the baseline
    Stroke underline, lineThrough;
};

/// Something at `objectCharacter` or a spacer.
struct InlineObject {
    size_t at = 0;
    LinePiece piece;
    Length above, below;  ///< what it asks of the line
    Length give;          ///< measured: how much narrower it can be
};

/// White space is collapsed, line ends are '\n' where a line must end, text-transform is done.
struct InlineContent {
    std::u32string text;
    std::vector<InlineSpan> spans;                        ///< in order, covering all characters but those of objects
    std::vector<InlineObject> objects;                    ///< in order
    std::vector<std::pair<size_t, html::NodeId>> starts;  ///< landmarks
    std::vector<std::pair<size_t, size_t>> notes;         ///< footnotes by index in Context::notes
    std::vector<std::pair<size_t, char32_t>> asWritten;   ///< in order: characters that text-transform changed
    std::vector<size_t> glued;                            ///< before these characters no line ends, whatever they are

    bool empty() const { return text.empty(); }
};

/// Whether inline blocks are set, or only measured: setting them to know their widths would set those inside them twice
/// as often with each level.
enum class Inline : uint8_t { set, measured };

/// Collects inline nodes, siblings of one block, into content. `width` is what percentages of inline blocks and
/// drawings are taken of.
InlineContent collectInline(Context& context, const std::vector<html::NodeId>& nodes, const css::Style& block,
                            Length width, Inline how = Inline::set);

/// Collects what a style sheet puts into `node`, a pseudo-element that is a box of its own.
InlineContent collectGenerated(Context& context, html::NodeId node, Length width);

/// Content of one text in one style, for margin boxes.
InlineContent plainInline(std::u32string text, const css::Style& style);

}  // namespace oordeel::layout
