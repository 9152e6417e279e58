#include "pdf/tags.h"

#include <algorithm>
#include <utility>

#include "layout/extent.h"
#include "pdf/roles.h"
#include "pdf/tidy.h"
#include "pdf/words.h"

namespace oordeel::pdf {

namespace {

using html::NodeId;

int span(const html::Node& cell, std::string_view name) {
    const std::string* value = html::attribute(cell, name);
    if (!value || value->empty() || value->size() > 4) return 1;
    int number = 0;
    for (char c : *value) {
        if (c < '0' || c > '9') return 1;
        number = number * 10 + (c - '0');
    }
    return std::clamp(number, 1, 1000);  // HTML's own limit
}

/// What belongs to the page and stands in its upper or lower margin is its header or footer; a repeated header of a
/// table belongs to the page too.
std::string_view artifactOf(const layout::Mark& mark, const layout::Page& page) {
    if (!mark.pagination) return "/Type/Layout";
    const std::optional<layout::Rect> covered = extent(mark);
    if (covered && covered->y + covered->height <= page.areaTop)
        return "/Type/Pagination/Subtype/Header/Attached[/Top]";
    if (covered && covered->y >= page.areaBottom) return "/Type/Pagination/Subtype/Footer/Attached[/Bottom]";
    return "/Type/Pagination";
}

/// How markers number a list (ISO 32000-1, table 347); empty when they do not say.
std::string_view numberingOf(const std::vector<std::u32string>& markers) {
    bool small = false, large = false, roman = true, first = true;
    for (std::u32string marker : markers) {
        while (!marker.empty() && (marker.back() == U' ' || marker.back() == U'.' || marker.back() == U')'))
            marker.pop_back();
        if (marker.empty()) return "";
        const char32_t sign = marker.front();
        if (sign == U'\u2022') return "Disc";
        if (sign == U'\u25E6') return "Circle";
        if (sign == U'\u25AA') return "Square";
        if (sign >= U'0' && sign <= U'9') return "Decimal";
        small = small || (sign >= U'a' && sign <= U'z');
        large = large || (sign >= U'A' && sign <= U'Z');
        // A single "c" may be a hundred; no list of letters begins with "i", and none of numerals with "a".
        roman = roman && marker.find_first_not_of(U"ivxlcdmIVXLCDM") == std::u32string::npos &&
                (!first || marker == U"i" || marker == U"I" || marker.size() > 1);
        first = false;
    }
    if (small == large) return "";
    return roman ? (small ? "LowerRoman" : "UpperRoman") : (small ? "LowerAlpha" : "UpperAlpha");
}

class Builder {
  public:
    Builder(const layout::Pages& pages, const html::Document& document)
        : pages_(pages),
          document_(document),
          roles_(rolesOf(document)),
          ownerOf_(document.nodes.size(), noTag),
          linked_(document.nodes.size()) {
        const Destinations places = destinations(pages);
        for (const layout::Page& page : pages.pages) {
            for (const layout::Link& link : page.links) {
                if (isLive(link, places)) linked_[static_cast<size_t>(link.node)] = true;
            }
        }
    }

    TagTree build() {
        tree_.document = &document_;
        tree_.tags.reserve(roles_.size() - static_cast<size_t>(std::count(roles_.begin(), roles_.end(), "")) + 1);
        tree_.tags.emplace_back().role = "Document";
        if (document_.body != html::noNode) visit(document_.body, 0, document_.language);
        cutPages();
        numberLists();
        placeContent();
        placeLinks();
        measureFigures();
        nameHeaders();
        return tidy(std::move(tree_));
    }

  private:
    // --- the document's elements become tags; each node leaves a place in its tag where its marks will go

    size_t addTag(std::string_view role, NodeId node, size_t parent) {
        const size_t index = tree_.tags.size();
        tree_.tags.emplace_back().role = role;
        tree_.tags.back().node = node;
        tree_.tags.back().parent = parent;
        tree_.tags[parent].kids.push_back({Kid::Kind::tag, index, 0});
        return index;
    }

    void own(NodeId id, size_t tag) {
        ownerOf_[static_cast<size_t>(id)] = tag;
        if (tag != noTag) tree_.tags[tag].kids.push_back({Kid::Kind::content, static_cast<size_t>(id), unplaced});
    }

