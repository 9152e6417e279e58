#include "verify/object.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>

#include "base/utf8.h"

namespace oordeel::verify {

Object entry(Object container, const std::string& key) {
    if (container.isStream()) container = container.getDict();
    return container.isDictionary() ? container.getKey(key) : Object::newNull();
}

std::string nameOf(Object object) {
    if (!object.isName()) return "";
    const std::string name = object.getName();
    return name.empty() ? "" : name.substr(1);
}

std::string textOf(Object object) {
    return object.isString() ? object.getUTF8Value() : "";
}

std::optional<double> numberOf(Object object) {
    if (object.isInteger()) return static_cast<double>(object.getIntValue());
    if (!object.isReal()) return std::nullopt;
    // Not getNumericValue(), which asks the locale what a decimal point is.
    std::string digits = object.getRealValue();
    if (digits.starts_with('+')) digits.erase(0, 1);
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc::invalid_argument) return std::nullopt;
    return value;
}

int integerOf(Object object, int otherwise) {
    if (!object.isInteger()) return otherwise;
    const long long value = object.getIntValue();
    const bool fits = value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max();
    return fits ? static_cast<int>(value) : otherwise;
}

std::vector<Object> itemsOf(Object object) {
    if (object.isNull()) return {};
    if (object.isArray()) return object.getArrayAsVector();
    return {object};
}

std::vector<std::pair<Object, Object>> treeEntries(const Object& root, const std::string& leafKey) {
    struct Open {
        Object node;
        long long low, high;
    };
    std::vector<std::pair<Object, Object>> out;
    std::vector<Open> open{{root, std::numeric_limits<long long>::min(), std::numeric_limits<long long>::max()}};
    std::set<QPDFObjGen> seen;
    while (!open.empty()) {
        auto [node, low, high] = open.back();
        open.pop_back();
        if (node.isIndirect() && !seen.insert(node.getObjGen()).second) continue;
        std::vector<Object> limits = itemsOf(entry(node, "/Limits"));
        if (limits.size() == 2 && limits[0].isInteger() && limits[1].isInteger()) {
            low = std::max(low, limits[0].getIntValue());
            high = std::min(high, limits[1].getIntValue());
        }
        std::vector<Object> leaves = itemsOf(entry(node, leafKey));
        for (size_t i = 0; i + 1 < leaves.size(); i += 2) {
            const bool found =
                !leaves[i].isInteger() || (leaves[i].getIntValue() >= low && leaves[i].getIntValue() <= high);
            if (found) out.emplace_back(leaves[i], leaves[i + 1]);
        }
        const std::vector<Object> kids = itemsOf(entry(node, "/Kids"));
        for (auto kid = kids.rbegin(); kid != kids.rend(); ++kid) open.push_back({*kid, low, high});
    }
    return out;
}

std::string readable(const std::string& text) {
    constexpr size_t longest = 300;
    constexpr const char* digits = "0123456789abcdef";
    std::string out;
    for (size_t i = 0; i < text.size();) {
        if (out.size() > longest) return out + "…";
        const auto byte = static_cast<unsigned char>(text[i]);
        const char32_t c = nextCodePoint(text, i);
        if (byte < 0x20 || byte == 0x7F || c == 0xFFFD)
            out += std::string("\\x") + digits[byte >> 4] + digits[byte & 15];
        else
            appendUtf8(out, c);
    }
    return out;
}

std::string quoted(const std::string& text) {
    return "\"" + readable(text) + "\"";
}

}  // namespace oordeel::verify
