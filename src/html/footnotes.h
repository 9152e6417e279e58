// Footnotes of Markdown: from a list at the end, as cmark-gfm has them, to the place of their call, as paper has them.
#pragma once

#include <string>
#include <vector>

#include "html/tokens.h"

struct cmark_node;

namespace oordeel::html {

/// Where cmark-gfm's lines are in the source; the text it read begins with `extraLines` lines of ours.
class MarkdownLines {
  public:
    static constexpr int extraLines = 2;
    explicit MarkdownLines(const Source& source);
    size_t offsetOf(cmark_node* node) const;
    /// The line, from 0, that an offset of the source is on.
    size_t lineOf(size_t offset) const;
    /// Sets the lines of a block to true.
    void mark(cmark_node* block, std::vector<bool>& lines) const;

  private:
    std::vector<size_t> starts_;
    size_t end_;
};

/// All nodes of a tree in document order: a list that stays when the tree is changed.
std::vector<cmark_node*> nodesOf(cmark_node* root);

/// cmark-gfm drops a definition that nothing calls, and the second of two with one label, without a word. Therefore
/// the text it gets begins with a paragraph of ours that calls every label in sight; after parsing, each call there
/// tells which definition it found, and the paragraph goes.
class Footnotes {
  public:
    Footnotes(const Source& source, Complaints& complaints);

    /// The text to parse: the paragraph of calls, an empty line, the source.
    std::string withAllCalled() const;

    /// Puts every note as <span class="noot"> where it is called, and complains about a note called twice or never,
    /// defined twice, or calling another.
    void moveToCalls(cmark_node* root, const MarkdownLines& lines);

  private:
    struct Definition {
        std::string label;
        size_t offset = 0;
    };
    struct Note;
    std::vector<Note> readCalls(cmark_node* root);
    void complainAboutLost(cmark_node* root, const MarkdownLines& lines);
    void complainAboutUndefined(cmark_node* text, const MarkdownLines& lines);
    bool becomesInline(cmark_node* definition, const Note& note);
    void place(cmark_node* call, cmark_node* definition, size_t offset);

    const Source& source_;
    Complaints& complaints_;
    std::vector<Definition> definitions_;  ///< as they look to a line-wise reader; some may be code
    std::vector<Definition> lost_;         ///< second ones with a label, and ones with a label of odd signs
};

}  // namespace oordeel::html
