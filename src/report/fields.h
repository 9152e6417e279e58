// A kader, an assessment, what follows from it → fields with a name and words, so that two can be laid side by side.
#pragma once

#include <string>
#include <vector>

#include "report/dataset.h"

namespace oordeel::report {

/// One thing that is written or judged.
struct Veld {
    std::string deel;  ///< "verwachting 1.1.2"
    std::string veld;  ///< "tekst"
    std::string waarde;
};

/// Everything a kader says: identity, scale, facts, texts and rules, in its order.
std::vector<Veld> veldenVan(const rules::Toetsingskader& kader);

/// Everything an assessment says: scores, facts, findings, verbeterpunten.
std::vector<Veld> veldenVan(const rules::Beoordeling& beoordeling, const rules::Toetsingskader& kader);

/// What follows from it: the judgement of each criterium and thema and of the whole, and how many verwachtingen have
/// which level.
std::vector<Veld> oordelenVan(const rules::Scorecard& kaart, const rules::Schaal& schaal);

/// How all assessments together came out: organisations by level, best first ("5/12/9"), of each criterium, of each
/// verwachting and of the whole.
std::vector<Veld> tellingenVan(const Dataset& dataset);

/// One field that is not what it was. A part that is there on one side only is one difference, at its first field.
struct Verschil {
    std::string deel, veld;
    std::string oud, nieuw;
    bool isNieuw = false, isWeg = false;  ///< the whole part
};

/// In the order of the new fields, those that are gone last. Parts and fields are identified by their names.
std::vector<Verschil> verschillen(const std::vector<Veld>& oud, const std::vector<Veld>& nieuw);

}  // namespace oordeel::report
