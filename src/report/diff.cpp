#include "report/diff.h"

#include <algorithm>
#include <map>
#include <set>

#include "report/fields.h"
#include "report/make.h"
#include "report/project.h"

namespace oordeel::report {
namespace fs = std::filesystem;
namespace {

Value toValue(const std::vector<Verschil>& all) {
    Value list = Value::ofList();
    for (const Verschil& een : all) {
        Value map = Value::ofMap();
        map.set("deel", een.deel);
        map.set("veld", een.veld.empty() ? Value() : Value(een.veld));
        map.set("oud", een.oud.empty() ? Value() : Value(een.oud));
        map.set("nieuw", een.nieuw.empty() ? Value() : Value(een.nieuw));
        map.set("soort", een.isNieuw ? "nieuw" : een.isWeg ? "weg" : "gewijzigd");
        list.list.push_back(std::move(map));
    }
    return list;
}

/// A data folder as it was read. `made` are the documents of each kind, by id.
struct Kant {
    fs::path folder;
    Project project;

    const Soort* soort(const std::string& id, const Dataset** dataset) const {
        for (size_t i = 0; i < project.documenten.soorten.size(); ++i) {
            if (project.documenten.soorten[i].id != id) continue;
            *dataset = project.datasets[i].get();
            return &project.documenten.soorten[i];
        }
        return nullptr;
    }

    /// What data a kind draws on, by the names of its files within the folder: kinds with the same share one account.
    std::string dataOf(const Soort& soort) const {
        std::string out = soort.kader.path.lexically_relative(folder).generic_string();
        for (const NamedFile& file : soort.beoordelingen)
            out += "\n" + file.path.lexically_relative(folder).generic_string();
        return out;
    }
};

class Differ {
  public:
    Differ(const fs::path& oud, const fs::path& nieuw) : oud_(load(oud)), nieuw_(load(nieuw)) {}

    DiffAnswer diff() {
        DiffAnswer answer;
        if (!diagnostics_.hasErrors()) {
            Value data = Value::ofList(), documents = Value::ofList();
            std::set<std::string> told, kaders;
            for (const Soort& soort : nieuw_.project.documenten.soorten) {
                const Dataset *before = nullptr, *after = nullptr;
                nieuw_.soort(soort.id, &after);
                const Soort* old = oud_.soort(soort.id, &before);
                if (old && !after->beoordelingen.empty() && !before->beoordelingen.empty() &&
                    told.insert(oud_.dataOf(*old) + "\n\n" + nieuw_.dataOf(soort)).second)
                    data.list.push_back(
                        dataDiff(soort.id, *before, *after, kaders.insert(kaderOf(*old, soort)).second));
                documents.list.push_back(documentDiff(soort.id, old, before, &soort, after));
            }
            for (const Soort& soort : oud_.project.documenten.soorten) {
                const Dataset *before = nullptr, *none = nullptr;
                oud_.soort(soort.id, &before);
                if (!nieuw_.soort(soort.id, &none))
                    documents.list.push_back(documentDiff(soort.id, &soort, before, nullptr, nullptr));
            }
            answer.verschil.set("data", std::move(data));
            answer.verschil.set("documenten", std::move(documents));
        }
        answer.messages = diagnostics_.text();
        answer.hasErrors = diagnostics_.hasErrors();
        if (answer.hasErrors) answer.verschil = {};
        return answer;
    }

  private:
    Kant load(const fs::path& path) {
        const fs::path folder = fs::is_directory(path) ? path : path.parent_path();
        return {folder, loadProject(path, sources_, diagnostics_)};
    }

    std::string kaderOf(const Soort& oud, const Soort& nieuw) const {
        return oud.kader.path.lexically_relative(oud_.folder).generic_string() + "\n" +
               nieuw.kader.path.lexically_relative(nieuw_.folder).generic_string();
    }

