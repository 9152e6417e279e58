#include "report/documents.h"

#include <algorithm>
#include <utility>

#include "base/nearest.h"
#include "base/reader.h"

namespace oordeel::report {
namespace fs = std::filesystem;
namespace {

bool isYaml(const fs::path& path) {
    return path.extension() == ".yaml" || path.extension() == ".yml";
}

/// Whether a file name fits a pattern with one `*`, which stands for any run of characters.
bool fits(std::string_view name, std::string_view pattern) {
    const size_t star = pattern.find('*');
    const std::string_view before = pattern.substr(0, star), after = pattern.substr(star + 1);
    return name.size() >= before.size() + after.size() && name.starts_with(before) && name.ends_with(after);
}

class DocumentenReader {
  public:
    DocumentenReader(fs::path folder, const std::set<std::string>& kinds, Sources& sources, Diagnostics& diagnostics)
        : folder_(std::move(folder)), kinds_(kinds), sources_(sources), diagnostics_(diagnostics) {}

    Documenten read(const Value& file) {
        Documenten documenten;
        Reader reader(file, "the list of documents", diagnostics_);
        documenten.sjablonen = named(reader, "sjablonen", folder_);
        documenten.huisstijl = {reader.optionalText("huisstijl"), reader.at("huisstijl")};
        if (reader.has("archief")) documenten.archief = named(reader, "archief", folder_);
        const std::vector<std::string> functionarissen = reader.texts("functionarissen", false);
        for (const Value& item : reader.list("documenten")) documenten.soorten.push_back(readSoort(item));
        for (Soort& soort : documenten.soorten)
            if (isWanted(soort, documenten)) readGegevens(soort);
        for (Soort& soort : documenten.soorten)
            if (soort.bijgevoegd) findBijlage(soort, documenten);
        for (Soort& soort : documenten.soorten) soort.functionarissen = functionarissen;
        reader.finish();
        checkIds(documenten);
        return documenten;
    }

  private:
    Soort readSoort(const Value& value) {
        Reader reader(value, "a kind of document", diagnostics_);
        Soort soort;
        soort.at = reader.at("soort");
        soort.id = reader.text("soort");
        soort.sjabloon = named(reader, "sjabloon", "");
        soort.pagina = {reader.optionalText("pagina", "pagina.html"), reader.at("pagina")};
        soort.stijl = namedList(reader, "stijl", "");
        soort.titel = reader.text("titel");
        soort.titelAt = reader.at("titel");
        soort.auteur = reader.optionalText("auteur");
        soort.onderwerp = reader.optionalText("onderwerp");
        soort.trefwoorden = reader.texts("trefwoorden", false);
        soort.datum = reader.optionalDate("datum");
        soort.herhaal = readHerhaal(reader);
        const bool letters = soort.herhaal == Herhaal::perGeadresseerde;
        if (letters) soort.geadresseerden = filesOf(reader, "geadresseerden");
        if (letters && !reader.has("kader")) {
            refuse(reader,
                   {"organisaties", "beoordelingen", "cijfers", "beweringen", "vorige beoordelingen", "vorig kader",
                    "overgang"},
                   "per geadresseerde without a `kader`");
        } else {
            soort.kader = named(reader, "kader", folder_);
            soort.organisaties = named(reader, "organisaties", folder_);
            soort.beoordelingen = filesOf(reader, "beoordelingen");
            readVorige(reader, soort);
            if (reader.has("cijfers")) soort.cijfers = named(reader, "cijfers", folder_);
            if (reader.has("beweringen")) soort.beweringen = filesOf(reader, "beweringen");
        }
        if (!letters) {
            refuse(reader, {"geadresseerden"},
                   soort.herhaal == Herhaal::eenmaal ? "that is made eenmaal" : "per beoordeling");
        }
        if (reader.has("script")) {
            soort.script = named(reader, "script", "");
            if (soort.herhaal != Herhaal::overzicht)
                reader.error("script", "a script says nothing to a document on paper; only an overzicht has one");
        }
        if (reader.has("uitzonderingen")) readUitzonderingen(reader, soort);
        if (const Value* gegevens = reader.value("gegevens")) soort.gegevens = *gegevens;
        if (reader.has("bijgevoegd")) {
            soort.bijgevoegd = Bijlage{reader.text("bijgevoegd"), reader.at("bijgevoegd"), {}, {}, ""};
            if (!letters || soort.kader.path.empty())
                reader.error("bijgevoegd",
                             "only a letter about an assessment, with a `kader`, brings a document along with it");
        }
        reader.finish();
        return soort;
    }

    void readUitzonderingen(Reader& reader, Soort& soort) {
        for (const Value& item : reader.list("uitzonderingen")) {
            Reader fields(item, "an exception", diagnostics_);
            soort.uitzonderingen.push_back({fields.text("tekst"), fields.text("reden"), item.at});
            fields.finish();
        }
    }

    /// Whether anybody asked for this kind, or for letters that bring it along.
    bool isWanted(const Soort& soort, const Documenten& documenten) const {
        return kinds_.empty() || kinds_.contains(soort.id) ||
               std::any_of(documenten.soorten.begin(), documenten.soorten.end(), [&](const Soort& letter) {
                   return letter.bijgevoegd && letter.bijgevoegd->soort == soort.id && kinds_.contains(letter.id);
               });
    }

    /// Free data: a map, or the name of a file that holds one.
    void readGegevens(Soort& soort) {
        const Value gegevens = std::exchange(soort.gegevens, {});
        if (gegevens.kind == Value::Kind::text) {
            soort.gegevensUit = shown(folder_ / gegevens.text);
            const Source* file = open({folder_ / gegevens.text, gegevens.at}, sources_, diagnostics_);
            if (!file || !load(*file, soort.gegevens, diagnostics_)) return;
        } else {
            soort.gegevens = gegevens;
        }
        if (soort.gegevens.kind != Value::Kind::map && soort.gegevens.kind != Value::Kind::null)
            diagnostics_.error(soort.gegevens.at,
                               "gegevens are a map of names that the template may use, or the name of a YAML file that "
                               "holds one");
    }

