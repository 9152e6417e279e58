// A file of metadata → where it breaks MDTO 1.0.1.
#include <algorithm>

#include "archive/mdto.h"
#include "archive/schema.h"

namespace oordeel::archive {
namespace {

/// MDTO-XML1.0.1.xsd, type by type.
const Table& table() {
    static const Table types{
        {"MDTO", {{{"informatieobject", "informatieobject"}, {"bestand", "bestand"}}, false, true}},
        {"informatieobject",
         {{{"identificatie", "identificatie", 1, -1},
           {"naam", "text"},
           {"aggregatieniveau", "begrip", 0},
           {"classificatie", "begrip", 0, -1},
           {"trefwoord", "text", 0, -1},
           {"omschrijving", "text", 0, -1},
           {"raadpleeglocatie", "raadpleeglocatie", 0, -1},
           {"dekkingInTijd", "dekkingInTijd", 0, -1},
           {"dekkingInRuimte", "verwijzing", 0, -1},
           {"taal", "language", 0, -1},
           {"event", "event", 0, -1},
           {"waardering", "begrip"},
           {"bewaartermijn", "termijn", 0},
           {"informatiecategorie", "begrip", 0},
           {"isOnderdeelVan", "verwijzing", 0, -1},
           {"bevatOnderdeel", "verwijzing", 0, -1},
           {"heeftRepresentatie", "verwijzing", 0, -1},
           {"aanvullendeMetagegevens", "verwijzing", 0, -1},
           {"gerelateerdInformatieobject", "relatie", 0, -1},
           {"archiefvormer", "verwijzing", 1, -1},
           {"betrokkene", "betrokkene", 0, -1},
           {"activiteit", "verwijzing", 0},
           {"beperkingGebruik", "beperking", 1, -1}}}},
        {"bestand",
         {{{"identificatie", "identificatie", 1, -1},
           {"naam", "text"},
           {"omvang", "whole"},
           {"bestandsformaat", "begrip"},
           {"checksum", "checksum", 1, -1},
           {"URLBestand", "address", 0},
           {"isRepresentatieVan", "verwijzing"}}}},
        {"identificatie", {{{"identificatieKenmerk", "text"}, {"identificatieBron", "text"}}}},
        {"verwijzing", {{{"verwijzingNaam", "text"}, {"verwijzingIdentificatie", "identificatie", 0}}}},
        {"begrip", {{{"begripLabel", "text"}, {"begripCode", "text", 0}, {"begripBegrippenlijst", "verwijzing"}}}},
        {"raadpleeglocatie",
         {{{"raadpleeglocatieFysiek", "verwijzing", 0, -1}, {"raadpleeglocatieOnline", "address", 0, -1}}}},
        {"dekkingInTijd",
         {{{"dekkingInTijdType", "begrip"},
           {"dekkingInTijdBegindatum", "partOfDate"},
           {"dekkingInTijdEinddatum", "partOfDate", 0}}}},
        {"event",
         {{{"eventType", "begrip"},
           {"eventTijd", "time", 0},
           {"eventVerantwoordelijkeActor", "verwijzing", 0},
           {"eventResultaat", "text", 0}}}},
        {"relatie",
         {{{"gerelateerdInformatieobjectVerwijzing", "verwijzing"},
           {"gerelateerdInformatieobjectTypeRelatie", "begrip"}}}},
        {"betrokkene", {{{"betrokkeneTypeRelatie", "begrip"}, {"betrokkeneActor", "verwijzing"}}}},
        {"beperking",
         {{{"beperkingGebruikType", "begrip"},
           {"beperkingGebruikNadereBeschrijving", "text", 0},
           {"beperkingGebruikDocumentatie", "verwijzing", 0, -1},
           {"beperkingGebruikTermijn", "termijn", 0}}}},
        {"termijn",
         {{{"termijnTriggerStartLooptijd", "begrip", 0},
           {"termijnStartdatumLooptijd", "date", 0},
           {"termijnLooptijd", "duration", 0},
           {"termijnEinddatum", "partOfDate", 0}}}},
        {"checksum", {{{"checksumAlgoritme", "begrip"}, {"checksumWaarde", "text"}, {"checksumDatum", "dateTime"}}}},
    };
    return types;
}

void checkTerm(const Element& termijn, const std::string& what, std::vector<std::string>& wrong) {
    const std::string start = termijn.textOf("termijnStartdatumLooptijd"), looptijd = termijn.textOf("termijnLooptijd"),
                      einde = termijn.textOf("termijnEinddatum");
    const std::string expected = start.empty() || looptijd.empty() ? "" : endOfTerm(start, looptijd);
    if (!einde.empty() && !expected.empty() && einde != expected)
        wrong.push_back(what + " ends on " + einde + ", but " + start + " and " + looptijd + " make " + expected);
}

void checkObject(const Element& object, std::vector<std::string>& wrong) {
    const Element* waardering = object.find("waardering");
    const std::string code = waardering ? waardering->textOf("begripCode") : "";
    if (waardering && code != "B" && code != "V" && code != "N")
        wrong.push_back("the waardering has the code \"" + code + "\", and the list knows B, V and N");
    if (const Element* termijn = object.find("bewaartermijn")) {
        if (code == "B") wrong.push_back("there is a bewaartermijn, but what is kept for ever has none");
        checkTerm(*termijn, "the bewaartermijn", wrong);
    }
    for (const Element& child : object.children) {
        if (child.name != "beperkingGebruik") continue;
        const Element* type = child.find("beperkingGebruikType");
        if (type && type->textOf("begripLabel") == "Overig" && !child.find("beperkingGebruikNadereBeschrijving"))
            wrong.push_back("a beperkingGebruik is Overig, and nothing describes it");
        if (const Element* termijn = child.find("beperkingGebruikTermijn"))
            checkTerm(*termijn, "the term of a beperkingGebruik", wrong);
    }
}

void checkFile(const Element& bestand, std::vector<std::string>& wrong) {
    for (const Element& child : bestand.children) {
        if (child.name != "checksum") continue;
        const Element* algorithm = child.find("checksumAlgoritme");
        const std::string value = child.textOf("checksumWaarde");
        const bool isHex = value.size() == 64 && value.find_first_not_of("0123456789abcdef") == std::string::npos;
        if (algorithm && algorithm->textOf("begripLabel") == "SHA-256" && !isHex)
            wrong.push_back("a SHA-256 is 64 hexadecimal digits, not \"" + value + "\"");
    }
}

}  // namespace

std::vector<std::string> checkMdto(std::string_view bytes) {
    const Element root = parseXml(bytes);
    if (root.name.empty()) return {root.text};
    if (root.name != "MDTO") return {"its root is " + root.name + ", not MDTO"};
    std::vector<std::string> wrong;
    const bool inNamespace = std::any_of(root.attributes.begin(), root.attributes.end(), [](const auto& one) {
        return one.first == "xmlns" && one.second == "https://www.nationaalarchief.nl/mdto";
    });
    if (!inNamespace) wrong.push_back("MDTO is not in the namespace https://www.nationaalarchief.nl/mdto");
    const std::vector<std::string> broken = against(table(), "MDTO", root);
    wrong.insert(wrong.end(), broken.begin(), broken.end());
    if (const Element* object = root.find("informatieobject")) checkObject(*object, wrong);
    if (const Element* bestand = root.find("bestand")) checkFile(*bestand, wrong);
    return wrong;
}

}  // namespace oordeel::archive
