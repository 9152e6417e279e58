#include "rules/navraag.h"

#include <algorithm>

namespace oordeel::rules {
namespace {

using Eenheid = Voorwaarde::Eenheid;

/// -1: nothing is judged; empty: several are possible.
std::optional<int> known(const Oordeel& oordeel) {
    return oordeel.niveau < 0 && oordeel.mogelijk.size() > 1 ? std::nullopt : std::optional(oordeel.niveau);
}

const Oordeel* oordeelVan(Eenheid eenheid, std::string_view nummer, const Scorecard& kaart) {
    if (nummer.empty()) return &kaart.eind;
    for (const ThemaScore& thema : kaart.themas) {
        if (eenheid == Eenheid::thema && thema.thema->nummer == nummer) return &thema.oordeel;
        for (const CriteriumScore& een : thema.criteria)
            if (eenheid == Eenheid::criterium && een.criterium->nummer == nummer) return &een.oordeel;
    }
    return nullptr;
}

/// What an organisation has of each kind of part, as conditions count it; empty when not all is known.
std::optional<Uitkomst> uitkomstBij(Eenheid eenheid, const Lid& lid, const Toetsingskader& kader,
                                    std::string_view binnen) {
    if (eenheid == Eenheid::verwachting && binnen.empty() && lid.beoordeling->uitslag) return lid.kaart->uitkomst;
    Uitkomst out{std::vector<int>(kader.schaal.niveaus.size())};
    for (const Deel& deel : delenVan(kader, eenheid, binnen)) {
        const std::optional<int> niveau = niveauVan(deel, lid);
        if (!niveau) return {};
        if (*niveau >= 0) ++out.aantallen[static_cast<size_t>(*niveau)];
    }
    return out;
}

/// Whether a number is another or stands below it: 1.1.2 lies within 1.1 and 1.
bool liesWithin(std::string_view nummer, std::string_view other) {
    return other.empty() || nummer == other || (nummer.starts_with(other) && nummer[other.size()] == '.');
}

/// The weights and the sum of the values of what is judged.
void addMeasures(Stand& stand, const Lid& lid, const Toetsingskader& kader, std::string_view binnen) {
    stand.gewichten.assign(kader.schaal.niveaus.size(), 0);
    for (const Score& score : lid.kaart->scores) {
        if (score.niveau < 0 || !liesWithin(score.nummer, binnen)) continue;
        const Verwachting* een = kader.verwachting(score.nummer);
        stand.gewichten[static_cast<size_t>(score.niveau)] += een ? een->gewicht : 1;
        stand.som += score.waarde.value_or(0);
    }
}

Antwoord answer(const Voorwaarde& v, const Lid& lid, const Toetsingskader& kader, std::string_view binnen) {
    Stand stand;
    if (v.soort == Voorwaarde::Soort::genoemd) {
        const std::optional<int> niveau = niveauVan({v.eenheid, v.nummer}, lid);
        if (!niveau) return Antwoord::onbekend;
        if (*niveau < 0) return Antwoord::buiten;
        stand.genoemd[v.nummer] = *niveau;
    } else if (v.soort == Voorwaarde::Soort::feit) {
        for (const FeitWaarde& waarde : lid.beoordeling->feiten) stand.feiten.push_back(waarde.waarde);
        if (!stand.feiten[v.feit]) return Antwoord::onbekend;
    } else {
        const std::optional<Uitkomst> uitkomst = uitkomstBij(v.eenheid, lid, kader, binnen);
        if (!uitkomst) return Antwoord::onbekend;
        if (uitkomst->totaal() == 0) return Antwoord::buiten;
        uitkomstIn(stand, v.eenheid) = *uitkomst;
        addMeasures(stand, lid, kader, binnen);
    }
    return v.geldt(stand) ? Antwoord::ja : Antwoord::nee;
}

}  // namespace

Antwoord antwoord(const std::vector<Voorwaarde>& voorwaarden, const Lid& lid, const Toetsingskader& kader,
                  std::string_view binnen) {
    Antwoord out = Antwoord::ja;
    for (const Voorwaarde& v : voorwaarden) {
        const Antwoord een = answer(v, lid, kader, binnen);
        if (een == Antwoord::buiten) return een;
        if (een == Antwoord::nee || out == Antwoord::ja) out = een;
    }
    return out;
}

std::optional<int64_t> geteld(const Voorwaarde& telling, const Lid& lid, const Toetsingskader& kader) {
    const std::optional<Uitkomst> uitkomst = uitkomstBij(telling.eenheid, lid, kader, {});
    if (!uitkomst) return {};
    int64_t out = 0;
    for (size_t i = 0; i < uitkomst->aantallen.size(); ++i) out += telling.niveaus[i] ? uitkomst->aantallen[i] : 0;
    return out;
}

std::vector<Deel> delenVan(const Toetsingskader& kader, Eenheid eenheid, std::string_view binnen) {
    std::vector<Deel> out;
    for (const Thema& thema : kader.themas) {
        if (eenheid == Eenheid::thema && liesWithin(thema.nummer, binnen)) out.push_back({eenheid, thema.nummer});
        for (const Criterium& criterium : thema.criteria) {
            if (eenheid == Eenheid::criterium && liesWithin(criterium.nummer, binnen))
                out.push_back({eenheid, criterium.nummer});
            for (const Verwachting& een : criterium.verwachtingen)
                if (eenheid == Eenheid::verwachting && een.nietBeoordeeld.empty() && liesWithin(een.nummer, binnen))
                    out.push_back({eenheid, een.nummer});
        }
    }
    return out;
}

bool wordtBeoordeeld(const Toetsingskader& kader, Eenheid eenheid, std::string_view nummer) {
    const std::vector<Deel> delen = delenVan(kader, eenheid, {});
    return std::any_of(delen.begin(), delen.end(), [&](const Deel& deel) { return deel.nummer == nummer; });
}

std::string naamVan(Eenheid eenheid) {
    return eenheid == Eenheid::criterium ? "criterium" : eenheid == Eenheid::thema ? "thema" : "verwachting";
}

Uitkomst& uitkomstIn(Stand& stand, Eenheid eenheid) {
    return eenheid == Eenheid::criterium ? stand.criteria
           : eenheid == Eenheid::thema   ? stand.themas
                                         : stand.verwachtingen;
}

std::optional<int> niveauVan(const Deel& deel, const Lid& lid) {
    if (deel.eenheid != Eenheid::verwachting) {
        const Oordeel* oordeel = oordeelVan(deel.eenheid, deel.nummer, *lid.kaart);
        return oordeel ? known(*oordeel) : std::optional(-1);
    }
    for (const Score& score : lid.kaart->scores) {
        if (score.nummer != deel.nummer) continue;
        return score.soort == Score::Soort::onbekend ? std::nullopt : std::optional(score.niveau);
    }
    return -1;
}

std::optional<Uitkomst> uitkomstOver(const Deel& deel, const Verzameling& verzameling) {
    Uitkomst out{std::vector<int>(verzameling.kader->schaal.niveaus.size())};
    for (const Lid& lid : verzameling.leden) {
        const std::optional<int> niveau = niveauVan(deel, lid);
        if (!niveau) return {};
        if (*niveau >= 0) ++out.aantallen[static_cast<size_t>(*niveau)];
    }
    return out;
}

}  // namespace oordeel::rules
