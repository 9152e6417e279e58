// Documents into an archive and out of it again, with the real program: versions, proof, crashes, full disks, two at
// once.
#include <catch2/catch.hpp>

#include "archive/sha256.h"
#include "archive/store.h"
#include "support/program.h"

using namespace oordeel;
using testing::contains;
using testing::filesIn;
using testing::Project;
using testing::readAll;
using testing::run;
using testing::Run;
namespace fs = std::filesystem;

namespace {

constexpr const char* archief =
    "serie: proef\nnaam: Proef\nbron: Test\narchiefvormer: {naam: Inspectie}\nwaardering: V\nbewaartermijn: P10Y\n"
    "uitgever: Inspectie\nadres: https://voorbeeld.example\ntijd: 2016-07-02T09:00:00Z\ncategorie: "
    "onderzoeksrapporten\n";

/// The small project with what an archive needs.
struct Archiving : Project {
    Archiving() {
        write("data/archief.yaml", archief);
        replace("data/documenten.yaml", "sjablonen: ../sjablonen\n",
                "sjablonen: ../sjablonen\narchief: archief.yaml\n");
    }
    /// The line of `verify` about the whole.
    std::string verdict(const std::string& words = "") const { return run(*this, "verify archief " + words).output; }
};

}  // namespace

TEST_CASE("documents go into an archive, are as they were put in, and follow from their sources to the byte") {
    const Archiving project;
    const Run made = run(project, "archive --to archief");
    CHECK(made.exit == 0);
    CHECK(contains(made.errors, "archief: 3 added, 0 replaced, 0 as they were; the manifest ends with "));
    CHECK(contains(project.verdict(), "archief: 3 publications, "));
    const Run proven = run(project, "verify archief --reproduce");
    INFO(proven.output);
    CHECK(proven.exit == 0);
    CHECK(contains(proven.output, ", all as they were put in; 3 made again, to the byte; the manifest ends with "));
    const fs::path folder = project.folder / "archief/proef/noord/brief-noord-v1";
    CHECK(run(project, "make").exit == 0);
    CHECK(readAll(folder / "brief-noord-v1.pdf") == readAll(project.folder / "out/brief/noord.pdf"));
    CHECK(contains(readAll(folder / "brief-noord-v1-verantwoording.txt"), "\nOordelen\n"));
    CHECK(contains(readAll(folder / "brief-noord-v1.MDTO.xml"), "<termijnEinddatum>2026-07-02</termijnEinddatum>"));
}

TEST_CASE("the same documents give the same archive, whatever the number of jobs") {
    const Archiving project;
    CHECK(run(project, "archive --to een --jobs 1").exit == 0);
    CHECK(run(project, "archive --to twee --jobs 4").exit == 0);
    CHECK(filesIn(project.folder / "een") == filesIn(project.folder / "twee"));
}

TEST_CASE("an archive is made the same and proven from whatever folder the program runs in") {
    const Archiving project;
    const std::string inData = "cd data &&";
    CHECK(run(project, "archive . --to ../archief --only kaart/noord", inData).exit == 0);
    CHECK(run(project, "archive data --to archief2 --only kaart/noord").exit == 0);
    CHECK(contains(project.verdict("--reproduce"), "1 made again, to the byte"));
    CHECK(run(project, "verify archief2 --reproduce").exit == 0);
}

TEST_CASE("what is in the archive as it is now is left alone; what differs needs a reason and becomes a version") {
    const Archiving project;
    REQUIRE(run(project, "archive --to archief").exit == 0);
    const auto before = filesIn(project.folder / "archief");
    const Run again = run(project, "archive --to archief");
    CHECK(again.exit == 0);
    CHECK(contains(again.errors, "0 added, 0 replaced, 3 as they were"));
    CHECK(filesIn(project.folder / "archief") == before);

    project.replace("data/documenten.yaml", "Geachte bestuurder", "Beste bestuurder");
    const Run refused = run(project, "archive --to archief --only brief/noord");
    CHECK(refused.exit == 1);
    CHECK(contains(refused.errors,
                   "oordeel: brief/noord is in the archive as version 1 and is different now; say why with --because"));
    CHECK(filesIn(project.folder / "archief") == before);

    const Run next = run(project, "archive --to archief --only brief/noord --because 'De aanhef was te stijf.'");
    CHECK(next.exit == 0);
    CHECK(contains(next.errors, "0 added, 1 replaced"));
    const fs::path newest = project.folder / "archief/proef/noord/brief-noord-v2";
    CHECK(contains(readAll(newest / "brief-noord-v2.MDTO.xml"), "<begripLabel>Vervangt</begripLabel>"));
    CHECK(contains(readAll(newest / "brief-noord-v1.MDTO.xml"), "<begripLabel>Is vervangen door</begripLabel>"));
    CHECK(contains(readAll(newest / "brief-noord-v1.MDTO.xml"), "De aanhef was te stijf."));
    for (const auto& [name, bytes] : before) {  // append-only
        if (name == "manifest.jsonl") continue;
        INFO(name);
        CHECK(readAll(project.folder / "archief" / name) == bytes);
    }
    const std::string listed = run(project, "list archief").output;
    CHECK(contains(listed, "brief/noord  1       vervangen"));
    CHECK(contains(listed, "brief/noord  2       geldig"));
    const Run proven = run(project, "verify archief --reproduce");
    INFO(proven.output);
    CHECK(contains(proven.output, "4 made again, to the byte"));
}

