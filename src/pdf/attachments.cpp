#include "pdf/attachments.h"

#include "pdf/metadata.h"
#include "pdf/search_tree.h"
#include "pdf/syntax.h"

namespace oordeel::pdf {

namespace {

/// A media type as a name: the solidus would end it.
std::string nameOf(std::string_view mediaType) {
    std::string out = "/";
    for (char c : mediaType) out += c == '/' ? "#2F" : std::string(1, c);
    return out;
}

Reference writeAttachment(File& file, const Attachment& attachment, const std::string& date) {
    const Reference stream =
        file.addStream(attachment.bytes, "/Type/EmbeddedFile/Subtype" + nameOf(attachment.mediaType) +
                                             "/Params<</Size " + std::to_string(attachment.bytes.size()) + "/CheckSum" +
                                             md5(attachment.bytes) + "/ModDate" + textString(date) + ">>");
    const bool isSource = attachment.relationship == Attachment::Relationship::source;
    const std::string name = textString(attachment.name);
    return file.add("/Type/Filespec/F" + name + "/UF" + name + "/Desc" + textString(attachment.description) +
                    "/AFRelationship/" + (isSource ? "Source" : "Data") + "/EF<</F " + syntax(stream) + "/UF " +
                    syntax(stream) + ">>");
}

}  // namespace

AttachmentEntries writeAttachments(File& file, const Metadata& metadata) {
    // PDF/A-3 wants the date on which an attachment changed. That of the file would differ from one checkout to the
    // next; what is known is the date of the document, and without one the first day that computers count from.
    const std::string date = pdfDate(metadata.date.empty() ? "1970-01-01" : metadata.date);
    SearchEntries entries;
    std::string associated;
    for (const Attachment& attachment : metadata.attachments) {
        entries.emplace_back(attachment.name, syntax(writeAttachment(file, attachment, date)));
        associated += entries.back().second + " ";
    }
    if (entries.empty()) return {};
    return {"/EmbeddedFiles " + syntax(file.add(nameTree(file, entries))), "/AF[" + associated + "]"};
}

}  // namespace oordeel::pdf
