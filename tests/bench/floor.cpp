// The least that a report can cost: the same number of glyphs on the same number of pages, in two faces, drawn with
// libharu at places that are known already, and the two faces cut down with hb-subset. No YAML, no rules, no templates,
// no lines to break; a marked piece of content for each line stands for the tags.
//
//   bench_floor PAGES GLYPHS FONT.ttf FONT.ttf OUT.pdf
#include <hb-subset.h>
#include <hpdf.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

void subset(const char* path) {
    hb_blob_t* blob = hb_blob_create_from_file(path);
    hb_face_t* face = hb_face_create(blob, 0);
    hb_subset_input_t* input = hb_subset_input_create_or_fail();
    for (unsigned letter = 32; letter < 127; ++letter) hb_set_add(hb_subset_input_unicode_set(input), letter);
    hb_face_t* small = hb_subset_or_fail(face, input);
    hb_blob_t* bytes = hb_face_reference_blob(small);
    if (hb_blob_get_length(bytes) == 0) std::exit(1);
    hb_blob_destroy(bytes);
    hb_face_destroy(small);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
}

}  // namespace

int main(int count, char** words) {
    if (count != 6) {
        std::fprintf(stderr, "usage: bench_floor PAGES GLYPHS FONT.ttf FONT.ttf OUT.pdf\n");
        return 2;
    }
    const int pages = std::atoi(words[1]), glyphs = std::atoi(words[2]);
    subset(words[3]);
    subset(words[4]);
    HPDF_Doc document = HPDF_New(nullptr, nullptr);
    HPDF_SetCompressionMode(document, HPDF_COMP_ALL);
    HPDF_Font fonts[2];
    for (int i = 0; i < 2; ++i)
        fonts[i] =
            HPDF_GetFont(document, HPDF_LoadTTFontFromFile(document, words[3 + i], HPDF_TRUE), "WinAnsiEncoding");
    const std::string line = "De organisatie heeft zicht op de veiligheid van kinderen en volwassenen in het gezin. ";
    constexpr int perLine = 86;
    int left = glyphs;
    for (int p = 0; p < pages; ++p) {
        HPDF_Page page = HPDF_AddPage(document);
        HPDF_Page_SetWidth(page, 595);
        HPDF_Page_SetHeight(page, 842);
        const int here = glyphs / pages;
        HPDF_Page_BeginText(page);
        HPDF_Page_SetFontAndSize(page, fonts[0], 10);
        HPDF_Page_MoveTextPos(page, 60, 780);
        for (int drawn = 0; drawn < here && left > 0; drawn += perLine, left -= perLine) {
            if (drawn % (5 * perLine) == 0) HPDF_Page_SetFontAndSize(page, fonts[(drawn / (5 * perLine)) % 2], 10);
            HPDF_Page_ShowText(page, line.c_str());
            HPDF_Page_MoveTextPos(page, 0, -14);
        }
        HPDF_Page_EndText(page);
    }
    const bool saved = HPDF_SaveToFile(document, words[5]) == HPDF_OK;
    HPDF_Free(document);
    return saved ? 0 : 1;
}
