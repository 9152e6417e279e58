#include "verify/schemas.h"

#include <algorithm>

namespace oordeel::verify {

namespace {

/// A schema and its properties, each between spaces; none: all.
struct Schema {
    std::string_view space, properties;
};

constexpr Schema predefined[] = {
    {xmlns::dc,
     " contributor coverage creator date description format identifier language publisher relation rights source "
     "subject title type "},
    {xmlns::xmp,
     " Advisory BaseURL CreateDate CreatorTool Identifier Label MetadataDate ModifyDate Nickname Rating Thumbnails "},
    {"http://ns.adobe.com/xap/1.0/rights/", " Certificate Marked Owner UsageTerms WebStatement "},
    {"http://ns.adobe.com/xap/1.0/mm/",
     " DerivedFrom DocumentID History InstanceID ManagedFrom Manager ManageTo ManageUI ManagerVariant RenditionClass "
     "RenditionParams VersionID Versions LastURL RenditionOf SaveID "},
    {"http://ns.adobe.com/xap/1.0/bj/", " JobRef "},
    {"http://ns.adobe.com/xap/1.0/t/pg/", " MaxPageSize NPages Fonts Colorants PlateNames "},
    {xmlns::pdf, " Keywords PDFVersion Producer "},
    {xmlns::pdfaid, " part amd corr conformance "},
    {xmlns::extension, " schemas "},
    // Pictures carry these, each with dozens of properties.
    {"http://ns.adobe.com/xmp/1.0/DynamicMedia/", ""},
    {"http://ns.adobe.com/photoshop/1.0/", ""},
    {"http://ns.adobe.com/camera-raw-settings/1.0/", ""},
    {"http://ns.adobe.com/tiff/1.0/", ""},
    {"http://ns.adobe.com/exif/1.0/", ""},
    {"http://ns.adobe.com/exif/1.0/aux/", ""},
};

bool isWord(std::string_view list, std::string_view word) {
    return list.find(" " + std::string(word) + " ") != std::string_view::npos;
}

/// "2016", "2016-07", "2016-07-01", "2016-07-01T12:00[:00[.0]](Z|+02:00)" (ISO 16684-1, 8.2.1.3).
bool isDate(std::string_view text) {
    std::string shape;
    for (char c : text) shape += c >= '0' && c <= '9' ? '0' : c;
    if (shape == "0000" || shape == "0000-00" || shape == "0000-00-00") return true;
    if (!shape.starts_with("0000-00-00T00:00")) return false;
    std::string_view rest = std::string_view(shape).substr(16);
    if (rest.starts_with(":00")) rest.remove_prefix(3);
    if (rest.starts_with(".0")) rest.remove_prefix(std::min(rest.find_first_not_of('0', 1), rest.size()));
    return rest.empty() || rest == "Z" || rest == "+00:00" || rest == "-00:00";
}

}  // namespace

bool isPredefined(const XmlNode& property) {
    return std::any_of(std::begin(predefined), std::end(predefined), [&](const Schema& schema) {
        return schema.space == property.space &&
               (schema.properties.empty() || isWord(schema.properties, property.name));
    });
}

bool isDescribed(const XmlNode& property, const Xmp& xmp) {
    const XmlNode* schemas = xmp.find(xmlns::extension, "schemas");
    if (!schemas) return false;
    for (const XmlNode* schema : itemsOf(*schemas)) {
        const XmlNode* space = fieldOf(*schema, xmlns::schema, "namespaceURI");
        const XmlNode* properties = fieldOf(*schema, xmlns::schema, "property");
        if (!space || space->text != property.space || !properties) continue;
        for (const XmlNode* one : itemsOf(*properties)) {
            const XmlNode* name = fieldOf(*one, xmlns::property, "name");
            if (name && name->text == property.name) return true;
        }
    }
    return false;
}

std::string wrongType(const XmlNode& property) {
    const std::string_view array = arrayOf(property);
    if (property.space == xmlns::dc) {
        if (isWord(" title description rights ", property.name) && array != "Alt") return "Alt of languages";
        if (isWord(" contributor language publisher relation subject type ", property.name) && array != "Bag")
            return "Bag";
        if (isWord(" creator date ", property.name) && array != "Seq") return "Seq";
        if (isWord(" coverage format identifier source ", property.name) && !array.empty()) return "single value";
    }
    if (property.space == xmlns::xmp && isWord(" CreateDate MetadataDate ModifyDate ", property.name) &&
        !isDate(property.text))
        return "date";
    if (property.space == xmlns::pdf && !array.empty()) return "single value";
    return "";
}

}  // namespace oordeel::verify
