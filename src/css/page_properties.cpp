// The rows of the property table that deal with pages and with generated content.
#include "css/rows.h"

namespace oordeel::css {
namespace {

struct Paper {
    const char* name;
    Length width, height;
};

const Paper papers[] = {
    {"a3", mm(297), mm(420)}, {"a4", mm(210), mm(297)}, {"a5", mm(148), mm(210)}, {"letter", pt(612), pt(792)}};

/// A property that has one possible value: written, it is accepted and changes nothing.
Property fixed(std::string name, std::string value, std::string about,
               std::vector<std::pair<std::string, std::string>> refused) {
    Property row = keywords<int>(
        std::move(name), {{value, 0}}, value, elementsOnly, std::move(about),
        [](auto& s) -> auto& { return s.orphans; }, std::move(refused));
    const auto parse = row.parse;
    row.parse = [parse](Cursor& cursor) -> Setter {
        if (!parse(cursor)) return {};
        return [](Style&, Context&) {};
    };
    row.copy = [](Style&, const Style&) {};
    return row;
}

Setter setPaper(Length width, Length height, bool landscape, bool turned) {
    if (turned && landscape == (width < height)) std::swap(width, height);
    return [=](Style&, Context& c) {
        if (c.page) c.page->width = width, c.page->height = height;
    };
}

std::optional<Length> parsePaperSide(Cursor& cursor) {
    const auto length = parseLength(cursor, Sign::notNegative);
    if (!length) return {};
    if (length->em != 0 || length->rem != 0) {
        cursor.fail("a page has no font size; write its size in mm, cm, in or pt");
        return {};
    }
    const Length side = computed(*length, {}, {});
    if (side < mm(10) || side > mm(5000)) {
        cursor.fail("a page is from 10mm to 5000mm wide and high");
        return {};
    }
    return side;
}

Setter parsePaper(Cursor& cursor) {
    bool landscape = false, turned = false;
    const auto orientation = [&] {
        if (cursor.word("landscape")) return landscape = turned = true;
        return turned = cursor.word("portrait");
    };
    orientation();
    for (const Paper& paper : papers) {
        if (!cursor.word(paper.name)) continue;
        if (!turned) orientation();
        return setPaper(paper.width, paper.height, landscape, turned);
    }
    if (turned) return setPaper(papers[1].width, papers[1].height, landscape, true);
    const auto width = parsePaperSide(cursor);
    if (!width) return {};
    const auto height = cursor.done() ? width : parsePaperSide(cursor);
    if (!height) return {};
    return setPaper(*width, *height, false, false);
}

Property size() {
    Property row;
    row.name = "size";
    row.takes = "A3, A4, A5 or letter, portrait or landscape, or one or two lengths";
    row.initial = "A4";
    row.about = "size of the page";
    row.places = onPage;
    row.parse = parsePaper;
    row.copy = [](Style&, const Style&) {};
    return row;
}

/// `auto` is the page type of the parent.
Setter parsePageName(Cursor& cursor) {
    if (cursor.word("auto")) return [](Style& s, Context& c) { s.page = c.parent->page; };
    if (cursor.peek().kind != Token::Kind::ident || !isCustomIdent(cursor.peek().text)) return {};
    return [name = cursor.ident()](Style& s, Context&) { s.page = name; };
}

Property pageName() {
    Property row;
    row.name = "page";
    row.takes = "auto or the name of an @page rule";
    row.initial = "auto";
    row.about = "the type of page an element stands on; another type begins a new page";
    row.inherited = true;
    row.parse = parsePageName;
    row.copy = [](Style& to, const Style& from) { to.page = from.page; };
    return row;
}

std::optional<int> parseBookmarkLevel(Cursor& cursor) {
    if (cursor.word("none")) return 0;
    return parseInteger(cursor, 1, 6);
}

auto counters(int otherwise) {
    return [otherwise](Cursor& cursor) { return parseCounters(cursor, otherwise); };
}

std::vector<std::pair<std::string, Break>> breaks() {
    return {{"auto", Break::automatic}, {"avoid", Break::avoid}, {"avoid-page", Break::avoid},
            {"page", Break::page},      {"always", Break::page}, {"left", Break::left},
            {"right", Break::right},    {"recto", Break::right}, {"verso", Break::left}};
}

}  // namespace

std::vector<Property> pageProperties() {
    const std::string takesCounters = "none, or names each with a whole number after it when wished";
    const std::string noFloat = "text does not run around boxes; put the two in the cells of a table row";
    const std::string noPosition = "boxes follow one another; use margins, which may be negative";
    return {
        size(),
        pageName(),
        keywords<Break>("break-before", breaks(), "auto", elementsOnly, "page break before the box",
                        &Style::breakBefore),
        keywords<Break>("break-after", breaks(), "auto", elementsOnly,
                        "page break after the box; avoid keeps it with what follows", &Style::breakAfter),
        keywords<bool>("break-inside", {{"auto", false}, {"avoid", true}, {"avoid-page", true}}, "auto", elementsOnly,
                       "whether the box may be cut by a page", &Style::avoidBreakInside),
        keywords<bool>(
            "float", {{"none", false}, {"footnote", true}}, "none", elementsOnly,
            "footnote sets the element at the foot of its page; what has no room there goes over to the next",
            &Style::footnote, {{"left", noFloat}, {"right", noFloat}}),
        fixed("position", "static", "boxes stand where the flow puts them",
              {{"relative", noPosition},
               {"absolute", noPosition},
               {"fixed", "use a margin box of @page"},
               {"sticky", noPosition},
               {"running", noPosition}}),
        fixed("box-decoration-break", "slice", "a box cut by a page keeps no border at the cut",
              {{"clone", "boxes are cut open by a page"}}),
        longhand("bookmark-level", "none or a whole number from 1 to 6", "none", elementsOnly,
                 "level of the element in the outline of the PDF", &Style::bookmarkLevel, parseBookmarkLevel),
        longhand("counter-reset", takesCounters, "none", {false, onElement | onPage},
                 "counters that begin anew here, at 0 or the number given", &Style::counterReset, counters(0)),
        longhand("counter-increment", takesCounters, "none", {false, onElement | onPage},
                 "counters that count here, by 1 or the number given", &Style::counterIncrement, counters(1)),
        longhand("counter-set", takesCounters, "none", elementsOnly, "counters that get a value here",
                 &Style::counterSet, counters(0)),
        longhand("string-set", "none, or names each with what it holds after it", "none", elementsOnly,
                 "named strings for running heads", &Style::stringSet, parseStringSet),
        longhand(
            "content",
            "none, normal, or strings, counter(), counters(), string(), attr(), target-counter(), target-text() "
            "and leader()",
            "normal", {false, onElement | onMarginBox},
            "what stands in ::before, ::after and the other pseudo-elements, and in margin boxes; counter(pages) is "
            "the last number before page numbers begin anew",
            &Style::content, parseContent),
    };
}

}  // namespace oordeel::css
