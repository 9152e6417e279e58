// References in prose that lead nowhere, and parts that do not add up; see claims.h.
#include <algorithm>
#include <array>
#include <set>

#include "base/dutch.h"
#include "base/nearest.h"
#include "base/quantity.h"
#include "report/claims.h"
#include "report/prose.h"

namespace oordeel::report {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// The number of a part at the beginning of a text: "1.2.3", without a full stop that ends a sentence.
std::string_view partNumber(std::string_view text) {
    size_t end = 0;
    while (end < text.size() && isDigit(text[end])) {
        while (end < text.size() && isDigit(text[end])) ++end;
        if (end + 1 < text.size() && text[end] == '.' && isDigit(text[end + 1]))
            ++end;
        else
            break;
    }
    return text.substr(0, end);
}

size_t depthOf(std::string_view number) {
    return static_cast<size_t>(std::count(number.begin(), number.end(), '.')) + 1;
}

/// A word that announces a number, and how deep that number goes: thema 1, criterium 1.1, verwachting 1.1.1.
struct Announcer {
    std::string_view word;
    size_t depth;
};
constexpr std::array<Announcer, 6> announcers{
    {{"thema", 1}, {"thema’s", 1}, {"criterium", 2}, {"criteria", 2}, {"verwachting", 3}, {"verwachtingen", 3}}};

class References {
  public:
    References(const html::Document& document, const rules::Toetsingskader& kader, const rules::Toetsingskader* earlier,
               Diagnostics& diagnostics)
        : document_(document), diagnostics_(diagnostics), schaal_(kader.schaal) {
        addNumbers(kader);
        if (earlier) addNumbers(*earlier);
        isPartial_ = kader.onvolledig.has_value() || (earlier && earlier->onvolledig);
        for (html::NodeId id = 0; id < static_cast<html::NodeId>(document.nodes.size()); ++id) addHeading(id);
    }

    void check() { below(document_.body); }

  private:
    void addNumbers(const rules::Toetsingskader& kader) {
        for (const rules::Thema& thema : kader.themas) {
            numbers_.insert(thema.nummer);
            for (const rules::Criterium& criterium : thema.criteria) {
                numbers_.insert(criterium.nummer);
                for (const rules::Verwachting& one : criterium.verwachtingen) numbers_.insert(one.nummer);
            }
        }
    }

    /// "3 Veiligheid" is a chapter, "Bijlage 2 Kader" and "B Kader" are appendices.
    void addHeading(html::NodeId id) {
        const std::string& name = document_[id].name;
        if (name.size() != 2 || name[0] != 'h' || !isDigit(name[1])) return;
        std::string text;
        for (const html::NodeId child : document_[id].children)
            text += html::textContent(document_, child) + " ";  // the number may stand in an element of its own
        text += document_[id].text;
        text = collapsed(text);
        const std::string first = text.substr(0, text.find(' '));
        if (first == "Bijlage") {
            const std::string rest = text.substr(std::min<size_t>(8, text.size()));
            appendices_.insert(rest.substr(0, rest.find_first_of(" :.")));
        } else if (first.size() == 1 && first[0] >= 'A' && first[0] <= 'Z') {
            appendices_.insert(first);
        } else if (!partNumber(first).empty()) {
            chapters_.insert(std::string(partNumber(first)));
        }
    }

    void below(html::NodeId id) {
        const html::Node& node = document_[id];
        if (node.name == "cite" || node.name == "q" || node.name == "svg" || node.name == "pre") return;
        if (node.kind == html::Node::Kind::text) inText(node.text, node.at);
        for (const html::NodeId child : node.children) below(child);
    }

    void inText(const std::string& written, Position at) {
        const std::string text = collapsed(written);
        for (size_t begin = 0; begin < text.size();) {
            const size_t end = std::min(text.find_first_of(" (", begin), text.size());
            std::string_view rest = std::string_view(text).substr(std::min(end + 1, text.size()));
            // What is no number is announced by nothing: so much for most words.
            if (!rest.empty() && (isDigit(rest[0]) || (rest[0] >= 'A' && rest[0] <= 'Z')))
                announced(lower(text.substr(begin, end - begin)), rest, at);
            begin = end + 1;
        }
        for (size_t begin = 0; begin < text.size();) {
            const size_t end = std::min(text.find(". ", begin), text.size());
            sums(text.substr(begin, end - begin), at);
            begin = end + 2;
        }
    }

    static std::string lower(std::string word) {
        if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z') word[0] = static_cast<char>(word[0] - 'A' + 'a');
        return word;
    }

