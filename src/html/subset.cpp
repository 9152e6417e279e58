#include "html/subset.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/nearest.h"

namespace oordeel::html {
namespace {

// What shapes and texts of SVG share, by the specification's name of presentation attributes.
constexpr std::string_view shape =
    "transform fill fill-opacity fill-rule stroke stroke-opacity stroke-width stroke-linecap "
    "stroke-linejoin stroke-miterlimit stroke-dasharray opacity";
constexpr std::string_view drawn = "svg g pattern clippath";
constexpr std::string_view tile = "g rect circle ellipse line polyline polygon path title desc";
constexpr std::string_view hole = "rect circle ellipse polygon polyline path title desc";
constexpr std::string_view drawing =
    "g defs rect circle ellipse line polyline polygon path text title desc pattern clippath";

std::vector<std::string> words(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
        const size_t end = std::min(list.find(' '), list.size());
        if (end > 0) out.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return out;
}

/// The shapes of SVG take `shape`, a clip and these.
std::string shapeWith(std::string_view own) {
    return std::string(shape) + " clip-path " + std::string(own);
}

std::vector<Element> makeElements() {
    constexpr std::string_view words = "font-family font-size font-weight font-style text-anchor letter-spacing";
    static const std::string onGroup = shapeWith(words);
    static const std::string onSvg =
        onGroup.substr(onGroup.find(' ') + 1) + " xmlns xmlns:xlink version width height viewbox preserveaspectratio";
    static const std::string onRect = shapeWith("x y width height rx ry");
    static const std::string onCircle = shapeWith("cx cy r");
    static const std::string onEllipse = shapeWith("cx cy rx ry");
    static const std::string onLine = shapeWith("x1 y1 x2 y2");
    static const std::string onPoly = shapeWith("points clip-rule");
    static const std::string onPath = shapeWith("d clip-rule");
    static const std::string onText = onGroup + " x y dx dy";
    static const std::string onTspan =
        std::string(shape.substr(shape.find(' ') + 1)) + " " + std::string(words) + " x y dx dy";

    std::vector<Element> all = {
        {.name = "html", .holdsText = false, .inside = "-", .holds = "head body"},
        {.name = "head", .holdsText = false, .inside = "html", .holds = "title meta link style"},
        {.name = "title", .inside = "head html", .holds = "-"},
        {.name = "meta", .empty = true, .inside = "head html", .attributes = "charset name content"},
        {.name = "link", .empty = true, .inside = "head html", .attributes = "rel href", .required = "rel href"},
        {.name = "style", .inside = "head html", .holds = "-"},
        {.name = "body", .inside = "html"},
        {.name = "ul", .holdsText = false, .holds = "li"},
        {.name = "ol", .holdsText = false, .holds = "li", .attributes = "start reversed type"},
        {.name = "li", .inside = "ul ol", .attributes = "value"},
        {.name = "dl", .holdsText = false, .holds = "dt dd div"},
        {.name = "dt", .inside = "dl div"},
        {.name = "dd", .inside = "dl div"},
        {.name = "blockquote", .attributes = "cite"},
        {.name = "hr", .empty = true},
        {.name = "br", .empty = true},
        {.name = "a", .attributes = "href"},
        {.name = "del", .attributes = "cite datetime"},
        {.name = "ins", .attributes = "cite datetime"},
        {.name = "q", .attributes = "cite"},
        {.name = "time", .attributes = "datetime"},
        {.name = "figcaption", .inside = "figure"},
        {.name = "table", .holdsText = false, .holds = "caption colgroup col thead tbody tfoot tr"},
        {.name = "caption", .inside = "table"},
        {.name = "colgroup", .holdsText = false, .inside = "table", .holds = "col", .attributes = "span"},
        {.name = "col", .empty = true, .inside = "table colgroup", .attributes = "span"},
        {.name = "thead", .holdsText = false, .inside = "table", .holds = "tr"},
        {.name = "tbody", .holdsText = false, .inside = "table", .holds = "tr"},
        {.name = "tfoot", .holdsText = false, .inside = "table", .holds = "tr"},
        {.name = "tr", .holdsText = false, .inside = "table thead tbody tfoot", .holds = "th td"},
        {.name = "th", .inside = "tr", .attributes = "colspan rowspan headers scope abbr"},
        {.name = "td", .inside = "tr", .attributes = "colspan rowspan headers"},
        {.name = "img", .empty = true, .attributes = "src alt width height", .required = "src alt"},
        {.name = "meter", .attributes = "min max value low high optimum", .required = "value"},
        {.name = "svg", .holdsText = false, .holds = drawing, .attributes = onSvg},
        {.name = "g", .svg = true, .holdsText = false, .inside = drawn, .holds = drawing, .attributes = onGroup},
        {.name = "defs", .svg = true, .holdsText = false, .inside = "svg g", .holds = "pattern clippath title desc"},
        {.name = "pattern",
         .svg = true,
         .holdsText = false,
         .inside = "svg g defs",
         .holds = tile,
         .attributes = "x y width height patternunits patterntransform",
         .required = "id width height patternunits"},
        {.name = "clippath",
         .svg = true,
         .holdsText = false,
         .inside = "svg g defs",
         .holds = hole,
         .attributes = "transform clippathunits",
         .required = "id"},
        {.name = "rect", .svg = true, .holdsText = false, .inside = drawn, .holds = "title desc", .attributes = onRect},
        {.name = "circle",
         .svg = true,
         .holdsText = false,
         .inside = drawn,
         .holds = "title desc",
         .attributes = onCircle},
        {.name = "ellipse",
         .svg = true,
         .holdsText = false,
         .inside = drawn,
         .holds = "title desc",
         .attributes = onEllipse},
        {.name = "line", .svg = true, .holdsText = false, .inside = drawn, .holds = "title desc", .attributes = onLine},
        {.name = "polyline",
         .svg = true,
         .holdsText = false,
         .inside = drawn,
         .holds = "title desc",
         .attributes = onPoly},
        {.name = "polygon",
         .svg = true,
         .holdsText = false,
         .inside = drawn,
         .holds = "title desc",
         .attributes = onPoly},
        {.name = "path",
         .svg = true,
         .holdsText = false,
         .inside = drawn,
         .holds = "title desc",
         .attributes = onPath,
         .required = "d"},
        {.name = "text", .svg = true, .inside = drawn, .holds = "tspan title desc", .attributes = onText},
        {.name = "tspan", .svg = true, .inside = "text tspan", .holds = "tspan title desc", .attributes = onTspan},
        {.name = "title", .svg = true, .holds = "-"},
        {.name = "desc", .svg = true, .holds = "-"},
    };
    for (std::string_view plain :
         {"section", "article", "header", "footer", "main",  "nav",  "aside", "div",     "p",     "h1", "h2",
          "h3",      "h4",      "h5",     "h6",     "pre",   "code", "span",  "strong",  "b",     "em", "i",
          "u",       "s",       "sub",    "sup",    "small", "abbr", "cite",  "address", "figure"}) {
        all.push_back({.name = plain});
    }
    return all;
}

struct Reason {
    std::string_view names;
    std::string_view sentence;
};

constexpr Reason htmlReasons[] = {
    {"script noscript template slot canvas",
     "a document runs no programs; leave it out, or draw what it makes as <svg>"},
    {"iframe frame frameset noframes embed object param base portal",
     "a document holds all its content itself; put the content here"},
    {"form input button select option optgroup textarea label fieldset legend datalist output progress",
     "a printed page has nothing to fill in; write the text itself, and lines to write on as a table"},
    {"video audio source track picture map area", "a printed page shows still pictures alone; use <img> or <svg>"},
    {"font center big tt strike basefont marquee blink nobr",
     "how things look is said in the style sheet; use <span class=\"…\">"},
    {"kbd samp var", "use <code>"},
    {"mark", "use <span class=\"…\"> with a background"},
    {"dfn", "use <em>"},
    {"wbr", "write &shy; where a word may be broken with a hyphen, or &#8203; without"},
    {"details summary dialog", "a printed page does not unfold; use <section> with a heading"},
    {"math", "mathematics is not set; write it as text or as <svg>"},
    {"hgroup search menu", "use <div>"},
    {"image", "use <img>"},
};

constexpr Reason svgReasons[] = {
    {"lineargradient radialgradient stop", "gradients are not drawn; fill with one colour"},
    {"use symbol marker", "nothing is drawn by reference; write the shapes where they stand"},
    {"image", "pictures do not stand inside <svg>; use <img>"},
    {"foreignobject", "a drawing holds no HTML; use <text>"},
    {"mask filter", "masks and filters are not drawn; draw the result as shapes"},
    {"animate animatemotion animatetransform set", "a printed page does not move; draw one state"},
    {"textpath", "text along a path is not set; use <text>"},
    {"style script", "write how a shape looks as its attributes, such as fill"},
    {"a", "a drawing holds no links; put the <a> around the <svg>"},
    {"svg", "a drawing stands in no other; use <g transform=\"…\">"},
};

std::string_view reasonFor(std::string_view name, bool inSvg) {
    for (const Reason& reason : svgReasons) {
        if (inSvg && listHolds(reason.names, name)) return reason.sentence;
    }
    for (const Reason& reason : htmlReasons) {
        if (!inSvg && listHolds(reason.names, name)) return reason.sentence;
    }
    return {};
}

}  // namespace

bool listHolds(std::string_view list, std::string_view name) {
    for (size_t i = list.find(name); i != std::string_view::npos; i = list.find(name, i + 1)) {
        const size_t end = i + name.size();
        if ((i == 0 || list[i - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
    }
    return false;
}

bool isVoid(std::string_view name) {
    static const std::set<std::string_view> names{"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                                  "input", "link", "meta", "param", "source", "track", "wbr"};
    return names.contains(name);
}

const std::vector<Element>& elements() {
    static const std::vector<Element> all = makeElements();
    return all;
}

const Element* findElement(std::string_view name, bool inSvg) {
    using Key = std::pair<std::string_view, bool>;
    static const std::map<Key, const Element*> byName = [] {
        std::map<Key, const Element*> map;
        for (const Element& element : elements()) map.emplace(Key{element.name, element.svg}, &element);
        return map;
    }();
    const auto found = byName.find({name, inSvg});
    return found == byName.end() ? nullptr : found->second;
}

const std::vector<std::string>& globalAttributes(bool inSvg) {
    static const std::vector<std::string> html = {"id", "class", "style", "lang", "title", "role"};
    static const std::vector<std::string> svg = {"id", "class", "lang", "role"};
    return inSvg ? svg : html;
}

bool takesAttribute(const Element& element, std::string_view attribute) {
    if (attribute.starts_with("aria-") || attribute.starts_with("data-")) return attribute.size() > 5;
    const auto& global = globalAttributes(element.svg);
    return listHolds(element.attributes, attribute) ||
           std::find(global.begin(), global.end(), attribute) != global.end();
}

std::string whyNotElement(std::string_view name, bool inSvg) {
    const std::string tag = "<" + std::string(name) + ">";
    if (const std::string_view reason = reasonFor(name, inSvg); !reason.empty()) {
        return tag + " is outside the subset: " + std::string(reason);
    }
    if (inSvg && findElement(name, false))
        return tag + " does not belong in <svg>; close the drawing with </svg> first";
    if (!inSvg && findElement(name, true)) return tag + " belongs inside <svg>";
    std::vector<std::string> known;
    for (const Element& element : elements()) {
        if (element.svg == inSvg) known.emplace_back(element.name);
    }
    return tag + " is not an element of the subset" + didYouMean(name, known);
}

std::string whyNotAttribute(const Element& element, std::string_view attribute) {
    const std::string place = std::string(attribute) + " is not an attribute of <" + std::string(element.name) + ">";
    if (attribute.starts_with("on")) return place + ": a document runs no programs; leave it out";
    if (listHolds("align valign bgcolor border cellpadding cellspacing color face width height nowrap", attribute) &&
        !element.svg) {
        return place + ": how things look is said in the style sheet; use class=\"…\"";
    }
    if (element.svg && attribute == "style") return place + "; write fill=\"…\" and the like as attributes";
    std::vector<std::string> known = words(element.attributes);
    const auto& global = globalAttributes(element.svg);
    known.insert(known.end(), global.begin(), global.end());
    return place + didYouMean(attribute, known);
}

}  // namespace oordeel::html
