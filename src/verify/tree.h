// The structure tree (ISO 32000-1, 14.7) → a flat list of elements, parents before kids, and the ways back to it.
#pragma once

#include <cstddef>
#include <limits>
#include <map>
#include <qpdf/QPDFObjGen.hh>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "verify/object.h"

namespace oordeel::verify {

constexpr size_t noElement = std::numeric_limits<size_t>::max();

/// Content of a page or a form, by the number in its BDC.
using ContentKey = std::pair<QPDFObjGen, int>;

struct Kid {
    enum class Kind : uint8_t { element, content, object, damaged } kind = Kind::element;
    size_t element = noElement;
    ContentKey content;                 ///< the stream is the page, unless the reference names another
    Object object = Object::newNull();  ///< the annotation of an OBJR
};

struct Element {
    Object dictionary;
    size_t parent = noElement;
    std::string type;      ///< as the file names it
    std::string standard;  ///< what its role comes to among the standard types; empty when to none
    std::vector<Kid> kids;
    // As the rules of nesting see it, which look through Div and NonStruct.
    size_t container = noElement;
    std::vector<size_t> contained;
    size_t number = 0;  ///< among its siblings of the same type, from 1; 0 when it is the only one
};

struct Tree {
    Object root = Object::newNull();  ///< StructTreeRoot
    std::vector<Element> elements;
    std::vector<size_t> top;                       ///< kids of the root
    std::map<QPDFObjGen, size_t> ofObject;         ///< the element of a dictionary
    std::map<ContentKey, size_t> ofContent;        ///< the element that claims a content
    std::map<QPDFObjGen, size_t> ofAnnotation;     ///< the element that claims an annotation
    std::map<long long, Object> parents;           ///< the parent tree
    std::vector<std::pair<size_t, Object>> twice;  ///< dictionaries that hang in two places: element, and dictionary
    std::vector<std::pair<size_t, ContentKey>> claimedTwice;

    /// "Document/Sect[2]/P[1]", or "" for no element.
    std::string path(size_t element) const;

    /// The element of a dictionary, or noElement.
    size_t find(const Object& dictionary) const;

    /// The standard type of an element, or "" for no element.
    std::string_view type(size_t element) const {
        return element == noElement ? std::string_view() : std::string_view(elements[element].standard);
    }

    /// An attribute of an owner ("Table"), from the element or its classes.
    Object attribute(size_t element, const std::string& owner, const std::string& key) const;
};

/// The tree below a StructTreeRoot; an empty one when that is null.
Tree readTree(const Object& root);

/// The roles that lead from a type to a standard one.
struct Role {
    std::string standard;  ///< empty when there is none
    bool circular = false;
};
Role roleOf(const std::string& type, Object roleMap);

bool isStandardType(std::string_view type);

}  // namespace oordeel::verify
