#include "archive/woo.h"

#include "archive/diwoo.h"
#include "archive/list.h"
#include "archive/store.h"

namespace oordeel::archive {

WooFolder wooFolder(const std::filesystem::path& archive) {
    const Manifest manifest = openArchive(archive);
    if (!manifest.broken.empty()) throw ArchiveError(manifest.broken.front());
    std::vector<Vindplaats> all;
    std::string base;
    for (const Listed& one : list(manifest, {})) {
        if (one.status != "geldig") continue;
        const Record& record = *one.record;
        const std::string stem = record.folder.substr(record.folder.rfind('/') + 1);
        const std::filesystem::path folder = archive / record.folder;
        const Element mdto = parseXml(readFile(folder / (stem + ".MDTO.xml"), largestFile));
        const Element* object = mdto.find("informatieobject");
        const Element* place = object ? object->find("raadpleeglocatie") : nullptr;
        const std::string address = place ? place->textOf("raadpleeglocatieOnline") : "";
        if (address.empty()) {
            throw ArchiveError(record.folder +
                               " has no address at which it is published; name `adres` in archief.yaml");
        }
        base = address.substr(0, address.rfind('/'));
        all.push_back({address, record.tijd.substr(0, 10),
                       parseXml(readFile(folder / (stem + "-diwoo.xml"), largestFile)), record.categorie});
    }
    if (all.empty()) throw ArchiveError("nothing in " + archive.string() + " is published today");
    return {sitemaps(base, all), all.size()};
}

}  // namespace oordeel::archive
