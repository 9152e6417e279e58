// What content paints with and paints: colours, graphics states, images, forms.
#include "verify/content_reader.h"
#include "verify/subject.h"

namespace oordeel::verify {

void ContentReader::fill(const State& state, const Scope& scope) {
    paint(state.fill, scope);
    if (state.fill.isIccCmyk && state.overprintsFill && state.overprintMode == 1)
        out_.overprints.push_back(scope.place);
}

void ContentReader::stroke(const State& state, const Scope& scope) {
    paint(state.stroke, scope);
    if (state.stroke.isIccCmyk && state.overprintsStroke && state.overprintMode == 1)
        out_.overprints.push_back(scope.place);
}

void ContentReader::paint(const Colour& colour, const Scope& scope) {
    if (colour.device.empty() || out_.device.contains(colour.device)) return;
    out_.device.emplace(colour.device, Met{Object::newName("/" + colour.device), scope.place});
}

Colour ContentReader::device(const std::string& name, Scope& scope) {
    const Object standard = entry(entry(scope.resources, "/ColorSpace"), "/Default" + name.substr(6));
    return isNull(standard) ? Colour{name, false} : described(standard, scope);
}

Colour ContentReader::colour(const Object& space, Scope& scope) {
    const std::string name = nameOf(space);
    if (name == "DeviceGray" || name == "G") return device("DeviceGray", scope);
    if (name == "DeviceRGB" || name == "RGB") return device("DeviceRGB", scope);
    if (name == "DeviceCMYK" || name == "CMYK") return device("DeviceCMYK", scope);
    if (name == "Pattern" || spaceDepth_ == deepestSpace) return {"", false};
    ++spaceDepth_;
    const Object named = name.empty() ? space : resource("/ColorSpace", name, scope);
    const Colour found = isName(named) ? colour(named, scope) : described(named, scope);
    --spaceDepth_;
    return found;
}

Colour ContentReader::described(const Object& space, Scope& scope) {
    Object array = space;
    if (!array.isArray() || array.getArrayNItems() < 2) return {"", false};
    const std::string kind = nameOf(array.getArrayItem(0));
    if (isNew(space)) {
        out_.colourSpaces.push_back({space, scope.place});
        const bool first = kind == "Indexed" || kind == "I" || kind == "Pattern";
        const int base = first ? 1 : kind == "Separation" || kind == "DeviceN" ? 2 : 0;
        if (base > 0 && array.getArrayNItems() > base) paint(colour(array.getArrayItem(base), scope), scope);
    }
    return {"", kind == "ICCBased" && integerOf(entry(array.getArrayItem(1), "/N"), 0) == 4};
}

void ContentReader::readPattern(const std::string& name, Scope& scope) {
    const Object pattern = resource("/Pattern", name, scope);
    if (isStream(pattern)) {
        const Object own = entry(pattern, "/Resources");
        readExempt(pattern, own, true, scope);
    } else {
        paint(colour(entry(entry(pattern, "/Shading"), "/ColorSpace"), scope), scope);
        const Object state = entry(pattern, "/ExtGState");
        if (isDictionary(state) && isNew(state)) out_.states.push_back({state, at(scope.place.page, state)});
    }
}

void ContentReader::setState(const std::string& name, Scope& scope, State& state) {
    const Object dictionary = resource("/ExtGState", name, scope);
    Object font = entry(dictionary, "/Font");
    if (font.isArray() && font.getArrayNItems() > 0 && Object(font.getArrayItem(0)).isIndirect()) {
        const auto known = fontObjects_.find(font.getArrayItem(0).getObjGen());
        if (known != fontObjects_.end()) state.font = known->second;
    }
    if (has(dictionary, "/OP")) state.overprintsStroke = isTrue(entry(dictionary, "/OP"));
    if (has(dictionary, "/OP") || has(dictionary, "/op"))
        state.overprintsFill = isTrue(entry(dictionary, has(dictionary, "/op") ? "/op" : "/OP"));
    state.overprintMode = integerOf(entry(dictionary, "/OPM"), state.overprintMode);
    if (!stateNames_.insert({scope.id, name}).second || !isDictionary(dictionary)) return;
    const auto opaque = [&](const char* key) { return numberOf(entry(dictionary, key)).value_or(1) >= 1; };
    const std::string mask = nameOf(entry(dictionary, "/SMask"));
    const bool masked = has(dictionary, "/SMask") && mask != "None";
    const std::string blend = nameOf(entry(dictionary, "/BM"));
    const bool blends = has(dictionary, "/BM") && blend != "Normal" && blend != "Compatible";
    if (!opaque("/ca") || !opaque("/CA") || masked || blends) transparent(scope);
    if (!isNew(dictionary)) return;
    out_.states.push_back({dictionary, at(scope.place.page, dictionary)});
    if (has(dictionary, "/RI")) out_.intents.push_back({entry(dictionary, "/RI"), scope.place});
    if (masked) {
        if (const Object group = entry(entry(dictionary, "/SMask"), "/G"); isStream(group)) {
            Scope exempt = scope;
            exempt.exempt = true;
            readForm(group, exempt, State{});
        }
    }
}

void ContentReader::draw(const std::string& name, Scope& scope, const State& state) {
    const Object object = resource("/XObject", name, scope);
    const std::string kind = nameOf(entry(object, "/Subtype"));
    if (kind == "Image") {
        mark(scope, "an image");
        readImage(object, scope, state);
    } else if (kind == "Form") {
        readForm(object, scope, state);
    } else if (kind == "PS") {
        out_.postScript.push_back({object, at(scope.place.page, object)});
    } else {
        fault(Fault::Kind::syntax, scope, "the resources have no image or form " + quoted(name));
    }
}

void ContentReader::readImage(const Object& image, Scope& scope, const State& state) {
    if (isTrue(entry(image, "/ImageMask"))) {
        fill(state, scope);
    } else if (has(image, "/ColorSpace")) {
        paint(colour(entry(image, "/ColorSpace"), scope), scope);
    }
    const Object softMask = entry(image, "/SMask");
    if (isStream(softMask) || integerOf(entry(image, "/SMaskInData"), 0) > 0) transparent(scope);
    for (const Object& one : {image, softMask, entry(image, "/Mask")}) {
        if (!isStream(one) || !isNew(one)) continue;
        out_.images.push_back({one, at(scope.place.page, one)});
        if (has(one, "/Intent")) out_.intents.push_back({entry(one, "/Intent"), at(scope.place.page, one)});
    }
}

void ContentReader::readInlineImage(std::string_view bytes, Lexer& lexer, Scope& scope, const State& state) {
    const size_t begin = lexer.position();
    size_t end = begin;
    Token token = lexer.next();
    while (token.kind != Token::Kind::end && !token.is("ID")) {
        token = lexer.next();
        end = token.offset;
    }
    if (token.kind == Token::Kind::end) return fault(Fault::Kind::syntax, scope, "an inline image has no data");
    lexer.moveTo(endOfInlineImage(bytes, lexer.position()));
    Object dictionary = Object::newNull();
    try {
        dictionary = Object::parse("<<" + std::string(bytes.substr(begin, end - begin)) + ">>");
    } catch (const std::exception&) {
        return fault(Fault::Kind::syntax, scope, "an inline image has no proper dictionary");
    }
    out_.inlineImages.push_back({dictionary, scope.place});
    if (isTrue(entry(dictionary, "/IM")) || isTrue(entry(dictionary, "/ImageMask"))) {
        fill(state, scope);
    } else {
        const Object space = entry(dictionary, has(dictionary, "/CS") ? "/CS" : "/ColorSpace");
        paint(colour(space, scope), scope);
    }
    if (has(dictionary, "/Intent")) out_.intents.push_back({entry(dictionary, "/Intent"), scope.place});
}

void ContentReader::readForm(const Object& form, const Scope& from, const State& state) {
    if (isNew(form)) {
        out_.forms.push_back({form, at(from.place.page, form)});
        colourOfGroup(form, from);
    }
    size_t& drawn = drawn_[form.getObjGen()];
    if (++drawn > 1) {
        const auto tagged = out_.taggedForms.find(form.getObjGen());
        if (tagged != out_.taggedForms.end()) ++tagged->second.second;
    }
    // A form says the same each time, unless it stands among other tags.
    const int around = from.exempt ? 0 : marks_.isTagged() ? 1 : marks_.isArtifact() ? 2 : 3;
    if (formDepth_ == deepestForm || !forms_.insert({form.getObjGen(), around, marks_.isReplaced()}).second) return;
    const auto data = subject_.data(form);
    Scope scope = from;
    scope.place = at(from.place.page, form);
    scope.stream = form.getObjGen();
    scope.ownResources = has(form, "/Resources");
    if (scope.ownResources) scope.resources = entry(form, "/Resources");
    // An object of its own in the structure tree: all that is in it is tagged.
    const bool whole = has(form, "/StructParent");
    if (whole) marks_.push({.tagged = true});
    if (!data) fault(Fault::Kind::unreadable, scope, "the form does not unpack");
    ++formDepth_;
    run(data.value_or(""), scope, state);
    --formDepth_;
    if (whole) marks_.pop();
    const auto tagged = out_.tagged.lower_bound({scope.stream, 0});
    if (tagged != out_.tagged.end() && tagged->first.first == scope.stream)
        out_.taggedForms.emplace(form.getObjGen(), std::pair(Met{form, scope.place}, drawn));
}

void ContentReader::colourOfGroup(const Object& form, const Scope& from) {
    const Object group = entry(form, "/Group");
    if (nameOf(entry(group, "/S")) != "Transparency") return;
    transparent(from);
    Scope scope = from;
    if (has(group, "/CS")) paint(colour(entry(group, "/CS"), scope), scope);
}

void ContentReader::readExempt(const Object& stream, const Object& resources, bool own, const Scope& from) {
    if (formDepth_ == deepestForm || !isNew(stream)) return;
    const auto data = subject_.data(stream);
    Scope scope = from;
    scope.place = at(from.place.page, stream);
    scope.exempt = true;
    scope.resources = resources;
    scope.ownResources = own;
    scope.stream = stream.getObjGen();
    if (!data) return fault(Fault::Kind::unreadable, scope, "the stream does not unpack");
    ++formDepth_;
    run(*data, scope, State{});
    --formDepth_;
}

}  // namespace oordeel::verify
