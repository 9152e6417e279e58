// An example of the reference page → what it gives, as HTML to stand beside it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "css/property.h"
#include "report/reference.h"
#include "text/face.h"

namespace oordeel::report {

/// What an example gives: HTML, and the rules that a style sheet of the page must have for it.
struct Effect {
    std::string html, rules;
    std::string note;  ///< what was there already, for the reader to know: "with border-style: solid"
};

/// A value of a property on the piece of HTML that shows it best; pages where it is pages that it changes. Throws
/// std::logic_error when the example is not set without a complaint.
Effect effectOf(const css::Property& property, const std::string& value, text::Fonts& fonts);

/// A declaration on a box in a box.
Effect effectOfDeclaration(const Usage& usage);

/// The pages that a rule for pages makes of its piece of HTML, which needs one.
Effect effectOfAtRule(const Usage& usage, text::Fonts& fonts);

/// The elements that a selector chooses, marked in its piece of HTML. Empty for one without a piece. `scope` is the
/// class that keeps the rule to the piece.
Effect effectOfSelector(const Usage& usage, const std::string& scope);

/// The page or pages of a small document, drawn. `scale`: how many millimetres of the page are one of the drawing.
/// Throws std::logic_error when the document is not set without a complaint.
std::string miniature(const std::string& css, const std::string& body, int scale, text::Fonts& fonts);

/// The entries that a small document gives the outline of its PDF, as HTML.
std::string outline(const std::string& css, const std::string& body, text::Fonts& fonts);

}  // namespace oordeel::report
