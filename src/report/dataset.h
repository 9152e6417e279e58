// The YAML files that a kind of document draws on → kader, organisations, assessments and their scorecards, or
// addressees.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "report/beeld.h"
#include "report/documents.h"
#include "report/earlier.h"
#include "rules/beweringen.h"
#include "rules/cijfers.h"
#include "rules/score.h"

namespace oordeel::report {

struct Organisatie {
    std::string id, naam, kort;
};

/// Somebody who gets a letter.
struct Geadresseerde {
    std::string id;
    Value velden;                       ///< passed on to the template as it is
    std::optional<size_t> beoordeling;  ///< index of the assessment that the letter is about, if it is about one
};

/// What the documents of one kind are made for: everything assessed with one kader, or else addressees. Scorecards
/// point into `kader`, so a dataset does not move.
struct Dataset {
    rules::Toetsingskader kader;
    std::vector<Organisatie> organisaties;
    std::vector<rules::Beoordeling> beoordelingen;  ///< in the order of the organisations
    std::vector<rules::Scorecard> scorecards;       ///< parallel to beoordelingen
    Beeld beeld;                                    ///< of all scorecards together
    std::map<std::string, size_t, std::less<>> organisatieById;
    Vorige vorige;
    std::vector<size_t> alfabet;  ///< indices of the assessments, by the short names of whom they are of
    std::vector<rules::Cijfer> cijfers;
    std::vector<rules::Beweringen> beweringen;  ///< one a document whose statements are tested
    std::vector<Geadresseerde> geadresseerden;
    bool eenmaal = false;  ///< one document is made of all assessments
    Value documenten;      ///< of an overzicht: what was made, kind by kind
    const Source* kaderFile = nullptr;
    std::vector<const Source*> basisFiles;  ///< of the kaders that the kader extends
    const Source* organisatiesFile = nullptr;
    const Source* cijfersFile = nullptr;

    Dataset() = default;
    Dataset(const Dataset&) = delete;
    Dataset& operator=(const Dataset&) = delete;

    /// How many documents there are, and the id of each: that of its addressee or its assessment, or of the kader.
    size_t size() const { return eenmaal ? 1 : geadresseerden.empty() ? beoordelingen.size() : geadresseerden.size(); }
    const std::string& id(size_t index) const {
        return eenmaal ? kader.id : geadresseerden.empty() ? beoordelingen[index].id : geadresseerden[index].id;
    }
    /// The organisation that an assessment is of.
    const Organisatie& organisatie(const rules::Beoordeling& beoordeling) const;
    /// An assessment against the earlier one of its organisation; empty when there is none.
    std::optional<rules::Vergelijking> vergelijking(size_t beoordeling) const;
    /// The earlier assessment of the same organisation, or null.
    const rules::Beoordeling* vorigeVan(const rules::Beoordeling& beoordeling) const;
    /// All assessments, for figures: the organisations by their short names, in alphabetical order.
    rules::Verzameling verzameling() const;
};

/// Reads the files that a kind of document names, and proves that they belong together: each assessment is complete,
/// made with this kader, and of an organisation that exists and has no other; each addressee has an id of its own. Null
/// after any error, because every figure about the whole would be wrong. Warnings may come with an answer. `sources`
/// must outlive it.
std::unique_ptr<Dataset> loadDataset(const Soort& soort, Sources& sources, Diagnostics& diagnostics);

}  // namespace oordeel::report
