// Tree and styles → one HTML file for a browser, with all it needs inside.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "css/css.h"
#include "html/document.h"

namespace oordeel::web {

/// A picture as it is in its file.
struct Picture {
    std::string mediaType;  ///< "image/png"
    std::string bytes;
};

/// What goes into the file beside the tree.
struct Parts {
    std::string title;                                     ///< the document's own when empty
    std::string author, description, keywords, date;       ///< for <meta>; empty: left out
    std::vector<std::string_view> sheets;                  ///< style sheets of the document, in order
    std::string_view fonts;                                ///< @font-face rules; come first
    std::string_view screen;                               ///< and what they lack for a screen; comes last
    std::map<std::string, Picture, std::less<>> pictures;  ///< by the `src` that names them
    std::string_view script;                               ///< goes at the end; the page must do without
};

/// Writes the document for a screen, where there are no pages:
/// - notes (`float: footnote`) stand at the end, with a link there and a link back;
/// - words that CSS takes from the target of a link ("punt 3") are given to the browser, which cannot look them up; a
///   link that would show a page number and nothing else shows the words of the heading that it leads to;
/// - a drawing has its `aria-label` as its <title>, too, for who points at it;
/// - `aria-label` on an element that may have no name by ARIA (span, p, strong …) becomes text that is heard, not seen;
/// - the body has a <main>, and a first link that leads there; a table of more than eight columns scrolls in a frame.
///
/// `styles` are those that css::compute gave for this document. The same input gives the same bytes.
std::string write(const html::Document& document, const css::Styles& styles, const Parts& parts);

}  // namespace oordeel::web
