// An archive → the files through which the Woo-index finds what is published.
#pragma once

#include <filesystem>
#include <vector>

#include "archive/zip.h"

namespace oordeel::archive {

struct WooFolder {
    std::vector<File> files;  ///< robots.txt, indexes and sitemaps
    size_t addresses = 0;
};

/// Of the publications that hold today, with the addresses that their own metadata gives. Throws ArchiveError when the
/// archive is damaged, when nothing is published, or when a publication has no address; and FileError.
WooFolder wooFolder(const std::filesystem::path& archive);

}  // namespace oordeel::archive
