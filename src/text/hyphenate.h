// A word → the places where it may be broken with a hyphen, in Dutch spelling.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace oordeel::text {

/// Hyphenation limits of a style (`hyphenate-limit-chars`), in characters.
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

    /// Offsets in code points before which the word may be broken, ascending. Words with a figure or without a
    /// letter, and words in capitals alone (abbreviations), are never broken.
    std::vector<size_t> hyphenate(std::u32string_view word, const HyphenationLimits& limits) const;

  private:
    struct Dictionary;
    explicit Hyphenator(std::unique_ptr<Dictionary> dictionary);
    std::unique_ptr<Dictionary> dictionary_;
};

/// Dutch drops the trema of a vowel directly after a hyphen: "coördinatie" → "co-ordinatie" (Technische Handleiding
/// van de Taalunie, 2.8). The character as it is written at the start of the next line: ë → e, others unchanged.
char32_t withoutTrema(char32_t character);

}  // namespace oordeel::text
