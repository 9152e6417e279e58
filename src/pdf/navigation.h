// Links, headings, ids and page numbers → annotations, the outline, named destinations and page labels.
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

/// The entry of the catalog's Names that leads from each id to its place: FILE.pdf#nameddest=id. Empty without ids.
std::string namedDestinations(File& file, const layout::Pages& pages, const std::vector<Reference>& pageObjects);

/// The PageLabels entry of the catalog: readers show the number that is printed on the page. Empty when that is what
/// they do by themselves.
std::string pageLabels(File& file, const layout::Pages& pages);

/// The bookmarks, each below the nearest one before it of a lower level.
void writeOutline(File& file, const layout::Pages& pages, const std::vector<Reference>& pageObjects);

}  // namespace oordeel::pdf
