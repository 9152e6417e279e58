// What the file says of itself: the information dictionary, the same in XMP, and the colours it means.
#pragma once

#include <string>

#include "pdf/objects.h"
#include "pdf/write.h"

namespace oordeel::pdf {

/// The XMP packet, with the claims of PDF/A and PDF/UA-1.
std::string xmp(const Metadata& metadata, const std::string& language);

/// Entries of the information dictionary: what the XMP says, for readers that do not know it.
std::string information(const Metadata& metadata);

/// An ISO 8601 day or second as PDF writes it: "D:20160701", "D:20160701120000Z".
std::string pdfDate(const std::string& iso);

// Of Debian's icc-profiles-free: free of rights, 7 KB.
constexpr const char* colorProfile = "/usr/share/color/icc/sRGB.icc";

/// Writes the colour profile and gives the OutputIntents entry of the catalog: all colours are sRGB.
/// Throws FileError when the profile is not installed.
std::string outputIntents(File& file, const std::string& profilePath = colorProfile);

}  // namespace oordeel::pdf
