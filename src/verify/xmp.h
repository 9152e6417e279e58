// An XMP packet (ISO 16684-1) → its properties, each a small tree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace oordeel::verify {

/// An element of XML, or an attribute, which RDF treats as one.
struct XmlNode {
    std::string space, name, prefix;  ///< space: the namespace's URI
    std::string text;                 ///< between its tags, without that of its children
    std::string language;             ///< xml:lang
    std::vector<XmlNode> children;    ///< attributes first; none of rdf: and xml:
};

struct Xmp {
    std::string error;             ///< why it is not well-formed; empty when it is
    std::string packetAttributes;  ///< what the xpacket instruction says
    bool hasRdf = false;
    std::vector<XmlNode> properties;  ///< of all descriptions

    /// The property of a namespace, or null.
    const XmlNode* find(std::string_view space, std::string_view name) const;
};

Xmp parseXmp(const std::string& packet);

/// The items of a property that is a Bag, Seq or Alt; empty when it is none.
std::vector<const XmlNode*> itemsOf(const XmlNode& property);

/// The name of the array that a property holds: "Bag", "Seq", "Alt" or "".
std::string_view arrayOf(const XmlNode& property);

/// A field of a structure, whichever of RDF's ways it is written in; or null.
const XmlNode* fieldOf(const XmlNode& structure, std::string_view space, std::string_view name);

/// The words of a property: its own, those of its x-default or only item, or of its items joined by ", ".
std::string wordsOf(const XmlNode& property);

namespace xmlns {
constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", dc = "http://purl.org/dc/elements/1.1/",
                           xmp = "http://ns.adobe.com/xap/1.0/", pdf = "http://ns.adobe.com/pdf/1.3/",
                           pdfaid = "http://www.aiim.org/pdfa/ns/id/", pdfuaid = "http://www.aiim.org/pdfua/ns/id/",
                           extension = "http://www.aiim.org/pdfa/ns/extension/",
                           schema = "http://www.aiim.org/pdfa/ns/schema#",
                           property = "http://www.aiim.org/pdfa/ns/property#";
}

}  // namespace oordeel::verify
