// The properties of the subset: one table that drives parsing, inheritance, messages and the reference page.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "css/cursor.h"
#include "css/style.h"
#include "html/document.h"

namespace oordeel::css {

/// What a value needs of its surroundings to become absolute.
struct Context {
    const Style* parent = nullptr;
    Length rootFontSize;
    const html::Node* element = nullptr;  ///< for attr(); null in @page
    PageStyle* page = nullptr;            ///< for `size`; null but in @page
    /// Set by a value that differs from element to element under the same rules: attr() and counter().
    bool ownValues = false;
};

/// A parsed value: the function that gives a style this value.
using Setter = std::function<void(Style&, Context&)>;

/// Where a property means something.
enum Place : uint8_t { onElement = 1, onPage = 2, onMarginBox = 4, onFootnoteArea = 8 };

struct Property {
    std::string name;
    std::string takes;    ///< the values it accepts, in words: "left, right, center or justify"
    std::string initial;  ///< as CSS; empty for a shorthand
    std::string about;    ///< one line for the reference page
    bool inherited = false;
    uint8_t places = onElement;
    std::function<Setter(Cursor&)> parse;                  ///< longhand; an empty setter: not accepted
    std::function<void(Style&, const Style&)> copy;        ///< longhand; what `inherit` does
    std::vector<const Property*> longhands;                ///< shorthand: all it sets, in order
    std::function<std::vector<Setter>(Cursor&)> parseAll;  ///< shorthand: one a longhand; empty: not accepted

    bool isShorthand() const { return !longhands.empty(); }
    size_t index = 0;   ///< in properties()
    Setter setInitial;  ///< longhand
};

/// All of them: longhands in the order in which they are applied (what others depend on first), then shorthands.
const std::vector<Property>& properties();

/// Null when there is none of this name.
const Property* findProperty(std::string_view name);

/// The names of all properties, for messages.
const std::vector<std::string>& propertyNames();

/// Why a property of CSS that people try is not in the subset and what to write; empty for others.
std::string_view whyNotInSubset(std::string_view name);

/// A longhand of a declaration and the value it gives.
using Setting = std::pair<const Property*, Setter>;

/// Reads a whole value, `inherit`, `initial` and `unset` included. What is wrong is an error, and nothing comes back.
std::vector<Setting> parseValue(const Property& property, std::span<const Token> tokens, Position end,
                                Diagnostics& diagnostics);

// The rows, by file.
std::vector<Property> textProperties();
std::vector<Property> boxProperties();
std::vector<Property> pageProperties();
std::vector<Property> shorthands(const std::vector<Property>& longhands);

}  // namespace oordeel::css
