// A word → the places where it may be broken with a hyphen, in Dutch spelling.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace oordeel::text {

/// Hyphenation limits of a style (`hyphenate-limit-chars`), in letters. Each part of "VTH-medewerkers" is a word.
struct HyphenationLimits {
    int word = 5;    ///< shortest word to hyphenate
    int before = 2;  ///< characters before the hyphen
    int after = 2;   ///< characters after it
};

/// Hyphenates by a libhyphen dictionary. Immutable once made; threads may share one.
class Hyphenator {
  public:
    /// The dictionary for a language ("nl" → hyph_nl_NL.dic), or null when none is installed.
    static std::shared_ptr<const Hyphenator> find(std::string_view language);
    ~Hyphenator();
    Hyphenator(const Hyphenator&) = delete;
    Hyphenator& operator=(const Hyphenator&) = delete;

    /// Offsets in code points before which the word may be broken with a hyphen, ascending. Give all that stands
    /// between two spaces, punctuation too, for only the whole shows what an address is: a word with a slash, a full
    /// stop or an @ inside is never broken, nor one with a soft hyphen, whose author chose. A word is hyphenated in its
    /// parts between hyphens, dashes, apostrophes and brackets; the break after a hyphen of its own is not listed
    /// (breaks.h lists it). Parts with a figure, parts in capitals alone, and letters that the dictionary does not
    /// know stay whole. Where Dutch would change the spelling other than by `withoutTrema`, no break is offered.
    std::vector<size_t> hyphenate(std::u32string_view word, const HyphenationLimits& limits) const;

  private:
    struct Dictionary;
    explicit Hyphenator(std::unique_ptr<Dictionary> dictionary);
    std::unique_ptr<Dictionary> dictionary_;
};

/// Dutch drops the trema of the vowel that begins the next line: "coördinatie" → "co-ordinatie" (Woordenlijst 2015,
/// Leidraad 18; Technische Handleiding 2009). The character as it is written there: ë → e, others unchanged. For Dutch
/// alone: German keeps its umlauts, and they are other letters.
char32_t withoutTrema(char32_t character);

}  // namespace oordeel::text
