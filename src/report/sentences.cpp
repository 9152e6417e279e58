// Figures in words.
#include "report/sentences.h"

#include "base/dutch.h"

namespace oordeel::report {
namespace {

std::string inWords(size_t number) {
    return dutch::numberInWords(static_cast<int64_t>(number));
}

/// "één organisatie", "zes organisaties".
std::string organisations(size_t number) {
    return inWords(number) + (number == 1 ? " organisatie" : " organisaties");
}

}  // namespace

std::string beschrijfVerwachtingen(const NummersPerNiveau& nummers, const rules::Schaal& schaal) {
    if (nummers.empty() || schaal.niveaus.empty()) return {};
    size_t total = 0;
    for (const auto& ofLevel : nummers) total += ofLevel.size();
    const size_t best = nummers.front().size();
    const std::string whole = std::to_string(total) + (total == 1 ? " verwachting" : " verwachtingen");
    const std::string level = schaal.niveaus.front().naam;

    std::string result;
    if (total == 0) return "Geen enkele verwachting is beoordeeld.";
    if (best == total) {
        result = total == 1 ? "De enige verwachting is " + level + "." : "Alle " + whole + " zijn " + level + ".";
    } else if (best == 0) {
        result =
            total == 1 ? "De enige verwachting is niet " + level + "." : "Geen van de " + whole + " is " + level + ".";
    } else {
        result = std::to_string(best) + " van de " + whole + (best == 1 ? " is " : " zijn ") + level + ".";
    }
    for (size_t i = 1; i < nummers.size(); ++i) {
        if (nummers[i].empty()) continue;
        result += " " + dutch::capitalised(schaal.niveaus[i].naam) + (nummers[i].size() == 1 ? " is " : " zijn ") +
                  dutch::enumeration(nummers[i]) + ".";
    }
    return result;
}

std::string beschrijfSpreiding(std::string_view nummer, const Spreiding& spreiding, const rules::Schaal& schaal) {
    std::vector<std::string> parts;
    for (size_t i = 0; i < spreiding.aantallen.size(); ++i) {
        if (spreiding.aantallen[i] > 0) {
            parts.push_back(std::to_string(spreiding.aantallen[i]) + " " + schaal.niveaus[i].naam);
        }
    }
    return std::string(nummer) + ": " + dutch::enumeration(parts) + ".";
}

std::string beschrijfVerdeling(const Landelijk& landelijk, int eigen, std::string_view naam,
                               const rules::Schaal& schaal) {
    if (schaal.niveaus.empty()) return {};
    std::string result = "Aantal organisaties per aantal verwachtingen dat " + schaal.niveaus.front().naam +
                         " is, van " + std::to_string(landelijk.beeld.laagste) + " tot en met " +
                         std::to_string(landelijk.beeld.hoogste) + ". " + std::string(naam) + " heeft er " +
                         std::to_string(eigen);
    if (landelijk.aantalGelijk > 0) {
        result += ", net als " + inWords(static_cast<size_t>(landelijk.aantalGelijk)) + " andere";
    }
    result += ".";
    const auto more = static_cast<size_t>(landelijk.aantalHoger), fewer = static_cast<size_t>(landelijk.aantalLager);
    const auto sentence = [](size_t number, std::string_view than) {
        if (number == 0) return "Geen organisatie heeft er " + std::string(than) + ".";
        return dutch::capitalised(organisations(number)) + (number == 1 ? " heeft er " : " hebben er ") +
               std::string(than) + ".";
    };
    return result + " " + sentence(more, "meer") + " " + sentence(fewer, "minder");
}

}  // namespace oordeel::report