TEST_CASE("a withdrawal keeps the version, says why, and a new version can follow") {
    const Archiving project;
    REQUIRE(run(project, "archive --to archief").exit == 0);
    CHECK(run(project, "archive --to archief --withdraw brief/noord").exit == 2);
    const std::string when = " --because 'Verkeerde naam' --kind privacy --time 2016-08-01T10:00:00Z";
    CHECK(run(project, "archive --to archief --withdraw brief/noord" + when).exit == 0);
    CHECK(run(project, "archive --to archief --withdraw brief/noord" + when).exit == 1);
    const Run unknown = run(project, "archive --to archief --withdraw brief/zuit" + when);
    CHECK(unknown.exit == 1);
    CHECK(contains(unknown.errors, "name it as `oordeel list` does, kind/id; did you mean \"brief/zuid\"?"));
    CHECK(contains(run(project, "list archief").output, "brief/noord  1       ingetrokken"));
    CHECK(fs::exists(project.folder / "archief/proef/noord/brief-noord-v1/brief-noord-v1.pdf"));
    CHECK(run(project, "archive --to archief --woo woo").exit == 0);
    const std::string map = readAll(project.folder / "woo/sitemap-diwoo-infocat015-1.xml");
    CHECK(!contains(map, "brief-noord-v1"));
    CHECK(contains(map, "brief-zuid-v1.pdf"));
    project.replace("data/documenten.yaml", "Geachte bestuurder", "Beste bestuurder");
    // With all others it does not come back.
    const Run others = run(project, "archive --to archief --because 'Een andere aanhef'");
    CHECK(contains(others.errors, "archief: 0 added, 1 replaced, 1 as they were, 1 withdrawn and left out;"));
    CHECK(contains(run(project, "list archief").output, "brief/noord  1       ingetrokken"));
    CHECK(run(project, "archive --to archief --only brief/noord --because 'Naam verbeterd'").exit == 0);
    CHECK(run(project, "verify archief --reproduce").exit == 0);
    CHECK(run(project, "archive --to archief --sip levering.zip --target depot").exit == 0);
    CHECK(contains(readAll(project.folder / "levering.pakbon.xml"), "<doelsysteem>depot</doelsysteem>"));
}

TEST_CASE("a change in an archive is named, and the exit code says so") {
    const Archiving project;
    REQUIRE(run(project, "archive --to archief").exit == 0);
    project.replace("archief/proef/noord/brief-noord-v1/brief-noord-v1.pdf", "%PDF-1.7", "%PDF-1.6");
    const Run wrong = run(project, "verify archief --reproduce");
    CHECK(wrong.exit == 1);
    CHECK(contains(wrong.output, ", damaged in 1 place; nothing was made again;"));
    CHECK(contains(wrong.output, "  proef/noord/brief-noord-v1/brief-noord-v1.pdf: is not the file that was put in: "));
    // What is wrong with one path does not keep the others from being looked at.
    REQUIRE(run(project, "make").exit == 0);
    const Run several = run(project, "verify data archief out/brief/noord.pdf");
    CHECK(several.exit == 1);
    CHECK(contains(several.errors, "oordeel: data is no archive"));
    CHECK(contains(several.output, "damaged in 1 place"));
    CHECK(contains(several.output, "out/brief/noord.pdf: PDF/A-2a and PDF/UA-1: "));
    CHECK(run(project, "verify --json archief").exit == 2);
    CHECK(run(project, "verify nergens archief").exit == 3);
    CHECK(run(project, "verify data").exit == 1);
    CHECK(run(project, "list data").exit == 1);
}

