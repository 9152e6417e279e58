// The <img> elements of a document → the pictures that they name, read from their files.
#pragma once

#include <filesystem>

#include "base/diagnostics.h"
#include "base/source.h"
#include "html/document.h"
#include "layout/pictures.h"
#include "web/page.h"

namespace oordeel::report {

/// Names are relative to `folder`. A picture is a PNG, JPEG or SVG file, whatever its name ends in; one that lies
/// elsewhere than in a file, cannot be read or is broken is an error at the `src`, a mistake in an SVG one at its place
/// there. A file that is named more than once is read once.
layout::Pictures readPictures(const html::Document& document, const std::filesystem::path& folder, Sources& sources,
                              Diagnostics& diagnostics);

/// The same files as they are, for a web page that holds them. Those that cannot be read or are no pictures are left
/// out: readPictures complains of them.
std::map<std::string, web::Picture, std::less<>> pictureFiles(const html::Document& document,
                                                              const std::filesystem::path& folder);

}  // namespace oordeel::report
