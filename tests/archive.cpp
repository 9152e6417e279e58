// The archive without documents: hashes, ZIP, XML, metadata against their standards, the manifest, and what an audit
// finds.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "archive/audit.h"
#include "archive/diwoo.h"
#include "archive/list.h"
#include "archive/mdto.h"
#include "archive/schema.h"
#include "archive/sha256.h"
#include "archive/sip.h"
#include "archive/store.h"
#include "support/folder.h"

using namespace oordeel;
using namespace oordeel::archive;
namespace fs = std::filesystem;
using testing::Folder;

namespace {

std::string readAll(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

void writeAll(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

/// An informatieobject with everything that there is.
Informatieobject whole() {
    Informatieobject out;
    out.identificatie = {"serie/dossier/stuk", "Archief <van> \"oordeel\" & co"};
    out.naam = "Rapport";
    out.aggregatieniveau = aggregatieniveau("Archiefstuk");
    out.classificatie = Begrip{"inspectierapport", "c_4efe1293", "TOOI"};
    out.trefwoorden = {"toezicht", "zorg"};
    out.omschrijving = "Wat erin staat.";
    out.online = "https://voorbeeld.example/rapport.pdf";
    out.events = {{eventType("Creatie"), "2016-07-01", Verwijzing{"Inspecteur", {}}, ""},
                  {eventType("Opname"), "2016-07-02T09:00:00Z", {}, "opgenomen"}};
    out.waardering = waardering("V");
    out.bewaartermijn = Termijn{eventType("Publicatie"), "2016-07-02", "P10Y", "2026-07-02"};
    out.informatiecategorie = Begrip{"Toezicht", "11", "Selectielijst"};
    out.onderdeelVan = Verwijzing{"Dossier", Identificatie{"serie/dossier", "bron"}};
    out.representaties = {{"rapport.pdf", Identificatie{"serie/dossier/stuk/rapport.pdf", "bron"}}};
    out.aanvullend = {{"rapport-diwoo.xml", {}}};
    out.relaties = {{{"Een eerder stuk", {}}, relatietype("Vervangt")}};
    out.archiefvormer = {"Inspectie", {}};
    out.activiteit = Verwijzing{"Toezicht houden", {}};
    out.beperkingen = {{beperkingType("Geen beperking"), ""}};
    return out;
}

Bestand file() {
    Bestand out;
    out.identificatie = {"stuk/rapport.pdf", "bron"};
    out.naam = "rapport.pdf";
    out.omvang = 12;
    out.formaat = bestandsformaat("rapport.pdf");
    out.checksum = sha256("rapport");
    out.checksumDatum = "2016-07-02T09:00:00Z";
    out.url = "https://voorbeeld.example/rapport.pdf";
    out.representatieVan = {"Rapport", {}};
    return out;
}

Publicatie publication() {
    Publicatie out;
    out.identificatie = "serie/stuk";
    out.titel = "Rapport";
    out.omschrijving = "Wat erin staat.";
    out.uitgever = {"Inspectie", ""};
    out.categorie = term(categorieen(), "onderzoeksrapporten");
    out.documentsoort = term(documentsoorten(), "inspectierapport");
    out.trefwoorden = {"toezicht"};
    out.datum = "2016-07-01";
    out.vastgesteld = "2016-07-01T00:00:00Z";
    out.reden = term(redenen(), "correctie procedurele fout");
    return out;
}

/// Every way to damage the structure of a tree in one place: an element gone, twice, before its neighbour, renamed.
std::vector<Element> mutations(const Element& root) {
    std::vector<Element> out;
    Element copy = root;
    const std::function<void(Element&)> walk = [&](Element& element) {
        for (size_t i = 0; i < element.children.size(); ++i) {
            const std::vector<Element> as = element.children;
            element.children.erase(element.children.begin() + static_cast<std::ptrdiff_t>(i));
            out.push_back(copy);
            element.children = as;
            element.children.insert(element.children.begin() + static_cast<std::ptrdiff_t>(i), as[i]);
            out.push_back(copy);
            element.children = as;
            if (i > 0) {
                std::swap(element.children[i], element.children[i - 1]);
                out.push_back(copy);
                element.children = as;
            }
            element.children[i].name += "X";
            out.push_back(copy);
            element.children = as;
            walk(element.children[i]);
        }
    };
    walk(copy);
    return out;
}

const fs::path schemas = fs::path(PROJECT_DIR) / "../shared/schemas";

/// Which of these files an XSD refuses, by xmllint.
std::set<size_t> refused(const std::vector<std::string>& files, const fs::path& schema) {
    const Folder folder;
    std::string names;
    for (size_t i = 0; i < files.size(); ++i) {
        writeAll(folder.path / (std::to_string(i) + ".xml"), files[i]);
        names += " " + std::to_string(i) + ".xml";
    }
    const std::string command = "cd '" + folder.path.string() + "' && xmllint --nonet --noout --schema '" +
                                schema.string() + "'" + names + " 2>uit.txt";
    REQUIRE(std::system(command.c_str()) != 127 * 256);
    std::set<size_t> out;
    std::istringstream lines(readAll(folder.path / "uit.txt"));
    for (std::string one; std::getline(lines, one);)
        if (one.ends_with(" fails to validate")) out.insert(std::stoul(one));
    return out;
}

/// A serie with one document and what it was made from.
void fill(const fs::path& folder) {
    Writer writer(folder);
    Record serie;
    serie.kind = Kind::serie;
    serie.folder = "serie";
    serie.titel = "Alles";
    serie.tijd = "2016-07-01T09:00:00Z";
    Informatieobject object = whole(), top = whole();
    top.identificatie.kenmerk = "serie/dossier";
    top.identificatie.bron = object.onderdeelVan->identificatie->bron;
    top.aggregatieniveau = aggregatieniveau("Serie");
    top.onderdeelVan.reset();
    writer.put(serie, {{"LEESMIJ.txt", "lees mij\n"}, {"serie.MDTO.xml", mdto(top)}});
    Record bronnen;
    bronnen.kind = Kind::bronnen;
    bronnen.folder = "serie/bronnen/abc";
    writer.put(bronnen, {{"bronnen.zip", zip({{"data/a.yaml", "a: 1\n"}})}});
    Record stuk;
    stuk.folder = "serie/noord/rapport-noord-v1";
    stuk.id = "rapport/noord";
    stuk.versie = 1;
    stuk.organisatie = "Veilig Noord, regio \"A\"";
    stuk.oordeel = "matig";
    stuk.datum = "2016-07-01";
    stuk.making.bronnen = bronnen.folder;
    Bestand beside = file();
    beside.naam = "rapport-noord-v1.pdf";
    beside.omvang = 7;
    writer.put(stuk, {{"rapport-noord-v1.pdf", "rapport"},
                      {"rapport-noord-v1.pdf.bestand.MDTO.xml", mdto(beside)},
                      {"rapport-noord-v1-diwoo.xml", writeXml(diwoo(publication()))},
                      {"rapport-noord-v1.MDTO.xml", mdto(object)}});
    writer.commit();
}

std::vector<std::string> findings(const fs::path& folder) {
    std::vector<std::string> out;
    AuditRequest request;
    request.folder = folder;
    for (const Finding& one : audit(request).findings) out.push_back(one.path + ": " + one.what);
    return out;
}

std::vector<fs::path> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path().lexically_relative(folder));
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("SHA-256 is that of FIPS 180-4") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("XML that was written is read back, with what must be escaped") {
    Element root;
    root.name = "a";
    root.attributes = {{"b", "\"<&>"}};
    root.addText("c", "é < & > \"");
    root.addText("leeg", "");
    const std::string text = writeXml(root);
    CHECK(text ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&quot;&lt;&amp;&gt;\">\n  <c>é &lt; &amp; &gt; "
          "&quot;</c>\n</a>\n");
    CHECK(writeXml(parseXml(text)) == text);
}

TEST_CASE("XML that is none, or could unpack without end, is refused with its line") {
    CHECK(parseXml("<a>\n<b></a>").text == "mismatched tag, line 2");
    CHECK(parseXml("").text == "no element found, line 1");
    CHECK(parseXml("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>").name.empty());
    std::string deep;
    for (int i = 0; i < 100; ++i) deep += "<a>";
    CHECK(parseXml(deep).text.find("nested without end") != std::string::npos);
}

TEST_CASE("a ZIP has the same bytes whatever the order, and gives its files back") {
    const std::vector<File> files{{"b/twee.txt", std::string(10000, 'x')}, {"a.txt", "een"}, {"leeg", ""}};
    const std::string one = zip(files), two = zip({files[2], files[0], files[1]});
    CHECK(one == two);
    const std::vector<File> back = unzip(one);
    REQUIRE(back.size() == 3);
    CHECK(back[0].name == "a.txt");
    CHECK(back[1].bytes == files[0].bytes);
    CHECK(back[2].bytes == "");
}

TEST_CASE("a ZIP that is damaged, leads out of its folder or unpacks too large is refused") {
    CHECK_THROWS(unzip("geen ZIP"));
    CHECK_THROWS_WITH(unzip(zip({{"../uit.txt", "x"}})), "\"../uit.txt\" leads out of the folder");
    CHECK_THROWS(unzip(zip({{"groot", std::string(2000, 'x')}}), 1000));
    const std::string whole = zip({{"a", "een twee drie vier vijf zes zeven"}});
    for (size_t i = 0; i < whole.size(); ++i) {
        std::string damaged = whole;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
        INFO("byte " << i);
        try {  // many bytes say nothing about the file; but then its content is what it was
            const std::vector<File> files = unzip(damaged);
            CHECK((files.empty() || files.front().bytes == "een twee drie vier vijf zes zeven"));
        } catch (const std::runtime_error&) {
            SUCCEED();
        }
    }
}

TEST_CASE("a term ends on the day that its start and length make") {
    CHECK(endOfTerm("2011-11-05", "P75Y") == "2086-11-05");
    CHECK(endOfTerm("2016-02-29", "P1Y") == "2017-03-01");
    CHECK(endOfTerm("2016-12-31", "P2M") == "2017-03-03");
    CHECK(endOfTerm("2016-12-30", "P1Y2M3D") == "2018-03-05");
    for (const char* wrong : {"", "P", "10Y", "P10", "PY", "P10W", "P1YX", "P99999Y"}) {
        INFO(wrong);
        CHECK(endOfTerm("2016-01-01", wrong).empty());
    }
    CHECK(endOfTerm("2016-02-30", "P1Y").empty());
}

TEST_CASE("metadata that holds everything is right by our own table") {
    CHECK(checkMdto(mdto(whole())) == std::vector<std::string>{});
    CHECK(checkMdto(mdto(file())) == std::vector<std::string>{});
    CHECK(checkDiwoo(writeXml(diwoo(publication()))) == std::vector<std::string>{});
}

TEST_CASE("what the standard says beside its XSD is checked, too") {
    Informatieobject object = whole();
    object.bewaartermijn->einddatum = "2026-07-03";
    CHECK(checkMdto(mdto(object)) ==
          std::vector<std::string>{"the bewaartermijn ends on 2026-07-03, but 2016-07-02 and P10Y make 2026-07-02"});
    object = whole();
    object.waardering = waardering("B");
    CHECK(checkMdto(mdto(object)) ==
          std::vector<std::string>{"there is a bewaartermijn, but what is kept for ever has none"});
    object = whole();
    object.beperkingen = {{beperkingType("Overig"), ""}};
    CHECK(checkMdto(mdto(object)) ==
          std::vector<std::string>{"a beperkingGebruik is Overig, and nothing describes it"});
    Bestand bestand = file();
    bestand.checksum = "abc";
    CHECK(checkMdto(mdto(bestand)) == std::vector<std::string>{"a SHA-256 is 64 hexadecimal digits, not \"abc\""});
    bestand = file();
    bestand.checksumDatum = "2016-07-02 09:00";
    CHECK(checkMdto(mdto(bestand)) ==
          std::vector<std::string>{"MDTO/bestand/checksum/checksumDatum is no time as 2016-07-01T09:00:00Z"});
    CHECK(checkMdto("<MDTO/>").size() == 2);
}

TEST_CASE("our tables and the published XSDs refuse the same files") {
    if (!fs::exists(schemas)) {
        WARN("the schemas of MDTO and DIWOO are not beside this checkout; nothing was held against them");
        return;
    }
    struct Case {
        std::string xml;
        fs::path schema;
        bool isMdto;
    };
    const fs::path mdtoSchema = schemas / "mdto/MDTO-XML1.0.1.xsd",
                   diwooSchema = schemas / "diwoo/lokaal/diwoo-metadata-lokaal.xsd";
    for (const Case& one : {Case{mdto(whole()), mdtoSchema, true}, Case{mdto(file()), mdtoSchema, true},
                            Case{writeXml(diwoo(publication())), diwooSchema, false}}) {
        std::vector<std::string> files{one.xml};
        for (const Element& mutated : mutations(parseXml(one.xml))) files.push_back(writeXml(mutated));
        REQUIRE(files.size() > 60);
        const std::set<size_t> theirs = refused(files, one.schema);
        CHECK(theirs.count(0) == 0);
        CHECK(theirs.size() > files.size() / 3);
        for (size_t i = 0; i < files.size(); ++i) {
            const std::vector<std::string> ours = one.isMdto ? checkMdto(files[i]) : checkDiwoo(files[i]);
            INFO(files[i]);
            INFO((ours.empty() ? "nothing" : ours.front()));
            // We refuse what the standard says beside the XSD, and a Document that says nothing.
            const bool beyond = !ours.empty() && !theirs.count(i);
            if (beyond) {
                const bool known = ours.front().find("the list knows B, V and N") != std::string::npos ||
                                   ours.front().find("empty") != std::string::npos ||
                                   ours.front().find("is in no list") != std::string::npos ||
                                   ours.front().find("has no diwoo:DiWoo") != std::string::npos;
                CHECK(known);
            } else {
                CHECK(ours.empty() == (theirs.count(i) == 0));
            }
        }
    }
    for (const auto& entry : fs::directory_iterator(schemas / "mdto/voorbeelden")) {
        INFO(entry.path());
        CHECK(checkMdto(readAll(entry.path())) == std::vector<std::string>{});
    }
    const std::string lists = readAll(schemas / "diwoo/diwoo-metadata-lijsten.xsd");
    for (const auto* list : {&categorieen(), &documentsoorten(), &redenen()}) {
        for (const Term& one : *list) {
            INFO(one.label);
            const size_t at = lists.find("\"" + one.uri + "\"");
            REQUIRE(at != std::string::npos);
            CHECK(lists.substr(at, 400).find(">" + one.label + "<") != std::string::npos);
        }
    }
}

TEST_CASE("sitemaps are cut at the size that the standard allows, and robots.txt names their indexes") {
    std::vector<Vindplaats> all;
    for (int i = 0; i < 5; ++i) {
        all.push_back({"https://a.example/" + std::to_string(i) + ".pdf", "2016-07-01", diwoo(publication()),
                       i == 4 ? "convenanten" : "onderzoeksrapporten"});
    }
    const std::vector<File> files = sitemaps("https://a.example", all, 3);
    std::vector<std::string> names;
    for (const File& one : files) names.push_back(one.name);
    CHECK(names == std::vector<std::string>{"sitemap-diwoo-infocat011-1.xml", "sitemapindex-diwoo-infocat011.xml",
                                            "sitemap-diwoo-infocat015-1.xml", "sitemap-diwoo-infocat015-2.xml",
                                            "sitemapindex-diwoo-infocat015.xml", "robots.txt"});
    const Element second = parseXml(files[3].bytes);
    REQUIRE(second.children.size() == 1);
    CHECK(second.children[0].textOf("loc") == "https://a.example/3.pdf");
    CHECK(files[5].bytes ==
          "User-agent: *\nAllow: /\nSitemap: https://a.example/sitemapindex-diwoo-infocat011.xml\n"
          "Sitemap: https://a.example/sitemapindex-diwoo-infocat015.xml\n");
}

TEST_CASE("a line of the manifest is read back as it was written") {
    Record record;
    record.number = 3;
    record.kind = Kind::intrekking;
    record.folder = "serie/noord/rapport-v1-ingetrokken";
    record.id = "rapport/noord";
    record.versie = 2;
    record.reden = "Een \"fout\" in é";
    record.vervangt = "serie/noord/rapport-v1";
    record.making = {"serie/bronnen/abc", ".", "data", "zakelijk", "12"};
    record.files = {{"a.xml", sha256("a"), 1}};
    record.previous = std::string(64, '0');
    CHECK(line(readLine(line(record))) == line(record));
}

TEST_CASE("a manifest from elsewhere cannot lead out of its archive") {
    Record record;
    record.folder = "serie";
    for (const char* bad : {"../buiten", "/etc", "a/../../b", ""}) {
        INFO(bad);
        Record wrong = record;
        wrong.folder = bad;
        CHECK_THROWS_AS(readLine(line(wrong)), ArchiveError);
        wrong = record;
        wrong.files = {{bad, "", 0}};
        CHECK_THROWS_AS(readLine(line(wrong)), ArchiveError);
    }
    for (const char* text : {"", "{}", "[]", "{\"nummer\":\"x\"}", "geen JSON",
                             "{\"nummer\":1,\"soort\":\"onbekend\",\"map\":\"a\",\"bestanden\":[]}"}) {
        INFO(text);
        CHECK_THROWS_AS(readLine(text), ArchiveError);
    }
}

TEST_CASE("an archive that was filled is as it was put in, and its manifest can be made again from its folders") {
    const Folder folder;
    fill(folder.path / "archief");
    CHECK(findings(folder.path / "archief") == std::vector<std::string>{});
    std::map<size_t, std::string> lines;
    for (const fs::path& path : filesIn(folder.path / "archief")) {
        if (path.filename() != lineName) continue;
        const std::string text = readAll(folder.path / "archief" / path);
        lines[readLine(text.substr(0, text.size() - 1)).number] = text;
    }
    std::string manifest;
    for (const auto& [number, text] : lines) manifest += text;
    CHECK(manifest == readAll(folder.path / "archief" / manifestName));
    CHECK_THROWS_AS(restore(folder.path / "archief"), ArchiveError);  // nothing is lost
    fs::remove(folder.path / "archief" / manifestName);
    CHECK(restore(folder.path / "archief") == lines.size());
    CHECK(manifest == readAll(folder.path / "archief" / manifestName));
    fs::remove(folder.path / "archief" / manifestName);
    fs::remove_all(folder.path / "archief/serie/bronnen");
    CHECK_THROWS_AS(restore(folder.path / "archief"), ArchiveError);
}

TEST_CASE("any single changed byte in any file of an archive is found") {
    const Folder folder;
    const fs::path archive = folder.path / "archief";
    fill(archive);
    for (const fs::path& path : filesIn(archive)) {
        if (path == lockName) continue;
        const std::string bytes = readAll(archive / path);
        REQUIRE(!bytes.empty());
        std::set<size_t> places{0, bytes.size() - 1};
        for (size_t i = 0; i < bytes.size(); i += 1 + bytes.size() / 40) places.insert(i);
        for (const size_t place : places) {
            std::string changed = bytes;
            changed[place] = static_cast<char>(changed[place] ^ 0x01);
            writeAll(archive / path, changed);
            INFO(path << " byte " << place);
            CHECK(!findings(archive).empty());
        }
        writeAll(archive / path, bytes);
    }
    CHECK(findings(archive).empty());
}

TEST_CASE("a file, a folder or a line that is gone or was never put in is found and named") {
    const Folder folder;
    const fs::path archive = folder.path / "archief";
    fill(archive);
    const fs::path copy = folder.path / "kopie";
    const auto fresh = [&] {
        fs::remove_all(copy);
        fs::copy(archive, copy, fs::copy_options::recursive);
    };
    for (const fs::path& path : filesIn(archive)) {
        if (path == lockName || path == manifestName) continue;
        fresh();
        fs::remove(copy / path);
        INFO(path);
        CHECK(findings(copy) == std::vector<std::string>{path.string() + ": is gone"});
    }
    fresh();
    fs::remove_all(copy / "serie/noord");
    CHECK(findings(copy).size() == 5);
    fresh();
    writeAll(copy / "serie/noord/rapport-noord-v1/extra.txt", "x");
    CHECK(findings(copy) == std::vector<std::string>{"serie/noord/rapport-noord-v1/extra.txt: was never put in"});
    fresh();
    writeAll(copy / "serie/nieuw/stuk/a.txt", "x");
    CHECK(findings(copy) == std::vector<std::string>{"serie/nieuw/stuk: is not in the manifest"});
    const std::string manifest = readAll(archive / manifestName);
    std::vector<std::string> lines;
    for (size_t begin = 0; begin < manifest.size(); begin = manifest.find('\n', begin) + 1)
        lines.push_back(manifest.substr(begin, manifest.find('\n', begin) + 1 - begin));
    REQUIRE(lines.size() == 3);
    for (size_t gone = 0; gone < lines.size(); ++gone) {
        fresh();
        std::string rest;
        for (size_t i = 0; i < lines.size(); ++i) rest += i == gone ? "" : lines[i];
        writeAll(copy / manifestName, rest);
        INFO("line " << gone + 1);
        CHECK(!findings(copy).empty());
    }
    fresh();
    fs::remove(copy / manifestName);
    CHECK_THROWS_AS(findings(copy), ArchiveError);
}

TEST_CASE(
    "what was put in but not committed goes, and what a stopped run left is a note until the next run clears it") {
    const Folder folder;
    const fs::path archive = folder.path / "archief";
    fill(archive);
    const auto before = filesIn(archive);
    {
        Writer writer(archive);
        Record record;
        record.folder = "serie/zuid/rapport-zuid-v1";
        writer.put(record, {{"a.txt", "a"}});
        CHECK(fs::exists(archive / busyName));
    }
    CHECK(filesIn(archive) == before);
    writeAll(archive / busyName, "");
    writeAll(archive / "serie/zuid/rapport-zuid-v1/a.txt", "half");
    AuditRequest request;
    request.folder = archive;
    const Audit found = audit(request);
    CHECK(found.findings.empty());
    REQUIRE(found.notes.size() == 1);
    CHECK(found.notes[0].path == "serie/zuid/rapport-zuid-v1");
    { const Writer writer(archive); }
    CHECK(filesIn(archive) == before);
}

TEST_CASE("nothing is added to an archive that is damaged, or to a folder that is none") {
    const Folder folder;
    fill(folder.path / "archief");
    std::string manifest = readAll(folder.path / "archief" / manifestName);
    manifest[20] ^= 1;
    writeAll(folder.path / "archief" / manifestName, manifest);
    CHECK_THROWS_AS(Writer(folder.path / "archief"), ArchiveError);
    writeAll(folder.path / "foto's/a.jpg", "x");
    CHECK_THROWS_AS(Writer(folder.path / "foto's"), ArchiveError);
    CHECK(filesIn(folder.path / "foto's").size() == 1);
}

TEST_CASE("a list names what holds, was replaced or withdrawn, for people, spreadsheets and programs") {
    const Folder folder;
    const fs::path archive = folder.path / "archief";
    fill(archive);
    Manifest manifest = openArchive(archive);
    std::vector<Listed> all = list(manifest, {});
    CHECK(table(all) ==
          "document       versie  status  organisatie              oordeel  datum\n"  // none has a kader
          "rapport/noord  1       geldig  Veilig Noord, regio \"A\"  matig    2016-07-01\n");
    CHECK(table({}) == "document  versie  status  organisatie  kader  oordeel  datum\n");
    CHECK(
        csv(all) ==
        "document,versie,status,organisatie,kader,oordeel,datum,tijd,map\r\n"
        "rapport/noord,1,geldig,\"Veilig Noord, regio \"\"A\"\"\",,matig,2016-07-01,,serie/noord/rapport-noord-v1\r\n");
    CHECK(json(all).find("\"versie\":1,\"status\":\"geldig\"") != std::string::npos);
    const auto matching = [&](const Filter& filter) { return list(manifest, filter).size(); };
    CHECK(matching({"veilig noord", "", "", "", ""}) == 1);
    CHECK(matching({"zuid", "", "", "", ""}) == 0);
    CHECK(matching({"", "", "matig", "2016-07-01", "2016-07-01"}) == 1);
    CHECK(matching({"", "", "", "2016-07-02", ""}) == 0);
    CHECK(matching({"", "", "", "", "2016-06-30"}) == 0);
    manifest.records.back().organisatie = "=1+1";
    CHECK(csv(list(manifest, {})).find(",'=1+1,") != std::string::npos);
    {
        Writer writer(archive);
        Record gone;
        gone.kind = Kind::intrekking;
        gone.folder = "serie/noord/rapport-noord-v1-ingetrokken";
        gone.id = "rapport/noord";
        gone.vervangt = "serie/noord/rapport-noord-v1";
        writer.put(gone, {{"rapport-noord-v1.MDTO.xml", mdto(whole())}});
        writer.commit();
    }
    CHECK(list(openArchive(archive), {}).at(0).status == "ingetrokken");
    CHECK(findings(archive).empty());
}

TEST_CASE("a delivery is one ZIP and its pakbon, the same each time, and never of damage") {
    const Folder folder;
    const fs::path archive = folder.path / "archief";
    fill(archive);
    const Sip one = sip({archive, "levering-1", "e-depot", "de archivaris"}),
              two = sip({archive, "levering-1", "e-depot", "de archivaris"});
    CHECK(one.zip == two.zip);
    CHECK(one.pakbon == two.pakbon);
    std::vector<std::string> names;
    for (const File& inside : unzip(one.zip)) names.push_back(inside.name);
    CHECK(names == std::vector<std::string>{"serie/LEESMIJ.txt", "serie/bronnen/abc/bronnen.zip",
                                            "serie/noord/rapport-noord-v1/rapport-noord-v1-diwoo.xml",
                                            "serie/noord/rapport-noord-v1/rapport-noord-v1.MDTO.xml",
                                            "serie/noord/rapport-noord-v1/rapport-noord-v1.pdf",
                                            "serie/noord/rapport-noord-v1/rapport-noord-v1.pdf.bestand.MDTO.xml",
                                            "serie/serie.MDTO.xml"});
    const Element pakbon = parseXml(one.pakbon);
    CHECK(pakbon.textOf("identificatie") == "levering-1");
    CHECK(pakbon.textOf("hashcode") == sha256(one.zip));
    CHECK(pakbon.textOf("aantalInformatieobjecten") == "2");
    CHECK(pakbon.textOf("aantalBestanden") == "7");
    CHECK(pakbon.textOf("aantalBestandenZonderMetagegevens") == "4");
    writeAll(archive / "serie/LEESMIJ.txt", "anders");
    CHECK_THROWS_AS(sip({archive, "x", "", ""}), ArchiveError);
}
