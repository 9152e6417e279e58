#include "base/quantity.h"

#include <algorithm>
#include <array>

#include "base/dutch.h"

namespace oordeel::dutch {
namespace {

constexpr std::array<std::string_view, 12> months{"januari",   "februari", "maart",    "april",
                                                  "mei",       "juni",     "juli",     "augustus",
                                                  "september", "oktober",  "november", "december"};

/// Say nothing about how many; they may stand before.
constexpr std::array<std::string_view, 8> stress{"slechts", "maar", "nog", "ook", "wel", "de", "bij", "alleen"};

/// Words after which a number is that of a part of a text, not a quantity.
constexpr std::array<std::string_view, 17> before{
    "artikel", "art.", "bijlage", "criterium", "figuur", "hoofdstuk",   "nr.",      "nummer",   "paragraaf",
    "punt",    "stap", "tabel",   "thema",     "versie", "verwachting", "voetnoot", "bladzijde"};

bool isFigure(char c) {
    return c >= '0' && c <= '9';
}

/// Letters, and all bytes of letters outside ASCII. The dash, the quotation marks and the hard space are none.
bool isLetter(std::string_view text, size_t i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
    return c == 0xC3 || (c >= 0x80 && c < 0xC0 && i > 0 && static_cast<unsigned char>(text[i - 1]) == 0xC3);
}

bool isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

struct Word {
    std::string text;  ///< in small letters
    size_t begin = 0, end = 0;
};

/// What stands between spaces, without the punctuation around it; a percent sign is a word by itself.
std::vector<Word> wordsOf(std::string_view text) {
    std::vector<Word> out;
    for (size_t i = 0; i < text.size();) {
        if (!isLetter(text, i) && !isFigure(text[i]) && text[i] != '%') {
            ++i;
            continue;
        }
        const size_t begin = i;
        if (text[i] == '%') {
            ++i;
        } else {
            // Within a word stand hyphens, dots and the like, but only between letters or figures.
            while (i < text.size()) {
                const bool joined = i + 1 < text.size() && std::string_view("-.,/:'").find(text[i]) != text.npos &&
                                    (isLetter(text, i + 1) || isFigure(text[i + 1]));
                if (!isLetter(text, i) && !isFigure(text[i]) && !joined) break;
                ++i;
            }
        }
        std::string word(text.substr(begin, i - begin));
        for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
        out.push_back({std::move(word), begin, i});
    }
    return out;
}

/// A whole number in figures with dots between thousands, or in words up to twenty.
std::optional<int64_t> numberIn(const std::string& word) {
    if (word == "één" || word == "eén") return 1;
    for (int64_t n = 2; n <= 20; ++n)
        if (word == numberInWords(n)) return n;
    std::string figures;
    for (size_t i = 0; i < word.size(); ++i) {
        const bool dot = word[i] == '.' && i > 0 && i <= 3 && (word.size() - i) % 4 == 0;
        const bool laterDot = word[i] == '.' && i > 3 && (word.size() - i) % 4 == 0;
        if (isFigure(word[i])) figures += word[i];
        if (!isFigure(word[i]) && !dot && !laterDot) return {};
    }
    if (figures.empty() || figures.size() > 12 || (figures.size() > 1 && figures[0] == '0')) return {};
    // 1.1.2 has dots, but not between thousands.
    if (word.find('.') != std::string::npos && number(*parseDecimal(figures, 0)) != word && figures.size() != 4)
        return {};
    return parseDecimal(figures, 0);
}

class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text), words_(wordsOf(text)) {}

    std::vector<Quantity> scan() {
        std::vector<Quantity> out;
        for (size_t i = 0; i < words_.size();) {
            Quantity found;
            const size_t used = at(i, found);
            if (used == 0) {
                ++i;
                continue;
            }
            found.begin = words_[i].begin;
            found.end = words_[i + used - 1].end;
            if (!skipped_) out.push_back(found);
            i += used;
        }
        return out;
    }

    size_t words() const { return words_.size(); }
    const Word& word(size_t i) const { return words_[i]; }

  private:
    const std::string& textAt(size_t i) const {
        static const std::string none;
        return i < words_.size() ? words_[i].text : none;
    }

    /// How many words make a quantity from here on; 0 when there is none. `skipped_` says that it is a date.
    size_t at(size_t i, Quantity& q) {
        skipped_ = false;
        if (const size_t used = share(i, q)) return used;
        const std::optional<int64_t> number = numberIn(textAt(i));
        if (!number) return 0;
        q.value = *number;
        if (std::find(months.begin(), months.end(), textAt(i + 1)) != months.end()) return skip(2);
        const bool figures = isFigure(textAt(i)[0]);
        const bool year = figures && textAt(i).size() == 4 && *number >= 1900 && *number < 2100;
        const bool numbered = i > 0 && std::find(before.begin(), before.end(), textAt(i - 1)) != before.end();
        if (year || numbered) return skip(1);
        if (textAt(i + 1) == "%" || textAt(i + 1) == "procent") {
            q.kind = Quantity::Kind::percentage;
            return 2;
        }
        if (textAt(i + 1) == "van") {
            const size_t next = textAt(i + 2) == "de" || textAt(i + 2) == "alle" ? i + 3 : i + 2;
            if (const std::optional<int64_t> whole = numberIn(textAt(next)); whole && *whole >= *number) {
                q.kind = Quantity::Kind::partOf;
                q.whole = *whole;
                return next - i + 1;
            }
        }
        return 1;
    }

    size_t skip(size_t words) {
        skipped_ = true;
        return words;
    }

    /// The longest words for a share from here on.
    size_t share(size_t i, Quantity& q) const {
        constexpr size_t longest = 4;
        for (size_t used = std::min(longest, words_.size() - i); used > 0; --used) {
            const size_t begin = words_[i].begin, end = words_[i + used - 1].end;
            if (!together(i, used)) continue;
            const ShareWord* word = findShareWord(text_.substr(begin, end - begin));
            if (!word) continue;
            q.kind = Quantity::Kind::share;
            q.word = word;
            return used;
        }
        return 0;
    }

    /// Whether only white space stands between the words.
    bool together(size_t i, size_t used) const {
        for (size_t k = i; k + 1 < i + used; ++k)
            for (size_t b = words_[k].end; b < words_[k + 1].begin; ++b)
                if (!isSpace(text_[b])) return false;
        return true;
    }

    std::string_view text_;
    std::vector<Word> words_;
    bool skipped_ = false;
};

}  // namespace

std::vector<Quantity> quantities(std::string_view text) {
    return Scanner(text).scan();
}

std::optional<Quantity> readQuantity(std::string_view text) {
    Scanner scanner(text);
    const std::vector<Quantity> found = scanner.scan();
    if (found.size() != 1) return {};
    for (size_t i = 0; i < scanner.words(); ++i) {
        const Word& word = scanner.word(i);
        const bool inside = word.begin >= found[0].begin && word.end <= found[0].end;
        if (!inside && std::find(stress.begin(), stress.end(), word.text) == stress.end()) return {};
    }
    return found[0];
}

}  // namespace oordeel::dutch
