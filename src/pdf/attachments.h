// Files that travel inside the PDF → embedded files, each associated with the document (PDF/A-3, 6.8).
#pragma once

#include <string>

#include "pdf/objects.h"
#include "pdf/write.h"

namespace oordeel::pdf {

/// What the catalog says of the attachments.
struct AttachmentEntries {
    std::string names;       ///< the EmbeddedFiles entry of its Names
    std::string associated;  ///< its AF entry
};

/// Writes the files; the entries are empty when there are none.
AttachmentEntries writeAttachments(File& file, const Metadata& metadata);

}  // namespace oordeel::pdf
