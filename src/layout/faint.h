// Pages → warnings about words and parts of drawings that stand out too little from what is behind them.
#pragma once

#include "base/diagnostics.h"
#include "css/css.h"
#include "html/document.h"
#include "layout/page.h"

namespace oordeel::layout {

/// Warns at the node whose mark is too faint, once for each pair of colours. WCAG 2.1 asks
/// - of words 4.5:1, and 3:1 from 18 pt, or from 14 pt when bold (1.4.3);
/// - of the parts of a drawing that have a meaning 3:1, by their filling or by their outline (1.4.11).
///
/// What is behind a word is the last filling painted under its middle, the paper where there is none. Not looked at are
/// words on photographs, rules between rows, and in drawings hatching (three or more strokes without an area, or a
/// stroke on a part that stands out itself: it only adds to a filling) and whatever `aria-hidden` keeps from being
/// heard.
void warnOfFaint(const Pages& pages, const html::Document& document, const css::Styles& styles,
                 Diagnostics& diagnostics);

}  // namespace oordeel::layout
