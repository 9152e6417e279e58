// A verdict, and the table of rules, as text and as JSON.
#include <algorithm>

#include "verify/verify.h"

namespace oordeel::verify {

namespace {

size_t ruleCount() {
    size_t count = 0;
    for (const Family& family : families())
        count += static_cast<size_t>(
            std::count_if(family.rules.begin(), family.rules.end(), [](const Rule* rule) { return !rule->advice; }));
    return count;
}

std::string counted(size_t number, const std::string& one, const std::string& more) {
    return std::to_string(number) + " " + (number == 1 ? one : more);
}

/// "ISO 19005-2, 6.2.11.5; ISO 14289-1, 7.21.5 (Matterhorn 31-016)".
std::string clauses(const Clause& clause, int part) {
    std::string out;
    const auto add = [&](const std::string& standard, std::string_view number) {
        if (!number.empty()) out += (out.empty() ? "" : "; ") + standard + ", " + std::string(number);
    };
    add("ISO 19005-" + std::to_string(part), clause.archive);
    add("ISO 14289-1", clause.access);
    if (!clause.checkpoint.empty()) out += " (Matterhorn " + std::string(clause.checkpoint) + ")";
    add("ISO 32000-1", clause.base);
    return out;
}

std::string standards(const Claim& claim) {
    return "PDF/A-" + std::to_string(claim.heldTo()) + "a and PDF/UA-1";
}

/// What the file says that it is, in words.
std::string claimed(const Claim& claim) {
    std::string out;
    if (claim.part > 0) {
        out = "PDF/A-" + std::to_string(claim.part);
        for (char c : claim.conformance) out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    if (claim.accessible > 0) out += (out.empty() ? "" : " and ") + ("PDF/UA-" + std::to_string(claim.accessible));
    return out.empty() ? "neither PDF/A nor PDF/UA" : out;
}

std::string placeText(const Place& place) {
    std::string out;
    const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
    if (place.page > 0) add("page " + std::to_string(place.page));
    if (place.object > 0) add("object " + std::to_string(place.object));
    if (!place.path.empty()) add(place.path);
    return out;
}

std::string jsonString(std::string_view text) {
    constexpr const char* digits = "0123456789abcdef";
    std::string out = "\"";
    for (char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += std::string("\\") + c;
        else if (byte < 0x20)
            out += std::string("\\u00") + digits[byte >> 4] + digits[byte & 15];
        else
            out += c;
    }
    return out + "\"";
}

}  // namespace

std::string text(const Verdict& verdict, const std::string& file) {
    size_t broken = 0, places = 0;
    for (const Broken& one : verdict.broken) {
        broken += one.rule->advice ? 0 : 1;
        places += one.rule->advice ? 0 : one.count;
    }
    std::string out = file + ": ";
    if (!verdict.stopped.empty())
        out += "cannot be checked to the end: " + verdict.stopped + "\n";
    else if (broken == 0)
        out += standards(verdict.claim) + ": " + counted(ruleCount(), "rule holds", "rules hold") + "\n";
    if (broken > 0) {
        out += (verdict.stopped.empty() ? "" : file + ": ") + ("claims " + claimed(verdict.claim)) + "; of " +
               standards(verdict.claim) + " it breaks " + std::to_string(broken) + " of " +
               counted(ruleCount(), "rule", "rules") + ", in " + counted(places, "place", "places") + "\n";
    }
    for (const Broken& one : verdict.broken) {
        out += std::string("  ") + (one.rule->advice ? "advice: " : "") + std::string(one.rule->id) + ": " +
               std::string(one.rule->says) + "\n    [" + clauses(one.rule->clause, verdict.claim.heldTo()) + "]\n";
        size_t shown = 0;
        for (const Finding& finding : verdict.findings) {
            if (finding.rule != one.rule) continue;
            shown += finding.times;
            const std::string place = placeText(finding.place);
            out += "    - " + place + (place.empty() ? "" : ": ") + finding.what +
                   (finding.times > 1 ? " (" + std::to_string(finding.times) + " times)" : "") + "\n";
        }
        if (one.count > shown) out += "    - and " + std::to_string(one.count - shown) + " more\n";
    }
    return out;
}

std::string json(const Verdict& verdict, const std::string& file) {
    std::string out = "{\"file\": " + jsonString(file) + ", \"holds\": " + (verdict.holds() ? "true" : "false") +
                      ", \"claims\": " + jsonString(claimed(verdict.claim)) +
                      ", \"checked\": " + jsonString(standards(verdict.claim)) +
                      ", \"rules\": " + std::to_string(ruleCount());
    if (!verdict.stopped.empty()) out += ", \"stopped\": " + jsonString(verdict.stopped);
    out += ", \"broken\": [";
    bool first = true;
    for (const Broken& one : verdict.broken) {
        out += std::string(first ? "" : ",") + "\n  {\"rule\": " + jsonString(one.rule->id) +
               ", \"advice\": " + (one.rule->advice ? "true" : "false") +
               ", \"clause\": " + jsonString(clauses(one.rule->clause, verdict.claim.heldTo())) +
               ", \"says\": " + jsonString(one.rule->says) + ", \"count\": " + std::to_string(one.count) +
               ", \"findings\": [";
        first = false;
        bool firstFinding = true;
        for (const Finding& finding : verdict.findings) {
            if (finding.rule != one.rule) continue;
            out += std::string(firstFinding ? "" : ", ") + "\n    {";
            firstFinding = false;
            if (finding.place.page > 0) out += "\"page\": " + std::to_string(finding.place.page) + ", ";
            if (finding.place.object > 0) out += "\"object\": " + std::to_string(finding.place.object) + ", ";
            if (!finding.place.path.empty()) out += "\"element\": " + jsonString(finding.place.path) + ", ";
            out += "\"what\": " + jsonString(finding.what) + ", \"times\": " + std::to_string(finding.times) + "}";
        }
        out += "]}";
    }
    return out + "]}";
}

std::string ruleList() {
    std::string out = "What oordeel verify checks\n";
    for (const Family& family : families()) {
        out += "\n" + std::string(family.name) + "\n";
        for (const Rule* rule : family.rules) {
            out += "  " + std::string(rule->id) + (rule->advice ? " (advice)" : "") + "\n      " +
                   std::string(rule->says) + "\n      [" + clauses(rule->clause, 2) + "]\n";
        }
    }
    out += "\nWhat only a person can judge\n";
    for (const PersonalRule& rule : personalRules()) {
        out += "  " + std::string(rule.says) + "\n      [ISO 14289-1, " + std::string(rule.access) + " (Matterhorn " +
               std::string(rule.checkpoint) + ")]\n";
    }
    return out;
}

}  // namespace oordeel::verify
