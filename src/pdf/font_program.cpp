#include "pdf/font_program.h"

#include <hb-ot.h>
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
constexpr const char* needlessTables[] = {"GSUB", "GPOS", "GDEF", "name", "OS/2", "cmap", "post", "kern", "DSIG",
                                          "gasp", "STAT", "MATH", "JSTF", "BASE", "hdmx", "VDMX", "LTSH", "FFTM",
                                          "PCLT", "meta", "prop", "vhea", "vmtx", "VORG", "cvt ", "fpgm", "prep"};

std::string bytesOf(const HbBlob& blob) {
    unsigned size = 0;
    const char* data = hb_blob_get_data(blob.get(), &size);
    return std::string(data, size);
}

/// Of a variable font only the instance that was shaped with is wanted.
void pinAxes(const text::Face& face, hb_subset_input_t* input) {
    hb_face_t* font = face.hbFace.get();
    unsigned count = hb_ot_var_get_axis_count(font), coordinateCount = count;
    std::vector<hb_ot_var_axis_info_t> axes(count);
    std::vector<float> coordinates(count);
    hb_ot_var_get_axis_infos(font, 0, &count, axes.data());
    if (face.instance() > 0) {
        const auto instance = static_cast<unsigned>(face.instance() - 1);
        hb_ot_var_named_instance_get_design_coords(font, instance, &coordinateCount, coordinates.data());
    }
    for (unsigned i = 0; i < count; ++i) {
        const float value = face.instance() > 0 ? coordinates[i] : axes[i].default_value;
        hb_subset_input_pin_axis_location(input, font, axes[i].tag, value);
    }
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

    pinAxes(face, input.get());

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
