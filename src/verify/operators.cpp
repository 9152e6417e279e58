#include "verify/operators.h"

#include <algorithm>
#include <utility>

namespace oordeel::verify {

namespace {

// Sorted by name.
constexpr std::pair<std::string_view, Act> operators[] = {
    {"\"", Act::showNext},
    {"'", Act::showNext},
    {"B", Act::fillAndStroke},
    {"B*", Act::fillAndStroke},
    {"BDC", Act::beginMarkedWithProperties},
    {"BI", Act::inlineImage},
    {"BMC", Act::beginMarked},
    {"BT", Act::beginText},
    {"BX", Act::other},
    {"CS", Act::strokeSpace},
    {"DP", Act::other},
    {"Do", Act::drawObject},
    {"EMC", Act::endMarked},
    {"ET", Act::endText},
    {"EX", Act::other},
    {"F", Act::fill},
    {"G", Act::strokeGray},
    {"J", Act::other},
    {"K", Act::strokeCmyk},
    {"M", Act::other},
    {"MP", Act::other},
    {"Q", Act::restore},
    {"RG", Act::strokeRgb},
    {"S", Act::stroke},
    {"SC", Act::strokeColour},
    {"SCN", Act::strokeColour},
    {"T*", Act::other},
    {"TD", Act::other},
    {"TJ", Act::showString},
    {"TL", Act::other},
    {"Tc", Act::other},
    {"Td", Act::other},
    {"Tf", Act::font},
    {"Tj", Act::showString},
    {"Tm", Act::other},
    {"Tr", Act::renderingMode},
    {"Ts", Act::other},
    {"Tw", Act::other},
    {"Tz", Act::other},
    {"W", Act::other},
    {"W*", Act::other},
    {"b", Act::fillAndStroke},
    {"b*", Act::fillAndStroke},
    {"c", Act::other},
    {"cm", Act::other},
    {"cs", Act::fillSpace},
    {"d", Act::other},
    {"d0", Act::other},
    {"d1", Act::other},
    {"f", Act::fill},
    {"f*", Act::fill},
    {"g", Act::fillGray},
    {"gs", Act::graphicsState},
    {"h", Act::other},
    {"i", Act::other},
    {"j", Act::other},
    {"k", Act::fillCmyk},
    {"l", Act::other},
    {"m", Act::other},
    {"n", Act::other},
    {"q", Act::save},
    {"re", Act::other},
    {"rg", Act::fillRgb},
    {"ri", Act::renderingIntent},
    {"s", Act::stroke},
    {"sc", Act::fillColour},
    {"scn", Act::fillColour},
    {"sh", Act::shading},
    {"v", Act::other},
    {"w", Act::other},
    {"y", Act::other},
};

static_assert(std::is_sorted(std::begin(operators), std::end(operators),
                             [](const auto& a, const auto& b) { return a.first < b.first; }));

}  // namespace

Act actOf(std::string_view op) {
    const auto found = std::lower_bound(std::begin(operators), std::end(operators), op,
                                        [](const auto& row, std::string_view name) { return row.first < name; });
    return found != std::end(operators) && found->first == op ? found->second : Act::unknown;
}

}  // namespace oordeel::verify
