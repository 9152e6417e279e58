// Pages + document → one tagged PDF that claims PDF/A-2a (with attachments PDF/A-3a) and PDF/UA-1.
#pragma once

#include <string>
#include <vector>

#include "html/document.h"
#include "layout/page.h"

namespace oordeel::pdf {

/// A file that travels inside the PDF.
struct Attachment {
    enum class Relationship {
        source,  ///< the document was made from it
        data,    ///< what figures and tables of the document were derived from
    };
    std::string name;       ///< of the file, unique in the document
    std::string mediaType;  ///< "application/yaml"
    std::string description;
    Relationship relationship = Relationship::source;
    std::string bytes;
};

/// What the file says of itself. No clock: dates are given or left out.
struct Metadata {
    std::string title;  ///< dc:title; the document's own when empty
    std::string author;
    std::string subject;
    std::vector<std::string> keywords;
    std::string creator = "oordeel";
    std::string
        date;  ///< ISO 8601 day or UTC second (2016-07-01, 2016-07-01T12:00:00Z) or empty; CreationDate, ModDate
    std::vector<Attachment> attachments;  ///< with any, the file claims PDF/A-3a, since PDF/A-2 holds none
};

/// The bytes of the file. The same input gives the same bytes. Throws
/// std::runtime_error with a sentence when libharu refuses (its limits, no memory) or the colour profile cannot be
/// read. Takes the pages, since it lets go of the marks of each as soon as they are written: those of a long table take
/// more memory than its file.
std::string write(layout::Pages pages, const html::Document& document, const Metadata& metadata);

/// The tag tree as indented text with the words of each element: for people and tests (`--dump=tags`).
std::string dumpTags(const layout::Pages& pages, const html::Document& document);

}  // namespace oordeel::pdf
