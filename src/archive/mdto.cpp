#include "archive/mdto.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>

namespace oordeel::archive {
namespace {

Element identificatie(const std::string& name, const Identificatie& value) {
    Element out = element(name);
    out.addText("identificatieKenmerk", value.kenmerk);
    out.addText("identificatieBron", value.bron);
    return out;
}

Element verwijzing(const std::string& name, const Verwijzing& value) {
    Element out = element(name);
    out.addText("verwijzingNaam", value.naam);
    if (value.identificatie) out.add(identificatie("verwijzingIdentificatie", *value.identificatie));
    return out;
}

Element begrip(const std::string& name, const Begrip& value) {
    Element out = element(name);
    out.addText("begripLabel", value.label);
    out.addText("begripCode", value.code);
    out.add(verwijzing("begripBegrippenlijst", {value.lijst, {}}));
    return out;
}

Element termijn(const std::string& name, const Termijn& value) {
    Element out = element(name);
    if (value.trigger) out.add(begrip("termijnTriggerStartLooptijd", *value.trigger));
    out.addText("termijnStartdatumLooptijd", value.startdatum);
    out.addText("termijnLooptijd", value.looptijd);
    out.addText("termijnEinddatum", value.einddatum);
    return out;
}

Element event(const Event& value) {
    Element out = element("event");
    out.add(begrip("eventType", value.type));
    out.addText("eventTijd", value.tijd);
    if (value.actor) out.add(verwijzing("eventVerantwoordelijkeActor", *value.actor));
    out.addText("eventResultaat", value.resultaat);
    return out;
}

Element relatie(const Relatie& value) {
    Element out = element("gerelateerdInformatieobject");
    out.add(verwijzing("gerelateerdInformatieobjectVerwijzing", value.object));
    out.add(begrip("gerelateerdInformatieobjectTypeRelatie", value.type));
    return out;
}

std::string file(Element content) {
    Element root = element("MDTO");
    root.attributes = {{"xmlns", "https://www.nationaalarchief.nl/mdto"},
                       {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
                       {"xsi:schemaLocation",
                        "https://www.nationaalarchief.nl/mdto https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.1.xsd"}};
    root.add(std::move(content));
    return writeXml(root);
}

/// Puts a child after the last of its own name or, when there is none, after all children that are not among `later`.
void insert(Element& parent, Element child, const std::vector<std::string>& later) {
    const auto place = std::find_if(parent.children.begin(), parent.children.end(), [&](const Element& one) {
        return std::find(later.begin(), later.end(), one.name) != later.end();
    });
    parent.children.insert(place, std::move(child));
}

}  // namespace

Begrip aggregatieniveau(const std::string& label) {
    return {label, "", "Begrippenlijst Aggregatieniveaus MDTO"};
}

Begrip eventType(const std::string& label) {
    return {label, "", "Begrippenlijst EventTypeLijst MDTO"};
}

Begrip relatietype(const std::string& label) {
    return {label, "", "Begrippenlijst Relatietypen informatieobject MDTO"};
}

Begrip beperkingType(const std::string& label) {
    return {label, "", "Begrippenlijst BeperkingGebruikTypeLijst MDTO"};
}

Begrip waardering(const std::string& code) {
    const std::string label = code == "B"   ? "Blijvend te bewaren"
                              : code == "V" ? "Tijdelijk te bewaren"
                                            : "Nader te bepalen";
    return {label, code, "Begrippenlijst Waarderingen MDTO"};
}

Begrip bestandsformaat(const std::string& name) {
    // https://www.nationalarchives.gov.uk/PRONOM, signatures of 2023.
    static const std::array<std::array<std::string, 3>, 6> formats{
        {{".pdf", "Acrobat PDF/A - Portable Document Format 2a", "fmt/476"},
         {".html", "Hypertext Markup Language 5", "fmt/471"},
         {".xml", "Extensible Markup Language 1.0", "fmt/101"},
         {".json", "JSON Data Interchange Format", "fmt/817"},
         {".txt", "Plain Text File", "x-fmt/111"},
         {".zip", "ZIP Format", "x-fmt/263"}}};
    const std::string extension = std::filesystem::path(name).extension().string();
    for (const auto& [known, label, code] : formats)
        if (known == extension) return {label, code, "PRONOM-register"};
    return {"Onbekend", "", "PRONOM-register"};
}

std::string mdto(const Informatieobject& object) {
    Element out = element("informatieobject");
    out.add(identificatie("identificatie", object.identificatie));
    out.addText("naam", object.naam);
    if (object.aggregatieniveau) out.add(begrip("aggregatieniveau", *object.aggregatieniveau));
    if (object.classificatie) out.add(begrip("classificatie", *object.classificatie));
    for (const std::string& word : object.trefwoorden) out.addText("trefwoord", word);
    out.addText("omschrijving", object.omschrijving);
    if (!object.online.empty()) out.add(element("raadpleeglocatie")).addText("raadpleeglocatieOnline", object.online);
    out.addText("taal", object.taal);
    for (const Event& one : object.events) out.add(event(one));
    out.add(begrip("waardering", object.waardering));
    if (object.bewaartermijn) out.add(termijn("bewaartermijn", *object.bewaartermijn));
    if (object.informatiecategorie) out.add(begrip("informatiecategorie", *object.informatiecategorie));
    if (object.onderdeelVan) out.add(verwijzing("isOnderdeelVan", *object.onderdeelVan));
    for (const Verwijzing& one : object.representaties) out.add(verwijzing("heeftRepresentatie", one));
    for (const Verwijzing& one : object.aanvullend) out.add(verwijzing("aanvullendeMetagegevens", one));
    for (const Relatie& one : object.relaties) out.add(relatie(one));
    out.add(verwijzing("archiefvormer", object.archiefvormer));
    if (object.activiteit) out.add(verwijzing("activiteit", *object.activiteit));
    for (const Beperking& one : object.beperkingen) {
        Element& beperking = out.add(element("beperkingGebruik"));
        beperking.add(begrip("beperkingGebruikType", one.type));
        beperking.addText("beperkingGebruikNadereBeschrijving", one.beschrijving);
    }
    return file(std::move(out));
}

std::string mdto(const Bestand& bestand) {
    Element out = element("bestand");
    out.add(identificatie("identificatie", bestand.identificatie));
    out.addText("naam", bestand.naam);
    out.addText("omvang", std::to_string(bestand.omvang));
    out.add(begrip("bestandsformaat", bestand.formaat));
    Element& checksum = out.add(element("checksum"));
    checksum.add(begrip("checksumAlgoritme", {"SHA-256", "", "Begrippenlijst ChecksumAlgoritme MDTO"}));
    checksum.addText("checksumWaarde", bestand.checksum);
    checksum.addText("checksumDatum", bestand.checksumDatum);
    out.addText("URLBestand", bestand.url);
    out.add(verwijzing("isRepresentatieVan", bestand.representatieVan));
    return file(std::move(out));
}

std::string mdtoWith(Element root, const std::vector<Relatie>& relaties, const Event& what) {
    if (root.children.empty()) return writeXml(root);
    Element& object = root.children.front();
    insert(object, event(what),
           {"waardering", "bewaartermijn", "informatiecategorie", "isOnderdeelVan", "archiefvormer"});
    for (const Relatie& one : relaties)
        insert(object, relatie(one), {"archiefvormer", "betrokkene", "activiteit", "beperkingGebruik"});
    return writeXml(root);
}

std::string endOfTerm(const std::string& day, const std::string& duration) {
    const auto number = [](std::string_view digits) {
        int out = -1;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
        return error == std::errc{} && end == digits.data() + digits.size() ? out : -1;
    };
    if (day.size() != 10 || !duration.starts_with("P") || duration.size() < 3) return "";
    using namespace std::chrono;
    const int jaar = number(day.substr(0, 4)), maand = number(day.substr(5, 2)), dag = number(day.substr(8, 2));
    if (jaar < 0 || maand < 1 || dag < 1) return "";
    int addYears = 0, addMonths = 0, addDays = 0;
    size_t from = 1;
    for (size_t i = 1; i < duration.size(); ++i) {
        const char unit = duration[i];
        if (unit >= '0' && unit <= '9') continue;
        const int count = number(std::string_view(duration).substr(from, i - from));
        if (count < 0 || count > 10000) return "";
        if (unit == 'Y')
            addYears = count;
        else if (unit == 'M')
            addMonths = count;
        else if (unit == 'D')
            addDays = count;
        else
            return "";
        from = i + 1;
    }
    if (from != duration.size()) return "";
    year_month_day end =
        year{jaar} / month{static_cast<unsigned>(maand)} / std::chrono::day{static_cast<unsigned>(dag)};
    if (!end.ok()) return "";
    end += years{addYears};
    end += months{addMonths};
    // A day that does not exist runs over into the next month.
    const sys_days date = sys_days{end} + days{addDays};
    const year_month_day out{date};
    const auto padded = [](int value, size_t digits) {
        const std::string text = std::to_string(value);
        return std::string(digits - std::min(digits, text.size()), '0') + text;
    };
    return padded(int{out.year()}, 4) + "-" + padded(static_cast<int>(unsigned{out.month()}), 2) + "-" +
           padded(static_cast<int>(unsigned{out.day()}), 2);
}

}  // namespace oordeel::archive
