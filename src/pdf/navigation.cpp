#include "pdf/navigation.h"

#include <algorithm>
#include <utility>

#include "css/content.h"
#include "pdf/search_tree.h"
#include "pdf/syntax.h"
#include "pdf/tags.h"
#include "pdf/words.h"

namespace oordeel::pdf {

namespace {

/// What a link says of itself where its words cannot be seen: its label or title, or the words, or where it leads.
std::string description(const layout::Link& link, const html::Document& document) {
    for (const char* name : {"aria-label", "title"}) {
        if (const std::string* words = html::attribute(document[link.node], name)) return *words;
    }
    const std::string words = collapsed(html::textContent(document, link.node));
    return words.empty() ? link.target : words;
}

/// Where a link or a bookmark leads: a place on the page, at the zoom the reader has.
std::string destination(const layout::Pages& pages, const layout::Anchor& anchor,
                        const std::vector<Reference>& pageObjects) {
    return "[" + syntax(pageObjects[anchor.page]) + "/XYZ 0 " + number(pages.pages[anchor.page].height - anchor.at.y) +
           " null]";
}

std::string rectangle(const layout::Rect& area, Length pageHeight) {
    return "[" + number(area.x) + " " + number(pageHeight - area.y - area.height) + " " + number(area.x + area.width) +
           " " + number(pageHeight - area.y) + "]";
}

}  // namespace

Annotations writeLinks(File& file, const layout::Pages& pages, const html::Document& document,
                       const std::vector<Reference>& pageObjects) {
    const Destinations places = destinations(pages);
    Annotations out;
    size_t count = 0;
    for (size_t p = 0; p < pages.pages.size(); ++p) {
        const layout::Page& page = pages.pages[p];
        std::vector<Reference>& references = out.emplace_back();
        std::vector<Reference> written;
        for (const layout::Link& link : page.links) {
            references.emplace_back();
            if (!isLive(link, places)) continue;
            // Flag 4: it is printed, as PDF/A asks of everything.
            std::string entries = "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect" +
                                  rectangle(link.area, page.height) + "/Contents" +
                                  textString(description(link, document)) + "/StructParent " +
                                  std::to_string(structParentOfAnnotation(pages.pages.size(), count++));
            if (link.target[0] == '#') {
                const layout::Anchor& anchor = *places.at(std::string_view(link.target).substr(1));
                entries += "/Dest" + destination(pages, anchor, pageObjects);
            } else {
                entries += "/A<</Type/Action/S/URI/URI" + literal(uriEscaped(link.target)) + ">>";
            }
            references.back() = file.add(entries);
            written.push_back(references.back());
        }
        if (!written.empty()) file.setAnnotations(pageObjects[p], written);
    }
    return out;
}

std::string namedDestinations(File& file, const layout::Pages& pages, const std::vector<Reference>& pageObjects) {
    const Destinations places = destinations(pages);
    SearchEntries entries;
    for (const auto& [id, anchor] : places) {
        entries.emplace_back(id, destination(pages, *anchor, pageObjects));
    }
    return entries.empty() ? "" : "/Dests " + syntax(file.add(nameTree(file, entries)));
}

std::string pageLabels(File& file, const layout::Pages& pages) {
    SearchEntries entries;
    bool ordinary = true;
    for (size_t i = 0; i < pages.pages.size(); ++i) {
        const layout::Page& page = pages.pages[i];
        const bool isDecimal = page.numberStyle == "decimal", isRoman = page.numberStyle.ends_with("-roman");
        ordinary = ordinary && isDecimal && page.number == static_cast<int>(i) + 1;
        if (page.number < 1 || (!isDecimal && !isRoman)) {  // what PDF cannot count is told page by page
            entries.emplace_back(std::to_string(i),
                                 "<</P" + textString(css::counterText(page.number, page.numberStyle)) + ">>");
            continue;
        }
        const layout::Page* before = i > 0 ? &pages.pages[i - 1] : nullptr;
        if (before && before->number + 1 == page.number && before->number >= 1 &&
            before->numberStyle == page.numberStyle) {
            continue;
        }
        const std::string style = isDecimal ? "D" : page.numberStyle == "upper-roman" ? "R" : "r";
        entries.emplace_back(std::to_string(i), "<</S/" + style + "/St " + std::to_string(page.number) + ">>");
    }
    return ordinary ? "" : "/PageLabels " + syntax(file.add(searchTree(file, "Nums", entries)));
}

void writeOutline(File& file, const layout::Pages& pages, const std::vector<Reference>& pageObjects) {
    std::vector<std::pair<int, Reference>> above;  // the bookmarks the next one may stand below, with their levels
    for (const layout::Bookmark& bookmark : pages.bookmarks) {
        while (!above.empty() && above.back().first >= bookmark.level) above.pop_back();
        const Reference parent = above.empty() ? Reference{} : above.back().second;
        const Length height = pages.pages[bookmark.page].height - bookmark.at.y;
        above.emplace_back(bookmark.level, file.addOutline(parent, bookmark.title, pageObjects[bookmark.page], height));
    }
}

}  // namespace oordeel::pdf