    void visit(NodeId id, size_t parent, const std::string& outerLanguage) {
        const html::Node& node = document_[id];
        if (node.kind == html::Node::Kind::text) return own(id, parent);
        if (node.kind == html::Node::Kind::generated) return own(id, tagOfGenerated(id, parent));

        const std::string* attribute = html::attribute(node, "lang");
        const std::string& language = attribute ? *attribute : outerLanguage;
        const size_t tag = tagOfElement(id, parent, language != outerLanguage);
        if (tag != parent && language != outerLanguage)
            tree_.tags[tag].withParticulars().language = fullLanguage(language);
        own(id, tag);
        visitChildren(id, tag, language);
    }

    void visitChildren(NodeId id, size_t tag, const std::string& language) {
        const html::Node& node = document_[id];
        if (role(id) == "Figure" || replacement(id)) {
            for (NodeId child : node.children) ownAll(child, tag);
        } else if (role(id) == "LI" || role(id) == "TOCI") {
            visitListItem(id, tag, language);
        } else if (role(id) == "L" && node.name == "dl") {
            visitDescriptions(id, tag, language);
        } else {
            for (NodeId child : node.children) visit(child, tag, language);
        }
    }

    std::string_view role(NodeId id) const { return roles_[static_cast<size_t>(id)]; }

    /// What is to be heard in the place of an element's content: the aria-label of a word, a paragraph or a cell. That
    /// of a section is its title, that of a link the description of its annotations. No link is silenced.
    const std::string* replacement(NodeId id) const {
        const std::string* label = html::attribute(document_[id], "aria-label");
        const bool mayHave = role(id).empty() || isInline(role(id)) || isParagraph(role(id));
        return label && mayHave && role(id) != "Figure" && !holdsLink(id) ? label : nullptr;
    }

    bool holdsLink(NodeId id) const {
        const html::Node& node = document_[id];
        return linked_[static_cast<size_t>(id)] ||
               std::any_of(node.children.begin(), node.children.end(), [&](NodeId child) { return holdsLink(child); });
    }

    /// All marks of a figure belong to the figure.
    void ownAll(NodeId id, size_t tag) {
        own(id, tag);
        for (NodeId child : document_[id].children) ownAll(child, tag);
    }

    size_t tagOfGenerated(NodeId id, size_t parent) {
        const std::string& name = document_[id].name;
        if (name == "::footnote-marker") return addTag("Lbl", id, parent);
        if (name == "::footnote-call") return addTag("Reference", id, parent);
        return parent;
    }

    /// The tag for an element's content: a new one, or the parent's when the element has no role of its own.
    size_t tagOfElement(NodeId id, size_t parent, bool otherLanguage) {
        const html::Node& node = document_[id];
        if (id == document_.body) return 0;
        if (node.name == "a" && linked_[static_cast<size_t>(id)]) return addTag("Link", id, parent);
        if (hasChild(node, "::footnote-marker")) return addTag("Note", id, parent);

        const std::string_view role = this->role(id);
        if (role == "Figure") return tagOfFigure(id, parent);
        if (const std::string* label = replacement(id)) {
            const size_t tag = addTag("Span", id, role.empty() || isInline(role) ? parent : tagWithRole(id, parent));
            tree_.tags[tag].withParticulars().alternative = *label;
            return tag;
        }
        if (const std::string* title = html::attribute(node, "title"); node.name == "abbr" && title) {
            const size_t tag = addTag("Span", id, parent);
            tree_.tags[tag].withParticulars().expansion = *title;
            return tag;
        }
        if (role.empty()) return otherLanguage ? addTag("Span", id, parent) : parent;
        return tagWithRole(id, parent);
    }

    size_t tagWithRole(NodeId id, size_t parent) {
        const html::Node& node = document_[id];
        const std::string_view role = this->role(id);
        const size_t tag = addTag(role, id, parent);
        if (const std::string* label = html::attribute(node, "aria-label"); label && isGrouping(role)) {
            tree_.tags[tag].withParticulars().title = *label;
        }
        if (role == "L" && node.name != "dl") tree_.tags[tag].listNumbering = numbering(node);
        if (role == "TH") {
            const std::string* written = html::attribute(node, "scope");
            tree_.tags[tag].scope = scope(node, parent);
            tree_.tags[tag].headsGroup = written && *written == "rowgroup";
        }
        if (role == "TH" || role == "TD") {
            tree_.tags[tag].columnSpan = span(node, "colspan");
            tree_.tags[tag].rowSpan = span(node, "rowspan");
        }
        return tag;
    }

    /// A picture without a description has the words in it for one; without words it only decorates.
    size_t tagOfFigure(NodeId id, size_t parent) {
        const html::Node& node = document_[id];
        const std::string* label = html::attribute(node, node.name == "img" ? "alt" : "aria-label");
        const std::string alternative = collapsed(label ? *label : html::textContent(document_, id));
        if (alternative.empty()) return noTag;
        const size_t tag = addTag("Figure", id, parent);
        tree_.tags[tag].withParticulars().alternative = alternative;
        return tag;
    }

