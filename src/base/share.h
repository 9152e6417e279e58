// A share, so many of so many ↔ the Dutch words for it: each word is true within an interval that is written down.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace oordeel::dutch {

/// An end of an interval: a fraction, and whether a share that is exactly that lies within.
struct Bound {
    int64_t part = 0, whole = 1;
    bool counts = true;
};

/// Words for a share, and when they are true.
struct ShareWord {
    /// What follows: "geen enkele organisatie is", "alle organisaties zijn", "een derde van de organisaties is".
    enum class Noun : uint8_t { one, all, ofAll };

    std::string words;  ///< "ruim twee derde"
    Bound from, to;
    int64_t least = 0;  ///< so many there must be, whatever the share: "enkele" are two or more
    int64_t most = 0;   ///< and no more than so many; 0: no limit
    Noun noun = Noun::ofAll;
    bool chosen = true;  ///< whether the tool chooses it; others are for authors
    std::string reason;  ///< why this interval, in Dutch: the table in templates/README.md

    /// Whether it may be said of `part` of `whole`. Never of nothing at all (`whole` 0).
    bool isTrue(int64_t part, int64_t whole) const;
};

/// All words, in the order in which the tool tries them: what says most comes first.
const std::vector<ShareWord>& shareWords();

/// The words in a text, or null when it has no interval. Capitals, white space and the spelling of a fraction
/// ("tweederde", "driekwart", "drie kwart") make no difference.
const ShareWord* findShareWord(std::string_view text);

/// The first words of the table that are true. Precondition: 0 ≤ part ≤ whole, whole > 0.
const ShareWord& wordsForShare(int64_t part, int64_t whole);

/// All words that are true, in the order of the table.
std::vector<const ShareWord*> trueShareWords(int64_t part, int64_t whole);

/// The words with what they are about: "ruim twee derde van de organisaties", "geen enkele organisatie".
std::string withNoun(const ShareWord& word, std::string_view one, std::string_view more);

/// "boven 2/3 tot en met 17/24", "boven 0% tot en met 15/100, en 2 of meer": the interval as templates/README.md writes
/// it.
std::string intervalInWords(const ShareWord& word);

}  // namespace oordeel::dutch
