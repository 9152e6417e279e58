#include "report/overview.h"

#include "report/groups.h"

namespace oordeel::report {
namespace {

/// "uitkomst-stap-2" → "Uitkomst stap 2".
std::string heading(std::string id) {
    for (char& c : id)
        if (c == '-') c = ' ';
    if (!id.empty() && id[0] >= 'a' && id[0] <= 'z') id[0] = static_cast<char>(id[0] - 'a' + 'A');
    return id;
}

Value textOrNull(const std::string& text) {
    return text.empty() ? Value() : Value(text);
}

}  // namespace

Value documentsMade(const std::vector<Job>& jobs, const Ledger* ledger) {
    std::vector<Value> kinds;
    std::vector<Value> documents;
    const auto close = [&](const Job& last) {
        if (documents.empty()) return;
        Value kind = group(std::move(documents));
        kind.set("soort", last.soort->id);
        kind.set("Naam", heading(last.soort->id));
        kind.set("onderwerp", textOrNull(last.soort->onderwerp));
        kinds.push_back(std::move(kind));
        documents.clear();
    };
    for (size_t i = 0; i < jobs.size(); ++i) {
        const Job& job = jobs[i];
        if (i > 0 && jobs[i - 1].soort != job.soort) close(jobs[i - 1]);
        const Made* made = ledger ? ledger->find(job.name()) : nullptr;
        if (ledger && !made) continue;
        const auto link = [&](const char* extension) {
            return made && made->files.count(extension) ? Value(job.name() + extension) : Value();
        };
        Value one = Value::ofMap();
        one.set("titel", made ? made->title : job.name());
        one.set("naam", subjectOf(job));
        one.set("oordeel", textOrNull(judgementOf(job)));
        one.set("pdf", link(".pdf"));
        one.set("html", link(".html"));
        documents.push_back(std::move(one));
    }
    if (!jobs.empty()) close(jobs.back());
    return group(std::move(kinds));
}

}  // namespace oordeel::report
