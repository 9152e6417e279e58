// The prose of a document + the data → which quantities in it are true, which are not, and which nobody has bound to a
// figure; and references and names that cannot be right.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "html/document.h"
#include "report/dataset.h"
#include "report/documents.h"

namespace oordeel::report {

/// A quantity that a reader meets in the prose.
struct Claim {
    enum class Verdict : uint8_t {
        isTrue,
        excepted,  ///< not true of the data; the author says in documenten.yaml why it stands there all the same
        isFalse,
        unbound,  ///< nobody has said of which figure it is
    };
    std::string words;
    Verdict verdict = Verdict::unbound;
    std::string figure;  ///< name of the figure it is bound to
    Position at;
};

/// Tests what authors bound to a figure, `[ruim twee derde](cijfer:zicht_beter)` in Markdown or `<a href="cijfer:…">`
/// in HTML, and makes it plain text: the figure's number, percentage, "18 van de 26" or any word for the share whose
/// interval holds it (base/share.h). What is not true is an error that gives the figure, unless it is excepted.
std::vector<Claim> testBound(html::Document& document, const Dataset& dataset,
                             const std::vector<Uitzondering>& uitzonderingen, Diagnostics& diagnostics);

/// Errors about "criterium 4.7", "verwachting 1.9.9", "thema 5", "hoofdstuk 12" and "bijlage D" where there is none,
/// and about parts that do not add up ("20 voldoende en 5 onvoldoende van de 24"). Words within <cite> and <q> are
/// about other documents. Chapters and appendices are those of the headings; a document without such headings is a
/// letter that speaks of others.
void checkReferences(const html::Document& document, const rules::Toetsingskader& kader,
                     const rules::Toetsingskader* vorigKader, Diagnostics& diagnostics);

/// Warnings about other organisations that are named in what an inspector wrote of one, which is how a text pasted from
/// another report is found; not about those that the text is said to name (`noemt`).
void checkNames(const Dataset& dataset, const rules::Beoordeling& beoordeling, Diagnostics& diagnostics);

/// Each exception must be of something that the document says, and its reason must stand in it; else it is an error.
void checkExceptions(const html::Document& document, const std::vector<Uitzondering>& uitzonderingen,
                     Diagnostics& diagnostics);

/// The quantities that somebody typed and bound to nothing: in a template between its tags, and in texts of YAML.
/// Dates, numbers of parts and the like are no quantities (base/quantity.h).
std::vector<Claim> unboundIn(const Source& sjabloon);
std::vector<Claim> unboundIn(const Value& texts);

/// "templates/rapport.md:12:5: niet gebonden: drie", a line a claim.
std::string listed(const std::vector<Claim>& claims);

}  // namespace oordeel::report
