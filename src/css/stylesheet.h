// Text of a style sheet → rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "css/property.h"
#include "css/selector.h"

namespace oordeel::css {

struct Declaration {
    Position at;                         ///< of the name
    Position end;                        ///< right after the value
    std::string name;                    ///< in lower case; a custom property as written
    const Property* property = nullptr;  ///< null for a custom property
    bool important = false;
    std::vector<Setting> settings;  ///< what it sets, when that is known without the element's custom properties
    std::vector<Token> tokens;      ///< the value of a custom property, or one that holds var()

    bool hasVariables() const { return property && !tokens.empty(); }
};

struct StyleRule {
    std::vector<Selector> selectors;
    std::vector<Declaration> declarations;
};

/// A margin box in @page, or the area for footnotes.
struct MarginRule {
    std::string box;  ///< "top-left", "footnote"
    std::vector<Declaration> declarations;
};

struct PageRule {
    enum class Side : uint8_t { any, left, right };
    std::string name;  ///< empty: any page type
    bool first = false, blank = false;
    Side side = Side::any;
    uint32_t specificity = 0;
    std::vector<Declaration> declarations;
    std::vector<MarginRule> boxes;
};

struct Import {
    std::string path;
    Position at;
};

/// A var() and whether it can do without its variable.
struct VariableUse {
    std::string name;
    bool hasFallback = false;
    Position at;
};

struct StyleSheet {
    std::vector<Import> imports;
    std::vector<StyleRule> rules;
    std::vector<PageRule> pages;
    std::vector<VariableUse> uses;
};

/// All rules that count for a medium; @media blocks of another one are passed over. Brackets nested deeper than 64,
/// more than 4 MiB and text that is not UTF-8 are refused as a whole.
StyleSheet parseStyleSheet(const Source& source, std::string_view medium, Diagnostics& diagnostics);

/// The value of a style attribute. `uses` receives its var()s.
std::vector<Declaration> parseStyleAttribute(const Snippet& snippet, std::vector<VariableUse>& uses,
                                             Diagnostics& diagnostics);

/// The built-in sheet for HTML, and its text.
const Source& builtInSource();
const StyleSheet& builtInSheet();

/// The at-rules of the subset, without the @; margin boxes apart.
const std::vector<std::string>& atRuleNames();

/// The sixteen margin boxes and "footnote".
const std::vector<std::string>& marginBoxNames();

}  // namespace oordeel::css
