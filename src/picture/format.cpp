// The first bytes of a file → the name of its format.
#include "picture/picture.h"

namespace oordeel::picture {

std::string_view formatOf(std::string_view bytes) {
    constexpr struct {
        std::string_view name;
        size_t offset;
        std::string_view signature;
    } formats[] = {
        {"PNG", 0, "\x89PNG\r\n\x1A\n"},
        {"JPEG", 0, "\xFF\xD8\xFF"},
        {"GIF", 0, "GIF8"},
        {"WebP", 8, "WEBP"},
        {"TIFF", 0, std::string_view("II*\0", 4)},
        {"TIFF", 0, std::string_view("MM\0*", 4)},
        {"BMP", 0, "BM"},
        {"HEIC", 4, "ftyphei"},
        {"HEIC", 4, "ftypmif1"},
        {"AVIF", 4, "ftypavif"},
        {"JPEG 2000", 4, "jP  "},
        {"PDF", 0, "%PDF-"},
        {"compressed (gzip)", 0, "\x1F\x8B"},
    };
    for (const auto& format : formats) {
        if (bytes.size() > format.offset && bytes.substr(format.offset).starts_with(format.signature))
            return format.name;
    }
    return {};
}

std::string profileWarning(std::string_view profile) {
    // The description stands as text of one byte or of two a character.
    std::string description;
    for (const char c : profile)
        if (c != '\0') description += c;
    for (const char* known : {"sRGB", "IEC61966-2", "IEC 61966-2"})
        if (description.find(known) != std::string::npos) return "";
    return "has a colour profile of its own, which is left out, so its colours come out somewhat different; save it "
           "with "
           "the colours of sRGB";
}

}  // namespace oordeel::picture
