// Rules about what the file says of itself: the XMP packet, its claims, and the information dictionary.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "verify/schemas.h"
#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule present{"metadata", {"6.6.2.1", "7.1", "06-001"}, "The catalog has a metadata stream of type XML"};
constexpr Rule wellFormed{"metadata-xml", {"6.6.2.1"}, "The metadata is well-formed XML in UTF-8 that holds RDF"};
constexpr Rule packet{"metadata-packet", {"6.6.2.1"}, "The XMP packet says nothing of its bytes or encoding"};
constexpr Rule archiveClaim{"claim-archive",
                            {"6.6.4"},
                            "The metadata says which part and level of PDF/A the file keeps to, with prefix pdfaid"};
constexpr Rule accessClaim{
    "claim-access", {"", "5", "06-002"}, "The metadata says that the file keeps to PDF/UA-1, with prefix pdfuaid"};
constexpr Rule title{"metadata-title", {"", "7.1", "06-003"}, "The metadata has a title, dc:title"};
constexpr Rule known{"metadata-properties",
                     {"6.6.2.3.1"},
                     "Each property of the metadata is one of the predefined, or described in an extension schema"};
constexpr Rule types{"metadata-types", {"6.6.2.3.1"}, "Properties of the metadata have values of their types"};
constexpr Rule extension{
    "metadata-extension", {"6.6.2.3.3"}, "Extension schemas describe themselves and each property in full"};
constexpr Rule information{
    "metadata-information", {"6.6.3"}, "What the information dictionary says, the metadata says too", true};

void checkClaim(const XmlNode* claim, std::string_view prefix, const Rule& rule, const Place& place, Findings& found) {
    if (claim && claim->prefix != prefix)
        found.add(rule, place, "the prefix of " + claim->name + " is " + quoted(claim->prefix));
}

void checkClaims(Subject& file, const Place& place, Findings& found) {
    const XmlNode* part = file.xmp.find(xmlns::pdfaid, "part");
    const XmlNode* conformance = file.xmp.find(xmlns::pdfaid, "conformance");
    const XmlNode* access = file.xmp.find(xmlns::pdfuaid, "part");
    const auto digit = [](const XmlNode* node) {
        return node && node->text.size() == 1 && node->text[0] >= '0' && node->text[0] <= '9' ? node->text[0] - '0' : 0;
    };
    file.claim.part = digit(part);
    if (conformance && conformance->text.size() == 1) file.claim.conformance = conformance->text;
    file.claim.accessible = digit(access);
    if (!part) {
        found.add(archiveClaim, place, "it claims no part of PDF/A");
    } else if (!file.claim.isArchive()) {
        found.add(archiveClaim, place,
                  "it claims part " + quoted(part->text) + " and level " +
                      quoted(conformance ? conformance->text : "") + "; only 2A and 3A are checked here");
    }
    if (!access)
        found.add(accessClaim, place, "it claims no part of PDF/UA");
    else if (file.claim.accessible != 1)
        found.add(accessClaim, place, "it claims part " + quoted(access->text) + "; only 1 is checked here");
    checkClaim(part, "pdfaid", archiveClaim, place, found);
    checkClaim(conformance, "pdfaid", archiveClaim, place, found);
    checkClaim(access, "pdfuaid", accessClaim, place, found);
}

void checkTitle(const Xmp& xmp, const Place& place, Findings& found) {
    const XmlNode* node = xmp.find(xmlns::dc, "title");
    if (!node || wordsOf(*node).empty()) found.add(title, place, node ? "it is empty" : "there is none");
}

// --- the information dictionary

/// A PDF date or an ISO 8601 one, as digits to compare: "20160701120000+0200". Both may stop early.
std::string comparableDate(std::string_view text) {
    if (text.starts_with("D:")) text.remove_prefix(2);
    std::string digits, zone;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isZone = c == 'Z' || c == '+' || (c == '-' && digits.size() > 8);
        if (isZone || !zone.empty()) {
            if (c != ':' && c != '\'') zone += c;
        } else if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c == '.') {
            while (i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9') ++i;  // parts of a second
        }
    }
    if (zone == "Z" || zone == "Z0000" || zone == "-0000") zone = "+0000";
    if (zone.size() == 3) zone += "00";
    return digits + zone;
}

bool sameDate(std::string_view one, std::string_view other) {
    const std::string a = comparableDate(one), b = comparableDate(other);
    return a == b || (!a.empty() && b.starts_with(a)) || (!b.empty() && a.starts_with(b));
}

