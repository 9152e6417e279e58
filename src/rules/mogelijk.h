// What is known of the scores → every state that can follow from it: what decision rules have to decide.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rules/kader.h"

namespace oordeel::rules {

/// Verwachtingen that no rule tells apart.
struct Klasse {
    int aantal = 1;
    std::vector<int> niveaus;  ///< that each of them may have
    bool ookNiet = false;      ///< each may also stay unjudged
    int gewicht = 1;
    std::optional<int64_t> waarde{};  ///< when it is measured and known
    std::string nummer{};             ///< when rules ask for it by name; `aantal` is then 1
};

/// A verwachting of which nothing is known.
Klasse onbekend(const Schaal& schaal, bool ookNiet);

/// A state, and how far the sum of the measured values may rise in it: every sum from stand.som to somTotEnMet can be.
struct Mogelijkheid {
    Stand stand;
    int64_t somTotEnMet = 0;
    bool ietsBeoordeeld = false;  ///< also when no rule asks how many
    auto operator<=>(const Mogelijkheid&) const = default;
};

/// What conditions ask for, so that states differ in nothing else.
struct Gevraagd {
    bool verwachtingen = false, criteria = false, themas = false, gewichten = false, gemiddelde = false;
    std::set<std::string> genoemd;
    std::set<size_t> feiten;

    void add(const Regelset& regels);
};

/// How many states `elkeStand` would visit; some number above `most` when it is more.
int64_t aantalStanden(const std::vector<Klasse>& klassen, int64_t most);

/// Visits every state in which something is judged; those with all verwachtingen judged come first, and among them
/// the best: they are what an author has in mind. `perKlasse` has the number of each class at each level.
using PerKlasse = std::vector<std::vector<int>>;
void elkeStand(const std::vector<Klasse>& klassen, const Schaal& schaal, const Gevraagd& gevraagd,
               const std::function<void(const Mogelijkheid&, const PerKlasse& perKlasse, int niet)>& bezoek);

/// Divides a state by its sum so that no condition on the average changes within a part: calls `bezoek` for each part.
void elkGemiddelde(const Mogelijkheid& alle, const Regelset& regels,
                   const std::function<void(const Mogelijkheid&)>& bezoek);

/// One verwachting gets better by a level, or its value by one unit. Of each sum of `van` comes the sum of `naar` that
/// is as far from the first one.
struct Stap {
    Mogelijkheid van, naar;
    auto operator<=>(const Stap&) const = default;
};

/// Visits every way in which one verwachting of a state can get better. Every improvement is a row of such steps.
void elkeVerbetering(const Mogelijkheid& nu, const std::vector<Klasse>& klassen, const PerKlasse& perKlasse,
                     const Schaal& schaal, const Gevraagd& gevraagd, const std::function<void(const Stap&)>& bezoek);

/// Divides a step as `elkGemiddelde` does, so that no condition changes within a part on either side.
void elkeStap(const Stap& alle, const Regelset& regels, const std::function<void(const Stap&)>& bezoek);

/// The values of the facts between which no condition of the rules changes, all combined; of a fact that is known only
/// that value. `bekend` may be empty.
std::vector<std::vector<std::optional<int>>> elkeFeiten(const std::vector<Feit>& feiten,
                                                        const std::vector<const Regelset*>& regels,
                                                        const std::vector<FeitWaarde>& bekend);

/// The class of one verwachting, by what is known of it.
using Bekend = std::function<Klasse(const Verwachting&)>;

/// The verwachtingen of a criterium that count, in classes.
std::vector<Klasse> klassen(const Criterium& criterium, const Gevraagd& gevraagd, const Bekend& bekend);

}  // namespace oordeel::rules
