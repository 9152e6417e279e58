// Rules about images and forms.
#include <algorithm>

#include "verify/jpeg2000.h"
#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule alternates{"image-alternates", {"6.2.8"}, "No image has alternates: all see the same"};
constexpr Rule opi{"image-opi", {"6.2.8"}, "No image or form stands for one elsewhere: there is no OPI"};
constexpr Rule interpolate{
    "image-interpolate", {"6.2.8"}, "No image asks a reader to smooth it: Interpolate is not true"};
constexpr Rule bits{"image-bits", {"6.2.8"}, "Images have 1, 2, 4, 8 or 16 bits a colour, masks 1"};
constexpr Rule jpeg2000{"image-jpeg2000",
                        {"6.2.8.3"},
                        "JPEG 2000 images have 1, 3 or 4 colours of equal depth and one colour space that counts"};
constexpr Rule inlineFilters{
    "image-inline-filters", {"6.1.10"}, "Inline images are packed by filters of ISO 32000-1 other than LZW and Crypt"};
constexpr Rule postScript{"form-postscript", {"6.2.9"}, "There is no PostScript: no PS object, and no form with it"};
constexpr Rule references{
    "form-reference", {"6.2.9", "7.20", "30-001"}, "No form stands for a page of another file: there is no Ref"};

void checkBits(const Object& image, bool isMask, const char* key, const Place& place, Findings& found) {
    const Object value = entry(image, key);
    if (isNull(value)) return;
    const int count = integerOf(value, 0);
    const bool fits = isMask ? count == 1 : count == 1 || count == 2 || count == 4 || count == 8 || count == 16;
    if (!fits) found.add(bits, place, "it has " + std::to_string(count));
}

void checkJpeg2000(const Met& met, Findings& found) {
    const std::vector<Object> filters = itemsOf(entry(met.object, "/Filter"));
    if (filters.size() != 1 || nameOf(filters[0]) != "JPXDecode") return;
    const auto raw = Object(met.object).getRawStreamData();
    const Jpeg2000 image = readJpeg2000({reinterpret_cast<const char*>(raw->getBuffer()), raw->getSize()});
    const auto add = [&](const std::string& what) { found.add(jpeg2000, met.place, what); };
    if (!image.valid) return add("it is no JPEG 2000 image");
    if (image.channels != 1 && image.channels != 3 && image.channels != 4)
        add("it has " + std::to_string(image.channels) + " colours");
    if (image.depth < 1 || image.depth > 38 || image.depthsDiffer) add("its depths differ, or are above 38 bits");
    if (has(met.object, "/ColorSpace")) return;
    if (image.colourSpaces > 1 && image.bestColourSpaces != 1) add("none or several of its colour spaces are the best");
    if (image.method < 1 || image.method > 3) add("its colour space is of method " + std::to_string(image.method));
    if (image.enumerated == 19) add("its colour space is CIEJab");
}

void checkImage(const Met& met, Findings& found) {
    const Object& image = met.object;
    if (has(image, "/Alternates")) found.add(alternates, met.place, "it has some");
    if (has(image, "/OPI")) found.add(opi, met.place, "it has one");
    if (isTrue(entry(image, "/Interpolate"))) found.add(interpolate, met.place, "it is");
    checkBits(image, isTrue(entry(image, "/ImageMask")), "/BitsPerComponent", met.place, found);
    checkJpeg2000(met, found);
}

void checkInline(const Met& met, Findings& found) {
    constexpr std::string_view allowed[] = {"ASCIIHexDecode",
                                            "ASCII85Decode",
                                            "FlateDecode",
                                            "RunLengthDecode",
                                            "CCITTFaxDecode",
                                            "DCTDecode",
                                            "AHx",
                                            "A85",
                                            "Fl",
                                            "RL",
                                            "CCF",
                                            "DCT"};
    const auto either = [&](const char* one, const char* other) {
        return entry(met.object, has(met.object, one) ? one : other);
    };
    for (const Object& filter : itemsOf(either("/F", "/Filter"))) {
        if (std::find(std::begin(allowed), std::end(allowed), nameOf(filter)) == std::end(allowed))
            found.add(inlineFilters, met.place, "one is packed by " + quoted(nameOf(filter)));
    }
    if (isTrue(either("/I", "/Interpolate"))) found.add(interpolate, met.place, "that of an inline image is");
    checkBits(met.object, isTrue(either("/IM", "/ImageMask")), has(met.object, "/BPC") ? "/BPC" : "/BitsPerComponent",
              met.place, found);
}

void check(Subject& file, Findings& found) {
    for (const Met& met : file.content.images) checkImage(met, found);
    for (const Met& met : file.content.inlineImages) checkInline(met, found);
    for (const Met& met : file.content.postScript) found.add(postScript, met.place, "this is one");
    for (const Met& met : file.content.forms) {
        if (has(met.object, "/OPI")) found.add(opi, met.place, "the form has one");
        if (has(met.object, "/PS") || nameOf(entry(met.object, "/Subtype2")) == "PS")
            found.add(postScript, met.place, "the form has some");
        if (has(met.object, "/Ref")) found.add(references, met.place, "the form has one");
    }
}

}  // namespace

Family imageRules() {
    return {"Images and forms",
            {&alternates, &opi, &interpolate, &bits, &jpeg2000, &inlineFilters, &postScript, &references},
            check};
}

}  // namespace oordeel::verify
