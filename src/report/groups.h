// Numbers and lists → values from which a template can make a Dutch sentence without arithmetic or logic.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"

namespace oordeel::report {

/// A number as a map: `getal` ("2"), `woord` ("twee"), `Woord` ("Twee"), the flags `nul`, `een`, `meer` (two or more)
/// and `iets` (one or more), and `zijn`: "is" for one, else "zijn".
Value count(int number);

/// A list as a map: its length as `count` gives it, the items under `lijst`, and their `nummer` and `naam` enumerated
/// ("1.1 en 1.2") under `nummers` and `namen`. Each item, a map, gets the flags `eerste`, `voorlaatste` and `laatste`.
Value group(std::vector<Value> items);

/// A text on one line: white space folded, so that data cannot end an HTML block of a Markdown template.
/// An empty text is null, so that a section can test for it.
Value line(std::string_view text);

}  // namespace oordeel::report
