// Which elements and attributes of HTML and SVG a document may use, and what to say of the others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace oordeel::html {

struct Element {
    std::string_view name = {};
    bool svg = false;
    bool empty = false;                ///< HTML's void elements: no content, no end tag
    bool holdsText = true;             ///< false: text directly inside has no meaning, white space there is dropped
    std::string_view inside = {};      ///< names it may stand in, separated by spaces; empty: anywhere
    std::string_view holds = {};       ///< names it may hold; empty: any that may stand anywhere; "-": none
    std::string_view attributes = {};  ///< its own, beside the global ones
    std::string_view required = {};    ///< those that it cannot do without
};

/// The element by its name in lower case, inside or outside <svg>; null when it is outside the subset.
const Element* findElement(std::string_view name, bool inSvg);

/// All elements of the subset: for the reference page.
const std::vector<Element>& elements();

/// Attributes that every element of HTML, or of SVG, takes; beside these aria-… and data-….
const std::vector<std::string>& globalAttributes(bool inSvg);

/// Whether an element takes an attribute; both names in lower case.
bool takesAttribute(const Element& element, std::string_view attribute);

/// Why an element is outside the subset and what to do instead, as a sentence.
std::string whyNotElement(std::string_view name, bool inSvg);
std::string whyNotAttribute(const Element& element, std::string_view attribute);

/// Whether a list of names separated by spaces holds a name.
bool listHolds(std::string_view list, std::string_view name);

/// HTML's void elements, those outside the subset too.
bool isVoid(std::string_view name);

}  // namespace oordeel::html
