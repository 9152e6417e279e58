// A word → the places where a hyphen may break it: libhyphen's patterns, held to what Dutch can spell.
#include "text/hyphenate.h"

#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>

#include "base/utf8.h"

namespace oordeel::text {

struct Hyphenator::Dictionary {
    HyphenDict* patterns = nullptr;  // hnj_hyphen_hyphenate3 only reads it, so threads may share it
    bool dutch = false;

    Dictionary(HyphenDict* loaded, bool isDutch) : patterns(loaded), dutch(isDutch) {}
    ~Dictionary() { hnj_hyphen_free(patterns); }
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;
};

namespace {

/// What the patterns see of a word: the letters between two hyphens, apostrophes or brackets. Each is a word by
/// itself, so "VTH-medewerkers", "'s-Gravenhage" and "verwachting(en)" break in their parts.
struct Part {
    std::u32string letters;             ///< lower case, composed
    std::vector<size_t> offsets;        ///< of each letter in the word
    std::vector<bool> decomposedTrema;  ///< the letter was written as a vowel and U+0308
    size_t capitals = 0;
    bool figures = false;

    bool breakable() const { return !figures && capitals < letters.size(); }
};

bool separatesParts(char32_t c) {
    return c == U'-' || (c >= 0x2010 && c <= 0x2014) || c == U'\'' || c == U'\u2019' || c == U'(' || c == U')' ||
           c == U'[' || c == U']';
}

bool isMark(char32_t c) {
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

/// The word without the punctuation around it, as the offsets of its first character and of what follows its last.
std::pair<size_t, size_t> core(std::u32string_view word) {
    const auto belongs = [](char32_t c) { return u_isalnum(static_cast<UChar32>(c)); };
    const size_t first = static_cast<size_t>(std::find_if(word.begin(), word.end(), belongs) - word.begin());
    size_t last = word.size();
    while (last > first && !belongs(word[last - 1]) && !isMark(word[last - 1])) --last;
    return {first, last};
}

/// Adds a combining mark to the last letter of a part; false when Unicode has no such letter.
bool compose(Part& part, char32_t mark) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status) || part.letters.empty()) return false;
    const UChar32 letter =
        unorm2_composePair(nfc, static_cast<UChar32>(part.letters.back()), static_cast<UChar32>(mark));
    if (letter < 0) return false;
    part.letters.back() = static_cast<char32_t>(letter);
    part.decomposedTrema.back() = mark == 0x0308;
    return true;
}

/// The parts of a word, or nothing when it holds a character that no word has: a slash, a full stop or an @ makes it
/// an address; a soft hyphen says that the author knows better (CSS Text 3, 5.2).
std::optional<std::vector<Part>> partsOf(std::u32string_view word) {
    std::vector<Part> parts(1);
    const auto [first, last] = core(word);
    for (size_t i = first; i < last; ++i) {
        const auto c = static_cast<UChar32>(word[i]);
        Part& part = parts.back();
        if (u_isalpha(c)) {
            part.letters += static_cast<char32_t>(u_tolower(c));
            part.offsets.push_back(i);
            part.decomposedTrema.push_back(false);
            part.capitals += u_isupper(c) ? 1 : 0;
        } else if (u_isdigit(c)) {
            part.figures = true;
        } else if (separatesParts(word[i])) {
            parts.emplace_back();
        } else if (!isMark(word[i]) || !compose(part, word[i])) {
            return std::nullopt;
        }
    }
    return parts;
}

/// The letters as the dictionary is written, or nothing when it cannot write one of them. Most dictionaries, the
/// Dutch among them, are ISO 8859-1: given UTF-8 they would count é as two letters and miss the patterns around it.
std::optional<std::string> encoded(const std::u32string& letters, bool utf8) {
    if (utf8) return toUtf8(letters);
    std::string bytes;
    for (char32_t c : letters) {
        if (c > 0xFF) return std::nullopt;
        bytes += static_cast<char>(c);
    }
    return bytes;
}

/// Where the patterns break a part: indexes into its letters. Breaks for which a dictionary changes the letters (old
/// German "Zuk-ker") are left out, for nobody here would write them.
std::vector<size_t> patternBreaks(HyphenDict* patterns, const std::u32string& letters) {
    const std::optional<std::string> bytes = encoded(letters, patterns->utf8 != 0);
    if (!bytes) return {};
    std::vector<char> hyphens(bytes->size() + 5);  // as hyphen.h asks
    char** replacements = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    const int size = static_cast<int>(bytes->size());
    const int failed = hnj_hyphen_hyphenate3(patterns, bytes->c_str(), size, hyphens.data(), nullptr, &replacements,
                                             &positions, &cuts, 1, 1, 0, 0);
    std::vector<size_t> breaks;
    for (size_t i = 0; !failed && i + 1 < letters.size(); ++i) {
        if (hyphens[i] % 2 != 0 && !(replacements && replacements[i])) breaks.push_back(i + 1);
    }
    for (int i = 0; replacements && i < size; ++i) std::free(replacements[i]);
    std::free(replacements);
    std::free(positions);
    std::free(cuts);
    return breaks;
}

