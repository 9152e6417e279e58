#include "archive/list.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "archive/store.h"
#include "base/utf8.h"

namespace oordeel::archive {
namespace {

constexpr std::array<const char*, 9> headings{"document", "versie", "status", "organisatie", "kader",
                                              "oordeel",  "datum",  "tijd",   "map"};

std::array<std::string, 9> cells(const Listed& one) {
    const Record& record = *one.record;
    return {record.id,    std::to_string(record.versie),
            one.status,   record.organisatie,
            record.kader, record.oordeel,
            record.datum, record.tijd,
            record.folder};
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool holds(const std::string& text, const std::string& part) {
    return part.empty() || lower(text).find(lower(part)) != std::string::npos;
}

}  // namespace

std::vector<Listed> list(const Manifest& manifest, const Filter& filter) {
    const Index index(manifest);
    std::vector<Listed> out;
    for (const Record& record : manifest.records) {
        if (record.kind != Kind::publicatie) continue;
        const std::string date = record.datum.empty() ? record.tijd.substr(0, 10) : record.datum;
        if (!holds(record.organisatie, filter.organisatie) || !holds(record.kader, filter.kader) ||
            !holds(record.oordeel, filter.oordeel) || (!filter.from.empty() && date < filter.from) ||
            (!filter.to.empty() && date > filter.to))
            continue;
        const size_t after = index.successor(record.folder);
        const bool withdrawn = after != 0 && manifest.records[after - 1].kind == Kind::intrekking;
        out.push_back({&record, after == 0 ? "geldig" : withdrawn ? "ingetrokken" : "vervangen"});
    }
    return out;
}

std::string table(const std::vector<Listed>& listed) {
    constexpr size_t columns = 7;  // time and folder are for programs
    std::vector<std::array<std::string, 9>> rows(1);
    std::copy(headings.begin(), headings.end(), rows.front().begin());
    for (const Listed& one : listed) rows.push_back(cells(one));
    std::array<size_t, columns> widths{};
    std::array<bool, columns> holds{};  // a column that is empty throughout is left out
    if (listed.empty()) holds.fill(true);
    for (const auto& row : rows) {
        for (size_t i = 0; i < columns; ++i) {
            widths[i] = std::max(widths[i], toUtf32(row[i]).size());
            holds[i] = holds[i] || (&row != &rows.front() && !row[i].empty());
        }
    }
    std::string out;
    for (const auto& row : rows) {
        std::string text;
        for (size_t i = 0; i < columns; ++i)
            if (holds[i]) text += row[i] + std::string(widths[i] - toUtf32(row[i]).size() + 2, ' ');
        out += text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
    }
    return out;
}

std::string csv(const std::vector<Listed>& listed) {
    const auto quoted = [](std::string text) {
        if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
            text.insert(0, "'");
        if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
        for (size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2) text.insert(at, "\"");
        return "\"" + text + "\"";
    };
    std::string out;
    for (size_t i = 0; i < headings.size(); ++i) out += (i > 0 ? "," : "") + std::string(headings[i]);
    out += "\r\n";
    for (const Listed& one : listed) {
        const auto row = cells(one);
        for (size_t i = 0; i < row.size(); ++i) out += (i > 0 ? "," : "") + quoted(row[i]);
        out += "\r\n";
    }
    return out;
}

std::string json(const std::vector<Listed>& listed) {
    std::string out;
    for (const Listed& one : listed) {
        nlohmann::ordered_json object;
        const auto row = cells(one);
        for (size_t i = 0; i < row.size(); ++i) object[headings[i]] = row[i];
        object["versie"] = one.record->versie;
        object["titel"] = one.record->titel;
        out += (out.empty() ? "[" : ",\n ") + object.dump();
    }
    return out.empty() ? "[]\n" : out + "]\n";
}

}  // namespace oordeel::archive
