// The reader of content streams, which goes through all marks once. Its parts: streams and tags (content.cpp), text
// (content_text.cpp), colours, images and forms (content_paint.cpp).
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "verify/content.h"
#include "verify/lexer.h"
#include "verify/marks.h"
#include "verify/operators.h"

namespace oordeel::verify {

/// What a colour comes to when it is painted with.
struct Colour {
    std::string device = "DeviceGray";  ///< a device's colour space; empty when it is described otherwise
    bool isIccCmyk = false;
};

struct State {
    FontUse* font = nullptr;
    int renderingMode = 0;
    Colour fill, stroke;
    bool overprintsFill = false, overprintsStroke = false;
    int overprintMode = 0;
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

class ContentReader {
  public:
    explicit ContentReader(Subject& subject) : subject_(subject) {}
    Content read();

  private:
    static constexpr size_t deepestForm = 64;
    static constexpr int deepestSpace = 16;

    // --- streams
    void readPage(size_t index);
    /// The normal appearance of an annotation: a form, or one for each state.
    void readAppearances(const Object& annotation, const Scope& page);
    void run(std::string_view bytes, Scope& scope, State state);
    /// Operators that change the state or paint with it.
    void apply(Act act, const std::vector<Token>& operands, Scope& scope, State& state);

    // --- tags
    void begin(const std::vector<Token>& operands, bool hasProperties, Scope& scope);
    void noteTagged(int mcid, const Scope& scope, Mark& mark);
    /// Something is painted.
    void mark(const Scope& scope, const std::string& what);

    // --- text
    FontUse* fontNamed(const std::string& name, Scope& scope);
    void readEncoding(FontUse& use);
    void show(const std::string& bytes, const Scope& scope, State& state);
    void paintText(const State& state, const Scope& scope);
    void readGlyphs(const Object& font, const Scope& scope);

    // --- colours
    void fill(const State& state, const Scope& scope);
    void stroke(const State& state, const Scope& scope);
    void paint(const Colour& colour, const Scope& scope);
    /// A device's colours, unless the resources say what those are.
    Colour device(const std::string& name, Scope& scope);
    Colour colour(const Object& space, Scope& scope);
    /// A colour space that is described; what it is based on may be a device's.
    Colour described(const Object& space, Scope& scope);
    void readPattern(const std::string& name, Scope& scope);
    void setState(const std::string& name, Scope& scope, State& state);
    void transparent(const Scope& scope) { out_.transparent.emplace(scope.place.page, scope.place); }

    // --- objects
    void draw(const std::string& name, Scope& scope, const State& state);
    void readImage(const Object& image, Scope& scope, const State& state);
    void readInlineImage(std::string_view bytes, Lexer& lexer, Scope& scope, const State& state);
    void readForm(const Object& form, const Scope& from, const State& state);
    void colourOfGroup(const Object& form, const Scope& from);
    /// A pattern's cell or a glyph, once.
    void readExempt(const Object& stream, const Object& resources, bool own, const Scope& from);

    // --- looking things up
    Object resource(const std::string& category, const std::string& name, Scope& scope);
    /// Whether an object has not been met yet. Direct ones are met each time.
    bool isNew(const Object& object) { return !object.isIndirect() || met_.insert(object.getObjGen()).second; }
    void fault(Fault::Kind kind, const Scope& scope, std::string what);
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

}  // namespace oordeel::verify
