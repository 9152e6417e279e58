// Style sheets + document → a computed style for every node, and for every page.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "css/style.h"
#include "html/document.h"

namespace oordeel::css {

struct StyleSheet;  // parsed; see css/stylesheet.h

/// A document with its computed styles. Opaque rules stay inside, because page styles are asked for one at a time.
class Styles {
  public:
    Styles();
    Styles(Styles&&) noexcept;
    Styles& operator=(Styles&&) noexcept;
    ~Styles();

    const Style& operator[](html::NodeId node) const { return nodes_[static_cast<size_t>(node)]; }

    /// The style of a page of type `name` ("" for the nameless type): @page rules that match, in the order of their
    /// specificity. `first` is the first page of the document or of a named run, `left` an even page number.
    PageStyle page(std::string_view name, bool first, bool left, bool blank) const;

  private:
    friend Styles compute(html::Document&, const std::vector<const Source*>&, Diagnostics&, std::string_view);
    std::vector<Style> nodes_;  // parallel to Document::nodes
    std::vector<StyleSheet> sheets_;
    Style root_;
};

/// Applies the built-in sheet for HTML and then `sheets` in order (later ones win), with inline `style` attributes on
/// top. Adds the ::before, ::after and ::marker nodes that have content to the document. Unknown properties, values,
/// selectors and at-rules are errors with line and column; the rest of the sheet is applied.
/// `medium` is "print" or "screen".
Styles compute(html::Document& document, const std::vector<const Source*>& sheets, Diagnostics& diagnostics,
               std::string_view medium = "print");

}  // namespace oordeel::css
