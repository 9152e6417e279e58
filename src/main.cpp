// The command line: words → a request, a report → messages, a summary and an exit code.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <thread>

#include "archiving/archiving.h"
#include "base/file.h"
#include "base/reader.h"
#include "command/tell.h"
#include "report/archief.h"
#include "report/batch.h"
#include "report/compare_files.h"
#include "report/diff.h"
#include "report/json.h"
#include "report/reference.h"

using namespace oordeel;
using command::complain;
using command::counted;
using command::machineFailed;
using command::ok;
using command::show;
using command::wrongCommand;
using command::wrongInput;
namespace fs = std::filesystem;

namespace {

constexpr const char* program = "oordeel " OORDEEL_VERSION;
constexpr const char* description = "Turns assessments in YAML into inspection documents as tagged PDF.";

constexpr const char* examples = R"(
Examples:
  oordeel make                            every document of data/ to out/
  oordeel make data -o out --only haaglanden
  oordeel check data                      everything but writing
  oordeel check --dump=tags --only haaglanden
  oordeel explain --only drenthe --criterium 1.1
  oordeel compare oud.yaml nieuw.yaml     what got better or worse between two assessments
  oordeel diff ../oud/data data           what a change does to judgements, counts and documents
  oordeel print brief.html -o brief.pdf   any HTML file with its style sheets
  oordeel reference > reference.html      the HTML and CSS that it may hold
  oordeel verify brief.pdf                what breaks PDF/A-2a and PDF/UA-1 in any PDF
  oordeel archive --to archief            every document of data/ into an archive that only grows
  oordeel list archief --oordeel matig    what is in it
  oordeel verify archief --reproduce      whether all is as it was put in, and follows from its sources

Exit codes:
  0  all is well
  1  the input has errors; what has none was made
     verify: a file breaks a rule, or an archive is damaged
     archive: a document was not put in, and why
  2  the command line is wrong
  3  a file could not be read or written, or the machine failed otherwise
)";

struct Command {
    std::vector<std::string> paths{"data"};
    std::string out, dump, file, criterium, overgang, peildatum, huisstijl;
    bool attachData = false, json = false, anew = false, keep = false, stats = false;
    std::string shard;
    std::string old, now, data = "data";
    std::vector<std::string> only, formats{"pdf"};
    archiving::ArchiveCommand archive;
    archiving::ListCommand list;
    archiving::VerifyCommand verify;
    unsigned jobs = std::max(1u, std::thread::hardware_concurrency());
};

report::Output outputOf(const Command& command) {
    static const std::map<std::string, report::Output> names{{"", report::Output::pdf},
                                                             {"source", report::Output::source},
                                                             {"html", report::Output::html},
                                                             {"list", report::Output::list},
                                                             {"pages", report::Output::pages},
                                                             {"tags", report::Output::tags},
                                                             {"claims", report::Output::claims},
                                                             {"explanation", report::Output::explanation},
                                                             {"json", report::Output::explanationJson}};
    return command.attachData ? report::Output::pdfWithData : names.at(command.dump);
}

/// "26 documents, 312 pages, no warnings, 1.9 seconds".
void summarise(size_t documents, size_t pages, size_t warnings, std::chrono::steady_clock::time_point start) {
    const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    const auto tenths = (spent.count() + 50) / 100;
    std::fprintf(stderr, "%s, %s, %s, %s.%s seconds\n", counted(documents, "document", "documents").c_str(),
                 counted(pages, "page", "pages").c_str(), counted(warnings, "warning", "warnings").c_str(),
                 std::to_string(tenths / 10).c_str(), std::to_string(tenths % 10).c_str());
}

