#include "html/nesting.h"

#include <algorithm>
#include <map>
#include <string>

#include "html/subset.h"

namespace oordeel::html {
namespace {

// gumbo takes time quadratic in the depth.
constexpr size_t deepest = 256;

/// Elements whose start ends an open <p> (HTML standard, "optional tags").
constexpr std::string_view endsParagraph =
    "address article aside blockquote div dl figcaption figure footer h1 h2 h3 h4 h5 h6 header hr main nav ol p pre "
    "section "
    "table ul";

/// Whether the end tag may be left out.
bool endIsOptional(std::string_view name) {
    return listHolds("html head body p li dt dd thead tbody tfoot tr td th colgroup", name);
}

/// Elements at whose end an open <p> is a mistake, that HTML mends by copying them.
constexpr std::string_view isFormatting = "a b code del em i ins s small strong u";

/// Whether the start of `next` ends `open`, whose end tag is optional.
bool startEnds(std::string_view next, std::string_view open) {
    if (open == "p") return listHolds(endsParagraph, next);
    if (open == "li") return next == "li";
    if (open == "dt" || open == "dd") return next == "dt" || next == "dd";
    if (open == "td" || open == "th") return listHolds("td th tr thead tbody tfoot", next);
    if (open == "tr") return listHolds("tr thead tbody tfoot", next);
    if (open == "thead" || open == "tbody" || open == "tfoot") return listHolds("thead tbody tfoot", next);
    if (open == "colgroup") return listHolds("colgroup thead tbody tfoot tr", next);
    return open == "head" && next == "body";
}

class Nester {
  public:
    Nester(const Tokens& tokens, Complaints& complaints) : tokens_(tokens), complaints_(complaints) {}

    Nesting run() {
        out_.sound = tokens_.complete;
        out_.places.reserve(tokens_.all.size());
        for (const Token& token : tokens_.all) {
            if (complaints_.tooMany()) out_.sound = false;
            if (!goesOn_ || complaints_.tooMany()) return std::move(out_);
            switch (token.kind) {
                case Token::Kind::doctype:
                    doctype(token);
                    break;
                case Token::Kind::text:
                    text(token);
                    break;
                case Token::Kind::startTag:
                    start(token);
                    break;
                case Token::Kind::endTag:
                    end(token);
                    break;
            }
        }
        // Of a source that broke off in the middle of a tag, what is still open says nothing.
        if (tokens_.complete && goesOn_) closeDownTo(0, "the end of the file");
        return std::move(out_);
    }

  private:
    struct Open {
        std::string_view name;
        size_t offset;
        int place;
        const Element* element;
        bool svg;       ///< what stands in it is SVG
        bool optional;  ///< its end tag may be left out
    };
    /// The last element that ended without its tag, and what ended it: for whoever still writes the tag.
    struct Ended {
        std::string_view name, by;
        size_t offset = 0, byOffset = 0;
    };

    void unsound(size_t offset, std::string message) {
        complaints_.error(offset, std::move(message));
        out_.sound = false;
    }

    bool inSvg() const { return !open_.empty() && open_.back().svg; }

    void doctype(const Token& token) {
        if (!out_.places.empty()) complaints_.error(token.offset, "<!DOCTYPE html> stands before everything else");
        out_.wholeDocument = true;
    }

    void text(const Token& token) {
        if (isBlank(token.text)) return;
        const size_t inset =
            static_cast<size_t>(std::find_if(token.text.begin(), token.text.end(), [](char c) { return !isSpace(c); }) -
                                token.text.begin());
        const size_t offset = token.offset + inset;
        if (!open_.empty() && !open_.back().element->holdsText) {
            const std::string in(open_.back().name);
            const std::string cure = in == "tr" || in == "table"        ? "; put it in a <td>"
                                     : in == "ul" || in == "ol"         ? "; put it in an <li>"
                                     : in == "head" || in == "html"     ? "; put it in the <body>"
                                     : open_.back().svg && in != "defs" ? "; put it in a <text>"
                                                                        : "";
            unsound(offset, "text cannot stand directly inside <" + in + ">" + cure);
        }
        out_.places.push_back({offset, open_.empty() ? -1 : open_.back().place, {}});
    }

