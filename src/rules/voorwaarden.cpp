// A condition as an inspector reads it aloud, "1 of 2 onvoldoende" → what is counted and between which bounds.
#include <algorithm>
#include <charconv>
#include <optional>

#include "base/dutch.h"
#include "rules/beslisregels.h"

namespace oordeel::rules {
namespace {

struct Woord {
    std::string_view tekst;
    size_t plaats = 0;  ///< byte offset in the condition
};

/// A number, or a percentage.
struct Getal {
    int64_t waarde = 0;
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

/// What a number may be: how large, and of how many decimals.
struct Bereik {
    int64_t grootste = 9999;
    int decimalen = 0;
    std::string_view teGroot = "no criterium has that many verwachtingen; write at most ";
};
constexpr Bereik aantallen;

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
    Lezer(std::string_view als, Position at, const Woordenschat& woordenschat, Diagnostics& diagnostics)
        : als_(als),
          at_(at),
          schaal_(woordenschat.schaal),
          woordenschat_(woordenschat),
          diagnostics_(diagnostics),
          woorden_(woorden(als)) {}

    /// "verwachtingen voldoende", "voldoende".
    std::optional<Voorwaarde> leesTelling(Voorwaarde::Eenheid anders) {
        Voorwaarde v;
        v.eenheid = anders;
        if (!eenheid(v) || !niveau(v)) return {};
        if (volgende_ < woorden_.size()) return nietBegrepen();
        return v;
    }

    std::vector<Voorwaarde> lees() {
        std::vector<Voorwaarde> out;
        do {
            std::optional<Voorwaarde> gelezen = voorwaarde();
            if (!gelezen) return {};
            out.push_back(std::move(*gelezen));
        } while (neem("en"));
        if (volgende_ < woorden_.size()) {
            nietBegrepen();
            return {};
        }
        const auto anders = [](const Voorwaarde& v) { return v.soort == Voorwaarde::Soort::anders; };
        if (out.size() > 1 && std::any_of(out.begin(), out.end(), anders)) {
            fout(0, "\"anders\" stands alone: it means that no other rule holds; leave the other conditions out");
            return {};
        }
        return out;
    }

  private:
    std::optional<Voorwaarde> voorwaarde() {
        if (neem("anders")) {
            Voorwaarde v;
            v.soort = Voorwaarde::Soort::anders;
            return v;
        }
        if (woordenschat_.organisaties) return overOrganisaties();
        if (woordenschat_.genoemdeDelen &&
            (volgtNummer("criterium") || volgtNummer("thema") || woord() == "eindoordeel"))
            return genoemdDeel();
        if (volgtNummer("")) return genoemde(Voorwaarde::Eenheid::verwachting);
        if (const std::optional<size_t> feit = neemFeit()) return overFeit(*feit);
        if (neem("gemiddelde")) return gemiddelde();
        std::optional<Voorwaarde> v = hoeveel(aantallen);
        if (!v || !gewicht(*v) || !eenheid(*v) || !niveau(*v)) return {};
        return v;
    }

    /// Whether a word and then a number follow. By itself a number is one when it has a dot or "is" comes after it.
    bool volgtNummer(std::string_view soort) const {
        const size_t hier = volgende_ + (soort.empty() ? 0 : 1);
        if (hier >= woorden_.size() || (!soort.empty() && woord() != soort)) return false;
        const std::string_view nummer = woorden_[hier].tekst;
        if (nummer.find_first_not_of("0123456789.") != std::string_view::npos) return false;
        return !soort.empty() || nummer.find('.') != std::string_view::npos ||
               (hier + 1 < woorden_.size() && woorden_[hier + 1].tekst == "is");
    }

    /// "1.1.2 is onvoldoende", "1.1.2 is niet voldoende", "1.1.2 onvoldoende".
    std::optional<Voorwaarde> genoemde(Voorwaarde::Eenheid eenheid) {
        Voorwaarde v;
        v.soort = Voorwaarde::Soort::genoemd;
        v.eenheid = eenheid;
        v.nummer = woord();
        v.at = plaats(woorden_[volgende_].plaats);
        ++volgende_;
        return metNiveau(std::move(v));
    }

    /// "criterium 2.1 is matig of lager", "eindoordeel is matig".
    std::optional<Voorwaarde> genoemdDeel() {
        Voorwaarde v;
        v.at = plaats(woorden_[volgende_].plaats);
        const bool geheel = woord() == "eindoordeel", criterium = woord() == "criterium";
        ++volgende_;
        if (!geheel) return genoemde(criterium ? Voorwaarde::Eenheid::criterium : Voorwaarde::Eenheid::thema);
        v.soort = Voorwaarde::Soort::genoemd;
        v.eenheid = Voorwaarde::Eenheid::thema;
        return metNiveau(std::move(v));
    }

