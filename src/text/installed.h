// fontconfig → the faces that could be opened, and the families that stand in for others.
//
// fontconfig is asked for facts and not for its choice: FcFontMatch scores by the user's language and always answers
// with something, so that a missing house style font would pass unnoticed.
#pragma once

#include <fontconfig/fontconfig.h>

#include <memory>
#include <string>
#include <vector>

#include "text/face.h"

namespace oordeel::text {

/// A face that may be opened: what fontconfig knows of it, and the face itself once somebody wanted it.
struct Candidate {
    std::vector<std::string> families;  ///< all its names
    std::string path;
    int index = 0;
    int weight = 400;
    int width = FC_WIDTH_NORMAL;
    int slant = FC_SLANT_ROMAN;
    bool own = false;                       ///< added by the project, not installed
    std::shared_ptr<FcCharSet> characters;  ///< null: only the face knows
    std::unique_ptr<Face> face;
    bool unusable = false;  ///< it cannot be read, or
    std::string refusal;    ///< why a PDF may not hold it

    /// Whether a family name is one of its names, capitals or not.
    bool isNamed(const std::string& family) const;
    /// The face, opened at the first call; null when it cannot be used.
    const Face* open();
    /// Whether the face covers a character; opens it only when fontconfig thinks so.
    bool covers(char32_t codePoint);
};

/// fontconfig's configuration as it was when it was first asked for: hundreds of files, read once a process. The one of
/// fontconfig itself looks at the clock now and then and reads itself again. Threads may share it.
FcConfig* systemConfig();

/// All installed faces with outlines, by path and index.
std::vector<Candidate> installedFaces(FcConfig* config);

/// The families that fontconfig's configuration puts in the place of these, best first; sans-serif stands in for all.
std::vector<std::string> substitutes(FcConfig* config, const std::vector<std::string>& families);

}  // namespace oordeel::text