    void start(const Token& token) {
        const bool svg = inSvg();
        if (!svg) endByStart(token);
        const Element* element = findElement(token.name, svg);
        if (!element) {
            unsound(token.offset, whyNotElement(token.name, svg));
            static const Element unknown;
            if (isVoid(token.name) && !svg) return;
            element = &unknown;
        } else {
            checkAttributes(token, *element);
            checkParent(token, *element);
        }
        if (token.name == "html" && !svg) out_.wholeDocument = true;
        if (token.selfClosing && !element->empty && !svg && token.name != "svg") {
            unsound(token.offset, "<" + token.name + "/> is not closed by its slash in HTML; write <" + token.name +
                                      "></" + token.name + ">");
        }
        const int place = static_cast<int>(out_.places.size());
        out_.places.push_back({token.offset, open_.empty() ? -1 : open_.back().place, token.name});
        if (element->empty || token.selfClosing) return;
        if (open_.size() == deepest) {
            unsound(token.offset, "this element is the " + std::to_string(deepest + 1) + "th inside another; at most " +
                                      std::to_string(deepest) + " may be open at once");
            goesOn_ = false;
            return;
        }
        open_.push_back(
            {token.name, token.offset, place, element, svg || token.name == "svg", endIsOptional(token.name)});
    }

    /// Closes the elements that the start of another ends. A <p> that is still open in an <li> ends with the <li>.
    void endByStart(const Token& token) {
        size_t keep = open_.size();
        for (size_t i = open_.size(); i-- > 0 && open_[i].optional;) {
            if (startEnds(token.name, open_[i].name)) keep = i;
        }
        if (keep == open_.size()) return;
        ended_ = {open_[keep].name, token.name, open_[keep].offset, token.offset};
        open_.resize(keep);
    }

    void end(const Token& token) {
        if (isVoid(token.name) && !inSvg()) {
            return unsound(token.offset, "<" + token.name + "> has no content, so it has no end tag; leave out </" +
                                             token.name + ">");
        }
        size_t match = open_.size();
        while (match > 0 && open_[match - 1].name != token.name) --match;
        if (match == 0) return unsound(token.offset, complaintAboutLoneEnd(token));
        closeDownTo(match, "</" + token.name + ">");
        open_.resize(match - 1);
    }

    std::string complaintAboutLoneEnd(const Token& token) const {
        const std::string tag = "</" + token.name + ">";
        if (ended_.name != token.name)
            return tag + " closes nothing that is open; leave it out or write <" + token.name + "> before it";
        return tag + " comes too late: <" + std::string(ended_.by) + "> on " + complaints_.line(ended_.byOffset) +
               " already ended the <" + token.name + "> of " + complaints_.line(ended_.offset);
    }

    void closeDownTo(size_t keep, const std::string& by) {
        const bool inFormatting = keep > 0 && listHolds(isFormatting, open_[keep - 1].name);
        while (open_.size() > keep) {
            const Open& last = open_.back();
            if (!last.optional || last.svg || inFormatting) {
                unsound(last.offset, "<" + std::string(last.name) + "> is not closed before " + by + "; write </" +
                                         std::string(last.name) + ">");
            }
            open_.pop_back();
        }
    }

