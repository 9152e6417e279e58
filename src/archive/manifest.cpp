#include "archive/manifest.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "archive/sha256.h"

namespace oordeel::archive {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 5> kinds{"serie", "dossier", "bronnen", "publicatie", "intrekking"};

/// The texts of a record by their keys, in the order in which a line has them.
struct Text {
    const char* key;
    std::string Record::*place;
};
constexpr std::array<Text, 14> texts{{{"id", &Record::id},
                                      {"titel", &Record::titel},
                                      {"organisatie", &Record::organisatie},
                                      {"kader", &Record::kader},
                                      {"oordeel", &Record::oordeel},
                                      {"datum", &Record::datum},
                                      {"tijd", &Record::tijd},
                                      {"categorie", &Record::categorie},
                                      {"vervangt", &Record::vervangt},
                                      {"aard", &Record::aard},
                                      {"reden", &Record::reden},
                                      {"ondanks waarschuwingen", &Record::ondanks},
                                      {"programma", &Record::programma},
                                      {"vorige", &Record::previous}}};

struct MakingText {
    const char* key;
    std::string Making::*place;
};
constexpr std::array<MakingText, 5> makingTexts{{{"bronnen", &Making::bronnen},
                                                 {"werkmap", &Making::werkmap},
                                                 {"pad", &Making::pad},
                                                 {"huisstijl", &Making::huisstijl},
                                                 {"SOURCE_DATE_EPOCH", &Making::sourceDateEpoch}}};

/// Whether a path stays inside the archive: an archive may come from anywhere.
bool staysInside(const std::string& path) {
    const std::filesystem::path parts(path);
    return !path.empty() && !parts.is_absolute() && std::none_of(parts.begin(), parts.end(), [](const auto& part) {
        return part == ".." || part == "." || part.empty();
    });
}

std::string zeros() {
    return std::string(64, '0');
}

}  // namespace

std::string nameOf(Kind kind) {
    return kinds.at(static_cast<size_t>(kind));
}

std::string line(const Record& record) {
    Json out;
    out["nummer"] = record.number;
    out["soort"] = nameOf(record.kind);
    out["map"] = record.folder;
    if (record.versie > 0) out["versie"] = record.versie;
    for (const auto& [key, place] : texts)
        if (!(record.*place).empty()) out[key] = record.*place;
    Json making;
    for (const auto& [key, place] : makingTexts)
        if (!(record.making.*place).empty()) making[key] = record.making.*place;
    if (!making.empty()) out["gemaakt"] = making;
    Json files = Json::array();
    for (const StoredFile& file : record.files)
        files.push_back({{"naam", file.name}, {"omvang", file.size}, {"sha256", file.sha256}});
    out["bestanden"] = files;
    return out.dump();
}

Record readLine(std::string_view text) {
    try {
        const Json in = Json::parse(text);
        Record record;
        record.number = in.at("nummer").get<size_t>();
        const auto kind = std::find(kinds.begin(), kinds.end(), in.at("soort").get<std::string>());
        if (kind == kinds.end()) throw ArchiveError("it has a soort that this program does not know");
        record.kind = static_cast<Kind>(kind - kinds.begin());
        record.folder = in.at("map").get<std::string>();
        record.versie = in.value("versie", 0);
        for (const auto& [key, place] : texts) record.*place = in.value(key, "");
        if (in.contains("gemaakt")) {
            for (const auto& [key, place] : makingTexts) record.making.*place = in.at("gemaakt").value(key, "");
        }
        for (const Json& file : in.at("bestanden")) {
            record.files.push_back({file.at("naam").get<std::string>(), file.at("sha256").get<std::string>(),
                                    file.at("omvang").get<uint64_t>()});
        }
        const bool inside = staysInside(record.folder) && (record.vervangt.empty() || staysInside(record.vervangt)) &&
                            (record.making.bronnen.empty() || staysInside(record.making.bronnen)) &&
                            std::all_of(record.files.begin(), record.files.end(), [](const StoredFile& file) {
                                return staysInside(file.name) && file.name.find('/') == std::string::npos;
                            });
        if (!inside) throw ArchiveError("a name in it leads out of the archive");
        return record;
    } catch (const Json::exception&) {
        throw ArchiveError("it cannot be read");
    }
}

Manifest readManifest(std::string_view text) {
    Manifest out;
    out.head = zeros();
    size_t number = 0;
    while (!text.empty()) {
        const size_t end = text.find('\n');
        const std::string_view one = text.substr(0, end);
        const std::string which = "line " + std::to_string(++number) + " of the manifest";
        if (end == std::string_view::npos) out.broken.push_back(which + " does not end");
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        try {
            Record record = readLine(one);
            if (line(record) != one) out.broken.push_back(which + " is not as the program writes it");
            if (record.number != number)
                out.broken.push_back(which + " has the number " + std::to_string(record.number));
            if (record.previous != out.head)
                out.broken.push_back(which +
                                     " does not follow from the line before it: that was changed, or one is gone");
            out.records.push_back(std::move(record));
        } catch (const ArchiveError& error) {
            out.broken.push_back(which + ": " + error.what());
        }
        out.head = sha256(one);
    }
    return out;
}

}  // namespace oordeel::archive
