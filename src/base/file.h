// Files in and out: whole or not at all.
#pragma once

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace oordeel {

/// A file that cannot be read or written. `what()` is a sentence that names the file and the reason.
struct FileError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// All bytes of a file. Throws FileError when it cannot be read, is no ordinary file or is larger than `limit` bytes.
std::string readFile(const std::filesystem::path& path, size_t limit);

/// Writes a file so that whoever looks sees the old one or the whole new one, even after a crash: written beside its
/// place under a name of its own, synced, renamed, and the folder synced. Makes missing folders. Throws FileError.
void writeFile(const std::filesystem::path& path, std::string_view bytes);

}  // namespace oordeel