int runBatch(const Command& command, bool write) {
    const auto start = std::chrono::steady_clock::now();
    report::Request request;
    request.paths.assign(command.paths.begin(), command.paths.end());
    request.only = command.only;
    request.jobs = command.jobs;
    request.output = outputOf(command);
    if (write) request.out = command.out;
    const auto wants = [&](const char* format) {
        return std::find(command.formats.begin(), command.formats.end(), format) != command.formats.end();
    };
    if (!wants("pdf")) request.output = report::Output::web;
    request.alsoWeb = wants("pdf") && wants("html");
    request.criterium = command.criterium;
    request.huisstijl = command.huisstijl;
    request.anew = command.anew;
    request.keep = command.keep;
    if (!command.shard.empty()) {
        const size_t slash = command.shard.find('/');
        request.shard = std::stoul(command.shard.substr(0, slash)) - 1;
        request.shards = std::stoul(command.shard.substr(slash + 1));
    }
    request.progress = command::tellProgress;
    report::Report report = report::run(request);
    command::endProgress();
    for (const std::string& file : report.swept)
        std::fprintf(stderr, "%s: no longer asked for, taken away\n", file.c_str());
    if (command.stats) {
        std::fputs(report::text(report.stats).c_str(), stderr);
    }
    show(report.output);
    std::fputs(report.messages.c_str(), stderr);
    for (const std::string& sentence : report.failures) complain(sentence);
    for (const std::string& sentence : report.unknown) complain(sentence);
    for (const std::string& name : report.notMade) complain(name + " has errors and was not made");
    if (command.dump != "explanation" && command.dump != "json")
        summarise(report.made, report.pages, report.warnings, start);
    if (!report.failures.empty()) return machineFailed;
    if (!report.unknown.empty()) return wrongCommand;
    return report.hasErrors ? wrongInput : ok;
}

int printOne(const Command& command) {
    const auto start = std::chrono::steady_clock::now();
    Sources sources;
    Diagnostics diagnostics;
    const report::Printed printed = report::printFile(command.file, outputOf(command), sources, diagnostics);
    std::fputs(diagnostics.text().c_str(), stderr);
    if (!command.dump.empty()) {
        show(printed.bytes);
    } else if (!diagnostics.hasErrors()) {
        writeFile(command.out.empty() ? fs::path(command.file).replace_extension(".pdf") : fs::path(command.out),
                  printed.bytes);
    }
    summarise(diagnostics.hasErrors() ? 0 : 1, printed.pages, diagnostics.count(Severity::warning), start);
    return diagnostics.hasErrors() ? wrongInput : ok;
}

int compareAssessments(const Command& command) {
    const report::CompareAnswer answer = report::compareFiles(
        {command.old, command.now, command.data, command.overgang, command.peildatum, command.json});
    std::fputs(answer.messages.c_str(), stderr);
    for (const std::string& sentence : answer.lone) complain(sentence);
    show(answer.output);
    return answer.hasErrors ? wrongInput : ok;
}

int diffFolders(const Command& command) {
    const report::DiffAnswer answer = report::diff(command.old, command.now);
    std::fputs(answer.messages.c_str(), stderr);
    if (answer.hasErrors) return wrongInput;
    show(command.json ? report::json(answer.verschil) + "\n" : report::diffText(answer.verschil));
    return ok;
}

void addDump(CLI::App& app, Command& command, bool fromTemplate) {
    const std::string source = "source (the template filled in, for a browser), ";
    std::vector<std::string> forms{"html", "list", "pages", "tags"};
    if (fromTemplate) forms.push_back("source");
    app.add_option(
           "--dump", command.dump,
           "Write no PDF but show: " + (fromTemplate ? source : "") +
               "html (the tree), list (what pages are cut from), pages (what stands where) or tags (the tag tree)")
        ->check(CLI::IsMember(forms));
}

void addAttachData(CLI::App& app, Command& command) {
    app.add_flag("--attach-data", command.attachData,
                 "Put the files that a document is made from inside its PDF, which is then a PDF/A-3a")
        ->excludes(app.get_option("--dump"));
}

/// "2/8": a part, from 1, of how many.
std::string isShard(const std::string& text) {
    const size_t slash = text.find('/');
    const auto number = [](const std::string& digits) {
        const bool right = !digits.empty() && digits.size() < 7 &&
                           std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
        return right ? std::stoul(digits) : 0;
    };
    const unsigned long part = number(text.substr(0, slash));
    const unsigned long parts = slash == std::string::npos ? 0 : number(text.substr(slash + 1));
    return part >= 1 && part <= parts ? "" : "\"" + text + "\" is no part; write the second of eight as 2/8";
}

void addCompare(CLI::App& app, Command& command) {
    app.add_option("OLD", command.old, "An assessment in YAML, or a folder of them")->required();
    app.add_option("NEW", command.now, "A later one, or a folder of them")->required();
    app.add_option("--data", command.data, "The documenten.yaml, or its folder, that names the kaders")
        ->type_name("PATH")
        ->capture_default_str();
    app.add_option("--overgang", command.overgang, "Which verwachtingen of two kaders ask the same")->type_name("FILE");
    app.add_option("--peildatum", command.peildatum, "The day at which terms are held; else that of the new assessment")
        ->type_name("DATE")
        ->check([](const std::string& text) {
            return isDate(text) ? std::string() : "\"" + text + "\" is no date; write it as 2016-07-01";
        });
    app.add_flag("--json", command.json, "As JSON, one line an organisation");
}