/// Whether Dutch would spell the word otherwise when broken here, in a way that layout does not write.
/// - A diminutive takes its noun's spelling back before the hyphen: autootje → auto-tje, cafeetje → café-tje,
///   taxietje → taxi-tje (Woordenlijst 2015, Leidraad 18; Technische Handleiding 2009, p. 56). The letters do not
///   tell "actie-tje" and "idee-tje", which stay as they are, from those; a missing break is no error.
/// - A trema that is a character of its own cannot be dropped by `withoutTrema`.
bool changesSpelling(const Part& part, size_t at) {
    if (part.decomposedTrema[at]) return true;
    if (at < 2 || part.letters.compare(at, 3, U"tje") != 0) return false;
    const std::u32string before = part.letters.substr(at - 2, 2);
    return before == U"aa" || before == U"ee" || before == U"ie" || before == U"oo" || before == U"uu";
}

bool atLeast(size_t count, int limit) {
    return limit <= 0 || count >= static_cast<size_t>(limit);
}

/// "nl-BE" → {"nl", "BE"}; nothing when this is no tag that could name a file.
std::optional<std::pair<std::string, std::string>> languageAndRegion(std::string_view tag) {
    std::string language, region;
    const size_t hyphen = std::min(tag.find('-'), tag.size());
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    for (char c : tag.substr(0, hyphen)) {
        if (!isLetter(c)) return std::nullopt;
        language += static_cast<char>(c | 0x20);
    }
    if (language.empty()) return std::nullopt;
    for (char c : tag.substr(std::min(hyphen + 1, tag.size()))) {
        if (!isLetter(c) || region.size() == 2) return std::pair(language, std::string());
        region += static_cast<char>(c & ~0x20);
    }
    return std::pair(language, region);
}

/// The dictionaries to try: the tag's region, the language's own country (nl_NL), no country, then any by name.
std::vector<std::filesystem::path> dictionaryFiles(const std::string& language, const std::string& region) {
    const std::filesystem::path folder = "/usr/share/hyphen";
    std::string country = language;
    for (char& c : country) c = static_cast<char>(c & ~0x20);
    std::vector<std::filesystem::path> files;
    if (!region.empty()) files.push_back(folder / ("hyph_" + language + "_" + region + ".dic"));
    files.push_back(folder / ("hyph_" + language + "_" + country + ".dic"));
    files.push_back(folder / ("hyph_" + language + ".dic"));
    std::vector<std::filesystem::path> others;
    std::error_code unreadable;
    for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("hyph_" + language + "_") && name.ends_with(".dic")) others.push_back(entry.path());
    }
    std::sort(others.begin(), others.end());
    files.insert(files.end(), others.begin(), others.end());
    return files;
}

HyphenDict* load(const std::filesystem::path& file) {
    std::error_code absent;
    if (!std::filesystem::is_regular_file(file, absent)) return nullptr;
    HyphenDict* patterns = hnj_hyphen_load(file.c_str());
    if (!patterns || patterns->utf8 || std::string_view(patterns->cset) == "ISO8859-1") return patterns;
    hnj_hyphen_free(patterns);
    return nullptr;
}

}  // namespace

Hyphenator::Hyphenator(std::unique_ptr<Dictionary> dictionary) : dictionary_(std::move(dictionary)) {}

Hyphenator::~Hyphenator() = default;

std::shared_ptr<const Hyphenator> Hyphenator::find(std::string_view language) {
    static std::mutex mutex;  // also because hnj_hyphen_load keeps its tables in a global variable
    static std::map<std::string, std::shared_ptr<const Hyphenator>, std::less<>> loaded;
    const std::lock_guard lock(mutex);
    const auto known = loaded.find(language);
    if (known != loaded.end()) return known->second;
    std::shared_ptr<const Hyphenator> found;
    if (const auto names = languageAndRegion(language)) {
        for (const auto& file : dictionaryFiles(names->first, names->second)) {
            HyphenDict* patterns = load(file);
            if (!patterns) continue;
            found.reset(new Hyphenator(std::make_unique<Dictionary>(patterns, names->first == "nl")));
            break;
        }
    }
    loaded.emplace(language, found);
    return found;
}

std::vector<size_t> Hyphenator::hyphenate(std::u32string_view word, const HyphenationLimits& limits) const {
    const std::optional<std::vector<Part>> parts = partsOf(word);
    std::vector<size_t> breaks;
    if (!parts) return breaks;
    for (const Part& part : *parts) {
        const size_t size = part.letters.size();
        if (!part.breakable() || !atLeast(size, limits.word)) continue;
        for (size_t at : patternBreaks(dictionary_->patterns, part.letters)) {
            if (!atLeast(at, limits.before) || !atLeast(size - at, limits.after)) continue;
            if (dictionary_->dutch && changesSpelling(part, at)) continue;
            breaks.push_back(part.offsets[at]);
        }
    }
    return breaks;
}

char32_t withoutTrema(char32_t character) {
    switch (character) {
        case U'ä':
            return U'a';
        case U'ë':
            return U'e';
        case U'ï':
            return U'i';
        case U'ö':
            return U'o';
        case U'ü':
            return U'u';
        case U'Ä':
            return U'A';
        case U'Ë':
            return U'E';
        case U'Ï':
            return U'I';
        case U'Ö':
            return U'O';
        case U'Ü':
            return U'U';
        default:
            return character;
    }
}

}  // namespace oordeel::text
