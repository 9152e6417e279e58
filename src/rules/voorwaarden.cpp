// A condition as an inspector reads it aloud, "1 of 2 onvoldoende" → bounds on the count of a level.
#include <charconv>
#include <optional>

#include "rules/beslisregels.h"

namespace oordeel::rules {
namespace {

struct Woord {
    std::string_view tekst;
    size_t plaats = 0;  ///< byte offset in the condition
};

/// A number of verwachtingen, or a percentage of them.
struct Getal {
    int waarde = 0;
    bool procent = false;
};

/// Words before a number, and which bounds the number then sets.
struct Maat {
    std::string_view woorden;
    bool laagste, hoogste, teltMee;
};

constexpr Maat maten[] = {
    {"precies", true, true, true},    {"minstens", true, false, true},    {"hoogstens", false, true, true},
    {"meer dan", true, false, false}, {"minder dan", false, true, false},
};

constexpr int grootsteAantal = 9999;

std::vector<Woord> woorden(std::string_view als) {
    constexpr std::string_view wit = " \t\r\n";
    std::vector<Woord> out;
    for (size_t begin = als.find_first_not_of(wit); begin != std::string_view::npos;) {
        const size_t eind = std::min(als.find_first_of(wit, begin), als.size());
        out.push_back({als.substr(begin, eind - begin), begin});
        begin = als.find_first_not_of(wit, eind);
    }
    return out;
}

/// The forms that a condition can have, in the words of this scale.
std::string vormen(const Schaal& schaal) {
    const std::vector<int> niveaus = schaal.vanVerwachtingen();
    if (niveaus.empty()) return "\"precies 2\" and then a level of the scale";
    const std::string& goed = schaal.niveaus[static_cast<size_t>(niveaus.front())].id;
    const std::string& slecht = schaal.niveaus[static_cast<size_t>(niveaus.back())].id;
    std::string out = "\"alle " + goed + "\"";
    for (const char* hoeveel : {"geen", "precies 2", "hoogstens 1", "3 of meer", "1 of 2", "1 tot en met 3"})
        out += ", \"" + std::string(hoeveel) + " " + slecht + "\"";
    return out + " or \"minstens 51% " + goed + "\", and \"en\" joins several";
}

/// Reads one text from left to right; the first mistake ends it.
class Lezer {
  public:
    Lezer(std::string_view als, Position at, const Schaal& schaal, Diagnostics& diagnostics)
        : als_(als), at_(at), schaal_(schaal), diagnostics_(diagnostics), woorden_(woorden(als)) {}

    std::vector<Voorwaarde> lees() {
        std::vector<Voorwaarde> out;
        do {
            std::optional<Voorwaarde> voorwaarde = hoeveel();
            if (!voorwaarde || !niveau(*voorwaarde)) return {};
            out.push_back(*voorwaarde);
        } while (neem("en"));
        if (volgende_ == woorden_.size()) return out;
        nietBegrepen();
        return {};
    }

  private:
    std::optional<Voorwaarde> hoeveel() {
        Voorwaarde v;
        if (neem("alle")) {
            v.aandeel = true;
            v.laagste = 100;
            return v;
        }
        if (neem("geen")) {
            v.hoogste = 0;
            return v;
        }
        for (const Maat& maat : maten)
            if (neem(maat.woorden)) return begrensd(maat);
        return bereik();
    }

    std::optional<Voorwaarde> begrensd(const Maat& maat) {
        const std::optional<Getal> g = getal();
        if (!g) return {};
        Voorwaarde v;
        v.aandeel = g->procent;
        if (maat.laagste) v.laagste = g->waarde;
        if (maat.hoogste) v.hoogste = g->waarde;
        (maat.laagste ? v.laagsteTeltMee : v.hoogsteTeltMee) = maat.teltMee;
        return v;
    }

