// Characters → line break opportunities: ICU's rules (UAX #14), and one rule that Unicode added after ICU 72.
#include "text/breaks.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace oordeel::text {
namespace {

struct CloseIterator {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using Iterator = std::unique_ptr<UBreakIterator, CloseIterator>;

Iterator openIterator(const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY] = "";
    int32_t parsed = 0;
    uloc_forLanguageTag(language.c_str(), locale, sizeof locale, &parsed, &status);
    if (U_FAILURE(status)) locale[0] = '\0';  // the root locale: never null, which would mean that of the user
    status = U_ZERO_ERROR;
    Iterator iterator(ubrk_open(UBRK_LINE, locale, nullptr, 0, &status));
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU has no line break rules: ") + u_errorName(status));
    return iterator;
}

/// The iterator of this thread for a language. Opening one takes 8 to 15 µs, as long as a paragraph; the first in the
/// process 10 ms. The last language is kept, for a document has hardly any other.
UBreakIterator* iteratorFor(std::string_view language) {
    thread_local Iterator iterator;
    thread_local std::string current;
    if (!iterator || current != language) {
        iterator = openIterator(std::string(language));
        current = language;
    }
    return iterator.get();
}

std::u16string toUtf16(std::u32string_view text) {
    std::u16string out;
    out.reserve(text.size());
    for (char32_t c : text) {
        if (c > 0x10FFFF || U_IS_SURROGATE(c)) c = 0xFFFD;
        if (U_IS_SUPPLEMENTARY(c)) {
            out += static_cast<char16_t>(U16_LEAD(c));
            out += static_cast<char16_t>(U16_TRAIL(c));
        } else {
            out += static_cast<char16_t>(c);
        }
    }
    return out;
}

/// LB20a of Unicode 15.1: no break after a hyphen that begins a word. Dutch writes "cliënten en -medewerkers"; without
/// the rule the hyphen would stay behind alone.
bool followsInitialHyphen(std::u32string_view text, size_t offset) {
    if (offset == 0 || offset == text.size()) return false;
    const auto lineBreakClass = [&](size_t i) {
        return u_getIntPropertyValue(static_cast<UChar32>(text[i]), UCHAR_LINE_BREAK);
    };
    const char32_t hyphen = text[offset - 1];
    if (hyphen != U'-' && hyphen != U'\u2010') return false;
    if (lineBreakClass(offset) != U_LB_ALPHABETIC && lineBreakClass(offset) != U_LB_HEBREW_LETTER) return false;
    if (offset == 1) return true;
    switch (lineBreakClass(offset - 2)) {
        case U_LB_MANDATORY_BREAK:
        case U_LB_CARRIAGE_RETURN:
        case U_LB_LINE_FEED:
        case U_LB_NEXT_LINE:
        case U_LB_SPACE:
        case U_LB_ZWSPACE:
        case U_LB_CONTINGENT_BREAK:
        case U_LB_GLUE:
            return true;
        default:
            return false;
    }
}

}  // namespace

std::vector<BreakOpportunity> lineBreaks(std::u32string_view text, std::string_view language) {
    // A word or a number by itself, as most cells of a table are, breaks nowhere in any language.
    const auto isPlain = [](char32_t c) {
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
    };
    if (!text.empty() && std::all_of(text.begin(), text.end(), isPlain)) return {{text.size(), LineBreak::allowed}};
    UBreakIterator* iterator = iteratorFor(language);
    const std::u16string utf16 = toUtf16(text);
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator, utf16.data(), static_cast<int32_t>(utf16.size()), &status);
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU cannot break lines: ") + u_errorName(status));

    std::vector<BreakOpportunity> breaks;
    size_t offset = 0;  // of `unit`, in code points
    int32_t unit = 0;
    ubrk_first(iterator);
    for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
        for (; unit < at; ++unit) offset += U16_IS_TRAIL(utf16[static_cast<size_t>(unit)]) ? 0 : 1;
        const bool mandatory = ubrk_getRuleStatus(iterator) >= UBRK_LINE_HARD;
        if (!mandatory && followsInitialHyphen(text, offset)) continue;
        breaks.push_back({offset, mandatory ? LineBreak::mandatory : LineBreak::allowed});
    }
    return breaks;
}

}  // namespace oordeel::text
