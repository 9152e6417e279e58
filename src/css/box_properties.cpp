// The rows of the property table that style boxes and tables.
#include "css/rows.h"

namespace oordeel::css {
namespace {

const char* const sideNames[] = {"top", "right", "bottom", "left"};

std::optional<SizeValue> parseMargin(Cursor& cursor) {
    return parseSize(cursor, Sign::any, Percent::yes, Auto::yes);
}
std::optional<SizeValue> parsePadding(Cursor& cursor) {
    return parseSize(cursor, Sign::notNegative, Percent::yes, Auto::no);
}
std::optional<SizeValue> parseWidth(Cursor& cursor) {
    return parseSize(cursor, Sign::notNegative, Percent::yes, Auto::yes);
}
std::optional<SizeValue> parseMaxWidth(Cursor& cursor) {
    if (cursor.word("none")) return SizeValue{};
    return parseSize(cursor, Sign::notNegative, Percent::yes, Auto::no);
}
std::optional<SizeValue> parseHeight(Cursor& cursor) {
    return parseSize(cursor, Sign::notNegative, Percent::no, Auto::yes);
}
std::optional<LengthValue> parseRadius(Cursor& cursor) {
    return parseLength(cursor, Sign::notNegative);
}

std::optional<LengthValue> parseBorderWidth(Cursor& cursor) {
    // 1, 3 and 5 CSS pixels, as browsers draw them.
    if (cursor.word("thin")) return LengthValue{.75, 0, 0};
    if (cursor.word("medium")) return LengthValue{2.25, 0, 0};
    if (cursor.word("thick")) return LengthValue{3.75, 0, 0};
    return parseLength(cursor, Sign::notNegative);
}

void addSides(std::vector<Property>& rows) {
    for (size_t i = 0; i < 4; ++i) {
        const std::string side = sideNames[i];
        rows.push_back(longhand(
            "margin-" + side, "a length, a percentage or auto", "0",
            {false, onElement | onPage | onMarginBox | onFootnoteArea},
            "space outside the border; may be negative", [i](auto& s) -> auto& { return s.margin[i]; }, parseMargin));
    }
    for (size_t i = 0; i < 4; ++i) {
        rows.push_back(longhand(
            std::string("padding-") + sideNames[i], "a length or a percentage", "0", anyBox,
            "space inside the border", [i](auto& s) -> auto& { return s.padding[i]; }, parsePadding));
    }
    for (size_t i = 0; i < 4; ++i) {
        const std::string border = std::string("border-") + sideNames[i];
        rows.push_back(longhand(
            border + "-width", "a length, thin, medium or thick", "medium", anyBox,
            "width of the border", [i](auto& s) -> auto& { return s.border[i].width; }, parseBorderWidth));
        rows.push_back(keywords<BorderStyle>(
            border + "-style",
            {{"none", BorderStyle::none},
             {"solid", BorderStyle::solid},
             {"dashed", BorderStyle::dashed},
             {"dotted", BorderStyle::dotted}},
            "none", anyBox, "line of the border", [i](auto& s) -> auto& { return s.border[i].style; }));
        rows.push_back(longhand(
            border + "-color", "a colour", "currentColor", anyBox,
            "colour of the border", [i](auto& s) -> auto& { return s.border[i].color; }, parseColor));
    }
    const char* const corners[] = {"top-left", "top-right", "bottom-right", "bottom-left"};
    for (size_t i = 0; i < 4; ++i) {
        rows.push_back(longhand(
            std::string("border-") + corners[i] + "-radius", "a length", "0", anyBox,
            "rounding of the corner", [i](auto& s) -> auto& { return s.borderRadius[i]; }, parseRadius));
    }
}

Property display() {
    const std::string sideBySide =
        "boxes stand side by side in a table: write table on the one around them and table-cell on each";
    return keywords<Display>("display",
                             {{"none", Display::none},
                              {"block", Display::block},
                              {"inline", Display::inlined},
                              {"inline-block", Display::inlineBlock},
                              {"list-item", Display::listItem},
                              {"table", Display::table},
                              {"table-row-group", Display::tableRowGroup},
                              {"table-header-group", Display::tableHeaderGroup},
                              {"table-footer-group", Display::tableFooterGroup},
                              {"table-row", Display::tableRow},
                              {"table-cell", Display::tableCell},
                              {"table-column", Display::tableColumn},
                              {"table-column-group", Display::tableColumnGroup},
                              {"table-caption", Display::tableCaption}},
                             "inline", elementsOnly, "the kind of box an element makes", &Style::display,
                             {{"flex", sideBySide},
                              {"inline-flex", sideBySide},
                              {"grid", sideBySide},
                              {"inline-grid", sideBySide},
                              {"inline-table", "put the table in an inline-block"},
                              {"flow-root", "write block"},
                              {"contents", "style the children instead"}});
}

}  // namespace

std::vector<Property> boxProperties() {
    std::vector<Property> rows{display()};
    addSides(rows);
    std::vector<Property> rest{
        longhand("width", "a length, a percentage or auto", "auto", anyBox,
                 "width of the content, or of the border box", &Style::width, parseWidth),
        longhand("min-width", "a length, a percentage or auto", "auto", anyBox, "least width", &Style::minWidth,
                 parseWidth),
        longhand("max-width", "a length, a percentage or none", "none", anyBox, "greatest width", &Style::maxWidth,
                 parseMaxWidth),
        longhand("height", "a length or auto", "auto", anyBox, "height of the content, or of the border box",
                 &Style::height, parseHeight),
        longhand("min-height", "a length or auto", "auto", anyBox, "least height", &Style::minHeight, parseHeight),
        keywords<bool>("box-sizing", {{"content-box", false}, {"border-box", true}}, "content-box", anyBox,
                       "whether width and height take in padding and border", &Style::borderBox),
        keywords<bool>(
            "overflow", {{"visible", false}, {"hidden", true}}, "visible", elementsOnly,
            "what sticks out of the height or the width of a block is seen, or (hidden) it is an error, since nothing "
            "is cut off on paper",
            &Style::mustFit,
            {{"clip", "write hidden"}, {"scroll", "paper does not scroll"}, {"auto", "paper does not scroll"}}),
        longhand("background-color", "a colour", "transparent", anyBox, "colour behind the content and padding",
                 &Style::background, parseColor),
        keywords<bool>("table-layout", {{"auto", false}, {"fixed", true}}, "auto", elementsOnly,
                       "column widths from the content, or from the first row and <col>", &Style::tableFixed),
        keywords<bool>("border-collapse", {{"separate", false}, {"collapse", true}}, "separate", {true, onElement},
                       "whether cells share their borders", &Style::borderCollapse),
        longhand("border-spacing", "one length", "0", {true, onElement},
                 "space between cells with borders of their own", &Style::borderSpacing, parseRadius),
        keywords<bool>("caption-side", {{"top", false}, {"bottom", true}}, "top", {true, onElement},
                       "caption above or below its table", &Style::captionBottom),
    };
    rows.insert(rows.end(), rest.begin(), rest.end());
    return rows;
}

}  // namespace oordeel::css
