// A font dictionary with its program → for each code, the glyph it shows, its width in both, and its characters.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "verify/cmap.h"
#include "verify/content.h"
#include "verify/font_program.h"

namespace oordeel::verify {

struct Subject;

struct Font {
    const FontUse* use = nullptr;
    std::string name;  ///< BaseFont, for people
    std::string subtype;
    Object descendant = Object::newNull();  ///< the CIDFont of a composite font, otherwise the font itself
    Object descriptor = Object::newNull();
    Object file = Object::newNull();  ///< the stream of the program
    std::string fileKey;              ///< "/FontFile2"
    std::shared_ptr<FontProgram> program;
    std::optional<CMap> toUnicode;
    std::string cidToGid;               ///< two bytes a CID, where it is a stream
    std::map<uint32_t, double> widths;  ///< of CIDs or codes, as the dictionary says
    double defaultWidth = 0;

    bool isSymbolic() const;
    std::string encodingName() const;                                ///< of a simple font: the base of its encoding
    std::optional<std::string> differenceName(uint32_t code) const;  ///< of a simple font

    std::optional<uint32_t> cid(uint32_t code) const;

    /// The glyph that a code shows; nothing when that cannot be told here.
    std::optional<uint32_t> glyph(uint32_t code) const;

    std::optional<double> dictionaryWidth(uint32_t code) const;

    /// The characters of a code as UTF-16BE; nothing when the file does not say.
    std::optional<std::string> characters(uint32_t code) const;

    std::map<uint32_t, std::string> differences;
};

/// Reads the dictionary, its program and its CMaps.
Font readFont(Subject& subject, const FontUse& use);

}  // namespace oordeel::verify