void checkInformation(Subject& file, Findings& found) {
    struct Pair {
        const char* key;
        std::string_view space, name;
        bool isDate = false;
    };
    constexpr Pair pairs[] = {{"/Title", xmlns::dc, "title"},
                              {"/Author", xmlns::dc, "creator"},
                              {"/Subject", xmlns::dc, "description"},
                              {"/Keywords", xmlns::pdf, "Keywords"},
                              {"/Creator", xmlns::xmp, "CreatorTool"},
                              {"/Producer", xmlns::pdf, "Producer"},
                              {"/CreationDate", xmlns::xmp, "CreateDate", true},
                              {"/ModDate", xmlns::xmp, "ModifyDate", true}};
    const Object dictionary = entry(file.trailer, "/Info");
    for (const Pair& pair : pairs) {
        if (!isString(entry(dictionary, pair.key))) continue;
        const std::string says = textOf(entry(dictionary, pair.key));
        const XmlNode* node = file.xmp.find(pair.space, pair.name);
        const std::string metadata = node ? wordsOf(*node) : "";
        if (pair.isDate ? sameDate(says, metadata) : says == metadata) continue;
        found.add(information, at(dictionary),
                  std::string(pair.key + 1) + " is " + quoted(says) + ", in the metadata " +
                      (node ? quoted(metadata) : "nothing"));
    }
}

// --- schemas

void checkExtensions(const Xmp& xmp, const Place& place, Findings& found) {
    const XmlNode* schemas = xmp.find(xmlns::extension, "schemas");
    if (!schemas) return;
    if (schemas->prefix != "pdfaExtension" || arrayOf(*schemas) != "Bag")
        found.add(extension, place, "pdfaExtension:schemas is no Bag, or has another prefix");
    const auto need = [&](const XmlNode& node, std::string_view space, std::string_view prefix, std::string_view name,
                          const std::string& of) {
        const XmlNode* field = fieldOf(node, space, name);
        if (!field || field->text.empty() || field->prefix != prefix)
            found.add(extension, place, of + " has no " + std::string(prefix) + ":" + std::string(name));
        return field ? field->text : "";
    };
    for (const XmlNode* schema : itemsOf(*schemas)) {
        const XmlNode* uri = fieldOf(*schema, xmlns::schema, "namespaceURI");
        const std::string name = "the schema " + quoted(uri ? uri->text : "");
        for (const char* field : {"schema", "namespaceURI", "prefix"})
            need(*schema, xmlns::schema, "pdfaSchema", field, name);
        const XmlNode* properties = fieldOf(*schema, xmlns::schema, "property");
        if (!properties) continue;
        if (arrayOf(*properties) != "Seq") found.add(extension, place, "the properties of " + name + " are no Seq");
        for (const XmlNode* property : itemsOf(*properties)) {
            const XmlNode* nameField = fieldOf(*property, xmlns::property, "name");
            const std::string of = "the property " + quoted(nameField ? nameField->text : "") + " of " + name;
            for (const char* field : {"name", "valueType", "description"})
                need(*property, xmlns::property, "pdfaProperty", field, of);
            const std::string category = need(*property, xmlns::property, "pdfaProperty", "category", of);
            if (!category.empty() && category != "internal" && category != "external")
                found.add(extension, place, of + " is of category " + quoted(category));
        }
    }
}

void checkProperties(const Xmp& xmp, const Place& place, Findings& found) {
    for (const XmlNode& property : xmp.properties) {
        const std::string name = property.prefix + ":" + property.name;
        if (!isPredefined(property) && !isDescribed(property, xmp)) {
            found.add(known, place, name + " of " + quoted(property.space) + " is described nowhere");
        } else if (const std::string wrong = wrongType(property); !wrong.empty()) {
            found.add(types, place, name + " is no " + wrong);
        }
    }
}

void check(Subject& file, Findings& found) {
    const Object stream = entry(file.catalog, "/Metadata");
    const Place place = at(stream);
    if (!isStream(stream)) {
        found.add(present, at(file.catalog), "there is none");
        return;
    }
    if (nameOf(entry(stream, "/Type")) != "Metadata" || nameOf(entry(stream, "/Subtype")) != "XML")
        found.add(present, place, "its Type or Subtype is something else");
    constexpr size_t largest = 16 << 20;
    const std::string bytes = file.data(stream).value_or("");
    const auto unreadable = [&](const std::string& why) { found.add(wellFormed, place, why); };
    if (bytes.empty() || bytes.size() > largest)
        return unreadable("it is empty, cannot be unpacked, or is larger than 16 MB");
    if (const auto bad = findBadUtf8(bytes)) return unreadable("byte " + std::to_string(*bad) + " is no UTF-8");
    file.xmp = parseXmp(bytes);
    if (!file.xmp.error.empty()) return unreadable(file.xmp.error);
    if (!file.xmp.hasRdf) return unreadable("it holds no rdf:RDF");
    for (const char* word : {"bytes=", "encoding="}) {
        if (file.xmp.packetAttributes.find(word) != std::string::npos)
            found.add(packet, place,
                      std::string("it has ") + std::string(word).substr(0, std::string(word).size() - 1));
    }
    checkClaims(file, place, found);
    checkTitle(file.xmp, place, found);
    checkExtensions(file.xmp, place, found);
    checkProperties(file.xmp, place, found);
    checkInformation(file, found);
}

}  // namespace

Family metadataRules() {
    return {
        "Metadata",
        {&present, &wellFormed, &packet, &archiveClaim, &accessClaim, &title, &known, &types, &extension, &information},
        check};
}

}  // namespace oordeel::verify
