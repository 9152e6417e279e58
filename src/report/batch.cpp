#include "report/batch.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <tuple>

#include "archive/sha256.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/stopwatch.h"
#include "report/explain.h"
#include "report/jobs.h"
#include "report/json.h"
#include "report/ledger.h"
#include "report/overview.h"

namespace oordeel::report {
namespace fs = std::filesystem;
namespace {

/// What came of it. Diagnostics point into the sources.
struct Outcome {
    Sources sources;
    Diagnostics diagnostics;
    Printed printed;
    std::string failure;
    bool current = false;                      ///< it was as it would be made
    std::map<std::string, std::string> files;  ///< extension → SHA-256 of what was written
};

bool isExplanation(Output output) {
    return output == Output::explanation || output == Output::explanationJson;
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
            outcome.files[extension] = archive::sha256(bytes);
            writeFile(request.out / job.soort->id / (job.id() + extension), bytes, Lasting::byFolder);
        };
        Stopwatch watch;
        const auto saved = [&] { outcome.printed.times.add(Stage::save, watch); };
        outcome.printed = make(*job.soort, *job.dataset, job.index, *job.templates, request.output, fonts,
                               outcome.sources, outcome.diagnostics, {.web = request.alsoWeb});
        if (isFile(request.output)) {
            watch.lap();
            write(isPdf(request.output) ? ".pdf" : ".html", outcome.printed.bytes);
            if (request.alsoWeb) write(".html", outcome.printed.web);
            std::string().swap(outcome.printed.bytes);  // clear() would keep the room of every PDF
            std::string().swap(outcome.printed.web);
            saved();
        }
    } catch (const std::exception& failure) {
        outcome.failure = job.name() + ": " + failure.what();
    }
    // Thousands of documents would otherwise keep all their text until the end.
    if (outcome.diagnostics.empty()) outcome.sources = {};
}

