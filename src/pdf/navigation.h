// Links and headings of the pages → annotations and the outline.
#pragma once

#include <vector>

#include "html/document.h"
#include "layout/page.h"
#include "pdf/objects.h"
#include "pdf/tree_writer.h"

namespace oordeel::pdf {

/// Writes an annotation for every live link and gives it to its page.
Annotations writeLinks(File& file, const layout::Pages& pages, const html::Document& document,
                       const std::vector<Reference>& pageObjects);

/// The bookmarks, each below the nearest one before it of a lower level.
void writeOutline(File& file, const layout::Pages& pages, const std::vector<Reference>& pageObjects);

}  // namespace oordeel::pdf
