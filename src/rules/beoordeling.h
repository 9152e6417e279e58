// One assessment as data: the score of each verwachting, what was found, what must improve.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/value.h"
#include "rules/kader.h"

namespace oordeel::rules {

struct Score {
    enum class Soort : uint8_t {
        beoordeeld,
        nietBeoordeeld,     ///< and why
        nietVanToepassing,  ///< and why
        onbekend,           ///< judged, but the source does not say how
    };

    std::string nummer;  ///< of the verwachting
    Soort soort = Soort::beoordeeld;
    int niveau = -1;                ///< index in the scale; -1: not judged, or not known
    std::optional<int64_t> waarde;  ///< of a scale with a meting, in units of its decimals
    std::string reden;              ///< why it was not judged
    bool afgeleid = false;          ///< nobody wrote it down: it follows from the uitslag
    Position at;
};

/// What the inspector found, in Markdown, about verwachtingen of one criterium ("1.1.1, 1.1.2") or about a criterium
/// as a whole ("1.1"). A verwachting has at most one.
struct Bevinding {
    std::vector<std::string> nummers;
    std::string tekst;
    bool goedVoorbeeld = false;      ///< others can learn from it; about a criterium, under `goede voorbeelden`
    std::vector<std::string> noemt;  ///< ids of other organisations that the text names on purpose
    Position at;                     ///< of the text
};

struct Verbeterpunt {
    std::string titel;
    std::vector<std::string> verwachtingen;  ///< numbers it rests on; none when the kader is known in part and they too
    std::string gevraagd, maatregel, verantwoordelijke;
    std::string termijn;    ///< ISO date or empty
    std::string status;     ///< one of `statussen`, or empty when nobody stated it
    bool afgeleid = false;  ///< made from the scores and the kader, not written by an inspector
    Position at;
};

/// What a verbeterpunt's status may be, in the order of time.
inline const std::vector<std::string> statussen{"open", "in uitvoering", "afgerond"};

struct Beoordeling {
    std::string id;           ///< names its documents; the same as the organisation's
    std::string organisatie;  ///< id
    std::string kader;        ///< id of the kader, with its version
    std::string kaderVersie;
    std::string periode;                 ///< when the inspection took place, in words
    std::string bron;                    ///< where the scores come from
    std::string peildatum;               ///< ISO date at which terms are held, or empty
    std::vector<Score> scores;           ///< in the order of the kader, one a verwachting that counts
    std::optional<Uitkomst> uitslag;     ///< how many verwachtingen have each level, when the source says no more
    std::vector<FeitWaarde> feiten;      ///< by index in Toetsingskader::feiten
    int eindoordeel = -1;                ///< judgement of the organisation as the source states it; -1 when it does not
    std::vector<Bevinding> bevindingen;  ///< in the order of the file; goede voorbeelden last
    std::vector<Verbeterpunt> verbeterpunten;
    Position at;
};

/// Reads an assessment and proves it complete: each verwachting of the kader scored exactly once, or not judged with
/// a reason. Reports all errors: numbers the kader does not know, levels that a verwachting cannot have, missing
/// scores, another kader or version. Where the source only says how many verwachtingen have which level (`uitslag:
/// {voldoende: 25, onvoldoende: 5}`), scores may be missing: they are then not known, unless the counts leave one level
/// only; counts that cannot be are errors, and so is a stated judgement of the organisation that its rules contradict.
/// A verbeterpunt about one verwachting takes from the kader the titel and what is gevraagd when it has none of its
/// own; one of a kader known in part may name none. Precondition: the kader was read without errors.
Beoordeling readBeoordeling(const Value& file, const Toetsingskader& kader, Diagnostics& diagnostics);

}  // namespace oordeel::rules
