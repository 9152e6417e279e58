// Loaded into the program by LD_PRELOAD: stops it, or fills the disk, at the N-th call that changes a file system.
//   FAULT_KILL_AT=N   the process is killed just before its N-th such call
//   FAULT_HALF_AT=N   the same, but a write writes half of its bytes first
//   FAULT_FULL_AT=N   from the N-th call on, whatever needs room says that the disk is full
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>

namespace {

std::atomic<long> calls = 0;

long wanted(const char* name) {
    const char* text = getenv(name);
    return text ? std::atol(text) : 0;
}

/// Counts a call; answers whether it must fail for want of room.
bool fails(bool needsRoom) {
    const long call = ++calls;
    if (call == wanted("FAULT_KILL_AT")) kill(getpid(), SIGKILL);
    const long full = wanted("FAULT_FULL_AT");
    if (!needsRoom || full == 0 || call < full) return false;
    errno = ENOSPC;
    return true;
}

/// The function that this file stands in for.
template <typename Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t count) {
    static auto* const next = real<ssize_t(int, const void*, size_t)>("write");
    if (file > 2 && calls + 1 == wanted("FAULT_HALF_AT")) {
        next(file, bytes, count / 2);
        kill(getpid(), SIGKILL);
    }
    return file > 2 && fails(true) ? -1 : next(file, bytes, count);
}

int fsync(int file) {
    static auto* const next = real<int(int)>("fsync");
    return fails(true) ? -1 : next(file);
}

int open(const char* path, int flags, ...) {
    static auto* const next = real<int(const char*, int, ...)>("open");
    if (!(flags & O_CREAT)) return next(path, flags);
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return fails(true) ? -1 : next(path, flags, mode);
}

int mkdir(const char* path, mode_t mode) noexcept {
    static auto* const next = real<int(const char*, mode_t)>("mkdir");
    return fails(true) ? -1 : next(path, mode);
}

int rename(const char* from, const char* to) noexcept {
    static auto* const next = real<int(const char*, const char*)>("rename");
    return fails(false) ? -1 : next(from, to);
}

int unlink(const char* path) noexcept {
    static auto* const next = real<int(const char*)>("unlink");
    return fails(false) ? -1 : next(path);
}

int unlinkat(int folder, const char* path, int flags) noexcept {
    static auto* const next = real<int(int, const char*, int)>("unlinkat");
    return fails(false) ? -1 : next(folder, path, flags);
}

int remove(const char* path) noexcept {
    static auto* const next = real<int(const char*)>("remove");
    return fails(false) ? -1 : next(path);
}

}  // extern "C"
