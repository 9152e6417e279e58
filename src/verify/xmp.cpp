#include "verify/xmp.h"

#include <expat.h>

#include <algorithm>
#include <memory>

namespace oordeel::verify {

namespace {

constexpr char separator = '\x1F';
constexpr size_t deepest = 64, mostNodes = 100'000;  // far above any real packet
constexpr std::string_view xml = "http://www.w3.org/XML/1998/namespace";

/// expat's "URI␟name␟prefix", or only a name.
XmlNode named(const char* triplet) {
    XmlNode node;
    const std::string_view all = triplet;
    const size_t first = all.find(separator);
    if (first == std::string_view::npos) {
        node.name = all;
        return node;
    }
    const size_t second = all.find(separator, first + 1);
    node.space = all.substr(0, first);
    node.name = all.substr(first + 1, second == std::string_view::npos ? second : second - first - 1);
    if (second != std::string_view::npos) node.prefix = all.substr(second + 1);
    return node;
}

/// Builds the tree of elements.
struct Builder {
    XML_Parser parser = nullptr;
    std::vector<XmlNode> open{XmlNode{}};  ///< the document, and what is not closed yet
    std::string packetAttributes;
    size_t nodes = 0;
    bool tooLarge = false;

    void begin(const char* name, const char** attributes) {
        if (open.size() > deepest || ++nodes > mostNodes) {
            tooLarge = true;
            XML_StopParser(parser, XML_FALSE);
            return;
        }
        XmlNode node = named(name);
        for (; *attributes; attributes += 2) {
            XmlNode attribute = named(attributes[0]);
            attribute.text = attributes[1];
            if (attribute.space == xml && attribute.name == "lang") node.language = attribute.text;
            if (!attribute.space.empty() && attribute.space != xml && attribute.space != xmlns::rdf)
                node.children.push_back(std::move(attribute));
        }
        open.push_back(std::move(node));
    }

    void end() {
        if (tooLarge) return;  // expat ends the element that was refused
        XmlNode node = std::move(open.back());
        open.pop_back();
        if (!node.children.empty() && node.text.find_first_not_of(" \t\r\n") == std::string::npos) node.text.clear();
        open.back().children.push_back(std::move(node));
    }
};

Builder& builder(void* data) {
    return *static_cast<Builder*>(data);
}

bool isRdf(const XmlNode& node, std::string_view name) {
    return node.space == xmlns::rdf && node.name == name;
}

/// Every rdf:Description below rdf:RDF, which may itself stand in x:xmpmeta.
void collect(const XmlNode& node, Xmp& out) {
    for (const XmlNode& child : node.children) {
        if (isRdf(child, "RDF")) {
            out.hasRdf = true;
            for (const XmlNode& description : child.children) {
                if (!isRdf(description, "Description")) continue;
                out.properties.insert(out.properties.end(), description.children.begin(), description.children.end());
            }
        } else if (!out.hasRdf) {
            collect(child, out);
        }
    }
}

}  // namespace

const XmlNode* Xmp::find(std::string_view space, std::string_view name) const {
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [&](const XmlNode& node) { return node.space == space && node.name == name; });
    return found == properties.end() ? nullptr : &*found;
}

Xmp parseXmp(const std::string& packet) {
    Xmp out;
    const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreateNS(nullptr, separator),
                                                                         XML_ParserFree);
    Builder tree;
    tree.parser = parser.get();
    XML_SetReturnNSTriplet(parser.get(), 1);
    XML_SetUserData(parser.get(), &tree);
    XML_SetElementHandler(
        parser.get(),
        [](void* data, const XML_Char* name, const XML_Char** attributes) { builder(data).begin(name, attributes); },
        [](void* data, const XML_Char*) { builder(data).end(); });
    XML_SetCharacterDataHandler(parser.get(), [](void* data, const XML_Char* text, int length) {
        builder(data).open.back().text.append(text, static_cast<size_t>(length));
    });
    XML_SetProcessingInstructionHandler(parser.get(), [](void* data, const XML_Char* target, const XML_Char* words) {
        if (std::string_view(target) == "xpacket") builder(data).packetAttributes += std::string(words) + " ";
    });
    if (XML_Parse(parser.get(), packet.data(), static_cast<int>(packet.size()), XML_TRUE) == XML_STATUS_ERROR) {
        out.error = tree.tooLarge ? "it has more elements than can be true"
                                  : "line " + std::to_string(XML_GetCurrentLineNumber(parser.get())) + ": " +
                                        XML_ErrorString(XML_GetErrorCode(parser.get()));
        return out;
    }
    out.packetAttributes = tree.packetAttributes;
    collect(tree.open.front(), out);
    return out;
}

std::string_view arrayOf(const XmlNode& property) {
    for (const XmlNode& child : property.children) {
        for (const std::string_view kind : {"Bag", "Seq", "Alt"}) {
            if (isRdf(child, kind)) return kind;
        }
    }
    return "";
}

std::vector<const XmlNode*> itemsOf(const XmlNode& property) {
    std::vector<const XmlNode*> out;
    for (const XmlNode& child : property.children) {
        if (!isRdf(child, "Bag") && !isRdf(child, "Seq") && !isRdf(child, "Alt")) continue;
        for (const XmlNode& item : child.children) {
            if (isRdf(item, "li")) out.push_back(&item);
        }
    }
    return out;
}

const XmlNode* fieldOf(const XmlNode& structure, std::string_view space, std::string_view name) {
    for (const XmlNode& child : structure.children) {
        if (child.space == space && child.name == name) return &child;
        if (!isRdf(child, "Description")) continue;
        if (const XmlNode* found = fieldOf(child, space, name)) return found;
    }
    return nullptr;
}

std::string wordsOf(const XmlNode& property) {
    const std::vector<const XmlNode*> items = itemsOf(property);
    if (items.empty()) return property.text;
    if (arrayOf(property) == "Alt") {
        const auto standard =
            std::find_if(items.begin(), items.end(), [](const XmlNode* item) { return item->language == "x-default"; });
        return (standard == items.end() ? items.front() : *standard)->text;
    }
    std::string out;
    for (const XmlNode* item : items) out += (out.empty() ? "" : ", ") + item->text;
    return out;
}

}  // namespace oordeel::verify
