#include "report/metadata.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "base/reader.h"

namespace oordeel::report {
namespace {

namespace fs = std::filesystem;

std::string trimmed(std::string_view text) {
    const size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return "";
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

std::vector<std::string> keywords(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
        const size_t end = std::min(list.find(','), list.size());
        if (std::string word = trimmed(list.substr(0, end)); !word.empty()) out.push_back(std::move(word));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return out;
}

std::string padded(int64_t number, size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// The names of attachments: those of the files, and where two are the same the folder before it.
class AttachmentList {
  public:
    void add(const Source* file, std::string mediaType, std::string description,
             pdf::Attachment::Relationship relationship) {
        const bool isThere = std::find(files_.begin(), files_.end(), file) != files_.end();
        if (!file || file->name.empty() || isThere) return;
        files_.push_back(file);
        fs::path folder = fs::path(file->name).parent_path();
        std::string name = fs::path(file->name).filename().string();
        for (; isTaken(name); folder = folder.parent_path()) {
            name = (folder.has_filename() ? folder.filename().string() : "x") + "-" + name;
        }
        list_.push_back({name, std::move(mediaType), std::move(description), relationship, file->text});
    }

    std::vector<pdf::Attachment> list() { return std::move(list_); }

  private:
    bool isTaken(const std::string& name) const {
        return std::any_of(list_.begin(), list_.end(), [&](const pdf::Attachment& one) { return one.name == name; });
    }

    std::vector<const Source*> files_;
    std::vector<pdf::Attachment> list_;
};

}  // namespace

std::string sourceDate() {
    const char* variable = std::getenv("SOURCE_DATE_EPOCH");
    if (!variable || !*variable) return "";
    const std::string_view text = variable;
    int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    constexpr int64_t year10000 = 253402300800;
    if (error != std::errc{} || end != text.data() + text.size() || seconds < 0 || seconds >= year10000) {
        throw std::runtime_error("SOURCE_DATE_EPOCH must be a number of seconds since 1970, not \"" +
                                 std::string(text) + "\"");
    }
    using namespace std::chrono;
    const sys_seconds moment{std::chrono::seconds(seconds)};
    const sys_days day = floor<days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(moment - day);
    return padded(int{date.year()}, 4) + "-" + padded(unsigned{date.month()}, 2) + "-" +
           padded(unsigned{date.day()}, 2) + "T" + padded(time.hours().count(), 2) + ":" +
           padded(time.minutes().count(), 2) + ":" + padded(time.seconds().count(), 2) + "Z";
}

pdf::Metadata metadataOf(const html::Document& document, Diagnostics& diagnostics) {
    pdf::Metadata out;
    for (const html::Node& node : document.nodes) {
        const std::string* name = html::attribute(node, "name");
        const std::string* content = html::attribute(node, "content");
        if (node.name != "meta" || !name || !content) continue;
        const std::string text = trimmed(*content);
        if (*name == "author") out.author += (out.author.empty() ? "" : ", ") + text;
        if (*name == "description") out.subject = text;
        if (*name == "keywords") out.keywords = keywords(text);
        if (*name != "dcterms.created") continue;
        if (isDate(text)) {
            out.date = text;
        } else {
            diagnostics.error(node.at, "dcterms.created must be a date that exists, not \"" + text +
                                           "\"; write it as content=\"2016-07-01\"");
        }
    }
    if (out.date.empty()) out.date = sourceDate();
    return out;
}

std::vector<pdf::Attachment> dataFiles(const Soort& soort, const Dataset& dataset, size_t index) {
    using Relationship = pdf::Attachment::Relationship;
    constexpr const char* yaml = "application/yaml";  // RFC 9512
    AttachmentList files;
    std::optional<size_t> subject;
    if (soort.herhaal == Herhaal::perBeoordeling) subject = index;
    if (soort.herhaal == Herhaal::perGeadresseerde) subject = dataset.geadresseerden[index].beoordeling;
    if (subject) {
        files.add(dataset.beoordelingen[*subject].at.source, yaml, "De scores en bevindingen van deze beoordeling",
                  Relationship::source);
    }
    files.add(dataset.kaderFile, yaml, "Het toetsingskader", Relationship::source);
    for (const Source* basis : dataset.basisFiles)
        files.add(basis, yaml, "Een kader waarop het toetsingskader voortbouwt", Relationship::source);
    files.add(dataset.organisatiesFile, yaml, "De organisaties", Relationship::source);
    files.add(soort.gegevens.at.source, yaml, "De teksten van dit document", Relationship::source);
    files.add(soort.at.source, yaml, "Wat voor document dit is", Relationship::source);
    if (subject) {
        if (const rules::Beoordeling* toen = dataset.vorigeVan(dataset.beoordelingen[*subject]))
            files.add(toen->at.source, yaml, "De eerdere beoordeling", Relationship::source);
    }
    for (const Source* other : dataset.vorige.files)
        files.add(other, yaml, "Hoe de eerdere beoordeling te lezen is", Relationship::source);
    files.add(dataset.cijfersFile, yaml, "De cijfers en waar zij uit volgen", Relationship::source);
    for (const rules::Beoordeling& other : dataset.beoordelingen) {
        if (soort.herhaal == Herhaal::eenmaal)
            files.add(other.at.source, yaml, "De beoordeling van een organisatie", Relationship::source);
        else
            files.add(other.at.source, yaml, "De beoordeling van een organisatie om mee te vergelijken",
                      Relationship::data);
    }
    return files.list();
}

std::vector<pdf::Attachment> pageFiles(const Source& page, const std::vector<const Source*>& sheets) {
    using Relationship = pdf::Attachment::Relationship;
    AttachmentList files;
    files.add(&page, "text/html", "Het document als HTML", Relationship::source);
    for (const Source* sheet : sheets) {
        // A sheet that stands in the page is a source of its own under the name of the page.
        if (sheet->name != page.name)
            files.add(sheet, "text/css", "Een stijlblad van het document", Relationship::source);
    }
    return files.list();
}

}  // namespace oordeel::report
