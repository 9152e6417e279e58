#include "web/fonts.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "base/utf8.h"
#include "web/base64.h"

namespace oordeel::web {
namespace {

using Blob = std::unique_ptr<hb_blob_t, decltype(&hb_blob_destroy)>;

/// Whether the font lets whoever reads a page have it, as a part: OS/2 fsType, OpenType 1.9.
bool mayBeSent(const text::Face& face) {
    const Blob table(hb_face_reference_table(face.hbFace.get(), HB_TAG('O', 'S', '/', '2')), hb_blob_destroy);
    unsigned size = 0;
    const char* data = hb_blob_get_data(table.get(), &size);
    constexpr unsigned place = 8;
    if (size < place + 2) return false;
    const int type = static_cast<unsigned char>(data[place]) << 8 | static_cast<unsigned char>(data[place + 1]);
    constexpr int licence = 0x000F, noSubsetting = 0x0100;
    return (type & licence) == 0 && (type & noSubsetting) == 0;
}

bool sameName(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// The font with these characters alone and everything that shapes them; empty when HarfBuzz cannot.
std::string cutDown(const text::Face& face, const std::set<char32_t>& characters) {
    const std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)> input(hb_subset_input_create_or_fail(),
                                                                                       hb_subset_input_destroy);
    if (!input) return "";
    for (const char32_t c : characters) hb_set_add(hb_subset_input_unicode_set(input.get()), c);
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t* features = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_clear(features);
    hb_set_invert(features);  // all: a style sheet may ask for other figures or small capitals
    const std::unique_ptr<hb_face_t, decltype(&hb_face_destroy)> result(
        hb_subset_or_fail(face.hbFace.get(), input.get()), hb_face_destroy);
    if (!result) return "";
    const Blob blob(hb_face_reference_blob(result.get()), hb_blob_destroy);
    unsigned size = 0;
    const char* data = hb_blob_get_data(blob.get(), &size);
    return std::string(data, size);
}

/// The characters that each face sets.
using Uses = std::map<std::pair<std::string, int>, std::pair<const text::Face*, std::set<char32_t>>>;  // by file

void addText(const std::string& text, const css::Style& style, text::Fonts& fonts, Uses& uses) {
    const text::Fonts::Found found = fonts.find({style.fontFamily, style.fontWeight, style.italic});
    if (!found.face || !found.exact) return;
    const bool named = std::any_of(style.fontFamily.begin(), style.fontFamily.end(),
                                   [&](const std::string& name) { return sameName(name, found.face->family); });
    if (!named || hb_ot_var_has_data(found.face->hbFace.get())) return;
    auto& [face, characters] = uses[{found.face->path, found.face->index}];
    face = found.face;
    for (const char32_t c : toUtf32(text)) characters.insert(c);
}

}  // namespace

FontFaces fontFaces(const html::Document& document, const css::Styles& styles, text::Fonts& fonts) {
    Uses uses;
    for (html::NodeId id = 0; id < static_cast<html::NodeId>(document.nodes.size()); ++id) {
        const html::Node& node = document[id];
        if (styles[id].display == css::Display::none) continue;
        if (node.kind == html::Node::Kind::text) addText(node.text, styles[id], fonts, uses);
        if (node.kind != html::Node::Kind::generated) continue;
        for (const css::ContentPart& part : styles[id].content) addText(part.text, styles[id], fonts, uses);
    }
    FontFaces out;
    for (auto& [file, use] : uses) {
        auto& [face, characters] = use;
        for (char32_t c = U' '; c <= U'~'; ++c) characters.insert(c);
        if (!mayBeSent(*face)) continue;
        const std::string font = cutDown(*face, characters);
        if (font.empty()) continue;
        out.files.push_back(file.first);
        const std::string kind = face->trueType ? "ttf" : "otf", format = face->trueType ? "truetype" : "opentype";
        out.rules += "@font-face { font-family: \"" + face->family +
                     "\"; font-weight: " + std::to_string(face->weight) +
                     "; font-style: " + (face->italic ? "italic" : "normal") + "; src: url(data:font/" + kind +
                     ";base64," + base64(font) + ") format(\"" + format + "\") }\n";
    }
    return out;
}

}  // namespace oordeel::web
