#include "report/publish.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <thread>

#include "archive/sha256.h"
#include "archive/store.h"
#include "base/file.h"
#include "base/nearest.h"
#include "report/claims.h"
#include "report/explain.h"
#include "report/jobs.h"
#include "report/make.h"
#include "report/metadata.h"
#include "report/personal.h"
#include "report/publication.h"
#include "report/snapshot.h"

namespace oordeel::report {
namespace fs = std::filesystem;

using archive::ArchiveError;
using archive::Kind;
using archive::Record;
using archive::Writer;

namespace {

/// One project with all that its publications share.
struct Loaded {
    Sources sources;
    Project project;
    Archief archief;
    Snapshot files;
    std::string tijd;
    std::string zip, bronnen;  ///< the sources as ZIP, and their folder in the archive
};

/// A document that was made, or why it was not.
struct Product {
    Sources sources;
    Diagnostics diagnostics;
    Printed printed;
    std::string account;
    std::string failure;
};

/// Documents at a time that are held in memory.
constexpr size_t block = 64;

Facts factsOf(const Job& job, const Loaded& loaded, const std::string& titel) {
    const Soort& soort = *job.soort;
    const Dataset& dataset = *job.dataset;
    Facts facts;
    facts.soort = soort.id;
    facts.id = job.id();
    facts.titel = titel;
    facts.omschrijving = soort.onderwerp;
    facts.datum = soort.datum;
    facts.trefwoorden = soort.trefwoorden;
    facts.tijd = loaded.tijd;
    if (!dataset.kader.naam.empty()) facts.kader = dataset.kader.naam + ", versie " + dataset.kader.versie;
    facts.dossier = subjectOf(job);
    facts.oordeel = judgementOf(job);
    if (const auto subject = assessmentOf(job))
        facts.organisatie = dataset.organisatie(dataset.beoordelingen[*subject]).naam;
    return facts;
}

/// What made it what it is: the fonts, why each judgement is what it is, which quantities in the prose hold.
std::string accountOf(const Job& job, const Printed& printed, const std::string& programma) {
    std::string out =
        "Verantwoording van " + job.name() + "\n" + printed.title + "\n\nGemaakt met " + programma + ".\n";
    out += "\nLettertypen (naam van het bestand, SHA-256)\n";
    for (const std::string& path : printed.fonts) {
        constexpr size_t largestFont = size_t{64} << 20;
        out += "  " + fs::path(path).filename().string() + "  " + archive::sha256(readFile(path, largestFont)) + "\n";
    }
    if (const auto subject = assessmentOf(job))
        out += "\nOordelen\n\n" + inText(explanation(*job.dataset, *subject, "")) + "\n";
    if (!printed.claims.empty()) out += "\nHoeveelheden in de tekst\n" + printed.claims;
    return out;
}

void produce(const Job& job, const std::string& programma, text::Fonts& fonts, Product& out) {
    try {
        out.printed = make(*job.soort, *job.dataset, job.index, *job.templates, Output::pdf, fonts, out.sources,
                           out.diagnostics, {.web = true, .claims = true});
        if (!out.diagnostics.hasErrors()) out.account = accountOf(job, out.printed, programma);
    } catch (const std::exception& failure) {
        out.failure = job.name() + ": " + failure.what();
    }
}

void produceAll(const std::vector<Job>& jobs, size_t from, size_t to, const PublishRequest& request, text::Fonts& fonts,
                std::vector<Product>& products) {
    std::atomic<size_t> next = from;
    const auto take = [&] {
        for (size_t i = next++; i < to; i = next++) produce(jobs[i], request.programma, fonts, products[i - from]);
    };
    std::vector<std::jthread> threads;
    for (size_t i = 1; i < std::min<size_t>(request.jobs, to - from); ++i) threads.emplace_back(take);
    take();
}

/// Loads a project with what its archive records; false after an error.
bool loadAll(const fs::path& path, const PublishRequest& request, Loaded& out, Diagnostics& diagnostics) {
    Sources& sources = out.sources;
    out.project = loadProject(path, sources, diagnostics, request.huisstijl);
    if (diagnostics.hasErrors()) return false;
    if (!out.project.documenten.archief) {
        const Source* file = sources.all().empty() ? nullptr : &sources.all().front();
        diagnostics.error({file, 0},
                          "nothing here says what an archive records; add a line `archief: archief.yaml`, and write "
                          "that file after data/archief.yaml");
        return false;
    }
    Value file;
    const Source* source = open(*out.project.documenten.archief, sources, diagnostics);
    if (!source || !load(*source, file, diagnostics)) return false;
    Diagnostics found;
    out.archief = readArchief(file, found);
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    out.tijd = !request.tijd.empty() ? request.tijd : out.archief.tijd;
    if (out.tijd.empty() && epoch && *epoch) out.tijd = sourceDate();
    if (out.tijd.empty() && !found.hasErrors())
        found.error(file.at,
                    "no time is known at which the documents are put in; give `tijd` here, --time on the "
                    "command line or SOURCE_DATE_EPOCH");
    diagnostics.append(found);
    if (found.hasErrors()) return false;
    out.files = snapshot(out.project, path, sources);
    return true;
}

/// The metadata of a version as it is now.
std::string newestMdto(const fs::path& folder, const Writer& writer, const Record& record) {
    const size_t after = writer.index().successor(record.folder);
    const std::string name = record.folder.substr(record.folder.rfind('/') + 1) + ".MDTO.xml";
    const Record& holder = after == 0 ? record : writer.record(after);
    return readFile(folder / holder.folder / name, archive::largestFile);
}

/// Puts the things in that publications stand in or refer to, when they are not there yet.
class Placer {
  public:
    Placer(Writer& writer, const PublishRequest& request, Published& published)
        : writer_(writer), request_(request), published_(published) {}

