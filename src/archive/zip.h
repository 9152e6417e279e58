// Files ↔ one ZIP. The same files give the same bytes: in the order of their names, all with one time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace oordeel::archive {

struct File {
    std::string name;  ///< with slashes between folders
    std::string bytes;
};

/// Throws std::runtime_error when the library fails.
std::string zip(std::vector<File> files);

/// The files of a ZIP, in its order. Throws std::runtime_error with a sentence when it is damaged, when its files are
/// larger than `limit` bytes together, or when a name leads out of the folder that it is unpacked in.
std::vector<File> unzip(std::string_view bytes, size_t limit = size_t{1} << 30);

}  // namespace oordeel::archive
