#include "report/jobs.h"

#include <algorithm>
#include <set>

#include "base/nearest.h"

namespace oordeel::report {

std::optional<size_t> assessmentOf(const Job& job) {
    if (job.soort->herhaal == Herhaal::perBeoordeling) return job.index;
    if (job.soort->herhaal == Herhaal::perGeadresseerde) return job.dataset->geadresseerden[job.index].beoordeling;
    return {};
}

std::string subjectOf(const Job& job) {
    const Dataset& dataset = *job.dataset;
    if (job.soort->herhaal == Herhaal::perBeoordeling)
        return dataset.organisatie(dataset.beoordelingen[job.index]).naam;
    if (job.soort->herhaal == Herhaal::eenmaal) return dataset.kader.naam;
    const Geadresseerde& one = dataset.geadresseerden[job.index];
    for (const char* key : {"naam", "gemeente"})
        if (const Value* value = one.velden.find(key); value && !value->text.empty()) return value->text;
    const Value* adres = one.velden.find("adres");
    return adres && !adres->list.empty() ? adres->list.front().text : one.id;
}

std::string judgementOf(const Job& job) {
    const std::optional<size_t> index = assessmentOf(job);
    if (!index) return "";
    const int niveau = job.dataset->scorecards[*index].eind.niveau;
    return niveau < 0 ? "" : job.dataset->kader.schaal.niveaus[static_cast<size_t>(niveau)].naam;
}

std::vector<Job> jobsOf(const std::vector<Project>& projects, bool explanations, Diagnostics& diagnostics) {
    std::vector<Job> jobs;
    std::set<std::string> names;
    for (const Project& project : projects) {
        for (size_t i = 0; i < project.datasets.size(); ++i) {
            if (project.documenten.soorten[i].herhaal == Herhaal::overzicht) continue;  // of the others, after them
            const Dataset* dataset = project.datasets[i].get();
            const size_t number = !dataset ? 0 : explanations ? dataset->beoordelingen.size() : dataset->size();
            for (size_t index = 0; index < number; ++index) {
                const Job job{&project.documenten.soorten[i], dataset, project.templates.get(), index,
                              explanations ? dataset->beoordelingen[index].id : dataset->id(index)};
                if (names.insert(job.name()).second) {
                    jobs.push_back(job);
                } else {
                    diagnostics.error(job.soort->at, "the document \"" + job.name() +
                                                         "\" would be made twice; give the "
                                                         "kind another name");
                }
            }
        }
    }
    return jobs;
}

std::vector<std::string> choose(std::vector<Job>& jobs, const std::vector<std::string>& only) {
    std::vector<std::string> unknown;
    if (only.empty()) return unknown;
    std::vector<std::string> names;
    for (const Job& job : jobs) names.insert(names.end(), {job.id(), job.name(), job.soort->id});
    for (const std::string& id : only) {
        if (std::find(names.begin(), names.end(), id) == names.end()) {
            unknown.push_back("no document is called \"" + id + "\"" + didYouMean(id, names));
        }
    }
    std::erase_if(jobs, [&](const Job& job) {
        return std::none_of(only.begin(), only.end(),
                            [&](const auto& id) { return id == job.id() || id == job.name() || id == job.soort->id; });
    });
    return unknown;
}

}  // namespace oordeel::report
