#include "report/batch.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>
#include <tuple>

#include "base/file.h"
#include "base/nearest.h"
#include "report/explain.h"
#include "report/json.h"
#include "report/project.h"

namespace oordeel::report {
namespace fs = std::filesystem;
namespace {

/// One document to be made.
struct Job {
    const Soort* soort = nullptr;
    const Dataset* dataset = nullptr;
    const Templates* templates = nullptr;
    size_t index = 0;    ///< of the document in the dataset; of an explanation, of the assessment
    std::string ofWhat;  ///< its id

    const std::string& id() const { return ofWhat; }
    std::string name() const { return soort->id + "/" + id(); }
};

/// What came of it. Diagnostics point into the sources.
struct Outcome {
    Sources sources;
    Diagnostics diagnostics;
    Printed printed;
    std::string failure;
};

bool isExplanation(Output output) {
    return output == Output::explanation || output == Output::explanationJson;
}

/// One document each or, for explanations, one assessment.
std::vector<Job> jobsOf(const std::vector<Project>& projects, bool explanations, Diagnostics& diagnostics) {
    std::vector<Job> jobs;
    std::set<std::string> names;
    for (const Project& project : projects) {
        for (size_t i = 0; i < project.datasets.size(); ++i) {
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

/// Keeps the jobs that were asked for, and names what was asked for and is not there.
void choose(std::vector<Job>& jobs, const std::vector<std::string>& only, Report& report) {
    if (only.empty()) return;
    std::vector<std::string> names;
    for (const Job& job : jobs) names.insert(names.end(), {job.id(), job.name()});
    for (const std::string& id : only) {
        if (std::find(names.begin(), names.end(), id) == names.end()) {
            report.unknown.push_back("no document is called \"" + id + "\"" + didYouMean(id, names));
        }
    }
    std::erase_if(jobs, [&](const Job& job) {
        return std::none_of(only.begin(), only.end(),
                            [&](const auto& id) { return id == job.id() || id == job.name(); });
    });
}

/// Explains each assessment once, however many documents are made of it.
void keepAssessments(std::vector<Job>& jobs) {
    std::set<std::string> seen;
    std::erase_if(jobs, [&](const Job& job) {
        return !seen.insert(job.dataset->beoordelingen[job.index].at.source->name).second;
    });
}

Printed explain(const Job& job, const Request& request) {
    const Value why = explanation(*job.dataset, job.index, request.criterium);
    return {request.output == Output::explanation ? inText(why) + "\n" : json(why) + "\n", 0};
}

/// A number that no kader has is a slip of whoever asks.
void checkCriterium(const std::string& nummer, const std::vector<Job>& jobs, Report& report) {
    std::vector<std::string> known;
    for (const Job& job : jobs) {
        for (const rules::Thema& thema : job.dataset->kader.themas) {
            known.push_back(thema.nummer);
            for (const rules::Criterium& criterium : thema.criteria) known.push_back(criterium.nummer);
        }
    }
    if (!nummer.empty() && std::find(known.begin(), known.end(), nummer) == known.end())
        report.unknown.push_back("no criterium or thema has the number \"" + nummer + "\"" + didYouMean(nummer, known));
}

void work(const Job& job, const Request& request, text::Fonts& fonts, Outcome& outcome) {
    try {
        if (isExplanation(request.output)) {
            outcome.printed = explain(job, request);
            return;
        }
        const auto write = [&](const char* extension, const std::string& bytes) {
            if (request.out.empty() || outcome.diagnostics.hasErrors()) return;
            writeFile(request.out / job.soort->id / (job.id() + extension), bytes);
        };
        outcome.printed = make(*job.soort, *job.dataset, job.index, *job.templates, request.output, fonts,
                               outcome.sources, outcome.diagnostics);
        if (isFile(request.output)) {
            write(isPdf(request.output) ? ".pdf" : ".html", outcome.printed.bytes);
            outcome.printed.bytes.clear();
        }
        if (request.alsoWeb && !outcome.diagnostics.hasErrors()) {
            Diagnostics again;  // what the PDF has told already
            const Printed web =
                make(*job.soort, *job.dataset, job.index, *job.templates, Output::web, fonts, outcome.sources, again);
            write(".html", web.bytes);
        }
    } catch (const std::exception& failure) {
        outcome.failure = job.name() + ": " + failure.what();
    }
    // Thousands of documents would otherwise keep all their text until the end.
    if (outcome.diagnostics.empty()) outcome.sources = {};
}

/// Hands out the jobs to threads in order; which thread takes which does not show.
void workAll(const std::vector<Job>& jobs, const Request& request, std::vector<Outcome>& outcomes) {
    text::Fonts fonts;
    std::atomic<size_t> next = 0;
    std::mutex telling;
    size_t done = 0;
    const auto takeJobs = [&] {
        for (size_t i = next++; i < jobs.size(); i = next++) {
            work(jobs[i], request, fonts, outcomes[i]);
            const std::lock_guard lock(telling);
            ++done;
            if (request.progress) request.progress(done, jobs.size());
        }
    };
    std::vector<std::jthread> threads;
    for (size_t i = 1; i < std::min<size_t>(request.jobs, jobs.size()); ++i) threads.emplace_back(takeJobs);
    takeJobs();
}

/// Adds diagnostics, but each only once: what is wrong in a template shows in every document.
class Collection {
  public:
    void add(const Diagnostics& diagnostics) {
        for (const Diagnostic& one : diagnostics.all()) {
            if (!seen_.emplace(one.at.source ? one.at.source->name : "", one.at.offset, one.message).second) continue;
            if (one.severity == Severity::error) all_.error(one.at, one.message);
            if (one.severity == Severity::warning) all_.warning(one.at, one.message);
        }
    }
    const Diagnostics& all() const { return all_; }

  private:
    Diagnostics all_;
    std::set<std::tuple<std::string, uint32_t, std::string>> seen_;
};

/// Appends the lines that are not there yet: what a template says it says in each document.
void addNew(const std::string& text, std::set<std::string>& seen, std::string& out) {
    for (size_t begin = 0; begin < text.size();) {
        const size_t end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin) + "\n";
        if (seen.insert(line).second) out += line;
        begin = end + 1;
    }
}

}  // namespace

Report run(const Request& request) {
    Report report;
    Sources sources;
    Diagnostics loading;
    std::vector<Project> projects;
    for (const fs::path& path : request.paths)
        projects.push_back(loadProject(path, sources, loading, request.huisstijl));
    std::vector<Job> jobs = jobsOf(projects, isExplanation(request.output), loading);
    if (!loading.hasErrors()) {
        choose(jobs, request.only, report);
        checkCriterium(request.criterium, jobs, report);
        if (isExplanation(request.output)) keepAssessments(jobs);
    }
    std::vector<Outcome> outcomes(report.unknown.empty() ? jobs.size() : 0);
    if (!outcomes.empty()) workAll(jobs, request, outcomes);

    Collection collection;
    std::set<std::string> lines;
    collection.add(loading);
    for (size_t i = 0; i < outcomes.size(); ++i) {
        const Outcome& outcome = outcomes[i];
        collection.add(outcome.diagnostics);
        const bool bad = outcome.diagnostics.hasErrors();
        if (bad) report.notMade.push_back(jobs[i].name());
        if (!outcome.failure.empty()) report.failures.push_back(outcome.failure);
        if (!outcome.failure.empty() || (bad && request.output != Output::claims)) continue;
        if (!bad) ++report.made;
        report.pages += outcome.printed.pages;
        if (isFile(request.output)) continue;
        if (request.output == Output::claims) {
            addNew(outcome.printed.bytes, lines, report.output);
            continue;
        }
        if (jobs.size() > 1 && !isExplanation(request.output))
            report.output += (i > 0 ? "\n== " : "== ") + jobs[i].name() + "\n";
        report.output += outcome.printed.bytes;
        if (!report.output.ends_with('\n')) report.output += '\n';
    }
    report.messages = collection.all().text();
    report.hasErrors = collection.all().hasErrors();
    report.warnings = collection.all().count(Severity::warning);
    return report;
}

}  // namespace oordeel::report
