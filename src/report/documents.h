// documenten.yaml → the documents to make: which template, style and data each kind has, and for what it is repeated.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "base/value.h"
#include "report/input.h"

namespace oordeel::report {

/// What one entry makes a document for.
enum class Herhaal {
    perBeoordeling,
    perGeadresseerde,
    eenmaal,    ///< one document about all assessments together, named after the kader
    overzicht,  ///< one page for a browser, index.html, about all assessments and all documents that were made
};

/// Words that do not agree with the data, or do not seem to belong, and yet stay. The document prints them and why.
struct Uitzondering {
    std::string tekst, reden;
    Position at;
};

/// A document of another kind that is appended to a letter: its template and its texts.
struct Bijlage {
    std::string soort;  ///< the id of that kind
    Position at;
    NamedFile sjabloon;
    Value gegevens;
    std::string gegevensUit;  ///< the file that they were read from, if they were
};

/// One kind of document. Paths are ready for opening.
struct Soort {
    std::string id;                ///< also the name of its folder under out/
    NamedFile sjabloon;            ///< .md, set in `pagina`, or .html, a page by itself
    NamedFile pagina;              ///< HTML around Markdown, with {{titel}} and {{{inhoud}}}
    std::vector<NamedFile> stijl;  ///< a name may use the template's names

    std::string titel;  ///< may use the template's names
    Position titelAt;
    std::string auteur, onderwerp;
    std::vector<std::string> trefwoorden;
    std::string datum;  ///< ISO date or empty

    Herhaal herhaal = Herhaal::perBeoordeling;
    NamedFile kader, organisaties;               ///< of assessments; paths ready for opening, as those that follow
    std::vector<NamedFile> beoordelingen;        ///< in the order of their names
    std::vector<NamedFile> vorigeBeoordelingen;  ///< earlier ones of the same organisations, to compare with
    NamedFile vorigKader, overgang;              ///< when those were made with another kader; no path: they were not
    std::vector<NamedFile> geadresseerden;
    std::optional<NamedFile> cijfers;   ///< named figures over all assessments
    std::vector<NamedFile> beweringen;  ///< statements of documents to be tested, in the order in which they come
    std::vector<Uitzondering> uitzonderingen;
    std::vector<std::string> functionarissen;  ///< names of officials that a document may hold
    NamedFile script;  ///< of an overzicht: what makes its page handier in a browser; empty path: nothing
    std::optional<Bijlage> bijgevoegd;  ///< what each letter brings with it, about the same organisation
    Value huisstijl;          ///< what the house style says: naam, logo, colours of drawings; null when there is none
    Value gegevens;           ///< passed on to the template as it is
    std::string gegevensUit;  ///< the file that they were read from, if they were
    Position at;
};

/// How an organisation looks: a folder of templates/huisstijl, with a stijl.css that comes after all other style sheets
/// and a stijl.yaml with what style sheets cannot say.
struct Huisstijlkeuze {
    std::string id;  ///< name of the folder; empty: none, which is how basis.css looks
    Position at;
};

struct Documenten {
    Huisstijlkeuze huisstijl;
    std::optional<NamedFile> archief;  ///< what the archive records of all documents
    NamedFile sjablonen;               ///< the folder of templates, partials and style sheets
    std::vector<Soort> soorten;
};

/// Reads a documenten.yaml (data/documenten.yaml shows every key). Paths in it are relative to the file, those of
/// templates and style sheets to the folder under `sjablonen`. Reports all errors, also assessments that are not there.
/// A file of `gegevens` is read, too, when its kind is among `kinds` or none is named; `sources` must outlive what it
/// gives.
Documenten readDocumenten(const Source& source, Sources& sources, Diagnostics& diagnostics,
                          const std::set<std::string>& kinds = {});

}  // namespace oordeel::report
