#include "base/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

namespace oordeel {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const std::string& what, const fs::path& path, int error) {
    throw FileError("cannot " + what + " " + path.string() + ": " + std::generic_category().message(error));
}

/// An open file, closed when it goes out of scope.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    operator int() const { return number_; }
    /// Closes now and tells whether that succeeded: some file systems report a failed write only here.
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

  private:
    int number_;
};

/// A name beside `path` that nobody else uses. The process and a counter make it unique without a clock; it is short,
/// so that a target with the longest name its folder allows can be written too.
fs::path nameAside(const fs::path& path) {
    static std::atomic<unsigned> counter = 0;
    return path.parent_path() / (".oordeel-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".tmp");
}

/// Opens a new file aside; one that a killed run with our process number left behind is passed over.
int openAside(const fs::path& path, fs::path& aside) {
    int number;
    do {
        aside = nameAside(path);
        number = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (number < 0 && errno == EEXIST);
    return number;
}

bool writeAll(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) return false;
        if (written > 0) bytes.remove_prefix(static_cast<size_t>(written));
    }
    return true;
}

}  // namespace

void syncFolder(const fs::path& folder) {
    const Descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (file < 0) fail("open", folder, errno);
    // EINVAL: a file system that cannot sync folders, and needs not.
    if (::fsync(file) != 0 && errno != EINVAL) fail("sync", folder, errno);
}

std::string readFile(const fs::path& path, size_t limit) {
    // O_NONBLOCK: opening a named pipe must not wait for somebody to write to it.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file < 0) fail("read", path, errno);
    struct stat status {};
    if (::fstat(file, &status) != 0) fail("read", path, errno);
    if (!S_ISREG(status.st_mode)) throw FileError("cannot read " + path.string() + ": it is not an ordinary file");
    const auto tooLarge = [&] {
        return FileError("cannot read " + path.string() + ": it is larger than " + std::to_string(limit) + " bytes");
    };
    if (static_cast<uintmax_t>(status.st_size) > limit) throw tooLarge();

    std::string bytes(static_cast<size_t>(status.st_size) + 1, '\0');  // one more, to see the end or a file that grows
    size_t size = 0;
    while (true) {
        if (size == bytes.size()) bytes.resize(2 * size);
        const ssize_t got = ::read(file, bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("read", path, errno);
        if (got == 0) break;
        size += static_cast<size_t>(got);
        if (size > limit) throw tooLarge();
    }
    bytes.resize(size);
    return bytes;
}

void writeFile(const fs::path& path, std::string_view bytes, Lasting lasting) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) fail("make folder", folder, error.value());

    fs::path aside;
    Descriptor file(openAside(path, aside));
    if (file < 0) fail("write", path, errno);
    const bool whole = writeAll(file, bytes) && (lasting == Lasting::never || ::fsync(file) == 0) && file.close() &&
                       ::rename(aside.c_str(), path.c_str()) == 0;
    if (!whole) {
        const int reason = errno;
        ::unlink(aside.c_str());
        fail("write", path, reason);
    }
    if (lasting == Lasting::now) syncFolder(folder);
}

void writeNewFolder(const fs::path& folder, const std::vector<std::pair<std::string, std::string_view>>& files) {
    std::error_code error;
    const fs::path parent = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
    fs::create_directories(parent, error);
    if (error) fail("make folder", parent, error.value());
    if (::mkdir(folder.c_str(), 0777) != 0) fail("make folder", folder, errno);
    for (const auto& [name, bytes] : files) {
        const fs::path path = folder / name;
        Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
        if (file < 0 || !writeAll(file, bytes) || ::fsync(file) != 0 || !file.close()) fail("write", path, errno);
    }
    syncFolder(folder);
    syncFolder(parent);
}

FileLock::FileLock(const fs::path& path) : descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) fail("lock", path, errno);
    int result;
    do {
        result = ::flock(descriptor_, LOCK_EX);
    } while (result != 0 && errno == EINTR);
    if (result == 0) return;
    const int reason = errno;
    ::close(descriptor_);
    fail("lock", path, reason);
}

FileLock::~FileLock() {
    ::close(descriptor_);
}

}  // namespace oordeel
