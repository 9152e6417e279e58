#include "verify/content.h"

#include <optional>

#include "verify/content_reader.h"
#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr size_t deepestSave = 28;  // ISO 19005-2, 6.1.13
// More than anyone writes; what is above is not remembered.
constexpr size_t mostOperands = 1'000'000, mostSaves = 1000;

}  // namespace

Content ContentReader::read() {
    for (size_t i = 0; i < subject_.pages.size(); ++i) readPage(i);
    return std::move(out_);
}

void ContentReader::readPage(size_t index) {
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

void ContentReader::readAppearances(const Object& annotation, const Scope& page) {
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

void ContentReader::run(std::string_view bytes, Scope& scope, State state) {
    scope.id = ++scopes_;
    Lexer lexer(bytes);
    std::vector<Token> operands;
    std::vector<State> saved;
    const size_t marksBefore = marks_.all.size();
    bool inText = false;
    for (Token token = lexer.next(); token.kind != Token::Kind::end; token = lexer.next()) {
        if (token.kind == Token::Kind::damaged) {
            fault(Fault::Kind::syntax, scope, "at byte " + std::to_string(token.offset) + " stands " + wordOf(token));
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

void ContentReader::apply(Act act, const std::vector<Token>& operands, Scope& scope, State& state) {
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
            fill(state, scope);
            break;
        case Act::stroke:
            mark(scope, "a stroked path");
            stroke(state, scope);
            break;
        case Act::fillAndStroke:
            mark(scope, "a path");
            fill(state, scope);
            stroke(state, scope);
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

void ContentReader::begin(const std::vector<Token>& operands, bool hasProperties, Scope& scope) {
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

void ContentReader::noteTagged(int mcid, const Scope& scope, Mark& mark) {
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

void ContentReader::mark(const Scope& scope, const std::string& what) {
    if (!scope.exempt && !marks_.isTagged() && !marks_.isArtifact()) fault(Fault::Kind::unmarked, scope, what);
}

Object ContentReader::resource(const std::string& category, const std::string& name, Scope& scope) {
    if (!scope.ownResources) {
        scope.ownResources = true;  // told once
        fault(Fault::Kind::noResources, scope, "it uses " + quoted(name) + " and has no resources of its own");
    }
    return entry(entry(scope.resources, category), "/" + name);
}

void ContentReader::fault(Fault::Kind kind, const Scope& scope, std::string what) {
    // A broken program may break a rule at every mark.
    if (++faults_[{kind, scope.id}] <= 10'000) out_.faults.push_back({kind, scope.place, std::move(what)});
}

Content readContent(Subject& subject) {
    return ContentReader(subject).read();
}

}  // namespace oordeel::verify
