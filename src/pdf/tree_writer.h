// The tag tree → the structure tree of the file, with the ways back from pages and annotations to it.
#pragma once

#include <vector>

#include "pdf/objects.h"
#include "pdf/tags.h"

namespace oordeel::pdf {

/// The annotation of each link of each page; number 0 where a link has none.
using Annotations = std::vector<std::vector<Reference>>;

/// What /StructParent says in an annotation: the pages come first in the parent tree, then the annotations in order.
size_t structParentOfAnnotation(size_t pageCount, size_t annotation);

/// Writes the elements, the parent tree and the names of notes; gives the StructTreeRoot.
Reference writeTree(File& file, const TagTree& tree, const layout::Pages& pages,
                    const std::vector<Reference>& pageObjects, const Annotations& annotations);

}  // namespace oordeel::pdf
