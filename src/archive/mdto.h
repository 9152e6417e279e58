// What is known of a document or a file → its metadata by MDTO 1.0.1, the standard of the Nationaal Archief.
//
// The names are those of the standard (https://www.nationaalarchief.nl/archiveren/mdto), without the prefixes that its
// elements repeat.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/xml.h"

namespace oordeel::archive {

struct Identificatie {
    std::string kenmerk, bron;
};

struct Verwijzing {
    std::string naam;
    std::optional<Identificatie> identificatie;
};

/// A term of a list.
struct Begrip {
    std::string label, code;
    std::string lijst;  ///< name of the list
};

struct Termijn {
    std::optional<Begrip> trigger;
    std::string startdatum, looptijd, einddatum;  ///< 2016-07-01, P10Y, 2026-07-01
};

struct Event {
    Begrip type;
    std::string tijd;  ///< a date or a dateTime
    std::optional<Verwijzing> actor;
    std::string resultaat;
};

struct Relatie {
    Verwijzing object;
    Begrip type;
};

struct Beperking {
    Begrip type;
    std::string beschrijving;
};

struct Informatieobject {
    Identificatie identificatie;
    std::string naam;
    std::optional<Begrip> aggregatieniveau, classificatie;
    std::vector<std::string> trefwoorden;
    std::string omschrijving;
    std::string online;  ///< address at which it can be read, or empty
    std::string taal = "nl";
    std::vector<Event> events;
    Begrip waardering;
    std::optional<Termijn> bewaartermijn;
    std::optional<Begrip> informatiecategorie;
    std::optional<Verwijzing> onderdeelVan;
    std::vector<Verwijzing> representaties, aanvullend;
    std::vector<Relatie> relaties;
    Verwijzing archiefvormer;
    std::optional<Verwijzing> activiteit;
    std::vector<Beperking> beperkingen;
};

struct Bestand {
    Identificatie identificatie;
    std::string naam;
    uint64_t omvang = 0;  ///< bytes
    Begrip formaat;
    std::string checksum;  ///< SHA-256
    std::string checksumDatum;
    std::string url;
    Verwijzing representatieVan;
};

/// Terms of the lists that come with the standard.
Begrip aggregatieniveau(const std::string& label);
Begrip eventType(const std::string& label);
Begrip relatietype(const std::string& label);
Begrip beperkingType(const std::string& label);
/// `code` is B, V or N.
Begrip waardering(const std::string& code);

/// The format of a file by its name, as the PRONOM register has it. A .pdf is a PDF/A-2a.
Begrip bestandsformaat(const std::string& name);

std::string mdto(const Informatieobject& object);
std::string mdto(const Bestand& bestand);

/// The metadata of an informatieobject with a relation and an event more, at the places that the standard gives them.
/// `root` is what parseXml makes of a file of `mdto`.
std::string mdtoWith(Element root, const std::vector<Relatie>& relaties, const Event& event);

/// A day and a duration in whole years, months and days (P10Y, P1Y6M) → the day on which it ends; empty when either
/// cannot be read. The 29th of February plus a year is the 1st of March: the term is not shorter than it says.
std::string endOfTerm(const std::string& day, const std::string& duration);

}  // namespace oordeel::archive
