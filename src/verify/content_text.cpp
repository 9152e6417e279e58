// The text of content: its fonts, and which of their codes are shown.
#include <algorithm>

#include "verify/content_reader.h"
#include "verify/subject.h"

namespace oordeel::verify {

FontUse* ContentReader::fontNamed(const std::string& name, Scope& scope) {
    const auto known = fontNames_.find({scope.id, name});
    if (known != fontNames_.end()) return known->second;
    const Object font = resource("/Font", name, scope);
    FontUse*& use = fontNames_[{scope.id, name}];
    if (!isDictionary(font)) {
        fault(Fault::Kind::syntax, scope, "the resources have no font " + quoted(name));
        return use = nullptr;
    }
    FontUse*& ofObject = fontObjects_[font.getObjGen()];
    if (font.isIndirect() && ofObject) return use = ofObject;
    FontUse& made = out_.fonts.emplace_back();
    made.font = font;
    made.place = at(scope.place.page, font);
    if (nameOf(entry(font, "/Subtype")) == "Type0") readEncoding(made);
    ofObject = &made;
    if (nameOf(entry(font, "/Subtype")) == "Type3") readGlyphs(font, scope);
    return use = &made;
}

void ContentReader::readEncoding(FontUse& use) {
    use.composite = true;
    const Object encoding = entry(use.font, "/Encoding");
    const std::string name = nameOf(encoding);
    if (name == "Identity-H" || name == "Identity-V") {
        use.encoding = CMap::identity();
    } else if (const auto data = subject_.data(encoding)) {
        use.encoding = CMap::parse(*data);
        use.knowsCodes = use.encoding.hasCodes() && use.encoding.usedCMap.empty();
    } else {
        use.knowsCodes = false;
    }
}

void ContentReader::show(const std::string& bytes, const Scope& scope, State& state) {
    if (!state.font) return;
    FontUse& font = *state.font;
    const bool drawn = state.renderingMode != 3;
    if (drawn) paintText(state, scope);
    font.drawn = font.drawn || drawn;
    if (!font.knowsCodes) return;
    const bool replaced = marks_.isReplaced();
    for (size_t i = 0; i < bytes.size();) {
        const Code code = font.composite ? font.encoding.codeAt(bytes, i) : Code{static_cast<uint8_t>(bytes[i]), 1};
        i += std::max<size_t>(code.length, 1);
        CodeUse& use = font.codes[code.value];
        if (use.page == 0) use.page = scope.place.page;
        use.drawn = use.drawn || drawn;
        use.withoutActualText = use.withoutActualText || !replaced;
    }
}

void ContentReader::paintText(const State& state, const Scope& scope) {
    const int mode = state.renderingMode % 4;
    if (mode == 0 || mode == 2) fill(state, scope);
    if (mode == 1 || mode == 2) stroke(state, scope);
}

void ContentReader::readGlyphs(const Object& font, const Scope& scope) {
    Object glyphs = entry(font, "/CharProcs");
    if (!glyphs.isDictionary()) return;
    for (const std::string& key : glyphs.getKeys()) {
        const Object glyph = entry(glyphs, key);
        const Object own = entry(font, "/Resources");
        readExempt(glyph, isNull(own) ? scope.resources : own, !isNull(own), scope);
    }
}

}  // namespace oordeel::verify
