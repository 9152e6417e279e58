#include "layout/layout.h"

#include <set>

#include "layout/cut.h"
#include "layout/dump.h"
#include "layout/paint.h"
#include "layout/words.h"

namespace oordeel::layout {
namespace {

std::vector<Galley> setGalleys(Context& context) {
    if (context.document.body == html::noNode) return {};
    Flow flow(context, Flow::Kind::pages, context.page("", false, false, false).areaWidth());
    flow.block(context.document.body, {});
    return flow.finish();
}

void addAnchors(const Context& context, const LateWords& words, Pages& pages) {
    std::set<std::string> seen;
    for (const LateWords::Landmark& landmark : words.landmarks()) {
        const html::Node& node = context.document[landmark.node];
        const std::string* id = html::attribute(node, "id");
        if (id && seen.insert(*id).second) pages.anchors.push_back({*id, landmark.node, landmark.page, landmark.at});
        const int level = context.style(landmark.node).bookmarkLevel;
        const std::string title = level > 0 ? titleOf(context, landmark.node) : "";
        if (!title.empty()) pages.bookmarks.push_back({landmark.node, level, title, landmark.page, landmark.at});
    }
}

}  // namespace

Pages paginate(const html::Document& document, const css::Styles& styles, text::Fonts& fonts, Diagnostics& diagnostics,
               const Pictures& pictures) {
    Context context(document, styles, fonts, diagnostics);
    context.pictures = &pictures;
    const std::vector<Galley> galleys = setGalleys(context);
    const std::vector<PageFrame> frames = cutPages(context, galleys);
    const LateWords words(context, frames);
    words.checkTargets();
    Pages pages;
    pages.pages.reserve(frames.size());
    for (size_t i = 0; i < frames.size(); ++i) {
        pages.pages.push_back(paintPage(context, frames[i], words, i));
        pages.pages.back().marks.shrink_to_fit();  // those of all pages are kept until the PDF is written
    }
    addAnchors(context, words, pages);
    return pages;
}

std::string dumpList(const html::Document& document, const css::Styles& styles, text::Fonts& fonts,
                     Diagnostics& diagnostics, const Pictures& pictures) {
    Context context(document, styles, fonts, diagnostics);
    context.pictures = &pictures;
    std::string out;
    for (const Galley& galley : setGalleys(context)) out += dump(galley);
    return out;
}

}  // namespace oordeel::layout
