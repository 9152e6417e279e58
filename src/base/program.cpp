#include "base/program.h"

#include <link.h>

#include <cstring>
#include <filesystem>

namespace oordeel {
namespace {

void append(std::string& out, const unsigned char* bytes, size_t count) {
    for (size_t i = 0; i < count; ++i) {
        out += "0123456789abcdef"[bytes[i] >> 4];
        out += "0123456789abcdef"[bytes[i] & 15];
    }
    out += '\n';
}

/// The build id in a segment of notes; false when there is none.
bool appendBuildId(std::string& out, const unsigned char* at, size_t size) {
    constexpr size_t four = 4;
    const auto aligned = [](size_t length) { return (length + 3) / four * four; };
    while (size >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) note;
        std::memcpy(&note, at, sizeof note);
        const size_t whole = sizeof note + aligned(note.n_namesz) + aligned(note.n_descsz);
        if (whole > size) return false;
        const unsigned char* name = at + sizeof note;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == four && std::memcmp(name, "GNU", four) == 0) {
            append(out, name + aligned(note.n_namesz), note.n_descsz);
            return true;
        }
        at += whole;
        size -= whole;
    }
    return false;
}

int visit(dl_phdr_info* info, size_t, void* data) {
    std::string& out = *static_cast<std::string*>(data);
    for (int i = 0; i < info->dlpi_phnum; ++i) {
        const ElfW(Phdr)& header = info->dlpi_phdr[i];
        if (header.p_type != PT_NOTE) continue;
        const auto* notes = reinterpret_cast<const unsigned char*>(info->dlpi_addr + header.p_vaddr);
        if (appendBuildId(out, notes, header.p_memsz)) return 0;
    }
    const std::string path = info->dlpi_name && *info->dlpi_name ? info->dlpi_name : "/proc/self/exe";
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (!error) out += path + " " + std::to_string(size) + "\n";  // the kernel's own page has neither
    return 0;
}

}  // namespace

std::string programIdentity() {
    std::string out;
    dl_iterate_phdr(visit, &out);
    return out;
}

}  // namespace oordeel
