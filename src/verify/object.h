// qpdf's objects, asked without surprises: what is missing or of another type is null, nothing or empty.
#pragma once

#include <cstdint>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <utility>
#include <vector>

namespace oordeel::verify {

using Object = QPDFObjectHandle;

/// The value of a key ("/Type") of a dictionary or of a stream's; null when there is none.
Object entry(Object container, const std::string& key);

// qpdf asks these of objects that may change.
inline bool isNull(Object object) {
    return object.isNull();
}
inline bool isName(Object object) {
    return object.isName();
}
inline bool isString(Object object) {
    return object.isString();
}
inline bool isInteger(Object object) {
    return object.isInteger();
}
inline bool isArray(Object object) {
    return object.isArray();
}
inline bool isDictionary(Object object) {
    return object.isDictionary();
}
inline bool isStream(Object object) {
    return object.isStream();
}

inline bool has(Object container, const std::string& key) {
    return !entry(std::move(container), key).isNull();
}

/// A name without its slash; empty for anything else.
std::string nameOf(Object object);

/// A text string as UTF-8; empty for anything else.
std::string textOf(Object object);

std::optional<double> numberOf(Object object);

/// An integer that fits in 32 bits, or else `otherwise`.
int integerOf(Object object, int otherwise);

/// The items of an array; an object that is none is one item; null has none.
std::vector<Object> itemsOf(Object object);

/// All keys and values of a name tree ("/Names") or number tree ("/Nums") (ISO 32000-1, 7.9.6 and 7.9.7). A number
/// outside of the Limits of a node above it is left out, because no reader that looks for it finds it.
std::vector<std::pair<Object, Object>> treeEntries(const Object& root, const std::string& leafKey);

inline bool isTrue(Object object) {
    return object.isBool() && object.getBoolValue();
}

/// The number of an indirect object, 0 of a direct one.
inline int numberOfObject(const Object& object) {
    return object.getObjectID();
}

/// A text of the file for people: bytes that are no characters as \x01, cut when it is long.
std::string readable(const std::string& text);

/// The same between quotation marks.
std::string quoted(const std::string& text);

}  // namespace oordeel::verify