    /// What begins with a number: "3 of meer", "2 of minder", "1 of 2", "1 tot en met 3".
    std::optional<Voorwaarde> bereik() {
        const std::optional<Getal> van = getal();
        if (!van) return {};
        Voorwaarde v;
        v.aandeel = van->procent;
        if (neem("of meer")) {
            v.laagste = van->waarde;
            return v;
        }
        if (neem("of minder")) {
            v.hoogste = van->waarde;
            return v;
        }
        const bool of = neem("of");
        if (!of && !neem("tot en met")) return nietBegrepen();
        const size_t woord = volgende_;
        const std::optional<Getal> tot = getal();
        if (!tot) return {};
        if (of && (van->procent || tot->procent || tot->waarde != van->waarde + 1))
            return fout(woord,
                        "\"of\" joins two numbers that follow each other, such as \"1 of 2\"; write a longer "
                        "range as \"1 tot en met 3\"");
        if (tot->procent != van->procent || tot->waarde < van->waarde)
            return fout(woord,
                        "a range goes up and does not mix numbers and shares; write it as \"1 tot en met 3\" or "
                        "\"25% tot en met 50%\"");
        v.laagste = van->waarde;
        v.hoogste = tot->waarde;
        return v;
    }

    std::optional<Getal> getal() {
        std::string_view cijfers = woord();
        Getal g;
        if (!cijfers.empty() && cijfers.back() == '%') {
            g.procent = true;
            cijfers.remove_suffix(1);
        }
        if (cijfers.empty() || cijfers.find_first_not_of("0123456789") != std::string_view::npos) return nietBegrepen();
        const bool past = std::from_chars(cijfers.begin(), cijfers.end(), g.waarde).ec == std::errc{};
        if (!past || g.waarde > grootsteAantal)
            return fout(volgende_,
                        "no criterium has that many verwachtingen; write at most " + std::to_string(grootsteAantal));
        const size_t hier = volgende_++;
        if (neem("%")) g.procent = true;
        if (g.procent && g.waarde > 100) return fout(hier, "a share is at most 100%; write a smaller one");
        return g;
    }

    /// The level that is counted. Of two ids that fit the longer one is meant.
    bool niveau(Voorwaarde& v) {
        size_t lengte = 0;
        for (const int index : schaal_.vanVerwachtingen()) {
            const std::vector<Woord> id = woorden(schaal_.niveaus[static_cast<size_t>(index)].id);
            if (id.size() > lengte && volgt(id)) {
                lengte = id.size();
                v.niveau = index;
            }
        }
        if (lengte == 0) {
            if (woord().empty())
                nietBegrepen();
            else
                fout(volgende_,
                     "no verwachting is ever \"" + std::string(woord()) + "\"; count how many are " + schaal_.keuze());
        }
        volgende_ += lengte;
        return lengte > 0;
    }

    std::string_view woord() const {
        return volgende_ < woorden_.size() ? woorden_[volgende_].tekst : std::string_view{};
    }

    bool volgt(const std::vector<Woord>& verwacht) const {
        if (volgende_ + verwacht.size() > woorden_.size()) return false;
        for (size_t i = 0; i < verwacht.size(); ++i)
            if (woorden_[volgende_ + i].tekst != verwacht[i].tekst) return false;
        return true;
    }

    bool neem(std::string_view tekst) {
        const std::vector<Woord> verwacht = woorden(tekst);
        if (!volgt(verwacht)) return false;
        volgende_ += verwacht.size();
        return true;
    }

    std::nullopt_t nietBegrepen() {
        const std::string wat = woord().empty() ? "the condition stops too early"
                                                : "\"" + std::string(woord()) + "\" is not understood here";
        return fout(volgende_, wat + "; a condition is for instance " + vormen(schaal_));
    }

    std::nullopt_t fout(size_t woord, std::string message) {
        diagnostics_.error(plaats(woord < woorden_.size() ? woorden_[woord].plaats : als_.size()), std::move(message));
        return std::nullopt;
    }

    /// The place in the source of a byte of the condition, if it stands there as it was read, in quotes or not.
    Position plaats(size_t byte) const {
        if (!at_.source) return at_;
        const std::string_view bron = at_.source->text;
        for (const size_t begin : {size_t{at_.offset}, size_t{at_.offset} + 1})
            if (begin <= bron.size() && bron.substr(begin, als_.size()) == als_)
                return {at_.source, static_cast<uint32_t>(begin + byte)};
        return at_;
    }

    std::string_view als_;
    Position at_;
    const Schaal& schaal_;
    Diagnostics& diagnostics_;
    std::vector<Woord> woorden_;
    size_t volgende_ = 0;  ///< index of the next word
};

}  // namespace

std::vector<Voorwaarde> readVoorwaarden(std::string_view als, Position at, const Schaal& schaal,
                                        Diagnostics& diagnostics) {
    return Lezer(als, at, schaal, diagnostics).lees();
}

}  // namespace oordeel::rules
