#include "report/publication.h"

#include "archive/diwoo.h"
#include "archive/mdto.h"
#include "archive/sha256.h"

namespace oordeel::report {

using archive::Bestand;
using archive::File;
using archive::Identificatie;
using archive::Informatieobject;
using archive::Verwijzing;

namespace {

Verwijzing refer(const Archief& archief, const std::string& naam, const std::string& kenmerk) {
    return {naam, Identificatie{kenmerk, archief.bron}};
}

/// The last part of a folder's path names its informatieobject.
std::string nameOf(const std::string& folder) {
    return folder.substr(folder.rfind('/') + 1);
}

/// What every informatieobject has.
Informatieobject object(const Archief& archief, const std::string& niveau, const std::string& kenmerk,
                        const std::string& naam, const std::string& tijd) {
    Informatieobject out;
    out.identificatie = {kenmerk, archief.bron};
    out.naam = naam;
    out.aggregatieniveau = archive::aggregatieniveau(niveau);
    out.waardering = archive::waardering(archief.waardering);
    if (!archief.looptijd.empty()) {
        const std::string from = tijd.substr(0, 10);
        out.bewaartermijn = archive::Termijn{archive::eventType("Publicatie"), from, archief.looptijd,
                                             archive::endOfTerm(from, archief.looptijd)};
    }
    out.informatiecategorie = archief.informatiecategorie;
    out.archiefvormer = archief.archiefvormer;
    out.beperkingen = {archief.beperking};
    return out;
}

/// The metadata of each file, beside it.
void addSidecars(const Archief& archief, const Verwijzing& of, const std::string& tijd, std::vector<File>& files) {
    const size_t count = files.size();
    for (size_t i = 0; i < count; ++i) {
        Bestand bestand;
        bestand.identificatie = {of.identificatie->kenmerk + "/" + files[i].name, archief.bron};
        bestand.naam = files[i].name;
        bestand.omvang = files[i].bytes.size();
        bestand.formaat = archive::bestandsformaat(files[i].name);
        bestand.checksum = archive::sha256(files[i].bytes);
        bestand.checksumDatum = tijd;
        bestand.representatieVan = of;
        files.push_back({files[i].name + ".bestand.MDTO.xml", archive::mdto(bestand)});
    }
}

std::string dossierId(const Archief& archief, const Facts& facts) {
    return archief.serie + "/" + facts.id;
}

/// The reason as the list of DIWOO has it; it knows two.
archive::Term diwooReason(const std::string& aard) {
    if (aard == "privacy") return archive::term(archive::redenen(), "correctie privacygevoelige gegevens");
    if (aard == "procedure") return archive::term(archive::redenen(), "correctie procedurele fout");
    return {};
}

std::string diwooFile(const Archief& archief, const Facts& facts, const std::string& kenmerk, const Parts& parts) {
    const Archiefsoort& soort = archief.soort(facts.soort);
    archive::Publicatie out;
    out.identificatie = kenmerk;
    out.titel = facts.titel;
    out.omschrijving = facts.omschrijving;
    out.uitgever = archief.uitgever;
    out.categorie = soort.categorie;
    out.documentsoort = soort.documentsoort;
    out.trefwoorden = facts.trefwoorden;
    out.datum = facts.datum;
    out.vastgesteld = facts.datum.empty() ? facts.tijd : facts.datum + "T00:00:00Z";
    if (parts.vorige) out.reden = diwooReason(parts.aard);
    return archive::writeXml(archive::diwoo(out));
}

constexpr const char* readMe =
    "Dit is een archief van inspectiedocumenten, gemaakt met het programma oordeel.\n"
    "\n"
    "manifest.jsonl noemt alles wat erin is opgenomen, op volgorde, een regel per map, met van elk bestand\n"
    "de omvang en de SHA-256. Ook zonder het programma is het te controleren:\n"
    "\n"
    "  sha256sum BESTAND                         geeft de waarde die in het manifest staat\n"
    "  sed -n 3p manifest.jsonl | tr -d '\\n' | sha256sum   geeft wat in regel 4 bij \"vorige\" staat\n"
    "\n"
    "Elke map is een informatieobject volgens MDTO 1.0.1. NAAM.MDTO.xml beschrijft de map, BESTAND.bestand.MDTO.xml\n"
    "het bestand ernaast. NAAM-diwoo.xml beschrijft een document voor publicatie onder de Wet open overheid.\n"
    "regel.json is de regel van de map in het manifest; uit die bestanden is het manifest opnieuw te maken.\n"
    "In bronnen/ staan, als ZIP, de bestanden waaruit de documenten zijn gemaakt.\n"
    "\n"
    "Er komt alleen bij. Een nieuwe versie zegt welke zij vervangt en waarom; een map die eindigt op -ingetrokken\n"
    "zegt dat een versie niet meer geldt.\n";

}  // namespace

std::string stemOf(const Facts& facts, int versie) {
    return facts.soort + "-" + facts.id + "-v" + std::to_string(versie);
}

std::vector<File> serieFiles(const Archief& archief, const std::string& tijd) {
    std::vector<File> files{{"LEESMIJ.txt", readMe}};
    Informatieobject serie = object(archief, "Serie", archief.serie, archief.naam, tijd);
    const Verwijzing self = refer(archief, archief.naam, archief.serie);
    serie.representaties.push_back(refer(archief, "LEESMIJ.txt", archief.serie + "/LEESMIJ.txt"));
    addSidecars(archief, self, tijd, files);
    files.push_back({archief.serie + ".MDTO.xml", archive::mdto(serie)});
    return files;
}

std::vector<File> dossierFiles(const Archief& archief, const Facts& facts) {
    Informatieobject dossier = object(archief, "Dossier", dossierId(archief, facts), facts.dossier, facts.tijd);
    dossier.onderdeelVan = refer(archief, archief.naam, archief.serie);
    return {{facts.id + ".MDTO.xml", archive::mdto(dossier)}};
}

std::vector<File> bronnenFiles(const Archief& archief, const std::string& folder, std::string zip,
                               const std::string& tijd) {
    const std::string name = nameOf(folder), kenmerk = archief.serie + "/bronnen/" + name;
    std::vector<File> files{{"bronnen.zip", std::move(zip)}};
    Informatieobject out =
        object(archief, "Archiefstuk", kenmerk, "Bronnen van documenten, " + name.substr(0, 12), tijd);
    out.omschrijving = "De gegevens, sjablonen en stijlbladen waaruit documenten zijn gemaakt.";
    out.onderdeelVan = refer(archief, archief.naam, archief.serie);
    out.events = {{archive::eventType("Opname"), tijd, archief.archiefvormer, ""}};
    out.representaties.push_back(refer(archief, "bronnen.zip", kenmerk + "/bronnen.zip"));
    addSidecars(archief, refer(archief, out.naam, kenmerk), tijd, files);
    files.push_back({name + ".MDTO.xml", archive::mdto(out)});
    return files;
}

std::vector<File> publicationFiles(const Archief& archief, const Facts& facts, const Parts& parts) {
    const std::string stem = stemOf(facts, parts.versie), kenmerk = dossierId(archief, facts) + "/" + stem;
    const Verwijzing self = refer(archief, facts.titel, kenmerk);
    std::vector<File> files = parts.documents;
    Informatieobject out = object(archief, "Archiefstuk", kenmerk, facts.titel, facts.tijd);
    const Archiefsoort& soort = archief.soort(facts.soort);
    if (!soort.documentsoort.label.empty())
        out.classificatie = archive::Begrip{soort.documentsoort.label, soort.documentsoort.uri, "TOOI documentsoorten"};
    out.trefwoorden = facts.trefwoorden;
    out.omschrijving = facts.omschrijving;
    if (!archief.adres.empty()) out.online = archief.adres + "/" + stem + ".pdf";
    if (!facts.datum.empty())
        out.events.push_back({archive::eventType("Creatie"), facts.datum, archief.archiefvormer, ""});
    out.events.push_back({archive::eventType("Opname"), facts.tijd, archief.archiefvormer, parts.reden});
    out.onderdeelVan = refer(archief, facts.dossier, dossierId(archief, facts));
    for (const File& file : files) out.representaties.push_back(refer(archief, file.name, kenmerk + "/" + file.name));
    const std::string diwoo = stem + "-diwoo.xml";
    out.aanvullend.push_back(refer(archief, diwoo, kenmerk + "/" + diwoo));
    const std::string bronnen = nameOf(parts.bronnen);
    out.relaties.push_back(
        {refer(archief, "Bronnen van documenten, " + bronnen.substr(0, 12), archief.serie + "/bronnen/" + bronnen),
         archive::relatietype("Heeft nodig")});
    if (parts.vorige) {
        const Verwijzing old =
            refer(archief, parts.vorige->titel, dossierId(archief, facts) + "/" + nameOf(parts.vorige->folder));
        out.relaties.push_back({old, archive::relatietype("Vervangt")});
        out.relaties.push_back({old, archive::relatietype("Is een versie van")});
    }
    files.push_back({diwoo, diwooFile(archief, facts, kenmerk, parts)});
    addSidecars(archief, self, facts.tijd, files);
    files.push_back({stem + ".MDTO.xml", archive::mdto(out)});
    if (parts.vorige) {
        files.push_back(
            {nameOf(parts.vorige->folder) + ".MDTO.xml",
             archive::mdtoWith(
                 archive::parseXml(parts.vorigeMdto),
                 {{self, archive::relatietype("Is vervangen door")}, {self, archive::relatietype("Heeft versie")}},
                 {archive::eventType("Vervanging"), facts.tijd, archief.archiefvormer, parts.reden})});
    }
    return files;
}

std::vector<File> withdrawalFiles(const archive::Record& record, const std::string& mdto, const std::string& tijd,
                                  const std::string& reden) {
    // The list of the standard has no event for it, and is open.
    const archive::Event event{{"Intrekking", "", "Begrippenlijst van oordeel"}, tijd, {}, reden};
    return {{nameOf(record.folder) + ".MDTO.xml", archive::mdtoWith(archive::parseXml(mdto), {}, event)}};
}

}  // namespace oordeel::report
