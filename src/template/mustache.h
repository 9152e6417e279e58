// Template + values → text: Mustache 1.4 with inheritance, strict about names.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "base/value.h"

namespace oordeel::mustache {

/// How `{{name}}` writes a value, so that data can never become markup. `{{{name}}}` and `{{&name}}` write it as it is.
enum class Escaping {
    none,
    html,      ///< & < > " ' as references
    markdown,  ///< all ASCII punctuation as numeric references, which HTML inside Markdown reads too; line ends as
               ///< spaces
};

/// By file name: ".html" and ".svg" → html, ".md" → markdown, else none.
Escaping escapingFor(std::string_view fileName);

struct Options {
    Escaping escaping = Escaping::html;
    /// No word may be lost in silence: an unknown name in `{{name}}`, a name without a value, an unknown partial or
    /// parent, a block that the parent does not have, text between blocks. Off only for the public conformance suite.
    bool strict = true;
    /// Finds a partial or parent by name; null when there is none. Each is escaped by its own file name when
    /// `escapingFor` knows it, else as the template that includes it; inside Markdown always as Markdown.
    std::function<const Source*(std::string_view name)> partial;
    std::vector<std::string> partialNames;  ///< all there are, for the message about an unknown one
};

/// Renders a template. Sections and inverted sections may test for what is not there: absent, null, no, an empty text
/// and an empty list are all false. Errors (unknown name with the nearest known one, a map, a list or nothing where a
/// text is asked, unclosed section, unknown partial, partials nested deeper than 100) are reported at their place, all
/// of them; the text is then not to be used.
std::string render(const Source& source, const Value& context, const Options& options, Diagnostics& diagnostics);

}  // namespace oordeel::mustache
