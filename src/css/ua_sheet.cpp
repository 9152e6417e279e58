// The built-in sheet: what HTML looks like before an author has said anything.
#include "css/stylesheet.h"

namespace oordeel::css {
namespace {

/// After the rendering section of the HTML standard; departures from it have their reason beside them.
constexpr const char* sheet = R"css(
/* Pages */
@page {
  size: A4;
  margin: 20mm;
  @top-left-corner { text-align: right; vertical-align: middle }
  @top-left { text-align: left; vertical-align: middle }
  @top-center { text-align: center; vertical-align: middle }
  @top-right { text-align: right; vertical-align: middle }
  @top-right-corner { text-align: left; vertical-align: middle }
  @right-top { text-align: center; vertical-align: top }
  @right-middle { text-align: center; vertical-align: middle }
  @right-bottom { text-align: center; vertical-align: bottom }
  @bottom-right-corner { text-align: left; vertical-align: middle }
  @bottom-right { text-align: right; vertical-align: middle }
  @bottom-center { text-align: center; vertical-align: middle }
  @bottom-left { text-align: left; vertical-align: middle }
  @bottom-left-corner { text-align: right; vertical-align: middle }
  @left-bottom { text-align: center; vertical-align: bottom }
  @left-middle { text-align: center; vertical-align: middle }
  @left-top { text-align: center; vertical-align: top }
  @footnote { margin-top: 1em }
}

/* Dutch words of fewer than eight letters read worse broken than a line reads ragged. */
html { hyphenate-limit-chars: 8 3 3 }

/* Sections and blocks */
html, body, address, article, aside, blockquote, dd, div, dl, dt, figcaption, figure, footer, h1, h2, h3, h4, h5, h6,
header, hr, main, nav, ol, p, pre, section, ul { display: block }
head, link, meta, style, title { display: none }
body { margin: 8px }
p, dl, ol, ul, pre, blockquote, figure { margin-top: 1em; margin-bottom: 1em }
blockquote, figure { margin-left: 40px; margin-right: 40px }
hr { margin: .5em 0; border-top: 1px solid gray }

/* Headings stay with what they head */
h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid; break-inside: avoid }
h1 { font-size: 2em; margin: .67em 0; bookmark-level: 1 }
h2 { font-size: 1.5em; margin: .83em 0; bookmark-level: 2 }
h3 { font-size: 1.17em; margin: 1em 0; bookmark-level: 3 }
h4 { font-size: 1em; margin: 1.33em 0; bookmark-level: 4 }
h5 { font-size: .83em; margin: 1.67em 0; bookmark-level: 5 }
h6 { font-size: .67em; margin: 2.33em 0; bookmark-level: 6 }
dt { break-after: avoid }
figcaption, caption { break-inside: avoid }

/* Figures: one thing to look at, on one page; paper has no bar to scroll what is too wide */
figure { break-inside: avoid }
figcaption:first-child { break-after: avoid }
figcaption:last-child { break-before: avoid }
img, svg[viewbox] { max-width: 100% }

/* Lists */
ol, ul { padding-left: 40px }
li { display: list-item }
ol { list-style-type: decimal }
ul { list-style-type: disc }
ul ul, ol ul { list-style-type: circle }
ul ul ul, ul ol ul, ol ul ul, ol ol ul { list-style-type: square }
ol[type="1"] { list-style-type: decimal }
ol[type="a"] { list-style-type: lower-alpha }
ol[type="A"] { list-style-type: upper-alpha }
ol[type="i"] { list-style-type: lower-roman }
ol[type="I"] { list-style-type: upper-roman }
ul ul, ul ol, ol ul, ol ol { margin-top: 0; margin-bottom: 0 }
dd { margin-left: 40px }
::marker { white-space: pre; font-variant-numeric: tabular-nums; text-transform: none; text-indent: 0; hyphens: none }

/* Tables */
table { display: table; border-spacing: 2px; text-indent: 0 }
caption { display: table-caption; text-align: center }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group; vertical-align: middle }
tbody { display: table-row-group; vertical-align: middle }
tfoot { display: table-footer-group; vertical-align: middle }
tr { display: table-row; vertical-align: inherit }
table > tr { vertical-align: middle }
td, th { display: table-cell; vertical-align: inherit; padding: 1px }
th { font-weight: bold; text-align: center }

/* Words */
b, strong { font-weight: bold }
address, cite, em, i { font-style: italic }
code, pre { font-family: monospace; hyphens: none }
pre { white-space: pre }
small { font-size: smaller }
/* A line height of 0 keeps the distance between lines even. */
sub { vertical-align: sub; font-size: smaller; line-height: 0 }
sup { vertical-align: super; font-size: smaller; line-height: 0 }
ins, u { text-decoration: underline }
del, s { text-decoration: line-through }
a[href] { color: #0000ee; text-decoration: underline }
meter { display: inline-block }
q::before { content: "\2018" }
q::after { content: "\2019" }

/* Footnotes */
::footnote-call { content: counter(footnote); font-size: 65%; vertical-align: super; line-height: 0 }
::footnote-marker { content: counter(footnote) ". " }
)css";

}  // namespace

const Source& builtInSource() {
    static const Source source{"built-in style sheet", sheet};
    return source;
}

const StyleSheet& builtInSheet() {
    static const StyleSheet parsed = [] {
        Diagnostics none;  // asserted by a test
        return parseStyleSheet(builtInSource(), "print", none);
    }();
    return parsed;
}

}  // namespace oordeel::css
