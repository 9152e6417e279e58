// What a document says of itself, and the files it is made from: from <meta>, YAML and the environment into the PDF.
#include <stdlib.h>

#include <catch2/catch.hpp>

#include "report/batch.h"
#include "report/metadata.h"
#include "support/project.h"

using namespace oordeel;
using Catch::Matchers::Contains;
using testing::Project;

namespace {

/// Sets SOURCE_DATE_EPOCH for a test, or takes it away.
class SourceDate {
  public:
    explicit SourceDate(const char* value) {
        if (value)
            ::setenv(name, value, 1);
        else
            ::unsetenv(name);
    }
    ~SourceDate() { ::unsetenv(name); }

  private:
    static constexpr const char* name = "SOURCE_DATE_EPOCH";
};

pdf::Metadata metadata(const std::string& head, Diagnostics& diagnostics, Sources& sources) {
    const Source& source = sources.add("brief.html", "<!DOCTYPE html><html lang=\"nl\"><head><title>Brief</title>\n" +
                                                         head + "</head><body><p>a</p></body></html>");
    return report::metadataOf(html::parse(source, diagnostics), diagnostics);
}

std::string output(const std::string& command) {
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe);
    std::string out;
    char buffer[4096];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
    const int status = ::pclose(pipe);
    INFO(command << "\n" << out);
    CHECK(status == 0);
    return out;
}

}  // namespace

TEST_CASE("the <meta> elements of a page say who, about what and when") {
    const SourceDate none(nullptr);
    Sources sources;
    Diagnostics diagnostics;
    const pdf::Metadata about = metadata(
        "<meta name=\"author\" content=\"A. de Boer\">\n<meta name=\"author\" content=\"B. de Vries\">\n"
        "<meta name=\"description\" content=\" Over de opvang. \">\n"
        "<meta name=\"keywords\" content=\"opvang, toezicht , \">\n"
        "<meta name=\"dcterms.created\" content=\"2016-07-01\">\n",
        diagnostics, sources);
    CHECK(diagnostics.text() == "");
    CHECK(about.author == "A. de Boer, B. de Vries");
    CHECK(about.subject == "Over de opvang.");
    CHECK(about.keywords == std::vector<std::string>{"opvang", "toezicht"});
    CHECK(about.date == "2016-07-01");
}

TEST_CASE("a date that does not exist is an error where it stands") {
    Sources sources;
    Diagnostics diagnostics;
    metadata("<meta name=\"dcterms.created\" content=\"2016-02-30\">", diagnostics, sources);
    CHECK_THAT(
        diagnostics.text(),
        Contains("brief.html:2:1: error: dcterms.created must be a date that exists, not \"2016-02-30\"; write it "
                 "as content=\"2016-07-01\""));
}

TEST_CASE("without a date of its own a document has that of the sources, and never that of the clock") {
    Sources sources;
    Diagnostics diagnostics;
    {
        const SourceDate none(nullptr);
        CHECK(metadata("", diagnostics, sources).date == "");
    }
    {
        const SourceDate date("1467361805");
        CHECK(metadata("", diagnostics, sources).date == "2016-07-01T08:30:05Z");
        CHECK(metadata("<meta name=\"dcterms.created\" content=\"2015-01-02\">", diagnostics, sources).date ==
              "2015-01-02");
    }
    for (const char* wrong : {"vandaag", "12x", "-1", "99999999999999"}) {
        const SourceDate date(wrong);
        CHECK_THROWS_WITH(
            metadata("", diagnostics, sources),
            "SOURCE_DATE_EPOCH must be a number of seconds since 1970, not \"" + std::string(wrong) + "\"");
    }
}

TEST_CASE("documenten.yaml says who made the documents, about what, and the PDF repeats it") {
    const SourceDate none(nullptr);
    const Project project;
    project.replace(
        "data/documenten.yaml", "    datum: 2016-07-01\n",
        "    datum: 2016-07-01\n    onderwerp: Toezicht op de opvang\n    trefwoorden: [opvang, toezicht]\n");
    report::Request request;
    request.paths = {project.folder / "data"};
    request.out = project.folder / "out";
    CHECK(report::run(request).messages == "");
    const std::string info = output("pdfinfo -isodates '" + (project.folder / "out/brief/noord.pdf").string() + "'");
    CHECK_THAT(info, Contains("Subject:         Toezicht op de opvang\n"));
    CHECK_THAT(info, Contains("Keywords:        opvang, toezicht\n"));
    CHECK_THAT(info, Contains("CreationDate:    2016-07-01T00:00:00"));
}

TEST_CASE("a document can hold the files it was made from, and they come out as they went in") {
    const SourceDate none(nullptr);
    const Project project;
    report::Request request;
    request.paths = {project.folder / "data"};
    request.out = project.folder / "out";
    request.output = report::Output::pdfWithData;
    const report::Report made = report::run(request);
    CHECK(made.messages == "");
    CHECK(made.output == "");
    const std::string pdf = "'" + (project.folder / "out/brief/noord.pdf").string() + "'";
    CHECK_THAT(output("pdfinfo -meta " + pdf), Contains("<pdfaid:part>3</pdfaid:part>"));
    const auto attached = [&](const std::string& name) { return output("qpdf --show-attachment=" + name + " " + pdf); };
    for (const std::string file : {"documenten.yaml", "kader.yaml", "organisaties.yaml"}) {
        CHECK(attached(file) == testing::readAll(project.folder / "data" / file));
    }
    // Its own assessment, and the other one that it is compared with.
    for (const std::string file : {"a-noord.yaml", "b-zuid.yaml"}) {
        CHECK(attached(file) == testing::readAll(project.folder / "data/beoordelingen" / file));
    }
    CHECK_THAT(output("pdfdetach -list " + pdf), Contains("5 embedded files"));
}

TEST_CASE("a page that is printed can hold its HTML and its style sheets") {
    const SourceDate none(nullptr);
    const Project project;
    project.write("een/stijl.css", "p { color: black }\n");
    project.write("twee/stijl.css", "p { margin: 0 }\n");
    const std::string html =
        "<!DOCTYPE html>\n<html lang=\"nl\"><head><title>Brief</title><link rel=\"stylesheet\" href=\"een/stijl.css\">"
        "<link rel=\"stylesheet\" href=\"twee/stijl.css\"><style>p { color: maroon "
        "}</style></head><body><p>a</p></body></html>";
    project.write("brief.html", html);
    Sources sources;
    Diagnostics diagnostics;
    const report::Printed printed =
        report::printFile(project.folder / "brief.html", report::Output::pdfWithData, sources, diagnostics);
    CHECK(diagnostics.text() == "");
    project.write("brief.pdf", printed.bytes);
    const std::string pdf = "'" + (project.folder / "brief.pdf").string() + "'";
    CHECK_THAT(output("pdfdetach -list " + pdf), Contains("3 embedded files"));
    CHECK(output("qpdf --show-attachment=brief.html " + pdf) == html);
    CHECK(output("qpdf --show-attachment=stijl.css " + pdf) == "p { color: black }\n");
    CHECK(output("qpdf --show-attachment=twee-stijl.css " + pdf) == "p { margin: 0 }\n");
}
