// Document + styles → pages.
#pragma once

#include "base/diagnostics.h"
#include "css/css.h"
#include "html/document.h"
#include "layout/page.h"
#include "layout/pictures.h"
#include "text/face.h"

namespace oordeel::layout {

/// Sets the document. Diagnostics: a character that no font has (error), an unknown font family, a link to an id that
/// does not exist, a box taller than its page, a picture that will look coarse, a construct outside the subset, each at
/// the place in the HTML. `pictures` are those that its <img> elements name; one that is not among them leaves no mark,
/// whoever could not read it having said so.
Pages paginate(const html::Document& document, const css::Styles& styles, text::Fonts& fonts, Diagnostics& diagnostics,
               const Pictures& pictures = {});

/// The items between which pages are cut, one a line: for people and tests (`--dump=list`).
std::string dumpList(const html::Document& document, const css::Styles& styles, text::Fonts& fonts,
                     Diagnostics& diagnostics, const Pictures& pictures = {});

}  // namespace oordeel::layout
