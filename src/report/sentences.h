// What a figure shows, in one or two Dutch sentences for whoever cannot see it. Words for levels come from the kader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/landelijk.h"
#include "rules/schaal.h"

namespace oordeel::report {

/// Numbers of judged verwachtingen, by index in the scale.
using NummersPerNiveau = std::vector<std::vector<std::string>>;

/// "3 van de 4 verwachtingen zijn voldoende. Onvoldoende is 1.1.2."
std::string beschrijfVerwachtingen(const NummersPerNiveau& nummers, const rules::Schaal& schaal);

/// "1.1.2: 6 voldoende en 20 onvoldoende."
std::string beschrijfSpreiding(std::string_view nummer, const Spreiding& spreiding, const rules::Schaal& schaal);

/// "Aantal organisaties per aantal verwachtingen dat voldoende is, van 8 tot en met 20. Haaglanden heeft er 18, net als
/// zes andere. Vier organisaties hebben er meer. Vijftien organisaties hebben er minder."
std::string beschrijfVerdeling(const Landelijk& landelijk, int eigen, std::string_view naam,
                               const rules::Schaal& schaal);

}  // namespace oordeel::report