    /// "is onvoldoende", "is niet voldoende", "onvoldoende".
    std::optional<Voorwaarde> metNiveau(Voorwaarde v) {
        neem("is");
        const bool niet = neem("niet");
        if (!niveau(v)) return {};
        if (!niet) return v;
        v.niveaus.flip();
        for (size_t i = 0; i < schaal_.niveaus.size(); ++i)
            if (v.eenheid == Voorwaarde::Eenheid::verwachting && schaal_.niveaus[i].alleenCriterium)
                v.niveaus[i] = false;
        return v;
    }

    /// "alle organisaties voldoende", "minder dan 50% onvoldoende".
    std::optional<Voorwaarde> overOrganisaties() {
        std::optional<Voorwaarde> v = hoeveel(aantallen);
        if (!v) return {};
        v->eenheid = *woordenschat_.organisaties;
        if (!neem("organisaties")) neem("organisatie");
        if (!niveau(*v)) return {};
        return v;
    }

    std::optional<size_t> neemFeit() {
        std::optional<size_t> langste;
        size_t lengte = 0;
        for (size_t i = 0; i < woordenschat_.feiten.size(); ++i) {
            const std::vector<Woord> id = woorden(woordenschat_.feiten[i].id);
            if (id.size() <= lengte || !volgt(id)) continue;
            lengte = id.size();
            langste = i;
        }
        volgende_ += lengte;
        return langste;
    }

    /// "wachtlijst is 0", "wachtlijst meer dan 10", "klachtenregeling is ja".
    std::optional<Voorwaarde> overFeit(size_t index) {
        const Feit& feit = woordenschat_.feiten[index];
        std::optional<Voorwaarde> v;
        if (feit.jaNee) {
            const size_t hier = volgende_;
            const bool is = neem("is"), ja = is && neem("ja");
            if (!ja && !(is && neem("nee")))
                return fout(hier, "\"" + feit.id + "\" is either so or not; write \"" + feit.id + " is ja\" or \"" +
                                      feit.id + " is nee\"");
            v.emplace();
            v->laagste = v->hoogste = ja ? 1 : 0;
        } else {
            constexpr Bereik getallen{999'999'999, 0, "that is too large for a fact; write at most "};
            v = neem("is") ? precies(getallen) : hoeveel(getallen);
        }
        if (!v) return {};
        if (v->aandeel)
            return fout(volgende_ - 1, "a fact is a number, not a share; write \"" + feit.id + " hoogstens 10\"");
        v->soort = Voorwaarde::Soort::feit;
        v->feit = index;
        return v;
    }

    /// "gemiddelde minstens 5,5".
    std::optional<Voorwaarde> gemiddelde() {
        if (!schaal_.meting)
            return fout(volgende_ - 1,
                        "this scale has no values to take an average of; describe them under `meting`, or count "
                        "verwachtingen");
        const Bereik waarden{schaal_.meting->hoogste, schaal_.meting->decimalen,
                             "no value is that high; write at most "};
        std::optional<Voorwaarde> v = hoeveel(waarden);
        if (!v) return {};
        if (v->aandeel) return fout(volgende_ - 1, "an average is no share; write \"gemiddelde minstens 6\"");
        v->soort = Voorwaarde::Soort::gemiddelde;
        return v;
    }

    /// "van het gewicht" after a share.
    bool gewicht(Voorwaarde& v) {
        const size_t hier = volgende_;
        if (!neem("van het gewicht")) return true;
        v.soort = Voorwaarde::Soort::gewicht;
        if (!v.aandeel)
            fout(hier, "the weight is counted in shares; write for instance \"minstens 60% van het gewicht " +
                           schaal_.niveaus.front().id + "\"");
        return v.aandeel;
    }

    /// What is counted, when that is not verwachtingen.
    bool eenheid(Voorwaarde& v) {
        if (v.soort == Voorwaarde::Soort::gewicht) return true;
        const size_t hier = volgende_;
        if (neem("verwachtingen") || neem("verwachting")) return true;
        if (neem("criteria") || neem("criterium"))
            v.eenheid = Voorwaarde::Eenheid::criterium;
        else if (neem("thema's") || neem("thema’s") || neem("thema"))
            v.eenheid = Voorwaarde::Eenheid::thema;
        else
            return true;
        if (!woordenschat_.delen)
            fout(hier,
                 "the rules of a criterium count verwachtingen; put rules that count criteria under "
                 "`themaoordeel` or `eindoordeel`");
        return woordenschat_.delen;
    }

    std::optional<Voorwaarde> hoeveel(const Bereik& grenzen) {
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
            if (neem(maat.woorden)) return begrensd(maat, grenzen);
        return bereik(grenzen);
    }

