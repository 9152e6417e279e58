#include "css/page.h"

#include <algorithm>
#include <tuple>

#include "css/css.h"

namespace oordeel::css {
namespace {

using Kind = ContentPart::Kind;

bool applies(const PageRule& rule, std::string_view name, bool first, bool left, bool blank) {
    if (!rule.name.empty() && rule.name != name) return false;
    if ((rule.first && !first) || (rule.blank && !blank)) return false;
    return rule.side == PageRule::Side::any || (rule.side == PageRule::Side::left) == left;
}

/// From the weakest to the strongest.
std::vector<const PageRule*> rulesFor(const PageSurroundings& around, std::string_view name, bool first, bool left,
                                      bool blank) {
    std::vector<std::tuple<bool, uint32_t, size_t, const PageRule*>> found;  // by the author, specificity, order
    const auto collect = [&](const StyleSheet& sheet, bool byAuthor) {
        for (const PageRule& rule : sheet.pages) {
            if (applies(rule, name, first, left, blank))
                found.emplace_back(byAuthor, rule.specificity, found.size(), &rule);
        }
    };
    collect(builtInSheet(), false);
    for (const StyleSheet& sheet : around.sheets) collect(sheet, true);
    std::sort(found.begin(), found.end());
    std::vector<const PageRule*> rules;
    for (const auto& entry : found) rules.push_back(std::get<const PageRule*>(entry));
    return rules;
}

/// The style of one box on a page, whose own style is `page`.
Style boxStyle(const std::vector<const PageRule*>& rules, const std::string& box, const PageSurroundings& around,
               const Style& page, Diagnostics& diagnostics) {
    Layers layers;
    for (const PageRule* rule : rules) {
        for (const MarginRule& margin : rule->boxes) {
            if (margin.box == box) layers.push_back(&margin.declarations);
        }
    }
    Context context{&page, around.root.fontSize, nullptr, nullptr, false};
    return cascade(layers, around.variables, context, diagnostics);
}

bool fitsMarginBox(const ContentPart& part) {
    switch (part.kind) {
        case Kind::text:
            return true;
        case Kind::namedString:
            return true;
        case Kind::counter:
            return part.name == "page" || part.name == "pages";
        default:
            return false;
    }
}

void checkContent(const MarginRule& box, const PageSurroundings& around, Diagnostics& diagnostics) {
    Diagnostics told;  // by the caller
    for (const Declaration& declaration : box.declarations) {
        if (declaration.name != "content") continue;
        Style style;
        Context context{&around.root, around.root.fontSize, nullptr, nullptr, false};
        for (const auto& [property, set] : settingsOf(declaration, around.variables, told)) set(style, context);
        if (std::all_of(style.content.begin(), style.content.end(), fitsMarginBox)) continue;
        diagnostics.error(declaration.at,
                          "a margin box holds strings, string(), counter(page) and counter(pages); set other text with "
                          "string-set on an element");
    }
}

}  // namespace

PageStyle pageStyle(const PageSurroundings& around, std::string_view name, bool first, bool left, bool blank) {
    Diagnostics told;  // by checkPages
    const std::vector<const PageRule*> rules = rulesFor(around, name, first, left, blank);
    PageStyle page;
    Layers layers;
    for (const PageRule* rule : rules) {
        layers.push_back(&rule->declarations);
        for (const Declaration& declaration : rule->declarations) {
            const bool isSize = declaration.name == "size" || declaration.name.starts_with("margin");
            if (isSize && declaration.at.source != &builtInSource()) page.at = declaration.at;
        }
    }
    Context context{&around.root, around.root.fontSize, nullptr, &page, false};
    page.style = cascade(layers, around.variables, context, told);
    for (const Side side : {top, right, bottom, Side::left}) {
        const bool vertical = side == top || side == bottom;
        page.margin[side] = page.style.margin[side].of(vertical ? page.height : page.width);
    }
    page.counterReset = page.style.counterReset;
    page.counterIncrement = page.style.counterIncrement;
    for (const std::string& box : marginBoxNames()) {
        Style style = boxStyle(rules, box, around, page.style, told);
        if (box == "footnote") {
            page.footnoteArea = std::move(style);
        } else if (!style.content.empty()) {
            page.marginBoxes.push_back({box, std::move(style)});
        }
    }
    return page;
}

void checkPages(const PageSurroundings& around, Diagnostics& diagnostics) {
    for (const StyleSheet& sheet : around.sheets) {
        for (const PageRule& rule : sheet.pages) {
            PageStyle page;
            Context context{&around.root, around.root.fontSize, nullptr, &page, false};
            cascade({&rule.declarations}, around.variables, context, diagnostics);
            for (const MarginRule& box : rule.boxes) {
                boxStyle({&rule}, box.box, around, around.root, diagnostics);
                checkContent(box, around, diagnostics);
            }
        }
    }
}

PageStyle Styles::page(std::string_view name, bool first, bool left, bool blank) const {
    const Style& root = styleOf_.empty() ? styles_.front() : styles_[styleOf_.front()];
    return pageStyle({sheets_, *rootVariables_, root}, name, first, left, blank);
}

}  // namespace oordeel::css
