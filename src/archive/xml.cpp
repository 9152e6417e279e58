#include "archive/xml.h"

#include <expat.h>

#include <algorithm>
#include <memory>

#include "base/escape.h"

namespace oordeel::archive {
namespace {

void write(const Element& element, size_t depth, std::string& out) {
    const std::string indent(2 * depth, ' ');
    out += indent + "<" + element.name;
    for (const auto& [name, value] : element.attributes) out += " " + name + "=\"" + escapedMarkup(value) + "\"";
    if (element.children.empty() && element.text.empty()) {
        out += "/>\n";
        return;
    }
    out += ">";
    if (element.children.empty()) {
        out += escapedMarkup(element.text);
    } else {
        out += "\n";
        for (const Element& child : element.children) write(child, depth + 1, out);
        out += indent;
    }
    out += "</" + element.name + ">\n";
}

/// Deeper than any metadata goes; a file that goes further is refused and not followed.
constexpr size_t deepest = 64;

struct Building {
    XML_Parser parser = nullptr;
    Element root;
    std::vector<Element> open;
};

void begin(void* data, const XML_Char* name, const XML_Char** attributes) {
    auto& building = *static_cast<Building*>(data);
    if (building.open.size() >= deepest) {
        XML_StopParser(building.parser, XML_FALSE);
        return;
    }
    Element& element = building.open.emplace_back();
    element.name = name;
    for (size_t i = 0; attributes[i]; i += 2) element.attributes.emplace_back(attributes[i], attributes[i + 1]);
}

void end(void* data, const XML_Char*) {
    auto& building = *static_cast<Building*>(data);
    Element done = std::move(building.open.back());
    building.open.pop_back();
    if (!done.children.empty()) done.text.clear();  // white space between elements
    if (building.open.empty()) {
        building.root = std::move(done);
    } else {
        building.open.back().children.push_back(std::move(done));
    }
}

void characters(void* data, const XML_Char* text, int length) {
    auto& building = *static_cast<Building*>(data);
    if (!building.open.empty()) building.open.back().text.append(text, static_cast<size_t>(length));
}

void refuseDocumentType(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    XML_StopParser(static_cast<Building*>(data)->parser, XML_FALSE);
}

}  // namespace

Element element(std::string name) {
    Element out;
    out.name = std::move(name);
    return out;
}

Element& Element::add(Element child) {
    children.push_back(std::move(child));
    return children.back();
}

void Element::addText(std::string child, const std::string& words) {
    if (words.empty()) return;
    add(element(std::move(child))).text = words;
}

const Element* Element::find(std::string_view child) const {
    const auto found =
        std::find_if(children.begin(), children.end(), [&](const Element& one) { return one.name == child; });
    return found == children.end() ? nullptr : &*found;
}

std::string Element::textOf(std::string_view child) const {
    const Element* found = find(child);
    return found ? found->text : "";
}

std::string writeXml(const Element& root) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    write(root, 0, out);
    return out;
}

Element parseXml(std::string_view bytes) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate("UTF-8"),
                                                                              &XML_ParserFree);
    Building building;
    building.parser = parser.get();
    XML_SetUserData(parser.get(), &building);
    XML_SetElementHandler(parser.get(), begin, end);
    XML_SetCharacterDataHandler(parser.get(), characters);
    XML_SetStartDoctypeDeclHandler(parser.get(), refuseDocumentType);
    constexpr size_t largest = size_t{64} << 20;
    Element wrong;
    if (bytes.size() > largest) {
        wrong.text = "it is larger than 64 MB";
        return wrong;
    }
    if (XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE) == XML_STATUS_OK)
        return std::move(building.root);
    const XML_Error error = XML_GetErrorCode(parser.get());
    wrong.text = std::string(error == XML_ERROR_ABORTED ? "it has a document type or elements nested without end"
                                                        : XML_ErrorString(error)) +
                 ", line " + std::to_string(XML_GetCurrentLineNumber(parser.get()));
    return wrong;
}

}  // namespace oordeel::archive