    std::optional<Voorwaarde> precies(const Bereik& grenzen) { return begrensd({"", true, true, true}, grenzen); }

    std::optional<Voorwaarde> begrensd(const Maat& maat, const Bereik& grenzen) {
        const std::optional<Getal> g = getal(grenzen);
        if (!g) return {};
        Voorwaarde v;
        v.aandeel = g->procent;
        if (maat.laagste) v.laagste = g->waarde;
        if (maat.hoogste) v.hoogste = g->waarde;
        (maat.laagste ? v.laagsteTeltMee : v.hoogsteTeltMee) = maat.teltMee;
        return v;
    }

    /// What begins with a number: "3 of meer", "2 of minder", "1 of 2", "1 tot en met 3".
    std::optional<Voorwaarde> bereik(const Bereik& grenzen) {
        const std::optional<Getal> van = getal(grenzen);
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
        const std::optional<Getal> tot = getal(grenzen);
        if (!tot) return {};
        if (of && (van->procent || tot->procent || grenzen.decimalen > 0 || tot->waarde != van->waarde + 1))
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

    std::optional<Getal> getal(const Bereik& grenzen) {
        std::string_view cijfers = woord();
        Getal g;
        if (!cijfers.empty() && cijfers.back() == '%') {
            g.procent = true;
            cijfers.remove_suffix(1);
        }
        if (cijfers.empty() || cijfers.find_first_not_of("0123456789,") != std::string_view::npos)
            return nietBegrepen();
        const std::optional<int64_t> waarde = dutch::parseDecimal(cijfers, g.procent ? 0 : grenzen.decimalen);
        const size_t hier = volgende_;
        if (!waarde && cijfers.find(',') != std::string_view::npos)
            return fout(hier, grenzen.decimalen == 0
                                  ? "a number here has no decimals; write a whole one"
                                  : "a value has at most " + std::to_string(grenzen.decimalen) + " decimals");
        if (!waarde || *waarde > grenzen.grootste)
            return fout(hier, std::string(grenzen.teGroot) + dutch::decimal(grenzen.grootste, grenzen.decimalen));
        g.waarde = *waarde;
        ++volgende_;
        if (neem("%")) g.procent = true;
        if (g.procent && g.waarde > 100) return fout(hier, "a share is at most 100%; write a smaller one");
        return g;
    }

    /// The level that is counted, or a run of levels: "matig of lager". Of two ids that fit the longer one is meant.
    bool niveau(Voorwaarde& v) {
        const bool verwachting = v.eenheid == Voorwaarde::Eenheid::verwachting;
        size_t lengte = 0;
        int gekozen = -1;
        for (int index = 0; index < static_cast<int>(schaal_.niveaus.size()); ++index) {
            const Niveau& niveau = schaal_.niveaus[static_cast<size_t>(index)];
            if (verwachting && niveau.alleenCriterium) continue;
            const std::vector<Woord> id = woorden(niveau.id);
            if (id.size() > lengte && volgt(id)) {
                lengte = id.size();
                gekozen = index;
            }
        }
        if (lengte == 0) {
            if (woord().empty())
                nietBegrepen();
            else
                fout(volgende_, "no " + std::string(verwachting ? "verwachting" : "criterium or thema") +
                                    " is ever \"" + std::string(woord()) + "\"; count how many are " +
                                    (verwachting ? schaal_.keuze() : schaal_.keuzeVanOordelen()));
            return false;
        }
        volgende_ += lengte;
        const bool lager = neem("of lager") || neem("of slechter");
        const bool hoger = !lager && (neem("of hoger") || neem("of beter"));
        v.niveaus.assign(schaal_.niveaus.size(), false);
        for (int i = 0; i < static_cast<int>(v.niveaus.size()); ++i)
            v.niveaus[static_cast<size_t>(i)] = i == gekozen || (lager && i > gekozen) || (hoger && i < gekozen);
        return true;
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
    const Woordenschat& woordenschat_;
    Diagnostics& diagnostics_;
    std::vector<Woord> woorden_;
    size_t volgende_ = 0;  ///< index of the next word
};

}  // namespace

std::vector<Voorwaarde> readVoorwaarden(std::string_view als, Position at, const Woordenschat& woordenschat,
                                        Diagnostics& diagnostics) {
    return Lezer(als, at, woordenschat, diagnostics).lees();
}

std::optional<Voorwaarde> readTelling(std::string_view telling, Position at, Voorwaarde::Eenheid anders,
                                      const Woordenschat& woordenschat, Diagnostics& diagnostics) {
    return Lezer(telling, at, woordenschat, diagnostics).leesTelling(anders);
}

}  // namespace oordeel::rules
