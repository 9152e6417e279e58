// A tag tree as the document gave it → the tree as PDF/UA wants it.
#pragma once

#include "pdf/tags.h"

namespace oordeel::pdf {

/// Leaves out elements without content (but keeps the empty cells of a table that has some), makes tables regular,
/// gives words that stand directly in a section or a div a paragraph and those of an entry of contents a reference,
/// cuts rows of kids that are too long for an array, and renumbers. Headings go down a level at a time, from H1:
/// what skips one comes up (PDF/UA-1, 7.4.2).
TagTree tidy(TagTree tree);

/// What an array may hold (ISO 32000-1, table C.1, as far as readers had ever to agree on it).
constexpr size_t maximumKids = 8191;

}  // namespace oordeel::pdf
