#include "verify/content.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "verify/lexer.h"
#include "verify/marks.h"
#include "verify/operators.h"
#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr size_t deepestSave = 28;  // ISO 19005-2, 6.1.13
constexpr size_t deepestForm = 64;
constexpr int deepestSpace = 16;
// More than anyone writes; what is above is not remembered.
constexpr size_t mostOperands = 1'000'000, mostSaves = 1000;

/// What a colour comes to: the name of a device colour space, or nothing when it is described otherwise.
using Device = std::string;

struct State {
    FontUse* font = nullptr;
    int renderingMode = 0;
    Device fill = "DeviceGray", stroke = "DeviceGray";
};

/// A stream that is being read.
struct Scope {
    Object resources = Object::newNull();
    bool ownResources = true;
    QPDFObjGen stream;  ///< what its MCIDs count in: the page, or the form
    Place place;
    bool exempt = false;  ///< its marks need no tags: a pattern, a glyph, an appearance
    size_t id = 0;
};

class Reader {
  public:
    explicit Reader(Subject& subject) : subject_(subject) {}

    Content read() {
        for (size_t i = 0; i < subject_.pages.size(); ++i) readPage(i);
        return std::move(out_);
    }

  private:
    void readPage(size_t index) {
        const Page& page = subject_.pages[index];
        Scope scope;
        scope.resources = page.resources;
        scope.ownResources = has(page.dictionary, "/Resources");
        scope.stream = page.dictionary.getObjGen();
        scope.place = at(index + 1, page.dictionary);
        std::string bytes;
        for (const Object& part : itemsOf(entry(page.dictionary, "/Contents"))) {
            if (const auto data = subject_.data(part))
                bytes += *data + "\n";
            else
                fault(Fault::Kind::unreadable, scope, "its content stream does not unpack");
        }
        run(bytes, scope, State{});
        for (const Object& annotation : itemsOf(entry(page.dictionary, "/Annots"))) readAppearances(annotation, scope);
    }

    /// The normal appearance of an annotation: a form, or one for each state.
    void readAppearances(const Object& annotation, const Scope& page) {
        const Object normal = entry(entry(annotation, "/AP"), "/N");
        std::vector<Object> forms{normal};
        if (isDictionary(normal)) {
            for (const std::string& key : Object(normal).getKeys()) forms.push_back(entry(normal, key));
        }
        Scope scope = page;
        scope.exempt = true;
        for (const Object& form : forms) {
            if (isStream(form)) readForm(form, scope, State{});
        }
    }

    // --- streams

    void run(std::string_view bytes, Scope& scope, State state) {
        scope.id = ++scopes_;
        Lexer lexer(bytes);
        std::vector<Token> operands;
        std::vector<State> saved;
        const size_t marksBefore = marks_.all.size();
        bool inText = false;
        for (Token token = lexer.next(); token.kind != Token::Kind::end; token = lexer.next()) {
            if (token.kind == Token::Kind::damaged) {
                fault(Fault::Kind::syntax, scope,
                      "at byte " + std::to_string(token.offset) + " stands " + wordOf(token));
                operands.clear();
                continue;
            }
            if (token.kind == Token::Kind::hexString && !isWholeHex(token))
                fault(Fault::Kind::oddHex, scope, wordOf(token));
            if (token.kind != Token::Kind::keyword || token.is("true") || token.is("false") || token.is("null")) {
                if (operands.size() < mostOperands) operands.push_back(token);
                continue;
            }
            const Act act = actOf(token.raw);
            switch (act) {
                case Act::unknown:
                    fault(Fault::Kind::unknownOperator, scope, wordOf(token));
                    break;
                case Act::other:
                    break;
                case Act::save:
                    if (saved.size() < mostSaves) saved.push_back(state);
                    if (saved.size() == deepestSave + 1) fault(Fault::Kind::deep, scope, "a q stands within 28 others");
                    break;
                case Act::restore:
                    if (saved.empty()) {
                        fault(Fault::Kind::unbalanced, scope, "a Q has no q");
                    } else {
                        state = saved.back();
                        saved.pop_back();
                    }
                    break;
                case Act::beginText:
                    if (inText) fault(Fault::Kind::unbalanced, scope, "a BT stands within another");
                    inText = true;
                    break;
                case Act::endText:
                    if (!inText) fault(Fault::Kind::unbalanced, scope, "an ET has no BT");
                    inText = false;
                    break;
                case Act::inlineImage:
                    mark(scope, "an inline image");
                    readInlineImage(bytes, lexer, scope, state);
                    break;
                case Act::beginMarked:
                case Act::beginMarkedWithProperties:
                    begin(operands, token.is("BDC"), scope);
                    break;
                case Act::endMarked:
                    if (marks_.all.size() == marksBefore)
                        fault(Fault::Kind::unbalanced, scope, "an EMC has no BMC or BDC");
                    else
                        marks_.pop();
                    break;
                default:
                    apply(act, operands, scope, state);
            }
            operands.clear();
        }
        if (!saved.empty()) fault(Fault::Kind::unbalanced, scope, counted(saved.size(), "q has no Q", "q have no Q"));
        if (inText) fault(Fault::Kind::unbalanced, scope, "a BT has no ET");
        if (const size_t open = marks_.all.size() - marksBefore; open > 0)
            fault(Fault::Kind::unbalanced, scope, counted(open, "BMC or BDC has no EMC", "BMC or BDC have no EMC"));
        while (marks_.all.size() > marksBefore) marks_.pop();
    }

