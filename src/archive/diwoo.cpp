#include "archive/diwoo.h"

#include <algorithm>
#include <map>

namespace oordeel::archive {
namespace {

constexpr const char* diwooNamespace = "https://standaarden.overheid.nl/diwoo/metadata/";

Element term(const std::string& name, const Term& value) {
    Element out = element(name);
    if (!value.uri.empty()) out.attributes.emplace_back("resource", value.uri);
    out.text = value.label;
    return out;
}

/// "015": the place of a category in article 3.3 of the Wet open overheid.
std::string numberOf(const std::string& categorie) {
    const std::vector<Term>& list = categorieen();
    const auto found = std::find_if(list.begin(), list.end(), [&](const Term& one) { return one.label == categorie; });
    const std::string number = std::to_string(found - list.begin() + 1);
    return std::string(3 - number.size(), '0') + number;
}

}  // namespace

Element diwoo(const Publicatie& publicatie) {
    Element root = element("diwoo:Document");
    root.attributes.emplace_back("xmlns:diwoo", diwooNamespace);
    Element& all = root.add(element("diwoo:DiWoo"));
    if (!publicatie.identificatie.empty())
        all.add(element("diwoo:identifiers")).addText("diwoo:identifier", publicatie.identificatie);
    all.add(term("diwoo:publisher", publicatie.uitgever));
    all.add(element("diwoo:titelcollectie")).addText("diwoo:officieleTitel", publicatie.titel);
    if (!publicatie.omschrijving.empty())
        all.add(element("diwoo:omschrijvingen")).addText("diwoo:omschrijving", publicatie.omschrijving);
    Element classes = element("diwoo:classificatiecollectie");
    classes.add(element("diwoo:informatiecategorieen")).add(term("diwoo:informatiecategorie", publicatie.categorie));
    if (!publicatie.documentsoort.label.empty())
        classes.add(element("diwoo:documentsoorten")).add(term("diwoo:documentsoort", publicatie.documentsoort));
    if (!publicatie.trefwoorden.empty()) {
        Element& words = classes.add(element("diwoo:trefwoorden"));
        for (const std::string& word : publicatie.trefwoorden) words.addText("diwoo:trefwoord", word);
    }
    all.add(std::move(classes));
    all.addText("diwoo:creatiedatum", publicatie.datum);
    all.add(term("diwoo:language", {"Nederlands", "http://publications.europa.eu/resource/authority/language/NLD"}));
    all.add(term("diwoo:format", {"PDF", "http://publications.europa.eu/resource/authority/file-type/PDF"}));
    Element& act = all.add(element("diwoo:documenthandelingen")).add(element("diwoo:documenthandeling"));
    act.add(
        term("diwoo:soortHandeling", {"vaststelling", "https://identifier.overheid.nl/tooi/def/thes/kern/c_641ecd76"}));
    act.addText("diwoo:atTime", publicatie.vastgesteld);
    if (!publicatie.reden.label.empty()) all.add(term("diwoo:redenVerwijderingVervanging", publicatie.reden));
    return root;
}

std::vector<File> sitemaps(const std::string& adres, const std::vector<Vindplaats>& vindplaatsen, size_t most) {
    std::map<std::string, std::vector<const Vindplaats*>> byCategory;
    for (const Vindplaats& one : vindplaatsen) byCategory[numberOf(one.categorie)].push_back(&one);
    std::vector<File> files;
    std::string robots = "User-agent: *\nAllow: /\n";
    for (const auto& [number, all] : byCategory) {
        const std::string stem = "diwoo-infocat" + number;
        Element index = element("sitemapindex");
        index.attributes.emplace_back("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
        for (size_t from = 0, part = 1; from < all.size(); from += most, ++part) {
            Element map = element("urlset");
            map.attributes = {{"xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"},
                              {"xmlns:diwoo", diwooNamespace}};
            for (size_t i = from; i < std::min(all.size(), from + most); ++i) {
                Element& url = map.add(element("url"));
                url.addText("loc", all[i]->adres);
                url.addText("lastmod", all[i]->datum);
                Element document = all[i]->document;
                document.attributes.clear();  // the namespace stands at the root
                url.add(std::move(document));
            }
            const std::string name = "sitemap-" + stem + "-" + std::to_string(part) + ".xml";
            files.push_back({name, writeXml(map)});
            index.add(element("sitemap")).addText("loc", adres + "/" + name);
        }
        files.push_back({"sitemapindex-" + stem + ".xml", writeXml(index)});
        robots += "Sitemap: " + adres + "/sitemapindex-" + stem + ".xml\n";
    }
    files.push_back({"robots.txt", robots});
    return files;
}

}  // namespace oordeel::archive
