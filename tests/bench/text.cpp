// How long shaping, hyphenation and line breaking take for a word of Dutch: nanoseconds, the best of ten rounds.
#include <chrono>
#include <cstdio>
#include <random>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/hyphenate.h"
#include "text/shape.h"

namespace {

using namespace oordeel;

/// Some 5 000 words in sentences of a dozen, the same at every run; the words and their lengths are those of reports.
std::u32string dutchText() {
    static const char32_t* const words[] = {
        U"de",
        U"het",
        U"een",
        U"en",
        U"van",
        U"in",
        U"is",
        U"dat",
        U"voor",
        U"niet",
        U"met",
        U"zijn",
        U"worden",
        U"heeft",
        U"organisatie",
        U"inspectie",
        U"medewerkers",
        U"cliënten",
        U"kinderen",
        U"veiligheid",
        U"coördinatie",
        U"verbeterpunten",
        U"toetsingskader",
        U"vertrouwensarts",
        U"financiële",
        U"geïnspecteerd",
        U"samenwerking",
        U"verantwoordelijkheid",
        U"24-uursdienst",
        U"(deel)gemeenten",
    };
    std::mt19937 random(1);  // its numbers are the same everywhere, which distributions are not
    std::u32string text;
    for (int i = 1; i <= 5000; ++i) {
        text += words[random() % std::size(words)];
        text += i % 12 == 0 ? U". " : U" ";
    }
    return text;
}

std::vector<std::u32string_view> wordsOf(std::u32string_view text) {
    std::vector<std::u32string_view> words;
    for (size_t start = 0; start < text.size();) {
        const size_t end = std::min(text.find(U' ', start), text.size());
        words.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return words;
}

/// `work` returns a number that depends on all it did, so that nothing is optimised away.
template <class Work>
void measure(const char* what, size_t words, Work work) {
    using Clock = std::chrono::steady_clock;
    double best = 1e18;
    size_t result = 0;
    for (int round = 0; round < 10; ++round) {
        const Clock::time_point start = Clock::now();
        result = work();
        best = std::min(best, std::chrono::duration<double, std::nano>(Clock::now() - start).count());
    }
    std::printf("%-24s %8.0f ns a word   (%zu)\n", what, best / static_cast<double>(words), result);
}

}  // namespace

int main() {
    const std::u32string text = dutchText();
    const std::vector<std::u32string_view> words = wordsOf(text);
    text::Fonts fonts;
    const text::FontRequest request{{"PT Serif", "serif"}};
    const text::Face* face = fonts.find(request).face;
    const std::shared_ptr<const text::Hyphenator> dutch = text::Hyphenator::find("nl");
    if (!face || !dutch) return std::puts("needs a font and the Dutch hyphenation dictionary"), 1;
    std::printf("%zu words, %zu characters, %s\n", words.size(), text.size(), face->postScriptName.c_str());

    measure("shape, a word at a time", words.size(), [&] {
        size_t glyphs = 0;
        for (std::u32string_view word : words) glyphs += text::shape(*face, word, {}, "nl").size();
        return glyphs;
    });
    measure("shape, 60 words at once", words.size(), [&] {
        size_t glyphs = 0;
        for (size_t i = 0; i < words.size(); i += 60) {
            const std::u32string_view last = words[std::min(i + 60, words.size()) - 1];
            const std::u32string_view run(words[i].data(),
                                          static_cast<size_t>(last.data() + last.size() - words[i].data()));
            glyphs += text::shape(*face, run, {}, "nl").size();
        }
        return glyphs;
    });
    measure("hyphenate", words.size(), [&] {
        size_t breaks = 0;
        for (std::u32string_view word : words) breaks += dutch->hyphenate(word, {}).size();
        return breaks;
    });
    measure("line breaks", words.size(), [&] { return text::lineBreaks(text, "nl").size(); });
    measure("find a known face", words.size(), [&] {
        size_t found = 0;
        for (size_t i = 0; i < words.size(); ++i) found += fonts.find(request).exact;
        return found;
    });
}
