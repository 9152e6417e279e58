#include "report/dataset.h"

#include <algorithm>
#include <map>

#include "base/nearest.h"
#include "base/reader.h"
#include "report/kader_file.h"
#include "text/collate.h"

namespace oordeel::report {
namespace {

/// Ids become names of files, so each must be fit for that, and nobody else's.
class Ids {
  public:
    explicit Ids(std::string what) : what_(std::move(what)) {}

    void check(Reader& fields, const std::string& id) {
        if (id.empty()) return;
        const Position at = fields.at("id");
        const auto [first, isNew] = seen_.emplace(id, at);
        if (!isFileName(id)) {
            fields.error("id", "\"" + id + "\" cannot name a file; write it with small letters, digits and hyphens");
        } else if (!isNew) {
            const bool here = first->second.source == at.source;
            fields.error("id", "the " + what_ + " \"" + id + "\" is already " +
                                   (here ? "" : "in " + first->second.source->name + " ") + "on line " +
                                   std::to_string(locate(first->second).line));
        }
    }

  private:
    std::string what_;
    std::map<std::string, Position> seen_;
};

std::vector<Organisatie> readOrganisaties(const Value& file, Diagnostics& diagnostics) {
    std::vector<Organisatie> organisaties;
    Ids ids("organisation");
    Reader reader(file, "the list of organisations", diagnostics);
    for (const Value& item : reader.list("organisaties")) {
        Reader fields(item, "an organisation", diagnostics);
        const std::string id = fields.text("id"), naam = fields.text("naam");
        organisaties.push_back({id, naam, fields.optionalText("kort", naam)});
        ids.check(fields, id);
        fields.finish();
    }
    reader.finish();
    return organisaties;
}

/// An addressee has an id, and an address that can be delivered; the rest is between the file and the template.
void readGeadresseerden(const Value& file, Ids& ids, std::vector<Geadresseerde>& all, Diagnostics& diagnostics) {
    Reader reader(file, "the list of addressees", diagnostics);
    for (const Value& item : reader.list("geadresseerden")) {
        Reader fields(item, "an addressee", diagnostics);
        all.push_back({fields.text("id"), item, {}});
        ids.check(fields, all.back().id);
        if (fields.has("adres") && fields.texts("adres").size() < 3) {
            fields.error("adres",
                         "an address has at least three lines: who it is, a street or a postbus, and the postcode with "
                         "the town");
        }
    }
    reader.finish();
}

/// Finds the assessment that each letter is about, by the organisation that its addressee names.
void findSubjects(Dataset& dataset, Diagnostics& diagnostics) {
    std::vector<std::string> ids;
    std::map<std::string, size_t> places;
    for (const rules::Beoordeling& beoordeling : dataset.beoordelingen) {
        places.emplace(beoordeling.organisatie, ids.size());
        ids.push_back(beoordeling.organisatie);
    }
    for (Geadresseerde& one : dataset.geadresseerden) {
        const Value* named = one.velden.find("organisatie");
        if (!named) {
            diagnostics.error(one.velden.at, "these letters are about an assessment; name its `organisatie`");
            continue;
        }
        const auto found = places.find(named->text);
        if (found == places.end()) {
            diagnostics.error(named->at, "there is no assessment of \"" + named->text + "\" to write about" +
                                             didYouMean(named->text, ids));
        } else {
            one.beoordeling = found->second;
        }
    }
}

/// Each assessment is of an organisation that exists and that no other assessment is of.
void checkOrganisaties(const Dataset& dataset, Diagnostics& diagnostics) {
    std::map<std::string, Position> seen;
    for (const rules::Beoordeling& beoordeling : dataset.beoordelingen) {
        const std::string& id = beoordeling.organisatie;
        if (id.empty()) continue;
        const auto [first, isNew] = seen.emplace(id, beoordeling.at);
        if (!dataset.organisatieById.count(id)) {
            std::vector<std::string> ids;
            for (const Organisatie& organisatie : dataset.organisaties) ids.push_back(organisatie.id);
            diagnostics.error(beoordeling.at, "no organisation has the id \"" + id + "\"" + didYouMean(id, ids));
        } else if (!isNew) {
            diagnostics.error(beoordeling.at,
                              "\"" + id + "\" already has an assessment, in " + first->second.source->name);
        }
    }
}

void sortByOrganisatie(Dataset& dataset) {
    const auto place = [&](const rules::Beoordeling& beoordeling) {
        return &dataset.organisatie(beoordeling) - dataset.organisaties.data();
    };
    std::sort(dataset.beoordelingen.begin(), dataset.beoordelingen.end(),
              [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

/// Works out the figures that the kind of document names; false after an error.
bool addCijfers(Dataset& dataset, const Soort& soort, Sources& sources, Diagnostics& diagnostics) {
    if (!soort.cijfers) return true;
    Diagnostics found;
    if (const auto file = loadOnce(*soort.cijfers, sources, found)) {
        dataset.cijfers = rules::readCijfers(*file, dataset.verzameling(), found);
        dataset.cijfersFile = file->at.source;
    }
    diagnostics.append(found);
    return !found.hasErrors();
}

/// Tests the statements that the kind of document names; false after an error.
bool addBeweringen(Dataset& dataset, const Soort& soort, Sources& sources, Diagnostics& diagnostics) {
    Diagnostics found;
    Ids ids("document");
    for (const NamedFile& named : soort.beweringen) {
        const auto file = loadOnce(named, sources, found);
        if (!file) continue;
        Reader reader(*file, "the file of statements", found);
        ids.check(reader, reader.optionalText("id"));
        dataset.beweringen.push_back(rules::readBeweringen(*file, dataset.verzameling(), found));
    }
    diagnostics.append(found);
    return !found.hasErrors();
}

}  // namespace

const Organisatie& Dataset::organisatie(const rules::Beoordeling& beoordeling) const {
    return organisaties[organisatieById.find(beoordeling.organisatie)->second];
}

const rules::Beoordeling* Dataset::vorigeVan(const rules::Beoordeling& beoordeling) const {
    const auto& all = vorige.beoordelingen;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const auto& een) { return een.organisatie == beoordeling.organisatie; });
    return found == all.end() ? nullptr : &*found;
}

std::optional<rules::Vergelijking> Dataset::vergelijking(size_t beoordeling) const {
    const rules::Beoordeling* toen = vorigeVan(beoordelingen[beoordeling]);
    if (!toen) return {};
    const auto place = static_cast<size_t>(toen - vorige.beoordelingen.data());
    return rules::vergelijk({vorige.kader ? vorige.kader.get() : &kader, toen, &vorige.scorecards[place]},
                            {&kader, &beoordelingen[beoordeling], &scorecards[beoordeling]},
                            vorige.overgang ? &*vorige.overgang : nullptr, "");
}

rules::Verzameling Dataset::verzameling() const {
    rules::Verzameling out{&kader, {}};
    for (const size_t index : alfabet) {
        const Organisatie& een = organisatie(beoordelingen[index]);
        out.leden.push_back({een.id, een.kort, &beoordelingen[index], &scorecards[index]});
    }
    return out;
}

std::unique_ptr<Dataset> loadDataset(const Soort& soort, Sources& sources, Diagnostics& diagnostics) {
    auto dataset = std::make_unique<Dataset>();
    Diagnostics found;
    if (soort.herhaal == Herhaal::perGeadresseerde) {
        Ids ids("addressee");
        for (const NamedFile& named : soort.geadresseerden) {
            if (const auto file = loadOnce(named, sources, found))
                readGeadresseerden(*file, ids, dataset->geadresseerden, found);
        }
        if (soort.kader.path.empty() || found.hasErrors()) {
            diagnostics.append(found);
            return found.hasErrors() ? nullptr : std::move(dataset);
        }
    }
    std::vector<NamedFile> needed{soort.kader, soort.organisaties};
    needed.insert(needed.end(), soort.beoordelingen.begin(), soort.beoordelingen.end());
    readAhead(needed, sources);
    std::vector<const Source*> kaderFiles;
    const bool kaderIsRight = loadKader(soort.kader, dataset->kader, kaderFiles, sources, found);
    if (!kaderFiles.empty()) {
        dataset->kaderFile = kaderFiles.front();
        dataset->basisFiles.assign(kaderFiles.begin() + 1, kaderFiles.end());
    }
    if (const auto file = loadOnce(soort.organisaties, sources, found)) {
        dataset->organisaties = readOrganisaties(*file, found);
        dataset->organisatiesFile = file->at.source;
    }
    for (size_t i = 0; i < dataset->organisaties.size(); ++i)
        dataset->organisatieById.emplace(dataset->organisaties[i].id, i);
    const bool organisatiesAreRight = kaderIsRight && !found.hasErrors();
    // With a broken kader every score would seem wrong.
    for (size_t i = 0; kaderIsRight && i < soort.beoordelingen.size(); ++i) {
        if (const auto file = loadOnce(soort.beoordelingen[i], sources, found))
            dataset->beoordelingen.push_back(rules::readBeoordeling(*file, dataset->kader, found));
    }
    if (organisatiesAreRight) checkOrganisaties(*dataset, found);
    if (kaderIsRight) loadVorige(soort, dataset->kader, dataset->vorige, sources, found);
    dataset->eenmaal = soort.herhaal == Herhaal::eenmaal || soort.herhaal == Herhaal::overzicht;
    if (kaderIsRight && dataset->eenmaal && !isFileName(dataset->kader.id))
        found.error(soort.kader.at, "the document would be named after the kader, and \"" + dataset->kader.id +
                                        "\" cannot name a file; write its id with small letters, digits and hyphens");
    diagnostics.append(found);
    if (found.hasErrors()) return nullptr;
    sortByOrganisatie(*dataset);
    for (const rules::Beoordeling& beoordeling : dataset->beoordelingen) {
        dataset->scorecards.push_back(rules::score(dataset->kader, beoordeling));
    }
    dataset->beeld = beeldVan(dataset->kader.schaal, dataset->scorecards);
    Diagnostics subjects;
    findSubjects(*dataset, subjects);
    diagnostics.append(subjects);
    if (subjects.hasErrors()) return nullptr;
    std::vector<std::string> names;
    for (const rules::Beoordeling& een : dataset->beoordelingen) names.push_back(dataset->organisatie(een).kort);
    dataset->alfabet = text::alphabetical(names);
    const bool right = addCijfers(*dataset, soort, sources, diagnostics);
    if (!addBeweringen(*dataset, soort, sources, diagnostics) || !right) return nullptr;
    return dataset;
}

}  // namespace oordeel::report
