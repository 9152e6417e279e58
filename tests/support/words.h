// The words of a document in the order of its tree, and whether a text has them all.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "css/css.h"
#include "html/document.h"

namespace testing {

inline bool isSpace(char32_t c) {
    return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

/// Characters without white space and hyphens that only a line end made.
inline std::u32string letters(std::string_view text) {
    std::u32string out;
    for (size_t i = 0; i < text.size();) {
        const char32_t c = oordeel::nextCodePoint(text, i);
        if (!isSpace(c) && c != 0xAD) out += c;
    }
    return out;
}

/// Reads the words of a document in the order of the tree; those of footnotes apart, since they stand at the foot.
struct Words {
    const oordeel::html::Document& document;
    const oordeel::css::Styles& styles;
    std::string text, notes;

    void read(oordeel::html::NodeId id, bool inNote) {
        const oordeel::html::Node& node = document[id];
        std::string& out = inNote ? notes : text;
        if (node.kind == oordeel::html::Node::Kind::text) {
            out += node.text;
            return;
        }
        const oordeel::css::Style& style = styles[id];
        if (node.kind == oordeel::html::Node::Kind::generated || style.display == oordeel::css::Display::none) return;
        if (node.name == "title" || node.name == "desc") return;
        const bool apart = style.display != oordeel::css::Display::inlined || style.footnote || node.name == "br" ||
                           node.name == "text";
        if (apart) (style.footnote ? notes : out) += ' ';
        for (const oordeel::html::NodeId child : node.children) read(child, inNote || style.footnote);
        if (apart) (style.footnote ? notes : out) += ' ';
    }
};

/// The first word of `words` that `text` does not have after the one before, within the reach of a page's running heads
/// and footnotes; empty when all are there in order.
inline std::string firstLostWord(const std::string& words, const std::u32string& text, size_t reach) {
    size_t at = 0, i = 0;
    while (i < words.size()) {
        std::string word;
        while (i < words.size()) {
            size_t next = i;
            const char32_t c = oordeel::nextCodePoint(words, next);
            if (isSpace(c)) {
                i = next;
                if (!word.empty()) break;
                continue;
            }
            word += words.substr(i, next - i);
            i = next;
        }
        const std::u32string wanted = letters(word);
        if (wanted.empty()) continue;
        const size_t found = text.find(wanted, at);
        if (found == std::u32string::npos || found > at + reach)
            return word + " (after \"" + oordeel::toUtf8(text.substr(at > 40 ? at - 40 : 0, 40)) + "\")";
        at = found + wanted.size();
    }
    return "";
}

}  // namespace testing
