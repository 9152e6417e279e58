// The manifest of an archive: a line for each thing that was put in, each chained to the line before it.
//
// A line is JSON. `vorige` is the SHA-256 of the line before it, so nothing can be taken out or changed without every
// later line telling; and whoever keeps the SHA-256 of the last line, which the program prints, can prove the whole.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace oordeel::archive {

/// An archive that is damaged, or a request that it cannot fulfil. `what()` is a sentence.
struct ArchiveError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

enum class Kind {
    serie,       ///< everything in the archive that belongs together
    dossier,     ///< one organisation, addressee or kader within it
    bronnen,     ///< the files that documents were made from
    publicatie,  ///< one version of one document
    intrekking,  ///< that a version is no longer valid, and why
};

struct StoredFile {
    std::string name, sha256;
    uint64_t size = 0;
};

/// How a document is made again from its sources: `oordeel make PAD --only ID` in the folder `werkmap` of the ZIP.
struct Making {
    std::string bronnen;  ///< folder of the record that holds them
    std::string werkmap, pad, huisstijl;
    std::string sourceDateEpoch;
};

struct Record {
    size_t number = 0;  ///< from 1, without gaps
    Kind kind = Kind::publicatie;
    std::string folder;  ///< in the archive, with slashes; no two records share one
    std::string id;      ///< of a publication and its withdrawal: instellingsrapport/haaglanden
    int versie = 0;
    std::string titel, organisatie, kader, oordeel;
    std::string datum;      ///< of the document
    std::string tijd;       ///< at which it was put in: 2016-07-01T09:00:00Z
    std::string categorie;  ///< of DIWOO
    std::string vervangt;   ///< folder of the version that this one replaces, or that is withdrawn
    std::string aard;       ///< correctie, hertoets, privacy or procedure
    std::string reden;      ///< in words
    std::string ondanks;    ///< why it was put in with open warnings about personal data
    std::string programma;  ///< oordeel 0.1.0
    Making making;
    std::vector<StoredFile> files;
    std::string previous;  ///< SHA-256 of the line before; 64 zeros before the first
};

/// One line, without a line end. Empty fields are left out.
std::string line(const Record& record);
/// Throws ArchiveError when it is no line of a manifest.
Record readLine(std::string_view text);

struct Manifest {
    std::vector<Record> records;
    std::string head;  ///< SHA-256 of the last line; 64 zeros without any
    std::vector<std::string>
        broken;  ///< sentences about lines that cannot be read or do not follow from the one before
};

Manifest readManifest(std::string_view text);

/// A kind by its name in the manifest.
std::string nameOf(Kind kind);

}  // namespace oordeel::archive
