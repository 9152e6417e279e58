// The publications of an archive → a table, CSV or JSON.
#pragma once

#include <string>
#include <vector>

#include "archive/manifest.h"

namespace oordeel::archive {

/// Which publications are meant; an empty field asks for nothing.
struct Filter {
    std::string organisatie, kader, oordeel;  ///< a part of the words, in any case
    std::string from, to;                     ///< of the date of the document; of its archiving when it has none
};

/// A publication and what became of it.
struct Listed {
    const Record* record = nullptr;
    std::string status;  ///< geldig, vervangen or ingetrokken
};

std::vector<Listed> list(const Manifest& manifest, const Filter& filter);

/// For people: columns under headings.
std::string table(const std::vector<Listed>& listed);
/// For a spreadsheet: RFC 4180, with a heading. A text that a spreadsheet would take for a formula gets an apostrophe.
std::string csv(const std::vector<Listed>& listed);
/// For programs: a list, one publication a line.
std::string json(const std::vector<Listed>& listed);

}  // namespace oordeel::archive