void addBatch(CLI::App& app, Command& command) {
    app.add_option("PATH", command.paths, "A documenten.yaml, or a folder that holds one")->capture_default_str();
    app.add_option("--only", command.only,
                   "Only the documents of this kind, with this id or named kind/id; may be given more than once")
        ->type_name("NAME")
        ->allow_extra_args(false);
    app.add_option("--huisstijl", command.huisstijl,
                   "A house style of templates/huisstijl, in place of the one that documenten.yaml names")
        ->type_name("NAME");
    app.add_option("--jobs", command.jobs, "Documents at a time")
        ->type_name("N")
        ->check(CLI::Range(1u, 1024u))
        ->capture_default_str();
}

void addArchive(CLI::App& app, archiving::ArchiveCommand& command) {
    app.add_option("PATH", command.paths, "A documenten.yaml, or a folder that holds one")->capture_default_str();
    app.add_option("--to", command.to, "The folder of the archive; made when it is not there")
        ->type_name("ARCHIVE")
        ->required();
    app.add_option("--only", command.only,
                   "Only the documents of this kind, with this id or named kind/id; may be given more than once")
        ->type_name("NAME")
        ->allow_extra_args(false);
    app.add_option("--huisstijl", command.huisstijl, "A house style in place of the one that documenten.yaml names")
        ->type_name("NAME");
    app.add_option("--time", command.time, "When they are put in; else as archief.yaml or SOURCE_DATE_EPOCH says")
        ->type_name("TIME")
        ->check([](const std::string& text) {
            return report::isTime(text) ? std::string()
                                        : "\"" + text + "\" is no time; write it as 2016-07-01T09:00:00Z";
        });
    app.add_option("--because", command.because, "Why a document that is in the archive gets a new version")
        ->type_name("WORDS");
    app.add_option("--kind", command.kind, "Of the reason: correctie, hertoets, privacy or procedure")
        ->check(CLI::IsMember({"correctie", "hertoets", "privacy", "procedure"}))
        ->type_name("KIND");
    app.add_option("--despite", command.despite, "Why to put in what has open warnings about personal data")
        ->type_name("WORDS");
    app.add_option("--jobs", command.jobs, "Documents at a time")
        ->type_name("N")
        ->check(CLI::Range(1u, 1024u))
        ->capture_default_str();
    auto* withdraw = app.add_option("--withdraw", command.withdraw,
                                    "Put nothing in but that the newest version of this document no longer holds")
                         ->type_name("KIND/ID")
                         ->allow_extra_args(false);
    auto* sip = app.add_option("--sip", command.sip, "Put nothing in but write all as a delivery for an e-depot")
                    ->type_name("ZIP")
                    ->excludes(withdraw);
    app.add_option("--target", command.target, "Which e-depot, for the pakbon")->needs(sip);
    app.add_option("--contact", command.contact, "Who answers questions, for the pakbon")->needs(sip);
    app.add_flag("--restore", command.restore, "Put nothing in but make a lost manifest again from the folders");
    app.add_option("--woo", command.woo, "Put nothing in but write the sitemaps for the Woo-index")
        ->type_name("DIR")
        ->excludes(withdraw)
        ->excludes(sip);
}

void addList(CLI::App& app, archiving::ListCommand& command) {
    const auto isDay = [](const std::string& text) {
        return isDate(text) ? std::string() : "\"" + text + "\" is no date; write it as 2016-07-01";
    };
    app.add_option("ARCHIVE", command.archive, "The folder of the archive")->required();
    app.add_option("--format", command.format, "table, csv or json")
        ->check(CLI::IsMember({"table", "csv", "json"}))
        ->capture_default_str();
    app.add_option("--organisatie", command.filter.organisatie, "Only with this in the name")->type_name("WORDS");
    app.add_option("--kader", command.filter.kader, "Only of a kader with this in its name")->type_name("WORDS");
    app.add_option("--oordeel", command.filter.oordeel, "Only with this judgement as a whole")->type_name("WORDS");
    app.add_option("--from", command.filter.from, "Only from this day on")->type_name("DATE")->check(isDay);
    app.add_option("--to", command.filter.to, "Only up to this day")->type_name("DATE")->check(isDay);
}

}  // namespace

