// The XMP schemas that need no description (ISO 19005-2, 6.6.2.3), and the types of the properties that matter.
#pragma once

#include <string>

#include "verify/xmp.h"

namespace oordeel::verify {

/// Whether a property is one of XMP's own, or of PDF/A's.
bool isPredefined(const XmlNode& property);

/// Whether an extension schema of the packet describes it.
bool isDescribed(const XmlNode& property, const Xmp& xmp);

/// The type that a predefined property should have and has not ("Bag"); empty when it is right or not known here.
std::string wrongType(const XmlNode& property);

}  // namespace oordeel::verify
