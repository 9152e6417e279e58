#include "report/huisstijl.h"

#include <algorithm>

#include "base/dutch.h"
#include "base/nearest.h"
#include "base/reader.h"

namespace oordeel::report {
namespace {

/// The names of the folders of templates/huisstijl that hold a style sheet.
std::vector<std::string> known(const Templates& templates) {
    constexpr std::string_view folder = "huisstijl/", file = "/stijl.css";
    std::vector<std::string> names;
    for (const std::string& name : templates.names()) {
        if (!name.starts_with(folder) || !name.ends_with(file)) continue;
        names.push_back(name.substr(folder.size(), name.size() - folder.size() - file.size()));
    }
    return names;
}

Value readStyle(const Value& file, const std::string& folder, Diagnostics& diagnostics) {
    Reader reader(file, "a house style", diagnostics);
    Value map = Value::ofMap();
    map.set("naam", reader.text("naam"));
    Value drawings = Value::ofMap();
    for (const char* key : {"letter", "inkt", "grijs", "huis", "stil"})
        if (reader.has(key)) drawings.set(key, reader.text(key));
    map.set("tekeningen", std::move(drawings));
    const std::string logo = reader.optionalText("logo");
    map.set("logo", logo.empty() ? Value() : Value(folder + "/" + logo));
    map.set("logoTekst", logo.empty() ? Value() : Value(reader.text("logo tekst")));
    reader.finish();
    return map;
}

}  // namespace

bool addHuisstijl(Documenten& documenten, const Templates& templates, Sources& sources, Diagnostics& diagnostics) {
    const auto& [id, at] = documenten.huisstijl;
    if (id.empty()) return true;
    const std::vector<std::string> names = known(templates);
    if (std::find(names.begin(), names.end(), id) == names.end()) {
        diagnostics.error(at, "there is no house style \"" + id + "\"" + didYouMean(id, names) +
                                  "; templates/huisstijl has " + (names.empty() ? "none" : dutch::enumeration(names)));
        return false;
    }
    const std::string folder = "huisstijl/" + id;
    const Source* source = open({templates.folder() / folder / "stijl.yaml", at}, sources, diagnostics);
    Value file;
    if (!source || !load(*source, file, diagnostics)) return false;
    Diagnostics found;
    const Value style = readStyle(file, folder, found);
    diagnostics.append(found);
    if (found.hasErrors()) return false;
    for (Soort& soort : documenten.soorten) {
        soort.huisstijl = style;
        soort.stijl.push_back({folder + "/stijl.css", at});
    }
    return true;
}

}  // namespace oordeel::report
