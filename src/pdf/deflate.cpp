#include "pdf/deflate.h"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace oordeel::pdf {

std::string deflated(std::string_view data) {
    constexpr int level = 6;
    // Its tables are large, and a document has hundreds of streams.
    thread_local const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
        libdeflate_alloc_compressor(level), libdeflate_free_compressor);
    if (!compressor) throw std::bad_alloc();
    std::string out(libdeflate_zlib_compress_bound(compressor.get(), data.size()), '\0');
    out.resize(libdeflate_zlib_compress(compressor.get(), data.data(), data.size(), out.data(), out.size()));
    return out;
}

}  // namespace oordeel::pdf
