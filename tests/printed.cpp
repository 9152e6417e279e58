// HTML printed from end to end: words that come back exactly, documents larger than anyone makes, files that stay
// small.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <sstream>

#include "base/file.h"
#include "report/make.h"

using namespace oordeel;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

/// An HTML document, printed to a file that goes away with the test.
class Printed {
  public:
    explicit Printed(const std::string& css, const std::string& body) {
        const fs::path html = path_.string() + ".html";
        writeFile(html, "<!DOCTYPE html><html lang=\"nl\"><head><title>Proef</title><style>" + css +
                            "</style></head><body>" + body + "</body></html>");
        Sources sources;
        Diagnostics diagnostics;
        const std::string bytes = report::printFile(html, report::Output::pdf, sources, diagnostics).bytes;
        fs::remove(html);
        REQUIRE(diagnostics.text() == "");
        size = bytes.size();
        writeFile(path_, bytes);
    }
    ~Printed() { fs::remove(path_); }

    /// What a program says of the file, which it must be content with; %f stands for it.
    std::string run(std::string command) const {
        command.replace(command.find("%f"), 2, "'" + path_.string() + "'");
        FILE* pipe = popen((command + " 2>&1").c_str(), "r");
        REQUIRE(pipe);
        std::string out;
        char buffer[65536];
        for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
        const int status = pclose(pipe);
        INFO(command << "\n" << out.substr(0, 2000));
        CHECK(status == 0);
        return out;
    }

    size_t size = 0;

  private:
    fs::path path_ = fs::temp_directory_path() / ("oordeel-printed-" + std::to_string(::getpid()) + ".pdf");
};

/// How often a text holds another.
size_t count(const std::string& text, const std::string& part) {
    size_t n = 0;
    for (size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++n;
    return n;
}

/// A text with its words one space apart, those joined that a soft hyphen at a line end parts.
std::string inWords(std::string text) {
    const std::string hyphen = "\u00AD\n";
    for (size_t at; (at = text.find(hyphen)) != std::string::npos;) text.erase(at, hyphen.size());
    std::istringstream stream(text);
    std::string out, word;
    while (stream >> word) out += (out.empty() ? "" : " ") + word;
    return out;
}

/// A text in which every paragraph differs, of some hundred words.
std::string paragraph(int n) {
    std::string out;
    for (int i = 0; i < 8; ++i) {
        out += "De inspecteurs beoordeelden de samenwerkingsverbanden in regio " + std::to_string(n) +
               " opnieuw, en vonden " + std::to_string(i) + " verbeterpunten. ";
    }
    return out;
}

}  // namespace

TEST_CASE("the words of a narrow justified column come back exactly: hyphens, a dropped trema, ligatures, accents") {
    const std::string words =
        "De coördinatie van de efficiënte hulpverlening is geïntensiveerd; de financiële "
        "verantwoordelijkheidsverdeling en de officiële effectbeoordeling zijn in cafés besproken, e\u0301e\u0301n "
        "voor "
        "e\u0301e\u0301n. Het zee-egelonderzoek, de co-ouderschapsregeling en de 1.234 reacties volgen.";
    const Printed file("@page { size: 60mm 200mm; margin: 8mm } p { text-align: justify; hyphens: auto }",
                       "<p>" + words + "</p>");
    CHECK(inWords(file.run("pdftotext %f -")) == words);
    CHECK_THAT(file.run("pdftotext %f -"), Contains("\u00AD\n"));  // else this test says nothing
    CHECK(inWords(file.run("pdfinfo -struct-text %f")).find(words.substr(0, 60)) != std::string::npos);
}

TEST_CASE("a soft hyphen that the author wrote leaves the word whole, used or not") {
    const std::string words = "verant\u00ADwoorde\u00ADlijk\u00ADheid ";
    const Printed file("@page { size: 50mm 100mm; margin: 8mm } p { hyphens: manual }",
                       "<p>" + words + words + words + words + "</p>");
    CHECK(inWords(file.run("pdftotext %f -")) ==
          "verantwoordelijkheid verantwoordelijkheid verantwoordelijkheid verantwoordelijkheid");
}

TEST_CASE("capitals of the style sheet are looks: the words come back as they were written") {
    const Printed file(
        "h1 { text-transform: uppercase } p { text-transform: capitalize } div { font-family: Vollkorn; "
        "font-variant-caps: small-caps }",
        "<h1>Rapport één</h1><p>de eerste alinea</p><div>Kleine Kapitalen</div>");
    CHECK(inWords(file.run("pdftotext %f -")) == "Rapport één de eerste alinea Kleine Kapitalen");
    CHECK_THAT(file.run("pdfinfo -struct-text %f"), Contains("Rapport één") && Contains("de eerste alinea"));
}

TEST_CASE("letters that are set apart stay one word") {
    for (const std::string apart : {"0.05em", "0.2em", "0.5em", "-0.03em"}) {
        CAPTURE(apart);
        const Printed file("@page { size: 60mm 100mm; margin: 8mm } p { letter-spacing: " + apart + "; hyphens: auto }",
                           "<p>Ruim gezette verantwoordelijkheid</p><p>DATUM</p>");
        CHECK(inWords(file.run("pdftotext %f -")) == "Ruim gezette verantwoordelijkheid DATUM");
        const std::string heard = file.run("pdfinfo -struct-text %f");
        for (const char* word : {"Ruim", "gezette", "heid", "DATUM"}) CHECK_THAT(heard, Contains(word));
    }
}

TEST_CASE("a document of six hundred pages with 5,000 links and 2,000 footnotes") {
    std::string body = "<nav role=\"doc-toc\"><ul>";
    for (int i = 0; i < 1000; ++i) {
        const std::string n = std::to_string(i);
        body += "<li><a href=\"#s" + n + "\">Regio " + n + "</a></li>";
    }
    body += "</ul></nav><h1>Rapport</h1>";
    for (int i = 0; i < 1000; ++i) {
        const std::string n = std::to_string(i), other = std::to_string((i * 7) % 1000);
        body += "<h2 id=\"s" + n + "\">Regio " + n + "</h2><p>" + paragraph(i) + "<span class=\"noot\">Bron " + n +
                ".</span> Zie <a href=\"https://voorbeeld.nl/" + n + "\">de cijfers</a> en <a href=\"#s" + other +
                "\">regio " + other + "</a>.</p><p>" + paragraph(i + 1) + "<span class=\"noot\">Ook " + n +
                ".</span> <a href=\"#s0\">Begin</a> of <a href=\"#s999\">einde</a>.</p>";
    }
    const Printed file(".noot { float: footnote }", body);
    CHECK_THAT(file.run("qpdf --check %f"), Contains("No syntax or stream encoding errors found"));
    const std::string info = file.run("pdfinfo %f");
    const int pages = std::stoi(info.substr(info.find("Pages:") + 6));
    CHECK(pages >= 600);
    const std::string objects = file.run("qpdf --json=2 --json-key=qpdf %f");
    CHECK(count(objects, "\"/S\": \"/Note\"") == 2000);
    CHECK(count(objects, "\"/S\": \"/Link\"") == 5000);
    CHECK(count(objects, "\"/Subtype\": \"/Link\"") >= 5000);  // one that is broken over lines has several areas
    CHECK(count(objects, "\"/S\": \"/TOCI\"") == 1000);
    CHECK(count(file.run("pdfinfo -dests %f"), "\"s") == 1000);
    CHECK_THAT(file.run("pdftotext -f " + std::to_string(pages - 3) + " %f -"), Contains("Bron 999."));
}
