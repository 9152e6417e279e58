// Content streams → what the rules about fonts, colours, pictures and tags want to know of them.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <qpdf/QPDFObjGen.hh>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "verify/cmap.h"
#include "verify/object.h"
#include "verify/rule.h"
#include "verify/tree.h"

namespace oordeel::verify {

struct Subject;

/// What is said of an object, and where it was first met.
struct Met {
    Object object;
    Place place;
};

/// A code of a font that some string shows.
struct CodeUse {
    size_t page = 0;                 ///< where it is first
    bool drawn = false;              ///< not only in rendering mode 3, which shows nothing
    bool withoutActualText = false;  ///< somewhere that no replacement text covers
};

struct FontUse {
    Object font = Object::newNull();
    Place place;
    bool composite = false;
    CMap encoding;           ///< of a composite font
    bool knowsCodes = true;  ///< false when only the name of a predefined CMap tells them
    bool drawn = false;
    std::unordered_map<uint32_t, CodeUse> codes;
};

/// A mark that breaks a rule of content, as the reader of the streams met it.
struct Fault {
    enum class Kind : uint8_t {
        syntax,  ///< what is no operator with its operands
        unknownOperator,
        unbalanced,      ///< q without Q, BDC without EMC, BT without ET, and the reverse
        deep,            ///< q in q, more than 28
        unmarked,        ///< paints outside of any tag and artifact
        artifactInside,  ///< an artifact in tagged content
        tagInside,       ///< tagged content in an artifact
        oddHex,          ///< a hexadecimal string with half a byte
        noResources,     ///< names resources but has none of its own
        language,        ///< a Lang that is no language tag
        unreadable,      ///< a stream that does not unpack
    } kind;
    Place place;
    std::string what;
};

struct Content {
    std::deque<FontUse> fonts;
    std::map<std::string, Met> device;  ///< "DeviceRGB" … painted with, where no default replaces it
    std::vector<Met> colourSpaces, images, inlineImages, forms, postScript, states;
    std::vector<Met> intents;             ///< names of rendering intents
    std::vector<Place> overprints;        ///< marks in ICCBased CMYK that overprint by OPM 1
    std::map<size_t, Place> transparent;  ///< pages on which something shines through
    std::map<ContentKey, Place> tagged;   ///< every MCID
    std::vector<std::pair<ContentKey, Place>> taggedTwice;
    std::map<QPDFObjGen, std::pair<Met, size_t>> taggedForms;  ///< forms with MCIDs, and how often they are drawn
    std::vector<Fault> faults;
};

/// Reads the content of all pages, and of all forms, patterns, Type 3 glyphs and appearances that they show.
Content readContent(Subject& subject);

}  // namespace oordeel::verify
