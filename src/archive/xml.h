// A tree of elements ↔ an XML file.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oordeel::archive {

/// An element holds text or elements, never both: metadata is data.
struct Element {
    std::string name;  ///< with its prefix
    std::string text;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<Element> children;

    Element& add(Element child);
    /// Adds a child with a text; nothing when the text is empty, because an empty element says nothing.
    void addText(std::string child, const std::string& words);
    /// The first child of that name, or null.
    const Element* find(std::string_view child) const;
    /// The text of the child of that name; empty when there is none.
    std::string textOf(std::string_view child) const;
};

/// An element that holds nothing yet.
Element element(std::string name);

/// The file: a declaration, two spaces a level, UTF-8. The same tree gives the same bytes.
std::string writeXml(const Element& root);

/// What an XML file holds; when it is none, an element without a name whose text says why and on which line. Entities
/// of a document type are not expanded: metadata has none, and they could unpack without end.
Element parseXml(std::string_view bytes);

}  // namespace oordeel::archive