    void checkParent(const Token& token, const Element& element) {
        const std::string tag = "<" + token.name + ">";
        if (open_.empty()) {
            // A fragment may leave out <html>, <head> and <body>.
            const bool fine = element.inside.empty() || element.inside == "-" || listHolds(element.inside, "html");
            if (!fine) unsound(token.offset, tag + " cannot stand alone; put it " + choice(element.inside));
            return;
        }
        const Open& parent = open_.back();
        const std::string in(parent.name);
        if (parent.element->name.empty()) return;  // told already that it is outside the subset
        if (!element.inside.empty() && !listHolds(element.inside, in)) {
            return unsound(token.offset, tag + " cannot stand inside <" + in + ">" +
                                             (element.inside == "-" ? "; it holds the whole document"
                                                                    : "; put it " + choice(element.inside)));
        }
        if (parent.element->holds == "-") {
            return unsound(token.offset, tag + " cannot stand inside <" + in + ">, which holds text alone");
        }
        if (!parent.element->holds.empty() && !listHolds(parent.element->holds, token.name)) {
            unsound(token.offset, tag + " cannot stand directly inside <" + in + ">, which holds " +
                                      tagList(parent.element->holds, " and "));
        }
    }

    /// "ul ol" → "in a <ul> or <ol>".
    static std::string choice(std::string_view names) { return "in " + tagList(names, " or "); }
    static std::string tagList(std::string_view names, const std::string& last) {
        std::string out;
        while (!names.empty()) {
            const size_t end = std::min(names.find(' '), names.size());
            const bool isLast = end == names.size();
            if (!out.empty()) out += isLast ? last : ", ";
            out += "<" + std::string(names.substr(0, end)) + ">";
            names.remove_prefix(isLast ? end : end + 1);
        }
        return out;
    }

    void checkAttributes(const Token& token, const Element& element) {
        for (const TagAttribute& attribute : token.attributes) {
            if (const TagAttribute* twin = earlierOf(token, attribute)) {
                complaints_.error(attribute.nameOffset, attribute.name + " is given twice to one <" + token.name +
                                                            ">; the first is on " + complaints_.line(twin->nameOffset));
            } else if (!takesAttribute(element, attribute.name)) {
                complaints_.error(attribute.nameOffset, whyNotAttribute(element, attribute.name));
            } else {
                checkValue(token, attribute);
            }
        }
        std::string_view required = element.required;
        while (!required.empty()) {
            const size_t end = std::min(required.find(' '), required.size());
            const std::string name(required.substr(0, end));
            const bool given = std::any_of(token.attributes.begin(), token.attributes.end(),
                                           [&](const TagAttribute& a) { return a.name == name; });
            if (!given) {
                const bool isAlternative = token.name == "img" && name == "alt";
                complaints_.error(token.offset,
                                  "<" + token.name + "> needs " + name + "=\"…\"" +
                                      (isAlternative ? "; say in it what the picture shows, or leave the quotes empty "
                                                       "when it only decorates"
                                                     : ""));
            }
            required.remove_prefix(std::min(end + 1, required.size()));
        }
    }

    void checkValue(const Token& token, const TagAttribute& attribute) {
        if (attribute.name == "id") {
            if (attribute.value.empty() || attribute.value.find_first_of(" \t\r\n\f") != std::string_view::npos) {
                complaints_.error(attribute.valueOffset, "an id is one word; write it without spaces");
            }
            const auto [first, isNew] = ids_.emplace(attribute.value, attribute.valueOffset);
            if (!isNew) {
                complaints_.error(attribute.valueOffset,
                                  "id \"" + std::string(attribute.value) + "\" is given already on " +
                                      complaints_.line(first->second) + "; each id is given once");
            }
        }
        if (token.name == "link" && attribute.name == "rel" && lowerCase(attribute.value) != "stylesheet") {
            complaints_.error(attribute.valueOffset,
                              "a document links to style sheets alone; write rel=\"stylesheet\"");
        }
        if (token.name == "link" && attribute.name == "href" && isBlank(attribute.value)) {
            complaints_.error(attribute.valueOffset, "the name of the style sheet is missing; write href=\"….css\"");
        }
    }

    const Tokens& tokens_;
    Complaints& complaints_;
    Nesting out_;
    std::vector<Open> open_;
    Ended ended_;
    std::map<std::string_view, size_t> ids_;
    bool goesOn_ = true;
};

}  // namespace

Nesting nest(const Tokens& tokens, Complaints& complaints) {
    return Nester(tokens, complaints).run();
}

}  // namespace oordeel::html
