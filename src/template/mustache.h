// Template + values → text: Mustache 1.4 with inheritance, strict about names.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "base/source.h"
#include "base/value.h"

namespace oordeel::mustache {

/// How `{{name}}` writes a value, so that data can never become markup. `{{{name}}}` and `{{&name}}` write it as it is.
enum class Escaping {
    none,
    html,      ///< & < > "
    markdown,  ///< a backslash before ASCII punctuation, line ends folded to spaces
};

/// By file name: ".html" and ".svg" → html, ".md" → markdown, else none.
Escaping escapingFor(std::string_view fileName);

struct Options {
    Escaping escaping = Escaping::html;
    /// An unknown name in `{{name}}`, an unknown partial or parent is an error. Off only for the public conformance suite.
    bool strict = true;
    /// Finds a partial or parent by name; null when there is none. Each is escaped by its own file name when `escapingFor`
    /// knows it, else as the template that includes it.
    std::function<const Source*(std::string_view name)> partial;
};

/// Renders a template. Errors (unknown name with the nearest known one, unclosed section, unknown partial, partials
/// nested deeper than 100) are reported at their place, all of them; the text is then not to be used.
std::string render(const Source& source, const Value& context, const Options& options, Diagnostics& diagnostics);

}  // namespace oordeel::mustache
