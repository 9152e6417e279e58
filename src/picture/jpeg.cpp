// JPEG → the same picture as a JPEG that holds nothing else. libjpeg reads the coefficients and writes them anew, as
// jpegtran does, so no pixel changes; whatever is broken in the file comes to light on the way.
#include <csetjmp>
#include <cstdio>
#include <string>
#include <utility>
// These need size_t and FILE from the above.
#include <jpeglib.h>
// This needs the types of that.
#include <jerror.h>

#include "picture/limits.h"
#include "picture/orientation.h"
#include "picture/picture.h"

namespace oordeel::picture {
namespace {

// Of a progressive picture. Ten are usual; thousands of empty ones take hours.
constexpr int mostScans = 200;

/// libjpeg reports errors by calling a function that must not return, and nothing may be thrown through its C frames.
/// So that function jumps back to `run`, over frames that own nothing.
struct Job {
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    jpeg_decompress_struct in{};
    jpeg_compress_struct out{};
    jpeg_destination_mgr destination{};
    std::jmp_buf back{};
    char message[JMSG_LENGTH_MAX] = {};
    unsigned char buffer[1 << 14];  ///< what of `written` is in the making
    std::string written;
};

[[noreturn]] void fail(j_common_ptr library) {
    auto& job = *static_cast<Job*>(library->client_data);
    library->err->format_message(library, job.message);
    std::longjmp(job.back, 1);
}

/// Data that libjpeg would make up for are an error; bytes too many before a marker, which some cameras write, are not.
void hear(j_common_ptr library, int level) {
    const int code = library->err->msg_code;
    if (level < 0 && code != JWRN_EXTRANEOUS_DATA && code != JWRN_JFIF_MAJOR) fail(library);
}

void limitScans(j_common_ptr library) {
    auto& job = *static_cast<Job*>(library->client_data);
    if (job.in.input_scan_number <= mostScans) return;
    std::snprintf(job.message, sizeof job.message, "it has more than %d scans", mostScans);
    std::longjmp(job.back, 1);
}

void startBuffer(j_compress_ptr library) {
    auto& job = *static_cast<Job*>(library->client_data);
    job.destination.next_output_byte = job.buffer;
    job.destination.free_in_buffer = sizeof job.buffer;
}

boolean emptyBuffer(j_compress_ptr library) {
    auto& job = *static_cast<Job*>(library->client_data);
    job.written.append(reinterpret_cast<const char*>(job.buffer), sizeof job.buffer);
    startBuffer(library);
    return TRUE;
}

void endBuffer(j_compress_ptr library) {
    auto& job = *static_cast<Job*>(library->client_data);
    job.written.append(reinterpret_cast<const char*>(job.buffer), sizeof job.buffer - job.destination.free_in_buffer);
}

void open(Job& job, std::string_view bytes) {
    job.in.err = job.out.err = jpeg_std_error(&job.errors);
    job.errors.error_exit = fail;
    job.errors.emit_message = hear;
    job.in.client_data = job.out.client_data = &job;
    jpeg_create_decompress(&job.in);
    jpeg_create_compress(&job.out);
    job.progress.progress_monitor = limitScans;
    job.in.progress = &job.progress;
    jpeg_mem_src(&job.in, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_save_markers(&job.in, JPEG_APP0 + 1, 0xFFFF);  // Exif
    jpeg_save_markers(&job.in, JPEG_APP0 + 2, 0xFFFF);  // ICC
    job.destination.init_destination = startBuffer;
    job.destination.empty_output_buffer = emptyBuffer;
    job.destination.term_destination = endBuffer;
    job.out.dest = &job.destination;
}

void readHeader(Job& job, std::string_view bytes) {
    open(job, bytes);
    jpeg_read_header(&job.in, TRUE);
}

void copy(Job& job, std::string_view) {
    jvirt_barray_ptr* coefficients = jpeg_read_coefficients(&job.in);
    jpeg_copy_critical_parameters(&job.in, &job.out);
    if (job.in.progressive_mode) {
        jpeg_simple_progression(&job.out);
    } else {
        job.out.optimize_coding = TRUE;
    }
    jpeg_write_coefficients(&job.out, coefficients);
    jpeg_finish_compress(&job.out);
    jpeg_finish_decompress(&job.in);
}

/// False when libjpeg gave up; `job.message` then says why.
bool run(void (*step)(Job&, std::string_view), Job& job, std::string_view bytes) {
    if (setjmp(job.back) != 0) return false;
    step(job, bytes);
    return true;
}

int orientationOf(const Job& job) {
    for (jpeg_saved_marker_ptr marker = job.in.marker_list; marker; marker = marker->next) {
        const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
        if (const int found = exifOrientation(data)) return found;
    }
    return 1;
}

/// The first part of an ICC profile, which holds its description; empty when there is none.
std::string_view profileOf(const Job& job) {
    constexpr std::string_view mark("ICC_PROFILE\0", 12);
    for (jpeg_saved_marker_ptr marker = job.in.marker_list; marker; marker = marker->next) {
        const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
        if (marker->marker == JPEG_APP0 + 2 && data.starts_with(mark)) return data.substr(mark.size());
    }
    return {};
}

void decode(Job& job, std::string_view bytes, Decoded& out) {
    if (!run(readHeader, job, bytes)) return void(out.problem = std::string("is damaged: ") + job.message);
    if (auto problem = whyTooLarge(job.in.image_width, job.in.image_height)) {
        return void(out.problem = *std::move(problem));
    }
    if (job.in.num_components == 4)
        return void(out.problem = "is in CMYK, the colours of a press; save it with the colours of a screen (RGB)");
    if (job.in.num_components != 1 && job.in.num_components != 3)
        return void(out.problem = "has neither one colour nor three; save it as RGB or as grey");
    if (const std::string_view profile = profileOf(job); !profile.empty()) out.warning = profileWarning(profile);
    out.picture.jpeg = true;
    out.picture.columns = job.in.image_width;
    out.picture.rows = job.in.image_height;
    out.picture.components = job.in.num_components;
    out.picture.orientation = orientationOf(job);
    if (!run(copy, job, bytes)) return void(out.problem = std::string("is damaged: ") + job.message);
    out.picture.data = std::move(job.written);
}

}  // namespace

Decoded decodeJpeg(std::string_view bytes) {
    Job job;
    Decoded out;
    decode(job, bytes, out);
    jpeg_destroy_decompress(&job.in);
    jpeg_destroy_compress(&job.out);
    return out;
}

}  // namespace oordeel::picture
