#include "base/dutch.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace oordeel::dutch {
namespace {

constexpr std::array<std::string_view, 21> words{
    "nul",      "één",      "twee",    "drie",      "vier",     "vijf",      "zes",
    "zeven",    "acht",     "negen",   "tien",      "elf",      "twaalf",    "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"};

constexpr std::array<std::string_view, 21> ordinals{
    "nulde",      "eerste",     "tweede",    "derde",       "vierde",     "vijfde",      "zesde",
    "zevende",    "achtste",    "negende",   "tiende",      "elfde",      "twaalfde",    "dertiende",
    "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende", "negentiende", "twintigste"};

constexpr std::array<std::string_view, 12> months{"januari",   "februari", "maart",    "april",
                                                  "mei",       "juni",     "juli",     "augustus",
                                                  "september", "oktober",  "november", "december"};

/// Capital of a letter of ASCII or Latin-1, which hold every letter a Dutch sentence begins with; else the same.
char32_t upper(char32_t c) {
    const bool ascii = c >= U'a' && c <= U'z';
    const bool latin1 = c >= U'à' && c <= U'þ' && c != U'÷';
    return ascii || latin1 ? c - 0x20 : c;
}

/// With commas between, and a word before the last.
std::string joined(const std::vector<std::string>& parts, std::string_view last) {
    std::string out;
    for (size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) out += i + 1 < parts.size() ? std::string_view(", ") : last;
        out += parts[i];
    }
    return out;
}

}  // namespace

std::string numberInWords(int64_t number) {
    if (number < 0 || number >= static_cast<int64_t>(words.size())) return dutch::number(number);
    return std::string(words[static_cast<size_t>(number)]);
}

std::string ordinal(int64_t number) {
    if (number < 0 || number >= static_cast<int64_t>(ordinals.size())) return dutch::number(number) + "e";
    return std::string(ordinals[static_cast<size_t>(number)]);
}

std::string number(int64_t number) {
    std::string figures = std::to_string(number);
    if (-10'000 < number && number < 10'000) return figures;
    const int first = number < 0 ? 1 : 0;
    for (int i = static_cast<int>(figures.size()) - 3; i > first; i -= 3) figures.insert(static_cast<size_t>(i), ".");
    return figures;
}

std::string decimal(int64_t units, int decimals) {
    std::string figures = std::to_string(units);
    if (decimals <= 0) return figures;
    const auto places = static_cast<size_t>(decimals);
    if (figures.size() <= places) figures.insert(0, places + 1 - figures.size(), '0');
    std::string out = figures.substr(0, figures.size() - places) + "," + figures.substr(figures.size() - places);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == ',') out.pop_back();
    return out;
}

std::optional<int64_t> parseDecimal(std::string_view text, int decimals) {
    constexpr size_t mostFigures = 15;
    const size_t comma = std::min(text.find(','), text.size());
    const std::string_view whole = text.substr(0, comma);
    const std::string_view part = comma < text.size() ? text.substr(comma + 1) : std::string_view{};
    const auto isFigures = [](std::string_view s) {
        return s.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const auto places = static_cast<size_t>(std::max(decimals, 0));
    const bool comesAfterComma = comma < text.size();
    if (whole.empty() || !isFigures(whole) || !isFigures(part) || part.size() > places ||
        (comesAfterComma && part.empty()) || whole.size() + places > mostFigures)
        return std::nullopt;
    int64_t units = 0;
    for (const char c : whole) units = units * 10 + (c - '0');
    for (size_t i = 0; i < places; ++i) units = units * 10 + (i < part.size() ? part[i] - '0' : 0);
    return units;
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
    return joined(parts, " en ");
}

std::string choice(const std::vector<std::string>& parts) {
    return joined(parts, " of ");
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
