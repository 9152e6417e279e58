#include "archive/sip.h"

#include <algorithm>
#include <map>

#include "archive/sha256.h"
#include "archive/store.h"
#include "archive/xml.h"

namespace oordeel::archive {
namespace {

constexpr std::string_view objectSuffix = ".MDTO.xml", fileSuffix = ".bestand.MDTO.xml";

bool isMetadata(const std::string& name) {
    return name.ends_with(objectSuffix);
}

bool isOfObject(const std::string& name) {
    return isMetadata(name) && !name.ends_with(fileSuffix);
}

/// The last part of a folder's path, which is the name of its informatieobject.
std::string nameOf(const std::string& folder) {
    return folder.substr(folder.rfind('/') + 1);
}

}  // namespace

Sip sip(const Delivery& delivery) {
    const Manifest manifest = openArchive(delivery.archive);
    if (!manifest.broken.empty()) throw ArchiveError("the archive is damaged: " + manifest.broken.front());
    if (manifest.records.empty()) throw ArchiveError("there is nothing in " + delivery.archive.string());
    std::map<std::string, std::string> files;
    uint64_t bytes = 0;
    size_t objects = 0, others = 0;
    std::string archiefvormer, titel, tijd;
    for (const Record& record : manifest.records) {
        if (tijd < record.tijd) tijd = record.tijd;
        for (const StoredFile& stored : record.files) {
            const std::string path = record.folder + "/" + stored.name;
            std::string content = readFile(delivery.archive / path, largestFile);
            if (sha256(content) != stored.sha256) throw ArchiveError(path + " is not the file that was put in");
            // A later record holds the metadata of the version that it replaces as that is now.
            const bool ofOther = isOfObject(stored.name) && !record.vervangt.empty() &&
                                 stored.name == nameOf(record.vervangt) + std::string(objectSuffix);
            const std::string place = (ofOther ? record.vervangt : record.folder) + "/" + stored.name;
            if (!isMetadata(stored.name)) {
                bytes += stored.size;
                ++others;
            } else if (isOfObject(stored.name) && !ofOther) {
                ++objects;
            }
            if (record.kind == Kind::serie && isOfObject(stored.name)) {
                const Element root = parseXml(content);
                if (const Element* object = root.find("informatieobject")) {
                    titel = object->textOf("naam");
                    if (const Element* maker = object->find("archiefvormer"))
                        archiefvormer = maker->textOf("verwijzingNaam");
                }
            }
            files[place] = std::move(content);
        }
    }
    Sip out;
    out.objects = objects;
    out.files = files.size();
    std::vector<File> all;
    for (auto& [name, content] : files) all.push_back({name, std::move(content)});
    out.zip = zip(std::move(all));

    Element pakbon = element("pakbon");
    pakbon.addText("identificatie", delivery.identificatie);
    pakbon.addText("naam", titel);
    pakbon.addText("doelsysteem", delivery.doelsysteem);
    pakbon.addText("hashcode", sha256(out.zip));
    pakbon.addText("hashalgoritme", "SHA-256");
    pakbon.addText("creatie", tijd);
    pakbon.addText("archiefvormer", archiefvormer);
    pakbon.addText("contactpersoon", delivery.contact);
    pakbon.addText("versieMDTO", "1.0.1");
    pakbon.addText("aantalInformatieobjecten", std::to_string(objects));
    pakbon.addText("aantalBestanden", std::to_string(out.files));
    pakbon.addText("aantalBestandenZonderMetagegevens", std::to_string(others));
    pakbon.addText("omvangZonderMetagegevens", std::to_string(bytes));
    pakbon.addText("manifest", manifest.head);
    out.pakbon = writeXml(pakbon);
    return out;
}

}  // namespace oordeel::archive
