// The program in one place: what becomes of an assessment or an addressee until it is a PDF.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "report/dataset.h"
#include "report/documents.h"
#include "report/stats.h"
#include "report/templates.h"
#include "text/face.h"

namespace oordeel::report {

/// How far a document is taken, and in which form it is handed over.
enum class Output {
    pdf,
    pdfWithData,      ///< a PDF that holds the files it was made from
    web,              ///< one HTML file that needs nothing beside it
    source,           ///< the template filled in, with its style sheets inside: an HTML file for a browser
    html,             ///< the tree, as text
    list,             ///< what pages are cut from, as text
    pages,            ///< what stands where, as text
    tags,             ///< the tag tree, as text
    claims,           ///< the quantities in its prose: true, false or bound to nothing, a line each
    explanation,      ///< why each judgement is what it is, as text; not of a file that is printed
    explanationJson,  ///< the same as JSON, on one line
};

/// Whether it is a PDF, and not something to look at.
constexpr bool isPdf(Output output) {
    return output == Output::pdf || output == Output::pdfWithData;
}

/// Whether it goes into a file.
constexpr bool isFile(Output output) {
    return isPdf(output) || output == Output::web;
}

/// What else is wanted of a document in the same go, without filling, parsing and styling it again.
struct Beside {
    bool web = false;     ///< beside a PDF, its web edition
    bool claims = false;  ///< the quantities in its prose
};

struct Printed {
    std::string bytes;  ///< empty after errors
    size_t pages = 0;
    std::string title{};               ///< of a document of a dataset
    std::string web{}, claims{};       ///< what was wanted beside it
    std::vector<std::string> fonts{};  ///< paths of the fonts in a PDF, sorted
    Times times{};                     ///< what each stage took
};

/// A document before it is set: its template filled in.
struct Page {
    const Source* html = nullptr;
    std::vector<const Source*> sheets;     ///< of its kind, in order
    std::vector<const Source*> templates;  ///< that it was filled from: that of its kind and those within
    std::string title;
};

/// Fills the template of one document of the dataset, with what the scores say or with what stands at the addressee.
Page fillPage(const Soort& soort, const Dataset& dataset, size_t index, const Templates& templates, Sources& sources,
              Diagnostics& diagnostics);

/// Makes one document of the dataset. Throws std::runtime_error when the machine fails, never for bad input.
Printed make(const Soort& soort, const Dataset& dataset, size_t index, const Templates& templates, Output output,
             text::Fonts& fonts, Sources& sources, Diagnostics& diagnostics, Beside beside = {});

/// Sets an HTML file with the style sheets that it names or holds. Throws FileError when it cannot be read.
Printed printFile(const std::filesystem::path& file, Output output, Sources& sources, Diagnostics& diagnostics);

}  // namespace oordeel::report
