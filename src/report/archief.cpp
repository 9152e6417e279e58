#include "report/archief.h"

#include "archive/schema.h"
#include "base/nearest.h"
#include "base/reader.h"
#include "report/input.h"

namespace oordeel::report {
namespace {

/// A term that must be in a list of TOOI.
archive::Term readTerm(Reader& reader, const std::string& key, const std::vector<archive::Term>& list,
                       const archive::Term& otherwise) {
    if (!reader.has(key)) return otherwise;
    const std::string label = reader.text(key);
    const archive::Term found = archive::term(list, label);
    if (!label.empty() && found.uri.empty()) {
        std::vector<std::string> labels;
        for (const archive::Term& one : list) labels.push_back(one.label);
        reader.error(key, "the list of TOOI has no " + key + " \"" + label + "\"" + didYouMean(label, labels));
    }
    return found;
}

Archiefsoort readSoort(Reader& reader, const Archiefsoort& otherwise) {
    return {readTerm(reader, "categorie", archive::categorieen(), otherwise.categorie),
            readTerm(reader, "documentsoort", archive::documentsoorten(), otherwise.documentsoort)};
}

archive::Verwijzing readVerwijzing(const Value& value, const std::string& what, Diagnostics& diagnostics) {
    Reader reader(value, what, diagnostics);
    archive::Verwijzing out{reader.text("naam"), {}};
    if (reader.has("kenmerk") || reader.has("bron"))
        out.identificatie = archive::Identificatie{reader.text("kenmerk"), reader.text("bron")};
    reader.finish();
    return out;
}

void readKeeping(Reader& reader, Archief& archief) {
    archief.waardering = reader.text("waardering");
    if (!archief.waardering.empty() && archief.waardering != "B" && archief.waardering != "V" &&
        archief.waardering != "N") {
        reader.error("waardering", "\"" + archief.waardering +
                                       "\" is no waardering; write B (for ever), V (for a time) or N (to be decided)");
    }
    archief.looptijd = reader.optionalText("bewaartermijn");
    if (archief.looptijd.empty()) return;
    if (archief.waardering != "V")
        reader.error("bewaartermijn", "only what has waardering V has a bewaartermijn; leave it out");
    if (archive::endOfTerm("2000-01-01", archief.looptijd).empty())
        reader.error("bewaartermijn", "\"" + archief.looptijd + "\" is no duration; write ten years as P10Y");
}

}  // namespace

const Archiefsoort& Archief::soort(const std::string& id) const {
    const auto found = soorten.find(id);
    return found == soorten.end() ? overig : found->second;
}

bool isTime(std::string_view text) {
    return text.size() == 20 && text.ends_with('Z') && archive::isDateTime(text);
}

Archief readArchief(const Value& file, Diagnostics& diagnostics) {
    Archief out;
    Reader reader(file, "what an archive records", diagnostics);
    out.serie = reader.text("serie");
    if (!out.serie.empty() && !isFileName(out.serie))
        reader.error("serie",
                     "\"" + out.serie + "\" cannot name a folder; write it with small letters, digits and hyphens");
    out.naam = reader.text("naam");
    out.bron = reader.text("bron");
    if (const Value* maker = reader.value("archiefvormer", true))
        out.archiefvormer = readVerwijzing(*maker, "an archiefvormer", diagnostics);
    readKeeping(reader, out);
    if (const Value* category = reader.value("informatiecategorie")) {
        Reader fields(*category, "an informatiecategorie", diagnostics);
        out.informatiecategorie =
            archive::Begrip{fields.text("label"), fields.optionalText("code"), fields.text("lijst")};
        fields.finish();
    }
    const std::string beperking = reader.optionalText("beperking", "Geen beperking");
    const std::string beschrijving = reader.optionalText("beschrijving beperking");
    out.beperking = {archive::beperkingType(beperking), beschrijving};
    if (beperking == "Overig" && beschrijving.empty())
        reader.error("beperking", "a beperking that is Overig needs a `beschrijving beperking`");
    out.uitgever = {reader.text("uitgever"), reader.optionalText("adres uitgever")};
    out.adres = reader.optionalText("adres");
    while (out.adres.ends_with('/')) out.adres.pop_back();
    out.tijd = reader.optionalText("tijd");
    if (!out.tijd.empty() && !isTime(out.tijd))
        reader.error("tijd", "\"" + out.tijd + "\" is no time; write it as 2016-07-01T09:00:00Z");
    out.overig = readSoort(reader, {});
    if (out.overig.categorie.label.empty() && !reader.has("categorie"))
        reader.error("categorie",
                     "a categorie of the Woo is missing; write for instance: categorie: onderzoeksrapporten");
    if (const Value* soorten = reader.value("soorten")) {
        for (const Entry& entry : soorten->map) {
            Reader fields(entry.value, "a kind of document", diagnostics);
            out.soorten[entry.key] = readSoort(fields, out.overig);
            fields.finish();
        }
    }
    reader.finish();
    return out;
}

}  // namespace oordeel::report