TEST_CASE("a PDF that does not follow from its sources is found, though all hashes are right") {
    const Archiving project;
    REQUIRE(run(project, "archive --to archief --only brief/noord").exit == 0);
    // Somebody makes the whole chain again around other sources.
    archive::Manifest manifest = archive::openArchive(project.folder / "archief");
    const auto rebuild = [&](const std::string& program, const std::string& from, const std::string& to) {
        fs::remove_all(project.folder / "vals");
        archive::Writer writer(project.folder / "vals");
        for (const archive::Record& record : manifest.records) {
            std::vector<archive::File> files;
            for (const archive::StoredFile& file : record.files) {
                std::string bytes = readAll(project.folder / "archief" / record.folder / file.name);
                if (file.name == "bronnen.zip") {
                    std::vector<archive::File> inside = archive::unzip(bytes);
                    for (archive::File& one : inside)
                        if (const size_t at = one.bytes.find(from); !from.empty() && at != std::string::npos)
                            one.bytes.replace(at, from.size(), to);
                    bytes = archive::zip(inside);
                }
                if (!file.name.ends_with(".MDTO.xml") || record.kind == archive::Kind::serie)
                    files.push_back({file.name, bytes});
            }
            archive::Record copy = record;
            if (!copy.programma.empty()) copy.programma = program;
            writer.put(copy, files);
        }
        writer.commit();
    };
    const std::string self = manifest.records.back().programma;
    rebuild(self, "Geachte bestuurder", "Beste bestuurder");
    const Run wrong = run(project, "verify vals --reproduce");
    INFO(wrong.output);
    CHECK(wrong.exit == 1);
    CHECK(contains(wrong.output, "brief-noord-v1.pdf: is not what its sources give: other bytes"));

    // Another version of the program may give other bytes, but not another text.
    rebuild("oordeel 9.9", "Geachte bestuurder", "Beste bestuurder");
    const Run other = run(project, "verify vals --reproduce");
    CHECK(other.exit == 1);
    CHECK(contains(other.output, "was made with oordeel 9.9 and differs from what " + self + " makes in its text"));
    rebuild("oordeel 9.9", "font-size: 10pt", "font-size: 9.5pt");
    const Run same = run(project, "verify vals --reproduce");
    INFO(same.output);
    CHECK(same.exit == 0);
    CHECK(contains(same.output, "in its bytes; text, judgements and tags are the same"));
    rebuild("oordeel 9.9", "@page", "@paeg");
    CHECK(contains(run(project, "verify vals --reproduce").output, "cannot be made again from its sources"));
}

TEST_CASE("personal data is told by check, and goes into an archive only with a reason that is recorded") {
    const Archiving project;
    project.write("sjablonen/brief.md", readAll(project.folder / "sjablonen/brief.md") + "\nNummer 123456782.\n");
    const Run checked = run(project, "check --only brief/noord");
    CHECK(checked.exit == 0);
    CHECK(contains(checked.errors, "this looks like a burgerservicenummer (it passes the 11-proef): \"123456782\""));
    const Run refused = run(project, "archive --to archief --only brief/noord");
    CHECK(refused.exit == 1);
    CHECK(contains(refused.errors, "brief/noord has open warnings about personal data"));
    CHECK(run(project, "archive --to archief --only brief/noord --despite 'Een verzonnen nummer.'").exit == 0);
    CHECK(contains(readAll(project.folder / "archief/manifest.jsonl"),
                   "\"ondanks waarschuwingen\":\"Een verzonnen nummer.\""));
}

TEST_CASE("what an archive needs and the data lack is said, with how to write it") {
    const Project bare;
    const Run none = run(bare, "archive --to archief");
    CHECK(none.exit == 1);
    CHECK(contains(none.errors, "nothing here says what an archive records; add a line `archief: archief.yaml`"));
    CHECK(!fs::exists(bare.folder / "archief"));
    const Archiving project;
    project.write("data/archief.yaml",
                  "serie: Pr oef\nnaam: Proef\nbron: Test\nwaardering: X\nbewaartermijn: P10\nuitgever: I\n"
                  "documentsoort: inspectierapprt\ntijd: gisteren\nonbekend: 1\n");
    const Run wrong = run(project, "archive --to archief");
    CHECK(wrong.exit == 1);
    for (const char* part :
         {"\"Pr oef\" cannot name a folder", "archiefvormer", "write B (for ever), V (for a time) or N",
          "only what has waardering V has a bewaartermijn", "write ten years as P10Y",
          "did you mean \"inspectierapport\"?", "write it as 2016-07-01T09:00:00Z", "categorie: onderzoeksrapporten",
          "onbekend"}) {
        INFO(part << "\n" << wrong.errors);
        CHECK(contains(wrong.errors, part));
    }
    CHECK(run(project, "archive").exit == 2);
    CHECK(run(project, "archive --to archief --time gisteren").exit == 2);
    const Archiving right;
    const Run unknown = run(right, "archive --to archief --only brief/nord");
    CHECK(unknown.exit == 2);
    CHECK(contains(unknown.errors, "did you mean \"brief/noord\"?"));
}

