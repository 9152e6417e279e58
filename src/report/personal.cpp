#include "report/personal.h"

#include <algorithm>
#include <array>
#include <set>

#include "report/prose.h"

namespace oordeel::report {
namespace {

constexpr std::string_view prefix = "this looks like ";

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}

/// A letter, or a byte of one beyond ASCII.
bool isLetter(char c) {
    return isCapital(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Digits that belong together, with single blanks, dots, hyphens or brackets between them.
struct Number {
    size_t begin = 0, end = 0;
    std::string digits;
    bool plus = false, grouped = false;
};

Number numberAt(const std::string& text, size_t at) {
    Number out;
    out.begin = at;
    size_t i = at;
    if (text[i] == '+') out.plus = true, ++i;
    if (text[i] == '(') ++i;
    while (i < text.size()) {
        if (isDigit(text[i])) {
            out.digits += text[i++];
            out.end = i;
            continue;
        }
        size_t next = i;
        while (next < text.size() && next < i + 3 &&
               std::string_view(" -.()").find(text[next]) != std::string_view::npos)
            ++next;
        if (next == i || next >= text.size() || !isDigit(text[next])) break;
        out.grouped = true;
        i = next;
    }
    return out;
}

/// The check that every burgerservicenummer passes: the digits times 9, 8, …, 2 and -1 add up to a multiple of 11.
bool passes11(const std::string& digits) {
    int sum = 0;
    for (int i = 0; i < 9; ++i) sum += (digits[static_cast<size_t>(i)] - '0') * (i == 8 ? -1 : 9 - i);
    return sum % 11 == 0 && digits != "000000000";
}

bool isTelephone(const Number& number) {
    if (number.plus) return number.digits.size() == 11 && number.digits.starts_with("31");
    return number.digits.size() == 10 && number.digits[0] == '0' && number.digits[1] != '0';
}

void addNumbers(const std::string& text, std::vector<Personal>& found) {
    for (size_t i = 0; i < text.size();) {
        const bool begins = isDigit(text[i]) || (text[i] == '+' && i + 1 < text.size() && isDigit(text[i + 1])) ||
                            (text[i] == '(' && i + 1 < text.size() && text[i + 1] == '0');
        if (!begins || (i > 0 && (isLetter(text[i - 1]) || text[i - 1] == ','))) {
            ++i;
            continue;
        }
        const Number number = numberAt(text, i);
        const bool ends = number.end >= text.size() || !isLetter(text[number.end]);
        const std::string words = text.substr(number.begin, number.end - number.begin);
        if (number.digits.size() == 9 && !number.plus && ends && passes11(number.digits)) {
            found.push_back({number.begin, words, "a burgerservicenummer (it passes the 11-proef)"});
        } else if (isTelephone(number)) {
            found.push_back({number.begin, words, "a telephone number"});
        }
        i = std::max(number.end, i + 1);
    }
}

void addMail(const std::string& text, std::vector<Personal>& found) {
    const auto part = [](char c) { return isLetter(c) || isDigit(c) || c == '.' || c == '-' || c == '_' || c == '+'; };
    for (size_t at = 0; (at = text.find('@', at)) != std::string::npos; ++at) {
        size_t begin = at, end = at + 1;
        while (begin > 0 && part(text[begin - 1])) --begin;
        while (end < text.size() && part(text[end])) ++end;
        while (end > at + 1 && text[end - 1] == '.') --end;
        const std::string host = text.substr(at + 1, end - at - 1);
        if (begin < at && host.find('.') != std::string::npos)
            found.push_back({begin, text.substr(begin, end - begin), "an e-mail address"});
    }
}

/// 1234 AB, with capitals; SA, SD and SS are never given out.
void addPostcodes(const std::string& text, std::vector<Personal>& found) {
    for (size_t i = 0; i + 6 <= text.size(); ++i) {
        if (!isDigit(text[i]) || text[i] == '0' || (i > 0 && (isDigit(text[i - 1]) || isLetter(text[i - 1])))) continue;
        if (!isDigit(text[i + 1]) || !isDigit(text[i + 2]) || !isDigit(text[i + 3])) continue;
        const size_t letters = text[i + 4] == ' ' ? i + 5 : text.compare(i + 4, 2, "\xc2\xa0") == 0 ? i + 6 : i + 4;
        if (letters + 2 > text.size() || !isCapital(text[letters]) || !isCapital(text[letters + 1])) continue;
        if (letters + 2 < text.size() && (isLetter(text[letters + 2]) || isDigit(text[letters + 2]))) continue;
        const std::string pair = text.substr(letters, 2);
        if (pair == "SA" || pair == "SD" || pair == "SS") continue;
        found.push_back({i, text.substr(i, letters + 2 - i), "a postcode of an address"});
    }
}

void addBirths(const std::string& text, std::vector<Personal>& found) {
    for (const std::string word : {"geboortedatum", "geboren op ", "geboren in "}) {
        for (size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += word.size()) {
            const std::string rest = text.substr(at, word.size() + 24);
            if (std::any_of(rest.begin() + static_cast<std::ptrdiff_t>(word.size()), rest.end(), isDigit))
                found.push_back({at, collapsed(rest), "a date of birth"});
        }
    }
}

/// The end of a name that begins at `at`: small words of a surname, then a word with a capital; `at` when there is
/// none.
size_t endOfName(const std::string& text, size_t at) {
    static constexpr std::array<std::string_view, 14> small{"van ", "de ", "der ", "den ", "ten ", "ter ", "te ",
                                                            "’t ",  "'t ", "in ",  "op ",  "het ", "Van ", "De "};
    size_t i = at;
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view word : small) {
            if (text.compare(i, word.size(), word) != 0) continue;
            i += word.size();
            more = true;
        }
    }
    if (i >= text.size() || !(isCapital(text[i]) || static_cast<unsigned char>(text[i]) >= 0xc3)) return at;
    size_t end = i + 1;
    while (end < text.size() && (isLetter(text[end]) || text[end] == '-')) ++end;
    return end > i + 1 ? end : at;
}

void addNames(const std::string& text, std::vector<Personal>& found) {
    constexpr const char* what = "a name of a person";
    for (const std::string_view title : {"de heer ", "De heer ", "mevrouw ", "Mevrouw ", "dhr. ", "mw. ", "mevr. "}) {
        for (size_t at = 0; (at = text.find(title, at)) != std::string::npos; at += title.size()) {
            if (at > 0 && isLetter(text[at - 1])) continue;
            const size_t end = endOfName(text, at + title.size());
            if (end > at + title.size()) found.push_back({at, text.substr(at, end - at), what});
        }
    }
    // Initials: capitals with a full stop each, then a name.
    for (size_t i = 0; i + 3 < text.size(); ++i) {
        if (!isCapital(text[i]) || text[i + 1] != '.' || (i > 0 && (isLetter(text[i - 1]) || text[i - 1] == '.')))
            continue;
        size_t after = i;
        while (after + 1 < text.size() && isCapital(text[after]) && text[after + 1] == '.') after += 2;
        const std::string initials = text.substr(i, after - i);
        const size_t begin = after;
        if (after < text.size() && text[after] == ' ') ++after;
        const size_t end = endOfName(text, after);
        const bool company = initials == "B.V." || initials == "N.V.";
        if (end > after && !company) found.push_back({i, text.substr(i, end - i), what});
        i = begin;
    }
}

/// Everything below a key that may name people.
void addAllowed(const Value& value, bool inside, std::string& out) {
    static const std::set<std::string> keys{"afzender", "ondertekenaars", "behandelaar", "contact", "adres", "aanhef"};
    if (inside && value.kind == Value::Kind::text) out += collapsed(value.text) + "\n";
    for (const Value& item : value.list) addAllowed(item, inside, out);
    for (const Entry* entry : value.entries()) addAllowed(entry->value, inside || keys.count(entry->key) > 0, out);
}

}  // namespace

