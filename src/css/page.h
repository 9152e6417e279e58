// @page rules → the style of one page.
#pragma once

#include <deque>
#include <string_view>

#include "css/cascade.h"

namespace oordeel::css {

/// What @page rules may depend on besides the page itself. The page inherits from the root element, as WeasyPrint and
/// the CSS working group have it, so that margin boxes speak the document's language in its type.
struct PageSurroundings {
    const std::deque<StyleSheet>& sheets;
    const Variables& variables;
    const Style& root;
};

PageStyle pageStyle(const PageSurroundings& around, std::string_view name, bool first, bool left, bool blank);

/// Tells what only shows when the declarations of @page rules are worked out: variables, and content that no margin box
/// can have.
void checkPages(const PageSurroundings& around, Diagnostics& diagnostics);

}  // namespace oordeel::css