    void place(const Job& job, Loaded& loaded, Product& product) {
        const Facts facts = factsOf(job, loaded, product.printed.title);
        const size_t before = writer_.index().newest(job.name());
        std::optional<Record> vorige;  // a copy: the records move when one is added
        if (before != 0) vorige = writer_.record(before);
        if (vorige && isSame(*vorige, product)) {
            ++published_.unchanged;
            return;
        }
        const bool withdrawn = vorige && writer_.index().successor(vorige->folder) != 0;
        if (withdrawn && !isNamed(job.name())) {
            ++published_.withdrawn;
            return;
        }
        if (vorige && request_.reden.empty()) {
            published_.refused.push_back(job.name() + " is in the archive as version " +
                                         std::to_string(vorige->versie) +
                                         " and is different now; say why with --because");
            return;
        }
        if (product.diagnostics.count(Severity::warning) > 0 && hasPersonal(product.diagnostics) &&
            request_.ondanks.empty()) {
            published_.refused.push_back(job.name() +
                                         " has open warnings about personal data; mend them, or say with --despite why "
                                         "it is put in all the same");
            return;
        }
        placeAround(facts, loaded);
        Parts parts;
        parts.versie = vorige ? vorige->versie + 1 : 1;
        parts.bronnen = loaded.bronnen;
        parts.aard = request_.aard.empty() ? "correctie" : request_.aard;
        parts.reden = vorige ? request_.reden : "";
        if (vorige && !withdrawn) {
            parts.vorige = &*vorige;
            parts.vorigeMdto = newestMdto(request_.archive, writer_, *vorige);
        }
        const std::string stem = stemOf(facts, parts.versie);
        parts.documents = {{stem + ".pdf", std::move(product.printed.bytes)},
                           {stem + ".html", std::move(product.printed.web)},
                           {stem + "-verantwoording.txt", std::move(product.account)}};
        Record record = recordOf(facts, loaded, parts);
        record.folder = loaded.archief.serie + "/" + facts.id + "/" + stem;
        record.id = job.name();
        if (vorige) record.aard = parts.aard;
        if (hasPersonal(product.diagnostics)) record.ondanks = request_.ondanks;
        writer_.put(std::move(record), publicationFiles(loaded.archief, facts, parts));
        ++(vorige ? published_.replaced : published_.added);
    }

  private:
    /// What was withdrawn does not come back along with others, but only when somebody asks for it by its whole name.
    bool isNamed(const std::string& name) const {
        return std::find(request_.only.begin(), request_.only.end(), name) != request_.only.end();
    }

    static bool isSame(const Record& record, const Product& product) {
        const auto pdf = std::find_if(record.files.begin(), record.files.end(),
                                      [](const archive::StoredFile& one) { return one.name.ends_with(".pdf"); });
        return pdf != record.files.end() && pdf->sha256 == archive::sha256(product.printed.bytes);
    }

    void placeAround(const Facts& facts, Loaded& loaded) {
        const Archief& archief = loaded.archief;
        if (!writer_.index().inFolder(archief.serie))
            put(Kind::serie, archief.serie, archief.naam, loaded.tijd, serieFiles(archief, loaded.tijd));
        const std::string dossier = archief.serie + "/" + facts.id;
        if (!writer_.index().inFolder(dossier))
            put(Kind::dossier, dossier, facts.dossier, loaded.tijd, dossierFiles(archief, facts));
        if (loaded.bronnen.empty()) {
            loaded.zip = archive::zip(loaded.files.files);
            loaded.bronnen = archief.serie + "/bronnen/" + archive::sha256(loaded.zip);
        }
        if (!writer_.index().inFolder(loaded.bronnen)) {
            put(Kind::bronnen, loaded.bronnen, "", loaded.tijd,
                bronnenFiles(archief, loaded.bronnen, loaded.zip, loaded.tijd));
        }
    }

