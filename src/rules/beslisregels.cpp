// Outcome + decision rules → the rule that holds.
#include "rules/beslisregels.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "base/dutch.h"

namespace oordeel::rules {

int Uitkomst::totaal() const {
    return std::accumulate(aantallen.begin(), aantallen.end(), 0);
}

bool Voorwaarde::geldt(const Uitkomst& uitkomst) const {
    // A share is compared without dividing: n of t is at least p% when 100·n ≥ p·t.
    const int64_t aantal = int64_t{uitkomst.aantallen[static_cast<size_t>(niveau)]} * (aandeel ? 100 : 1);
    const int64_t maat = aandeel ? uitkomst.totaal() : 1;
    const int64_t onder = laagste * maat, boven = hoogste * maat;
    return (laagsteTeltMee ? aantal >= onder : aantal > onder) && (hoogsteTeltMee ? aantal <= boven : aantal < boven);
}

bool Beslisregel::geldt(const Uitkomst& uitkomst) const {
    return std::all_of(voorwaarden.begin(), voorwaarden.end(),
                       [&](const Voorwaarde& voorwaarde) { return voorwaarde.geldt(uitkomst); });
}

const Beslisregel* beslis(const std::vector<Beslisregel>& regels, const Uitkomst& uitkomst) {
    for (const Beslisregel& regel : regels)
        if (regel.geldt(uitkomst)) return &regel;
    return nullptr;
}

std::string inWoorden(const Uitkomst& uitkomst, const Schaal& schaal) {
    std::vector<std::string> delen;
    for (size_t i = 0; i < uitkomst.aantallen.size(); ++i)
        if (uitkomst.aantallen[i] > 0)
            delen.push_back(std::to_string(uitkomst.aantallen[i]) + " " + schaal.niveaus[i].naam);
    return delen.empty() ? "niets beoordeeld" : dutch::enumeration(delen);
}

}  // namespace oordeel::rules
