// The tables of the subset of HTML and CSS → one page to look things up in, itself written in the subset.
#pragma once

#include <string>
#include <vector>

#include "css/property.h"
#include "html/subset.h"

namespace oordeel::report {

/// The page as an HTML document in English. All that it shows as an example is below, for a test to execute. Throws
/// std::logic_error when a drawing of pages on it does not come out without a complaint.
std::string reference();

/// Something that may be written, what it means, and HTML for it to work on; none when the effect is not to be seen.
struct Usage {
    std::string code, about;
    std::string piece = {};
};

/// Values of a property: one for each word or kind of value that its row in the table names.
std::vector<std::string> exampleValues(const css::Property& property);

/// A value in the simplest rule in which the property means something: `p { orphans: 3 }`.
std::string exampleRule(const css::Property& property, const std::string& value);

/// Rules that give the names which some values refer to.
const std::string& exampleNames();

/// The smallest piece of HTML in which an element makes sense; a whole document for those of its head.
std::string exampleOf(const html::Element& element);

const std::vector<Usage>& units();           ///< names of units; the piece is a length with it
const std::vector<Usage>& valueUsages();     ///< declarations
const std::vector<Usage>& selectorUsages();  ///< selectors
const std::vector<Usage>& atRuleUsages();    ///< whole rules

}  // namespace oordeel::report
