#include "archive/zip.h"

#include <zip.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <stdexcept>

namespace oordeel::archive {
namespace {

[[noreturn]] void fail(const std::string& what, zip_error_t* error) {
    throw std::runtime_error(what + ": " + zip_error_strerror(error));
}

/// A buffer as the library reads and writes it.
class Buffer {
  public:
    explicit Buffer(std::string_view bytes) {
        zip_error_init(&error_);
        source_ = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error_);
        if (!source_) fail("cannot hold a ZIP", &error_);
    }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    ~Buffer() {
        zip_source_free(source_);
        zip_error_fini(&error_);
    }
    /// Opens it; the archive that comes back takes one count of the source.
    zip_t* open(int flags) {
        zip_source_keep(source_);
        zip_t* archive = zip_open_from_source(source_, flags, &error_);
        if (!archive) {
            zip_source_free(source_);
            fail("it is no ZIP", &error_);
        }
        return archive;
    }
    std::string bytes() {
        zip_stat_t status;
        if (zip_source_stat(source_, &status) != 0 || zip_source_open(source_) != 0)
            fail("cannot read a ZIP back", zip_source_error(source_));
        std::string out(status.size, '\0');
        const zip_int64_t got = zip_source_read(source_, out.data(), out.size());
        zip_source_close(source_);
        if (got != static_cast<zip_int64_t>(out.size())) fail("cannot read a ZIP back", zip_source_error(source_));
        return out;
    }

  private:
    zip_error_t error_;
    zip_source_t* source_ = nullptr;
};

/// Whether a name stays inside the folder that it is unpacked in.
bool staysInside(const std::string& name) {
    const std::filesystem::path path(name);
    return !name.empty() && !path.is_absolute() && name.find('\\') == std::string::npos &&
           std::none_of(path.begin(), path.end(), [](const auto& part) { return part == ".." || part == "."; });
}

}  // namespace

std::string zip(std::vector<File> files) {
    std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.name < b.name; });
    Buffer buffer{std::string_view()};
    zip_t* archive = buffer.open(ZIP_CREATE | ZIP_TRUNCATE);
    for (const File& file : files) {
        zip_source_t* source = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
        const zip_int64_t index = source ? zip_file_add(archive, file.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
        // 1980-01-01, the first day that the format knows.
        const bool added = index >= 0 &&
                           zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, 0x21, 0) == 0 &&
                           zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 6) == 0;
        if (added) continue;
        if (source && index < 0) zip_source_free(source);
        const std::string reason = zip_strerror(archive);
        zip_discard(archive);
        throw std::runtime_error("cannot add " + file.name + " to a ZIP: " + reason);
    }
    if (zip_close(archive) != 0) {
        const std::string reason = zip_strerror(archive);
        zip_discard(archive);
        throw std::runtime_error("cannot write a ZIP: " + reason);
    }
    return buffer.bytes();
}

std::vector<File> unzip(std::string_view bytes, size_t limit) {
    Buffer buffer(bytes);
    const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(buffer.open(ZIP_RDONLY | ZIP_CHECKCONS), &zip_discard);
    std::vector<File> files;
    size_t total = 0;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        zip_stat_t status;
        if (zip_stat_index(archive.get(), index, 0, &status) != 0) fail("it is damaged", zip_get_error(archive.get()));
        File file{status.name, ""};
        if (!staysInside(file.name)) throw std::runtime_error("\"" + file.name + "\" leads out of the folder");
        total += status.size;
        if (status.size > limit || total > limit)
            throw std::runtime_error("it unpacks to more than " + std::to_string(limit) + " bytes");
        const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> open(zip_fopen_index(archive.get(), index, 0),
                                                                      &zip_fclose);
        if (!open) fail("it is damaged", zip_get_error(archive.get()));
        file.bytes.resize(status.size);
        // One more byte: only at the end does the library hold the checksum against what it unpacked.
        char more = 0;
        if (zip_fread(open.get(), file.bytes.data(), file.bytes.size()) != static_cast<zip_int64_t>(status.size) ||
            zip_fread(open.get(), &more, 1) != 0)
            throw std::runtime_error("\"" + file.name + "\" in it is damaged");
        files.push_back(std::move(file));
    }
    return files;
}

}  // namespace oordeel::archive
