// What is part of what in an archive: found by name, going up to one top.
#include "archive/aggregation.h"

#include <catch2/catch.hpp>

#include "archive/audit.h"
#include "archive/mdto.h"
#include "archive/store.h"
#include "support/folder.h"

using namespace oordeel::archive;

TEST_CASE("what is part of something is part of what is there, of something higher, and never of itself") {
    const auto wrong = [](std::vector<Place> places) {
        std::string all;
        for (const Misplaced& one : misplaced(places)) all += one.path + " " + one.what + "\n";
        return all;
    };
    const Place serie{"s", {"s (b)"}, {}, "Serie"}, dossier{"d", {"d (b)"}, {"s (b)"}, "Dossier"},
        stuk{"p", {"p (b)", "p (elders)"}, {"d (b)", "s (b)"}, "Archiefstuk"};
    CHECK(wrong({}).empty());
    CHECK(wrong({stuk, dossier, serie}).empty());
    CHECK(wrong({dossier}) == "d is part of s (b), which is not in the archive\n");
    // A name is a kenmerk and who gave it.
    CHECK(wrong({serie, {"d", {"d (b)"}, {"s (c)"}, ""}}) == "d is part of s (c), which is not in the archive\n");
    CHECK(wrong({{"s", {"s (b)"}, {"d (b)"}, ""}, {"d", {"d (b)"}, {"s (b)"}, ""}}) ==
          "d is part of s (b), and that, in the end, of this\n");
    CHECK(wrong({{"a", {"a (b)"}, {"a (b)"}, "Dossier"}}) == "a is part of a (b), and that, in the end, of this\n");
    CHECK(wrong({{"s", {"s (b)"}, {}, "Archiefstuk"}, dossier}) ==
          "d is a Dossier that is part of a Archiefstuk, s (b)\n");
    CHECK(wrong({serie, {"t", {"s (b)"}, {}, "Serie"}}) == "t has the identificatie s (b), which is that of s\n");
    // A ring as long as an archive is large, and a fork whose arms meet again, which is no ring.
    std::vector<Place> ring;
    for (size_t i = 0; i < 100'000; ++i)
        ring.push_back({"r", {std::to_string(i)}, {std::to_string((i + 1) % 100'000)}, ""});
    CHECK(wrong(ring) == "r is part of 0, and that, in the end, of this\n");
    CHECK(wrong({serie, dossier, {"e", {"e (b)"}, {"s (b)"}, ""}, {"p", {"p (b)"}, {"d (b)", "e (b)"}, ""}}).empty());

    Informatieobject part;
    part.identificatie = {"serie/dossier/stuk", "bron"};
    part.onderdeelVan = Verwijzing{"Dossier", Identificatie{"serie/dossier", "bron"}};
    const Place read = placeOf("stuk.MDTO.xml", mdto(part));
    CHECK(read.names == std::vector<std::string>{"serie/dossier/stuk (bron)"});
    CHECK(read.of == std::vector<std::string>{"serie/dossier (bron)"});
    CHECK(placeOf("x", "<geen>").names.empty());
    CHECK(placeOf("x", mdto(Bestand())).names.empty());
}

TEST_CASE("an audit tells what is part of something that is not there") {
    const testing::Folder folder;
    Informatieobject object;
    object.identificatie = {"serie", "bron"};
    object.naam = "Serie";
    object.waardering = waardering("N");
    object.archiefvormer = {"Inspectie", {}};
    object.beperkingen = {{beperkingType("Geen beperking"), ""}};
    object.onderdeelVan = Verwijzing{"Archief", Identificatie{"archief", "bron"}};
    {
        Writer writer(folder.path / "archief");
        Record serie;
        serie.kind = Kind::serie;
        serie.folder = "serie";
        writer.put(serie, {{"serie.MDTO.xml", mdto(object)}});
        writer.commit();
    }
    AuditRequest request;
    request.folder = folder.path / "archief";
    const std::vector<Finding> found = audit(request).findings;
    REQUIRE(found.size() == 1);
    CHECK(found[0].path == "serie/serie.MDTO.xml");
    CHECK(found[0].what == "is part of archief (bron), which is not in the archive");
}