int main(int count, char** words) {
    Command command;
    command.archive.jobs = command.verify.jobs = command.jobs;
    command.archive.version = command.verify.version = program;
    CLI::App app(description, "oordeel");
    app.footer(examples);
    app.set_version_flag("--version", std::string(program));
    app.require_subcommand(1);
    CLI::App* make = app.add_subcommand("make", "Make the documents that a documenten.yaml names");
    addBatch(*make, command);
    addDump(*make, command, true);
    make->add_option("-o,--out", command.out, "Where the documents come, as <kind>/<id>.pdf")
        ->type_name("DIR")
        ->default_str("out");
    addAttachData(*make, command);
    make->add_flag("--anew", command.anew, "Make also what is in the folder as it would be made");
    make->add_flag("--keep", command.keep, "Leave documents of earlier runs that the data no longer ask for");
    make->add_flag("--stats", command.stats, "Show what each stage and the slowest documents took, and the memory");
    make->add_option("--shard", command.shard,
                     "Only the K-th of N parts of the documents, for N runs at once on as many machines")
        ->type_name("K/N")
        ->check(isShard);
    make->add_option("--format", command.formats,
                     "pdf, html (one file for a browser that needs nothing beside it), or both: --format pdf html")
        ->check(CLI::IsMember({"pdf", "html"}))
        ->excludes("--dump")
        ->capture_default_str();
    CLI::App* check = app.add_subcommand("check", "Do everything but writing");
    addBatch(*check, command);
    addDump(*check, command, true);
    check
        ->add_flag_callback(
            "--beweringen", [&] { command.dump = "claims"; },
            "List the quantities in the prose: which are true, which not, and which are bound to no figure")
        ->excludes("--dump");
    CLI::App* explain = app.add_subcommand("explain", "Say why each judgement is what it is, and what would change it");
    addBatch(*explain, command);
    explain->add_option("--criterium", command.criterium, "Only this criterium or thema")->type_name("NUMBER");
    explain->add_flag_callback(
        "--json", [&] { command.dump = "json"; }, "As JSON, one line an assessment");
    CLI::App* compare = app.add_subcommand("compare", "Say what changed between two assessments of an organisation");
    addCompare(*compare, command);
    CLI::App* diff = app.add_subcommand("diff", "Say what a change in a data folder does");
    diff->add_option("OLD", command.old, "A documenten.yaml, or its folder, before the change")->required();
    diff->add_option("NEW", command.now, "The same after it")->required();
    diff->add_flag("--json", command.json, "As JSON, on one line");
    CLI::App* print = app.add_subcommand("print", "Set an HTML file with the style sheets it names");
    print->add_option("FILE", command.file, "The HTML file")->required();
    print->add_option("-o,--out", command.out, "The PDF; beside the HTML file unless said otherwise")->type_name("PDF");
    addDump(*print, command, false);
    addAttachData(*print, command);
    CLI::App* reference = app.add_subcommand("reference", "Show the HTML and CSS that can be set, as an HTML page");
    CLI::App* toArchive = app.add_subcommand("archive", "Put documents into an archive that only grows");
    addArchive(*toArchive, command.archive);
    CLI::App* list = app.add_subcommand("list", "Say what is in an archive");
    addList(*list, command.list);
    CLI::App* verify = app.add_subcommand("verify", "Check PDFs against PDF/A-2a and PDF/UA-1, or an archive");
    verify->add_option("FILE", command.verify.files, "PDFs, or folders of archives")->type_name("PATH");
    verify->add_flag("--reproduce", command.verify.reproduce,
                     "Make each PDF of an archive again from its sources, and compare");
    verify->add_flag("--json", command.verify.json, "Tell the findings as JSON");
    verify->add_flag("--rules", command.verify.rules, "Show what is checked, and what only a person can judge");

    try {
        app.parse(count, words);
        if (*verify && command.verify.files.empty() && !command.verify.rules) throw CLI::RequiredError("FILE");
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ok : wrongCommand;
    }
    if (*make && command.out.empty()) command.out = "out";
    if (*explain && command.dump.empty()) command.dump = "explanation";
    try {
        if (*reference) return show(report::reference()), ok;
        if (*verify) return archiving::verifyFiles(command.verify);
        if (*toArchive) return archiving::putIntoArchive(command.archive);
        if (*list) return archiving::listArchive(command.list);
        if (*compare) return compareAssessments(command);
        if (*diff) return diffFolders(command);
        return *print ? printOne(command) : runBatch(command, bool(*make));
    } catch (const archive::ArchiveError& failure) {
        complain(failure.what());
        return wrongInput;
    } catch (const std::exception& failure) {
        complain(failure.what());
        return machineFailed;
    }
}
