// Picture files of every kind, made here byte by byte, and what becomes of their pixels.
#include "picture/picture.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "picture/orientation.h"
#include "support/jpeg.h"
#include "support/pictures.h"

using namespace oordeel;
using picture::Decoded;
using picture::decodeJpeg;
using picture::decodePng;
using testing::Jpeg;
using testing::Png;

namespace {

/// Bytes as numbers, to read them in a message.
std::string numbers(const std::string& bytes) {
    std::string out;
    for (const char c : bytes) out += (out.empty() ? "" : " ") + std::to_string(static_cast<uint8_t>(c));
    return out;
}

/// A sample between 0 and what `depth` bits hold, other for each pixel and channel, and as a byte.
uint32_t sample(uint32_t x, uint32_t y, int channel, int depth) {
    const uint32_t byte = (x * 37 + y * 101 + static_cast<uint32_t>(channel) * 59) % 256;
    return depth == 16 ? byte * 257 : byte >> (8 - depth);
}

uint32_t asByte(uint32_t value, int depth) {
    return depth == 16 ? value / 257 : value * 255 / ((1u << depth) - 1);
}

Png example(int colorType, int depth, bool interlaced) {
    Png png;
    png.columns = 11;
    png.rows = 9;
    png.colorType = colorType;
    png.depth = depth;
    png.interlaced = interlaced;
    png.sample = [depth](uint32_t x, uint32_t y, int c) { return sample(x, y, c, depth); };
    return png;
}

/// An Exif segment with one entry, for the orientation, in either byte order.
std::string exif(int orientation, bool little = false) {
    const auto number = [&](uint32_t value, int bytes) {
        std::string out = testing::bigEndian(value, bytes);
        return little ? std::string(out.rbegin(), out.rend()) : out;
    };
    return std::string("Exif\0\0", 6) + (little ? "II" : "MM") + number(42, 2) + number(8, 4) + number(1, 2) +
           number(0x0112, 2) + number(3, 2) + number(1, 4) + number(static_cast<uint32_t>(orientation), 2) +
           number(0, 2) + number(0, 4);
}

}  // namespace

TEST_CASE("A PNG of every colour type and depth, interlaced or not, gives the pixels that were put in") {
    const struct {
        int type;
        std::vector<int> depths;
    } kinds[] = {{0, {1, 2, 4, 8, 16}}, {2, {8, 16}}, {4, {8, 16}}, {6, {8, 16}}};
    for (const auto& kind : kinds) {
        for (const int depth : kind.depths) {
            for (const bool interlaced : {false, true}) {
                INFO("type " << kind.type << " of " << depth << " bits, interlaced " << interlaced);
                const Decoded decoded = decodePng(example(kind.type, depth, interlaced).bytes());
                REQUIRE(decoded.problem == "");
                std::string data, alpha;
                const bool hasColor = kind.type == 2 || kind.type == 6, hasAlpha = kind.type >= 4;
                for (uint32_t y = 0; y < 9; ++y) {
                    for (uint32_t x = 0; x < 11; ++x) {
                        const int colors = hasColor ? 3 : 1;
                        for (int c = 0; c < colors; ++c)
                            data += static_cast<char>(asByte(sample(x, y, c, depth), depth));
                        if (hasAlpha) alpha += static_cast<char>(asByte(sample(x, y, colors, depth), depth));
                    }
                }
                CHECK(decoded.picture.columns == 11);
                CHECK(decoded.picture.rows == 9);
                CHECK(decoded.picture.components == (hasColor ? 3 : 1));
                CHECK(numbers(decoded.picture.data) == numbers(data));
                CHECK(numbers(decoded.picture.alpha) == numbers(alpha));
            }
        }
    }
}

TEST_CASE("A PNG with a palette gives its colours, and the opacity that the palette says") {
    for (const int depth : {1, 2, 4, 8}) {
        for (const bool interlaced : {false, true}) {
            INFO(depth << " bits, interlaced " << interlaced);
            Png png = example(3, depth, interlaced);
            png.sample = [](uint32_t x, uint32_t y, int) { return (x + y) % 2; };
            png.palette = "\x0A\x14\x1E\xC8\xD2\xDC";  // 10 20 30, 200 210 220
            png.transparency = "\x80";                 // of the first; the others are opaque
            const Decoded decoded = decodePng(png.bytes());
            REQUIRE(decoded.problem == "");
            CHECK(decoded.picture.components == 3);
            CHECK(numbers(decoded.picture.data.substr(0, 6)) == "10 20 30 200 210 220");
            CHECK(numbers(decoded.picture.alpha.substr(0, 2)) == "128 255");
        }
    }
}

