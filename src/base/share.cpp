#include "base/share.h"

#include <algorithm>
#include <numeric>

namespace oordeel::dutch {
namespace {

using Noun = ShareWord::Noun;

struct Fraction {
    const char* words;
    int64_t part, whole;
};

constexpr Fraction fractions[] = {
    {"een kwart", 1, 4}, {"een derde", 1, 3}, {"de helft", 1, 2}, {"twee derde", 2, 3}, {"driekwart", 3, 4},
};

/// Half of what lies between the two fractions that are nearest to each other, a quarter and a third: with this much
/// room on both sides of each fraction, no share is called by the wrong one of two.
constexpr int64_t room = 24;

Bound exactly(const Fraction& f, bool counts) {
    return {f.part, f.whole, counts};
}

/// A fraction and 1/24, more or less.
Bound beside(const Fraction& f, int64_t sign) {
    const int64_t part = f.part * room + sign * f.whole, whole = f.whole * room, common = std::gcd(part, whole);
    return {part / common, whole / common, true};
}

/// Compares part/whole with a bound without dividing.
int64_t difference(int64_t part, int64_t whole, const Bound& bound) {
    return part * bound.whole - bound.part * whole;
}

std::vector<ShareWord> makeTable() {
    const Bound none{0, 1, true}, all{1, 1, true}, some{0, 1, false}, notAll{1, 1, false};
    std::vector<ShareWord> table{
        {"geen enkele", none, none, 0, 0, Noun::one, true, "Geen uitzondering."},
        {"alle", all, all, 0, 0, Noun::all, true, "Geen uitzondering."},
    };
    const std::string nearest = "Niet verder ervan dan de helft van wat een kwart en een derde scheelt.";
    for (const Fraction& f : fractions) {
        const std::string words = f.words;
        table.push_back({"ruim " + words, exactly(f, false), beside(f, 1), 0, 0, Noun::ofAll, true,
                         "Meer, maar niet verder ervan dan 1/24."});
        table.push_back({"bijna " + words, beside(f, -1), exactly(f, false), 0, 0, Noun::ofAll, true,
                         "Minder, maar niet verder ervan dan 1/24."});
        table.push_back({words, beside(f, -1), beside(f, 1), 0, 0, Noun::ofAll, true, nearest});
        table.push_back({"ongeveer " + words, beside(f, -1), beside(f, 1), 0, 0, Noun::ofAll, false, nearest});
    }
    const std::vector<ShareWord> rest{
        {"vrijwel alle",
         {9, 10, false},
         notAll,
         0,
         0,
         Noun::all,
         true,
         "Meer dan negen van de tien; zo gebruikt ook de Schotse onderwijsinspectie almost all."},
        {"bijna alle", {9, 10, false}, notAll, 0, 0, Noun::all, false, "Hetzelfde als vrijwel alle."},
        {"een enkele", some, notAll, 1, 1, Noun::one, true, "Precies één."},
        {"enkele",
         some,
         {15, 100, true},
         2,
         0,
         Noun::all,
         true,
         "Twee of meer; hoogstens 15%, zoals few bij de Schotse onderwijsinspectie."},
        {"een klein deel", some, {1, 4, false}, 0, 0, Noun::ofAll, true, "Minder dan een kwart."},
        {"een grote meerderheid",
         {3, 4, true},
         notAll,
         0,
         0,
         Noun::ofAll,
         true,
         "Ten minste drie van de vier, zoals most bij de Schotse onderwijsinspectie."},
        {"het merendeel", {1, 2, false}, notAll, 0, 0, Noun::ofAll, false, "Meer dan de helft, maar niet alle."},
        {"de meeste", {1, 2, false}, notAll, 0, 0, Noun::all, false, "Meer dan de helft, maar niet alle."},
        {"een meerderheid", {1, 2, false}, notAll, 0, 0, Noun::ofAll, false, "Meer dan de helft, maar niet alle."},
        {"een minderheid", some, {1, 2, false}, 0, 0, Noun::ofAll, false, "Minder dan de helft, maar niet niets."},
        {"een groot deel",
         {2, 5, true},
         notAll,
         0,
         0,
         Noun::ofAll,
         false,
         "Geen meerderheid hoeft het te zijn; minder dan twee van de vijf is geen groot deel meer."},
        {"een deel", some, notAll, 0, 0, Noun::ofAll, false, "Niet niets en niet alles."},
        {"niet alle", none, notAll, 0, 0, Noun::all, false, "Ten minste één uitzondering."},
    };
    table.insert(table.end(), rest.begin(), rest.end());
    for (const Fraction& f : fractions) {
        const bool half = f.whole == 2;
        table.push_back({std::string("minder dan ") + f.words, some, exactly(f, false), 0, 0, Noun::ofAll, half,
                         "Wat er staat, maar niet niets."});
        table.push_back({std::string("meer dan ") + f.words, exactly(f, false), notAll, 0, 0, Noun::ofAll, half,
                         "Wat er staat, maar niet alles."});
    }
    return table;
}

void replace(std::string& text, std::string_view what, std::string_view by) {
    for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// One spelling: small letters, single spaces, fractions apart.
std::string normal(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!space) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
        if (space && !out.empty() && out.back() != ' ') out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    replace(out, "\u00A0", " ");
    replace(out, "één", "een");
    replace(out, "tweederde", "twee derde");
    replace(out, "eenderde", "een derde");
    replace(out, "drie kwart", "driekwart");
    replace(out, "eenkwart", "een kwart");
    return out;
}

std::string written(const Bound& bound) {
    if (bound.part == 0 || bound.part == bound.whole) return bound.part == 0 ? "0%" : "100%";
    return std::to_string(bound.part) + "/" + std::to_string(bound.whole);
}

}  // namespace

bool ShareWord::isTrue(int64_t part, int64_t whole) const {
    if (whole <= 0 || part < least || (most > 0 && part > most)) return false;
    const int64_t above = difference(part, whole, from), below = difference(part, whole, to);
    return (above > 0 || (above == 0 && from.counts)) && (below < 0 || (below == 0 && to.counts));
}

const std::vector<ShareWord>& shareWords() {
    static const std::vector<ShareWord> table = makeTable();
    return table;
}

const ShareWord* findShareWord(std::string_view text) {
    const std::string words = normal(text);
    const auto found = std::find_if(shareWords().begin(), shareWords().end(),
                                    [&](const ShareWord& word) { return word.words == words; });
    return found == shareWords().end() ? nullptr : &*found;
}

const ShareWord& wordsForShare(int64_t part, int64_t whole) {
    return *std::find_if(shareWords().begin(), shareWords().end(),
                         [&](const ShareWord& word) { return word.chosen && word.isTrue(part, whole); });
}

std::vector<const ShareWord*> trueShareWords(int64_t part, int64_t whole) {
    std::vector<const ShareWord*> out;
    for (const ShareWord& word : shareWords())
        if (word.isTrue(part, whole)) out.push_back(&word);
    return out;
}

std::string withNoun(const ShareWord& word, std::string_view one, std::string_view more) {
    const std::string_view between = word.noun == Noun::ofAll ? " van de " : " ";
    return word.words + std::string(between) + std::string(word.noun == Noun::one ? one : more);
}

std::string intervalInWords(const ShareWord& word) {
    if (word.least == word.most && word.most > 0) return "precies één";
    const bool point = word.from.part * word.to.whole == word.to.part * word.from.whole;
    if (point) return "precies " + written(word.from);
    std::string out = (word.from.counts ? "vanaf " : "boven ") + written(word.from) +
                      (word.to.counts ? " tot en met " : " tot ") + written(word.to);
    if (word.least > 0) out += ", en " + std::to_string(word.least) + " of meer";
    return out;
}

}  // namespace oordeel::dutch
