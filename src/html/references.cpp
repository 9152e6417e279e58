// Character references (&euml; &#235;) → complaints about those that HTML does not know.
#include <gumbo.h>

#include <charconv>
#include <map>
#include <memory>

#include "html/tokens.h"

namespace oordeel::html {
namespace {

constexpr size_t longestName = 40;  // the longest of the standard has 32 characters

bool isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// What HTML makes of a short text. gumbo carries the table of 2231 names but does not export it, so it is asked.
std::string resolved(const std::string& text) {
    GumboOptions options = kGumboDefaultOptions;
    options.fragment_context = GUMBO_TAG_TITLE;
    const auto destroy = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
    const std::unique_ptr<GumboOutput, decltype(destroy)> output(
        gumbo_parse_with_options(&options, text.data(), text.size()), destroy);
    std::string out;
    const GumboVector& children = output->root->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto* node = static_cast<const GumboNode*>(children.data[i]);
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) out += node->v.text.text;
    }
    return out;
}

bool isCharacter(std::string_view digits, int base) {
    uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, base);
    if (error != std::errc() || end != digits.data() + digits.size()) return false;
    const bool control = (code < 0x20 && code != '\t' && code != '\n') || (code >= 0x7F && code < 0xA0);
    return !control && !(code >= 0xD800 && code < 0xE000) && code <= 0x10FFFF;
}

/// What is wrong with the reference at the start of `text` ("&…"), or nothing. `length` is how far it reaches.
std::string complaintAbout(std::string_view text, size_t length, bool inAttribute) {
    const bool closed = length < text.size() && text[length] == ';';
    const std::string_view name = text.substr(1, length - 1);
    if (name.starts_with('#')) {
        const bool hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
        if (!closed || digits.empty())
            return "this character reference is not complete; write &#235; or write &amp; for the sign itself";
        return isCharacter(digits, hexadecimal ? 16 : 10) ? ""
                                                          : "&" + std::string(name) + "; is the number of no character";
    }
    if (name.empty()) return {};
    if (closed) {
        const std::string whole(text.substr(0, length + 1));
        const bool known = name.size() <= longestName && (!resolved(whole).ends_with(';') || whole == "&semi;");
        if (known) return {};
        return "&" + std::string(name.substr(0, longestName)) +
               "; is not a name that HTML knows; write &amp; for the sign itself";
    }
    // Browsers read &copy, even in &copyright, without its semicolon. In an attribute they do so only when no letter,
    // figure or = follows, so that ?a=1&copy=2 stays whole.
    const std::string bare(text.substr(0, std::min(length, longestName)));
    const std::string read = resolved(bare);
    if (read == bare) return {};
    const bool readToItsEnd = read != resolved(bare.substr(0, bare.size() - 1)) + bare.back();
    if (inAttribute && (!readToItsEnd || (length < text.size() && text[length] == '='))) return {};
    return bare + " would be read as " + read + "; write &amp; for the sign itself";
}

}  // namespace

void checkReferences(std::string_view text, size_t offset, bool inAttribute, Complaints& complaints) {
    std::map<std::string, std::string, std::less<>> seen;
    for (size_t i = text.find('&'); i != std::string_view::npos && !complaints.tooMany(); i = text.find('&', i + 1)) {
        size_t end = i + 1;
        if (end < text.size() && text[end] == '#') ++end;
        while (end < text.size() && isAlphanumeric(text[end])) ++end;
        const std::string_view rest = text.substr(i);
        const std::string key(rest.substr(0, end - i + 1));
        auto known = seen.find(key);
        if (known == seen.end()) known = seen.emplace(key, complaintAbout(rest, end - i, inAttribute)).first;
        if (!known->second.empty()) complaints.error(offset + i, known->second);
    }
}

}  // namespace oordeel::html
