// JPEG files written and read with libjpeg, for tests.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>
// It needs size_t and FILE from the above.
#include <jpeglib.h>

namespace testing {

struct Jpeg {
    unsigned columns = 16, rows = 8;
    int components = 3;  ///< 1 grey, 3 RGB, 4 CMYK
    bool progressive = false;
    bool colorsAsTheyAre = false;  ///< stored as RGB, not as YCbCr
    std::string exif;              ///< of an APP1 segment

    /// A picture that changes from left to right and from top to bottom.
    std::string bytes() const {
        jpeg_compress_struct out{};
        jpeg_error_mgr errors{};
        out.err = jpeg_std_error(&errors);
        jpeg_create_compress(&out);
        unsigned char* buffer = nullptr;
        unsigned long size = 0;
        jpeg_mem_dest(&out, &buffer, &size);
        out.image_width = columns;
        out.image_height = rows;
        out.input_components = components;
        out.in_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
        jpeg_set_defaults(&out);
        if (colorsAsTheyAre) jpeg_set_colorspace(&out, out.in_color_space);
        jpeg_set_quality(&out, 90, TRUE);
        if (progressive) jpeg_simple_progression(&out);
        jpeg_start_compress(&out, TRUE);
        if (!exif.empty()) {
            jpeg_write_marker(&out, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(exif.data()),
                              static_cast<unsigned>(exif.size()));
        }
        std::vector<JSAMPLE> row(columns * static_cast<unsigned>(components));
        while (out.next_scanline < rows) {
            for (unsigned x = 0; x < columns; ++x) {
                for (int c = 0; c < components; ++c) {
                    row[x * static_cast<unsigned>(components) + static_cast<unsigned>(c)] =
                        static_cast<JSAMPLE>(c == 0   ? x * 255 / columns
                                             : c == 1 ? out.next_scanline * 255 / rows
                                                      : 40 * c);
                }
            }
            JSAMPROW rowOfOne = row.data();
            jpeg_write_scanlines(&out, &rowOfOne, 1);
        }
        jpeg_finish_compress(&out);
        jpeg_destroy_compress(&out);
        std::string bytes(reinterpret_cast<const char*>(buffer), size);
        std::free(buffer);
        return bytes;
    }
};

/// All samples of a JPEG, as its reader shows them.
inline std::vector<JSAMPLE> samplesOf(const std::string& bytes) {
    jpeg_decompress_struct in{};
    jpeg_error_mgr errors{};
    in.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&in);
    jpeg_mem_src(&in, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&in, TRUE);
    jpeg_start_decompress(&in);
    const size_t width = in.output_width * static_cast<size_t>(in.output_components);
    std::vector<JSAMPLE> out(width * in.output_height);
    while (in.output_scanline < in.output_height) {
        JSAMPROW row = out.data() + in.output_scanline * width;
        jpeg_read_scanlines(&in, &row, 1);
    }
    jpeg_finish_decompress(&in);
    jpeg_destroy_decompress(&in);
    return out;
}

}  // namespace testing
