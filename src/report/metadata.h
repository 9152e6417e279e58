// What a document, its data and the environment say of it → the metadata of its PDF and the files inside.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "html/document.h"
#include "pdf/write.h"
#include "report/dataset.h"
#include "report/documents.h"

namespace oordeel::report {

/// What the <meta> elements say: author, description, keywords (with commas between them) and dcterms.created (a date
/// as 2016-07-01). Without a date there, it is that of the sources when SOURCE_DATE_EPOCH tells
/// (reproducible-builds.org), and else none. Throws std::runtime_error when that variable holds no number of seconds.
pdf::Metadata metadataOf(const html::Document& document, Diagnostics& diagnostics);

/// SOURCE_DATE_EPOCH as an ISO 8601 second, or empty when it is not set. Throws as metadataOf does.
std::string sourceDate();

/// The files that one document of a kind is made from, for inside its PDF. That of an assessment: its own, and as data
/// those of the assessments that it is compared with. A letter has no list of addressees in it, since that tells each
/// of them where the others live.
std::vector<pdf::Attachment> dataFiles(const Soort& soort, const Dataset& dataset, size_t index);

/// An HTML file and its style sheets, for inside its PDF.
std::vector<pdf::Attachment> pageFiles(const Source& page, const std::vector<const Source*>& sheets);

}  // namespace oordeel::report
