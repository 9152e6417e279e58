// One document with all that is known of it → the files of its folder in an archive.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/manifest.h"
#include "archive/zip.h"
#include "report/archief.h"

namespace oordeel::report {

/// What is known of a document beside its bytes.
struct Facts {
    std::string soort, id;
    std::string titel, omschrijving, datum;
    std::vector<std::string> trefwoorden;
    std::string organisatie, kader, oordeel;
    std::string dossier;  ///< name of the dossier; its id is that of the document
    std::string tijd;     ///< at which it is put in
};

/// The part of an informatieobject's name that stands for one version: "instellingsrapport-haaglanden-v2".
std::string stemOf(const Facts& facts, int versie);

/// The metadata of the serie, and a text for whoever finds the archive.
std::vector<archive::File> serieFiles(const Archief& archief, const std::string& tijd);
std::vector<archive::File> dossierFiles(const Archief& archief, const Facts& facts);
/// A ZIP of sources in an informatieobject of its own.
std::vector<archive::File> bronnenFiles(const Archief& archief, const std::string& folder, std::string zip,
                                        const std::string& tijd);

/// What a publication's folder holds: the documents given, DIWOO, MDTO, and MDTO of each file. A version that is
/// replaced gets its own metadata again, with by what.
struct Parts {
    std::vector<archive::File> documents;  ///< PDF first
    int versie = 1;
    std::string bronnen;                      ///< folder of the sources
    const archive::Record* vorige = nullptr;  ///< the version that it replaces
    std::string vorigeMdto;                   ///< its metadata, as newest known
    std::string aard, reden;
};
std::vector<archive::File> publicationFiles(const Archief& archief, const Facts& facts, const Parts& parts);

/// What a withdrawal's folder holds: the metadata of what it withdraws, with when and why.
std::vector<archive::File> withdrawalFiles(const archive::Record& record, const std::string& mdto,
                                           const std::string& tijd, const std::string& reden);

}  // namespace oordeel::report
