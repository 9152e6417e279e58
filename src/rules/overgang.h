// Which verwachting of one kader asks the same as which of another: numbers alone never say so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/value.h"
#include "rules/kader.h"

namespace oordeel::rules {

struct Overgang {
    /// Two verwachtingen that ask the same, and why someone holds that.
    struct Paar {
        std::string van, naar, reden;
    };

    std::string vanKader, vanVersie, naarKader, naarVersie;
    std::string bron;
    std::vector<Paar> paren;  ///< each number at most once on either side

    /// Whether it goes from one kader to the other.
    bool past(const Toetsingskader& van, const Toetsingskader& naar) const;
};

/// The same, read from the other side.
Overgang omgekeerd(const Overgang& overgang);

/// Whether two kaders are the same one in the same version.
bool zelfdeKader(const Toetsingskader& een, const Toetsingskader& ander);

/// Reads an overgang between kaders that are known (data/veilig-thuis/overgang-stap-1-stap-2.yaml shows every key):
/// `van` and `naar` name a kader and a version, `verwachtingen` pairs of numbers with a reason; `gelijk gebleven`, with
/// a reason, also pairs every number that both have with the same text. Reports kaders and numbers that do not exist
/// and numbers that occur twice. Precondition: the kaders were read without errors.
Overgang readOvergang(const Value& file, const std::vector<const Toetsingskader*>& kaders, Diagnostics& diagnostics);

}  // namespace oordeel::rules
