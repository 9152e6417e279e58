// Two assessments of one organisation → what got better, what got worse, and what became of each verbeterpunt. A pure
// function.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rules/overgang.h"
#include "rules/score.h"

namespace oordeel::rules {

/// An assessment with what it is read by and what follows from it. All must outlive the comparison.
struct Kant {
    const Toetsingskader* kader = nullptr;
    const Beoordeling* beoordeling = nullptr;
    const Scorecard* kaart = nullptr;
};

enum class Richting : uint8_t { beter, gelijk, slechter, onvergelijkbaar };

/// Why two things cannot be compared.
enum class Waarom : uint8_t {
    vergelijkbaar,
    alleenToen,  ///< the kader of now has no verwachting that asks the same
    alleenNu,    ///< that of then had none
    andereSchaal,
    anderKader,  ///< judgements under other rules
    toenGeenOordeel,
    nuGeenOordeel,
};

/// One verwachting then and now. Its identity is kader, version and number: only an overgang says that one of another
/// kader asks the same.
struct VergelekenVerwachting {
    const Verwachting* toen = nullptr;  ///< null when only now
    const Verwachting* nu = nullptr;    ///< null when only then
    const Score* scoreToen = nullptr;   ///< null when nobody is judged on it
    const Score* scoreNu = nullptr;
    const Overgang::Paar* overgang = nullptr;  ///< what makes them the same, of different kaders
    Richting richting = Richting::onvergelijkbaar;
    Waarom waarom = Waarom::vergelijkbaar;
};

/// The judgement of a criterium, a thema or (`nummer` empty) the organisation, then and now.
struct VergelekenOordeel {
    std::string nummer, naam;
    int toen = -1, nu = -1;  ///< indexes in the scale of each side
    Richting richting = Richting::onvergelijkbaar;
    Waarom waarom = Waarom::vergelijkbaar;
};

/// What became of a verbeterpunt, by the scores of now.
enum class Verloop : uint8_t {
    opgelost,  ///< all verwachtingen that it rests on are good enough now
    open,      ///< one of them still falls short
    onbekend,  ///< they cannot be compared, or are not known
    nieuw,     ///< there was no such point then
};

struct VergelekenPunt {
    const Verbeterpunt* toen = nullptr;  ///< null when it is new
    const Verbeterpunt* nu = nullptr;    ///< the point of now on the same verwachtingen, if there is one
    Verloop verloop = Verloop::onbekend;
    std::string status;        ///< as stated now, or else then
    std::string termijn;       ///< as stated now, or else then; ISO date or empty
    bool teLaat = false;       ///< the term has passed at the reference date, and it is neither solved nor done
    bool tegenspraak = false;  ///< stated to be done, but a verwachting still falls short

    const Verbeterpunt& punt() const { return toen ? *toen : *nu; }
};

struct Vergelijking {
    bool anderKader = false;                           ///< kader or version differs
    std::vector<VergelekenVerwachting> verwachtingen;  ///< in the order of the kader of now, then those of then alone
    std::vector<VergelekenOordeel> criteria, themas;   ///< of the kader of now; thema's only when rules judge them
    VergelekenOordeel eind;
    std::vector<VergelekenPunt> punten;  ///< those of then, then the new ones
    std::string peildatum;               ///< ISO date at which terms are held; empty: nobody said when

    size_t aantal(Richting richting) const;
};

/// Compares. `overgang` may be null, and says nothing unless it goes from the kader of then to that of now (`omgekeerd`
/// turns it). `peildatum` is an ISO date; when it is empty, the
/// one of the new assessment counts, and without that no term is called late. Scores are compared as values when the
/// scale measures, else as levels. Precondition: all was read without errors.
Vergelijking vergelijk(const Kant& toen, const Kant& nu, const Overgang* overgang, const std::string& peildatum);

}  // namespace oordeel::rules
