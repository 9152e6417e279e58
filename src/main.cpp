// The command line: words → a request, a report → messages, a summary and an exit code.
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <thread>

#include "base/file.h"
#include "base/reader.h"
#include "report/batch.h"
#include "report/compare_files.h"
#include "report/diff.h"
#include "report/json.h"
#include "report/reference.h"
#include "verify/verify.h"

using namespace oordeel;
namespace fs = std::filesystem;

namespace {

// What the exit code says; README.md and --help list them.
constexpr int ok = 0, wrongInput = 1, wrongCommand = 2, machineFailed = 3;

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

Exit codes:
  0  all is well
  1  the input has errors; what has none was made
     verify: a file breaks a rule
  2  the command line is wrong
  3  a file could not be read or written, or the machine failed otherwise
)";

struct Command {
    std::vector<std::string> paths{"data"};
    std::string out, dump, file, criterium, overgang, peildatum, huisstijl;
    bool attachData = false, json = false, rules = false;
    std::string old, now, data = "data";
    std::vector<std::string> only, pdfs, formats{"pdf"};
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

void complain(const std::string& sentence) {
    std::fprintf(stderr, "oordeel: %s\n", sentence.c_str());
}

/// Writes to the standard output, or fails as any file does.
void show(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
        throw FileError("cannot write to the standard output");
    }
}

std::string counted(size_t number, const std::string& one, const std::string& more) {
    return std::to_string(number) + " " + (number == 1 ? one : more);
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
    const bool terminal = isatty(STDERR_FILENO);
    if (terminal) {
        request.progress = [](size_t done, size_t all) { std::fprintf(stderr, "\r%zu of %zu", done, all); };
    }
    const report::Report report = report::run(request);
    if (terminal) std::fprintf(stderr, "\r\x1b[K");
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

/// A file of a few kilobytes can unpack to all the memory there is: then it is refused, not the machine stopped.
void limitMemory() {
    constexpr rlim_t most = rlim_t{4} << 30;
    size_t pages = 0;  // what is mapped already; a sanitizer maps terabytes
    std::ifstream("/proc/self/statm") >> pages;
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0) return;
    const rlim_t wanted = static_cast<rlim_t>(pages) * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + most;
    if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur < wanted) return;
    limit.rlim_cur = wanted;
    setrlimit(RLIMIT_AS, &limit);
}

int verifyFiles(const Command& command) {
    if (command.rules) return show(verify::ruleList()), ok;
    constexpr size_t largest = size_t{1} << 30;
    limitMemory();
    int exitCode = ok;
    bool first = true;
    for (const std::string& file : command.pdfs) {
        try {
            const verify::Verdict verdict = verify::verify(readFile(file, largest));
            if (!verdict.holds() && exitCode == ok) exitCode = wrongInput;
            show(command.json ? (first ? "[" : ",\n") + verify::json(verdict, file) : verify::text(verdict, file));
            first = false;
        } catch (const FileError& failure) {
            complain(failure.what());
            exitCode = machineFailed;
        }
    }
    if (command.json) show(first ? "[]\n" : "]\n");
    return exitCode;
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
    app.add_option("--only", command.only, "Only the documents with this id; may be given more than once")
        ->type_name("ID")
        ->allow_extra_args(false);
    app.add_option("--huisstijl", command.huisstijl,
                   "A house style of templates/huisstijl, in place of the one that documenten.yaml names")
        ->type_name("NAME");
    app.add_option("--jobs", command.jobs, "Documents at a time")
        ->type_name("N")
        ->check(CLI::Range(1u, 1024u))
        ->capture_default_str();
}

}  // namespace

int main(int count, char** words) {
    Command command;
    CLI::App app(description, "oordeel");
    app.footer(examples);
    app.set_version_flag("--version", std::string("oordeel ") + OORDEEL_VERSION);
    app.require_subcommand(1);
    CLI::App* make = app.add_subcommand("make", "Make the documents that a documenten.yaml names");
    addBatch(*make, command);
    addDump(*make, command, true);
    make->add_option("-o,--out", command.out, "Where the documents come, as <kind>/<id>.pdf")
        ->type_name("DIR")
        ->default_str("out");
    addAttachData(*make, command);
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
    CLI::App* verify = app.add_subcommand("verify", "Check PDFs, whoever made them, against PDF/A-2a and PDF/UA-1");
    verify->add_option("FILE", command.pdfs, "A PDF")->type_name("PDF");
    verify->add_flag("--json", command.json, "Tell the findings as JSON");
    verify->add_flag("--rules", command.rules, "Show what is checked, and what only a person can judge");

    try {
        app.parse(count, words);
        if (*verify && command.pdfs.empty() && !command.rules) throw CLI::RequiredError("FILE");
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ok : wrongCommand;
    }
    if (*make && command.out.empty()) command.out = "out";
    if (*explain && command.dump.empty()) command.dump = "explanation";
    try {
        if (*reference) return show(report::reference()), ok;
        if (*verify) return verifyFiles(command);
        if (*compare) return compareAssessments(command);
        if (*diff) return diffFolders(command);
        return *print ? printOne(command) : runBatch(command, bool(*make));
    } catch (const std::exception& failure) {
        complain(failure.what());
        return machineFailed;
    }
}