    bool hasChild(const html::Node& node, std::string_view name) const {
        return std::any_of(node.children.begin(), node.children.end(),
                           [&](NodeId child) { return document_[child].name == name; });
    }

    std::string_view numbering(const html::Node& list) const {
        const bool labelled = std::any_of(list.children.begin(), list.children.end(), [&](NodeId item) {
            return document_[item].name == "li" && hasChild(document_[item], "::marker");
        });
        if (!labelled) return "None";
        if (list.name == "ul") return "Disc";
        const std::string* type = html::attribute(list, "type");
        if (!type) return "Decimal";
        return *type == "a"   ? "LowerAlpha"
               : *type == "A" ? "UpperAlpha"
               : *type == "i" ? "LowerRoman"
               : *type == "I" ? "UpperRoman"
                              : "Decimal";
    }

    std::string_view scope(const html::Node& cell, size_t row) const {
        const std::string* scope = html::attribute(cell, "scope");
        if (scope && (*scope == "col" || *scope == "colgroup")) return "Column";
        if (scope && (*scope == "row" || *scope == "rowgroup")) return "Row";
        const size_t group = tree_.tags[row].parent;
        return group != noTag && tree_.tags[group].role == "THead" ? "Column" : "Row";
    }

    /// LI: Lbl with the marker, LBody with everything else. An entry of a table of contents has no body.
    void visitListItem(NodeId id, size_t item, const std::string& language) {
        const html::Node& node = document_[id];
        const auto isMarker = [&](NodeId child) { return document_[child].name == "::marker"; };
        for (NodeId child : node.children) {
            if (isMarker(child)) own(child, addTag("Lbl", child, item));
        }
        const size_t body = role(id) == "LI" ? addTag("LBody", id, item) : item;
        for (NodeId child : node.children) {
            if (!isMarker(child)) visit(child, body, language);
        }
    }

    /// A list of descriptions is a list too: each dt that follows a dd, or a div, begins an LI.
    void visitDescriptions(NodeId id, size_t list, const std::string& language) {
        size_t item = noTag;
        bool described = false;
        for (NodeId child : document_[id].children) {
            const std::string& name = document_[child].name;
            if (name == "div") {
                visitDescriptions(child, list, language);
                item = noTag;
            } else if (name == "dt" || name == "dd") {
                if (item == noTag || (name == "dt" && described)) item = addTag("LI", id, list);
                described = name == "dd";
                const size_t tag = addTag(described ? "LBody" : "Lbl", child, item);
                own(child, tag);
                visitChildren(child, tag, language);
            }
        }
    }

    // --- the marks of the pages go to their places

    void cutPages() {
        contentOf_.resize(document_.nodes.size());
        for (size_t p = 0; p < pages_.pages.size(); ++p) cutPage(p);
    }

    void cutPage(size_t p) {
        const std::vector<layout::Mark>& marks = pages_.pages[p].marks;
        std::vector<Sequence>& sequences = tree_.sequences.emplace_back();
        for (size_t m = 0; m < marks.size(); ++m) {
            const NodeId owner = marks[m].owner;
            const size_t tag = owner == html::noNode ? noTag : ownerOf_[static_cast<size_t>(owner)];
            const std::string_view artifact = tag == noTag ? artifactOf(marks[m], pages_.pages[p]) : "";
            if (!sequences.empty() && sequences.back().tag == tag && sequences.back().artifact == artifact) {
                sequences.back().end = m + 1;
                continue;
            }
            if (tag != noTag) contentOf_[static_cast<size_t>(owner)].push_back({p, sequences.size()});
            sequences.push_back({m, m + 1, tag, artifact});
        }
    }

    /// The text of the marker of a list item, as it stands on the page; empty when it has none, or a drawing.
    std::u32string markerOf(const html::Node& item) const {
        std::u32string text;
        for (const NodeId child : item.children) {
            if (document_[child].name != "::marker") continue;
            for (const auto& [page, sequence] : contentOf_[static_cast<size_t>(child)]) {
                const Sequence& part = tree_.sequences[page][sequence];
                for (size_t m = part.begin; m < part.end; ++m) {
                    const auto* run = std::get_if<layout::TextRun>(&pages_.pages[page].marks[m].what);
                    if (run) text += run->text;
                }
            }
        }
        return text;
    }

