// Words for shares: each is true within its interval and nowhere else, and some word is true of every share.
#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "base/share.h"

using namespace oordeel::dutch;

namespace {

std::string chosen(int64_t part, int64_t whole) {
    return wordsForShare(part, whole).words;
}

bool holds(const char* words, int64_t part, int64_t whole) {
    const ShareWord* word = findShareWord(words);
    REQUIRE(word != nullptr);
    return word->isTrue(part, whole);
}

std::string readme() {
    std::ostringstream text;
    text << std::ifstream(PROJECT_DIR "/templates/README.md").rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("a share gets the words that say most about it") {
    CHECK(chosen(0, 26) == "geen enkele");
    CHECK(chosen(26, 26) == "alle");
    CHECK(chosen(18, 26) == "ruim twee derde");
    CHECK(chosen(17, 26) == "bijna twee derde");
    CHECK(chosen(20, 26) == "ruim driekwart");
    CHECK(chosen(13, 26) == "de helft");
    CHECK(chosen(25, 26) == "vrijwel alle");
    CHECK(chosen(22, 26) == "een grote meerderheid");
    CHECK(chosen(16, 26) == "meer dan de helft");
    CHECK(chosen(10, 26) == "minder dan de helft");
    CHECK(chosen(6, 26) == "bijna een kwart");
    CHECK(chosen(4, 26) == "een klein deel");
    CHECK(chosen(3, 26) == "enkele");
    CHECK(chosen(1, 26) == "een enkele");
    CHECK(chosen(1, 2) == "de helft");
    CHECK(chosen(1, 3) == "een derde");
}

TEST_CASE("what authors write is checked against the interval") {
    CHECK(holds("ruim tweederde", 18, 26));
    CHECK_FALSE(holds("ruim tweederde", 17, 26));
    CHECK(holds("twee derde", 17, 26));
    CHECK_FALSE(holds("Vrijwel alle", 16, 26));
    CHECK_FALSE(holds("vrijwel alle", 9, 10));
    CHECK(holds("vrijwel\n alle", 91, 100));
    CHECK_FALSE(holds("alle", 25, 26));
    CHECK_FALSE(holds("het merendeel", 13, 26));
    CHECK(holds("het merendeel", 14, 26));
    CHECK_FALSE(holds("de meeste", 26, 26));
    CHECK(holds("minder dan een kwart", 6, 26));
    CHECK(holds("drie kwart", 20, 26));
    CHECK_FALSE(holds("enkele", 1, 26));
    CHECK_FALSE(holds("geen enkele", 0, 0));
    CHECK(findShareWord("een handjevol") == nullptr);
    CHECK(findShareWord("") == nullptr);
}

TEST_CASE("choosing words and reading them back gives an interval that holds the share, for all k of n up to 60") {
    for (int64_t n = 1; n <= 60; ++n) {
        for (int64_t k = 0; k <= n; ++k) {
            const ShareWord& word = wordsForShare(k, n);
            const ShareWord* again = findShareWord(word.words);
            REQUIRE(again == &word);
            INFO(k << " van " << n << ": " << word.words);
            // The share lies between the bounds, as plain arithmetic has it.
            REQUIRE(k * again->from.whole >= again->from.part * n);
            REQUIRE(k * again->to.whole <= again->to.part * n);
            // And each word of the table is true exactly where its interval is.
            for (const ShareWord& each : shareWords()) {
                const int64_t low = k * each.from.whole - each.from.part * n,
                              high = each.to.part * n - k * each.to.whole;
                const bool inside = (each.from.counts ? low >= 0 : low > 0) && (each.to.counts ? high >= 0 : high > 0);
                const bool number = k >= each.least && (each.most == 0 || k <= each.most);
                REQUIRE(each.isTrue(k, n) == (inside && number));
            }
        }
    }
}

TEST_CASE("no share has two fractions by name, except half way between a quarter and a third") {
    const char* fractions[] = {"een kwart", "een derde", "de helft", "twee derde", "driekwart"};
    for (int64_t n = 1; n <= 60; ++n) {
        for (int64_t k = 0; k <= n; ++k) {
            int named = 0;
            for (const char* words : fractions) named += holds(words, k, n);
            INFO(k << " van " << n);
            CHECK(named <= (k * 24 == n * 7 || k * 24 == n * 17 ? 2 : 1));
        }
    }
}

TEST_CASE("words and what they are about make a phrase") {
    CHECK(withNoun(wordsForShare(18, 26), "organisatie", "organisaties") == "ruim twee derde van de organisaties");
    CHECK(withNoun(wordsForShare(0, 26), "organisatie", "organisaties") == "geen enkele organisatie");
    CHECK(withNoun(wordsForShare(25, 26), "organisatie", "organisaties") == "vrijwel alle organisaties");
}

TEST_CASE("the table of words in templates/README.md is that of the program") {
    const std::string text = readme();
    for (const ShareWord& word : shareWords()) {
        const std::string row = "| " + word.words + " | " + intervalInWords(word) + " | " + word.reason + " |";
        INFO(row);
        CHECK(text.find(row) != std::string::npos);
    }
}