    void announced(const std::string& word, std::string_view rest, Position at) {
        for (const Announcer& one : announcers) {
            if (word != one.word) continue;
            const std::string number(partNumber(rest));
            if (number.empty() || depthOf(number) != one.depth || numbers_.empty() || isPartial_) return;
            if (!numbers_.contains(number))
                diagnostics_.error(at, "there is no " + word + " " + number + " in the kader" + near(number, numbers_));
            return;
        }
        if (word == "hoofdstuk" && !chapters_.empty()) {
            const std::string number(partNumber(rest));
            const bool elsewhere = rest.substr(number.size()).starts_with(" van ");
            if (!number.empty() && !elsewhere && !chapters_.contains(number))
                diagnostics_.error(at, "there is no hoofdstuk " + number + "; the document has " + all(chapters_));
        }
        if (word == "bijlage" && !appendices_.empty()) {
            const bool isLetter = !rest.empty() && rest[0] >= 'A' && rest[0] <= 'Z' &&
                                  (rest.size() == 1 || !std::isalpha(static_cast<unsigned char>(rest[1])));
            const std::string name = isLetter ? std::string(rest.substr(0, 1)) : std::string(partNumber(rest));
            // One that is numbered in another way, or said to be of something else, is of another document.
            const bool likeOurs = std::isalpha(static_cast<unsigned char>(appendices_.begin()->front())) != 0;
            const bool elsewhere = isLetter != likeOurs || rest.substr(name.size()).starts_with(" van ");
            if (!name.empty() && !elsewhere && !appendices_.contains(name))
                diagnostics_.error(at, "there is no bijlage " + name + "; the document has " + all(appendices_));
        }
    }

    static std::string near(const std::string& number, const std::set<std::string>& known) {
        std::vector<std::string> same;
        for (const std::string& one : known)
            if (depthOf(one) == depthOf(number)) same.push_back(one);
        return "; it has " + dutch::enumeration(same);
    }
    static std::string all(const std::set<std::string>& names) {
        return dutch::enumeration({names.begin(), names.end()});
    }

    /// "12 voldoende, 8 matig en 7 onvoldoende … van de 26": each level once, each with its number right before it.
    void sums(const std::string& sentence, Position at) {
        const size_t levels = std::min(schaal_.vanVerwachtingen().size(), schaal_.niveaus.size());
        const auto levelsNamed = std::count_if(schaal_.niveaus.begin(), schaal_.niveaus.end(), [&](const auto& niveau) {
            return sentence.find(niveau.naam) != std::string::npos;
        });
        if (static_cast<size_t>(levelsNamed) < levels) return;  // most sentences; looking for numbers takes longer
        const std::vector<dutch::Quantity> found = dutch::quantities(sentence);
        std::set<std::string> seen;
        int64_t sum = 0;
        std::optional<int64_t> whole;
        for (const dutch::Quantity& one : found) {
            if (one.kind == dutch::Quantity::Kind::partOf) {
                whole = one.whole;
                const std::string level = levelAfter(sentence, one.end);
                if (!level.empty() && seen.insert(level).second) sum += one.value;
            } else if (one.kind == dutch::Quantity::Kind::number) {
                const std::string level = levelAfter(sentence, one.end);
                if (!level.empty() && seen.insert(level).second) sum += one.value;
                if (level.empty() && sentence.substr(0, one.begin).ends_with("van de ")) whole = one.value;
            }
        }
        if (!whole || sum == *whole ||
            (seen.size() != schaal_.vanVerwachtingen().size() && seen.size() != schaal_.niveaus.size()))
            return;
        diagnostics_.error(at, "the parts together are " + std::to_string(sum) + ", not the " + std::to_string(*whole) +
                                   " of which they are said to be parts");
    }

    /// The name of the level that follows at once, or nothing.
    std::string levelAfter(const std::string& sentence, size_t at) const {
        for (const rules::Niveau& niveau : schaal_.niveaus) {
            const std::string words = " " + niveau.naam;
            if (sentence.compare(at, words.size(), words) != 0) continue;
            const size_t end = at + words.size();
            if (end == sentence.size() || !std::isalpha(static_cast<unsigned char>(sentence[end]))) return niveau.id;
        }
        return "";
    }

    const html::Document& document_;
    Diagnostics& diagnostics_;
    const rules::Schaal& schaal_;
    std::set<std::string> numbers_, chapters_, appendices_;
    bool isPartial_ = false;
};

}  // namespace

void checkReferences(const html::Document& document, const rules::Toetsingskader& kader,
                     const rules::Toetsingskader* vorigKader, Diagnostics& diagnostics) {
    if (document.body != html::noNode) References(document, kader, vorigKader, diagnostics).check();
}

}  // namespace oordeel::report
