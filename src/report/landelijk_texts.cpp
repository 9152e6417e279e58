// The free texts of a national report, each with the parts of the kader that it is about → texts that have a place.
#include "report/landelijk_texts.h"

#include <algorithm>
#include <set>

#include "base/nearest.h"
#include "base/reader.h"

namespace oordeel::report {
namespace {

/// A number that a text may be about, and the criterium that it belongs to.
struct Plaats {
    std::string nummer, criterium;
};

std::vector<TekstBij> lees(const Value& gegevens, std::string_view key, const std::string& soort,
                           const std::vector<Plaats>& plaatsen, Diagnostics& diagnostics) {
    std::vector<TekstBij> teksten;
    const Value* all = gegevens.find(key);
    if (!all) return teksten;
    if (all->kind != Value::Kind::list) {
        diagnostics.error(all->at, std::string(key) + " is " + kindInWords(*all) +
                                       "; write a list, each item with `bij` and `tekst`");
        return teksten;
    }
    std::vector<std::string> known;
    for (const Plaats& one : plaatsen) known.push_back(one.nummer);
    std::set<std::string> told;
    for (const Value& value : all->list) {
        Reader reader(value, "a text of " + std::string(key), diagnostics);
        TekstBij tekst;
        std::set<std::string> criteria;
        const std::vector<std::string> nummers = reader.texts("bij");
        for (const std::string& nummer : nummers) {
            const auto plaats =
                std::find_if(plaatsen.begin(), plaatsen.end(), [&](const Plaats& one) { return one.nummer == nummer; });
            if (plaats == plaatsen.end()) {
                reader.error("bij", "the kader has no " + soort + " " + nummer + didYouMean(nummer, known));
            } else if (!told.insert(nummer).second) {
                reader.error("bij", nummer + " already has a text in " + std::string(key) + "; put both into one");
            } else {
                tekst.nummers.push_back(nummer);
                criteria.insert(plaats->criterium);
            }
        }
        if (criteria.size() > 1)
            reader.error("bij", "a text stands with one criterium; write one for " + *criteria.begin() +
                                    " and another for " + *criteria.rbegin());
        tekst.tekst = reader.text("tekst");
        tekst.at = reader.at("tekst");
        reader.finish();
        teksten.push_back(std::move(tekst));
    }
    return teksten;
}

}  // namespace

std::vector<TekstBij> leesBeeld(const Value& gegevens, const rules::Toetsingskader& kader, Diagnostics& diagnostics) {
    std::vector<Plaats> criteria;
    for (const rules::Thema& thema : kader.themas)
        for (const rules::Criterium& one : thema.criteria) criteria.push_back({one.nummer, one.nummer});
    return lees(gegevens, "beeld", "criterium", criteria, diagnostics);
}

std::vector<TekstBij> leesOnderbouwing(const Value& gegevens, const rules::Toetsingskader& kader,
                                       Diagnostics& diagnostics) {
    std::vector<Plaats> verwachtingen;
    for (const rules::Thema& thema : kader.themas)
        for (const rules::Criterium& criterium : thema.criteria)
            for (const rules::Verwachting& one : criterium.verwachtingen)
                if (one.nietBeoordeeld.empty()) verwachtingen.push_back({one.nummer, criterium.nummer});
    return lees(gegevens, "onderbouwing", "verwachting that is judged with number", verwachtingen, diagnostics);
}

}  // namespace oordeel::report