TEST_CASE("A colour that a PNG names as transparent is") {
    Png grey = example(0, 8, false);
    grey.columns = 2, grey.rows = 1;
    grey.sample = [](uint32_t x, uint32_t, int) { return x == 0 ? 7u : 8u; };
    grey.transparency = std::string("\0\7", 2);
    CHECK(numbers(decodePng(grey.bytes()).picture.alpha) == "0 255");
    Png color = grey;
    color.colorType = 2;
    color.sample = [](uint32_t x, uint32_t, int c) { return x == 0 ? 7u : static_cast<uint32_t>(c); };
    color.transparency = std::string("\0\7\0\7\0\7", 6);
    CHECK(numbers(decodePng(color.bytes()).picture.alpha) == "0 255");
}

TEST_CASE("A PNG with a gamma of its own is shown as it was meant") {
    Png png = example(0, 8, false);
    png.sample = [](auto, auto, int) { return 128u; };
    std::string bytes = png.bytes();
    // Half the light, written with a gamma of 1, is 188 in sRGB; libpng reckons with 2.2, which is near enough.
    bytes.insert(33, testing::chunk("gAMA", testing::bigEndian(100'000)));
    CHECK(std::abs(static_cast<uint8_t>(decodePng(bytes).picture.data[0]) - 188) <= 2);
}

TEST_CASE("What says nothing is dropped: colours that are all grey, an alpha that is all opaque") {
    Png png = example(6, 8, false);
    png.sample = [](uint32_t x, uint32_t, int c) { return c == 3 ? 255u : x; };
    const Decoded decoded = decodePng(png.bytes());
    CHECK(decoded.picture.components == 1);
    CHECK(decoded.picture.alpha == "");
    CHECK(numbers(decoded.picture.data.substr(0, 3)) == "0 1 2");
}

TEST_CASE("A broken PNG is refused with what is wrong with it") {
    const std::string whole = example(2, 8, false).bytes();
    CHECK(decodePng(whole.substr(0, 20)).problem == "is damaged: the file ends too soon");
    CHECK(decodePng(whole.substr(0, whole.size() - 40)).problem.starts_with("is damaged: "));
    std::string wrong = whole;
    wrong[whole.find("IDAT") + 12] ^= 0x55;
    CHECK(decodePng(wrong).problem.starts_with("is damaged: "));
    std::string header = whole;
    header[19] ^= 1;  // the width, so that the checksum is wrong
    CHECK(decodePng(header).problem == "is damaged: IHDR: CRC error");
    CHECK(decodePng("").problem.starts_with("is damaged: "));
}

TEST_CASE("A PNG of more pixels than anybody sees is refused before memory is taken for them") {
    Png png;
    png.columns = 100'000;
    png.rows = 0;
    std::string bytes = png.bytes();
    const std::string header =
        testing::bigEndian(100'000) + testing::bigEndian(90'000) + std::string("\x08\x02\0\0\0", 5);
    bytes.replace(8, 25, testing::chunk("IHDR", header));
    CHECK(decodePng(bytes).problem ==
          "has 100000 × 90000 pixels; scale it down, a page at 300 pixels an inch has 2480 × 3508");
}

TEST_CASE("A JPEG keeps every pixel, whether baseline or progressive, grey, YCbCr or RGB") {
    for (const int components : {1, 3}) {
        for (const bool progressive : {false, true}) {
            for (const bool asTheyAre : {false, true}) {
                INFO(components << " components, progressive " << progressive << ", as RGB " << asTheyAre);
                Jpeg jpeg;
                jpeg.columns = 37, jpeg.rows = 21;
                jpeg.components = components;
                jpeg.progressive = progressive;
                jpeg.colorsAsTheyAre = asTheyAre;
                const std::string bytes = jpeg.bytes();
                const Decoded decoded = decodeJpeg(bytes);
                REQUIRE(decoded.problem == "");
                CHECK(decoded.picture.jpeg);
                CHECK(decoded.picture.columns == 37);
                CHECK(decoded.picture.rows == 21);
                CHECK(decoded.picture.components == components);
                CHECK(testing::samplesOf(decoded.picture.data) == testing::samplesOf(bytes));
                CHECK(decoded.picture.data.size() <= bytes.size());
            }
        }
    }
}

TEST_CASE("Of a camera's notes only the way it was held is kept: a report does not tell where a photo was taken") {
    Jpeg jpeg;
    jpeg.exif = exif(6) + "52.0907 N, 5.1214 E";
    const std::string bytes = jpeg.bytes() + "and what a telephone adds behind the end";
    REQUIRE(bytes.find("52.0907") != std::string::npos);
    const Decoded decoded = decodeJpeg(bytes);
    REQUIRE(decoded.problem == "");
    CHECK(decoded.picture.orientation == 6);
    CHECK(decoded.picture.width() == 8);
    CHECK(decoded.picture.height() == 16);
    CHECK(decoded.picture.data.find("52.0907") == std::string::npos);
    CHECK(decoded.picture.data.find("telephone") == std::string::npos);
}

TEST_CASE("The orientation is read in either byte order, and is upright when it is nonsense") {
    for (int n = 1; n <= 8; ++n) {
        CHECK(picture::exifOrientation(exif(n)) == n);
        CHECK(picture::exifOrientation(exif(n, true)) == n);
    }
    CHECK(picture::exifOrientation(exif(9)) == 0);
    CHECK(picture::exifOrientation("Exif") == 0);
    CHECK(picture::exifOrientation("http://ns.adobe.com/xap/1.0/") == 0);
    for (size_t length = 0; length < exif(6).size(); ++length) {
        CHECK(picture::exifOrientation(exif(6).substr(0, length)) <= 8);
    }
    std::string far = exif(6);
    far.replace(10, 4, "\xFF\xFF\xFF\xFF");  // where the entries are
    CHECK(picture::exifOrientation(far) == 0);
    CHECK(decodeJpeg(Jpeg{}.bytes()).picture.orientation == 1);
}

TEST_CASE("A broken JPEG is refused with what is wrong with it, and so is CMYK") {
    const std::string whole = Jpeg{}.bytes();
    CHECK(decodeJpeg(whole.substr(0, 10)).problem.starts_with("is damaged: "));
    CHECK(decodeJpeg(whole.substr(0, whole.size() - 8)).problem == "is damaged: Premature end of JPEG file");
    Jpeg progressive;
    progressive.progressive = true;
    progressive.columns = progressive.rows = 64;
    const std::string scans = progressive.bytes();
    CHECK(decodeJpeg(scans.substr(0, scans.size() * 3 / 4)).problem.starts_with("is damaged: "));
    CHECK(decodeJpeg("").problem.starts_with("is damaged: "));
    Jpeg cmyk;
    cmyk.components = 4;
    CHECK(decodeJpeg(cmyk.bytes()).problem ==
          "is in CMYK, the colours of a press; save it with the colours of a screen (RGB)");
}

TEST_CASE("A file is known by its first bytes") {
    CHECK(picture::formatOf(Png{}.bytes()) == "PNG");
    CHECK(picture::formatOf(Jpeg{}.bytes()) == "JPEG");
    CHECK(picture::formatOf("GIF89a") == "GIF");
    CHECK(picture::formatOf("RIFF....WEBPVP8 ") == "WebP");
    CHECK(picture::formatOf(std::string("\0\0\0\x18"
                                        "ftypheic",
                                        12)) == "HEIC");
    CHECK(picture::formatOf("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") == "");
    CHECK(picture::formatOf("") == "");
}

TEST_CASE("A colour profile that is not that of sRGB is told, because it is left out") {
    const auto readAll = [](const std::string& name) {
        std::ifstream file("/usr/share/color/icc/" + name, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    const std::string adobe = readAll("compatibleWithAdobeRGB1998.icc"), screen = readAll("sRGB.icc");
    REQUIRE(adobe.size() > 100);
    REQUIRE(screen.size() > 100);
    const auto withProfile = [](const std::string& profile) {
        std::string packed(compressBound(static_cast<uLong>(profile.size())), '\0');
        uLongf size = static_cast<uLongf>(packed.size());
        compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(profile.data()),
                 static_cast<uLong>(profile.size()));
        std::string bytes = example(2, 8, false).bytes();
        constexpr size_t afterHeader = 33;
        bytes.insert(afterHeader, testing::chunk("iCCP", "naam" + std::string(2, '\0') +
                                                             packed.substr(0, static_cast<size_t>(size))));
        return decodePng(bytes);
    };
    CHECK(withProfile(adobe).problem == "");
    CHECK(withProfile(adobe).warning.starts_with("has a colour profile of its own, which is left out"));
    CHECK(withProfile(screen).warning == "");
    CHECK(decodePng(example(2, 8, false).bytes()).warning == "");
    const auto jpegWith = [](const std::string& profile) {
        std::string bytes = Jpeg().bytes();
        const std::string data = std::string("ICC_PROFILE\0\1\1", 14) + profile.substr(0, 4000);
        bytes.insert(2, "\xff\xe2" + testing::bigEndian(static_cast<uint32_t>(data.size() + 2), 2) + data);
        return decodeJpeg(bytes);
    };
    CHECK(jpegWith(adobe).problem == "");
    CHECK(jpegWith(adobe).warning.starts_with("has a colour profile of its own"));
    CHECK(jpegWith(screen).warning == "");
    CHECK(decodeJpeg(Jpeg().bytes()).warning == "");
}
