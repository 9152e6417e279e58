#include "report/reference.h"

#include <algorithm>
#include <functional>

#include "css/stylesheet.h"
#include "report/reference_effects.h"
#include "template/escape.h"

namespace oordeel::report {
namespace {

constexpr const char* styles = R"css(
@page {
  size: A4;
  margin: 22mm 16mm 20mm;
  font-size: 8pt;
  color: #55606b;
  @top-left { content: string(part); vertical-align: top; padding-top: 11mm }
  @top-right { content: string(entry); vertical-align: top; padding-top: 11mm; font-weight: bold; color: #1f3f5e }
  @bottom-right { content: counter(page) " / " counter(pages); vertical-align: top; padding-top: 6mm }
}
@page :first { @top-left { content: none } @top-right { content: none } }
html { font: 9pt/12pt "PT Sans", sans-serif; color: #1b232b; background: #fff }
body { margin: 0 auto; max-width: 178mm }
body > h1, body > h2, body > h3 { color: #1f3f5e }
body > h1 { font-size: 24pt; line-height: 30pt; margin: 0 0 3mm }
body > h2 { font-size: 16pt; line-height: 20pt; margin: 10mm 0 2mm; string-set: part content(), entry "" }
body > h2.page { break-before: page; margin-top: 0 }
body > h3 { font-size: 9pt; line-height: 12pt; font-weight: normal; margin: 5mm 0 0; padding-top: 1mm;
  border-top: .5pt solid #c5ccd3 }
body > h3 code { font-size: 10pt; font-weight: bold; string-set: entry content() }
p { margin: 0 0 2mm }
.lead { max-width: 140mm }
.facts { font-size: 8pt; line-height: 11pt; color: #55606b; margin: 0 0 1mm; break-after: avoid }
code, pre { font-family: "PT Mono", monospace; font-size: 8pt; line-height: 11pt }
pre { margin: 0 0 1mm; white-space: pre-wrap; overflow-wrap: anywhere }
a { color: #1f3f5e; text-decoration: none }
.contents { list-style: none; padding: 0; margin: 0 0 4mm; max-width: 100mm }
.contents a::after { content: leader(" . ") " " target-counter(attr(href url), page) }
.index { line-height: 15pt }
.index a { margin-right: 1em; white-space: nowrap }
.index a::after { content: " " target-counter(attr(href url), page); font-size: 7pt; color: #55606b }

/* An example and, under it, what it gives */
.row { display: table; table-layout: fixed; width: 100%; margin: 0 0 1.5mm; break-inside: avoid }
.tile { display: table-cell; vertical-align: top; padding-right: 3mm }
.tile > code { display: block; overflow-wrap: anywhere; break-after: avoid }
.tile > small { display: block; color: #55606b; line-height: 10pt }
.wide { width: 50% }
.shown { background: #f3f5f7; padding: 1.5mm 2mm; margin-top: .5mm }
.pages { display: block }

/* What examples are shown on */
.shown p, .shown ul, .shown ol, .shown dl, .shown h5, .shown table, .shown figure, .shown blockquote { margin-top: 0; margin-bottom: 0 }
.shown ul, .shown ol { padding-left: 6mm }
.shown .area { background: #c9dbe8 }
.shown .around { border: .5pt dashed #55606b }
.shown .measured { width: 48mm }
.shown .narrow { width: 26mm; background: #c9dbe8 }
.shown .table { display: table; width: 100% }
.shown .cell { display: table-cell }
.shown .cells td { border: .75pt solid #1b232b }
.shown .anew { counter-reset: chapter }
.shown .counted { counter-increment: chapter }
.shown .counted::before, .shown .counting::before { content: counter(chapter) "\a0 " }
.shown .foot { float: footnote }
.shown p:empty { height: 3mm }
.shown h1, .shown h2, .shown h3, .shown h4, .shown h5, .shown h6 { margin: 0; bookmark-level: none; break-after: auto }
.bar { height: 2mm; background: #1f3f5e; margin: 1mm 0 }

/* Tables to look things up in */
.list { width: 100%; table-layout: fixed; border-collapse: collapse; margin: 0 0 4mm }
.list > thead > tr > th, .list > tbody > tr > td, .list > tbody > tr > th { text-align: left; vertical-align: top; padding: 1mm 3mm 1mm 0;
  border-bottom: .5pt solid #c5ccd3; font-weight: normal; overflow-wrap: anywhere }
.list > thead > tr > th { border-bottom: 1pt solid #1f3f5e; color: #55606b; font-size: 8pt; padding-top: 0 }
.list > tbody > tr { break-inside: avoid }
)css";

constexpr const char* lead =
    "<p class=\"lead\">What stands here can be used; everything else is refused with a message that names its place. "
    "This "
    "page is made from the tables in the program. A test executes every example on it, and what is shown under an "
    "example is the example at work, not a picture of it. Drawn pages are what the program made of a small "
    "document.</p>\n"
    "<p class=\"lead\">On paper everything is to be seen: <code>oordeel print reference.html</code>. A browser does "
    "not know "
    "footnotes, leaders, named strings and numbers of pages.</p>\n";

std::string escaped(std::string_view text) {
    std::string out;
    mustache::appendEscaped(out, text, mustache::Escaping::html);
    return out;
}

std::string code(std::string_view text) {
    return "<code>" + escaped(text) + "</code>";
}

std::string listing(std::string_view text) {
    return "<pre>" + escaped(text) + "</pre>";
}

struct Column {
    const char *title, *width;
};

std::string tableHead(const std::vector<Column>& columns) {
    std::string out = "<table class=\"list\">\n<thead><tr>";
    for (const Column& column : columns) {
        out += std::string("<th scope=\"col\" style=\"width: ") + column.width + "\">" + column.title + "</th>";
    }
    return out + "</tr></thead>\n<tbody>\n";
}

/// Its cells hold HTML; the first one heads the row.
std::string tableRow(const std::vector<std::string>& cells) {
    std::string out = "<tr><th scope=\"row\">" + cells.front() + "</th>";
    for (size_t i = 1; i < cells.size(); ++i) out += "<td>" + cells[i] + "</td>";
    return out + "</tr>\n";
}

constexpr const char* tableEnd = "</tbody>\n</table>\n";

/// Where a property may be written.
std::string places(const css::Property& property) {
    constexpr std::pair<css::Place, const char*> all[] = {{css::onElement, "elements"},
                                                          {css::onPage, "@page"},
                                                          {css::onMarginBox, "margin boxes"},
                                                          {css::onFootnoteArea, "@footnote"}};
    std::string out;
    for (const auto& [place, name] : all) {
        if (property.places & place) out += (out.empty() ? "" : ", ") + std::string(name);
    }
    return out;
}

/// Grows while the page is written: the rules that examples bring come into its head.
class Page {
  public:
    std::string write() {
        section("properties", "Properties", "");
        addProperties();
        section("values", "Values", "Lengths are numbers with a unit; 0 needs none.");
        addUnits();
        addValues();
        section("selectors", "Selectors", "What a selector chooses is marked in yellow, or red.");
        addSelectors();
        section("at-rules", "Rules that begin with @", "");
        addAtRules();
        section("margin-boxes", "Margin boxes",
                "Inside @page, each with a block of declarations; one that has content is printed: " +
                    code("@page { @top-left { content: string(title) } }") + ".");
        addMarginBoxes();
        section("html", "Elements of HTML", "Every element takes " + globalNames(false) + ".");
        addElements(false);
        section("svg", "Elements of SVG", "Inside svg, every element takes " + globalNames(true) + ".");
        addElements(true);
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<title>HTML and CSS that oordeel sets</title>\n<style>" +
               (styles + exampleNames()) + "\n" + rules_ +
               "</style>\n</head>\n<body>\n<h1>HTML and CSS that oordeel sets</h1>\n" + lead +
               "<ul class=\"contents\">\n" + contents_ + "</ul>\n" + index() + body_ + "</body>\n</html>\n";
    }

  private:
    void section(const std::string& id, const std::string& title, const std::string& text) {
        contents_ += "<li><a href=\"#" + id + "\">" + title + "</a></li>\n";
        body_ += "<h2" + std::string(id == "properties" ? " class=\"page\"" : "") + " id=\"" + id + "\">" + title +
                 "</h2>\n" + (text.empty() ? "" : "<p>" + text + "</p>\n");
    }

    /// As one looks them up.
    static std::vector<const css::Property*> byName() {
        std::vector<const css::Property*> all;
        for (const css::Property& property : css::properties()) all.push_back(&property);
        std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
        return all;
    }

    static std::string index() {
        std::string out;
        for (const css::Property* property : byName()) {
            out += "<a href=\"#" + property->name + "\">" + property->name + "</a>\n";
        }
        return "<p class=\"index\">" + out + "</p>\n";
    }

    std::string shown(const Effect& effect) {
        rules_ += effect.rules;
        return "<div class=\"shown\">" + effect.html + "</div>";
    }

    /// Properties that say the same of other sides or corners stand together.
    void addProperties() {
        std::vector<const css::Property*> left = byName();
        while (!left.empty()) {
            const css::Property& first = *left.front();
            const auto isAlike = [&](const css::Property* p) {
                return p->about == first.about && p->takes == first.takes && p->initial == first.initial &&
                       p->isShorthand() == first.isShorthand();
            };
            std::vector<const css::Property*> alike;
            std::copy_if(left.begin(), left.end(), std::back_inserter(alike), isAlike);
            std::erase_if(left, isAlike);
            add(alike);
        }
    }

    void add(const std::vector<const css::Property*>& alike) {
        const css::Property& first = *alike.front();
        std::string names, sets;
        std::vector<std::string> tiles;
        for (const css::Property* property : alike) {
            names +=
                (names.empty() ? "" : ", ") + ("<code id=\"" + property->name + "\">" + property->name + "</code>");
            for (const css::Property* longhand : property->longhands) {
                sets += (sets.empty() ? " Sets " : ", ") + longhand->name;
            }
            for (const std::string& value : exampleValues(*property)) {
                const Effect effect = effectOf(*property, value, fonts_);
                tiles.push_back(code(property->name + ": " + value) +
                                (effect.note.empty() ? "" : "<small>" + escaped(effect.note) + "</small>") +
                                shown(effect));
            }
        }
        const std::string initial = first.isShorthand() ? ""
                                                        : " Initially " + code(first.initial) +
                                                              (first.inherited ? ", inherited." : ", not inherited.");
        body_ += "<h3>" + names + "&emsp;" + escaped(first.about) + "</h3>\n<p class=\"facts\">Takes " +
                 escaped(first.takes) + "." + initial + sets + (sets.empty() ? "" : ".") + " On " + places(first) +
                 ".</p>\n";
        addTiles(tiles, 3);
    }

    void addTiles(const std::vector<std::string>& tiles, size_t perRow) {
        for (size_t i = 0; i < tiles.size(); i += perRow) {
            body_ += "<div class=\"row\">";
            for (size_t j = i; j < i + perRow; ++j) {
                body_ += "<div class=\"tile\">" + (j < tiles.size() ? tiles[j] : "") + "</div>";
            }
            body_ += "</div>\n";
        }
    }

    void addUnits() {
        body_ += tableHead({{"Unit", "14mm"}, {"Meaning", "80mm"}, {"Example", "20mm"}, {"Effect", "auto"}});
        for (const Usage& unit : units()) {
            body_ += tableRow({code(unit.code), escaped(unit.about), code(unit.piece),
                               "<div class=\"bar\" style=\"width: " + unit.piece + "\"></div>"});
        }
        body_ += tableEnd;
    }

    void addUsages(const char* title, const char* width, const std::vector<Usage>& all,
                   const std::function<Effect(const Usage&)>& effectOf) {
        body_ += tableHead({{title, width}, {"Meaning", "auto"}, {"Effect", "58mm"}});
        for (const Usage& usage : all) {
            const Effect effect = effectOf(usage);
            body_ += tableRow({code(usage.code), escaped(usage.about), effect.html.empty() ? "" : shown(effect)});
        }
        body_ += tableEnd;
    }

    void addValues() { addUsages("Declaration", "66mm", valueUsages(), effectOfDeclaration); }

    void addSelectors() {
        size_t count = 0;
        addUsages("Selector", "50mm", selectorUsages(),
                  [&](const Usage& usage) { return effectOfSelector(usage, "selector-" + std::to_string(++count)); });
    }

    void addAtRules() {
        body_ += tableHead({{"Rule", "64mm"}, {"Meaning", "auto"}, {"Effect", "74mm"}});
        for (const Usage& rule : atRuleUsages()) {
            const std::string drawn = rule.piece.empty() ? "" : shown(effectOfAtRule(rule, fonts_));
            body_ += tableRow({code(rule.code), escaped(rule.about), drawn});
        }
        body_ += tableEnd;
    }

    void addMarginBoxes() {
        std::string css, names;
        for (const std::string& box : css::marginBoxNames()) {
            if (box == "footnote") continue;
            css += "@" + box + " { content: \"" + box + "\"; border: .5pt solid #55606b }\n";
            names += (names.empty() ? "" : ", ") + code("@" + box);
        }
        body_ +=
            "<p>" + names + "</p>\n" +
            shown({miniature("@page { size: 160mm 90mm; margin: 20mm 34mm; font: 8pt/10pt \"PT Sans\", sans-serif;\n" +
                                 css + "}",
                             "<p style=\"margin: 0\">page area</p>", 1, fonts_),
                   "", ""});
    }

    static std::string globalNames(bool inSvg) {
        std::string out;
        for (const std::string& name : html::globalAttributes(inSvg)) out += name + ", ";
        return out + "aria-… and data-…";
    }

    /// Elements that share an example stand under one heading.
    void addElements(bool svg) {
        std::vector<const html::Element*> left;
        for (const html::Element& element : html::elements()) {
            if (element.svg == svg) left.push_back(&element);
        }
        while (!left.empty()) {
            const std::string example = exampleOf(*left.front());
            std::vector<const html::Element*> alike;
            std::copy_if(left.begin(), left.end(), std::back_inserter(alike),
                         [&](const html::Element* element) { return exampleOf(*element) == example; });
            std::string names;
            for (const html::Element* element : alike) names += (names.empty() ? "" : ", ") + spelled(element->name);
            const std::string attributes = attributesOf(alike);
            std::erase_if(left, [&](const html::Element* element) { return exampleOf(*element) == example; });
            body_ += "<h3><code>" + names + "</code></h3>\n" +
                     (attributes.empty() ? "" : "<p class=\"facts\">" + attributes + "</p>\n") +
                     "<div class=\"row\"><div class=\"tile wide\">" + listing(example) + "</div><div class=\"tile\">" +
                     (isLive(example) ? shown({example, "", ""}) : "") + "</div></div>\n";
        }
    }

    /// A whole document does not stand in another one, and a picture needs its file.
    static bool isLive(const std::string& example) {
        return !example.starts_with("<!DOCTYPE") && example.find("<img") == std::string::npos;
    }

    /// SVG's own capitals, which the table of elements goes without.
    static std::string spelled(std::string_view name) {
        constexpr std::pair<std::string_view, std::string_view> capitals[] = {
            {"clippath", "clipPath"},
            {"viewbox", "viewBox"},
            {"preserveaspectratio", "preserveAspectRatio"},
            {"patternunits", "patternUnits"},
            {"patterntransform", "patternTransform"},
            {"clippathunits", "clipPathUnits"},
        };
        for (const auto& [low, written] : capitals) {
            if (low == name) return std::string(written);
        }
        return std::string(name);
    }

    /// "All take fill. rect takes x, y, width (required)." What all of them take is said once.
    static std::string attributesOf(const std::vector<const html::Element*>& alike) {
        const auto inAll = [&](const std::string& name) {
            return alike.size() > 1 && std::all_of(alike.begin(), alike.end(), [&](const html::Element* element) {
                       return html::listHolds(element->attributes, name);
                   });
        };
        std::string common, out;
        for (const html::Element* element : alike) {
            std::string own;
            for (const std::string& name : namesIn(element->attributes, element->required)) {
                const bool required = html::listHolds(element->required, name);
                std::string& list = inAll(name) ? common : own;
                if (&list == &common && element != alike.front()) continue;
                list += (list.empty() ? "" : ", ") + spelled(name) + (required ? " (required)" : "");
            }
            if (!own.empty()) out += " " + code(spelled(element->name)) + " takes " + own + ".";
        }
        return (common.empty() ? "" : "All take " + common + ".") + out;
    }

    /// Names in either of two lists, in their order.
    static std::vector<std::string> namesIn(std::string_view first, std::string_view second) {
        std::vector<std::string> names;
        for (std::string_view list : {first, second}) {
            for (size_t begin = 0; begin < list.size();) {
                const size_t end = std::min(list.find(' ', begin), list.size());
                const std::string name(list.substr(begin, end - begin));
                begin = end + 1;
                if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
            }
        }
        return names;
    }

    text::Fonts fonts_;
    std::string contents_, body_, rules_;
};

}  // namespace

std::string reference() {
    return Page().write();
}

}  // namespace oordeel::report
