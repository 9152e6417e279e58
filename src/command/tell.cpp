#include "command/tell.h"

#include <unistd.h>

#include <cstdio>

#include "base/file.h"

namespace oordeel::command {

void complain(const std::string& sentence) {
    std::fprintf(stderr, "oordeel: %s\n", sentence.c_str());
}

void show(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
        throw FileError("cannot write to the standard output");
}

std::string folderName(std::string path) {
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return path;
}

std::string counted(size_t number, const std::string& one, const std::string& more) {
    return std::to_string(number) + " " + (number == 1 ? one : more);
}

void tellProgress(size_t done, size_t all) {
    if (isatty(STDERR_FILENO)) std::fprintf(stderr, "\r%zu of %zu", done, all);
}

void endProgress() {
    if (isatty(STDERR_FILENO)) std::fprintf(stderr, "\r\x1b[K");
}

}  // namespace oordeel::command
