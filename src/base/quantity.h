// Running Dutch text → the numbers, percentages and words for shares that it states, and where they stand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/share.h"

namespace oordeel::dutch {

struct Quantity {
    enum class Kind : uint8_t {
        number,      ///< "44", "1.358", "zeven"
        percentage,  ///< "69%", "80 procent"
        partOf,      ///< "18 van de 24"
        share,       ///< "ruim twee derde", "alle"
    };

    Kind kind = Kind::number;
    int64_t value = 0, whole = 0;  ///< whole: of partOf
    const ShareWord* word = nullptr;
    size_t begin = 0, end = 0;  ///< bytes of the text
};

/// All quantities in a text, in order and apart from each other. Dates, years, times of day, numbers of parts ("1.1.2",
/// "24/7") and numbers within words are none; nor is "een", which is an article.
std::vector<Quantity> quantities(std::string_view text);

/// The quantity that a text is, with nothing else but words that only stress it ("slechts een derde"); empty when it is
/// no quantity.
std::optional<Quantity> readQuantity(std::string_view text);

}  // namespace oordeel::dutch
