// What the file says of itself: the information dictionary, the same in XMP, and the colours it means.
#pragma once

#include <string>

#include "pdf/objects.h"
#include "pdf/write.h"

namespace oordeel::pdf {

/// The XMP packet, with the claims of PDF/A-2a and PDF/UA-1.
std::string xmp(const Metadata& metadata, const std::string& language);

/// Entries of the information dictionary: what the XMP says, for readers that do not know it.
std::string information(const Metadata& metadata);

/// Writes the colour profile and gives the OutputIntents entry of the catalog: all colours are sRGB.
/// Throws FileError when the profile is not installed.
std::string outputIntents(File& file);

}  // namespace oordeel::pdf
