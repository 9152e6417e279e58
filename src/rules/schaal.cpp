// The list `schaal` of a kader → Schaal.
#include "rules/schaal.h"

#include <algorithm>

#include "base/reader.h"

namespace oordeel::rules {
namespace {

constexpr size_t mostLevels = 9;

bool isColour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

std::string readColour(Reader& reader, std::string_view key) {
    const std::string colour = reader.text(key);
    if (!colour.empty() && !isColour(colour))
        reader.error(key, "\"" + colour + "\" is not a colour; write it as \"#d6ece7\", in quotes");
    return colour;
}

Niveau readNiveau(const Value& value, Diagnostics& diagnostics) {
    Reader reader(value, "a level of the scale", diagnostics);
    Niveau niveau;
    niveau.at = value.at;
    niveau.id = reader.text("id");
    niveau.naam = reader.optionalText("naam", niveau.id);
    niveau.omschrijving = reader.optionalText("omschrijving");
    niveau.vlak = readColour(reader, "vlak");
    niveau.lijn = readColour(reader, "lijn");
    niveau.tekst = readColour(reader, "tekst");
    niveau.teken = reader.text("teken");
    niveau.arcering = reader.flag("arcering", false);
    niveau.alleenCriterium = reader.flag("alleen criterium", false);
    reader.finish();
    return niveau;
}

}  // namespace

int Schaal::index(std::string_view id) const {
    for (size_t i = 0; i < niveaus.size(); ++i)
        if (niveaus[i].id == id) return static_cast<int>(i);
    return -1;
}

std::vector<int> Schaal::vanVerwachtingen() const {
    std::vector<int> indexes;
    for (size_t i = 0; i < niveaus.size(); ++i)
        if (!niveaus[i].alleenCriterium) indexes.push_back(static_cast<int>(i));
    return indexes;
}

std::string Schaal::keuze() const {
    const std::vector<int> indexes = vanVerwachtingen();
    std::string out;
    for (size_t i = 0; i < indexes.size(); ++i) {
        if (i > 0) out += i + 1 == indexes.size() ? " or " : ", ";
        out += "\"" + niveaus[static_cast<size_t>(indexes[i])].id + "\"";
    }
    return out;
}

Schaal readSchaal(const std::vector<Value>& niveaus, Position at, Diagnostics& diagnostics) {
    Schaal schaal;
    if (niveaus.size() > mostLevels) {
        diagnostics.error(at, "the scale has " + std::to_string(niveaus.size()) + " levels; leave at most " +
                                  std::to_string(mostLevels));
        return schaal;
    }
    for (const Value& value : niveaus) {
        Niveau niveau = readNiveau(value, diagnostics);
        if (schaal.index(niveau.id) >= 0)
            diagnostics.error(niveau.at, "the scale has two levels \"" + niveau.id + "\"; give each an id of its own");
        else if (!niveau.id.empty())
            schaal.niveaus.push_back(std::move(niveau));
    }
    if (schaal.vanVerwachtingen().empty())
        diagnostics.error(at,
                          "the scale has no level for verwachtingen; a level is one unless it says "
                          "`alleen criterium: true`");
    return schaal;
}

}  // namespace oordeel::rules
