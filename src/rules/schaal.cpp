// The list `schaal` of a kader → Schaal.
#include "rules/schaal.h"

#include <algorithm>
#include <numeric>

#include "base/dutch.h"
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

/// A value under a key, in units of the last decimal.
int64_t readValue(Reader& reader, std::string_view key, int decimals) {
    std::string text = reader.text(key);
    std::replace(text.begin(), text.end(), '.', ',');
    const std::optional<int64_t> value = dutch::parseDecimal(text, decimals);
    if (!value && !text.empty())
        reader.error(key, "\"" + text + "\" is no value; write a number" +
                              (decimals > 0 ? " of at most " + std::to_string(decimals) + " decimals" : "") +
                              ", such as " + (decimals > 0 ? "5,5" : "55"));
    return value.value_or(0);
}

Meting readMeting(const Value& value, Diagnostics& diagnostics) {
    constexpr int mostDecimals = 3;
    Reader reader(value, "a meting", diagnostics);
    Meting meting;
    meting.naam = reader.text("naam");
    meting.eenheid = reader.optionalText("eenheid");
    if (reader.has("decimalen")) meting.decimalen = reader.number("decimalen", 0, mostDecimals);
    meting.laagste = readValue(reader, "laagste", meting.decimalen);
    meting.hoogste = readValue(reader, "hoogste", meting.decimalen);
    constexpr int64_t highest = 1'000'000'000;
    if (meting.hoogste <= meting.laagste || meting.hoogste > highest)
        reader.error("hoogste", "the highest value must be above the lowest, and below a million");
    reader.finish();
    return meting;
}

/// What is good enough lies above what is not.
void checkVoldoet(const Schaal& schaal, Diagnostics& diagnostics) {
    bool below = false;
    for (const Niveau& niveau : schaal.niveaus) {
        if (niveau.voldoet && below)
            diagnostics.error(niveau.at, "\"" + niveau.id +
                                             "\" is good enough (`voldoet`), but a better level is not; "
                                             "say it of all levels above, too");
        below = below || (!niveau.voldoet && !niveau.alleenCriterium);
    }
}

/// A sign says in grey, and to who sees no colours, what a colour says: it stands for one level.
void checkSigns(const Schaal& schaal, Diagnostics& diagnostics) {
    for (size_t i = 0; i < schaal.niveaus.size(); ++i) {
        for (size_t earlier = 0; earlier < i; ++earlier) {
            const Niveau &one = schaal.niveaus[earlier], &other = schaal.niveaus[i];
            if (one.teken == other.teken && !one.teken.empty())
                diagnostics.error(other.at,
                                  "\"" + other.id + "\" has the sign of \"" + one.id + "\", \"" + one.teken +
                                      "\"; give it one of its own, since in grey a sign tells the levels apart");
        }
    }
}

/// The bands go down without gaps: the best level has the highest values, the last one begins at the lowest.
void checkBands(const Schaal& schaal, Position at, Diagnostics& diagnostics) {
    const std::vector<int> indexes = schaal.vanVerwachtingen();
    const Meting& meting = *schaal.meting;
    int64_t above = meting.hoogste + 1;
    for (const int index : indexes) {
        const Niveau& niveau = schaal.niveaus[static_cast<size_t>(index)];
        if (niveau.vanaf >= above)
            diagnostics.error(niveau.at, "\"" + niveau.id + "\" begins at " +
                                             dutch::decimal(niveau.vanaf, meting.decimalen) +
                                             ", which leaves no values for it; each level begins below the better one");
        above = niveau.vanaf;
    }
    if (!indexes.empty() && above != meting.laagste)
        diagnostics.error(at, "the last level for verwachtingen must begin at the lowest value, " +
                                  dutch::decimal(meting.laagste, meting.decimalen));
}

Niveau readNiveau(const Value& value, const std::optional<Meting>& meting, Diagnostics& diagnostics) {
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
    niveau.voldoet = reader.flag("voldoet", false);
    if (meting && !niveau.alleenCriterium) niveau.vanaf = readValue(reader, "vanaf", meting->decimalen);
    reader.finish();
    return niveau;
}

/// The ids of some levels as a sentence lists them.
std::string listed(const Schaal& schaal, const std::vector<int>& indexes) {
    std::string out;
    for (size_t i = 0; i < indexes.size(); ++i) {
        if (i > 0) out += i + 1 == indexes.size() ? " or " : ", ";
        out += "\"" + schaal.niveaus[static_cast<size_t>(indexes[i])].id + "\"";
    }
    return out;
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
    return listed(*this, vanVerwachtingen());
}

std::string Schaal::keuzeVanOordelen() const {
    std::vector<int> all(niveaus.size());
    std::iota(all.begin(), all.end(), 0);
    return listed(*this, all);
}

int Schaal::niveauVan(int64_t waarde) const {
    const std::vector<int> indexes = vanVerwachtingen();
    return *std::find_if(indexes.begin(), indexes.end(), [&](int index) {
        return niveaus[static_cast<size_t>(index)].vanaf <= waarde || index == indexes.back();
    });
}

int64_t Schaal::totEnMet(size_t niveau) const {
    int64_t above = meting->hoogste + 1;
    for (size_t i = 0; i < niveau; ++i)
        if (!niveaus[i].alleenCriterium) above = niveaus[i].vanaf;
    return above - 1;
}

Schaal readSchaal(const std::vector<Value>& niveaus, Position at, const Value* meting, Diagnostics& diagnostics) {
    Schaal schaal;
    if (meting) schaal.meting = readMeting(*meting, diagnostics);
    if (niveaus.size() > mostLevels) {
        diagnostics.error(at, "the scale has " + std::to_string(niveaus.size()) + " levels; leave at most " +
                                  std::to_string(mostLevels));
        return schaal;
    }
    for (const Value& value : niveaus) {
        Niveau niveau = readNiveau(value, schaal.meting, diagnostics);
        if (schaal.index(niveau.id) >= 0)
            diagnostics.error(niveau.at, "the scale has two levels \"" + niveau.id + "\"; give each an id of its own");
        else if (!niveau.id.empty())
            schaal.niveaus.push_back(std::move(niveau));
    }
    checkSigns(schaal, diagnostics);
    if (schaal.vanVerwachtingen().empty())
        diagnostics.error(at,
                          "the scale has no level for verwachtingen; a level is one unless it says "
                          "`alleen criterium: true`");
    else
        schaal.niveaus[static_cast<size_t>(schaal.vanVerwachtingen().front())].voldoet = true;
    checkVoldoet(schaal, diagnostics);
    if (schaal.meting) checkBands(schaal, at, diagnostics);
    return schaal;
}

}  // namespace oordeel::rules