    void put(Kind kind, const std::string& folder, const std::string& titel, const std::string& tijd,
             const std::vector<archive::File>& files) {
        Record record;
        record.kind = kind;
        record.folder = folder;
        record.titel = titel;
        record.tijd = tijd;
        writer_.put(std::move(record), files);
    }

    Record recordOf(const Facts& facts, const Loaded& loaded, const Parts& parts) const {
        Record record;
        record.versie = parts.versie;
        record.titel = facts.titel;
        record.organisatie = facts.organisatie;
        record.kader = facts.kader;
        record.oordeel = facts.oordeel;
        record.datum = facts.datum;
        record.tijd = facts.tijd;
        record.programma = request_.programma;
        record.reden = parts.reden;
        record.categorie = loaded.archief.soort(facts.soort).categorie.label;
        if (parts.vorige) record.vervangt = parts.vorige->folder;
        record.making.bronnen = parts.bronnen;
        record.making.werkmap = loaded.files.folder;
        record.making.pad = loaded.files.path;
        record.making.huisstijl = request_.huisstijl;
        if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) record.making.sourceDateEpoch = epoch;
        return record;
    }

    Writer& writer_;
    const PublishRequest& request_;
    Published& published_;
};

/// The documents that an archive has, by kind and id.
std::vector<std::string> idsOf(const archive::Manifest& manifest) {
    std::set<std::string> ids;
    for (const Record& record : manifest.records)
        if (record.kind == Kind::publicatie) ids.insert(record.id);
    return {ids.begin(), ids.end()};
}

/// Adds diagnostics that were not there yet: what is wrong in a template shows in every document.
void addNew(const Diagnostics& from, std::set<std::string>& seen, Published& published) {
    for (const Diagnostic& one : from.all()) {
        published.hasErrors = published.hasErrors || one.severity == Severity::error;
        const std::string text = format(one);
        if (seen.insert(text).second) published.messages += text;
    }
}

}  // namespace

Published publish(const PublishRequest& request) {
    Published published;
    Diagnostics loading;
    std::vector<Loaded> loaded(request.paths.size());
    std::vector<Project> projects;
    std::map<const Templates*, Loaded*> owner;
    std::set<std::string> seen;
    for (size_t i = 0; i < loaded.size(); ++i) {
        // Relative to where the program runs, as they are when the documents are made again.
        loadAll(fs::proximate(request.paths[i]), request, loaded[i], loading);
        owner[loaded[i].project.templates.get()] = &loaded[i];
        projects.push_back(std::move(loaded[i].project));
    }
    std::vector<Job> jobs;
    if (!loading.hasErrors()) jobs = jobsOf(projects, false, loading);
    if (!loading.hasErrors()) published.unknown = choose(jobs, request.only);
    addNew(loading, seen, published);
    if (loading.hasErrors() || !published.unknown.empty()) return published;
    Writer writer(request.archive);
    Placer placer(writer, request, published);
    text::Fonts fonts;
    for (size_t from = 0; from < jobs.size(); from += block) {
        const size_t to = std::min(jobs.size(), from + block);
        std::vector<Product> products(to - from);
        produceAll(jobs, from, to, request, fonts, products);
        for (size_t i = from; i < to; ++i) {
            Product& product = products[i - from];
            addNew(product.diagnostics, seen, published);
            if (!product.failure.empty()) {
                published.failures.push_back(product.failure);
            } else if (product.diagnostics.hasErrors()) {
                published.refused.push_back(jobs[i].name() + " has errors and was not made");
            } else {
                placer.place(jobs[i], *owner.at(jobs[i].templates), product);
            }
            if (request.progress) request.progress(i + 1, jobs.size());
        }
    }
    writer.commit();
    published.head = writer.manifest().head;
    return published;
}

Published withdraw(const WithdrawRequest& request) {
    Published published;
    if (!fs::exists(request.archive / archive::manifestName))
        throw ArchiveError(request.archive.string() + " is no archive");
    Writer writer(request.archive);
    for (const std::string& id : request.ids) {
        const size_t number = writer.index().newest(id);
        if (number == 0)
            throw ArchiveError("there is no \"" + id + "\" in the archive; name it as `oordeel list` does, kind/id" +
                               didYouMean(id, idsOf(writer.manifest())));
        const Record old = writer.record(number);
        if (writer.index().successor(old.folder) != 0) throw ArchiveError(id + " was withdrawn already");
        Record record;
        record.kind = Kind::intrekking;
        record.folder = old.folder + "-ingetrokken";
        record.id = id;
        record.versie = old.versie;
        record.titel = old.titel;
        record.tijd = request.tijd;
        record.vervangt = old.folder;
        record.aard = request.aard;
        record.reden = request.reden;
        const std::string mdto = newestMdto(request.archive, writer, old);
        writer.put(std::move(record), withdrawalFiles(old, mdto, request.tijd, request.reden));
        ++published.added;
    }
    writer.commit();
    published.head = writer.manifest().head;
    return published;
}

}  // namespace oordeel::report
