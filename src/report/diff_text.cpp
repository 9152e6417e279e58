// What a change does, as values → Markdown that a reviewer reads in a pull request.
#include <algorithm>

#include "base/dutch.h"
#include "report/diff.h"

namespace oordeel::report {
namespace {

/// Longer texts are cut: who wants them whole has the files.
constexpr size_t longest = 160;
/// More documents than this are counted, not named.
constexpr size_t mostNamed = 12;

const std::string& textOf(const Value& map, std::string_view key) {
    static const std::string none;
    const Value* value = map.find(key);
    return value ? value->text : none;
}

/// Words of the data as they are, on one line and never as markup.
std::string quoted(const std::string& words) {
    std::string out;
    for (const char c : words) {
        if (out.size() >= longest && (static_cast<unsigned char>(c) & 0xC0) != 0x80) {
            out += "…";
            break;
        }
        if (c == '\n' || c == '\r' || c == '\t') {
            out += ' ';
            continue;
        }
        if (std::string_view("\\`*_[]<>#|~&").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

/// "verwachting 1.1.2, tekst: oud → nieuw".
std::string lineOf(const Value& een) {
    const std::string& field = textOf(een, "veld");
    const std::string &before = textOf(een, "oud"), &after = textOf(een, "nieuw"), &kind = textOf(een, "soort");
    std::string out = quoted(textOf(een, "deel"));
    if (kind == "nieuw") return out + " is nieuw: " + quoted(after);
    if (kind == "weg") return out + " is weg; was: " + quoted(before);
    if (!field.empty()) out += ", " + quoted(field);
    if (before.empty()) return out + ", is nieuw: " + quoted(after);
    if (after.empty()) return out + ", is weg; was: " + quoted(before);
    return out + ": " + quoted(before) + " → " + quoted(after);
}

void list(const std::vector<Value>& items, const std::string& before, std::string& out) {
    for (const Value& een : items) out += "- " + before + lineOf(een) + "\n";
}

std::string enumerated(const std::vector<Value>& items) {
    std::vector<std::string> words;
    for (const Value& item : items) {
        if (words.size() == mostNamed) {
            words.push_back("nog " + std::to_string(items.size() - mostNamed));
            break;
        }
        words.push_back(item.text);
    }
    return dutch::enumeration(words);
}

std::string dataInText(const Value& data) {
    std::string out;
    if (const auto& items = data.find("inKader")->list; !items.empty()) {
        out += "\n### Kader\n\n";
        list(items, "", out);
    }
    std::string written, follows;
    for (const Value& een : data.find("beoordelingen")->list) {
        const std::string name = quoted(textOf(een, "organisatie"));
        if (textOf(een, "soort") != "gewijzigd") written += "- " + name + " is " + textOf(een, "soort") + "\n";
        list(een.find("geschreven")->list, name + ": ", written);
        list(een.find("gevolgen")->list, name + ": ", follows);
    }
    if (!written.empty()) out += "\n### Beoordelingen\n\n" + written;
    if (!follows.empty()) out += "\n### Wat daaruit volgt\n\n" + follows;
    if (const auto& items = data.find("tellingen")->list; !items.empty()) {
        std::string levels;
        for (const Value& level : data.find("niveaus")->list)
            levels += (levels.empty() ? "" : "/") + quoted(level.text);
        out += "\n### Aantallen organisaties (" + levels + ")\n\n";
        list(items, "", out);
    }
    return out;
}

}  // namespace

std::string diffText(const Value& verschil) {
    std::string out;
    for (const Value& data : verschil.find("data")->list) {
        const std::string own = dataInText(data);
        if (!own.empty()) out += "\n## " + quoted(textOf(data, "kader")) + " – " + textOf(data, "soort") + "\n" + own;
    }
    std::string documents;
    for (const Value& kind : verschil.find("documenten")->list) {
        const size_t same = static_cast<size_t>(std::stoul(textOf(kind, "gelijk")));
        for (const char* key : {"gewijzigd", "nieuw", "weg"}) {
            const std::vector<Value>& which = kind.find(key)->list;
            if (which.empty()) continue;
            const bool all = std::string_view(key) == "gewijzigd" && same == 0 && which.size() > 1;
            documents += "- " + textOf(kind, "soort") + ", " + key + ": " +
                         (all ? "alle " + std::to_string(which.size()) : enumerated(which)) + "\n";
        }
    }
    if (!documents.empty()) out += "\n## Documenten\n\n" + documents;
    return out.empty() ? "Niets verandert: geen oordeel, geen aantal en geen document.\n"
                       : "# Wat deze wijziging doet\n" + out;
}

}  // namespace oordeel::report
