// Rules about files within the file. PDF/A-2 takes only PDF/A; PDF/A-3 takes any, and asks what each is for.
#include <set>

#include "verify/subject.h"

namespace oordeel::verify {

namespace {

constexpr Rule names{"embedded-names", {"6.8", "7.11", "21-001"}, "An embedded file has its name as F and as UF"};
constexpr Rule onlyArchive{"embedded-archive", {"6.8"}, "In PDF/A-2, each embedded file is PDF/A-1 or PDF/A-2 itself"};
constexpr Rule kind{"embedded-kind", {"6.8"}, "In PDF/A-3, each embedded file says its MIME type as Subtype"};
constexpr Rule relationship{
    "embedded-relationship", {"6.8"}, "In PDF/A-3, each embedded file says what it is to the document: AFRelationship"};
constexpr Rule associated{
    "embedded-associated", {"6.8"}, "In PDF/A-3, each embedded file is among the associated files (AF) of something"};

/// The part of PDF/A that the bytes claim, or 0.
int claimedPart(const std::string& bytes) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("embedded file", bytes.data(), bytes.size());
        Object metadata = entry(pdf.getRoot(), "/Metadata");
        if (!metadata.isStream()) return 0;
        const auto packet = metadata.getStreamData();
        const Xmp xmp = parseXmp({reinterpret_cast<const char*>(packet->getBuffer()), packet->getSize()});
        const XmlNode* part = xmp.find(xmlns::pdfaid, "part");
        return part && part->text.size() == 1 ? part->text[0] - '0' : 0;
    } catch (const std::exception&) {
        return 0;
    }
}

void checkFile(Subject& file, const Object& specification, const std::set<QPDFObjGen>& known, Findings& found) {
    const Place place = at(specification);
    if (textOf(entry(specification, "/F")).empty() || textOf(entry(specification, "/UF")).empty())
        found.add(names, place, "F or UF is missing");
    Object stream = entry(entry(specification, "/EF"), "/F");
    if (isNull(stream)) stream = entry(entry(specification, "/EF"), "/UF");
    const std::string name = quoted(textOf(entry(specification, has(specification, "/UF") ? "/UF" : "/F")));
    if (file.claim.heldTo() == 2) {
        const int part = claimedPart(file.data(stream).value_or(""));
        if (part != 1 && part != 2) found.add(onlyArchive, place, name + " is not");
        return;
    }
    if (nameOf(entry(stream, "/Subtype")).empty()) found.add(kind, place, name + " does not");
    if (nameOf(entry(specification, "/AFRelationship")).empty()) found.add(relationship, place, name + " does not");
    if (!known.contains(specification.getObjGen())) found.add(associated, place, name + " is not");
}

void check(Subject& file, Findings& found) {
    std::set<QPDFObjGen> known;
    std::vector<Object> specifications;
    const auto isFile = [](const Object& object) { return isDictionary(object) && has(object, "/EF"); };
    for (const Object& object : file.objects) {
        for (const Object& one : itemsOf(entry(object, "/AF"))) known.insert(one.getObjGen());
        if (isFile(object)) specifications.push_back(object);
    }
    for (const auto& [name, one] : treeEntries(entry(entry(file.catalog, "/Names"), "/EmbeddedFiles"), "/Names")) {
        if (!one.isIndirect() && isFile(one)) specifications.push_back(one);
    }
    for (const Object& one : specifications) checkFile(file, one, known, found);
}

}  // namespace

Family embeddedRules() {
    return {"Embedded files", {&names, &onlyArchive, &kind, &relationship, &associated}, check};
}

}  // namespace oordeel::verify
