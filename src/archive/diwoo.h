// What is published → its metadata by DIWOO 0.9.8, and the sitemaps through which the Woo-index finds it.
//
// https://standaarden.overheid.nl/diwoo/metadata
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/xml.h"
#include "archive/zip.h"

namespace oordeel::archive {

/// A term of a list of TOOI, or a publisher: what people read and, when the list has it, its address.
struct Term {
    std::string label, uri;
};

struct Publicatie {
    std::string identificatie;  ///< that of its metadata by MDTO
    std::string titel, omschrijving;
    Term uitgever;
    Term categorie;      ///< one of `categorieen`
    Term documentsoort;  ///< one of `documentsoorten`, or empty
    std::vector<std::string> trefwoorden;
    std::string datum;        ///< on which it was made, 2016-07-01, or empty
    std::string vastgesteld;  ///< time at which it was adopted, 2016-07-01T09:00:00Z
    Term reden;               ///< why it replaces or is taken away, one of `redenen`, or empty
};

/// A Document of DIWOO, for a sitemap or a file of its own.
Element diwoo(const Publicatie& publicatie);

/// The terms of a list, each with its address.
const std::vector<Term>& categorieen();
const std::vector<Term>& documentsoorten();
const std::vector<Term>& redenen();
/// The term with a label, or one without an address when the list has none.
Term term(const std::vector<Term>& list, const std::string& label);

/// An address to be found, and what it holds.
struct Vindplaats {
    std::string adres, datum;
    Element document;
    std::string categorie;
};

/// robots.txt, one sitemap index a category and its sitemaps of at most `most` addresses (the standard allows 50,000).
/// `adres` is where the folder is published, without a slash at its end.
std::vector<File> sitemaps(const std::string& adres, const std::vector<Vindplaats>& vindplaatsen, size_t most = 50000);

}  // namespace oordeel::archive