    /// `ookKader`: nobody told yet what changed in the kader.
    static Value dataDiff(const std::string& soort, const Dataset& oud, const Dataset& nieuw, bool ookKader) {
        Value map = Value::ofMap();
        map.set("kader", nieuw.kader.naam);
        map.set("soort", soort);
        Value levels = Value::ofList();
        for (const rules::Niveau& niveau : nieuw.kader.schaal.niveaus) levels.list.push_back(niveau.naam);
        map.set("niveaus", std::move(levels));
        map.set("inKader",
                ookKader ? toValue(verschillen(veldenVan(oud.kader), veldenVan(nieuw.kader))) : Value::ofList());
        Value assessments = Value::ofList();
        for (size_t i = 0; i < nieuw.beoordelingen.size(); ++i) {
            const rules::Beoordeling& own = nieuw.beoordelingen[i];
            const size_t before = placeOf(oud, own.organisatie);
            Value one = Value::ofMap();
            one.set("organisatie", nieuw.organisatie(own).kort);
            if (before == oud.beoordelingen.size()) {
                one.set("soort", "nieuw");
                one.set("geschreven", Value::ofList());
                one.set("gevolgen", Value::ofList());
            } else {
                one.set("soort", "gewijzigd");
                one.set("geschreven", toValue(verschillen(veldenVan(oud.beoordelingen[before], oud.kader),
                                                          veldenVan(own, nieuw.kader))));
                one.set("gevolgen", toValue(verschillen(oordelenVan(oud.scorecards[before], oud.kader.schaal),
                                                        oordelenVan(nieuw.scorecards[i], nieuw.kader.schaal))));
                if (one.find("geschreven")->list.empty() && one.find("gevolgen")->list.empty()) continue;
            }
            assessments.list.push_back(std::move(one));
        }
        for (const rules::Beoordeling& own : oud.beoordelingen) {
            if (placeOf(nieuw, own.organisatie) != nieuw.beoordelingen.size()) continue;
            Value one = Value::ofMap();
            one.set("organisatie", oud.organisatie(own).kort);
            one.set("soort", "weg");
            one.set("geschreven", Value::ofList());
            one.set("gevolgen", Value::ofList());
            assessments.list.push_back(std::move(one));
        }
        map.set("beoordelingen", std::move(assessments));
        map.set("tellingen", toValue(verschillen(tellingenVan(oud), tellingenVan(nieuw))));
        return map;
    }

    static size_t placeOf(const Dataset& dataset, const std::string& organisatie) {
        const auto& all = dataset.beoordelingen;
        return static_cast<size_t>(
            std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.organisatie == organisatie; }) -
            all.begin());
    }

    /// Each document of a kind, by id in the order of the data, as it would be set: its title, its page and its sheets.
    std::vector<std::pair<std::string, std::string>> made(const Kant& kant, const Soort& soort,
                                                          const Dataset& dataset) {
        std::vector<std::pair<std::string, std::string>> out;
        for (size_t i = 0; i < dataset.size(); ++i) {
            const Page page = fillPage(soort, dataset, i, *kant.project.templates, sources_, diagnostics_);
            std::string all = page.title + "\n" + page.html->text;
            for (const Source* sheet : page.sheets) all += "\n" + sheet->text;
            out.emplace_back(dataset.id(i), std::move(all));
        }
        return out;
    }

    Value documentDiff(const std::string& id, const Soort* oldKind, const Dataset* oldData, const Soort* newKind,
                       const Dataset* newData) {
        std::vector<std::pair<std::string, std::string>> before, after;
        if (oldKind) before = made(oud_, *oldKind, *oldData);
        if (newKind) after = made(nieuw_, *newKind, *newData);
        const auto textIn = [](const auto& all, const std::string& which) -> const std::string* {
            const auto found =
                std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.first == which; });
            return found == all.end() ? nullptr : &found->second;
        };
        Value changed = Value::ofList(), added = Value::ofList(), gone = Value::ofList();
        size_t same = 0;
        for (const auto& [which, text] : after) {
            const std::string* old = textIn(before, which);
            if (!old)
                added.list.push_back(which);
            else if (*old != text)
                changed.list.push_back(which);
            else
                ++same;
        }
        for (const auto& [which, text] : before)
            if (!textIn(after, which)) gone.list.push_back(which);
        Value map = Value::ofMap();
        map.set("soort", id);
        map.set("gewijzigd", std::move(changed));
        map.set("nieuw", std::move(added));
        map.set("weg", std::move(gone));
        map.set("gelijk", std::to_string(same));
        return map;
    }

    Sources sources_;
    Diagnostics diagnostics_;
    Kant oud_, nieuw_;
};

}  // namespace

DiffAnswer diff(const fs::path& oud, const fs::path& nieuw) {
    return Differ(oud, nieuw).diff();
}

}  // namespace oordeel::report