TEST_CASE("verify and list write nothing in an archive") {
    const Archiving project;
    REQUIRE(run(project, "archive --to archief").exit == 0);
    const auto before = filesIn(project.folder / "archief");
    fs::permissions(project.folder / "archief", fs::perms::owner_write, fs::perm_options::remove);
    CHECK(run(project, "verify archief --reproduce").exit == 0);
    CHECK(run(project, "list archief --format csv").exit == 0);
    CHECK(filesIn(project.folder / "archief") == before);
    fs::permissions(project.folder / "archief", fs::perms::owner_write, fs::perm_options::add);
}

#if !defined(__SANITIZE_ADDRESS__)

TEST_CASE(
    "a run that is killed at any call that writes leaves the archive without the new publication or with it whole") {
    const Archiving project;
    REQUIRE(run(project, "archive --to begin --only kaart/noord").exit == 0);
    size_t kills = 0;
    bool sawWithout = false, sawWith = false;
    for (const std::string how : {"FAULT_KILL_AT", "FAULT_HALF_AT"}) {
        for (int call = 1;; ++call) {
            // Half writes are told from whole ones by a few, for time.
            if (how == "FAULT_HALF_AT" && call > 40) break;
            fs::remove_all(project.folder / "archief");
            fs::copy(project.folder / "begin", project.folder / "archief", fs::copy_options::recursive);
            const Run stopped = run(project, "archive --to archief --only brief/zuid --jobs 1",
                                    how + "=" + std::to_string(call) + " LD_PRELOAD='" FAULTS_LIBRARY "'");
            if (stopped.exit == 0 && how == "FAULT_KILL_AT") break;
            kills += stopped.exit == 0 ? 0 : 1;
            const Run after = run(project, "verify archief");
            INFO(how << " at call " << call << "\n" << after.output);
            CHECK(after.exit == 0);
            const bool with = contains(after.output, "archief: 2 publications");
            (with ? sawWith : sawWithout) = true;
            CHECK((with || contains(after.output, "archief: 1 publication,")));
            const Run healed = run(project, "archive --to archief --only brief/zuid --jobs 1");
            CHECK(healed.exit == 0);
            const Run end = run(project, "verify archief");
            CHECK(contains(end.output, "archief: 2 publications"));
            CHECK(!contains(end.output, "note:"));
            REQUIRE(call < 1000);
        }
    }
    CHECK(kills > 40);
    CHECK(sawWithout);
    CHECK(sawWith);
}

TEST_CASE("a disk that is full at any moment leaves the archive as it was, and says so") {
    const Archiving project;
    REQUIRE(run(project, "archive --to begin --only kaart/noord").exit == 0);
    const auto before = filesIn(project.folder / "begin");
    int call = 1;
    for (;; call += 3) {
        fs::remove_all(project.folder / "archief");
        fs::copy(project.folder / "begin", project.folder / "archief", fs::copy_options::recursive);
        const Run full = run(project, "archive --to archief --only brief/zuid --jobs 1",
                             "FAULT_FULL_AT=" + std::to_string(call) + " LD_PRELOAD='" FAULTS_LIBRARY "'");
        if (full.exit == 0) break;
        INFO("full at call " << call << "\n" << full.errors);
        CHECK(full.exit == 3);
        CHECK(contains(full.errors, "No space left on device"));
        const Run after = run(project, "verify archief");
        CHECK(after.exit == 0);
        CHECK((contains(after.output, "archief: 2 publications") || filesIn(project.folder / "archief") == before));
        REQUIRE(call < 1000);
    }
    CHECK(call > 30);
}

#endif

TEST_CASE("two that put things in at once do so one after the other") {
    const Archiving project;
    const std::string program = "'" OORDEEL_PROGRAM "' archive --to archief --only ";
    const std::string both = "cd '" + project.folder.string() + "' && (" + program + "brief/noord 2>een.txt & " +
                             program + "brief/zuid 2>twee.txt & " + program + "kaart/noord 2>drie.txt & wait)";
    CHECK(std::system(both.c_str()) == 0);
    const std::string verdict = project.verdict("--reproduce");
    INFO(verdict << readAll(project.folder / "een.txt") << readAll(project.folder / "twee.txt"));
    CHECK(contains(verdict, "archief: 3 publications"));
    CHECK(contains(verdict, "all as they were put in; 3 made again, to the byte"));
}