std::vector<Personal> personalIn(const std::string& text) {
    std::vector<Personal> found;
    addNumbers(text, found);
    addMail(text, found);
    addPostcodes(text, found);
    addBirths(text, found);
    addNames(text, found);
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
    return found;
}

void warnOfPersonal(const html::Document& document, const std::vector<std::string>& metadata,
                    const std::vector<std::string>& officials, const std::vector<const Value*>& data,
                    Diagnostics& diagnostics) {
    std::string allowed;
    for (const std::string& name : officials) allowed += collapsed(name) + "\n";
    for (const Value* value : data)
        if (value) addAllowed(*value, false, allowed);
    const auto tell = [&](const std::string& text, Position at, const std::string& where) {
        for (const Personal& one : personalIn(text)) {
            if (allowed.find(collapsed(one.words)) != std::string::npos) continue;
            diagnostics.warning(at, std::string(prefix) + one.what + where + ": \"" + collapsed(one.words) +
                                        "\"; leave it out or, when it may be published, name it under "
                                        "`functionarissen` in documenten.yaml");
        }
    };
    for (const html::Node& node : document.nodes) {
        if (node.kind != html::Node::Kind::text || node.parent == html::noNode) continue;
        const std::string& parent = document[node.parent].name;
        if (parent != "style" && parent != "title") tell(node.text, node.at, "");
    }
    for (const std::string& text : metadata) tell(text, {document.source, 0}, " in the metadata");
}

bool hasPersonal(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.all().begin(), diagnostics.all().end(), [](const Diagnostic& one) {
        return one.severity == Severity::warning && one.message.starts_with(prefix);
    });
}

}  // namespace oordeel::report
