// Style sheets + document → a computed style for every node, and for every page.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "css/style.h"
#include "html/document.h"

namespace oordeel::css {

struct StyleSheet;  // parsed; see css/stylesheet.h
struct Variables;   // custom properties; see css/variables.h

/// A document with its computed styles. Opaque rules stay inside, because page styles are asked for one at a time.
class Styles {
  public:
    Styles();
    Styles(Styles&&) noexcept;
    Styles& operator=(Styles&&) noexcept;
    ~Styles();

    /// Nodes under an element that is not displayed have that element's style.
    const Style& operator[](html::NodeId node) const { return styles_[styleOf_[static_cast<size_t>(node)]]; }

    /// The style of a page of type `name` ("" for the nameless type): @page rules that match, in the order of their
    /// specificity. `first` is the first page of the document or of a named run, `left` an even page number. Only
    /// margin boxes with content are listed, in the order of CSS: from the top left corner with the clock.
    PageStyle page(std::string_view name, bool first, bool left, bool blank) const;

  private:
    friend class Styler;
    std::vector<uint32_t> styleOf_;  // parallel to Document::nodes; elements alike share a style
    std::deque<Style> styles_;
    std::deque<StyleSheet> sheets_;                   // without the built-in one
    std::shared_ptr<const Variables> rootVariables_;  // for var() in @page
};

/// Gives the source behind the path of an @import, relative to the sheet that names it; null when there is none. The
/// source must live as long as the styles.
using Load = std::function<const Source*(std::string_view path, const Source& from)>;

/// Applies the built-in sheet for HTML and then `sheets` in order (later ones win), with inline `style` attributes on
/// top. Unknown properties, values, selectors and at-rules are errors with line and column; the rest of the sheet is
/// applied. `medium` is "print" or "screen". Sources must live as long as the styles.
///
/// Adds nodes of kind `generated` to the document, existing ids unchanged, in the children of their parent:
/// - "::marker", first child of a list item: its bullet or number as it is printed, with the space after it ("• ", "1.
/// ");
/// - "::footnote-marker", first child of an element with `float: footnote`, and "::footnote-call", its sibling right
/// before it, which
///   inherits from their common parent;
/// - "::before" and "::after" that have content.
/// What they hold is in their Style::content. Counters are resolved to text there and in Style::stringSet, but for
/// `page` and `pages`.
Styles compute(html::Document& document, const std::vector<const Source*>& sheets, Diagnostics& diagnostics,
               std::string_view medium = "print", const Load& load = {});

}  // namespace oordeel::css
