// Pages + document → one tagged PDF that claims PDF/A-2a and PDF/UA-1.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "html/document.h"
#include "layout/page.h"

namespace oordeel::pdf {

/// What the file says of itself. No clock: dates are given or left out.
struct Metadata {
    std::string title;  ///< dc:title; the document's own when empty
    std::string author;
    std::string subject;
    std::vector<std::string> keywords;
    std::string creator = "oordeel";
    std::string date;  ///< ISO 8601 date (2016-07-01) or empty; CreationDate and ModDate
};

/// The bytes of the file. The same input gives the same bytes. Throws std::runtime_error with a sentence when libharu
/// refuses (its limits, no memory) or the colour profile cannot be read.
std::string write(const layout::Pages& pages, const html::Document& document, const Metadata& metadata);

/// The tag tree as indented text with the words of each element: for people and tests (`--dump=tags`).
std::string dumpTags(const layout::Pages& pages, const html::Document& document);

}  // namespace oordeel::pdf
