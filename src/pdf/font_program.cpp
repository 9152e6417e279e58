#include "pdf/font_program.h"

#include <hb-subset.h>
#include <hb.h>

#include <memory>
#include <stdexcept>

#include "pdf/cff.h"

namespace oordeel::pdf {

namespace {

template <auto destroy>
struct Destroyer {
    template <class T>
    void operator()(T* object) const {
        destroy(object);
    }
};
using SubsetInput = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>>;
using SubsetPlan = std::unique_ptr<hb_subset_plan_t, Destroyer<hb_subset_plan_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>>;
using HbBlob = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;

// What shaping and encoding needed: a font of codes is drawn by its glyphs alone.
// Without the tables of its variations a variable font is its default instance, the one that was shaped with.
constexpr const char* needlessTables[] = {"GSUB", "GPOS", "GDEF", "name", "OS/2", "cmap", "post", "kern", "DSIG",
                                          "gasp", "STAT", "MATH", "JSTF", "BASE", "hdmx", "VDMX", "LTSH", "FFTM",
                                          "PCLT", "meta", "prop", "vhea", "vmtx", "VORG", "cvt ", "fpgm", "prep",
                                          "fvar", "gvar", "avar", "cvar", "HVAR", "VVAR", "MVAR"};

std::string bytesOf(const HbBlob& blob) {
    unsigned size = 0;
    const char* data = hb_blob_get_data(blob.get(), &size);
    return std::string(data, size);
}

}  // namespace

FontProgram fontProgram(const text::Face& face, const std::vector<uint32_t>& glyphs) {
    const SubsetInput input(hb_subset_input_create_or_fail());
    if (!input) throw std::runtime_error("there is not enough memory to embed a font");
    for (uint32_t glyph : glyphs) hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* table : needlessTables) hb_set_add(dropped, hb_tag_from_string(table, 4));
    hb_set_clear(hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));

    const SubsetPlan plan(hb_subset_plan_create_or_fail(face.hbFace.get(), input.get()));
    const HbFace result(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
    if (!result) throw std::runtime_error("the font file " + face.path + " cannot be reduced to the glyphs in use");
    FontProgram out;
    const hb_map_t* numbers = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (uint32_t glyph : glyphs) {
        const hb_codepoint_t number = hb_map_get(numbers, glyph);
        out.numbers.push_back(number == HB_MAP_VALUE_INVALID ? 0 : static_cast<uint16_t>(number));
    }
    if (face.trueType) {
        out.bytes = bytesOf(HbBlob(hb_face_reference_blob(result.get())));
        return out;
    }
    out.bytes = bytesOf(HbBlob(hb_face_reference_table(result.get(), HB_TAG('C', 'F', 'F', ' '))));
    const std::vector<uint16_t> cids = cffCids(out.bytes);
    for (uint16_t& number : out.numbers) {
        if (number < cids.size()) number = cids[number];
    }
    return out;
}

}  // namespace oordeel::pdf