/// Hands out the jobs to threads in order; which thread takes which does not show.
void workAll(const std::vector<Job>& jobs, const Request& request, const Ledger* ledger, const Inputs* inputs,
             std::vector<Outcome>& outcomes) {
    const bool mayStay = ledger && inputs && !request.anew;
    std::optional<text::Fonts> opened;  // 4 ms, and not needed when all is as it was
    std::once_flag once;
    std::atomic<size_t> next = 0;
    std::mutex telling;
    size_t done = 0;
    const auto takeJobs = [&] {
        for (size_t i = next++; i < jobs.size(); i = next++) {
            if (mayStay && ledger->isCurrent(jobs[i].name(), inputs->of(jobs[i]))) {
                outcomes[i].current = true;
                outcomes[i].printed.pages = ledger->find(jobs[i].name())->pages;
            } else {
                std::call_once(once, [&] { opened.emplace(); });
                work(jobs[i], request, *opened, outcomes[i]);
            }
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

/// The kinds of the documents that were asked for, when all were asked for by kind and id; else none.
std::set<std::string> kindsOf(const std::vector<std::string>& only) {
    std::set<std::string> kinds;
    for (const std::string& name : only) {
        const size_t slash = name.find('/');
        if (slash == std::string::npos) return {};
        kinds.insert(name.substr(0, slash));
    }
    return kinds;
}

/// What the result hangs on beside the data.
std::string formOf(const Request& request) {
    return "form " + std::to_string(static_cast<int>(request.output)) + (request.alsoWeb ? " and web" : "") +
           " style " + request.huisstijl;
}

/// Makes the names of what was written last, too.
void syncFolders(const std::vector<Job>& jobs, const std::vector<Outcome>& outcomes, const fs::path& out,
                 Report& report) {
    std::set<fs::path> folders;
    for (size_t i = 0; i < outcomes.size(); ++i)
        if (!outcomes[i].files.empty()) folders.insert((out / jobs[i].name()).parent_path());
    try {
        std::for_each(folders.begin(), folders.end(), syncFolder);
    } catch (const FileError& failure) {
        report.failures.emplace_back(failure.what());
    }
}

/// Keeps in the ledger what was made and, when all documents are known, takes away what nobody asks for any more.
void keepAccounts(const std::vector<Job>& jobs, const std::vector<Outcome>& outcomes, const std::vector<Job>* all,
                  const Request& request, const Inputs& inputs, Ledger& ledger, Report& report) {
    for (size_t i = 0; i < outcomes.size(); ++i) {
        const Outcome& outcome = outcomes[i];
        if (outcome.current) continue;
        if (outcome.files.empty() || !outcome.failure.empty() || outcome.diagnostics.hasErrors()) {
            ledger.forget(jobs[i].name());
            continue;
        }
        // What has something to tell is made again next time, so that it is told again.
        const std::string key = outcome.diagnostics.empty() ? inputs.of(jobs[i]) : "";
        Made made{key, outcome.files, {}, outcome.printed.pages, outcome.printed.title};
        for (const std::string& font : outcome.printed.fonts) made.fonts[font] = ledger.fontHash(font);
        ledger.note(jobs[i].name(), std::move(made));
    }
    std::vector<std::string> names;
    for (const Job& job : all ? *all : std::vector<Job>{}) names.push_back(job.name());
    if (all && !request.keep) report.swept = ledger.sweep(names);
    try {
        ledger.save();
    } catch (const FileError& failure) {
        report.failures.emplace_back(failure.what());
    }
}

/// Makes the page about all documents, where a project has one.
std::vector<Outcome> makeOverviews(const std::vector<Project>& projects, const std::vector<Job>& all,
                                   const Request& request, const Ledger* ledger, Report& report) {
    std::vector<Outcome> outcomes;
    for (const Project& project : projects) {
        for (size_t i = 0; i < project.datasets.size(); ++i) {
            const Soort& soort = project.documenten.soorten[i];
            if (soort.herhaal != Herhaal::overzicht || !project.datasets[i]) continue;
            Outcome& outcome = outcomes.emplace_back();
            text::Fonts fonts;
            project.datasets[i]->documenten = documentsMade(all, ledger);
            const Printed page = make(soort, *project.datasets[i], 0, *project.templates, Output::web, fonts,
                                      outcome.sources, outcome.diagnostics);
            if (request.out.empty() || outcome.diagnostics.hasErrors()) continue;
            try {
                writeFile(request.out / "index.html", page.bytes);
            } catch (const FileError& failure) {
                report.failures.emplace_back(failure.what());
            }
        }
    }
    return outcomes;
}

}  // namespace

Report run(const Request& request) {
    Stopwatch whole, watch;
    Report report;
    const bool writes = !request.out.empty() && isFile(request.output);
    // fontconfig reads dozens of files; that goes on beside the reading of the data.
    std::future<std::string> fonts;
    if (writes) fonts = std::async(std::launch::async, text::fontsIdentity);
    Sources sources;
    Diagnostics loading;
    std::vector<Project> projects;
    std::vector<Job> jobs;
    const auto load = [&](const std::set<std::string>& kinds) {
        projects.clear();
        loading = {};
        for (const fs::path& path : request.paths)
            projects.push_back(loadProject(path, sources, loading, request.huisstijl, kinds));
        jobs = jobsOf(projects, isExplanation(request.output), loading);
    };
    std::set<std::string> kinds = kindsOf(request.only);
    load(kinds);
    std::vector<Job> all = jobs;
    if (!loading.hasErrors()) report.unknown = choose(jobs, request.only);
    if (!kinds.empty() && !report.unknown.empty()) {
        // Only whoever knows all names can tell which one was meant.
        kinds.clear();
        load(kinds);
        all = jobs;
        if (!loading.hasErrors()) report.unknown = choose(jobs, request.only);
    }
    report.stats.loading = watch.lap();
    report.stats.peakLoading = peakKilobytes();
    if (!loading.hasErrors()) {
        checkCriterium(request.criterium, jobs, report);
        if (isExplanation(request.output)) keepAssessments(jobs);
    }
    if (request.shards > 1) {
        size_t place = 0;
        std::erase_if(jobs, [&](const Job&) { return place++ % request.shards != request.shard; });
    }
    std::vector<Outcome> outcomes(report.unknown.empty() ? jobs.size() : 0);
    std::optional<Ledger> ledger;
    std::optional<Inputs> inputs;
    if (writes && !outcomes.empty()) {
        ledger.emplace(request.out);
        inputs.emplace(projects, formOf(request), fonts.get());
    }
    if (!outcomes.empty()) workAll(jobs, request, ledger ? &*ledger : nullptr, inputs ? &*inputs : nullptr, outcomes);
    std::vector<Outcome> overviews;
    const bool knowsAll = kinds.empty() && !loading.hasErrors();
    if (writes) syncFolders(jobs, outcomes, request.out, report);
    if (ledger) keepAccounts(jobs, outcomes, knowsAll ? &all : nullptr, request, *inputs, *ledger, report);

    const bool looksOver = writes || request.output == Output::pdf;  // `check` looks at the overview, too
    if (looksOver && !outcomes.empty() && knowsAll)
        overviews = makeOverviews(projects, all, request, ledger ? &*ledger : nullptr, report);

    Collection collection;
    std::set<std::string> lines;
    collection.add(loading);
    for (const Outcome& one : overviews) collection.add(one.diagnostics);
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
    for (size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i].current)
            ++report.stats.current;
        else
            report.stats.documents.push_back({jobs[i].name(), outcomes[i].printed.times});
    }
    report.stats.jobs = request.jobs;
    report.stats.all = whole.lap();
    report.stats.peakKilobytes = peakKilobytes();
    report.messages = collection.all().text();
    report.hasErrors = collection.all().hasErrors();
    report.warnings = collection.all().count(Severity::warning);
    return report;
}

}  // namespace oordeel::report
