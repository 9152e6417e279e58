// The values of content, string-set and the counter properties.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "css/values.h"

namespace oordeel::css {

/// `content` as written: where a part has an attribute, its text is the value of that attribute on the element.
struct SpecifiedPart {
    ContentPart part;
    std::string attribute;
};
using SpecifiedContent = std::vector<SpecifiedPart>;

struct SpecifiedStringSet {
    std::string name;
    SpecifiedContent value;
};

/// A list of parts; empty for `none` and `normal`.
std::optional<SpecifiedContent> parseContent(Cursor& cursor);
std::optional<std::vector<SpecifiedStringSet>> parseStringSet(Cursor& cursor);
/// `none`, or names each with an optional number, which is `otherwise` when left out.
std::optional<std::vector<CounterChange>> parseCounters(Cursor& cursor, int otherwise);

/// The attributes filled in from the element of the context.
Content computed(const SpecifiedContent& content, Context& context);
std::vector<StringSet> computed(const std::vector<SpecifiedStringSet>& sets, Context& context);

/// The counter styles of the subset, for counter() and list-style-type.
const std::vector<std::string>& counterStyles();

/// A number in a counter style; 0 and negative numbers, and those that a style cannot write, come out as decimals.
std::string counterText(int value, std::string_view style);

}  // namespace oordeel::css
