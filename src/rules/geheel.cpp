#include "rules/geheel.h"

#include <algorithm>

namespace oordeel::rules {
namespace {

/// What can be kept of a thema or an organisation at a time: states, and steps between them.
constexpr size_t mostStates = 300'000;
/// What one criterium may add to that.
constexpr int64_t mostOfCriterium = 300'000;

void addTo(Uitkomst& sum, const Uitkomst& part) {
    sum.aantallen.resize(std::max(sum.aantallen.size(), part.aantallen.size()));
    for (size_t i = 0; i < part.aantallen.size(); ++i) sum.aantallen[i] += part.aantallen[i];
}

Mogelijkheid samen(const Mogelijkheid& a, const Mogelijkheid& b) {
    Mogelijkheid out = a;
    addTo(out.stand.verwachtingen, b.stand.verwachtingen);
    addTo(out.stand.criteria, b.stand.criteria);
    addTo(out.stand.themas, b.stand.themas);
    out.stand.gewichten.resize(std::max(out.stand.gewichten.size(), b.stand.gewichten.size()));
    for (size_t i = 0; i < b.stand.gewichten.size(); ++i) out.stand.gewichten[i] += b.stand.gewichten[i];
    out.stand.som += b.stand.som;
    out.somTotEnMet += b.somTotEnMet;
    out.ietsBeoordeeld = a.ietsBeoordeeld || b.ietsBeoordeeld;
    out.stand.genoemd.insert(b.stand.genoemd.begin(), b.stand.genoemd.end());
    return out;
}

/// All states of one of `a` and one of `b` together, and all steps that one of them makes while the other stays; false
/// when there are too many.
bool combineer(Mogelijkheden& a, const Mogelijkheden& b) {
    Mogelijkheden out;
    for (const Mogelijkheid& one : a.standen) {
        for (const Mogelijkheid& other : b.standen) out.standen.insert(samen(one, other));
        for (const Stap& stap : b.stappen) out.stappen.insert({samen(one, stap.van), samen(one, stap.naar)});
        if (out.standen.size() > mostStates || out.stappen.size() > mostStates) return false;
    }
    for (const Stap& stap : a.stappen) {
        for (const Mogelijkheid& other : b.standen)
            out.stappen.insert({samen(stap.van, other), samen(stap.naar, other)});
        if (out.stappen.size() > mostStates) return false;
    }
    a = std::move(out);
    return true;
}

/// Leaves out of a state what nobody asks for.
void vergeet(Mogelijkheid& m, const Gevraagd& gevraagd) {
    if (!gevraagd.verwachtingen && !gevraagd.gemiddelde) m.stand.verwachtingen = {};
    if (!gevraagd.criteria) m.stand.criteria = {};
    if (!gevraagd.themas) m.stand.themas = {};
    if (!gevraagd.gewichten) m.stand.gewichten.clear();
    if (!gevraagd.gemiddelde) m.stand.som = m.somTotEnMet = 0;
    std::erase_if(m.stand.genoemd, [&](const auto& entry) { return !gevraagd.genoemd.count(entry.first); });
    m.stand.feiten.clear();
}

void voegToe(Stap stap, const Gevraagd& gevraagd, Mogelijkheden& out) {
    vergeet(stap.van, gevraagd);
    vergeet(stap.naar, gevraagd);
    if (stap.van != stap.naar) out.stappen.insert(std::move(stap));
}

Uitkomst een(int oordeel, const Schaal& schaal) {
    Uitkomst uitkomst{std::vector<int>(schaal.niveaus.size())};
    uitkomst.aantallen[static_cast<size_t>(oordeel)] = 1;
    return uitkomst;
}

/// What verwachtingen under rules of their own (none: empty) can add to the whole.
bool vanKlassen(const std::vector<Klasse>& parts, const Regelset& regels, const Schaal& schaal,
                const std::vector<std::optional<int>>& feiten, const Gevraagd& gevraagd, bool ookStappen,
                Mogelijkheden& out) {
    Gevraagd ook = gevraagd;
    ook.add(regels);
    if (aantalStanden(parts, mostOfCriterium) > mostOfCriterium) return false;
    bool decided = true;
    const auto beoordeel = [&](Mogelijkheid& part) {
        part.stand.feiten = feiten;
        const Beslisregel* regel = beslis(regels, part.stand);
        decided = decided && (regel || !gevraagd.criteria);
        if (regel) part.stand.criteria = een(regel->oordeel, schaal);
    };
    elkeStand(parts, schaal, ook, [&](const Mogelijkheid& m, const PerKlasse& perKlasse, int) {
        elkGemiddelde(m, regels, [&](Mogelijkheid part) {
            beoordeel(part);
            vergeet(part, gevraagd);
            out.standen.insert(std::move(part));
        });
        if (!ookStappen) return;
        elkeVerbetering(m, parts, perKlasse, schaal, ook, [&](const Stap& alle) {
            elkeStap(alle, regels, [&](Stap stap) {
                beoordeel(stap.van);
                beoordeel(stap.naar);
                voegToe(std::move(stap), gevraagd, out);
            });
        });
    });
    return decided;
}

bool vanCriterium(const Toetsingskader& kader, const Criterium& criterium,
                  const std::vector<std::optional<int>>& feiten, const Gevraagd& gevraagd, const Bekend& bekend,
                  bool ookStappen, Mogelijkheden& out) {
    Gevraagd ook = gevraagd;
    ook.add(criterium.beslisregels);
    const std::vector<Klasse> parts = klassen(criterium, ook, bekend);
    const bool nothing = std::all_of(parts.begin(), parts.end(), [](const Klasse& k) { return k.aantal == 0; });
    const bool mayStayUnjudged = std::all_of(parts.begin(), parts.end(), [](const Klasse& k) { return k.ookNiet; });
    if (nothing || mayStayUnjudged) out.standen.insert(Mogelijkheid{});
    return vanKlassen(parts, criterium.beslisregels, kader.schaal, feiten, gevraagd, ookStappen, out);
}

/// What a thema can add to the organisation: its states with the judgement that they get.
void vanThema(const Thema& thema, const Mogelijkheden& within, const Schaal& schaal,
              const std::vector<std::optional<int>>& feiten, const Gevraagd& gevraagd, Mogelijkheden& out) {
    const auto beoordeel = [&](Mogelijkheid& part) {
        part.stand.feiten = feiten;
        const Beslisregel* regel = beslis(thema.themaoordeel, part.stand);
        if (regel && part.ietsBeoordeeld) part.stand.themas = een(regel->oordeel, schaal);
    };
    for (const Mogelijkheid& m : within.standen) {
        elkGemiddelde(m, thema.themaoordeel, [&](Mogelijkheid part) {
            beoordeel(part);
            vergeet(part, gevraagd);
            out.standen.insert(std::move(part));
        });
    }
    for (const Stap& alle : within.stappen) {
        elkeStap(alle, thema.themaoordeel, [&](Stap stap) {
            beoordeel(stap.van);
            beoordeel(stap.naar);
            voegToe(std::move(stap), gevraagd, out);
        });
    }
}

/// Adds the verwachtingen that a kader known in part does not name.
bool combineerNietGenoemd(const Toetsingskader& kader, const Gevraagd& gevraagd, const Bekend& bekend, bool ookStappen,
                          Mogelijkheden& out) {
    Klasse rest = bekend(Verwachting{});
    rest.aantal = kader.aantalVerwachtingen() - kader.aantalGenoemd();
    if (rest.aantal == 0) return true;
    Mogelijkheden added;
    Gevraagd zonder = gevraagd;
    zonder.criteria = false;  // nobody knows in which criteria they are
    return vanKlassen({rest}, {}, kader.schaal, {}, zonder, ookStappen, added) && combineer(out, added);
}

}  // namespace

bool verzamel(const Toetsingskader& kader, const Thema* thema, const std::vector<std::optional<int>>& feiten,
              const Gevraagd& gevraagd, const Bekend& bekend, bool ookStappen, Mogelijkheden& out) {
    out = {{Mogelijkheid{}}, {}};
    if (!thema) {
        for (const Thema& one : kader.themas) {
            Gevraagd ook = gevraagd;
            ook.themas = false;
            ook.add(one.themaoordeel);
            Mogelijkheden within, added;
            if (!verzamel(kader, &one, feiten, ook, bekend, ookStappen, within)) return false;
            vanThema(one, within, kader.schaal, feiten, gevraagd, added);
            if (!combineer(out, added)) return false;
        }
        return combineerNietGenoemd(kader, gevraagd, bekend, ookStappen, out);
    }
    for (const Criterium& criterium : thema->criteria) {
        Mogelijkheden added;
        if (!vanCriterium(kader, criterium, feiten, gevraagd, bekend, ookStappen, added)) return false;
        if (!combineer(out, added)) return false;
    }
    return true;
}

}  // namespace oordeel::rules