    /// Says of each list how it is numbered by the markers that its style gave it.
    void numberLists() {
        for (Tag& tag : tree_.tags) {
            if (tag.listNumbering.empty() || tag.listNumbering == "None") continue;
            std::vector<std::u32string> markers;
            for (const NodeId item : document_[tag.node].children)
                if (document_[item].name == "li") markers.push_back(markerOf(document_[item]));
            if (const std::string_view seen = numberingOf(markers); !seen.empty()) tag.listNumbering = seen;
        }
    }

    void placeContent() {
        for (Tag& tag : tree_.tags) {
            std::vector<Kid> placed;
            for (const Kid& kid : tag.kids) {
                if (kid.kind == Kid::Kind::tag) {
                    placed.push_back(kid);
                } else {
                    for (auto [page, sequence] : contentOf_[kid.index]) {
                        placed.push_back({Kid::Kind::content, sequence, page});
                    }
                }
            }
            tag.kids = std::move(placed);
        }
    }

    void placeLinks() {
        for (size_t p = 0; p < pages_.pages.size(); ++p) {
            const std::vector<layout::Link>& links = pages_.pages[p].links;
            for (size_t i = 0; i < links.size(); ++i) {
                if (links[i].node == html::noNode) continue;
                const size_t tag = ownerOf_[static_cast<size_t>(links[i].node)];
                if (tag != noTag && tree_.tags[tag].role == "Link") {
                    tree_.tags[tag].kids.push_back({Kid::Kind::link, i, p});
                }
            }
        }
    }

    void measureFigures() {
        for (Tag& tag : tree_.tags) {
            if (tag.role == "Figure" && !tag.kids.empty()) tag.withParticulars().boxPage = tag.kids.front().page;
        }
        for (size_t p = 0; p < pages_.pages.size(); ++p) {
            for (const Sequence& sequence : tree_.sequences[p]) {
                if (sequence.tag == noTag) continue;
                Tag& tag = tree_.tags[sequence.tag];
                if (tag.role != "Figure" || tag.particulars().boxPage != p) continue;
                std::optional<layout::Rect>& box = tag.withParticulars().box;
                for (size_t m = sequence.begin; m < sequence.end; ++m) {
                    const auto covered = extent(pages_.pages[p].marks[m]);
                    if (covered) box = box ? united(*box, *covered) : *covered;
                }
            }
        }
    }

    /// The headings that cells name by their ids.
    void nameHeaders() {
        std::map<std::string_view, size_t> byId;
        for (size_t i = 0; i < tree_.tags.size(); ++i) {
            if (tree_.tags[i].role != "TH") continue;
            if (const std::string* id = html::attribute(document_[tree_.tags[i].node], "id")) byId.emplace(*id, i);
        }
        for (Tag& tag : tree_.tags) {
            if (byId.empty() || (tag.role != "TD" && tag.role != "TH")) continue;
            const std::string* ids = html::attribute(document_[tag.node], "headers");
            for (std::string_view rest = ids ? *ids : std::string_view(); !rest.empty();) {
                const size_t end = std::min(rest.find_first_of(" \t\n"), rest.size());
                if (const auto found = byId.find(rest.substr(0, end)); found != byId.end()) {
                    tag.headers.push_back(found->second);
                }
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
    }

    static constexpr size_t unplaced = noTag;

    const layout::Pages& pages_;
    const html::Document& document_;
    std::vector<std::string_view> roles_;  ///< by node
    TagTree tree_;
    std::vector<size_t> ownerOf_;                                    ///< by node: the tag of its marks
    std::vector<bool> linked_;                                       ///< by node: an <a> that leads somewhere
    std::vector<std::vector<std::pair<size_t, size_t>>> contentOf_;  ///< by node: page and sequence that it begins
};

}  // namespace

const Particulars& Tag::particulars() const {
    static const Particulars none;
    return particular ? *particular : none;
}

Particulars& Tag::withParticulars() {
    if (!particular) particular = std::make_unique<Particulars>();
    return *particular;
}

TagTree tagTree(const layout::Pages& pages, const html::Document& document) {
    return Builder(pages, document).build();
}

Destinations destinations(const layout::Pages& pages) {
    Destinations out;
    for (const layout::Anchor& anchor : pages.anchors) out.emplace(anchor.id, &anchor);
    return out;
}

bool isLive(const layout::Link& link, const Destinations& destinations) {
    if (link.node == html::noNode || link.target.empty()) return false;
    return link.target[0] != '#' || destinations.count(std::string_view(link.target).substr(1)) > 0;
}

std::string fullLanguage(const std::string& language) {
    return language.empty() ? "und" : language == "nl" ? "nl-NL" : language;
}

}  // namespace oordeel::pdf
