// Files in and out: whole or not at all.
#pragma once

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oordeel {

/// A file that cannot be read or written. `what()` is a sentence that names the file and the reason.
struct FileError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// All bytes of a file. Throws FileError when it cannot be read, is no ordinary file or is larger than `limit` bytes.
std::string readFile(const std::filesystem::path& path, size_t limit);

/// What a crash of the machine may take of a file that was just written.
enum class Lasting {
    now,       ///< nothing
    byFolder,  ///< its name, until syncFolder was called: for whoever writes many files, since each sync waits for the
               ///< disk
    never      ///< all of it: for what can be made again, when its reader sees whether it is whole
};

/// Writes a file so that whoever looks sees the old one or the whole new one, even after a crash (but for
/// Lasting::never): written beside its place under a name of its own, synced, renamed, and the folder synced. Makes
/// missing folders. Throws FileError.
void writeFile(const std::filesystem::path& path, std::string_view bytes, Lasting lasting = Lasting::now);

/// Makes a folder that is not there yet, with files in it, and syncs them all. Not at once: nobody may look for the
/// folder before something else names it. Throws FileError, also when the folder is there.
void writeNewFolder(const std::filesystem::path& folder,
                    const std::vector<std::pair<std::string, std::string_view>>& files);

/// Makes a folder's list of names last. Throws FileError.
void syncFolder(const std::filesystem::path& folder);

/// A lock that one process holds at a time, on a file that stays; made when it is not there. Waits until it is free.
/// Goes with the object, and with the process. Throws FileError.
class FileLock {
  public:
    explicit FileLock(const std::filesystem::path& path);
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

  private:
    int descriptor_;
};

}  // namespace oordeel
