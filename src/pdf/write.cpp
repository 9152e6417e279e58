#include "pdf/write.h"

#include "pdf/attachments.h"
#include "pdf/content.h"
#include "pdf/image.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/objects.h"
#include "pdf/roles.h"
#include "pdf/syntax.h"
#include "pdf/tags.h"
#include "pdf/tree_writer.h"

namespace oordeel::pdf {

namespace {

/// One dictionary of fonts, opacities and pictures serves all pages.
void writeResources(File& file, Reference reference, const Resources& resources) {
    std::string fonts, opacities;
    for (size_t i = 0; i < resources.fonts.size(); ++i) {
        const Reference font = file.reserve();
        resources.fonts[i].embed(file, font);
        fonts += "/F" + std::to_string(i) + " " + syntax(font);
    }
    for (size_t i = 0; i < resources.opacities.size(); ++i) {
        const auto [fill, stroke] = resources.opacities[i];
        opacities += "/A" + std::to_string(i) + "<</Type/ExtGState/ca " + number(fill / 255.0) + "/CA " +
                     number(stroke / 255.0) + ">>";
    }
    std::string entries = "/Font<<" + fonts + ">>/ExtGState<<" + opacities + ">>";
    for (size_t i = 0; i < resources.pictures.size(); ++i) {
        entries += (i == 0 ? "/XObject<</I" : "/I") + std::to_string(i) + " " +
                   syntax(addImage(file, *resources.pictures[i])) + (i + 1 == resources.pictures.size() ? ">>" : "");
    }
    file.set(reference, entries);
}

/// Writes the marks of the pages, which are gone afterwards.
std::vector<Reference> writePages(File& file, layout::Pages& pages, TagTree& tree) {
    const Reference resourcesObject = file.reserve();
    Resources resources;
    std::vector<Reference> out;
    for (size_t i = 0; i < pages.pages.size(); ++i) {
        layout::Page& page = pages.pages[i];
        out.push_back(file.addPage(page.width, page.height, resourcesObject));
        file.setContent(out.back(), pageContent(page, tree.sequences[i], tree, resources));
        file.setStructParents(out.back(), i);
        page.marks = {};
    }
    writeResources(file, resourcesObject, resources);
    return out;
}

}  // namespace

std::string write(layout::Pages pages, const html::Document& document, const Metadata& metadata) {
    Metadata about = metadata;
    if (about.title.empty()) about.title = document.title;
    const std::string language = fullLanguage(document.language);
    TagTree tree = tagTree(pages, document);

    File file;
    const std::vector<Reference> pageObjects = writePages(file, pages, tree);
    const Annotations annotations = writeLinks(file, pages, document, pageObjects);
    const Reference structure = writeTree(file, tree, pages, pageObjects, annotations);
    writeOutline(file, pages, pageObjects);
    const Reference xmpStream = file.addStream(xmp(about, language), "/Type/Metadata/Subtype/XML", Compression::none);

    const AttachmentEntries attachments = writeAttachments(file, about);
    const std::string names = namedDestinations(file, pages, pageObjects) + attachments.names;

    file.setInformation(information(about));
    file.setCatalog("/Lang" + textString(language) + "/MarkInfo<</Marked true>>/StructTreeRoot " + syntax(structure) +
                    "/ViewerPreferences<</DisplayDocTitle true>>/Metadata " + syntax(xmpStream) + outputIntents(file) +
                    pageLabels(file, pages) + (names.empty() ? "" : "/Names<<" + names + ">>") +
                    attachments.associated);
    return file.save();
}

}  // namespace oordeel::pdf
