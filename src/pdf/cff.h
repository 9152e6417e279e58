// A font program in Adobe's Compact Font Format (Technical Note 5176) → the CIDs of its glyphs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace oordeel::pdf {

/// By glyph its CID, as the charset of a font program with CIDs says. Empty for a font whose glyphs have names: there a
/// PDF takes the glyph's number for its CID (ISO 32000-1, 9.7.4.2). Empty too when the bytes are no CFF.
std::vector<uint16_t> cffCids(std::string_view cff);

}  // namespace oordeel::pdf
