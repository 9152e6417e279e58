#include "text/collate.h"

#include <unicode/coll.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <stdexcept>

namespace oordeel::text {

std::vector<size_t> alphabetical(const std::vector<std::string>& names) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale("nl"), status));
    if (U_FAILURE(status)) throw std::runtime_error(std::string("cannot sort in Dutch: ") + u_errorName(status));
    std::vector<size_t> order(names.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        UErrorCode ignored = U_ZERO_ERROR;
        return collator->compareUTF8(names[a], names[b], ignored) == UCOL_LESS;
    });
    return order;
}

}  // namespace oordeel::text
