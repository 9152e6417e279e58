// A document that is ready to be set + who may be named in it → warnings about what looks like personal data.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/value.h"
#include "html/document.h"

namespace oordeel::report {

/// What looks like personal data in a text, and what it looks like: "a burgerservicenummer (it passes the 11-proef)",
/// "a telephone number", "an e-mail address", "a postcode of an address", "a date of birth", "a name of a person".
/// Offsets are bytes.
struct Personal {
    size_t offset = 0;
    std::string words, what;
};

/// Finds it by its form alone: nine digits that pass the 11-proef, ten digits of a telephone number, initials before a
/// name, "de heer" and "mevrouw". What is found need not be personal, and what is personal need not be found.
std::vector<Personal> personalIn(const std::string& text);

/// Warns of it in the text of a document and in its metadata. What stands in `officials` may be there, and so may
/// everything in `data` below a key afzender, ondertekenaars, behandelaar, contact, adres or aanhef: that is what those
/// are for.
void warnOfPersonal(const html::Document& document, const std::vector<std::string>& metadata,
                    const std::vector<std::string>& officials, const std::vector<const Value*>& data,
                    Diagnostics& diagnostics);

/// Whether any of these is such a warning.
bool hasPersonal(const Diagnostics& diagnostics);

}  // namespace oordeel::report
