// PNG → pixels. libpng turns every kind of PNG into red, green, blue and alpha of 8 bits; what of these says nothing is
// dropped here. Not by libpng's simplified interface: that of 1.6.39 muddles the rows of an interlaced file of 16 bits.
#include <png.h>

#include <csetjmp>
#include <cstring>
#include <vector>

#include "picture/limits.h"
#include "picture/picture.h"

namespace oordeel::picture {
namespace {

constexpr size_t channels = 4;

/// libpng reports an error by calling a function that must not return, and nothing may be thrown through its C frames.
/// So that function jumps back to `run`, over frames that own nothing.
struct Job {
    std::string_view bytes;
    size_t at = 0;
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::string message;
    std::vector<png_byte> pixels;
    std::vector<png_bytep> rows;

    ~Job() { png_destroy_read_struct(&png, &info, nullptr); }
};

[[noreturn]] void fail(png_structp png, png_const_charp message) {
    static_cast<Job*>(png_get_error_ptr(png))->message = message;
    png_longjmp(png, 1);
}

void ignore(png_structp, png_const_charp) {}

void give(png_structp png, png_bytep buffer, size_t size) {
    auto& job = *static_cast<Job*>(png_get_io_ptr(png));
    if (job.bytes.size() - job.at < size) fail(png, "the file ends too soon");
    std::memcpy(buffer, job.bytes.data() + job.at, size);
    job.at += size;
}

void readHeader(Job& job) {
    png_set_read_fn(job.png, &job, give);
    png_read_info(job.png, job.info);
}

void prepare(Job& job) {
    png_set_alpha_mode(job.png, PNG_ALPHA_PNG, PNG_DEFAULT_sRGB);
    png_set_expand(job.png);
    png_set_scale_16(job.png);
    png_set_gray_to_rgb(job.png);
    png_set_add_alpha(job.png, 0xFF, PNG_FILLER_AFTER);
    png_set_interlace_handling(job.png);
    png_read_update_info(job.png, job.info);
}

void readRows(Job& job) {
    png_read_image(job.png, job.rows.data());
    png_read_end(job.png, nullptr);
}

/// False when libpng gave up; `job.message` then says why.
bool run(void (*step)(Job&), Job& job) {
    if (setjmp(png_jmpbuf(job.png)) != 0) return false;
    step(job);
    return true;
}

/// Grey when all pixels are, and without alpha when all are opaque.
void take(const std::vector<png_byte>& pixels, Picture& picture) {
    bool grey = true, opaque = true;
    for (size_t i = 0; i < pixels.size(); i += channels) {
        grey = grey && pixels[i] == pixels[i + 1] && pixels[i] == pixels[i + 2];
        opaque = opaque && pixels[i + 3] == 255;
    }
    picture.components = grey ? 1 : 3;
    const auto kept = static_cast<size_t>(picture.components);
    const size_t count = pixels.size() / channels;
    picture.data.reserve(count * kept);
    if (!opaque) picture.alpha.reserve(count);
    for (size_t i = 0; i < pixels.size(); i += channels) {
        picture.data.append(reinterpret_cast<const char*>(&pixels[i]), kept);
        if (!opaque) picture.alpha += static_cast<char>(pixels[i + 3]);
    }
}

}  // namespace

Decoded decodePng(std::string_view bytes) {
    Decoded out;
    Job job;
    job.bytes = bytes;
    job.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &job, fail, ignore);
    if (job.png) job.info = png_create_info_struct(job.png);
    if (!job.info) {
        out.problem = "does not fit in memory";
        return out;
    }
    const auto damaged = [&] {
        out.problem = "is damaged: " + job.message;
        return out;
    };
    if (!run(readHeader, job)) return damaged();
    if (png_get_valid(job.png, job.info, PNG_INFO_iCCP) && !png_get_valid(job.png, job.info, PNG_INFO_sRGB)) {
        png_charp name = nullptr;
        png_bytep profile = nullptr;
        png_uint_32 size = 0;
        int compression = 0;
        png_get_iCCP(job.png, job.info, &name, &compression, &profile, &size);
        out.warning = profileWarning({reinterpret_cast<const char*>(profile), size});
    }
    Picture& picture = out.picture;
    picture.columns = png_get_image_width(job.png, job.info);
    picture.rows = png_get_image_height(job.png, job.info);
    if (auto problem = whyTooLarge(picture.columns, picture.rows)) {
        out.problem = *std::move(problem);
        return out;
    }
    if (!run(prepare, job)) return damaged();
    const size_t rowSize = picture.columns * channels;
    job.pixels.resize(rowSize * picture.rows);
    for (size_t y = 0; y < picture.rows; ++y) job.rows.push_back(job.pixels.data() + y * rowSize);
    if (!run(readRows, job)) return damaged();
    take(job.pixels, picture);
    return out;
}

}  // namespace oordeel::picture
