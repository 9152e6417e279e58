// The file under `archief` in documenten.yaml → what an archive records of all documents.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "archive/diwoo.h"
#include "archive/mdto.h"
#include "base/diagnostics.h"
#include "base/value.h"

namespace oordeel::report {

/// What is recorded of one kind of document beside what holds for all.
struct Archiefsoort {
    archive::Term categorie, documentsoort;
};

struct Archief {
    std::string serie;  ///< fit to name a folder
    std::string naam;
    std::string bron;  ///< who gives out the identifications
    archive::Verwijzing archiefvormer;
    std::string waardering;  ///< B, V or N
    std::string looptijd;    ///< of a bewaartermijn, P10Y; only with V
    std::optional<archive::Begrip> informatiecategorie;
    archive::Beperking beperking;
    archive::Term uitgever;
    std::string adres;  ///< where it is published, without a slash at its end; or empty
    std::string tijd;   ///< at which the documents are put in, or empty: then the command line must say
    Archiefsoort overig;
    std::map<std::string, Archiefsoort> soorten;

    /// What is recorded of a kind: its own, or what holds for all that have none.
    const Archiefsoort& soort(const std::string& id) const;
};

/// Reads it. Reports all errors: a waardering that is none, a bewaartermijn for what is kept for ever, terms that the
/// lists of TOOI do not have, a time that is none.
Archief readArchief(const Value& file, Diagnostics& diagnostics);

/// Whether a text is a time as 2016-07-01T09:00:00Z that exists.
bool isTime(std::string_view text);

}  // namespace oordeel::report