    /// A letter brings along what is made of the same assessments.
    void findBijlage(Soort& letter, const Documenten& documenten) {
        Bijlage& bijlage = *letter.bijgevoegd;
        std::vector<std::string> ids;
        for (const Soort& other : documenten.soorten) {
            if (other.herhaal != Herhaal::perBeoordeling) continue;
            ids.push_back(other.id);
            if (other.id != bijlage.soort) continue;
            if (other.kader.path != letter.kader.path)
                diagnostics_.error(bijlage.at, "\"" + other.id + "\" is about another kader than these letters");
            bijlage.sjabloon = other.sjabloon;
            bijlage.gegevens = other.gegevens;
            bijlage.gegevensUit = other.gegevensUit;
            return;
        }
        diagnostics_.error(bijlage.at, "there is no kind of document \"" + bijlage.soort +
                                           "\" that is made of each assessment" + didYouMean(bijlage.soort, ids));
    }

    void readVorige(Reader& reader, Soort& soort) {
        const bool any = reader.has("vorige beoordelingen");
        if (any) soort.vorigeBeoordelingen = filesOf(reader, "vorige beoordelingen");
        if (reader.has("vorig kader")) soort.vorigKader = named(reader, "vorig kader", folder_);
        if (reader.has("overgang")) soort.overgang = named(reader, "overgang", folder_);
        for (const char* key : {"vorig kader", "overgang"})
            if (reader.has(key) && !any)
                reader.error(key, std::string(key) + " says nothing without `vorige beoordelingen`; name those, too");
    }

    static NamedFile named(Reader& reader, std::string_view key, const fs::path& folder) {
        return {folder / reader.text(key), reader.at(key)};
    }

    static std::vector<NamedFile> namedList(Reader& reader, std::string_view key, const fs::path& folder) {
        std::vector<NamedFile> files;
        for (const std::string& name : reader.texts(key)) files.push_back({folder / name, reader.at(key)});
        const Value* value = reader.value(key);
        for (size_t i = 0; value && i < files.size() && i < value->list.size(); ++i) files[i].at = value->list[i].at;
        return files;
    }

    static Herhaal readHerhaal(Reader& reader) {
        const std::string text = reader.text("herhaal");
        if (text == "per geadresseerde") return Herhaal::perGeadresseerde;
        if (text == "eenmaal") return Herhaal::eenmaal;
        if (text == "overzicht") return Herhaal::overzicht;
        if (!text.empty() && text != "per beoordeling") {
            reader.error("herhaal", "\"" + text +
                                        "\" is not a way to repeat a document; write \"per beoordeling\", "
                                        "\"per geadresseerde\", \"eenmaal\" or \"overzicht\"");
        }
        return Herhaal::perBeoordeling;
    }

    /// Keys that say nothing to a document that is repeated in this way.
    static void refuse(Reader& reader, std::initializer_list<const char*> keys, const std::string& repeated) {
        for (const char* key : keys) {
            if (!reader.has(key)) continue;
            reader.error(key, std::string(key) + " says nothing to a document " + repeated + "; leave it out");
        }
    }

    /// The files that a key names: each a file, a folder or a pattern such as `stap-1/*.yaml`.
    std::vector<NamedFile> filesOf(Reader& reader, std::string_view key) {
        std::vector<NamedFile> files;
        for (const NamedFile& named : namedList(reader, key, folder_)) addFiles(named, files);
        return files;
    }

    void addFiles(const NamedFile& named, std::vector<NamedFile>& files) {
        std::error_code none;
        const bool isFolder = fs::is_directory(named.path, none);
        const std::string pattern = isFolder ? "*" : named.path.filename().string();
        if (!isFolder && pattern.find('*') == std::string::npos) return files.push_back(named);
        std::vector<fs::path> found;
        for (const auto& entry : fs::directory_iterator(isFolder ? named.path : named.path.parent_path(), none)) {
            if (isYaml(entry.path()) && fits(entry.path().filename().string(), pattern)) found.push_back(entry.path());
        }
        std::sort(found.begin(), found.end());
        for (fs::path& path : found) files.push_back({std::move(path), named.at});
        if (found.empty()) diagnostics_.error(named.at, "there are no YAML files in " + shown(named.path));
    }

    /// An id becomes the name of a folder.
    void checkIds(const Documenten& documenten) {
        for (const Soort& soort : documenten.soorten) {
            const auto first = std::find_if(documenten.soorten.begin(), documenten.soorten.end(),
                                            [&](const Soort& other) { return other.id == soort.id; });
            if (soort.id.empty()) continue;
            if (!isFileName(soort.id)) {
                diagnostics_.error(soort.at, "\"" + soort.id +
                                                 "\" cannot name a folder; write it with small letters, "
                                                 "digits and hyphens");
            }
            if (&*first != &soort) {
                diagnostics_.error(soort.at, "the kind \"" + soort.id + "\" is defined twice; give one another name");
            }
        }
    }

    fs::path folder_;
    const std::set<std::string>& kinds_;
    Sources& sources_;
    Diagnostics& diagnostics_;
};

}  // namespace

Documenten readDocumenten(const Source& source, Sources& sources, Diagnostics& diagnostics,
                          const std::set<std::string>& kinds) {
    Value file;
    if (!load(source, file, diagnostics)) return {};
    return DocumentenReader(fs::path(source.name).parent_path(), kinds, sources, diagnostics).read(file);
}

}  // namespace oordeel::report
