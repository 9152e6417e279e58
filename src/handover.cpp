// The commands about an archive and about PDFs, in the place of src/archiving: the words of the command line → the same
// words for the program oordeel-archive beside this one, which goes on in this process.
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <vector>

#include "archiving/archiving.h"
#include "base/file.h"

namespace oordeel::archiving {
namespace fs = std::filesystem;
namespace {

/// Does not return; throws FileError when the other program cannot be run.
int handOver() {
    constexpr size_t longest = size_t{16} << 20;  // more than the system lets anyone say
    std::string words = readFile("/proc/self/cmdline", longest);
    std::vector<char*> arguments;
    for (size_t at = 0; at < words.size(); at = words.find('\0', at) + 1) arguments.push_back(words.data() + at);
    arguments.push_back(nullptr);
    const fs::path other = fs::read_symlink("/proc/self/exe").parent_path() / "oordeel-archive";
    ::execv(other.c_str(), arguments.data());
    throw FileError("cannot run " + other.string() + ": " + std::generic_category().message(errno) +
                    "; it checks PDFs and keeps archives, and belongs beside this program");
}

}  // namespace

int putIntoArchive(const ArchiveCommand&) {
    return handOver();
}

int listArchive(const ListCommand&) {
    return handOver();
}

int verifyFiles(const VerifyCommand&) {
    return handOver();
}

}  // namespace oordeel::archiving
