#include "verify/marks.h"

#include <algorithm>

namespace oordeel::verify {

MarkProperties propertiesOf(const Object& dictionary) {
    return {integerOf(entry(dictionary, "/MCID"), -1), has(dictionary, "/ActualText"),
            textOf(entry(dictionary, "/Lang"))};
}

MarkProperties propertiesOf(std::span<const Token> tokens) {
    MarkProperties out;
    int depth = 0;
    bool isKey = true;
    std::string key;
    for (const Token& token : tokens) {
        using Kind = Token::Kind;
        if (token.kind == Kind::dictEnd || token.kind == Kind::arrayEnd) {
            if (--depth == 1) isKey = true;
            continue;
        }
        if (depth == 1 && isKey) {
            key = token.kind == Kind::name ? nameValue(token) : "";
            isKey = false;
            continue;
        }
        if (depth == 1) {
            if (key == "MCID" && token.kind == Kind::number) out.mcid = integerValue(token);
            if (key == "ActualText" && token.isString()) out.hasActualText = true;
            if (key == "Lang" && token.isString()) out.language = Object::newString(stringValue(token)).getUTF8Value();
            isKey = true;
        }
        if (token.kind == Kind::dictBegin || token.kind == Kind::arrayBegin) {
            ++depth;
        }
    }
    return out;
}

size_t endOfInlineImage(std::string_view bytes, size_t begin) {
    constexpr size_t looksAt = 16;
    for (size_t i = begin; (i = bytes.find("EI", i)) != std::string_view::npos; ++i) {
        const bool alone = i > begin && isPdfSpace(bytes[i - 1]) && (i + 2 == bytes.size() || isPdfSpace(bytes[i + 2]));
        // The data may hold these bytes by chance; what follows is then no text.
        const std::string_view after = bytes.substr(std::min(i + 2, bytes.size()), looksAt);
        const bool readable = std::all_of(after.begin(), after.end(),
                                          [](char c) { return isPdfSpace(c) ? c != '\0' : c > ' ' && c < '\x7F'; });
        if (alone && readable) return i + 2;
    }
    return bytes.size();
}

bool isLanguageTag(std::string_view text) {
    size_t length = 0;
    bool first = true;
    for (char c : text) {
        if (c == '-') {
            if (length == 0) return false;
            first = false;
            length = 0;
            continue;
        }
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'), digit = c >= '0' && c <= '9';
        if (!letter && (first || !digit)) return false;
        if (++length > 8) return false;
    }
    return length > 0;
}

}  // namespace oordeel::verify
