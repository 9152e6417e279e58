// A toetsingskader as data: what is assessed (thema's → criteria → verwachtingen), on which scale, by which rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/value.h"
#include "rules/beslisregels.h"
#include "rules/schaal.h"

namespace oordeel::rules {

/// A sentence that a report may use for a verwachting with a given level, when the inspector wrote no finding.
struct Zin {
    int niveau = 0;  ///< index in the scale
    std::string tekst;
};

struct Verwachting {
    std::string nummer;  ///< "1.1.1"
    std::string tekst;
    std::string kort;            ///< a few words, for tables and figures
    std::string gevraagd;        ///< what is asked when it falls short
    std::vector<Zin> zinnen;     ///< at most one a level
    int gewicht = 1;             ///< in conditions about the weight
    std::string nietBeoordeeld;  ///< why nobody is judged on it yet; empty when it counts
    Position at;

    /// What it is called in a heading: `kort`, or without that its whole text.
    const std::string& titel() const { return kort.empty() ? tekst : kort; }
};

struct Criterium {
    std::string nummer;  ///< "1.1"
    std::string naam;    ///< short title
    std::string norm;    ///< the sentence that says what is expected
    std::vector<Verwachting> verwachtingen;
    Regelset beslisregels;     ///< its own, or else its thema's; none when the kader is only known in part
    bool eigenRegels = false;  ///< whether they are its own
    Position at;
};

struct Thema {
    std::string nummer;  ///< "1"
    std::string naam;
    std::string norm;
    std::vector<Criterium> criteria;
    Regelset themaoordeel;  ///< rules that judge the thema as a whole; may be none
    Position at;
};

/// A kader of which not everything is known: documents may use what is, and nothing else may be said.
struct Onvolledig {
    int verwachtingen = 0;  ///< how many the kader has in all
    std::string reden;      ///< what is missing and why, for the report
};

struct Toetsingskader {
    std::string id, naam, versie, bron;
    Schaal schaal;
    std::vector<Feit> feiten;
    std::vector<Thema> themas;
    Regelset eindoordeel;  ///< rules that judge the organisation as a whole; may be none, or leave something unknown
    std::optional<Onvolledig> onvolledig;
    Position at;

    /// How many verwachtingen organisations are judged on, also those that are not known.
    int aantalVerwachtingen() const;
    /// How many of those the kader names.
    int aantalGenoemd() const;

    /// The verwachting with a number, or null.
    const Verwachting* verwachting(std::string_view nummer) const;
    const Criterium* criterium(std::string_view nummer) const;
};

/// Reads a kader (data/veilig-thuis/kader-stap-1.yaml shows every key). Reports all errors: unknown keys, numbers that
/// do not nest or repeat, a level nobody defined, and rule sets that are not total and unambiguous for what they judge.
Toetsingskader readKader(const Value& file, Diagnostics& diagnostics);

}  // namespace oordeel::rules