    /// Operators that change the state or paint with it.
    void apply(Act act, const std::vector<Token>& operands, Scope& scope, State& state) {
        const auto last = [&] { return operands.empty() ? Token{} : operands.back(); };
        switch (act) {
            case Act::font:
                for (const Token& operand : operands) {
                    if (operand.kind == Token::Kind::name) state.font = fontNamed(nameValue(operand), scope);
                }
                break;
            case Act::renderingMode:
                state.renderingMode = integerValue(last());
                break;
            case Act::showString:
            case Act::showNext:
                mark(scope, "text");
                for (const Token& operand : operands) {
                    if (operand.isString()) show(stringValue(operand), scope, state);
                }
                break;
            case Act::fill:
                mark(scope, "a filled path");
                paint(state.fill, scope);
                break;
            case Act::stroke:
                mark(scope, "a stroked path");
                paint(state.stroke, scope);
                break;
            case Act::fillAndStroke:
                mark(scope, "a path");
                paint(state.fill, scope);
                paint(state.stroke, scope);
                break;
            case Act::shading:
                mark(scope, "a shading");
                colour(entry(resource("/Shading", nameValue(last()), scope), "/ColorSpace"), scope);
                break;
            case Act::drawObject:
                draw(nameValue(last()), scope, state);
                break;
            case Act::graphicsState:
                setState(nameValue(last()), scope, state);
                break;
            case Act::renderingIntent:
                out_.intents.push_back({Object::newName("/" + nameValue(last())), scope.place});
                break;
            case Act::fillSpace:
                state.fill = colour(Object::newName("/" + nameValue(last())), scope);
                break;
            case Act::strokeSpace:
                state.stroke = colour(Object::newName("/" + nameValue(last())), scope);
                break;
            case Act::fillColour:
            case Act::strokeColour:
                if (last().kind == Token::Kind::name) readPattern(nameValue(last()), scope);
                break;
            case Act::fillGray:
                state.fill = device("DeviceGray", scope);
                break;
            case Act::strokeGray:
                state.stroke = device("DeviceGray", scope);
                break;
            case Act::fillRgb:
                state.fill = device("DeviceRGB", scope);
                break;
            case Act::strokeRgb:
                state.stroke = device("DeviceRGB", scope);
                break;
            case Act::fillCmyk:
                state.fill = device("DeviceCMYK", scope);
                break;
            case Act::strokeCmyk:
                state.stroke = device("DeviceCMYK", scope);
                break;
            default:
                break;
        }
    }

    // --- tags

    void begin(const std::vector<Token>& operands, bool hasProperties, Scope& scope) {
        Mark mark;
        const std::string tag = operands.empty() ? "" : nameValue(operands.front());
        mark.artifact = tag == "Artifact";
        if (hasProperties && operands.size() > 1) {
            const MarkProperties properties = operands[1].kind == Token::Kind::name
                                                  ? propertiesOf(resource("/Properties", nameValue(operands[1]), scope))
                                                  : propertiesOf(std::span(operands).subspan(1));
            mark.tagged = properties.mcid >= 0 && !mark.artifact;
            mark.replaced = properties.hasActualText;
            if (!properties.language.empty() && !isLanguageTag(properties.language))
                fault(Fault::Kind::language, scope, quoted(properties.language));
            if (mark.tagged) noteTagged(properties.mcid, scope, mark);
        }
        if (mark.artifact && marks_.isTagged())
            fault(Fault::Kind::artifactInside, scope, "an artifact stands in tagged content");
        if (mark.tagged && marks_.isArtifact())
            fault(Fault::Kind::tagInside, scope, "content tagged " + tag + " stands in an artifact");
        marks_.push(mark);
    }

