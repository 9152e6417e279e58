#include "base/dutch.h"

#include <array>

#include "base/utf8.h"

namespace oordeel::dutch {
namespace {

constexpr std::array<std::string_view, 21> words{
    "nul",      "één",      "twee",    "drie",      "vier",     "vijf",      "zes",
    "zeven",    "acht",     "negen",   "tien",      "elf",      "twaalf",    "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"};

constexpr std::array<std::string_view, 12> months{"januari",   "februari", "maart",    "april",
                                                  "mei",       "juni",     "juli",     "augustus",
                                                  "september", "oktober",  "november", "december"};

/// Capital of a letter of ASCII or Latin-1, which hold every letter a Dutch sentence begins with; else the same.
char32_t upper(char32_t c) {
    const bool ascii = c >= U'a' && c <= U'z';
    const bool latin1 = c >= U'à' && c <= U'þ' && c != U'÷';
    return ascii || latin1 ? c - 0x20 : c;
}

}  // namespace

std::string numberInWords(int64_t number) {
    if (number < 0 || number >= static_cast<int64_t>(words.size())) return dutch::number(number);
    return std::string(words[static_cast<size_t>(number)]);
}

std::string number(int64_t number) {
    std::string figures = std::to_string(number);
    if (-10'000 < number && number < 10'000) return figures;
    const int first = number < 0 ? 1 : 0;
    for (int i = static_cast<int>(figures.size()) - 3; i > first; i -= 3) figures.insert(static_cast<size_t>(i), ".");
    return figures;
}

std::string percentage(int64_t part, int64_t whole) {
    __extension__ using Wide = __int128;
    const Wide doubled = static_cast<Wide>(part) * 200 + whole;
    return std::to_string(static_cast<int64_t>(doubled / (static_cast<Wide>(whole) * 2))) + "%";
}

std::string longDate(std::string_view isoDate) {
    const auto two = [&](size_t i) { return static_cast<size_t>((isoDate[i] - '0') * 10 + (isoDate[i + 1] - '0')); };
    return std::to_string(two(8)) + " " + std::string(months.at(two(5) - 1)) + " " + std::string(isoDate.substr(0, 4));
}

std::string enumeration(const std::vector<std::string>& parts) {
    std::string out;
    for (size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) out += i + 1 < parts.size() ? ", " : " en ";
        out += parts[i];
    }
    return out;
}

std::string capitalised(std::string_view text) {
    std::u32string out = toUtf32(text);
    const auto at = [&](size_t i) { return i < out.size() ? out[i] : U'\0'; };
    // After a clipped word ('s, 't, 'n) the next word takes the capital.
    const bool clipped = (at(0) == U'\'' || at(0) == U'’') && at(2) == U' ';
    const size_t first = clipped ? 3 : 0;
    if (at(first) == U'i' && at(first + 1) == U'j') out[first + 1] = U'J';
    if (first < out.size()) out[first] = at(first) == U'é' && at(first + 1) == U'é' ? U'E' : upper(out[first]);
    return toUtf8(out);
}

}  // namespace oordeel::dutch
