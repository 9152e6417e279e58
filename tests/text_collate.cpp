// The order of names in a Dutch list.
#include <catch2/catch.hpp>

#include "text/collate.h"

using namespace oordeel;

TEST_CASE("names stand in the order of the Dutch alphabet, whatever their capitals and accents") {
    const std::vector<std::string> names{"Zeeland", "IJsselland", "Écht", "Eck", "Eemland", "ijburg", "Haaglanden"};
    std::vector<std::string> sorted;
    for (const size_t i : text::alphabetical(names)) sorted.push_back(names[i]);
    CHECK(sorted ==
          std::vector<std::string>{"Écht", "Eck", "Eemland", "Haaglanden", "ijburg", "IJsselland", "Zeeland"});
    CHECK(text::alphabetical({}).empty());
    CHECK(text::alphabetical({"a", "a"}) == std::vector<size_t>{0, 1});
}