    void noteTagged(int mcid, const Scope& scope, Mark& mark) {
        const ContentKey key{scope.stream, mcid};
        if (!out_.tagged.emplace(key, scope.place).second) out_.taggedTwice.emplace_back(key, scope.place);
        const auto found = subject_.tree.ofContent.find(key);
        if (found == subject_.tree.ofContent.end()) return;
        size_t element = found->second;
        for (int steps = 0; element != noElement && steps < 64; ++steps) {
            if (has(subject_.tree.elements[element].dictionary, "/ActualText")) mark.replaced = true;
            element = subject_.tree.elements[element].parent;
        }
    }

    /// Something is painted.
    void mark(const Scope& scope, const std::string& what) {
        if (!scope.exempt && !marks_.isTagged() && !marks_.isArtifact()) fault(Fault::Kind::unmarked, scope, what);
    }

    // --- text

    FontUse* fontNamed(const std::string& name, Scope& scope) {
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

    void readEncoding(FontUse& use) {
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

    void show(const std::string& bytes, const Scope& scope, State& state) {
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

    void paintText(const State& state, const Scope& scope) {
        const int mode = state.renderingMode % 4;
        if (mode == 0 || mode == 2) paint(state.fill, scope);
        if (mode == 1 || mode == 2) paint(state.stroke, scope);
    }

    void readGlyphs(const Object& font, const Scope& scope) {
        Object glyphs = entry(font, "/CharProcs");
        if (!glyphs.isDictionary()) return;
        for (const std::string& key : glyphs.getKeys()) {
            const Object glyph = entry(glyphs, key);
            const Object own = entry(font, "/Resources");
            readExempt(glyph, isNull(own) ? scope.resources : own, !isNull(own), scope);
        }
    }

    // --- colours

    void paint(const Device& device, const Scope& scope) {
        if (device.empty() || out_.device.contains(device)) return;
        out_.device.emplace(device, Met{Object::newName("/" + device), scope.place});
    }

    /// A device's colours, unless the resources say what those are.
    Device device(const std::string& name, Scope& scope) {
        const Object standard = entry(entry(scope.resources, "/ColorSpace"), "/Default" + name.substr(6));
        if (isNull(standard)) return name;
        noteSpace(standard, scope);
        return "";
    }

    /// The device colour space that a colour space comes to when it is painted with.
    Device colour(const Object& space, Scope& scope) {
        const std::string name = nameOf(space);
        if (name == "DeviceGray" || name == "G") return device("DeviceGray", scope);
        if (name == "DeviceRGB" || name == "RGB") return device("DeviceRGB", scope);
        if (name == "DeviceCMYK" || name == "CMYK") return device("DeviceCMYK", scope);
        if (name == "Pattern" || spaceDepth_ == deepestSpace) return "";
        ++spaceDepth_;
        Device found;
        const Object named = name.empty() ? space : resource("/ColorSpace", name, scope);
        if (isName(named))
            found = colour(named, scope);
        else
            noteSpace(named, scope);
        --spaceDepth_;
        return found;
    }

    /// A colour space that is described; what it is based on may be a device's.
    void noteSpace(const Object& space, Scope& scope) {
        Object array = space;
        if (!array.isArray() || !isNew(space)) return;
        out_.colourSpaces.push_back({space, scope.place});
        const std::string kind = nameOf(array.getArrayItem(0));
        const bool first = kind == "Indexed" || kind == "I" || kind == "Pattern";
        const int base = first ? 1 : kind == "Separation" || kind == "DeviceN" ? 2 : 0;
        if (base > 0 && array.getArrayNItems() > base) paint(colour(array.getArrayItem(base), scope), scope);
    }

    void readPattern(const std::string& name, Scope& scope) {
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

    void setState(const std::string& name, Scope& scope, State& state) {
        const Object dictionary = resource("/ExtGState", name, scope);
        Object font = entry(dictionary, "/Font");
        if (font.isArray() && font.getArrayNItems() > 0 && Object(font.getArrayItem(0)).isIndirect()) {
            const auto known = fontObjects_.find(font.getArrayItem(0).getObjGen());
            if (known != fontObjects_.end()) state.font = known->second;
        }
        if (!stateNames_.insert({scope.id, name}).second || !isDictionary(dictionary)) return;
        if (!isNew(dictionary)) return;
        out_.states.push_back({dictionary, at(scope.place.page, dictionary)});
        if (has(dictionary, "/RI")) out_.intents.push_back({entry(dictionary, "/RI"), scope.place});
        const auto opaque = [&](const char* key) { return numberOf(entry(dictionary, key)).value_or(1) >= 1; };
        const std::string mask = nameOf(entry(dictionary, "/SMask"));
        const bool masked = has(dictionary, "/SMask") && mask != "None";
        const std::string blend = nameOf(entry(dictionary, "/BM"));
        const bool blends = has(dictionary, "/BM") && blend != "Normal" && blend != "Compatible";
        if (!opaque("/ca") || !opaque("/CA") || masked || blends) transparent(scope);
        if (masked) {
            if (const Object group = entry(entry(dictionary, "/SMask"), "/G"); isStream(group)) {
                Scope exempt = scope;
                exempt.exempt = true;
                readForm(group, exempt, State{});
            }
        }
    }

    void transparent(const Scope& scope) { out_.transparent.emplace(scope.place.page, scope.place); }

    // --- objects

    void draw(const std::string& name, Scope& scope, const State& state) {
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

    void readImage(const Object& image, Scope& scope, const State& state) {
        if (isTrue(entry(image, "/ImageMask"))) {
            paint(state.fill, scope);
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

    void readInlineImage(std::string_view bytes, Lexer& lexer, Scope& scope, const State& state) {
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
            paint(state.fill, scope);
        } else {
            const Object space = entry(dictionary, has(dictionary, "/CS") ? "/CS" : "/ColorSpace");
            paint(colour(space, scope), scope);
        }
        if (has(dictionary, "/Intent")) out_.intents.push_back({entry(dictionary, "/Intent"), scope.place});
    }

    void readForm(const Object& form, const Scope& from, const State& state) {
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

    void colourOfGroup(const Object& form, const Scope& from) {
        const Object group = entry(form, "/Group");
        if (nameOf(entry(group, "/S")) != "Transparency") return;
        transparent(from);
        Scope scope = from;
        if (has(group, "/CS")) paint(colour(entry(group, "/CS"), scope), scope);
    }

    /// A pattern's cell or a glyph, once.
    void readExempt(const Object& stream, const Object& resources, bool own, const Scope& from) {
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

    // --- looking things up

    Object resource(const std::string& category, const std::string& name, Scope& scope) {
        if (!scope.ownResources) {
            scope.ownResources = true;  // told once
            fault(Fault::Kind::noResources, scope, "it uses " + quoted(name) + " and has no resources of its own");
        }
        return entry(entry(scope.resources, category), "/" + name);
    }

    /// Whether an object has not been met yet. Direct ones are met each time.
    bool isNew(const Object& object) { return !object.isIndirect() || met_.insert(object.getObjGen()).second; }

    void fault(Fault::Kind kind, const Scope& scope, std::string what) {
        // A broken program may break a rule at every mark.
        if (++faults_[{kind, scope.id}] <= 100) out_.faults.push_back({kind, scope.place, std::move(what)});
    }

    static std::string wordOf(const Token& token) { return quoted(std::string(token.raw.substr(0, 40))); }
    static std::string counted(size_t number, const char* one, const char* more) {
        return std::to_string(number) + " " + (number == 1 ? one : more);
    }

    Subject& subject_;
    Content out_;
    Marks marks_;
    size_t scopes_ = 0, formDepth_ = 0;
    int spaceDepth_ = 0;
    std::map<std::pair<size_t, std::string>, FontUse*> fontNames_;
    std::map<QPDFObjGen, FontUse*> fontObjects_;
    std::set<std::pair<size_t, std::string>> stateNames_;
    std::set<QPDFObjGen> met_;
    std::map<QPDFObjGen, size_t> drawn_;
    std::set<std::tuple<QPDFObjGen, int, bool>> forms_;
    std::map<std::pair<Fault::Kind, size_t>, size_t> faults_;
};

}  // namespace

Content readContent(Subject& subject) {
    return Reader(subject).read();
}

}  // namespace oordeel::verify
